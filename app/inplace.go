package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/control"
	"stet/app/manuscript"
	"stet/editor"
	"stet/editor/doc"
)

// inPlace is an entry that lies over words of the page: the by-line, or what is
// said about a picture.
type inPlace struct {
	story *story // that it belongs to, whichever is in front now
	page  *page
	field manuscript.Field
	entry *control.Field
	kept  string // the value as the story has it
}

// bylineField is where the by-line stands on the page.
var bylineField = manuscript.Field{Block: editor.StandfirstID, Name: "byline"}

// inPlaceCommands lead to the fields on the page by the keyboard.
func (w *window) inPlaceCommands() []command.Command {
	return []command.Command{
		{ID: "story.byline", Menu: lang.X("menu.story", "Story"), Label: lang.X("story.byline", "Edit the by-line"), Enabled: w.hasStory, Run: func() { w.editInPlace(bylineField) }},
	}
}

// fieldPressed edits words beside the text where they stand, or opens the details
// for those that say more there.
func (w *window) fieldPressed(f manuscript.Field) {
	if w.hasStory() {
		if _, ok := w.story.fieldValue(f); ok {
			w.editInPlace(f)
			return
		}
	}
	w.runPressed(f.Name)
}

// fieldValue returns what a field on the page says, false for one that is not
// edited there.
func (s *story) fieldValue(f manuscript.Field) (string, bool) {
	if f == bylineField {
		a := s.doc.Article()
		return a.Byline, true
	}
	i := s.doc.Index(f.Block)
	if i < 0 || s.doc.Block(i).Image == nil {
		return "", false
	}
	image := *s.doc.Block(i).Image
	if at := manuscript.ImageField(&image, f.Name); at != nil {
		return *at, true
	}
	return "", false
}

// selectedWords returns the words that are selected, on the page or in a caption that is
// being written; all of the caption of the picture at the caret where none are. It
// leaves the caption.
func (w *window) selectedWords() (editor.Range, bool) {
	if p := w.placing; p != nil && p.field.Name == manuscript.CaptionField {
		from, to := p.entry.Selection()
		w.leaveInPlace()
		w.page.SetSelection(doc.Caret(doc.Pos{Block: p.field.Block}))
		w.page.FocusPage()
		if from < to {
			return editor.Range{Block: p.field.Block, Start: from, End: to}, true
		}
	}
	if r, ok := w.page.SelectedRange(); ok {
		return r, true
	}
	r := editor.Range{Block: w.page.Selection().Head.Block}
	if i := w.story.doc.Index(r.Block); i >= 0 && w.page.Selection().Empty() && w.story.doc.Block(i).Image != nil {
		r.End = len(w.story.doc.Block(i).Words())
	}
	return r, !r.Empty()
}

// goToWords puts the caret into words, or opens the caption that they are in.
func (w *window) goToWords(r editor.Range) {
	if i := w.story.doc.Index(r.Block); i >= 0 && w.story.doc.Block(i).Image != nil {
		w.page.SetSelection(doc.Caret(doc.Pos{Block: r.Block}))
		w.editInPlace(manuscript.Field{Block: r.Block, Name: manuscript.CaptionField})
		return
	}
	w.page.Select(r)
	w.page.FocusPage()
}

// setFieldValue fills a field in, as one undo step.
func (w *window) setFieldValue(s *story, f manuscript.Field, value string) error {
	if f == bylineField {
		return w.resign(s, value)
	}
	was := *s.doc.Block(s.doc.Index(f.Block)).Image
	image := was
	*manuscript.ImageField(&image, f.Name) = value
	return s.doc.SetImage(f.Block, image.Recredited(was))
}

// editInPlace lays an entry over a field of the page. Enter keeps what was typed,
// Escape what was there before, and Tab goes on to the picture's next field, with
// Shift to the one before.
func (w *window) editInPlace(f manuscript.Field) {
	w.leaveInPlace()
	if !w.hasStory() {
		return
	}
	if h := w.story.holder; h != nil {
		w.fail(&editor.HeldError{Holder: *h}) // it could be filled in, and not kept
		return
	}
	value, ok := w.story.fieldValue(f)
	if !ok {
		return
	}
	entry := control.NewEntry(value, "")
	if f.Name == manuscript.CaptionField || f.Name == manuscript.AltField { // sentences
		entry.MultiLine, entry.Wrapping = true, fyne.TextWrapWord
		entry.SetMinRowsVisible(2)
	}
	w.placing = &inPlace{story: w.story, page: w.page, field: f, entry: entry, kept: value}
	entry.OnEnter = func() { w.leaveInPlace(); w.page.FocusPage() }
	entry.OnEscape = func() { entry.SetText(value); w.leaveInPlace(); w.page.FocusPage() }
	entry.OnTab = func() {
		by := 1
		if shiftHeld() {
			by = -1
		}
		w.nextInPlace(f, by)
	}
	entry.OnLeave = func() {
		if p := w.placing; p != nil && p.entry == entry {
			w.leaveInPlace()
		}
	}
	w.page.Lay(f, control.NewFrame(entry))
	w.win.Canvas().Focus(entry)
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
}

// shiftHeld asks the driver, since Fyne tells a key without its modifiers.
func shiftHeld() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&shift != 0
}

// nextInPlace goes on to the next field of a picture, or to the one before where
// by is -1, round in a circle.
func (w *window) nextInPlace(f manuscript.Field, by int) {
	names := manuscript.ImageFields
	if i := slices.Index(names, f.Name); i >= 0 && f != bylineField {
		w.editInPlace(manuscript.Field{Block: f.Block, Name: names[(i+by+len(names))%len(names)]})
		return
	}
	w.leaveInPlace()
	w.page.FocusPage()
}

// keepInPlace takes what is being typed into a field of the page over into the
// story, and leaves it open.
func (w *window) keepInPlace() {
	p := w.placing
	if p == nil || p.entry.Text == p.kept {
		return
	}
	if _, ok := p.story.fieldValue(p.field); !ok {
		return // the picture has gone
	}
	if err := w.setFieldValue(p.story, p.field, p.entry.Text); err != nil {
		w.fail(err)
		return
	}
	p.kept = p.entry.Text
}

// leaveInPlace ends editing a field on the page and keeps what was typed.
func (w *window) leaveInPlace() {
	if w.placing == nil {
		return
	}
	w.keepInPlace()
	page := w.placing.page
	w.placing = nil
	page.Lay(manuscript.Field{}, nil)
}

// leaveFields ends what is being typed beside the text of a story, and keeps it.
func (w *window) leaveFields(s *story) {
	if w.placing != nil && w.placing.story == s {
		w.leaveInPlace()
		w.page.FocusPage()
	}
	if s == w.story {
		w.details.Commit()
	}
}

// commitFields takes over what is being typed beside the text.
func (w *window) commitFields() {
	w.keepInPlace()
	w.details.Commit()
}
