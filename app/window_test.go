package app

import (
	"context"
	"errors"
	"image"
	"image/color"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/job"
	"stet/app/theme"
	"stet/app/workflow"
	"stet/assets"
	"stet/editor"
	"stet/editor/doc"
	"stet/store/storetest"
)

func TestMain(m *testing.M) {
	if err := lang.AddTranslationsFS(assets.Lang, "lang"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// bench is a window without a screen, on a library of its own, whose clock the
// test moves and whose background work is done where it is started.
type bench struct {
	*window
	t   *testing.T
	lib *faulty
	at  time.Time
}

// faulty is a library whose disk can fail.
type faulty struct {
	workflow.Library
	why       error  // what every draft meets
	later     error  // what the findings of a revision meet, once it is filed
	full      bool   // words go into the reserve
	onJournal func() // called before a draft is written, may be nil
}

func (f *faulty) Journal(ctx context.Context, d editor.Draft) error {
	if f.onJournal != nil {
		f.onJournal()
	}
	if f.why != nil {
		return f.why
	}
	return f.Library.Journal(ctx, d)
}

func (f *faulty) Full() bool { return f.full }

func (f *faulty) SetFindings(ctx context.Context, id string, revision int, findings []editor.Finding) error {
	if f.later != nil {
		return f.later
	}
	return f.Library.SetFindings(ctx, id, revision, findings)
}

// newBench opens a window as a first start does: on a fresh library, with the
// sample story open. When the test ends, the story in the library must be the
// one in the window.
func newBench(t *testing.T) *bench {
	b := openBench(t, &faulty{Library: storetest.New(t)}, true)
	if b.story == nil {
		t.Fatal("the sample story is not open")
	}
	t.Cleanup(b.reopen)
	return b
}

func openBench(t *testing.T, lib *faulty, fresh bool) *bench {
	t.Helper()
	b := makeBench(t, lib, fresh, job.Inline())
	b.begin()
	return b
}

// newSlowBench is newBench with background work whose results wait for step.
func newSlowBench(t *testing.T) (b *bench, step func()) {
	t.Helper()
	jobs, step := job.Stepped()
	b = makeBench(t, &faulty{Library: storetest.New(t)}, true, jobs)
	b.begin()
	step()
	t.Cleanup(func() { step(); b.reopen() })
	return b, step
}

func makeBench(t *testing.T, lib *faulty, fresh bool, jobs *job.Runner) *bench {
	t.Helper()
	a := test.NewApp()
	test.NewCanvas().Capture() // sets Fyne's clock: by that of a minute ago the next picture would forget every widget
	a.Settings().SetTheme(theme.New(theme.ByDay))
	w, err := newWindow(a, Config{Library: lib, Outlets: assets.Outlets, Sample: assets.Sample, Fresh: fresh}, jobs)
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{window: w, t: t, lib: lib, at: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	w.now = func() time.Time { return b.at }
	w.settings.User.Set("Nora Vale")
	w.win.Show()
	return b
}

// reopen checks the promise that all of Stet is about: what is in the window is
// what the library gives back.
func (b *bench) reopen() {
	b.t.Helper()
	if b.story == nil {
		return
	}
	if !b.flush() {
		b.t.Fatalf("not on the disk: %s", b.notice.Words())
	}
	opened, err := b.desk.Open(context.Background(), b.story.id)
	if err != nil {
		b.t.Fatal(err)
	}
	if opened.Draft == nil && opened.Revision.Number > b.story.base {
		// others went on, and nothing of ours would be lost by going on with them
		if opened.Story, _, err = b.lib.Story(context.Background(), b.story.id, b.story.base); err != nil {
			b.t.Fatal(err)
		}
		opened.Story.Article.ID, opened.Story.Article.Status = b.story.id, b.story.summary.Status
	}
	want := b.story.doc.Story()
	want.Article.ID, want.Article.Status = b.story.id, b.story.summary.Status
	if got, want := canonical(b.t, opened.Story), canonical(b.t, want); got != want {
		b.t.Errorf("the library gives back\n%s\nthe window shows\n%s", got, want)
	}
	if err := want.Validate(); err != nil {
		b.t.Error(err)
	}
}

func canonical(t *testing.T, s editor.Story) string {
	t.Helper()
	c, err := s.Canonical()
	if err != nil {
		t.Fatal(err)
	}
	return string(c)
}

// pass lets time go by, with the ticks that belong to it.
func (b *bench) pass(d time.Duration) {
	for end := b.at.Add(d); b.at.Before(end); {
		b.at = b.at.Add(100 * time.Millisecond)
		b.tick()
	}
}

// typed puts the caret at an offset of a block and types there.
func (b *bench) typed(block string, at int, words string) {
	b.page.SetSelection(doc.Caret(doc.Pos{Block: block, Offset: at}))
	b.page.FocusPage()
	for _, r := range words {
		b.win.Canvas().Focused().TypedRune(r)
	}
}

// key presses a key of the page.
func (b *bench) key(k fyne.KeyName) {
	b.page.FocusPage()
	b.page.TypedKey(&fyne.KeyEvent{Name: k})
}

func (b *bench) text(block string) string { return b.story.doc.Block(b.story.doc.Index(block)).Text }

// find returns where words stand in the manuscript.
func (b *bench) find(words string) editor.Range {
	b.t.Helper()
	for i := range b.story.doc.Len() {
		block := b.story.doc.Block(i)
		if at := strings.Index(block.Text, words); at >= 0 {
			return editor.Range{Block: block.ID, Start: at, End: at + len(words)}
		}
	}
	b.t.Fatalf("%q is not in the manuscript", words)
	return editor.Range{}
}

// undoes checks that one undo changes back what a verb has changed.
func (b *bench) undoes(before string) {
	b.t.Helper()
	after := canonical(b.t, b.story.doc.Story())
	if after == before {
		b.t.Fatal("nothing has changed")
	}
	b.run("edit.undo")
	if got := canonical(b.t, b.story.doc.Story()); got != before {
		b.t.Errorf("one undo gives\n%s\nbefore it was\n%s", got, before)
	}
	b.run("edit.redo")
	if got := canonical(b.t, b.story.doc.Story()); got != after {
		b.t.Errorf("redo gives\n%s\nit was\n%s", got, after)
	}
}

// content is the whole of the open story.
func (b *bench) content() string { return canonical(b.t, b.story.doc.Story()) }

// objects returns all that is shown under o.
func objects(o fyne.CanvasObject) []fyne.CanvasObject {
	if !o.Visible() {
		return nil
	}
	all := []fyne.CanvasObject{o}
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	for _, one := range inside {
		all = append(all, objects(one)...)
	}
	return all
}

// says returns the words shown under o.
func says(o fyne.CanvasObject) string {
	var words []string
	for _, one := range objects(o) {
		switch one := one.(type) {
		case *control.Text:
			words = append(words, one.Words())
		case *canvas.Text:
			words = append(words, one.Text)
		case *widget.Label:
			words = append(words, one.Text)
		}
	}
	return strings.Join(words, " | ")
}

// front is the dialog that is open, or the window.
func (b *bench) front() fyne.CanvasObject {
	if top := b.win.Canvas().Overlays().Top(); top != nil {
		return top
	}
	return b.win.Content()
}

// press presses the button with a label in the dialog that is open, or in the
// window.
func (b *bench) press(label string) {
	b.t.Helper()
	var labels []string
	for _, o := range objects(b.front()) {
		switch o := o.(type) {
		case *widget.Button:
			if labels = append(labels, o.Text); o.Text == label {
				o.Tapped(nil)
				return
			}
		case *control.Button:
			if labels = append(labels, o.Label); o.Label == label {
				o.Tapped(nil)
				return
			}
		}
	}
	b.t.Fatalf("no button %q among %q; the front says %q", label, labels, says(b.front()))
}

// fill types into the fields of the dialog, from the given one on.
func (b *bench) fill(from int, texts ...string) {
	b.t.Helper()
	var fields []interface{ SetText(string) }
	for _, o := range objects(b.front()) {
		switch o := o.(type) {
		case *control.Field:
			fields = append(fields, o)
		case *widget.Entry:
			fields = append(fields, o)
		}
	}
	if len(fields) < from+len(texts) {
		b.t.Fatalf("the dialog has %d fields: %s", len(fields), says(b.front()))
	}
	for i, text := range texts {
		fields[from+i].SetText(text)
	}
}

// told checks what the banner says.
func (b *bench) told(words string) {
	b.t.Helper()
	if !b.notice.Visible() || !strings.Contains(b.notice.Words(), words) {
		b.t.Errorf("the banner (shown: %v) says %q, want %q", b.notice.Visible(), b.notice.Words(), words)
	}
}

func TestFirstStartOpensTheSample(t *testing.T) {
	b := newBench(t)
	if got := b.story.doc.Article().Headline; got == "" || !strings.Contains(b.win.Title(), got) {
		t.Errorf("headline %q, title %q", got, b.win.Title())
	}
	if len(b.story.revisions) != len(assets.Sample) || b.story.summary.Status != editor.Checking {
		t.Errorf("%d revisions, status %q", len(b.story.revisions), b.story.summary.Status)
	}
	if !strings.Contains(says(b.list), b.story.doc.Article().Headline) {
		t.Errorf("the list says %q", says(b.list))
	}
	if got := says(b.status); !strings.Contains(got, "Saved") || !strings.Contains(got, "Facts") {
		t.Errorf("the status bar says %q", got)
	}
	if !slices.ContainsFunc(b.story.checked.Credits, editor.Finding.Stops) {
		t.Errorf("the sample has no finding to try: %+v", b.story.checked.Credits)
	}
}

func TestLaterStartGoesOn(t *testing.T) {
	first := newBench(t)
	first.typed("bridge-p6", 0, "Yesterday, ")
	first.quit()
	a := openBench(t, first.lib, false)
	if a.story != nil {
		t.Error("a library that is not fresh gets the sample again, or a story that nobody chose")
	}
	a.open(first.story.id)
	if got := a.text("bridge-p6"); got != first.text("bridge-p6") || !strings.HasPrefix(got, "Yesterday, ") {
		t.Errorf("after the next start: %q", got)
	}
	a.reopen()
}

func TestClosingFlushes(t *testing.T) {
	for name, leave := range map[string]func(*bench){
		"quit":  func(b *bench) { b.run("file.quit") },
		"close": func(b *bench) { b.run("story.close") },
		"new":   func(b *bench) { b.run("file.new") },
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t)
			id := b.story.id
			b.typed("bridge-p6", 0, "Still, ") // and no tick
			leave(b)
			opened, err := b.desk.Open(t.Context(), id)
			if got, _ := opened.Story.Article.Text("bridge-p6"); err != nil || !strings.HasPrefix(got, "Still, ") {
				t.Errorf("%v: %q", err, got)
			}
		})
	}
}

