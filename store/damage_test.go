package store

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"stet/editor"
)

// spoil runs a statement on a closed library, as damage to the file would.
func spoil(t *testing.T, path, statement string, args ...any) {
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

// someLibrary returns the closed library of a story with two revisions, a
// draft and an original, and enough text to fill many pages.
func someLibrary(t *testing.T) (path, id string) {
	t.Helper()
	l := newLibrary(t)
	id, err := l.Add(t.Context(), fullStory(), editor.Revision{}, editor.Tally{}, &editor.Original{Name: "a", Bytes: []byte("bytes")}, false)
	if err != nil {
		t.Fatal(err)
	}
	file(t, l, id, 1, fullStory())
	if err := l.Journal(t.Context(), editor.Draft{Article: id, Base: 2, Story: fullStory()}); err != nil {
		t.Fatal(err)
	}
	for n := range 60 {
		add(t, l, story("Filler", strings.Repeat(string(rune('a'+n%26)), 1+n), randomWords(n)))
	}
	l.Close()
	return l.path, id
}

// TestDamagedContent changes single bytes of contents: none may ever be shown, and
// each is found by Verify. The other stories are written to as before, and no
// copy pushes out a sound one.
func TestDamagedContent(t *testing.T) {
	read := map[string]func(l *Library, id string) error{
		"revision": func(l *Library, id string) error { _, _, err := l.Story(t.Context(), id, 2); return err },
		"draft":    func(l *Library, id string) error { _, err := l.Draft(t.Context(), id); return err },
	}
	flip := `update %s set body = cast(substr(body, 1, length(body) / ?1) || x'5a' || substr(body, length(body) / ?1 + 2) as blob) where rowid in (select rowid from %s order by rowid limit 2)`
	for table, read := range read {
		for part := 1; part <= 3; part++ {
			path, id := someLibrary(t)
			spoil(t, path, strings.ReplaceAll(flip, "%s", table), part)
			l := openLibrary(t, path)
			if err := read(l, id); !errors.Is(err, editor.ErrDamaged) {
				t.Errorf("%s damaged at 1/%d: %v", table, part, err)
			}
			add(t, l, story("Another"))
			backup := filepath.Join(t.TempDir(), "backup")
			if err := l.Backup(t.Context(), backup); err != nil {
				t.Errorf("%s: not backed up: %v", table, err)
			}
			if err := l.Backup(t.Context(), backup); !errors.Is(err, editor.ErrDamaged) {
				t.Errorf("%s: the copy took another's place: %v", table, err)
			}
			if gone, err := l.ThinBackups(t.Context(), filepath.Dir(backup), 1); err != nil || len(gone) > 0 {
				t.Errorf("%s: %v gave way, %v", table, gone, err)
			}
			wrong, err := openLibrary(t, path).Verify(t.Context(), nil)
			if err != nil || len(wrong) == 0 || wrong[0].Story != id {
				t.Errorf("%s: verify says %q, %v", table, wrong, err)
			}
		}
	}
}

// TestDamagedFile damages the file itself. Whatever is left is read, nothing is
// written.
func TestDamagedFile(t *testing.T) {
	zero := func(b []byte, from, to int) []byte { clear(b[from:to]); return b }
	for name, spoil := range map[string]func([]byte) []byte{
		"cut short":        func(b []byte) []byte { return b[:len(b)-3*4096] },
		"cut in a page":    func(b []byte) []byte { return b[:len(b)/2+100] },
		"page of zeros":    func(b []byte) []byte { return zero(b, len(b)-4096, len(b)) },
		"schema destroyed": func(b []byte) []byte { return zero(b, 100, 4096) },
		"first page":       func(b []byte) []byte { return zero(b, 0, 4096) },
		"garbage":          func([]byte) []byte { return []byte(strings.Repeat("This is no library. ", 1000)) },
		"a few bytes":      func(b []byte) []byte { return b[:10] },
	} {
		t.Run(name, func(t *testing.T) {
			path, id := someLibrary(t)
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			b = spoil(b)
			if err := os.WriteFile(path, b, 0o600); err != nil {
				t.Fatal(err)
			}
			os.WriteFile(path+"-wal", []byte("left by a crash"), 0o600)
			l, err := Open(t.Context(), path, Options{})
			if err == nil {
				err = l.ReadOnly()
				wrote := l.SetStatus(t.Context(), id, editor.Ready, "Ana")
				if !errors.Is(wrote, editor.ErrDamaged) {
					t.Errorf("wrote to it: %v", wrote)
				}
				l.Close()
			}
			if !errors.Is(err, editor.ErrDamaged) {
				t.Errorf("%v, want damaged", err)
			}
			if after, _ := os.ReadFile(path); string(after) != string(b) {
				t.Error("the file was changed")
			}
		})
	}
}

// TestDamageAfterCrash finds a destroyed page when the library is opened after
// a crash, and still reads what the other pages hold.
func TestDamageAfterCrash(t *testing.T) {
	path, id := someLibrary(t)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	clear(b[len(b)-4096:])
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path+"-wal", []byte("left by a crash"), 0o600); err != nil {
		t.Fatal(err)
	}
	l := openLibrary(t, path)
	if !errors.Is(l.ReadOnly(), editor.ErrDamaged) || l.Searches() != "scan" {
		t.Fatalf("opened with %v, searching by %s", l.ReadOnly(), l.Searches())
	}
	if _, _, err := l.Story(t.Context(), id, 1); err != nil {
		t.Error(err)
	}
}

