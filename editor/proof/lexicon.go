package proof

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Lexicon is a Speller of several books: the dictionary of the language, and
// the word lists of the house, of the editor and of the story.
type Lexicon struct {
	Base  Speller // nil where there is no dictionary: then every word is right
	Lists []*WordList
	Lang  string
}

// Check implements Speller. Words in another script than the language's are let
// pass. English dictionaries may be written without the
// marks of café and naïve: there, a word is right without them, too.
func (l Lexicon) Check(word string) bool {
	if l.Base == nil || alien(word, l.Lang) {
		return true
	}
	word = norm.NFC.String(word)
	for _, list := range l.Lists {
		if list.Has(word) {
			return true
		}
	}
	if l.Base.Check(word) {
		return true
	}
	bare := word
	if base(l.Lang) == "en" {
		bare = unmarked(word)
	}
	return bare != word && l.Base.Check(bare)
}

// Suggest implements Speller: the words of the lists that are one or two slips
// away come first, because a house that keeps a name means it.
func (l Lexicon) Suggest(word string) []string {
	type near struct {
		word string
		off  int
	}
	var close []near
	for _, list := range l.Lists {
		for _, w := range list.Words() {
			if off := slips(strings.ToLower(word), strings.ToLower(w)); off > 0 && off <= min(2, len(word)/3) {
				close = append(close, near{w, off})
			}
		}
	}
	slices.SortStableFunc(close, func(a, b near) int { return cmp.Compare(a.off, b.off) })
	var out []string
	for _, n := range close {
		out = append(out, n.word)
	}
	if l.Base != nil {
		out = append(out, l.Base.Suggest(word)...)
	}
	var once []string
	for _, w := range out {
		if !slices.Contains(once, w) && w != word {
			once = append(once, w)
		}
	}
	return once[:min(len(once), mostSuggestions)]
}

// mostSuggestions is how many words are offered for another.
const mostSuggestions = 6

// unmarked is a word without the marks on its letters.
func unmarked(word string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(word))
}

// slips counts the letters put in, left out, mistaken or swapped with the next
// between two words, but no further than three.
func slips(a, b string) int {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > 2 || len(y)-len(x) > 2 {
		return 3
	}
	var rows [3][]int // the row before last, the last, this
	for i := range rows {
		rows[i] = make([]int, len(y)+1)
	}
	for j := range rows[1] {
		rows[1][j] = j
	}
	for i := range x {
		rows[2][0] = i + 1
		for j := range y {
			wrong := 1
			if x[i] == y[j] {
				wrong = 0
			}
			n := min(rows[1][j+1]+1, rows[2][j]+1, rows[1][j]+wrong)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				n = min(n, rows[0][j-1]+1)
			}
			rows[2][j+1] = n
		}
		rows[0], rows[1], rows[2] = rows[1], rows[2], rows[0]
	}
	return min(3, rows[1][len(y)])
}
