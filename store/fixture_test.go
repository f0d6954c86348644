package store

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stet/editor"
)

// A fixture is a library as a released Stet left it, testdata/format-N.stet,
// and beside it what that Stet read in it, format-N.txt. It is made by that
// Stet, before the migration that follows is written, and never again: today's
// code can only write what today's code believes.
var keepFixture = flag.Bool("fixture", false, "write testdata/format-N.stet, N being the newest format")

func fixture(n int, ending string) string {
	return filepath.Join("testdata", fmt.Sprintf("format-%d%s", n, ending))
}

func TestKeepFixture(t *testing.T) {
	if !*keepFixture {
		t.Skip("run with -fixture when a format is released")
	}
	l := newLibrary(t)
	furnish(t, l)
	held := holdings(t, l)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(l.path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll("testdata", 0o755); err != nil {
		t.Fatal(err)
	}
	n := len(steps(t))
	if err := os.WriteFile(fixture(n, ".stet"), b, 0o644); err != nil {
		t.Fatal(err)
	}
	must(t, os.CopyFS(fixture(n, "-files"), os.DirFS(l.path+"-files")))
	if err := os.WriteFile(fixture(n, ".txt"), []byte(held), 0o644); err != nil {
		t.Fatal(err)
	}
}

// putFiles puts the files of a fixture beside a library; before format 3 there were none.
func putFiles(t *testing.T, n int, path string) {
	t.Helper()
	if files := fixture(n, "-files"); n > 2 {
		must(t, os.CopyFS(path+"-files", os.DirFS(files)))
	}
}

// TestReleasedFormats opens every library that a released Stet may have left.
// A migration without the fixture of the format before it fails here.
func TestReleasedFormats(t *testing.T) {
	for n := 1; n < len(steps(t)); n++ {
		t.Run(fmt.Sprint("format ", n), func(t *testing.T) {
			b, err := os.ReadFile(fixture(n, ".stet"))
			if err != nil {
				t.Fatalf("%v: make it with the code that was released with format %d, go test ./store -run TestKeepFixture -fixture", err, n)
			}
			want, err := os.ReadFile(fixture(n, ".txt"))
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(t.TempDir(), "library.stet")
			if err := os.WriteFile(path, b, 0o600); err != nil {
				t.Fatal(err)
			}
			putFiles(t, n, path)
			l := openLibrary(t, path)
			if err := l.ReadOnly(); err != nil {
				t.Fatal(err)
			}
			wantHoldings(t, l, string(want))
			if page, err := l.List(t.Context(), editor.Query{Words: "duarte"}); err != nil || len(page) == 0 {
				t.Errorf("searching: %d stories, %v", len(page), err)
			}
			if wrong, err := l.Verify(t.Context(), nil); err != nil || len(wrong) > 0 {
				t.Errorf("verify says %q, %v", wrong, err)
			}
			add(t, l, story("Filed by the Stet of today"))
			wantAsBefore(t, filepath.Join(path+"-backups", fmt.Sprintf("format-%d.stet", n)), n, b, string(want))
		})
	}
}

// wantAsBefore sees that the copy made before a migration is whole: put back,
// it is again the library that it was.
func wantAsBefore(t *testing.T, kept string, n int, old []byte, want string) {
	t.Helper()
	for _, of := range [][]string{{"application_id"}, {"user_version"}} {
		if got, was := pragma(t, kept, of[0]), pragmaOf(t, old, of[0]); got != was {
			t.Errorf("the copy from before has %s %s, want %s", of[0], got, was)
		}
	}
	b, err := os.ReadFile(kept)
	if err != nil {
		t.Fatal(err)
	}
	again := filepath.Join(t.TempDir(), "put back.stet")
	if err := os.WriteFile(again, b, 0o600); err != nil {
		t.Fatal(err)
	}
	putFiles(t, n, again)
	wantHoldings(t, openLibrary(t, again), want)
}

// migrateForEver takes all steps, says so, and never ends the transaction.
func migrateForEver(ctx context.Context, path string) error {
	all, err := ownMigrations()
	if err != nil {
		return err
	}
	all = append(all, migration{number: len(all) + 1, name: "for ever", after: func(*Library, *sql.Tx) error {
		fmt.Println("migrated")
		time.Sleep(time.Hour)
		return nil
	}})
	_, err = open(ctx, path, Options{}, all)
	return err
}

// TestKilledWhileMigrating kills a process in the middle of all steps.
func TestKilledWhileMigrating(t *testing.T) {
	for n := 1; n < len(steps(t)); n++ {
		b, err := os.ReadFile(fixture(n, ".stet"))
		must(t, err)
		want, err := os.ReadFile(fixture(n, ".txt"))
		must(t, err)
		path := filepath.Join(t.TempDir(), "library.stet")
		must(t, os.WriteFile(path, b, 0o600))
		putFiles(t, n, path)
		cmd := childCommand(t, path, "migrate")
		out, err := cmd.StdoutPipe()
		must(t, err)
		must(t, cmd.Start())
		said, err := bufio.NewReader(out).ReadString('\n')
		cmd.Process.Kill()
		cmd.Wait()
		if said != "migrated\n" {
			t.Fatalf("format %d: %q, %v", n, said, err)
		}
		found, err := inspect(t.Context(), path)
		if err != nil || found.version != n || found.damage != "" {
			t.Errorf("format %d: it is left at %+v, %v", n, found, err)
		}
		wantHoldings(t, openLibrary(t, path), string(want))
	}
}

func pragma(t *testing.T, path, name string) (value string) {
	t.Helper()
	db := connect(path, asItLies, 1)
	defer db.Close()
	if err := db.QueryRow("pragma " + name).Scan(&value); err != nil {
		t.Fatal(err)
	}
	return value
}

func pragmaOf(t *testing.T, file []byte, name string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	return pragma(t, path, name)
}

func wantHoldings(t *testing.T, l *Library, want string) {
	t.Helper()
	got, wanted := strings.Split(holdings(t, l), "\n"), strings.Split(want, "\n")
	if len(got) != len(wanted) {
		t.Errorf("it holds %d things, want %d", len(got), len(wanted))
	}
	for i := range min(len(got), len(wanted)) {
		if got[i] != wanted[i] {
			t.Fatalf("it holds\n%s\nwant\n%s", got[i], wanted[i])
		}
	}
}

// furnish files something of everything that a library can hold.
func furnish(t *testing.T, l *Library) {
	t.Helper()
	quay := []byte("\xff\xd8\xff\xe0 a picture of a quay")
	original := &editor.Original{Name: "Fähre & “quay”.md", Bytes: bytes.Repeat([]byte("# Ferry\r\n"), 500)}
	imported := editor.Revision{Name: "Imported", Author: "Kim", Cause: editor.Imported, Words: 12, Added: 12}
	first, err := l.Add(t.Context(), fullStory(), imported, editor.Tally{Words: 12, Facts: 1, Settled: 1, Warnings: 2}, original, false)
	must(t, err)
	for n := range 20 { // over the end of a run of followers
		s := fullStory()
		s.Article.Body[1].Text = randomWords(n)
		file(t, l, first, n+1, s)
	}
	override := &editor.Override{By: "Kim", Reason: "the desk chief said so"}
	_, err = l.File(t.Context(), first, 21, fullStory(), editor.Revision{Cause: editor.ForExport, Author: "Kim", Override: override}, editor.Tally{Words: 12})
	must(t, err)
	must(t, l.SetFindings(t.Context(), first, 22, []editor.Finding{{
		Rule: "byline-present", Severity: editor.Blocks, Field: "byline", Message: "There is no by-line.",
		Fixes: []editor.Fix{{Label: "Add one"}}, Waived: &editor.Waiver{Rule: "byline-present", By: "Kim", Reason: "agency copy"},
	}}))
	must(t, l.SetStatus(t.Context(), first, editor.Ready, "Ana"))

	for n, kept := range []*editor.Original{original, {Name: "empty.txt"}, {Name: "quay.jpg", Bytes: quay}} {
		_, err := l.Add(t.Context(), story(fmt.Sprint("Imported ", n), randomWords(n)), imported, editor.Tally{}, kept, true)
		must(t, err)
	}
	add(t, l, story(""))
	many(t, l, 30)
	typed := add(t, l, story("Typed", "Filed words."))
	must(t, l.Journal(t.Context(), editor.Draft{Article: typed, Base: 1, Session: "laptop 4711", Story: fullStory()}))
	for _, name := range []string{"quay.jpg", "Quay at dusk.jpg"} { // one picture, two names; and an original besides
		_, err := l.AddPicture(t.Context(), name, quay)
		must(t, err)
	}
}

// holdings tells what a library holds, one thing a line, contents by their
// hash; each content is read as the window reads it.
func holdings(t *testing.T, l *Library) string {
	t.Helper()
	var b strings.Builder
	for _, query := range []string{
		"select 'story', uid, slug, headline, status, created, updated, revision, words, facts, settled, failures, warnings, file from article order by id",
		"select 'revision', article, number, saved, name, author, cause, words, added, removed, override, hex(hash) from revision order by id",
		"select 'draft', article, base, saved, session, headline, hex(hash) from draft order by article",
		"select 'fact', * from fact order by article, place",
		"select 'source', * from source order by article, fact, place",
		"select 'finding', * from finding order by revision, place",
	} {
		tellRows(t, &b, l.readers, query)
	}
	tellContents(t, &b, l)
	return b.String()
}

func tellRows(t *testing.T, b *strings.Builder, db *sql.DB, query string) {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), query)
	must(t, err)
	defer rows.Close()
	columns, err := rows.Columns()
	must(t, err)
	values, places := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		places[i] = &values[i]
	}
	for rows.Next() {
		must(t, rows.Scan(places...))
		for i, v := range values {
			fmt.Fprintf(b, "%s%v", strings.Repeat("\t", min(i, 1)), v)
		}
		b.WriteByte('\n')
	}
	must(t, rows.Err())
}

