package compare

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/editor"
	"stet/editor/diff"
)

// MarkKind says how words of the page are shown.
type MarkKind int

// The kinds of mark: words that came in, words that went, words that moved
// within or between paragraphs, and the change that is chosen.
const (
	Inserted MarkKind = iota
	Deleted
	MovedHere
	Current
)

// Mark sets a range of the page apart; its block is one of the page's.
type Mark struct {
	editor.Range
	Kind MarkKind
}

// BlockKind says what became of a whole block of the page.
type BlockKind int

// The kinds of block style.
const (
	BlockMoved BlockKind = iota
	BlockInserted
	BlockDeleted
	BlockChanged
)

// BlockStyle sets a whole block apart; Label stands above it in small type, ""
// for none.
type BlockStyle struct {
	Kind  BlockKind
	Label string
}

// Page shows the merged document, read only: the main window puts a manuscript
// behind it. The styles are by block ID; the blocks' IDs belong to the page,
// not to either revision.
type Page interface {
	fyne.CanvasObject
	SetPage(blocks []editor.Block, marks []Mark, styles map[string]BlockStyle)
	Reveal(editor.Range)
}

// Document is a comparison as one text: the merged blocks with their marks and
// styles, and where on them each change of the comparison's list shows, the
// zero range for one that shows nowhere.
type Document struct {
	Blocks []editor.Block
	Marks  []Mark
	Styles map[string]BlockStyle
	Places []editor.Range

	offsets map[string][]int // of each run in its block's merged text, and the end
}

// Assemble turns a comparison into a document. The headline and standfirst that
// did not change are taken from after.
func Assemble(c diff.Comparison, after editor.Article) Document {
	d := Document{Styles: map[string]BlockStyle{}, offsets: map[string][]int{}}
	d.field(c, editor.HeadlineID, editor.Headline, after.Headline)
	d.field(c, editor.StandfirstID, editor.Standfirst, after.Standfirst)
	for k := range c.Blocks {
		if c.Blocks[k].Kind != diff.MovedAway {
			d.block(c, k)
		}
	}
	for _, x := range c.Changes {
		d.Places = append(d.Places, d.place(c, x))
	}
	return d
}

// field adds the headline or standfirst.
func (d *Document) field(c diff.Comparison, id string, kind editor.BlockKind, text string) {
	runs := []diff.Run{{Text: text}}
	for _, f := range c.Fields {
		if f.Name == id {
			runs = f.Runs
		}
	}
	b := editor.Block{ID: id, Kind: kind}
	if b.Text = d.words(id, runs); b.Text != "" {
		d.Blocks = append(d.Blocks, b)
	}
}

func blockID(k int) string { return fmt.Sprintf("merged-%d", k) }

func (d *Document) block(c diff.Comparison, k int) {
	x := c.Blocks[k]
	from := x.After
	if from == nil {
		from = x.Before
	}
	b := from.Clone()
	b.ID = blockID(k)
	if b.Image == nil {
		b.Text = d.words(b.ID, x.Runs)
		b.Marks = mergedMarks(x, d.offsets[b.ID])
	}
	d.Blocks = append(d.Blocks, b)
	if style, ok := blockStyle(c, k); ok {
		d.Styles[b.ID] = style
	}
}

// words joins runs to one text and marks what changed. Where what was deleted
// and what replaced it would run into each other, a space is set between.
func (d *Document) words(id string, runs []diff.Run) string {
	var text strings.Builder
	offsets := make([]int, 0, len(runs)+1)
	for n, r := range runs {
		if n > 0 && wouldTouch(runs[n-1], r) {
			text.WriteByte(' ')
		}
		offsets = append(offsets, text.Len())
		text.WriteString(r.Text)
		where := editor.Range{Block: id, Start: offsets[n], End: text.Len()}
		switch r.Op {
		case diff.Insert:
			d.Marks = append(d.Marks, Mark{where, Inserted})
		case diff.Delete, diff.MoveOut:
			d.Marks = append(d.Marks, Mark{where, Deleted})
		case diff.MoveIn:
			d.Marks = append(d.Marks, Mark{where, MovedHere})
		}
	}
	d.offsets[id] = append(offsets, text.Len())
	return text.String()
}

func wouldTouch(a, b diff.Run) bool {
	out := a.Op == diff.Delete || a.Op == diff.MoveOut
	in := b.Op == diff.Insert || b.Op == diff.MoveIn
	return out && in && a.Text != "" && b.Text != "" && !strings.HasSuffix(a.Text, " ") && !strings.HasPrefix(b.Text, " ")
}

