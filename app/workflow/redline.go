package workflow

import (
	"bytes"
	"cmp"
	"context"
	"fmt"

	"stet/editor"
	"stet/editor/diff"
	"stet/editor/diff/redline"
)

// Redline compares two revisions of a story, to be written for others, each change
// signed by whose it is; 0 is the newest.
func (d *Desk) Redline(ctx context.Context, id string, m, n int) (redline.Redline, error) {
	r := redline.Redline{}
	before, after, err := d.Pair(ctx, id, m, n)
	if err != nil {
		return r, err
	}
	revisions, err := d.lib.Revisions(ctx, id)
	if err != nil {
		return r, err
	}
	r.Before, r.After = revisionSide(revisions, m, before), revisionSide(revisions, n, after)
	if r.Comparison, err = diff.Compare(ctx, before, after); err != nil {
		return r, err
	}
	return r, d.Sign(ctx, id, &r, 0)
}

// revisionSide names a revision of those given, newest first, and says whose it
// is, in local time.
func revisionSide(revisions []editor.Revision, n int, s editor.Story) redline.Side {
	for _, r := range revisions {
		if r.Number == n || n == 0 {
			return redline.Side{Name: revisionName(r), Number: r.Number, Story: s,
				Signature: redline.Signature{Author: r.Author, At: r.Saved.Local()}}
		}
	}
	return redline.Side{Name: fmt.Sprintf("r%d", n), Number: n, Story: s}
}

// revisionName is what the window calls a revision: "r9 · After legal", or by its
// cause where it has no name.
func revisionName(r editor.Revision) string {
	return fmt.Sprintf("r%d · %s", r.Number, cmp.Or(r.Name, r.Cause.Words()))
}

// ExportRedline writes a comparison to path, whole or not at all, in the format of
// the ending; "" is that of the path. A file that is there is replaced.
func ExportRedline(path, ending string, r redline.Redline) error {
	f, err := redline.For(cmp.Or(ending, path))
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := f.Write(&b, r); err != nil {
		return fmt.Errorf("write the comparison: %w", err)
	}
	return writeFile(path, b.Bytes())
}
