package doc

import "stet/editor"

// Typeset puts text in place of the last bytes before the caret, such as the
// dash for two hyphens. It is an undo step of its own: Undo gives back what was
// typed, with the caret behind it.
func (d *Doc) Typeset(caret Selection, cut int, text string) (Selection, error) {
	at := caret.Head
	r := editor.Range{Block: at.Block, Start: at.Offset - cut, End: at.Offset}
	p, err := d.find(r)
	if err == nil {
		err = clean(text)
	}
	if err != nil {
		return caret, err
	}
	b := d.edit(Fixing, Caret(at))
	text = tame(text)
	return b.commitAt(Caret(b.replace(r, text, inherited(p.Marks, r.Start, r.End, len(text)), false)))
}
