package app

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"

	"stet/app/command"
	"stet/app/control"
	"stet/app/job"
)

// files is a list of what lies in a folder, to choose a file, or a folder, by a few
// letters of its name, or by typing its path. Fyne's own dialog cannot be walked by the keyboard.
type files struct {
	w       *window
	title   string
	endings []string // of the files listed, in small letters; all where there are none
	then    func(path string)
	folders bool   // a folder is asked for, no file
	folder  string // that is listed
	of      string // the folder that entries are of, "" while none was read
	entries []os.DirEntry
	read    bool // they are there
	failed  error
	reading *job.Latest
	picker  *command.Picker
}

// pickFile asks for a file with one of the endings, all where there are none,
// beginning in the folder used last.
func (w *window) pickFile(title string, endings []string, then func(path string)) {
	w.pick(&files{title: title, endings: endings, then: then, folder: w.folder()})
}

// pickFolder asks for a folder, beginning in one; in the one used last for "", and where
// that one is not there.
func (w *window) pickFolder(from string, then func(path string)) {
	if info, err := os.Stat(from); err != nil || !info.IsDir() {
		from = ""
	}
	w.pick(&files{title: lang.X("files.choose", "Choose a folder"), then: then, folders: true, folder: cmp.Or(from, w.folder())})
}

func (w *window) pick(f *files) {
	f.w, f.reading = w, job.NewLatest(w.jobs)
	f.picker = command.NewPicker(w.win.Canvas(), f.hint(), f.items)
	f.picker.SetNothing(f.nothing)
}

// hint is what the empty field says.
func (f *files) hint() string {
	return lang.X("files.hint", "{{.Title}} · {{.Folder}}", map[string]any{"Title": f.title, "Folder": f.folder})
}

// nothing says why the list is empty.
func (f *files) nothing(string) string {
	switch {
	case errors.Is(f.failed, fs.ErrNotExist):
		return lang.X("files.missing", "There is no folder {{.Folder}}. Type another path, such as ~/Documents/.", map[string]any{"Folder": f.of})
	case f.failed != nil:
		return lang.X("files.unread", "The folder {{.Folder}} cannot be read: {{.Why}}", map[string]any{"Folder": f.of, "Why": whyUnread(f.failed)})
	case !f.read:
		return lang.X("files.reading", "Reading the folder…")
	}
	return lang.X("files.none", "No such file here. Type other letters, or a path such as ~/Documents/.")
}

// whyUnread is what is wrong with a file, without its name.
func whyUnread(err error) error {
	if at := (*fs.PathError)(nil); errors.As(err, &at) {
		return at.Err
	}
	return err
}

// where parts what was typed into a folder and letters of a name in it.
func (f *files) where(typed string) (folder, name string) {
	if rest, ok := strings.CutPrefix(typed, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		if home, err := os.UserHomeDir(); err == nil {
			typed = home + cmp.Or(rest, string(filepath.Separator))
		}
	}
	folder, name = filepath.Split(typed)
	if !filepath.IsAbs(folder) {
		folder = filepath.Join(f.folder, folder)
	}
	return filepath.Clean(folder), name
}

// items are the files and folders that fit what was typed. A folder is read in the
// background: it may lie on a slow disk.
func (f *files) items(typed string) []command.Item {
	folder, name := f.where(typed)
	if folder != f.of {
		f.of, f.entries, f.read, f.failed = folder, nil, false, nil
		f.reading.Go("", func(context.Context, job.Progress) (func(), error) {
			entries, err := os.ReadDir(folder)
			return func() {
				f.entries, f.read, f.failed = entries, true, err
				if f.picker != nil {
					f.picker.Again()
				}
			}, nil
		})
	}
	if !f.read || f.failed != nil {
		return nil
	}
	return f.fitting(name)
}

