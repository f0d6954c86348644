package store_test

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"stet/editor"
	"stet/editor/reuse"
	"stet/store"
	"stet/store/storetest/newsroom"
)

// The benchmarks measure the library of a hundred thousand stories, a million
// revisions, against what one would do at first, turn about in the same run, and
// report the ratio: it holds on a slow machine as on a fast one. The library is
// made the first time; STET_STORIES asks for a smaller one.

func stories() int {
	n, err := strconv.Atoi(cmp.Or(os.Getenv("STET_STORIES"), "100000"))
	if err != nil || n < 1000 {
		panic("STET_STORIES should say how many stories there are, 1000 or more")
	}
	return n
}

// bigPath is where the library lies that is measured on.
func bigPath(b *testing.B) string {
	b.Helper()
	path, err := newsroom.Library(b.Context(), stories(), nil)
	must(b, err)
	return path
}

func bigLibrary(b *testing.B) *store.Library {
	b.Helper()
	return openLibrary(b, bigPath(b))
}

func openLibrary(b *testing.B, path string) *store.Library {
	b.Helper()
	l, err := store.Open(b.Context(), path, store.Options{})
	must(b, err)
	b.Cleanup(func() { must(b, l.Close()) })
	return l
}

func must(b *testing.B, err error) {
	if err != nil {
		b.Helper()
		b.Fatal(err)
	}
}

// duel runs both so many times, turn about, and reports the 95th percentile of
// ours, that of the peer's, and what multiple of it ours is.
func duel(b *testing.B, turns int, ours, peer func(n int)) {
	var own, other []time.Duration
	for b.Loop() {
		for range turns {
			n := len(own)
			own = append(own, timed(ours, n))
			other = append(other, timed(peer, n))
		}
	}
	mine, theirs := percentile(own), percentile(other)
	b.ReportMetric(float64(mine)/float64(theirs), "x/peer")
	b.ReportMetric(mine.Seconds()*1000, "own-ms")
	b.ReportMetric(theirs.Seconds()*1000, "peer-ms")
}

func timed(do func(n int), n int) time.Duration {
	start := time.Now()
	do(n)
	return time.Since(start)
}

func percentile(all []time.Duration) time.Duration {
	slices.Sort(all)
	return all[len(all)*95/100]
}

// BenchmarkJournal keeps what is typed in a story of 4 KB; the peer writes the
// same bytes over a file and flushes it.
func BenchmarkJournal(b *testing.B) {
	l := bigLibrary(b)
	page, err := l.List(b.Context(), editor.Query{Limit: 50})
	must(b, err)
	row := page[len(page)-1]
	draft := editor.Draft{Article: row.ID, Base: row.Revision, Story: storyOf(b, 4096)}
	defer discard(b, l, row.ID)
	content := canonical(b, draft.Story)
	f, err := os.Create(filepath.Join(b.TempDir(), "draft"))
	must(b, err)
	defer f.Close()
	body := draft.Story.Article.Body
	last := &body[len(body)-1].Text
	journal := func(n int) {
		*last = (*last)[:20] + fmt.Sprint(n)
		must(b, l.Journal(context.Background(), draft))
	}
	for n := range 1500 { // until the -wal file is as long as it gets
		journal(n)
	}
	duel(b, 1000, journal, func(int) {
		_, err := f.WriteAt(content, 0)
		must(b, err)
		must(b, f.Sync())
	})
}

// discard leaves a story without drafts, as it was made.
func discard(b *testing.B, l *store.Library, id string) {
	b.Helper()
	left, err := l.Recovered(context.Background(), id)
	must(b, err)
	for _, d := range left {
		must(b, l.Discard(context.Background(), id, d.Session))
	}
}

// storyOf is one whose content takes so many bytes, or a little more.
func storyOf(b *testing.B, size int) editor.Story {
	b.Helper()
	for n := range 1000 {
		versions := newsroom.Story(n).Versions
		s := versions[len(versions)-1].Story
		if at := len(canonical(b, s)); at >= size && at < size+100 {
			return s
		}
	}
	b.Fatalf("no story of %d bytes", size)
	return editor.Story{}
}

func canonical(b *testing.B, s editor.Story) []byte {
	b.Helper()
	content, err := s.Canonical()
	must(b, err)
	return content
}

// plainLibrary keeps the newest texts as one would at first: in the row of their
// story, with FTS5 as it comes for searching. It is made beside the big library.
func plainLibrary(b *testing.B) *sql.DB {
	b.Helper()
	path := filepath.Join(filepath.Dir(bigPath(b)), "plain.db")
	if _, err := os.Stat(path); err != nil {
		part := path + ".part"
		os.Remove(part)
		db := plainFile(b, part)
		fillPlain(b, db)
		must(b, db.Close())
		must(b, os.Rename(part, path))
	}
	db := plainFile(b, path)
	b.Cleanup(func() { db.Close() })
	return db
}

