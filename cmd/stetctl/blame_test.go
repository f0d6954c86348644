package main

import (
	"strings"
	"testing"
)

func TestBlame(t *testing.T) {
	b := newBench(t)
	id := b.importBridge()
	all := lines[blamed](t, b.want(done, "blame", id, "--json"))
	if len(all) != 4 || all[0].Block != "headline" || len(all[1].Stretches) != 1 || all[1].Stretches[0].Revision.Number != 1 {
		t.Errorf("%+v", all)
	}
	if out := b.want(done, "blame", id); strings.Count(out, "r1 ") != 4 || !strings.Contains(out, "The harbour bridge will close") {
		t.Errorf("printed\n%s", out)
	}
	b.want(failed, "blame", id, "--revision", "7")
	b.want(failed, "blame", "nosuchid")
	b.want(failed, "blame")
}
