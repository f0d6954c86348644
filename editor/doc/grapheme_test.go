package doc

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"stet/editor/prose"
)

// TestClusters holds the short cuts against reading the text from its beginning.
func TestClusters(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	alphabet := []rune(strings.Join(scripts, "") + "\r\n\u0600\u0301\u200d\u0d4e©®👩🇬")
	for range 3000 {
		var s strings.Builder
		for range random.IntN(20) {
			s.WriteRune(alphabet[random.IntN(len(alphabet))])
		}
		checkClusters(t, s.String())
	}
}

func FuzzClusters(f *testing.F) {
	for _, s := range scripts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkClusters(t, strings.ToValidUTF8(s, "?")) })
}

func checkClusters(t *testing.T, text string) {
	t.Helper()
	it := graphemes.FromString(text)
	end := 0
	for it.Next() {
		start := end
		end += len(it.Value())
		for at := start; at < end; at++ {
			if s, e := cluster(text, at); s != start || e != end {
				t.Fatalf("byte %d of %q lies in cluster %d-%d, found %d-%d", at, text, start, end, s, e)
			}
		}
		if floor(text, start) != start || ceil(text, start) != start || NextGrapheme(text, start) != end || PrevGrapheme(text, end) != start {
			t.Fatalf("%d-%d of %q: floor %d, ceil %d, next %d, previous %d", start, end, text,
				floor(text, start), ceil(text, start), NextGrapheme(text, start), PrevGrapheme(text, end))
		}
		if mid := start + 1; mid < end && (floor(text, mid) != start || ceil(text, mid) != end || NextGrapheme(text, mid) != end || PrevGrapheme(text, mid) != start) {
			t.Fatalf("inside %d-%d of %q", start, end, text)
		}
	}
	if NextGrapheme(text, len(text)+5) != len(text) || PrevGrapheme(text, -1) != 0 {
		t.Fatalf("the ends of %q", text)
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct {
		text                        string
		at                          int
		next, nextStart, prev, s, e int
	}{
		{"one two", 0, 3, 4, 0, 0, 3},
		{"one two", 1, 3, 4, 0, 0, 3},
		{"one two", 3, 7, 4, 0, 0, 3},
		{"one two", 4, 7, 7, 0, 4, 7},
		{"one two", 7, 7, 7, 4, 4, 7},
		{"one,  (two)", 3, 10, 7, 0, 0, 3},
		{"one,  (two)", 4, 10, 7, 0, 4, 6},
		{"one,  (two)", 11, 11, 11, 7, 10, 11},
		{"it’s 3.5 %", 0, 6, 7, 0, 0, 6},
		{"it’s 3.5 %", 10, 12, 12, 7, 7, 10},
		{"", 0, 0, 0, 0, 0, 0},
		{"...", 1, 3, 3, 0, 1, 2},
		{"...", 3, 3, 3, 0, 2, 3},
		{"e\u0301a b", 0, 4, 5, 0, 0, 4},
		{"東京で", 0, 3, 3, 0, 0, 3},
		{"a 👨‍👩‍👧 b", 2, 22, 21, 0, 2, 20},
	} {
		s, e := WordAt(c.text, c.at)
		if next, start, prev := NextWord(c.text, c.at), NextWordStart(c.text, c.at), PrevWord(c.text, c.at); next != c.next || start != c.nextStart || prev != c.prev || s != c.s || e != c.e {
			t.Errorf("%q at %d: next %d, start %d, previous %d, word %d-%d; want %+v", c.text, c.at, next, start, prev, s, e, c)
		}
	}
	for text, n := range map[string]int{"": 0, "one two": 2, "one-two three": 2, "a – b": 2, "3.5 %": 1, "…": 0, "re-\u2010x": 2, "it’s": 1, "at 19:30, 24/7": 3, "12/10/2026 1:2": 2,
		"1:a 1/ 2 :3 1::2": 7, "٣:٤ 3-1/2": 2, "and/or": 2, "1,000.5": 1} {
		if got := countWords(text); got != n {
			t.Errorf("%q has %d words, want %d", text, got, n)
		}
	}
}

// TestWordsAsProse: the checks count the words that the page counts.
func TestWordsAsProse(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 9))
	pieces := []string{"1", "30", "٣", "a", "é", " ", ":", "/", ".", ",", "-", "\u2011", "\u0301", "“", "’", "京", "カ", "ש", "한"}
	for range 20_000 {
		text := ""
		for range 1 + random.IntN(12) {
			text += pieces[random.IntN(len(pieces))]
		}
		if got, want := countWords(text), prose.Words(text); got != want {
			t.Fatalf("%q has %d words on the page, %d in the checks", text, got, want)
		}
	}
}

