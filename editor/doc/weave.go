package doc

import (
	"slices"
	"strings"

	"stet/editor"
)

// ReplaceWords does edits of ranges, as ApplyEdits does, for a search that puts
// other words in the place of its hits. A range in a picture is one of its caption;
// captions are changed in suggest mode too. The selection returned for a caption is
// the caret at the picture.
func (d *Doc) ReplaceWords(edits []editor.Edit) (Selection, error) {
	b := d.edit(Replacing, Selection{})
	captions := map[string][]editor.Edit{}
	var words []editor.Edit
	for _, e := range edits {
		if p := d.byID[e.Range.Block]; p != nil && p.Image != nil {
			captions[p.ID] = append(captions[p.ID], e)
		} else {
			words = append(words, e)
		}
	}
	if b.track == nil {
		words = d.weave(words)
	}
	after := b.edits(words)
	for _, e := range edits { // in the order given, so that undo is too
		if in := captions[e.Range.Block]; in != nil {
			delete(captions, e.Range.Block)
			b.captions(e.Range.Block, in)
			if len(words) == 0 && after.IsZero() {
				after = Caret(Pos{e.Range.Block, 0})
				b.before = after
			}
		}
	}
	return b.commitAt(after)
}

// captions does edits of the caption of a picture.
func (b *batch) captions(block string, edits []editor.Edit) {
	image := *b.d.byID[block].Image
	slices.SortStableFunc(edits, func(e, f editor.Edit) int { return e.Range.Start - f.Range.Start })
	var out strings.Builder
	at := 0
	for _, e := range edits {
		err := e.Range.Check(image.Caption)
		if err == nil && e.Range.Start < at {
			err = &editor.FieldError{Field: "edit", Value: image.Caption[e.Range.Start:e.Range.End], Want: "clear of the other edits: two of them change the same words"}
		}
		if err == nil {
			err = clean(e.Text)
		}
		if err != nil {
			b.fail(err)
			return
		}
		out.WriteString(image.Caption[at:e.Range.Start])
		out.WriteString(flat(tame(e.Text)))
		at = e.Range.End
	}
	out.WriteString(image.Caption[at:])
	image.Caption = out.String()
	b.do(Reshape{Block: block, Kind: editor.ImageBlock, Image: &image})
}

// longBlock is how many bytes a block has where each edit of its text costs so
// much that many are done as one.
const longBlock = 64 << 10

// weave makes one edit of those that follow each other in a long block with
// nothing said or marked from the first to the last, where that comes to the
// same.
func (d *Doc) weave(edits []editor.Edit) []editor.Edit {
	if !slices.ContainsFunc(edits, func(e editor.Edit) bool { return d.lenOf(e.Range.Block) >= longBlock }) {
		return edits
	}
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(e, f editor.Edit) int {
		return d.compare(*e.Range, false, *f.Range, false)
	})
	var out []editor.Edit
	for from := 0; from < len(edits); {
		to := from + 1
		for to < len(edits) && d.weaves(*edits[to-1].Range, *edits[to].Range) {
			to++
		}
		out = append(out, d.woven(edits[from:to]))
		from = to
	}
	return out
}

// weaves reports whether the edits of two ranges may be one.
func (d *Doc) weaves(a, b editor.Range) bool {
	p := d.byID[a.Block]
	if p == nil || len(p.Text) < longBlock || a.Block != b.Block || a.End > b.Start || a.Check(p.Text) != nil || b.Check(p.Text) != nil {
		return false
	}
	for _, m := range p.Marks {
		if m.Start < b.End && a.Start < m.End {
			return false
		}
	}
	for _, said := range p.anchors {
		if said.start <= b.End && a.Start <= said.end {
			return false
		}
	}
	return true
}

// woven returns the edits of a run as one.
func (d *Doc) woven(run []editor.Edit) editor.Edit {
	if len(run) == 1 {
		return run[0]
	}
	whole := *run[0].Range
	text := d.byID[whole.Block].Text
	var out strings.Builder
	for i, e := range run {
		if i > 0 {
			out.WriteString(text[whole.End:e.Range.Start])
		}
		out.WriteString(e.Text)
		whole.End = e.Range.End
	}
	return editor.Edit{Range: &whole, Text: out.String()}
}
