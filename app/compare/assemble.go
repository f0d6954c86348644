package compare

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2/lang"

	"stet/editor"
	"stet/editor/diff"
)

// Look says how a comparison is laid out.
type Look struct {
	Hidden func(i int) bool // changes of the list that are shown as if there were none; nil hides none
	Only   bool             // what did not change is folded away,
	Open   map[int]bool     // but for these folds, by the first of their blocks
}

// Assemble lays a comparison out as one document: the newer version with what
// went and where it came from.
func Assemble(c diff.Comparison, before, after editor.Article, look Look) Document {
	return newAssembler(c, look).assemble(merged, before, after)
}

// AssembleSides lays it out as two documents in rows: the older version and the
// newer one, each with its share of the mark-up.
func AssembleSides(c diff.Comparison, before, after editor.Article, look Look) (older, newer Document) {
	a := newAssembler(c, look)
	return a.assemble(olderSide, before, after), a.assemble(newerSide, before, after)
}

// column says which document is being written.
type column int

const (
	merged column = iota
	olderSide
	newerSide
)

// assembler writes documents from a comparison.
type assembler struct {
	diff.Comparison
	look     Look
	hidden   hidden
	arrivals map[int]int // the blocks that moved, by where they were

	column  column
	doc     Document
	spots   [][]editor.Range        // where each run of each block shows
	spotsOf map[[2]int]editor.Range // where what is filed with a picture does, by block and change of its Image
	text    strings.Builder         // of the block being written
	marks   []editor.Mark           // its formatting
	id      string
	last    *diff.Run // the run written last into it
}

func newAssembler(c diff.Comparison, look Look) *assembler {
	a := &assembler{Comparison: c, look: look, hidden: hide(c, look.Hidden), arrivals: map[int]int{}}
	for k := range c.Blocks {
		if b := &c.Blocks[k]; b.Kind == diff.Moved {
			a.arrivals[b.From] = k
		}
	}
	return a
}

func (a *assembler) assemble(to column, before, after editor.Article) Document {
	a.column = to
	a.doc = Document{Styles: map[string]BlockStyle{}, Moves: make([]Ends, len(a.Moves))}
	a.spots, a.spotsOf = make([][]editor.Range, len(a.Blocks)), map[[2]int]editor.Range{}
	a.field(editor.HeadlineID, editor.Headline, before.Headline, after.Headline)
	a.field(editor.StandfirstID, editor.Standfirst, before.Standfirst, after.Standfirst)
	for _, r := range a.rows() {
		if r.folded > 0 {
			a.fold(r)
		} else {
			a.block(r.block)
		}
	}
	for n := range a.Moves {
		if a.column != newerSide {
			a.doc.Moves[n].From = a.spot(a.Moves[n].From)
		}
		if a.column != olderSide {
			a.doc.Moves[n].To = a.spot(a.Moves[n].To)
		}
	}
	for i := range a.Changes {
		a.doc.Places = append(a.doc.Places, a.place(i))
	}
	return a.doc
}

// field adds the headline or the standfirst. Side by side both are there, so
// that the rows are alike.
func (a *assembler) field(id string, kind editor.BlockKind, before, after string) {
	text := after
	if a.column == olderSide {
		text = before
	}
	runs := []diff.Run{{Text: text}}
	for _, f := range a.Fields {
		if f.Name == id && !a.hidden.fields[id] {
			runs = f.Runs
		}
	}
	a.begin(id)
	a.words(runs)
	if b := (editor.Block{ID: id, Kind: kind, Text: a.text.String()}); b.Text != "" || a.column != merged {
		a.doc.Blocks = append(a.doc.Blocks, b)
	}
}

func blockID(k int) string { return fmt.Sprintf("merged-%d", k) }

// row is one block of the comparison on the page, or the first of several that
// are folded away.
type row struct{ block, folded int }

// rows are what stands on the page from top to bottom, the same side by side.
func (a *assembler) rows() []row {
	var out []row
	for k := range a.Blocks {
		if a.column == merged && a.gone(k) {
			continue
		}
		out = append(out, row{block: k})
	}
	if a.look.Only {
		return a.foldRows(out)
	}
	return out
}

// gone reports the blocks that are not on the merged page: what went, or was
// joined to the one above, and is hidden.
func (a *assembler) gone(k int) bool {
	switch b := &a.Blocks[k]; b.Kind {
	case diff.MovedAway:
		return a.hidden.moves[b.Move]
	case diff.Deleted:
		return a.hidden.whole[k]
	}
	return a.within(k)
}

// within reports whether a block's words stand in the block above it: side by
// side what was split is whole beside its parts, and what was joined beside its.
func (a *assembler) within(k int) bool {
	switch a.column {
	case olderSide:
		return a.goesOn(k, diff.Split)
	case newerSide:
		return a.goesOn(k, diff.Joined)
	}
	return a.hidden.joins[k] && a.goesOn(k, diff.Joined)
}

