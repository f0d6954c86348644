package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/app/command"
	"stet/editor"
)

// backups returns the backups that the bench's library has.
func (b *bench) backups() []editor.Backup {
	b.t.Helper()
	all, err := b.desk.Backups(b.t.Context(), b.backupPlan())
	if err != nil {
		b.t.Fatal(err)
	}
	return all
}

// saysBelow sees that the sheet of the backups says words at its foot.
func (b *bench) saysBelow(words string) {
	b.t.Helper()
	if said := b.keeping.sheet.Said(); !strings.Contains(said, words) {
		b.t.Errorf("the sheet says %q, want %q", said, words)
	}
}

func TestBacksUpByItself(t *testing.T) {
	b := newBench(t)
	b.pass(time.Second)
	if b.pass(30 * time.Second); len(b.backups()) != 0 {
		t.Error("backed up at once")
	}
	b.pass(time.Minute)
	if all := b.backups(); len(all) != 1 || all[0].Reason != editor.Automatic || !all[0].Verified || b.backing.job != nil {
		t.Fatalf("%+v", all)
	}
	b.typed("bridge-p1", 0, "Typed ")
	if b.pass(10 * time.Second); len(b.backups()) != 1 {
		t.Error("backed up while somebody types")
	}
}

func TestBackupThatFailsIsToldOnce(t *testing.T) {
	b := newBench(t)
	b.settings.BackupFolder.Set(filepath.Join(t.TempDir(), "usb"))
	b.pass(65 * time.Second)
	b.told("connect its disk")
	b.notice.Close()
	b.pass(40 * time.Minute)
	if b.notice.Visible() {
		t.Errorf("told again: %s", b.notice.Words())
	}
	b.run("file.backups")
	b.keeping.moveTo("")
	b.pass(2 * time.Second)
	if len(b.backups()) != 1 {
		t.Error("it is not made where it can be")
	}
}

// slow is a library whose backups take until they are cancelled.
type slow struct {
	*faulty
	broken int
}

func (s *slow) KeepBackup(ctx context.Context, folder string, why editor.Reason, progress func(done, total int)) (editor.Backup, error) {
	if ctx.Err() != nil {
		s.broken++
		return editor.Backup{}, ctx.Err()
	}
	return s.faulty.KeepBackup(ctx, folder, why, progress)
}

func TestBackupsSheet(t *testing.T) {
	b := newBench(t)
	id := b.story.id
	headline := b.story.name()
	b.run("file.backups")
	if !b.keeping.shown || b.hasStory() || b.table.Enabled("backups.restore") || b.table.Enabled("backups.remove") {
		t.Error("the commands do not say what can be done")
	}
	b.run("backups.now")
	if said := b.keeping.sheet.Said(); !strings.HasPrefix(said, "The library is backed up and verified: ") || !b.table.Enabled("backups.restore") {
		t.Errorf("said %q", said)
	}
	p := b.table.Palette(b.win.Canvas())
	p.Type("check")
	if items := p.Items(); !strings.HasPrefix(items[0].Label, "Check ") || slices.ContainsFunc(items, func(i command.Item) bool { return strings.HasPrefix(i.Label, "Delete") }) {
		t.Errorf("“check” finds %+v", items)
	}
	p.Close()
	made, _ := b.keeping.sheet.Selected()
	if made.Reason != editor.ByHand || !made.Kept || len(b.backups()) != 1 {
		t.Errorf("%+v", made)
	}
	b.run("backups.check")
	if said := b.keeping.sheet.Said(); !strings.HasPrefix(said, "The backup is sound") {
		t.Error(said)
	}

	b.run("backups.done")
	b.typed("bridge-p1", 0, "Typed since. ")
	b.run("file.backups")
	b.keeping.sheet.ChooseStory(id)
	if d, ok := b.keeping.sheet.Story(); !ok || d.Standing != editor.Earlier || !d.Typed || !strings.Contains(says(b.keeping.sheet), "other words typed since") {
		t.Errorf("what was typed counts for nothing: %+v, %v, %q", d, ok, says(b.keeping.sheet))
	}
	b.run("backups.done")
	b.run("story.save")
	b.run("file.backups")
	b.keeping.sheet.ChooseStory(id)
	if d, ok := b.keeping.sheet.Story(); !ok || d.Standing != editor.Earlier {
		t.Fatalf("%+v, %v", d, ok)
	}
	b.run("backups.restore-story")
	b.saysBelow("It is back as “" + headline + " (from the backup of ")
	b.keeping.sheet.Act()
	if b.keeping.shown || b.story.id == id || !strings.HasPrefix(b.story.name(), headline+" (from") {
		t.Errorf("%q is open", b.story.name())
	}

	b.run("file.backups")
	b.run("backups.restore")
	to := filepath.Join(t.TempDir(), "restored.stet")
	b.fill(0, to)
	b.press("Restore")
	b.saysBelow("restored and checked")
	if _, err := os.Stat(to); err != nil {
		t.Error(err)
	}
	b.keeping.restore(made, to)
	b.saysBelow("name another")
	b.run("backups.remove")
	b.press("Delete")
	if len(b.backups()) != 0 {
		t.Error("it is still there")
	}
}

func TestBackupOfAnotherKindIsToldOf(t *testing.T) {
	b := newBench(t)
	b.run("backups.now")
	made := b.backups()[0]
	if err := os.WriteFile(made.Path, []byte("garbage"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.run("file.backups")
	if got, _ := b.keeping.sheet.Selected(); got.Trouble == "" || b.table.Enabled("backups.restore") {
		t.Errorf("%+v", got)
	}
}

func TestStoppedBackup(t *testing.T) {
	b := newBench(t)
	lib := &slow{faulty: b.lib}
	b.keeping.do("words", func(ctx context.Context, progress func(int, int)) (func() outcome, error) {
		progress(1, 2)
		if b.keeping.sheet.Said() != "words" || !b.keeping.sheet.Busy() {
			t.Error("it is not said what is under way")
		}
		b.keeping.do("more", nil) // one thing at a time
		cancelled, cancel := context.WithCancel(ctx)
		cancel()
		_, err := lib.KeepBackup(cancelled, b.lib.BackupFolder(""), editor.ByHand, progress)
		return nil, err
	})
	if said := b.keeping.sheet.Said(); !strings.Contains(said, "Nothing was changed") || lib.broken != 1 {
		t.Error(said)
	}
	b.keeping.do("words", func(context.Context, func(int, int)) (func() outcome, error) { return nil, errors.New("no luck") })
	b.told("No luck") // the sheet is not shown
}
