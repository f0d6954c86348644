package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"errors"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"

	"stet/editor"
	"stet/editor/reuse"
)

// printSchema is the part of the index that finds stories which share passages.
// Print_post has, for all prints that begin alike, which articles have each (see
// postings); print_new the prints of articles that are not in there yet, sorted, as
// differences.
//
// A posting is never taken out: what is found is compared with the article as it
// stands, and one that has lost its passage only costs that. So an article that is
// filed again adds the few prints that are new.
const printSchema = `
	drop table if exists print_post;
	drop table if exists print_new;
	create table print_post (bucket integer primary key, postings blob not null) strict;
	create table print_new (article integer primary key, prints blob not null) strict;`

const (
	bucketBits = 18  // of a print: a hundred thousand stories have a hundred postings in each bucket
	mostHave   = 256 // articles that are kept of one print; of one that more have there is nothing to learn
	// Of a few stories that are indexed so many have their prints put in the buckets at
	// once, since somebody may be waiting; by a rebuild it is done when there are so
	// many that it meets each bucket some times.
	settleAtOnce = 8
	settleFrom   = 5000
)

const restBits = reuse.PrintBits - bucketBits

func bucketOf(p reuse.Print) int64 { return int64(p >> restBits) }
func restOf(p reuse.Print) uint64  { return uint64(p) & (1<<restBits - 1) }

// packPrints and unpackPrints write and read sorted prints as differences.
func packPrints(prints []reuse.Print) []byte {
	b := make([]byte, 0, 5*len(prints))
	last := reuse.Print(0)
	for _, p := range prints {
		b = binary.AppendUvarint(b, uint64(p-last))
		last = p
	}
	return b
}

func unpackPrints(b []byte) iter.Seq[reuse.Print] {
	return func(yield func(reuse.Print) bool) {
		last := reuse.Print(0)
		for len(b) > 0 {
			d, n := binary.Uvarint(b)
			if n <= 0 {
				return
			}
			last, b = last+reuse.Print(d), b[n:]
			if !yield(last) {
				return
			}
		}
	}
}

// posting says that an article has a print, of which rest are the bits behind those of
// its bucket.
type posting struct {
	rest    uint64
	article int64
}

func (p posting) compare(q posting) int {
	if p.rest != q.rest {
		return int(int64(p.rest) - int64(q.rest))
	}
	return int(p.article - q.article)
}

// packPostings and unpackPostings write and read the sorted postings of a bucket: the
// difference of the rest, then the article, as a difference where the rest is the same.
func packPostings(all []posting) []byte {
	b := make([]byte, 0, 5*len(all))
	last := posting{}
	for _, p := range all {
		b = binary.AppendUvarint(b, p.rest-last.rest)
		if p.rest != last.rest {
			last.article = 0
		}
		b = binary.AppendUvarint(b, uint64(p.article-last.article))
		last = p
	}
	return b
}

func unpackPostings(b []byte) iter.Seq[posting] {
	return func(yield func(posting) bool) {
		last := posting{}
		for len(b) > 0 {
			rest, n := binary.Uvarint(b)
			if n <= 0 {
				return
			}
			article, m := binary.Uvarint(b[n:])
			if m <= 0 {
				return
			}
			if rest > 0 {
				last.article = 0
			}
			last.rest, last.article, b = last.rest+rest, last.article+int64(article), b[n+m:]
			if !yield(last) {
				return
			}
		}
	}
}

// merged returns sorted postings with more of them, and whether that made a difference.
func merged(old iter.Seq[posting], more []posting) ([]posting, bool) {
	all := slices.AppendSeq(make([]posting, 0, 128), old)
	had := len(all)
	all = append(all, more...)
	slices.SortFunc(all, posting.compare)
	all = slices.Compact(all)
	var kept []posting
	same := 0
	for i, p := range all {
		if i > 0 && all[i-1].rest == p.rest {
			same++
		} else {
			same = 0
		}
		if same < mostHave {
			kept = append(kept, p)
		}
	}
	return kept, len(kept) != had
}

