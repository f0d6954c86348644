package layout

import "testing"

// FuzzShape holds what must be true of any text: lines cover it, stops rise,
// and every place that a click can give is one of them.
func FuzzShape(f *testing.F) {
	fonts := fonts(f)
	for _, seed := range []string{"", "The tide was out.", "a\nb\n", "👩‍🚀e\u0301", "שלום 12 abc", "\t\r\x00\xff", "££££££££££££££££££££££££££", "ffi"} {
		f.Add(seed, float32(120), float32(33))
	}
	f.Fuzz(func(t *testing.T, text string, width, x float32) {
		if len(text) > 2_000 || !(width > 1 && width < 1e6) || !(x > -1e6 && x < 1e6) {
			return
		}
		s := fonts.Shape(text, body(text))
		at := 0
		for _, l := range s.Wrap(width) {
			if l.Start != at {
				t.Fatalf("a line begins at %d, not %d", l.Start, at)
			}
			at = l.End
			offset, upstream := s.Offset(l, x)
			if offset < l.Start || offset > l.End || int(s.stops[s.stop(offset)]) != offset {
				t.Fatalf("%v in line %d to %d is offset %d", x, l.Start, l.End, offset)
			}
			s.X(l, offset, upstream)
			s.Spans(l, l.Start, l.End)
		}
		if at != len(text) {
			t.Fatalf("the lines end at %d of %d", at, len(text))
		}
		for i := 1; i < len(s.stops); i++ {
			if s.stops[i] <= s.stops[i-1] && len(text) > 0 {
				t.Fatalf("stop %d at byte %d follows byte %d", i, s.stops[i], s.stops[i-1])
			}
		}
	})
}
