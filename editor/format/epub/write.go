package epub

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
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

const style = `body{font-family:Georgia,serif;line-height:1.5;margin:5%}
h1{font-size:1.6em;line-height:1.2}h1,h2,h3,p,figcaption{white-space:pre-wrap}li p{margin:.35em 0}
.standfirst{font-size:1.1em;font-style:italic}
.about,figcaption,footer,.amendments{font-family:sans-serif;font-size:.85em;color:#555}
table{border-collapse:collapse;width:100%;margin:1.5em 0;font-family:sans-serif;font-size:.85em}td,th{border-bottom:1px solid #ccc;padding:.35em .8em .35em 0;text-align:left;vertical-align:top;white-space:pre-wrap}
figure{margin:1.5em 0}img{max-width:100%}blockquote{margin:1em 0 1em 1.5em}
footer,.amendments{border-top:1px solid #ccc;margin-top:2em}
`

// book is a book while it is written.
type book struct {
	parcel   piece.Parcel
	parts    []packed.Part
	pictures map[string]string // names of parts by what the stories call the pictures
	manifest strings.Builder
	chapters []string // what the contents call each story
}

// Write writes stories as a book, a chapter each, with the pictures that the desk has.
// The same stories make the same bytes: nothing in the book says when it was made.
func Write(w io.Writer, p piece.Parcel) error {
	b := &book{parcel: p, pictures: map[string]string{}}
	b.part("EPUB/style.css", []byte(style), "text/css", "style", "")
	for n, s := range p.Stories {
		if err := b.chapter(n+1, s); err != nil {
			return err
		}
	}
	b.part("EPUB/nav.xhtml", b.contents(), "application/xhtml+xml", "nav", "nav")
	head := []packed.Part{
		{Name: "mimetype", Bytes: []byte(mediaType), Plain: true},
		{Name: containerName, Bytes: []byte(container)},
		{Name: "EPUB/package.opf", Bytes: b.opf()},
	}
	return packed.Write(w, append(head, b.parts...))
}

const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`

// part adds a part that the manifest lists.
func (b *book) part(name string, content []byte, mediaType, id, properties string) {
	b.parts = append(b.parts, packed.Part{Name: name, Bytes: content})
	if properties != "" {
		properties = fmt.Sprintf(` properties="%s"`, properties)
	}
	fmt.Fprintf(&b.manifest, "<item id=\"%s\" href=\"%s\" media-type=\"%s\"%s/>\n", id, strings.TrimPrefix(name, "EPUB/"), mediaType, properties)
}

func (b *book) chapter(n int, s editor.Story) error {
	record, err := piece.Record(s)
	if err != nil {
		return err
	}
	a := &s.Article
	var out bytes.Buffer
	fmt.Fprintf(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"%s>\n", langOf(a.Language))
	title := chapterTitle(a, n)
	b.chapters = append(b.chapters, title)
	fmt.Fprintf(&out, "<head>\n<title>%s</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n<body>\n<article epub:type=\"chapter\">\n", packed.Escape(title))
	xhtml, err := b.story(s)
	if err != nil {
		return err
	}
	out.WriteString(xhtml)
	out.WriteString("</article>\n</body>\n</html>\n")
	b.part(fmt.Sprintf("EPUB/story-%d.xhtml", n), out.Bytes(), "application/xhtml+xml", fmt.Sprintf("story-%d", n), "")
	b.parts = append(b.parts, packed.Part{Name: fmt.Sprintf(recordName, n), Bytes: record})
	return nil
}

func langOf(language string) string {
	if !tag.MatchString(language) {
		return ""
	}
	return fmt.Sprintf(` lang="%s" xml:lang="%s"`, language, language)
}

func chapterTitle(a *editor.Article, n int) string {
	if title := markup.Squeeze(a.Headline); title != "" {
		return title
	}
	return fmt.Sprintf("Story %d", n)
}

// story writes a story's elements as XHTML.
func (b *book) story(s editor.Story) (string, error) {
	var out strings.Builder
	w := bufio.NewWriter(&out)
	a := &s.Article
	line := func(element, class, v string) {
		if v != "" {
			fmt.Fprintf(w, "<%s class=\"%s\">%s</%s>\n", element, class, markup.HTML.Write(v, nil), element)
		}
	}
	line("p", "about section", a.Section)
	line("p", "about embargo", piece.Embargo(a))
	line("h1", "headline", a.Headline)
	line("p", "standfirst", a.Standfirst)
	line("p", "about byline", a.Byline)
	line("p", "about dateline", piece.PlainDateline(a))
	line("p", "about date", piece.Published(a))
	notes(w, s.Amendments, true)
	w.WriteString("<div class=\"body\">\n")
	markup.WriteBlocks(w, s.Article.Body)
	w.WriteString("</div>\n")
	notes(w, s.Amendments, false)
	foot(w, a)
	w.Flush()
	doc, err := markup.Parse(out.String())
	if err != nil {
		return "", err
	}
	for _, n := range markup.All(doc, markup.Named("figure")) {
		b.figure(n)
	}
	for _, n := range markup.All(doc, markup.Named("a")) {
		if href := markup.Attr(n, "href"); !leads.MatchString(href) {
			n.Attr = []html.Attribute{{Key: hrefAttr, Val: href}}
		}
	}
	var xhtml bytes.Buffer
	for c := doc.FirstChild; c != nil; c = c.NextSibling {
		if err := html.Render(&xhtml, c); err != nil { // writes void elements as XML wants them
			return "", fmt.Errorf("write a chapter: %w", err)
		}
	}
	return xhtml.String(), nil
}

// foot writes the lines below a story; those that are addresses lead there.
func foot(w *bufio.Writer, a *editor.Article) {
	lines := piece.Foot(a)
	if len(lines) == 0 {
		return
	}
	w.WriteString("<footer>\n")
	for _, l := range lines {
		words := markup.HTML.Write(l, nil)
		for _, address := range []string{a.Licence, a.URL} {
			if label, ok := strings.CutSuffix(l, address); ok && leads.MatchString(address) {
				words = fmt.Sprintf(`%s<a href="%s">%s</a>`, markup.Escape(label), markup.Attribute(address), markup.Escape(address))
			}
		}
		fmt.Fprintf(w, "<p>%s</p>\n", words)
	}
	w.WriteString("</footer>\n")
}

// leads matches the addresses that lead somewhere from within a book.
var leads = regexp.MustCompile("^(?:https?://[^\\s/<>\"\\\\^`{|}\\[\\]]+|mailto:[^\\s@<>]+@|tel:)[^\\s<>\"\\\\^`{|}\\[\\]]*$")

