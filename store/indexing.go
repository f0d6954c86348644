package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"stet/editor"
)

// Index brings the search index up to date with the library, and tells how many
// stories are found by their words, of how many. It may be cancelled, and goes on
// later where it ended; it waits for another that is at it. A story that is damaged
// is left out. Where words are found by scanning there is nothing to do.
func (l *Library) Index(ctx context.Context, progress func(done, total int)) error {
	x := l.index
	if x.pool() == nil {
		return nil
	}
	select {
	case x.turn <- struct{}{}:
		defer x.release()
	case <-ctx.Done():
		return ctx.Err()
	}
	behind, err := l.Unindexed(ctx)
	if err != nil {
		return err
	}
	if behind == 0 {
		return x.settle(ctx, 1)
	}
	counts, err := l.Counts(ctx)
	if err != nil {
		return err
	}
	total := 0
	for _, n := range counts {
		total += n
	}
	total = max(total, behind)
	done := total - behind
	for err = errMoved; errors.Is(err, errMoved); {
		err = x.rebuild(ctx, func(n int) {
			done += n
			progress(min(done, total), total)
		})
	}
	if err == nil {
		err = x.settle(ctx, 1)
	}
	if err != nil {
		return fmt.Errorf("bring the search index up to date: %w", l.translate(ctx, err))
	}
	return nil
}

// Unindexed returns how many stories cannot be found by their newest words yet.
func (l *Library) Unindexed(ctx context.Context) (int, error) {
	db := l.index.pool()
	if db == nil {
		return 0, nil
	}
	state, err := stateOf(ctx, db)
	if err != nil {
		l.index.distrust(ctx, db, err)
		if db = l.index.pool(); db == nil {
			return 0, nil
		}
		if state, err = stateOf(ctx, db); err != nil {
			return 0, nil // the next search sees to it
		}
	}
	var n int64
	err = l.read(ctx, func(db *sql.DB) error {
		n, err = number(ctx, db, "select (select count(*) from article where head > ?) + (select count(*) from article where head <= ?)",
			state.cursor, state.floor)
		return err
	})
	return int(n), err
}

// catchUpMost is how many stories a search waits for to be indexed.
const catchUpMost = 64

// take claims the catching up for one goroutine.
func (x *index) take() bool {
	select {
	case x.turn <- struct{}{}:
		return true
	default:
		return false
	}
}

func (x *index) release() { <-x.turn }

// nudge tells the index that something was filed. It catches up a batch at a
// time, and filing never waits for another's catching up. That it fails is of no
// account: the next search tries again.
func (x *index) nudge(ctx context.Context) {
	if x == nil || !x.due() || !x.take() {
		return
	}
	defer x.release()
	if db := x.pool(); db != nil {
		if _, err := x.batch(ctx, db, indexBatch); err != nil {
			x.distrust(ctx, db, err)
		}
	}
}

// due counts what was filed up to a batch.
func (x *index) due() bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.waiting = (x.waiting + 1) % indexBatch
	return x.waiting == 0
}

// catchUp indexes what was filed since where that takes no time, and nobody is at
// it. It returns the index to search in, nil where there is none.
func (x *index) catchUp(ctx context.Context) *sql.DB {
	if x == nil || !x.take() {
		return x.pool()
	}
	defer x.release()
	for range 2 { // an index that is broken is made anew, and has all before it
		if x.catchUpShort(ctx) == nil {
			break
		}
	}
	return x.pool()
}

func (x *index) catchUpShort(ctx context.Context) error {
	behind, err := x.library.Unindexed(ctx)
	if err != nil || behind > catchUpMost {
		return nil
	}
	for n := behind; n > 0; {
		db := x.pool()
		if db == nil {
			return nil
		}
		if n, err = x.batch(ctx, db, indexBatch); err != nil {
			x.distrust(ctx, db, err)
			return err
		}
	}
	return nil
}

// state is how far an index has come.
type state struct{ cursor, floor int64 }

func stateOf(ctx context.Context, db interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
}) (s state, err error) {
	err = db.QueryRowContext(ctx, "select (select value from meta where key = 'cursor'), (select value from meta where key = 'floor')").
		Scan(&s.cursor, &s.floor)
	return s, err
}

// batch is articles that are not indexed, folded, and the state of an index that
// has them.
type batch struct {
	articles int // there may be fewer in stories: what is damaged is left out
	stories  []foldedStory
	before   state
	after    state
	mark     string
}

// errMoved says that another process has gone on with the index, or made it anew.
var errMoved = errors.New("the index has moved on")

type foldedStory struct {
	article, head int64
	columns       [len(columnNames)]string
	facts         []editor.Fact
	prints        []byte
	address       int64
	pictures      []int64
}

