package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"

	"stet/app/command"
	"stet/app/control"
	"stet/app/job"
	"stet/app/settings"
	"stet/app/workflow"
	"stet/editor"
)

// switcher opens other libraries than the one that a window was opened on. A
// library is looked at first; then Stet begins anew on it.
type switcher struct {
	win      fyne.Window
	jobs     *job.Runner
	files    workflow.Libraries
	settings *settings.Settings
	path     string // of the window's own library
	leave    func(Next)
	fail     func(error)
}

// switcher is the window's; its open leaves this library, once everything is on
// the disk, for another.
func (w *window) switcher() *switcher {
	return &switcher{w.win, w.jobs, w.config.Libraries, w.settings, w.config.Path, w.leaveFor, w.fail}
}

func (w *window) libraryCommands() []command.Command {
	menu := lang.X("menu.file", "File")
	has := func() bool { return w.config.Libraries != nil }
	return []command.Command{
		{ID: "library.other", Menu: menu, Label: lang.X("library.other", "Open another library…"), Before: true, Enabled: has, Run: func() { w.switcher().choose() }},
		{ID: "library.recent", Menu: menu, Label: lang.X("library.recent", "Open a recent library…"), Enabled: has, Run: func() { w.switcher().pick() }},
		{ID: "library.new", Menu: menu, Label: lang.X("library.new", "New library…"), Enabled: has, Run: func() { w.switcher().askNew() }},
	}
}

// pick offers the libraries that are known.
func (s *switcher) pick() {
	command.NewPicker(s.win.Canvas(), lang.X("library.pick", "Open a library"), func(typed string) []command.Item {
		var items []command.Item
		for _, path := range s.known() {
			name := libraryName(path)
			if path != s.path && strings.Contains(strings.ToLower(name+" "+path), strings.ToLower(typed)) {
				items = append(items, command.Item{Label: name, Detail: filepath.Dir(path), Run: func() { s.open(path) }})
			}
		}
		return append(items, command.Item{Label: lang.X("library.choose", "Choose a file…"), Run: s.choose})
	})
}

// known lists the libraries that were opened, and the user's own.
func (s *switcher) known() []string {
	all := s.files.Recent()
	own := s.files.Own()
	if _, err := os.Stat(own); err != nil {
		return all
	}
	for _, path := range all {
		if path == own {
			return all
		}
	}
	return append(all, own)
}

// libraryName is what a library is called: its file without the ending.
func libraryName(path string) string {
	return strings.TrimSuffix(filepath.Base(path), libraryEnding)
}

const libraryEnding = ".stet"

// choose asks for a library's file.
func (s *switcher) choose() { s.chooseFile(lang.X("library.open-title", "Open a library"), s.open) }

func (s *switcher) chooseFile(title string, then func(path string)) {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err == nil && r != nil {
			err = r.Close()
		}
		switch {
		case err != nil:
			s.fail(err)
		case r != nil:
			then(r.URI().Path())
		}
	}, s.win)
	d.SetTitleText(title)
	d.SetFilter(storage.NewExtensionFileFilter([]string{libraryEnding}))
	startIn(d, filepath.Dir(s.path))
	showFiles(s.win, d)
}

// open opens a library where that can be done, and says why where it cannot.
func (s *switcher) open(path string) {
	if path == s.path {
		s.fail(errors.New(lang.X("library.same", "This library is open already.")))
		return
	}
	s.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		err := s.files.Try(ctx, path)
		return func() { s.tried(path, err) }, nil
	})
}

func (s *switcher) tried(path string, err error) {
	switch {
	case errors.Is(err, editor.ErrPlace):
		s.offerCopy(path, err)
	case err != nil:
		text := control.NewText(control.Body.Wrap(control.Unlimited), control.Sentence(err))
		control.ShowReading(s.win.Canvas(), lang.X("library.failed", "{{.Name}} cannot be opened", map[string]any{"Name": filepath.Base(path)}), text, 460)
	default:
		s.goTo(path)
	}
}

// goTo remembers a library and opens it. The one that is left was perhaps named
// at the start and never chosen: it is remembered before, to be found again.
func (s *switcher) goTo(path string) {
	if s.path != "" {
		if err := s.files.Choose(s.path); err != nil {
			s.fail(err)
			return
		}
	}
	if err := s.files.Choose(path); err != nil {
		s.fail(err)
		return
	}
	s.leave(Next{Library: path})
}

