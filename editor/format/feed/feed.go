// Package feed reads what web sites give to be taken: RSS, Atom and JSON feeds, and
// the exports of WordPress (WXR), which it also writes. Each item is a story.
//
// Feeds are read by gofeed, which knows the dialects; Media RSS, Dublin Core and
// Creative Commons say whose words and pictures are. Nothing that a feed points to is
// fetched.
package feed

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/json"
	"golang.org/x/net/html"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// MaxItems is how many items of one file are read.
const MaxItems = 5000

// The ways in which a feed cannot be read; match with errors.Is.
var (
	ErrBroken = errors.New("the feed is damaged and cannot be read: save it again, or the page of the story instead")
	ErrNone   = errors.New("the feed holds no story")
)

// Read reads every item of a feed that is a story.
func Read(text string) ([]piece.Piece, error) {
	if err := safe(text); err != nil {
		return nil, err
	}
	text = undeclared(text)
	f, err := gofeed.NewParser().Parse(strings.NewReader(text))
	if err != nil {
		if strings.HasPrefix(text, "{") {
			err = cmp.Or(packed.JSON([]byte(text), new(json.Feed)), err)
		}
		return nil, fmt.Errorf("%w (%v)", ErrBroken, err)
	}
	sources := parts(text)
	if len(sources) != len(f.Items) {
		sources = make([]string, len(f.Items)) // the whole will do
	}
	var all []piece.Piece
	for i, item := range f.Items[:min(len(f.Items), MaxItems)] {
		r := reader{feed: f, item: item, part: sources[i]}
		if p, ok := r.read(); ok {
			p.Source = source(p.Story.Article, sources[i])
			all = append(all, p)
		}
	}
	if len(all) == 0 {
		return nil, ErrNone
	}
	if n := len(f.Items); n > MaxItems {
		all[0].Note(fmt.Sprintf("%d items left out: a file may hold %d", n-MaxItems, MaxItems), "", 0)
	}
	return all, nil
}

// source is the part of a file that a story was read from, nil for the whole.
func source(a editor.Article, part string) *editor.Original {
	if part == "" {
		return nil
	}
	name := path.Base(strings.TrimRight(a.URL, "/"))
	if u, err := url.Parse(a.URL); err == nil && u.Path != "" && u.Path != "/" {
		name = path.Base(u.Path)
	}
	if name = strings.TrimSuffix(name, path.Ext(name)); name == "." || name == "/" || name == "" {
		name = "item"
	}
	return &editor.Original{Name: name + ".xml", Bytes: []byte(part)}
}

// safe refuses what no feed needs: entities of its own, and elements without end in
// each other. Whether it is broken otherwise is for the reader to say.
func safe(text string) error {
	if !strings.Contains(text[:min(len(text), 4096)], "<") {
		return nil
	}
	d := packed.NewDecoder([]byte(text))
	for {
		if _, err := d.Token(); errors.Is(err, packed.ErrDoctype) || errors.Is(err, packed.ErrDeep) {
			return err
		} else if err != nil {
			return nil
		}
	}
}

var declaration = regexp.MustCompile(`^\s*<\?xml[^>]*\?>`)

// undeclared takes off the line that says which encoding the text was in, which by now
// is UTF-8, and the comments above the first element.
func undeclared(text string) string {
	text = strings.TrimSpace(declaration.ReplaceAllString(text, ""))
	for strings.HasPrefix(text, "<!--") {
		_, rest, found := strings.Cut(text, "-->")
		if !found {
			break
		}
		text = strings.TrimSpace(rest)
	}
	return text
}

// Is reports whether b begins as a feed does, and IsExport whether as an export of
// WordPress, which is a feed as well.
func Is(b []byte) bool {
	name, _ := opening(b)
	switch name[strings.IndexByte(name, ':')+1:] {
	case "rss", "feed", "RDF", "{":
		return true
	}
	return false
}

func IsExport(b []byte) bool {
	name, tag := opening(b)
	return name == "rss" && strings.Contains(tag, "://wordpress.org/export/")
}

