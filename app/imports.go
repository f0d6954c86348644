package app

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/job"
	"stet/app/workflow"
	"stet/editor"
	"stet/editor/format"
)

// importPaths reads files and folders in the background, with progress and a
// cancel, then says what became of each.
func (w *window) importPaths(paths []string, o workflow.ImportOptions) {
	if len(paths) == 0 {
		return
	}
	w.settings.Folder.Set(filepath.Dir(paths[0]))
	w.haul(o, func(ctx context.Context, o workflow.ImportOptions, tell importTell) workflow.ImportReport {
		return w.desk.ImportFiles(ctx, paths, o, tell)
	})
}

// importClipboard reads the clipboard as a story.
func (w *window) importClipboard() {
	text := w.app.Clipboard().Content()
	if strings.TrimSpace(text) == "" {
		w.tell(lang.X("import.nothing", "The clipboard holds no text."), "", nil)
		return
	}
	name := lang.X("import.clipboard", "Clipboard")
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		result := w.desk.ImportText(ctx, name, text, workflow.ImportOptions{})
		return func() { w.imported(workflow.ReportOf(result), workflow.ImportOptions{}) }, nil
	})
}

// imported shows the story of a file where it is the only one, and otherwise, or
// where something is to be decided, a list of what became of each file. One who
// has gone on working while very many came in is not interrupted, and neither is one
// who is being asked something: that is about the story in front.
func (w *window) imported(r workflow.ImportReport, o workflow.ImportOptions) {
	switch {
	case w.win.Canvas().Overlays().Top() != nil:
		w.reloadList()
		w.warn(reportTitle(r), lang.X("import.show", "Show"), func() { w.imported(r, o) })
	case r.Left != nil:
		w.reloadList()
		w.offerToResume(*r.Left, r.Err)
		return
	case r.Many():
		w.reloadList()
		w.tellMany(r, o)
	case r.New == 1 && r.Total == 1:
		w.showImported(r.Newest)
		w.toldOfNotes(r.Results[0])
	case r.Already == 1 && r.Total == 1:
		w.showKnown(r.Results[0], o)
	default:
		if r.New > 0 {
			w.showImported(r.Newest)
		}
		w.importReport(r, o)
	}
	w.fail(r.Err)
}

func (w *window) showImported(id string) {
	w.showView(editor.Inbox)
	w.open(id)
}

// toldOfNotes says how many decisions were taken while reading, and where they
// are.
func (w *window) toldOfNotes(r workflow.Imported) {
	if len(r.Notes) == 0 {
		return
	}
	w.tell(lang.XN("import.notes", "Imported; {{.Count}} decisions were taken while reading.", len(r.Notes), map[string]any{"Count": len(r.Notes)}),
		lang.X("import.see", "See them"), w.showNotes)
}

// showNotes leads to what was decided while the story in front was read.
func (w *window) showNotes() {
	w.openTab(tabDetails)
	w.details.ShowNotes()
}

// showKnown shows the story that came of a file before.
func (w *window) showKnown(r workflow.Imported, o workflow.ImportOptions) {
	w.open(r.ID)
	words := lang.X("import.known", "This is in the library already: here is its story.")
	if filepath.IsAbs(r.File) {
		w.tell(words, lang.X("import.again", "Import again"), func() { w.importAgain(r.File, o) })
	} else { // the clipboard has no file to read again
		w.tell(words, "", nil)
	}
}

func (w *window) importAgain(file string, o workflow.ImportOptions) {
	o.Again = true
	w.importPaths([]string{file}, o)
}