// TestWordsLocal holds that words found from the middle are those found from
// the beginning.
func TestWordsLocal(t *testing.T) {
	for _, text := range scripts {
		ends, starts := []int{}, []int{}
		eachWord(text, 0, func(start, end int, word bool) bool {
			if word {
				starts, ends = append(starts, start), append(ends, end)
			}
			return true
		})
		for at := 0; at < len(text); at = NextGrapheme(text, at) {
			next, prev := len(text), 0
			for i := len(ends) - 1; i >= 0 && ends[i] > at; i-- {
				next = ends[i]
			}
			for i := 0; i < len(starts) && starts[i] < at; i++ {
				prev = starts[i]
			}
			if NextWord(text, at) != next || PrevWord(text, at) != prev {
				t.Errorf("%q at %d: next %d, want %d; previous %d, want %d", text, at, NextWord(text, at), next, PrevWord(text, at), prev)
			}
		}
	}
}

func TestMovement(t *testing.T) {
	next := func(u Unit) verb {
		return func(d *Doc, s Selection) (Selection, error) { return Caret(d.Next(s.Head, u)), nil }
	}
	prev := func(u Unit) verb {
		return func(d *Doc, s Selection) (Selection, error) { return Caret(d.Prev(s.Head, u)), nil }
	}
	word := func(d *Doc, s Selection) (Selection, error) { return d.WordAt(s.Head), nil }
	block := func(d *Doc, s Selection) (Selection, error) { return d.BlockAt(s.Head), nil }
	all := func(d *Doc, s Selection) (Selection, error) { return d.All(), nil }
	moves := cases{
		{"h^/s/a", next(Grapheme), "h/^s/a"},
		{"h/s/^e\u0301a", next(Grapheme), "h/s/e\u0301^a"},
		{"h/s/a^", next(Grapheme), "h/s/a^"},
		{"h/s/a^b c", next(Word), "h/s/ab^ c"},
		{"h/s/ab^/c", next(Word), "h/s/ab/^c"},
		{"h/^s/ab", next(Block), "h/s/^ab"},
		{"h/s/^ab", next(Block), "h/s/ab^"},
		{"^h/s/ab", next(Document), "h/s/ab^"},
		{"h/^s/a", prev(Grapheme), "h^/s/a"},
		{"^h/s/a", prev(Word), "^h/s/a"},
		{"h/s/e\u0301^a", prev(Grapheme), "h/s/^e\u0301a"},
		{"h/s/ab c^d", prev(Word), "h/s/ab ^cd"},
		{"h/s/a^b", prev(Block), "h/s/^ab"},
		{"h/s/^ab", prev(Block), "h/^s/ab"},
		{"h/s/a^b", prev(Document), "^h/s/ab"},
		{"//one t^wo", word, "//one ^two^"},
		{"//one t^wo", block, "//^one two^"},
		{"h/s/x^", all, "^h/s/x^"},
	}
	for _, c := range moves {
		d, sel := read(t, c.before)
		sel, _ = c.do(d, sel)
		if got := show(d, sel); got != c.after {
			t.Errorf("%s leads to %s, want %s", c.before, got, c.after)
		}
	}
	d, _ := read(t, "//x")
	if p := (Pos{"none", 1}); d.Next(p, Word) != p || d.Prev(p, Word) != p || d.WordAt(p) != Caret(p) || d.BlockAt(p) != Caret(p) {
		t.Error("a place that is nowhere moves")
	}
}
