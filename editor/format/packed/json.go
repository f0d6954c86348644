package packed

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"time"
	"unicode/utf8"
)

// JSONError says in the words of people what is wrong with JSON, and where.
type JSONError struct {
	Line, Column int    // from 1 on, the column in letters; 0 where it is not known
	What         string // such as "a comma is missing before ]"
	Cut          bool   // it ends in the middle
}

func (e *JSONError) Error() string {
	switch {
	case e.Line == 0:
		return e.What
	case e.Column == 0:
		return fmt.Sprintf("line %d: %s", e.Line, e.What)
	}
	return fmt.Sprintf("line %d, column %d: %s", e.Line, e.Column, e.What)
}

// JSON reads b into v; the error is a *JSONError.
func JSON(b []byte, v any) error {
	text := bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	err := json.Unmarshal(text, v)
	if err == nil {
		return nil
	}
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	var moment *time.ParseError
	wrong := &JSONError{What: "a value in it cannot be read"}
	switch {
	case errors.As(err, &syntax):
		at := int(syntax.Offset)
		wrong.Cut = strings.HasPrefix(syntax.Error(), "unexpected end")
		if !wrong.Cut {
			at-- // it counts the letter that is wrong
		}
		wrong.Line, wrong.Column = place(text, at)
		wrong.What = misspelt(syntax.Error(), text[min(max(at, 0), len(text)):])
	case errors.As(err, &kind) && kind.Field == "":
		wrong.What = fmt.Sprintf("%s stands where %s belongs", found(kind.Value), belongs(kind.Type))
	case errors.As(err, &kind):
		field := kind.Field
		if at := strings.LastIndex(field, "alias."); at >= 0 { // told by a type that reads itself, and counts from its own beginning
			field = field[at+len("alias."):]
		} else {
			wrong.Line, _ = place(text, int(kind.Offset)) // where the value ends
		}
		wrong.What = fmt.Sprintf("%s stands in the field %s, where %s belongs", found(kind.Value), field, belongs(kind.Type))
	case errors.As(err, &moment):
		wrong.What = fmt.Sprintf("%q is no moment; write it as 2026-11-28T06:00:00Z", moment.Value)
	}
	return wrong
}

// place is the line and the column of a byte.
func place(text []byte, at int) (line, column int) {
	before := text[:min(max(at, 0), len(text))]
	return bytes.Count(before, []byte("\n")) + 1, utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
}

// misspelt says what is wrong where the text goes on with rest, by what the reader of
// JSON says of it.
func misspelt(said string, rest []byte) string {
	r, _ := utf8.DecodeRune(rest)
	here := string(r)
	for _, m := range []struct{ said, what string }{
		{"unexpected end", "it ends in the middle"},
		{"after array element", "a comma is missing before " + here + ", or the list is not closed with ]"},
		{"after object key:value pair", "a comma is missing before " + here + ", or the object is not closed with }"},
		{"after object key", "a colon is missing before " + here},
		{"beginning of object key string", keyMissing(r)},
		{"beginning of value", valueMissing(r)},
		{"in string literal", "a text goes over the end of its line, or has a character that cannot be seen: write \\n for a new line, and close the text with \""},
		{"in string escape code", "a \\ stands before " + here + ": write \\\\ where a backslash is meant"},
		{"hexadecimal character escape", "four figures belong behind \\u"},
		{"in literal", "a word stands there that is not true, false or null: text goes between \" and \""},
		{"numeric literal", "a number is not written out"},
		{"after decimal point", "a number is not written out"},
		{"after top-level value", here + " stands behind its end"},
		{"exceeded max depth", "lists or objects lie too deep in each other"},
	} {
		if strings.Contains(said, m.said) {
			return m.what
		}
	}
	return here + " does not belong there"
}

func keyMissing(r rune) string {
	if r == '}' {
		return "a comma too many stands before }"
	}
	return "a name belongs there, between \" and \", and not " + string(r)
}

func valueMissing(r rune) string {
	switch r {
	case '}', ']':
		return "a value is missing before " + string(r) + ", or a comma is too many"
	case ',', ':':
		return "a value is missing before " + string(r)
	}
	return "a value cannot begin with " + string(r) + ": text goes between \" and \""
}

// found says what stands in a field, of "number", "number 7.5", "string" and so on.
func found(value string) string {
	kind, _, _ := strings.Cut(value, " ")
	said := map[string]string{"string": "a text", "array": "a list", "object": "an object", "bool": "true or false"}[kind]
	if said == "" {
		return "a " + kind
	}
	return said
}

// belongs says what a field of a type holds.
func belongs(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Int:
		return "a whole number"
	case reflect.Bool:
		return "true or false"
	case reflect.Slice:
		return "a list"
	case reflect.Struct, reflect.Map:
		return "an object"
	case reflect.Pointer:
		return belongs(t.Elem())
	}
	return "a text"
}