func TestClosingAsksWhereNothingCanBeSaved(t *testing.T) {
	b := newBench(t)
	b.typed("bridge-p6", 0, "Lost? ")
	b.lib.why = errors.New("no space")
	b.run("file.quit")
	if got := says(b.front()); !strings.Contains(got, "could not be saved") {
		t.Fatalf("the window closes without a question: %q", got)
	}
	b.press("Cancel")
	b.lib.why = nil
	if b.story == nil || !strings.HasPrefix(b.text("bridge-p6"), "Lost? ") {
		t.Error("the words are gone")
	}
}

func TestThemeRecolours(t *testing.T) {
	b := newBench(t)
	places := map[string]image.Point{"top bar": {700, 8}, "list": {100, 800}, "page": {720, 800}, "inspector": {1100, 60}, "status bar": {600, 880}}
	look := func() map[string]color.Color {
		shown, out := b.win.Canvas().Capture(), map[string]color.Color{}
		for name, at := range places {
			out[name] = shown.At(at.X, at.Y)
		}
		return out
	}
	b.run("view.light")
	day := look()
	b.run("view.dark")
	for name, c := range look() {
		if c == day[name] {
			t.Errorf("the %s keeps the colour %v", name, c)
		}
	}
	b.run("view.light")
	if again := look(); !maps.Equal(again, day) {
		t.Errorf("by day %v, later %v", day, again)
	}
	b.run("story.compare")
	b.run("view.dark")
	if c := look()["page"]; c == day["page"] {
		t.Errorf("the comparison keeps the colour %v", c)
	}
}

