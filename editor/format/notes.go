package format

import (
	"slices"
	"strconv"
	"strings"

	"stet/editor"
	"stet/editor/format/piece"
)

// placed is a block with the line of the file it came from.
type placed struct {
	editor.Block
	line int
}

// reading is an article while it is read, with the decisions taken.
type reading struct {
	a     editor.Article
	body  []placed
	notes []editor.Note

	amendments []editor.Amendment

	ours bool // Stet wrote the file

	// What only the readers of packages have to say.
	raw              bool // suggestions and comments are kept
	comments         []editor.Comment
	title            string
	pictures         []piece.Picture
	origin           *editor.Original
	format, encoding string // of a file within the file

	inner *Decoded // what was read from a file within the file, instead of all the above
}

// decoded returns what was read.
func (r *reading) decoded() Decoded {
	if r.inner != nil {
		return *r.inner
	}
	d := Decoded{Notes: r.notes, Amendments: tidyAmendments(r.amendments), Title: r.title, Source: r.origin, Ours: r.ours}
	if d.Article = tidy(r.a); r.raw {
		d.Article = tidyRaw(r.a)
		d.Comments = anchor(d.Article, r.comments)
	}
	for _, p := range r.pictures {
		if d.Pictures == nil {
			d.Pictures = map[string][]byte{}
		}
		d.Pictures[safeURL(p.Name)] = p.Bytes
	}
	return d
}

func (r *reading) add(line int, b editor.Block) {
	tidied := tidyBlock
	if r.raw {
		tidied = settleBlock
	}
	if b = tidied(b); b.Text != "" || b.Kind == editor.Rule || b.Kind == editor.ImageBlock {
		r.body = append(r.body, placed{b, line})
	}
}

// note keeps a decision that has nothing to take back.
func (r *reading) note(decision, raw string, line int) {
	r.notes = append(r.notes, editor.Note{Decision: decision, Text: raw, Line: line})
}

// behind notes that n pictures stood in the cells of tables.
func (r *reading) behind(n int) {
	var p piece.Piece
	p.Behind(n)
	r.notes = append(r.notes, p.Story.Notes...)
}

// lifted keeps the decision to take a line out of the body. Its undo puts the
// line back as a paragraph and clears the fields that it filled; the first of
// them is named as the place where it went.
func (r *reading) lifted(decision string, raw string, line int, fields ...string) {
	n := editor.Note{Decision: decision, Text: raw, Line: line}
	if len(fields) > 0 {
		n.Field = fields[0]
	}
	n.Undo = clears(fields...)
	paragraph := strings.Join(strings.Fields(raw), " ")
	n.Undo = append(n.Undo, editor.Edit{Insert: &editor.Block{Kind: editor.Paragraph, Text: paragraph}})
	r.notes = append(r.notes, n)
}

// found keeps the decision of where a field's value came from; its undo clears
// the field.
func (r *reading) found(field, decision, raw string) {
	fields := []string{field}
	if field == "headline" {
		fields = r.headlineFields()
	}
	r.notes = append(r.notes, editor.Note{Decision: decision, Text: raw, Field: field,
		Undo: clears(fields...)})
}

// finish numbers the blocks and lets each undo say behind which block its
// paragraph goes: the last one above the line in the file.
func (r *reading) finish() *reading {
	for i := range r.body {
		r.body[i].ID = blockID(i)
		r.a.Body = append(r.a.Body, r.body[i].Block)
	}
	slices.SortStableFunc(r.notes, func(a, b editor.Note) int { return a.Line - b.Line })
	for i := range r.notes {
		n := &r.notes[i]
		n.ID = "note" + strconv.Itoa(i+1)
		for k := range n.Undo {
			if b := n.Undo[k].Insert; b != nil {
				b.ID = "n" + strconv.Itoa(i+1)
				if n.Undo[k].After == "" {
					n.Undo[k].After = r.above(n.Line)
				}
			}
		}
	}
	return r
}

func (r *reading) above(line int) string {
	id := ""
	for _, b := range r.body {
		if b.line < line {
			id = b.ID
		}
	}
	return id
}

// name fills in the slug and, where the words are clear, the language.
func (r *reading) name() {
	if r.a.Slug == "" {
		r.a.Slug = slug(r.a.Title())
	}
	if r.a.Language == "" {
		var b strings.Builder
		for _, p := range r.body {
			b.WriteString(p.Text + "\n")
		}
		r.a.Language = guessLanguage(b.String())
	}
}

func blockID(i int) string { return "b" + strconv.Itoa(i+1) }

// clears returns the edits that empty fields; with a raw credit line goes the
// name it was taken for.
func clears(fields ...string) []editor.Edit {
	var edits []editor.Edit
	for _, f := range fields {
		edits = append(edits, editor.Edit{Field: f})
		switch f {
		case "credit.raw":
			edits = append(edits, editor.Edit{Field: "credit.canonical"})
		case "byline":
			edits = append(edits, editor.Edit{Field: "authors"})
		}
	}
	return edits
}
