// Package finder holds the bar that finds and replaces words in the open story.
package finder

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor/find"
)

// Way is a way to look.
type Way int

// The ways: see find.Query, and only in what is selected.
const (
	Case Way = iota
	Words
	Regexp
	Selection
)

// State is what the bar tells of a search.
type State struct {
	At, Of    int    // the hit it stands at, from 1, of so many; At 0 for none of them
	Searching bool   // how many is not known yet
	Wrong     string // what is wrong with the expression or the replacement
	Was       string // the words of the hit
	Becomes   string // what would stand in their place
}

// Bar asks what to look for and, where it is wide open, what to put in its place.
type Bar struct {
	widget.BaseWidget
	OnQuery      func(find.Query)
	OnWith       func(text string) // the replacement was changed
	OnScope      func(on bool)     // only in what is selected
	OnStep       func(by int)
	OnReplace    func()
	OnReplaceAll func()
	OnClose      func()

	field, with           *control.Field
	capitals, words, expr *control.Button
	scope                 *control.Button
	replace, all          *control.Button
	count, wrong, preview *control.Text
	putting, change       *fyne.Container // what is only there to replace
	ways, fields          *fyne.Container
	rows, whole           *fyne.Container
	state                 State
	modifiers             func() fyne.KeyModifier
}

// NewBar returns the bar, without anything to look for.
func NewBar() *Bar {
	b := &Bar{modifiers: heldModifiers}
	b.field = control.NewEntry("", lang.X("find.words", "Find in the story"))
	b.with = control.NewEntry("", lang.X("find.with", "Replace with"))
	b.capitals = b.toggle(lang.X("find.case", "Aa"))
	b.words = b.toggle(lang.X("find.whole", "Words"))
	b.expr = b.toggle(".*")
	b.scope = control.NewSmallButton(lang.X("find.scope", "In selection"), "", func() { b.OnScope(!b.scope.Selected) })
	b.replace = control.NewSmallButton(lang.X("find.replace", "Replace"), "", func() { b.OnReplace() })
	b.all = control.NewSmallButton(lang.X("find.replace-all", "Replace all"), "", func() { b.OnReplaceAll() })
	b.count = control.NewText(control.Quiet, "")
	b.wrong = control.NewText(control.Quiet.In(theme.DisputedInk).Wrap(2), "")
	b.preview = control.NewText(control.Quiet.Wrap(1), "")
	b.serve()
	b.build()
	b.ExtendBaseWidget(b)
	return b
}

// toggle returns a button that changes the query.
func (b *Bar) toggle(label string) *control.Button {
	t := control.NewSmallButton(label, "", nil)
	t.OnTapped = func() { t.SetSelected(!t.Selected); b.asked() }
	return t
}

// serve answers the keys of the fields.
func (b *Bar) serve() {
	b.field.OnChanged = func(string) { b.asked() }
	b.with.OnChanged = func(text string) { b.OnWith(text) }
	b.field.OnEnter = b.enter
	b.with.OnEnter, b.with.OnMore = func() { b.OnReplace() }, func() { b.OnReplaceAll() }
	b.field.OnDown, b.field.OnUp = func() { b.OnStep(1) }, func() { b.OnStep(-1) }
	b.field.OnEscape, b.with.OnEscape = func() { b.OnClose() }, func() { b.OnClose() }
}

// enter goes to the next hit, with Shift to the one before.
func (b *Bar) enter() {
	if b.modifiers()&fyne.KeyModifierShift != 0 {
		b.OnStep(-1)
	} else {
		b.OnStep(1)
	}
}

func heldModifiers() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// build lays the rows out.
func (b *Bar) build() {
	before := control.NewSmallButton("‹", "", func() { b.OnStep(-1) })
	next := control.NewSmallButton("›", "", func() { b.OnStep(1) })
	leave := control.NewSmallButton("✕", "", func() { b.OnClose() })
	line := func(o fyne.CanvasObject) *fyne.Container { return control.NewFixed(0, 28, o) }
	b.ways = control.NewRow(6, b.capitals, b.words, b.expr, b.scope, control.NewFixed(72, 0, b.count), before, next, leave)
	b.putting, b.change = line(control.NewFrame(b.with)), line(control.NewRow(6, b.replace, b.all))
	// Column by column, so that Tab goes from the one field to the other.
	fields := control.NewColumn(6, line(control.NewFrame(b.field)), b.putting)
	b.fields = control.NewRow(8, control.NewRest(fields), control.NewColumn(6, line(b.ways), b.change))
	b.rows = control.NewColumn(4, b.fields, b.preview)
	b.whole = control.NewInset(7, 10, 7, 14, control.NewColumn(4, b.rows, b.wrong))
	b.SetReplacing(false)
	b.wrong.Hide()
}

