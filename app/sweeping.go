package app

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/control"
	"stet/app/finder"
	"stet/app/job"
	"stet/app/workflow"
	"stet/editor"
	"stet/editor/find"
)

// sweeping finds and replaces in the library, on a sheet in the place of the
// page. An open story is replaced in through its document, so that one undo takes
// it back; each other gets a new revision.
type sweeping struct {
	w        *window
	sheet    *finder.Sheet
	shown    bool
	late     *job.Latest
	run      int // counts the searches: what an older one still tells is dropped
	hauls    map[string]workflow.Haul
	versions map[*story]uint64 // of the documents that were open when the library was searched
	title    string            // of the revisions
	done     []swept
	lost     int  // stories in which nothing could be done
	filing   bool // stories are being replaced in, or put back, by job
	job      *job.Job
	opening  openIDs
	wanted   wanted
}

// wanted is a hit that is shown once its story is open.
type wanted struct {
	id string
	editor.Range
}

// A sweep shows so many hits and then stops, and tells of its progress each so
// many stories.
const (
	mostSwept = 5000
	sweepStep = 25
)

func newSweeping(w *window) *sweeping {
	s := &sweeping{w: w, sheet: finder.NewSheet(), late: job.NewLatest(w.jobs)}
	s.sheet.OnSearch, s.sheet.OnStop = s.search, s.stop
	s.sheet.OnReplace, s.sheet.OnUndo = s.replace, s.undo
	s.sheet.OnShow = s.showHit
	s.sheet.OnDone = func() { s.leave(); w.page.FocusPage() }
	return s
}

// sweepCommands are the commands of the sheet.
func (w *window) sweepCommands() []command.Command {
	menu, group := lang.X("menu.edit", "Edit"), lang.X("menu.sweep", "In the library")
	does := func(can func() bool) func() bool {
		return func() bool { return w.sweeping != nil && w.sweeping.shown && can() }
	}
	return []command.Command{
		{ID: "library.replace", Menu: menu, Label: lang.X("library.replace", "Find and replace in the library…"), Keys: command.Keys(fyne.KeyH, shift), Run: func() { w.sweeping.show() }},
		{ID: "library.replace-chosen", Menu: menu, Group: group, Label: lang.X("library.replace-chosen", "Replace in the stories chosen"),
			Enabled: does(func() bool { return w.sweeping.sheet.CanReplace() }), Run: func() { w.sweeping.replace(w.sweeping.sheet.Chosen()) }},
		{ID: "library.replace-undo", Menu: menu, Group: group, Label: lang.X("library.replace-undo", "Take the replacement back everywhere"),
			Enabled: does(func() bool { return w.sweeping.sheet.CanUndo() }), Run: func() { w.sweeping.undo() }},
		{ID: "library.replace-stop", Menu: menu, Group: group, Label: lang.X("library.replace-stop", "Stop searching or replacing"),
			Enabled: does(func() bool { return w.sweeping.sheet.Busy() }), Run: func() { w.sweeping.stop() }},
		{ID: "library.replace-done", Menu: menu, Group: group, Label: lang.X("library.replace-done", "Back to the page"),
			Enabled: does(func() bool { return true }), Run: func() { w.sweeping.leave(); w.page.FocusPage() }},
	}
}

// show puts the sheet in the place of the page, with what was looked for in the
// story last.
func (s *sweeping) show() {
	w := s.w
	w.leaveComparison()
	w.keeping.leave()
	w.auditing.leave()
	if q := w.seeking.bar.Query(); s.sheet.Query().Text == "" && q.Text != "" {
		s.sheet.Ask(q, w.seeking.bar.With())
	}
	s.sheet.SetHere(s.here())
	s.shown = true
	w.panes.SetCentre(s.sheet)
	w.table.Refresh()
	s.sheet.Focus()
}

// leave puts the page back. What was found stays for the next time.
func (s *sweeping) leave() {
	if s.shown {
		s.shown = false
		s.w.panes.SetCentre(s.w.centre)
		s.w.table.Refresh()
	}
}

// here names what the list shows.
func (s *sweeping) here() string {
	if words := s.w.list.Searching(); words != "" {
		return "“" + words + "”"
	}
	return s.w.list.Place().Name()
}

// query asks for the stories that are to be searched.
func (s *sweeping) query() editor.Query {
	words := s.w.list.Searching()
	switch {
	case s.sheet.Everywhere():
		return editor.Query{}
	case words != "":
		return s.w.typedQuery()
	}
	return s.w.queryOf(s.w.list.Place())
}

