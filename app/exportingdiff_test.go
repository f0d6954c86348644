package app

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet/app/compare"
	"stet/editor/diff/redline"
)

func TestExportTheComparison(t *testing.T) {
	b := newBench(t)
	b.compare(1, 2)
	dir := t.TempDir()
	begins := map[string]string{".docx": "PK", ".html": "<!DOCTYPE", ".md": "# ", ".json": "{"}
	for _, f := range redline.Formats {
		b.chooseComparisonExport(f.Ending)
		b.fill(exportFile, "changes"+f.Ending, dir)
		b.press("Export")
		path := filepath.Join(dir, "changes"+f.Ending)
		if got, err := os.ReadFile(path); err != nil || !bytes.HasPrefix(got, []byte(begins[f.Ending])) {
			t.Errorf("%s: %v, begins with %.20q", f.Ending, err, got)
		}
		b.told(path)
	}
	if b.comparing == nil || b.story.base != 2 {
		t.Error("the comparison is left, or something was filed")
	}
}

func TestExportTheComparisonAsksBeforeItReplaces(t *testing.T) {
	b := newBench(t)
	b.compare(1, 2)
	dir := t.TempDir()
	put(t, dir, "mine.md", "mine")
	b.run("compare.export")
	b.fill(exportFile, "mine.pdf", dir)
	b.press("Export")
	if got := says(b.front()); !strings.Contains(got, "End the file name in .docx, .html, .md, .json.") {
		t.Errorf("another format meets %q", got)
	}
	b.fill(exportFile, "mine.md", dir)
	b.press("Export")
	if got, _ := os.ReadFile(filepath.Join(dir, "mine.md")); string(got) != "mine" || !strings.Contains(says(b.front()), "is there already") {
		t.Fatalf("it holds %.20q; %s", got, says(b.front()))
	}
	b.press("Replace the file")
	if got, _ := os.ReadFile(filepath.Join(dir, "mine.md")); !bytes.HasPrefix(got, []byte("# ")) {
		t.Errorf("it holds %.20q", got)
	}
}

// TestRedlineNamesItsSides: a revision is its author's, what is typed is the
// user's.
func TestRedlineNamesItsSides(t *testing.T) {
	b := newBench(t)
	b.typed("bridge-p6", 0, "Late. ")
	b.compareSides(compare.Revision(1), compare.Desk())
	r := b.redline(b.comparing.view.Compared())
	first := b.story.revisions[len(b.story.revisions)-1]
	if r.Before.Author != first.Author || !r.Before.At.Equal(first.Saved) || r.Before.Number != 1 || r.After.Author != b.who() || r.After.Name != compare.Desk().Name {
		t.Errorf("%+v %+v", r.Before.Signature, r.After.Signature)
	}
}
