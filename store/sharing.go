package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"sync"

	"stet/editor"
	"stet/editor/reuse"
)

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
