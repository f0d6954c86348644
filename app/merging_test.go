package app

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"

	"stet/app/compare"
	"stet/app/golden"
	"stet/app/merging"
	"stet/app/theme"
	"stet/app/workflow"
	"stet/assets"
	"stet/editor"
	"stet/editor/diff"
	"stet/editor/doc"
)

// otherDesk is the verbs of somebody else on the same library.
func (b *bench) otherDesk() *workflow.Desk {
	b.t.Helper()
	d, err := workflow.New(b.lib, workflow.Config{Now: b.clock, Who: func() string { return "Ana Ruiz" }, Outlets: bytes.NewReader(assets.Outlets)})
	if err != nil {
		b.t.Fatal(err)
	}
	return d
}

// elsewhere has another desk file a revision in which words of a block are
// replaced.
func (b *bench) elsewhere(block, old, words string) {
	b.t.Helper()
	s, r, err := b.lib.Story(b.t.Context(), b.story.id, 0)
	if err != nil {
		b.t.Fatal(err)
	}
	i := s.Article.Block(block)
	at := strings.Index(s.Article.Body[i].Text, old)
	if at < 0 {
		b.t.Fatalf("%q is not in %q", old, s.Article.Body[i].Text)
	}
	open := doc.New(s)
	if _, err := open.ApplyEdits([]editor.Edit{{Range: &editor.Range{Block: block, Start: at, End: at + len(old)}, Text: words}}); err != nil {
		b.t.Fatal(err)
	}
	if _, err := b.otherDesk().Save(b.t.Context(), b.story.id, r.Number, open.Story(), ""); err != nil {
		b.t.Fatal(err)
	}
}

// replace types words over others in the open story.
func (b *bench) replace(block, old, words string) {
	b.t.Helper()
	at := strings.Index(b.text(block), old)
	if at < 0 {
		b.t.Fatalf("%q is not in %q", old, b.text(block))
	}
	if _, err := b.story.doc.ApplyEdits([]editor.Edit{{Range: &editor.Range{Block: block, Start: at, End: at + len(old)}, Text: words}}); err != nil {
		b.t.Fatal(err)
	}
}

func TestMergeOnSave(t *testing.T) {
	b := newBench(t)
	before := b.text("bridge-p6")
	b.elsewhere("bridge-p1", "harbour", "old")
	b.typed("bridge-p6", 0, "Mine. ")
	b.run("story.save")
	b.told("merge the two")
	b.notice.Act()
	b.told("The changes of Ana Ruiz are in your text")
	if !strings.Contains(b.text("bridge-p1"), "old") || b.text("bridge-p6") != "Mine. "+before || b.story.base != 3 {
		t.Fatalf("goes on from %d with %q and %q", b.story.base, b.text("bridge-p1"), b.text("bridge-p6"))
	}
	b.run("story.save")
	if _, r, err := b.lib.Story(t.Context(), b.story.id, 0); err != nil || r.Number != 4 || r.Name != "Merged with Ana Ruiz" || r.Cause != editor.MergedIn {
		t.Errorf("%+v, %v", r, err)
	}
}

// TestMergeUndone: what others filed is not in the text any more, so that filing it
// meets the conflict again, until the merge is done again.
func TestMergeUndone(t *testing.T) {
	b := newBench(t)
	b.elsewhere("bridge-p1", "harbour", "old")
	b.typed("bridge-p6", 0, "Mine. ")
	b.run("story.merge")
	b.run("edit.undo")
	if strings.Contains(b.text("bridge-p1"), "old") || b.story.base != 2 {
		t.Errorf("goes on from %d with %q", b.story.base, b.text("bridge-p1"))
	}
	b.run("story.save")
	b.told("Somebody filed a newer revision")
	b.run("edit.redo")
	if !strings.Contains(b.text("bridge-p1"), "old") || b.story.base != 3 {
		t.Errorf("goes on from %d with %q", b.story.base, b.text("bridge-p1"))
	}
	b.run("story.save")
	if b.story.base != 4 {
		t.Errorf("goes on from %d: %s", b.story.base, b.notice.Words())
	}
	b.run("edit.undo") // it is filed: undoing it is a change like any other
	b.run("story.save")
	if b.story.base != 5 {
		t.Errorf("goes on from %d: %s", b.story.base, b.notice.Words())
	}
}

