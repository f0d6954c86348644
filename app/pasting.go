package app

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"stet/app/job"
	"stet/editor"
	"stet/editor/format"
)

// pasted offers to make formatting of HTML or Markdown, or a table of a spreadsheet's
// cells, that were just pasted as the plain words they came as. Until the next change it can be done, instead of the
// paste and as one undo step.
func (w *window) pasted(text string) {
	s, version := w.story, w.story.doc.Version()
	w.jobs.Go("", func(context.Context, job.Progress) (func(), error) {
		blocks, kind := format.Fragment(text)
		return func() {
			if kind == format.NoMarkup || s != w.story || s.doc.Version() != version || !w.inBody() {
				return
			}
			says, offers := lang.X("paste.looks", "What you pasted looks like {{.Kind}}.", map[string]any{"Kind": string(kind)}), lang.X("paste.format", "Make it formatted")
			if kind == format.SheetMarkup {
				says, offers = lang.X("paste.cells", "What you pasted looks like cells of a spreadsheet."), lang.X("paste.table", "Make it a table")
			}
			w.tell(says, offers, func() { w.pasteInstead(s, version, blocks) })
			w.noticeOf, w.noticeAt = s, version
		}, nil
	})
}

// pasteInstead takes the paste that led to a version back and pastes blocks in its
// place.
func (w *window) pasteInstead(s *story, version uint64, blocks []editor.Block) {
	if s != w.story || s.doc.Version() != version {
		return
	}
	w.page.Together(func() {
		w.page.Undo()
		w.page.PasteBlocks(blocks)
	})
	w.page.FocusPage()
}

// pasteFormatted pastes HTML, Markdown or cells as the formatting they stand for, and
// anything else as it is.
func (w *window) pasteFormatted() {
	blocks, kind := format.Fragment(w.app.Clipboard().Content())
	if kind == format.NoMarkup {
		w.page.Paste(false)
		return
	}
	w.page.PasteBlocks(blocks)
}
