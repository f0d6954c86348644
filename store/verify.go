package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"github.com/mattn/go-sqlite3"

	"stet/editor"
)

// Verify checks every page of the file, every reference, every content hash and
// what the lists show of each story, and returns what is wrong; nothing where
// all is well. Progress, where it is not nil, is told how many contents are done.
//
// Damage to the file itself stops all writing. Damage to a content does not: the
// pages are sound, and what was filed in them stays so.
func (l *Library) Verify(ctx context.Context, progress func(done, total int)) ([]editor.Damage, error) {
	c := l.newCheck()
	defer c.close()
	if progress != nil {
		c.progress = progress
	}
	if err := c.all(ctx); err != nil {
		return nil, fmt.Errorf("check the library: %w", err)
	}
	l.setDamage(ctx, c.found)
	return c.found, nil
}

// check looks at a library through a connection of its own: one that has been
// read from for long keeps pages in memory, and would not see what has become of
// them on the disk.
type check struct {
	*Library
	db          *sql.DB
	found       []editor.Damage
	progress    func(done, total int)
	done, total int
	names       map[int64]editor.Damage // of revisions by ID, once a page could not be read
}

func (l *Library) newCheck() *check {
	return &check{Library: l, db: connect(l.path, l.settings, 1), progress: func(int, int) {}}
}

func (c *check) close() { c.db.Close() }

func (c *check) add(d editor.Damage) { c.found = append(c.found, d) }

// step counts one content as done.
func (c *check) step() {
	c.done++
	c.progress(c.done, c.total)
}

// all makes every check. What it cannot get past counts as damage to the file.
func (c *check) all(ctx context.Context) error {
	for _, look := range []func(context.Context) error{c.everyPage, c.references, c.contents} {
		err := look(ctx)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			if err = told(c.path, err); !errors.Is(err, editor.ErrDamaged) {
				return err
			}
			c.add(editor.Damage{Kind: editor.DamagedPages, Why: "the rest cannot be read"})
		}
	}
	return nil
}

func (c *check) everyPage(ctx context.Context) error { return c.pages(ctx, "pragma integrity_check") }

func (c *check) contents(ctx context.Context) error {
	total, err := number(ctx, c.db, "select (select count(*) from revision) + (select count(*) from draft) + (select count(*) from asset)")
	if err != nil {
		return err
	}
	c.total = int(total)
	var broken error
	for at, more := (place{}), true; more; {
		var next place
		next, more, err = c.slice(ctx, at, sliceSize)
		if err != nil && !isDamaged(err) {
			return err
		}
		if at = next; err != nil { // the other parts are of other pages
			broken, more, at = err, at.Part < lastPart, place{Part: at.Part + 1}
		}
	}
	return broken
}

// pages is SQLite's own look at every page.
func (c *check) pages(ctx context.Context, how string) error {
	wrong, err := pages(ctx, c.db, how)
	for _, w := range wrong {
		c.add(editor.Damage{Kind: editor.DamagedPages, Why: w})
	}
	return err
}

func pages(ctx context.Context, db *sql.DB, check string) ([]string, error) {
	found, err := sentences(ctx, db, check)
	if len(found) == 1 && found[0] == "ok" {
		return nil, err
	}
	return found, err
}

func (c *check) references(ctx context.Context) error {
	wrong, err := sentences(ctx, c.db, `
		select 'a row of ' || "table" || ' points to a row of ' || parent || ' that is missing' from pragma_foreign_key_check
		union all
		select 'story ' || a.uid || ' does not lead to its newest revision' from article a
		where not exists (select 1 from revision r where r.id = a.head and r.article = a.id and r.number = a.revision)`)
	for _, w := range wrong {
		c.add(editor.Damage{Kind: editor.DamagedReferences, Why: w})
	}
	return err
}

func sentences(ctx context.Context, db *sql.DB, query string, args ...any) ([]string, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return all, err
		}
		all = append(all, s)
	}
	return all, rows.Err()
}

// sliceSize is how many contents are checked by one query: it holds back the
// emptying of the -wal file only so long.
const sliceSize = 500

// place is how far a check of the contents has come: through revisions by ID,
// drafts, and files by hash.
type place struct {
	Part     int    `json:"part"`
	Revision int64  `json:"revision"`
	Asset    []byte `json:"asset"`
}

// lastPart is that of the files.
const lastPart = 2

