package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"stet/editor"
	"strings"
)

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