func TestMergeWithNothingNew(t *testing.T) {
	b := newBench(t)
	b.run("story.merge")
	b.told("nothing was changed")
	b.elsewhere("bridge-p1", "harbour", "old")
	b.replace("bridge-p1", "harbour", "old")
	b.run("story.merge")
	b.told("nothing was changed")
	if b.story.base != 3 {
		t.Errorf("goes on from %d", b.story.base)
	}
}

// TestMergeClashes settles what both changed, with the keyboard.
func TestMergeClashes(t *testing.T) {
	b := newBench(t)
	b.elsewhere("bridge-p1", "harbour", "old")
	b.elsewhere("bridge-p6", firstWord(b.text("bridge-p6")), "Theirs")
	b.replace("bridge-p1", "harbour", "new")
	b.replace("bridge-p6", firstWord(b.text("bridge-p6")), "Mine")
	mine := b.story.doc.Story()
	c := b.win.Canvas()
	b.run("story.merge")
	sheet := c.Overlays().Top()
	if sheet == nil {
		t.Fatalf("nothing is asked: %s", b.notice.Words())
	}
	for _, words := range []string{"harbour", "old", "new", "Theirs", "Mine", "Ana Ruiz", "Nora Vale", "2 places"} {
		if !strings.Contains(says(sheet), words) {
			t.Errorf("the sheet does not say %q", words)
		}
	}
	key := func(name fyne.KeyName) { c.Focused().TypedKey(&fyne.KeyEvent{Name: name}) }
	key(fyne.KeyReturn)
	if c.Overlays().Top() == nil || !strings.Contains(says(sheet), "2 places") {
		t.Fatal("it closes with conflicts open")
	}
	c.Focused().TypedRune('1') // the second, where Enter has gone
	c.Focused().TypedRune('2')
	if !strings.Contains(says(sheet), "Everything is settled") {
		t.Fatalf("not all is settled: %s", says(sheet))
	}
	key(fyne.KeyReturn)
	if c.Overlays().Top() != nil {
		t.Fatal("it stays open")
	}
	if !strings.Contains(b.text("bridge-p1"), "old") || !strings.HasPrefix(b.text("bridge-p6"), "Mine") || b.story.base != 4 {
		t.Errorf("goes on from %d with %q and %q", b.story.base, b.text("bridge-p1"), b.text("bridge-p6"))
	}
	b.run("edit.undo")
	if got := b.story.doc.Story(); got.Article.Body[0].Text != mine.Article.Body[0].Text {
		t.Errorf("undone it is %q", got.Article.Body[0].Text)
	}
	b.run("story.merge")
	c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if c.Overlays().Top() != nil || b.story.base != 2 || !strings.Contains(b.text("bridge-p1"), "new") {
		t.Errorf("left, it goes on from %d with %q", b.story.base, b.text("bridge-p1"))
	}
}

func firstWord(text string) string {
	word, _, _ := strings.Cut(text, " ")
	return word
}

