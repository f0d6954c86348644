package facts

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/fact"
)

// Aids is what the forms know beside the fact: who signs and when, and what can be
// offered.
type Aids struct {
	Who     string
	Now     time.Time
	People  []string                              // who has worked on the story
	Sources []editor.Source                       // used before, the newest first
	Status  editor.FactStatus                     // to be chosen at first; "" for the fact's own
	Desk    editor.FactDesk                       // with its own kinds and statuses
	Respan  func(editor.Fact) (editor.Fact, bool) // gives the fact the words selected in the story; nil where there are none
	More    func(got func([]editor.Source))       // finds sources used in other stories; may be nil
	Attach  func(got func(editor.Source))         // asks for a file and keeps it; nil where none can be kept
	Open    func(editor.Source)                   // shows a source's file or page; nil where it cannot
}

// FactForm is the dialog in which a fact is tagged or edited. What is empty is
// folded away.
type FactForm struct {
	aids                              Aids
	fact                              editor.Fact
	kinds                             []editor.FactKind
	statuses                          []editor.FactStatus
	kind, status                      *control.Choice
	note, speaker, calculation        *control.Field
	checker, second, writer, assigned *control.Completion
	reason, change                    *control.Field
	whom, answer                      *control.Field
	risks                             []*control.Check
	sources                           *sourceList
	questions                         *questionFields
	wrong                             *control.Text
	reasonBox, changeBox              *fyne.Container
	limited                           *control.Limited
	dialog                            *control.Dialog
}

// ShowFactForm asks for everything about a fact. Save gets it, with what was decided
// signed, and says what is wrong with it; the form stays open then.
func ShowFactForm(w fyne.Window, f editor.Fact, aids Aids, save func(editor.Fact) error) *FactForm {
	form := &FactForm{fact: f.Clone(), aids: aids}
	column := control.NewColumn(9)
	form.fill(column)
	form.wrong = control.NewText(control.Quiet.In(theme.DisputedInk).Wrap(3), "")
	form.wrong.Hide()
	form.limited = control.NewLimited(w.Canvas().Size().Height-190, column)
	title := lang.X("form.fact.new", "Tag as a fact")
	if f.ID != "" {
		title = lang.X("form.fact.edit", "Edit fact")
	}
	content := control.NewColumn(8, form.limited.Object, form.wrong)
	form.dialog = control.ShowDialog(w.Canvas(), title, content, 580, lang.X("form.ok", "Save"), func() bool { return form.take(save) })
	form.serve()
	return form
}

// take saves what the form holds, or says what is wrong with it.
func (f *FactForm) take(save func(editor.Fact) error) bool {
	edited, err := f.Fact()
	if err == nil {
		err = save(edited)
	}
	if err == nil {
		return true
	}
	f.wrong.SetText(control.Sentence(err))
	f.wrong.Show()
	f.dialog.Refresh()
	return false
}

// fill puts the fields into the form's column.
func (f *FactForm) fill(column *fyne.Container) {
	for _, o := range []fyne.CanvasObject{f.words(), f.head(), f.decided(), f.riskRow(), f.sourcePart(), f.questionPart(), f.replyPart(), f.peoplePart()} {
		column.Add(o)
	}
}

// words are the fact's, with a button that gives it those selected in the story.
func (f *FactForm) words() fyne.CanvasObject {
	words := control.NewText(control.Words.Wrap(4), f.fact.Text)
	column := control.NewColumn(6, words)
	if f.aids.Respan != nil {
		column.Add(control.NewFlow(6, control.NewSmallButton(lang.X("form.respan", "Use the words selected in the story"), "", func() {
			if changed, done := f.aids.Respan(f.fact); done {
				f.fact = changed
				words.SetText(changed.Text)
			}
		})))
	}
	return column
}

