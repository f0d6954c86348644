package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mattn/go-sqlite3"

	"stet/editor"
)

// Salvage makes a library where there is none yet, out of what can still be read
// of a damaged one and, where that is not what was filed, of what backups of it
// have, newest first. The damaged library is left alone. Nothing goes missing
// without being named.
func (s Libraries) Salvage(ctx context.Context, from, to string, backups []string, progress func(done, total int)) (editor.Salvage, error) {
	from, err1 := filepath.Abs(from)
	to, err2 := filepath.Abs(to)
	if err := errors.Join(err1, err2); err != nil {
		return editor.Salvage{}, err
	}
	if err := checkFree(to); err != nil {
		return editor.Salvage{}, fmt.Errorf("make a repaired copy: %w", err)
	}
	if progress == nil {
		progress = func(int, int) {}
	}
	made, err := s.salvage(ctx, from, to, backups, progress)
	if err != nil {
		return made, fmt.Errorf("make a repaired copy: %w", told(from, err))
	}
	return made, nil
}

func (s Libraries) salvage(ctx context.Context, from, to string, backups []string, progress func(done, total int)) (editor.Salvage, error) {
	made := editor.Salvage{Path: to}
	if err := room(filepath.Dir(to), 2*size(from)); err != nil {
		return made, err
	}
	dir, err := os.MkdirTemp(filepath.Dir(to), ".stet-repair-*")
	if err != nil {
		return made, err
	}
	defer os.RemoveAll(dir)
	w := wreck{made: &made, path: filepath.Join(dir, "library.stet"), backups: backups, progress: progress}
	if err := w.open(ctx, from); err != nil {
		return made, err
	}
	defer w.from.Close()
	if err := w.fill(ctx, s); err != nil {
		return made, err
	}
	if err := w.mend(ctx, s); err != nil {
		return made, err
	}
	return made, putInPlace(w.path, to)
}

// wreck is a damaged library, and the one that is made of it.
type wreck struct {
	made     *editor.Salvage
	from     *Library // the damaged one, or the backup in place of it
	path     string   // of the new one
	backups  []string
	progress func(done, total int)
	uid      string          // of the library, "" where it cannot be read
	broken   map[string]bool // tables that could not be read to their end
}

// open opens the damaged library, or the newest backup where nothing of it can
// be read.
func (w *wreck) open(ctx context.Context, from string) error {
	var err error
	if w.from, err = OpenBackup(ctx, from); err == nil {
		return nil
	}
	if w.from = openWreck(ctx, from); w.from != nil {
		return nil
	}
	for i, path := range w.backups {
		if w.from, _ = OpenBackup(ctx, path); w.from != nil {
			w.made.Base, w.made.Made = path, madeAt(ctx, w.from)
			w.backups = w.backups[i+1:]
			return nil
		}
	}
	return err
}

// openWreck opens a library of which at least the schema can be read; nil where
// that is too much to ask.
func openWreck(ctx context.Context, path string) *Library {
	steps, err := ownMigrations()
	if err != nil {
		return nil
	}
	l, err := unopened(path, Options{})
	if err != nil {
		return nil
	}
	l.readers = connect(path, asItLies, 1)
	id, err := number(ctx, l.readers, "pragma application_id")
	version, err2 := number(ctx, l.readers, "pragma user_version")
	tables, err3 := number(ctx, l.readers, "select count(*) from sqlite_schema where name in ('article', 'revision')")
	if errors.Join(err, err2, err3) != nil || id != applicationID || int(version) != len(steps) || tables != 2 {
		l.readers.Close()
		return nil
	}
	return l
}

// tables are what is carried over, with the order in which each is read: what
// depends on another behind it.
var tables = []struct{ name, order string }{
	{"asset", "rowid"}, {"article", "rowid"}, {"revision", "rowid"}, {"draft", "rowid"},
	{"fact", "article, place"}, {"source", "article, fact, place"}, {"finding", "revision, place"}, {"picture", "rowid"},
	{"tag", "article, tag"}, {"related", "article, kind, other"}, {"event", "rowid"}, {"saved_search", "rowid"},
}

