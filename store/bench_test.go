package store

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/editor"
)

// The benchmarks measure the library against a named peer, turn about in the
// same run, and report the medians' ratio: it holds on a slow machine as on a
// fast one.

// duel runs both turn about and reports the median of ours as a multiple of the
// peer's; measure does so for another percentile.
func duel(b *testing.B, ours, peer func(n int)) { measure(b, 50, ours, peer) }

const turns = 40 // at least, so that a percentile means something

func measure(b *testing.B, percentile int, ours, peer func(n int)) {
	var own, other []time.Duration
	for b.Loop() {
		for range turns {
			n := len(own)
			own = append(own, timed(ours, n))
			other = append(other, timed(peer, n))
		}
	}
	mine, theirs := at(percentile, own), at(percentile, other)
	b.ReportMetric(float64(mine)/float64(theirs), "x/peer")
	b.ReportMetric(float64(mine.Microseconds()), "own-µs")
	b.ReportMetric(float64(theirs.Microseconds()), "peer-µs")
}

func timed(do func(n int), n int) time.Duration {
	start := time.Now()
	do(n)
	return time.Since(start)
}

func at(percentile int, all []time.Duration) time.Duration {
	slices.Sort(all)
	return all[len(all)*percentile/100]
}

// newsText makes up prose: some words are in every story, most are rare.
func newsText(random *rand.Rand, words int) string {
	zipf := rand.NewZipf(random, 1.3, 4, 20_000)
	var b strings.Builder
	for i := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(madeUp(zipf.Uint64()))
	}
	return b.String()
}

// madeUp spells a number as a pronounceable word.
func madeUp(n uint64) string {
	const consonants, vowels = "bcdfghklmnprstvw", "aeiou"
	word := ""
	for n += 80; n > 0; n /= 80 {
		word += string(consonants[n%16]) + string(vowels[n/16%5])
	}
	return word
}

// newsStory is a story of 630 words in twenty paragraphs.
func newsStory(random *rand.Rand) editor.Story {
	var paragraphs []string
	for range 20 {
		paragraphs = append(paragraphs, newsText(random, 31))
	}
	return story(newsText(random, 10), paragraphs...)
}

func newsLibrary(b *testing.B, n int) (*Library, []editor.Story) {
	b.Helper()
	l := newLibrary(b)
	random := rand.New(rand.NewPCG(3, 4))
	stories := make([]editor.Story, n)
	for i := range stories {
		stories[i] = newsStory(random)
		add(b, l, stories[i])
	}
	return l, stories
}

// bigLibrary is newsLibrary for many stories, filed a thousand at a time.
func bigLibrary(b *testing.B, n int) (*Library, []editor.Story) {
	b.Helper()
	l := newLibrary(b)
	random := rand.New(rand.NewPCG(3, 4))
	stories := make([]editor.Story, n)
	var batch []editor.Filing
	for i := range stories {
		stories[i] = newsStory(random)
		batch = append(batch, editor.Filing{Versions: []editor.Version{{Story: stories[i]}}})
		if len(batch) == 1000 || i == n-1 {
			_, err := l.AddAll(b.Context(), batch)
			must(b, err)
			batch = nil
		}
	}
	return l, stories
}

func canonical(b *testing.B, s editor.Story) []byte {
	b.Helper()
	content, err := s.Canonical()
	if err != nil {
		b.Fatal(err)
	}
	return content
}

func must(b testing.TB, err error) {
	if err != nil {
		b.Helper()
		b.Fatal(err)
	}
}

