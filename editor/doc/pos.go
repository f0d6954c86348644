package doc

import (
	"unicode/utf8"

	"stet/editor"
)

// Pos is a place between two characters: a byte offset into a block's text.
type Pos struct {
	Block  string
	Offset int
}

// Selection is what is selected, or the caret where Anchor and Head are the
// same. Head is the end that moves. The zero Selection says "nowhere".
type Selection struct{ Anchor, Head Pos }

// Caret returns the empty selection at p.
func Caret(p Pos) Selection { return Selection{p, p} }

// Select returns the selection of r, its head at the end.
func Select(r editor.Range) Selection {
	return Selection{Pos{r.Block, r.Start}, Pos{r.Block, r.End}}
}

// Empty reports whether s is a caret.
func (s Selection) Empty() bool { return s.Anchor == s.Head }

// IsZero reports whether s is nowhere.
func (s Selection) IsZero() bool { return s == Selection{} }

// Less reports whether a stands before b in the text.
func (d *Doc) Less(a, b Pos) bool {
	if a.Block == b.Block {
		return a.Offset < b.Offset
	}
	return d.Index(a.Block) < d.Index(b.Block)
}

// Range returns the ends of a selection in the order of the text, widened to
// whole grapheme clusters, or a *editor.RangeError.
func (d *Doc) Range(s Selection) (from, to Pos, err error) {
	for _, p := range []Pos{s.Anchor, s.Head} {
		if err := d.Check(p); err != nil {
			return Pos{}, Pos{}, err
		}
	}
	from, to = s.Anchor, s.Head
	if d.Less(to, from) {
		from, to = to, from
	}
	empty := s.Empty()
	to.Offset = ceil(d.byID[to.Block].Text, to.Offset)
	if empty {
		return to, to, nil
	}
	from.Offset = floor(d.byID[from.Block].Text, from.Offset)
	return from, to, nil
}

// Check returns a *editor.RangeError unless p lies in the text, between runes.
func (d *Doc) Check(p Pos) error {
	_, err := d.find(editor.Range{Block: p.Block, Start: p.Offset, End: p.Offset})
	return err
}

// find returns the paragraph that r fits into.
func (d *Doc) find(r editor.Range) (*para, error) {
	p := d.byID[r.Block]
	if p == nil {
		return nil, &editor.RangeError{Range: r, Len: -1}
	}
	return p, r.Check(p.Text)
}

// findWords returns the paragraph that words lie in, those of a caption too.
func (d *Doc) findWords(r editor.Range) (*para, error) {
	p := d.byID[r.Block]
	if p == nil {
		return nil, &editor.RangeError{Range: r, Len: -1}
	}
	return p, r.Check(p.Words())
}

// selectWords returns the selection of words; of those of a caption, in which no caret
// can stand, the place of their picture.
func (d *Doc) selectWords(r editor.Range) Selection {
	if p := d.byID[r.Block]; p != nil && p.Image != nil {
		return Caret(Pos{Block: r.Block})
	}
	return Select(r)
}

// clean reports whether text may stand in a manuscript.
func clean(text string) error {
	if utf8.ValidString(text) {
		for i := 0; i < len(text); i++ {
			if text[i] == 0 {
				return &editor.FieldError{Field: "text", Value: text, Want: "without NUL"}
			}
		}
		return nil
	}
	return &editor.FieldError{Field: "text", Value: text, Want: "valid UTF-8"}
}