// asked tells of another query.
func (b *Bar) asked() { b.OnQuery(b.Query()) }

// Query returns what is to be looked for.
func (b *Bar) Query() find.Query {
	return find.Query{Text: b.field.Text, Case: b.capitals.Selected, Words: b.words.Selected, Regexp: b.expr.Selected}
}

// SetWords puts words into the field, without telling.
func (b *Bar) SetWords(words string) {
	if words == b.field.Text {
		return
	}
	told := b.field.OnChanged
	b.field.OnChanged = nil
	b.field.SetText(words)
	b.field.OnChanged = told
}

// With returns what is to be put in the place of a hit.
func (b *Bar) With() string { return b.with.Text }

// SetWith puts words into that field.
func (b *Bar) SetWith(text string) { b.with.SetText(text) }

// SetScope shows whether only what is selected is searched, without telling.
func (b *Bar) SetScope(on bool) { b.scope.SetSelected(on) }

// Replacing reports whether the bar is open for a replacement as well.
func (b *Bar) Replacing() bool { return b.change.Visible() }

// SetReplacing opens the bar for a replacement, or only to find.
func (b *Bar) SetReplacing(on bool) {
	b.putting.Hidden, b.change.Hidden, b.preview.Hidden = !on, !on, !on
	b.Refresh()
}

// Choose presses the button of a way to look.
func (b *Bar) Choose(way Way) { b.button(way).Tapped(nil) }

// Chosen reports whether that button is pressed in.
func (b *Bar) Chosen(way Way) bool { return b.button(way).Selected }

func (b *Bar) button(way Way) *control.Button {
	return [...]*control.Button{b.capitals, b.words, b.expr, b.scope}[way]
}

// Focus gives the field the keyboard, its words selected, so that typing begins
// anew.
func (b *Bar) Focus() {
	control.Focus(b.field)
	b.field.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// State returns how the search stands.
func (b *Bar) State() State { return b.state }

// SetState shows how a search stands; the same again, as after most keys typed
// into the story, costs nothing.
func (b *Bar) SetState(s State) {
	count := counted(s, b.field.Text != "")
	if s == b.state && count == b.count.Words() {
		return
	}
	b.state = s
	b.count.SetText(count)
	b.wrong.SetText(s.Wrong)
	b.wrong.Hidden = s.Wrong == ""
	b.preview.SetRuns(previewed(s)...)
	b.replace.SetEnabled(s.At > 0 && s.Wrong == "")
	b.all.SetEnabled(s.Of > 0 && s.Wrong == "")
	b.Resize(fyne.NewSize(b.Size().Width, b.HeightFor(b.Size().Width)))
	b.Refresh()
}

// counted says which hit it is, of how many.
func counted(s State, asked bool) string {
	switch {
	case s.Searching:
		return lang.X("find.searching", "searching…")
	case !asked || s.Wrong != "" && s.Of == 0:
		return ""
	case s.Of == 0:
		return lang.X("find.none", "no hits")
	case s.At == 0:
		return control.Count("find.count", "{{.N}} hits", s.Of)
	}
	return lang.X("find.at", "{{.At}} of {{.Of}}", map[string]any{"At": control.Number(s.At), "Of": control.Number(s.Of)})
}

// previewed shows what a hit becomes.
func previewed(s State) []control.Run {
	if s.At == 0 || s.Wrong != "" {
		return nil
	}
	becomes := control.Run{Text: shown(s.Becomes), Ink: theme.Inserted, Ground: theme.InsertedGround}
	if s.Becomes == "" {
		becomes = control.Run{Text: lang.X("find.nothing", "nothing")}
	}
	return []control.Run{{Text: shown(s.Was), Ink: theme.Deleted, Ground: theme.DeletedGround, Strike: true}, {Text: "  →  "}, becomes}
}
