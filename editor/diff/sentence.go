package diff

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// An opening says what begins with a token.
type opening uint8

const (
	opensNothing opening = iota
	opensClause
	opensSentence
	opensPara
)

// openings appends what the tokens of a paragraph open. A sentence begins
// behind a full stop that ends no abbreviation, with space between and no small
// letter to follow; a clause behind a comma, semicolon, colon or dash.
func (s *side) openings(p *para) {
	stopped := false // a terminator came, and since then only closing marks
	paused := false
	for i := p.lo; i < p.hi; i++ {
		t := s.toks[i]
		word := s.bytes(t)
		r, _ := utf8.DecodeRuneInString(word)
		spaced := i > p.lo && s.toks[i-1].end < t.start
		o := opensNothing
		switch {
		case i == p.lo:
			o = opensPara
		case stopped && (spaced && !unicode.IsLower(r) && !closesAfterSpace(r) || unbroken(r)):
			o = opensSentence
		case paused && (spaced || unbroken(r)):
			o = opensClause
		}
		s.opens = append(s.opens, o)
		switch {
		case isTerminator(r):
			stopped = r != '.' || i == p.lo || !abbreviates(s.bytes(s.toks[i-1]))
		case !isCloser(r) || spaced && o != opensNothing:
			stopped = false
		}
		paused = strings.ContainsRune(",;:–—،、，；：", r)
	}
}

// startsSentence reports whether a sentence, or the end of the text, begins at
// token i.
func (s *side) startsSentence(i int32) bool {
	return int(i) == len(s.toks) || s.opens[i] >= opensSentence
}

func isTerminator(r rune) bool { return strings.ContainsRune(".!?…。！？．؟।", r) }

// closesAfterSpace reports marks that close even with space before them.
func closesAfterSpace(r rune) bool { return strings.ContainsRune("»)]’”", r) }

func isCloser(r rune) bool { return strings.ContainsRune("\"'”’»)]*_」』）", r) }

// abbreviates reports words whose full stop seldom ends a sentence: single
// letters, titles, months, and the commonest abbreviations of English, German
// and French.
func abbreviates(word string) bool {
	if utf8.RuneCountInString(word) == 1 {
		return unicode.IsLetter([]rune(word)[0])
	}
	return abbreviations[strings.ToLower(word)]
}

var abbreviations = set(`
mr mrs ms dr prof rev hon gov sen rep gen col maj capt lt sgt st jr sr vs etc cf e.g i.e viz approx no vol pp fig ed eds
jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp dept est u.s u.k
bzw ca vgl abs art nr bgbl z.b d.h u.a o.ä usw str hr fr dipl ing
mme mlle av env ex p.ex`)