// tellContents reads every revision, draft, original and picture.
func tellContents(t *testing.T, b *strings.Builder, l *Library) {
	t.Helper()
	page, err := l.List(t.Context(), editor.Query{Limit: 1000})
	must(t, err)
	for _, row := range page {
		for n := 1; n <= row.Revision; n++ {
			s, r, err := l.Story(t.Context(), row.ID, n)
			must(t, err)
			fmt.Fprintf(b, "text\t%s\t%d\t%s\t%d blocks\n", row.ID, n, r.Hash, len(s.Article.Body))
		}
		if o, err := l.Original(t.Context(), row.ID); err == nil {
			fmt.Fprintf(b, "original\t%s\t%q\t%x\n", row.ID, o.Name, sha256.Sum256(o.Bytes))
		}
	}
	drafts, err := l.Recovered(t.Context(), "")
	must(t, err)
	for _, d := range drafts {
		_, err := l.Draft(t.Context(), d.Article)
		must(t, err)
	}
	for _, file := range pictureFiles(t, l) {
		p, err := l.Picture(t.Context(), file)
		must(t, err)
		fmt.Fprintf(b, "picture\t%s\t%x\n", file, sha256.Sum256(p))
	}
}

// pictureFiles lists the pictures; libraries of format 1 have none.
func pictureFiles(t *testing.T, l *Library) []string {
	t.Helper()
	if n, err := number(t.Context(), l.readers, "select count(*) from sqlite_schema where name = 'picture'"); err != nil || n == 0 {
		must(t, err)
		return nil
	}
	files, err := sentences(t.Context(), l.readers, "select file from picture order by file")
	must(t, err)
	return files
}
