package doc

import "stet/editor"

// Marked reports whether all that is selected, or what is typed next at a caret,
// has a mark of that kind: whether ToggleMark would take it off.
func (d *Doc) Marked(sel Selection, kind editor.MarkKind) bool {
	from, to, err := d.Range(sel)
	if err != nil {
		return false
	}
	if from == to {
		for _, m := range d.MarksAt(sel) {
			if m.Kind == kind {
				return true
			}
		}
		return false
	}
	spans := d.spans(from, to)
	for _, r := range spans {
		if !marked(d.byID[r.Block].Marks, r.Start, r.End, kind) {
			return false
		}
	}
	return len(spans) > 0
}

// marked reports whether marks of a kind, whatever else they say, cover all of
// [from, to).
func marked(marks []editor.Mark, from, to int, kind editor.MarkKind) bool {
	for _, m := range marks {
		if m.Kind == kind && m.Start <= from && from < m.End {
			from = m.End
		}
	}
	return from >= to
}

// ClearMarks takes the marks of formatting, links among them, off the words
// selected, and switches them off for what is typed next at a caret.
func (d *Doc) ClearMarks(sel Selection) (Selection, error) {
	from, to, err := d.Range(sel)
	if err != nil {
		return sel, err
	}
	if from == to {
		d.Settle()
		d.pending = pending{at: from}
		return sel, nil
	}
	b := d.begin(Formatting, sel)
	for _, r := range d.spans(from, to) {
		for _, m := range cutMarks(d.byID[r.Block].Marks, r.Start, r.End) {
			if !m.Kind.Editorial() {
				b.do(SetMark{Range: editor.Range{Block: r.Block, Start: r.Start + m.Start, End: r.Start + m.End}, Kind: m.Kind, Href: m.Href})
			}
		}
	}
	_, err = b.commit(sel)
	return sel, err
}

// ToggleKinds is SetKinds, but makes paragraphs of blocks that are all of that
// kind already: headings of the same level, items of the same order.
func (d *Doc) ToggleKinds(sel Selection, kind editor.BlockKind, level int, ordered bool) (Selection, error) {
	if d.Shaped(sel, kind, level, ordered) {
		kind, level, ordered = editor.Paragraph, 0, false
	}
	return d.SetKinds(sel, kind, level, ordered)
}

// Shaped reports whether all blocks of text in a selection are of a kind, for
// headings and rows at that level, for items at any.
func (d *Doc) Shaped(sel Selection, kind editor.BlockKind, level int, ordered bool) bool {
	from, to, err := d.Range(sel)
	if err != nil {
		return false
	}
	any := false
	for _, p := range d.blocks[d.Index(from.Block) : d.Index(to.Block)+1] {
		if reserved(p.ID) || atom(p.Kind) {
			continue
		}
		if p.Kind != kind || (kind == editor.Heading || kind == editor.Row) && p.Level != level || p.Ordered != ordered {
			return false
		}
		any = true
	}
	return any
}

// deepest is how many levels a list has.
const deepest = 6

// Indent takes the list items of a selection that many levels in, or out where by
// is negative, as far as there are levels. It reports whether there are any items
// in the selection.
func (d *Doc) Indent(sel Selection, by int) (bool, error) {
	from, to, err := d.Range(sel)
	if err != nil {
		return false, err
	}
	items := false
	b := d.begin(Formatting, sel)
	for _, p := range d.blocks[d.Index(from.Block) : d.Index(to.Block)+1] {
		if p.Kind != editor.Item {
			continue
		}
		items = true
		if level := max(1, min(p.Level+by, deepest)); level != p.Level {
			b.do(Reshape{Block: p.ID, Kind: p.Kind, Level: level, Ordered: p.Ordered})
		}
	}
	_, err = b.commit(sel)
	return items, err
}
