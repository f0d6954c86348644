package workflow

import (
	"context"
	"errors"
	"time"

	"stet/editor"
)

// Purged is what became of stories that were to be deleted for good.
type Purged struct {
	Gone int
	Back int // somebody had typed in them since: they are no longer in the bin
}

// EmptyBin deletes for good what has lain in the bin for so long, as far as a
// verified backup has it that was made since it was deleted. A cancelled context
// ends it between two stories.
func (d *Desk) EmptyBin(ctx context.Context, keep time.Duration, plan BackupPlan) (Purged, error) {
	backups, err := d.Backups(ctx, plan)
	if err != nil {
		return Purged{}, err
	}
	by := d.now().Add(-keep)
	if safe := backedUp(backups); safe.Before(by) {
		by = safe
	}
	var sum Purged
	for ctx.Err() == nil {
		ids, err := d.lib.Expired(ctx, by, BulkPortion)
		if err != nil {
			return sum, err
		}
		if len(ids) == 0 {
			break
		}
		done, err := d.Purge(ctx, ids, func(int, int) {})
		sum.Gone, sum.Back = sum.Gone+done.Gone, sum.Back+done.Back
		if err != nil {
			return sum, err
		}
	}
	return sum, nil
}

// backedUp returns when the newest backup was made that was found whole.
func backedUp(backups []editor.Backup) time.Time {
	var newest time.Time
	for _, b := range backups {
		if b.Verified && b.Trouble == "" && b.Made.After(newest) {
			newest = b.Made
		}
	}
	return newest
}

// Purge deletes stories that lie in the bin for good, each in a transaction of
// its own. A cancelled context ends it between two.
func (d *Desk) Purge(ctx context.Context, ids []string, progress func(done, total int)) (Purged, error) {
	var sum Purged
	for i, id := range ids {
		if ctx.Err() != nil {
			break
		}
		row, err := d.lib.Summary(ctx, id)
		if err == nil && row.Deleted.IsZero() {
			continue // put back by another window
		}
		if err == nil {
			var gone bool
			if gone, err = d.lib.Purge(context.WithoutCancel(ctx), id); gone {
				sum.Gone++
			} else if err == nil {
				sum.Back++
			}
		}
		if err != nil && !errors.Is(err, editor.ErrNotFound) {
			return sum, err
		}
		progress(i+1, len(ids))
	}
	if sum.Gone == 0 {
		return sum, nil
	}
	_, err := d.lib.SweepFiles(ctx)
	return sum, err
}