// nextBatch prepares the next articles, at most so many, those that were filed last
// first; none where there is no more to index.
func (l *Library) nextBatch(ctx context.Context, s state, most int) (b batch, err error) {
	heads, after, err := l.notIndexed(ctx, s, most)
	if err != nil || len(heads) == 0 {
		return batch{}, err
	}
	b.articles, b.before, b.after = len(heads), s, after
	if b.mark, err = l.hashOf(ctx, after.cursor); err != nil {
		return b, err
	}
	err = l.eachNewest(ctx, "a.head in (select value from json_each(?))", asJSON(heads), func(n newest) bool {
		f := foldedStory{article: n.article, head: n.head, facts: n.wording.facts, prints: printsOf(n.wording.passages), address: addressKey(n.wording.url), pictures: pictureKeys(n.wording.pictures)}
		for i, texts := range n.wording.columns() {
			f.columns[i] = folded(texts...)
		}
		b.stories = append(b.stories, f)
		return true
	})
	slices.SortFunc(b.stories, func(a, b foldedStory) int { return cmp.Compare(a.head, b.head) }) // FTS5 takes rising IDs at once
	return b, err
}

// write puts the articles of a batch into the index, which must be in the state
// it was read for: else it is errMoved.
func (b batch) write(ctx context.Context, db *sql.DB) error {
	return inTransaction(ctx, db, func(tx *sql.Tx) error {
		if now, err := stateOf(ctx, tx); err != nil || now != b.before {
			return cmp.Or(err, errMoved)
		}
		for _, f := range b.stories {
			if err := f.put(tx); err != nil {
				return err
			}
		}
		if b.articles <= indexBatch {
			if err := settlePrints(tx, settleAtOnce); err != nil {
				return err
			}
		}
		_, err := tx.Exec(`update meta set value = case key when 'cursor' then ? when 'mark' then ? else ? end
			where key in ('cursor', 'mark', 'floor')`, b.after.cursor, b.mark, b.after.floor)
		return err
	})
}

// batch indexes at most so many articles and returns how many there were.
func (x *index) batch(ctx context.Context, db *sql.DB, most int) (int, error) {
	state, err := stateOf(ctx, db)
	if err != nil {
		return 0, err
	}
	b, err := x.library.nextBatch(ctx, state, most)
	if err != nil || b.articles == 0 {
		return 0, err
	}
	if err := b.write(ctx, db); err != nil && !errors.Is(err, errMoved) {
		return 0, err
	}
	return b.articles, nil
}

// notIndexed returns the newest revisions of the next articles, and the state of
// an index that has them.
func (l *Library) notIndexed(ctx context.Context, s state, most int) (heads []int64, after state, err error) {
	err = l.read(ctx, func(db *sql.DB) error {
		heads, after = nil, s
		if heads, err = l.headsOf(ctx, db, "head > ? order by head limit ?", s.cursor, most); err != nil || len(heads) > 0 {
			if err == nil {
				after.cursor = heads[len(heads)-1]
			}
			return err
		}
		if heads, err = l.headsOf(ctx, db, "head <= ? order by head desc limit ?", s.floor, most); err == nil && len(heads) > 0 {
			after.floor = heads[len(heads)-1] - 1
		}
		return err
	})
	return heads, after, err
}

func (l *Library) headsOf(ctx context.Context, db *sql.DB, condition string, args ...any) ([]int64, error) {
	var list sql.NullString
	err := db.QueryRowContext(ctx, "select group_concat(head) from (select head from article where "+condition+")", args...).Scan(&list)
	return parseIDs(list.String), err
}

// put replaces an article in the index. Another process may have put it there
// already, or a newer revision of it.
func (f foldedStory) put(tx *sql.Tx) error {
	var old int64
	err := tx.QueryRow("select head from indexed where article = ?", f.article).Scan(&old)
	switch {
	case err == nil && old >= f.head:
		return nil
	case err == nil:
		if _, err := tx.Exec("delete from ft where rowid = ?", old); err != nil {
			return err
		}
	case !errors.Is(err, sql.ErrNoRows):
		return err
	}
	_, err = tx.Exec("insert into ft (rowid, title, body, byline, slug) values (?, ?, ?, ?, ?)",
		f.head, f.columns[title], f.columns[body], f.columns[byline], f.columns[slug])
	if err != nil {
		return err
	}
	if err := indexFacts(tx, old, f.head, f.facts); err != nil {
		return err
	}
	if err := putPrints(tx, f.article, f.prints); err != nil {
		return err
	}
	if err := putAddress(tx, f.article, f.address); err != nil {
		return err
	}
	if err := putShown(tx, f.article, f.pictures); err != nil {
		return err
	}
	_, err = tx.Exec("insert into indexed values (?, ?) on conflict do update set head = excluded.head", f.article, f.head)
	return err
}
