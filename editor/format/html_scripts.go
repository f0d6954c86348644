package format

import (
	"encoding/json"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stet/editor/format/piece"
)

// Some pages write their text nowhere but into the data of their scripts, which build
// the page in the browser. No script runs here: its strings are read.

// hasText reports whether the page has given any running text.
func (p *page) hasText() bool {
	size := 0
	for _, b := range p.body {
		if isProse(b.Block) {
			size += len(b.Text)
		}
	}
	return size >= enoughProse/2
}

// scriptString matches a string of JSON or JavaScript, of some length.
var scriptString = regexp.MustCompile(`"(?:[^"\\]|\\.){400,}"`)

// openScripts puts the longest text with mark-up that a script holds at the end of the
// page, and reports whether there was any.
func (p *page) openScripts(doc *html.Node) bool {
	var best []*html.Node
	most := enoughProse
	for _, n := range all(doc, named("script")) {
		for _, literal := range scriptString.FindAllString(source(n), -1) {
			nodes, prose := markedUp(literal)
			if prose > most {
				best, most = nodes, prose
			}
		}
	}
	body := first(doc, named("body"))
	if best == nil || body == nil {
		return false
	}
	article := &html.Node{Type: html.ElementNode, Data: "article", DataAtom: atom.Article}
	for _, n := range best {
		article.AppendChild(n)
	}
	body.AppendChild(article)
	p.note("the page shows its text only once its scripts have run: it was taken from their data", "", 0)
	return true
}

// markedUp reads a string literal as HTML and counts its running text; none where it
// has no mark-up.
func markedUp(literal string) ([]*html.Node, int) {
	var text string
	if json.Unmarshal([]byte(literal), &text) != nil || !strings.Contains(text, "</") {
		return nil, 0
	}
	if at := strings.IndexByte(text, '<'); at > 0 { // numbers and keys before it
		text = text[at:]
	}
	nodes, err := html.ParseFragment(strings.NewReader(piece.Text(text)), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return nil, 0
	}
	prose := 0
	for _, n := range nodes {
		prose += proseIn(n)
	}
	return nodes, prose
}