// fitting lists the folders, then the files; those that begin with the letters before
// those that have them somewhere.
func (f *files) fitting(letters string) []command.Item {
	typed, letters := letters, strings.ToLower(letters)
	var out []command.Item
	if here := f.of; f.folders && letters == "" {
		out = append(out, command.Item{Label: lang.X("files.this", "Choose this folder"), Detail: here, Run: func() { f.then(here) }})
	}
	up := command.Item{Label: "..", Detail: lang.X("files.up", "the folder above"), Stays: true, Run: func() { f.enter(filepath.Dir(f.of)) }}
	if strings.HasPrefix(letters, "..") {
		return append(out, up)
	}
	rank := func(e os.DirEntry) int {
		n := 0
		if !e.IsDir() {
			n = 2
		}
		if !strings.HasPrefix(strings.ToLower(e.Name()), letters) {
			n++
		}
		return n
	}
	var fits []os.DirEntry
	for _, e := range f.entries {
		hidden := strings.HasPrefix(e.Name(), ".") && !strings.HasPrefix(letters, ".")
		if name := strings.ToLower(e.Name()); !hidden && strings.Contains(name, letters) && (f.isFolder(e) || !f.folders && f.ends(name)) {
			fits = append(fits, e)
		}
	}
	slices.SortStableFunc(fits, func(a, b os.DirEntry) int {
		return cmp.Or(rank(a)-rank(b), strings.Compare(strings.ToLower(a.Name()), strings.ToLower(b.Name())))
	})
	for _, e := range fits {
		out = append(out, f.item(e))
	}
	if letters == "" && filepath.Dir(f.of) != f.of {
		out = append(out, up)
	}
	if f.folders && len(out) == 0 {
		out = append(out, command.Item{Label: lang.X("files.new", "Make the folder “{{.Name}}”", map[string]any{"Name": typed}), Stays: true, Run: func() { f.make(typed) }})
	}
	return out
}

// make makes a folder in the one that is listed, and lists it.
func (f *files) make(name string) {
	path := filepath.Join(f.of, name)
	if err := os.Mkdir(path, 0o755); err != nil {
		f.w.fail(err)
		return
	}
	f.enter(path)
}

func (f *files) ends(name string) bool {
	return f.endings == nil || slices.Contains(f.endings, filepath.Ext(name))
}

// isFolder reports whether an entry is a folder, or leads to one.
func (f *files) isFolder(e os.DirEntry) bool {
	if e.Type()&os.ModeSymlink == 0 {
		return e.IsDir()
	}
	info, err := os.Stat(filepath.Join(f.of, e.Name()))
	return err == nil && info.IsDir()
}

func (f *files) item(e os.DirEntry) command.Item {
	path := filepath.Join(f.of, e.Name())
	if f.isFolder(e) {
		return command.Item{Label: e.Name() + string(filepath.Separator), Detail: lang.X("files.folder", "folder"), Stays: true, Run: func() { f.enter(path) }}
	}
	detail := ""
	if info, err := e.Info(); err == nil {
		detail = control.Moment(f.w.now(), info.ModTime())
	}
	return command.Item{Label: e.Name(), Detail: detail, Run: func() { f.then(path) }}
}

// enter lists another folder.
func (f *files) enter(folder string) {
	f.folder = folder
	f.picker.SetHint(f.hint())
	f.picker.Type("")
	f.picker.Again()
}

// showFiles shows a dialog to save a file at a size to find one's way in, which Escape
// leaves. Fyne's file dialog has no window to size before it is shown.
func showFiles(win fyne.Window, d *dialog.FileDialog) {
	d.Show()
	d.Resize(fyne.NewSize(820, 560))
	d.SetOnClosed(control.OnEscape(win.Canvas(), d.Hide))
}

// startIn opens a file dialog in a folder, where that is still there.
func startIn(d *dialog.FileDialog, folder string) {
	if folder == "" {
		return
	}
	if uri, err := storage.ListerForURI(storage.NewFileURI(folder)); err == nil {
		d.SetLocation(uri)
	}
}
