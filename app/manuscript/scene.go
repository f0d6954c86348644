package manuscript

import (
	"fmt"
	"image"
	"image/color"
	"slices"

	"stet/editor"
)

// scene is all that the picture of one row depends on. Two equal scenes look
// alike, so a row whose scene has not changed is not painted again.
type scene struct {
	row     *row
	size    image.Point
	column  int // the text column's left edge in the picture
	measure int
	unit    float32
	palette Palette
	marks   []Mark // those in the row, offsets counted from the line's start
	from    int    // what is selected, likewise
	to      int
	beyond  bool // the selection goes on behind the line
	ground  BlockStyle
	bullet  string
	quote   bool
	below   color.NRGBA // of the line below a row of a table, none for any other
	markers []Mark
	turn    Style // of the pilcrow behind the words, none where it is not set
}

func (s *scene) equal(o *scene) bool {
	a, b := s.row, o.row
	return a != nil && b != nil &&
		(a == b || a.kind == b.kind && a.h == b.h && a.base == b.base && a.indent == b.indent && a.key == b.key &&
			a.first == b.first && a.last == b.last && a.muted == b.muted && a.hint == b.hint && a.rtl() == b.rtl()) &&
		s.size == o.size && s.column == o.column && s.measure == o.measure && s.unit == o.unit && s.palette == o.palette &&
		s.from == o.from && s.to == o.to && s.beyond == o.beyond && s.ground == o.ground && s.bullet == o.bullet &&
		s.quote == o.quote && s.below == o.below && s.turn == o.turn && slices.Equal(s.marks, o.marks) && slices.Equal(s.markers, o.markers)
}

func (s *scene) px(v float32) int { return int(float64(v*s.unit) + 0.5) }

// stage makes the scenes of a block's rows.
type stage struct {
	editor   *Editor
	block    editor.Block
	index    int
	marks    []Mark
	from, to int // what is selected of the block; -1 nothing
	beyond   bool
	bullet   string
}

func (e *Editor) stage(i int) stage {
	b := e.doc.Block(i)
	s := stage{editor: e, block: b, index: i, from: -1, to: -1}
	s.marks = append(inline(b, &e.palette), e.layers.in(b)...)
	if len(e.hovered) > 0 {
		for n, m := range s.marks {
			if sameMark(m, e.hovered[0]) && m.Style.Background.A == 0 {
				s.marks[n].Style.Background = e.palette.Side
			}
		}
	}
	s.selected()
	if b.Kind == editor.Item {
		s.bullet = e.bullet(i)
	}
	return s
}

// turn is the suggestion about where the next block begins, shown behind the
// words of this one.
func (s *stage) turn() Mark {
	d := s.editor.doc
	if s.index+1 >= d.Len() {
		return Mark{}
	}
	m, _ := s.editor.layers.turn(d.Block(s.index + 1))
	return m
}

// sameMark reports whether two marks are one, wherever it lies now.
func sameMark(a, b Mark) bool {
	return a.Layer == b.Layer && a.ID == b.ID && (a.ID != "" || a.Range == b.Range)
}

// selected works out how much of the block is selected. A picture that the caret is
// at is, as there are no letters in it for the caret to stand between.
func (s *stage) selected() {
	e := s.editor
	if e.sel.Empty() || e.sel.IsZero() {
		if s.block.Kind == editor.ImageBlock && e.sel.Head.Block == s.block.ID {
			s.from, s.to = 0, 0
		}
		return
	}
	from, to := e.sel.Anchor, e.sel.Head
	if e.doc.Less(to, from) {
		from, to = to, from
	}
	first, last := e.doc.Index(from.Block), e.doc.Index(to.Block)
	if s.index < first || s.index > last {
		return
	}
	s.from, s.to = 0, len(s.block.Text)
	if s.index == first {
		s.from = from.Offset
	}
	if s.index == last {
		s.to = to.Offset
	}
	s.beyond = s.index < last
}

// scene returns the scene of one row.
func (s *stage) scene(r *row) scene {
	e := s.editor
	p := &e.page
	out := scene{
		row: r, size: image.Pt(p.px(marginColumn)+p.measure+p.px(12), r.h), column: p.px(marginColumn),
		measure: p.measure, unit: p.unit, palette: e.inks(s.block.ID), from: -1, to: -1,
		ground: p.styles[s.block.ID], quote: s.block.Kind == editor.Quote && (r.kind == textRow),
	}
	switch r.kind {
	case textRow:
		if !r.hint {
			s.words(r, &out)
		}
		if r.first {
			out.bullet = s.bullet
		}
		if r.last && !r.hint {
			out.turn = s.turn().Style
		}
		if r.last {
			out.below = s.rule()
		}
	case captionRow:
		if r.field == CaptionField && !r.hint {
			s.words(r, &out)
			out.from, out.to, out.beyond = -1, -1, false
		}
	case pictureRow, ruleRow:
		if s.from >= 0 && !r.muted {
			out.from, out.to = 0, 1
		}
	}
	return out
}

// rule is the colour of the line below a row of a table.
func (s *stage) rule() color.NRGBA {
	switch {
	case s.block.Head():
		return s.editor.palette.Muted
	case s.block.Kind == editor.Row:
		return s.editor.palette.Hairline
	}
	return color.NRGBA{}
}

// words cuts marks and selection to the line.
func (s *stage) words(r *row, out *scene) {
	l := r.line
	for i := range s.marks {
		if at := &s.marks[i].Range; at.End < l.Start || at.Start > l.End {
			continue
		}
		m := s.marks[i]
		starts := m.Range.Start >= l.Start && (m.Range.Start < l.End || r.last && m.Range.Start == l.End)
		if starts && m.Style.Marker != NoMarker {
			mark := m
			mark.Range = editor.Range{} // the marker stays as it is when its words move
			out.markers = append(out.markers, mark)
		}
		m.before, m.after = m.Range.Start < l.Start, m.Range.End > l.End
		m.Range.Start, m.Range.End = max(m.Range.Start, l.Start)-l.Start, min(m.Range.End, l.End)-l.Start
		if m.Range.Start < m.Range.End {
			out.marks = append(out.marks, m)
		}
	}
	if s.from < 0 || s.from > l.End || s.to < l.Start {
		return
	}
	out.from, out.to = max(s.from, l.Start)-l.Start, min(s.to, l.End)-l.Start
	out.beyond = s.beyond && r.last || !r.last && s.from < l.End && s.to > l.End
	if out.from >= out.to && !out.beyond {
		out.from, out.to = -1, -1
	}
}

// dots are what hangs before the items of a list by their level; deeper ones take
// turns.
var dots = []string{"•", "◦", "▪"}

// bullet returns what hangs before a list item: its number, or a dot.
func (e *Editor) bullet(i int) string {
	b := e.doc.Block(i)
	if !b.Ordered {
		return dots[max(0, b.Level-1)%len(dots)]
	}
	n := 1
	for i--; i >= 0; i-- {
		before := e.doc.Block(i)
		if before.Kind != editor.Item || before.Level < b.Level || before.Level == b.Level && !before.Ordered {
			break
		}
		if before.Level == b.Level {
			n++
		}
	}
	return fmt.Sprintf("%d.", n)
}
