package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDiffToFiles(t *testing.T) {
	b := newBench(t)
	dir := t.TempDir()
	for _, c := range []struct {
		flag, name, want string
	}{
		{"--to", "a.html", "<!DOCTYPE html>"}, {"--to", "a.docx", "PK"}, {"--to", "a.md", "# "}, {"--to", "a.json", "{\n  \"form\": \"stet comparison 1\""},
		{"--html", "page", "<!DOCTYPE html>"}, {"--docx", "word.doc", "PK"}, {"--markdown", "text.txt", "# "},
	} {
		path := filepath.Join(dir, c.name)
		if out := b.want(findings, "diff", "testdata/bridge.txt", "testdata/bridge-edited.txt", c.flag, path); out != "" {
			t.Errorf("%s: printed %q as well", c.name, out)
		}
		if got, err := os.ReadFile(path); err != nil || !bytes.HasPrefix(got, []byte(c.want)) {
			t.Errorf("%s begins with %.30q, %v", c.name, got, err)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	_, errs, code := b.call("", "diff", "testdata/bridge.txt", "testdata/bridge-edited.txt", "--to", filepath.Join(dir, "a.pdf"))
	if code != failed || !strings.Contains(errs, ".docx") {
		t.Errorf("exit %d: %s", code, errs)
	}
	_, errs, code = b.call("", "diff", "testdata/bridge.txt", "testdata/bridge-edited.txt", "--to", dir+"/nowhere/a.md")
	if code != failed || errs == "" {
		t.Errorf("exit %d: %s", code, errs)
	}
}

func TestDiffPrinted(t *testing.T) {
	b := newBench(t)
	files := []string{"diff", "testdata/bridge.txt", "testdata/bridge-edited.txt"}
	plain := b.want(findings, files...)
	if strings.Contains(plain, "\x1b") || !strings.Contains(plain, "{+") {
		t.Errorf("without a terminal:\n%s", plain)
	}
	if coloured := b.want(findings, append(files, "--color", "always")...); !strings.Contains(coloured, "\x1b[32;4m") || strings.Contains(coloured, "{+") {
		t.Errorf("in colours:\n%s", coloured)
	}
	if wide := b.want(findings, append(files, "--context", "9")...); strings.Count(wide, "¶") <= strings.Count(plain, "¶") {
		t.Errorf("with context:\n%s", wide)
	}
	b.want(failed, append(files, "--color", "green")...)
	b.want(failed, append(files, "--context", "-1")...)
}

// TestDiffRevisions: the two sides are named, and whose they are is known.
func TestDiffRevisions(t *testing.T) {
	b := newBench(t)
	id := b.importBridge()
	b.want(done, "fix", id, "--rule", firstFix(b, id))
	path := filepath.Join(t.TempDir(), "bridge.json")
	b.want(findings, "diff", id, "1", "2", "--to", path)
	var got struct{ Before, After struct{ Name, Author string } }
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &got); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(got.Before.Name, "r1 · Imported") || !strings.HasPrefix(got.After.Name, "r2 · Fixed") || got.After.Author == "" {
		t.Errorf("%+v", got)
	}
	b.want(done, "diff", id, "2", "2")
	b.want(failed, "diff", id, "1", "9")
}

// firstFix is a rule that can be fixed in a story.
func firstFix(b bench, id string) string {
	for _, f := range lines[struct {
		Rule  string
		Fixes []string
	}](b.T, b.want(findings, "check", id, "--json")) {
		if len(f.Fixes) > 0 {
			return f.Rule
		}
	}
	b.Fatal("nothing to fix")
	return ""
}
