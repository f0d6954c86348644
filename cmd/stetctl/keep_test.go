package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet/editor"
)

// TestVerifyRepairs damages the file that a story was imported from, mends it from
// a backup, and damages it again where no backup has it.
func TestVerifyRepairs(t *testing.T) {
	b := newBench(t)
	id := b.importBridge()
	b.want(done, "backup")
	files, _ := filepath.Glob(b.library + "-files/*/*")
	if len(files) != 1 {
		t.Fatalf("the files are %q", files)
	}
	spoil := func() {
		if err := os.Truncate(files[0], 3); err != nil {
			t.Fatal(err)
		}
	}
	spoil()
	found := lines[damage](t, b.want(findings, "verify", "--json"))
	if len(found) != 1 || found[0].Kind != editor.DamagedOriginal || found[0].Story != id || !strings.Contains(found[0].Says, id) {
		t.Errorf("verify says %+v", found)
	}
	b.want(done, "verify", "--repair")
	b.want(done, "verify")
	if err := os.RemoveAll(b.library + "-backups"); err != nil {
		t.Fatal(err)
	}
	spoil()
	b.want(findings, "verify", "--repair")
	to := filepath.Join(t.TempDir(), "repaired.stet")
	if lost := lines[damage](t, b.want(findings, "repair", "--to", to, "--json")); len(lost) != 1 || lost[0].Story != id {
		t.Errorf("repair lost %+v", lost)
	}
	if out := (bench{t, to}).want(done, "show", id); !strings.Contains(out, "Harbour bridge") {
		t.Errorf("the repaired copy shows %s", out)
	}
	b.want(failed, "repair", "--to", to)
}

// TestRefusedPlace refuses a library in a synchronised folder with what to do, which
// works.
func TestRefusedPlace(t *testing.T) {
	b := newBench(t)
	id := b.importBridge()
	if err := os.Mkdir(filepath.Join(filepath.Dir(b.library), ".stfolder"), 0o700); err != nil {
		t.Fatal(err)
	}
	_, errs, code := b.call("", "list")
	if code != failed || !strings.Contains(errs, "Syncthing") || !strings.Contains(errs, "stetctl copy") {
		t.Errorf("%d: %s", code, errs)
	}
	to := filepath.Join(t.TempDir(), "copy.stet")
	b.want(done, "copy", to)
	bench{t, to}.want(done, "show", id)
	bench{t, to}.want(done, "verify")
}
