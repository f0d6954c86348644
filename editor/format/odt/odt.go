// Package odt reads and writes OpenDocument texts (.odt, .fodt).
//
// The format is ODF 1.3 (https://docs.oasis-open.org/office/OpenDocument/v1.3/): the
// package in part 2, the elements and attributes in part 3.
package odt

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"stet/editor"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// The ways in which a text cannot be read, besides those of package packed; match
// with errors.Is.
var (
	ErrNoText    = errors.New("the OpenDocument file holds no text: open it where it was written and save it again")
	ErrEncrypted = errors.New("the OpenDocument file is encrypted: open it with its password and save it without")
)

const (
	mediaType  = "application/vnd.oasis.opendocument.text"
	recordPart = "stet-record.json" // of files that we wrote before the record was a property
)

// Is reports whether b is a text of this format, as a package or as one XML file.
func Is(b []byte) bool {
	head := b[:min(len(b), 4096)]
	if packed.IsZip(b) {
		f, err := packed.Open(b)
		if err != nil || !f.Has("content.xml") {
			return false
		}
		kind, err := f.Part("mimetype")
		return err != nil || bytes.HasPrefix(kind, []byte(mediaType))
	}
	return bytes.Contains(head, []byte("<office:document")) && bytes.Contains(head, []byte(mediaType))
}

// Read reads a text: its body as blocks with marks, links, lists, pictures, comments
// with their replies, and tracked changes. Footnotes and endnotes stand behind the body, their numbers raised in the
// text; the words of a text
// box stand behind the paragraph it lies at. Headers, footers, tables of contents and
// embedded objects are left out and noted. The errors are ErrNoText, ErrEncrypted and
// those of packages and XML.
func Read(b []byte) (piece.Piece, error) {
	r := &reader{words: &piece.Builder{}, styles: map[string]style{}, regions: map[string]region{}, left: map[string]int{}}
	var err error
	if packed.IsZip(b) {
		err = r.unpack(b)
	} else {
		err = r.flat(b)
	}
	if err != nil {
		return piece.Piece{}, err
	}
	r.read()
	r.finish()
	if a := &r.piece.Story.Article; len(a.Body) == 0 && a.Headline == "" && len(r.signed) == 0 && !r.piece.Ours {
		return r.piece, ErrNoText
	}
	return r.piece, nil
}

// reader reads one text.
type reader struct {
	piece  piece.Piece
	file   *packed.File // nil for one XML file
	body   *packed.Node // office:text
	meta   *packed.Node // office:meta
	record []byte       // of a file of ours

	styles  map[string]style
	regions map[string]region // tracked changes by their IDs
	open    []string          // regions that words are being inserted by

	words    *piece.Builder
	at       para     // how the open paragraph is set
	signed   []string // paragraphs in the style of a by-line
	changed  *editor.Track
	comments []*comment
	here     []*comment // that lie in the open paragraph
	notes    []string
	boxes    []boxed // what lies at the open paragraph
	pictures int
	boxed    int
	alike    int // rows that another stands for
	left     map[string]int
	shown    map[string]string // what a file of ours shows of fields, by style
}

// unpack reads a package.
func (r *reader) unpack(b []byte) error {
	f, err := packed.Open(b)
	if err != nil {
		return err
	}
	r.file = f
	if manifest, err := f.Part("META-INF/manifest.xml"); err == nil && bytes.Contains(manifest, []byte("encryption-data")) {
		return ErrEncrypted
	}
	content, err := f.XML("content.xml")
	if err != nil {
		return err
	}
	if styles, err := f.XML("styles.xml"); err == nil {
		r.readStyles(styles)
		r.pageParts(styles)
	}
	if meta, err := f.XML("meta.xml"); err == nil {
		r.meta = meta.Child("meta")
	}
	if r.findRecord(); r.record == nil {
		r.record, _ = f.Part(recordPart)
	}
	return r.content(content)
}

// flat reads a text that is one XML file.
func (r *reader) flat(b []byte) error {
	n, err := packed.Parse(b)
	if err != nil {
		return err
	}
	r.readStyles(n)
	r.pageParts(n)
	r.meta = n.Child("meta")
	r.findRecord()
	return r.content(n)
}

// findRecord looks for the record among the document's properties.
func (r *reader) findRecord() {
	for _, n := range r.meta.All("user-defined") {
		if n.Attr("name") == recordName {
			r.record = []byte(n.Words())
		}
	}
}

func (r *reader) content(n *packed.Node) error {
	r.readStyles(n)
	if r.body = n.Child("body").Child("text"); r.body == nil {
		return fmt.Errorf("%w: it is a sheet, a drawing or a presentation", ErrNoText)
	}
	return nil
}

// read reads the body.
func (r *reader) read() {
	if r.record != nil {
		r.shown = map[string]string{}
	}
	r.readRegions(r.body.Child("tracked-changes"))
	for _, n := range r.body.All("") {
		r.block(n, nil)
	}
	for n, words := range r.notes {
		r.piece.Footnote(n+1, words)
	}
	for n, c := range r.comments {
		r.addComment(n+1, c)
	}
}

// finish fills in the fields, and says what was read from where and what was left out.
func (r *reader) finish() {
	p := &r.piece
	if r.record == nil || !r.finishOwn() {
		if r.record != nil {
			p.Note("the fields that Stet kept in this file are damaged, and were read out of the text", "", 0)
			r.signed = append(r.signed, r.shown["byline"])
		}
		p.Ranked()
		p.Kept()
		r.properties()
	}
	p.Count(len(r.notes), "note put behind the text, its number raised in it", "notes put behind the text, their numbers raised in it")
	p.Count(r.boxed, "paragraph of a text box put behind the one it lies at", "paragraphs of text boxes put behind those they lie at")
	p.Behind(r.left["in cells"])
	p.Nested(r.left["nested"])
	p.Count(r.left["wide"], "cell that stands for more than 64 alike read as 64", "cells that each stand for more than 64 alike read as 64")
	p.Left(r.left["alike"], "row", "rows", "they say again what the row above them does, more than a thousand times")
	p.Left(r.left["page"], "header or footer", "headers and footers", "they belong to the page, not to the story")
	p.Left(r.left["index"], "table of contents or index", "tables of contents and indexes", "they repeat what stands in the text")
	p.Left(r.left["object"], "embedded object", "embedded objects", "they are no text, and may hold programs")
	p.Left(r.left["hidden"], "hidden passage", "hidden passages", "whoever wrote them did not want them read")
	p.Left(r.left["far"], "picture", "pictures", "they lie outside of the file, and nothing is fetched")
}

// properties says what the file says of itself: a writer's name is that of whose
// computer it was, and a title often that of the template.
func (r *reader) properties() {
	p := &r.piece
	var keywords []string
	for _, k := range r.meta.All("keyword") {
		keywords = append(keywords, strings.TrimSpace(k.Words()))
	}
	p.Fill("keywords", strings.Join(keywords, ", "), "keywords read from the file's properties")
	p.Fill("language", r.meta.Child("language").Words(), "language read from the file's properties")
	p.Signed(r.signed)
	for _, said := range []struct{ name, note string }{
		{"title", "the file's properties name a title"}, {"initial-creator", "the file's properties name who began it: add the by-line if it is right"},
		{"creator", "the file's properties name who saved it last"}, {"creation-date", "the file says when it was begun"},
	} {
		if words := strings.TrimSpace(r.meta.Child(said.name).Words()); words != "" {
			p.Note(said.note, words, 0)
		}
	}
}
