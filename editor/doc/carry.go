package doc

import (
	"slices"
	"strings"

	"stet/editor"
)

// cargo is words that are on their way from one place to another, with what was
// said about them: a cut keeps it until its words are pasted.
type cargo struct {
	texts []string // of the blocks, as they were copied
	whole bool     // they are whole words
	said  []freight
}

// freight is a remark with the place of its words in the copied blocks.
type freight struct {
	remark
	block      int
	start, end int
}

// lade returns what is wholly about the words between two positions; blocks is
// their copy.
func (d *Doc) lade(from, to Pos, blocks []editor.Block) cargo {
	c := cargo{whole: d.whole(from, to, blocks)}
	for i, b := range blocks {
		c.texts = append(c.texts, b.Words())
		start := 0
		if b.ID == from.Block {
			start = from.Offset
		}
		for _, a := range d.byID[b.ID].anchors {
			if start <= a.start && a.start < a.end && a.end <= start+len(b.Words()) {
				c.said = append(c.said, freight{a.now(), i, a.start - start, a.end - start})
			}
		}
	}
	return c
}

// unload says again of words that have been pasted, the last of them before
// after, what was said of them elsewhere, where it has gone with them.
func (b *batch) unload(c cargo, after Pos) {
	places := b.landed(c.texts, after)
	for _, f := range c.said {
		now := b.d.listOf(f.remark).get(f.id())
		at := places[f.block]
		if now == nil || at.IsZero() {
			continue
		}
		if _, gone := now.place(); !gone {
			continue
		}
		at.Start, at.End = at.Start+f.start, at.Start+f.end
		switch r := f.at(at, f.words()).(type) {
		case *factRemark:
			b.do(SetFact{ID: f.id(), Fact: &r.Fact, Index: -1})
		case *commentRemark:
			b.do(SetComment{ID: f.id(), Comment: &r.Comment, Index: -1})
		}
	}
}

// landed returns where the texts of pasted blocks lie now: one below the other,
// the last ending at after, or in a headline one behind the other. One that is not
// there as it was gets the zero range.
func (b *batch) landed(texts []string, after Pos) []editor.Range {
	d := b.d
	out := make([]editor.Range, len(texts))
	if reserved(after.Block) {
		line, end := d.byID[after.Block].Text, after.Offset
		for i, text := range slices.Backward(texts) {
			start := end - len(text)
			if start < 0 || line[start:end] != text {
				break
			}
			out[i] = editor.Range{Block: after.Block, Start: start, End: end}
			end = start - 1 // a space
		}
		return out
	}
	last := d.Index(after.Block)
	for i, text := range texts {
		at := last - (len(texts) - 1 - i)
		if at < 0 || at >= len(d.blocks) {
			continue
		}
		p := d.blocks[at]
		all := p.Words()
		end := len(all) // the first joined what stood before it
		switch {
		case p.Image != nil:
		case i == len(texts)-1:
			end = after.Offset
		case i == 0:
		default:
			end = len(text)
		}
		if start := end - len(text); start >= 0 && end <= len(all) && all[start:end] == text {
			out[i] = editor.Range{Block: p.ID, Start: start, End: end}
		}
	}
	return out
}

// Carry takes the selected words to another place, as one undo step: with their
// marks, and with the facts and comments that are wholly about them. Whole words
// leave and find the right spaces, and are put beside a word rather than inside.
// It returns the selection of the words where they are now. Where the place lies
// in the selection, or at its edge, nothing changes.
func (d *Doc) Carry(sel Selection, to Pos) (Selection, error) {
	from, end, err := d.Range(sel)
	if err != nil {
		return sel, err
	}
	if err := d.Check(to); err != nil {
		return sel, err
	}
	blocks := d.Copy(sel)
	if len(blocks) == 0 { // no more than the end of a paragraph
		return sel, nil
	}
	c := d.lade(from, end, blocks)
	if c.whole {
		to = d.beside(to)
	}
	if !d.Less(to, from) && !d.Less(end, to) || c.whole && (d.blank(to, from) || d.blank(end, to)) {
		return sel, nil
	}
	b := d.edit(Carrying, sel)
	b.remove(from, end)
	if c.whole {
		b.closeUp(from, end)
	}
	at, _ := b.change.Map.Pos(to, true)
	at.Offset = floor(d.byID[at.Block].Text, at.Offset)
	return b.place(at, blocks, c)
}

// CopyTo puts a copy of the selected words at another place, as one undo step,
// and returns the selection of the copy. What is said about the words stays where
// it is. Whole words find the right spaces, as Carry has it.
func (d *Doc) CopyTo(sel Selection, to Pos) (Selection, error) {
	from, end, err := d.Range(sel)
	if err != nil {
		return sel, err
	}
	if err := d.Check(to); err != nil {
		return sel, err
	}
	blocks := d.Copy(sel)
	if len(blocks) == 0 {
		return sel, nil
	}
	c := cargo{whole: d.whole(from, end, blocks)}
	if c.whole {
		to = d.beside(to)
	}
	to.Offset = floor(d.byID[to.Block].Text, to.Offset)
	for _, in := range blocks {
		c.texts = append(c.texts, in.Words())
	}
	return d.edit(Carrying, sel).place(to, blocks, c)
}

// place pastes blocks with their cargo, commits, and returns their selection.
func (b *batch) place(at Pos, blocks []editor.Block, c cargo) (Selection, error) {
	d, before := b.d, b.before
	for i := range blocks {
		blocks[i] = renewed(blocks[i])
	}
	var after Pos
	if b.err == nil {
		after = b.put(at, at, blocks)
		b.unload(c, after)
	}
	placed := Caret(after)
	if where := b.landed(c.texts, after); b.err == nil && !where[0].IsZero() {
		placed.Anchor = Pos{where[0].Block, where[0].Start}
	} else if b.err == nil && reserved(after.Block) {
		placed.Anchor = at
	}
	if c.whole {
		placed = b.spaced(at, placed)
	}
	if _, err := b.commit(placed); err != nil {
		return before, err
	}
	if d.Check(placed.Anchor) != nil {
		return Caret(placed.Head), nil
	}
	placed.Anchor.Offset = floor(d.byID[placed.Anchor.Block].Text, placed.Anchor.Offset) // it may have joined what stands before
	return placed, nil
}

// put puts blocks in place of what stands between two positions and returns the
// end of what was put.
func (b *batch) put(from, to Pos, in []editor.Block) Pos {
	if len(in) == 1 && !atom(in[0].Kind) && (!cells(in[0]) || b.d.byID[from.Block].Kind == editor.Row) {
		return b.pasteWords(from, to, in[0])
	}
	return b.paste(b.remove(from, to), in)
}

// same reports whether blocks hold the words of the cargo.
func (c cargo) same(blocks []editor.Block) bool {
	if len(blocks) != len(c.texts) {
		return false
	}
	for i, b := range blocks {
		if b.Words() != c.texts[i] {
			return false
		}
	}
	return strings.Join(c.texts, "") != ""
}
