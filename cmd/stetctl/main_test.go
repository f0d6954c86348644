package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stet/app/settings"
	"stet/editor"
)

// bench is a library in a temporary folder to run calls on.
type bench struct {
	*testing.T
	library string
}

func newBench(t *testing.T) bench {
	return bench{t, filepath.Join(t.TempDir(), "test.stet")}
}

// settings are those of the window, which lie beside the library here.
func (b bench) settings() *settings.Settings {
	return settings.New(settings.Open(filepath.Join(filepath.Dir(b.library), "settings.json")))
}

// call runs stetctl and returns what it printed and its exit code.
func (b bench) call(stdin string, args ...string) (string, string, int) {
	b.Helper()
	var out, errs bytes.Buffer
	s := &session{ctx: context.Background(), in: strings.NewReader(stdin), out: &out, err: &errs, own: b.settings(),
		now: func() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }}
	code := s.main(append([]string{"--library", b.library}, args...))
	return out.String(), errs.String(), code
}

// want runs a call that must end with the given code.
func (b bench) want(code int, args ...string) string {
	b.Helper()
	out, errs, got := b.call("", args...)
	if got != code {
		b.Fatalf("stetctl %s: exit code %d, want %d\n%s%s", strings.Join(args, " "), got, code, out, errs)
	}
	return out
}

// lines reads one JSON value a line.
func lines[T any](t *testing.T, out string) []T {
	t.Helper()
	var all []T
	for _, line := range strings.Split(strings.TrimSpace(out), "\n") {
		if line == "" {
			continue
		}
		var v T
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatalf("not a JSON line: %v\n%s", err, line)
		}
		all = append(all, v)
	}
	return all
}

type importLine struct {
	File, ID, Status, Error string
	Notes                   []editor.Note
}

func (b bench) importBridge() string {
	b.Helper()
	in := lines[importLine](b.T, b.want(done, "import", "testdata/bridge.txt", "--json"))
	if len(in) != 1 || in[0].Status != "imported" || in[0].ID == "" {
		b.Fatalf("import said %+v", in)
	}
	return in[0].ID
}

func TestDecode(t *testing.T) {
	b := newBench(t)
	got := lines[struct {
		File    string
		Article editor.Article
		Notes   []editor.Note
		Error   string
	}](t, b.want(done, "decode", "testdata/bridge.txt", "--json"))[0]
	a := got.Article
	if a.Headline != "Harbour bridge to close for nine weeks" || len(a.Body) != 3 {
		t.Errorf("headline %q with %d paragraphs", a.Headline, len(a.Body))
	}
	if a.Credit.Raw != "News credit : Nytimes" || a.Credit.Canonical != "The New York Times" {
		t.Errorf("credit %+v", a.Credit)
	}
	if len(got.Notes) < 3 {
		t.Errorf("only these decisions are listed: %+v", got.Notes)
	}
	if _, err := os.Stat(b.library); err == nil {
		t.Error("decode made a library")
	}
}