// mergedMarks carries the formatting of both sides over to the merged text.
func mergedMarks(x diff.BlockChange, offsets []int) []editor.Mark {
	var out []editor.Mark
	for n, r := range x.Runs {
		side, span := x.After, r.After
		if r.Op == diff.Delete || r.Op == diff.MoveOut {
			side, span = x.Before, r.Before
		}
		if side == nil {
			continue
		}
		for _, m := range side.Marks {
			start, end := max(m.Start, span.Start), min(m.End, span.End)
			if start < end {
				shift := offsets[n] - span.Start
				out = extend(out, editor.Mark{Start: start + shift, End: end + shift, Kind: m.Kind, Href: m.Href})
			}
		}
	}
	return out
}

// extend adds a mark, or lengthens one like it that it goes on from.
func extend(marks []editor.Mark, m editor.Mark) []editor.Mark {
	for i := range marks {
		if marks[i].Kind == m.Kind && marks[i].Href == m.Href && marks[i].End >= m.Start {
			marks[i].End = max(marks[i].End, m.End)
			return marks
		}
	}
	return append(marks, m)
}

func blockStyle(c diff.Comparison, k int) (BlockStyle, bool) {
	x := c.Blocks[k]
	switch x.Kind {
	case diff.Moved:
		return BlockStyle{BlockMoved, movedLabel(c, x)}, true
	case diff.Inserted:
		return BlockStyle{BlockInserted, ""}, true
	case diff.Deleted:
		return BlockStyle{BlockDeleted, ""}, true
	}
	if len(x.Image) > 0 {
		return BlockStyle{BlockChanged, lang.X("compare.picture", "What is filed with this picture changed")}, true
	}
	if x.Restyled {
		return BlockStyle{BlockChanged, lang.X("compare.restyled", "Set in another style")}, true
	}
	return BlockStyle{}, false
}

func movedLabel(c diff.Comparison, x diff.BlockChange) string {
	data := map[string]any{"N": x.From + 1}
	edited := x.Move > 0 && c.Moves[x.Move-1].Edited
	switch up := x.To < x.From; {
	case up && edited:
		return lang.X("compare.up.edited", "↑ Moved up from paragraph {{.N}}, edited", data)
	case up:
		return lang.X("compare.up", "↑ Moved up from paragraph {{.N}}", data)
	case edited:
		return lang.X("compare.down.edited", "↓ Moved down from paragraph {{.N}}, edited", data)
	}
	return lang.X("compare.down", "↓ Moved down from paragraph {{.N}}", data)
}

// place finds where a change shows on the page.
func (d *Document) place(c diff.Comparison, x diff.Change) editor.Range {
	if x.Kind == diff.FieldChanged && (x.Label == editor.HeadlineID || x.Label == editor.StandfirstID) {
		return d.wholeOf(x.Label)
	}
	if x.Kind == diff.FactChanged && x.Place.Block < 0 {
		return d.fieldFact(c.Facts[x.Index])
	}
	if x.Place.Block < 0 || x.Place.Block >= len(c.Blocks) {
		return editor.Range{}
	}
	id := blockID(x.Place.Block)
	offsets, ok := d.offsets[id]
	if !ok || len(offsets) < 2 {
		return editor.Range{Block: id}
	}
	runs := c.Blocks[x.Place.Block].Runs
	first, last := min(x.Place.Run, len(runs)-1), min(x.Place.End, len(runs))-1
	if first < 0 || last < first {
		return d.wholeOf(id)
	}
	r := editor.Range{Block: id, Start: offsets[first], End: offsets[last] + len(runs[last].Text)}
	if x.Kind == diff.FactChanged {
		r = d.narrow(r, c.Facts[x.Index], runs, offsets)
	}
	return r
}

// narrow takes a fact's place from whole runs to the fact's own words.
func (d *Document) narrow(r editor.Range, f diff.FactChange, runs []diff.Run, offsets []int) editor.Range {
	start, end := r.End, r.Start
	for n, run := range runs {
		span, words := run.After, f.After
		if words == nil || run.Op == diff.Delete {
			span, words = run.Before, f.Before
		}
		if words == nil || span.Len() != len(run.Text) {
			continue
		}
		from, to := max(span.Start, words.Start), min(span.End, words.End)
		if from < to {
			start = min(start, offsets[n]+from-span.Start)
			end = max(end, offsets[n]+to-span.Start)
		}
	}
	if start < end {
		r.Start, r.End = max(r.Start, start), min(r.End, end)
	}
	return r
}

// fieldFact finds a fact of the headline or standfirst.
func (d *Document) fieldFact(f diff.FactChange) editor.Range {
	for _, side := range []*editor.Fact{f.After, f.Before} {
		if side != nil && (side.Block == editor.HeadlineID || side.Block == editor.StandfirstID) {
			return d.wholeOf(side.Block)
		}
	}
	return editor.Range{}
}

// wholeOf is all of a block of the page.
func (d *Document) wholeOf(id string) editor.Range {
	for _, b := range d.Blocks {
		if b.ID == id {
			return editor.Range{Block: id, End: len(b.Text)}
		}
	}
	return editor.Range{}
}
