package app

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"stet/app/compare"
	"stet/app/control"
	"stet/editor"
	"stet/editor/diff"
	"stet/editor/doc"
	"stet/editor/fact"
)

// change returns the index of the first change of a comparison of that kind.
func (b *bench) change(kind diff.ChangeKind) int {
	b.t.Helper()
	c := b.comparing.view.Compared().Comparison
	for i, x := range c.Changes {
		if x.Kind == kind {
			return i
		}
	}
	b.t.Fatalf("no change %s in %+v", kind, c.Changes)
	return -1
}

func TestPutBackIsOneUndo(t *testing.T) {
	b := newBench(t)
	before := b.content()
	b.run("story.compare")
	v := b.comparing.view
	_, of := v.Changes.At()
	i := b.change(diff.WordsReplaced)
	x := v.Compared().Comparison.Changes[i]
	gone := x.Runs[0].Text
	b.putBack([]int{i})
	b.told("put back")
	if b.content() == before {
		t.Fatal("nothing is put back")
	}
	if !strings.Contains(b.content(), gone) {
		t.Errorf("%q is not there", gone)
	}
	v = b.comparing.view
	if c := v.Compared(); c.To != compare.Desk() || len(c.Comparison.Changes) >= of+1 {
		t.Errorf("compared with %+v there are %d changes, there were %d", c.To, len(c.Comparison.Changes), of)
	}
	for _, y := range v.Compared().Comparison.Changes {
		if y.Kind == diff.WordsReplaced && y.Runs[0] == x.Runs[0] {
			t.Error("the change is still listed")
		}
	}
	if b.story.doc.UndoKind() != doc.Reverting || !b.table.Enabled("edit.undo") || b.table.Enabled("edit.redo") {
		t.Errorf("undo is about %q", b.story.doc.UndoKind())
	}
	b.notice.Act()
	if b.content() != before {
		t.Error("one undo does not take it out again")
	}
	if b.table.Enabled("edit.undo") {
		t.Error("over a comparison what was typed before can be undone")
	}
	if _, to := b.sides(); to != compare.Revision(b.story.base) {
		t.Errorf("with all undone compared is %v", to)
	}
	b.change(diff.WordsReplaced)
}

func TestPutBackEverything(t *testing.T) {
	b := newBench(t)
	first, _, err := b.lib.Story(t.Context(), b.story.id, 1)
	if err != nil {
		t.Fatal(err)
	}
	b.comparing = nil
	b.run("story.compare")
	b.comparing.view.Changes.ShowAll()
	b.run("change.back-all")
	b.press("Put back")
	c := b.comparing.view.Compared()
	if len(c.Comparison.Changes) > 0 {
		t.Errorf("there are still %+v", c.Comparison.Changes)
	}
	if got := b.story.doc.Article(); got.Headline != first.Article.Headline || len(got.Body) != len(first.Article.Body) {
		t.Errorf("the story is %q with %d blocks", got.Headline, len(got.Body))
	}
	b.run("edit.undo")
	if len(b.comparing.view.Compared().Comparison.Changes) == 0 {
		t.Error("undone, and yet nothing differs")
	}
}

func TestPutBackSaysWhyNot(t *testing.T) {
	b := newBench(t)
	b.run("story.compare")
	c := b.comparing.view.Compared()
	b.story.holder = &editor.Holder{}
	if b.table.Enabled("change.back") {
		t.Error("the story of another window can be written to")
	}
	before := b.content()
	b.putBack([]int{0})
	b.told("Somebody else")
	b.story.holder = nil
	if why := b.whyNotBack(compare.Side{Kind: compare.OfFile}); why == "" {
		t.Error("a file is put back into")
	}
	if b.content() != before || b.whyNotBack(c.To) != "" {
		t.Error("the story was written to")
	}
}

func TestKeysOfTheList(t *testing.T) {
	b := newBench(t)
	b.run("story.compare")
	v := b.comparing.view
	_, of := v.Changes.At()
	b.run("change.keep")
	if at, _ := v.Changes.At(); at != 2 {
		t.Errorf("having kept the first, the choice is at %d", at)
	}
	for range of - 2 {
		b.table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF7})
	}
	b.table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF7})
	if at, _ := v.Changes.At(); at != 2 {
		t.Errorf("behind the last comes %d: the first is kept", at)
	}
}