func (a *assembler) block(k int) {
	x := &a.Blocks[k]
	from := x.After
	if from == nil || a.column == olderSide && x.Before != nil {
		from = x.Before
	}
	b := from.Clone()
	b.ID = blockID(k)
	a.begin(b.ID)
	switch {
	case a.blank(k):
		b = editor.Block{ID: b.ID, Kind: editor.Paragraph}
	case b.Image == nil:
		a.runs(k)
		b.Text, b.Marks = a.text.String(), a.marks
	default:
		a.dropDetails(k, b.Image)
		if a.captioned(k) {
			b.Image.Caption = "" // which stands below
		}
	}
	a.put(b, a.style(k))
	if a.captioned(k) {
		a.caption(k)
	}
	a.setDetails(k)
	if a.spots[k] == nil {
		a.spots[k] = []editor.Range{{Block: b.ID}} // without words to be found
	}
}

func (a *assembler) put(b editor.Block, s BlockStyle) {
	a.doc.Blocks = append(a.doc.Blocks, b)
	if s != (BlockStyle{}) {
		a.doc.Styles[b.ID] = s
	}
}

// captioned reports a picture whose caption changed: its words are set below it
// as a block of their own, as no mark-up is shown within a caption.
func (a *assembler) captioned(k int) bool {
	of := k
	if a.Blocks[k].Kind == diff.MovedAway {
		of = a.arrival(k)
	}
	x := &a.Blocks[of]
	if !picture(x.Before) || !picture(x.After) {
		return false
	}
	for n := range x.Runs {
		if r := &x.Runs[n]; r.Op != diff.Equal && !a.hidden.run(of, n, r) {
			return true
		}
	}
	return false
}

func (a *assembler) caption(k int) {
	b := editor.Block{ID: blockID(k) + "-caption", Kind: editor.Paragraph}
	a.begin(b.ID)
	if a.blank(k) {
		a.put(b, BlockStyle{Kind: BlockBlank})
		return
	}
	if a.saysOf(k) {
		a.text.WriteString(lang.X("compare.detail.caption", "Caption") + ": ")
	}
	a.runs(k)
	b.Text = a.text.String()
	a.put(b, BlockStyle{})
}

// saysOf reports whether a picture has a caption on the side that is written.
func (a *assembler) saysOf(k int) bool {
	switch x := &a.Blocks[k]; a.column {
	case olderSide:
		return x.Before.Image.Caption != ""
	case newerSide:
		return x.After.Image.Caption != ""
	}
	return true
}

// blank reports a block that the side does not have, or has in the row above.
func (a *assembler) blank(k int) bool {
	x := &a.Blocks[k]
	switch a.column {
	case olderSide:
		return x.Before == nil || x.Kind == diff.Moved || a.within(k)
	case newerSide:
		return x.After == nil || a.within(k)
	}
	return false
}

// goesOn reports whether a block is a further part of what was split or joined.
func (a *assembler) goesOn(k int, kind diff.Kind) bool {
	if k == 0 || a.Blocks[k].Kind != kind || a.Blocks[k-1].Kind != kind {
		return false
	}
	x, before := &a.Blocks[k], &a.Blocks[k-1]
	return kind == diff.Split && x.From == before.From || kind == diff.Joined && x.To == before.To
}

// style sets a whole block apart.
func (a *assembler) style(k int) BlockStyle {
	x := &a.Blocks[k]
	s := BlockStyle{}
	var labels []string
	switch {
	case a.blank(k):
		return BlockStyle{Kind: BlockBlank}
	case x.Kind == diff.Moved && !a.hidden.moves[x.Move]:
		s.Kind, s.Move = BlockMoved, x.Move
		if a.Moves[x.Move-1].To.Block == k {
			labels = append(labels, a.movedHere(x.Move))
		}
	case x.Kind == diff.MovedAway && !a.hidden.moves[x.Move] && a.column != newerSide:
		s.Kind, s.Move = BlockMovedAway, x.Move
		if a.Moves[x.Move-1].From.Block == k {
			labels = append(labels, a.movedAway(x.Move))
		}
	case x.Kind == diff.Inserted && !a.hidden.whole[k]:
		s.Kind = BlockInserted
	case x.Kind == diff.Deleted && !a.hidden.whole[k]:
		s.Kind = BlockDeleted
	}
	if a.column != olderSide || x.Kind == diff.Deleted {
		labels = append(labels, a.hidden.notes[k]...)
	} else if len(a.hidden.notes[k]) > 0 && x.Kind != diff.MovedAway && !a.goesOn(k, diff.Joined) {
		return BlockStyle{Label: " "} // the words stand as low as those beside them
	}
	if s.Label = strings.Join(labels, " · "); s.Label != "" && s.Kind == BlockPlain {
		s.Kind = BlockChanged
	}
	return s
}
