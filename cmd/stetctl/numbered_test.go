package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestStoryByNumber: a story goes by the number that the window shows above its page.
func TestStoryByNumber(t *testing.T) {
	b := newBench(t)
	path := filepath.Join(t.TempDir(), "bridge.md")
	if err := os.WriteFile(path, []byte("# Bridge\n\nThe bridge closed.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.want(done, "import", path)
	id := lines[struct{ ID string }](t, b.want(done, "list", "--json"))[0].ID
	for _, name := range []string{"Story 1", "story 1", "Story\u00a01"} {
		if out := b.want(done, "show", name); !strings.Contains(out, "The bridge closed.") {
			t.Errorf("%s: %s", name, out)
		}
	}
	b.want(done, "tag", "Story 1", "roads")
	if out := b.want(done, "history", id); !strings.Contains(out, "roads") {
		t.Error(out)
	}
	if _, errs, code := b.call("", "show", "Story 1,204"); code != failed || !strings.Contains(errs, "there is no story 1204 in this library") {
		t.Errorf("exit %d: %s", code, errs)
	}
	for _, call := range [][]string{{"search", "Story 9"}, {"facts", "--all", "Story 9"}} {
		if _, errs, _ := b.call("", call...); strings.Contains(errs, "there is no story") {
			t.Errorf("words that are looked for are no number: %s", errs)
		}
	}
}