// head is what nearly every fact has: kind, status, note, and for words somebody
// said the speaker.
func (f *FactForm) head() fyne.CanvasObject {
	f.kinds, f.statuses = chosen(f.aids.Desk.FactKinds(), f.fact.Kind), chosen(f.aids.Desk.FactStatuses(), f.fact.Status)
	f.kind = choose(f.kinds, f.fact.Kind, func(k editor.FactKind) string { return kindName(f.aids.Desk, k) })
	f.status = choose(f.statuses, editor.FactStatus(orElse(string(f.aids.Status), string(f.fact.Status))), func(s editor.FactStatus) string { return StatusName(f.aids.Desk, s) })
	f.status.OnChanged = func(string) { f.suit() }
	f.note, f.speaker = area(f.fact.Note), control.NewEntry(f.fact.Speaker, "")
	speaker := control.NewField(lang.X("form.speaker", "Speaker"), f.speaker)
	f.kind.OnChanged = func(string) {
		speaker.Hidden = !f.spoken()
		f.fit()
	}
	speaker.Hidden = !f.spoken()
	return control.NewColumn(7,
		control.NewPair(control.NewField(lang.X("form.kind", "Kind"), f.kind), control.NewField(lang.X("form.status", "Status"), f.status)),
		speaker, control.NewField(lang.X("form.note", "Note"), f.note))
}

// spoken reports whether somebody says the words.
func (f *FactForm) spoken() bool {
	return f.fact.Speaker != "" || slices.Contains([]editor.FactKind{editor.Quotation, editor.Paraphrase, editor.Attribution}, f.kindNow().Base())
}

// decided is what only some statuses ask for: why a fact is waived, what was wrong
// with one that is corrected.
func (f *FactForm) decided() fyne.CanvasObject {
	f.reason = control.NewEntry(f.fact.Reason, lang.X("form.reason.hint", "Kept in every revision and report"))
	wrong := f.fact.Change
	if f.fact.Status.Base() != editor.Corrected || f.fact.Stale {
		wrong = ""
		if before := fact.Before(f.fact); len(before) > 0 {
			wrong = before[len(before)-1]
		}
	}
	f.change = control.NewEntry(wrong, lang.X("form.change.hint", "What the story said before"))
	f.reasonBox = control.NewField(lang.X("form.reason", "Why it may stand unchecked"), f.reason)
	f.changeBox = control.NewField(lang.X("form.change", "What was wrong"), f.change)
	column := control.NewColumn(7, f.reasonBox, f.changeBox)
	f.suit()
	return column
}

// suit shows the fields that the chosen status asks for.
func (f *FactForm) suit() {
	if f.reasonBox == nil {
		return
	}
	f.reasonBox.Hidden = f.statusNow().Base() != editor.Waived
	f.changeBox.Hidden = f.statusNow().Base() != editor.Corrected
	f.fit()
}

// fit makes the dialog as high as what it shows.
func (f *FactForm) fit() {
	if f.dialog != nil {
		f.dialog.Refresh()
	}
}

func (f *FactForm) riskRow() fyne.CanvasObject {
	row := control.NewRow(10, control.NewText(control.Fine, lang.X("form.risk", "Risk")))
	for _, r := range editor.Risks {
		check := control.NewCheck(riskName(r))
		check.Checked = slices.Contains(f.fact.Risks, r)
		f.risks = append(f.risks, check)
		row.Add(check)
	}
	f.calculation = control.NewEntry(f.fact.Calculation, lang.X("form.calculation.hint", "(41 − 19) ÷ 19 = 116 %"))
	return control.NewColumn(5, row, f.fold(lang.X("form.calculation", "How it was worked out"), f.fact.Calculation != "", control.NewFrame(f.calculation)))
}

func (f *FactForm) sourcePart() fyne.CanvasObject {
	f.sources = newSourceList(f.fact.Sources, f.aids, f.fit)
	return f.sources.box
}

func (f *FactForm) questionPart() fyne.CanvasObject {
	f.questions = newQuestionFields(f.fact.Questions, f.aids)
	title := lang.X("form.questions", "Questions to the writer")
	if n := len(f.fact.Questions); n > 0 {
		title += "  " + control.Number(n)
	}
	return f.fold(title, fact.OpenQuestions(f.fact) > 0, f.questions.box)
}

