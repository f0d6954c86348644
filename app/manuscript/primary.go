package manuscript

import (
	"fyne.io/fyne/v2"

	"stet/editor/doc"
)

// Primary is the primary selection of X11: what was selected last, in whatever
// window, and is pasted with the middle button. It belongs on the UI thread.
type Primary interface {
	Text() string
	SetText(text string)
}

// setPrimary makes what is selected the primary selection. That is done once the
// selection is made, not at each step on the way.
func (e *Editor) setPrimary() {
	if e.options.Clip.Primary == nil || e.sel.Empty() || e.sel.IsZero() {
		return
	}
	blocks := e.doc.Copy(e.sel)
	if text := doc.PlainText(blocks); text != "" {
		e.options.Clip.selected = &Clip{text: text, blocks: blocks, story: e.doc.ID()}
		e.options.Clip.Primary.SetText(text)
	}
}

// pastePrimary pastes the primary selection at a point: with its marks where it
// was selected in an editor that shares the Clip.
func (e *Editor) pastePrimary(at fyne.Position) {
	if e.options.Clip.Primary == nil || e.options.ReadOnly {
		return
	}
	text := e.options.Clip.Primary.Text()
	if text == "" {
		return
	}
	pos, upstream := e.page.hit(e.toPage(at))
	e.goal = -1
	e.moveTo(pos, upstream, false)
	e.edit(func(s doc.Selection) (doc.Selection, error) {
		return e.options.Clip.selected.paste(e.doc, s, text, false)
	})
	e.doc.Settle()
}
