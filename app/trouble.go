package app

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/job"
	"stet/app/repair"
	"stet/app/settings"
	"stet/app/workflow"
	"stet/editor"
)

// Trouble is a library that could not be opened.
type Trouble struct {
	Path      string // "" where none could be named
	Why       error
	Libraries workflow.Libraries
}

// troubled is the window that stands in place of Stet's own where the library
// cannot be opened.
type troubled struct {
	Trouble
	win       fyne.Window
	jobs      *job.Runner
	libraries *switcher
	view      *repair.Trouble
	next      Next
}

func newTroubled(a fyne.App, t Trouble, s *settings.Settings, jobs *job.Runner) *troubled {
	w := &troubled{Trouble: t, win: a.NewWindow("Stet"), jobs: jobs}
	jobs.OnError = func(_ *job.Job, err error) { w.fail(err) }
	w.libraries = &switcher{w.win, jobs, t.Libraries, s, t.Path, w.leave, w.fail}
	w.view = repair.NewTrouble(lang.X("fail.title", "The library cannot be opened"), w.reason(), w.choices())
	w.win.SetMaster()
	w.win.SetPadded(false)
	w.win.SetContent(w.view)
	w.win.Resize(fyne.NewSize(float32(s.Width.Get()), float32(s.Height.Get())))
	a.Lifecycle().SetOnStarted(func() { w.view.Focus() })
	a.Settings().AddListener(func(fyne.Settings) { jobs.UI(w.view.Refresh) })
	return w
}

// reason is why, without what was being done.
func (w *troubled) reason() string {
	why := w.Why
	if inner := errors.Unwrap(why); inner != nil && strings.HasPrefix(why.Error(), "open the library: ") {
		why = inner
	}
	return why.Error() + "."
}

func (w *troubled) leave(next Next) {
	w.next = next
	w.win.Close()
}

func (w *troubled) fail(err error) {
	text := control.NewText(control.Body.Wrap(control.Unlimited), control.Sentence(err))
	control.ShowReading(w.win.Canvas(), lang.X("fail.again", "That did not work"), text, 480)
}

// choices are the ways out, by what the trouble is, the best first. There is
// always one.
func (w *troubled) choices() []repair.Choice {
	var all []repair.Choice
	add := func(title, says string, run func()) {
		all = append(all, repair.Choice{Title: title, Says: says, Run: run})
	}
	reading := func() {
		add(lang.X("library.read", "Open it for reading only"), lang.X("fail.read-says", "Nothing is written to it. Stories can be read, compared, copied and exported."),
			func() { w.leave(Next{Library: w.Path, ReadOnly: true}) })
	}
	switch {
	case errors.Is(w.Why, editor.ErrPlace):
		add(lang.X("library.copy", "Make a local copy and open it"),
			lang.X("fail.copy-says", "With all stories, revisions and files. The copy lies on this computer and goes its own way from there."),
			func() { w.libraries.copyHere(w.Path) })
		reading()
	case errors.Is(w.Why, editor.ErrDamaged):
		w.rescues(add)
	case errors.Is(w.Why, editor.ErrNewer):
	case errors.Is(w.Why, fs.ErrNotExist), errors.Is(w.Why, fs.ErrPermission):
		w.again(add)
	default:
		w.again(add)
		reading()
	}
	w.others(add)
	add(lang.X("fail.quit", "Quit"), lang.X("fail.quit-says", "Nothing has been changed."), w.win.Close)
	return all
}

// rescues offers what can be had of a library that is damaged.
func (w *troubled) rescues(add func(title, says string, run func())) {
	kept, err := w.Libraries.Backups(context.Background(), w.Path)
	if err != nil {
		kept = nil // it may be chosen by hand
	}
	add(lang.X("fail.salvage", "Make a repaired copy"),
		lang.X("fail.salvage-says", "Of what can still be read, and what the backups have. What could not be saved is listed. The damaged file is left alone."),
		func() {
			w.libraries.salvage(w.Path, func(context.Context) ([]string, error) { return pathsOf(kept), nil })
		})
	if len(kept) > 0 {
		newest := kept[0]
		add(lang.X("fail.restore", "Restore the newest backup, under a new name"),
			lang.X("fail.restore-says", "As the library was on {{.When}}. Stories: {{.Stories}}.",
				map[string]any{"When": newest.Made.Local().Format("2 January 2006 15:04"), "Stories": newest.Stories}),
			func() { w.libraries.restore(w.Path, newest.Path) })
	}
	add(lang.X("fail.backup", "Choose a backup…"), lang.X("fail.backup-says", "It is restored under a new name."), func() {
		w.libraries.chooseFile(lang.X("repair.name-title", "Choose a backup"), func(path string) { w.libraries.restore(w.Path, path) })
	})
}

func (w *troubled) again(add func(title, says string, run func())) {
	add(lang.X("fail.try", "Try again"), lang.X("fail.try-says", "When the disk is connected, or the other program closed."), func() {
		w.leave(Next{Library: w.Path})
	})
}

// others offers the libraries that there are besides.
func (w *troubled) others(add func(title, says string, run func())) {
	if w.Libraries == nil {
		return
	}
	for _, path := range w.libraries.known() {
		if path == w.Path {
			continue
		}
		title := lang.X("fail.other", "Open the library {{.Name}}", map[string]any{"Name": libraryName(path)})
		if path == w.Libraries.Own() {
			title = lang.X("fail.own", "Open your own library")
		}
		add(title, filepath.Dir(path), func() { w.libraries.open(path) })
	}
	add(lang.X("library.other", "Open another library…"), lang.X("fail.open-says", "Choose its file."), w.libraries.choose)
	add(lang.X("library.new", "New library…"), lang.X("fail.new-says", "An empty one, in a folder of your choice."), w.libraries.askNew)
}
