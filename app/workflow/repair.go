package workflow

import (
	"context"

	"stet/editor"
)

// Repairer finds what is damaged in the library, and mends it.
type Repairer interface {
	// Verify checks every page, every content hash and what the lists show, and
	// returns what is wrong; nothing where all is well.
	Verify(ctx context.Context, progress func(done, total int)) ([]editor.Damage, error)
	// Damage returns what is known to be damaged.
	Damage() []editor.Damage
	// Scrub checks the next n contents where it is time to, and reports whether
	// there is more to do.
	Scrub(ctx context.Context, n int) (more bool, err error)
	// Remedies says what can mend each damage: the library itself, or the newest
	// of some backups, named newest first.
	Remedies(ctx context.Context, found []editor.Damage, backups []string, progress func(done, total int)) ([]editor.Remedy, error)
	// Repair does so, and returns what is still damaged.
	Repair(ctx context.Context, remedies []editor.Remedy, progress func(done, total int)) ([]editor.Damage, error)
}

// Remedies says what can mend each damage, out of all backups that there are and
// one named besides, "" for none.
func (d *Desk) Remedies(ctx context.Context, found []editor.Damage, plan BackupPlan, besides string, progress func(done, total int)) ([]editor.Remedy, error) {
	kept, err := d.Backups(ctx, plan)
	if err != nil {
		return nil, err
	}
	var paths []string
	if besides != "" {
		paths = append(paths, besides)
	}
	for _, b := range kept {
		if b.Trouble == "" {
			paths = append(paths, b.Path)
		}
	}
	return d.lib.Remedies(ctx, found, paths, progress)
}