// fill makes the new library and carries the rows over, each as it was.
func (w *wreck) fill(ctx context.Context, s Libraries) error {
	if err := s.Make(ctx, w.path); err != nil {
		return err
	}
	// Nobody else has it: it is flushed when it is whole.
	out := connect(w.path, "_journal_mode=OFF&_synchronous=OFF&_foreign_keys=0&_txlock=exclusive", 1)
	defer out.Close()
	w.broken = map[string]bool{}
	err := inTransaction(ctx, out, func(tx *sql.Tx) error {
		for i, t := range tables {
			w.progress(i, len(tables))
			if err := w.carry(ctx, tx, w.from, t.name, t.order); err != nil {
				return err
			}
		}
		if w.uid, _ = w.from.uid(ctx); w.uid != "" {
			if err := setMeta(tx, "uid", w.uid); err != nil {
				return err
			}
		}
		return w.fillUp(ctx, tx)
	})
	return err
}

// carry copies what can be read of a table: from its beginning and, where that
// breaks off, from its end; of revisions also what lies in between.
func (w *wreck) carry(ctx context.Context, tx *sql.Tx, from *Library, table, order string) error {
	columns, err := columnsOf(ctx, tx, from.readers, table)
	if err != nil || len(columns) == 0 {
		return err
	}
	copying := rowCopy{tx: tx, from: from.readers, table: table, columns: columns}
	for _, direction := range []string{"", " desc"} {
		err := copying.rows(ctx, "order by "+strings.ReplaceAll(order, ",", direction+",")+direction)
		if err == nil {
			return nil
		}
		if !isDamaged(err) {
			return err
		}
		w.broken[table] = true
	}
	if table == "revision" {
		return copying.singly(ctx)
	}
	return nil
}

// columnsOf are the columns that a table has in both libraries.
func columnsOf(ctx context.Context, tx *sql.Tx, from *sql.DB, table string) ([]string, error) {
	const query = "select name from pragma_table_info(?)"
	there, err := sentences(ctx, from, query, table)
	if err != nil {
		if isDamaged(err) {
			return nil, nil
		}
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, query, table)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		if slices.Contains(there, name) {
			all = append(all, name)
		}
	}
	return all, rows.Err()
}

// rowCopy copies rows of one table as they are.
type rowCopy struct {
	tx      *sql.Tx
	from    *sql.DB
	table   string
	columns []string
}

