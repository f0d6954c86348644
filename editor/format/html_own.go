package format

import (
	"encoding/json"

	"golang.org/x/net/html"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/piece"
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
	moments := map[string]string{"published": readOwnSchema(doc, &r.a)}
	for _, n := range all(doc, named("meta")) {
		if attr(n, "name") == "stet:amendment" {
			r.addAmendment(attr(n, "content"))
		}
		for _, m := range ownMeta {
			switch {
			case attr(n, "name") != "stet:"+m.name:
			case editor.IsMoment(m.name):
				moments[m.name] = attr(n, "content")
			default:
				m.set(&r.a, attr(n, "content"))
			}
		}
	}
	r.readOwnHead(doc)
	r.moments(moments)
	for i, b := range markup.ReadBlocks(first(doc, isBody)) {
		r.add(i, b)
	}
	return r.finish(), nil
}

// readOwnHead takes over what somebody changed in the lines at the head of the page, which
// the records of it do not know.
func (r *reading) readOwnHead(doc *html.Node) {
	line := func(class string) string {
		n := first(doc, func(n *html.Node) bool { return hasClass(n, class) && is(n.Parent, "header") })
		if n == nil {
			return ""
		}
		return markup.RawText(n)
	}
	for _, field := range []string{"section", "headline", "standfirst", "byline"} {
		old, _ := r.a.Field(field)
		r.notes = append(r.notes, piece.Stands(&r.a, field, line(field), old)...)
	}
	r.notes = append(r.notes, piece.StandsDateline(&r.a, line("dateline"), piece.Dateline(&r.a))...)
}

// readOwnSchema fills in what the page says in schema.org's names, and returns when it
// says that the story was published.
func readOwnSchema(doc *html.Node, a *editor.Article) (published string) {
	n := first(doc, func(n *html.Node) bool { return is(n, "script") && attr(n, "type") == "application/ld+json" })
	if n == nil || n.FirstChild == nil {
		return ""
	}
	var s newsArticle
	if json.Unmarshal([]byte(n.FirstChild.Data), &s) != nil {
		return "" // a hand broke it: the body and the meta elements are still there
	}
	a.Headline, a.Standfirst = s.Headline, s.About
	a.Copyright = editor.Copyright{Year: s.Year, Notice: s.Notice}
	a.UsageTerms, a.Licence, a.URL, a.Language = string(s.Usage), string(s.Licence), s.URL, s.Language
	a.Section, a.Keywords = s.Section, s.Keywords
	if s.BasedOn != nil {
		a.URL = s.BasedOn.URL
	}
	if s.Source != nil {
		a.Source = s.Source.Name
	}
	if s.Holder != nil {
		a.Copyright.Holder = s.Holder.Name
	}
	for _, w := range s.Authors {
		a.Authors = append(a.Authors, editor.Author{Name: w.Name, Role: w.Role, Link: w.URL})
	}
	return s.Published
}
