package credits

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// Swept is a story that was checked among many, with the findings that stand, those that
// somebody waived, and what it went out under.
type Swept struct {
	ID, Headline string
	Status       editor.Status
	Exported     time.Time // when the words that were checked went out, zero where they did not
	Findings     []editor.Finding
	Override     *editor.Override // nil for none
	Unknown      int              // checks that could not be judged
	Trouble      string           // why it could not be read
}

// Sweep is the sheet that shows what credit trouble the stories of the library have.
// Set the callbacks before it is shown.
type Sweep struct {
	widget.BaseWidget
	OnRun  func()
	OnStop func()
	OnOpen func(story string, f *editor.Finding) // nil is the story itself
	OnSave func()                                // as CSV
	OnDone func()

	clock   func() time.Time
	scope   *control.Choice
	rule    *control.Choice
	grave   map[editor.Severity]*control.Button
	waived  *control.Button
	again   *control.Button
	stop    *control.Button
	save    *control.Button
	said    *control.Text
	bar     *control.Progress
	list    *control.List
	empty   *control.Empty
	head    *fyne.Container
	foot    *fyne.Container
	stories []Swept
	seen    int // stories that were checked
	rows    []spot
	names   []string // of the rules, as the choice lists them
	busy    bool
	trouble string // why not all stories were looked at
}

// spot is a finding of a story that was checked; finding -1 is the story itself.
type spot struct{ story, finding int }

// NewSweep returns a sheet that has checked nothing.
func NewSweep(clock func() time.Time) *Sweep {
	s := &Sweep{clock: clock, grave: map[editor.Severity]*control.Button{}}
	scopes := []string{lang.X("audit.exported", "All that was exported")}
	for _, status := range editor.Statuses {
		scopes = append(scopes, lang.X("audit.in", "In {{.Status}}", map[string]any{"Status": control.StatusName(string(status))}))
	}
	s.scope, s.rule = control.NewChoice(scopes, nil), control.NewChoice(nil, nil)
	s.scope.SetSelectedIndex(0)
	s.scope.OnChanged = func(string) { s.OnRun() }
	for _, severity := range editor.Severities {
		b := control.NewSmallButton("", "", nil)
		b.OnTapped = func() { s.Only(severity) }
		s.grave[severity] = b
	}
	s.waived = control.NewSmallButton("", "", s.OnlyWaived)
	s.again = control.NewButton(lang.X("audit.again", "Check again"), func() { s.OnRun() })
	s.stop = control.NewButton(lang.X("sweep.stop", "Stop"), func() { s.OnStop() })
	s.save = control.NewPrimaryButton(lang.X("audit.csv", "Export as CSV…"), func() { s.OnSave() })
	s.again.Hint, s.save.Hint = "R", "E"
	s.said = control.NewText(control.Quiet.Wrap(2), "")
	s.bar = control.NewProgress(120)
	s.empty = control.NewEmpty("", "", "", nil)
	s.newList()
	s.build()
	s.ExtendBaseWidget(s)
	s.Clear()
	return s
}

func (s *Sweep) build() {
	title := control.NewText(control.Style{Face: control.SerifSemi, Size: 17, Line: 24, Ink: theme.Ink, Lines: 1},
		lang.X("audit.title", "The credits of all stories"))
	done := control.NewButton(lang.X("sweep.done", "Done"), func() { s.OnDone() })
	filter := control.NewFlow(6, control.NewFixed(190, 0, s.scope), control.NewFixed(230, 0, s.rule),
		s.grave[editor.Blocks], s.grave[editor.Warns], s.grave[editor.Informs], s.waived)
	s.head = control.NewInset(10, 14, 8, 16, control.NewColumn(8, control.NewRow(8, title, done), filter))
	s.foot = control.NewInset(8, 14, 8, 16, control.NewRow(10, s.said, s.bar, s.stop, s.again, s.save))
}

// Scope is the status whose stories are to be checked, "" for all that was exported.
func (s *Sweep) Scope() editor.Status {
	if i := s.scope.SelectedIndex(); i > 0 {
		return editor.Statuses[i-1]
	}
	return ""
}

