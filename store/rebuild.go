package store

import (
	"context"
	"database/sql"
)

// A rebuild writes so many stories in one transaction. FTS5 gathers them in so
// many bytes of memory before it writes a segment, and merges segments only when
// there are sixteen of them, which takes a quarter less than its own settings: in
// the end all are merged into one, in steps of so many pages.
const (
	rebuildBatch  = 500
	rebuildMemory = 16 << 20
	mergeStep     = 2000
	tidyFrom      = 10 * rebuildBatch // what it takes to be worth a merge of all
)

// rebuild indexes all that is not indexed, and tells how many articles each batch
// had. While one is written the next is read, folded and waiting.
func (x *index) rebuild(ctx context.Context, progress func(articles int)) (err error) {
	db := x.pool()
	defer func() { x.distrust(context.WithoutCancel(ctx), db, err) }()
	if err := configure(ctx, db, 0, rebuildMemory); err != nil {
		return err
	}
	defer configure(context.WithoutCancel(ctx), db, 4, 1<<20) // as FTS5 has them
	state, err := stateOf(ctx, db)
	if err != nil {
		return err
	}
	type read struct {
		batch
		err error
	}
	ctx, cancel := context.WithCancel(ctx)
	ahead := make(chan read, 1)
	go func() {
		defer close(ahead)
		for {
			b, err := x.library.nextBatch(ctx, state, x.atATime)
			if err == nil && b.articles == 0 {
				return
			}
			select {
			case ahead <- read{b, err}:
				state = b.after
			case <-ctx.Done():
				return
			}
			if err != nil {
				return
			}
		}
	}()
	defer func() {
		cancel()
		for range ahead { // until the reader has ended
		}
	}()
	written := 0
	for next := range ahead {
		if next.err != nil {
			return next.err
		}
		if err := next.write(ctx, db); err != nil {
			return err
		}
		if err := x.settle(ctx, settleFrom); err != nil {
			return err
		}
		written += next.articles
		progress(next.articles)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if written >= tidyFrom {
		return tidy(ctx, db)
	}
	return nil
}

// configure sets how FTS5 writes: how many segments of a level it merges, 0 for as
// many as it takes, and the bytes it gathers.
func configure(ctx context.Context, db *sql.DB, automerge, memory int) error {
	return inTransaction(ctx, db, func(tx *sql.Tx) error {
		if _, err := tx.Exec("insert into ft (ft, rank) values ('automerge', ?)", automerge); err != nil {
			return err
		}
		_, err := tx.Exec("insert into ft (ft, rank) values ('hashsize', ?)", memory)
		return err
	})
}

// tidy merges the segments of the index into one, a step at a time, since others
// may want to write meanwhile
// (https://www.sqlite.org/fts5.html#the_merge_command).
func tidy(ctx context.Context, db *sql.DB) error {
	for pages := -mergeStep; ; pages = mergeStep {
		var changed int64
		err := inTransaction(ctx, db, func(tx *sql.Tx) error {
			var before, after int64
			if err := tx.QueryRow("select total_changes()").Scan(&before); err != nil {
				return err
			}
			if _, err := tx.Exec("insert into ft (ft, rank) values ('merge', ?)", pages); err != nil {
				return err
			}
			err := tx.QueryRow("select total_changes()").Scan(&after)
			changed = after - before
			return err
		})
		if err != nil || changed < 2 {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
}