func TestImportTwiceAndRefusals(t *testing.T) {
	b := newBench(t)
	id := b.importBridge()
	again := lines[importLine](t, b.want(done, "import", "testdata/bridge.txt", "--json"))
	if again[0].Status != "already" || again[0].ID != id {
		t.Errorf("the second import said %+v", again)
	}
	empty := filepath.Join(t.TempDir(), "empty.txt")
	if err := os.WriteFile(empty, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	mixed := lines[importLine](t, b.want(failed, "import", empty, "nowhere.txt", "testdata/bridge-edited.txt", "--json"))
	count := map[string]int{}
	for _, m := range mixed {
		count[m.Status]++
		if m.Status == "refused" && m.Error == "" {
			t.Errorf("refused without a reason: %+v", m)
		}
	}
	if count["refused"] != 2 || count["imported"] != 1 {
		t.Errorf("one good file between two bad ones: %v", count)
	}
}

func TestListSearchShow(t *testing.T) {
	b := newBench(t)
	id := b.importBridge()
	for _, args := range [][]string{{"list"}, {"list", "--status", "inbox"}, {"search", "hang", "bridge"}, {"search", "BRÄNDT"},
		{"search", "status:inbox", "bridge", "--ranked"}, {"search", `"harbour bridge" -ferry -in:bin`, "after:2000"}} {
		rows := lines[editor.Summary](t, b.want(done, append(args, "--json")...))
		if len(rows) != 1 || rows[0].ID != id {
			t.Errorf("%v found %+v", args, rows)
		}
	}
	if rows := lines[editor.Summary](t, b.want(done, "search", "bridge -by:nobody fact:disputed", "--json")); len(rows) != 0 {
		t.Errorf("disputed: %+v", rows)
	}
	b.want(failed, "search", "bridge", "status:done")
	if rows := lines[editor.Summary](t, b.want(done, "list", "--status", "spiked", "--json")); len(rows) != 0 {
		t.Errorf("spiked stories: %+v", rows)
	}
	a := lines[editor.Article](t, b.want(done, "show", id, "--json"))[0]
	if a.ID != id || a.Status != editor.Inbox {
		t.Errorf("shows id %q and status %q", a.ID, a.Status)
	}
}

func TestCheckAndFix(t *testing.T) {
	b := newBench(t)
	id := b.importBridge()
	rules := map[string]editor.Finding{}
	for _, f := range lines[editor.Finding](t, b.want(findings, "check", id, "--json")) {
		rules[f.Rule] = f
	}
	for _, want := range []string{"byline-present", "link-present", "date-present", "licence-present", "credit-form"} {
		if _, ok := rules[want]; !ok {
			t.Errorf("the check does not name %s", want)
		}
	}
	if len(rules["credit-form"].Fixes) == 0 {
		t.Fatal("credit-form offers no fix")
	}
	b.want(done, "fix", id, "--rule", "credit-form")
	a := lines[editor.Article](t, b.want(done, "show", id, "--json"))[0]
	if a.Credit.Raw != "The New York Times" {
		t.Errorf("credit after the fix: %+v", a.Credit)
	}
	b.want(failed, "fix", id, "--rule", "credit-form")
	if revs := lines[editor.Revision](t, b.want(done, "revisions", id, "--json")); len(revs) != 2 {
		t.Errorf("%d revisions, want the import and the fix", len(revs))
	}
}

func TestFacts(t *testing.T) {
	b := newBench(t)
	id := b.importBridge()
	if got := b.want(done, "facts", id, "--json"); got != "" {
		t.Errorf("facts before any is tagged: %s", got)
	}
	suggested := b.want(done, "facts", id, "--suggest", "--json")
	for _, want := range []string{"£41 million", "60 percent", "22,000"} {
		if !strings.Contains(suggested, want) {
			t.Errorf("%q is not suggested in\n%s", want, suggested)
		}
	}
}

func TestDiffFiles(t *testing.T) {
	b := newBench(t)
	out := b.want(findings, "diff", "testdata/bridge.txt", "testdata/bridge-edited.txt")
	for _, want := range []string{"nine", "ten", "14", "15"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing in\n%s", want, out)
		}
	}
	b.want(done, "diff", "testdata/bridge.txt", "testdata/bridge.txt")
}

