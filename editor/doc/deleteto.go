package doc

// DeleteTo removes what lies between the caret and to, or the selection where
// there is one. Undo brings the caret back to where it was. A place that is not
// in the text is refused with a *editor.RangeError.
func (d *Doc) DeleteTo(sel Selection, to Pos) (Selection, error) {
	if !sel.Empty() {
		return d.Delete(sel)
	}
	return d.delete(Deletion, sel, Selection{sel.Head, to}, run{})
}
