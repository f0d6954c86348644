package find

import (
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode/utf8"
)

// ExpressionError says what is wrong with a regular expression, and where.
type ExpressionError struct {
	Expression string
	At         int // the offending part begins at this byte
	Why        string
}

func (e *ExpressionError) Error() string {
	return fmt.Sprintf("the expression is wrong at character %d: %s", 1+utf8.RuneCountInString(e.Expression[:e.At]), e.Why)
}

// compile compiles an expression in which ^ and $ also stand at the soft breaks
// of a block.
func compile(expression string, exact bool) (*regexp.Regexp, error) {
	if _, err := syntax.Parse(expression, syntax.Perl); err != nil {
		return nil, explain(expression, err)
	}
	flags := "(?m)"
	if !exact {
		flags = "(?mi)"
	}
	expr, err := regexp.Compile(flags + wide(expression))
	if err != nil { // it has become too large
		return nil, explain(expression, err)
	}
	return expr, nil
}

// explain says in an editor's words what the parser said.
func explain(expression string, err error) error {
	var wrong *syntax.Error
	if !errors.As(err, &wrong) {
		return &ExpressionError{expression, 0, err.Error()}
	}
	part := fmt.Sprintf("“%s”", wrong.Expr)
	at := place(expression, wrong)
	why := map[syntax.ErrorCode]string{
		syntax.ErrMissingParen:          "this ( is never closed; write \\( for the sign itself",
		syntax.ErrUnexpectedParen:       "this ) was never opened; write \\) for the sign itself",
		syntax.ErrMissingBracket:        "this [ is never closed; write \\[ for the sign itself",
		syntax.ErrInvalidCharRange:      part + " is no range of characters: the first must stand before the last",
		syntax.ErrInvalidCharClass:      part + " is no set of characters",
		syntax.ErrInvalidEscape:         part + " has no meaning; write \\\\ for a backslash itself",
		syntax.ErrTrailingBackslash:     "a backslash needs a character behind it; write \\\\ for the backslash itself",
		syntax.ErrInvalidNamedCapture:   part + " is no name for a group; write (?P<name>…), each name once",
		syntax.ErrInvalidPerlOp:         part + " is not understood: looking ahead or behind cannot be had",
		syntax.ErrInvalidRepeatOp:       part + " repeats a repetition; put brackets around the inner one",
		syntax.ErrInvalidRepeatSize:     part + " is no number of times: at most 1000, the smaller first",
		syntax.ErrMissingRepeatArgument: part + " has nothing before it to repeat; write \\" + wrong.Expr + " for the sign itself",
		syntax.ErrInvalidUTF8:           "it is not valid UTF-8",
		syntax.ErrNestingDepth:          "its brackets lie too deep in each other",
		syntax.ErrLarge:                 "it is too large; say it with fewer repetitions",
	}[wrong.Code]
	if why == "" {
		why = wrong.Code.String()
	}
	return &ExpressionError{expression, at, why}
}

// place returns the byte at which an expression is wrong.
func place(expression string, wrong *syntax.Error) int {
	switch wrong.Code {
	case syntax.ErrMissingParen, syntax.ErrUnexpectedParen:
		return unbalanced(expression)
	case syntax.ErrTrailingBackslash:
		return len(expression) - 1
	}
	// The part may stand in several places: the wrong one is where the
	// expression, read from its beginning, goes wrong in this way.
	for at := 0; wrong.Expr != "" && at < len(expression); at++ {
		if !strings.HasPrefix(expression[at:], wrong.Expr) {
			continue
		}
		var same *syntax.Error
		_, err := syntax.Parse(expression[:at+len(wrong.Expr)], syntax.Perl)
		if errors.As(err, &same) && same.Code == wrong.Code {
			return at
		}
	}
	return max(0, strings.Index(expression, wrong.Expr))
}