// importRow is one file of the report with what can be done about it.
func (w *window) importRow(r importLine, o workflow.ImportOptions, leave func()) fyne.CanvasObject {
	name := control.NewText(control.Strong.Wrap(1), strings.TrimSuffix(filepath.Base(r.File)+" › "+r.Title, " › "))
	if r.head > 0 {
		name.SetText(filepath.Base(r.File) + " · " + control.Count("import.holds", "{{.N}} stories", r.head))
		return name
	}
	if r.under {
		name.SetText(r.Title)
	}
	var said string
	var actions []fyne.CanvasObject
	openIt := control.NewSmallButton(lang.X("import.open", "Open it"), "", func() { leave(); w.open(r.ID) })
	switch r.Status {
	case workflow.WasImported:
		headline := cmp.Or(r.Headline, lang.X("story.untitled", "Untitled story"))
		if r.under && headline == r.Title {
			headline = "" // it stands above
		}
		said, actions = strings.Trim(headline+"\n"+leftOut(r.Notes), "\n"), []fyne.CanvasObject{openIt}
		if len(r.Notes) > 0 {
			actions = append(actions, control.NewSmallButton(control.Count("import.decisions", "{{.N}} decisions", len(r.Notes)), "", func() {
				leave()
				w.withStory(r.ID, func(*story) { w.showNotes() })
			}))
		}
	case workflow.WasAlready:
		said = lang.X("import.already", "Already in the library as “{{.Headline}}”.", map[string]any{"Headline": r.Headline})
		actions = []fyne.CanvasObject{openIt}
		if !filepath.IsAbs(r.File) || r.under {
			break // the clipboard has no file to read again, and a file brings all its stories
		}
		again := control.NewSmallButton(lang.X("import.again", "Import again"), "", func() {
			leave()
			w.importAgain(r.File, o)
		})
		actions = append(actions, again)
	case workflow.WasRefused:
		said = lang.X("import.refused", "Refused: {{.Reason}}", map[string]any{"Reason": r.Err.Error()})
		if filepath.IsAbs(r.File) && anotherEncodingMayHelp(r.Err) {
			actions = []fyne.CanvasObject{control.NewSmallButton(lang.X("import.encoding", "Other encoding…"), "", func() {
				leave()
				w.chooseEncoding(func(encoding string) { w.importPaths([]string{r.File}, workflow.ImportOptions{Encoding: encoding}) })
			})}
		}
	}
	row := control.NewColumn(4, name, control.NewText(control.Quiet.Wrap(3), said), control.NewFlow(6, actions...))
	if r.under {
		return control.NewInset(0, 0, 0, 18, row)
	}
	return row
}

// leftOut is what the notes of an import say was left out, "" for nothing.
func leftOut(notes []editor.Note) string {
	var all []string
	for _, n := range notes {
		if strings.Contains(n.Decision, "left out") {
			all = append(all, n.Decision)
		}
	}
	return strings.Join(all, " · ")
}

// anotherEncodingMayHelp reports whether a file was refused for its bytes, as
// text in UTF-16 without a mark is.
func anotherEncodingMayHelp(err error) bool {
	return errors.Is(err, format.ErrBinary) || errors.Is(err, format.ErrEncoding)
}

// chooseFile asks for a file to import.
func (w *window) chooseFile(o workflow.ImportOptions) {
	w.pickFile(lang.X("import.file", "Import a story"), nil, func(path string) { w.importPaths([]string{path}, o) })
}

// chooseFolder asks for a folder whose stories to import.
func (w *window) chooseFolder() {
	w.pickFolder(w.settings.Folder.Get(), func(path string) { w.importPaths([]string{path}, workflow.ImportOptions{}) })
}

// encodings are those offered by name, the commonest of old files first; any
// other name of the WHATWG Encoding standard can be typed.
var encodings = []string{"utf-8", "windows-1252", "windows-1250", "windows-1251", "iso-8859-2", "iso-8859-15",
	"macintosh", "utf-16le", "shift_jis", "euc-jp", "gb18030", "big5", "euc-kr", "koi8-r"}

// chooseEncoding asks in which encoding to read.
func (w *window) chooseEncoding(then func(encoding string)) {
	choice := control.NewCombo(encodings, encodings[1])
	d := control.ShowDialog(w.win.Canvas(), lang.X("import.choose-encoding", "Read the file as"),
		control.NewField(lang.X("import.encoding-name", "Encoding"), choice), 420, lang.X("import.read", "Read"), func() bool {
			then(strings.TrimSpace(choice.Text))
			return true
		})
	choice.OnSubmitted = func(string) { d.Confirm() }
	d.Focus(choice)
}

// dropped takes what was dropped on the window.
func (w *window) dropped(at fyne.Position, uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		if !elsewhere(u) {
			paths = append(paths, u.Path())
		}
	}
	if len(paths) < len(uris) {
		w.fail(errors.New(lang.X("import.not-files", "Only files and folders of this computer can be dropped here: save the page or the picture first, and drop what was saved.")))
	}
	if !w.droppedSource(paths) && !w.droppedOnFact(at, paths) && !w.droppedPictures(at, paths) {
		w.importPaths(paths, workflow.ImportOptions{})
	}
}

// elsewhere reports whether what was dropped is no file of this computer. An address
// that is dragged out of a browser comes from the toolkit as a file that lies, were
// there one, below the folder that Stet was started in.
func elsewhere(u fyne.URI) bool {
	if u.Scheme() != "file" {
		return true
	}
	if _, err := os.Lstat(u.Path()); err == nil {
		return false
	}
	return strings.Contains(u.Path(), "/http:/") || strings.Contains(u.Path(), "/https:/")
}
