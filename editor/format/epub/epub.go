// Package epub reads and writes books: a chapter for each story.
//
// EPUB 3.3: https://www.w3.org/TR/epub-33/. Books of version 2 are read as well. A book
// of ours keeps the record of each story in META-INF, where readers of books look for
// nothing else; it is written by hand, and not by a library, so that the same stories
// make the same bytes.
package epub

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

const (
	mediaType     = "application/epub+zip"
	containerName = "META-INF/container.xml"
	recordName    = "META-INF/stet-record-%d.json"
	fileAttr      = "data-file" // of a figure: what the story calls its picture
	altAttr       = "data-alt"
	hrefAttr      = "data-href" // of a link that leads nowhere from within a book
)

// MaxChapters is how many documents of a book are read.
const MaxChapters = 2000

// The ways in which a book cannot be read; match with errors.Is.
var (
	ErrNone      = errors.New("the book holds no text that Stet can read")
	ErrProtected = errors.New("the book is protected against being read by other programs: ask the publisher for a copy without")
)

// tag matches what a language may be called.
var tag = regexp.MustCompile(`^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$`)

// Is reports whether b is a book.
func Is(b []byte) bool {
	if !packed.IsZip(b) {
		return false
	}
	if len(b) > 58 && string(b[30:58]) == "mimetype"+mediaType {
		return true
	}
	f, err := packed.Open(b)
	return err == nil && f.Has(containerName)
}

// reader reads one book.
type reader struct {
	file     *packed.File
	folder   string // of the package document
	meta     *packed.Node
	items    map[string]*packed.Node // of the manifest, by ID
	spine    []string                // names of parts, in order
	labels   map[string]string       // what the contents call a part
	left     int                     // documents beside the order
	unread   int                     // documents that cannot be read
	remote   int                     // pictures that are not in the book
	aparts   map[string]*apart       // documents that notes stand in, nil for those that were read
	notes    []editor.Block          // of the story that is being read
	numbered int                     // of them
	overlong int
}

// Read reads a book: a story for each chapter that its contents list, or one for all
// where they list none.
func Read(b []byte) ([]piece.Piece, error) {
	file, err := packed.Open(b)
	if err != nil {
		return nil, err
	}
	r := &reader{file: file, items: map[string]*packed.Node{}, labels: map[string]string{}, aparts: map[string]*apart{}}
	if err := r.open(); err != nil {
		return nil, err
	}
	if file.Has(fmt.Sprintf(recordName, 1)) {
		if all, ok := r.own(); ok {
			return all, nil
		}
	}
	r.contents()
	all := r.chapters()
	if len(all) == 0 {
		if r.unread > 0 && r.protected() {
			return nil, ErrProtected
		}
		return nil, ErrNone
	}
	r.describe(all)
	return all, nil
}

// open finds the package document, and in it the documents in their order.
func (r *reader) open() error {
	c, err := r.file.XML(containerName)
	if err != nil {
		return err
	}
	root := packed.Clean(unescape(c.Child("rootfiles").Child("rootfile").Attr("full-path")))
	r.folder = path.Dir(root)
	opf, err := r.file.XML(root)
	if err != nil {
		return err
	}
	r.meta = opf.Child("metadata")
	if inner := r.meta.Child("dc-metadata"); inner != nil { // of the first version
		r.meta = inner
	}
	for _, i := range opf.Child("manifest").All("item") {
		r.items[i.Attr("id")] = i
	}
	for _, ref := range opf.Child("spine").All("itemref") {
		i := r.items[ref.Attr("idref")]
		switch kind := i.Attr("media-type"); {
		case i == nil || kind != "" && !strings.Contains(kind, "html"):
		case ref.Attr("linear") == "no" || strings.Contains(" "+i.Attr("properties")+" ", " nav "):
			r.left++
		case len(r.spine) == MaxChapters:
			r.overlong++
		default:
			r.spine = append(r.spine, r.name(r.folder, i.Attr("href")))
		}
	}
	return nil
}

