package proof

import (
	"strings"
	"testing"
	"unicode/utf8"

	"stet/editor"
	"stet/editor/prose"
)

// lexicon is a Speller of a few words, in any case.
type lexicon map[string]bool

func (l lexicon) Check(word string) bool  { return l[word] || l[strings.ToLower(word)] }
func (l lexicon) Suggest(string) []string { return nil }

func lexiconOf(words string) lexicon {
	l := lexicon{}
	for _, w := range strings.Fields(words) {
		l[w] = true
	}
	return l
}

// marked writes text with what was found between brackets.
func marked(text string, found []Finding) string {
	for i := len(found) - 1; i >= 0; i-- {
		f := found[i]
		text = text[:f.Start] + "[" + text[f.Start:f.End] + "]" + text[f.End:]
	}
	return text
}

func TestSpelling(t *testing.T) {
	known := lexiconOf("mayors the harbour bridge cost rose don't won't mayor well known co-op said old a I and see at of Inc. O'Brien naïve café cafe\u0301")
	for _, c := range []struct{ name, want string }{
		{"a wrong word", "The [harbuor] bridge"},
		{"at both ends", "[Teh] bridge [rosse]"},
		{"straight apostrophe", "The mayor don't"},
		{"curly apostrophe", "The mayor won’t, [wo’nt]"},
		{"possessives", "The mayor's bridge, the mayor’s cost, the mayors’ [mayrs]"},
		{"a name with an apostrophe", "O’Brien said"},
		{"quotation marks are no apostrophes", "‘The bridge’ 'the bridge'"},
		{"hyphens", "well-known co-op, well-[knwon]"},
		{"non-breaking hyphen", "well\u2011known"},
		{"soft hyphen", "har\u00adbour"},
		{"initialisms", "NATO, MPs and U.S. bridge, the BBC's"},
		{"a shouted word", "THE [BEACUSE] HARBOUR"},
		{"figures", "£41m, 2nd, 1990s, B2B, 4x4, Covid-19"},
		{"web", "see https://exmple.org/harbuor and www.foo.bar, gov.uk."},
		{"mail and handles", "mayor@exmple.org, @harbuor #harbuor"},
		{"files", "see harbuor.pdf and /usr/lcal"},
		{"a full stop without a space", "cost.The bridge"},
		{"an abbreviation", "Inc. rose, [Inc] rose"},
		{"letters with marks", "naïve cafe\u0301 at [cafë]"},
		{"punctuation", "(the bridge) “[rsoe]”—the cost…"},
		{"single letters", "x y z"},
		{"nothing", ""},
	} {
		text := strings.NewReplacer("[", "", "]", "").Replace(c.want)
		if got := marked(text, Spelling(text, known)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// counting is a Speller that knows no word and notes the longest it was asked for.
type counting struct{ longest int }

func (c *counting) Check(word string) bool  { c.longest = max(c.longest, len(word)); return false }
func (c *counting) Suggest(string) []string { return nil }

func TestLineWithoutSpaces(t *testing.T) {
	c := &counting{}
	long := strings.Repeat("a", 1<<20)
	if found := Spelling(long, c); len(found) != 0 {
		t.Errorf("a megabyte of letters: %d findings", len(found))
	}
	if found := Spelling(strings.Repeat("ab-", 1000)+"ab "+long+"-ab", c); len(found) != 1002 {
		t.Errorf("a thousand words with hyphens: %d findings", len(found))
	}
	if c.longest > longestWord+1 {
		t.Errorf("the dictionary was asked about %d bytes", c.longest)
	}
}

func TestDoubles(t *testing.T) {
	for _, c := range []struct{ lang, want string }{
		{"en-GB", "over [the the] bridge"},
		{"en", "[The the] bridge"},
		{"en", "the, the bridge. the"},
		{"en", "he had had enough, and that that is so"},
		{"de", "[had had], die die Brücke"},
		{"fr", "nous nous [le le]"},
		{"en", "Duran Duran and Bora Bora"},
		{"en", "one[  ]gap, two[   ]gaps"},
		{"en", "[the\u00a0the] and[ \u00a0]so"},
		{"en", "  at the ends  "},
		{"en", "line \n  next"},
		{"en", "[the the] the"},
		{"en", "41 41 times"},
	} {
		text := strings.NewReplacer("[", "", "]", "").Replace(c.want)
		found := Doubles(text, c.lang)
		if c.want == "[the the] the" { // each pair overlaps the next
			if len(found) != 2 {
				t.Errorf("three in a row: %d findings, want 2", len(found))
			}
			continue
		}
		if got := marked(text, found); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.lang, got, c.want)
		}
	}
}

func TestDoublesFix(t *testing.T) {
	text := "over The the  bridge"
	for i := 0; ; i++ {
		found := Doubles(text, "en")
		if len(found) == 0 {
			break
		}
		if i > 2 {
			t.Fatalf("the fixes never end: %q", text)
		}
		f := found[0]
		text = text[:f.Start] + f.Fixes[0] + text[f.End:]
	}
	if want := "over The bridge"; text != want {
		t.Errorf("got %q, want %q", text, want)
	}
}

func TestBlockWithoutSpeller(t *testing.T) {
	if got := marked("teh teh  x", Block(editor.Block{Text: "teh teh  x"}, nil, "en")); got != "[teh teh][  ]x" {
		t.Errorf("got %s", got)
	}
}

// blockOf makes a block of text in which {…} is suggested to be deleted and
// `…` is code.
func blockOf(text string) editor.Block {
	var b editor.Block
	from := 0
	for _, r := range text {
		switch r {
		case '{', '`':
			if r == '`' && from > 0 {
				b.Marks = append(b.Marks, editor.Mark{Start: from - 1, End: len(b.Text), Kind: editor.Code})
				from = 0
				continue
			}
			from = len(b.Text) + 1
		case '}':
			b.Marks = append(b.Marks, editor.Mark{Start: from - 1, End: len(b.Text), Kind: editor.Deleted})
			from = 0
		default:
			b.Text += string(r)
		}
	}
	return b
}

func TestBlock(t *testing.T) {
	known := lexiconOf("the harbour bridge")
	for _, c := range []struct{ text, want string }{
		{"the {old} harbour", "the[ old ]harbour"},             // what is deleted leaves a gap
		{"the{ teh} harbour", "the teh harbour"},               // deleted words are not read
		{"har{x}bour bridge", "harxbour bridge"},               // a word goes on behind what is deleted
		{"har{x}buor bridge", "[harxbuor] bridge"},             // and is found as a whole
		{"{xx}harbuor{yy} bridge", "xx[harbuor]yy bridge"},     // what is deleted beside it stays out
		{"the {the }the bridge", "[the the the] bridge"},       // doubled once the deletion is accepted
		{"`teh  teh` bridge  teh", "teh  teh bridge[  ][teh]"}, // code is no prose
	} {
		b := blockOf(c.text)
		got := marked(b.Text, Block(b, known, "en"))
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.text, got, c.want)
		}
	}
}

