package store

import (
	"context"
	"database/sql"
	"fmt"

	"stet/editor"
)

// Relate makes an article an update of, a correction of, a follow-up to, or a
// copy of another one. That it is already is no error.
func (l *Library) Relate(ctx context.Context, id string, r editor.Relation, other, who string) error {
	return l.relation(ctx, id, other, func(tx *sql.Tx, a, b int64) error {
		did, err := changes(tx, "insert into related (article, kind, other) values (?, ?, ?) on conflict do nothing", a, r, b)
		if err != nil || !did {
			return err
		}
		return l.bothSides(tx, a, b, editor.Event{Who: who, What: editor.Joined, Was: string(r), Became: other},
			editor.Event{Who: who, What: editor.JoinedBy, Was: string(r), Became: id})
	})
}

// Unrelate takes that back. That it is not so is no error.
func (l *Library) Unrelate(ctx context.Context, id string, r editor.Relation, other, who string) error {
	return l.relation(ctx, id, other, func(tx *sql.Tx, a, b int64) error {
		did, err := changes(tx, "delete from related where article = ? and kind = ? and other = ?", a, r, b)
		if err != nil || !did {
			return err
		}
		return l.bothSides(tx, a, b, editor.Event{Who: who, What: editor.Parted, Was: string(r), Became: other},
			editor.Event{Who: who, What: editor.PartedBy, Was: string(r), Became: id})
	})
}

func (l *Library) relation(ctx context.Context, id, other string, do func(tx *sql.Tx, a, b int64) error) error {
	if id == other {
		return &editor.FieldError{Field: "related story", Value: other, Want: "another story"}
	}
	return l.write(ctx, func(tx *sql.Tx) error {
		a, err := articleOf(tx, id)
		if err != nil {
			return about(id, l.translate(ctx, err))
		}
		b, err := articleOf(tx, other)
		if err != nil {
			return about(other, l.translate(ctx, err))
		}
		return do(tx, a, b)
	})
}

func (l *Library) bothSides(tx *sql.Tx, a, b int64, ofA, ofB editor.Event) error {
	if err := l.insertEvent(tx, a, ofA); err != nil {
		return err
	}
	return l.insertEvent(tx, b, ofB)
}

// Related returns the articles that one is related to, both ways, in the order
// in which they came into the library. Those in the bin are left out.
func (l *Library) Related(ctx context.Context, id string) ([]editor.Related, error) {
	var all []editor.Related
	err := l.read(ctx, func(db *sql.DB) error {
		all = nil
		rows, err := db.QueryContext(ctx, `
			with one as (select id from article where uid = ?),
			ties as (
				select kind, false as back, other as id from related where article = (select id from one)
				union all
				select kind, true, article from related where other = (select id from one))
			select `+summaryColumns+`, ties.kind, ties.back from ties join article a on a.id = ties.id
			where a.deleted is null order by a.id, ties.kind`, id)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var r editor.Related
			if r.Summary, err = scanSummary(rows, &r.Relation, &r.Back); err != nil {
				return err
			}
			all = append(all, r)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("the stories related to %s: %w", id, err)
	}
	return all, nil
}

// CameAfter returns which of others came into the library after an article, nil where
// that one does not lie there.
func (l *Library) CameAfter(ctx context.Context, id string, others []string) (map[string]bool, error) {
	var later map[string]bool
	err := l.read(ctx, func(db *sql.DB) error {
		later = nil
		rows, err := db.QueryContext(ctx, `
			select other.uid, other.id > one.id from article one
			left join article other on other.uid in (select value from json_each(?))
			where one.uid = ?`, asJSON(others), id)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var other sql.NullString
			var after sql.NullBool
			if err := rows.Scan(&other, &after); err != nil {
				return err
			}
			if later == nil {
				later = map[string]bool{}
			}
			if other.Valid {
				later[other.String] = after.Bool
			}
		}
		return rows.Err()
	})
	return later, about(id, err)
}
