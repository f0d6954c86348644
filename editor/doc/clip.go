package doc

import (
	"slices"
	"strings"

	"stet/editor"
)

// Copy returns what is selected as blocks: those at either end cut to the
// selection. A selection that is nowhere or empty gives none.
func (d *Doc) Copy(sel Selection) []editor.Block {
	from, to, err := d.Range(sel)
	if err != nil || from == to {
		return nil
	}
	first, last := d.Index(from.Block), d.Index(to.Block)
	out := make([]editor.Block, 0, last-first+1)
	for i := first; i <= last; i++ {
		b := d.blocks[i].Clone()
		start, end := 0, len(b.Text)
		if i == first {
			start = from.Offset
		}
		if i == last {
			end = to.Offset
		}
		b.Text, b.Marks = b.Text[start:end], cutMarks(b.Marks, start, end)
		if i == first && !atom(b.Kind) {
			b.Break = nil // it begins before the selection
		}
		if first == last || b.Text != "" || i != first && i != last || atom(b.Kind) {
			out = append(out, b)
		}
	}
	return out
}

// Text returns the words that are selected, a line a block.
func (d *Doc) Text(sel Selection) string { return PlainText(d.Copy(sel)) }

// PlainText returns the text of blocks for another program: a line a block, a
// picture's caption for the picture, nothing for words that are to be deleted.
func PlainText(blocks []editor.Block) string {
	var lines []string
	for _, b := range blocks {
		text := editor.Live(b.Text, b.Marks)
		if b.Image != nil {
			text = b.Image.Caption
		}
		if b.Kind != editor.Rule && (text != "" || b.Image == nil) {
			lines = append(lines, text)
		}
	}
	return strings.Join(lines, "\n")
}

// Cut copies what is selected and deletes it. The facts and comments wholly about
// it are gone, and come back where its words are pasted next. Whole words leave
// and find the right spaces, as Carry has it.
func (d *Doc) Cut(sel Selection) ([]editor.Block, Selection, error) {
	blocks := d.Copy(sel)
	if from, to, err := d.Range(sel); err == nil {
		d.cut = d.lade(from, to, blocks)
	}
	after, err := d.delete(Cutting, sel, sel, run{})
	return blocks, after, err
}

// PasteText pastes what another program copied, as PasteFrom does.
func (d *Doc) PasteText(sel Selection, text string) (Selection, error) {
	return d.PasteFrom(sel, Paragraphs(text), "")
}

// Paragraphs returns text as blocks: each line that is not blank becomes a
// paragraph; bytes that are not UTF-8 become U+FFFD.
func Paragraphs(text string) []editor.Block {
	var blocks []editor.Block
	for line := range strings.Lines(tame(repaired(text))) {
		if line = strings.TrimSuffix(line, "\n"); strings.TrimSpace(line) != "" {
			blocks = append(blocks, editor.Block{ID: editor.NewID(), Kind: editor.Paragraph, Text: line})
		}
	}
	return blocks
}

// PasteFrom is Paste for words from outside the story: they are marked as pasted
// until somebody clears that. Source is the ID of the story they were copied
// from, "" where that is not known.
func (d *Doc) PasteFrom(sel Selection, blocks []editor.Block, source string) (Selection, error) {
	return d.paste(sel, blocks, &editor.Mark{Kind: editor.Pasted, Href: source, Author: d.Author, At: d.moment()})
}

// Paste puts blocks in place of the selection, under new IDs: the first joins
// the text before, the last the text behind, and both keep their own kind only
// where there is none; a plain paragraph leaves an empty block what it is. In the headline and the standfirst everything becomes
// one line. The caret ends up behind what was pasted.
func (d *Doc) Paste(sel Selection, blocks []editor.Block) (Selection, error) {
	return d.paste(sel, blocks, nil)
}

func (d *Doc) paste(sel Selection, blocks []editor.Block, pasted *editor.Mark) (Selection, error) {
	from, to, err := d.Range(sel)
	if err != nil || len(blocks) == 0 {
		return sel, err
	}
	own := make([]editor.Block, len(blocks))
	for i, in := range blocks {
		if own[i] = renewed(in); d.suggesting || pasted != nil {
			own[i] = settled(own[i])
		}
		if err := own[i].Validate(); err != nil {
			return sel, err
		}
	}
	b := d.edit(Pasting, sel)
	b.pasted = pasted
	back := d.cut.same(own) // where it was cut, or elsewhere
	whole := back && d.cut.whole
	switch {
	case whole && from == to:
		from = d.beside(from)
		to = from
	case whole:
		whole = d.beside(from) == from && d.beside(to) == to
	}
	after := Caret(b.put(from, to, own))
	if b.err == nil && back {
		b.unload(d.cut, after.Head)
	}
	if whole && b.err == nil {
		from, _ = b.change.Map.Pos(from, false)
		after = b.spaced(from, after)
	}
	if _, err := b.commit(after); err != nil {
		return sel, err
	}
	return after, nil
}

// renewed returns a copy of a block as a new block of the body.
func renewed(b editor.Block) editor.Block {
	b = b.Clone()
	b.ID = editor.NewID()
	if b.Kind == editor.Headline || b.Kind == editor.Standfirst {
		b.Kind = editor.Paragraph
	}
	return b
}

