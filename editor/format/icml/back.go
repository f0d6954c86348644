package icml

import (
	"slices"
	"strconv"
	"strings"

	"stet/editor"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// Back reads what Write has written, as far as it is text: to be looked at before it goes
// out. No other program's file is read, since what its styles are called nobody knows.
func Back(b []byte) editor.Article {
	root, err := packed.Parse(b)
	if err != nil {
		return editor.Article{}
	}
	var p piece.Piece
	r := &back{a: &p.Story.Article, add: p.Add, links: map[string]string{}}
	for _, l := range root.All("HyperlinkURLDestination") {
		r.links[l.Attr("DestinationUniqueKey")] = l.Attr("DestinationURL")
	}
	for _, story := range root.All("Story") {
		for _, one := range story.All("ParagraphStyleRange") {
			r.paragraph(one)
		}
	}
	return p.Story.Article
}

type back struct {
	a       *editor.Article
	add     func(editor.Block) string
	links   map[string]string
	picture *editor.Image // whose words come next, nil for none
}

// paragraph reads a paragraph by the name of its style.
func (r *back) paragraph(n *packed.Node) {
	style := strings.TrimSuffix(strings.TrimPrefix(n.Attr("AppliedParagraphStyle"), "ParagraphStyle/"), " First")
	var words piece.Builder
	r.words(&words, n, "")
	text, marks := words.TakeWhole()
	b := editor.Block{Kind: editor.Paragraph, Text: text, Marks: marks}
	name, rank := ranked(style)
	picture := r.picture
	r.picture = nil
	switch name {
	case "Headline":
		r.a.Headline = text
		return
	case "Standfirst":
		r.a.Standfirst = text
		return
	case "Byline":
		r.a.Byline = text
		return
	case "Dateline":
		r.a.Dateline.Place = text // with its day, as it stands there
		return
	case "Subhead":
		b.Kind, b.Level = editor.Heading, rank+1
	case "Quote":
		b.Kind = editor.Quote
	case "Bullet List", "Numbered List":
		b.Kind, b.Level, b.Ordered = editor.Item, rank, name == "Numbered List"
	case "Table Row":
		b.Kind = editor.Row
	case "Table Head":
		b.Kind, b.Level = editor.Row, 1
	case "Rule":
		b = editor.Block{Kind: editor.Rule}
	case "Picture":
		r.picture = &editor.Image{File: pictureOf(n)}
		b = editor.Block{Kind: editor.ImageBlock, Image: r.picture}
	case "Caption", "Picture Credit":
		if picture == nil {
			picture = &editor.Image{}
			r.add(editor.Block{Kind: editor.ImageBlock, Image: picture})
		}
		if r.picture = picture; name == "Caption" {
			picture.Caption = text
		} else {
			picture.Credit = text
		}
		return
	}
	r.add(b)
}

// ranked parts the name of a style from the depth behind it, 1 where it has none.
func ranked(style string) (name string, rank int) {
	if at := strings.LastIndexByte(style, ' '); at > 0 {
		if n, err := strconv.Atoi(style[at+1:]); err == nil {
			return style[:at], n
		}
	}
	return style, 1
}

// words reads the stretches of a paragraph, each under the marks that its style names.
func (r *back) words(out *piece.Builder, n *packed.Node, href string) {
	for _, c := range n.All("") {
		switch c.Name.Local {
		case "HyperlinkTextSource":
			r.words(out, c, r.links[strings.TrimPrefix(c.Attr("Self"), "htss-")])
		case "CharacterStyleRange":
			var marks []editor.Mark
			names := strings.Fields(strings.TrimPrefix(c.Attr("AppliedCharacterStyle"), "CharacterStyle/"))
			for _, known := range characters {
				if !slices.Contains(names, known.name) {
					continue
				}
				m := editor.Mark{Kind: known.kind}
				if m.Kind == editor.Link {
					m.Href = href
				}
				marks = append(marks, m)
			}
			for _, content := range c.All("Content") {
				out.Write(content.Words(), marks...)
			}
		}
	}
}

// pictureOf is the file that a frame is linked to, as the story calls it.
func pictureOf(n *packed.Node) string {
	for _, c := range n.All("") {
		if c.Name.Local == "Link" {
			return strings.TrimPrefix(c.Attr("LinkResourceURI"), "file:")
		}
		if file := pictureOf(c); file != "" {
			return file
		}
	}
	return ""
}
