package diff

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/clipperhouse/uax29/v2/words"
	"golang.org/x/text/unicode/norm"
)

// A token is a word, a figure or one piece of punctuation: the smallest thing a
// comparison marks. White space lies between tokens and belongs to none.
type token struct {
	start, end int32 // bytes of its side's text
	id         int32 // the same for tokens that are equal after normalisation
}

// lexicon numbers the distinct tokens of both sides and knows what each is
// worth. Weights are whole hundredths of an ordinary short word, so that every
// machine adds them up to the same result.
type lexicon struct {
	ids    map[string]int32
	weight []int32
	class  []class
}

// word reports whether a token is one, or a cluster that may be.
func (l *lexicon) word(id int32) bool { return l.class[id] != mark }

func newLexicon() *lexicon { return &lexicon{ids: map[string]int32{}} }

// intern returns the number of a token's text. Canonically equal spellings
// (NFC) share one; their bytes are compared again before anything is called
// equal.
func (l *lexicon) intern(s string) int32 {
	if id, ok := l.ids[s]; ok {
		return id
	}
	key := s
	if !ascii(s) {
		key = norm.NFC.String(s)
	}
	id, ok := l.ids[key]
	if !ok {
		id = int32(len(l.weight))
		l.ids[key] = id
		w, c := weigh(key)
		l.weight = append(l.weight, w)
		l.class = append(l.class, c)
	}
	if key != s {
		l.ids[s] = id
	}
	return id
}

// hashTokens is FNV-1a over the numbers of tokens.
func hashTokens(toks []token) uint64 {
	h := uint64(14695981039346656037)
	for _, t := range toks {
		h = (h ^ uint64(t.id)) * 1099511628211
	}
	return h
}

// scan appends the tokens of s[from:to].
func (l *lexicon) scan(s string, from, to int, out []token) []token {
	first := len(out)
	c := cutter{text: s, first: first, out: out}
	for it := words.FromString(s[from:to]); it.Next(); {
		c.segment(from+it.Start(), from+it.End())
	}
	out = c.out
	if needsGraphemes(s[from:to]) {
		out = append(out[:first], wholeGraphemes(s, from, to, slices.Clone(out[first:]))...)
	}
	for i := first; i < len(out); i++ {
		out[i].id = l.intern(s[out[i].start:out[i].end])
	}
	return out
}

// cutter makes tokens of the segments of UAX #29: it joins hyphenated words and
// figures, and parts words at a full stop without a space behind it.
type cutter struct {
	text   string
	first  int // the first token of this text
	out    []token
	joiner bool // the last token joins words, and its left one is there
}

func (c *cutter) segment(a, b int) {
	seg := c.text[a:b]
	if isSpace(seg) {
		c.joiner = false
		return
	}
	if r, n := utf8.DecodeRuneInString(seg); unbroken(r) && n < len(seg) {
		c.clusters(a, b)
		return
	}
	for at := 1; at+1 < len(seg); at++ {
		if seg[at] == '.' && !(isDigit(seg[at-1]) && isDigit(seg[at+1])) {
			c.token(a, a+at)
			c.token(a+at, a+at+1)
			a, seg, at = a+at+1, seg[at+1:], 0
		}
	}
	c.token(a, b)
}

// clusters makes a token of each cluster of text[a:b]: UAX #29 keeps Katakana
// together, where a word ends as little as between other signs of the script.
func (c *cutter) clusters(a, b int) {
	for it := graphemes.FromString(c.text[a:b]); it.Next(); {
		c.out = append(c.out, token{start: int32(a + it.Start()), end: int32(a + it.End())})
	}
	c.joiner = false
}

// token adds text[a:b], or joins it to the last token.
func (c *cutter) token(a, b int) {
	seg := c.text[a:b]
	n := len(c.out)
	adjacent := n > c.first && int(c.out[n-1].end) == a
	switch {
	case c.joiner && adjacent && startsWord(seg):
		c.out[n-2].end = int32(b)
		c.out = c.out[:n-1]
		c.joiner = false
	case adjacent && partOfFigure(c.text[c.out[n-1].start:a], seg):
		c.out[n-1].end = int32(b)
		c.joiner = false
	default:
		c.joiner = adjacent && isJoiner(seg) && endsWord(c.text[c.out[n-1].start:a])
		c.out = append(c.out, token{start: int32(a), end: int32(b)})
	}
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isJoiner reports hyphens and apostrophes: between two words they make one.
func isJoiner(s string) bool {
	return s == "-" || s == "'" || s == "’" || s == "‑"
}

// partOfFigure reports whether left and right, which touch, are the sign and
// the digits of one figure, such as "$35,000,000" or "7%".
func partOfFigure(left, right string) bool {
	l, _ := utf8.DecodeLastRuneInString(left)
	r, _ := utf8.DecodeRuneInString(right)
	if unicode.IsDigit(r) {
		return unicode.Is(unicode.Sc, l) && utf8.RuneCountInString(left) == 1
	}
	return unicode.IsDigit(l) && (unicode.Is(unicode.Sc, r) || r == '%' || r == '‰')
}

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isWordRune(r) && !unbroken(r)
}

func endsWord(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return (isWordRune(r) || unicode.Is(unicode.M, r)) && !unbroken(r)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }

// longVowel is the sign of a drawn-out vowel, which Katakana and Hiragana share.
const longVowel = 'ー'

// unbroken reports scripts written without spaces, whose every cluster is a
// token of its own.
func unbroken(r rune) bool {
	return r >= 0x0e00 && (r == longVowel || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar))
}

func isSpace(s string) bool {
	for _, r := range s {
		if !unicode.IsSpace(r) {
			return false
		}
	}
	return true
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// needsGraphemes reports whether s holds runes from U+0300 on, the first that
// combine.
func needsGraphemes(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0xcc {
			return true
		}
	}
	return false
}

// wholeGraphemes widens the tokens of s[from:to] to grapheme boundaries and
// joins those that then overlap: word boundaries (UAX #29) may cut a cluster
// behind a prepended mark.
func wholeGraphemes(s string, from, to int, toks []token) []token {
	out := toks[:0]
	it := graphemes.FromString(s[from:to])
	a, b := int32(from), int32(from) // the cluster at hand
	next := func() {
		if it.Next() {
			a, b = int32(from+it.Start()), int32(from+it.End())
		}
	}
	for _, t := range toks {
		for b <= t.start && int(b) < to {
			next()
		}
		t.start = min(t.start, a)
		for b < t.end {
			next()
		}
		t.end = max(t.end, b)
		if n := len(out); n > 0 && out[n-1].end > t.start {
			out[n-1].end = max(out[n-1].end, t.end)
			continue
		}
		out = append(out, t)
	}
	return out
}
