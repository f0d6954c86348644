package doc

import "stet/editor"

// Unit is how far a movement or a deletion goes.
type Unit int

// The units. A Block's and a Document's ends are where their text begins and
// ends; lines are the view's.
const (
	Grapheme Unit = iota
	Word
	Block
	Document
)

// Delete removes what is selected and returns the caret left. Headline and
// standfirst only lose text: they are never removed nor joined. A picture or
// rule at either end of a selection of several blocks goes as well.
func (d *Doc) Delete(sel Selection) (Selection, error) {
	return d.delete(Deletion, sel, sel, run{})
}

func (d *Doc) delete(kind string, before, sel Selection, run run) (Selection, error) {
	from, to, err := d.Range(sel)
	if err != nil {
		return before, err
	}
	b := d.edit(kind, before)
	b.run = run
	at := b.remove(from, to)
	if kind == Cutting && d.cut.whole {
		done := len(b.change.Map)
		b.closeUp(from, to)
		at, _ = b.change.Map[done:].Pos(at, false)
	}
	if b.track != nil && before.Empty() && d.Less(sel.Anchor, sel.Head) {
		at, _ = b.change.Map.Pos(to, true) // past the words that stay for now
	}
	after := Caret(at)
	if _, err := b.commit(after); err != nil {
		return before, err
	}
	return after, nil
}

// Backspace removes the selection, or what lies one unit before the caret. At
// the beginning of a block it joins it to the one before, takes a list item one
// level out, makes a heading, a row or a quotation a paragraph, or removes the picture,
// rule or empty paragraph before. At the beginning of a cell, and below a table, it does
// nothing: what follows would go to another column.
func (d *Doc) Backspace(sel Selection, unit Unit) (Selection, error) {
	at, _, err := d.Range(sel)
	if err != nil || !sel.Empty() {
		return d.Delete(sel)
	}
	if unit != Document && d.endsCell(at.Block, at.Offset-1) {
		return sel, nil
	}
	if at.Offset > 0 || unit == Document {
		grows := at == d.grow
		if d.suggesting && at.Offset > 0 && unit != Document {
			if at = d.live(at, true); at.Offset == 0 {
				return Caret(at), nil
			}
		}
		after, err := d.deleteTo(sel, at, d.Prev(at, unit), unit)
		if grows && err == nil {
			d.grow = after.Head
		}
		return after, err
	}
	b := d.edit(Deletion, sel)
	after := Caret(b.joinBack(at))
	if _, err := b.commit(after); err != nil {
		return sel, err
	}
	return after, nil
}

// DeleteForward removes the selection, or what lies one unit behind the caret.
// At the end of a block it joins the next one to it, or removes the picture,
// rule or empty paragraph behind; at the end of a cell it does nothing.
func (d *Doc) DeleteForward(sel Selection, unit Unit) (Selection, error) {
	at, _, err := d.Range(sel)
	if err != nil || !sel.Empty() {
		return d.Delete(sel)
	}
	if unit != Document && d.endsCell(at.Block, at.Offset) {
		return sel, nil
	}
	p := d.byID[at.Block]
	if at.Offset < len(p.Text) || unit == Document {
		if d.suggesting && unit != Document {
			if at = d.live(at, false); at.Offset == len(p.Text) {
				return Caret(at), nil
			}
		}
		to := d.Next(at, unit)
		if unit != Document && to.Block != at.Block {
			to = Pos{at.Block, len(p.Text)}
		}
		return d.deleteTo(sel, at, to, unit)
	}
	b := d.edit(Deletion, sel)
	after := Caret(b.joinForward(at))
	if _, err := b.commit(after); err != nil {
		return sel, err
	}
	return after, nil
}

// endsCell reports whether a cell ends at a place of a row, and others stand behind it.
func (d *Doc) endsCell(block string, at int) bool {
	p := d.byID[block]
	return p.Kind == editor.Row && 0 <= at && at < len(p.Text)-1 && p.Text[at] == editor.CellEnd[0]
}

func (d *Doc) deleteTo(sel Selection, at, to Pos, unit Unit) (Selection, error) {
	var r run
	if unit == Grapheme {
		r.bytes = max(at.Offset-to.Offset, to.Offset-at.Offset)
	}
	return d.delete(Deletion, sel, Selection{at, to}, r)
}

// joinBack is backspace at the beginning of a block.
func (b *batch) joinBack(at Pos) Pos {
	d, p := b.d, b.d.byID[at.Block]
	if reserved(p.ID) {
		return at
	}
	prev := d.blocks[p.at-1]
	switch {
	case p.Kind == editor.Item, p.Kind == editor.Row, plainer(p, prev):
		b.outdent(p)
		return at
	case atom(p.Kind), p.Text == "" && p.at > head:
		return b.drop(p.at, p.at+1, true)
	case reserved(prev.ID):
		if p.Text == "" && p.at+1 < len(d.blocks) {
			return b.drop(p.at, p.at+1, false)
		}
		return at
	case atom(prev.Kind), prev.Text == "":
		b.drop(prev.at, prev.at+1, false)
		return at
	case prev.Kind == editor.Row:
		return at
	}
	return b.join(prev, p)
}