// slice checks up to n contents behind a place, and returns where it has come to
// and whether there is more.
func (c *check) slice(ctx context.Context, at place, n int) (next place, more bool, err error) {
	next = at
	switch at.Part {
	case 0:
		next.Revision, more, err = c.revisions(ctx, at.Revision, n)
	case 1:
		err = c.drafts(ctx)
	default:
		next.Asset, more, err = c.files(ctx, at.Asset, n)
		return next, more, err
	}
	if !more {
		next.Part++
	}
	return next, true, err
}

// newestRow is what the lists show of the story that a revision is the newest of.
type newestRow struct {
	article                 int64
	newest                  bool
	headline, slug, section string
}

func (c *check) revisions(ctx context.Context, after int64, n int) (last int64, more bool, err error) {
	last, count, err := c.revisionsWhere(ctx, "r.id > ? order by r.id limit ?", after, n)
	if isDamaged(err) {
		return c.singly(ctx, after, n)
	}
	return last, count == n, err
}

// revisionsWhere checks the revisions of a query, as far as it can be read.
func (c *check) revisionsWhere(ctx context.Context, where string, args ...any) (last int64, count int, err error) {
	rows, err := c.db.QueryContext(ctx, `
		select r.id, a.uid, r.number, r.hash, r.body, k.body, a.id, r.id = a.head, a.headline, a.slug, a.section
		from revision r join article a on a.id = r.article left join revision k on k.id = r.base
		where `+where, args...)
	if err != nil {
		return 0, 0, err
	}
	defer rows.Close()
	var heads []newestRow
	var stories []editor.Story
	for rows.Next() {
		var row stored
		var of newestRow
		d := editor.Damage{Kind: editor.DamagedRevision}
		if err := rows.Scan(&last, &d.Story, &d.Revision, &row.hash, &row.body, &row.keyBody,
			&of.article, &of.newest, &of.headline, &of.slug, &of.section); err != nil {
			return last, count, err
		}
		count++
		d.Headline, d.Hash = of.headline, hex.EncodeToString(row.hash)
		s, err := c.codec.storyOf(d.Story, row)
		if err != nil {
			d.Why = err.Error()
			c.add(d)
		} else if of.newest {
			heads, stories = append(heads, of), append(stories, s)
		}
		c.step()
	}
	if err := rows.Err(); err != nil {
		return last, count, err
	}
	for i, of := range heads {
		if err := c.row(ctx, of, stories[i]); err != nil {
			return last, count, err
		}
	}
	return last, count, nil
}