// opening returns the name of the first element and all of its tag. A JSON feed's name
// is its first bracket.
func opening(b []byte) (name, tag string) {
	head := strings.TrimLeft(string(b[:min(len(b), 64<<10)]), "\ufeff \t\r\n")
	if strings.HasPrefix(head, "{") {
		if strings.Contains(head[:min(len(head), 512)], "https://jsonfeed.org/version/") {
			return "{", ""
		}
		return "", ""
	}
	for strings.HasPrefix(head, "<?") || strings.HasPrefix(head, "<!") {
		end := ">"
		switch subset := strings.IndexByte(head, '['); {
		case strings.HasPrefix(head, "<!--"):
			end = "-->"
		case subset > 0 && subset < strings.IndexByte(head, '>'):
			end = "]>"
		}
		_, rest, found := strings.Cut(head, end)
		if !found {
			return "", ""
		}
		head = strings.TrimLeft(rest, " \t\r\n")
	}
	if !strings.HasPrefix(head, "<") {
		return "", ""
	}
	tag, _, _ = strings.Cut(head, ">")
	name = strings.TrimSuffix(strings.FieldsFunc(tag+" ", func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' })[0], "/")
	return strings.TrimPrefix(name, "<"), tag
}

var (
	rootTag = regexp.MustCompile(`(?s)<(rss|rdf:RDF|feed)(?:\s[^>]*)?>`)
	itemTag = regexp.MustCompile(`<(/?)(item|entry)(?:\s[^>]*)?/?>`)
	cdata   = regexp.MustCompile(`(?s)<!\[CDATA\[.*?\]\]>|<!--.*?-->`)
)

// parts returns each item as a feed of its own. What stands in CDATA is no element.
func parts(text string) []string {
	bare := cdata.ReplaceAllStringFunc(text, func(s string) string { return strings.Repeat(" ", len(s)) })
	root := rootTag.FindStringSubmatchIndex(bare)
	if root == nil {
		return nil
	}
	head, name := text[root[0]:root[1]]+"\n", text[root[2]:root[3]]
	foot := "\n</" + name + ">\n"
	if name == "rss" {
		head, foot = head+"<channel>\n", "\n</channel>"+foot
	}
	var all []string
	from := -1
	for _, m := range itemTag.FindAllStringSubmatchIndex(bare, -1) {
		switch closing := m[2] < m[3] || bare[m[1]-2] == '/'; {
		case closing && m[2] == m[3] && from < 0: // <item/>
			all = append(all, "")
		case !closing && from < 0:
			from = m[0]
		case closing && from >= 0:
			all = append(all, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"+head+text[from:m[1]]+foot)
			from = -1
		}
	}
	return all
}

// reader reads one item.
type reader struct {
	piece.Piece
	feed *gofeed.Feed
	item *gofeed.Item
	part string // the item as a feed of its own, "" where it cannot be told apart
}

// read returns the item as a story, false where there is nothing in it.
func (r *reader) read() (piece.Piece, bool) {
	r.Fielded = true
	a := &r.Story.Article
	base, _ := url.Parse(r.item.Link)
	a.Language = r.language()
	r.Fill("headline", plain(r.item.Title), "title of the item")
	r.Fill("url", web(r.item.Link, r.item.GUID), "link of the item")
	body, standfirst := r.item.Content, r.item.Description
	if strings.TrimSpace(body) == "" {
		body, standfirst = standfirst, ""
	}
	r.body(body, base)
	if about := summary(standfirst); about != "" && !repeats(about, a.Body) {
		r.Fill("standfirst", about, "description of the item, read as the standfirst")
	}
	r.authors()
	r.dates()
	r.rights()
	r.keywords()
	r.Fill("source", plain(first(r.dublinCore().Publisher, r.feed.Title)), "title of the feed, taken for the source")
	r.pictures(base)
	if id := r.item.GUID; id != "" && id != a.URL {
		r.Note("identifier of the item in the feed", id, 0)
	}
	r.Title = a.Headline
	for _, b := range a.Body {
		if r.Title == "" {
			r.Title = short(b.Words())
		}
	}
	return r.Piece, a.Headline != "" || len(a.Body) > 0
}

// body reads the HTML of an item, or its plain text. Pictures that only count
// readers are none; what other sites would show or run in it is named.
func (r *reader) body(source string, base *url.URL) {
	doc, err := markup.Parse(source)
	if err != nil {
		return
	}
	var framed []string
	for _, n := range markup.All(doc, markup.Named("iframe", "object", "embed")) {
		framed = append(framed, markup.Attr(n, "src")+markup.Attr(n, "data"))
	}
	f := markup.Flow{Base: base, Figure: figure(base)}
	f.ReadNoted(doc)
	for _, b := range f.Out {
		r.Add(b)
	}
	r.Behind(f.Moved)
	r.Left(len(markup.All(doc, markup.Named("script"))), "script", "scripts", "a story runs no programs")
	if n := len(framed); n > 0 {
		r.Note(counted(n, "frame", "frames")+" of another page left out: nothing is fetched; see there what it shows", strings.TrimSpace(strings.Join(framed, "\n")), 0)
	}
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func figure(base *url.URL) func(*html.Node) *editor.Image {
	return func(n *html.Node) *editor.Image {
		image := markup.Figure(n)
		if image == nil {
			return nil
		}
		img := markup.First(n, markup.Named("img"))
		if w, h := markup.Attr(img, "width"), markup.Attr(img, "height"); (w == "1" || w == "0") && (h == "1" || h == "0") {
			return nil
		}
		if image.File = markup.Absolute(base, image.File); image.File == "" {
			return nil
		}
		if caption := markup.First(n, markup.Named("figcaption")); caption != nil && image.Caption == "" && image.Credit == "" {
			image.Caption = markup.Words(caption)
		}
		return image
	}
}

// plain is a text in which mark-up may stand, without.
func plain(source string) string {
	if !strings.ContainsAny(source, "<&") {
		return markup.Squeeze(source)
	}
	doc, err := markup.Parse(source)
	if err != nil {
		return markup.Squeeze(source)
	}
	return markup.Words(doc)
}

var appeared = regexp.MustCompile(`\s*(?:The post .{1,300} (?:first appeared|appeared first) on .{1,200}\.|\[?(?:…|\.\.\.|&#8230;)\]?|(?:Continue reading|Read more).{0,200})\s*$`)

// summary is a description for readers, "" where it is too long for a standfirst.
func summary(source string) string {
	text := plain(source)
	for range 2 {
		text = appeared.ReplaceAllString(text, "")
	}
	if len(text) > 600 {
		return ""
	}
	return text
}

// repeats reports whether a summary is but the beginning of the body.
func repeats(summary string, body []editor.Block) bool {
	var all strings.Builder
	for _, b := range body {
		all.WriteString(b.Text + " ")
		if all.Len() > 2*len(summary)+100 {
			break
		}
	}
	return strings.HasPrefix(bare(all.String()), bare(summary))
}

func bare(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" \n\t\u00a0.,;:!?…\"'“”‘’-–—", r) }), " ")
}