// notes writes notes to readers: those that take the story back above it.
func notes(w *bufio.Writer, all []editor.Amendment, above bool) {
	for _, n := range all {
		if (n.Kind == editor.Retraction) != above {
			continue
		}
		title := n.Kind.Words()
		if !n.At.IsZero() {
			title += ", " + n.At.Format("2 January 2006")
		}
		fmt.Fprintf(w, "<p class=\"amendments\"><strong>%s:</strong> %s</p>\n", markup.Escape(title), markup.HTML.Write(n.ForReaders(), nil))
	}
}

// figure lets a figure show the book's own picture. One that the desk does not have is
// told by its words alone: a book fetches nothing.
func (b *book) figure(n *html.Node) {
	img := markup.First(n, markup.Named("img"))
	if img == nil {
		return
	}
	file := markup.Attr(img, "src")
	n.Attr = append(n.Attr, html.Attribute{Key: fileAttr, Val: file}, html.Attribute{Key: altAttr, Val: markup.Attr(img, "alt")})
	for _, d := range markup.All(n, markup.Named("data")) {
		d.Parent.RemoveChild(d) // is in the record
	}
	name := b.picture(file)
	if name == "" {
		img.Parent.RemoveChild(img)
		if alt := markup.Attr(img, "alt"); alt != "" && n.FirstChild == nil {
			n.AppendChild(&html.Node{Type: html.TextNode, Data: alt})
		}
		return
	}
	for i := range img.Attr {
		if img.Attr[i].Key == "src" {
			img.Attr[i].Val = name
		}
	}
}

// picture returns the name of a picture's part, "" where the desk does not have it, or
// readers of books could not show it.
func (b *book) picture(file string) string {
	if name, known := b.pictures[file]; known {
		return name
	}
	src, has := b.parcel.Bytes(file)
	name := ""
	if kind := pictureKind(src); has && kind != "" {
		n := 1
		for _, other := range b.pictures {
			if other != "" {
				n++
			}
		}
		name = fmt.Sprintf("images/%d.%s", n, strings.TrimPrefix(kind, "image/"))
		b.part("EPUB/"+name, src, kind, fmt.Sprintf("image-%d", n), "")
	}
	b.pictures[file] = name
	return name
}

