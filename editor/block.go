package editor

import "time"

// BlockKind is what a block of the body is.
type BlockKind string

// The kinds of block. Headline and standfirst blocks exist only in an open
// manuscript, never in an article's body.
const (
	Paragraph  BlockKind = "paragraph"
	Heading    BlockKind = "heading"
	Quote      BlockKind = "quote"
	Item       BlockKind = "item"
	Row        BlockKind = "row"
	ImageBlock BlockKind = "image"
	Rule       BlockKind = "rule"
	Headline   BlockKind = "headline"
	Standfirst BlockKind = "standfirst"
)

// Block is one paragraph-like part of the body. Its ID stays the same through
// every edit; Text is UTF-8 without line breaks, except that a verse or address
// may hold "\n" as a soft break. Level is a heading's rank (2 to 6), an item's depth
// (1 and up), or 1 in a row of headings. A row is one of a table, which rows make that
// stand right below each other; CellEnd parts the cells in its Text (see Cells). An
// image's caption lives in Image, its Text is "".
type Block struct {
	ID      string    `json:"id"`
	Kind    BlockKind `json:"kind"`
	Level   int       `json:"level,omitempty"`
	Ordered bool      `json:"ordered,omitempty"`
	Text    string    `json:"text,omitempty"`
	Marks   []Mark    `json:"marks,omitempty"`
	Image   *Image    `json:"image,omitempty"`
	Break   *Track    `json:"break,omitempty"` // a suggestion about where the block begins
}

// MarkKind is a way of setting words apart.
type MarkKind string

// The kinds of mark.
const (
	Strong      MarkKind = "strong"
	Emphasis    MarkKind = "emphasis"
	Link        MarkKind = "link"
	Strike      MarkKind = "strike"
	Superscript MarkKind = "superscript"
	Subscript   MarkKind = "subscript"
	Code        MarkKind = "code"
)

// Mark sets the bytes [Start, End) of a block's text apart. Marks are kept
// sorted by start, then end, then kind; two marks of one kind never overlap.
// Author and At say who made an editorial mark (see MarkKind.Editorial) and
// when. Href is where a link leads, or where pasted words came from: the ID of
// the story they were copied from, "" where that is not known.
type Mark struct {
	Start  int       `json:"start"`
	End    int       `json:"end"`
	Kind   MarkKind  `json:"kind"`
	Href   string    `json:"href,omitempty"`
	Author string    `json:"author,omitempty"`
	At     time.Time `json:"at,omitzero"`
}

// MarksIn returns the marks that lie on the bytes [from, to) of a text, cut to those and
// counted from there.
func MarksIn(marks []Mark, from, to int) []Mark {
	var in []Mark
	for _, m := range marks {
		if m.Start, m.End = max(m.Start, from)-from, min(m.End, to)-from; m.Start < m.End {
			in = append(in, m)
		}
	}
	return in
}

// Words returns the words of b that are read and checked: the caption of a picture,
// the text of any other block. A range in a picture is one of its caption.
func (b Block) Words() string {
	if b.Image != nil {
		return b.Image.Caption
	}
	return b.Text
}

// Clone returns a copy of b that shares nothing with it.
func (b Block) Clone() Block {
	b.Marks = append([]Mark(nil), b.Marks...)
	if b.Image != nil {
		image := *b.Image
		b.Image = &image
	}
	if b.Break != nil {
		b.Break = b.Break.clone()
	}
	return b
}