// name is the part that an address in a part of that folder leads to, "" for what is
// not in the book.
func (r *reader) name(folder, href string) string {
	name, _ := r.address(folder, href)
	return name
}

// address is name, with the ID of the element that it leads to; the name is "" for one in
// the part itself.
func (r *reader) address(folder, href string) (name, id string) {
	u, err := url.Parse(strings.TrimSpace(href))
	switch {
	case err != nil || u.Scheme != "" || u.Host != "":
		return "", ""
	case u.Path == "":
		return "", u.Fragment
	}
	return packed.Clean(path.Join(folder, u.Path)), u.Fragment
}

func unescape(s string) string {
	if u, err := url.PathUnescape(s); err == nil {
		return u
	}
	return s
}

// contents reads what the contents call each document: the navigation document, or the
// NCX of older books.
func (r *reader) contents() {
	for _, i := range r.items {
		switch {
		case strings.Contains(" "+i.Attr("properties")+" ", " nav "):
			name := r.name(r.folder, i.Attr("href"))
			doc, err := r.document(name)
			if err != nil {
				continue
			}
			toc := markup.First(doc, func(n *html.Node) bool { return markup.Is(n, "nav") && markup.Attr(n, "epub:type") == "toc" })
			if toc == nil {
				toc = doc
			}
			for _, a := range markup.All(toc, markup.Named("a")) {
				r.label(path.Dir(name), markup.Attr(a, "href"), markup.Words(a))
			}
		case i.Attr("media-type") == "application/x-dtbncx+xml":
			name := r.name(r.folder, i.Attr("href"))
			if ncx, err := r.file.XML(name); err == nil {
				r.points(path.Dir(name), ncx.Child("navMap"))
			}
		}
	}
}

func (r *reader) points(folder string, n *packed.Node) {
	for _, p := range n.All("navPoint") {
		r.label(folder, p.Child("content").Attr("src"), markup.Squeeze(p.Child("navLabel").Words()))
		r.points(folder, p)
	}
}

func (r *reader) label(folder, href, words string) {
	if name := r.name(folder, href); name != "" && words != "" && r.labels[name] == "" {
		r.labels[name] = words
	}
}

// selfClosed matches elements that end where they begin, as only XML allows.
var selfClosed = regexp.MustCompile(`<([A-Za-z][\w:-]*)((?:\s[^<>]*?)?)/>`)

