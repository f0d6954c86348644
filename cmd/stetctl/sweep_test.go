package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSweep: what was exported is checked, a finding a line, with counts by rule.
func TestSweep(t *testing.T) {
	b := newBench(t)
	folder := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	if out := b.want(done, "sweep"); !strings.HasPrefix(out, "something stands against 0 of 0 stories") {
		t.Errorf("an empty library: %s", out)
	}
	b.want(done, "import", file("bridge.md", "# Bridge\n\nThe bridge closed.\n"), file("ferry.md", "# Ferry\n\nThe ferry sank.\n"))
	var id string
	for _, row := range lines[struct{ ID, Headline string }](t, b.want(done, "list", "--json")) {
		if row.Headline == "Bridge" {
			id = row.ID
		}
	}
	b.want(done, "export", id, "--to", filepath.Join(folder, "out.html"), "--override", "on deadline", "--by", "Nora Vale")

	sheet := filepath.Join(folder, "sweep.csv")
	got := lines[struct{ Story, Headline, Rule, Severity, Exported string }](t, b.want(findings, "sweep", "--json", "--csv", sheet))
	byline := false
	for _, f := range got {
		if f.Story != id || f.Headline != "Bridge" || f.Exported == "" || f.Rule == "" {
			t.Errorf("%+v", f)
		}
		byline = byline || f.Rule == "byline-present" && f.Severity == "block"
	}
	if !byline {
		t.Errorf("no word of the missing by-line: %+v", got)
	}
	text, err := os.ReadFile(sheet)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	if err != nil || len(rows) != len(got)+1 {
		t.Errorf("%d rows for %d findings: %v", len(rows), len(got), err)
	}
	out := b.want(findings, "sweep")
	if !strings.Contains(out, "block byline-present         in 1 story") || !strings.HasSuffix(out, "something stands against 1 of 1 story checked\n") {
		t.Error(out)
	}
	if out := b.want(findings, "sweep", "--status", "inbox", "--json"); !strings.Contains(out, "Ferry") || strings.Contains(out, "Bridge") {
		t.Error(out)
	}
	b.want(failed, "sweep", "--status", "lost")
	b.want(failed, "sweep", "story")
	if _, errs, code := b.call("", "sweep", "--csv", filepath.Join(folder, "none", "sweep.csv")); code != failed || errs == "" {
		t.Errorf("a folder that is not there: exit %d, %q", code, errs)
	}
}
