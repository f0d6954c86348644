package epub

import (
	"fmt"
	"path"
	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/piece"

	"golang.org/x/net/html"
)

// own reads a book that Stet wrote, or reports that a hand has been at it.
func (r *reader) own() ([]piece.Piece, bool) {
	var all []piece.Piece
	for n, name := range r.spine {
		record, err := r.file.Part(fmt.Sprintf(recordName, n+1))
		if err != nil {
			return nil, false
		}
		doc, err := r.document(name)
		if err != nil {
			return nil, false
		}
		p, ok := r.ownStory(name, doc)
		if !ok || p.ReadRecord(record) != nil {
			return nil, false
		}
		edited(&p, doc)
		if len(r.spine) > 1 {
			p.Title = p.Story.Article.Headline
			if b, err := r.file.Part(name); err == nil {
				p.Source = &editor.Original{Name: path.Base(name), Bytes: b}
			}
		}
		all = append(all, p)
	}
	return all, len(all) > 0
}

// edited takes over a section, a by-line or a dateline that somebody changed where it is
// printed.
func edited(p *piece.Piece, doc *html.Node) {
	line := func(class string) string {
		n := markup.First(doc, func(n *html.Node) bool { return markup.Is(n, "p") && markup.HasClass(n, class) })
		if n == nil {
			return ""
		}
		return markup.RawText(n)
	}
	a := &p.Story.Article
	p.Stands("section", line("section"), a.Section)
	p.Stands("byline", line("byline"), a.Byline)
	p.StandsDateline(line("dateline"), piece.PlainDateline(a))
}

func (r *reader) ownStory(name string, doc *html.Node) (p piece.Piece, ok bool) {
	body := markup.First(doc, func(n *html.Node) bool { return markup.Is(n, "div") && markup.HasClass(n, "body") })
	if body == nil {
		return p, false
	}
	a := &p.Story.Article
	for _, f := range []struct {
		element, class string
		field          *string
	}{{"h1", "headline", &a.Headline}, {"p", "standfirst", &a.Standfirst}} {
		if n := markup.First(doc, func(n *html.Node) bool { return markup.Is(n, f.element) && markup.HasClass(n, f.class) }); n != nil {
			*f.field = markup.RawText(n)
		}
	}
	for _, a := range markup.All(body, markup.Named("a")) {
		if href := markup.Attr(a, hrefAttr); href != "" {
			a.Attr = []html.Attribute{{Key: "href", Val: href}}
		}
	}
	f := &markup.Flow{Exact: true, Figure: r.ownFigure(&p, path.Dir(name))}
	f.Read(body)
	for _, b := range f.Out {
		p.Add(b)
	}
	return p, true
}

// ownFigure reads a picture as figure wrote it.
func (r *reader) ownFigure(p *piece.Piece, folder string) func(*html.Node) *editor.Image {
	return func(n *html.Node) *editor.Image {
		img := markup.First(n, markup.Named("img"))
		src := ""
		if img == nil { // the desk did not have it
			img = &html.Node{Type: html.ElementNode, Data: "img"}
			n.AppendChild(img)
		} else {
			src = markup.Attr(img, "src")
		}
		i := markup.Figure(n)
		i.File, i.Alt = markup.Attr(n, fileAttr), markup.Attr(n, altAttr)
		if name := r.name(folder, src); name != "" {
			if b, err := r.file.Part(name); err == nil {
				p.Pictures = append(p.Pictures, piece.Picture{Name: i.File, Bytes: b})
			}
		}
		return i
	}
}