// FuzzBlock holds that findings lie in the text, on runes, in order, and say what
// is there.
func FuzzBlock(f *testing.F) {
	for _, s := range []string{"the the", "a  b", "x’s-y\u00ad", "\u00ad\u00ad", "a'-b", "é́ é́", "\xff-a", "1-a a-1", "www.", "@", "’’s", "हिन्दी हिन्दी", "👩‍👩‍👧 a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, found := range Block(editor.Block{Text: text}, lexicon{}, "en") {
			if found.Start < at || found.Empty() || found.End > len(text) {
				t.Fatalf("%q: %v is out of order or out of the text", text, found.Span)
			}
			at = found.Start
			if found.Of(text) != found.Words {
				t.Fatalf("%q: %v is not %q", text, found.Span, found.Words)
			}
			if utf8.ValidString(text) && !utf8.ValidString(found.Words) {
				t.Fatalf("%q: %v cuts a rune", text, found.Span)
			}
		}
	})
}

// TestWordsAreApart holds that no two words overlap.
func TestWordsAreApart(t *testing.T) {
	end := 0
	words("the well-known mayor’s U.S. co\u00adop—x'y'z 1-2-a", func(w prose.Span) {
		if w.Start < end {
			t.Errorf("%v begins before %d", w, end)
		}
		end = w.End
	})
}
