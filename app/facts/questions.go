package facts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/editor"
	"stet/editor/fact"
)

// questionFields are the questions about a fact, each with room for an answer, and
// one more to ask.
type questionFields struct {
	asked []questionRow
	to    *control.Completion
	text  *control.Field
	box   *fyne.Container
}

type questionRow struct {
	question editor.Question
	answer   *control.Field
	closed   *control.Check
}

func newQuestionFields(all []editor.Question, aids Aids) *questionFields {
	f := &questionFields{to: control.NewCompletion(control.NewEntry("", lang.X("question.to.hint", "The writer"))),
		text: control.NewEntry("", lang.X("question.text.hint", "Where does this figure come from?"))}
	f.to.SetOffers(names(aids.People))
	f.box = control.NewColumn(8)
	for _, q := range all {
		row := questionRow{q, control.NewEntry("", lang.X("question.answer.hint", "The answer")), control.NewCheck(lang.X("question.closed", "Closed"))}
		row.closed.Checked = q.Closed
		f.asked = append(f.asked, row)
		f.box.Add(control.NewColumn(4, question(q), control.NewRow(8, control.NewRest(control.NewFrame(row.answer)), row.closed)))
	}
	f.box.Add(control.NewColumn(7, control.NewField(lang.X("question.text", "Ask"), f.text), control.NewField(lang.X("question.to", "Whom"), f.to.Object)))
	return f
}

func (f *questionFields) entries() []*control.Field {
	out := []*control.Field{f.text, f.to.Field}
	for i := len(f.asked) - 1; i >= 0; i-- {
		out = append([]*control.Field{f.asked[i].answer}, out...)
	}
	return out
}

// apply records the answers, what is closed and what is asked now.
func (f *questionFields) apply(out editor.Fact, aids Aids) (editor.Fact, error) {
	var err error
	for _, row := range f.asked {
		if answer := clean(row.answer); answer != "" {
			if out, err = fact.Answer(out, row.question.ID, answer, aids.Who, aids.Now); err != nil {
				return out, err
			}
		}
		if row.closed.Checked != row.question.Closed {
			if out, err = fact.Close(out, row.question.ID, row.closed.Checked); err != nil {
				return out, err
			}
		}
	}
	if text := clean(f.text); text != "" {
		out, err = fact.Ask(out, clean(f.to.Field), text, aids.Who, aids.Now)
	}
	return out, err
}

// ShowQuestions asks about a fact, and answers what was asked.
func ShowQuestions(w fyne.Window, f editor.Fact, aids Aids, save func(editor.Fact) error) *control.Dialog {
	fields := newQuestionFields(f.Questions, aids)
	var dialog *control.Dialog
	content := control.NewColumn(10, control.NewText(control.Words.Wrap(3), f.Text), fields.box)
	dialog = control.ShowDialog(w.Canvas(), lang.X("question.title", "Questions about the fact"), content, 520, lang.X("form.ok", "Save"), func() bool {
		out, err := fields.apply(f.Clone(), aids)
		return err == nil && save(out) == nil
	})
	dialog.Serve(fields.entries()...)
	if fact.OpenQuestions(f) == 0 {
		dialog.Focus(fields.text)
	}
	return dialog
}

// ShowAssign asks who is to check a fact, or all that are listed.
func ShowAssign(w fyne.Window, f editor.Fact, listed int, aids Aids, ok func(name string, all bool)) *control.Dialog {
	name := control.NewCompletion(control.NewEntry(f.Assigned, aids.Who))
	name.SetOffers(names(aids.People))
	all := control.NewCheck(control.Count("assign.all", "All {{.N}} facts that are listed and not settled", listed))
	content := control.NewColumn(8, control.NewText(control.Words.Wrap(3), f.Text), control.NewField(lang.X("form.assigned", "To be checked by"), name.Object))
	if listed > 1 {
		content.Add(all)
	}
	dialog := control.ShowDialog(w.Canvas(), lang.X("assign.title", "Assign"), content, 440, lang.X("assign.ok", "Assign"), func() bool {
		ok(clean(name.Field), all.Checked)
		return true
	})
	dialog.Serve(name.Field)
	return dialog
}
