package workflow

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stet/assets"
	"stet/editor"
)

func TestKeepBackups(t *testing.T) {
	d := newDesk(t)
	if b, err := d.KeepBackups(t.Context(), BackupPlan{}, nil); b != nil || err != nil {
		t.Errorf("an empty library: %+v, %v", b, err)
	}
	id, err := d.Welcome(t.Context(), assets.Sample)
	if err != nil {
		t.Fatal(err)
	}
	row, _ := d.lib.Summary(t.Context(), id)
	made, err := d.KeepBackups(t.Context(), BackupPlan{}, nil)
	if err != nil || made == nil || made.Stories != 1 || made.Reason != editor.Automatic {
		t.Fatalf("%+v, %v", made, err)
	}
	if again, err := d.KeepBackups(t.Context(), BackupPlan{}, nil); again != nil || err != nil {
		t.Errorf("at once: %+v, %v", again, err)
	}
	other := t.TempDir()
	hand, err := d.BackUp(t.Context(), BackupPlan{Elsewhere: other}, nil)
	if err != nil || !strings.HasPrefix(hand.Path, other) || !hand.Kept {
		t.Fatalf("%+v, %v", hand, err)
	}
	if all, err := d.Backups(t.Context(), BackupPlan{Elsewhere: other}); err != nil || len(all) != 2 {
		t.Errorf("%d backups, %v", len(all), err)
	}
	gone := filepath.Join(other, "usb")
	if _, err := d.KeepBackups(t.Context(), BackupPlan{Elsewhere: gone}, nil); err == nil {
		t.Error("backed up to a disk that is not there")
	}
	back, err := d.RestoreStory(t.Context(), made.Path, id, func(h string) string { return h + " (back)" })
	if err != nil || back.Headline != row.Headline+" (back)" {
		t.Fatalf("%+v, %v", back, err)
	}
	if _, r, err := d.lib.Story(t.Context(), back.ID, 0); err != nil || r.Number != row.Revision+1 || r.Author != d.who() || r.Cause != editor.Restored {
		t.Errorf("%+v, %v", r, err)
	}
	if _, err := d.RestoreStory(t.Context(), made.Path, "none", strings.Clone); !errors.Is(err, editor.ErrNotFound) {
		t.Errorf("%v", err)
	}
}

func TestNameOfARestoredLibrary(t *testing.T) {
	b := editor.Backup{Made: time.Date(2026, 11, 26, 10, 30, 5, 0, time.Local)}
	if got := RestoredName("/home/kim/library.stet", b); got != "/home/kim/library 2026-11-26 10.30.stet" {
		t.Error(got)
	}
}
