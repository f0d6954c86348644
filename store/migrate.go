package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"strconv"
	"strings"
)

//go:embed migrations/*.sql
var embedded embed.FS

// migration is one step of the schema; its number is the user_version of a
// library that has taken it. What SQL cannot do, its before and after do in the
// same transaction.
type migration struct {
	number        int
	name          string
	script        string
	before, after func(l *Library, tx *sql.Tx) error // nil for nothing
}

// migrations reads the steps in dir, which are numbered from 1 without a gap:
// 0001_library.sql.
func migrations(fsys fs.FS, dir string) ([]migration, error) {
	names, err := fs.Glob(fsys, dir+"/*.sql") // sorted
	if err != nil {
		return nil, err
	}
	var all []migration
	for _, path := range names {
		name := strings.TrimPrefix(path, dir+"/")
		digits, _, _ := strings.Cut(name, "_")
		n, err := strconv.Atoi(digits)
		if err != nil || n != len(all)+1 {
			return nil, fmt.Errorf("migration %s: its number should be %04d", name, len(all)+1)
		}
		script, err := fs.ReadFile(fsys, path)
		if err != nil {
			return nil, err
		}
		all = append(all, migration{number: n, name: name, script: string(script)})
	}
	return all, nil
}

// ownMigrations are Stet's, with what is done in Go.
func ownMigrations() ([]migration, error) {
	all, err := migrations(embedded, "migrations")
	if err != nil {
		return nil, err
	}
	for i := range all {
		if all[i].name == "0003_life.sql" {
			all[i].before, all[i].after = moveOut, fillSections
		}
	}
	return all, nil
}

// migrate takes the steps that the library has not taken, all in one immediate
// transaction together with the number, so that neither a crash nor a step that
// fails leaves a library between two formats.
func (l *Library) migrate(ctx context.Context, all []migration) error {
	return inTransaction(ctx, l.writer, func(tx *sql.Tx) error {
		var version int // another process may have taken the steps meanwhile
		if err := tx.QueryRow("pragma user_version").Scan(&version); err != nil {
			return err
		}
		for _, m := range all[min(version, len(all)):] {
			if err := m.apply(l, tx); err != nil {
				return fmt.Errorf("migration %s: %w", m.name, err)
			}
		}
		if version == len(all) {
			return nil
		}
		_, err := tx.Exec(fmt.Sprintf(brand, rand.Int32()))
		return err
	})
}

func (m migration) apply(l *Library, tx *sql.Tx) error {
	if m.before != nil {
		if err := m.before(l, tx); err != nil {
			return err
		}
	}
	if _, err := tx.Exec(m.script); err != nil {
		return err
	}
	if m.after != nil {
		if err := m.after(l, tx); err != nil {
			return err
		}
	}
	_, err := tx.Exec(fmt.Sprintf("pragma user_version = %d", m.number))
	return err
}

// moveOut writes the originals and pictures that lie in the library as files
// beside it. Where the step is not taken in the end they are only left over.
func moveOut(l *Library, tx *sql.Tx) error {
	rows, err := tx.Query("select false, hash, body from original union all select true, hash, body from picture")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var row stored
		if err := rows.Scan(&row.plain, &row.hash, &row.body); err != nil {
			return err
		}
		// One that is damaged cannot be kept under its hash: it is missing from
		// then on, as Verify will say, and the copy from before still has it.
		if b, err := l.codec.content(row); err == nil {
			if _, err := l.assets.keep(b); err != nil {
				return err
			}
		}
	}
	return rows.Err()
}

// fillSections gives each article the section of its newest revision.
func fillSections(l *Library, tx *sql.Tx) error {
	rows, err := tx.Query(`select a.id, r.hash, r.body, k.body
		from article a join revision r on r.id = a.head left join revision k on k.id = r.base`)
	if err != nil {
		return err
	}
	defer rows.Close()
	sections := map[int64]string{}
	for rows.Next() {
		var id int64
		var row stored
		if err := rows.Scan(&id, &row.hash, &row.body, &row.keyBody); err != nil {
			return err
		}
		if s, err := l.codec.story(row); err == nil && s.Article.Section != "" {
			sections[id] = s.Article.Section
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for id, section := range sections {
		if _, err := tx.Exec("update article set section = ? where id = ?", section, id); err != nil {
			return err
		}
	}
	return nil
}

// Schema is the number of the newest schema, that of every library opened for
// writing.
func Schema() int {
	steps, _ := fs.Glob(embedded, "migrations/*.sql") // the pattern is sound
	return len(steps)
}