// TestKeptChangesAreRemembered: who leaves a comparison to mend a word does not
// read all of it again.
func TestKeptChangesAreRemembered(t *testing.T) {
	b := newBench(t)
	b.run("story.compare")
	b.run("change.keep")
	b.run("change.keep")
	b.run("change.done")
	b.run("story.compare")
	v := b.comparing.view
	if at, _ := v.Changes.At(); at != 3 || v.Changes.Kept() != 2 {
		t.Errorf("%d are kept, and the choice is at %d", v.Changes.Kept(), at)
	}
	from, to := b.sides()
	b.compareSides(to, from)
	if b.comparing.view.Changes.Kept() != 0 {
		t.Error("changes of another pair are kept")
	}
}

// TestLettersOfTheCards: they work wherever no field has the keyboard.
func TestLettersOfTheCards(t *testing.T) {
	b := newBench(t)
	b.run("story.compare")
	v, c := b.comparing.view, b.win.Canvas()
	press := func(k fyne.KeyName) {
		letter := rune(strings.ToLower(string(k))[0])
		if on := c.Focused(); on != nil {
			on.TypedKey(&fyne.KeyEvent{Name: k})
			on.TypedRune(letter)
			return
		}
		c.OnTypedKey()(&fyne.KeyEvent{Name: k})
		c.OnTypedRune()(letter)
	}
	kept := 0
	keeps := func(where string) {
		t.Helper()
		press(fyne.KeyK)
		if kept++; v.Changes.Kept() != kept {
			t.Fatalf("%s K keeps nothing: %d", where, v.Changes.Kept())
		}
	}
	keeps("on the page")
	v.SetLayout(true, false)
	keeps("side by side")
	b.table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF7})
	keeps("after F7")
	for _, o := range objects(v.Revisions) {
		if l, ok := o.(*control.List); ok {
			c.Focus(l)
		}
	}
	keeps("in the list of revisions")
	c.Unfocus()
	keeps("where nothing has the keyboard")
	before := b.content()
	c.Focus(b.comparing.page.newest().Editor)
	v.Changes.Choose(b.change(diff.WordsReplaced))
	press(fyne.KeyP)
	if b.content() == before {
		t.Error("P puts nothing back")
	}
	b.run("change.done")
	before = b.content()
	press(fyne.KeyK)
	if b.content() == before || c.Focused() != fyne.Focusable(b.page.Editor) {
		t.Error("on the page of the story K is no letter")
	}
}

func TestRecheckUnsettlesTheFact(t *testing.T) {
	b := newBench(t)
	for _, f := range b.story.doc.Facts() { // as if all had been looked at since
		if f.Stale {
			_ = b.story.doc.PutFact(fact.Settle(f, editor.Verified, "", b.now()))
		}
	}
	b.run("story.save")
	b.compare(1, b.story.base)
	c := b.comparing.view.Compared().Comparison
	for _, f := range c.Facts {
		if f.Kind != diff.Reworded || f.After == nil {
			continue
		}
		b.recheck(f)
		now, ok := b.story.doc.Fact(f.After.ID)
		if was, _ := f.Settled(); !ok || now.Status != editor.Verified || !now.Stale || now.Was != was {
			t.Errorf("the fact is %+v", now)
		}
		b.told("checked again")
		if !strings.Contains(says(b.comparing.view.Changes), "to be checked again") || b.comparing.view.Changes.Kept() > 0 {
			t.Error("the card does not say so")
		}
		b.recheck(f) // once more changes nothing
		if again, _ := b.story.doc.Fact(f.After.ID); !again.Equal(now) {
			t.Errorf("then it is %+v", again)
		}
		b.run("edit.undo")
		if now, _ := b.story.doc.Fact(f.After.ID); now.Status != editor.Verified || now.Stale {
			t.Errorf("undone the fact is %+v", now)
		}
		if strings.Contains(says(b.comparing.view.Changes), "to be checked again") {
			t.Error("undone, the card still says so")
		}
		return
	}
	t.Fatal("the sample has no reworded fact")
}

// TestRecheckOfAFactTypedOver has what stands there checked.
func TestRecheckOfAFactTypedOver(t *testing.T) {
	b := newBench(t)
	words := b.text("bridge-p6")
	old := words[strings.LastIndexByte(words[:len(words)-1], ' ')+1 : len(words)-1]
	f := b.tag(old)
	if err := b.story.doc.PutFact(fact.Settle(b.fact(f.ID), editor.Verified, "Nora", b.now())); err != nil {
		t.Fatal(err)
	}
	b.run("story.save")
	b.replace("bridge-p6", " "+old, " something else")
	if now := b.fact(f.ID); !now.Gone {
		t.Fatalf("the fact is %+v", now)
	}
	b.run("story.compare")
	x := b.comparing.view.Compared().Comparison.Facts[0]
	b.recheck(x)
	b.told("“something else” is to be checked again")
	if now := b.fact(f.ID); now.Gone || now.Text != "something else" || !now.Stale || now.Was != old || now.Status != editor.Verified {
		t.Errorf("the fact is %+v", now)
	}
	b.run("edit.undo")
	if now := b.fact(f.ID); !now.Gone {
		t.Errorf("undone the fact is %+v", now)
	}
	b.leaveComparison()
	b.replace("bridge-p6", "something else", "nothing")
	b.run("story.compare")
	b.replace("bridge-p6", "nothing", "other words")
	b.recheck(b.comparing.view.Compared().Comparison.Facts[0])
	b.told("has this fact no more")
}

