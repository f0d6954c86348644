package redline

import (
	"cmp"
	"io"
	"strings"

	"stet/editor"
	"stet/editor/diff"
	"stet/editor/format/docx/ooxml"
)

// DOCX writes the comparison as a Word document with tracked changes: accepted
// all, it is the newer version; rejected all, the older. Moves are tracked as
// moves, parted and joined paragraphs by the end of the paragraph, formatting and
// styles as changes of formatting. Each change is signed by who made it. The
// comments of the newer version come along, and what cannot be tracked (a verified
// fact that changed, fields) is a comment at its place.
//
// The parts are those of a transitional document as ECMA-376 part 1 has it;
// tracked changes are its section 17.13.5, comments 17.13.4. It returns the
// writer's error.
func DOCX(w io.Writer, r Redline) error {
	d := &document{r: &r, lines: r.lines()}
	d.settle()
	d.notes = r.notes(d.lines)
	d.pack.Add("styles", "", ooxml.Styles(r.language()))
	d.write()
	d.pack.Add("numbering", "", ooxml.Numbering(d.lists))
	d.pack.Add("fontTable", "", ooxml.FontTable)
	d.pack.AddComments(d.comments(), "", "")
	return d.pack.Write(w, d.b.String(), d.core())
}

// core names the story, and whose the newer version is.
func (d *document) core() ooxml.Core {
	return ooxml.Core{Title: d.r.title(), Subject: d.r.Before.Name + " → " + d.r.After.Name,
		Creator: d.r.After.Author, Modified: ooxml.Time(d.r.After.At)}
}

// document builds word/document.xml and what it refers to.
type document struct {
	r     *Redline
	lines []line
	ends  []ending // of each line
	late  []bool   // lines that have the end of the one behind them
	notes []note
	ids   int // given out to changes, ranges of moves and comments
	pack  ooxml.Package
	lists int // numbered lists begun
	b     strings.Builder
}

func (d *document) add(parts ...string) {
	for _, s := range parts {
		d.b.WriteString(s)
	}
}

func (d *document) id() int {
	d.ids++
	return d.ids
}

// signed opens a tracked element in somebody's name, without its bracket. Word
// wants an author.
func (d *document) signed(tag string, by Signature) string {
	return ooxml.Signed(tag, d.id(), cmp.Or(by.Author, "Unknown"), by.At)
}

func (d *document) write() {
	d.add(ooxml.Head, `<w:document xmlns:w="`, ooxml.Word, `" xmlns:r="`, ooxml.Links, `"><w:body>`)
	for n := range d.lines {
		d.line(n)
	}
	if len(d.lines) == 0 {
		d.add(`<w:p/>`)
	}
	d.add(`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>`)
}

func (d *document) line(n int) {
	l := &d.lines[n]
	d.add(`<w:p>`)
	d.properties(n)
	if l.move > 0 && d.firstOf(n) {
		d.openMove(l.move, l.kind == diff.MovedAway, l.by)
	}
	for i := range l.pieces {
		d.openNotes(n, i)
		d.piece(l, i)
		d.closeNotes(n, i)
	}
	if len(l.pieces) == 0 {
		d.openNotes(n, 0)
		d.closeNotes(n, 0)
	}
	if l.move > 0 && d.lastOf(n) {
		d.closeMove(l.move, l.kind == diff.MovedAway)
	}
	d.add(`</w:p>`)
}

// properties sets a paragraph, and tracks its end and a change of its style.
func (d *document) properties(n int) {
	l := &d.lines[n]
	was, is := d.style(l.before, n), d.style(l.standing(), n)
	if l.before == nil || l.kind == diff.Moved {
		was = is
	}
	if d.late[n] {
		was, is = d.lastStyles(n, was, is)
	}
	d.add(`<w:pPr>`, is)
	if ooxml.RightToLeft(d.r.language()) {
		d.add(`<w:bidi/>`)
	}
	if end := d.ends[n]; end.tag != "" {
		d.add(`<w:rPr>`, d.signed(end.tag, end.by), `/></w:rPr>`)
	}
	if was != is {
		d.add(d.signed("w:pPrChange", l.by), `><w:pPr>`, was, `</w:pPr></w:pPrChange>`)
	}
	d.add(`</w:pPr>`)
}

// piece writes some words with what is tracked of them.
func (d *document) piece(l *line, i int) {
	x := l.pieces[i]
	if l.kind == diff.Moved && x.gone() {
		return // it stands where the passage was; a note says so
	}
	if link := d.link(x); link != "" {
		d.add(`<w:hyperlink r:id="`, link, `">`)
		defer d.add(`</w:hyperlink>`)
	}
	switch {
	case l.kind == diff.MovedAway:
		d.tracked("w:moveFrom", l.by, d.run(x, x.was, false))
	case l.kind == diff.Moved && x.Op == diff.Equal:
		d.tracked("w:moveTo", l.by, d.run(x, x.is, false))
	case x.Op == diff.MoveOut && d.tied(x.Move), x.Op == diff.MoveIn && d.tied(x.Move):
		d.movedWords(l, i)
	case x.gone():
		d.tracked("w:del", x.by, d.run(x, x.was, true))
	case x.come():
		d.tracked("w:ins", x.by, d.run(x, x.is, false))
	default:
		d.add(d.run(x, x.is, false))
	}
}

func (d *document) tracked(tag string, by Signature, content string) {
	d.add(d.signed(tag, by), `>`, content, `</`, tag, `>`)
}

// run writes words in their formatting, which may itself have changed. Deleted words
// have an element of their own, words that were moved away have not.
func (d *document) run(x piece, marks []editor.Mark, deleted bool) string {
	set := ooxml.Look(marks, ooxml.RightToLeft(d.r.language()))
	if x.Op == diff.Equal && !deleted && !sameMarks(x.was, x.is) {
		set += d.signed("w:rPrChange", x.by) + `><w:rPr>` + ooxml.Look(x.was, false) + `</w:rPr></w:rPrChange>`
	}
	return ooxml.Run(x.Text, set, deleted)
}

// style is the properties that set a block.
func (d *document) style(b *editor.Block, line int) string {
	switch {
	case b == nil:
		return ""
	case b.Kind == bylineBlock:
		return ooxml.Styled(ooxml.Byline)
	case b.Kind == editor.Item && b.Ordered:
		return ooxml.Block(*b, d.numbered(line))
	}
	return ooxml.Block(*b, ooxml.Bullets)
}

// numbered is the number of the list that a numbered item belongs to. A list
// begins behind a line that is no item, and counts from one.
func (d *document) numbered(line int) int {
	first := line
	for first > 0 && d.lines[first-1].standing().Kind == editor.Item {
		first--
	}
	d.lists = max(d.lists, first+1)
	return ooxml.Bullets + 1 + first
}

// link returns the relationship of an address that the words lead to, "" for
// none.
func (d *document) link(x piece) string {
	marks := x.is
	if x.gone() {
		marks = x.was
	}
	for _, m := range marks {
		if m.Kind == editor.Link && isAddress(m.Href) {
			return d.pack.Link(m.Href)
		}
	}
	return ""
}
