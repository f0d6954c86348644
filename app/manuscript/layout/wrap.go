package layout

import "sort"

// Line is one line of a wrapped paragraph: the bytes [Start, End) of its text.
// Width leaves out the white space that ends it.
type Line struct {
	Start, End int
	Width      float32
	from, to   int32 // stops
}

// Wrap breaks the text into lines no wider than width, each as full as can be.
// White space at the end of a line hangs over. A word wider than the line is
// cut between graphemes. There is always at least one line, and one more behind
// a line end that ends the text.
func (s *Shaped) Wrap(width float32) []Line {
	var lines []Line
	last := int32(len(s.stops) - 1)
	from, fit := int32(0), int32(-1) // where the line begins; the latest break that fits
	put := func(to int32) {
		lines = append(lines, s.line(from, to))
		from, fit = to, -1
	}
	for _, b := range s.breaks {
		for b.stop > from && s.xs[s.solid(from, b.stop)]-s.xs[from] > width {
			if fit > from {
				put(fit)
			} else if cut := s.cut(from, b.stop, width); cut < b.stop {
				put(cut)
			} else {
				break
			}
		}
		fit = b.stop
		if b.must {
			put(b.stop)
		}
	}
	if from < last || len(lines) == 0 || s.endsLine() {
		put(last)
	}
	return lines
}

func (s *Shaped) endsLine() bool { return s.Text != "" && s.Text[len(s.Text)-1] == '\n' }

func (s *Shaped) line(from, to int32) Line {
	return Line{int(s.stops[from]), int(s.stops[to]), s.xs[s.solid(from, to)] - s.xs[from], from, to}
}

// solid returns the stop behind the last character before to that is no space.
func (s *Shaped) solid(from, to int32) int32 {
	for to > from && s.space[to-1] {
		to--
	}
	return to
}

// cut returns the last stop behind from that still fits the width, at least the
// next one.
func (s *Shaped) cut(from, to int32, width float32) int32 {
	n := sort.Search(int(to-from), func(i int) bool { return s.xs[from+int32(i)+1]-s.xs[from] > width })
	return from + max(1, int32(n))
}
