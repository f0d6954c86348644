package manuscript

import (
	"image"

	"stet/app/manuscript/layout"
)

// A suggestion about where a block begins is a pilcrow behind the words of the
// block before, in the look of what was put in or taken out.
const (
	pilcrow     = "¶"
	pilcrowSize = 16
	pilcrowGap  = 4
)

// turn draws the pilcrow.
func (p pen) turn() {
	s := p.s
	if s.turn == (Style{}) {
		return
	}
	shaped := p.fonts.Shape(pilcrow, []layout.Run{{End: len(pilcrow), Face: layout.Sans, Size: pilcrowSize * s.unit}})
	from, to := s.row.turn(s.unit)
	from, to = from+s.column, to+s.column
	p.fill(image.Rect(from, s.px(3), to, s.row.h-s.px(3)), s.turn.Background)
	p.fonts.Draw(p.dst, shaped, shaped.Wrap(1e9)[0], float32(from)+s.unit, s.row.base, p.or(s.turn.Ink, s.palette.Ink), nil)
	p.ruled(from, to, s.turn, 0)
}

// turn returns where the pilcrow stands, right of the column's left edge.
func (r *row) turn(unit float32) (from, to int) {
	from = r.indent + int(r.line.Width+pilcrowGap*unit+0.5)
	return from, from + int(0.7*pilcrowSize*unit+0.5)
}

// overTurn returns the mark of the pilcrow under a point.
func (e *Editor) overTurn(x, y int) []Mark {
	s, ok := e.rowUnder(y)
	if !ok {
		return nil
	}
	r := &e.page.rows(s.block)[s.row]
	if r.kind != textRow || !r.last || r.hint {
		return nil
	}
	from, to := r.turn(e.page.unit)
	if at := x - e.page.left; at < from || at >= to {
		return nil
	}
	stage := e.stage(s.block)
	if m := stage.turn(); m.Layer != "" {
		return []Mark{m}
	}
	return nil
}