// BenchmarkJournal keeps what is typed in a story; the peer writes the same
// bytes over a file and flushes it.
func BenchmarkJournal(b *testing.B) {
	l, stories := newsLibrary(b, 1)
	page, err := l.List(b.Context(), editor.Query{})
	must(b, err)
	content := canonical(b, stories[0])
	f, err := os.Create(filepath.Join(b.TempDir(), "draft"))
	must(b, err)
	defer f.Close()
	draft := editor.Draft{Article: page[0].ID, Base: 1, Session: "bench", Story: stories[0].Clone()}
	last := &draft.Story.Article.Body[19].Text
	journal := func(n int) {
		*last = (*last)[:100] + fmt.Sprint(n)
		must(b, l.Journal(context.Background(), draft))
	}
	for n := range 600 { // until the -wal file is as long as it gets
		journal(n)
	}
	duel(b, journal, func(int) {
		_, err := f.WriteAt(content, 0)
		must(b, err)
		must(b, f.Sync())
	})
}

// saveFile is how a careful editor of files saves: whole, under another name,
// flushed, renamed.
func saveFile(b *testing.B, path string, content []byte) {
	b.Helper()
	f, err := os.CreateTemp(filepath.Dir(path), "save")
	must(b, err)
	_, err = f.Write(content)
	must(b, err)
	must(b, f.Sync())
	must(b, f.Close())
	must(b, os.Rename(f.Name(), path))
	syncFolder(filepath.Dir(path))
}

// BenchmarkFile files a revision; the peer saves the story as a file.
func BenchmarkFile(b *testing.B) {
	l, stories := newsLibrary(b, 1)
	page, err := l.List(b.Context(), editor.Query{})
	must(b, err)
	s, base, path := stories[0], 1, filepath.Join(b.TempDir(), "story.json")
	duel(b, func(n int) {
		s = s.Clone()
		s.Article.Body[n%20].Text += " edited"
		r, err := l.File(context.Background(), page[0].ID, base, s, editor.Revision{}, editor.Tally{})
		must(b, err)
		base = r.Number
	}, func(int) { saveFile(b, path, canonical(b, s)) })
}

// BenchmarkAdd files new stories with their originals; the peer saves each as
// a file.
func BenchmarkAdd(b *testing.B) {
	l := newLibrary(b)
	dir := b.TempDir()
	random := rand.New(rand.NewPCG(5, 6))
	var s editor.Story
	duel(b, func(n int) {
		s = newsStory(random)
		o := &editor.Original{Name: "story.txt", Bytes: []byte(s.Article.Body[0].Text + fmt.Sprint(n))}
		_, err := l.Add(context.Background(), s, editor.Revision{}, editor.Tally{}, o, false)
		must(b, err)
	}, func(n int) { saveFile(b, filepath.Join(dir, fmt.Sprint(n)), canonical(b, s)) })
}