// putPrints keeps the prints of an article until they are put in their buckets.
func putPrints(tx *sql.Tx, article int64, prints []byte) error {
	if len(prints) == 0 {
		return nil
	}
	_, err := tx.Exec("insert into print_new values (?, ?) on conflict do update set prints = excluded.prints", article, prints)
	return err
}

// settlePrints puts the prints that wait into their buckets, those of at most so many
// articles.
func settlePrints(tx *sql.Tx, most int) error {
	more := map[int64][]posting{}
	last := int64(0)
	err := eachNew(tx, most, func(p reuse.Print, article int64) {
		more[bucketOf(p)] = append(more[bucketOf(p)], posting{restOf(p), article})
		last = article
	})
	if err != nil || len(more) == 0 {
		return err
	}
	read, err := tx.Prepare("select postings from print_post where bucket = ?")
	if err != nil {
		return err
	}
	defer read.Close()
	write, err := tx.Prepare("insert into print_post values (?, ?) on conflict do update set postings = excluded.postings")
	if err != nil {
		return err
	}
	defer write.Close()
	for _, bucket := range slices.Sorted(maps.Keys(more)) {
		var old []byte
		if err := read.QueryRow(bucket).Scan(&old); err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		all, differs := merged(unpackPostings(old), more[bucket])
		if !differs {
			continue
		}
		if _, err := write.Exec(bucket, packPostings(all)); err != nil {
			return err
		}
	}
	_, err = tx.Exec("delete from print_new where article <= ?", last)
	return err
}

// settle puts all prints that wait into their buckets, once so many articles have some.
func (x *index) settle(ctx context.Context, atLeast int) error {
	db := x.pool()
	if db == nil {
		return nil
	}
	return inTransaction(ctx, db, func(tx *sql.Tx) error {
		var waiting int
		if err := tx.QueryRow("select count(*) from print_new").Scan(&waiting); err != nil || waiting < atLeast {
			return err
		}
		return settlePrints(tx, waiting)
	})
}

// querier is a connection or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// eachNew calls do with the prints that wait, of at most so many articles, -1 for all,
// in their order.
func eachNew(db querier, most int, do func(p reuse.Print, article int64)) error {
	rows, err := db.QueryContext(context.Background(), "select article, prints from print_new order by article limit ?", most)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var article int64
		var prints sql.RawBytes
		if err := rows.Scan(&article, &prints); err != nil {
			return err
		}
		for p := range unpackPrints(prints) {
			do(p, article)
		}
	}
	return rows.Err()
}

// lookUp asks the index which articles have the prints of a text.
func lookUp(ctx context.Context, db *sql.DB, t *reuse.Text) (*reuse.Hits, error) {
	prints := t.Queries() // sorted, so those of a bucket follow each other
	having := make([][]int64, len(prints))
	add := func(i int, article int64) {
		if len(having[i]) < reuse.Common {
			having[i] = append(having[i], article)
		}
	}
	err := inParts(bucketsOf(prints), func(buckets []int64) error {
		return eachBucket(ctx, db, buckets, func(bucket int64, postings []byte) {
			i, _ := slices.BinarySearch(prints, reuse.Print(bucket)<<restBits)
			for p := range unpackPostings(postings) {
				for i < len(prints) && bucketOf(prints[i]) == bucket && restOf(prints[i]) < p.rest {
					i++
				}
				if i == len(prints) || bucketOf(prints[i]) != bucket {
					return
				}
				if restOf(prints[i]) == p.rest {
					add(i, p.article)
				}
			}
		})
	})
	if err != nil {
		return nil, err
	}
	err = eachNew(db, -1, func(p reuse.Print, article int64) {
		if i, ok := slices.BinarySearch(prints, p); ok && !slices.Contains(having[i], article) {
			add(i, article)
		}
	})
	hits := t.NewHits()
	for i, p := range prints {
		hits.Add(p, having[i])
	}
	return hits, err
}

