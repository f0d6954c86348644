package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"stet/editor"
)

// CompareBackup finds the stories that a backup holds otherwise than the library,
// in their newest revision or in what was typed since. It reads no text: two are
// the same where their hashes are.
func (l *Library) CompareBackup(ctx context.Context, backup string) (editor.Differences, error) {
	from, done, err := l.backup(ctx, backup)
	if err != nil {
		return editor.Differences{}, err
	}
	defer done()
	d, err := l.compare(ctx, from)
	if err != nil {
		return d, fmt.Errorf("compare with the backup: %w", err)
	}
	order := map[editor.Standing]int{editor.Lost: 1, editor.InBin: 2, editor.Diverged: 3, editor.Earlier: 4}
	slices.SortStableFunc(d.Stories, func(a, b editor.Difference) int {
		return cmp.Or(order[a.Standing]-order[b.Standing], b.Updated.Compare(a.Updated))
	})
	return d, nil
}

// head is the newest revision of a story, with the words that are in none.
type head struct {
	uid, slug, headline string
	revision            int
	updated             int64
	hash                []byte
	binned              bool
	typed               string // the hashes of the drafts that say something else
	touched             int64  // ms, when the newest of all was written
}

func (h *head) same(other *head) bool {
	return string(h.hash) == string(other.hash) && h.binned == other.binned && h.typed == other.typed
}

// roll goes through the stories of a library in the order of their IDs.
type roll struct{ *sql.Rows }

func (l *Library) roll(ctx context.Context) (roll, error) {
	rows, err := l.readers.QueryContext(ctx, `select a.uid, a.slug, a.headline, a.revision, a.updated, r.hash, a.deleted is not null,
		(select coalesce(group_concat(hash), '') from (select distinct hex(d.hash) as hash from draft d
			where d.article = a.id and d.hash <> r.hash order by hash)),
		max(r.saved, coalesce((select max(d.saved) from draft d where d.article = a.id and d.hash <> r.hash), 0))
		from article a join revision r on r.id = a.head order by a.uid`)
	return roll{rows}, err
}

// next returns the next story, nil behind the last.
func (h roll) next() (*head, error) {
	if !h.Next() {
		return nil, h.Err()
	}
	var n head
	err := h.Scan(&n.uid, &n.slug, &n.headline, &n.revision, &n.updated, &n.hash, &n.binned, &n.typed, &n.touched)
	return &n, err
}

// compare goes through both libraries side by side.
func (l *Library) compare(ctx context.Context, from *Library) (d editor.Differences, err error) {
	theirs, err := from.roll(ctx)
	if err != nil {
		return d, err
	}
	defer theirs.Close()
	ours, err := l.roll(ctx)
	if err != nil {
		return d, err
	}
	defer ours.Close()
	there, err := theirs.next()
	if err != nil {
		return d, err
	}
	here, err := ours.next()
	for err == nil && (there != nil || here != nil) {
		switch {
		case there == nil || here != nil && here.uid < there.uid:
			d.Added++
			here, err = ours.next()
			continue
		case here == nil || there.uid < here.uid:
			d.Stories = append(d.Stories, there.differs(editor.Lost, 0))
		case here.same(there):
			d.Same++
			here, err = ours.next()
		default:
			var standing editor.Standing
			if standing, err = l.standing(ctx, there, here); err != nil {
				return d, err
			}
			differs := there.differs(standing, here.revision)
			differs.Typed = string(here.hash) == string(there.hash) && here.typed != there.typed
			d.Stories = append(d.Stories, differs)
			here, err = ours.next()
		}
		if err == nil {
			there, err = theirs.next()
		}
	}
	return d, err
}

func (h *head) differs(s editor.Standing, here int) editor.Difference {
	return editor.Difference{ID: h.uid, Slug: h.slug, Headline: h.headline, Standing: s, There: h.revision, Here: here, Updated: moment(h.updated)}
}

// standing tells whether the library has gone on from what a backup has of a
// story, or does not have it. What was typed is no more once more was: the library
// has gone on from that where it has something newer.
func (l *Library) standing(ctx context.Context, there, here *head) (editor.Standing, error) {
	n, err := number(ctx, l.readers, `select count(*) from revision
		where article = (select id from article where uid = ?) and number = ? and hash = ?`, there.uid, there.revision, there.hash)
	switch {
	case err != nil || n == 0:
		return editor.Diverged, err
	case here.binned:
		return editor.InBin, nil
	case there.typed != "" && there.typed != here.typed && here.touched <= there.touched:
		return editor.Diverged, nil
	}
	return editor.Earlier, nil
}
