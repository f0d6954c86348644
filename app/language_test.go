package app

import (
	"strings"
	"testing"

	"stet/app/control"
	"stet/app/job"
)

// TestLanguageIsTheStorys: what the dialog asks for is set for the open story, can
// be undone, and is that of others only where the editor says so.
func TestLanguageIsTheStorys(t *testing.T) {
	b := newProofBench(t, job.Inline())
	b.withCopy("the harbuor is old")
	put(t, b.config.Shelf.Dropped(), "fr.aff", "SET UTF-8\n")
	put(t, b.config.Shelf.Dropped(), "fr.dic", "1\nharbuor\n")
	if got := says(b.status); !strings.Contains(got, "English (UK), assumed") {
		t.Errorf("the status bar says %q", got)
	}
	b.status.OnLanguage()
	b.fill(0, "tlh")
	if got := says(b.front()); !strings.Contains(got, "no dictionary") {
		t.Errorf("of a language without a dictionary the dialog says %q", got)
	}
	b.fill(0, " fr ")
	b.press("Save")
	if got := b.story.doc.Article().Language; got != "fr" || b.settings.Language.Get() != "en-GB" {
		t.Errorf("the story's language is %q, the usual one %q", got, b.settings.Language.Get())
	}
	b.wants("in French", b.read(), "the", "is", "old")
	if got := says(b.status); strings.Contains(got, "assumed") {
		t.Errorf("the status bar says %q", got)
	}
	b.run("edit.undo")
	if got := b.story.doc.Article().Language; got != "" {
		t.Errorf("after Undo the language is %q", got)
	}
	b.run("proof.language")
	for _, o := range objects(b.front()) {
		switch o := o.(type) {
		case *control.Choice:
			o.SetSelected("fr")
		case *control.Check:
			o.SetChecked(true)
		}
	}
	b.press("Save")
	if got := b.story.doc.Article().Language; got != "fr" || b.settings.Language.Get() != "fr" {
		t.Errorf("the story's language is %q, the usual one %q", got, b.settings.Language.Get())
	}
}
