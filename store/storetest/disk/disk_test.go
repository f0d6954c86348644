//go:build linux || darwin

package disk_test

import (
	"database/sql"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet/store/storetest/disk"
)

// rows is a table on the disk: each row is acknowledged at a place of the
// recording.
func rows(t *testing.T, d *disk.Disk, settings string) (acknowledged []int) {
	db := open(t, filepath.Join(t.TempDir(), "a.db"), "&vfs="+d.VFS()+settings)
	exec(t, db, "create table x (n integer primary key, words text)")
	for n := range 60 {
		exec(t, db, "insert into x values (?, ?)", n, strings.Repeat("words ", n*20))
		acknowledged = append(acknowledged, len(d.Recording()))
	}
	return acknowledged
}

func open(t *testing.T, path, settings string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+path+"?_journal_mode=WAL"+settings)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	return db
}

func exec(t *testing.T, db *sql.DB, statement string, args ...any) {
	t.Helper()
	if _, err := db.Exec(statement, args...); err != nil {
		t.Fatal(err)
	}
}

// TestCut sees that a flushed commit is in every image after it, and that one
// that SQLite was told not to flush is not in all.
func TestCut(t *testing.T) {
	for settings, flushed := range map[string]bool{"&_synchronous=FULL": true, "&_synchronous=NORMAL": false} {
		d := disk.New(true)
		acknowledged := rows(t, d, settings)
		lost := 0
		for seed := range 100 {
			random := rand.New(rand.NewPCG(1, uint64(seed)))
			n := random.IntN(len(acknowledged))
			dir := t.TempDir()
			for name, b := range d.Recording().Cut(acknowledged[n], random) {
				if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			var kept int
			if err := open(t, filepath.Join(dir, "a.db"), "").QueryRow("select count(*) from x").Scan(&kept); err != nil || kept < n+1 {
				lost++
			}
		}
		if flushed && lost > 0 || !flushed && lost == 0 {
			t.Errorf("%s: %d of 100 cuts lose something", settings, lost)
		}
	}
}

// TestFill fills the disk in the midst of a table, and makes room again.
func TestFill(t *testing.T) {
	d := disk.New(false)
	db := open(t, filepath.Join(t.TempDir(), "a.db"), "&vfs="+d.VFS())
	exec(t, db, "create table x (n integer primary key)")
	d.Fill(func(write int) bool { return write > 3 })
	var err error
	for n := 0; err == nil && n < 10; n++ {
		_, err = db.Exec("insert into x values (?)", n)
	}
	if err == nil || !strings.Contains(err.Error(), "full") {
		t.Errorf("on a full disk: %v", err)
	}
	if d.Writes() != 4 {
		t.Errorf("%d writes, want 3 and the first that fails", d.Writes())
	}
	d.Fill(nil)
	exec(t, db, "insert into x values (10)")
}