// settled returns a block as it is once its suggestions are accepted.
func settled(b editor.Block) editor.Block {
	b.Break = nil
	for _, m := range slices.Backward(slices.Clone(b.Marks)) {
		if m.Kind == editor.Deleted {
			b.Text = b.Text[:m.Start] + b.Text[m.End:]
			b.Marks = replaceMarks(b.Marks, m.Start, m.End, 0, nil, func(at int) int { return at })
		}
	}
	b.Marks = slices.DeleteFunc(b.Marks, func(m editor.Mark) bool { return m.Kind.Suggested() })
	return b
}

// pasteWords pastes the text of one block.
func (b *batch) pasteWords(from, to Pos, in editor.Block) Pos {
	if from.Block != to.Block {
		from = b.remove(from, to)
		to = from
	}
	p := b.d.byID[from.Block]
	if atom(p.Kind) {
		return b.paste(from, []editor.Block{in})
	}
	b.adopt(p, in)
	return b.replace(editor.Range{Block: p.ID, Start: from.Offset, End: to.Offset}, in.Text, in.Marks, false)
}

// adopt makes an empty block of the kind of the block that is to fill it. What is
// filled with a plain paragraph stays what it is.
func (b *batch) adopt(p *para, in editor.Block) {
	if !reserved(p.ID) && !atom(p.Kind) && p.Text == "" && in.Kind != editor.Paragraph && in.Kind != p.Kind {
		b.do(Reshape{Block: p.ID, Kind: in.Kind, Level: in.Level, Ordered: in.Ordered})
	}
}

// paste pastes several blocks, or a picture or rule, at a caret.
func (b *batch) paste(at Pos, in []editor.Block) Pos {
	p := b.d.byID[at.Block]
	text := func(i int) bool { return !standsAlone(in[i]) }
	end := len(in) - 1
	switch {
	case reserved(p.ID):
		return b.replace(editor.Range{Block: p.ID, Start: at.Offset, End: at.Offset}, flat(PlainText(in)), nil, false)
	case atom(p.Kind):
		return b.behind(p.ID, in)
	case p.Text == "" && b.track != nil && !text(0):
		return b.behind(p.ID, in)
	case p.Text == "":
		b.behind(p.ID, in[1:])
		if !text(0) {
			b.do(Splice{After: b.d.blocks[p.at-1].ID, Remove: []string{p.ID}, Insert: in[:1]})
			p = b.d.byID[in[0].ID]
		} else {
			b.adopt(p, in[0])
			b.replace(editor.Range{Block: p.ID}, in[0].Text, in[0].Marks, false)
		}
		return b.endOf(max(p.at, b.d.Index(in[end].ID)))
	case p.Kind == editor.Row && !slices.ContainsFunc(in, standsAlone):
		one := inOne(in)
		return b.replace(editor.Range{Block: p.ID, Start: at.Offset, End: at.Offset}, one.Text, one.Marks, false)
	case p.Kind == editor.Row && at.Offset > 0:
		return b.behind(p.ID, in)
	case at.Offset == 0:
		before := in
		if text(end) {
			before = in[:end]
		}
		b.behind(b.d.blocks[p.at-1].ID, before)
		if text(end) {
			return b.replace(editor.Range{Block: p.ID}, in[end].Text, in[end].Marks, false)
		}
		return at
	case at.Offset < len(p.Text):
		tail := editor.Block{ID: editor.NewID(), Kind: p.Kind, Level: p.Level, Ordered: p.Ordered}
		b.split(p.ID, at.Offset, tail)
		if text(end) && end > 0 {
			caret := b.replace(editor.Range{Block: tail.ID}, in[end].Text, in[end].Marks, false)
			b.joinFirst(p, in[:end])
			return caret
		}
	}
	return b.joinFirst(p, in)
}

// cells reports whether a block is a row of more than one.
func cells(b editor.Block) bool {
	return b.Kind == editor.Row && strings.Contains(b.Text, editor.CellEnd)
}

// standsAlone reports whether a block is no part of a cell, nor of a paragraph.
func standsAlone(b editor.Block) bool { return b.Kind == editor.Row || atom(b.Kind) }

// inOne is the text of blocks in one, a space between them.
func inOne(in []editor.Block) (one editor.Block) {
	for i, b := range in {
		if i > 0 {
			one.Text += " "
		}
		for _, m := range b.Marks {
			m.Start, m.End = m.Start+len(one.Text), m.End+len(one.Text)
			one.Marks = append(one.Marks, m)
		}
		one.Text += b.Text
	}
	return one
}

// joinFirst puts the first block behind the text of p, if it is text, and the
// others behind it.
func (b *batch) joinFirst(p *para, in []editor.Block) Pos {
	if standsAlone(in[0]) {
		return b.behind(p.ID, in)
	}
	at := len(p.Text)
	caret := b.replace(editor.Range{Block: p.ID, Start: at, End: at}, in[0].Text, in[0].Marks, false)
	if len(in) == 1 {
		return caret
	}
	return b.behind(p.ID, in[1:])
}

// behind adds blocks behind a block and returns the end of the last.
func (b *batch) behind(after string, in []editor.Block) Pos {
	if len(in) > 0 {
		b.splice(after, in...)
	}
	return b.endOf(b.d.Index(after) + len(in))
}

func (b *batch) endOf(i int) Pos {
	p := b.d.blocks[min(i, len(b.d.blocks)-1)]
	return Pos{p.ID, len(p.Text)}
}
