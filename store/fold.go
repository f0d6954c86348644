package store

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// token is one word of a text as it is searched for, and the bytes
// [start, end) it came from.
type token struct {
	word       string
	start, end int
}

// tokens yields the words of a text: runs of letters, digits and marks, in
// lower case and without diacritics. Index, scan and query all fold with it, so
// that they agree whatever SQLite's own tokenizer knows of Unicode.
func tokens(text string) iter.Seq[token] {
	return func(yield func(token) bool) {
		start := -1
		for at, r := range text {
			if inWord(r) {
				if start < 0 {
					start = at
				}
				continue
			}
			if start >= 0 && !emit(text, start, at, yield) {
				return
			}
			start = -1
		}
		if start >= 0 {
			emit(text, start, len(text), yield)
		}
	}
}

// tokensOf returns them all, in a slice that seldom has to grow.
func tokensOf(text string) []token {
	return slices.AppendSeq(make([]token, 0, len(text)/5+1), tokens(text))
}

func emit(text string, start, end int, yield func(token) bool) bool {
	word := fold(text[start:end])
	return word == "" || yield(token{word, start, end})
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.M, unicode.Co)
}

// fold writes a word in lower case without diacritics.
func fold(word string) string {
	if ascii(word) {
		return strings.ToLower(word)
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(word) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		r = unicode.ToLower(r)
		if plain, ok := undecomposed[r]; ok {
			b.WriteString(plain)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// undecomposed holds letters that Unicode does not take apart into a letter and
// a mark, but that people type without.
var undecomposed = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i", 'ħ': "h", 'ς': "σ",
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// folded is a text as one line of folded words.
func folded(texts ...string) string {
	var b strings.Builder
	for _, text := range texts {
		for t := range tokens(text) {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(t.word)
		}
	}
	return b.String()
}
