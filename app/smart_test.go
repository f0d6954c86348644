package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"stet/app/job"
	"stet/editor"
	"stet/editor/doc"
)

func TestSmartQuotes(t *testing.T) {
	b := newProofBench(t, job.Inline())
	b.withCopy("old")
	id := b.find("old").Block
	b.typed(id, 3, ` "the mayor's"`)
	if got, want := b.text(id), "old “the mayor’s”"; got != want {
		t.Fatalf("typed %q, want %q", got, want)
	}
	b.run("edit.undo")
	if got, want := b.text(id), `old “the mayor’s"`; got != want {
		t.Errorf("after one Undo %q, want %q", got, want)
	}
	if at := b.page.Selection(); at != doc.Caret(doc.Pos{Block: id, Offset: len(b.text(id))}) {
		t.Errorf("after Undo the caret is at %v", at)
	}
	b.run("edit.redo")
	b.setField("language", "de-DE")
	b.typed(id, len(b.text(id)), ` "so" -- ja`)
	if got, want := b.text(id), "old “the mayor’s” „so“ – ja"; got != want {
		t.Errorf("in German %q, want %q", got, want)
	}
	b.run("typing.smart")
	b.typed(id, 0, `"`)
	if got, want := b.text(id), `"old “the mayor’s” „so“ – ja`; got != want {
		t.Errorf("switched off %q, want %q", got, want)
	}
}

func TestSmartQuotesAreSuggested(t *testing.T) {
	b := newProofBench(t, job.Inline())
	b.withCopy("old bridge")
	b.run("suggest.mode")
	if !b.story.doc.Suggesting() {
		t.Fatal("suggest mode is not on")
	}
	id := b.find("old").Block
	b.typed(id, 4, `"new" `)
	if got, want := b.text(id), "old “new” bridge"; got != want {
		t.Errorf("suggested %q, want %q", got, want)
	}
	for _, m := range b.story.doc.Block(b.story.doc.Index(id)).Marks {
		if m.Kind == editor.Deleted {
			t.Error("the straight mark stands there, struck out")
		}
	}
}

func TestCodeStaysAsTyped(t *testing.T) {
	b := newProofBench(t, job.Inline())
	b.withCopy("old code")
	r := b.find("code")
	b.page.Select(r)
	if _, err := b.story.doc.ToggleMark(b.page.Selection(), editor.Code, ""); err != nil {
		t.Fatal(err)
	}
	b.typed(r.Block, r.Start+2, `"`)
	if got, want := b.text(r.Block), `old co"de`; got != want {
		t.Errorf("typed %q, want %q", got, want)
	}
	b.key(fyne.KeyEnd)
}
