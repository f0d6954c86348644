package finder

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/find"
)

// Story is what was found in one story of the library. Note says something about
// it: that it is open, or what became of the replacement.
type Story struct {
	ID, Headline string
	Note         string
	Hits         []find.Hit
}

// Sheet asks what to replace in the whole library, shows every place where that
// would be, each to be left out, and what became of it.
type Sheet struct {
	widget.BaseWidget
	OnSearch  func()
	OnStop    func() // end what is under way
	OnReplace func(chosen []Story)
	OnUndo    func()
	OnShow    func(id string, r editor.Range) // open the story at a hit
	OnDone    func()

	field, with             *control.Field
	capitals, words, expr   *control.Button
	everywhere, here        *control.Button
	search, act, undo, stop *control.Button
	said, wrong             *control.Text
	bar                     *control.Progress
	list                    *control.List
	empty                   *control.Empty
	head, foot              *fyne.Container
	ways                    *fyne.Container
	stories                 []Story
	left                    map[place]bool // the hits that are left out
	rows                    []place
	busy                    bool
	over                    bool // the replacement is done
}

// place is a hit of a story; hit -1 is the story itself.
type place struct{ story, hit int }

// NewSheet returns a sheet that has not looked for anything.
func NewSheet() *Sheet {
	s := &Sheet{left: map[place]bool{}}
	s.field = control.NewEntry("", lang.X("sweep.words", "Find in the library"))
	s.with = control.NewEntry("", lang.X("find.with", "Replace with"))
	s.capitals = s.toggle(lang.X("find.case", "Aa"))
	s.words = s.toggle(lang.X("find.whole", "Words"))
	s.expr = s.toggle(".*")
	s.everywhere = control.NewSmallButton(lang.X("sweep.everywhere", "All stories"), "", func() { s.SetEverywhere(true) })
	s.here = control.NewSmallButton("", "", func() { s.SetEverywhere(false) })
	s.search = control.NewSmallButton(lang.X("sweep.search", "Search"), "", func() { s.OnSearch() })
	s.act = control.NewPrimaryButton("", func() { s.OnReplace(s.Chosen()) })
	s.undo = control.NewButton(lang.X("sweep.undo", "Undo all"), func() { s.OnUndo() })
	s.stop = control.NewButton(lang.X("sweep.stop", "Stop"), func() { s.OnStop() })
	s.said = control.NewText(control.Quiet.Wrap(1), "")
	s.wrong = control.NewText(control.Quiet.In(theme.DisputedInk).Wrap(2), "")
	s.bar = control.NewProgress(120)
	s.empty = control.NewEmpty("", "", "", nil)
	s.newList()
	s.build()
	s.SetEverywhere(true)
	s.ExtendBaseWidget(s)
	return s
}

func (s *Sheet) toggle(label string) *control.Button {
	t := control.NewSmallButton(label, "", nil)
	t.OnTapped = func() { t.SetSelected(!t.Selected); s.Clear() }
	return t
}

// SetEverywhere searches all stories, or only those that are listed.
func (s *Sheet) SetEverywhere(on bool) {
	s.everywhere.SetSelected(on)
	s.here.SetSelected(!on)
	s.Clear()
}

// build lays the sheet out and answers the keys of its fields.
func (s *Sheet) build() {
	for _, f := range []*control.Field{s.field, s.with} {
		f.OnEnter, f.OnEscape = func() { s.OnSearch() }, func() { s.OnDone() }
		f.OnChanged = func(string) { s.Clear() }
	}
	line := func(o fyne.CanvasObject) *fyne.Container { return control.NewFixed(0, 28, o) }
	title := control.NewText(control.Style{Face: control.SerifSemi, Size: 17, Line: 24, Ink: theme.Ink, Lines: 1},
		lang.X("sweep.title", "Find and replace in the library"))
	done := control.NewButton(lang.X("sweep.done", "Done"), func() { s.OnDone() })
	fields := control.NewColumn(6, line(control.NewFrame(s.field)), line(control.NewFrame(s.with)))
	s.ways = control.NewColumn(6, line(control.NewRow(6, s.capitals, s.words, s.expr)), line(control.NewRow(6, s.everywhere, s.here, s.search)))
	s.head = control.NewInset(10, 14, 8, 16, control.NewColumn(8, control.NewRow(8, title, done),
		control.NewRow(8, control.NewRest(fields), s.ways), s.wrong))
	s.foot = control.NewInset(8, 14, 8, 16, control.NewRow(10, s.said, s.bar, s.stop, s.undo, s.act))
}

// Query returns what is to be looked for.
func (s *Sheet) Query() find.Query {
	return find.Query{Text: s.field.Text, Case: s.capitals.Selected, Words: s.words.Selected, Regexp: s.expr.Selected}
}

// With returns what is to be put in the place of a hit.
func (s *Sheet) With() string { return s.with.Text }

// Ask puts a query and a replacement into the fields.
func (s *Sheet) Ask(q find.Query, with string) {
	s.field.SetText(q.Text)
	s.with.SetText(with)
	s.capitals.SetSelected(q.Case)
	s.words.SetSelected(q.Words)
	s.expr.SetSelected(q.Regexp)
	s.Clear()
}

