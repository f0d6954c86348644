package app

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/workflow"
	"stet/editor"
)

func (e *exporting) leave() {
	e.checking.Cancel()
	e.look.leave()
}

// write exports, or says what is missing and leaves the dialog open. A file that
// is there already is replaced at the second press.
func (e *exporting) write() bool {
	path := e.path()
	if wrong := e.wrong(path); wrong != "" {
		e.say(wrong)
		return false
	}
	if e.intoOne() && !e.mayReplace(path) && e.taken(path, e.label) {
		return false
	}
	e.leave()
	e.send(path)
	return true
}

// intoOne reports whether one file is written, which the dialog names.
func (e *exporting) intoOne() bool { return !e.several() || e.chosen().Packing != editor.InFiles }

// mayReplace reports whether the file there is known to be the story's own, to be
// replaced as the destination says.
func (e *exporting) mayReplace(path string) bool {
	return !e.several() && e.kept().Replace && slices.Contains(e.out.sentAs, filepath.Base(path))
}

// wrong says what keeps the dialog's answers from being used, "" for nothing.
func (e *exporting) wrong(path string) string {
	d, ending := e.chosen(), strings.ToLower(filepath.Ext(path))
	switch info, err := os.Stat(strings.TrimSpace(e.folder.Text)); {
	case !filepath.IsAbs(path):
		return lang.X("export.no-folder", "Name the folder in full, from the root.")
	case err != nil || !info.IsDir():
		return lang.X("export.folder-missing", "There is no such folder here: choose another one.")
	case !e.intoOne():
		if err := editor.ValidateNaming(d.Naming); err != nil {
			return control.Sentence(err)
		}
	case d.Packing == editor.InZip:
		if ending != ".zip" {
			return lang.X("export.no-zip", "End the name of the zip in .zip.")
		}
	case !slices.Contains(e.written().Endings, ending):
		return lang.X("export.no-format", "{{.Format}} ends in {{.Endings}}: end the file name so.", map[string]any{"Format": formatName(e.written()), "Endings": strings.Join(e.written().Endings, ", ")})
	}
	switch name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)); {
	case e.intoOne() && workflow.SafeName(name) != name:
		return lang.X("export.bad-name", "Not every computer takes that name: “{{.Name}}” would do.", map[string]any{"Name": workflow.SafeName(name) + filepath.Ext(path)})
	case e.going() == 0:
		return lang.X("export.no-reason", "An override needs a name and a reason.")
	case e.signed():
		return e.refused()
	}
	return ""
}

// send exports as the dialog has it, and remembers that.
func (e *exporting) send(path string) {
	w, d := e.w, e.chosen()
	w.settings.Destination.Set(d.Name)
	w.settings.ExportFormat.Set(d.Format)
	if d.Name == "" {
		w.forReaders(e.written()).Set(d.ForReaders)
	}
	folder := strings.TrimSpace(e.folder.Text)
	w.settings.Folder.Set(folder)
	if d.Name != "" {
		w.settings.FolderFor(d.Name).Set(folder)
	}
	if e.out.story != nil {
		w.export(e.out.story, workflow.Order{Format: d.Format, Path: path, Pictures: d.Pictures, For: d, Override: e.override()})
		return
	}
	s := workflow.Shipment{Destination: d, To: path, Override: e.override()}
	switch {
	case !e.several():
		s.Packing = editor.InOneFile
	case d.Packing == editor.InFiles:
		s.To = folder
	}
	w.exportAll(e.out, s)
}
