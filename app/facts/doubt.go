package facts

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// Doubts reports whether a status says that something is wrong with a fact: then its
// note has to say what.
func Doubts(s editor.FactStatus) bool {
	return s.Base() == editor.Disputed || s.Base() == editor.Unverifiable
}

// errNoDoubt refuses a doubt that nobody could answer.
func errNoDoubt() error {
	return errors.New(lang.X("doubt.empty", "say in the note what is wrong with it: the writer has to answer"))
}

// ShowDoubt asks what is wrong with a fact that gets such a status. Save gets the note.
func ShowDoubt(w fyne.Window, desk editor.FactDesk, f editor.Fact, s editor.FactStatus, save func(note string) error) *control.Dialog {
	note := area(f.Note)
	wrong := control.NewText(control.Quiet.In(theme.DisputedInk).Wrap(3), "")
	wrong.Hide()
	content := control.NewColumn(8, control.NewText(control.Words.Wrap(3), f.Text),
		control.NewField(lang.X("doubt.note", "What is wrong with it, or cannot be found"), note), wrong)
	var dialog *control.Dialog
	dialog = control.ShowDialog(w.Canvas(), StatusName(desk, s), content, 460, lang.X("form.ok", "Save"), func() bool {
		err := errNoDoubt()
		if words := strings.TrimSpace(note.Text); words != "" {
			err = save(words)
		}
		if err != nil {
			wrong.SetText(control.Sentence(err))
			wrong.Show()
			dialog.Refresh()
		}
		return err == nil
	})
	dialog.Serve(note)
	return dialog
}
