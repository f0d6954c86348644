package control

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentence is what an error says where it stands alone, begun as a sentence; "" for none.
// The name of a file stays as it is written.
func Sentence(err error) string {
	if err == nil {
		return ""
	}
	words := err.Error()
	first, _, _ := strings.Cut(words, " ")
	if first == "" || strings.ContainsFunc(first, func(r rune) bool { return !unicode.IsLower(r) && r != '’' && r != ',' }) {
		return words
	}
	r, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(r)) + words[size:]
}