func plainFile(b *testing.B, path string) *sql.DB {
	b.Helper()
	db, err := sql.Open("sqlite3", "file:"+filepath.ToSlash(path))
	must(b, err)
	db.SetMaxOpenConns(1)
	return db
}

func fillPlain(b *testing.B, db *sql.DB) {
	b.Helper()
	_, err := db.Exec(`create table article (id integer primary key, headline text, status text, updated integer, body text);
		create virtual table ft using fts5(headline, body)`)
	must(b, err)
	tx, err := db.Begin()
	must(b, err)
	for n := range stories() {
		versions := newsroom.Story(n).Versions
		v := versions[len(versions)-1]
		a := v.Story.Article
		var text strings.Builder
		for _, block := range a.Body {
			text.WriteString(block.Text + "\n")
		}
		_, err := tx.Exec("insert into article values (?, ?, ?, ?, ?)", n+1, a.Headline, a.Status, v.Revision.Saved.UnixMilli(), text.String())
		must(b, err)
		_, err = tx.Exec("insert into ft (rowid, headline, body) values (?, ?, ?)", n+1, a.Headline, text.String())
		must(b, err)
	}
	must(b, tx.Commit())
}

func drain(b *testing.B, db *sql.DB, query string, args ...any) {
	b.Helper()
	rows, err := db.Query(query, args...)
	must(b, err)
	defer rows.Close()
	for rows.Next() {
		var id int64
		var headline string
		must(b, rows.Scan(&id, &headline))
	}
	must(b, rows.Err())
}

// BenchmarkSearch types what is looked for letter by letter; the peer is FTS5 as
// it comes, ranked by bm25, on the same texts.
func BenchmarkSearch(b *testing.B) {
	l := bigLibrary(b)
	if l.Searches() != "index" {
		b.Skip("this build has no FTS5")
	}
	plain := plainLibrary(b)
	var keys []string
	for session := range 60 {
		typed := newsroom.Typed(session, stories())
		for end := 1; end <= len(typed); end++ {
			if typed[end-1] != ' ' {
				keys = append(keys, typed[:end])
			}
		}
	}
	search := func(n int) {
		_, err := l.List(context.Background(), editor.Query{Words: keys[n%len(keys)], Order: editor.Typing, Limit: 20})
		must(b, err)
	}
	for n := range keys {
		search(n)
	}
	duel(b, len(keys), search, func(n int) {
		words := strings.Fields(keys[n%len(keys)])
		drain(b, plain, `select a.id, a.headline from ft join article a on a.id = ft.rowid
			where ft match ? order by ft.rank limit 20`, `"`+strings.Join(words, `" "`)+`"*`)
	})
}

// BenchmarkList reads a page of the list deep in the library; the peer sorts a
// table that holds the texts and skips to the page.
func BenchmarkList(b *testing.B) {
	l := bigLibrary(b)
	whole, err := l.List(b.Context(), editor.Query{Limit: 900})
	must(b, err)
	after := &whole[len(whole)-1]
	plain := plainLibrary(b)
	duel(b, 40, func(int) {
		page, err := l.List(context.Background(), editor.Query{After: after})
		must(b, err)
		if len(page) != 100 {
			b.Fatalf("%d rows", len(page))
		}
	}, func(int) {
		drain(b, plain, "select id, headline from article order by updated desc, id desc limit 100 offset ?", len(whole))
	})
}

// sampled is how many stories are kept whole for comparison.
const sampled = 1000

// wholeTexts keeps every revision of a thousand stories whole, in a row with
// what is known of it, and returns the bytes the file takes.
func wholeTexts(b *testing.B) (*sql.DB, int64) {
	b.Helper()
	path := filepath.Join(b.TempDir(), "whole.db")
	db := plainFile(b, path)
	b.Cleanup(func() { db.Close() })
	_, err := db.Exec(`create table revision (id integer primary key, article integer, number integer, saved integer, name text,
		author text, cause text, words integer, added integer, removed integer, content text, unique (article, number))`)
	must(b, err)
	tx, err := db.Begin()
	must(b, err)
	for n := range sampled {
		for i, v := range newsroom.Story(n).Versions {
			r := v.Revision
			_, err := tx.Exec("insert into revision values (null, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", n, i+1, r.Saved.UnixMilli(),
				r.Name, r.Author, r.Cause, r.Words, r.Added, r.Removed, string(canonical(b, v.Story)))
			must(b, err)
		}
	}
	must(b, tx.Commit())
	info, err := os.Stat(path)
	must(b, err)
	return db, info.Size()
}

