package credits

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// WaiveForm asks who lets something stand, and why.
type WaiveForm struct {
	Reason, By *control.Field
	dialog     *control.Dialog
}

// ShowWaiveForm asks for the reason and the name, beginning with by; ok gets a
// waiver for the finding, without a time, once both are given.
func ShowWaiveForm(w fyne.Window, f editor.Finding, by string, ok func(editor.Waiver)) *WaiveForm {
	title, _ := splitMessage(f.Message)
	return ask(w, lang.X("waive.title", "Let this stand?"), title, lang.X("waive.ok", "Waive"), by, func(by, reason string) {
		ok(editor.Waiver{Rule: f.Rule, Field: f.Field, Text: f.Text, By: by, Reason: reason})
	})
}

func ask(w fyne.Window, title, about, button, by string, ok func(by, reason string)) *WaiveForm {
	form := &WaiveForm{
		Reason: control.NewEntry("", lang.X("waive.reason.hint", "Why this may stand")),
		By:     control.NewEntry(by, ""),
	}
	problem := control.NewText(control.Fine.In(theme.DisputedInk), "")
	content := control.NewColumn(8, control.NewText(control.Body.Wrap(control.Unlimited), about),
		control.NewField(lang.X("waive.reason", "Reason"), form.Reason),
		control.NewField(lang.X("waive.by", "Name"), form.By), problem)
	form.dialog = control.ShowDialog(w.Canvas(), title, content, 460, button, func() bool {
		who, why := strings.TrimSpace(form.By.Text), strings.TrimSpace(form.Reason.Text)
		if who == "" || why == "" {
			problem.SetText(lang.X("waive.both", "A reason and a name are both needed: the revision keeps them."))
			return false
		}
		ok(who, why)
		return true
	})
	form.dialog.Serve(form.Reason, form.By)
	return form
}

// Confirm presses the form's main button.
func (f *WaiveForm) Confirm() { f.dialog.Confirm() }