var void = []string{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

// document reads a page of the book.
func (r *reader) document(name string) (*html.Node, error) {
	b, err := r.file.Part(name)
	if err != nil {
		return nil, err
	}
	if !utf8.Valid(b) {
		if decoded, err := charset.NewReader(bytes.NewReader(b), "text/html"); err == nil {
			var out bytes.Buffer
			if _, err := out.ReadFrom(decoded); err == nil {
				b = out.Bytes()
			}
		}
	}
	text := selfClosed.ReplaceAllStringFunc(string(b), func(s string) string {
		m := selfClosed.FindStringSubmatch(s)
		if slices.Contains(void, strings.ToLower(m[1])) {
			return s
		}
		return "<" + m[1] + m[2] + "></" + m[1] + ">"
	})
	if !strings.Contains(strings.ToLower(text), "<body") && !strings.Contains(strings.ToLower(text), "<p") {
		return nil, ErrNone // encrypted, or no page
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return doc, nil
}

// chapters reads the documents in order. One that the contents do not list goes on with
// the chapter before it.
func (r *reader) chapters() []piece.Piece {
	var all []piece.Piece
	for _, name := range r.spine {
		doc, err := r.document(name)
		if err != nil {
			r.unread++
			continue
		}
		goesOn := r.labels[name] == "" && len(all) > 0
		if !goesOn {
			r.endNotes(all)
		}
		p := r.page(name, doc)
		if len(p.Story.Article.Body) == 0 {
			continue
		}
		source, _ := r.file.Part(name) // which was read a moment ago
		if goesOn {
			last := &all[len(all)-1]
			for _, b := range p.Story.Article.Body {
				last.Add(b)
			}
			last.Pictures = append(last.Pictures, p.Pictures...)
			last.Source.Bytes = append(append(last.Source.Bytes, '\n'), source...)
			continue
		}
		p.Title, p.Source = r.labels[name], &editor.Original{Name: path.Base(name), Bytes: source}
		all = append(all, p)
	}
	r.endNotes(all)
	longest := 0
	for _, p := range all {
		longest = max(longest, length(p))
	}
	return slices.DeleteFunc(all, func(p piece.Piece) bool {
		if thin(p) && length(p) < longest {
			r.left++
			return true
		}
		return false
	})
}

// thin reports whether a chapter is no story: a cover, a title page, an imprint.
func thin(p piece.Piece) bool { return length(p) < 40 }

// length is how many words a chapter has.
func length(p piece.Piece) int {
	words := 0
	for _, b := range p.Story.Article.Body {
		words += len(strings.Fields(b.Text))
	}
	return words
}

// page reads one document.
func (r *reader) page(name string, doc *html.Node) piece.Piece {
	var p piece.Piece
	body := markup.First(doc, markup.Named("body"))
	if body == nil {
		return p
	}
	flatten(body)
	flow := func() *markup.Flow { return &markup.Flow{Figure: r.figure(&p, path.Dir(name))} }
	notes := r.footnotes(name, body, flow)
	f := flow()
	f.Read(body)
	for _, b := range f.Out {
		p.Add(r.closed(name, b))
	}
	p.Behind(f.Moved)
	for _, b := range notes {
		r.notes = append(r.notes, r.closed(name, b))
	}
	return p
}

// closed is a block without the links that lead about in the book.
func (r *reader) closed(name string, b editor.Block) editor.Block {
	b.Marks = slices.DeleteFunc(b.Marks, func(m editor.Mark) bool { return m.Kind == editor.Link && r.inside(path.Dir(name), m.Href) })
	return b
}

// inside reports whether a link leads to a part of the book.
func (r *reader) inside(folder, href string) bool {
	name := r.name(folder, href)
	return name != "" && r.file.Has(name)
}

// flatten lets SVG that is but a frame around a picture be that picture.
func flatten(body *html.Node) {
	for _, svg := range markup.All(body, markup.Named("svg")) {
		image := markup.First(svg, markup.Named("image"))
		if image == nil || svg.Parent == nil {
			continue
		}
		href := ""
		for _, a := range image.Attr {
			if a.Key == "href" || a.Key == "xlink:href" {
				href = a.Val
			}
		}
		svg.Parent.InsertBefore(&html.Node{Type: html.ElementNode, Data: "img", Attr: []html.Attribute{{Key: "src", Val: href}}}, svg)
		svg.Parent.RemoveChild(svg)
	}
}

// figure reads a picture of the book.
func (r *reader) figure(p *piece.Piece, folder string) func(*html.Node) *editor.Image {
	return func(n *html.Node) *editor.Image {
		i := markup.Figure(n)
		if i == nil {
			return nil
		}
		name := r.name(folder, i.File)
		if name == "" {
			r.remote++
			return nil
		}
		src, err := r.file.Part(name)
		if err != nil {
			return nil
		}
		if caption := markup.First(n, markup.Named("figcaption")); caption != nil && i.Caption == "" {
			i.Caption = markup.Words(caption)
		}
		i.File = spaceless(name)
		p.Pictures = append(p.Pictures, piece.Picture{Name: i.File, Bytes: src})
		return i
	}
}

// spaceless is a name that an address can have.
func spaceless(name string) string { return (&url.URL{Path: name}).EscapedPath() }

// protected reports whether the book says that more than its fonts is encrypted.
func (r *reader) protected() bool {
	n, err := r.file.XML("META-INF/encryption.xml")
	if err != nil {
		return false
	}
	for _, d := range n.All("EncryptedData") {
		uri := strings.ToLower(d.Child("CipherData").Child("CipherReference").Attr("URI"))
		if strings.HasSuffix(uri, "html") || strings.HasSuffix(uri, "htm") {
			return true
		}
	}
	return false
}

// describe fills in what the book says of all its stories.
func (r *reader) describe(all []piece.Piece) {
	title := r.say("title")
	var names []string
	for _, c := range r.meta.All("creator") {
		if name := markup.Squeeze(c.Words()); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for i := range all {
		p := &all[i]
		a := &p.Story.Article
		if lang := r.say("language"); tag.MatchString(lang) && lang != "und" {
			a.Language = lang
		}
		if len(all) == 1 {
			p.Title, p.Source = "", nil
			if !startsWithHeading(a.Body) {
				p.Fill("headline", title, "title of the book")
			}
			p.Byline(names, "author of the book")
			p.Fill("standfirst", summary(r.say("description")), "description of the book, read as the standfirst")
			p.Fill("keywords", strings.Join(r.every("subject"), ", "), "subjects of the book")
			p.Fill("source", r.say("publisher"), "publisher of the book, taken for the source")
		} else {
			if !startsWithHeading(a.Body) {
				p.Fill("headline", p.Title, "what the contents of the book call it")
			}
			p.Fill("source", title, "title of the book, taken for the source")
			if len(names) > 0 {
				p.Note("the book is by", strings.Join(names, ", "), 0)
			}
		}
		p.Fill("copyright.notice", r.say("rights"), "rights of the book")
		r.date(p)
	}
	p := &all[0]
	p.Left(r.left, "page", "pages", "covers, title pages, contents and what stands beside the order of the book")
	p.Left(r.unread, "chapter", "chapters", "they cannot be read")
	p.Left(r.overlong, "chapter", "chapters", fmt.Sprintf("a book may have %d", MaxChapters))
	p.Left(r.remote, "picture", "pictures", "they are not in the book")
}

func startsWithHeading(body []editor.Block) bool {
	return len(body) > 0 && body[0].Kind == editor.Heading
}

// summary is a description without its mark-up, "" where it is too long for a
// standfirst.
func summary(s string) string {
	if doc, err := markup.Parse(s); err == nil {
		s = markup.Words(doc)
	}
	if len(s) > 600 {
		return ""
	}
	return s
}

// date takes when the book says that it came out. What says so to the second that the
// file was made, as pandoc does where nobody gave a date, is no such thing.
func (r *reader) date(p *piece.Piece) {
	said := r.say("date")
	t, whole := moment(said)
	made, _ := moment(r.modified())
	switch {
	case said == "":
	case whole && t.Equal(made):
		p.Note("date of the book left out: it is when the file was made", said, 0)
	case whole:
		p.Fill("published", t.Format(time.RFC3339), "date of the book")
	case isDay(said):
		p.Fill("dateline.date", said, "date of the book; its time is not given")
	default:
		p.Note("date of the book", said, 0)
	}
}

// modified is when the file was made, as it says itself.
func (r *reader) modified() string {
	for _, m := range r.meta.All("meta") {
		if m.Attr("property") == "dcterms:modified" {
			return markup.Squeeze(m.Words())
		}
	}
	return ""
}

func moment(s string) (time.Time, bool) {
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04:05-0700"} {
		if t, err := time.Parse(form, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// say returns the first of the book's own words under a name of Dublin Core.
func (r *reader) say(name string) string { return markup.Squeeze(r.meta.Child(name).Words()) }

func (r *reader) every(name string) []string {
	var all []string
	for _, n := range r.meta.All(name) {
		if v := markup.Squeeze(n.Words()); v != "" && !strings.Contains(v, ",") {
			all = append(all, v)
		}
	}
	return all
}
