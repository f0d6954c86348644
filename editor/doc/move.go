package doc

// Next returns the position one unit behind p: the next grapheme boundary, the
// end of the next word, the beginning of the next block, the end of the text.
// At the end of a block the next one follows. A position that is not in the
// text is returned as it is.
func (d *Doc) Next(p Pos, unit Unit) Pos {
	i := d.Index(p.Block)
	if i < 0 {
		return p
	}
	text := d.blocks[i].Text
	switch {
	case unit == Document:
		return d.End()
	case unit == Block || p.Offset >= len(text):
		if i+1 < len(d.blocks) {
			return Pos{d.blocks[i+1].ID, 0}
		}
		return d.End()
	case unit == Word:
		return Pos{p.Block, NextWord(text, p.Offset)}
	}
	return Pos{p.Block, NextGrapheme(text, p.Offset)}
}

// Prev returns the position one unit before p: the grapheme boundary before,
// the beginning of the word, the beginning of the block (or of the one before,
// from there), the beginning of the text. A position that is not in the text is
// returned as it is.
func (d *Doc) Prev(p Pos, unit Unit) Pos {
	i := d.Index(p.Block)
	if i < 0 {
		return p
	}
	switch {
	case unit == Document:
		return d.Start()
	case p.Offset <= 0 && i == 0:
		return Pos{p.Block, 0}
	case p.Offset <= 0 && unit == Block:
		return Pos{d.blocks[i-1].ID, 0}
	case p.Offset <= 0:
		q := d.blocks[i-1]
		return Pos{q.ID, len(q.Text)}
	case unit == Block:
		return Pos{p.Block, 0}
	case unit == Word:
		return Pos{p.Block, PrevWord(d.blocks[i].Text, p.Offset)}
	}
	return Pos{p.Block, PrevGrapheme(d.blocks[i].Text, p.Offset)}
}

// WordAt returns the selection of the word at p, as a double click selects it.
func (d *Doc) WordAt(p Pos) Selection {
	i := d.Index(p.Block)
	if i < 0 {
		return Caret(p)
	}
	start, end := WordAt(d.blocks[i].Text, p.Offset)
	return Selection{Pos{p.Block, start}, Pos{p.Block, end}}
}

// BlockAt returns the selection of the whole block that p lies in, as a triple
// click selects it.
func (d *Doc) BlockAt(p Pos) Selection {
	i := d.Index(p.Block)
	if i < 0 {
		return Caret(p)
	}
	return Selection{Pos{p.Block, 0}, Pos{p.Block, len(d.blocks[i].Text)}}
}

// All returns the selection of everything.
func (d *Doc) All() Selection { return Selection{d.Start(), d.End()} }
