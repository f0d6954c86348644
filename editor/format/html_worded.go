package format

import (
	"regexp"
	"strings"
)

// worded is an expression for lines of pages that may begin anywhere in them. One of its
// words, in small letters, stands in whatever it matches: to look for these first takes a
// fiftieth of the time, and nearly no line has any.
type worded struct {
	words string
	*regexp.Regexp
}

// MatchString reports whether a line has what the expression matches.
func (w worded) MatchString(line string) bool {
	small := strings.ToLower(line)
	for word := range strings.FieldsSeq(w.words) {
		if strings.Contains(small, word) {
			return w.Regexp.MatchString(line)
		}
	}
	return false
}