func TestReturnedCopy(t *testing.T) {
	b := newBench(t)
	path := filepath.Join(t.TempDir(), "back.md")
	if err := b.desk.WriteArticle(path, b.story.doc.Story()); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(text), "harbour") {
		t.Fatalf("%s, %v", text, err)
	}
	first := firstWord(b.text("bridge-p6"))
	if err := os.WriteFile(path, []byte(strings.Replace(string(text), first, "Theirs", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	b.replace("bridge-p1", "harbour", "new")
	b.run("story.save")
	b.returned(path)
	if top := b.win.Canvas().Overlays().Top(); top == nil || !strings.Contains(says(top), "back.md") {
		t.Fatal("nothing is asked")
	}
	b.press("Merge")
	b.told("The changes of back.md are in your text")
	if !strings.Contains(b.text("bridge-p1"), "new") || !strings.HasPrefix(b.text("bridge-p6"), "Theirs") || b.story.base != 3 {
		t.Errorf("goes on from %d with %q and %q", b.story.base, b.text("bridge-p1"), b.text("bridge-p6"))
	}
	b.run("story.save")
	if _, r, err := b.lib.Story(t.Context(), b.story.id, 0); err != nil || r.Number != 4 || r.Name != "Merged with back.md" {
		t.Errorf("%+v, %v", r, err)
	}
	b.compareSides(compare.Revision(2), compare.Side{Kind: compare.OfFile, Key: path, Name: "back.md"})
	b.run("file.returned") // the file that is on the page
	b.press("Merge")
	b.told("nothing was changed")
	strange := filepath.Join(t.TempDir(), "x.txt")
	if err := os.WriteFile(strange, []byte("Fog in the north\n\nShips were held back all morning, and nobody complained.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.returned(strange)
	b.told("no copy of the story")
}

// TestMergeWordsKeptApart takes words that were typed on an older revision into the
// story; once that is filed they are kept apart no more.
func TestMergeWordsKeptApart(t *testing.T) {
	b := newBench(t)
	id := b.story.id
	b.elsewhere("bridge-p1", "harbour", "old")
	b.typed("bridge-p6", 0, "Mine. ")
	b.run("story.close")
	b.open(id)
	if len(b.story.left) != 1 || strings.HasPrefix(b.text("bridge-p6"), "Mine. ") {
		t.Fatalf("kept apart: %+v", b.story.left)
	}
	b.notice.Act()
	b.press("Merge")
	if !strings.HasPrefix(b.text("bridge-p6"), "Mine. ") || !strings.Contains(b.text("bridge-p1"), "old") {
		t.Fatalf("merged: %q, %q; %s", b.text("bridge-p1"), b.text("bridge-p6"), b.notice.Words())
	}
	b.run("story.save")
	if left, err := b.lib.Recovered(t.Context(), id); err != nil || len(left) > 0 || len(b.story.left) > 0 || b.story.base != 4 {
		t.Errorf("goes on from %d; kept apart: %+v, %+v, %v", b.story.base, left, b.story.left, err)
	}
}

// TestMergeSheetLooks holds how the sheet of conflicts looks, by day, and at night
// in a small window.
func TestMergeSheetLooks(t *testing.T) {
	for _, c := range []struct {
		name string
		mode theme.Mode
		size fyne.Size
	}{
		{"merge-day", theme.ByDay, fyne.NewSize(1440, 900)},
		{"merge-night", theme.ByNight, fyne.NewSize(1000, 640)},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, ours := copyEdit()
			theirs := before.Clone()
			theirs.Article.Headline = "Harbour bridge repairs to take nine weeks"
			theirs.Article.Body[0].Text = strings.Replace(before.Article.Body[0].Text, "over twice", "nearly three times", 1)
			theirs.Article.Body[1].Text = "Critics on the council were quick to respond."
			m, err := diff.Merge(t.Context(), before, ours, theirs)
			if err != nil {
				t.Fatal(err)
			}
			b := newBench(t)
			b.setTheme(c.mode)
			b.recolour()
			canvas := b.win.Canvas()
			canvas.(software.WindowlessCanvas).SetScale(1)
			b.win.Resize(c.size)
			sheet := merging.New(m, "M. Ilves", "R. Okafor")
			b.settleMerge(sheet, func([]diff.Choice) {})
			canvas.Focused().TypedRune('2')
			golden.Compare(t, c.name, b.pictureOf(sheet, 1))
			canvas.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
		})
	}
}
