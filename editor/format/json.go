package format

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"strings"

	"stet/editor"
	"stet/editor/format/piece"
)

// JSON: the article as the command line prints it, with its suggestions, the comments
// and the notes to readers. It is the only format that loses nothing of these.

type wholeJSON struct {
	Generator  string             `json:"generator"`
	Article    editor.Article     `json:"article"`
	Comments   []editor.Comment   `json:"comments,omitempty"`
	Amendments []editor.Amendment `json:"amendments,omitempty"`
}

// firstKey is how a file of ours begins, whoever has set its white space since.
var firstKey = regexp.MustCompile(`^\x{FEFF}?\s*\{\s*"generator"\s*:\s*"` + generator + `"`)

// isJSON knows a file of ours by its first key.
func isJSON(b []byte) bool { return firstKey.Match(b[:min(len(b), 256)]) }

func readJSON(b []byte) (piece.Piece, error) {
	var whole wholeJSON
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	err := json.Unmarshal(b, &whole)
	until := map[string]string{}
	if err != nil {
		if b, until = cutUntil(b); len(until) > 0 {
			whole = wholeJSON{}
			err = json.Unmarshal(b, &whole)
		}
	}
	if err != nil {
		return piece.Piece{}, damagedJSON(err)
	}
	whole.Article.ID, whole.Article.Status = "", ""
	p := piece.Piece{Ours: true, Story: editor.Story{Article: whole.Article, Comments: whole.Comments, Amendments: whole.Amendments}}
	for _, field := range []string{"embargo", "expires"} {
		if decision := setUntil(&p.Story.Article, field, until[field]); decision != "" {
			p.Story.Notes = append(p.Story.Notes, editor.Note{Decision: decision, Text: until[field], Field: "editorNote"})
		}
	}
	return p, nil
}

// cutUntil takes the ends of an embargo and of the right to publish that a hand wrote
// without a zone out of a file of ours, and returns them by their fields.
func cutUntil(b []byte) ([]byte, map[string]string) {
	var whole, article map[string]json.RawMessage
	if json.Unmarshal(b, &whole) != nil || json.Unmarshal(whole["article"], &article) != nil {
		return b, nil
	}
	until := map[string]string{}
	for _, field := range []string{"embargo", "expires"} {
		var said string
		if json.Unmarshal(article[field], &said) == nil && parseStamp(said).IsZero() {
			until[field] = said
			delete(article, field)
		}
	}
	var err error
	if whole["article"], err = json.Marshal(article); err == nil {
		b, err = json.Marshal(whole)
	}
	if err != nil {
		return b, nil
	}
	return b, until
}

// damagedJSON says where a file of ours is damaged, and how, in words that are not Go's.
func damagedJSON(err error) error {
	var kind *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &kind) && kind.Field != "":
		return fmt.Errorf("the JSON has %s in the field %s, where %s belongs: mend it there, or export the story again", found(kind.Value), kind.Field, belongs(kind.Type))
	case errors.As(err, &syntax):
		return fmt.Errorf("the JSON is damaged at byte %d: mend it there, or export the story again", syntax.Offset)
	}
	return fmt.Errorf("the JSON is damaged (%v): export the story again", err)
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
	}
	return "a text"
}

func encodeJSON(w io.Writer, p piece.Parcel) error {
	s := p.Stories[0]
	s.Article.ID, s.Article.Status = "", ""
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(wholeJSON{generator, s.Article, s.Comments, s.Amendments})
}
