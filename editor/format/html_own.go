package format

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stet/editor"
)

// ownPage reports whether Stet wrote the page.
func ownPage(doc *html.Node) bool {
	return first(doc, func(n *html.Node) bool {
		return is(n, "meta") && attr(n, "name") == "generator" && attr(n, "content") == generator
	}) != nil && first(doc, isBody) != nil
}

func isBody(n *html.Node) bool { return is(n, "div") && hasClass(n, "body") && is(n.Parent, "article") }

// readOwnPage reads what encodeHTML wrote.
func readOwnPage(doc *html.Node) (*reading, error) {
	r := &reading{ours: true}
	readOwnSchema(doc, &r.a)
	for _, n := range all(doc, named("meta")) {
		if attr(n, "name") == "stet:amendment" {
			r.addAmendment(attr(n, "content"))
		}
		for _, m := range ownMeta {
			if attr(n, "name") == "stet:"+m.name {
				m.set(&r.a, attr(n, "content"))
			}
		}
	}
	for i, b := range exactBlocks(first(doc, isBody)) {
		r.add(i, b)
	}
	return r.finish(), nil
}

func readOwnSchema(doc *html.Node, a *editor.Article) {
	n := first(doc, func(n *html.Node) bool { return is(n, "script") && attr(n, "type") == "application/ld+json" })
	if n == nil || n.FirstChild == nil {
		return
	}
	var s newsArticle
	if json.Unmarshal([]byte(n.FirstChild.Data), &s) != nil {
		return // a hand broke it: the body and the meta elements are still there
	}
	a.Headline, a.Standfirst, a.Published = s.Headline, s.About, parseStamp(s.Published)
	a.Copyright = editor.Copyright{Year: s.Year, Notice: s.Notice}
	a.UsageTerms, a.Licence, a.URL, a.Language = s.Usage, s.Licence, s.URL, s.Language
	a.Section, a.Keywords = s.Section, s.Keywords
	if s.Source != nil {
		a.Source = s.Source.Name
	}
	if s.Holder != nil {
		a.Copyright.Holder = s.Holder.Name
	}
	for _, w := range s.Authors {
		a.Authors = append(a.Authors, editor.Author{Name: w.Name, Role: w.Role, Link: w.URL})
	}
}

// exactBlocks reads elements as writeBlocks wrote them.
func exactBlocks(n *html.Node) []editor.Block {
	f := &flow{exact: true, figure: ownFigure}
	f.children(n, context{})
	f.flush(context{})
	return f.out
}

func ownFigure(n *html.Node) *editor.Image {
	img := first(n, named("img"))
	if img == nil {
		return nil
	}
	image := &editor.Image{File: attr(img, "src"), Alt: attr(img, "alt")}
	for _, p := range figureParts {
		part := first(n, func(s *html.Node) bool { return (is(s, "span") || is(s, "data")) && hasClass(s, p[0]) })
		switch {
		case part == nil:
		case is(part, "data"):
			_ = image.SetField(p[1], attr(part, "value")) // stays unknown where a hand broke it
		default:
			_ = image.SetField(p[1], rawText(part))
		}
	}
	return image
}

// fragment reads a piece of HTML that stands in another format.
func fragment(source string) []editor.Block {
	nodes, err := html.ParseFragment(strings.NewReader(source), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return nil
	}
	f := &flow{figure: ownFigure}
	for _, n := range nodes {
		f.read(n, context{})
	}
	f.flush(context{})
	return f.out
}
