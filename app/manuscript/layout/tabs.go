package layout

import "slices"

// Columns returns how wide the text is between its tabs.
func (s *Shaped) Columns() []float32 {
	var wide []float32
	from := float32(0)
	for i := range len(s.stops) - 1 {
		if s.tab(i) {
			wide = append(wide, s.xs[i]-from)
			from = s.xs[i+1]
		}
	}
	return append(wide, s.Width()-from)
}

// tab reports whether a tab begins at a stop.
func (s *Shaped) tab(i int) bool { return s.Text[s.stops[i]] == '\t' }

// Tabbed returns the text with what stands behind its first tab at the first of the
// places, and so on; behind text that reaches as far it leaves a gap. A text in which
// anything runs from right to left stays as it is.
func (s *Shaped) Tabbed(places []float32, gap float32) *Shaped {
	if s.RTL || slices.ContainsFunc(s.runs, func(r run) bool { return r.level > 0 }) {
		return s
	}
	out := *s
	out.xs = slices.Clone(s.xs)
	shift, n := float32(0), 0
	for i := range out.xs {
		out.xs[i] += shift
		if i == len(out.xs)-1 || !s.tab(i) {
			continue
		}
		wide := gap
		if n < len(places) {
			wide = max(gap, places[n]-out.xs[i])
		}
		shift += wide - (s.xs[i+1] - s.xs[i])
		n++
	}
	out.runs = slices.Clone(s.runs)
	for i := range out.runs {
		r := &out.runs[i]
		r.glyphs = slices.Clone(r.glyphs)
		moved := func(stop int32) float32 { return out.xs[stop] - s.xs[stop] }
		for k := range r.glyphs {
			r.glyphs[k].x += moved(r.glyphs[k].stop+r.base) - moved(r.from)
		}
	}
	return &out
}
