package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet/editor"
)

func TestCorrect(t *testing.T) {
	b := newBench(t)
	id := b.importSample()
	refused := func(says string, args ...string) {
		t.Helper()
		if _, errs, code := b.call("", append([]string{"correct"}, args...)...); code != failed || !strings.Contains(errs, says) {
			t.Errorf("correct %q: %d, %s", args, code, errs)
		}
	}
	refused("has not been exported yet", id, "--note", "It was 2017.", "--wrong", "2018", "--right", "2017")
	page := filepath.Join(t.TempDir(), "bridge.html")
	export := func() { b.want(done, "export", id, "--to", page, "--override", "cleared", "--by", "Nora Vale") }
	export()
	refused("what the story said", id, "--note", "It was 2017.")
	refused("one of", id, "--kind", "errata", "--note", "It was 2017.")
	refused("say which note", id, "--remove")
	refused("there is no note", id, "none", "--note", "x")
	refused("or --remove", id, "none")
	a := lines[editor.Amendment](t, b.want(done, "correct", id, "--note", "The year was wrong.", "--wrong", "2018", "--right", "2017", "--by", "R. Okafor", "--json"))
	if len(a) != 1 || a[0].Kind != editor.Correction || a[0].By != "R. Okafor" || a[0].ID == "" {
		t.Fatalf("%+v", a)
	}
	b.want(done, "correct", id, a[0].ID, "--note", "The survey was of 2017.", "--kind", "clarification")
	all := lines[editor.Amendment](t, b.want(done, "correct", id, "--json"))
	if len(all) != 1 || all[0].Note != "The survey was of 2017." || all[0].Wrong != "2018" || all[0].Kind != editor.Clarification {
		t.Errorf("%+v", all)
	}
	export()
	if got, err := os.ReadFile(page); err != nil || !strings.Contains(string(got), "The survey was of 2017.") || !strings.Contains(string(got), `"CorrectionComment"`) {
		t.Errorf("%v: %s", err, got)
	}
	if shown := b.want(done, "show", id, "--json"); !strings.Contains(shown, `"amendments":[{`) {
		t.Errorf("show: %s", shown)
	}
	b.want(done, "correct", id, a[0].ID, "--remove")
	if out := b.want(done, "correct", id); out != "" {
		t.Errorf("taken out: %s", out)
	}
}
