package app

import (
	"context"
	"database/sql"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/app/workflow"
	"stet/editor"
	"stet/store/storetest"
)

// newHurtBench is newBench on a library that spoil can damage.
func newHurtBench(t *testing.T) (b *bench, spoil func(statement string, args ...any)) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "library.stet")
	b = openBench(t, &faulty{Library: storetest.Open(t, path)}, true)
	return b, func(statement string, args ...any) {
		t.Helper()
		db, err := sql.Open("sqlite3", path)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Exec(statement, args...); err != nil {
			t.Fatal(err)
		}
	}
}

const spoilRevision = "update revision set body = x'00' where number = ? and article = (select id from article where uid = ?)"

// TestCheckLibrary says that all is well, finds what is damaged, and puts back
// what a backup has.
func TestCheckLibrary(t *testing.T) {
	b, spoil := newHurtBench(t)
	t.Cleanup(b.reopen)
	b.run("library.check")
	if !strings.Contains(says(b.front()), "Every page and every hash is right") {
		t.Fatalf("it says %q", says(b.front()))
	}
	b.press("Close")
	if _, err := b.desk.BackUp(context.Background(), workflow.BackupPlan{}, nil); err != nil {
		t.Fatal(err)
	}
	spoil(spoilRevision, 2, b.story.id)
	b.run("library.check")
	if got := says(b.front()); !strings.Contains(got, "1 thing is damaged") || !strings.Contains(got, "revision 2") || !strings.Contains(got, "has it") {
		t.Fatalf("it says %q", got)
	}
	b.press("Repair 1")
	b.told("whole again")
	if _, _, err := b.lib.Story(context.Background(), b.story.id, 2); err != nil {
		t.Error(err)
	}
}

// TestDamageThatNobodyHas is told until it is settled, and offers nothing that
// cannot be done.
func TestDamageThatNobodyHas(t *testing.T) {
	b, spoil := newHurtBench(t)
	spoil(spoilRevision, 2, b.story.id)
	b.run("library.check")
	if got := says(b.front()); !strings.Contains(got, "No backup has it") {
		t.Fatalf("it says %q", got)
	}
	b.press("Repair 0") // greyed out
	b.press("Cancel")
	if _, err := b.lib.Verify(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	b.tellDamage()
	b.told("1 thing in the library is damaged")
	b.notice.Act()
	if got := says(b.front()); !strings.Contains(got, "revision 2") {
		t.Errorf("it says %q", got)
	}
	b.press("Cancel")
}

// TestOpenDamagedStory opens a story whose newest revision is damaged with the
// last words that are whole, and files them after it.
func TestOpenDamagedStory(t *testing.T) {
	b, spoil := newHurtBench(t)
	t.Cleanup(b.reopen)
	id, newest := b.story.id, b.story.base
	b.closeFront()
	spoil(spoilRevision, newest, id)
	b.open(id)
	if got := says(b.front()); !strings.Contains(got, "damaged") || b.story != nil {
		t.Fatalf("it says %q, and shows %v", got, b.story)
	}
	b.press("Open the last whole words")
	if b.story == nil || b.story.base != newest {
		t.Fatalf("it shows %+v", b.story)
	}
	b.saveRevision("")
	if b.story.base != newest+1 {
		t.Errorf("filed as revision %d: %s", b.story.base, b.notice.Words())
	}
	if _, _, err := b.lib.Story(context.Background(), id, newest+1); err != nil {
		t.Error(err)
	}
}

// TestScrubFindsDamage finds it by itself while nobody types.
func TestScrubFindsDamage(t *testing.T) {
	b, spoil := newHurtBench(t)
	spoil(spoilRevision, 1, b.story.id)
	b.pass(50 * time.Second)
	if known := b.lib.Damage(); len(known) > 0 {
		t.Fatalf("looked already: %v", known)
	}
	b.pass(time.Minute)
	b.told("damaged")
	if known := b.lib.Damage(); !slices.ContainsFunc(known, func(d editor.Damage) bool { return d.Revision == 1 }) {
		t.Errorf("it knows of %v", known)
	}
}
