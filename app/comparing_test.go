package app

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stet/app/compare"
	"stet/editor"
	"stet/editor/diff"
	"stet/editor/doc"
)

// sides are what is compared.
func (b *bench) sides() (from, to compare.Side) {
	b.t.Helper()
	if b.comparing == nil {
		b.t.Fatalf("nothing is compared: %s", b.notice.Words())
	}
	c := b.comparing.view.Compared()
	return c.From, c.To
}

func TestCompareWithAFile(t *testing.T) {
	b := newBench(t)
	dir := t.TempDir()
	put(t, dir, "returned.md", "# "+b.story.doc.Block(0).Text+"\n\nOnly this paragraph came back.\n")
	file := compare.Side{Kind: compare.OfFile, Key: filepath.Join(dir, "returned.md"), Name: "returned.md"}
	b.compareSides(compare.Revision(2), file)
	if from, to := b.sides(); from != compare.Revision(2) || to != file {
		t.Errorf("compared are %v and %v", from, to)
	}
	for _, x := range b.comparing.view.Compared().Comparison.Changes {
		if x.Kind == "comment" || x.Kind == "field" && x.Label != "standfirst" {
			t.Errorf("what a file cannot say is called a change: %s %s", x.Kind, x.Label)
		}
	}
	if got := says(b.comparing.view.Bar); !strings.Contains(got, "returned.md") {
		t.Errorf("the bar says %q", got)
	}
	b.comparing.view.Revisions.OnCompare(0, 1) // the list, where the newer side is no revision
	if from, to := b.sides(); from != compare.Revision(1) || to != file {
		t.Errorf("then compared are %v and %v", from, to)
	}
	if rows, err := b.lib.List(t.Context(), editor.Query{Limit: 9}); err != nil || len(rows) != 1 {
		t.Errorf("the file is in the library: %+v, %v", rows, err)
	}
}

func TestAFileThatCannotBeReadLeavesWhatIsShown(t *testing.T) {
	b := newBench(t)
	b.compare(1, 2)
	b.compareSides(compare.Revision(1), compare.Side{Kind: compare.OfFile, Key: filepath.Join(t.TempDir(), "gone.md"), Name: "gone.md"})
	b.told("cannot be read")
	if from, to := b.sides(); from != compare.Revision(1) || to != compare.Revision(2) {
		t.Errorf("compared are %v and %v", from, to)
	}
}

func TestCompareWithAnotherStory(t *testing.T) {
	b := newBench(t)
	first := b.story.id
	b.run("file.new")
	b.typed(b.story.doc.Block(2).ID, 0, "Quite another thing.")
	b.run("story.save")
	other := compare.Side{Kind: compare.OfStory, Key: b.story.id, Name: "Another"}
	b.open(first)
	b.compareSides(compare.Revision(2), other)
	if after := b.comparing.view.Compared().After.Article; len(after.Body) != 1 || after.Body[0].Text != "Quite another thing." {
		t.Errorf("compared with %+v", after.Body)
	}
}

func TestTheBarOffersWhatCanBeCompared(t *testing.T) {
	b := newBench(t)
	b.compare(1, 2)
	offered := func() string {
		var all []string
		for _, item := range b.comparing.view.Bar.Choices(1) {
			all = append(all, item.Label)
		}
		return strings.Join(all, "|")
	}
	if got := offered(); strings.Contains(got, "not filed") || !strings.HasSuffix(got, "A file…|Another story…||Swap the two sides") {
		t.Errorf("offered are %s", got)
	}
	b.leaveComparison()
	b.typed("bridge-p6", 0, "Typed. ")
	b.compare(1, 2)
	if got := offered(); !strings.Contains(got, "Words not filed yet") {
		t.Errorf("with words typed offered are %s", got)
	}
}

func TestAComparisonUnderWayIsGivenUp(t *testing.T) {
	b, step := newSlowBench(t)
	b.compare(1, 2)
	b.compareSides(compare.Revision(2), compare.Desk())
	step()
	if from, to := b.sides(); from != compare.Revision(2) || to != compare.Desk() {
		t.Errorf("compared are %v and %v", from, to)
	}
	b.compare(1, 2)
	b.leaveComparison()
	step()
	if b.comparing != nil {
		t.Error("a comparison comes back after it was left")
	}
}

