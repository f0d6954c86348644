package manuscript

import (
	"fyne.io/fyne/v2"

	"stet/editor"
)

// Field names words on the page that no caret can stand in: a field of a picture
// (one of ImageFields) under its block, or a run of the kicker or the by-line by its
// ID, under the headline and the standfirst.
type Field struct{ Block, Name string }

// overField returns the field under a point, the zero one for none.
func (e *Editor) overField(x, y int) Field {
	s, ok := e.rowUnder(y)
	if !ok {
		return Field{}
	}
	r, block := &e.page.rows(s.block)[s.row], e.doc.Block(s.block).ID
	if r.field != "" && !e.options.ReadOnly && e.page.left <= x && x < e.page.left+e.page.measure {
		return Field{block, r.field}
	}
	for _, run := range r.runs {
		left := e.page.left + run.x
		if run.ID != "" && left <= x && float32(x) < float32(left)+run.shaped.Width() && e.fillable(s.block) {
			return Field{block, run.ID}
		}
	}
	return Field{}
}

// fillable reports whether the fields of a block can be clicked: those of a
// picture only where they can be filled in.
func (e *Editor) fillable(block int) bool {
	return !e.options.ReadOnly || e.doc.Block(block).Kind != editor.ImageBlock
}

// FieldBox returns where the words of a field are in the widget, with room to type
// more of them; false where it is not on the page.
func (e *Editor) FieldBox(f Field) (at fyne.Position, size fyne.Size, ok bool) {
	i := e.doc.Index(f.Block)
	if i < 0 || !e.ready() {
		return at, size, false
	}
	p, scale := &e.page, e.view.scale
	left, top, bottom := 0, 0, 0
	picture := e.doc.Block(i).Image != nil // whose labels stay, while "By" is part of a by-line
	rows := p.rows(i)
	for n := range rows {
		r := &rows[n]
		here := r.field == f.Name && r.field != ""
		x := 0
		for _, run := range r.runs {
			if run.ID == f.Name && (!here || picture) {
				here, x = true, run.x
			}
		}
		if here && !ok {
			left, top, ok = x, r.y, true
		}
		if here {
			bottom = r.y + r.h
		}
	}
	y := p.yOf(i)
	width := p.measure - left
	if left > 0 || !picture {
		width = min(width, p.px(fieldRoom))
	}
	return fyne.NewPos(float32(p.left+left)/scale, float32(y+top)/scale), fyne.NewSize(float32(width)/scale, float32(bottom-top)/scale), ok
}

// fieldRoom is how wide the words of a run may become while they are typed.
const fieldRoom = 260

// inset is what lies over a field.
type inset struct {
	over   Field
	object fyne.CanvasObject
}

// Lay lays an object over a field, such as an entry to fill it in, brings it into
// sight and keeps it there as the page is scrolled; nil takes it away. The
// object is as wide as FieldBox says, and as high if it can be.
func (e *Editor) Lay(f Field, o fyne.CanvasObject) {
	e.view.inset = inset{f, o}
	e.view.compose()
	e.revealInset()
	e.update()
}

// revealInset brings what lies over a field into sight.
func (e *Editor) revealInset() {
	in := e.view.inset
	if at, size, ok := e.FieldBox(in.over); ok && in.object != nil {
		e.revealBox(at.Y, at.Y+max(size.Height, in.object.MinSize().Height))
	}
}

// revealBox scrolls as little as brings what is between two heights into sight.
func (e *Editor) revealBox(top, bottom float32) {
	room := float32(12)
	switch {
	case top < room:
		e.page.scrollBy(round((top - room) * e.view.scale))
	case bottom > e.Size().Height-room:
		e.page.scrollBy(round((bottom - e.Size().Height + room) * e.view.scale))
	}
}

// showInset puts the object over its field. An entry draws its words a little
// inside of its edges: it begins as far left of the field's.
func (e *Editor) showInset() {
	in := &e.view.inset
	if in.object == nil {
		return
	}
	at, size, ok := e.FieldBox(in.over)
	if !ok {
		hide(in.object)
		return
	}
	height := max(size.Height, in.object.MinSize().Height)
	in.object.Resize(fyne.NewSize(size.Width+2*insetEdge, height))
	in.object.Move(fyne.NewPos(at.X-insetEdge, at.Y-(height-size.Height)/2))
	if !in.object.Visible() {
		in.object.Show()
	}
}

// insetEdge is how far an inset goes beyond its field on either side.
const insetEdge = 10