func (f *FactForm) replyPart() fyne.CanvasObject {
	f.whom, f.answer = control.NewEntry(f.fact.Reply.Whom, lang.X("form.whom.hint", "Whom the fact accuses")), control.NewEntry(f.fact.Reply.Answer, lang.X("form.answer.hint", "Their words, or that there was no answer"))
	return f.fold(lang.X("form.reply", "Right of reply"), !f.fact.Reply.IsZero(),
		control.NewPair(control.NewField(lang.X("form.whom", "Asked for their side"), f.whom), control.NewField(lang.X("form.answer", "What they answered"), f.answer)))
}

func (f *FactForm) peoplePart() fyne.CanvasObject {
	person := func(name string) *control.Completion {
		c := control.NewCompletion(control.NewEntry(name, ""))
		c.SetOffers(names(f.aids.People))
		return c
	}
	f.checker, f.second, f.writer, f.assigned = person(f.fact.Checker), person(f.fact.Second), person(f.fact.Writer), person(f.fact.Assigned)
	return f.fold(lang.X("form.people", "Writer, checkers"), f.fact.Checker+f.fact.Second+f.fact.Writer+f.fact.Assigned != "", control.NewColumn(7,
		control.NewPair(control.NewField(lang.X("form.checker", "Checked by"), f.checker.Object), control.NewField(lang.X("form.second", "Second check by"), f.second.Object)),
		control.NewPair(control.NewField(lang.X("form.writer", "Written by"), f.writer.Object), control.NewField(lang.X("form.assigned", "To be checked by"), f.assigned.Object))))
}

// names are people to complete what is typed to.
func names(people []string) []control.Offer {
	n := map[string]int{}
	var out []control.Offer
	for _, p := range people {
		if n[p]++; p != "" && n[p] == 1 {
			out = append(out, control.Offer{Word: p})
		}
	}
	for i := range out {
		out[i].N = n[out[i].Word]
	}
	return control.MostUsedFirst(out)
}

// fold puts a part under a heading, open where something is in it.
func (f *FactForm) fold(title string, open bool, content fyne.CanvasObject) fyne.CanvasObject {
	fold := control.NewFold(title, content)
	fold.Open(open)
	fold.OnToggle = f.fit
	return fold.Object
}

// serve has Enter confirm and Escape leave in every field, and scrolls to the one
// that the keyboard is in.
func (f *FactForm) serve() {
	fields := []*control.Field{f.note, f.speaker, f.reason, f.change, f.calculation, f.whom, f.answer, f.checker.Field, f.second.Field, f.writer.Field, f.assigned.Field}
	fields = append(append(fields, f.sources.entries()...), f.questions.entries()...)
	f.dialog.Serve(fields...)
	for _, field := range fields {
		field.OnArrive = func() { f.limited.Show(field) }
	}
	switch f.statusNow().Base() {
	case editor.Waived:
		f.dialog.Focus(f.reason)
	case editor.Corrected:
		f.dialog.Focus(f.change)
	}
}

func (f *FactForm) kindNow() editor.FactKind {
	if i := f.kind.SelectedIndex(); i >= 0 {
		return f.kinds[i]
	}
	return f.fact.Kind
}

func (f *FactForm) statusNow() editor.FactStatus {
	if i := f.status.SelectedIndex(); i >= 0 {
		return f.statuses[i]
	}
	return f.fact.Status
}

// Fact returns the fact as the form has it. A new status is signed by the checker
// that is named, or else by who sits here.
func (f *FactForm) Fact() (editor.Fact, error) {
	out := f.fact.Clone()
	out.Kind = f.kindNow()
	out.Note, out.Speaker, out.Calculation = f.note.Text, clean(f.speaker), clean(f.calculation)
	out.Writer, out.Assigned = clean(f.writer.Field), clean(f.assigned.Field)
	out.Sources = f.sources.all()
	out, err := fact.SetRisks(out, f.risksNow()...)
	if err == nil {
		out, err = f.questions.apply(out, f.aids)
	}
	if err == nil {
		out, err = f.replied(out)
	}
	if err == nil {
		out, err = f.settled(out)
	}
	return out, err
}

func (f *FactForm) risksNow() []editor.Risk {
	var out []editor.Risk
	for i, check := range f.risks {
		if check.Checked {
			out = append(out, editor.Risks[i])
		}
	}
	return out
}

