package store

import (
	"bufio"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stet/editor"
)

// onTime is a library whose clock a test moves.
func onTime(t *testing.T) (l *Library, now *time.Time) {
	t.Helper()
	at := time.Date(2026, time.November, 27, 10, 30, 5, 0, time.UTC)
	l, err := Open(t.Context(), filepath.Join(t.TempDir(), "library.stet"), Options{Now: func() time.Time { return at }})
	must(t, err)
	t.Cleanup(func() { l.Close() })
	return l, &at
}

func keep(t *testing.T, l *Library, why editor.Reason) editor.Backup {
	t.Helper()
	b, err := l.KeepBackup(t.Context(), l.BackupFolder(""), why, nil)
	must(t, err)
	return b
}

func backups(t *testing.T, l *Library) []editor.Backup {
	t.Helper()
	all, err := l.Backups(t.Context(), l.BackupFolder(""))
	must(t, err)
	return all
}

// names lists a folder with all below it, the files beside a library by the
// first byte of their hash.
func names(t *testing.T, folder string) string {
	t.Helper()
	var all []string
	must(t, filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			name, _ := filepath.Rel(folder, path)
			all = append(all, filepath.ToSlash(name)[:min(len(name), 30)])
		}
		return err
	}))
	return strings.Join(all, " ")
}

func TestKeepBackup(t *testing.T) {
	l, now := onTime(t)
	furnish(t, l)
	var told []int
	b, err := l.KeepBackup(t.Context(), l.BackupFolder(""), editor.Automatic, func(done, total int) { told = append(told, done, total) })
	must(t, err)
	if got := filepath.Base(b.Path); got != "2026-11-27T10.30.05Z.stet" || len(told) != 2*3 || told[1] != 3 {
		t.Errorf("%s, told %v", got, told)
	}
	all := backups(t, l)
	if len(all) != 1 || all[0] != b {
		t.Fatalf("listed\n%+v, made\n%+v", all, b)
	}
	if b.Stories != 36 || b.Revisions != 63 || !b.Verified || b.Kept || b.Reason != editor.Automatic || !b.Made.Equal(*now) || b.Format != len(steps(t)) || b.Bytes == 0 || b.Missing != 0 {
		t.Errorf("%+v", b)
	}
	from, err := OpenBackup(t.Context(), b.Path)
	must(t, err)
	defer from.Close()
	wantHoldings(t, from, holdings(t, l))
	if wrong, err := from.Verify(t.Context(), nil); err != nil || len(wrong) > 0 {
		t.Errorf("%q, %v", wrong, err)
	}
	if left := names(t, l.BackupFolder("")); strings.Contains(left, ".part") || strings.Contains(left, ".stet-backup") || strings.Contains(left, "-wal") {
		t.Errorf("left behind: %s", left)
	}
}

func TestBackupDue(t *testing.T) {
	l, now := onTime(t)
	due := func(want bool, when string) {
		t.Helper()
		if got, err := l.BackupDue(t.Context(), l.BackupFolder("")); err != nil || got != want {
			t.Errorf("%s: due %v, %v", when, got, err)
		}
	}
	due(false, "empty")
	id := add(t, l, story("One"))
	due(true, "never backed up")
	keep(t, l, editor.Automatic)
	due(false, "backed up")
	file(t, l, id, 1, story("Two"))
	*now = now.Add(29 * time.Minute)
	due(false, "changed, but half an hour has not gone by")
	*now = now.Add(time.Minute)
	due(true, "half an hour later")
	keep(t, l, editor.ByHand)
	*now = now.Add(24 * time.Hour)
	due(false, "nothing has changed since")
	must(t, l.Journal(t.Context(), editor.Draft{Article: id, Base: 2, Story: story("Typed")}))
	due(true, "a draft")
	*now = now.Add(-240 * time.Hour)
	due(true, "the clock was set back")
	keep(t, l, editor.Automatic)
	due(false, "backed up under that clock")
	must(t, os.RemoveAll(l.BackupFolder("")))
	due(true, "the backups are gone")
	l.distrust(damaged(l.path, "test"))
	due(false, "a damaged library")
	if _, err := l.KeepBackup(t.Context(), l.BackupFolder(""), editor.ByHand, nil); !errors.Is(err, editor.ErrDamaged) {
		t.Errorf("backed up a damaged library: %v", err)
	}
}

