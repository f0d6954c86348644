package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stet/app/workflow"
	"stet/editor"
)

// The fields of the export dialog, in their order.
const (
	exportFile = iota
	exportFolder
	exportBy
	exportReason
)

func TestExportIsStoppedWithoutAnOverride(t *testing.T) {
	b := newBench(t)
	dir := t.TempDir()
	b.run("file.export")
	if got := says(b.front()); !strings.Contains(got, "stop this export") {
		t.Fatalf("nothing is said of what stops it: %q", got)
	}
	b.fill(exportFile, "bridge.md", dir, "Nora Vale", " ")
	b.press("Override and export")
	if got := says(b.front()); !strings.Contains(got, "needs a name and a reason") || !strings.Contains(got, "stop this export") {
		t.Errorf("an override without a reason meets %q", got)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) > 0 {
		t.Errorf("%v was written, %v", files, err)
	}
	if b.story.base != 2 || b.story.summary.Status != editor.Checking {
		t.Errorf("revision %d, status %s", b.story.base, b.story.summary.Status)
	}
}

func TestExportWithAnOverrideKeepsIt(t *testing.T) {
	b := newBench(t)
	path := filepath.Join(t.TempDir(), "bridge.md")
	b.typed("bridge-p6", 0, "Late. ")
	b.run("file.export")
	b.fill(exportFile, filepath.Base(path), filepath.Dir(path), "Nora Vale", "Cleared by legal")
	b.press("Override and export")
	written, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(written), "Late. Ferries") {
		t.Fatalf("%v: %s", err, written)
	}
	b.told(path)
	_, r, err := b.lib.Story(t.Context(), b.story.id, 0)
	if err != nil || r.Number != 3 || r.Cause != editor.ForExport || r.Override == nil || r.Override.Reason != "Cleared by legal" || len(r.Override.Findings) == 0 {
		t.Errorf("the revision keeps %+v, %v", r, err)
	}
	if s, err := b.lib.Summary(t.Context(), b.story.id); err != nil || s.Status != editor.Exported || b.story.summary.Status != editor.Exported || b.story.base != 3 {
		t.Errorf("%+v, %v; the window has %s and goes on from %d", s, err, b.story.summary.Status, b.story.base)
	}
	b.typed("bridge-p6", 0, "Later. ")
	b.run("story.save")
	if b.story.base != 4 {
		t.Errorf("the next revision is not filed: %s", b.notice.Words())
	}
}

