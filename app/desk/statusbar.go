package desk

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// SaveState says whether what was typed is on disk.
type SaveState int

// The states of saving.
const (
	NothingToSave SaveState = iota
	Saving
	Saved
	NotSaved // it failed; State.Problem says why
)

// State is what the status bar shows of the open story.
type State struct {
	Save         SaveState
	SavedAt      time.Time
	Problem      string
	Revision     int
	RevisionName string
	Tally        editor.Tally
	Judged       bool          // Tally is of what it reads now, not of what it read last
	Unknown      int           // credit rules that could not be judged
	Selected     editor.Length // of what is selected, zero for nothing
	Aside        bool          // that is none of the words of Tally: it lies in the headline or the standfirst
	Target       int           // words, 0 for none
	Pasted       int           // words from outside that nobody has cleared
	Language     string        // a BCP 47 tag
	Assumed      bool          // the story names no language and is read in this one
	Embargo      time.Time     // shown while it lies ahead of Now
	Suggesting   bool          // edits are suggested
	Changes      int           // suggestions that nobody has settled
	Now          time.Time

	Contradictions int  // that nobody lets stand
	Reopened       bool // what was typed since has broken the sign-off
}

// StatusBar shows the state of the open story, or of work in the background.
type StatusBar struct {
	widget.BaseWidget
	OnLength, OnPasted, OnChanges, OnFacts, OnCredits, OnLanguage, OnCancel func() // the words were pressed; the work is to end

	save, revision, words, embargo, task *control.Text
	pasted, changes, facts, credits      *control.Text
	language                             *control.Text
	bar                                  *control.Progress
	cancel                               *control.Button
}

// NewStatusBar returns a bar that shows nothing.
func NewStatusBar() *StatusBar {
	b := &StatusBar{bar: control.NewProgress(90)}
	for _, t := range []**control.Text{&b.save, &b.revision, &b.words, &b.embargo, &b.task, &b.pasted, &b.changes, &b.facts, &b.credits, &b.language} {
		*t = control.NewText(control.Quiet, "")
	}
	b.cancel = control.NewSmallButton(lang.X("task.cancel", "Cancel"), "", func() {
		if b.OnCancel != nil {
			b.OnCancel()
		}
	})
	b.ExtendBaseWidget(b)
	b.EndTask()
	b.Clear()
	return b
}

// Clear shows that no story is open.
func (b *StatusBar) Clear() {
	for _, t := range []*control.Text{b.save, b.revision, b.words, b.embargo, b.pasted, b.changes, b.facts, b.credits, b.language} {
		put(t, "", theme.Muted)
	}
	b.Refresh()
}

// Set shows the state of the open story.
func (b *StatusBar) Set(s State) {
	words, ink := s.saving()
	put(b.save, words, ink)
	put(b.revision, s.revision(), theme.Muted)
	b.words.SetRuns(s.words()...)
	b.words.Show()
	put(b.embargo, s.embargo(), theme.NeedsSourceInk)
	put(b.pasted, s.pasted(), theme.Muted)
	words, ink = s.changes()
	put(b.changes, words, ink)
	words, ink = s.facts()
	put(b.facts, words, ink)
	words, ink = s.credits()
	put(b.credits, words, ink)
	put(b.language, s.language(), theme.Muted)
	b.Refresh()
}

func put(t *control.Text, words string, ink theme.Role) {
	t.SetStyle(control.Quiet.In(ink))
	t.SetText(words)
	t.Hidden = words == ""
}

func (s State) saving() (string, theme.Role) {
	switch s.Save {
	case Saving:
		return lang.X("state.saving", "○ Saving…"), theme.Muted
	case Saved:
		return lang.X("state.saved", "● Saved {{.Time}}", map[string]any{"Time": s.SavedAt.Format("15:04:05")}), theme.VerifiedInk
	case NotSaved:
		return lang.X("state.unsaved", "✕ Not saved: {{.Why}}", map[string]any{"Why": s.Problem}), theme.DisputedInk
	}
	return "", theme.Muted
}

func (s State) revision() string {
	switch {
	case s.Revision == 0:
		return ""
	case s.RevisionName == "":
		return lang.X("state.revision", "Revision {{.N}}", map[string]any{"N": s.Revision})
	}
	return lang.X("state.named", "Revision {{.N}} · {{.Name}}", map[string]any{"N": s.Revision, "Name": s.RevisionName})
}

// words says how long the story is and what is selected of it, how far it is
// from the length it is to have, and how long it takes to read.
func (s State) words() []control.Run {
	count := control.Count("state.words", "{{.N}} words", s.Tally.Words)
	if s.Selected.Characters > 0 {
		if s.Aside {
			count = control.Count("state.words", "{{.N}} words", s.Selected.Words)
		} else {
			count = lang.X("state.selected", "{{.N}} of {{.Words}}", map[string]any{"N": control.Number(s.Selected.Words), "Words": count})
		}
		count += " · " + control.Count("state.characters", "{{.N}} characters", s.Selected.Characters)
	}
	runs := append([]control.Run{{Text: count}}, s.target()...)
	shown := editor.Length{Words: s.Tally.Words}
	if s.Selected.Characters > 0 {
		shown = s.Selected
	}
	if minutes := shown.Minutes(); minutes > 0 {
		runs = append(runs, control.Run{Text: " · " + lang.X("state.read", "{{.N}} min read", map[string]any{"N": minutes})})
	}
	return runs
}