// Everywhere reports whether all stories are searched, not only those listed.
func (s *Sheet) Everywhere() bool { return s.everywhere.Selected }

// SetHere names the stories that are listed.
func (s *Sheet) SetHere(name string) {
	s.here.SetLabel(lang.X("sweep.here", "Only {{.View}}", map[string]any{"View": name}))
	s.Refresh()
}

// Focus gives the first field the keyboard.
func (s *Sheet) Focus() {
	control.Focus(s.field)
	s.field.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// FocusList gives the list the keyboard, on its first row.
func (s *Sheet) FocusList() {
	s.list.Select(0)
	control.Focus(s.list)
}

// Clear forgets what was found: it is another question now.
func (s *Sheet) Clear() {
	s.stories, s.rows, s.left = nil, nil, map[place]bool{}
	s.over = false
	s.SetWrong("")
	s.tell()
}

// SetWrong says what is wrong with the expression or the replacement.
func (s *Sheet) SetWrong(words string) {
	s.wrong.SetText(words)
	s.wrong.Hidden = words == ""
	s.Refresh()
}

// Wrong returns what is wrong with the question.
func (s *Sheet) Wrong() string { return s.wrong.Words() }

// Add adds stories in which something was found.
func (s *Sheet) Add(stories ...Story) {
	for _, st := range stories {
		i := len(s.stories)
		s.stories = append(s.stories, st)
		for hit := -1; hit < len(st.Hits); hit++ {
			s.rows = append(s.rows, place{i, hit})
		}
	}
	s.tell()
}

// SetNote says what became of a story; what is told next shows it.
func (s *Sheet) SetNote(id, note string) {
	for i := range s.stories {
		if s.stories[i].ID == id {
			s.stories[i].Note = note
		}
	}
}

// Stories returns what was found.
func (s *Sheet) Stories() []Story { return s.stories }

// Chosen returns the stories with the hits that are not left out.
func (s *Sheet) Chosen() []Story {
	var out []Story
	for i, st := range s.stories {
		var hits []find.Hit
		for j, h := range st.Hits {
			if !s.left[place{i, j}] {
				hits = append(hits, h)
			}
		}
		if st.Hits = hits; len(hits) > 0 {
			out = append(out, st)
		}
	}
	return out
}

// SetBusy says what is under way, and how far it has come; of 0 where that is
// not known.
func (s *Sheet) SetBusy(words string, done, of int) {
	s.busy = true
	s.said.SetText(words)
	s.bar.Set(done, of)
	s.tell()
}

// SetFound ends a search; words "" say how much of what was found is chosen.
func (s *Sheet) SetFound(words string) {
	s.busy = false
	s.tell()
	if words != "" {
		s.said.SetText(words)
		s.Refresh()
	}
}

// SetOver ends a replacement; undo offers to take it back.
func (s *Sheet) SetOver(words string, undo bool) {
	s.busy, s.over = false, true
	s.said.SetText(words)
	s.tell()
	s.undo.Hidden = !undo
	s.Refresh()
}

// CanReplace reports whether there is something to replace.
func (s *Sheet) CanReplace() bool { return !s.act.Hidden && !s.act.Disabled() }

// CanUndo reports whether a replacement can be taken back.
func (s *Sheet) CanUndo() bool { return !s.undo.Hidden }

// Busy reports whether something is under way.
func (s *Sheet) Busy() bool { return s.busy }

// Said returns what is said at the foot.
func (s *Sheet) Said() string { return s.said.Words() }

// tell brings the list and the foot up to date.
func (s *Sheet) tell() {
	chosen := s.Chosen()
	hits := 0
	for _, st := range chosen {
		hits += len(st.Hits)
	}
	if !s.busy && !s.over {
		s.said.SetText(s.counted(hits, len(chosen)))
	}
	s.act.Hidden = s.busy || s.over || len(s.stories) == 0
	s.act.SetLabel(control.Count("sweep.replace", "Replace in {{.N}} stories", len(chosen)))
	s.act.SetEnabled(hits > 0)
	s.bar.Hidden, s.stop.Hidden = !s.busy, !s.busy
	s.undo.Hidden = true
	s.empty.Hidden = len(s.rows) > 0 || s.busy
	s.empty.Set(lang.X("sweep.empty", "Nothing is changed before you agree"),
		lang.X("sweep.empty.hint", "Press Enter to search. Every place that would change is listed with its words before and after; Space leaves one out, Enter opens its story. A story that is open is changed on its page, each other gets a new revision; all of them can be taken back at once."), "", nil)
	s.list.Refresh()
	s.Refresh()
}

// counted says how much was found, and how much of it is chosen.
func (s *Sheet) counted(hits, stories int) string {
	all := 0
	for _, st := range s.stories {
		all += len(st.Hits)
	}
	if all == 0 {
		return ""
	}
	places := lang.XN("sweep.places", "{{.N}} of {{.All}} places", all, map[string]any{"N": control.Number(hits), "All": control.Number(all)})
	in := lang.XN("sweep.stories", "{{.N}} of {{.All}} stories", len(s.stories), map[string]any{"N": control.Number(stories), "All": control.Number(len(s.stories))})
	return lang.X("sweep.chosen", "{{.Places}} chosen, in {{.Stories}}", map[string]any{"Places": places, "Stories": in})
}