// showHit opens a story at a hit.
func (s *sweeping) showHit(id string, r editor.Range) {
	s.leave()
	s.wanted = wanted{id, r}
	s.w.open(id)
	s.arrive()
}

// arrive selects the hit that its story was opened for, once it is open.
func (s *sweeping) arrive() {
	if s.w.story != nil && s.w.story.id == s.wanted.id {
		s.w.seeking.pick(s.wanted.Range)
		s.wanted = wanted{}
	}
}

// stop ends what is under way; what was done by then stays done.
func (s *sweeping) stop() {
	if s.filing {
		s.job.Cancel() // behind the story that is being filed
		return
	}
	s.late.Cancel()
	s.run++
	s.sheet.SetFound("")
}

// replacer prepares what the sheet asks for.
func (s *sweeping) replacer() (*find.Replacer, error) {
	f, err := s.sheet.Query().Compile()
	if err != nil {
		return nil, err
	}
	return f.With(s.sheet.With())
}

// errEnough ends a sweep that has found more than can be looked at.
var errEnough = errors.New("enough")

// search looks through the library in the background and lists what it finds.
func (s *sweeping) search() {
	w := s.w
	s.sheet.Clear()
	replacer, err := s.replacer()
	if err != nil {
		s.sheet.SetWrong(control.Sentence(err))
		return
	}
	if s.sheet.Query().Text == "" || !w.flush() { // what is open is searched as it is on the disk
		return
	}
	s.run++
	s.hauls, s.done, s.title = map[string]workflow.Haul{}, nil, s.sheet.Query().Text+" → "+s.sheet.With()
	s.versions = map[*story]uint64{}
	for _, open := range w.stories {
		s.versions[open] = open.doc.Version()
	}
	run, q := s.run, s.query()
	s.sheet.SetBusy(lang.X("sweep.searching", "Searching…"), 0, 0)
	s.late.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		return s.sweep(ctx, run, q, replacer)
	})
}

// sweep runs in the background: it hands what it finds over in portions.
func (s *sweeping) sweep(ctx context.Context, run int, q editor.Query, replacer *find.Replacer) (func(), error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var portion []workflow.Haul
	hits, told := 0, 0
	hand := func(done, total int) {
		found := portion
		portion, told = nil, done
		s.w.jobs.UI(func() {
			if run == s.run {
				s.list(found, done, total)
			}
		})
	}
	err := s.w.desk.Sweep(ctx, q, replacer, func(h workflow.Haul) {
		portion = append(portion, h)
		if hits += len(h.Hits); hits >= mostSwept {
			cancel(errEnough)
		}
	}, func(done, total int) {
		if done >= told+sweepStep || done == total {
			hand(done, total)
		}
	})
	enough := errors.Is(context.Cause(ctx), errEnough)
	if enough {
		hand(0, 0)
		err = nil
	}
	return func() { s.found(enough) }, err
}

// list lists a portion of what is found.
func (s *sweeping) list(found []workflow.Haul, done, total int) {
	var stories []finder.Story
	for _, h := range found {
		s.hauls[h.ID] = h
		stories = append(stories, finder.Story{ID: h.ID, Headline: h.Headline, Hits: h.Hits, Note: s.note(h)})
	}
	s.sheet.Add(stories...)
	s.sheet.SetBusy(lang.XN("sweep.progress", "{{.Done}} of {{.All}} stories searched", total,
		map[string]any{"Done": control.Number(done), "All": control.Number(total)}), done, total)
}

// note says what an editor should know of a story before agreeing.
func (s *sweeping) note(h workflow.Haul) string {
	switch {
	case h.Err != nil:
		return control.Sentence(h.Err)
	case s.w.opened(h.ID) != nil:
		return lang.X("sweep.open", "open: will be changed on its page")
	case h.Behind():
		return lang.X("sweep.behind", "typed on an old revision: will be left")
	case h.Unsaved():
		return lang.X("sweep.unsaved", "has unsaved words: they get a revision of their own first")
	}
	return ""
}

// found ends a search.
func (s *sweeping) found(enough bool) {
	switch {
	case enough:
		s.sheet.SetFound(lang.X("sweep.enough", "The first {{.N}} places are listed: replace these, then search again.", map[string]any{"N": control.Number(mostSwept)}))
	case len(s.sheet.Stories()) == 0:
		s.sheet.SetFound(lang.X("sweep.none", "Nothing to replace was found."))
	default:
		s.sheet.SetFound("")
	}
	s.w.table.Refresh()
}
