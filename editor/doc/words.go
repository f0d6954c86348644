package doc

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// eachWord yields the pieces UAX #29 cuts text into from the safe place before
// at on, and whether each is a word, until yield returns false.
func eachWord(text string, at int, yield func(start, end int, word bool) bool) {
	start := wordStart(text, at)
	for w := words.FromString(text[start:]); w.Next(); {
		end := start + len(w.Value())
		if !yield(start, end, isWord(w.Value())) {
			return
		}
		start = end
	}
}

// wordStart returns a place at or before at, behind a space, where a word
// boundary is certain.
func wordStart(text string, at int) int {
	for i := clamp(text, at); i > 0; i-- {
		if i < len(text) && text[i-1] == ' ' && text[i] > ' ' && text[i] < utf8.RuneSelf {
			return i
		}
	}
	return 0
}

func isWord(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return true
		}
	}
	return false
}

// countWords counts the words of text as package prose does: pieces with a
// letter or digit, those joined by a hyphen as one.
func countWords(text string) int {
	n := 0
	joined, hyphen := false, false // behind a word; behind a hyphen behind a word
	eachWord(text, 0, func(start, end int, word bool) bool {
		piece := text[start:end]
		switch {
		case word:
			if !hyphen {
				n++
			}
			joined, hyphen = true, false
		case joined && (piece == "-" || piece == "\u2010" || piece == "\u2011"):
			joined, hyphen = false, true
		default:
			joined, hyphen = false, false
		}
		return true
	})
	return n
}

// retext puts text in place of [from, to) of a block and recounts the words
// between the spaces around it.
func (d *Doc) retext(p *para, from, to int, text string) {
	old := p.Text
	p.Text = old[:from] + text + old[to:]
	if reserved(p.ID) {
		return
	}
	start := strings.LastIndexByte(old[:from], ' ') + 1
	end := len(old)
	if i := strings.IndexByte(old[to:], ' '); i >= 0 {
		end = to + i
	}
	by := countWords(p.Text[start:end+len(p.Text)-len(old)]) - countWords(old[start:end])
	p.words += by
	d.words += by
}

// NextWord returns the end of the word that at lies in or before; len(text)
// where none follows.
func NextWord(text string, at int) int {
	to := len(text)
	at = clamp(text, at)
	eachWord(text, at, func(_, end int, word bool) bool {
		if word && end > at {
			to = end
			return false
		}
		return true
	})
	return ceil(text, to)
}

// NextWordStart returns the start of the next word behind the one at at, where
// Windows puts the caret; len(text) where none follows.
func NextWordStart(text string, at int) int {
	to := len(text)
	at = clamp(text, at)
	eachWord(text, at, func(start, _ int, word bool) bool {
		if word && start > at {
			to = start
			return false
		}
		return true
	})
	return ceil(text, to)
}

// PrevWord returns the start of the word that at lies in or behind; 0 where
// none stands before.
func PrevWord(text string, at int) int {
	at = clamp(text, at)
	for from := at; from > 0; {
		from = wordStart(text, from-1)
		found := -1
		eachWord(text, from, func(start, _ int, word bool) bool {
			if start >= at {
				return false
			}
			if word {
				found = start
			}
			return true
		})
		if found >= 0 {
			return floor(text, found)
		}
	}
	return 0
}

// WordAt returns the word, space or mark that a double click at at selects:
// the piece that at lies in, or the word that ends there.
func WordAt(text string, at int) (start, end int) {
	at = clamp(text, at)
	var before bool
	eachWord(text, at, func(s, e int, word bool) bool {
		if e == at && word || e > at && !(before && !word) {
			start, end = s, e
		}
		before = e == at && word
		return e <= at
	})
	if start == end && len(text) > 0 { // at the end, behind a mark or a space
		start = PrevGrapheme(text, len(text))
		end = len(text)
	}
	return floor(text, start), ceil(text, end)
}
