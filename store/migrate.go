package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

//go:embed migrations/*.sql
var embedded embed.FS

// migration is one step of the schema; its number is the user_version of a
// library that has taken it.
type migration struct {
	number int
	name   string
	script string
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
		all = append(all, migration{n, name, string(script)})
	}
	return all, nil
}

// migrate takes the steps that the library has not taken, each in one immediate
// transaction together with its number, so that no crash leaves half of one.
func migrate(ctx context.Context, db *sql.DB, all []migration) error {
	for _, m := range all {
		if err := inTransaction(ctx, db, m.apply); err != nil {
			return fmt.Errorf("migration %s: %w", m.name, err)
		}
	}
	return nil
}

// apply looks at the version inside the transaction: another process may have
// taken the step meanwhile.
func (m migration) apply(tx *sql.Tx) error {
	var version int
	if err := tx.QueryRow("pragma user_version").Scan(&version); err != nil {
		return err
	}
	if version >= m.number {
		return nil
	}
	if _, err := tx.Exec(m.script); err != nil {
		return err
	}
	_, err := tx.Exec(fmt.Sprintf("pragma user_version = %d", m.number))
	return err
}