func TestRevisionsAreComparedOnce(t *testing.T) {
	b, step := newSlowBench(t)
	b.compare(1, 2)
	step()
	took := b.comparing.view.Compared().Took
	b.compareSides(compare.Revision(2), compare.Desk())
	step()
	b.compare(1, 2)
	if from, _ := b.sides(); from != compare.Revision(1) || b.comparing.view.Compared().Took != took {
		t.Error("two revisions are compared anew")
	}
	for range 2 * mostCompared {
		b.compared.keep("another", b.comparing.view.Compared())
	}
	if len(b.compared) != mostCompared {
		t.Errorf("%d comparisons are kept", len(b.compared))
	}
}

func TestLayoutIsRemembered(t *testing.T) {
	b := newBench(t)
	b.compare(1, 2)
	b.run("compare.split")
	b.run("compare.brief")
	if len(b.comparing.page.columns) != 2 || !b.table.Command("compare.split").Checked() || !b.table.Command("compare.brief").Checked() {
		t.Error("the versions do not stand side by side")
	}
	b.leaveComparison()
	b.compare(1, 2)
	if split, brief := b.comparing.view.Layout(); !split || !brief || len(b.comparing.page.columns) != 2 {
		t.Error("the layout is forgotten")
	}
	at := b.comparing.page.two[1]
	if b.win.Canvas().Focused() != fyne.Focusable(at.Editor) {
		t.Error("the newer version has not the keyboard")
	}
	b.table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF7})
	if now, _ := b.comparing.view.Changes.At(); now != 2 {
		t.Errorf("F7 leads to change %d", now)
	}
}

// TestAPageStaysWhereItIs: what is laid out anew is shown where it was left, and
// another comparison from its beginning.
func TestAPageStaysWhereItIs(t *testing.T) {
	b := newBench(t)
	before, after := longPair(4000)
	c := compare.Compared{From: compare.Revision(1), To: compare.Revision(2), Before: before, After: after}
	var err error
	if c.Comparison, err = diff.Compare(t.Context(), before, after); err != nil {
		t.Fatal(err)
	}
	b.showComparison(c)
	v, page := b.comparing.view, b.comparing.page
	atTop := func() doc.Pos {
		at, _ := page.one.PlaceAt(fyne.NewPos(300, 20))
		return at
	}
	first := atTop()
	for range 60 {
		v.Next()
	}
	top := atTop()
	if top == first {
		t.Fatal("the sixtieth change is not far down")
	}
	c.To = compare.Desk()
	v.Changes.Follow()
	b.showComparison(c)
	if got := atTop(); got != top {
		t.Errorf("compared anew the page begins at %v, not %v", got, top)
	}
	c.From = compare.Revision(3)
	b.showComparison(c)
	if got := atTop(); got != first {
		t.Errorf("another comparison begins at %v", got)
	}
}

func TestWhatWasUndoneIsNotCompared(t *testing.T) {
	b := newBench(t)
	b.replace("bridge-p6", b.text("bridge-p6")[:4], "Quite")
	b.run("story.compare")
	if _, to := b.sides(); to != compare.Desk() {
		t.Fatalf("with words typed compared is %v", to)
	}
	b.leaveComparison()
	b.run("edit.undo")
	newest := b.story.revisions[0].Number
	for _, when := range []string{"with all undone", "opened again"} {
		b.run("story.compare")
		if from, to := b.sides(); from != compare.Revision(newest-1) || to != compare.Revision(newest) {
			t.Errorf("%s compared are %v and %v", when, from, to)
		}
		b.leaveComparison()
		if id := b.story.id; when == "with all undone" {
			b.run("story.close")
			b.open(id)
			if _, ok := b.draft(); !ok {
				t.Fatal("no draft is taken up")
			}
		}
	}
	b.compare(1, 2)
	for _, side := range b.comparing.view.Bar.Choices(1) {
		if strings.Contains(side.Label, "not filed") {
			t.Errorf("the bar offers %q", side.Label)
		}
	}
}