// TestDamageFoundBehind finds a destroyed page in a library that is too large to
// be looked at before it is opened.
func TestDamageFoundBehind(t *testing.T) {
	path, _ := someLibrary(t)
	whole, err := os.ReadFile(path)
	must(t, err)
	for name, b := range map[string][]byte{"whole": whole, "hurt": append(slices.Clone(whole[:len(whole)-pageBytes]), make([]byte, pageBytes)...)} {
		must(t, os.WriteFile(path, b, 0o600))
		l := openLibrary(t, path)
		must(t, l.FinishCheck(t.Context())) // it was closed properly
		l.unchecked.Store(true)
		err := l.FinishCheck(t.Context())
		if hurt := name == "hurt"; errors.Is(err, editor.ErrDamaged) != hurt || (l.ReadOnly() != nil) != hurt {
			t.Errorf("%s: %v, then %v", name, err, l.ReadOnly())
		}
		must(t, l.Close())
	}
	found := inspection{}
	must(t, os.WriteFile(path, whole, 0o600))
	must(t, os.Truncate(path, checkAtOnce+pageBytes))
	must(t, os.WriteFile(path+"-wal", []byte("left by a crash"), 0o600))
	if found, err = inspect(t.Context(), path); err != nil || !found.unchecked {
		t.Errorf("a large library that nobody closed: %+v, %v", found, err)
	}
}

func TestForeignFile(t *testing.T) {
	for name, script := range map[string]string{
		"other application": "create table article (x); pragma application_id = 1",
		"no application":    "create table article (x)",
	} {
		path := filepath.Join(t.TempDir(), "other.db")
		spoil(t, path, script)
		before, _ := os.ReadFile(path)
		if _, err := Open(t.Context(), path, Options{}); !errors.Is(err, ErrForeign) {
			t.Errorf("%s: %v", name, err)
		}
		if after, _ := os.ReadFile(path); string(after) != string(before) {
			t.Errorf("%s: the file was changed", name)
		}
	}
	if _, err := Open(t.Context(), t.TempDir(), Options{}); err == nil {
		t.Error("opened a folder")
	}
}

// TestKilledWhileMaking opens what is left where the very first start was
// killed: an empty file, or one that SQLite has marked and nobody else.
func TestKilledWhileMaking(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.stet")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	openLibrary(t, path).Close()
	marked := filepath.Join(t.TempDir(), "library.stet")
	spoil(t, marked, "pragma journal_mode = WAL")
	add(t, openLibrary(t, marked), story("First"))
}

// TestPrivate sees that nobody else may read what is not published yet.
func TestPrivate(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // folders have the permissions there
	}
	l := newLibrary(t)
	add(t, l, story("Secret", "words"))
	files, _ := filepath.Glob(filepath.Dir(l.path) + "/*")
	for _, path := range files {
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
}

