package doc

import "stet/editor"

// Words that were pasted from outside carry a mark of kind editor.Pasted until
// an editor has looked where they come from and clears it.

// Pasted returns the stretches of words pasted from outside, in the order of the
// text.
func (d *Doc) Pasted() []editor.Range {
	return d.pasted(func(editor.Mark) bool { return true })
}

// PastedAt returns the stretches that came with one paste: all that is left of
// the words at a position and of what was pasted with them. There are none where
// those were not pasted.
func (d *Doc) PastedAt(at Pos) []editor.Range {
	p := d.byID[at.Block]
	if p == nil {
		return nil
	}
	for _, m := range p.Marks {
		if m.Kind == editor.Pasted && m.Start <= at.Offset && at.Offset <= m.End {
			return d.pasted(func(o editor.Mark) bool { return o.Href == m.Href && o.Author == m.Author && o.At.Equal(m.At) })
		}
	}
	return nil
}

func (d *Doc) pasted(wanted func(editor.Mark) bool) []editor.Range {
	var out []editor.Range
	for _, p := range d.blocks {
		for _, m := range p.Marks {
			if m.Kind == editor.Pasted && wanted(m) {
				out = append(out, editor.Range{Block: p.ID, Start: m.Start, End: m.End})
			}
		}
	}
	return out
}

// ClearPastedAt lets all words of PastedAt count as the story's own, as one undo
// step.
func (d *Doc) ClearPastedAt(at Pos) error {
	tx := Tx{Kind: Clearing, Before: Caret(at), After: Caret(at)}
	for _, r := range d.PastedAt(at) {
		tx.Steps = append(tx.Steps, SetMark{Range: r, Kind: editor.Pasted})
	}
	_, err := d.Apply(tx)
	return err
}
