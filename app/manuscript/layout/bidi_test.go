package layout

import (
	"math/rand"
	"strings"
	"testing"

	"stet/editor/doc"
)

// seen returns the characters of a line from left to right.
func (s *Shaped) seen(l Line) string {
	var out strings.Builder
	for _, g := range s.segments(l) {
		part := s.Text[s.stops[g.from]:s.stops[g.to]]
		if !g.rtl() {
			out.WriteString(part)
			continue
		}
		for at := len(part); at > 0; {
			from := doc.PrevGrapheme(part, at)
			out.WriteString(part[from:at])
			at = from
		}
	}
	return out.String()
}

func TestOrder(t *testing.T) {
	f := fonts(t)
	for _, c := range []struct {
		name, text, want string
		rtl              bool
	}{
		{"Latin", "The tide was out.", "The tide was out.", false},
		{"no letters", "12 – 14", "12 – 14", false},
		{"Hebrew", "שלום עולם", "םלוע םולש", true},
		{"Hebrew word in Latin", "abc שלום def", "abc םולש def", false},
		{"two words, with what stands between", "abc שלום, עולם def", "abc םלוע ,םולש def", false},
		{"number within Hebrew in Latin", "abc שלום 12 עולם def", "abc םלוע 12 םולש def", false},
		{"number behind Hebrew in Latin", "abc שלום 12 def", "abc 12 םולש def", false},
		{"price behind Hebrew in Latin", "abc שלום £1,250.50, def", "abc £1,250.50 םולש, def", false},
		{"number behind Latin", "שלום abc 12", "abc 12 םולש", true},
		{"Latin in Hebrew", "שלום abc def עולם", "םלוע abc def םולש", true},
		{"digits in Arabic", "عام 2024 هنا", "انه 2024 ماع", true},
		{"Arabic digits", "عام ٢٠٢٤ هنا", "انه ٢٠٢٤ ماع", true},
		{"Arabic digits before Arabic in Latin", "in ٢٠٢٤ هنا now", "in انه ٢٠٢٤ now", false},
		{"stop at the end", "שלום.", ".םולש", true},
		{"stop behind Hebrew in Latin", "He said שלום.", "He said םולש.", false},
		{"brackets", "שלום (abc) עולם", "םלוע )abc( םולש", true},
		{"isolated first word", "\u2067שלום\u2069 abc", "\u2067םולש\u2069 abc", false},
		{"points stay on their letter", "שָׁלוֹם", "םוֹלשָׁ", true},
		{"second line", "abc\nשלום def", "abc\nםולש def", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := f.Shape(c.text, body(c.text))
			var got string
			for _, l := range s.Wrap(1e6) {
				got += s.seen(l)
			}
			if got != c.want || s.RTL != c.rtl {
				t.Errorf("seen as %q, right to left %v; want %q, %v", got, s.RTL, c.want, c.rtl)
			}
		})
	}
}

// TestHangingSpace keeps the space that ends a line outside of it, on the side
// that the paragraph goes to.
func TestHangingSpace(t *testing.T) {
	f := fonts(t)
	for _, c := range []struct {
		text string
		left bool
	}{{"שלום עולם שלום עולם", true}, {"abc שלום עולם שלום", false}} {
		s := f.Shape(c.text, body(c.text))
		l := s.Wrap(90)[0]
		parts := s.segments(l)
		if first := parts[0].x; (first < 0) != c.left {
			t.Errorf("%q: the line begins at %v", c.text, first)
		}
		end := s.X(l, s.End(l), false)
		if c.left && end != 0 || !c.left && abs(end-l.Width) > 0.01 {
			t.Errorf("%q: End leads to %v of %v", c.text, end, l.Width)
		}
	}
}

// TestCaretComesHome clicks where each caret of random mixed lines is drawn.
func TestCaretComesHome(t *testing.T) {
	f, r := fonts(t), rand.New(rand.NewSource(5))
	for range 400 {
		text := strings.ReplaceAll(random(r, r.Intn(40)), "\n", " ")
		if r.Intn(2) == 0 {
			text = "שלום " + text
		}
		s := f.Shape(text, body(text))
		for _, l := range s.Wrap(250) {
			for stop := l.from; stop <= s.last(l); stop++ {
				for _, upstream := range []bool{false, true} {
					offset := int(s.stops[stop])
					x := s.X(l, offset, upstream)
					got, up := s.Offset(l, x)
					if home := s.X(l, got, up); abs(home-x) > 0.5 {
						t.Fatalf("%q: offset %d is at %v, where %d at %v is hit", text, offset, x, got, home)
					}
				}
			}
		}
	}
}

// TestUnder finds each character under its middle.
func TestUnder(t *testing.T) {
	f, r := fonts(t), rand.New(rand.NewSource(6))
	for range 200 {
		text := random(r, r.Intn(40))
		s := f.Shape(text, body(text))
		for _, l := range s.Wrap(250) {
			for _, g := range s.segments(l) {
				for stop := g.from; stop < g.to; stop++ {
					a, b := g.at(s, stop), g.at(s, stop+1)
					if abs(a-b) < 0.1 {
						continue
					}
					if got, ok := s.Under(l, (a+b)/2); !ok || got != int(s.stops[stop]) {
						t.Fatalf("%q: under the middle of %d lies %d, %v", text, s.stops[stop], got, ok)
					}
				}
			}
		}
	}
}

// TestSpansOfMixedText gives a selection across a change of direction the two
// stretches that it takes up.
func TestSpansOfMixedText(t *testing.T) {
	f := fonts(t)
	text := "abc שלום def"
	s := f.Shape(text, body(text))
	l := s.Wrap(1e6)[0]
	if got := s.Spans(l, 2, 8); len(got) != 2 || got[0].To >= got[1].From {
		t.Errorf("got %v", got)
	}
	if got := s.Spans(l, 0, len(text)); len(got) != 1 || abs(got[0].To-l.Width) > 0.1 {
		t.Errorf("the whole line takes up %v of %v", got, l.Width)
	}
}
