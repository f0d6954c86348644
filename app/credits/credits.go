// Package credits is the Credits tab: what the checks found, each finding with
// its fixes as buttons, and what passed; and the sheet that shows what they find in
// all stories. It takes data and calls back, and belongs on the UI thread.
package credits

import (
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// View is the Credits tab. Set the callbacks before it is shown.
type View struct {
	widget.BaseWidget
	OnRun     func()
	OnCopy    func(report string)
	OnFix     func(editor.Finding, editor.Fix)
	OnWaive   func(editor.Finding) // ask for the reason, with ShowWaiveForm
	OnUnwaive func(editor.Finding) // take the waiver back
	OnSelect  func(editor.Finding) // reveal the words or the field
	OnGo      func(editor.Finding) // take the keyboard there
	OnCompare func(editor.Finding) // show its words beside those of the other story

	OnAddOutlet func(name string)    // add an organisation to those that are known
	OnWho       func()               // ask who the desk is
	OnPolicy    func(address string) // show the rule that a finding follows

	findings []editor.Finding
	passed   []string
	unknown  []Unknown
	unfolded bool
	settling int // the place of the finding that is being settled, -1 for none: the next that is open takes over, however long that takes
	cards    []*card
	pass     *control.Card
	passHead *control.Text
	passShow *control.Text
	passList *control.Text
	counts   *control.Text
	run      *control.Button
	copy     *control.Button
	list     *control.List
	empty    *control.Empty
}

// Unknown is the title of a check that could not be judged, and why.
type Unknown struct{ Title, Why string }

// New returns a tab that has not run yet.
func New() *View {
	v := &View{settling: -1, counts: control.NewText(control.Strong.Wrap(1), "")}
	v.run = control.NewSmallButton(lang.X("credits.run", "Re-run"), "", func() { call(v.OnRun) })
	v.copy = control.NewSmallButton(lang.X("credits.copy", "Copy report"), "", func() {
		if v.OnCopy != nil {
			v.OnCopy(v.Report())
		}
	})
	v.newPass()
	v.empty = control.NewEmpty(lang.X("credits.none.title", "No story is open"),
		lang.X("credits.none.hint", "Open a story from the list on the left to see whether it says whose it is."), "", nil)
	v.list = control.NewList()
	v.list.Gap, v.list.Side = 10, 12
	v.list.Count = v.count
	v.list.Height = func(i int, width float32) float32 { return control.HeightOf(v.object(i), width) }
	v.list.Object = v.object
	v.list.OnSelect = v.selected
	v.list.OnOpen = v.opened
	v.list.OnKey = v.key
	v.ExtendBaseWidget(v)
	return v
}

func call(f func()) {
	if f != nil {
		f()
	}
}

// newPass makes the last card, which unfolds to the rules that passed.
func (v *View) newPass() {
	v.passHead = control.NewText(control.Body.In(theme.VerifiedInk).Wrap(1), "")
	v.passShow = control.NewText(control.Body.In(theme.Muted), "")
	v.passList = control.NewText(control.Quiet.Wrap(control.Unlimited), "")
	v.passList.Hidden = true
	v.pass = control.NewCard(control.NewColumn(5, control.NewRow(8, v.passHead, v.passShow), v.passList), func() { v.Unfold(!v.unfolded) })
}

// Set shows the result of a check: findings with their waivers applied, gravest
// first, the titles of the rules that found nothing, and those that could not be
// judged.
func (v *View) Set(findings []editor.Finding, passed []string, unknown []Unknown) {
	chosen, _ := v.Selected()
	old := v.cards
	v.findings, v.passed, v.unknown, v.cards = findings, passed, unknown, nil
	for _, f := range findings {
		v.cards = append(v.cards, v.reuse(&old, f))
	}
	at := v.again(chosen)
	if v.settling >= 0 && (at < 0 || !isOpen(findings[at]) || findings[at].Severity != chosen.Severity) {
		at, v.settling = v.next(v.settling), -1
	}
	v.counts.SetText(v.summary())
	v.Unfold(v.unfolded)
	v.empty.Hidden = true
	v.mark(at)
	v.list.Select(at)
}

// again returns where the finding that was chosen stands now, -1 where it is gone. Of
// several about the same words it is the one in its place, or the first.
func (v *View) again(chosen editor.Finding) int {
	at := slices.IndexFunc(v.findings, func(f editor.Finding) bool { return f.Key() == chosen.Key() && f.Range == chosen.Range })
	if at < 0 {
		at = slices.IndexFunc(v.findings, func(f editor.Finding) bool { return f.Key() == chosen.Key() })
	}
	return at
}

func isOpen(f editor.Finding) bool { return f.Waived == nil }

// next returns the finding to settle after the one that stood at a place: the next that
// stops or warns, else the first that does, else the first that is open at all; -1 where
// everything is settled.
func (v *View) next(place int) int {
	asks := func(f editor.Finding) bool { return isOpen(f) && f.Severity != editor.Informs }
	place = min(place, len(v.findings))
	if at := slices.IndexFunc(v.findings[place:], asks); at >= 0 {
		return place + at
	}
	if at := slices.IndexFunc(v.findings, asks); at >= 0 {
		return at
	}
	return slices.IndexFunc(v.findings, isOpen)
}

// Clear shows that no story is open.
func (v *View) Clear() {
	v.settling = -1
	v.Set(nil, nil, nil)
	v.counts.SetText("")
	v.empty.Hidden = false
	v.Refresh()
}

// Wait shows that a story is open that was not checked yet.
func (v *View) Wait() {
	v.settling = -1
	v.Set(nil, nil, nil)
	v.counts.SetText(lang.X("audit.checking", "Checking…"))
	v.Refresh()
}

// Unfold shows or hides the rules that passed.
func (v *View) Unfold(on bool) {
	v.unfolded = on
	head := control.Count("credits.checks", "✓ {{.N}} checks pass", len(v.passed))
	if len(v.unknown) > 0 {
		head += ", " + control.Count("credits.unknown", "{{.N}} not known", len(v.unknown))
	}
	v.passHead.SetText(head)
	if on {
		v.passShow.SetText(lang.X("credits.hide", "Hide"))
	} else {
		v.passShow.SetText(lang.X("credits.show", "Show"))
	}
	v.passList.SetText(strings.Join(append(unknownLines(v.unknown), v.passed...), "\n"))
	v.passList.Hidden = !on
	v.list.Refresh()
	if on {
		v.list.Reveal(v.list.Selected())
	}
}

// unknownLines says why checks could not be judged, and which: those that wait for the
// same thing in one line.
func unknownLines(unknown []Unknown) []string {
	var reasons []string
	titles := map[string][]string{}
	for _, u := range unknown {
		if titles[u.Why] == nil {
			reasons = append(reasons, u.Why)
		}
		titles[u.Why] = append(titles[u.Why], u.Title)
	}
	lines := make([]string, len(reasons))
	for i, why := range reasons {
		waiting := titles[why]
		if len(waiting) == 1 {
			lines[i] = lang.X("credits.unjudged", "? {{.Title}}: not known, for {{.Why}}", map[string]any{"Title": waiting[0], "Why": why})
			continue
		}
		lines[i] = lang.X("credits.unjudged-many", "? {{.N}} checks are not known, for {{.Why}}. They are: {{.Titles}}",
			map[string]any{"N": control.Number(len(waiting)), "Why": why, "Titles": strings.Join(waiting, "; ")})
	}
	return lines
}

// Select chooses the finding with a key (editor.Finding.Key) without calling
// OnSelect.
func (v *View) Select(key string) {
	at := slices.IndexFunc(v.findings, func(f editor.Finding) bool { return f.Key() == key })
	v.mark(at)
	v.list.Select(at)
}

// Selected returns the chosen finding, false where there is none.
func (v *View) Selected() (editor.Finding, bool) {
	if i := v.list.Selected(); i >= 0 && i < len(v.findings) {
		return v.findings[i], true
	}
	return editor.Finding{}, false
}

// Focus gives the list the keyboard, and chooses the first finding where none is chosen:
// where the checks are at it still, once they have come to one.
func (v *View) Focus() {
	control.Focus(v.list)
	switch {
	case len(v.findings) == 0:
		v.settling = 0
	case v.list.Selected() < 0:
		v.list.Choose(0)
	}
}

func (v *View) tally() (failures, warnings int) {
	for _, f := range v.findings {
		switch {
		case f.Stops():
			failures++
		case f.Severity == editor.Warns && f.Waived == nil:
			warnings++
		}
	}
	return failures, warnings
}

func (v *View) summary() string {
	failures, warnings := v.tally()
	return strings.Join([]string{
		control.Count("credits.count.failures", "{{.N}} failures", failures),
		control.Count("credits.count.warnings", "{{.N}} warnings", warnings),
		control.Count("credits.count.pass", "{{.N}} pass", len(v.passed)),
	}, ", ")
}

// Report is the result as plain text, for a message to a colleague.
func (v *View) Report() string {
	var b strings.Builder
	b.WriteString(v.summary() + "\n")
	for _, f := range v.findings {
		b.WriteString("\n" + glyph(f) + " " + f.Message + " [" + f.Rule + "]\n")
		if f.Text != "" {
			b.WriteString("  " + editor.InQuotes(f.Text) + "\n")
		}
		if f.Elsewhere != nil {
			b.WriteString("  " + elsewhereWords(*f.Elsewhere) + "\n")
		}
		if f.Waived != nil {
			b.WriteString("  " + waivedWords(*f.Waived) + "\n")
		}
	}
	for _, line := range unknownLines(v.unknown) {
		b.WriteString("\n" + line)
	}
	for _, title := range v.passed {
		b.WriteString("\n✓ " + title)
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// count is the findings and, where a check has run, the card of what passed.
func (v *View) count() int {
	if len(v.passed)+len(v.unknown) == 0 {
		return len(v.findings)
	}
	return len(v.findings) + 1
}

func (v *View) object(i int) fyne.CanvasObject {
	if i < len(v.cards) {
		return v.cards[i].Card
	}
	return v.pass
}

// mark shows card at as the chosen one, -1 none.
func (v *View) mark(at int) {
	for i, c := range v.cards {
		if c.Selected() != (i == at) {
			c.choose(i == at)
			v.list.Changed(i) // its keys may take another line
		}
	}
	v.pass.SetSelected(at >= 0 && at == len(v.cards))
}

func (v *View) selected(i int) {
	v.settling = -1
	v.mark(i)
	if i < len(v.findings) && v.OnSelect != nil {
		v.OnSelect(v.findings[i])
	}
}

func (v *View) opened(i int) {
	if i == len(v.findings) {
		v.Unfold(!v.unfolded)
	} else {
		v.goTo(v.findings[i])
	}
}

// key does what a button of the chosen card does.
func (v *View) key(e *fyne.KeyEvent) bool {
	i := v.list.Selected()
	if i < 0 || i >= len(v.cards) || e.Name == "" {
		return false
	}
	deeds := v.cards[i].deeds
	at := slices.IndexFunc(deeds, func(d deed) bool { return d.key == e.Name })
	if at < 0 {
		return false
	}
	deeds[at].do()
	return true
}

func (v *View) goTo(f editor.Finding) {
	if v.OnGo != nil {
		v.settling = v.list.Selected()
		v.OnGo(f)
	}
}

func (v *View) fix(f editor.Finding, x editor.Fix) {
	if v.OnFix != nil {
		v.settling = v.list.Selected()
		v.OnFix(f, x)
	}
}

func (v *View) compare(f editor.Finding) {
	if v.OnCompare != nil {
		control.Focus(v.list)
		v.OnCompare(f)
	}
}

func (v *View) waive(f editor.Finding) {
	control.Focus(v.list) // a press has taken the keyboard: the form gives it back to the card
	if f.Waived != nil {
		if v.OnUnwaive != nil {
			v.OnUnwaive(f)
		}
		return
	}
	if v.OnWaive != nil {
		v.settling = v.list.Selected()
		v.OnWaive(f)
	}
}

// reuse returns the old card of an equal finding and takes it out of old, or a new one:
// a card stands in one place, so two findings that are equal have one each.
func (v *View) reuse(old *[]*card, f editor.Finding) *card {
	i := slices.IndexFunc(*old, func(c *card) bool { return reflect.DeepEqual(c.finding, f) })
	if i < 0 {
		return v.newCard(f)
	}
	c := (*old)[i]
	*old = slices.Delete(*old, i, i+1)
	return c
}

// CreateRenderer implements fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	head := control.NewInset(0, 14, 0, 14, control.NewRow(8, v.counts, v.run, v.copy))
	return widget.NewSimpleRenderer(control.NewHeaded(head, v.list, v.empty))
}
