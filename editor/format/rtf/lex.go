package rtf

import (
	"strconv"
)

// kind is what a token is.
type kind int

const (
	opens  kind = iota // a brace
	closes             // a brace
	word               // a control word or symbol
	bytes_             // text, in the code page of the font
	binary             // the bytes of \bin
)

// token is one piece of a file. Name is a control word without its backslash, or the
// symbol; Has says that a number stands behind it.
type token struct {
	kind kind
	name string
	n    int
	has  bool
	text []byte
}

// lexer reads tokens. A file that breaks off just ends: whoever reads it has what
// there was.
type lexer struct {
	src []byte
	at  int
}

// next returns the next token, false behind the last.
func (l *lexer) next() (token, bool) {
	for l.at < len(l.src) {
		switch c := l.src[l.at]; c {
		case '{':
			l.at++
			return token{kind: opens}, true
		case '}':
			l.at++
			return token{kind: closes}, true
		case '\\':
			return l.control(), true
		case '\r', '\n', 0:
			l.at++
		default:
			return l.words(), true
		}
	}
	return token{}, false
}

func (l *lexer) words() token {
	from := l.at
	for l.at < len(l.src) {
		switch l.src[l.at] {
		case '{', '}', '\\', '\r', '\n', 0:
			return token{kind: bytes_, text: l.src[from:l.at]}
		}
		l.at++
	}
	return token{kind: bytes_, text: l.src[from:l.at]}
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }

// control reads what stands behind a backslash.
func (l *lexer) control() token {
	l.at++
	if l.at >= len(l.src) {
		return token{kind: bytes_}
	}
	c := l.src[l.at]
	switch {
	case c == '\'':
		return l.hex()
	case !isLetter(c):
		l.at++
		if c == '\r' || c == '\n' {
			return token{kind: word, name: "par"}
		}
		return token{kind: word, name: string(rune(c))}
	}
	from := l.at
	for l.at < len(l.src) && isLetter(l.src[l.at]) && l.at-from < 40 {
		l.at++
	}
	t := token{kind: word, name: string(l.src[from:l.at])}
	l.number(&t)
	if l.at < len(l.src) && l.src[l.at] == ' ' {
		l.at++
	}
	if t.name == "bin" {
		n := min(max(t.n, 0), len(l.src)-l.at)
		t = token{kind: binary, text: l.src[l.at : l.at+n]}
		l.at += n
	}
	return t
}

func (l *lexer) number(t *token) {
	from := l.at
	if l.at < len(l.src) && l.src[l.at] == '-' {
		l.at++
	}
	digits := l.at
	for l.at < len(l.src) && isDigit(l.src[l.at]) && l.at-digits < 10 {
		l.at++
	}
	if l.at == digits {
		l.at = from
		return
	}
	t.n, _ = strconv.Atoi(string(l.src[from:l.at])) // at most ten digits
	t.has = true
}

// hex reads \'e9, a byte of text.
func (l *lexer) hex() token {
	l.at++
	if l.at+2 > len(l.src) {
		l.at = len(l.src)
		return token{kind: bytes_}
	}
	b, err := strconv.ParseUint(string(l.src[l.at:l.at+2]), 16, 8)
	if err != nil {
		return token{kind: bytes_} // what stands there is read as text
	}
	l.at += 2
	return token{kind: bytes_, text: []byte{byte(b)}}
}
