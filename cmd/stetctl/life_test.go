package main

import (
	"strings"
	"testing"

	"stet/editor"
)

func TestLife(t *testing.T) {
	b := newBench(t)
	id := b.importBridge()
	b.want(done, "status", id, "checking", "--by", "Ana")
	b.want(done, "spike", id, "--reason", "not stood up", "--by", "Bo")
	b.want(done, "unspike", id)
	rows := lines[editor.Summary](t, b.want(done, "list", "--status", "checking", "--json"))
	if len(rows) != 1 || rows[0].ID != id {
		t.Errorf("%+v", rows)
	}
	var what []string
	for _, h := range lines[editor.Happening](t, b.want(done, "history", id, "--json")) {
		if h.Event != nil {
			what = append(what, string(h.Event.What)+" "+h.Event.Was+" "+h.Event.Became)
		} else {
			what = append(what, string(h.Revision.Cause))
		}
	}
	if got := strings.Join(what, "; "); got != "unspiked spiked checking; spiked checking not stood up; moved inbox checking; import" {
		t.Errorf("the history is %s", got)
	}
	if out := b.want(done, "history", id); !strings.Contains(out, "Bo") || !strings.Contains(out, "spiked checking → not stood up") {
		t.Errorf("the history reads\n%s", out)
	}
	b.want(failed, "status", id, "lost")
	b.want(failed, "status", "nosuchone1", "ready")
}

func TestTagsSectionsAndBin(t *testing.T) {
	b := newBench(t)
	id := b.importBridge()
	b.want(done, "tag", id, "harbour", "budget talks")
	b.want(done, "tag", id, "HARBOUR", "--remove")
	if out := b.want(done, "tag", id); out != "budget talks\n" {
		t.Errorf("the tags are %q", out)
	}
	b.want(failed, "tag", id, "a, b")
	b.want(done, "section", id, "City")
	for _, flags := range [][]string{{"--tag", "Budget Talks"}, {"--section", "City"}} {
		if rows := lines[editor.Summary](t, b.want(done, append([]string{"list", "--json"}, flags...)...)); len(rows) != 1 {
			t.Errorf("%v lists %+v", flags, rows)
		}
	}
	if out := b.want(done, "tag"); !strings.Contains(out, "City") || !strings.Contains(out, "budget talks") {
		t.Errorf("in use are\n%s", out)
	}
	b.want(done, "delete", id)
	if out := b.want(done, "list"); out != "" {
		t.Errorf("deleted, but listed: %s", out)
	}
	if rows := lines[editor.Summary](t, b.want(done, "list", "--bin", "--json")); len(rows) != 1 || rows[0].Deleted.IsZero() {
		t.Errorf("in the bin: %+v", rows)
	}
	b.want(failed, "status", id, "ready")
	if out, _, _ := b.call("", "import", "testdata/bridge.txt", "--json"); !strings.Contains(out, "in the bin") {
		t.Errorf("importing what lies in the bin says %s", out)
	}
	b.want(done, "delete", id, "--undo")
	b.want(done, "status", id, "ready")
	b.want(done, "delete", "--for-good", id)
	b.want(done, "show", id)
	b.want(done, "delete", id)
	b.want(done, "delete", "--for-good", id)
	b.want(failed, "show", id)
}

func TestRelateAndDuplicate(t *testing.T) {
	b := newBench(t)
	id := b.importBridge()
	twin := strings.TrimSpace(b.want(done, "duplicate", id))
	next := lines[made](t, b.want(done, "relate", id, "correction", "--json"))
	if len(next) != 1 || twin == "" {
		t.Fatalf("%v, %q", next, twin)
	}
	b.want(done, "relate", twin, "update", next[0].ID)
	if got := lines[editor.Related](t, b.want(done, "relate", id, "--json")); len(got) != 2 {
		t.Errorf("%+v", got)
	}
	b.want(done, "relate", twin, "update", next[0].ID, "--remove")
	if out := b.want(done, "relate", next[0].ID); strings.Contains(out, twin) {
		t.Errorf("still related:\n%s", out)
	}
	b.want(failed, "relate", id, "cousin", twin)
	b.want(failed, "relate", id, "update", id)
}