func (s State) target() []control.Run {
	over := s.Tally.Words - s.Target
	switch {
	case s.Target == 0:
		return nil
	case over > 0:
		return []control.Run{{Text: " · "}, {Text: lang.X("state.over", "{{.N}} over {{.Target}}", s.aim(over)), Ink: theme.NeedsSourceInk, Bold: true}}
	case over < 0:
		return []control.Run{{Text: " · " + lang.X("state.under", "{{.N}} to go to {{.Target}}", s.aim(-over))}}
	}
	return []control.Run{{Text: " · "}, {Text: lang.X("state.hit", "✓ {{.Target}} as wanted", s.aim(0)), Ink: theme.VerifiedInk}}
}

func (s State) aim(n int) map[string]any {
	return map[string]any{"N": control.Number(n), "Target": control.Number(s.Target)}
}

func (s State) pasted() string {
	if s.Pasted == 0 {
		return ""
	}
	return control.Count("state.pasted", "{{.N}} words pasted", s.Pasted)
}

func (s State) embargo() string {
	if !s.Embargo.After(s.Now) {
		return ""
	}
	return lang.X("state.embargo", "Embargo until {{.When}}",
		map[string]any{"When": s.Embargo.In(s.Now.Location()).Format("15:04 Mon 2 Jan")})
}

// changes says how many suggestions there are, and that more are being made.
func (s State) changes() (string, theme.Role) {
	count := ""
	if s.Changes > 0 {
		count = control.Count("state.changes", "{{.N}} suggested changes", s.Changes)
	}
	if !s.Suggesting {
		return count, theme.Muted
	}
	if count == "" {
		return lang.X("state.suggesting", "✎ Suggesting"), theme.Accent
	}
	return lang.X("state.suggesting", "✎ Suggesting") + " · " + count, theme.Accent
}

// facts says how far the checking has come, and what speaks against it.
func (s State) facts() (string, theme.Role) {
	words, ink := lang.X("state.facts", "Facts {{.Settled}}/{{.All}}", map[string]any{"Settled": s.Tally.Settled, "All": s.Tally.Facts}), theme.Role(theme.Muted)
	if s.Contradictions > 0 {
		words, ink = words+" · "+control.Count("state.contradictions", "{{.N}} contradictions", s.Contradictions), theme.NeedsSourceInk
	}
	if s.Reopened {
		words, ink = words+" · "+lang.X("state.reopened", "✕ changed since sign-off"), theme.DisputedInk
	}
	return words, ink
}

func (s State) credits() (string, theme.Role) {
	switch {
	case s.Tally.Failures > 0:
		return control.Count("state.failures", "Credits {{.N}} failures", s.Tally.Failures), theme.DisputedInk
	case s.Tally.Warnings > 0:
		return control.Count("state.warnings", "Credits {{.N}} warnings", s.Tally.Warnings), theme.NeedsSourceInk
	case !s.Judged:
		return lang.X("credits.no-failures", "No credit failures"), theme.VerifiedInk
	case s.Unknown > 0:
		return lang.X("credits.no-failures", "No credit failures") + " · " + control.Count("credits.unknown", "{{.N}} not known", s.Unknown), theme.VerifiedInk
	}
	return lang.X("state.pass", "Credits pass"), theme.VerifiedInk
}

// SetTask shows work in the background; total 0 shows no bar.
func (b *StatusBar) SetTask(words string, done, total int) {
	b.task.SetText(words)
	b.bar.Set(done, total)
	b.task.Hidden, b.cancel.Hidden, b.bar.Hidden = false, false, total == 0
	b.Refresh()
}

// EndTask shows that no work runs.
func (b *StatusBar) EndTask() {
	b.task.Hidden, b.cancel.Hidden, b.bar.Hidden = true, true, true
	b.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (b *StatusBar) CreateRenderer() fyne.WidgetRenderer {
	cancel := control.NewFixed(0, 20, b.cancel)
	row := control.NewRow(18, b.save, b.revision, newPress(b.words, func() { call(b.OnLength) }),
		newPress(b.pasted, func() { call(b.OnPasted) }), b.embargo, control.NewSpacer(), b.task, b.bar, cancel,
		newPress(b.changes, func() { call(b.OnChanges) }), newPress(b.facts, func() { call(b.OnFacts) }), newPress(b.credits, func() { call(b.OnCredits) }),
		newPress(b.language, func() { call(b.OnLanguage) }))
	row.Layout = yielding{row.Layout, []*control.Text{b.language, b.pasted, b.revision, b.embargo}}
	return &refreshing{widget.NewSimpleRenderer(newBar(control.NewInset(0, 14, 0, 14, row), StatusHeight, true)), row}
}

// refreshing lays a row out anew when what it shows has changed.
type refreshing struct {
	fyne.WidgetRenderer
	row *fyne.Container
}

func (r *refreshing) Refresh() {
	r.row.Layout.Layout(r.row.Objects, r.row.Size())
	r.WidgetRenderer.Refresh()
}

func call(f func()) {
	if f != nil {
		f()
	}
}

// press makes words answer a press.
type press struct {
	widget.BaseWidget
	words  *control.Text
	tapped func()
}

func newPress(words *control.Text, tapped func()) *press {
	p := &press{words: words, tapped: tapped}
	p.ExtendBaseWidget(p)
	return p
}

// Visible implements fyne.CanvasObject: without words there is nothing to press.
func (p *press) Visible() bool { return p.words.Visible() }

func (p *press) Tapped(*fyne.PointEvent)             { p.tapped() }
func (p *press) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.words) }

func (s State) language() string {
	name := LanguageName(s.Language)
	if s.Assumed {
		name = lang.X("state.assumed", "{{.Language}}, assumed", map[string]any{"Language": name})
	}
	return name
}

// LanguageName names the languages that desks use most; others show their tag.
func LanguageName(tag string) string {
	switch tag {
	case "en":
		return lang.X("language.en", "English")
	case "en-GB":
		return lang.X("language.en-GB", "English (UK)")
	case "en-US":
		return lang.X("language.en-US", "English (US)")
	}
	return tag
}
