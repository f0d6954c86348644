package format

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// slugBytes is how long a slug may grow.
const slugBytes = 60

// slug makes a short name for a story from its headline: lower case, words
// joined by hyphens, accents dropped, cut between words at 60 bytes.
func slug(headline string) string {
	var words []string
	size := 0
	for _, w := range strings.FieldsFunc(unaccented(strings.ToLower(headline)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) {
		if size += len(w) + 1; size > slugBytes+1 {
			break
		}
		words = append(words, w)
	}
	if words == nil {
		w := strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return r
			}
			return -1
		}, headline)
		return w[:snap(w, min(len(w), slugBytes))]
	}
	return strings.Join(words, "-")
}

// unaccented drops the accents that can be taken off a letter, and apostrophes
// within words.
func unaccented(s string) string {
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || strings.ContainsRune("'’", r) {
			return -1
		}
		return r
	}, norm.NFD.String(strings.ReplaceAll(s, "ß", "ss"))))
}

// commonWords are short words that one language has often and the others
// hardly ever.
var commonWords = map[string][]string{
	"en": {"the", "and", "of", "was", "that", "with", "for", "is", "has", "his", "from", "by"},
	"de": {"der", "die", "und", "das", "ist", "nicht", "mit", "den", "auf", "für", "ein", "sich"},
	"fr": {"le", "les", "des", "est", "et", "une", "dans", "qui", "pour", "pas", "du", "sur"},
	"es": {"el", "los", "las", "que", "en", "del", "por", "una", "con", "para", "se", "su"},
	"pt": {"o", "os", "que", "não", "uma", "do", "da", "em", "com", "para", "no", "dos"},
	"it": {"il", "che", "di", "della", "per", "una", "gli", "del", "con", "non", "sono", "è"},
	"nl": {"het", "een", "van", "en", "niet", "dat", "zijn", "op", "met", "voor", "te", "is"},
}

// guessLanguage returns the language of a text by its short words, "" unless
// one is far ahead.
func guessLanguage(text string) string {
	counts := map[string]int{}
	for _, w := range strings.FieldsFunc(strings.ToLower(text[:snap(text, min(len(text), 20000))]), func(r rune) bool { return !unicode.IsLetter(r) }) {
		counts[w]++
	}
	total := 0
	for _, n := range counts {
		total += n
	}
	best, first, second := "", 0, 0
	for _, language := range []string{"en", "de", "fr", "es", "pt", "it", "nl"} {
		n := 0
		for _, w := range commonWords[language] {
			n += counts[w]
		}
		if n > first {
			best, first, second = language, n, first
		} else if n > second {
			second = n
		}
	}
	if total < 20 || first*10 < total || first < second*2 {
		return ""
	}
	return best
}

// short returns at most n runes of a line, for messages.
func short(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:n])) + "…"
}