// pictureKind is the media type of a picture of the kinds that every reader of books
// shows, "" for anything else.
func pictureKind(b []byte) string {
	for head, kind := range map[string]string{"\x89PNG\r\n\x1a\n": "image/png", "\xff\xd8\xff": "image/jpeg", "GIF8": "image/gif"} {
		if bytes.HasPrefix(b, []byte(head)) {
			return kind
		}
	}
	if len(b) > 12 && string(b[:4]) == "RIFF" && string(b[8:12]) == "WEBP" {
		return "image/webp"
	}
	return ""
}

// contents is the page that lists the stories.
func (b *book) contents() []byte {
	var out bytes.Buffer
	out.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\">\n<head>\n<title>Contents</title>\n</head>\n<body>\n<nav epub:type=\"toc\">\n<h1>Contents</h1>\n<ol>\n")
	for n, title := range b.chapters {
		fmt.Fprintf(&out, "<li><a href=\"story-%d.xhtml\">%s</a></li>\n", n+1, packed.Escape(title))
	}
	out.WriteString("</ol>\n</nav>\n</body>\n</html>\n")
	return out.Bytes()
}

// opf is the package document.
func (b *book) opf() []byte {
	var out bytes.Buffer
	out.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n")
	say := func(element, v string) {
		name, _, _ := strings.Cut(element, " ")
		if v = markup.Squeeze(v); v != "" {
			fmt.Fprintf(&out, "<%s>%s</%s>\n", element, packed.Escape(v), name)
		}
	}
	say(`dc:identifier id="id"`, b.identifier())
	say("dc:title", b.title())
	say("dc:language", b.language())
	b.creators(say)
	first := b.parcel.Stories[0].Article
	say("dc:publisher", first.Source)
	if len(b.parcel.Stories) == 1 {
		say("dc:description", first.Standfirst)
		say("dc:rights", first.Copyright.Notice)
		for _, k := range first.Keywords {
			say("dc:subject", k)
		}
		if !first.Published.IsZero() {
			say("dc:date", first.Published.Format(time.RFC3339))
		}
	}
	say(`meta property="dcterms:modified"`, b.modified().Format("2006-01-02T15:04:05Z"))
	fmt.Fprintf(&out, "</metadata>\n<manifest>\n%s</manifest>\n<spine>\n", b.manifest.String())
	for n := range b.chapters {
		fmt.Fprintf(&out, "<itemref idref=\"story-%d\"/>\n", n+1)
	}
	out.WriteString("</spine>\n</package>\n")
	return out.Bytes()
}

// identifier is made of all that is in the book, so that the same book has the same one.
func (b *book) identifier() string {
	h := sha256.New()
	for _, p := range b.parts {
		fmt.Fprintf(h, "%s\x00%d\x00", p.Name, len(p.Bytes))
		h.Write(p.Bytes)
	}
	sum := h.Sum(nil)[:16]
	sum[6], sum[8] = sum[6]&0x0f|0x80, sum[8]&0x3f|0x80 // RFC 9562, version 8
	x := hex.EncodeToString(sum)
	return "urn:uuid:" + x[:8] + "-" + x[8:12] + "-" + x[12:16] + "-" + x[16:20] + "-" + x[20:]
}

// title is the story's, or says how many there are.
func (b *book) title() string {
	if len(b.chapters) == 1 {
		return b.chapters[0]
	}
	return fmt.Sprintf("%s and %d more", b.chapters[0], len(b.chapters)-1)
}

// language is that of the first story that has one.
func (b *book) language() string {
	for _, s := range b.parcel.Stories {
		if tag.MatchString(s.Article.Language) {
			return s.Article.Language
		}
	}
	return "und"
}

func (b *book) creators(say func(element, v string)) {
	var names []string
	for _, s := range b.parcel.Stories {
		for _, w := range s.Article.Authors {
			if name := markup.Squeeze(w.Name); name != "" && w.Role == "" && !slices.Contains(names, name) {
				names = append(names, name)
				say("dc:creator", name)
			}
		}
	}
}

// modified is when the newest story was published or put right: when the book is made
// is nobody's business.
func (b *book) modified() time.Time {
	newest := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, s := range b.parcel.Stories {
		for _, t := range append(dates(s.Amendments), s.Article.Published) {
			if t.After(newest) && t.Year() < 10000 {
				newest = t
			}
		}
	}
	return newest.UTC()
}

func dates(all []editor.Amendment) []time.Time {
	out := make([]time.Time, len(all))
	for i, n := range all {
		out[i] = n.At
	}
	return out
}