// SetScope chooses it, and has the stories checked.
func (s *Sweep) SetScope(status editor.Status) {
	s.scope.SetSelectedIndex(slices.Index(editor.Statuses, status) + 1)
}

// Clear forgets what was found.
func (s *Sweep) Clear() {
	s.stories, s.seen, s.trouble = nil, 0, ""
	s.tell("")
}

// Add adds stories that were checked. Those against which nothing stands count, and
// are not listed unless somebody waived something in them.
func (s *Sweep) Add(stories ...Swept) {
	s.seen += len(stories)
	for _, st := range stories {
		if len(st.Findings) > 0 || st.Trouble != "" {
			s.stories = append(s.stories, st)
		}
	}
}

// SetBusy says what is under way, and how far it has come; of 0 where that is not
// known.
func (s *Sweep) SetBusy(words string, done, of int) {
	s.busy = true
	s.bar.Set(done, of)
	s.tell(words)
}

// SetDone ends a sweep; trouble says why not all stories were looked at, "" where they
// were.
func (s *Sweep) SetDone(trouble string) {
	s.busy, s.trouble = false, trouble
	s.tell("")
	if s.list.Selected() < 0 && len(s.rows) > 0 {
		s.list.Mark(0)
	}
}

// Busy reports whether stories are being checked.
func (s *Sweep) Busy() bool { return s.busy }

// CanSave reports whether there is something to write to a file.
func (s *Sweep) CanSave() bool { return !s.busy && len(s.stories) > 0 }

// Said returns what is said at the foot.
func (s *Sweep) Said() string { return s.said.Words() }

// Only lists the findings of one severity; of the one that is chosen already, all
// again.
func (s *Sweep) Only(severity editor.Severity) {
	for other, b := range s.grave {
		b.SetSelected(other == severity && !b.Selected)
	}
	s.waived.SetSelected(false)
	s.filter()
}

// OnlyWaived lists what somebody lets stand; where it does already, all again.
func (s *Sweep) OnlyWaived() {
	for _, b := range s.grave {
		b.SetSelected(false)
	}
	s.waived.SetSelected(!s.waived.Selected)
	s.filter()
}

// OnlyRule lists the findings of one rule, of all for "".
func (s *Sweep) OnlyRule(rule string) {
	s.rule.SetSelectedIndex(slices.Index(s.names, rule) + 1)
}

// shows reports whether a finding is listed.
func (s *Sweep) shows(f editor.Finding) bool {
	if i := s.rule.SelectedIndex(); i > 0 && s.names[i-1] != f.Rule {
		return false
	}
	if s.waived.Selected {
		return f.Waived != nil
	}
	for severity, b := range s.grave {
		if b.Selected && (severity != f.Severity || f.Waived != nil) {
			return false
		}
	}
	return true
}

// filtered reports whether some findings may be left out.
func (s *Sweep) filtered() bool {
	any := s.rule.SelectedIndex() > 0 || s.waived.Selected
	for _, b := range s.grave {
		any = any || b.Selected
	}
	return any
}

// filter lists what the choices let through.
func (s *Sweep) filter() {
	s.rows = nil
	for i, st := range s.stories {
		head := len(s.rows)
		s.rows = append(s.rows, spot{i, -1})
		for k, f := range st.Findings {
			if s.shows(f) {
				s.rows = append(s.rows, spot{i, k})
			}
		}
		if len(s.rows) == head+1 && (st.Trouble == "" || s.filtered()) {
			s.rows = s.rows[:head]
		}
	}
	s.empty.Hidden = s.busy || len(s.rows) > 0
	s.empty.Set(s.nothing())
	s.list.Mark(min(s.list.Selected(), len(s.rows)-1))
	s.list.Refresh()
	s.Refresh()
}

