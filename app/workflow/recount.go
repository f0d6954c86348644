package workflow

import (
	"context"

	"stet/editor"
)

// recount counts anew what the rows of stories show that have just come in. When they were
// filed nobody knew yet what else the library holds, nor did they know of each other. So it
// is done where they are few and the index is abreast: of very many the next check of all
// stories does it.
func (d *Desk) recount(ctx context.Context, came []Imported) {
	if behind, err := d.lib.Unindexed(ctx); err != nil || behind > fewFiles {
		return
	}
	if err := d.lib.Index(ctx, func(int, int) {}); err != nil {
		return
	}
	atOnce(len(came), func(i int) {
		if came[i].Status == WasImported {
			_ = d.recountOne(ctx, came[i].ID) // what it may fail at, filing a revision does anew
		}
	})
}

func (d *Desk) recountOne(ctx context.Context, id string) error {
	s, _, err := d.lib.Story(ctx, id, 0)
	if err != nil {
		return err
	}
	row, err := d.lib.Summary(ctx, id)
	if err != nil {
		return err
	}
	checked, err := d.checkForList(ctx, id, s)
	if err != nil {
		return err
	}
	_, err = d.setTally(ctx, row, d.Tally(s, checked))
	return err
}

// setTally keeps the counts of a row where they are others than it has, and returns the
// row.
func (d *Desk) setTally(ctx context.Context, row editor.Summary, t editor.Tally) (editor.Summary, error) {
	if row.Tally == t {
		return row, nil
	}
	row.Tally = t
	return row, d.lib.SetTally(ctx, row.ID, t)
}
