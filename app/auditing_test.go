package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stet/app/control"
	"stet/app/workflow"
	"stet/editor"
)

// goneOut files a story without a by-line, exports it, and returns its ID.
func (b *bench) goneOut(headline string) string {
	b.t.Helper()
	ctx := context.Background()
	id, err := b.desk.Add(ctx, editor.Story{Article: editor.Article{Headline: headline, Source: "Harbour Gazette",
		Body: []editor.Block{{ID: "b", Kind: editor.Paragraph, Text: "The bridge closed."}}}})
	if err != nil {
		b.t.Fatal(err)
	}
	o, err := b.desk.Open(ctx, id)
	if err != nil {
		b.t.Fatal(err)
	}
	path := filepath.Join(b.t.TempDir(), "out.html")
	if _, err := b.desk.Export(ctx, id, o.Revision.Number, o.Story, workflow.Order{Path: path, Override: &editor.Override{By: "Nora Vale", Reason: "On deadline"}}); err != nil {
		b.t.Fatal(err)
	}
	return id
}

// TestCreditsOfAllStories: what went out is checked and listed; Enter opens the story
// at the finding.
func TestCreditsOfAllStories(t *testing.T) {
	b := newBench(t)
	id := b.goneOut("Bridge closed")
	b.run("credits.all")
	sheet := b.auditing.sheet
	if !b.auditing.shown || sheet.Busy() || b.hasStory() || sheet.Said() != "1 of 1 story has failures or warnings" {
		t.Fatalf("shown %v, busy %v: %q", b.auditing.shown, sheet.Busy(), sheet.Said())
	}
	if got := says(sheet); !strings.Contains(got, "Bridge closed") || !strings.Contains(got, "The story has no by-line") || !strings.Contains(got, "byline-present") {
		t.Error(got)
	}
	sheet.OnlyRule("credit-present")
	b.pressKey(fyne.KeyDown) // to the finding below the story
	b.pressKey(fyne.KeyReturn)
	if b.auditing.shown || b.story.id != id {
		t.Fatalf("shown %v, open %s", b.auditing.shown, b.story.id)
	}
	if f, ok := b.credits.Selected(); !ok || f.Rule != "credit-present" {
		t.Errorf("chosen is %+v", f)
	}
	b.run("credits.all")
	sheet.OnlyRule("")
	b.pressKey(fyne.KeyHome)
	b.pressKey(fyne.KeyReturn)
	if b.auditing.shown || b.tabs.Selected() != tabCredits {
		t.Errorf("the story's row opens tab %d", b.tabs.Selected())
	}
	// It is put right, but what went out is what went out.
	if err := b.setField("credit.raw", "Harbour Gazette"); err != nil {
		t.Fatal(err)
	}
	b.saveRevision("")
	b.run("credits.all")
	b.run("credits.all-again")
	sheet.OnlyRule("credit-present")
	b.pressKey(fyne.KeyHome)
	b.pressKey(fyne.KeyDown)
	b.pressKey(fyne.KeyReturn)
	if got := b.notice.Words(); !strings.Contains(got, "no longer") {
		t.Errorf("said %q", got)
	}
}

func TestCreditsOfAllStoriesAsCSV(t *testing.T) {
	b := newBench(t)
	b.goneOut("Bridge closed")
	b.run("credits.all")
	b.run("credits.all-csv")
	path := filepath.Join(t.TempDir(), "sweep.csv")
	b.fill(0, filepath.Base(path))
	b.fill(1, filepath.Dir(path))
	b.pressKey(fyne.KeyReturn)
	text, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(text), "Bridge closed,exported,") || !strings.Contains(string(text), "byline-present") {
		t.Errorf("%q, %v", text, err)
	}
}

// TestCreditsOfAllStoriesAreStopped: what is stopped says so, and its late results are
// dropped; a status can be chosen instead.
func TestCreditsOfAllStoriesAreStopped(t *testing.T) {
	b := newBench(t)
	sheet := b.auditing.sheet
	b.run("credits.all")
	if got := says(sheet); !strings.Contains(got, "Nothing has been exported from this library") || b.table.Enabled("credits.all-csv") {
		t.Errorf("without any: %s", got)
	}
	sheet.SetScope(b.story.summary.Status)
	if strings.Contains(says(sheet), "Nothing has been exported") || sheet.Said() == "" {
		t.Errorf("in its status: %q, %s", sheet.Said(), says(sheet))
	}
	old := b.auditing.number
	b.auditing.stop()
	if got := says(sheet); !strings.Contains(got, "Stopped") {
		t.Errorf("stopped: %s", got)
	}
	if old == b.auditing.number {
		t.Error("what an older run still tells is taken for news")
	}
	b.auditing.list([]workflow.Audited{{Summary: editor.Summary{ID: "x", Headline: "Lost"}, Err: editor.ErrDamaged}}, 1, 1)
	b.auditing.done(errors.New("the disk has gone"))
	if got := says(sheet); !strings.Contains(got, control.Sentence(editor.ErrDamaged)) || !strings.Contains(sheet.Said(), "1 could not be read") || !strings.Contains(sheet.Said(), "the disk has gone") {
		t.Errorf("%q, %s", sheet.Said(), got)
	}
}