// offerCopy offers what can be done with a library that may not be written to
// where it lies.
func (s *switcher) offerCopy(path string, why error) {
	reading := control.NewButton(lang.X("library.read", "Open it for reading only"), nil)
	text := control.NewText(control.Body.Wrap(control.Unlimited), lang.X("library.copy-why", "{{.Why}}. A copy on this computer can be written to; it goes its own way from there.", map[string]any{"Why": why.Error()}))
	d := control.ShowDialog(s.win.Canvas(), lang.X("library.copy-title", "This library lies where it may not be written to"),
		control.NewColumn(12, text, control.NewRow(0, reading, control.NewSpacer())), 520,
		lang.X("library.copy", "Make a local copy and open it"), func() bool {
			s.copyHere(path)
			return true
		})
	reading.OnTapped = func() {
		d.Close()
		s.leave(Next{Library: path, ReadOnly: true})
	}
}

// copyHere copies a library to this computer, beside the user's own, and opens
// the copy.
func (s *switcher) copyHere(path string) {
	to := freeName(s.files.Own(), libraryName(path))
	s.work(lang.X("library.copying", "Copying the library"), func(ctx context.Context, progress job.Progress) (func(), error) {
		lost, err := s.files.Copy(ctx, path, to, func(done, total int) { progress(done, total, "") })
		if err != nil {
			return nil, err
		}
		return func() { s.copied(to, lost) }, nil
	})
}

func (s *switcher) copied(to string, lost int) {
	if lost == 0 {
		s.goTo(to)
		return
	}
	text := control.NewText(control.Body.Wrap(control.Unlimited),
		lang.X("library.copy-lost", "The copy has every word. Of the files beside the library, originals and pictures, {{.N}} could not be had.", map[string]any{"N": lost}))
	control.ShowDialog(s.win.Canvas(), lang.X("library.copied", "The library is copied"), text, 460, lang.X("library.open-copy", "Open the copy"), func() bool {
		s.goTo(to)
		return true
	})
}

// freeName is a path beside the user's own library at which there is nothing yet.
func freeName(own, name string) string {
	for n := 1; ; n++ {
		path := filepath.Join(filepath.Dir(own), name+libraryEnding)
		if n > 1 {
			path = filepath.Join(filepath.Dir(own), fmt.Sprintf("%s %d%s", name, n, libraryEnding))
		}
		if _, err := os.Lstat(path); err != nil {
			return path
		}
	}
}

// askNew asks where to make a new library.
func (s *switcher) askNew() {
	name := control.NewEntry("", lang.X("library.new-hint", "Features desk"))
	folder := control.NewEntry(filepath.Dir(s.files.Own()), "")
	content := control.NewColumn(7, control.NewField(lang.X("library.new-name", "Name"), name),
		control.NewField(lang.X("library.new-folder", "Folder, on a disk of this computer"), folder))
	control.ShowDialog(s.win.Canvas(), lang.X("library.new", "New library…"), content, 520, lang.X("library.make", "Make it"), func() bool {
		if strings.TrimSpace(name.Text) == "" {
			return false
		}
		s.makeNew(filepath.Join(strings.TrimSpace(folder.Text), strings.TrimSpace(name.Text)+libraryEnding))
		return true
	}).Serve(name, folder)
}

func (s *switcher) makeNew(path string) {
	if !filepath.IsAbs(path) {
		s.fail(fmt.Errorf("%s", lang.X("library.whole-path", "Name the folder from the root of the disk on.")))
		return
	}
	s.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		if err := s.files.Make(ctx, path); err != nil {
			return nil, err
		}
		return func() { s.goTo(path) }, nil
	})
}

// work does something that the window waits for, with its progress and a way to
// end it.
func (s *switcher) work(title string, do job.Work) *job.Job {
	bar, words := control.NewProgress(200), control.NewText(control.Quiet, " ")
	var j *job.Job
	d := control.ShowWorking(s.win.Canvas(), title, control.NewColumn(8, bar, words), 420, func() { j.Cancel() })
	shown := -1
	j = s.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		step, err := do(ctx, func(done, total int, text string) {
			if part := percent(done, total); part != shown {
				shown = part
				s.jobs.UI(func() {
					bar.Set(part, 100)
					words.SetText(text)
				})
			}
		})
		return func() {
			d.Close()
			if step != nil {
				step()
			}
			if err != nil && !errors.Is(err, context.Canceled) {
				s.fail(err)
			}
		}, nil
	})
	return j
}

func percent(done, total int) int {
	if total <= 0 {
		return 0
	}
	return done * 100 / total
}
