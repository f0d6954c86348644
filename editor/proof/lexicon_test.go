package proof

import (
	"slices"
	"strings"
	"testing"
)

func listOf(words ...string) *WordList {
	l := &WordList{}
	for _, w := range words {
		l.Add(w)
	}
	return l
}

func TestWordList(t *testing.T) {
	l, err := ReadWordList(strings.NewReader("\ufeffKatowice # a city\n\n# names\nO’Brien\ncafe\u0301\nboaty\r\neBay\n"))
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]bool{"Katowice": true, "KATOWICE": true, "katowice": false, "O'Brien": true, "O'BRIEN": false,
		"café": true, "Café": true, "boaty": true, "Boaty": true, "BOATY": true, "bOaty": false, "eBay": true, "Ebay": false, "names": false, "": false} {
		if l.Has(word) != want {
			t.Errorf("%q: %v, want %v", word, !want, want)
		}
	}
	if l.Remove("O’Brien"); l.Has("O'Brien") {
		t.Error("the word is still there")
	}
	if _, err := ReadWordList(strings.NewReader("a\n\xff\n")); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("bytes that are no text: %v", err)
	}
	if new(WordList).Has("a") {
		t.Error("an empty list has a word")
	}
}

// fixed suggests the same words for all.
type fixed struct {
	lexicon
	words []string
}

func (f fixed) Suggest(string) []string { return f.words }

func TestLexicon(t *testing.T) {
	l := Lexicon{Base: fixed{lexiconOf("cafe bridge resume"), []string{"Katowice", "bridge", "a", "b", "c", "d", "e"}},
		Lists: []*WordList{listOf("Katowice"), listOf("Thorsby")}, Lang: "en-GB"}
	for word, want := range map[string]bool{"bridge": true, "café": true, "cafe\u0301": true, "résumé": true, "Thorsby": true, "bridje": false} {
		if l.Check(word) != want {
			t.Errorf("%q: %v, want %v", word, !want, want)
		}
	}
	if got, want := l.Suggest("Katowcie"), []string{"Katowice", "bridge", "a", "b", "c", "d"}; !slices.Equal(got, want) {
		t.Errorf("suggests %q, want %q", got, want)
	}
	if l.Lang = "fr"; l.Check("café") {
		t.Error("the marks of French count")
	}
	if !(Lexicon{}).Check("anything") || (Lexicon{}).Suggest("anything") != nil {
		t.Error("without a dictionary a word was doubted")
	}
}

func TestSlips(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"a", "a", 0}, {"teh", "the", 1}, {"bridge", "brige", 1}, {"bridge", "bridges", 1}, {"abcd", "badc", 2}, {"é", "e", 1}, {"bridge", "harbour", 3}, {"a", "abcdefgh", 3}} {
		if got := slips(c.a, c.b); got != c.want {
			t.Errorf("%s and %s: %d, want %d", c.a, c.b, got, c.want)
		}
		if got := slips(c.b, c.a); got != c.want {
			t.Errorf("%s and %s: %d, want %d", c.b, c.a, got, c.want)
		}
	}
}
