package layout

import "testing"

func TestTabbed(t *testing.T) {
	f := fonts(t)
	shape := func(text string) *Shaped { return f.Shape(text, body(text)) }
	s := shape("Ness\t4.20\tdaily")
	wide := s.Columns()
	if len(wide) != 3 || wide[0] != shape("Ness").Width() || abs(wide[2]-shape("daily").Width()) > 0.5 {
		t.Fatalf("columns %v", wide)
	}
	set := s.Tabbed([]float32{200, 300}, 10)
	for text, want := range map[int]float32{5: 200, 10: 300, 0: 0} {
		if got := set.X(set.Wrap(1e9)[0], text, false); abs(got-want) > 0.5 {
			t.Errorf("byte %d stands at %v, want %v", text, got, want)
		}
	}
	if x := s.X(s.Wrap(1e9)[0], 5, false); x > 100 {
		t.Errorf("the text itself was changed: %v", x)
	}
	over := s.Tabbed([]float32{5}, 10)
	if got, want := over.X(over.Wrap(1e9)[0], 5, false), wide[0]+10; abs(got-want) > 0.5 {
		t.Errorf("behind a long cell the next stands at %v, want %v", got, want)
	}
	for i, g := range set.runs[0].glyphs {
		if stop := g.stop + set.runs[0].base; abs(g.x-set.xs[stop]) > 2 {
			t.Errorf("glyph %d is drawn at %v, its stop is at %v", i, g.x, set.xs[stop])
		}
	}
	if hebrew := shape("שלום\tעולם"); hebrew.Tabbed([]float32{200}, 10) != hebrew {
		t.Error("right-to-left text was moved")
	}
}
