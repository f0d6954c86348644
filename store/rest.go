package store

import "context"

// Rest moves what was written lately from the -wal file into the library, so that
// no save has to wait for it, as it would once that file is long. It is for the
// time when nobody types; writers and readers are not kept waiting.
func (l *Library) Rest(ctx context.Context) error {
	if l.ReadOnly() != nil {
		return nil
	}
	db := connect(l.path, forResting, 1)
	defer db.Close()
	// Not truncated: to write over a file is faster than to make it longer.
	_, err := db.ExecContext(ctx, "pragma wal_checkpoint(passive)")
	return l.translate(ctx, err)
}