// authors takes those whom the item names, by name and not by address.
func (r *reader) authors() {
	var names []string
	add := func(name string) {
		for _, one := range eachName(plain(name)) {
			if one != "" && !strings.Contains(one, "@") && !slices.Contains(names, one) {
				names = append(names, one)
			}
		}
	}
	for _, c := range r.dublinCore().Creator {
		add(c)
	}
	for _, p := range r.item.Authors {
		add(p.Name)
	}
	r.Byline(names, "author that the feed names")
}

var (
	betweenNames = regexp.MustCompile(`\s*(?:,\s*and\s|,|;|&|\sand\s)\s*`)
	wholeName    = regexp.MustCompile(`^\p{Lu}[\p{L}.'’-]*(?: \p{L}[\p{L}.'’-]*)+$`)
)

// eachName parts names that stand in one, as in "Nora Quist and Tom Ashby". What is no
// whole name on both sides stays as it is: "Doe, Jane", "Smith and Sons".
func eachName(all string) []string {
	parts := betweenNames.Split(all, -1)
	for _, p := range parts {
		if !wholeName.MatchString(p) {
			return []string{all}
		}
	}
	return parts
}

// dates takes the moment of publication with its zone, or that of the last change
// where there is no other.
func (r *reader) dates() {
	said, at, from := r.item.Published, r.item.PublishedParsed, "date of the item"
	if at == nil {
		said, at, from = r.item.Updated, r.item.UpdatedParsed, "date of the item's last change, taken for that of publication"
	}
	if at == nil {
		if said != "" {
			r.Note("date of the item left out: it is no date that Stet can read", said, 0)
		}
		return
	}
	stamp := *at
	if zoned, ok := inZone(said); ok && zoned.Equal(stamp) {
		stamp = zoned
	} else if !hasZone.MatchString(strings.TrimSpace(said)) {
		from += "; it names no time zone and is taken for UTC"
	}
	r.Fill("published", stamp.Format(time.RFC3339), from)
}

