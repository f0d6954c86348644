package app

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet/editor"
	"stet/editor/fact/report"
)

// choosesReport opens the dialog on a report.
func (b *bench) choosesReport(id string) {
	b.t.Helper()
	b.settings.Report.Set(id)
	b.run("file.reports")
}

// The fields of the dialog, in their order.
const (
	reportFile = iota
	reportFolder
)

// TestReports writes every report there is from the window.
func TestReports(t *testing.T) {
	b := newBench(t)
	dir := t.TempDir()
	begins := map[string]string{".html": "<!DOCTYPE", ".csv": "\uFEFF", ".zip": "PK"}
	for _, k := range report.Kinds {
		if k.ID == "claims" {
			continue
		}
		b.choosesReport(k.ID)
		b.fill(reportFile, k.ID+k.Endings[0], dir)
		b.press("Save the report")
		path := filepath.Join(dir, k.ID+k.Endings[0])
		if got, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(got), begins[k.Endings[0]]) {
			t.Errorf("%s: %v, begins with %.20q", k.ID, err, got)
		}
		b.told(path)
	}
	if b.story.base != 2 {
		t.Error("a report on words that were filed has filed them")
	}
	z, err := zip.OpenReader(filepath.Join(dir, "evidence.zip"))
	if err != nil {
		t.Fatal(err)
	}
	z.Close()
}

// TestReportPreview shows what a report reads like, and remembers what was chosen.
func TestReportPreview(t *testing.T) {
	b := newBench(t)
	b.choosesReport("sources")
	if got := says(b.front()); !strings.Contains(got, "Council finance committee") {
		t.Errorf("the preview says %q", got)
	}
	for _, o := range objects(b.front()) {
		if c, ok := o.(interface{ SetChecked(bool) }); ok {
			c.SetChecked(true)
			break
		}
	}
	if got := says(b.front()); !strings.Contains(got, "Redacted:") || !b.settings.Redacted.Get() {
		t.Errorf("redacted it says %q", got)
	}
	b.press("Cancel")
	b.run("file.reports")
	if got := says(b.front()); !strings.Contains(got, "SOURCE LIST") || !strings.Contains(got, "Redacted:") {
		t.Errorf("opened again it says %q", got)
	}
}

// TestReportFilesFirst: what is not filed is filed before it is reported on, so that
// the sheet names a revision.
func TestReportFilesFirst(t *testing.T) {
	b := newBench(t)
	dir := t.TempDir()
	b.typed("bridge-p6", 0, "Late. ")
	b.choosesReport("sign-off")
	if got := says(b.front()); !strings.Contains(got, report.ErrNotFiled.Error()) {
		t.Errorf("before they are filed it says %q", got)
	}
	b.fill(reportFile, "sheet.txt", dir)
	b.press("Save the report")
	got, err := os.ReadFile(filepath.Join(dir, "sheet.txt"))
	if err != nil || !strings.Contains(string(got), "This sheet is for revision 3") || !strings.Contains(string(got), b.story.revision.Hash[:8]) || b.story.base != 3 {
		t.Errorf("revision %d, %v: %s", b.story.base, err, got)
	}
}

func TestReportRefusals(t *testing.T) {
	b := newBench(t)
	dir := t.TempDir()
	put(t, dir, "lines.csv", "mine")
	b.choosesReport("lines")
	for _, c := range []struct{ name, folder, button, says string }{
		{"lines.html", dir, "Save the report", "End the file name in .csv"},
		{"lines.csv", "here", "Save the report", "Name the folder in full"},
		{"lines.csv", dir, "Save the report", "is there already"},
	} {
		b.fill(reportFile, c.name, c.folder)
		b.press(c.button)
		if got := says(b.front()); !strings.Contains(got, c.says) {
			t.Errorf("%s in %s meets %q", c.name, c.folder, got)
		}
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "lines.csv")); string(got) != "mine" {
		t.Errorf("it holds %.20q", got)
	}
	b.press("Replace the file")
	if got, _ := os.ReadFile(filepath.Join(dir, "lines.csv")); !strings.HasPrefix(string(got), "\uFEFFLine,") {
		t.Errorf("it holds %.20q", got)
	}
	b.choosesReport("claims")
	b.fill(reportFile, "claims.jsonld", dir)
	b.press("Save the report")
	if got := says(b.front()); !strings.Contains(got, "Choose the facts") {
		t.Errorf("no fact chosen: %q", got)
	}
}

// TestClaimsAreChosen publishes the one fact that is ticked.
func TestClaimsAreChosen(t *testing.T) {
	b := newBench(t)
	dir := t.TempDir()
	b.choosesReport("claims")
	for _, o := range objects(b.front()) {
		if c, ok := o.(interface{ SetChecked(bool) }); ok {
			c.SetChecked(true)
			break
		}
	}
	b.fill(reportFile, "claims.jsonld", dir)
	b.press("Save the report")
	got, err := os.ReadFile(filepath.Join(dir, "claims.jsonld"))
	if err != nil || strings.Count(string(got), `"ClaimReview"`) != 1 {
		t.Errorf("%v: %s", err, got)
	}
	if b.story.summary.Status != editor.Checking {
		t.Errorf("the story is %s", b.story.summary.Status)
	}
}