// TestBackupsOfAll lists what cannot be used, and nothing of others.
func TestBackupsOfAll(t *testing.T) {
	l, now := onTime(t)
	add(t, l, story("One"))
	keep(t, l, editor.Automatic)
	folder := l.BackupFolder("")
	put := func(name, content string) {
		must(t, os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600))
	}
	put("empty.stet", "")
	put("garbage.stet", strings.Repeat("no library ", 1000))
	put("notes.txt", "no library either")
	other := newLibrary(t)
	add(t, other, story("Other's"))
	must(t, other.Backup(t.Context(), filepath.Join(folder, "2026-01-01T00.00.00Z.stet")))
	*now = now.Add(time.Hour)
	newest := keep(t, l, editor.ByHand)
	spoil(t, newest.Path, "pragma user_version = 99; update meta set value = 99 where key = 'min_reader'")
	b, err := os.ReadFile(newest.Path)
	must(t, err)
	clear(b[100:4096])
	put("damaged.stet", string(b))
	must(t, l.Close())
	plain, err := os.ReadFile(l.path)
	must(t, err)
	put("copied.stet", string(plain))
	l = openLibrary(t, l.path)
	said := map[string]string{}
	for _, b := range backups(t, l) {
		said[filepath.Base(b.Path)] = b.Trouble
		if b.Path == filepath.Join(folder, "copied.stet") && (b.Verified || b.Stories != 1 || b.Reason != "") {
			t.Errorf("copied by other means: %+v", b)
		}
	}
	for name, want := range map[string]string{
		"2026-11-27T10.30.05Z.stet": "-", "copied.stet": "-", "2026-11-27T11.30.05Z kept.stet": "newer Stet",
		"empty.stet": "empty", "garbage.stet": "not a Stet library", "damaged.stet": "damaged",
	} {
		if got, ok := said[name]; !ok || want == "-" && got != "" || want != "-" && !strings.Contains(got, want) {
			t.Errorf("%s: %q, %v", name, got, ok)
		}
	}
	if len(said) != 6 {
		t.Errorf("listed %v", said)
	}
	if gone, err := l.ThinBackups(t.Context(), folder, 1); err != nil || len(gone) != 0 {
		t.Errorf("%+v is gone, %v", gone, err)
	}
}

// TestSharedFiles sees that a file stays as long as one backup needs it.
func TestSharedFiles(t *testing.T) {
	l, now := onTime(t)
	_, err := l.AddPicture(t.Context(), "quay.jpg", []byte("quay"))
	must(t, err)
	first := keep(t, l, editor.Automatic)
	_, err = l.AddPicture(t.Context(), "ferry.jpg", []byte("ferry"))
	must(t, err)
	*now = now.Add(time.Hour)
	second := keep(t, l, editor.Automatic)
	files := filepath.Join(l.BackupFolder(""), "files")
	aged := func() {
		old := time.Now().Add(-2 * stale)
		must(t, filepath.WalkDir(files, func(path string, d os.DirEntry, err error) error { return errors.Join(err, os.Chtimes(path, old, old)) }))
	}
	count := func() int { return len(strings.Fields(names(t, files))) }
	must(t, l.RemoveBackup(t.Context(), second.Path))
	if n := count(); n != 2 {
		t.Errorf("a file that was just wanted is gone: %d", n)
	}
	aged()
	third := keep(t, l, editor.Automatic) // it touches what it wants
	must(t, l.RemoveBackup(t.Context(), first.Path))
	if n := count(); n != 2 {
		t.Errorf("%d files, want 2", n)
	}
	aged()
	must(t, l.RemoveBackup(t.Context(), third.Path))
	if n := count(); n != 0 {
		t.Errorf("%d files, want none", n)
	}
	if _, err := l.AddPicture(t.Context(), "tram.jpg", []byte("tram")); err != nil {
		t.Fatal(err)
	}
	keep(t, l, editor.Automatic)
	must(t, os.RemoveAll(l.path+"-files"))
	must(t, os.Remove(assetName(files, hashOfBytes("quay")))) // it is nowhere now; the others are in the backup
	*now = now.Add(time.Hour)
	if b := keep(t, l, editor.Automatic); b.Missing != 1 {
		t.Errorf("%d files are missing, want 1", b.Missing)
	}
	if err := l.RemoveBackup(t.Context(), l.path); err == nil {
		t.Error("removed the library itself")
	}
}

func hashOfBytes(s string) []byte {
	sum := sha256.Sum256([]byte(s))
	return sum[:]
}

