package app

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stet/app/finder"
	"stet/editor"
	"stet/editor/doc"
)

// look opens the bar and types a query.
func (b *bench) look(words string) {
	b.run("edit.find")
	for _, r := range words {
		b.win.Canvas().Focused().TypedRune(r)
	}
}

// struck strikes a key where the keyboard is.
func (b *bench) struck(k fyne.KeyName) {
	b.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
}

// stands returns the words of the hit that the search stands at.
func (b *bench) stands() string { return b.seeking.words(b.seeking.current) }

// all returns every text of the manuscript, a line each.
func (b *bench) all() string {
	var lines []string
	for i := range b.story.doc.Len() {
		lines = append(lines, b.story.doc.Block(i).Text)
	}
	return strings.Join(lines, "\n")
}

func TestFindWalksTheHits(t *testing.T) {
	b := newBench(t)
	want := strings.Count(strings.ToLower(b.all()), "bridge")
	b.page.SetSelection(doc.Caret(b.story.doc.Start()))
	b.look("bridge")
	if b.seeking.found.Len() != want || want < 3 || b.seeking.current.Block != editor.HeadlineID {
		t.Fatalf("%d hits of %d, at %v", b.seeking.found.Len(), want, b.seeking.current)
	}
	first := b.seeking.current
	for i := range want {
		if at := b.seeking.found.At(b.story.doc, b.seeking.current); at != i+1 {
			t.Fatalf("at %d, want %d", at, i+1)
		}
		b.struck(fyne.KeyReturn)
	}
	if b.seeking.current != first {
		t.Errorf("the search does not begin again: %v", b.seeking.current)
	}
	b.run("edit.find-previous")
	if at := b.seeking.found.At(b.story.doc, b.seeking.current); at != want {
		t.Errorf("at %d, want %d", at, want)
	}
	last := b.seeking.current
	b.struck(fyne.KeyEscape)
	if r, ok := b.page.SelectedRange(); !ok || r != last || b.seeking.open() || b.win.Canvas().Focused() != fyne.Focusable(b.page.Editor) {
		t.Errorf("after Escape %v is selected, want %v", r, last)
	}
	if marks := b.page.MarksAt(doc.Pos{Block: last.Block, Offset: last.Start}); len(marks) > 0 && marks[0].Layer == hitLayer {
		t.Error("the hits are still marked")
	}
	b.run("edit.find-next")
	if b.seeking.current != first {
		t.Errorf("F3 goes to %v, want %v", b.seeking.current, first)
	}
}

func TestFindFollowsTyping(t *testing.T) {
	b := newBench(t)
	b.look("bridge")
	n, body := b.seeking.found.Len(), b.story.doc.Block(2)
	b.typed(body.ID, 0, "Bridge, bridge. ")
	if got := b.seeking.found.Len(); got != n+2 {
		t.Errorf("%d hits, want %d", got, n+2)
	}
	if marks := b.page.MarksAt(doc.Pos{Block: body.ID, Offset: 9}); len(marks) == 0 || marks[0].Layer != hitLayer {
		t.Errorf("a hit typed just now is not marked: %v", marks)
	}
	b.page.SelectAll()
	b.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if got, want := b.seeking.found.Len(), strings.Count(strings.ToLower(b.all()), "bridge"); got != want {
		t.Errorf("%d hits, want %d", got, want)
	}
	for b.story.doc.CanUndo() {
		b.run("edit.undo")
	}
	if got := b.seeking.found.Len(); got != n {
		t.Errorf("%d hits after undo, want %d", got, n)
	}
}

func TestReplaceOneAndAll(t *testing.T) {
	b := newBench(t)
	before := b.all()
	b.page.SetSelection(doc.Caret(b.story.doc.Start()))
	b.look("bridge")
	b.run("edit.replace")
	b.seeking.bar.SetWith("viaduct")
	n := b.seeking.found.Len()
	b.run("edit.replace-one")
	if b.seeking.found.Len() != n-1 || !strings.HasPrefix(b.all(), strings.Replace(b.story.doc.Block(0).Text, "bridge", "viaduct", 1)) {
		t.Fatalf("%d hits left: %s", b.seeking.found.Len(), b.all())
	}
	b.run("edit.replace-all")
	if got, want := b.all(), strings.ReplaceAll(before, "bridge", "viaduct"); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if !strings.Contains(b.notice.Words(), "3 replaced") {
		t.Errorf("the notice says %q", b.notice.Words())
	}
	b.notice.Act()
	b.run("edit.undo")
	if b.all() != before || b.story.doc.CanUndo() {
		t.Errorf("two undos do not bring the story back: %s", b.all())
	}
}

func TestFindInTheSelection(t *testing.T) {
	b := newBench(t)
	d := b.story.doc
	from, to := doc.Pos{Block: d.Block(2).ID}, doc.Pos{Block: d.Block(3).ID, Offset: len(d.Block(3).Text)}
	inside := strings.Count(d.Block(2).Text+d.Block(3).Text, "bridge")
	b.seeking.bar.SetWords("bridge")
	b.page.SetSelection(doc.Selection{Anchor: to, Head: from})
	b.run("edit.replace")
	if !b.seeking.bar.Chosen(finder.Selection) || b.seeking.found.Len() != inside {
		t.Fatalf("%d hits in the selection, want %d", b.seeking.found.Len(), inside)
	}
	all := strings.Count(strings.ToLower(b.all()), "bridge")
	b.seeking.bar.SetWith("a bridge too far")
	b.run("edit.replace-all")
	if got := strings.Count(b.all(), "a bridge too far"); got != inside || b.seeking.found.Len() != inside {
		t.Errorf("%d replaced, %d found, want %d", got, b.seeking.found.Len(), inside)
	}
	b.run("edit.find-selection")
	if b.seeking.found.Len() != all || b.seeking.bar.Chosen(finder.Selection) {
		t.Errorf("%d hits, want %d", b.seeking.found.Len(), all)
	}
}

