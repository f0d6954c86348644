package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stet/app/control"
)

// typing types into what has the keyboard, then presses Enter.
func (b *bench) typing(words string) {
	b.t.Helper()
	for _, r := range words {
		b.win.Canvas().Focused().TypedRune(r)
	}
	b.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

// TestAFileIsChosenByTheKeyboard: a folder, the one above, a path, and letters of a
// name lead to it.
func TestAFileIsChosenByTheKeyboard(t *testing.T) {
	b := newBench(t)
	root := t.TempDir()
	for _, name := range []string{"copy/ferry.md", "copy/photo.png", "copy/.hidden.md", "other/Bridge minutes.txt"} {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("# Ferry\n\nWords."), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	sep := string(filepath.Separator)
	for _, c := range []struct {
		typed   []string // each with Enter
		endings []string
		want    string
	}{
		{[]string{"cop", "ferr"}, nil, "copy/ferry.md"},
		{[]string{"copy", "..", "oth", "minutes"}, nil, "other/Bridge minutes.txt"},
		{[]string{root + sep + "copy" + sep + "fe"}, nil, "copy/ferry.md"},
		{[]string{"copy" + sep + "p"}, nil, "copy/photo.png"},
		{[]string{"copy", ".hid"}, nil, "copy/.hidden.md"},
		{[]string{"copy", ""}, []string{".png"}, "copy/photo.png"},
	} {
		b.settings.Folder.Set(root)
		got := ""
		b.pickFile("Import a story", c.endings, func(path string) { got = path })
		for _, words := range c.typed {
			b.typing(words)
		}
		if want := filepath.Join(root, filepath.FromSlash(c.want)); got != want || b.win.Canvas().Overlays().Top() != nil {
			t.Errorf("%q chose %q, want %q", c.typed, got, want)
		}
	}
	for _, typed := range [][]string{{"copy", ""}, {"oth", "..", "copy", ""}, {root + sep + "copy" + sep}, {"copies", "", ""}} {
		got := ""
		b.pickFolder(root, func(path string) { got = path })
		for _, words := range typed {
			b.typing(words)
		}
		want := filepath.Join(root, "copy")
		if typed[0] == "copies" { // which is made
			want = filepath.Join(root, "copies")
		}
		if got != want || b.win.Canvas().Overlays().Top() != nil {
			t.Errorf("%q chose the folder %q", typed, got)
			b.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		}
	}
	b.settings.Folder.Set(filepath.Join(root, "copy"))
	chosen := ""
	b.pickFolder(filepath.Join(root, "never made"), func(path string) { chosen = path })
	b.typing("")
	if chosen != filepath.Join(root, "copy") {
		t.Errorf("asked beginning in a folder that is not there, it chose %q", chosen)
	}
	b.pickFile("Import a story", nil, func(string) { t.Error("a folder that is not there was chosen") })
	b.typing(root + sep + "none" + sep)
	said := ""
	for _, o := range objects(b.win.Canvas().Overlays().Top()) {
		if text, ok := o.(*control.Text); ok && text.Visible() {
			said += text.Words()
		}
	}
	if !strings.Contains(said, "There is no folder "+root+sep+"none.") {
		t.Errorf("it says %q", said)
	}
	b.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if b.win.Canvas().Overlays().Top() != nil {
		t.Error("Escape does not leave")
	}
}
