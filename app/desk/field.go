package desk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// detailField is one field of the form: its name, where to type or choose, and
// what is wrong with it.
type detailField struct {
	name     string
	entry    *control.Field  // nil for the status
	choice   *control.Choice // of the status
	problem  *control.Text
	box      *fyne.Container
	complete *control.Completion // of the section
	commit   func(f *detailField, value string)
	kept     string // the value that was last set or told
}

// hints are what an empty field shows.
var hints = map[string]string{
	"slug":           "one word",
	"byline":         "By Marta Ilves",
	"authors":        "Name (role); Name",
	"dateline.date":  "2026-11-23",
	"published":      "2026-11-23T06:00:00Z",
	"copyright.year": "2026",
	"url":            "https://",
	"language":       "en-GB",
	"keywords":       "bridge, council",
	"embargo":        "2026-11-26T06:00:00Z",
	"targetWords":    "600",
}

// FieldName is what a field is called on screen.
func FieldName(name string) string {
	return lang.X("field."+name, editor.FieldLabel(name))
}

func newDetailField(name string, commit func(*detailField, string)) *detailField {
	f := &detailField{name: name, commit: commit}
	f.problem = control.NewText(control.Fine.In(theme.DisputedInk).Wrap(control.Unlimited), "")
	f.problem.Hidden = true
	input := f.input()
	f.box = control.NewColumn(3, control.NewText(control.Fine, FieldName(name)), input, f.problem)
	return f
}

func (f *detailField) input() fyne.CanvasObject {
	if f.name == "status" {
		names := make([]string, len(editor.Statuses))
		for i, s := range editor.Statuses {
			names[i] = control.StatusName(string(s))
		}
		f.choice = control.NewChoice(names, func(string) {
			if i := f.choice.SelectedIndex(); i >= 0 && string(editor.Statuses[i]) != f.kept {
				f.kept = string(editor.Statuses[i])
				f.commit(f, f.kept)
			}
		})
		return f.choice
	}
	f.entry = control.NewEntry("", hints[f.name])
	f.entry.OnEnter, f.entry.OnLeave = f.leave, f.leave // a field holds no line break
	f.entry.OnEscape = func() { f.entry.SetText(f.kept) }
	switch f.name {
	case "headline", "standfirst", "editorNote", "usageTerms", "copyright.notice":
		f.entry.MultiLine = true
		f.entry.Wrapping = fyne.TextWrapWord
		f.entry.SetMinRowsVisible(2)
	}
	if f.name == "section" {
		f.complete = control.NewCompletion(f.entry)
		return f.complete.Object
	}
	return control.NewFrame(f.entry)
}

// set shows a value, unless another is being typed.
func (f *detailField) set(value string) {
	if f.choice != nil {
		f.kept = value
		for i, s := range editor.Statuses {
			if string(s) == value {
				f.choice.SetSelectedIndex(i)
				return
			}
		}
		f.choice.ClearSelected()
		return
	}
	typing := f.entry.Focused() && f.entry.Text != f.kept
	f.kept = value
	if !typing && f.entry.Text != value {
		f.entry.SetText(value)
		f.setProblem("")
	}
}

func (f *detailField) setProblem(words string) {
	f.problem.SetText(words)
	f.problem.Hidden = words == ""
}

// leave tells a value that differs from the one last told.
func (f *detailField) leave() {
	if f.entry != nil && f.entry.Text != f.kept {
		f.kept = f.entry.Text
		f.commit(f, f.entry.Text)
	}
}

func (f *detailField) focus() {
	if f.entry != nil {
		control.Focus(f.entry)
		return
	}
	control.Focus(f.choice)
}
