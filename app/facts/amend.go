package facts

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// amendmentMinute is how the time of a note is typed and shown.
const amendmentMinute = "2006-01-02 15:04"

// amendmentName is what a kind of note to readers is called on screen.
func amendmentName(k editor.CorrectionKind) string {
	return lang.X("amendment."+string(k), k.Words())
}

// ShowAmendments lists the notes to readers of a story. OnEdit and OnRemove take one
// by its ID; add begins another.
func ShowAmendments(w fyne.Window, all []editor.Amendment, add func(), edit, remove func(id string)) *control.Dialog {
	var dialog *control.Dialog
	leaving := func(do func()) func() {
		return func() {
			dialog.Close()
			do()
		}
	}
	rows := control.NewColumn(10)
	for _, a := range all {
		head := control.NewRow(8, control.NewPill(amendmentName(a.Kind)),
			control.NewText(control.Body.In(theme.Muted).Wrap(1), join(" · ", a.At.Local().Format(amendmentMinute), a.By)))
		rows.Add(control.NewCard(control.NewColumn(4, head, control.NewText(control.Words.Wrap(control.Unlimited), a.ForReaders()),
			control.NewFlow(6,
				control.NewSmallButton(lang.X("factlist.edit", "Edit"), "", leaving(func() { edit(a.ID) })),
				control.NewSmallButton(lang.X("factlist.delete", "Delete"), "", leaving(func() { remove(a.ID) })))), nil))
	}
	list := control.NewFixed(0, min(360, 120*float32(len(all))), container.NewVScroll(rows))
	dialog = control.ShowDialog(w.Canvas(), lang.X("amendment.list", "Notes to readers"), list, 560, lang.X("amendment.add", "Add a note"), func() bool {
		dialog.Close()
		add()
		return false // the dialog in front is another one by now
	})
	return dialog
}

// amendmentForm is the dialog in which a note to readers is written.
type amendmentForm struct {
	was                editor.Amendment
	kind               *control.Choice
	wrong, right, note *control.Field
	when               *control.Field
	problem            *control.Text
	drafted            string // the note as it was written for the checker, until another is typed
}

// ShowAmendment asks for a note to readers, beginning with what a holds; save gets it
// once it says all that its kind has to.
func ShowAmendment(w fyne.Window, a editor.Amendment, save func(editor.Amendment) error) *control.Dialog {
	f := &amendmentForm{was: a, kind: choose(editor.CorrectionKinds, a.Kind, amendmentName),
		wrong: control.NewEntry(a.Wrong, lang.X("amendment.wrong.hint", "In the words that readers had")), right: control.NewEntry(a.Right, ""),
		note: area(a.Note), when: control.NewEntry(a.At.Local().Format(amendmentMinute), "2006-01-02 15:04"),
		problem: control.NewText(control.Fine.In(theme.DisputedInk).Wrap(control.Unlimited), "")}
	f.note.Wrapping = fyne.TextWrapWord
	if a.Note == "" {
		f.draft()
	}
	f.wrong.OnChanged = func(string) { f.draft() }
	f.right.OnChanged = f.wrong.OnChanged
	f.kind.OnChanged = f.wrong.OnChanged
	content := control.NewColumn(7,
		control.NewPair(control.NewField(lang.X("amendment.kind", "Kind"), f.kind), control.NewField(lang.X("amendment.when", "When"), f.when)),
		control.NewField(lang.X("amendment.wrong", "What was wrong"), f.wrong),
		control.NewField(lang.X("amendment.right", "What is right"), f.right),
		control.NewField(lang.X("amendment.note", "The sentence that readers get"), f.note), f.problem)
	title := lang.X("amendment.new", "Add a note to readers")
	if a.ID != "" {
		title = lang.X("amendment.edit", "Change a note to readers")
	}
	var dialog *control.Dialog
	dialog = control.ShowDialog(w.Canvas(), title, content, 560, lang.X("form.ok", "Save"), func() bool {
		out, err := f.amendment()
		if err == nil {
			err = save(out)
		}
		if err != nil {
			f.problem.SetText(control.Sentence(err))
			dialog.Refresh()
		}
		return err == nil
	})
	dialog.Serve(f.wrong, f.right, f.when)
	f.note.OnEscape = dialog.Cancel
	f.note.OnMore = dialog.Confirm
	return dialog
}

// draft writes the note of a correction as long as nobody has written another one.
func (f *amendmentForm) draft() {
	if f.note.Text != f.drafted {
		return
	}
	f.drafted = ""
	if wrong, right := clean(f.wrong), clean(f.right); f.chosen() == editor.Correction && wrong != "" && right != "" {
		f.drafted = lang.X("amendment.draft", "An earlier version of this story said “{{.Wrong}}”. It should have said “{{.Right}}”.",
			map[string]any{"Wrong": editor.Unquote(wrong), "Right": editor.Unquote(right)})
	}
	f.note.SetText(f.drafted)
}

func (f *amendmentForm) chosen() editor.CorrectionKind {
	return editor.CorrectionKinds[max(0, f.kind.SelectedIndex())]
}

// amendment reads the form. A time that was not changed keeps its seconds.
func (f *amendmentForm) amendment() (editor.Amendment, error) {
	a := f.was
	a.Kind, a.Wrong, a.Right, a.Note = f.chosen(), clean(f.wrong), clean(f.right), clean(f.note)
	if typed := clean(f.when); typed != a.At.Local().Format(amendmentMinute) {
		at, err := time.ParseInLocation(amendmentMinute, typed, time.Local)
		if err != nil {
			return a, &editor.FieldError{Field: lang.X("amendment.when", "When"), Value: typed, Want: amendmentMinute}
		}
		a.At = at
	}
	return a, a.Validate()
}