func TestStatusMovesAndUndoes(t *testing.T) {
	b := newBench(t)
	b.run("story.to-ready")
	if s, err := b.lib.Summary(t.Context(), b.story.id); err != nil || s.Status != editor.Ready || b.story.summary.Status != editor.Ready {
		t.Fatalf("%+v, %v", s, err)
	}
	b.showTab(tabDetails)
	b.told("Ready")
	b.notice.Act()
	if s, err := b.lib.Summary(t.Context(), b.story.id); err != nil || s.Status != editor.Checking || b.story.summary.Status != editor.Checking {
		t.Errorf("taken back: %+v, %v", s, err)
	}
}

// TestCommandsLeaveTheKeyboardOnThePage: Fyne takes the keyboard away when a
// menu is pressed; what is typed after Undo must reach the story.
func TestCommandsLeaveTheKeyboardOnThePage(t *testing.T) {
	b := newBench(t)
	for _, id := range []string{"edit.undo", "edit.all", "view.larger", "story.save"} {
		b.page.TypedRune('x')
		b.win.Canvas().Unfocus()
		b.run(id)
		if b.win.Canvas().Focused() != fyne.Focusable(b.page.Editor) {
			t.Errorf("after %s the keyboard is with %T", id, b.win.Canvas().Focused())
		}
	}
	b.run("story.save-named")
	if b.win.Canvas().Focused() == fyne.Focusable(b.page.Editor) {
		t.Error("the page has the keyboard that belongs to the dialog")
	}
}

func TestTheFrameNamesTheStoryAsItIsTyped(t *testing.T) {
	b := newBench(t)
	b.typed(editor.HeadlineID, 0, "New: ")
	if got := b.win.Title(); !strings.HasPrefix(got, "New: Harbour bridge") {
		t.Errorf("the frame says %q", got)
	}
}
