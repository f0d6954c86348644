package redline

import (
	"fmt"
	"html"
	"io"
	"strings"

	"stet/editor"
	"stet/editor/diff"
	"stet/editor/format/docx/ooxml"
)

// HTML writes the comparison as one web page that needs nothing else, by day, by
// night and on paper: who and when, what became of facts and fields, the list of
// changes with links to their places, then the merged document with deletions
// struck, insertions underlined and moved passages marked at both ends, each
// with a link to the other. It returns the writer's error.
func HTML(w io.Writer, r Redline) error {
	p := &page{r: &r}
	p.head()
	p.front()
	p.list("Facts", "facts", func(x diff.Change) bool { return x.Kind == diff.FactChanged })
	p.list("Fields", "fields", func(x diff.Change) bool { return x.Kind == diff.FieldChanged })
	p.list("Changes", "changes", func(x diff.Change) bool { return x.Kind != diff.FactChanged && x.Kind != diff.FieldChanged })
	p.story()
	p.add("</body>\n</html>\n")
	_, err := io.WriteString(w, p.b.String())
	return err
}

// page collects the mark-up.
type page struct {
	r *Redline
	b strings.Builder
}

func (p *page) add(parts ...string) {
	for _, s := range parts {
		p.b.WriteString(s)
	}
}

// text adds words as such. What XML 1.0 cannot hold is left out, so that the
// page may be read by either kind of parser.
func (p *page) text(s string) { p.b.WriteString(html.EscapeString(ooxml.Printable(s))) }

