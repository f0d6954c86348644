package proof

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/editor"
	"stet/editor/prose"
)

// Spelling returns the words of the text that the Speller does not know. Left
// alone are single letters, initialisms such as NATO, MPs and U.S., and words
// with figures; a possessive counts as its owner, and of a word with hyphens
// the parts are looked up where the whole is not known.
func Spelling(text string, s Speller) []Finding {
	var out []Finding
	words(text, func(w prose.Span) {
		for _, bad := range unknown(text, w, s) {
			out = append(out, Finding{Span: bad, Kind: Misspelled, Words: bad.Of(text), Level: editor.Warns})
		}
	})
	return out
}

// unknown returns the parts of a word that are spelled wrong.
func unknown(text string, w prose.Span, s Speller) []prose.Span {
	if right(text, w, s) {
		return nil
	}
	parts := hyphened(text, w)
	if len(parts) == 1 {
		return parts
	}
	return slices.DeleteFunc(parts, func(p prose.Span) bool { return right(text, p, s) })
}

// right reports whether a word, or a part of one, is spelled right.
func right(text string, w prose.Span, s Speller) bool {
	if w.End-w.Start > longestWord {
		return len(hyphened(text, w)) == 1 // nobody's word; of its parts one may be wrong
	}
	word := plain(w.Of(text))
	if utf8.RuneCountInString(word) < 2 || initialism(word) || s.Check(word) {
		return true
	}
	// An abbreviation is in the dictionary with its dot.
	if strings.HasPrefix(text[w.End:], ".") && s.Check(word+".") {
		return true
	}
	owner, possessive := owner(word)
	return possessive && (utf8.RuneCountInString(owner) < 2 || initialism(owner) || s.Check(owner))
}

// longestWord is how many bytes of letters a dictionary is asked about: a line of
// a megabyte without spaces is not a word, and would keep it busy for ever.
const longestWord = 200

// owner takes the possessive ending from a word.
func owner(word string) (string, bool) {
	for _, ending := range []string{"'s", "'S", "'"} {
		if cut, ok := strings.CutSuffix(word, ending); ok {
			return cut, true
		}
	}
	return word, false
}

// longest is how many letters a word in capitals may have to pass as an
// initialism; a longer one, such as a shouted BEACUSE, is looked up.
const longest = 5

// initialism reports whether a word is one, or the plural of one.
func initialism(word string) bool {
	letters := strings.TrimSuffix(word, "s")
	if n := utf8.RuneCountInString(letters); n < 2 || n > longest {
		return false
	}
	return strings.IndexFunc(letters, func(r rune) bool { return !unicode.IsUpper(r) }) < 0
}

// hyphened returns the parts of a word between its hyphens.
func hyphened(text string, w prose.Span) []prose.Span {
	var parts []prose.Span
	from := w.Start
	for at, r := range w.Of(text) {
		if r == '-' || r == '\u2010' || r == '\u2011' {
			parts = append(parts, prose.Span{Start: from, End: w.Start + at})
			from = w.Start + at + utf8.RuneLen(r)
		}
	}
	return append(parts, prose.Span{Start: from, End: w.End})
}

// inOrder sorts findings by place, the longer before the shorter.
func inOrder(found []Finding) []Finding {
	slices.SortStableFunc(found, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	return found
}
