package finder

import (
	"strings"
	"unicode/utf8"
)

// longest is how much of a hit is shown, in characters.
const longest = 90

// shown returns words on one line, cut in the middle where they are many.
func shown(words string) string {
	words = strings.NewReplacer("\n", "↵", "\t", "⇥").Replace(words)
	if utf8.RuneCountInString(words) <= longest {
		return words
	}
	runes := []rune(words)
	return string(runes[:longest/2]) + "…" + string(runes[len(runes)-longest/2:])
}
