package facts

import (
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// DeskForm is the dialog in which a desk chooses its gates, and adds kinds and
// statuses of its own.
type DeskForm struct {
	gates           map[editor.Gate]*control.Choice
	kinds, statuses *termList
	wrong           *control.Text
	dialog          *control.Dialog
}

// severities are what a gate may do, in the order of the menu.
var severities = []editor.Severity{editor.Blocks, editor.Warns, editor.Informs, editor.Off}

// ShowDeskForm asks how a desk checks. Save says what is wrong with it; the form stays
// open then.
func ShowDeskForm(w fyne.Window, desk editor.FactDesk, save func(editor.FactDesk) error) *DeskForm {
	f := &DeskForm{gates: map[editor.Gate]*control.Choice{}, wrong: control.NewText(control.Quiet.In(theme.DisputedInk).Wrap(3), "")}
	f.wrong.Hide()
	rows := control.NewColumn(6)
	for _, g := range editor.Gates {
		f.gates[g] = choose(severities, desk.Gate(g), SeverityName)
		rows.Add(control.NewRow(10, control.NewText(control.Body.Wrap(2), GateName(g)), control.NewFixed(150, 0, f.gates[g])))
	}
	f.kinds = newTermList(desk.Kinds, bases(editor.FactKinds, func(k editor.FactKind) string { return kindName(editor.FactDesk{}, k) }), f.fit)
	f.statuses = newTermList(desk.Statuses, bases(editor.FactStatuses, func(s editor.FactStatus) string { return StatusName(editor.FactDesk{}, s) }), f.fit)
	rows.Add(f.fold(lang.X("desk.kinds", "Kinds of our own"), f.kinds))
	rows.Add(f.fold(lang.X("desk.statuses", "Statuses of our own"), f.statuses))
	content := control.NewColumn(8, control.NewLimited(w.Canvas().Size().Height-190, rows).Object, f.wrong)
	f.dialog = control.ShowDialog(w.Canvas(), lang.X("desk.title", "What this desk asks of a story"), content, 560, lang.X("form.ok", "Save"), func() bool {
		err := save(f.Desk())
		if err == nil {
			return true
		}
		f.wrong.SetText(control.Sentence(err))
		f.wrong.Show()
		f.fit()
		return false
	})
	f.dialog.Focus(f.gates[editor.Gates[0]])
	return f
}

func (f *DeskForm) fold(title string, list *termList) fyne.CanvasObject {
	fold := control.NewFold(title, list.box)
	fold.Open(len(list.terms) > 0)
	fold.OnToggle = f.fit
	return fold.Object
}

func (f *DeskForm) fit() {
	if f.dialog != nil {
		f.dialog.Refresh()
	}
}

// Desk returns what was chosen.
func (f *DeskForm) Desk() editor.FactDesk {
	out := editor.FactDesk{Gates: map[editor.Gate]editor.Severity{}, Kinds: f.kinds.all(), Statuses: f.statuses.all()}
	for g, choice := range f.gates {
		out.Gates[g] = severities[max(0, choice.SelectedIndex())]
	}
	return out
}

// Confirm presses the form's main button.
func (f *DeskForm) Confirm() { f.dialog.Confirm() }

// GateName is what a gate asks, in words.
func GateName(g editor.Gate) string {
	switch g {
	case editor.GateSettled:
		return lang.X("gate.settled", "Every fact is settled; none is stale or gone")
	case editor.GateSourced:
		return lang.X("gate.sourced", "What is verified has a source")
	case editor.GateFourEyes:
		return lang.X("gate.four-eyes", "Somebody other than the writer has checked it")
	case editor.GateHighRisk:
		return lang.X("gate.high-risk", "High risk has two sources, or a document")
	case editor.GateReply:
		return lang.X("gate.reply", "Whom a legal risk accuses was asked to reply")
	case editor.GateQuestions:
		return lang.X("gate.questions", "No question is open")
	case editor.GateCovered:
		return lang.X("gate.covered", "Every sentence has a fact, or nothing to check")
	case editor.GateSignedOff:
		return lang.X("gate.signed-off", "Somebody has signed the story off")
	case editor.GateReopened:
		return lang.X("gate.reopened", "After sign-off nothing but corrections")
	}
	return string(g)
}

// SeverityName is what a gate does, in words.
func SeverityName(s editor.Severity) string {
	switch s {
	case editor.Blocks:
		return lang.X("gate.blocks", "Stops the story")
	case editor.Warns:
		return lang.X("gate.warns", "Warns")
	case editor.Informs:
		return lang.X("gate.informs", "Says so")
	}
	return lang.X("gate.off", "Off")
}

// base is one of Stet's kinds or statuses, which a desk's own one counts as.
type base struct{ id, name string }

func bases[T ~string](all []T, name func(T) string) []base {
	var out []base
	for _, one := range all {
		out = append(out, base{string(one), name(one)})
	}
	return out
}

// termList is a desk's own kinds or statuses, with room for one more.
type termList struct {
	terms []editor.DeskTerm
	bases []base
	rows  *fyne.Container
	name  *control.Field
	base  *control.Choice
	box   *fyne.Container
	fit   func()
}

func newTermList(terms []editor.DeskTerm, of []base, fit func()) *termList {
	l := &termList{terms: slices.Clone(terms), bases: of, rows: control.NewColumn(4), name: control.NewEntry("", lang.X("desk.term.hint", "Name")), fit: fit}
	var options []string
	for _, b := range of {
		options = append(options, b.name)
	}
	l.base = control.NewChoice(options, nil)
	l.base.SetSelectedIndex(0)
	l.name.OnEnter = l.add
	l.box = control.NewColumn(6, l.rows, control.NewPair(control.NewField(lang.X("desk.term", "One more"), l.name), control.NewField(lang.X("desk.term.base", "Counts as"), l.base)),
		control.NewFlow(6, control.NewSmallButton(lang.X("desk.term.add", "Add"), "", l.add)))
	l.show()
	return l
}

func (l *termList) show() {
	l.rows.RemoveAll()
	for i, t := range l.terms {
		l.rows.Add(control.NewRow(8, control.NewText(control.Body.Wrap(1), t.Label), control.NewText(control.Quiet, l.baseName(t.ID)),
			control.NewSmallButton(lang.X("form.source.remove", "Remove"), "", func() {
				l.terms = slices.Delete(slices.Clone(l.terms), i, i+1)
				l.show()
			})))
	}
	l.rows.Hidden = len(l.terms) == 0
	l.fit()
}

func (l *termList) baseName(id string) string {
	of, _, _ := strings.Cut(id, ":")
	for _, b := range l.bases {
		if b.id == of {
			return b.name
		}
	}
	return of
}

// add takes the name that was typed onto the list.
func (l *termList) add() {
	l.terms = l.all()
	l.name.SetText("")
	l.show()
}

// all are those of the list, and the one that is typed.
func (l *termList) all() []editor.DeskTerm {
	name := clean(l.name)
	if name == "" {
		return l.terms
	}
	of := l.bases[max(0, l.base.SelectedIndex())].id
	return append(slices.Clone(l.terms), editor.DeskTerm{ID: of + ":" + word(name), Label: name})
}

// word is a name as the word of an ID: lower case, hyphens for what is no letter or
// digit.
func word(name string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), "-")
}