func TestHiddenNaturesAreRemembered(t *testing.T) {
	b := newBench(t)
	b.run("story.compare")
	b.comparing.view.Changes.SetHidden("punctuation")
	b.comparing.view.Changes.SetGrouped(true)
	b.comparing.view.OnFilter()
	b.run("change.done")
	b.run("story.compare")
	if got := b.comparing.view.Changes.HiddenNatures(); got != "punctuation" {
		t.Errorf("hidden are %q", got)
	}
	if !b.comparing.view.Changes.Grouped() {
		t.Error("the headings are forgotten")
	}
	b.run("change.show-all")
	if got := b.settings.HiddenChanges.Get(); got != "" {
		t.Errorf("remembered are %q", got)
	}
}

// TestPutBackOutOfOlderRevisions into a story that has been written on since: the
// comparison stays what it was, and the card says so.
func TestPutBackOutOfOlderRevisions(t *testing.T) {
	b := newBench(t)
	b.typed("bridge-p6", 0, "Written since. ")
	b.run("story.save")
	before := b.content()
	b.compare(1, 2)
	i := b.change(diff.BlockDeleted)
	for b.comparing.view.Changes.Current() != i {
		b.run("change.next")
	}
	gone := b.comparing.view.Compared().Comparison.Changes[i].Runs[0].Text
	if strings.Contains(b.content(), gone) {
		t.Fatalf("%q is in the story", gone)
	}
	b.run("change.back")
	b.told("put back")
	if !strings.Contains(b.content(), gone) || !strings.HasPrefix(b.text("bridge-p6"), "Written since. ") {
		t.Errorf("the story reads %s", b.content())
	}
	if c := b.comparing.view.Compared(); c.To != compare.Revision(2) || b.change(diff.BlockDeleted) != i {
		t.Errorf("the comparison is with %+v", c.To)
	}
	if !strings.Contains(says(b.win.Content()), "✓ put back") {
		t.Error("the card does not say that the paragraph is back")
	}
	b.run("edit.undo")
	if b.content() != before || strings.Contains(says(b.win.Content()), "✓ put back") {
		t.Error("undone it is as it was, and nothing says that it is back")
	}
}

func TestPutBackSaysWhatIsInTheWay(t *testing.T) {
	b := newBench(t)
	b.compare(1, 2)
	i := b.change(diff.WordsReplaced)
	c := b.comparing.view.Compared()
	x := c.Comparison.Changes[i]
	after := c.Comparison.Blocks[x.Place.Block].After
	b.run("change.done")
	at := x.Runs[0].After.Start
	sel := doc.Selection{Anchor: doc.Pos{Block: after.ID, Offset: at}, Head: doc.Pos{Block: after.ID, Offset: x.Runs[len(x.Runs)-1].After.End}}
	if _, err := b.story.doc.Insert(sel, "something else"); err != nil {
		t.Fatal(err)
	}
	b.compare(1, 2)
	before := b.content()
	b.putBack([]int{i})
	b.told("something else")
	if b.content() != before {
		t.Error("the story was changed")
	}
}

// TestPutBackIsSavedAndUndoneOnThePage: what is put back is words like any other.
func TestPutBackIsSavedAndUndoneOnThePage(t *testing.T) {
	b := newBench(t)
	before := b.content()
	b.run("story.compare")
	b.putBack([]int{b.change(diff.BlockDeleted)})
	after := b.content()
	b.pass(5 * time.Second)
	if d, ok := b.draft(); !ok || canonical(t, d.Story) != after {
		t.Error("what was put back is not on the disk")
	}
	b.run("change.done")
	b.run("edit.undo")
	if b.content() != before {
		t.Error("one undo on the page does not take it out again")
	}
	b.run("edit.redo")
	if b.content() != after {
		t.Error("it cannot be done again")
	}
}