// TestExportAsksBeforeItReplaces: the second press replaces a file, and only the
// one that was asked about.
func TestExportAsksBeforeItReplaces(t *testing.T) {
	b := newBench(t)
	dir := t.TempDir()
	for _, name := range []string{"one.md", "two.md"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("old"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	b.run("file.export")
	b.fill(exportFile, "one.md", dir, "Nora Vale", "Cleared by legal")
	b.press("Override and export")
	if got := says(b.front()); !strings.Contains(got, "one.md is there already") {
		t.Fatalf("the dialog says %q", got)
	}
	b.fill(exportFile, "two.md")
	if got := says(b.front()); strings.Contains(got, "is there already") {
		t.Errorf("the dialog still says %q", got)
	}
	b.press("Override and export")
	for _, name := range []string{"one.md", "two.md"} {
		if old, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(old) != "old" {
			t.Errorf("%s was replaced unasked: %q, %v", name, old, err)
		}
	}
	b.press("Replace the file")
	if now, err := os.ReadFile(filepath.Join(dir, "two.md")); err != nil || string(now) == "old" {
		t.Errorf("the file was not replaced: %q, %v", now, err)
	}
}

// TestExportStoppedByItsRereadAsksAgain: what only reading the file again can find was not
// seen by whoever overrode the rest, who is asked once more.
func TestExportStoppedByItsRereadAsksAgain(t *testing.T) {
	b, step := newSlowBench(t)
	path := filepath.Join(t.TempDir(), "bridge.html")
	b.fail(b.story.doc.SetField("copyright.notice", "© 2026\u2028Harbour Gazette")) // as it is pasted from a page layout
	step()
	b.run("file.export")
	step()
	if got := says(b.front()); strings.Contains(got, "loses") {
		t.Fatalf("it is known before anything was written: %q", got)
	}
	b.fill(exportFile, filepath.Base(path), filepath.Dir(path), "Nora Vale", "Cleared by legal")
	b.press("Override and export")
	step()
	if _, err := os.Stat(path); err == nil || b.story.base != 2 {
		t.Fatalf("it was written in spite of what nobody saw: revision %d", b.story.base)
	}
	if got := says(b.front()); !strings.Contains(got, "loses the field “Copyright notice”") || b.field(exportFile) != "bridge.html" {
		t.Fatalf("it asks %q, for %q", got, b.field(exportFile))
	}
	b.fill(exportBy, "Nora Vale", "The web desk sets the notice")
	b.press("Override and export")
	step()
	_, r, err := b.lib.Story(t.Context(), b.story.id, 0)
	if _, gone := os.Stat(path); err != nil || gone != nil || r.Override == nil || r.Override.Reason != "The web desk sets the notice" ||
		!strings.Contains(strings.Join(r.Override.Findings, "|"), "export-reread: Web page loses") {
		t.Errorf("the revision keeps %+v, %v, %v", r.Override, err, gone)
	}
}

// TestExportListsSuggestionsFirst among what stops it.
func TestExportListsSuggestionsFirst(t *testing.T) {
	b := newBench(t)
	b.run("suggest.mode")
	b.typed("bridge-p6", 0, "Perhaps, ")
	b.run("file.export")
	said := says(b.front())
	if _, after, found := strings.Cut(said, "✕ "); !found || !strings.HasPrefix(after, "A change that Nora Vale suggests") {
		t.Errorf("the dialog says %q", said)
	}
	b.press("Cancel")
}

func TestExportThatFailsChangesNothing(t *testing.T) {
	b := newBench(t)
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "taken.md"), 0o700); err != nil {
		t.Fatal(err)
	}
	b.export(b.story, workflow.Order{Path: filepath.Join(dir, "taken.md"), Override: &editor.Override{By: "Nora Vale", Reason: "Cleared"}})
	if !b.notice.Visible() || strings.Contains(b.notice.Words(), "Exported to") {
		t.Errorf("the banner says %q", b.notice.Words())
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 1 {
		t.Errorf("left behind: %v, %v", files, err)
	}
	if b.story.base != 2 || b.story.summary.Status != editor.Checking {
		t.Errorf("revision %d, status %s", b.story.base, b.story.summary.Status)
	}
}

// TestHoursStopAnExport: an embargo holds until its hour in its own zone, and a right to
// publish runs out at that.
func TestHoursStopAnExport(t *testing.T) {
	for _, c := range []struct {
		field, value, hour string
		stops              bool
	}{
		{"embargo", "2026-11-23T10:30:00+01:00", "2026-11-23T09:29:59Z", true},
		{"embargo", "2026-11-23T10:30:00+01:00", "2026-11-23T09:30:00Z", false},
		{"embargo", "2026-11-24T00:30:00+14:00", "2026-11-23T10:31:00Z", false}, // tomorrow there, and past
		{"embargo", "2026-11-23T01:00:00-10:00", "2026-11-23T10:31:00Z", true},  // this morning there, and to come
		{"expires", "2026-11-23T18:00:00+09:00", "2026-11-23T08:59:59Z", false},
		{"expires", "2026-11-23T18:00:00+09:00", "2026-11-23T09:00:00Z", true},
	} {
		b := newBench(t)
		var err error
		if b.at, err = time.Parse(time.RFC3339, c.hour); err != nil {
			t.Fatal(err)
		}
		if err := b.setField(c.field, c.value); err != nil {
			t.Fatal(err)
		}
		b.run("file.export")
		what := map[string]string{"embargo": "under embargo until", "expires": "ran out on"}[c.field]
		if got := strings.Contains(says(b.front()), what); got != c.stops {
			t.Errorf("%s %s at %s: stops %v; the dialog says %q", c.field, c.value, c.hour, got, says(b.front()))
		}
		b.press("Cancel")
	}
}
