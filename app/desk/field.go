package desk

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/credit"
)

// detailField is one field of the form: its name, where to type or choose, and
// what is wrong with it.
type detailField struct {
	name     string
	entry    *control.Field  // nil where it is chosen
	choice   *control.Choice // among values
	values   []string
	problem  *control.Text
	read     *control.Text // what Stet reads in terms or in a moment; nil for other fields
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
	"published":      "23 Nov 2026 6:00",
	"copyright.year": "2026",
	"url":            "https://",
	"language":       "en-GB",
	"keywords":       "bridge, council",
	"embargo":        "26 Nov 2026 6:00",
	"expires":        "31 Dec 2026 18:00 JST",
	"pixel":          "https://",
	"usageTerms":     "such as JAPAN OUT, 14 days, no archive",
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
	f.box = control.NewColumn(3, control.NewText(control.Fine, FieldName(name)), input)
	if name == "usageTerms" || name == "editorNote" || editor.IsMoment(name) {
		f.read = control.NewText(control.Fine.Wrap(control.Unlimited), "")
		f.read.Hidden = true
		f.box.Add(f.read)
	}
	f.box.Add(f.problem)
	return f
}

// choices are the values of a field that is chosen, each with its words; nil for one that
// is typed.
func choices(name string) (values, words []string) {
	switch name {
	case "status":
		for _, s := range editor.Statuses {
			values, words = append(values, string(s)), append(words, control.StatusName(string(s)))
		}
	case "terms":
		values, words = []string{""}, []string{lang.X("terms.unsaid", "Not said: as its source and credit have it")}
		for _, t := range editor.CopyTerms {
			values, words = append(values, t), append(words, termsName(t))
		}
	}
	return values, words
}

// termsName is what an editor calls the terms that copy came on.
func termsName(terms string) string {
	switch terms {
	case editor.WireCopy:
		return lang.X("terms.wire", "Agency copy that we pay for")
	case editor.Republished:
		return lang.X("terms.republished", "Republished from another publication")
	case editor.CreativeCommons:
		return lang.X("terms.creative-commons", "Creative Commons")
	case editor.UserContent:
		return lang.X("terms.user-content", "Sent by the public")
	}
	return lang.X("terms.own", "Our own copy")
}

func (f *detailField) input() fyne.CanvasObject {
	values, words := choices(f.name)
	if values != nil {
		f.values = values
		f.choice = control.NewChoice(words, func(string) {
			if i := f.choice.SelectedIndex(); i >= 0 && f.values[i] != f.kept {
				f.kept = f.values[i]
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
		f.choose(value)
		return
	}
	f.understand(value)
	typing := f.entry.Focused() && f.entry.Text != f.kept
	f.kept = value
	if !typing && f.entry.Text != value {
		f.entry.SetText(value)
		f.setProblem("")
	}
}

// settle shows a moment that was taken as the article has it.
func (f *detailField) settle(value string) {
	if editor.IsMoment(f.name) {
		f.kept = value
		f.entry.SetText(value)
	}
}

// choose shows a value among the choices.
func (f *detailField) choose(value string) {
	f.kept = value
	if i := slices.Index(f.values, value); i >= 0 {
		f.choice.SetSelectedIndex(i)
		return
	}
	f.choice.ClearSelected()
}

// understand shows what Stet reads in terms and moments, so that nobody relies on what it
// does not.
func (f *detailField) understand(value string) {
	if f.read == nil {
		return
	}
	words := ""
	if !editor.IsMoment(f.name) {
		words = credit.Understood(value)
	} else if at, err := time.Parse(time.RFC3339, value); err == nil {
		words = editor.Moment(at)
	}
	f.read.Hidden = words == ""
	f.read.SetText(lang.X("details.read", "Stet reads: {{.Words}}", map[string]any{"Words": words}))
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
