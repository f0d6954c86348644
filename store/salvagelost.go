package store

import (
	"context"
	"database/sql"
	"errors"
	"stet/editor"
)

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
	"import":       "imports that were cut short",
	"meta":         "what the desk has chosen",
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
