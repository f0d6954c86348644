package redline

import (
	"encoding/json"
	"io"

	"stet/editor/diff"
)

// jsonForm is the shape of the JSON file. It is kept: fields may be added.
//
// "changes" is the list a person reads, each entry with its kind, label, words
// and place; "blocks" is the merged document, whose runs give both sides to the
// byte; spans are bytes of UTF-8 in the text of a block. An entry's "index"
// counts in "facts", "fields", "comments" or "moves", by its kind; "edits" of a fact
// are places of edits that are no entries of their own.
type jsonForm struct {
	Form   string   `json:"form"` // always "stet comparison 1"
	Before jsonSide `json:"before"`
	After  jsonSide `json:"after"`
	diff.Comparison
}

type jsonSide struct {
	Name     string `json:"name"`
	Revision int    `json:"revision,omitempty"`
	Signature
	Headline string `json:"headline,omitempty"`
	Language string `json:"language,omitempty"`
}

// JSON writes the whole comparison as one JSON value, indented. It returns the
// writer's error.
func JSON(w io.Writer, r Redline) error {
	r.Blocks, r.Changes = listed(r.Blocks), listed(r.Changes)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(jsonForm{"stet comparison 1", r.Before.json(), r.After.json(), r.Comparison})
}

func (s Side) json() jsonSide {
	a := &s.Story.Article
	return jsonSide{s.Name, s.Number, s.Signature, a.Headline, a.Language}
}

// listed is a list that is never null in JSON.
func listed[T any](all []T) []T {
	if all == nil {
		return []T{}
	}
	return all
}
