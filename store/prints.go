package store

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
	"strings"

	"stet/editor/reuse"
)

// printSchema is the part of the index that finds stories which share passages.
// Print_post has, for all prints that begin alike, which articles have each (see
// posting); print_new the prints of articles that are not in there yet, sorted, as
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
	// Of a few stories that are indexed so many have their prints put in the buckets at
	// once, since somebody may be waiting; by a rebuild it is done when there are so
	// many that it meets each bucket some times.
	settleAtOnce = 8
	settleFrom   = 5000
)

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

// printsOf are the prints of texts, packed.
func printsOf(texts []string) []byte {
	return packPrints(reuse.Read(strings.Join(texts, "\n")).Prints())
}
