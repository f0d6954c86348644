package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"stet/editor"
)

// SetFindings keeps the findings of the check of one revision, in place of
// those kept before. Of a fix only the label is kept.
func (l *Library) SetFindings(ctx context.Context, id string, revision int, findings []editor.Finding) error {
	return about(revisionName(id, revision), l.write(ctx, func(tx *sql.Tx) error {
		var row int64
		err := tx.QueryRow(`select r.id from article a join revision r on r.article = a.id
			where a.uid = ? and r.number = ?`, id, revision).Scan(&row)
		if err != nil {
			return err
		}
		if _, err := tx.Exec("delete from finding where revision = ?", row); err != nil {
			return err
		}
		for place, f := range findings {
			if err := insertFinding(tx, row, place, f); err != nil {
				return err
			}
		}
		return nil
	}))
}

func insertFinding(tx *sql.Tx, revision int64, place int, f editor.Finding) error {
	var fixes any
	if len(f.Fixes) > 0 {
		b, err := json.Marshal(f.Fixes)
		if err != nil {
			return err
		}
		fixes = string(b)
	}
	waived, err := optionalJSON(f.Waived)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`
		insert into finding (revision, place, rule, severity, field, block, start, end, text, message, fixes, waived)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		revision, place, f.Rule, f.Severity, f.Field, f.Block, f.Start, f.End, f.Text, f.Message, fixes, waived)
	return err
}

// Findings returns what the last check of a revision found, nothing where it
// was not checked.
func (l *Library) Findings(ctx context.Context, id string, revision int) ([]editor.Finding, error) {
	var all []editor.Finding
	err := l.read(ctx, func(db *sql.DB) error {
		all = nil
		rows, err := db.QueryContext(ctx, `
			select f.rule, f.severity, f.field, f.block, f.start, f.end, f.text, f.message, f.fixes, f.waived
			from article a join revision r on r.article = a.id join finding f on f.revision = r.id
			where a.uid = ? and r.number = ? order by f.place`, id, revision)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			f, err := scanFinding(rows)
			if err != nil {
				return err
			}
			all = append(all, f)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read the findings of story %s: %w", revisionName(id, revision), err)
	}
	return all, nil
}

func scanFinding(rows *sql.Rows) (editor.Finding, error) {
	var f editor.Finding
	var fixes, waived sql.NullString
	err := rows.Scan(&f.Rule, &f.Severity, &f.Field, &f.Block, &f.Start, &f.End, &f.Text, &f.Message, &fixes, &waived)
	if err == nil && fixes.Valid {
		err = json.Unmarshal([]byte(fixes.String), &f.Fixes)
	}
	if err == nil && waived.Valid {
		err = json.Unmarshal([]byte(waived.String), &f.Waived)
	}
	return f, err
}
