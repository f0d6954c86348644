package manuscript

import "stet/editor/doc"

// Stand is where an editor stands in a document: what is selected, and what is
// at the top of the widget.
type Stand struct {
	selection doc.Selection
	line      topLine
	block     string // at the top where no line is
	into      int
}

// Stand returns where the editor stands, to come back to after another document
// was shown.
func (e *Editor) Stand() Stand {
	p := &e.page
	return Stand{e.sel, p.kept, e.doc.Block(p.top).ID, p.into}
}

// SetStand goes back there, as far as the words are still in the document. The
// zero Stand changes nothing.
func (e *Editor) SetStand(s Stand) {
	i := e.doc.Index(s.block)
	if i < 0 || e.doc.Check(s.selection.Anchor) != nil || e.doc.Check(s.selection.Head) != nil {
		return
	}
	e.hold()
	defer e.release()
	e.sel, e.upstream, e.goal = s.selection, false, -1
	e.page.top, e.page.into = i, s.into
	if e.page.kept = s.line; e.ready() {
		e.page.keepTop(nil)
	}
	e.stale = true
}
