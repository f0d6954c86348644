package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// class says what a token is made of.
type class uint8

const (
	mark   class = iota // one punctuation mark or symbol
	word                // letters; "U.S." and "o'clock" are one word, the 's of a possessive its own
	number              // digits with their separators
)

// token is one word, number or mark of a text. White space is kept only as the
// gap before a token.
type token struct {
	Span
	*entry
	class class
	gap   bool   // white space before it
	line  bool   // a line break before it, or the end of a cell
	upper bool   // begins with a capital
	lower string // in lower case, with straight apostrophes; a number as written
}

func (t *token) is(s string) bool     { return t.lower == s }
func (t *token) has(r role) bool      { return t.role&r != 0 }
func (t *token) does(g grammar) bool  { return t.grammar&g != 0 }
func (t *token) any(s ...string) bool { return contains(s, t.lower) }

func contains(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}

// tokenize cuts text into tokens.
func tokenize(text string) []token { return appendTokens(make([]token, 0, len(text)/4+4), text) }

// appendTokens adds the tokens of text to some there are.
func appendTokens(tokens []token, text string) []token {
	lower := lowered(text)
	gap, line := false, true
	for at := 0; at < len(text); {
		r, size := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[at:])
		}
		if isSpace(r) {
			gap, line = true, line || r == '\n' || r == '\t'
			at += size
			continue
		}
		t := token{Span: Span{at, at + size}, entry: &unknown, gap: gap, line: line}
		switch {
		case r >= '0' && r <= '9':
			t.class, t.End = number, endOfNumber(text, at)
			t.lower = t.Of(text)
		case isLetter(r):
			t.class, t.upper, t.End = word, unicode.IsUpper(r), endOfWord(text, at)
			if t.lower = t.Of(lower); !isASCII(t.lower) {
				t.lower = fold(t.lower)
			}
			t.entry = look(t.lower)
		case isApostrophe(r) && isPossessive(text, at, size):
			t.class, t.End, t.lower = word, at+size+1, "'s"
		default:
			if t.lower = t.Of(text); !isPlainMark(r) {
				t.entry = look(t.lower)
			}
		}
		tokens = append(tokens, t)
		at, gap, line = t.End, false, false
	}
	return tokens
}

// isPlainMark reports whether r is one of the marks that the lexicon knows
// nothing about.
func isPlainMark(r rune) bool {
	switch r {
	case ',', '.', '\'', '’', '“', '”', '‘', '"', ':', ';', '(', ')', '?', '!', '-':
		return true
	}
	return false
}

// lowered is text with the letters of ASCII in lower case, byte for byte.
func lowered(text string) string {
	b := []byte(text)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c | 0x20
		}
	}
	return string(b)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func isSpace(r rune) bool {
	return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r >= utf8.RuneSelf && unicode.IsSpace(r)
}

func isLetter(r rune) bool {
	return r|0x20 >= 'a' && r|0x20 <= 'z' || r >= utf8.RuneSelf && unicode.IsLetter(r)
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

// isPossessive reports whether the apostrophe at is that of a closing 's.
func isPossessive(text string, at, size int) bool {
	rest := text[at+size:]
	if at == 0 || rest == "" || rest[0]|0x20 != 's' {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(rest[1:])
	return (unicode.IsLetter(before) || unicode.IsDigit(before) || before == '.') && !unicode.IsLetter(after) && !unicode.IsDigit(after)
}

// endOfWord returns the end of the word that starts at: letters, digits and
// marks, inner apostrophes before two letters or a t, and the dots of initials.
func endOfWord(text string, at int) int {
	end, letters := at, 0
	for end < len(text) {
		if c := text[end]; c|0x20 >= 'a' && c|0x20 <= 'z' {
			end, letters = end+1, letters+1
			continue
		}
		r, size := utf8.DecodeRuneInString(text[end:])
		switch {
		case isLetter(r) || unicode.IsDigit(r) || r >= utf8.RuneSelf && unicode.Is(unicode.M, r):
			letters++
		case isApostrophe(r) && letters > 0 && !isPossessive(text, end, size) && startsWithLetter(text[end+size:]):
			letters = 2
		case r == '.' && letters == 1 && isInitial(text, at, end):
			letters = 0
		default:
			return end
		}
		end += size
	}
	return end
}

// isInitial reports whether the dot at end closes one of several dotted
// letters: the word holds a dot already, or a single letter and a dot follow.
func isInitial(text string, at, end int) bool {
	if strings.IndexByte(text[at:end], '.') >= 0 {
		return true
	}
	r, size := utf8.DecodeRuneInString(text[end+1:])
	return isLetter(r) && strings.HasPrefix(text[end+1+size:], ".")
}

func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isLetter(r)
}

// endOfNumber returns the end of the number that starts at: digits, with a
// separator where digits follow it.
func endOfNumber(text string, at int) int {
	end := at
	for end < len(text) {
		if isDigit(text[end]) {
			end++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[end:])
		digits := digitsAt(text, end+size)
		switch r {
		case '.', ',':
			if digits == 0 {
				return end
			}
		case '\u00a0', '\u2009', '\u202f', '\'', '’': // group separators
			if digits != 3 {
				return end
			}
		default:
			return end
		}
		end += size
	}
	return end
}

func digitsAt(text string, at int) int {
	n := 0
	for at+n < len(text) && isDigit(text[at+n]) {
		n++
	}
	return n
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func fold(s string) string {
	s = strings.ToLower(s)
	if strings.Contains(s, "’") {
		s = strings.ReplaceAll(s, "’", "'")
	}
	return s
}
