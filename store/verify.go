package store

import (
	"context"
	"database/sql"
	"fmt"

	"stet/editor"
)

// Verify checks every page of the file, every reference and every content hash,
// and returns what is wrong, one sentence each; nothing where all is well.
// Progress, where it is not nil, is told how many contents are done. Damage
// stops all writing.
func (l *Library) Verify(ctx context.Context, progress func(done, total int)) ([]string, error) {
	var wrong []string
	err := l.read(ctx, func(db *sql.DB) error {
		wrong = nil
		for _, check := range []func(context.Context, *sql.DB) ([]string, error){checkPages, checkReferences} {
			found, err := check(ctx, db)
			wrong = append(wrong, found...)
			if err != nil {
				return err
			}
		}
		found, err := l.checkContents(ctx, db, progress)
		wrong = append(wrong, found...)
		return err
	})
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		wrong = append(wrong, err.Error()) // the rest cannot be read
	}
	if len(wrong) > 0 {
		l.damage("%s", wrong[0])
	}
	return wrong, nil
}

// checkPages is SQLite's own look at every page, with every index.
func checkPages(ctx context.Context, db *sql.DB) ([]string, error) {
	return pages(ctx, db, "pragma integrity_check")
}

func pages(ctx context.Context, db *sql.DB, check string) ([]string, error) {
	found, err := sentences(ctx, db, check)
	if len(found) == 1 && found[0] == "ok" {
		return nil, err
	}
	return found, err
}

func checkReferences(ctx context.Context, db *sql.DB) ([]string, error) {
	return sentences(ctx, db, `
		select 'A row of ' || "table" || ' points to a row of ' || parent || ' that is missing.' from pragma_foreign_key_check
		union all
		select 'Story ' || a.uid || ' does not lead to its newest revision.' from article a
		where not exists (select 1 from revision r where r.id = a.head and r.article = a.id and r.number = a.revision)`)
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

// contents lists every content that has a hash and lies in the library, with
// what to call it and whether it lies there plain.
const contents = `
	select 'revision ' || r.number || ' of story ' || a.uid, false, r.hash, r.body, k.body
	from article a join revision r on r.article = a.id left join revision k on k.id = r.base %s
	union all
	select 'the draft of story ' || a.uid, true, d.hash, d.body, null from article a join draft d on d.article = a.id`

// files lists the files beside the library, with what to call them.
const files = `
	select coalesce((select 'the imported file of story ' || uid from article where original = s.hash),
		(select 'the picture ' || file from picture where hash = s.hash), 'a file that nothing uses'), s.hash
	from asset s`

func (l *Library) checkContents(ctx context.Context, db *sql.DB, progress func(done, total int)) ([]string, error) {
	query := fmt.Sprintf(contents, "")
	total, err := number(ctx, db, "select count(*) + (select count(*) from asset) from ("+query+")")
	if err != nil {
		return nil, err
	}
	done := 0
	step := func() {
		if done++; progress != nil {
			progress(done, int(total))
		}
	}
	wrong, err := l.codec.checkAll(ctx, db, query, step)
	if err != nil {
		return wrong, err
	}
	found, err := l.checkAssets(ctx, db, files, step)
	return append(wrong, found...), err
}

// checkAll opens the contents that a query lists.
func (c *codec) checkAll(ctx context.Context, db *sql.DB, query string, progress func()) ([]string, error) {
	rows, err := db.QueryContext(ctx, query)
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
			wrong = append(wrong, fmt.Sprintf("Of %s: %v.", name, err))
		}
		progress()
	}
	return wrong, rows.Err()
}

// sound checks a copy of a library: its pages, and the hashes of a sample.
func (c *codec) sound(ctx context.Context, path string) error {
	db := connect(path, asItLies, 1)
	defer db.Close()
	what, err := pages(ctx, db, "pragma quick_check")
	if err != nil {
		return err
	}
	wrong, err := c.checkAll(ctx, db, fmt.Sprintf(contents, sampleRevisions), func() {})
	if err != nil {
		return err
	}
	if wrong = append(what, wrong...); len(wrong) > 0 {
		return &fault{editor.ErrDamaged, "the copy is not sound: " + wrong[0]}
	}
	return nil
}

// sampleRevisions picks the newest revisions and one in 256 by its hash, that
// is, at random.
const sampleRevisions = "where r.id > (select max(id) from revision) - 32 or substr(r.hash, 1, 1) = x'00'"