func (c rowCopy) rows(ctx context.Context, which string, args ...any) error {
	list := strings.Join(c.columns, ", ")
	rows, err := c.from.QueryContext(ctx, fmt.Sprintf("select %s from %s %s", list, c.table, which), args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	insert, err := c.tx.PrepareContext(ctx, fmt.Sprintf("insert or ignore into %s (%s) values (?%s)", c.table, list, strings.Repeat(", ?", len(c.columns)-1)))
	if err != nil {
		return err
	}
	defer insert.Close()
	values, places := make([]any, len(c.columns)), make([]any, len(c.columns))
	for i := range values {
		places[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(places...); err != nil {
			return err
		}
		if _, err := insert.ExecContext(ctx, values...); err != nil && !isMisfit(err) {
			return err
		}
	}
	return rows.Err()
}

// singly copies the revisions that lie between pages that cannot be read. They
// are known by the index of the table.
func (c rowCopy) singly(ctx context.Context) error {
	ids, err := sentences(ctx, c.from, "select id from revision indexed by sqlite_autoindex_revision_1")
	if isDamaged(err) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, id := range ids {
		var n int
		if err := c.tx.QueryRowContext(ctx, "select count(*) from revision where id = ?", id).Scan(&n); err != nil {
			return err
		}
		if n > 0 {
			continue
		}
		if err := c.rows(ctx, "where id = ?", id); err != nil && !isDamaged(err) {
			return err
		}
	}
	return nil
}

// fillUp takes the rows of stories and revisions that could not be read out of
// the backups. Those that were read to their end lack nothing.
func (w *wreck) fillUp(ctx context.Context, tx *sql.Tx) error {
	if len(w.broken) == 0 {
		return nil
	}
	for _, path := range w.backups {
		from, err := OpenBackup(ctx, path)
		if err != nil {
			continue
		}
		if uid, _ := from.uid(ctx); w.uid != "" && uid != w.uid {
			from.Close()
			continue // of another library
		}
		for _, t := range tables {
			if err == nil && w.broken[t.name] {
				err = w.carry(ctx, tx, from, t.name, t.order)
			}
		}
		from.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

// mend looks at what was carried over, puts right what backups have, and takes
// out what is lost.
func (w *wreck) mend(ctx context.Context, s Libraries) error {
	l, err := Open(ctx, w.path, Options{Now: s.Now})
	if err != nil {
		return err
	}
	defer l.Close()
	own := l.assets.folders[0]
	l.assets.folders = append([]string{own}, w.from.assets.folders...)
	if err := w.missing(ctx, l); err != nil {
		return err
	}
	if err := w.heads(ctx, l); err != nil {
		return err
	}
	c := l.newCheck()
	defer c.close()
	c.progress = w.progress
	if err := c.contents(ctx); err != nil {
		return err
	}
	remedies, err := l.Remedies(ctx, c.found, w.backups, nil)
	if err != nil {
		return err
	}
	lost, err := l.Repair(ctx, remedies, nil)
	if err != nil {
		return err
	}
	w.made.Taken = len(c.found) - len(lost)
	if err := w.takeOut(ctx, l, lost); err != nil {
		return err
	}
	return w.finish(ctx, l, own)
}

// heads gives every story that has lost its newest revision the newest there is,
// and a revision whose story's own row is lost that row again: the text says
// whose it is.
func (w *wreck) heads(ctx context.Context, l *Library) error {
	orphans, err := sentences(ctx, l.readers, "select distinct article from revision where article not in (select id from article)")
	if err != nil {
		return err
	}
	for _, article := range orphans {
		if err := adopt(ctx, l, article); err != nil {
			return err
		}
	}
	if err := relistFiles(ctx, l); err != nil {
		return err
	}
	return l.write(ctx, func(tx *sql.Tx) error { return execAll(tx, repoint) })
}

// relistFiles lists the files again that only stories and pictures still name.
func relistFiles(ctx context.Context, l *Library) error {
	hashes, err := sentences(ctx, l.readers, `
		select hex(original) from article where original is not null and original not in (select hash from asset)
		union select hex(hash) from picture where hash not in (select hash from asset)`)
	if err != nil || len(hashes) == 0 {
		return err
	}
	return l.write(ctx, func(tx *sql.Tx) error {
		for _, h := range hashes {
			hash, err := hex.DecodeString(h)
			if err != nil {
				return err
			}
			b, _ := l.assets.read(hash) // where it is not there that is found soon
			if err := insertAsset(tx, hash, len(b)); err != nil {
				return err
			}
		}
		return nil
	})
}

// repoint leads every story to its newest revision, where it has one.
const repoint = `
	update article set (head, revision, updated) =
		(select r.id, r.number, r.saved from revision r where r.article = article.id order by r.number desc limit 1)
	where not exists (select 1 from revision r where r.id = head and r.article = article.id and r.number = article.revision)
		and exists (select 1 from revision r where r.article = article.id)`

func execAll(tx *sql.Tx, statements ...string) error {
	for _, s := range statements {
		if _, err := tx.Exec(s); err != nil {
			return err
		}
	}
	return nil
}

// adopt makes the row of a story from its newest revision that can be read.
func adopt(ctx context.Context, l *Library, article string) error {
	ids, err := sentences(ctx, l.readers, "select id from revision where article = ? order by number desc", article)
	if err != nil {
		return err
	}
	for _, id := range ids {
		var row stored
		var number int
		var saved int64
		err := l.readers.QueryRowContext(ctx, `select r.number, r.saved, r.hash, r.body, k.body
			from revision r left join revision k on k.id = r.base where r.id = ?`, id).Scan(&number, &saved, &row.hash, &row.body, &row.keyBody)
		if err != nil {
			return err
		}
		s, err := l.codec.story(row)
		if err != nil || s.Article.ID == "" {
			continue
		}
		a := s.Article
		if a.Status == "" {
			a.Status = editor.Inbox
		}
		return l.write(ctx, func(tx *sql.Tx) error {
			made, err := tx.Exec(`
				insert or ignore into article (id, uid, slug, headline, status, section, created, updated, revision, head,
					words, facts, settled, failures, warnings)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0)`,
				article, a.ID, a.Slug, a.Title(), a.Status, a.Section, saved, saved, number, id)
			if err != nil {
				return err
			}
			of, err := made.LastInsertId()
			if err != nil {
				return err
			}
			return replaceFacts(tx, of, s.Facts)
		})
	}
	return nil
}

// takeOut removes what is lost, and names it.
func (w *wreck) takeOut(ctx context.Context, l *Library, lost []editor.Damage) error {
	w.made.Lost = append(w.made.Lost, lost...)
	// What hangs on what is lost goes a statement later; all references are checked
	// in the end.
	db := connect(w.path, strings.Replace(forWriting, "_foreign_keys=1", "_foreign_keys=0", 1), 1)
	defer db.Close()
	return inTransaction(ctx, db, func(tx *sql.Tx) error {
		for _, d := range lost {
			if err := dropLost(tx, l.codec, d); err != nil {
				return err
			}
		}
		return execAll(tx, repoint,
			"delete from revision where article not in (select id from article)",
			"delete from article where not exists (select 1 from revision r where r.article = article.id)",
			"delete from finding where revision not in (select id from revision)",
			"delete from source where article not in (select id from article) or not exists (select 1 from fact f where f.article = source.article and f.place = source.fact)",
			"delete from fact where article not in (select id from article)",
			"delete from tag where article not in (select id from article)",
			"delete from related where article not in (select id from article) or other not in (select id from article)",
			"delete from event where article not in (select id from article)",
			"delete from draft where article not in (select id from article)",
			"update article set original = null where original not in (select hash from asset)")
	})
}

// dropLost takes one lost thing out of the new library.
func dropLost(tx *sql.Tx, codec *codec, d editor.Damage) error {
	hash, err := hex.DecodeString(d.Hash)
	if err != nil {
		return err
	}
	const article = "(select id from article where uid = ?)"
	switch d.Kind {
	case editor.DamagedRevision:
		if err := standAlone(tx, codec, d); err != nil {
			return err
		}
		_, err = tx.Exec("delete from finding where revision in (select id from revision where number = ? and article = "+article+")", d.Revision, d.Story)
		if err == nil {
			_, err = tx.Exec("delete from revision where number = ? and article = "+article, d.Revision, d.Story)
		}
	case editor.DamagedDraft:
		_, err = tx.Exec("delete from draft where session = ? and article = "+article, d.Session, d.Story)
	case editor.DamagedOriginal, editor.DamagedPicture:
		for _, s := range []string{"update article set original = null where original = ?", "delete from picture where hash = ?", "delete from asset where hash = ?"} {
			if err == nil {
				_, err = tx.Exec(s, hash)
			}
		}
	}
	return err
}

// standAlone frees the revisions that are compressed against one that is lost.
// They may be whole: where it is the lost one's hash that was damaged.
func standAlone(tx *sql.Tx, codec *codec, lost editor.Damage) error {
	rows, err := tx.Query(`select r.id, r.hash, r.body, k.body from revision r join revision k on k.id = r.base join article a on a.id = k.article
		where a.uid = ? and k.number = ?`, lost.Story, lost.Revision)
	if err != nil {
		return err
	}
	defer rows.Close()
	bodies := map[int64][]byte{}
	for rows.Next() {
		var id int64
		var row stored
		if err := rows.Scan(&id, &row.hash, &row.body, &row.keyBody); err != nil {
			return err
		}
		if content, err := codec.content(row); err == nil {
			if bodies[id], err = codec.pack(content, nil); err != nil {
				return err
			}
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for id, body := range bodies {
		if _, err := tx.Exec("update revision set base = null, body = ? where id = ?", body, id); err != nil {
			return err
		}
	}
	return nil
}

// missing names the revisions and the stories of which not even a row is left, by
// the numbers that lack and by the index of the table.
func (w *wreck) missing(ctx context.Context, l *Library) error {
	rows, err := l.readers.QueryContext(ctx, `
		with recursive gap(article, number, newest) as (
			select id, 1, max(revision, coalesce((select max(number) from revision r where r.article = article.id), 0)) from article
			where revision <> (select count(*) from revision r where r.article = article.id)
			union all select article, number + 1, newest from gap where number < newest)
		select a.uid, a.headline, g.number from gap g join article a on a.id = g.article
		where not exists (select 1 from revision r where r.article = g.article and r.number = g.number)`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		d := editor.Damage{Kind: editor.DamagedRevision, Why: "it cannot be read"}
		if err := rows.Scan(&d.Story, &d.Headline, &d.Revision); err != nil {
			return err
		}
		w.made.Lost = append(w.made.Lost, d)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if err := w.missingNumbers(ctx, l); err != nil {
		return err
	}
	return w.missingStories(ctx, l)
}

// missingNumbers names the newest revisions of stories that are known by the
// index alone.
func (w *wreck) missingNumbers(ctx context.Context, l *Library) error {
	if !w.broken["revision"] {
		return nil
	}
	rows, err := w.from.readers.QueryContext(ctx, "select article, number from revision indexed by sqlite_autoindex_revision_1")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var article int64
		d := editor.Damage{Kind: editor.DamagedRevision, Why: "it cannot be read"}
		if err := rows.Scan(&article, &d.Revision); err != nil {
			return err
		}
		err := l.readers.QueryRowContext(ctx, `select uid, headline from article a where id = ? and revision < ?
			and not exists (select 1 from revision r where r.article = a.id and r.number = ?)`, article, d.Revision, d.Revision).Scan(&d.Story, &d.Headline)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err != nil {
			return err
		}
		w.made.Lost = append(w.made.Lost, d)
	}
	if isDamaged(rows.Err()) {
		w.made.Unnamed = append(w.made.Unnamed, "revisions that cannot be named")
		return nil
	}
	return rows.Err()
}

// unnamed says what is gone where a table breaks off whose rows nobody can name.
var unnamed = map[string]string{
	"draft":        "words that were typed and not yet filed",
	"finding":      "what the checks have said of some revisions",
	"tag":          "tags of some stories",
	"related":      "relations between some stories",
	"event":        "entries of the history",
	"saved_search": "saved searches",
	"picture":      "names of pictures",
}

func (w *wreck) missingStories(ctx context.Context, l *Library) error {
	for _, t := range tables {
		if phrase := unnamed[t.name]; w.broken[t.name] && phrase != "" {
			w.made.Unnamed = append(w.made.Unnamed, phrase)
		}
	}
	if !w.broken["article"] {
		return nil
	}
	all, err := sentences(ctx, w.from.readers, "select uid from article indexed by sqlite_autoindex_article_1")
	if isDamaged(err) {
		w.made.Unnamed = append(w.made.Unnamed, "stories that cannot be named")
		return nil
	}
	if err != nil {
		return err
	}
	for _, id := range all {
		if _, err := l.Summary(ctx, id); errors.Is(err, editor.ErrNotFound) {
			w.made.Lost = append(w.made.Lost, editor.Damage{Kind: editor.DamagedRevision, Story: id, Why: "nothing of it can be read"})
		}
	}
	return nil
}

// finish brings the files over and looks at the whole once more.
func (w *wreck) finish(ctx context.Context, l *Library, own string) error {
	hashes, err := sentences(ctx, l.readers, "select hex(hash) from asset")
	if err != nil {
		return err
	}
	for _, h := range hashes {
		hash, err := hex.DecodeString(h)
		if err != nil {
			return err
		}
		b, err := l.assets.read(hash)
		if err != nil {
			return err
		}
		if _, err := (assets{[]string{own}}).keep(b); err != nil {
			return err
		}
	}
	l.assets.folders = []string{own}
	found, err := l.Verify(ctx, w.progress)
	if err == nil && len(found) > 0 {
		err = &fault{editor.ErrDamaged, "the repaired copy is not sound: " + found[0].String()}
	}
	if err != nil {
		return err
	}
	return l.readers.QueryRowContext(ctx, "select (select count(*) from article), (select count(*) from revision)").Scan(&w.made.Stories, &w.made.Revisions)
}

// isMisfit reports whether a row does not fit the table it goes to.
func isMisfit(err error) bool {
	var e sqlite3.Error
	return errors.As(err, &e) && (e.Code == sqlite3.ErrConstraint || e.Code == sqlite3.ErrMismatch)
}
