package workflow

import (
	"context"
	"path/filepath"
	"slices"

	"stet/editor"
)

// Imports takes in many files, and remembers those imports that have not come to
// their end.
type Imports interface {
	// AddAll files many new stories in one transaction and says of each what
	// became of it: an *editor.AlreadyError where the same original is filed, or
	// why it cannot be kept. Where the error is not nil none was filed.
	AddAll(ctx context.Context, filings []editor.Filing) ([]editor.Filed, error)
	// Known returns which originals, by the SHA-256 of their bytes, are filed.
	Known(ctx context.Context, hashes [][]byte) (map[string]editor.AlreadyError, error)
	// BeginImport remembers an import; NoteImport how far it has come; EndImport
	// forgets it.
	BeginImport(ctx context.Context, i editor.Import) (int64, error)
	NoteImport(ctx context.Context, id int64, done int) error
	EndImport(ctx context.Context, id int64) error
	// CutShort lists the imports that no session is busy with, the newest first.
	CutShort(ctx context.Context) ([]editor.Import, error)
}

// CutShort lists the imports that were cancelled or cut short and can be resumed,
// the newest first.
func (d *Desk) CutShort(ctx context.Context) ([]editor.Import, error) { return d.lib.CutShort(ctx) }

// Resume goes on with an import that was cut short. What came in then is told as
// being in already.
func (d *Desk) Resume(ctx context.Context, i editor.Import, tell func(done, total int, last Imported)) ImportReport {
	return d.importAll(ctx, i, ImportOptions{}, tell)
}

// Forget drops an import that was cut short; what came in stays.
func (d *Desk) Forget(ctx context.Context, i editor.Import) error { return d.lib.EndImport(ctx, i.ID) }

// importLog remembers how far an import of more than one batch has come.
type importLog struct {
	lib   Imports
	job   editor.Import
	done  int
	noted int
	err   error // why it cannot begin
}

// noteEvery is after how many files that is written down.
const noteEvery = 10 * batchFiles

func (d *Desk) beginLog(ctx context.Context, job editor.Import, total, files int) *importLog {
	job.Total, job.Who, job.Done = total, d.who(), total-files
	l := &importLog{lib: d.lib, job: job, done: job.Done}
	if job.ID == 0 && files <= batchFiles {
		return l
	}
	if l.err = l.name(ctx); l.err == nil {
		l.job.ID, l.err = d.lib.BeginImport(ctx, l.job)
	}
	return l
}

// name spells the paths so that they lead there from everywhere, and gives an
// import that was cut short and is begun anew the ID it had.
func (l *importLog) name(ctx context.Context) error {
	paths := make([]string, len(l.job.Paths))
	for i, path := range l.job.Paths {
		var err error
		if paths[i], err = filepath.Abs(path); err != nil {
			return err
		}
	}
	l.job.Paths = paths
	if l.job.ID != 0 || l.job.Again {
		return nil
	}
	left, err := l.lib.CutShort(ctx)
	for _, i := range left {
		if slices.Equal(i.Paths, paths) && i.Encoding == l.job.Encoding && !i.Again {
			l.job.ID = i.ID
		}
	}
	return err
}

// note counts files that have been dealt with, often at first, when each batch is much of
// what there is. That it cannot be written down costs no more than a line that speaks of
// fewer.
func (l *importLog) note(ctx context.Context, files int) {
	if l.done += files; l.job.ID != 0 && l.done >= l.noted+min(noteEvery, 1+l.noted/4) {
		l.noted = l.done
		_ = l.lib.NoteImport(ctx, l.job.ID, l.done)
	}
}

// end forgets an import that has come to its end, or returns what is remembered.
func (l *importLog) end(ctx context.Context, whole bool) *editor.Import {
	ctx = context.WithoutCancel(ctx)
	switch {
	case l.job.ID == 0:
		return nil
	case whole && l.lib.EndImport(ctx, l.job.ID) == nil:
		return nil
	}
	_ = l.lib.NoteImport(ctx, l.job.ID, l.done)
	l.job.Done = l.done
	return &l.job
}
