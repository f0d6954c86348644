package manuscript

import (
	"fyne.io/fyne/v2"

	"stet/editor"
	"stet/editor/doc"
)

// edit runs a verb of the document on the selection and takes over the
// selection it returns. A verb that is refused changes nothing.
func (e *Editor) edit(verb func(sel doc.Selection) (doc.Selection, error)) {
	if e.options.ReadOnly {
		return
	}
	e.hold()
	defer e.release()
	before := e.sel
	after, err := verb(e.sel)
	if err != nil {
		fyne.LogError("The edit was refused", err)
		return
	}
	e.goal = -1
	if after.IsZero() {
		after = e.sel
	}
	e.sel = before // so that a caret which moved is told of
	after = e.valid(after)
	e.moved(after, e.ready() && e.page.turns(after.Head)) // beside what was typed
}

func (e *Editor) insert(text string) {
	e.edit(func(s doc.Selection) (doc.Selection, error) { return e.doc.Insert(s, text) })
}

func (e *Editor) backspace(unit doc.Unit) {
	e.edit(func(s doc.Selection) (doc.Selection, error) { return e.doc.Backspace(s, unit) })
}

func (e *Editor) deleteForward(unit doc.Unit) {
	e.edit(func(s doc.Selection) (doc.Selection, error) { return e.doc.DeleteForward(s, unit) })
}

// Undo takes the last edit back.
func (e *Editor) Undo() { e.replay(e.doc.Undo) }

// Redo does it again.
func (e *Editor) Redo() { e.replay(e.doc.Redo) }

func (e *Editor) replay(verb func() (doc.Selection, bool)) {
	if e.options.ReadOnly {
		return
	}
	e.hold()
	defer e.release()
	before := e.sel
	after, ok := verb()
	if !ok {
		return
	}
	if after.IsZero() {
		after = e.sel
	}
	e.goal = -1
	e.sel = before
	e.moved(e.valid(after), false)
}

// SelectAll selects the whole manuscript without scrolling.
func (e *Editor) SelectAll() {
	e.doc.Settle()
	e.sel, e.upstream, e.goal = e.doc.All(), false, -1
	e.setPrimary()
	e.update()
	if e.OnCaret != nil {
		e.OnCaret(e.sel.Head)
	}
}

// SelectedText returns the selected words, a line a block.
func (e *Editor) SelectedText() string { return e.doc.Text(e.sel) }

// Copy puts what is selected on the clipboard: as text, and with its marks for
// editors that share the Clip.
func (e *Editor) Copy() {
	blocks := e.doc.Copy(e.sel)
	if len(blocks) == 0 {
		return
	}
	clip := e.options.Clip
	clip.text, clip.blocks, clip.story = doc.PlainText(blocks), blocks, e.doc.ID()
	fyne.CurrentApp().Clipboard().SetContent(clip.text)
}

// Cut copies what is selected and deletes it.
func (e *Editor) Cut() {
	if e.options.ReadOnly || e.sel.Empty() {
		return
	}
	e.Copy()
	e.edit(func(s doc.Selection) (doc.Selection, error) {
		_, after, err := e.doc.Cut(s)
		return after, err
	})
}

// Paste puts what is on the clipboard in place of the selection: with its marks
// where it was copied here, unless plain. Words from outside the story are marked
// as pasted.
func (e *Editor) Paste(plain bool) {
	text := fyne.CurrentApp().Clipboard().Content()
	if text == "" {
		return
	}
	before := e.doc.Version()
	e.edit(func(s doc.Selection) (doc.Selection, error) {
		return e.options.Clip.paste(e.doc, s, text, plain)
	})
	if !plain && !e.options.Clip.holds(text) && e.doc.Version() != before && e.OnPaste != nil {
		e.OnPaste(text)
	}
}

// PasteBlocks puts blocks from outside the story in place of the selection.
func (e *Editor) PasteBlocks(blocks []editor.Block) {
	e.edit(func(s doc.Selection) (doc.Selection, error) { return e.doc.PasteFrom(s, blocks, "") })
}

// holds reports whether a text on the clipboard was copied in an editor that
// shares the clip.
func (c *Clip) holds(text string) bool { return c != nil && c.text == text && len(c.blocks) > 0 }

// paste pastes a text into a document: as it was copied, where it was copied in
// an editor that shares the clip.
func (c *Clip) paste(d *doc.Doc, s doc.Selection, text string, plain bool) (doc.Selection, error) {
	if !c.holds(text) {
		return d.PasteText(s, text)
	}
	blocks := c.blocks
	if plain {
		blocks = doc.Paragraphs(text)
	}
	if c.story == d.ID() {
		return d.Paste(s, blocks)
	}
	return d.PasteFrom(s, blocks, c.story)
}

// Strong makes what is selected, or is typed next, strong, or no longer so.
func (e *Editor) Strong() { e.ToggleMark(editor.Strong, "") }

// Emphasis does the same with emphasis.
func (e *Editor) Emphasis() { e.ToggleMark(editor.Emphasis, "") }

// ToggleMark marks what is selected, or what is typed next, or takes the mark
// off. For a link, href is where to; "" removes it.
func (e *Editor) ToggleMark(kind editor.MarkKind, href string) {
	e.edit(func(s doc.Selection) (doc.Selection, error) { return e.doc.ToggleMark(s, kind, href) })
}

// ClearMarks takes all formatting off what is selected, or is typed next.
func (e *Editor) ClearMarks() { e.edit(e.doc.ClearMarks) }

// PutLink makes text, in place of the words of r, a link to href; see doc.PutLink.
func (e *Editor) PutLink(r editor.Range, text, href string) {
	e.edit(func(s doc.Selection) (doc.Selection, error) { return e.doc.PutLink(s, r, text, href) })
}

// InsertBlock puts a picture or a rule behind the block that the caret is in, and
// returns the ID it got.
func (e *Editor) InsertBlock(b editor.Block) (id string) {
	e.edit(func(s doc.Selection) (after doc.Selection, err error) {
		after, err = e.doc.InsertBlock(s, b)
		id = after.Head.Block
		return after, err
	})
	return id
}

// ToggleKind does what SetKind does, and makes paragraphs of blocks that are all
// of that kind.
func (e *Editor) ToggleKind(kind editor.BlockKind, level int, ordered bool) {
	e.edit(func(s doc.Selection) (doc.Selection, error) { return e.doc.ToggleKinds(s, kind, level, ordered) })
}

// SetKind makes the blocks of the selection paragraphs, headings, items ...
func (e *Editor) SetKind(kind editor.BlockKind, level int, ordered bool) {
	e.edit(func(s doc.Selection) (doc.Selection, error) { return e.doc.SetKinds(s, kind, level, ordered) })
}

// MoveBlocks moves the paragraphs of the selection up (-1) or down (1).
func (e *Editor) MoveBlocks(by int) {
	e.edit(func(s doc.Selection) (doc.Selection, error) { return s, e.doc.MoveBlocks(s, by) })
}

// Replace puts text in place of the selection, as one undo step of its own.
func (e *Editor) Replace(text string) {
	e.doc.Settle()
	e.insert(text)
	e.doc.Settle()
}

// Indent takes the list items of the selection that many levels in, or out where
// by is negative; it reports whether there are any.
func (e *Editor) Indent(by int) (items bool) {
	e.edit(func(s doc.Selection) (_ doc.Selection, err error) {
		items, err = e.doc.Indent(s, by)
		return s, err
	})
	return items
}
