package reuse

import (
	"unicode"
	"unicode/utf8"

	"stet/editor/prose"
)

// Text is a text read as words.
type Text struct {
	words []word
}

// word is one word: the hash of its folded letters, and the bytes it came from.
type word struct {
	hash       uint64
	start, end int32
	weight     float32 // how much it says that two texts share it
	opens      bool    // a sentence, or what looks like one
	closes     bool
}

// Words is how many there are.
func (t *Text) Words() int { return len(t.words) }

// Read reads a text. Words are runs of letters and digits; apostrophes, and points
// and commas between digits, do not part them, and what does not show is not there.
func Read(text string) *Text {
	t := &Text{words: make([]word, 0, len(text)/6+1)}
	start, end := -1, 0
	single := false // the word is one of a script without spaces
	flush := func() {
		if start >= 0 {
			t.add(text, start, end)
		}
		start, single = -1, false
	}
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case alone(r):
			flush()
			start, end, single = at, at+size, true
		case inWord(r):
			if single {
				flush()
			}
			if start < 0 {
				start = at
			}
			end = at + size
		case r == 0 || start >= 0 && joins(text, r, end, at+size):
		case invisible(r): // belongs to the letter beside it
			if start < 0 {
				start = at
			}
			end = at + size
		default:
			flush()
			if ends(r) {
				t.close()
			}
		}
		at += size
	}
	flush()
	t.close()
	return t
}

// ends reports whether a rune ends a sentence, or a line.
func ends(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '\n', '。', '！', '？':
		return true
	}
	return false
}

// close says that a sentence ends with the last word.
func (t *Text) close() {
	if n := len(t.words); n > 0 {
		t.words[n-1].closes = true
	}
}

// joins reports whether a mark between the word that ends at end and what begins
// at next belongs to the word.
func joins(text string, r rune, end, next int) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', '`', '´', '＇':
		after, _ := utf8.DecodeRuneInString(text[next:])
		return unicode.IsLetter(after)
	case '.', ',':
		return isDigit(text, end-1) && isDigit(text, next)
	}
	return false
}

func isDigit(text string, at int) bool {
	return at >= 0 && at < len(text) && '0' <= text[at] && text[at] <= '9'
}

func (t *Text) add(text string, start, end int) {
	folded := fold(text[start:end])
	if folded == "" {
		return
	}
	n := len(t.words)
	t.words = append(t.words, word{hash: hashOf(folded), start: int32(start), end: int32(end), weight: weight(folded),
		opens: n == 0 || t.words[n-1].closes})
}

func hashOf(folded string) uint64 {
	h := uint64(14695981039346656037) // FNV-1a
	for i := range len(folded) {
		h = (h ^ uint64(folded[i])) * 1099511628211
	}
	return mix(h)
}

// weight tells words that say something from those that hold sentences together,
// which in the languages of the press are the short ones.
func weight(folded string) float32 {
	if len(folded) <= 3 {
		return 0.5
	}
	return 1
}

// span is where the words [from, to) stand.
func (t *Text) span(from, to int) prose.Span {
	return prose.Span{Start: int(t.words[from].start), End: int(t.words[to-1].end)}
}

// mix spreads a hash over all its bits (the end of MurmurHash3).
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}