func TestKeepForGood(t *testing.T) {
	l, _ := onTime(t)
	add(t, l, story("One"))
	b := keep(t, l, editor.Automatic)
	path, err := l.KeepForGood(b.Path, true)
	if err != nil || filepath.Base(path) != "2026-11-27T10.30.05Z kept.stet" || !backups(t, l)[0].Kept {
		t.Fatalf("%s, %v", path, err)
	}
	if again, err := l.KeepForGood(path, true); again != path || err != nil {
		t.Errorf("%s, %v", again, err)
	}
	if back, err := l.KeepForGood(path, false); back != b.Path || err != nil || backups(t, l)[0].Kept {
		t.Errorf("%s, %v", back, err)
	}
	named := filepath.Join(filepath.Dir(path), "format-2.stet")
	must(t, os.Rename(b.Path, named))
	if _, err := l.KeepForGood(named, false); err == nil || !strings.Contains(err.Error(), "not named by Stet") {
		t.Errorf("%v", err)
	}
}

func TestBackupTroubles(t *testing.T) {
	l, _ := onTime(t)
	furnish(t, l)
	gone := filepath.Join(t.TempDir(), "usb")
	if _, err := l.KeepBackup(t.Context(), l.BackupFolder(gone), editor.Automatic, nil); err == nil || !strings.Contains(err.Error(), "connect its disk") {
		t.Errorf("a disk that is not there: %v", err)
	}
	if _, err := os.Stat(gone); err == nil {
		t.Error("a folder was made where the disk would be")
	}
	if all, err := l.Backups(t.Context(), l.BackupFolder(gone)); err != nil || len(all) != 0 {
		t.Errorf("%v, %v", all, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	_, err := l.KeepBackup(ctx, l.BackupFolder(""), editor.Automatic, func(done, _ int) {
		if done == 1 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || strings.Contains(names(t, l.BackupFolder("")), "stet") {
		t.Errorf("cancelled: %v, left %s", err, names(t, l.BackupFolder("")))
	}
	keep(t, l, editor.Automatic)
	if _, err := l.KeepBackup(t.Context(), l.BackupFolder(""), editor.Automatic, nil); err == nil {
		t.Error("two backups of one name")
	}
	if err := room(l.path, 1<<62); !errors.Is(err, editor.ErrFull) && err != nil {
		t.Errorf("no room: %v", err)
	}
}

// TestUnsoundCopy tells a damaged library from a copy that came to harm.
func TestUnsoundCopy(t *testing.T) {
	path, _ := someLibrary(t)
	spoil(t, path, "update revision set body = x'00' where id = (select max(id) from revision)")
	l := openLibrary(t, path)
	_, err := l.KeepBackup(t.Context(), l.BackupFolder(""), editor.Automatic, nil)
	if !errors.Is(err, editor.ErrDamaged) || l.ReadOnly() != nil {
		t.Errorf("%v, library %v", err, l.ReadOnly())
	}
	if left := names(t, l.BackupFolder("")); strings.Contains(left, "Z") {
		t.Errorf("left %s", left)
	}
	if err := l.codec.sound(t.Context(), path); !errors.Is(err, errUnsound) || errors.Is(err, editor.ErrDamaged) {
		t.Errorf("a copy that is not sound: %v", err)
	}
}

// backUpForEver makes one backup after another in the place of the one before.
func backUpForEver(ctx context.Context, l *Library) error {
	for n := 0; ; n++ {
		if err := l.Backup(ctx, l.path+"-again.stet"); err != nil {
			return err
		}
		fmt.Println("made", n)
	}
}

// TestKilledWhileBackingUp kills a process that makes backups, while another one
// files: what lies there is whole.
func TestKilledWhileBackingUp(t *testing.T) {
	l := newLibrary(t)
	many(t, l, 60)
	writer := childCommand(t, l.path, "file")
	must(t, writer.Start())
	defer func() { writer.Process.Kill(); writer.Wait() }()
	for round := range 6 {
		cmd := childCommand(t, l.path, "back up")
		out, err := cmd.StdoutPipe()
		must(t, err)
		must(t, cmd.Start())
		lines := bufio.NewScanner(out)
		for n := 0; n < 2 && lines.Scan(); n++ {
			continue
		}
		time.Sleep(time.Duration(3*round) * time.Millisecond) // somewhere in the third
		cmd.Process.Kill()
		cmd.Wait()
		from, err := OpenBackup(t.Context(), l.path+"-again.stet")
		if err != nil {
			t.Fatal(err)
		}
		if wrong, err := from.Verify(t.Context(), nil); err != nil || len(wrong) > 0 {
			t.Errorf("round %d: %q, %v", round, wrong, err)
		}
		if n, err := from.stories(t.Context()); err != nil || n != 60 {
			t.Errorf("round %d: %d stories, %v", round, n, err)
		}
		from.Close()
	}
}
