package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	closing = "The bridge, which opened in 1961 and carries 22,000 vehicles a day, will close for nine weeks from Thursday"
	agency  = "The repair bill has risen to 41 million.\n\n" + closing + ", the council said."
	ours    = "Ferries fill up.\n\nVolunteers sang. " + closing + ". Nobody minded, and a spaniel barked."
)

func TestReuseBatch(t *testing.T) {
	b := newBench(t)
	line := func(id, text string) string {
		out, _ := json.Marshal(map[string]string{"id": id, "text": text})
		return string(out) + "\n"
	}
	library := filepath.Join(t.TempDir(), "texts.jsonl")
	if err := os.WriteFile(library, []byte(line("other", "Nothing of it.")+line("agency", agency)), 0o600); err != nil {
		t.Fatal(err)
	}
	out, errs, code := b.call(line("7", ours)+line("8", "Nothing at all."), "reuse", "--jsonl", "--library", library)
	if code != done {
		t.Fatalf("exit %d: %s", code, errs)
	}
	var got [2]sharedWith
	dec := json.NewDecoder(strings.NewReader(out))
	for i := range got {
		if err := dec.Decode(&got[i]); err != nil {
			t.Fatal(err)
		}
	}
	if len(got[0].Matches) != 1 || len(got[1].Matches) != 0 || !strings.Contains(out, `"matches":[]`) {
		t.Fatalf("got %s", out)
	}
	m := got[0].Matches[0]
	if string(m.Source) != `"agency"` || m.Of(ours) != closing || agency[m.SrcStart:m.SrcEnd] != closing || m.Quoted {
		t.Errorf("got %+v", m)
	}
	if _, errs, code := b.call(`{"id":`, "reuse", "--jsonl", "--library", library); code != failed || !strings.Contains(errs, "read a text") {
		t.Errorf("a broken line: exit %d, %s", code, errs)
	}
	if _, errs, code := b.call("", "reuse", "--jsonl"); code != failed || !strings.Contains(errs, "--library") {
		t.Errorf("without a library: exit %d, %s", code, errs)
	}
}

func TestReuseFiles(t *testing.T) {
	b := newBench(t)
	folder := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	here, there, other := file("ours.txt", ours), file("agency.txt", agency), file("other.txt", "Nothing\n\nNothing of it.\n")
	out := b.want(findings, "reuse", here, other, there)
	for _, want := range []string{"lifted", "100% alike: " + there, closing} {
		if !strings.Contains(out, want) {
			t.Errorf("the list lacks %q:\n%s", want, out)
		}
	}
	b.want(done, "reuse", here, other)
	if _, errs, code := b.call("", "reuse", here, filepath.Join(folder, "none.txt")); code != failed || !strings.Contains(errs, "none.txt") {
		t.Errorf("a file that is not there: exit %d, %s", code, errs)
	}
}

func TestReuseLibrary(t *testing.T) {
	b := newBench(t)
	folder := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	b.want(done, "import", file("agency.txt", "Bridge to shut\n\nBy Ann Lark\n\n"+agency), file("ours.txt", "Nobody minds\n\n"+ours))
	var ids []string
	for line := range strings.Lines(b.want(done, "list", "--json")) {
		var row struct{ ID, Headline string }
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, row.ID)
	}
	out, errs, code := b.call("", "reuse", ids[0])
	if strings.Contains(errs, "has no index") {
		t.Skip("this build has no index")
	}
	if code != findings || !strings.Contains(out, closing) || !strings.Contains(out, ids[1]) || strings.Contains(out, "100% alike: "+ids[0]) {
		t.Errorf("exit %d, %s%s", code, out, errs)
	}
	if out := b.want(findings, "reuse", file("third.txt", "Third\n\n"+closing+".")); !strings.Contains(out, ids[0]) || !strings.Contains(out, ids[1]) {
		t.Errorf("of both stories only %s", out)
	}
	if out := b.want(findings, "check", ids[0]); !strings.Contains(out, "lifted-text") || !strings.Contains(out, "fix: Quote it") {
		t.Errorf("the check says %s", out)
	}
	b.want(done, "fix", ids[0], "--rule", "lifted-text") // which needs the other stories as well
}
