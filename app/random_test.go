package app

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"stet/app/workflow"
	"stet/editor"
	"stet/editor/doc"
)

// TestWhateverHappensTheLibraryHasIt does things at random, as an editor in a
// hurry would, on a disk that fails now and then, and asks after each stretch
// that the library gives back what the window shows.
func TestWhateverHappensTheLibraryHasIt(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			b := newBench(t)
			r := &randomDesk{bench: b, Rand: rand.New(rand.NewPCG(seed, 1)), dir: t.TempDir()}
			for range 6 {
				for range 15 {
					r.act()
				}
				r.leave()
				if t.Failed() {
					t.Fatalf("after %v", r.log)
				}
			}
		})
	}
}

// randomDesk does things at random.
type randomDesk struct {
	*bench
	*rand.Rand
	dir string
	log []string
}

func (r *randomDesk) act() {
	acts := []struct {
		name string
		do   func()
	}{
		{"type", r.typeWords}, {"type", r.typeWords}, {"select and type", r.retype}, {"keys", r.keys},
		{"wait", func() { r.pass(time.Duration(r.IntN(12)) * 100 * time.Millisecond) }},
		{"undo", func() { r.run("edit.undo") }}, {"redo", func() { r.run("edit.redo") }},
		{"save", func() { r.run("story.save") }},
		{"restore", func() { r.history.OnRestore(1 + r.IntN(len(r.story.revisions))) }},
		{"tag", r.tagSome}, {"settle", r.settleSome}, {"suggest", r.confirmSome}, {"fix", r.fixSome}, {"waive", r.waiveSome},
		{"move", func() { r.setStatus(editor.Statuses[r.IntN(len(editor.Statuses))]) }},
		{"field", func() { r.fail(r.setField("slug", fmt.Sprint("slug-", r.IntN(5)))) }},
		{"export", r.exportSome}, {"compare", func() { r.run("story.compare"); r.leaveComparison() }},
		{"theirs", r.theirs},
		{"break", func() { r.lib.why, r.lib.later = editor.ErrFull, editor.ErrFull }},
		{"mend", func() { r.lib.why, r.lib.later = nil, nil }},
		{"leave", r.leave},
	}
	a := acts[r.IntN(len(acts))]
	r.log = append(r.log, a.name)
	defer func() {
		if p := recover(); p != nil {
			r.t.Fatalf("%v after %v", p, r.log)
		}
	}()
	a.do()
}

func (r *randomDesk) block() (string, string) {
	b := r.story.doc.Block(r.IntN(r.story.doc.Len()))
	return b.ID, b.Text
}

func (r *randomDesk) place() (string, int) {
	id, text := r.block()
	return id, doc.PrevGrapheme(text, r.IntN(len(text)+1))
}

func (r *randomDesk) typeWords() {
	block, at := r.place()
	r.typed(block, at, []string{"a", "two words ", "£5 “so”", "\u0301", "👩‍👧 "}[r.IntN(5)])
}

func (r *randomDesk) selectSome() {
	block, at := r.place()
	other, end := r.place()
	r.page.SetSelection(doc.Selection{Anchor: doc.Pos{Block: block, Offset: at}, Head: doc.Pos{Block: other, Offset: end}})
	r.page.FocusPage()
}

func (r *randomDesk) retype() {
	r.selectSome()
	r.win.Canvas().Focused().TypedRune('x')
}

func (r *randomDesk) keys() {
	block, at := r.place()
	r.page.SetSelection(doc.Caret(doc.Pos{Block: block, Offset: at}))
	r.key([]fyne.KeyName{fyne.KeyReturn, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyUp}[r.IntN(4)])
}

func (r *randomDesk) tagSome() {
	block, text := r.block()
	end := doc.NextWord(text, doc.NextWord(text, 0))
	if end == 0 {
		return
	}
	r.page.Select(editor.Range{Block: block, End: end})
	r.run("facts.tag")
	if r.win.Canvas().Overlays().Top() != nil {
		r.press("Save")
	}
}

func (r *randomDesk) settleSome() {
	if all := r.story.doc.Facts(); len(all) > 0 {
		r.settle(all[r.IntN(len(all))].ID, editor.FactStatuses[r.IntN(len(editor.FactStatuses))])
	}
}

func (r *randomDesk) confirmSome() {
	r.run("facts.suggest")
	if all := r.facts.Suggestions(); len(all) > 0 {
		r.facts.OnConfirm(all[r.IntN(len(all))])
	}
}

func (r *randomDesk) fixSome() {
	all := r.story.checked.Credits
	if i := slices.IndexFunc(all, fixable); i >= 0 {
		r.credits.OnFix(all[i], all[i].Fixes[r.IntN(len(all[i].Fixes))])
	}
}

func (r *randomDesk) waiveSome() {
	if all := r.story.checked.Credits; len(all) > 0 {
		f := all[r.IntN(len(all))]
		r.fail(r.story.doc.PutWaiver(editor.Waiver{Rule: f.Rule, Field: f.Field, Text: f.Text, By: "Nora Vale", Reason: "so", At: r.at}))
	}
}

func (r *randomDesk) exportSome() {
	r.export(r.story, workflow.Order{Path: filepath.Join(r.dir, fmt.Sprintf("%d.md", r.IntN(3))), Override: &editor.Override{By: "Nora Vale", Reason: "so"}})
}

// theirs is another desk that files a revision of the same story.
func (r *randomDesk) theirs() {
	if r.lib.later != nil {
		return
	}
	if _, ok := r.draft(); ok {
		return // a draft of ours would go with it
	}
	s, last, err := r.lib.Story(r.t.Context(), r.story.id, 0)
	if err != nil {
		r.t.Fatal(err)
	}
	s.Article.EditorNote = fmt.Sprint("theirs ", last.Number)
	if _, err := r.desk.Save(r.t.Context(), r.story.id, last.Number, s, ""); err != nil {
		r.t.Fatal(err)
	}
	r.notice.Close()
	r.run("story.save")
	if r.notice.Visible() && strings.Contains(r.notice.Words(), "Somebody filed") && r.IntN(2) == 0 {
		r.notice.Act()
		r.leaveComparison()
	}
}

// leave closes the story and opens it again, where the disk allows it.
func (r *randomDesk) leave() {
	r.lib.why, r.lib.later = nil, nil
	r.reopen()
	id := r.story.id
	r.close(r.story)
	if r.open(id); r.story == nil {
		r.t.Fatalf("the story does not open again: %s", r.notice.Words())
	}
}