// replied records who was asked for their side, and what they answered.
func (f *FactForm) replied(out editor.Fact) (editor.Fact, error) {
	whom, answer := clean(f.whom), clean(f.answer)
	var err error
	switch {
	case whom == "" && answer == "":
		out.Reply = editor.RightOfReply{}
	case whom != out.Reply.Whom:
		out, err = fact.AskReply(out, whom, f.aids.Now)
	}
	if err == nil && answer != out.Reply.Answer {
		if answer == "" {
			out.Reply.Answer, out.Reply.Answered = "", time.Time{}
			return out, nil
		}
		out, err = fact.Replied(out, answer, f.aids.Now)
	}
	return out, err
}

// settled gives the fact the status that was chosen, where it is a new one or the
// old one was decided about other words.
func (f *FactForm) settled(out editor.Fact) (editor.Fact, error) {
	status, checker := f.statusNow(), clean(f.checker.Field)
	if status == f.fact.Status && f.fact.ID != "" {
		out.Checker = checker
		if status.Base() == editor.Corrected {
			out.Change = clean(f.change)
		}
		if status.Base() == editor.Waived {
			out.Reason = clean(f.reason)
		}
		return f.seconded(out)
	}
	out, err := Decide(out, status, Decision{By: orElse(checker, f.aids.Who), At: f.aids.Now, Reason: clean(f.reason), Wrong: clean(f.change)})
	if err != nil {
		return out, err
	}
	return f.seconded(out)
}

// seconded records a second check.
func (f *FactForm) seconded(out editor.Fact) (editor.Fact, error) {
	switch second := clean(f.second.Field); second {
	case out.Second:
		return out, nil
	case "":
		out.Second, out.SecondSettled = "", time.Time{}
		return out, nil
	default:
		return fact.SecondCheck(out, second, f.aids.Now)
	}
}

// Decision is who decides about a fact, and what some statuses ask for.
type Decision struct {
	By     string
	At     time.Time
	Reason string // of a waiver
	Wrong  string // what a corrected fact said before
}

// Decide gives a fact a status; a waiver needs a reason, a correction what was
// wrong, a doubt a note that says which.
func Decide(f editor.Fact, status editor.FactStatus, d Decision) (editor.Fact, error) {
	var err error
	switch status.Base() {
	case editor.Waived:
		f, err = fact.Waive(f, d.Reason, d.By, d.At)
	case editor.Corrected:
		f, err = fact.Correct(f, d.Wrong, d.By, d.At)
	case editor.Disputed, editor.Unverifiable:
		if strings.TrimSpace(f.Note) == "" {
			return f, errNoDoubt()
		}
		f = fact.Settle(f, status, d.By, d.At)
	default:
		f = fact.Settle(f, status, d.By, d.At)
	}
	if err == nil {
		f.Status = status // a desk's own word for it
	}
	return f, err
}

// Attach gives the source that is being written a file that the library keeps.
func (f *FactForm) Attach(s editor.Source) {
	f.sources.fold.Open(true)
	f.sources.fields.attach(s)
}

// Confirm presses the form's main button.
func (f *FactForm) Confirm() { f.dialog.Confirm() }

func clean(f *control.Field) string { return strings.TrimSpace(f.Text) }

func orElse(words, other string) string {
	if words == "" {
		return other
	}
	return words
}

// area is a field for more than a line.
func area(text string) *control.Field {
	f := control.NewEntry(text, "")
	f.MultiLine = true
	f.SetMinRowsVisible(2)
	return f
}

// chosen adds what a fact has to what can be chosen, where the desk has given it up
// since: opening a form changes nothing.
func chosen[T comparable](all []T, has T) []T {
	if slices.Contains(all, has) {
		return all
	}
	return append(all, has)
}

// choose returns a menu of choices with one chosen, the first where it is none
// of them.
func choose[T ~string](all []T, chosen T, name func(T) string) *control.Choice {
	names, at := make([]string, len(all)), 0
	for i, one := range all {
		names[i] = name(one)
		if one == chosen {
			at = i
		}
	}
	s := control.NewChoice(names, nil)
	s.SetSelectedIndex(at)
	return s
}
