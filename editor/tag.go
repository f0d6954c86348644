package editor

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxTag is how many letters a tag may have.
const maxTag = 60

// ParseTag returns a tag as it is kept: with single spaces between its words
// and none around them. It refuses one that is empty, long, or holds a comma or
// a control character.
func ParseTag(s string) (string, error) {
	tag := strings.Join(strings.Fields(s), " ")
	switch {
	case tag == "":
		return "", &FieldError{"tag", s, "a tag: name it in a word or two"}
	case utf8.RuneCountInString(tag) > maxTag:
		return "", &FieldError{"tag", s, fmt.Sprintf("a tag: it has more than %d letters", maxTag)}
	case !utf8.ValidString(tag), strings.ContainsFunc(tag, func(r rune) bool { return r == ',' || unicode.IsControl(r) }):
		return "", &FieldError{"tag", s, "a tag: it holds a comma or a character that cannot be seen"}
	}
	return tag, nil
}

// SameTag reports whether two tags differ in nothing but capitals.
func SameTag(a, b string) bool { return strings.EqualFold(a, b) }

// Count is a section or a tag with the number of stories that it has.
type Count struct {
	Name string `json:"name"`
	N    int    `json:"stories"`
}

// Shelves are the places besides the statuses where stories stand: sections and
// tags by name, and how many lie in the bin.
type Shelves struct {
	Sections, Tags []Count
	Bin            int
}
