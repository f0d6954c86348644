package command

import (
	"slices"
	"strings"
	"unicode"
)

// fit is how well a command answers what was typed.
type fit int

const (
	noFit      fit = iota
	byLetters      // which its label has in order, anywhere
	byItsWords     // which its label, its group or its other words begin with
	byItsLabel     // whose words begin so
)

// fits tells how a command answers what was typed, and how well among those that
// answer in the same way: more is better.
func (c *Command) fits(typed string) (how fit, score int) {
	score, letters := match(typed, c.Label)
	if !letters {
		score = 0
	}
	switch {
	case beginWords(typed, c.Label):
		return byItsLabel, score
	case beginWords(typed, c.Label+" "+c.Group+" "+c.Words):
		return byItsWords, score
	case letters:
		return byLetters, score
	}
	return noFit, 0
}

// beginWords reports whether each typed word begins a word of the name.
func beginWords(typed, name string) bool {
	words := wordsOf(name)
	for _, t := range wordsOf(typed) {
		if !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, t) }) {
			return false
		}
	}
	return true
}

// wordsOf splits at all but letters and digits. A hyphen joins, so that "by-line"
// and "byline" are one word.
func wordsOf(s string) []string {
	s = strings.ReplaceAll(strings.ToLower(s), "-", "")
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

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
