package packed

import (
	"errors"
	"testing"
	"time"
)

// TestJSON: whoever reads what is wrong with a file need not know Go to mend it.
func TestJSON(t *testing.T) {
	type story struct {
		Headline string    `json:"headline"`
		Body     []string  `json:"body"`
		At       time.Time `json:"at"`
	}
	for _, c := range []struct{ text, says string }{
		{`{"headline":"x"}`, ""},
		{"\ufeff" + `{"headline":"x"}`, ""},
		{`{"headline":"x",}`, "line 1, column 17: a comma too many stands before }"},
		{"{\n\"headline\":\"é\" \"body\":[]}", "line 2, column 16: a comma is missing before \", or the object is not closed with }"},
		{`{"body":["a" "b"]}`, "line 1, column 14: a comma is missing before \", or the list is not closed with ]"},
		{`{"body":["a",]}`, "line 1, column 14: a value is missing before ], or a comma is too many"},
		{`{"headline":}`, "line 1, column 13: a value is missing before }, or a comma is too many"},
		{`{"headline" "x"}`, "line 1, column 13: a colon is missing before \""},
		{`{headline:"x"}`, "line 1, column 2: a name belongs there, between \" and \", and not h"},
		{`{"headline":“x”}`, "line 1, column 13: a value cannot begin with “: text goes between \" and \""},
		{"{\"headline\":\"a\nb\"}", "line 1, column 15: a text goes over the end of its line, or has a character that cannot be seen: write \\n for a new line, and close the text with \""},
		{`{"headline":"C:\data"}`, "line 1, column 17: a \\ stands before d: write \\\\ where a backslash is meant"},
		{`{"headline":"\u00x"}`, "line 1, column 18: four figures belong behind \\u"},
		{`{"headline":nil}`, "line 1, column 14: a word stands there that is not true, false or null: text goes between \" and \""},
		{`{"headline":-}`, "line 1, column 14: a number is not written out"},
		{`{"headline":"x"}}`, "line 1, column 17: } stands behind its end"},
		{`{"headline":"x`, "line 1, column 15: it ends in the middle"},
		{"{\n\"headline\":7}", "line 2: a number stands in the field headline, where a text belongs"},
		{`{"body":"x"}`, "line 1: a text stands in the field body, where a list belongs"},
		{`[]`, "a list stands where an object belongs"},
		{`{"at":"soon"}`, "\"soon\" is no moment; write it as 2026-11-28T06:00:00Z"},
		{`{"at":7}`, "a value in it cannot be read"},
	} {
		var s story
		err := JSON([]byte(c.text), &s)
		said := ""
		if err != nil {
			said = err.Error()
		}
		var wrong *JSONError
		if said != c.says || err != nil && !errors.As(err, &wrong) {
			t.Errorf("%s: %q, want %q", c.text, said, c.says)
		}
	}
}
