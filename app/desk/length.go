package desk

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// LengthForm says how long the story and what is selected of it are, and asks
// how long the story is to be.
type LengthForm struct {
	Target *control.Field
	dialog *control.Dialog
}

// ShowLength opens the form; selected is zero where nothing is. save gets the
// wanted number of words as typed, "" for none, and returns why it was not taken.
func ShowLength(c fyne.Canvas, story, selected editor.Length, target string, save func(words string) error) *LengthForm {
	f := &LengthForm{Target: control.NewEntry(target, hints["targetWords"])}
	problem := control.NewText(control.Fine.In(theme.DisputedInk).Wrap(control.Unlimited), "")
	content := control.NewColumn(6, lengthTable(story, selected), control.NewHairline(),
		control.NewField(FieldName("targetWords"), f.Target), problem)
	f.dialog = control.ShowDialog(c, lang.X("length.title", "Length"), content, 400, lang.X("form.ok", "Save"), func() bool {
		if err := save(strings.TrimSpace(f.Target.Text)); err != nil {
			problem.SetText(problemWords(err))
			f.dialog.Refresh()
			return false
		}
		return true
	})
	f.dialog.Serve(f.Target)
	return f
}

// lengthTable sets the lengths side by side, that of the selection only where
// there is one.
func lengthTable(story, selected editor.Length) fyne.CanvasObject {
	minutes := func(l editor.Length) string {
		return lang.X("length.minutes", "{{.N}} min", map[string]any{"N": l.Minutes()})
	}
	number := func(of func(editor.Length) int) func(editor.Length) string {
		return func(l editor.Length) string { return control.Number(of(l)) }
	}
	row := func(name, whole, part string, style control.Style) fyne.CanvasObject {
		cells := []fyne.CanvasObject{control.NewText(control.Quiet, name), control.NewSpacer(),
			control.NewFixed(90, 0, control.NewText(style, whole))}
		if selected.Characters > 0 {
			cells = append(cells, control.NewFixed(90, 0, control.NewText(style, part)))
		}
		return control.NewRow(8, cells...)
	}
	rows := []fyne.CanvasObject{row("", lang.X("length.story", "Story"), lang.X("length.selected", "Selected"), control.Quiet)}
	for _, line := range []struct {
		name  string
		value func(editor.Length) string
	}{
		{lang.X("length.words", "Words"), number(func(l editor.Length) int { return l.Words })},
		{lang.X("length.characters", "Characters"), number(func(l editor.Length) int { return l.Characters })},
		{lang.X("length.letters", "Characters without spaces"), number(func(l editor.Length) int { return l.Letters })},
		{lang.X("length.reading", "Reading time"), minutes},
	} {
		rows = append(rows, row(line.name, line.value(story), line.value(selected), control.Strong))
	}
	return control.NewColumn(4, rows...)
}

// Confirm presses the form's main button.
func (f *LengthForm) Confirm() { f.dialog.Confirm() }