// plainer reports whether backspace at the beginning of p makes it a paragraph: a
// heading, or the first block of a quotation, unless only a blank line goes.
func plainer(p, prev *para) bool {
	blank := prev.Text == "" && !reserved(prev.ID) && !atom(prev.Kind)
	return !blank && (p.Kind == editor.Heading || p.Kind == editor.Quote && prev.Kind != editor.Quote)
}

// joinForward is delete at the end of a block.
func (b *batch) joinForward(at Pos) Pos {
	d, p := b.d, b.d.byID[at.Block]
	if reserved(p.ID) || p.at+1 == len(d.blocks) && !atom(p.Kind) {
		return at
	}
	if atom(p.Kind) || p.Text == "" {
		return b.drop(p.at, p.at+1, false)
	}
	next := d.blocks[p.at+1]
	if atom(next.Kind) || next.Text == "" {
		b.drop(next.at, next.at+1, false)
		return at
	}
	if p.Kind == editor.Row || next.Kind == editor.Row {
		return at
	}
	seam := b.join(p, next)
	if d.byID[next.ID] == next { // it stays for now, and the caret goes on
		return Pos{next.ID, 0}
	}
	return seam
}

// join joins two neighbours, or suggests to, and returns the seam.
func (b *batch) join(p, q *para) Pos {
	at := len(p.Text)
	if b.track != nil {
		b.close(q)
		return Pos{p.ID, ceil(p.Text, at)}
	}
	b.do(Join{Block: p.ID, Next: q.ID, At: at})
	return Pos{p.ID, ceil(p.Text, at)}
}

// drop removes the blocks [from, to) of the body, leaving a paragraph to type
// into, and returns the end of the text before or the beginning of the text
// behind.
func (b *batch) drop(from, to int, before bool) Pos {
	d := b.d
	if b.track != nil {
		return b.dropLater(d.blocks[from], before)
	}
	if from < to {
		s := Splice{After: d.blocks[from-1].ID}
		for _, p := range d.blocks[from:to] {
			s.Remove = append(s.Remove, p.ID)
		}
		if to-from == len(d.blocks)-head {
			s.Insert = []editor.Block{{ID: editor.NewID(), Kind: editor.Paragraph}}
			before = false
		}
		b.do(s)
	}
	if before || from >= len(d.blocks) {
		p := d.blocks[from-1]
		return Pos{p.ID, len(p.Text)}
	}
	return Pos{d.blocks[from].ID, 0}
}

// remove deletes what stands between two positions and returns where it stood.
func (b *batch) remove(from, to Pos) Pos {
	d := b.d
	p, q := d.byID[from.Block], d.byID[to.Block]
	switch {
	case from == to:
		return from
	case p == q:
		return b.cut(p, from.Offset, to.Offset)
	case b.track != nil:
		return b.strikeOut(from, to)
	case reserved(p.ID):
		return b.removeFromHead(p, q, from, to)
	case atom(q.Kind) && atom(p.Kind):
		return b.drop(p.at, q.at+1, false)
	case atom(q.Kind), to.Offset == len(q.Text) && !atom(p.Kind):
		b.drop(p.at+1, q.at+1, true)
		return b.cut(p, from.Offset, len(p.Text))
	case atom(p.Kind), from.Offset == 0:
		b.drop(p.at, q.at, false)
		return b.cut(q, 0, to.Offset)
	}
	b.drop(p.at+1, q.at, true)
	b.cut(q, 0, to.Offset)
	b.cut(p, from.Offset, len(p.Text))
	return b.join(p, q)
}

// cut deletes text in one block.
func (b *batch) cut(p *para, from, to int) Pos {
	if from == to {
		return Pos{p.ID, from}
	}
	return b.replace(editor.Range{Block: p.ID, Start: from, End: to}, "", nil, false)
}

// removeFromHead deletes from the headline or standfirst on: the head keeps its
// blocks, so nothing is joined.
func (b *batch) removeFromHead(p, q *para, from, to Pos) Pos {
	caret := b.cut(p, from.Offset, len(p.Text))
	if standfirst := b.d.blocks[1]; p != standfirst && q != standfirst {
		b.cut(standfirst, 0, len(standfirst.Text))
	}
	switch {
	case reserved(q.ID):
		b.cut(q, 0, to.Offset)
	case atom(q.Kind):
		b.drop(head, q.at+1, false)
	default:
		b.drop(head, q.at, false)
		b.cut(q, 0, to.Offset)
	}
	return caret
}