func (p *page) head() {
	language := p.r.language()
	p.add("<!DOCTYPE html>\n<html")
	if language != "" {
		p.add(` lang="`)
		p.text(language)
		p.add(`"`)
	}
	if ooxml.RightToLeft(language) {
		p.add(` dir="rtl"`)
	}
	p.add(">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
	p.text(p.r.title())
	p.add(": ")
	p.text(p.r.Before.Name + " → " + p.r.After.Name)
	p.add("</title>\n<style>", pageStyle, "</style>\n</head>\n<body>\n")
}

// front says what is compared and what it came to, and explains the marks.
func (p *page) front() {
	p.add(`<header dir="ltr" lang="en">`, "\n<p class=\"sides\"><b>")
	p.text(p.r.Before.Name)
	p.add("</b> ")
	p.text(p.r.Before.Signature.String())
	p.add(" → <b>")
	p.text(p.r.After.Name)
	p.add("</b> ")
	p.text(p.r.After.Signature.String())
	p.add("</p>\n<p class=\"sum\">")
	p.text(Sentence(p.r.Comparison))
	p.add("</p>\n<p class=\"legend\"><ins>added</ins> <del>deleted</del> <span class=\"here\">moved here</span> <del class=\"away\">moved away</del></p>\n</header>\n")
}

// list writes one part of the list of changes, each a link to its place.
func (p *page) list(title, id string, of func(diff.Change) bool) {
	n := 0
	for _, x := range p.r.Changes {
		if !of(x) {
			continue
		}
		if n++; n == 1 {
			p.add(`<nav dir="ltr" lang="en" id="`, id, "\">\n<h2>", title, "</h2>\n<ol>\n")
		}
		kind, label := Describe(p.r.Comparison, x)
		p.add(`<li><a href="#`, p.anchor(x), `"><b>`)
		p.text(kind)
		p.add("</b>")
		if label != "" {
			class := ""
			if x.Kind == diff.FactChanged && p.r.Facts[x.Index].Kind == diff.Reworded || x.Kind == diff.CreditChanged {
				class = ` class="warn"`
			}
			p.add(" <span", class, ">")
			p.text(label)
			p.add("</span>")
		}
		p.add("</a> <q dir=\"auto\">")
		p.shown(Words(p.r.Comparison, x))
		p.add("</q></li>\n")
	}
	if n > 0 {
		p.add("</ol>\n</nav>\n")
	}
}

// shown writes the words of a change with no anchors of their own.
func (p *page) shown(runs []diff.Run) {
	for n, r := range runs {
		if n > 0 && Touching(runs[n-1], r) {
			p.add(" ")
		}
		open, shut := tagsOf(r.Op)
		p.add(open)
		p.text(r.Text)
		p.add(shut)
	}
}

// tagsOf mark words by their fate.
func tagsOf(op diff.Op) (open, shut string) {
	switch op {
	case diff.Delete:
		return "<del>", "</del>"
	case diff.Insert:
		return "<ins>", "</ins>"
	case diff.MoveOut:
		return `<del class="away">`, "</del>"
	case diff.MoveIn:
		return `<span class="here">`, "</span>"
	}
	return "", ""
}

// anchor is where a change shows: at the first of its words that changed, or at
// its block.
func (p *page) anchor(x diff.Change) string {
	at := x.Place
	switch {
	case x.Kind == diff.FieldChanged && onPage(x.Label):
		return x.Label
	case x.Kind == diff.FieldChanged:
		return "fields"
	case at.Block < 0:
		return editor.HeadlineID
	}
	runs := p.r.Blocks[at.Block].Runs
	if at.End-at.Run < len(runs) {
		for n := at.Run; n < at.End; n++ {
			if runs[n].Op != diff.Equal {
				return fmt.Sprintf("b%d-%d", at.Block, n)
			}
		}
	}
	return fmt.Sprintf("b%d", at.Block)
}

// story writes the merged document.
func (p *page) story() {
	p.add("<main>\n")
	if lines := p.r.barred(); len(lines) > 0 {
		if lines[0].field != editor.HeadlineID {
			p.add("<a id=\"headline\"></a>\n")
		}
		for i := range lines {
			p.line(&lines[i])
		}
	}
	p.add("</main>\n")
}

func (p *page) line(l *line) {
	tag := tagOf(l.standing())
	if tag == "hr" && len(l.pieces) > 0 { // it was a paragraph
		tag = "p"
	}
	id := l.field
	if l.block >= 0 {
		id = fmt.Sprintf("b%d", l.block)
	}
	p.add("<", tag, ` id="`, id, `"`)
	if class := classOf(l); class != "" {
		p.add(` class="`, class, `"`)
	}
	if tag == "hr" {
		p.add("/>\n")
		return
	}
	p.add(` dir="auto">`)
	p.lineNote(l)
	for n, x := range l.pieces {
		if n > 0 && Touching(l.pieces[n-1].Run, x.Run) {
			p.add(`<i class="gap"> </i>`) // no word of either side
		}
		p.piece(l, n)
	}
	p.add("</", tag, ">\n")
}

// classOf sets a line apart that came, went or moved as a whole.
func classOf(l *line) string {
	class := ""
	switch l.kind {
	case diff.Moved, diff.MovedAway, diff.Inserted, diff.Deleted:
		class = strings.ReplaceAll(string(l.kind), " ", "-")
	}
	if l.field == editor.StandfirstID || l.field == "byline" {
		class = strings.TrimSpace(l.field + " " + class)
	}
	return class
}

// lineNote says above a line what its words do not show.
func (p *page) lineNote(l *line) {
	note, to := "", ""
	switch {
	case l.move > 0:
		v := p.r.Moves[l.move-1]
		note, to = p.r.moveNote(l), fmt.Sprintf("b%d", v.From.Block+l.block-v.To.Block)
		if l.kind == diff.MovedAway {
			to = fmt.Sprintf("b%d", v.To.Block+l.block-v.From.Block)
		}
	case l.kind == diff.Split, l.kind == diff.Joined:
		note = map[diff.Kind]string{diff.Split: "Paragraph split", diff.Joined: "Paragraphs joined"}[l.kind]
	}
	if l.before != nil && l.after != nil && l.block >= 0 && p.r.Blocks[l.block].Restyled {
		note = strings.TrimPrefix(note+"; "+styleWords(l.before)+" → "+styleWords(l.after), "; ")
	}
	switch {
	case note == "":
	case to != "":
		p.add(`<a class="note" dir="ltr" lang="en" href="#`, to, `">`)
		p.text(note)
		p.add("</a>")
	default:
		p.add(`<span class="note" dir="ltr" lang="en">`)
		p.text(note)
		p.add("</span>")
	}
}

// piece writes some words; the first of a run that changed carries its anchor.
func (p *page) piece(l *line, n int) {
	x := l.pieces[n]
	open, shut := tagsOf(x.Op)
	if l.kind == diff.MovedAway {
		open, shut = "<del>", "</del>"
	}
	if open != "" && l.block >= 0 && x.run >= 0 && (n == 0 || l.pieces[n-1].run != x.run) {
		open = strings.TrimSuffix(open, ">") + fmt.Sprintf(` id="b%d-%d">`, l.block, x.run)
	}
	if who := x.by.String(); who != "" && (x.Op == diff.Insert || x.Op == diff.Delete) {
		open = strings.TrimSuffix(open, ">") + ` title="` + html.EscapeString(ooxml.Printable(who)) + `">`
	}
	p.add(open)
	marks := x.is
	if x.gone() {
		marks = x.was
	}
	changed := x.Op == diff.Equal && !sameMarks(x.was, x.is)
	if changed {
		p.add(`<span class="set" title="formatting changed">`)
	}
	for _, m := range marks {
		p.add(openMark(m))
	}
	p.add(strings.ReplaceAll(html.EscapeString(ooxml.Printable(x.Text)), "\n", "<br/>"))
	for i := len(marks) - 1; i >= 0; i-- {
		p.add("</", markTag[marks[i].Kind], ">")
	}
	if changed {
		p.add("</span>")
	}
	p.add(shut)
	if x.Move > 0 && l.move == 0 && (n+1 == len(l.pieces) || l.pieces[n+1].run != x.run) {
		p.otherEnd(x)
	}
}

// otherEnd leads from words that moved to where they were, or are.
func (p *page) otherEnd(x piece) {
	v := p.r.Moves[x.Move-1]
	to := v.From
	if x.Op == diff.MoveOut {
		to = v.To
	}
	p.add(fmt.Sprintf(`<a class="mark" dir="ltr" lang="en" href="#b%d-%d" title="`, to.Block, to.Run))
	note := p.r.moveWords(x.Move, x.Op == diff.MoveOut)
	p.text(note)
	p.add(`">`)
	arrow, _, _ := strings.Cut(note, " ")
	p.add(arrow, "</a>")
}

var markTag = map[editor.MarkKind]string{editor.Strong: "strong", editor.Emphasis: "em", editor.Link: "a", editor.Strike: "s",
	editor.Superscript: "sup", editor.Subscript: "sub", editor.Code: "code"}

// openMark opens a mark's element. A link that is no address of the web is
// written without it: a page must not run what a story holds.
func openMark(m editor.Mark) string {
	if m.Kind == editor.Link && isAddress(m.Href) {
		return `<a href="` + html.EscapeString(ooxml.Printable(m.Href)) + `">`
	}
	return "<" + markTag[m.Kind] + ">"
}

// isAddress reports links that may be followed from a file.
func isAddress(href string) bool {
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if len(href) > len(scheme) && strings.EqualFold(href[:len(scheme)], scheme) {
			return true
		}
	}
	return false
}

// tagOf is the element that a block is set as.
func tagOf(b *editor.Block) string {
	switch b.Kind {
	case editor.Headline:
		return "h1"
	case editor.Heading:
		return fmt.Sprintf("h%d", min(max(b.Level, 2), 6))
	case editor.Quote:
		return "blockquote"
	case editor.Rule:
		return "hr"
	case editor.ImageBlock:
		return "figure"
	case editor.Item:
		return "div"
	}
	return "p"
}
