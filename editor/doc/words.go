package doc

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/clipperhouse/uax29/v2/words"
)

// eachWord yields the pieces UAX #29 cuts text into from the safe place before
// at on, widened to whole grapheme clusters, and whether each is a word, until
// yield returns false.
func eachWord(text string, at int, yield func(start, end int, word bool) bool) {
	from := wordStart(text, at)
	start := from
	widen := widener(text, from)
	for w := words.FromString(text[from:]); w.Next(); {
		end := from + w.End()
		if end < len(text) && text[end] >= utf8.RuneSelf {
			end = widen(end)
		}
		if end > start && !yield(start, end, isWord(text[start:end])) {
			return
		}
		start = end
	}
}

// widener returns ceil for offsets that rise from a place on: the clusters are
// read once, however many offsets are asked for.
func widener(text string, from int) func(at int) int {
	from = certain(text, from)
	clusters := graphemes.FromString(text[from:])
	edge := from // of the clusters read so far
	return func(at int) int {
		for edge < at && clusters.Next() {
			edge = from + clusters.End()
		}
		return max(at, edge)
	}
}

// wordStart returns the last place at or before at where a word boundary is
// certain.
func wordStart(text string, at int) int {
	i := clamp(text, at)
	for i > 0 && (i == len(text) || !parted(text, i)) {
		i--
	}
	return i
}

// parted reports whether the bytes beside i show that there is a word boundary
// which no hyphen bridges: beside a space, before a Han or Hiragana character.
func parted(text string, i int) bool {
	switch {
	case i == 0 || i == len(text):
		return true
	case text[i] == ' ':
		return text[i-1] != ' '
	case text[i] < utf8.RuneSelf:
		return text[i] > ' ' && text[i-1] == ' '
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	prev, _ := utf8.DecodeLastRuneInString(text[:i])
	return (r >= 0x3041 && r <= 0x3096 || r >= 0x3400 && r <= 0x4dbf || r >= 0x4e00 && r <= 0x9fff) && !isHyphen(prev)
}

func isHyphen(r rune) bool { return r == '-' || r == 0x2010 || r == 0x2011 }

func isWord(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return true
		}
	}
	return false
}

// bridges reports whether text[start:end] joins the pieces beside it to one word: a
// hyphen, or a mark within a figure, such as 19:30 or 24/7.
func bridges(text string, start, end int) bool {
	switch text[start:end] {
	case "-", "\u2010", "\u2011":
		return true
	case ":", "/", ".", ",":
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		behind, _ := utf8.DecodeRuneInString(text[end:])
		return unicode.IsDigit(before) && unicode.IsDigit(behind)
	}
	return false
}

// countWords counts the words of text as package prose does: pieces with a
// letter or digit, those joined by a hyphen or within a figure as one.
func countWords(text string) int {
	n := 0
	behind, joined := false, false // a word; a word and what joins another to it
	eachWord(text, 0, func(start, end int, word bool) bool {
		if word && !joined {
			n++
		}
		behind, joined = word, behind && !word && bridges(text, start, end)
		return true
	})
	return n
}

// wordAround returns the word that at lies inside of, as countWords has it; at
// twice where it lies inside of none.
func wordAround(text string, at int) (start, end int) {
	from, to := 0, 0 // the word so far
	joined := false  // what joins another to it stands behind it
	eachWord(text, at, func(s, e int, word bool) bool {
		switch {
		case word && joined:
			to, joined = e, false
		case word && to < at:
			from, to = s, e
		case !word && !joined && to == s && bridges(text, s, e):
			joined = true
		default:
			joined = false
			return to < at
		}
		return true
	})
	if from < at && at < to {
		return from, to
	}
	return at, at
}

// retext puts text in place of [from, to) of a block and recounts the words
// between the certain boundaries around it.
func (d *Doc) retext(p *para, from, to int, text string) {
	old := p.Text
	p.Text = old[:from] + text + old[to:]
	if reserved(p.ID) {
		return
	}
	start, end := wordStart(old, from-1), min(to+1, len(old))
	for !parted(old, end) {
		end++
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
	return to
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
	return to
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
			return found
		}
	}
	return 0
}

// WordAt returns the word, space or mark that a double click at at selects:
// the piece that at lies in, or the word that ends there.
func WordAt(text string, at int) (start, end int) {
	at = clamp(text, at)
	var before bool
	eachWord(text, at-1, func(s, e int, word bool) bool {
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
	return start, end
}

// IsWordEdge reports whether a word, or what stands between words, begins or
// ends at the offset at: where a double click's selection could.
func IsWordEdge(text string, at int) bool {
	if at <= 0 || at >= len(text) {
		return at == 0 || at == len(text)
	}
	edge := false
	eachWord(text, at, func(start, end int, _ bool) bool {
		edge = start == at || end == at
		return end < at
	})
	return edge
}
