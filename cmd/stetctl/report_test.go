package main

import (
	"archive/zip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stet/assets"
	"stet/editor"
	"stet/editor/fact/report"
	"stet/editor/format/pdf"
	"stet/store"
)

// importSample files the story that the app ships, with its facts.
func (b bench) importSample() string {
	b.Helper()
	s, err := editor.ParseStory(assets.Sample[1])
	if err != nil {
		b.Fatal(err)
	}
	return b.add(s)
}

// add files a story.
func (b bench) add(s editor.Story) string {
	b.Helper()
	lib, err := store.Open(b.Context(), b.library, store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer lib.Close()
	id, err := lib.Add(b.Context(), s, editor.Revision{Cause: editor.Imported}, editor.Tally{}, nil, false)
	if err != nil {
		b.Fatal(err)
	}
	return id
}

func TestReport(t *testing.T) {
	b := newBench(t)
	id := b.importSample()
	dir := t.TempDir()
	for _, c := range []struct{ kind, says string }{
		{"annotated", "[^1]: **Money**, ✓ Verified"}, {"sources", "| Council finance committee |"}, {"questions", "No question is open"},
		{"changes", "| r1 |"}, {"coverage", "| Duration | 1 |"}, {"sign-off", "for revision 1 of"}, {"lines", "1,Headline,"},
	} {
		if out := b.want(done, "report", id, c.kind); !strings.Contains(out, c.says) {
			t.Errorf("%s says\n%s\nand not %q", c.kind, out, c.says)
		}
	}
	page := filepath.Join(dir, "copy.html")
	said := lines[written](t, b.want(done, "report", id, "annotated", "--to", page, "--redacted", "--json"))
	if file, err := os.ReadFile(page); err != nil || !strings.Contains(string(file), "Redacted:") || len(said) != 1 || said[0].Revision != 1 || !strings.Contains(string(file), said[0].Hash) {
		t.Errorf("%+v, %v", said, err)
	}
	for _, k := range report.Kinds {
		if !slices.Contains(k.Endings, ".pdf") {
			continue
		}
		sheet := filepath.Join(dir, k.ID+".PDF")
		b.want(done, "report", id, k.ID, "--to", sheet)
		if file, err := os.ReadFile(sheet); err != nil || !pdf.Is(file) {
			t.Errorf("%s is no PDF: %v", k.ID, err)
		}
	}
	pack := filepath.Join(dir, "evidence.zip")
	b.want(done, "report", id, "evidence", "--to", pack)
	if z, err := zip.OpenReader(pack); err != nil || len(z.File) < 4 {
		t.Errorf("the package: %v", err)
	} else {
		z.Close()
	}
	if out := b.want(done, "report", id, "claims", "--fact", "f-bill", "--fact", "f-quote"); strings.Count(out, `"ClaimReview"`) != 2 {
		t.Errorf("claims: %s", out)
	}
}

func TestReportRefusals(t *testing.T) {
	b := newBench(t)
	id := b.importSample()
	dir := t.TempDir()
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{id}, "annotated"},
		{[]string{id, "poem"}, "say one of annotated"},
		{[]string{id, "evidence"}, "say where to"},
		{[]string{id, "claims"}, "--fact f-bill"},
		{[]string{id, "claims", "--fact", "none"}, "there is no fact"},
		{[]string{id, "annotated", "--to", filepath.Join(dir, "copy.docx")}, "end the name in .html or .pdf"},
		{[]string{id, "annotated", "--to", filepath.Join(dir, "none", "copy.html")}, "none"},
		{[]string{id, "annotated", "--to", dir + ".html/", "--revision", "9"}, "9"},
		{[]string{"none", "annotated"}, "none"},
	} {
		if _, errs, code := b.call("", append([]string{"report"}, c.args...)...); code != failed || !strings.Contains(errs, c.says) {
			t.Errorf("report %q: %d, %s", c.args, code, errs)
		}
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
