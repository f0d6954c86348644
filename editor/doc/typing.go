package doc

import (
	"strings"

	"stet/editor"
)

// The kinds of transaction the verbs make, as a menu names them.
const (
	Typing     = "typing"
	Deletion   = "deletion"
	Breaking   = "paragraph break"
	Pasting    = "paste"
	Cutting    = "cut"
	Formatting = "formatting"
	Moving     = "moving paragraphs"
	Carrying   = "moving words"
	Filling    = "field"
	Checking   = "fact"
	Commenting = "comment"
	Waiving    = "waiver"
	Noting     = "import note"
	Amending   = "note to readers"
	Fixing     = "fix"
	Replacing  = "replacement"
	Restoring  = "restored revision"
	Reverting  = "put back"
	Merging    = "merge"
)

// pending holds the marks switched on or off at a caret for what is typed next.
type pending struct {
	at    Pos
	marks []editor.Mark // each covers one byte
}

// Insert puts text in place of the selection, as typing does: it takes over the
// marks it is typed into or behind (a link only inside it), and joins the undo
// step of the typing before it. A line end becomes a soft break, in headline,
// standfirst and rows a space; other control characters are dropped; text that is
// not UTF-8 is refused. Typing over the words of a fact rewords the fact.
func (d *Doc) Insert(sel Selection, text string) (Selection, error) {
	from, to, err := d.Range(sel)
	if err != nil {
		return sel, err
	}
	if err := clean(text); err != nil {
		return sel, err
	}
	if text = tame(text); text == "" {
		return d.Delete(sel)
	}
	b := d.edit(Typing, sel)
	b.run = typed(text)
	grow := from != to && from.Block == to.Block || from == to && from == d.grow
	at := b.insert(from, to, text, from == d.grow)
	if _, err := b.commit(Caret(at)); err != nil {
		return sel, err
	}
	if grow {
		d.grow = at
	}
	return Caret(at), nil
}

// insert puts text in place of what stands between two positions and returns
// the position behind it.
func (b *batch) insert(from, to Pos, text string, grow bool) Pos {
	d := b.d
	if from.Block != to.Block {
		from = b.remove(from, to)
		to = from
	}
	p := d.byID[from.Block]
	if atom(p.Kind) {
		id := editor.NewID()
		b.splice(p.ID, editor.Block{ID: id, Kind: editor.Paragraph, Text: text})
		return Pos{id, len(text)}
	}
	marks := inherited(p.Marks, from.Offset, to.Offset, len(text))
	if d.pending.at == from && from == to {
		marks = d.pending.over(len(text))
	}
	return b.replace(editor.Range{Block: p.ID, Start: from.Offset, End: to.Offset}, text, marks, grow)
}

// replace puts text in place of the words of r, or suggests to; it returns the
// position behind the new text.
func (b *batch) replace(r editor.Range, text string, marks []editor.Mark, grow bool) Pos {
	if reserved(r.Block) {
		marks = editorialOnly(marks)
	}
	if b.oneLine(r.Block) {
		text = flat(text)
	}
	marks = b.stamp(marks, len(text))
	if b.track != nil && !r.Empty() && !b.owns(r) {
		at := b.strike(r, text, marks)
		if b.err == nil {
			at.Offset = ceil(b.d.byID[r.Block].Text, at.Offset)
		}
		return at
	}
	if !r.Empty() || text != "" {
		b.do(Replace{Range: r, Text: text, Marks: marks, Grow: grow})
	}
	at := r.Start + len(text)
	if b.err == nil {
		at = ceil(b.d.byID[r.Block].Text, at)
	}
	return Pos{r.Block, at}
}

// tame makes every line end "\n" and drops other control characters but tabs.
func tame(text string) string {
	plain := func(r rune) bool { return r >= ' ' && r != 0x7f && r != 0x85 && r != 0x2028 && r != 0x2029 }
	if strings.IndexFunc(text, func(r rune) bool { return !plain(r) }) < 0 {
		return text
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case plain(r) || r == '\t' || r == '\n':
			return r
		case r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
			return '\n'
		}
		return -1
	}, text)
}

// oneLine reports whether a block has no line ends: the headline, the standfirst, a row.
func (b *batch) oneLine(block string) bool {
	p := b.d.byID[block]
	return reserved(block) || p != nil && p.Kind == editor.Row
}

// flat makes text one line.
func flat(text string) string {
	return strings.ReplaceAll(text, "\n", " ")
}

// Break does what Enter does: it parts the block at the selection, which is
// deleted first. In the headline and the standfirst it moves on to the next
// block; in an empty list item, row or quotation it ends the list, the table or the
// quotation; behind a heading it begins a paragraph. A row it leaves whole, and begins
// another.
func (d *Doc) Break(sel Selection) (Selection, error) {
	from, to, err := d.Range(sel)
	if err != nil {
		return sel, err
	}
	b := d.edit(Breaking, sel)
	after := Caret(b.breakAt(b.remove(from, to)))
	if _, err := b.commit(after); err != nil {
		return sel, err
	}
	return after, nil
}

func (b *batch) breakAt(at Pos) Pos {
	p := b.d.byID[at.Block]
	next := editor.Block{ID: editor.NewID(), Kind: p.Kind, Level: p.Level, Ordered: p.Ordered}
	plain := editor.Block{ID: next.ID, Kind: editor.Paragraph}
	switch {
	case reserved(p.ID):
		return Pos{b.d.blocks[p.at+1].ID, 0}
	case atom(p.Kind):
		b.splice(p.ID, plain)
		return Pos{next.ID, 0}
	case p.Kind == editor.Row && at.Offset > 0:
		next.Level = 0
		b.splice(p.ID, next)
		return Pos{next.ID, 0}
	case p.Text == "" && (p.Kind == editor.Item || p.Kind == editor.Quote || p.Kind == editor.Row):
		b.outdent(p)
		return at
	case at.Offset == 0 && p.Text != "":
		if p.Kind == editor.Heading {
			next = plain
		}
		b.splice(b.d.blocks[p.at-1].ID, next)
		return at
	case at.Offset == len(p.Text) && p.Kind == editor.Heading:
		next = plain
	}
	b.split(p.ID, at.Offset, next)
	return Pos{next.ID, 0}
}

// outdent brings a list item one level out, or makes a block a paragraph.
func (b *batch) outdent(p *para) {
	if p.Kind == editor.Item && p.Level > 1 {
		b.do(Reshape{Block: p.ID, Kind: p.Kind, Level: p.Level - 1, Ordered: p.Ordered})
		return
	}
	b.do(Reshape{Block: p.ID, Kind: editor.Paragraph})
}
