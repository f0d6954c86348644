package diff

import (
	"fmt"
	"html"
	"io"
	"strings"

	"stet/editor"
)

// WriteHTML writes the comparison as one HTML page that needs nothing else:
// the merged document with deletions struck, insertions underlined and moved
// passages marked at both ends, under a line that counts them. It returns the
// writer's error.
func WriteHTML(w io.Writer, c Comparison, after editor.Article) error {
	p := &page{c: c}
	p.add("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>", html.EscapeString(after.Headline), "</title>\n<style>", pageStyle, "</style></head>\n<body>\n")
	p.add("<p class=\"sum\">", html.EscapeString(Sentence(c.Summary)), "</p>\n")
	for i, runs := range c.head(after) {
		tag := [...]string{"h1", "p"}[i]
		p.add("<", tag, ">")
		p.runs(runs)
		p.add("</", tag, ">\n")
	}
	for _, f := range c.Fields {
		p.field(f)
	}
	for _, b := range c.Blocks {
		p.block(b)
	}
	p.add("</body></html>\n")
	_, err := io.WriteString(w, p.b.String())
	return err
}

// Sentence says what changed in one line.
func Sentence(s Summary) string {
	line := fmt.Sprintf("%s added, %d removed", count(s.Added, "word"), s.Removed)
	if s.Moved > 0 {
		line += fmt.Sprintf(", %s moved", count(s.Moved, "passage"))
	}
	return line
}

func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// The colours are those of the compare view by day.
const pageStyle = `
body{max-width:660px;margin:3em auto;padding:0 1em;background:#FFFEFB;color:#1D1C1A;font:19px/30px Newsreader,Georgia,serif}
h1{font-size:35px;line-height:41px}
del{background:#FBE3E0;color:#8A1C15}
ins{background:#DDF3E4;color:#14532D}
.moved{background:#E9E6FB;border-left:3px solid #5A48B0;padding-left:.6em;text-decoration:none;color:inherit}
.away{opacity:.6}
.note,.sum,.field{font:13px/20px Inter,sans-serif;color:#6C6860}
.note{color:#5A48B0;display:block}
`

// page collects the markup.
type page struct {
	c Comparison
	b strings.Builder
}

func (p *page) add(parts ...string) {
	for _, s := range parts {
		p.b.WriteString(s)
	}
}

// field lists a field that is not read on the page.
func (p *page) field(f FieldChange) {
	if f.onPage() {
		return
	}
	p.add("<p class=\"field\">", html.EscapeString(f.Name), ": ")
	p.runs(f.Runs)
	p.add("</p>\n")
}

func (p *page) block(b BlockChange) {
	tag := tagOf(b)
	class := ""
	switch b.Kind {
	case Moved:
		class = ` class="moved"`
	case MovedAway:
		class = ` class="moved away"`
	}
	p.add("<", tag, class, ">")
	if b.Move > 0 {
		p.add(`<span class="note">`, html.EscapeString(p.c.moveNote(b)), "</span>")
	}
	p.runs(b.Runs)
	p.add("</", tag, ">\n")
}

// moveNote says where a moved block came from, or went.
func (c *Comparison) moveNote(b BlockChange) string {
	if b.Kind == MovedAway {
		return "Moved away from here"
	}
	note := "Moved here"
	if m := c.Moves[b.Move-1]; m.From.Block >= 0 {
		note = fmt.Sprintf("Moved here from paragraph %d", c.Blocks[m.From.Block].From+1)
		if m.Edited {
			note += ", edited"
		}
	}
	return note
}

// tagOf is the element a block is set as: its kind after, or before where it
// was cut.
func tagOf(b BlockChange) string {
	block := b.After
	if block == nil {
		block = b.Before
	}
	switch block.Kind {
	case editor.Heading:
		return "h2"
	case editor.Quote:
		return "blockquote"
	}
	return "p"
}

func (p *page) runs(runs []Run) {
	for _, r := range runs {
		words := html.EscapeString(r.Text)
		switch r.Op {
		case Delete:
			p.add("<del>", words, "</del>")
		case Insert:
			p.add("<ins>", words, "</ins>")
		case MoveOut:
			p.add(`<del class="moved">`, words, "</del>")
		case MoveIn:
			p.add(`<ins class="moved">`, words, "</ins>")
		default:
			p.add(words)
		}
	}
}