// singly checks revisions one by one where a page among them cannot be read. What
// is there is known by the index of the table, which lies in other pages.
func (c *check) singly(ctx context.Context, after int64, n int) (last int64, more bool, err error) {
	if err := c.nameRevisions(ctx); err != nil {
		return after, false, err
	}
	var ids []int64
	for id := range c.names {
		if id > after {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	for _, id := range ids[:min(n, len(ids))] {
		d := c.names[id]
		c.found = slices.DeleteFunc(c.found, func(f editor.Damage) bool { // of the slice that broke off
			return f.Kind == d.Kind && f.Story == d.Story && f.Revision == d.Revision
		})
		_, count, err := c.revisionsWhere(ctx, "r.id = ?", id)
		if isDamaged(err) || err == nil && count == 0 {
			d.Why = "it cannot be read"
			c.add(d)
		} else if err != nil {
			return last, false, err
		}
		last = id
	}
	return last, len(ids) > n, nil
}

func (c *check) nameRevisions(ctx context.Context) error {
	if c.names != nil {
		return nil
	}
	rows, err := c.db.QueryContext(ctx, `
		select r.id, r.number, a.uid, a.headline
		from revision r indexed by sqlite_autoindex_revision_1 join article a on a.id = r.article`)
	if err != nil {
		return err
	}
	defer rows.Close()
	c.names = map[int64]editor.Damage{}
	for rows.Next() {
		var id int64
		d := editor.Damage{Kind: editor.DamagedRevision}
		if err := rows.Scan(&id, &d.Revision, &d.Story, &d.Headline); err != nil {
			return err
		}
		c.names[id] = d
	}
	return rows.Err()
}

// row compares what lists show of a story with its newest revision.
func (c *check) row(ctx context.Context, of newestRow, s editor.Story) error {
	d := editor.Damage{Kind: editor.DamagedRow, Story: s.Article.ID, Headline: s.Article.Title()}
	facts, err := factsOf(ctx, c.db, of.article)
	switch {
	case err != nil:
		return err
	case of.headline != s.Article.Title():
		d.Why = fmt.Sprintf("it is listed as “%s”", of.headline)
	case of.slug != s.Article.Slug:
		d.Why = fmt.Sprintf("it is listed under the slug “%s”", of.slug)
	case of.section != s.Article.Section:
		d.Why = fmt.Sprintf("it is listed in the section “%s”", of.section)
	case !slices.EqualFunc(facts, s.Facts, sameFact):
		d.Why = "its facts are listed otherwise"
	default:
		return nil
	}
	c.add(d)
	return nil
}

func (c *check) drafts(ctx context.Context) error {
	rows, err := c.db.QueryContext(ctx, "select a.uid, d.headline, d.session, d.hash, d.body from draft d join article a on a.id = d.article")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		d := editor.Damage{Kind: editor.DamagedDraft}
		row := stored{plain: true}
		if err := rows.Scan(&d.Story, &d.Headline, &d.Session, &row.hash, &row.body); err != nil {
			return err
		}
		if _, err := c.codec.content(row); err != nil {
			d.Hash, d.Why = hex.EncodeToString(row.hash), err.Error()
			c.add(d)
		}
		c.step()
	}
	return rows.Err()
}

// files reads the files beside the library.
func (c *check) files(ctx context.Context, after []byte, n int) (last []byte, more bool, err error) {
	if after == nil {
		after = []byte{}
	}
	rows, err := c.db.QueryContext(ctx, `
		select s.hash, coalesce(a.uid, ''), coalesce(a.headline, ''), coalesce(a.file, ''), coalesce(p.file, '')
		from (select hash from asset where hash > ? order by hash limit ?) s
		left join article a on a.original = s.hash left join picture p on p.hash = s.hash
		group by s.hash order by s.hash`, after, n)
	if err != nil {
		return after, false, err
	}
	defer rows.Close()
	last = after
	count := 0
	for rows.Next() {
		var hash []byte
		var picture string
		d := editor.Damage{Kind: editor.DamagedOriginal}
		if err := rows.Scan(&hash, &d.Story, &d.Headline, &d.File, &picture); err != nil {
			return last, false, err
		}
		if picture != "" && d.Story == "" {
			d.Kind, d.File = editor.DamagedPicture, picture
		}
		if _, err := c.assets.read(hash); err != nil {
			d.Hash, d.Why = hex.EncodeToString(hash), err.Error()
			c.add(d)
		}
		count, last = count+1, hash
		c.step()
	}
	return last, count == n, rows.Err()
}

// errUnsound says that a copy is not what it was copied from.
var errUnsound = errors.New("the copy is not sound")

// sound checks a copy of a library: its pages, and the hashes of a sample.
func (c *codec) sound(ctx context.Context, path string) error {
	db := connect(path, asItLies, 1)
	defer db.Close()
	wrong, err := pages(ctx, db, "pragma quick_check")
	if err == nil && len(wrong) == 0 {
		wrong, err = c.checkSample(ctx, db)
	}
	switch {
	case isDamaged(err):
		return fmt.Errorf("%w: %v", errUnsound, err)
	case err == nil && len(wrong) > 0:
		return fmt.Errorf("%w: %s", errUnsound, wrong[0])
	}
	return err
}

// sample picks all drafts, the newest revisions and one in 251, by its ID: the
// rest of a large library need not be read for it. It is read in libraries of
// every format.
const sample = `
	with recursive picked (id) as (
		select 1
		union all
		select id + 251 from picked where id + 251 <= (select max(id) from revision)
	), wanted (id) as (
		select id from picked
		union
		select id from (select id from revision order by id desc limit 32)
	)
	select 'revision ' || r.number || ' of story ' || a.uid, false, r.hash, r.body, k.body
	from wanted w cross join revision r on r.id = w.id cross join article a on a.id = r.article
	left join revision k on k.id = r.base
	union all
	select 'the draft of story ' || a.uid, true, d.hash, d.body, null from article a join draft d on d.article = a.id`

func (c *codec) checkSample(ctx context.Context, db *sql.DB) ([]string, error) {
	rows, err := db.QueryContext(ctx, sample)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var wrong []string
	for rows.Next() {
		var name string
		var row stored
		if err := rows.Scan(&name, &row.plain, &row.hash, &row.body, &row.keyBody); err != nil {
			return wrong, err
		}
		if _, err := c.content(row); err != nil {
			wrong = append(wrong, fmt.Sprintf("of %s: %v", name, err))
		}
	}
	return wrong, rows.Err()
}

func isDamaged(err error) bool {
	var e sqlite3.Error
	return errors.As(err, &e) && isDamage(e)
}
