// Package diff compares two versions of a story, or two texts, and says what an
// editor did: which words were replaced, which paragraphs were added, cut,
// moved, split or joined, and which checked facts no longer read as they did.
//
// Paragraphs are aligned first, by their words and their block IDs, then the
// words within them. No clock decides any result: work is bounded by the size
// of the input, so equal input gives equal output on every machine, and a
// comparison read backwards is the mirror of itself. Nothing is shared between
// calls; all functions may be called from several goroutines.
package diff

import (
	"context"

	"stet/editor"
)

// Kind says what became of a block.
type Kind string

// The kinds of block change. A moved block stands twice in a comparison: as
// MovedAway where it was and as Moved, with the edits made to it, where it is.
// A block that was split stands once for each part, as do blocks joined into
// one: each entry covers a part of the whole on its side.
const (
	Same      Kind = "same"
	Changed   Kind = "changed"
	Inserted  Kind = "inserted"
	Deleted   Kind = "deleted"
	Moved     Kind = "moved"
	MovedAway Kind = "moved away"
	Split     Kind = "split"
	Joined    Kind = "joined"
)

// Comparison is everything that differs between two versions of a story.
type Comparison struct {
	Blocks   []BlockChange   `json:"blocks"`             // in reading order of the merged document
	Fields   []FieldChange   `json:"fields,omitempty"`   // those that differ, in the order of editor.Fields
	Facts    []FactChange    `json:"facts,omitempty"`    // those that differ; verified facts whose words changed come first
	Comments []CommentChange `json:"comments,omitempty"` // those that differ, in reading order
	Moves    []Move          `json:"moves,omitempty"`    // by number: Moves[n-1] is move n
	Changes  []Change        `json:"changes"`            // all of the above as one list
	Summary
}

// Summary counts what a revision changed: words of the headline, the standfirst
// and the body, and moves. Words that moved are neither added nor removed.
type Summary struct {
	Added   int `json:"added"`
	Removed int `json:"removed"`
	Moved   int `json:"moved"`
}

// BlockChange is one block of the merged document, or one part of a block that
// was split or joined.
type BlockChange struct {
	Kind     Kind          `json:"kind"`
	Before   *editor.Block `json:"before,omitempty"`   // nil where the block is not on that side
	After    *editor.Block `json:"after,omitempty"`    // the same
	From     int           `json:"from"`               // index in the body before, -1 for none
	To       int           `json:"to"`                 // index in the body after, -1 for none
	Runs     []Run         `json:"runs,omitempty"`     // the words; spans are bytes of Text, or of an image's caption
	Restyled bool          `json:"restyled,omitempty"` // the kind, level or numbering of the block changed
	Marks    []MarkChange  `json:"marks,omitempty"`
	Image    []FieldChange `json:"image,omitempty"` // of a picture: what else is printed or filed with it
	Move     int           `json:"move,omitempty"`  // number of the move, from 1; 0 for none
}

// Move ties the two ends of a move together. Blocks counts the whole blocks
// that travelled together; 0 means words out of the middle of a block.
type Move struct {
	From   Place `json:"from"`
	To     Place `json:"to"`
	Blocks int   `json:"blocks"`
	Edited bool  `json:"edited"` // something was changed inside it, too
}

// Place is where a change shows in the merged document: runs [Run, End) of the
// block Block, both indices into a Comparison. Block is -1 for what is not in
// the body.
type Place struct {
	Block int `json:"block"`
	Run   int `json:"run"`
	End   int `json:"end"`
}

// Compare compares two versions of a story. It fails only when ctx ends.
func Compare(ctx context.Context, before, after editor.Story) (Comparison, error) {
	a, b := storySide(&before.Article), storySide(&after.Article)
	m, err := match(ctx, a, b, (*matcher).story)
	if err != nil {
		return Comparison{}, err
	}
	c := Comparison{
		Blocks: mergeBlocks(m, before.Article.Body, after.Article.Body),
		Fields: compareFields(&before.Article, &after.Article),
	}
	c.Moves = movePictures(c.Blocks, findMoves(m, c.Blocks))
	c.Facts = compareFacts(before, after, c)
	c.Comments = compareComments(before, after, &c)
	c.Summary = c.count()
	c.Changes = c.list()
	return c, ctx.Err()
}

// storySide lays the blocks of a body out as the paragraphs of one text.
func storySide(a *editor.Article) *side {
	s := &side{}
	var text []byte
	for _, b := range a.Body {
		words := b.Words()
		p := para{start: len(text), end: len(text) + len(words), kind: string(b.Kind), id: b.ID}
		if b.Image != nil {
			p.kind += " " + b.Image.File // without a caption, only its file tells a picture
		}
		text = append(text, words...)
		text = append(text, '\n')
		s.paras = append(s.paras, p)
	}
	s.text = string(text)
	return s
}

// count adds up the words.
func (c *Comparison) count() Summary {
	s := Summary{Moved: len(c.Moves)}
	runs := func(rs []Run) {
		for _, r := range rs {
			switch r.Op {
			case Delete:
				s.Removed += countWords(r.Text)
			case Insert:
				s.Added += countWords(r.Text)
			}
		}
	}
	for _, b := range c.Blocks {
		runs(b.Runs)
	}
	for _, f := range c.Fields {
		if f.onPage() {
			runs(f.Runs)
		}
	}
	return s
}

// countWords counts the words among the tokens of a text.
func countWords(text string) int {
	lex, n := newLexicon(), 0
	for _, t := range lex.scan(text, 0, len(text), nil) {
		if lex.word(t.id) {
			n++
		}
	}
	return n
}
