package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stet/editor"
)

func TestRestore(t *testing.T) {
	l := newLibrary(t)
	furnish(t, l)
	b := keep(t, l, editor.ByHand)
	want := holdings(t, l)
	add(t, l, story("Since"))
	dir := t.TempDir()
	to := filepath.Join(dir, "library restored.stet")
	var last, total int
	must(t, Restore(t.Context(), b.Path, to, func(done, of int) { last, total = done, of }))
	if total == 0 || last > total {
		t.Errorf("progress ended at %d of %d", last, total)
	}
	if left := names(t, dir); strings.Contains(left, ".stet-restore") {
		t.Errorf("left %s", left)
	}
	restored := openLibrary(t, to)
	wantHoldings(t, restored, want)
	if wrong, err := restored.Verify(t.Context(), nil); err != nil || len(wrong) > 0 {
		t.Errorf("%q, %v", wrong, err)
	}
	if page, err := restored.List(t.Context(), editor.Query{Words: "duarte"}); err != nil || len(page) == 0 {
		t.Errorf("searching: %d, %v", len(page), err)
	}
}

// TestRestoreOldFormats restores what older Stets have left, whole and a story.
func TestRestoreOldFormats(t *testing.T) {
	for n := 1; n < len(steps(t)); n++ {
		t.Run(fmt.Sprint("format ", n), func(t *testing.T) {
			b, err := os.ReadFile(fixture(n, ".stet"))
			must(t, err)
			want, err := os.ReadFile(fixture(n, ".txt"))
			must(t, err)
			old := filepath.Join(t.TempDir(), "old.stet")
			must(t, os.WriteFile(old, b, 0o400))
			putFiles(t, n, old)
			lay := names(t, filepath.Dir(old))
			to := filepath.Join(t.TempDir(), "restored.stet")
			must(t, Restore(t.Context(), old, to, nil))
			wantHoldings(t, openLibrary(t, to), string(want))

			l := newLibrary(t)
			ids := storiesOf(t, old)
			back, err := l.RestoreStory(t.Context(), old, ids[0], func(h string) string { return h + " (back)" }, editor.Revision{})
			must(t, err)
			if _, r, err := l.Story(t.Context(), back.ID, 0); err != nil || r.Number != 23 {
				t.Errorf("revision %d, %v", r.Number, err)
			}
			if o, err := l.Original(t.Context(), back.ID); err != nil || len(o.Bytes) != 4500 {
				t.Errorf("its file has %d bytes, %v", len(o.Bytes), err)
			}
			must(t, l.CloseBackup())
			if left, _ := filepath.Glob(filepath.Join(os.TempDir(), "stet-backup-*", "old.stet")); len(left) > 0 {
				t.Errorf("%q is left", left)
			}
			if names(t, filepath.Dir(old)) != lay {
				t.Errorf("beside the backup lies now %s", names(t, filepath.Dir(old)))
			}
		})
	}
}

// storiesOf lists the IDs of a backup's stories in the order they were filed.
func storiesOf(t *testing.T, backup string) []string {
	t.Helper()
	db := connect(backup, asItLies, 1)
	defer db.Close()
	ids, err := sentences(t.Context(), db, "select uid from article order by id")
	must(t, err)
	return ids
}

// TestRestoreOverNothing names every place where a library would not be new.
func TestRestoreOverNothing(t *testing.T) {
	l := newLibrary(t)
	add(t, l, story("One"))
	b := keep(t, l, editor.ByHand)
	for _, suffix := range []string{"", "-wal", "-shm", "-journal", "-files", "-index.db"} {
		to := filepath.Join(t.TempDir(), "library.stet")
		must(t, os.WriteFile(to+suffix, []byte("left by another"), 0o600))
		if err := Restore(t.Context(), b.Path, to, nil); err == nil || !strings.Contains(err.Error(), "name another") {
			t.Errorf("%q: %v", suffix, err)
		}
		if got := names(t, filepath.Dir(to)); got != "library.stet"+suffix {
			t.Errorf("%q: there is %s", suffix, got)
		}
	}
	if err := l.RestoreLibrary(t.Context(), b.Path, l.path, nil); err == nil {
		t.Error("restored over the open library")
	}
	from, to := filepath.Join(t.TempDir(), "a"), filepath.Join(t.TempDir(), "b")
	must(t, os.WriteFile(from, []byte("new"), 0o600))
	must(t, os.WriteFile(to, []byte("old"), 0o600))
	if err := renameNew(from, to); err == nil {
		t.Error("renamed over another file")
	}
}