func TestDiffBatch(t *testing.T) {
	b := newBench(t)
	out, errs, code := b.call(`{"id":7,"before":"one two three","after":"one 2 three"}`+"\n", "diff", "--jsonl")
	if code != done {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	got := lines[struct {
		ID  int
		Ops [][]any
	}](t, out)
	if len(got) != 1 || got[0].ID != 7 {
		t.Fatalf("answered %s", out)
	}
	before, after := 0, 0
	for _, op := range got[0].Ops {
		switch op[0] {
		case "=":
			before, after = before+int(op[1].(float64)), after+int(op[2].(float64))
		case "-":
			before += int(op[1].(float64))
		case "+":
			after += int(op[1].(float64))
		}
	}
	if before != 13 || after != 11 {
		t.Errorf("the operations cover %d and %d bytes, want 13 and 11: %s", before, after, out)
	}
	wide := `{"id":8,"before":"one two","after":"one  two"}` + "\n"
	if out, _, _ = b.call(wide, "diff", "--jsonl"); !strings.Contains(out, `"ops":[["=",7,8]]`) || !strings.Contains(out, `"spaces":[[3,1,3,2]]`) {
		t.Errorf("space folded: %s", out)
	}
	if out, _, _ = b.call(wide, "diff", "--jsonl", "--every-space"); !strings.Contains(out, `"-"`) {
		t.Errorf("every space: %s", out)
	}
}

func TestExportRoundTrip(t *testing.T) {
	for _, ending := range []string{".html", ".md", ".txt"} {
		t.Run(ending, func(t *testing.T) {
			b := newBench(t)
			id := b.importBridge()
			file := filepath.Join(t.TempDir(), "out"+ending)
			b.want(findings, "export", id, "--to", file)
			if _, err := os.Stat(file); err == nil {
				t.Fatal("a blocked export wrote a file")
			}
			b.want(failed, "export", id, "--to", file, "--override", "late edition")
			b.want(done, "export", id, "--to", file, "--override", "late edition", "--by", "R. Okafor")
			want := lines[editor.Article](t, b.want(done, "show", id, "--json"))[0]
			if want.Status != editor.Exported {
				t.Errorf("status after the export: %q", want.Status)
			}
			got := lines[struct{ Article editor.Article }](t, b.want(done, "decode", file, "--json"))[0].Article
			if got.Headline != want.Headline || got.Credit != want.Credit || len(got.Body) != len(want.Body) {
				t.Errorf("came back as %q, %+v, %d paragraphs", got.Headline, got.Credit, len(got.Body))
			}
			last := lines[editor.Revision](t, b.want(done, "revisions", id, "--json"))[0]
			if last.Override == nil || last.Override.By != "R. Okafor" || len(last.Override.Findings) == 0 {
				t.Errorf("the revision keeps this override: %+v", last.Override)
			}
		})
	}
}

func TestBackupAndVerify(t *testing.T) {
	b := newBench(t)
	id := b.importBridge()
	b.want(done, "verify")
	copied := filepath.Join(t.TempDir(), "copy.stet")
	b.want(done, "backup", copied)
	out, errs, code := bench{t, copied}.call("", "show", id)
	if code != done || !strings.Contains(out, "Harbour bridge") {
		t.Errorf("the copy shows %d: %s%s", code, out, errs)
	}
}

func TestRestore(t *testing.T) {
	b := newBench(t)
	id := b.importBridge()
	b.want(done, "backup")
	made := lines[editor.Backup](t, b.want(done, "backups", "--json"))
	if len(made) != 1 || made[0].Stories != 1 || !made[0].Verified || made[0].Reason != editor.ByHand {
		t.Fatalf("%+v", made)
	}
	if out := b.want(done, "backups"); !strings.Contains(out, "1 stories, 1 revisions") || !strings.Contains(out, "by hand") {
		t.Error(out)
	}
	b.want(done, "backups", made[0].Path)
	b.want(done, "section", id, "Harbour")
	differ := lines[editor.Difference](t, b.want(findings, "backups", made[0].Path, "--json"))
	if len(differ) != 1 || differ[0].ID != id || differ[0].Standing != editor.Earlier {
		t.Errorf("%+v", differ)
	}
	back := lines[editor.RestoredStory](t, b.want(done, "restore", made[0].Path, id, "--json"))[0]
	if back.ID == id || !strings.Contains(back.Headline, "Harbour bridge") || !strings.Contains(back.Headline, "(from the backup 20") {
		t.Errorf("%+v", back)
	}
	to := filepath.Join(t.TempDir(), "again.stet")
	b.want(done, "restore", made[0].Path, "--to", to)
	b.want(failed, "restore", made[0].Path, "--to", to)
	b.want(failed, "restore", made[0].Path)
	b.want(failed, "restore", made[0].Path, id, "--to", to+"2")
	if out, errs, code := (bench{t, to}).call("", "show", id); code != done || !strings.Contains(out, "Harbour bridge") {
		t.Errorf("the restored library shows %d: %s%s", code, out, errs)
	}
}

func TestBadUsage(t *testing.T) {
	b := newBench(t)
	for _, args := range [][]string{{}, {"frobnicate"}, {"show"}, {"show", "nosuchid"}, {"export", "x"}, {"list", "--status", "lost"}, {"diff", "one"}} {
		out, errs, code := b.call("", args...)
		if code != failed || !strings.Contains(errs, "stetctl:") {
			t.Errorf("stetctl %v: code %d, %q, %q", args, code, out, errs)
		}
	}
}

// TestHelp is no error, for all calls and for one.
func TestHelp(t *testing.T) {
	b := newBench(t)
	for words, want := range map[string]string{"help": "usage: stetctl", "help merge": "usage: stetctl merge"} {
		if _, errs, code := b.call("", strings.Fields(words)...); code != done || !strings.Contains(errs, want) || strings.Contains(errs, "no call") {
			t.Errorf("%s ends in %d with %s", words, code, errs)
		}
	}
}
