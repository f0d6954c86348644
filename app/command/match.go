package command

import (
	"strings"
	"unicode"
)

// match rates how well typed letters fit a name: each must occur in order, and
// those that begin a word or follow each other count more. It returns false
// where they do not fit.
func match(typed, name string) (int, bool) {
	want := []rune(strings.ToLower(strings.ReplaceAll(typed, " ", "")))
	if len(want) == 0 {
		return 0, true
	}
	letters := []rune(strings.ToLower(name))
	best, found := 0, false
	for start, r := range letters {
		if r != want[0] {
			continue
		}
		if score, ok := matchFrom(want, letters, start); ok && (!found || score > best) {
			best, found = score, true
		}
	}
	return best - len(letters)/8, found
}

func matchFrom(want, letters []rune, start int) (int, bool) {
	score, last, at := 0, -2, start
	for _, w := range want {
		for at < len(letters) && letters[at] != w {
			at++
		}
		if at == len(letters) {
			return 0, false
		}
		switch {
		case at == 0 || !unicode.IsLetter(letters[at-1]) && !unicode.IsDigit(letters[at-1]):
			score += 8
		case at == last+1:
			score += 5
		default:
			score++
		}
		last = at
		at++
	}
	return score, true
}
