package layout

import "sort"

// segment is the part of a run on one line, from left to right.
type segment struct {
	run      *run
	from, to int32   // stops
	x, width float32 // from the left edge of the line
}

// segments returns the parts of a line in the order they are seen. Text that
// runs from right to left is turned around within a line that runs from left
// to right.
func (s *Shaped) segments(l Line) []segment {
	var out []segment
	first := sort.Search(len(s.runs), func(i int) bool { return s.runs[i].to > l.from })
	for i := first; i < len(s.runs) && s.runs[i].from < l.to; i++ {
		r := &s.runs[i]
		from, to := max(r.from, l.from), min(r.to, l.to)
		if from < to {
			out = append(out, segment{run: r, from: from, to: to, width: s.xs[to] - s.xs[from]})
		}
	}
	for i := 0; i < len(out); {
		n := i
		for n < len(out) && out[n].run.rtl {
			n++
		}
		for a, b := i, n-1; a < b; a, b = a+1, b-1 {
			out[a], out[b] = out[b], out[a]
		}
		i = max(n, i+1)
	}
	x := float32(0)
	for i := range out {
		out[i].x = x
		x += out[i].width
	}
	return out
}

// at returns how far from the line's left edge a stop of the segment lies.
func (g segment) at(s *Shaped, stop int32) float32 {
	if g.run.rtl {
		return g.x + s.xs[g.to] - s.xs[stop]
	}
	return g.x + s.xs[stop] - s.xs[g.from]
}

// X returns how far right of the line's left edge a caret at the offset stands.
// An offset that is not on the line gets its nearer end; one inside a grapheme
// the grapheme's beginning.
func (s *Shaped) X(l Line, offset int) float32 {
	stop := max(l.from, min(int32(s.stop(offset)), l.to))
	segments := s.segments(l)
	for _, g := range segments {
		if g.from <= stop && stop < g.to {
			return g.at(s, stop)
		}
	}
	for _, g := range segments { // the end of the line
		if g.to == stop {
			return g.at(s, stop)
		}
	}
	return 0
}

// Offset returns the place on the line nearest to x: always a grapheme
// boundary in [Start, End]. White space that hangs over the end, and a line
// end, stay behind the place.
func (s *Shaped) Offset(l Line, x float32) int {
	last := l.to
	if l.to < int32(len(s.stops)-1) || s.endsLine() {
		last = max(l.from, min(l.to, s.solid(l.from, l.to)))
	}
	best, near := l.from, float32(-1)
	for _, g := range s.segments(l) {
		stop := g.nearest(s, x)
		if stop > last {
			stop = last
		}
		if stop < g.from {
			continue
		}
		if d := abs(g.at(s, stop) - x); near < 0 || d < near {
			best, near = stop, d
		}
	}
	return int(s.stops[best])
}

// nearest returns the stop of the segment nearest to x.
func (g segment) nearest(s *Shaped, x float32) int32 {
	n := int(g.to - g.from)
	i := sort.Search(n, func(i int) bool {
		middle := (g.at(s, g.from+int32(i)) + g.at(s, g.from+int32(i)+1)) / 2
		if g.run.rtl {
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
		if g.run.rtl {
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