func TestReadOnlyOption(t *testing.T) {
	path, id := someLibrary(t)
	before, _ := os.ReadFile(path)
	l, err := Open(t.Context(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Add(t.Context(), story("New"), editor.Revision{}, editor.Tally{}, nil, false); !errors.Is(err, editor.ErrReadOnly) {
		t.Errorf("writing: %v", err)
	}
	if page, err := l.List(t.Context(), editor.Query{Words: "duarte"}); err != nil || len(page) != 1 || page[0].ID != id {
		t.Errorf("searching: %+v, %v", page, err)
	}
	l.Close()
	if after, _ := os.ReadFile(path); string(after) != string(before) {
		t.Error("the file was changed")
	}
	if _, err := Open(t.Context(), filepath.Join(t.TempDir(), "none"), Options{ReadOnly: true}); err == nil {
		t.Error("made a library to read")
	}
}

// TestFull fills the disk, as SQLite sees it, and makes room again.
func TestFull(t *testing.T) {
	l := newLibrary(t)
	id := add(t, l, story("One"))
	limit := func(pages string) {
		if _, err := l.writer.Exec("pragma max_page_count = " + pages); err != nil {
			t.Fatal(err)
		}
	}
	limit("1")
	big := editor.Draft{Article: id, Base: 1, Story: story("Big", randomWords(3000))}
	if err := l.Journal(t.Context(), big); !errors.Is(err, editor.ErrFull) {
		t.Errorf("%v, want full", err)
	}
	if err := l.ReadOnly(); err != nil {
		t.Errorf("a full disk is no damage: %v", err)
	}
	limit("1000000")
	if err := l.Journal(t.Context(), big); err != nil {
		t.Errorf("with room again: %v", err)
	}
}

// TestDamagedAsset changes, empties and removes an imported file: it is never
// shown, and Verify finds it. The same bytes kept again mend it.
func TestDamagedAsset(t *testing.T) {
	for name, spoil := range map[string]func(t *testing.T, l *Library, b []byte){
		"changed": spoilAsset,
		"emptied": func(t *testing.T, l *Library, b []byte) { noError(t, os.Truncate(pathOfAsset(l, b), 0)) },
		"gone":    func(t *testing.T, l *Library, b []byte) { noError(t, os.Remove(pathOfAsset(l, b))) },
	} {
		t.Run(name, func(t *testing.T) {
			l := newLibrary(t)
			original := &editor.Original{Name: "a.txt", Bytes: []byte("the bytes of the file")}
			id, err := l.Add(t.Context(), story("Head"), editor.Revision{}, editor.Tally{}, original, false)
			noError(t, err)
			spoil(t, l, original.Bytes)
			if _, err := l.Original(t.Context(), id); !errors.Is(err, editor.ErrDamaged) {
				t.Errorf("it was read: %v", err)
			}
			if wrong, _ := l.Verify(t.Context(), nil); len(wrong) != 1 || wrong[0].Story != id {
				t.Errorf("a check says %q", wrong)
			}
			_, err = l.assets.keep(original.Bytes)
			noError(t, err)
			if o, err := l.Original(t.Context(), id); err != nil || string(o.Bytes) != string(original.Bytes) {
				t.Errorf("kept again: %q, %v", o.Bytes, err)
			}
		})
	}
}

func noError(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func pathOfAsset(l *Library, b []byte) string {
	sum := sha256.Sum256(b)
	return assetName(l.assets.folders[0], sum[:])
}

// spoilAsset changes a byte of a file.
func spoilAsset(t *testing.T, l *Library, b []byte) {
	t.Helper()
	b = bytes.Clone(b)
	name := pathOfAsset(l, b)
	b[len(b)/2] ^= 1
	noError(t, os.WriteFile(name, b, 0o600))
}

// TestDamagedKey damages the revision that others are compressed against: they
// cannot be read, the text that is being worked on is filed all the same, and what
// is known outlasts the session.
func TestDamagedKey(t *testing.T) {
	path, id := someLibrary(t)
	spoil(t, path, "update revision set body = x'00' where number = 1 and article = (select id from article where uid = ?)", id)
	l := openLibrary(t, path)
	if _, _, err := l.Story(t.Context(), id, 2); !errors.Is(err, editor.ErrDamaged) {
		t.Errorf("revision 2: %v", err)
	}
	file(t, l, id, 2, story("Written on", "Words of after."))
	if s, _, err := l.Story(t.Context(), id, 3); err != nil || s.Article.Headline != "Written on" {
		t.Errorf("revision 3: %q, %v", s.Article.Headline, err)
	}
	found, err := l.Verify(t.Context(), nil)
	if err != nil || len(found) != 2 || found[0].Revision != 1 || found[1].Revision != 2 || found[0].Headline != "Written on" {
		t.Errorf("verify says %v, %v", found, err)
	}
	l.Close()
	if l = openLibrary(t, path); l.ReadOnly() != nil || len(l.Damage()) != 2 {
		t.Errorf("later it is %v, and knows of %v", l.ReadOnly(), l.Damage())
	}
}

// TestDamagedRow changes what the lists show of a story.
func TestDamagedRow(t *testing.T) {
	for name, statement := range map[string]string{
		"headline": "update article set headline = 'Another' where uid = ?",
		"slug":     "update article set slug = 'another' where uid = ?",
		"section":  "update article set section = 'sport' where uid = ?",
		"fact":     "update fact set status = 'unchecked' where article = (select id from article where uid = ?)",
	} {
		path, id := someLibrary(t)
		spoil(t, path, statement, id)
		found, err := openLibrary(t, path).Verify(t.Context(), nil)
		if err != nil || len(found) != 1 || found[0].Kind != editor.DamagedRow || found[0].Story != id {
			t.Errorf("%s: verify says %v, %v", name, found, err)
		}
	}
}

// TestVerifyUnreadable destroys pages of texts: Verify names the revisions that
// were in them, and checks the others.
func TestVerifyUnreadable(t *testing.T) {
	path, id := someLibrary(t)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", path)
	noError(t, err)
	defer db.Close()
	var hash []byte
	noError(t, db.QueryRow("select hash from revision where id = 30").Scan(&hash))
	noError(t, db.Close())
	b[bytes.Index(b, hash)/4096*4096] ^= 0xff // the type of the page
	noError(t, os.WriteFile(path, b, 0o600))
	found, err := openLibrary(t, path).Verify(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	pages, revisions := 0, 0
	for _, d := range found {
		switch {
		case d.OfFile():
			pages++
		case d.Kind == editor.DamagedRevision && d.Story != "" && d.Story != id && d.Revision == 1:
			revisions++
		}
	}
	if pages == 0 || revisions == 0 {
		t.Errorf("verify says %v", found)
	}
}
