package doc

import (
	"slices"
	"time"

	"stet/editor"
)

// Suggest switches suggest mode on or off for what is edited next.
func (d *Doc) Suggest(on bool) {
	d.Settle()
	d.suggesting = on
}

// Suggesting reports whether suggest mode is on.
func (d *Doc) Suggesting() bool { return d.suggesting }

// stamps are the editorial marks that new words get in a batch.
type stamps struct {
	track  *editor.Track // suggest mode
	pasted *editor.Mark  // words from outside
}

// moment is now as marks keep it.
func (d *Doc) moment() time.Time { return d.Now().UTC().Truncate(time.Second) }

// edit begins a batch of edits by the author, as suggestions in suggest mode.
func (d *Doc) edit(kind string, before Selection) *batch {
	b := d.begin(kind, before)
	if d.suggesting {
		b.track = &editor.Track{Kind: editor.Inserted, Author: d.Author, At: d.moment()}
	}
	return b
}

// own reports whether a suggestion is to insert something, by the author of the
// batch: what is only suggested may go for good.
func (b *batch) own(kind editor.MarkKind, author string) bool {
	return kind == editor.Inserted && author == b.track.Author
}

// stamp returns the marks of new words of n bytes with the editorial ones.
func (b *batch) stamp(marks []editor.Mark, n int) []editor.Mark {
	if n == 0 || b.track == nil && b.pasted == nil {
		return marks
	}
	out := make([]editor.Mark, 0, len(marks)+2)
	for _, m := range marks {
		if !m.Kind.Suggested() || b.track == nil {
			out = append(out, m)
		}
	}
	if t := b.track; t != nil {
		out = append(out, editor.Mark{End: n, Kind: editor.Inserted, Author: t.Author, At: t.At})
	}
	if b.pasted != nil {
		m := *b.pasted
		m.End = n
		out = append(out, m)
	}
	return tidy(out)
}

// splice adds blocks behind a block.
func (b *batch) splice(after string, in ...editor.Block) {
	b.do(Splice{After: after, Insert: b.stamped(in)})
}

// stamped returns new blocks with the editorial marks.
func (b *batch) stamped(in []editor.Block) []editor.Block {
	out := slices.Clone(in)
	for i := range out {
		out[i].Marks = b.stamp(out[i].Marks, len(out[i].Text))
		if b.track != nil {
			out[i].Break = b.track
		}
	}
	return out
}

// owns reports whether all the words of r are only suggested by the author.
func (b *batch) owns(r editor.Range) bool {
	start, kind := b.stretch(b.d.byID[r.Block].Marks, r.Start, r.End)
	return start == r.Start && kind == editor.Inserted
}

// split parts a block.
func (b *batch) split(block string, at int, next editor.Block) {
	next.Break = b.track
	b.do(Split{Block: block, At: at, New: next})
}

// strike suggests to delete the words of r, and puts text behind them. It returns
// the end of the text, or the beginning of the words where there is none. What
// the author has inserted goes at once; what is on its way out already stays so.
func (b *batch) strike(r editor.Range, text string, marks []editor.Mark) Pos {
	p := b.d.byID[r.Block]
	grow := r.Empty()
	for end := r.End; end > r.Start; {
		start, kind := b.stretch(p.Marks, r.Start, end)
		part := editor.Range{Block: p.ID, Start: start, End: end}
		switch kind {
		case editor.Inserted:
			b.do(Replace{Range: part})
			r.End -= part.End - part.Start
		case "":
			b.do(SetMark{Range: part, Kind: editor.Deleted, On: true, Author: b.track.Author, At: b.track.At})
			grow = true
		}
		end = start
		if b.err != nil {
			return Pos{r.Block, r.Start}
		}
	}
	if text == "" {
		return Pos{r.Block, r.Start}
	}
	b.do(Replace{Range: editor.Range{Block: p.ID, Start: r.End, End: r.End}, Text: text, Marks: marks, Grow: grow})
	return Pos{r.Block, r.End + len(text)}
}

// stretch returns where the words of one state that end at end begin, from start
// on, and their state: Inserted by the author of the batch, Deleted by anybody,
// or "".
func (b *batch) stretch(marks []editor.Mark, start, end int) (int, editor.MarkKind) {
	state := func(at int) editor.MarkKind {
		var k editor.MarkKind
		for _, m := range marks {
			switch covers := m.Start < at && at <= m.End; {
			case covers && b.own(m.Kind, m.Author):
				return editor.Inserted
			case covers && m.Kind == editor.Deleted:
				k = editor.Deleted
			}
		}
		return k
	}
	kind := state(end)
	from := start
	for _, m := range marks {
		for _, edge := range []int{m.Start, m.End} {
			if m.Kind.Suggested() && from < edge && edge < end && state(edge) != kind {
				from = edge
			}
		}
	}
	return from, kind
}

// close suggests that a block goes, or joins the one before; one that the author
// has only suggested does so at once. It returns false where the block stays.
func (b *batch) close(q *para) bool {
	switch {
	case q.Break != nil && b.own(q.Break.Kind, q.Break.Author):
		return b.resolve(q, false)
	case q.Break == nil || q.Break.Kind != editor.Deleted:
		b.do(SetBreak{q.ID, &editor.Track{Kind: editor.Deleted, Author: b.track.Author, At: b.track.At, Over: q.Break}})
	}
	return false
}

// dropLater suggests that a block goes and returns where the caret goes: to the
// end of the text before or the beginning of the text behind.
func (b *batch) dropLater(p *para, before bool) Pos {
	prev, at := b.d.blocks[p.at-1], p.at
	if gone := b.close(p); !gone {
		at++
	}
	if before || at >= len(b.d.blocks) {
		return Pos{prev.ID, len(prev.Text)}
	}
	return Pos{b.d.blocks[at].ID, 0}
}

// strikeOut suggests to delete what stands between two positions of different
// blocks, and returns where the first lies then.
func (b *batch) strikeOut(from, to Pos) Pos {
	d, done := b.d, len(b.change.Map)
	first, last := d.Index(from.Block), d.Index(to.Block)
	for i := last; i >= first && b.err == nil; i-- {
		p := d.blocks[i]
		r := editor.Range{Block: p.ID, End: len(p.Text)}
		if i == first {
			r.Start = from.Offset
		}
		if i == last {
			r.End = to.Offset
		}
		b.strike(r, "", nil)
		if b.goes(i, first, last) {
			b.close(p)
		}
	}
	from, _ = b.change.Map[done:].Pos(from, false)
	return from
}

// goes reports whether the block i of the stretch [first, last] that is struck
// out goes as a whole, or joins the text before.
func (b *batch) goes(i, first, last int) bool {
	switch p := b.d.blocks[i]; {
	case reserved(p.ID):
		return false
	case atom(p.Kind):
		return true
	case i == first:
		return false
	case i < last:
		return true
	}
	for i--; i > first && atom(b.d.blocks[i].Kind); { // those go as well
		i--
	}
	return !reserved(b.d.blocks[i].ID) && !atom(b.d.blocks[i].Kind)
}

// live returns the first position from at on, backward or forward in its block,
// beside which words stand that are not on their way out.
func (d *Doc) live(at Pos, back bool) Pos {
	marks := d.byID[at.Block].Marks
	for moved := true; moved; {
		moved = false
		for _, m := range marks {
			switch {
			case m.Kind != editor.Deleted:
			case back && m.Start < at.Offset && at.Offset <= m.End:
				at.Offset, moved = m.Start, true
			case !back && m.Start <= at.Offset && at.Offset < m.End:
				at.Offset, moved = m.End, true
			}
		}
	}
	return at
}
