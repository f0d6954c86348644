package odt

import (
	"fmt"
	"io"
	"path"
	"strings"

	"stet/editor"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// Write writes the first story of a parcel as a package, with its pictures, and with
// the record that lets it be read back whole. It returns the writer's error.
func Write(w io.Writer, p piece.Parcel) error { return write(w, p, nil) }

// WriteCommented is Write with the story's comments in the margin.
func WriteCommented(w io.Writer, p piece.Parcel) error { return write(w, p, p.Stories[0].Comments) }

func write(w io.Writer, p piece.Parcel, comments []editor.Comment) error {
	s := p.Stories[0]
	record, err := piece.Record(s)
	if err != nil {
		return err
	}
	d := &writer{parcel: p, names: map[string]bool{}, comments: comments}
	d.story(s)
	parts := []packed.Part{
		{Name: "mimetype", Bytes: []byte(mediaType), Plain: true},
		{Name: "content.xml", Bytes: []byte(contentHead + d.b.String() + contentTail)},
		{Name: "styles.xml", Bytes: []byte(stylesPart(s.Article.Language))},
		{Name: "meta.xml", Bytes: []byte(metaPart(s.Article, record))},
	}
	parts = append(parts, d.pictures...)
	return packed.Write(w, append(parts, manifest(parts)))
}

// writer writes content.xml.
type writer struct {
	parcel   piece.Parcel
	b        strings.Builder
	lists    []bool // the open ones, outermost first: whether each counts
	pictures []packed.Part
	names    map[string]bool // of pictures
	comments []editor.Comment
	at       string // the block whose words come next, for its comments
	begun    bool   // words stand already
}

func (d *writer) add(parts ...string) {
	for _, p := range parts {
		d.b.WriteString(p)
	}
}

func (d *writer) story(s editor.Story) {
	a := s.Article
	above, below := piece.Apart(s.Amendments)
	d.line(lineStyle, a.Section)
	d.line(lineStyle, piece.Embargo(&a))
	if a.Headline != "" {
		d.at = editor.HeadlineID
		d.paragraph("Title", a.Headline, nil)
	}
	if a.Standfirst != "" {
		d.at = editor.StandfirstID
		d.paragraph("Subtitle", a.Standfirst, nil)
	}
	d.line(bylineStyle, a.Byline)
	d.line(datelineStyle, piece.Dateline(&a))
	d.line(lineStyle, piece.Published(&a))
	d.notes(above)
	for i := 0; i < len(a.Body); {
		if rows := editor.TableAt(a.Body, i); len(rows) > 0 {
			d.table(rows)
			i += len(rows)
			continue
		}
		d.block(a.Body[i])
		i++
	}
	d.closeLists(0)
	d.notes(below)
	for _, l := range piece.Foot(&a) {
		d.line(lineStyle, l)
	}
}

// notes writes what readers are told of a story.
func (d *writer) notes(all []editor.Amendment) {
	for _, n := range all {
		title, text := piece.Told(n)
		d.line(lineStyle, title+": "+text)
	}
}

// line writes a paragraph of a style of ours, nothing for no words.
func (d *writer) line(style, words string) {
	if words != "" {
		d.paragraph(ownStyles[style], words, nil)
	}
}

func (d *writer) paragraph(style, words string, marks []editor.Mark) {
	d.add(`<text:p text:style-name="`, style, `">`)
	d.words(words, marks)
	d.add(`</text:p>`)
}

func (d *writer) block(b editor.Block) {
	d.at = b.ID
	if b.Kind == editor.Item {
		d.item(b)
		return
	}
	d.closeLists(0)
	switch b.Kind {
	case editor.Heading:
		d.add(fmt.Sprintf(`<text:h text:style-name="Heading_20_%d" text:outline-level="%d">`, b.Level-1, b.Level-1))
		d.words(b.Text, b.Marks)
		d.add(`</text:h>`)
	case editor.Quote:
		d.paragraph("Quotations", b.Text, b.Marks)
	case editor.Rule:
		d.add(`<text:p text:style-name="Horizontal_20_Line"/>`)
	case editor.ImageBlock:
		d.image(b.Image)
	default:
		d.paragraph("Text_20_body", b.Text, b.Marks)
	}
}

// item writes an item within so many lists as it is deep. A list is left open for the
// items that follow.
func (d *writer) item(b editor.Block) {
	d.closeLists(b.Level)
	if len(d.lists) == b.Level && d.lists[b.Level-1] != b.Ordered {
		d.closeLists(b.Level - 1)
	}
	if len(d.lists) == b.Level {
		d.add(`</text:list-item><text:list-item>`)
	}
	for len(d.lists) < b.Level {
		d.add(`<text:list text:style-name="`, listStyle(b.Ordered), `"><text:list-item>`)
		d.lists = append(d.lists, b.Ordered)
	}
	d.paragraph("Stet_20_item", b.Text, b.Marks)
}

func listStyle(ordered bool) string {
	if ordered {
		return "Numbered"
	}
	return "Bulleted"
}

func (d *writer) closeLists(to int) {
	for len(d.lists) > to {
		d.add(`</text:list-item></text:list>`)
		d.lists = d.lists[:len(d.lists)-1]
	}
}

// image writes a picture with its caption and its credit. For one that the desk does
// not have, its name stands in a frame.
func (d *writer) image(i *editor.Image) {
	block := d.at
	d.at = ""
	b, ok := d.parcel.Bytes(i.File)
	if !ok {
		b = nil
	}
	d.add(`<text:p text:style-name="`, ownStyles[figureStyle], `"><draw:frame draw:name="`, packed.Escape(i.File), `" text:anchor-type="as-char"`, frameSize(b), `>`)
	if ok {
		name := d.picture(i.File, b)
		d.add(`<draw:image xlink:href="`, packed.Escape(name), `" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>`)
	} else {
		d.add(`<draw:text-box fo:min-height="1cm"><text:p>`)
		d.words(instead+i.File, nil)
		d.add(`</text:p></draw:text-box>`)
	}
	if i.Alt != "" {
		d.add(`<svg:desc>`, packed.Escape(i.Alt), `</svg:desc>`)
	}
	d.add(`</draw:frame></text:p>`)
	d.at = block
	d.line(captionStyle, i.Caption)
	d.line(creditStyle, i.Credit)
}

// picture keeps a picture's bytes and returns the name of their part.
func (d *writer) picture(file string, b []byte) string {
	name := "Pictures/" + strings.Map(func(r rune) rune {
		if r <= ' ' || strings.ContainsRune(`\:*?"<>|%#&`, r) || r > '~' {
			return '-'
		}
		return r
	}, path.Base(file))
	if !d.names[name] {
		d.names[name] = true
		d.pictures = append(d.pictures, packed.Part{Name: name, Bytes: b, Plain: true})
	}
	return name
}