// inParts does with all what do does with a part, in as many at once as there are
// connections to read by: it is the disk that one waits for where nothing was read
// lately.
func inParts[T any](all []T, do func(part []T) error) error {
	var errs [readers]error
	var parts sync.WaitGroup
	n := 0
	for part := range slices.Chunk(all, max(1, (len(all)+readers-1)/readers)) {
		err := &errs[n]
		parts.Go(func() { *err = do(part) })
		n++
	}
	parts.Wait()
	return errors.Join(errs[:]...)
}

// bucketsOf returns the buckets of sorted prints.
func bucketsOf(prints []reuse.Print) []int64 {
	var buckets []int64
	for _, p := range prints {
		if b := bucketOf(p); len(buckets) == 0 || buckets[len(buckets)-1] != b {
			buckets = append(buckets, b)
		}
	}
	return buckets
}

// eachBucket calls do with those buckets that there are.
func eachBucket(ctx context.Context, db *sql.DB, buckets []int64, do func(bucket int64, postings []byte)) error {
	rows, err := db.QueryContext(ctx, "select p.bucket, p.postings from json_each(?) j join print_post p on p.bucket = j.value", asJSON(buckets))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var bucket int64
		var postings sql.RawBytes
		if err := rows.Scan(&bucket, &postings); err != nil {
			return err
		}
		do(bucket, postings)
	}
	return rows.Err()
}

// Warm reads what look-ups go through, so that the first after a start need not wait
// for the disk: the prints of a hundred thousand stories are 120 MB of it. It takes about
// a second for them, and others may look up and file meanwhile.
func (l *Library) Warm(ctx context.Context) error {
	db := l.index.pool()
	if db == nil {
		return nil
	}
	stripes := make([]int64, 16*readers)
	for i := range stripes {
		stripes[i] = int64(i)
	}
	width := int64(1<<bucketBits) / int64(len(stripes))
	err := inParts(stripes, func(part []int64) error {
		for _, n := range part { // in small ones, since others may want to look something up meanwhile
			if _, err := number(ctx, db, "select coalesce(sum(length(postings)), 0) from print_post where bucket between ? and ?", n*width, (n+1)*width-1); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		l.index.distrust(ctx, db, err)
		return l.translate(ctx, err)
	}
	return l.read(ctx, func(db *sql.DB) error { // the way to the candidates
		_, err := number(ctx, db, "select coalesce(sum(head), 0) from article not indexed")
		return err
	})
}

// Sharing returns the articles of other stories that may share passages with a text,
// in their newest revisions, those first that share the most. Story is the ID of the
// text's own, "" where it has none; what lies in the bin is left out. Ok is false
// where this cannot be known: the library has no index.
func (l *Library) Sharing(ctx context.Context, story string, t *reuse.Text) (found []editor.Article, ok bool, err error) {
	db := l.index.catchUp(ctx)
	if db == nil {
		return nil, false, nil
	}
	hits, err := lookUp(ctx, db, t)
	if err != nil {
		l.index.distrust(ctx, db, err)
		return nil, false, about("passages of other stories", l.translate(ctx, err))
	}
	candidates := hits.Candidates()
	var mu sync.Mutex
	read := map[int64]editor.Article{}
	err = inParts(candidates, func(some []int64) error {
		return l.eachPacked(ctx, "a.deleted is null and a.id in (select value from json_each(?))", asJSON(some), func(p packed) bool {
			if p.uid != story {
				if a, ok := l.article(p); ok {
					mu.Lock()
					read[p.article] = a
					mu.Unlock()
				}
			}
			return true
		})
	})
	for _, id := range candidates {
		if a, ok := read[id]; ok {
			found = append(found, a)
		}
	}
	return found, true, err
}

// article unpacks a story's article without the rest; one that is damaged is left out,
// and Verify tells of it.
func (l *Library) article(p packed) (editor.Article, bool) {
	var s struct {
		Article editor.Article `json:"article"`
	}
	content, err := l.codec.content(p.stored)
	if err == nil {
		err = json.Unmarshal(content, &s)
	}
	s.Article.ID = p.uid
	return s.Article, err == nil
}

// printsOf are the prints of texts, packed.
func printsOf(texts []string) []byte {
	return packPrints(reuse.Read(strings.Join(texts, "\n")).Prints())
}