// plainTable keeps stories as one would at first: the text in the row.
func plainTable(b *testing.B, stories []editor.Story, more string) *sql.DB {
	b.Helper()
	db := connect(filepath.Join(b.TempDir(), "plain.db"), forWriting, 1)
	b.Cleanup(func() { db.Close() })
	_, err := db.Exec("create table article (id integer primary key, headline text, body text, updated integer);" + more)
	must(b, err)
	must(b, inTransaction(context.Background(), db, func(tx *sql.Tx) error {
		for i, s := range stories {
			if _, err := tx.Exec("insert into article values (?, ?, ?, ?)", i+1, s.Article.Headline, canonical(b, s), (i*7919)%len(stories)); err != nil {
				return err
			}
		}
		return nil
	}))
	return db
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

// BenchmarkList reads a page of the list deep in the library; the peer sorts a
// table that holds the texts and skips to the page.
func BenchmarkList(b *testing.B) {
	l, stories := bigLibrary(b, 20_000)
	whole, err := l.List(b.Context(), editor.Query{Limit: 3000})
	must(b, err)
	page, err := l.List(b.Context(), editor.Query{After: &whole[len(whole)-1]})
	must(b, err)
	for i, s := range page[:len(page)/2] { // are being written
		must(b, l.Journal(b.Context(), editor.Draft{Article: s.ID, Base: 1, Story: stories[i]}))
	}
	plain := plainTable(b, stories, "")
	duel(b, func(int) {
		_, err := l.List(context.Background(), editor.Query{After: &whole[len(whole)-1]})
		must(b, err)
	}, func(int) {
		drain(b, plain, "select id, headline from article order by updated desc, id desc limit 100 offset 3000")
	})
}

// BenchmarkSearch types words letter by letter, and reports the slowest
// twentieth; the peer is FTS5 as it comes, ranked, on the same texts. In a build
// without FTS5 it is LIKE.
func BenchmarkSearch(b *testing.B) {
	l, stories := bigLibrary(b, 20_000)
	query := "select article.id, article.headline from ft join article on article.id = ft.rowid where ft match ? || '*' order by rank limit 20"
	more := "create virtual table ft using fts5(headline, body, content = 'article', content_rowid = 'id');"
	if !hasFTS5(b, l) {
		query, more = "select id, headline from article where body like '%' || ? || '%' order by updated desc limit 20", ""
	}
	plain := plainTable(b, stories, more)
	if more != "" {
		_, err := plain.Exec("insert into ft (ft) values ('rebuild')")
		must(b, err)
	}
	typed := func(n int) string { w := madeUp(uint64(n % 400)); return w[:1+n%len(w)] }
	_, err := l.List(context.Background(), editor.Query{Words: "index"}) // catches up
	must(b, err)
	measure(b, 95, func(n int) {
		_, err := l.List(context.Background(), editor.Query{Words: typed(n), Limit: 20})
		must(b, err)
	}, func(n int) { drain(b, plain, query, typed(n)) })
}

// BenchmarkStory opens the newest revision of a story filed often; the peer
// reads it from a file.
func BenchmarkStory(b *testing.B) {
	l, stories := newsLibrary(b, 1)
	page, err := l.List(b.Context(), editor.Query{})
	must(b, err)
	s := stories[0]
	for n := range 15 {
		s = s.Clone()
		s.Article.Body[n].Text += " edited"
		file(b, l, page[0].ID, n+1, s)
	}
	path := filepath.Join(b.TempDir(), "story.json")
	saveFile(b, path, canonical(b, s))
	duel(b, func(int) {
		_, _, err := l.Story(context.Background(), page[0].ID, 0)
		must(b, err)
	}, func(int) {
		content, err := os.ReadFile(path)
		must(b, err)
		_, err = editor.ParseStory(content)
		must(b, err)
	})
}

// BenchmarkSize reports the size of a library of stories with ten revisions
// each, without its index; the peer keeps every revision whole in a row.
func BenchmarkSize(b *testing.B) {
	random := rand.New(rand.NewPCG(9, 9))
	for b.Loop() {
		l, stories := newsLibrary(b, 60)
		page, err := l.List(b.Context(), editor.Query{})
		must(b, err)
		all := slices.Clone(stories)
		for i, s := range stories {
			for n := 1; n < 10; n++ {
				s = s.Clone()
				s.Article.Body[random.IntN(20)].Text = newsText(random, 31)
				all = append(all, s)
				file(b, l, page[len(page)-1-i].ID, n, s)
			}
		}
		plain := plainTable(b, all, "")
		_, err = plain.Exec("pragma wal_checkpoint(truncate)")
		must(b, err)
		_, err = l.writer.Exec("pragma wal_checkpoint(truncate)")
		must(b, err)
		var path string
		must(b, plain.QueryRow("select file from pragma_database_list").Scan(&path))
		b.ReportMetric(float64(size(l.path))/float64(size(path)), "x/peer")
	}
}

// BenchmarkBackup makes a verified backup; the peer copies the file and flushes
// the copy.
func BenchmarkBackup(b *testing.B) {
	l, _ := newsLibrary(b, 3000)
	dir := b.TempDir()
	duel(b, func(int) {
		must(b, l.Backup(context.Background(), filepath.Join(dir, "backup.stet")))
	}, func(int) {
		from, err := os.Open(l.path)
		must(b, err)
		defer from.Close()
		to, err := os.Create(filepath.Join(dir, "copy"))
		must(b, err)
		defer to.Close()
		_, err = io.Copy(to, from)
		must(b, err)
		must(b, to.Sync())
	})
}