func TestFindByExpression(t *testing.T) {
	b := newBench(t)
	b.page.SetSelection(doc.Caret(b.story.doc.Start()))
	b.run("edit.find-expression")
	b.look("(£)41(m")
	if words := b.seeking.bar.State().Wrong; !strings.Contains(words, "never closed") {
		t.Errorf("the bar says %q", words)
	}
	b.run("edit.replace-all") // there is nothing to do, and nothing is done
	b.look("(£)41(m| million)")
	b.run("edit.replace")
	b.seeking.bar.SetWith("$3")
	if words := b.seeking.bar.State().Wrong; !strings.Contains(words, "which has 2") {
		t.Errorf("the bar says %q", words)
	}
	b.seeking.bar.SetWith("${1}42$2")
	if s := b.seeking.bar.State(); s.Was != "£41m" || s.Becomes != "£42m" || s.Wrong != "" {
		t.Errorf("%+v", s)
	}
	before := b.all()
	b.run("edit.replace-all")
	if got, want := b.all(), strings.ReplaceAll(before, "£41", "£42"); got != want || got == before {
		t.Errorf("%s", got)
	}
}

// TestFindInALongStory searches in the background, and begins again where the
// story is changed meanwhile.
func TestFindInALongStory(t *testing.T) {
	b, step := newSlowBench(t)
	body := b.story.doc.Block(2)
	if _, err := b.story.doc.Insert(doc.Caret(doc.Pos{Block: body.ID}), strings.Repeat("abcdefg hij ", soon/10)); err != nil {
		t.Fatal(err)
	}
	b.page.SetSelection(doc.Caret(b.story.doc.Start()))
	b.look("hij")
	if !b.seeking.bar.State().Searching {
		t.Fatal("a long story is searched at once")
	}
	b.typed(body.ID, 0, "hij ")
	step()
	if got := b.seeking.found.Len(); got != soon/10+1 || b.stands() != "" || b.seeking.bar.State().Searching {
		t.Errorf("%d hits, at %q: typing is not to be led away", got, b.stands())
	}
	b.run("edit.find-next")
	if b.stands() != "hij" {
		t.Errorf("at %q", b.stands())
	}
	b.run("edit.replace")
	step()
	b.seeking.bar.SetWith("kl")
	b.run("edit.replace-all")
	step()
	if got := b.seeking.found.Len(); got != 0 || strings.Count(b.all(), "kl ") < soon/10 {
		t.Errorf("%d hits are left", got)
	}
}

func TestFindFollowsTheWindow(t *testing.T) {
	b := newBench(t)
	b.look("bridge")
	if b.seeking.found.Len() == 0 {
		t.Fatal("no hits")
	}
	b.run("file.new")
	if !b.seeking.open() || b.seeking.found.Len() != 0 {
		t.Errorf("%d hits in an empty story", b.seeking.found.Len())
	}
	b.run("story.close")
	if !b.seeking.open() || b.seeking.found.Len() == 0 {
		t.Errorf("%d hits back in the first story", b.seeking.found.Len())
	}
	b.run("story.close")
	if b.seeking.open() {
		t.Error("the bar is open without a story")
	}
}

func TestFindInACaption(t *testing.T) {
	b := newBench(t)
	d := b.story.doc
	if _, err := d.InsertBlock(doc.Caret(doc.Pos{Block: d.Block(2).ID}), editor.Block{Kind: editor.ImageBlock,
		Image: &editor.Image{File: "a.jpg", Caption: "A kingfisher, and a kingfisher"}}); err != nil {
		t.Fatal(err)
	}
	picture := d.Block(3)
	b.page.SetSelection(doc.Caret(d.Start()))
	b.look("kingfisher")
	at := func() string { return fmt.Sprint(b.seeking.current.Block == picture.ID, b.seeking.current.Start) }
	if at() != "true 2" || b.stands() != "kingfisher" || b.seeking.found.Len() != 2 {
		t.Fatalf("%s of %d", at(), b.seeking.found.Len())
	}
	for _, want := range []string{"true 20", "true 2"} {
		if b.struck(fyne.KeyReturn); at() != want {
			t.Errorf("%s, want %s", at(), want)
		}
	}
	b.run("edit.replace")
	b.seeking.bar.SetWith("kingfisher’s mate")
	b.run("edit.replace-one")
	if at() != fmt.Sprint("true ", 20+len("’s mate")) {
		t.Errorf("at %s: the words put in are found again", at())
	}
	b.run("edit.replace-all")
	if got := d.Block(3).Image.Caption; got != "A kingfisher’s mate’s mate, and a kingfisher’s mate" {
		t.Error(got)
	}
	b.page.Undo()
	b.page.Undo()
	if got := d.Block(3).Image.Caption; got != picture.Image.Caption || b.seeking.found.Len() != 2 {
		t.Errorf("%s, %d hits", got, b.seeking.found.Len())
	}
}

// TestEscapeLeavesTheSearch also when a button has taken the keyboard from the
// field.
func TestEscapeLeavesTheSearch(t *testing.T) {
	b := newBench(t)
	b.run("edit.find")
	b.win.Canvas().Unfocus()
	b.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if b.seeking.open() {
		t.Error("the search is still there")
	}
}
