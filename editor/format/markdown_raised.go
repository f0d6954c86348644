package format

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"

	"stet/editor"
)

// Raised and lowered letters in Markdown: "x^2^" and "H~2~O", with no white space within.
// https://pandoc.org/MANUAL.html#superscripts-and-subscripts
//
// A single tilde strikes words out as well. What stands directly behind a letter or a
// digit is lowered; between two of these and without a fellow it is a tilde, as in
// "10~20": nothing is struck from there to the next range.

// shifted is what stands between two carets or tildes.
type shifted struct {
	ast.BaseInline
	mark editor.MarkKind
}

var kindShifted = ast.NewNodeKind("Shifted")

func (*shifted) Kind() ast.NodeKind              { return kindShifted }
func (s *shifted) Dump(source []byte, level int) { ast.DumpHelper(s, source, level, nil, nil) }

// signMarks says what the words between two of them are.
var signMarks = map[byte]editor.MarkKind{'^': editor.Superscript, '~': editor.Subscript}

// raisedBy is what goldmark asks about such a sign once raisedWords has found it.
type raisedBy byte

func (r raisedBy) IsDelimiter(b byte) bool { return b == byte(r) }
func (r raisedBy) OnMatch(int) ast.Node    { return &shifted{mark: signMarks[byte(r)]} }

func (r raisedBy) CanOpenCloser(_, closer *parser.Delimiter) bool { return closer.Processor == r }

// raisedWords parses them.
type raisedWords struct{}

func (raisedWords) Trigger() []byte { return []byte("^~") }

func (raisedWords) Parse(_ ast.Node, block gtext.Reader, pc parser.Context) ast.Node {
	line, at := block.PeekLine()
	sign := line[0]
	before := block.PrecendingCharacter()
	if before == rune(sign) || len(line) > 1 && line[1] == sign {
		return nil
	}
	opens := opensRaised(before, line[1:], sign)
	closes := closesRaised(block.Source()[:at.Start+1], sign)
	if !opens && !closes {
		after, _ := utf8.DecodeRune(line[1:])
		if sign == '~' && isWordSign(before) && isWordSign(after) {
			block.Advance(1)
			return ast.NewTextSegment(at.WithStop(at.Start + 1))
		}
		return nil
	}
	d := parser.NewDelimiter(opens, closes, 1, sign, raisedBy(sign))
	d.Segment = at.WithStop(at.Start + 1)
	block.Advance(1)
	pc.PushDelimiter(d)
	return d
}

func isWordSign(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// opensRaised reports whether a sign opens what one behind it closes.
func opensRaised(before rune, behind []byte, sign byte) bool {
	return (sign == '^' || isWordSign(before)) && fellow(behind, sign) > 0
}

// closesRaised reports whether the sign that text ends in closes what one in it has opened.
func closesRaised(text []byte, sign byte) bool {
	at := bytes.LastIndexByte(text[:len(text)-1], sign)
	if at < 0 {
		return false
	}
	before, _ := utf8.DecodeLastRune(text[:at])
	return before != '\\' && before != rune(sign) && opensRaised(before, text[at+1:], sign)
}

// fellow is how many bytes stand before the next such sign; 0 where white space or a
// bracket comes first, or there is nothing that anybody would raise.
func fellow(behind []byte, sign byte) int {
	said := false
	for i := 0; i < len(behind); {
		r, size := utf8.DecodeRune(behind[i:])
		switch {
		case r == rune(sign) && said:
			return i
		case r == rune(sign), r == '[', r == ']', unicode.IsSpace(r):
			return 0
		case r == '\\':
			size++
		}
		said = said || isWordSign(r) || r == '+' || r == '-' || r == '−'
		i += size
	}
	return 0
}