var hasZone = regexp.MustCompile(`(?:Z|[+-]\d{2}:?\d{2}|[A-Z]{2,5})$`)

// inZone reads the commonest dates as they are written, in their own zone.
func inZone(s string) (time.Time, bool) {
	s = strings.TrimSpace(s)
	for _, form := range []string{time.RFC1123Z, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04 -0700", "2 Jan 2006 15:04:05 -0700", time.RFC3339Nano, "2006-01-02T15:04:05-0700"} {
		if t, err := time.Parse(form, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

func (r *reader) rights() {
	dc := r.dublinCore()
	r.Fill("copyright.notice", plain(first(dc.Rights, r.extension("media", "copyright"))), "rights that the item names")
	r.Fill("copyright.notice", plain(r.entryRights()), "rights that the item names")
	r.Fill("copyright.notice", plain(r.feed.Copyright), "rights that the feed names")
	for _, space := range []string{"creativeCommons", "cc"} {
		r.Fill("licence", r.extension(space, "license"), "licence that the item names")
	}
	if all := r.item.Extensions["cc"]["license"]; len(all) > 0 {
		r.Fill("licence", all[0].Attrs["resource"], "licence that the item names")
	}
}

// entryRights are those that Atom has with an entry, which gofeed leaves out.
func (r *reader) entryRights() string {
	if r.feed.FeedType != "atom" || r.part == "" {
		return ""
	}
	root, err := packed.Parse([]byte(r.part))
	if err != nil {
		return ""
	}
	return root.Child("entry").Child("rights").Words()
}

func (r *reader) keywords() {
	var all []string
	add := func(k string) {
		if k = plain(k); k != "" && !slices.Contains(all, k) && !strings.Contains(k, ",") {
			all = append(all, k)
		}
	}
	for _, c := range r.item.Categories {
		add(c)
	}
	for _, s := range strings.Split(r.extension("media", "keywords"), ",") {
		add(s)
	}
	r.Fill("keywords", strings.Join(all, ", "), "categories of the item")
}

func (r *reader) language() string {
	if l := first(r.dublinCore().Language, r.feed.Language); len(l) < 20 {
		return strings.ReplaceAll(strings.TrimSpace(l), "_", "-")
	}
	return ""
}

// first returns the first of all that is not empty, or else.
func first(all []string, otherwise string) string {
	for _, s := range all {
		if strings.TrimSpace(s) != "" {
			return s
		}
	}
	return otherwise
}

// web returns the first that is an address of the web.
func web(all ...string) string {
	for _, s := range all {
		if s = strings.TrimSpace(s); strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") {
			return s
		}
	}
	return ""
}

func short(s string) string {
	words := strings.Fields(s)
	if len(words) > 10 {
		return strings.Join(words[:10], " ") + "…"
	}
	return strings.Join(words, " ")
}
