package layout

import "sort"

// segment is the part of a run on one line, from left to right.
type segment struct {
	run      *run
	from, to int32   // stops
	x, width float32 // from the left edge of the line
	level    uint8
}

// segments returns the parts of a line in the order they are seen. The white
// space that hangs over the end of the line hangs where its paragraph goes to.
func (s *Shaped) segments(l Line) []segment {
	var out []segment
	solid, x := l.to, float32(0)
	mixed := false
	first := sort.Search(len(s.runs), func(i int) bool { return s.runs[i].to > l.from })
	for i := first; i < len(s.runs) && s.runs[i].from < l.to; i++ {
		mixed = mixed || s.runs[i].level > 0
	}
	if mixed || s.RTL {
		solid = s.solid(l.from, l.to)
	}
	for i := first; i < len(s.runs) && s.runs[i].from < l.to; i++ {
		r := &s.runs[i]
		from, to := max(r.from, l.from), min(r.to, l.to)
		if at := min(to, solid); from < at {
			out = append(out, segment{run: r, from: from, to: at, width: s.xs[at] - s.xs[from], level: r.level})
		}
		if at := max(from, solid); at < to {
			out = append(out, segment{run: r, from: at, to: to, width: s.xs[to] - s.xs[at], level: base(s.RTL)})
		}
	}
	if mixed {
		reorder(out)
	}
	if s.RTL {
		x = s.xs[solid] - s.xs[l.to]
	}
	for i := range out {
		out[i].x = x
		x += out[i].width
	}
	return out
}

func (g segment) rtl() bool { return g.level%2 == 1 }

// at returns how far from the line's left edge a stop of the segment lies.
func (g segment) at(s *Shaped, stop int32) float32 {
	if g.rtl() {
		return g.x + s.xs[g.to] - s.xs[stop]
	}
	return g.x + s.xs[stop] - s.xs[g.from]
}

// X returns how far right of the line's left edge a caret at the offset stands.
// Where the direction changes there are two places: upstream asks for the one
// behind the character before, otherwise it is that before the character behind.
// An offset that is not on the line gets its nearer end; one inside a grapheme
// the grapheme's beginning.
func (s *Shaped) X(l Line, offset int, upstream bool) float32 {
	stop := max(l.from, min(int32(s.stop(offset)), l.to))
	x := float32(0)
	for _, g := range s.segments(l) {
		switch behind := g.from <= stop && stop < g.to; {
		case g.from < stop && behind:
			return g.at(s, stop)
		case g.from < stop && stop == g.to && (upstream || stop == l.to), behind && !(upstream && stop > l.from):
			x = g.at(s, stop)
		}
	}
	return x
}

// Turns reports whether the direction changes at the offset.
func (s *Shaped) Turns(offset int) bool {
	stop := int32(s.stop(offset))
	i := sort.Search(len(s.runs), func(i int) bool { return s.runs[i].to > stop })
	return i > 0 && i < len(s.runs) && s.runs[i].from == stop && s.runs[i-1].level != s.runs[i].level
}

// Offset returns the place on the line nearest to x: always a grapheme boundary
// in [Start, End], and whether it is meant as one behind the character before.
// White space that hangs over the end, and a line end, stay behind the place.
func (s *Shaped) Offset(l Line, x float32) (offset int, upstream bool) {
	last := s.last(l)
	best, near := l.from, float32(-1)
	for _, g := range s.segments(l) {
		stop := min(g.nearest(s, x), last)
		if stop < g.from {
			continue
		}
		if d := abs(g.at(s, stop) - x); near < 0 || d < near {
			best, near, upstream = stop, d, stop == g.to && stop < l.to
		}
	}
	offset = int(s.stops[best])
	return offset, upstream && abs(s.X(l, offset, true)-s.X(l, offset, false)) > 0.5
}

// last returns the last stop of a line that a caret stands at.
func (s *Shaped) last(l Line) int32 {
	if l.to < int32(len(s.stops)-1) || s.endsLine() {
		return s.solid(l.from, l.to)
	}
	return l.to
}

// End returns the last place on the line: before the white space that hangs over
// its end, and before a line end.
func (s *Shaped) End(l Line) int { return int(s.stops[s.last(l)]) }

// Under returns the character of the line that lies at x; false where there is
// none.
func (s *Shaped) Under(l Line, x float32) (offset int, ok bool) {
	for _, g := range s.segments(l) {
		if x < g.x || x >= g.x+g.width {
			continue
		}
		n := sort.Search(int(g.to-g.from), func(i int) bool {
			far := g.at(s, g.from+int32(i)+1)
			return g.rtl() && far <= x || !g.rtl() && far > x
		})
		return int(s.stops[min(g.from+int32(n), g.to-1)]), true
	}
	return 0, false
}

// nearest returns the stop of the segment nearest to x.
func (g segment) nearest(s *Shaped, x float32) int32 {
	n := int(g.to - g.from)
	i := sort.Search(n, func(i int) bool {
		middle := (g.at(s, g.from+int32(i)) + g.at(s, g.from+int32(i)+1)) / 2
		if g.rtl() {
			return middle <= x
		}
		return middle > x
	})
	return g.from + int32(i)
}

// Spans returns the stretches of the line that the bytes [start, end) take up,
// from left to right, joined where they touch.
func (s *Shaped) Spans(l Line, start, end int) []Span {
	from, to := max(l.from, int32(s.stop(start))), min(l.to, int32(s.stop(end)))
	var out []Span
	for _, g := range s.segments(l) {
		a, b := max(from, g.from), min(to, g.to)
		if a >= b {
			continue
		}
		span := Span{g.at(s, a), g.at(s, b)}
		if g.rtl() {
			span.From, span.To = span.To, span.From
		}
		if n := len(out) - 1; n >= 0 && abs(out[n].To-span.From) < 0.5 {
			out[n].To = span.To
			continue
		}
		out = append(out, span)
	}
	return out
}

// Span is a stretch of a line, from its left edge on.
type Span struct{ From, To float32 }

func abs(v float32) float32 {
	if v < 0 {
		return -v
	}
	return v
}
