package app

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
)

// target is the part of a dialog that asks for the file to write.
type target struct {
	w            *window
	name, folder *control.Field
	problem      *control.Text
	inside       *control.Limited // what scrolls the problem, nil where it always lies in sight
	dialog       *control.Dialog
	replacing    string // the file that is there already and may be replaced, "" for none
}

func newTarget(w *window) target {
	return target{w: w, name: control.NewEntry("", ""), folder: control.NewEntry(w.folder(), ""),
		problem: control.NewText(control.Fine.In(theme.DisputedInk).Wrap(control.Unlimited), "")}
}

func (t *target) nameRow() fyne.CanvasObject {
	return control.NewField(lang.X("export.name", "File name"), t.name)
}

func (t *target) folderRow() fyne.CanvasObject {
	choose := control.NewButton(lang.X("export.choose", "Choose…"), func() { t.w.pickFolder(t.w.settings.Folder.Get(), t.folder.SetText) })
	return control.NewField(lang.X("export.folder", "Folder"), control.NewRow(8, control.NewRest(control.NewFrame(t.folder)), choose))
}

func (t *target) path() string {
	return filepath.Join(strings.TrimSpace(t.folder.Text), strings.TrimSpace(t.name.Text))
}

func (t *target) say(words string) {
	if t.problem.Words() != words {
		t.problem.SetText(words)
		t.dialog.Refresh()
		if t.inside != nil && words != "" {
			t.inside.Show(t.problem)
		}
	}
}

// retarget takes back the question about a file that is no longer the one named,
// and what was said of it. label is what the main button says.
func (t *target) retarget(label func() string) {
	if t.replacing != "" && t.replacing != t.path() {
		t.replacing = ""
		t.dialog.SetOK(label())
	}
	if t.replacing == "" {
		t.say("")
	}
}

// taken reports a file that is there already, and asks: it is replaced at the
// second press.
func (t *target) taken(path string, label func() string) bool {
	if !lies(path) || t.replacing == path {
		return false
	}
	t.replacing = path
	t.dialog.SetOK(label())
	t.say(lang.X("export.exists", "{{.File}} is there already.", map[string]any{"File": filepath.Base(path)}))
	return true
}

// lies reports whether something lies at a path.
func lies(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
