// Package piece is what the reader of one file format hands over: a story as the
// file has it, before anybody has read it as an editor would, with the pictures that
// came inside. It also keeps the record that a file of ours carries, so that every
// field comes back that the format has no place for.
package piece

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"stet/editor"
)

// Piece is one story of a file. The blocks of its body have IDs of their own and
// texts made by Text or Builder, so that the ranges of its comments hold; suggestions
// stand in it as marks and breaks, signed. Title is what to call it among the other
// stories of the file, "" where it is the only one. Source is the part of the file
// that it was read from, nil for the whole file.
type Piece struct {
	Title    string
	Story    editor.Story
	Pictures []Picture
	Source   *editor.Original

	// Properties are what the file says of itself beside its words, for the fields that
	// these leave empty.
	Properties []Property

	// Ours says that Stet wrote it, so that it is read as it stands. In any other
	// piece the lines about the story are lifted out of the body unless Fielded says
	// that the format names its fields itself.
	Ours, Fielded bool

	below int // how many blocks stood above the headline that its style named
}

// Property is the value of a field; From says where it was found, as a note does.
type Property struct{ Field, Value, From string }

// Picture is a picture that came inside a file. Name is what the images of the body
// call it in their File.
type Picture struct {
	Name  string
	Bytes []byte
}

// Note keeps what was decided while reading, or what was left out and why. Raw is
// what stood there; line counts from 1 and is 0 where the format has none.
func (p *Piece) Note(decision, raw string, line int) {
	p.Story.Notes = append(p.Story.Notes, editor.Note{Decision: decision, Text: raw, Line: line})
}

// Left keeps that n things were left out, each once a file: "3 text boxes left out".
// It does nothing for none.
func (p *Piece) Left(n int, one, many, why string) {
	p.Count(n, one+" left out: "+why, many+" left out: "+why)
}

// Count keeps a decision about n things, such as "2 footnotes put behind the text".
// It does nothing for none.
func (p *Piece) Count(n int, one, many string) {
	switch n {
	case 0:
	case 1:
		p.Note("1 "+one, "", 0)
	default:
		p.Note(strconv.Itoa(n)+" "+many, "", 0)
	}
}

// Fill sets a field that is still empty and notes where its value came from. A value
// that the field cannot take is noted as left out.
func (p *Piece) Fill(field, value, from string) {
	value = strings.TrimSpace(Text(value))
	old, known := p.Story.Article.Field(field)
	if value == "" || old != "" || !known {
		return
	}
	if err := p.Story.Article.SetField(field, value); err != nil {
		p.Note(from+" left out: "+err.Error(), value, 0)
		return
	}
	p.Story.Notes = append(p.Story.Notes, editor.Note{Decision: from, Text: value, Field: field, Undo: []editor.Edit{{Field: field}}})
}

// Add puts a block behind the body with an ID of its own, and returns that.
func (p *Piece) Add(b editor.Block) string {
	b.ID = "p" + strconv.Itoa(len(p.Story.Article.Body)+1)
	p.Story.Article.Body = append(p.Story.Article.Body, b)
	return b.ID
}

// NoteSign is the number of a footnote as it stands in a story, raised and in brackets:
// without the marks, too, 2019 and its first note must not read as 20191.
func NoteSign(n int) string { return "[" + strconv.Itoa(n) + "]" }

// Footnote puts a note behind the body: its sign, and its words.
func (p *Piece) Footnote(n int, words string) {
	sign := NoteSign(n)
	p.Add(editor.Block{Kind: editor.Paragraph, Text: strings.TrimSpace(sign + " " + words), Marks: []editor.Mark{{End: len(sign), Kind: editor.Superscript}}})
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\f", "\n", "\v", "\n")

// Text returns valid UTF-8 with "\n" for every kind of line end and without control
// characters: the texts that a story may hold.
func Text(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == '\ufeff' || r&0xfffe == 0xfffe {
			return -1
		}
		return r
	}, strings.ToValidUTF8(lineEnds.Replace(s), "\ufffd"))
}

// Blank reports whether there is nothing in a text that anybody could see.
func Blank(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsSpace(r) && unicode.IsGraphic(r) }) < 0
}

// Builder puts the words of a block together with their marks.
type Builder struct {
	text  strings.Builder
	marks []editor.Mark
	cells []int // where cells of a row end

	listed bool // the part of a cell that is open is one of a list
}

// Len is how many bytes have been written: where the next words begin.
func (b *Builder) Len() int { return b.text.Len() }

// String returns what has been written.
func (b *Builder) String() string { return b.text.String() }

// Write adds words, as Text has them, and sets each of the marks on all of them; the
// marks' own ranges do not count.
func (b *Builder) Write(words string, marks ...editor.Mark) {
	from := b.text.Len()
	b.text.WriteString(Text(words))
	for _, m := range marks {
		b.Mark(m, from, b.text.Len())
	}
}

// Mark sets a mark on the bytes from start to end. It grows the one before it where
// the two touch and are otherwise alike.
func (b *Builder) Mark(m editor.Mark, start, end int) {
	if start >= end {
		return
	}
	m.Start, m.End = start, end
	for i := len(b.marks) - 1; i >= 0; i-- {
		old := &b.marks[i]
		if old.End == start && old.Kind == m.Kind && old.Href == m.Href && old.Author == m.Author && old.At.Equal(m.At) {
			old.End = end
			return
		}
	}
	b.marks = append(b.marks, m)
}

// Take returns what was written, without white space at either end, and begins anew.
// Cut is how many bytes were taken from the beginning: what ranges move by.
func (b *Builder) Take() (text string, marks []editor.Mark, cut int) {
	whole, all := b.TakeWhole()
	text = strings.TrimLeftFunc(whole, unicode.IsSpace)
	cut = len(whole) - len(text)
	text = strings.TrimRightFunc(text, unicode.IsSpace)
	for _, m := range all {
		m.Start, m.End = min(max(m.Start-cut, 0), len(text)), min(max(m.End-cut, 0), len(text))
		if m.Start < m.End {
			marks = append(marks, m)
		}
	}
	return text, marks, cut
}

// TakeWhole is Take that leaves white space as it is, for files of ours.
func (b *Builder) TakeWhole() (text string, marks []editor.Mark) {
	text, marks = b.text.String(), b.marks
	b.text.Reset()
	b.marks, b.cells, b.listed = nil, nil, false
	return text, marks
}

// NextCell ends a cell of a row, and sets the marks on that end.
func (b *Builder) NextCell(marks ...editor.Mark) {
	b.cells = append(b.cells, b.Len())
	b.Write(editor.CellEnd, marks...)
}

// TakeRow returns what was written as a row, and begins anew. Its cells are those that
// NextCell has ended, and the last one; any other tab or line end in them becomes a space.
func (b *Builder) TakeRow(head bool) editor.Block {
	ends := b.cells
	text, marks := b.TakeWhole()
	line := []byte(text)
	for i, c := range line {
		if (c == '\t' || c == '\n') && !slices.Contains(ends, i) {
			line[i] = ' '
		}
	}
	row := editor.Block{Kind: editor.Row, Text: string(line), Marks: marks}
	if head {
		row.Level = 1
	}
	return row
}