func TestRestoreTroubles(t *testing.T) {
	l := newLibrary(t)
	furnish(t, l)
	b := keep(t, l, editor.ByHand)
	bytes, err := os.ReadFile(b.Path)
	must(t, err)
	bad := func(spoil func(b []byte) []byte) string {
		path := filepath.Join(t.TempDir(), "bad.stet")
		must(t, os.WriteFile(path, spoil(append([]byte{}, bytes...)), 0o600))
		return path
	}
	for name, path := range map[string]string{
		"gone":        filepath.Join(t.TempDir(), "none"),
		"empty":       bad(func([]byte) []byte { return nil }),
		"garbage":     bad(func([]byte) []byte { return []byte("garbage, not a library at all") }),
		"cut short":   bad(func(b []byte) []byte { return b[:len(b)-3*4096] }),
		"zeroed page": bad(func(b []byte) []byte { clear(b[5*4096 : 6*4096]); return b }),
	} {
		to := filepath.Join(t.TempDir(), "to.stet")
		if err := Restore(t.Context(), path, to, nil); err == nil {
			t.Errorf("%s: restored", name)
		}
		if left := names(t, filepath.Dir(to)); left != "" {
			t.Errorf("%s: left %s", name, left)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	to := filepath.Join(t.TempDir(), "to.stet")
	if err := Restore(ctx, b.Path, to, func(int, int) { cancel() }); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if left := names(t, filepath.Dir(to)); left != "" {
		t.Errorf("cancelled: left %s", left)
	}
}

// TestRestoreOpenLibrary restores from a library that somebody has open, whose
// newest words lie in its -wal file; a library is no backup of itself.
func TestRestoreOpenLibrary(t *testing.T) {
	l := newLibrary(t)
	id := add(t, l, story("In the -wal file"))
	if size(l.path+"-wal") == 0 {
		t.Fatal("it is not in the -wal file")
	}
	other := newLibrary(t)
	to := filepath.Join(t.TempDir(), "to.stet")
	must(t, other.RestoreLibrary(t.Context(), l.path, to, nil))
	if _, _, err := openLibrary(t, to).Story(t.Context(), id, 0); err != nil {
		t.Error(err)
	}
	if err := l.RestoreLibrary(t.Context(), l.path, to+"2", nil); err == nil || !strings.Contains(err.Error(), "open library itself") {
		t.Errorf("of itself: %v", err)
	}
	if _, err := l.CompareBackup(t.Context(), l.path); err == nil || !strings.Contains(err.Error(), "open library itself") {
		t.Errorf("with itself: %v", err)
	}
}

func TestRestoreStory(t *testing.T) {
	l := newLibrary(t)
	furnish(t, l)
	quay, err := l.AddPicture(t.Context(), "quay.jpg", []byte("a quay"))
	must(t, err)
	with := story("With a picture", "Words.")
	with.Article.Body = append(with.Article.Body, editor.Block{ID: "b2", Kind: editor.ImageBlock, Image: &editor.Image{File: quay, Caption: "Quay"}})
	pictured := add(t, l, with)
	typed := add(t, l, story("Filed"))
	must(t, l.Journal(t.Context(), editor.Draft{Article: typed, Base: 1, Story: story("Typed since", "and more")}))
	b := keep(t, l, editor.ByHand)
	first := storiesOf(t, b.Path)[0]

	to := newLibrary(t) // another one: the backup has to bring everything
	rename := func(h string) string { return h + " (from the backup)" }
	restore := func(id string) string {
		t.Helper()
		back, err := to.RestoreStory(t.Context(), b.Path, id, rename, editor.Revision{Author: "Kim", Name: "From the backup"})
		must(t, err)
		if len(back.Lost) > 0 {
			t.Errorf("lost %q", back.Lost)
		}
		if s, err := to.Summary(t.Context(), back.ID); err != nil || s.Headline != back.Headline || back.ID == id {
			t.Errorf("%+v, %+v, %v", s, back, err)
		}
		return back.ID
	}
	back := restore(first)
	for n := 1; n <= 22; n++ {
		was, r1, err := l.Story(t.Context(), first, n)
		must(t, err)
		is, r2, err := to.Story(t.Context(), back, n)
		must(t, err)
		was.Article.ID, is.Article.ID, was.Article.Status, is.Article.Status = "", "", "", ""
		if hashOf(t, was) != hashOf(t, is) || !r1.Saved.Equal(r2.Saved) || r1.Cause != r2.Cause || r1.Author != r2.Author || (r1.Override == nil) != (r2.Override == nil) {
			t.Errorf("revision %d came back as %+v, was %+v", n, r2, r1)
		}
		f1, err := l.Findings(t.Context(), first, n)
		must(t, err)
		f2, err := to.Findings(t.Context(), back, n)
		must(t, err)
		if len(f1) != len(f2) {
			t.Errorf("revision %d has %d findings, had %d", n, len(f2), len(f1))
		}
	}
	s, r, err := to.Story(t.Context(), back, 0)
	if err != nil || r.Number != 23 || r.Cause != editor.Restored || r.Author != "Kim" || len(s.Facts) != 1 || !strings.HasSuffix(s.Article.Headline, "(from the backup)") {
		t.Errorf("%+v, %q, %v", r, s.Article.Headline, err)
	}
	if row, err := to.Summary(t.Context(), back); err != nil || row.Status != editor.Ready || row.Words != 12 {
		t.Errorf("%+v, %v", row, err)
	}
	if o, err := to.Original(t.Context(), back); err != nil || o.Name != "Fähre & “quay”.md" {
		t.Errorf("%q, %v", o.Name, err)
	}
	restore(pictured)
	if p, err := to.Picture(t.Context(), quay); err != nil || string(p) != "a quay" {
		t.Errorf("%q, %v", p, err)
	}
	if s, r, err := to.Story(t.Context(), restore(typed), 0); err != nil || r.Number != 3 || s.Article.Headline != "Typed since (from the backup)" {
		t.Errorf("%q, revision %d, %v", s.Article.Headline, r.Number, err)
	}
	if wrong, err := to.Verify(t.Context(), nil); err != nil || len(wrong) > 0 {
		t.Errorf("%q, %v", wrong, err)
	}
	if _, err := to.RestoreStory(t.Context(), b.Path, "nosuchid", rename, editor.Revision{}); !errors.Is(err, editor.ErrNotFound) {
		t.Errorf("a story that is not there: %v", err)
	}
}

// TestRestoreDamagedStory takes what can be read, and says what cannot.
func TestRestoreDamagedStory(t *testing.T) {
	l := newLibrary(t)
	id := add(t, l, story("One", "First."))
	for n := range 4 {
		file(t, l, id, n+1, story("One", strings.Repeat("More. ", n+2)))
	}
	lost := add(t, l, story("Lost"))
	b := keep(t, l, editor.ByHand)
	spoil(t, b.Path, "update revision set body = x'00' where number = 3 or article = 2")
	same := func(h string) string { return h + "*" }
	back, err := l.RestoreStory(t.Context(), b.Path, id, same, editor.Revision{})
	if err != nil || strings.Join(back.Lost, ", ") != "revision 3" {
		t.Fatalf("%+v, %v", back, err)
	}
	if s, r, err := l.Story(t.Context(), back.ID, 0); err != nil || r.Number != 5 || len(s.Article.Body[0].Text) != 30 {
		t.Errorf("%d, %v", r.Number, err)
	}
	if _, err := l.RestoreStory(t.Context(), b.Path, lost, same, editor.Revision{}); !errors.Is(err, editor.ErrDamaged) {
		t.Errorf("of nothing: %v", err)
	}
	if err := l.ReadOnly(); err != nil {
		t.Errorf("a damaged backup stops the library: %v", err)
	}
}

func TestCompareBackup(t *testing.T) {
	l := newLibrary(t)
	many(t, l, 10)
	lost, parted, earlier := add(t, l, story("Lost")), add(t, l, story("Parted")), add(t, l, story("Earlier"))
	binned := add(t, l, story("Binned"))
	before := keep(t, l, editor.ByHand)
	file(t, l, parted, 1, story("Parted", "there"))
	after := filepath.Join(t.TempDir(), "after.stet")
	must(t, l.Backup(t.Context(), after))
	again := filepath.Join(t.TempDir(), "again.stet")
	must(t, Restore(t.Context(), before.Path, again, nil))
	now := openLibrary(t, again)
	file(t, now, parted, 1, story("Parted", "here"))
	file(t, now, earlier, 1, story("Earlier", "gone on"))
	add(t, now, story("Added"))
	_, err := now.writer.Exec("pragma foreign_keys = off; delete from article where uid = ?", lost)
	must(t, err)

	_, err = now.writer.Exec("update article set deleted = 1 where uid = ?", binned)
	must(t, err)
	d, err := now.CompareBackup(t.Context(), after)
	must(t, err)
	var got []string
	for _, s := range d.Stories {
		got = append(got, fmt.Sprintf("%s %s %d %d", s.Headline, s.Standing, s.There, s.Here))
	}
	if s := strings.Join(got, ", "); s != "Lost lost 1 0, Binned bin 1 1, Parted diverged 2 2, Earlier earlier 1 2" || d.Same != 10 || d.Added != 1 {
		t.Errorf("%s, %d the same, %d added", s, d.Same, d.Added)
	}
	if s, r, err := now.StoryIn(t.Context(), after, parted); err != nil || r.Number != 2 || s.Article.Body[0].Text != "there" {
		t.Errorf("%+v, %+v, %v", s, r, err)
	}
	if wrong, err := now.VerifyBackup(t.Context(), after, nil); err != nil || len(wrong) > 0 {
		t.Errorf("%q, %v", wrong, err)
	}
}

// TestCompareBackupCountsWhatWasTyped: words that are in no revision are not as
// they were either.
func TestCompareBackupCountsWhatWasTyped(t *testing.T) {
	l, now := onTime(t)
	typed := func(id string, text string) {
		t.Helper()
		*now = now.Add(time.Minute)
		s, _, err := l.Story(t.Context(), id, 1)
		must(t, err)
		s.Article.Body[0].Text = text
		must(t, l.Journal(t.Context(), editor.Draft{Article: id, Base: 1, Story: s}))
	}
	was := func(b editor.Backup, want string) {
		t.Helper()
		d, err := l.CompareBackup(t.Context(), b.Path)
		must(t, err)
		var got []string
		for _, s := range d.Stories {
			got = append(got, string(s.Standing))
			if s.Typed != (s.There == s.Here) {
				t.Errorf("%+v", s)
			}
		}
		if s := strings.Join(got, " "); s != want || d.Same+len(d.Stories) != 2 {
			t.Errorf("%q and %d the same, want %q", s, d.Same, want)
		}
	}
	id := add(t, l, story("Head", "filed"))
	add(t, l, story("Another"))
	filed := keep(t, l, editor.ByHand)
	was(filed, "")
	typed(id, "filed")
	was(filed, "") // it says the same
	typed(id, "typed")
	was(filed, "earlier")
	half := keep(t, l, editor.ByHand)
	was(half, "")
	typed(id, "typed on")
	was(half, "earlier")
	must(t, l.Discard(t.Context(), id, l.session))
	was(half, "diverged")
	was(filed, "")
	*now = now.Add(time.Minute)
	file(t, l, id, 1, story("Head", "typed"))
	was(half, "earlier")
	was(filed, "earlier")
}
