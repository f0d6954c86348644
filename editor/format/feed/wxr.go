package feed

import (
	"fmt"
	stdhtml "html"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// Exports of WordPress (WXR): RSS with the blog's own elements, one version of which
// differs little from the next. There is no description of it but WordPress itself:
// wp-admin/includes/export.php writes it, the WordPress Importer plugin reads it. Posts
// and pages are stories; the pictures of the media library go where a post shows them.

// recordKey names the field of a post of ours that holds its record. WordPress hides
// fields that begin with an underscore from its editors.
const recordKey = "_stet_record"

// export is one export while it is read.
type export struct {
	channel *packed.Node
	authors map[string]string // display names by login
	media   map[string]*post  // the media library, by ID
	posts   []*post
	parts   []string // the source of each item
	who     string   // the authors' elements, for the sources
}

// post is one item.
type post struct {
	*packed.Node
	at int // among the items
}

// ReadExport reads every post and page of an export of WordPress.
func ReadExport(text string) ([]piece.Piece, error) {
	text = undeclared(text)
	root, err := packed.Parse([]byte(text))
	if err != nil {
		return nil, err
	}
	channel := root.Child("channel")
	if channel == nil {
		return nil, ErrNone
	}
	x := &export{channel: channel, authors: map[string]string{}, media: map[string]*post{}, parts: parts(text)}
	if who := strings.Join(authorTag.FindAllString(text, -1), "\n"); len(who) < 32<<10 {
		x.who = who
	}
	for _, a := range channel.All("author") {
		if login := a.Child("author_login").Words(); login != "" {
			x.authors[login] = markup.Squeeze(a.Child("author_display_name").Words())
		}
	}
	left := map[string]int{}
	for i, item := range channel.All("item") {
		p := &post{item, i}
		switch kind := p.say("post_type"); {
		case kind == "attachment":
			x.media[p.say("post_id")] = p
		case kind == "post" || kind == "page" || kind == "":
			x.posts = append(x.posts, p)
		case p.say("encoded") != "" && !strings.HasPrefix(kind, "wp_") && !slices.Contains(furniture, kind):
			x.posts = append(x.posts, p)
		default:
			left[kind]++
		}
	}
	return x.stories(left)
}

var authorTag = regexp.MustCompile(`(?s)<wp:author>.*?</wp:author>`)

// furniture are kinds of items that are no stories.
var furniture = []string{"nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache", "user_request", "acf-field", "acf-field-group"}

func (x *export) stories(left map[string]int) ([]piece.Piece, error) {
	var all []piece.Piece
	for _, p := range x.posts[:min(len(x.posts), MaxItems)] {
		r := &postReader{export: x, post: p}
		if r.read() {
			if p.at < len(x.parts) && len(x.posts)+len(x.media) > 1 {
				r.Source = source(r.Story.Article, strings.Replace(x.parts[p.at], "<channel>\n", "<channel>\n"+x.who+"\n", 1))
			}
			all = append(all, r.Piece)
		}
	}
	if len(all) == 0 {
		return nil, ErrNone
	}
	if all[0].Ours {
		return all, nil
	}
	for _, kind := range sortedKeys(left) {
		all[0].Note(fmt.Sprintf("%d items of the kind %q left out: they are no stories", left[kind], kind), "", 0)
	}
	if n := len(x.posts); n > MaxItems {
		all[0].Note(fmt.Sprintf("%d posts left out: a file may hold %d", n-MaxItems, MaxItems), "", 0)
	}
	return all, nil
}

func sortedKeys(m map[string]int) []string {
	var all []string
	for k := range m {
		all = append(all, k)
	}
	slices.Sort(all)
	return all
}

// say returns the words of an element of the item, as they stand there.
func (p *post) say(name string) string { return p.Child(name).Words() }

// in returns the words of the element of that name in a vocabulary: content:encoded,
// excerpt:encoded.
func (p *post) in(space, name string) string {
	for _, n := range p.All(name) {
		if strings.Contains(n.Name.Space, space) {
			return n.Words()
		}
	}
	return ""
}

// meta returns a field of a post that WordPress, a plugin or Stet added.
func (p *post) meta(key string) string {
	for _, m := range p.All("postmeta") {
		if m.Child("meta_key").Words() == key {
			return m.Child("meta_value").Words()
		}
	}
	return ""
}

// terms returns the categories or tags of a post.
func (p *post) terms(domain string) []string {
	var all []string
	for _, c := range p.All("category") {
		if name := markup.Squeeze(stdhtml.UnescapeString(c.Words())); c.Attr("domain") == domain && name != "" && !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}

// postReader reads one post.
type postReader struct {
	piece.Piece
	*export
	*post
	left map[string]int // what WordPress or its plugins would have put in, by name
}

func (r *postReader) read() bool {
	r.Fielded, r.left = true, map[string]int{}
	if record := r.meta(recordKey); record != "" && r.own(record) {
		return true
	}
	a := &r.Story.Article
	content := r.in("content", "encoded")
	a.Language = strings.ReplaceAll(markup.Squeeze(r.channel.Child("language").Words()), "_", "-")
	r.Fill("headline", plain(r.say("title")), "title of the post")
	r.Fill("slug", slugOf(r.say("post_name")), "name of the post in addresses")
	r.body(content)
	if excerpt := plain(r.in("excerpt", "encoded")); !repeats(excerpt, a.Body) || excerpt == "" {
		r.Fill("standfirst", excerpt, "excerpt of the post, read as the standfirst")
	}
	r.byline()
	r.date()
	r.filed()
	r.status()
	r.featured()
	r.Fill("source", plain(r.channel.Child("title").Words()), "title of the site, taken for the source")
	if n := len(r.All("comment")); n > 0 {
		r.Left(n, "reader's comment", "readers' comments", "they are no part of the story")
	}
	var empty []string
	for _, name := range sortedKeys(r.left) {
		empty = append(empty, fmt.Sprintf("%s (%d)", name, r.left[name]))
	}
	if len(empty) > 0 {
		r.Note("blocks and shortcodes left out that the site fills in", strings.Join(empty, ", "), 0)
	}
	r.Title = a.Headline
	return a.Headline != "" || len(a.Body) > 0
}

func slugOf(name string) string {
	if s, err := url.PathUnescape(name); err == nil {
		return s
	}
	return name
}

// own reads a post that Stet wrote, or reports that its record was broken on the way
// through WordPress: it is then read as any other.
func (r *postReader) own(record string) bool {
	a := &r.Story.Article
	a.Headline = stdhtml.UnescapeString(r.say("title"))
	a.Standfirst = stdhtml.UnescapeString(r.in("excerpt", "encoded"))
	if doc, err := markup.Parse(r.in("content", "encoded")); err == nil {
		for _, n := range markup.All(doc, func(n *html.Node) bool { return markup.HasClass(n, notesClass) }) {
			n.Parent.RemoveChild(n)
		}
		wrapItems(doc)
		for _, b := range markup.ReadBlocks(doc) {
			r.Add(b)
		}
	}
	if err := r.ReadRecord([]byte(record)); err != nil {
		r.Piece = piece.Piece{Fielded: true}
		r.Note(err.Error()+": its fields are read from the post", "", 0)
		return false
	}
	r.Title = a.Headline
	r.signedAnew()
	return true
}

// wrapItems puts the words of each list item into a paragraph, where those of other
// programs stand that Stet wrote.
func wrapItems(doc *html.Node) {
	for _, li := range markup.All(doc, markup.Named("li")) {
		p := &html.Node{Type: html.ElementNode, Data: "p"}
		for c := li.FirstChild; c != nil && c.Type != html.CommentNode && !markup.Is(c, "ul", "ol", "p"); c = li.FirstChild {
			li.RemoveChild(c)
			p.AppendChild(c)
		}
		li.InsertBefore(p, li.FirstChild)
	}
}

// signedAnew takes over whom the post names where those who wrote it are others than its
// record has; who else made it stays.
func (r *postReader) signedAnew() {
	var known []string
	for _, name := range names(r.Story.Article) {
		if !slices.Contains(known, name) {
			known = append(known, name)
		}
	}
	said := r.signed()
	if len(known) == 0 || slices.Equal(known, said) {
		return
	}
	for _, w := range r.Story.Article.Authors {
		if name := markup.Squeeze(w.Name); !slices.Contains(known, name) {
			said = append(said, name)
		}
	}
	r.StandsAuthors(said)
}

// byline names those who wrote the post as readers see them.
func (r *postReader) byline() { r.Byline(r.signed(), "author of the post") }

// signed are the names of those who wrote the post.
func (r *postReader) signed() []string {
	var names []string
	add := func(name string) {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, guest := range r.terms("author") { // Co-Authors Plus
		add(guest)
	}
	if login := markup.Squeeze(r.say("creator")); login != "" && len(names) == 0 {
		if r.authors[login] != "" {
			login = r.authors[login]
		}
		add(login)
	}
	return names
}

const postDate = "2006-01-02 15:04:05"

// date takes the moment of publication. WordPress gives it twice, on the site's clock
// and on that of Greenwich, which tells the zone.
func (r *postReader) date() {
	here, errHere := time.Parse(postDate, r.say("post_date"))
	there, errThere := time.Parse(postDate, r.say("post_date_gmt"))
	switch {
	case errThere == nil && errHere == nil && here.Sub(there).Abs() <= 15*time.Hour:
		zone := time.FixedZone("", int(here.Sub(there).Seconds()))
		r.Fill("published", there.In(zone).Format(time.RFC3339), "date of the post")
	case errThere == nil:
		r.Fill("published", there.Format(time.RFC3339), "date of the post")
	default:
		if t, ok := inZone(r.say("pubDate")); ok && t.Year() > 1 {
			r.Fill("published", t.Format(time.RFC3339), "date of the post")
		}
	}
}

// filed takes where the post is filed: the first category for the section, the others
// and the tags for keywords.
func (r *postReader) filed() {
	categories := slices.DeleteFunc(r.terms("category"), func(s string) bool { return s == "Uncategorized" || s == "Allgemein" || s == "Non classé" })
	if len(categories) > 0 {
		r.Fill("section", categories[0], "first category of the post")
		categories = categories[1:]
	}
	keywords := slices.DeleteFunc(slices.Concat(categories, r.terms("post_tag")), func(s string) bool { return strings.Contains(s, ",") })
	r.Fill("keywords", strings.Join(keywords, ", "), "categories and tags of the post")
}

// status notes what WordPress knows of the state of the post.
func (r *postReader) status() {
	switch status := r.say("status"); status {
	case "publish", "", "inherit":
		r.Fill("url", web(r.say("link")), "address of the post")
	case "draft", "auto-draft":
		r.Note("the post is a draft in WordPress", status, 0)
	case "pending":
		r.Note("the post waits for review in WordPress", status, 0)
	case "future":
		r.Note("the post is not published yet: WordPress would have done so on its date", r.say("post_date"), 0)
	case "private":
		r.Note("the post is private in WordPress", status, 0)
	case "trash":
		r.Note("the post lay in WordPress's bin", status, 0)
	default:
		r.Note("state of the post in WordPress", status, 0)
	}
	if kind := r.say("post_type"); kind != "post" && kind != "" {
		r.Note("kind of the post in WordPress", kind, 0)
	}
	if r.say("post_password") != "" {
		r.Note("the post asks for a password in WordPress", "", 0)
	}
}

// featured puts the picture that a post is announced with above its body, where that
// does not show it.
func (r *postReader) featured() {
	m := r.media[r.meta("_thumbnail_id")]
	if m == nil {
		return
	}
	i := mediaFile(m)
	if i.File == "" || slices.ContainsFunc(r.Story.Article.Body, func(b editor.Block) bool { return b.Image != nil && sameFile(b.Image.File, i.File) }) {
		return
	}
	r.Add(editor.Block{Kind: editor.ImageBlock, Image: &i})
	body := r.Story.Article.Body
	last := body[len(body)-1]
	copy(body[1:], body)
	body[0] = last
	r.Note("picture that the post is announced with put above it", i.File, 0)
}

// mediaFile reads an item of the media library.
func mediaFile(m *post) editor.Image {
	i := editor.Image{File: web(m.say("attachment_url"), m.say("guid")), Alt: markup.Squeeze(m.meta("_wp_attachment_image_alt")), Caption: plain(m.in("excerpt", "encoded"))}
	i.Caption, i.Credit = credited(i.Caption)
	if credit := markup.Squeeze(m.meta("_media_credit")); credit != "" { // the plugin Media Credit
		i.Credit = credit
	}
	if !isPicture(i.File, "", "") {
		i.File = ""
	}
	return i
}
