package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"stet/editor"
)

// request is what an import was asked for, as its row keeps it, and the session
// that is busy with it.
type request struct {
	Session  string   `json:"session"`
	Paths    []string `json:"paths"`
	Encoding string   `json:"encoding,omitempty"`
	Again    bool     `json:"again,omitempty"`
}

// BeginImport remembers an import that this session begins, or goes on with where
// it has an ID, and returns its ID.
func (l *Library) BeginImport(ctx context.Context, i editor.Import) (int64, error) {
	asked, err := json.Marshal(request{l.session, i.Paths, i.Encoding, i.Again})
	if err != nil {
		return 0, err
	}
	var id any // a new one
	if i.ID != 0 {
		id = i.ID
	}
	err = l.write(ctx, func(tx *sql.Tx) error {
		made, err := tx.Exec("insert or replace into import (id, at, who, request, done, total) values (?, ?, ?, ?, ?, ?)",
			id, milliseconds(l.now()), i.Who, string(asked), i.Done, i.Total)
		if err == nil {
			i.ID, err = made.LastInsertId()
		}
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("begin the import: %w", err)
	}
	return i.ID, nil
}

// NoteImport notes how many of its files an import has dealt with.
func (l *Library) NoteImport(ctx context.Context, id int64, done int) error {
	return l.change(ctx, "update import set done = ? where id = ?", done, id)
}

// EndImport forgets an import; that it is forgotten already is no error.
func (l *Library) EndImport(ctx context.Context, id int64) error {
	return l.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec("delete from import where id = ?", id)
		return err
	})
}

// CutShort returns the imports that no other session is busy with, the newest
// first.
func (l *Library) CutShort(ctx context.Context) ([]editor.Import, error) {
	var all []editor.Import
	err := l.read(ctx, func(db *sql.DB) error {
		all = nil
		rows, err := db.QueryContext(ctx, "select id, at, who, request, done, total from import order by id desc")
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			i, session, err := scanImport(rows)
			if err != nil {
				return err
			}
			if session == l.session || !l.alive(session) {
				all = append(all, i)
			}
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("list the imports: %w", err)
	}
	return all, nil
}

func scanImport(rows *sql.Rows) (i editor.Import, session string, err error) {
	var at int64
	var spelt string
	if err := rows.Scan(&i.ID, &at, &i.Who, &spelt, &i.Done, &i.Total); err != nil {
		return i, "", err
	}
	var asked request
	err = json.Unmarshal([]byte(spelt), &asked)
	i.At, i.Paths, i.Encoding, i.Again = moment(at), asked.Paths, asked.Encoding, asked.Again
	return i, asked.Session, err
}

// Known returns which originals, by the SHA-256 of their bytes, are filed, and
// the first article of each; one in the bin where there is no other.
func (l *Library) Known(ctx context.Context, hashes [][]byte) (map[string]editor.AlreadyError, error) {
	names := make([]string, len(hashes))
	for i, h := range hashes {
		names[i] = hex.EncodeToString(h)
	}
	list, err := json.Marshal(names)
	if err != nil || len(names) == 0 {
		return nil, err
	}
	known := map[string]editor.AlreadyError{}
	err = l.read(ctx, func(db *sql.DB) error {
		rows, err := db.QueryContext(ctx, "select a.original, a.uid, "+headlineColumn+`, a.deleted is not null from json_each(?) j
			cross join article a on a.original = unhex(j.value) order by 4 desc, a.id desc`, string(list))
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var hash []byte
			var e editor.AlreadyError
			if err := rows.Scan(&hash, &e.ID, &e.Headline, &e.Binned); err != nil {
				return err
			}
			known[string(hash)] = e
		}
		return rows.Err()
	})
	return known, err
}
