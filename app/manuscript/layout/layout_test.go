package layout

import (
	"math/rand"
	"os"
	"strings"
	"testing"
)

func fonts(t testing.TB) *Fonts {
	t.Helper()
	files := map[Face][]byte{}
	for face, name := range map[Face]string{
		Serif: "Newsreader-Regular", SerifItalic: "Newsreader-Italic", SerifSemiBold: "Newsreader-SemiBold",
		SerifSemiBoldItalic: "Newsreader-SemiBoldItalic", Sans: "Inter-Regular", SansMedium: "Inter-Medium", SansSemiBold: "Inter-SemiBold",
	} {
		b, err := os.ReadFile("../../../assets/fonts/" + name + ".ttf")
		if err != nil {
			t.Fatal(err)
		}
		files[face] = b
	}
	f, err := New(files)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func body(text string) []Run { return []Run{{End: len(text), Face: Serif, Size: 19}} }

func TestWrap(t *testing.T) {
	f := fonts(t)
	for _, c := range []struct {
		name, text string
		width      float32
		want       []string
	}{
		{"empty", "", 100, []string{""}},
		{"one line", "The tide was out.", 300, []string{"The tide was out."}},
		{"at spaces", "The tide was out.", 80, []string{"The tide ", "was out."}},
		{"behind a hyphen", "a high-water mark", 96, []string{"a high-", "water mark"}},
		{"soft break", "Pier 4\nThe Quay", 300, []string{"Pier 4\n", "The Quay"}},
		{"line end at the end", "Pier 4\n", 300, []string{"Pier 4\n", ""}},
		{"no-break space", "a £41\u00a0million", 60, []string{"a ", "£41\u00a0mi", "llion"}},
		{"quotation mark stays", "said “no” again", 70, []string{"said ", "“no” ", "again"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := f.Shape(c.text, body(c.text))
			var got []string
			for _, l := range s.Wrap(c.width) {
				got = append(got, c.text[l.Start:l.End])
			}
			if strings.Join(got, "|") != strings.Join(c.want, "|") {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// pieces are what random texts are made of.
var pieces = []string{"harbour", " ", " ", "ffi", "é", "e\u0301", "👩‍🚀", "“", "”", "-", "£41m", "\u00a0", "\n", "שלום", "مرحبا", "日本", "\t", "AV", "."}

func random(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(pieces[r.Intn(len(pieces))])
	}
	return b.String()
}

func TestLinesCoverTheText(t *testing.T) {
	f, r := fonts(t), rand.New(rand.NewSource(1))
	for range 300 {
		text := random(r, r.Intn(60))
		s := f.Shape(text, body(text))
		width := float32(20 + r.Intn(400))
		at := 0
		for i, l := range s.Wrap(width) {
			if l.Start != at {
				t.Fatalf("%q: line %d begins at %d, not %d", text, i, l.Start, at)
			}
			if l.Width > width && l.to-l.from > 1 {
				t.Fatalf("%q: line %d is %v wide at %v", text, i, l.Width, width)
			}
			at = l.End
		}
		if at != len(text) {
			t.Fatalf("%q: lines end at %d", text, at)
		}
	}
}

func TestPlaceRoundTrip(t *testing.T) {
	f, r := fonts(t), rand.New(rand.NewSource(2))
	for range 200 {
		text := strings.NewReplacer("שלום", "", "مرحبا", "").Replace(random(r, r.Intn(40)))
		s := f.Shape(text, body(text))
		for _, l := range s.Wrap(250) {
			for stop := l.from; stop < l.to; stop++ {
				if s.xs[stop+1] == s.xs[stop] || s.solid(l.from, l.to) < stop {
					continue
				}
				offset := int(s.stops[stop])
				if got, _ := s.Offset(l, s.X(l, offset, false)); got != offset {
					t.Fatalf("%q: offset %d is at %v, which is offset %d", text, offset, s.X(l, offset, false), got)
				}
			}
		}
	}
}

func TestPlaceInRightToLeft(t *testing.T) {
	f := fonts(t)
	text := "a שלום b"
	s := f.Shape(text, body(text))
	l := s.Wrap(1000)[0]
	first, last := s.X(l, 2+2, false), s.X(l, 2+6, false)
	if first <= last {
		t.Errorf("the second letter stands at %v, the fourth at %v: not from right to left", first, last)
	}
	if got, _ := s.Offset(l, first); got != 4 {
		t.Errorf("offset at %v is %d, want 4", first, got)
	}
}

func TestLigatureIsShared(t *testing.T) {
	f := fonts(t)
	text := "office"
	s := f.Shape(text, body(text))
	for i := range 6 {
		if s.xs[i+1] <= s.xs[i] {
			t.Fatalf("no room for the caret behind byte %d: %v", i, s.xs)
		}
	}
}

func TestTofuIsPlaced(t *testing.T) {
	f := fonts(t)
	text := "a 日 b"
	s := f.Shape(text, body(text))
	l := s.Wrap(1000)[0]
	if s.X(l, 2, false) >= s.X(l, 5, false) {
		t.Errorf("a missing character takes no room: %v", s.xs)
	}
}

func TestChunks(t *testing.T) {
	f, r := fonts(t), rand.New(rand.NewSource(3))
	words := strings.Fields("the harbour bridge repair bill has risen again after inspectors found cracks in fourteen hangers")
	var b strings.Builder
	for b.Len() < 60_000 {
		b.WriteString(words[r.Intn(len(words))] + " ")
	}
	text := b.String()
	before := chunks(text)
	if strings.Join(before, "") != text {
		t.Fatal("chunks lose text")
	}
	edited := text[:20_000] + "x" + text[20_000:]
	same := map[string]bool{}
	for _, c := range before {
		same[c] = true
	}
	fresh := 0
	for _, c := range chunks(edited) {
		if !same[c] {
			fresh++
		}
	}
	if fresh > 6 {
		t.Errorf("one letter made %d of %d chunks new", fresh, len(before))
	}
	whole, parts := f.shape(text, body(text)), f.Shape(text, body(text))
	if len(whole.stops) != len(parts.stops) || len(whole.breaks) != len(parts.breaks) {
		t.Errorf("in chunks %d stops and %d breaks, whole %d and %d", len(parts.stops), len(parts.breaks), len(whole.stops), len(whole.breaks))
	}
	if d := abs(whole.Width() - parts.Width()); d > whole.Width()/500 {
		t.Errorf("in chunks %v wide, whole %v", parts.Width(), whole.Width())
	}
}

func TestSpans(t *testing.T) {
	f := fonts(t)
	text := "said Brandt today"
	s := f.Shape(text, body(text))
	l := s.Wrap(1000)[0]
	got := s.Spans(l, 5, 11)
	if len(got) != 1 || got[0].From != s.X(l, 5, false) || got[0].To != s.X(l, 11, false) {
		t.Errorf("got %v", got)
	}
	if got := s.Spans(l, 3, 3); got != nil {
		t.Errorf("nothing takes up %v", got)
	}
}

func TestHeights(t *testing.T) {
	r := rand.New(rand.NewSource(4))
	for range 100 {
		each := make([]int, 1+r.Intn(70))
		for i := range each {
			each[i] = r.Intn(5) * 30
		}
		var h Heights
		h.Reset(each)
		for range 50 {
			i := r.Intn(len(each))
			each[i] = 1 + r.Intn(200)
			h.Set(i, each[i])
			sum := 0
			for j, v := range each {
				if h.Above(j) != sum {
					t.Fatalf("above %d: %d, want %d", j, h.Above(j), sum)
				}
				if v > 0 {
					y := r.Intn(v)
					if b, into := h.Find(sum + y); b != j || into != y {
						t.Fatalf("find %d: block %d + %d, want %d + %d", sum+y, b, into, j, y)
					}
				}
				sum += v
			}
			if h.Total() != sum {
				t.Fatalf("total %d, want %d", h.Total(), sum)
			}
		}
	}
}

func BenchmarkShape(b *testing.B) {
	f := fonts(b)
	text := strings.Repeat("The repair bill for the harbour bridge has risen to more than double the figure. ", 6)
	for b.Loop() {
		f.shape(text, body(text))
	}
}

func BenchmarkWrap(b *testing.B) {
	f := fonts(b)
	text := strings.Repeat("The repair bill for the harbour bridge has risen to more than double the figure. ", 6)
	s := f.Shape(text, body(text))
	for b.Loop() {
		s.Wrap(660)
	}
}
