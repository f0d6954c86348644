package prose

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/clipperhouse/uax29/v2/words"
)

// Graphemes counts what a reader sees as characters.
func Graphemes(text string) int {
	n := 0
	for g := graphemes.FromString(text); g.Next(); {
		n++
	}
	return n
}

// Words counts the words of text as WordSpans finds them.
func Words(text string) int {
	n := 0
	eachWord(text, func(Span) { n++ })
	return n
}

// WordSpans returns the words of text in order, after Unicode's word boundaries
// (UAX #29) with words joined by a hyphen, and figures such as 19:30 or 24/7,
// taken as one. Punctuation, symbols
// and emoji are no words. In scripts written without spaces, such as Han and
// Thai, each cluster counts as one.
func WordSpans(text string) []Span {
	spans := make([]Span, 0, len(text)/6+1)
	eachWord(text, func(s Span) { spans = append(spans, s) })
	return spans
}

func eachWord(text string, yield func(Span)) {
	var word Span   // the word so far, not yet yielded
	joined := false // word is followed at once by what joins another to it
	bounds := edges{text: text}
	take := func() {
		if s := bounds.widen(word); !s.Empty() {
			yield(s)
		}
	}
	for w := words.FromString(text); w.Next(); {
		value := w.Value()
		switch {
		case isWord(value):
			if !joined || w.Start() == 0 {
				take()
				word.Start = max(w.Start(), bounds.edge(word.End, 1))
			}
			word.End, joined = w.End(), false
		case !word.Empty() && !joined && word.End == w.Start() && bridges(text, w.Start(), w.End()):
			joined = true
		default:
			joined = false
		}
	}
	take()
}

// bridges reports whether text[start:end] joins the words beside it: a hyphen, or a
// mark between two digits.
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

// isWord reports whether a segment holds a letter or a digit.
func isWord(s string) bool {
	if c := s[0]; c < utf8.RuneSelf && (c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9') {
		return true
	}
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return true
		}
	}
	return false
}
