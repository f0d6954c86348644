package diff

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"

	"stet/editor"
)

// WriteDOCX writes the comparison as a Word document with tracked changes in
// the author's name and at that time: accepted all, it is the newer version;
// rejected all, the older. Moves are tracked as a deletion and an insertion.
// The parts are those that ECMA-376 part 1 asks of a minimal document;
// tracked changes are its section 17.13.5.
func WriteDOCX(w io.Writer, c Comparison, after editor.Article, author string, at time.Time) error {
	z := zip.NewWriter(w)
	t := &tracked{author: escape(author), at: at.UTC().Format(time.RFC3339)}
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", docxTypes},
		{"_rels/.rels", docxRels},
		{"word/document.xml", t.document(c, after)},
	} {
		f, err := z.Create(part.name)
		if err != nil {
			return fmt.Errorf("write %s: %w", part.name, err)
		}
		if _, err := io.WriteString(f, part.text); err != nil {
			return fmt.Errorf("write %s: %w", part.name, err)
		}
	}
	return z.Close()
}

const (
	docxTypes = xml.Header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	docxRels = xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	docxSpace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
)

// tracked builds word/document.xml; every change has a number of its own.
type tracked struct {
	author, at string
	changes    int
	b          strings.Builder
}

func (t *tracked) document(c Comparison, after editor.Article) string {
	t.b.WriteString(xml.Header + `<w:document xmlns:w="` + docxSpace + `"><w:body>`)
	for _, runs := range c.head(after) {
		t.paragraph(runs, "")
	}
	for _, b := range c.Blocks {
		t.paragraph(arriving(b), t.markOf(b))
	}
	t.b.WriteString(`<w:sectPr/></w:body></w:document>`)
	return t.b.String()
}

// arriving returns a block's runs as they are tracked: of a block moved here, all
// that stands here now is an insertion.
func arriving(b BlockChange) []Run {
	if b.Kind != Moved {
		return b.Runs
	}
	var out []Run
	for _, r := range b.Runs {
		if r.Op == Equal || r.Op == Insert {
			r.Op = MoveIn
			out = append(out, r)
		}
	}
	return out
}

// markOf tracks the paragraph's own end where the whole block came or went, so
// that accepting or rejecting leaves no empty paragraph behind.
func (t *tracked) markOf(b BlockChange) string {
	switch b.Kind {
	case Deleted, MovedAway:
		return t.change("w:del") + `</w:del>`
	case Inserted, Moved:
		return t.change("w:ins") + `</w:ins>`
	}
	return ""
}

// change opens a tracked element.
func (t *tracked) change(tag string) string {
	t.changes++
	return fmt.Sprintf(`<%s w:id="%d" w:author="%s" w:date="%s">`, tag, t.changes, t.author, t.at)
}

func (t *tracked) paragraph(runs []Run, mark string) {
	t.b.WriteString(`<w:p>`)
	if mark != "" {
		t.b.WriteString(`<w:pPr><w:rPr>` + mark + `</w:rPr></w:pPr>`)
	}
	for _, r := range runs {
		switch r.Op {
		case Delete, MoveOut:
			t.b.WriteString(t.change("w:del") + `<w:r><w:delText xml:space="preserve">` + escape(r.Text) + `</w:delText></w:r></w:del>`)
		case Insert, MoveIn:
			t.b.WriteString(t.change("w:ins") + t.run(r.Text) + `</w:ins>`)
		default:
			t.b.WriteString(t.run(r.Text))
		}
	}
	t.b.WriteString(`</w:p>`)
}

func (t *tracked) run(text string) string {
	return `<w:r><w:t xml:space="preserve">` + escape(text) + `</w:t></w:r>`
}

func escape(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // a Builder never fails
	return b.String()
}
