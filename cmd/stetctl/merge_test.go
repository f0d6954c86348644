package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet/editor"
	"stet/editor/diff"
)

// text reads a file.
func text(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// file writes a file of the test's own and returns its path.
func file(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestMergeFiles(t *testing.T) {
	b := newBench(t)
	base := text(t, "testdata/bridge.txt")
	ours := file(t, "ours.txt", strings.Replace(base, "22,000", "23,000", 1))
	theirs := file(t, "theirs.txt", strings.Replace(base, "said Ilse", "says Ilse", 1))
	out := b.want(done, "merge", "testdata/bridge.txt", ours, theirs)
	if !strings.Contains(out, "23,000") || !strings.Contains(out, "says Ilse") {
		t.Errorf("merged to %s", out)
	}
	other := file(t, "other.txt", strings.Replace(base, "22,000", "24,000", 1))
	out, errs, code := b.call("", "merge", "testdata/bridge.txt", ours, other)
	if code != findings || !strings.Contains(out, "23,000") || !strings.Contains(errs, `theirs: "24,000"`) {
		t.Errorf("code %d, %s%s", code, out, errs)
	}
	to := filepath.Join(t.TempDir(), "merged.md")
	if out = b.want(done, "merge", "testdata/bridge.txt", ours, other, "--theirs", "--to", to); out != "" || !strings.Contains(text(t, to), "24,000") {
		t.Errorf("printed %s and wrote %s", out, text(t, to))
	}
	if _, errs, code = b.call("", "merge", "testdata/bridge.txt", ours, other, "--theirs", "--ours"); code != failed || !strings.Contains(errs, "exclude") {
		t.Errorf("code %d, %s", code, errs)
	}
	mac := file(t, "mac.txt", strings.Replace(strings.NewReplacer("“", "\xd2", "”", "\xd3", "’", "\xd5", "£", "\xa3").Replace(base), "said Ilse", "says Ilse", 1))
	if out = b.want(done, "merge", mac, mac, mac, "--encoding", "macintosh"); !strings.Contains(out, "“Nobody") {
		t.Errorf("in another encoding: %s", out)
	}
	both := lines[struct {
		Article   editor.Article
		Conflicts []diff.Conflict
	}](t, b.want(findings, "merge", "testdata/bridge.txt", ours, other, "--json"))[0]
	if len(both.Conflicts) != 1 || both.Conflicts[0].Base != "22,000" || len(both.Article.Body) != 3 {
		t.Errorf("%+v", both)
	}
}

func TestMergeReturnedCopy(t *testing.T) {
	b := newBench(t)
	id := b.importBridge()
	base := text(t, "testdata/bridge.txt")
	if out, errs, code := b.call("", "merge", id, file(t, "same.txt", base)); code != done || out != "" || !strings.Contains(errs, "nothing was filed") {
		t.Errorf("an unchanged copy: code %d, %s%s", code, out, errs)
	}
	edited := file(t, "back.txt", strings.Replace(base, "nine weeks from", "ten weeks from", 1))
	if out := b.want(done, "merge", id, edited); out != "r2 Merged with back.txt: from r1\n" {
		t.Errorf("said %q", out)
	}
	again := file(t, "again.txt", strings.Replace(strings.Replace(base, "nine weeks from", "eight weeks from", 1), "22,000", "23,000", 1))
	out := b.want(findings, "merge", id, again, "--base", "1")
	if !strings.Contains(out, `base:   "nine"`) || !strings.Contains(out, `ours:   "ten"`) || !strings.Contains(out, `theirs: "eight"`) {
		t.Errorf("said %s", out)
	}
	if filed := lines[editor.Revision](t, b.want(done, "revisions", id, "--json")); len(filed) != 2 {
		t.Errorf("%d revisions: something was filed", len(filed))
	}
	r := lines[editor.Revision](t, b.want(done, "merge", id, again, "--base", "1", "--ours", "--json"))[0]
	if r.Number != 3 || r.Cause != editor.MergedIn {
		t.Errorf("filed %+v", r)
	}
	var a editor.Article
	if err := json.Unmarshal([]byte(b.want(done, "show", id, "--json")), &a); err != nil || !strings.Contains(a.Body[0].Text, "ten weeks") || !strings.Contains(a.Body[2].Text, "23,000") {
		t.Errorf("%v: %+v", err, a.Body)
	}
	if _, errs, code := b.call("", "merge", id, file(t, "x.txt", "Fog in the north\n\nShips were held back all morning, and nobody complained of it.\n")); code != failed || !strings.Contains(errs, "no copy of the story") {
		t.Errorf("code %d, %s", code, errs)
	}
	if _, errs, code := b.call("", "merge", id); code != failed || !strings.Contains(errs, "usage") {
		t.Errorf("code %d, %s", code, errs)
	}
}

func TestMergeBatch(t *testing.T) {
	b := newBench(t)
	in := `{"id":7,"base":"The ferry sailed late on Monday evening.","ours":"The ferry sailed early on Monday evening.","theirs":"The ferry sailed late on Monday morning."}
{"id":"x","base":"The ferry sailed late.","ours":"The ferry sailed early.","theirs":"The ferry sailed soon."}`
	out, errs, code := b.call(in, "merge", "--jsonl")
	want := `{"id":7,"text":"The ferry sailed early on Monday morning.","conflicts":[]}
{"id":"x","text":"The ferry sailed early.","conflicts":[{"base":"late","ours":"early","theirs":"soon","start":17,"end":22}]}
`
	if code != done || out != want {
		t.Errorf("code %d\n got %s%s\nwant %s", code, out, errs, want)
	}
	if _, errs, code = b.call("{", "merge", "--jsonl"); code != failed || errs == "" {
		t.Errorf("code %d, %s", code, errs)
	}
}
