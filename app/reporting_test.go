package app

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/widget"

	"stet/app/control"
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
	begins := map[string]string{".html": "<!DOCTYPE", ".pdf": "%PDF-", ".csv": "\uFEFF", ".zip": "PK"}
	for _, k := range report.Kinds {
		if k.ID == "claims" {
			continue
		}
		for _, ending := range k.Endings {
			if begins[ending] == "" {
				continue
			}
			b.choosesReport(k.ID)
			b.fill(reportFile, k.ID+ending, dir)
			b.press("Save the report")
			path := filepath.Join(dir, k.ID+ending)
			if got, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(got), begins[ending]) {
				t.Errorf("%s: %v, begins with %.20q", k.ID, err, got)
			}
			b.told(path)
		}
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
	if got := b.reportName(); got != "bridge source list.html" {
		t.Errorf("the file is called %q", got)
	}
	b.redacted(true)
	if got := b.reportName(); got != "bridge source list redacted.html" {
		t.Errorf("redacted the file is called %q", got)
	}
	b.fill(reportFile, "mine.md")
	b.redacted(false)
	b.redacted(true)
	if got := b.reportName(); got != "mine.md" {
		t.Errorf("a file that was given a name is called %q", got)
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

// redacted chooses for whom a report is.
func (b *bench) redacted(on bool) {
	b.t.Helper()
	for _, o := range objects(b.front()) {
		if c, ok := o.(interface{ SetChecked(bool) }); ok {
			c.SetChecked(on)
			return
		}
	}
	b.t.Fatal("the dialog does not ask for whom the report is")
}

// reportName is what the file of a report is called.
func (b *bench) reportName() string {
	b.t.Helper()
	for _, o := range objects(b.front()) {
		switch o := o.(type) {
		case *control.Field:
			return o.Text
		case *widget.Entry:
			return o.Text
		}
	}
	b.t.Fatal("the dialog asks for no name")
	return ""
}

// TestReportFilesFirst: what is not filed is filed before it is reported on, so that
// the sheet names a revision.
func TestReportFilesFirst(t *testing.T) {
	b := newBench(t)
	dir := t.TempDir()
	b.typed("bridge-p6", 0, "Late. ")
	b.choosesReport("sign-off")
	if got := says(b.front()); !strings.Contains(got, control.Sentence(report.ErrNotFiled)) {
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