// nothing says why the list is empty, and what to do.
func (s *Sweep) nothing() (title, hint, action string, run func()) {
	switch {
	case len(s.stories) > 0:
		return lang.X("audit.none-such", "There is none of that kind"), lang.X("audit.none-such.hint", "Other findings are left out by the choices above."),
			lang.X("audit.show-all", "Show all"), s.ShowAll
	case s.trouble != "":
		return lang.X("audit.trouble", "Not all stories were looked at"), s.trouble, lang.X("audit.again", "Check again"), s.OnRun
	case s.seen > 0:
		return control.Count("audit.clean", "Nothing stands against {{.N}} stories", s.seen),
			lang.X("audit.clean.hint", "Every credit check passes, was waived, or could not be judged from what is known."), "", nil
	case s.Scope() == "":
		return lang.X("audit.empty", "Nothing has been exported from this library"),
			lang.X("audit.empty.hint", "A story is checked here in the words that went out. Those that are still on the desk are checked where you choose a status above."), "", nil
	}
	return lang.X("audit.no-story", "No story stands there"), lang.X("audit.no-story.hint", "Choose another status above."), "", nil
}

// ShowAll takes the choices back that leave findings out.
func (s *Sweep) ShowAll() {
	for _, b := range s.grave {
		b.SetSelected(false)
	}
	s.waived.SetSelected(false)
	s.OnlyRule("")
	s.filter()
}

// tell brings everything up to date; words "" say what was found.
func (s *Sweep) tell(words string) {
	rules, severities := map[string]int{}, map[editor.Severity]int{}
	grave, unread, waived := 0, 0, 0
	for _, st := range s.stories {
		if st.Trouble != "" {
			unread++
		}
		if slices.ContainsFunc(st.Findings, func(f editor.Finding) bool { return f.Severity != editor.Informs && f.Waived == nil }) {
			grave++
		}
		for _, f := range st.Findings {
			rules[f.Rule]++
			if f.Waived != nil {
				waived++
			} else {
				severities[f.Severity]++
			}
		}
	}
	s.offerRules(rules)
	labels := map[editor.Severity]string{
		editor.Blocks:  control.Count("credits.count.failures", "{{.N}} failures", severities[editor.Blocks]),
		editor.Warns:   control.Count("credits.count.warnings", "{{.N}} warnings", severities[editor.Warns]),
		editor.Informs: control.Count("audit.notes", "{{.N}} notes", severities[editor.Informs]),
	}
	for severity, b := range s.grave {
		b.SetLabel(labels[severity])
		b.SetEnabled(severities[severity] > 0 || b.Selected)
	}
	s.waived.SetLabel(control.Count("audit.waived", "{{.N}} waived", waived))
	s.waived.SetEnabled(waived > 0 || s.waived.Selected)
	if words == "" && s.seen > 0 {
		words = lang.XN("audit.found", "{{.Grave}} of {{.All}} stories have failures or warnings", s.seen,
			map[string]any{"Grave": control.Number(grave), "All": control.Number(s.seen)})
		if unread > 0 {
			words += " · " + control.Count("audit.unread", "{{.N}} could not be read", unread)
		}
		if s.trouble != "" {
			words += " · " + s.trouble
		}
	}
	s.said.SetText(words)
	s.bar.Hidden, s.stop.Hidden = !s.busy, !s.busy
	s.again.Hidden = s.busy
	s.save.Hidden = !s.CanSave()
	s.filter()
}

// offerRules offers the rules that found something, those first that found the most.
// The one that is chosen stays so.
func (s *Sweep) offerRules(counts map[string]int) {
	chosen := ""
	if i := s.rule.SelectedIndex(); i > 0 {
		chosen = s.names[i-1]
	}
	s.names = s.names[:0:0]
	all := 0
	for name, n := range counts {
		s.names = append(s.names, name)
		all += n
	}
	slices.SortFunc(s.names, func(a, b string) int {
		if by := counts[b] - counts[a]; by != 0 {
			return by
		}
		return strings.Compare(a, b)
	})
	options := []string{lang.X("audit.rules", "All rules: {{.N}}", map[string]any{"N": control.Number(all)})}
	for _, name := range s.names {
		options = append(options, name+": "+control.Number(counts[name]))
	}
	s.rule.OnChanged = nil
	s.rule.SetOptions(options)
	s.rule.SetSelectedIndex(max(0, slices.Index(s.names, chosen)+1))
	s.rule.OnChanged = func(string) { s.filter() }
}

// CreateRenderer implements fyne.Widget.
func (s *Sweep) CreateRenderer() fyne.WidgetRenderer {
	return control.NewSheetRenderer(s.head, s.list, s.empty, s.foot)
}