// BenchmarkSize compares the bytes a story takes with all its revisions, facts
// and indexes, without the search index, with those of rows that hold every
// revision whole.
func BenchmarkSize(b *testing.B) {
	path := bigPath(b)
	for b.Loop() {
		_, peer := wholeTexts(b)
		info, err := os.Stat(path)
		must(b, err)
		own, other := float64(info.Size())/float64(stories()), float64(peer)/sampled
		b.ReportMetric(own/other, "x/peer")
		b.ReportMetric(float64(info.Size())/1e6, "own-MB")
	}
}

// The next two open revisions of two thousand stories from all over the library,
// each of which was opened before; the peer reads them from rows that hold them
// whole.
func BenchmarkNewest(b *testing.B) { opening(b, 0, newsroom.Revisions) }
func BenchmarkOldest(b *testing.B) { opening(b, 1, 1) }

func opening(b *testing.B, number, peers int) {
	l := bigLibrary(b)
	plain, _ := wholeTexts(b)
	all, err := l.List(b.Context(), editor.Query{Limit: stories()})
	must(b, err)
	const opened = 2000
	open := func(n int) {
		_, _, err := l.Story(context.Background(), all[n%opened*7919%len(all)].ID, number)
		must(b, err)
	}
	for n := range opened {
		open(n)
	}
	duel(b, opened, open, func(n int) {
		var content []byte
		must(b, plain.QueryRow("select content from revision where article = ? and number = ?", n*7919%sampled, peers).Scan(&content))
		_, err := editor.ParseStory(content)
		must(b, err)
	})
}

// BenchmarkBackup makes a verified backup; the peer copies the file and flushes
// the copy.
func BenchmarkBackup(b *testing.B) {
	l, path, dir := bigLibrary(b), bigPath(b), b.TempDir()
	copied := filepath.Join(dir, "copy")
	copyFile(b, path, copied)
	duel(b, 3, func(int) {
		must(b, l.Backup(context.Background(), filepath.Join(dir, "backup.stet")))
	}, func(int) { copyFile(b, path, copied) })
}

func copyFile(b *testing.B, path, to string) {
	b.Helper()
	from, err := os.Open(path)
	must(b, err)
	defer from.Close()
	f, err := os.Create(to)
	must(b, err)
	defer f.Close()
	_, err = io.Copy(f, from)
	must(b, err)
	must(b, f.Sync())
}

// BenchmarkIndex makes the whole search index anew.
func BenchmarkIndex(b *testing.B) {
	path := filepath.Join(b.TempDir(), "library.stet")
	copyFile(b, bigPath(b), path)
	for b.Loop() {
		l := openLibrary(b, path)
		start := time.Now()
		must(b, l.Index(b.Context(), func(int, int) {}))
		b.ReportMetric(time.Since(start).Seconds(), "s")
		if behind, err := l.Unindexed(b.Context()); err != nil || behind > 0 {
			b.Fatalf("%d stories were left out, %v", behind, err)
		}
	}
}

// BenchmarkSharing looks the texts of stories up among all, as every check does, and
// reports the 95th percentiles: own-ms as it goes while one works; start-ms of the first
// look-ups after a start, with the disk unread but for what Warm reads; and cold-ms of
// those that do not wait for Warm.
func BenchmarkSharing(b *testing.B) {
	path := bigPath(b)
	l := openLibrary(b, path)
	if l.Searches() != "index" {
		b.Skip("this build has no FTS5")
	}
	must(b, l.Index(b.Context(), func(int, int) {}))
	page, err := l.List(b.Context(), editor.Query{Limit: 200})
	must(b, err)
	var all []*reuse.Article
	for _, row := range page {
		s, _, err := l.Story(b.Context(), row.ID, 0)
		must(b, err)
		all = append(all, reuse.ReadArticle(s.Article))
	}
	first := func(unit string, warm bool) {
		forget(b, path)
		l, err := store.Open(b.Context(), path, store.Options{})
		must(b, err)
		if warm {
			start := time.Now()
			must(b, l.Warm(b.Context()))
			b.ReportMetric(time.Since(start).Seconds(), "warming-s")
		}
		report(b, unit, len(all), func(n int) { share(b, l, page[n].ID, all[n]) })
		must(b, l.Close())
	}
	for b.Loop() {
		if forgets {
			first("cold-ms", false)
			first("start-ms", true)
		}
		for n := range all {
			share(b, l, page[n].ID, all[n])
		}
		report(b, "own-ms", len(all), func(n int) { share(b, l, page[n].ID, all[n]) })
	}
}

func share(b *testing.B, l *store.Library, story string, a *reuse.Article) {
	_, _, err := l.Sharing(context.Background(), story, a.Text)
	must(b, err)
}
