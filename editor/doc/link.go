package doc

import (
	"slices"

	"stet/editor"
)

// Linking is the kind of the transactions of PutLink.
const Linking = "link"

// LinkAt returns the words that a link at the caret, or over all of the selection
// within one block, stands on, and where it leads; false where there is none.
func (d *Doc) LinkAt(sel Selection) (editor.Range, string, bool) {
	from, to, err := d.Range(sel)
	if err != nil || from.Block != to.Block {
		return editor.Range{}, "", false
	}
	for _, m := range d.byID[from.Block].Marks {
		if m.Kind == editor.Link && m.Start <= from.Offset && to.Offset <= m.End {
			return editor.Range{Block: from.Block, Start: m.Start, End: m.End}, m.Href, true
		}
	}
	return editor.Range{}, "", false
}

// PutLink makes text, in place of the words of r where it is not what they are, a
// link to href, or no link where that is "". It is one undo step, which goes back
// to the selection given; the caret ends up behind the words.
func (d *Doc) PutLink(sel Selection, r editor.Range, text, href string) (Selection, error) {
	p, err := d.find(r)
	if err != nil {
		return sel, err
	}
	if err := clean(text); err != nil {
		return sel, err
	}
	if reserved(p.ID) || atom(p.Kind) {
		return sel, &editor.FieldError{Field: "link in the " + p.ID, Value: href, Want: "in the text of the body"}
	}
	b := d.edit(Linking, sel)
	after := Caret(Pos{r.Block, r.End})
	switch text = tame(text); {
	case text != "" && text != p.Text[r.Start:r.End]:
		marks := slices.DeleteFunc(inherited(p.Marks, r.Start, r.End, len(text)), func(m editor.Mark) bool { return m.Kind == editor.Link })
		if href != "" {
			marks = append(marks, editor.Mark{End: len(text), Kind: editor.Link, Href: href})
		}
		after = Caret(b.replace(r, text, tidy(marks), false))
	case !r.Empty():
		b.do(SetMark{Range: r, Kind: editor.Link, Href: href, On: href != ""})
	}
	if _, err := b.commit(after); err != nil {
		return sel, err
	}
	return after, nil
}
