package workflow

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"stet/editor"
)

// batchFiles is how many files come in with one transaction: a flush of the disk
// for each would take four times as long, and more would keep those waiting who
// type meanwhile.
const batchFiles = 20

// fewFiles is how many files are reported one by one.
const fewFiles = 200

// ImportReport says what became of an import.
type ImportReport struct {
	New, Already, Refused int
	Total                 int            // stories there were in the files, as far as they were opened: more than the three together where it was cut short
	Results               []Imported     // of each file where there are few, otherwise of those that were refused
	Newest                string         // ID of the last story that came in
	Left                  *editor.Import // what is remembered of one that was cut short, nil where nothing is
	Err                   error          // why it was cut short; nil also where it was cancelled
}

// ReportOf reports one file.
func ReportOf(one Imported) ImportReport {
	r := ImportReport{Total: 1}
	r.count(one)
	return r
}

// Many reports whether there were too many files to report each of them.
func (r *ImportReport) Many() bool { return r.Total > fewFiles }

// Done is how many files have been dealt with.
func (r *ImportReport) Done() int { return r.New + r.Already + r.Refused }

func (r *ImportReport) count(one Imported) {
	switch one.Status {
	case WasImported:
		r.New++
		r.Newest = one.ID
	case WasAlready:
		r.Already++
	case WasRefused:
		r.Refused++
	}
	if !r.Many() || one.Status == WasRefused {
		r.Results = append(r.Results, one)
	}
}

// ImportFiles imports files and folders in batches, in their order, telling what
// became of each once that is on the disk. A folder stands for the files below it
// whose format is known. A file that is refused does not stop the rest. A
// cancelled context does, and so does a library that cannot be written to: what
// is in by then stays in, and an import of more than one batch is remembered to be
// resumed; so it is where the process is killed.
func (d *Desk) ImportFiles(ctx context.Context, paths []string, o ImportOptions, tell func(done, total int, last Imported)) ImportReport {
	return d.importAll(ctx, editor.Import{Paths: paths, Encoding: o.Encoding, Again: o.Again}, o, tell)
}

func (d *Desk) importAll(ctx context.Context, job editor.Import, o ImportOptions, tell func(done, total int, last Imported)) ImportReport {
	o.Encoding, o.Again = job.Encoding, job.Again
	files, refusals := gather(job.Paths)
	report := ImportReport{Total: len(files) + len(refusals)}
	if job.ID != 0 && len(files) == 0 && len(refusals) > 0 { // of a disk that is not there now
		report.Left, report.Err = &job, fmt.Errorf("%s: %w", refusals[0].File, refusals[0].Err)
		return report
	}
	telling := &telling{report: &report, tell: tell, reading: o.Reading}
	for _, one := range refusals {
		telling.told(one)
	}
	if job.Again { // by their bytes it cannot be told which of them are in
		files = files[max(0, min(job.Done-len(refusals), len(files))):]
	}
	log := d.beginLog(ctx, job, report.Total, len(files))
	if report.Err = log.err; report.Err == nil {
		report.Err = d.importBatches(ctx, files, o, log, telling)
	}
	report.Left = log.end(ctx, report.Err == nil && ctx.Err() == nil)
	if !report.Many() {
		d.recount(ctx, report.Results)
	}
	if errors.Is(report.Err, context.Canceled) {
		report.Err = nil
	}
	return report
}

// importBatches reads and decodes each batch while the one before it is filed.
func (d *Desk) importBatches(ctx context.Context, files []string, o ImportOptions, log *importLog, telling *telling) error {
	read := func(paths []string) batch {
		opened := make([]incoming, len(paths))
		atOnce(len(paths), func(i int) {
			opened[i].name, opened[i].original = paths[i], filepath.Base(paths[i])
			opened[i].open()
		})
		return batch{len(paths), d.prepare(ctx, opened, o, telling.watch)}
	}
	for batch := range ahead(slices.Chunk(files, batchFiles), read) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := d.fileAll(ctx, batch.stories); err != nil {
			return err
		}
		log.note(ctx, batch.files) // before anybody is told: the process may be killed meanwhile
		telling.more(len(batch.stories) - batch.files)
		for i := range batch.stories {
			telling.told(batch.stories[i].fate)
		}
	}
	return nil
}

// batch is the stories of so many files.
type batch struct {
	files   int
	stories []incoming
}

// ahead makes each piece of work ready while the one before it is being used.
func ahead[A, B any](all iter.Seq[A], ready func(A) B) iter.Seq[B] {
	return func(yield func(B) bool) {
		next, enough := make(chan B), make(chan struct{})
		var working sync.WaitGroup
		working.Go(func() {
			defer close(next)
			for a := range all {
				select {
				case next <- ready(a):
				case <-enough:
					return
				}
			}
		})
		defer working.Wait()
		defer close(enough)
		for b := range next {
			if !yield(b) {
				return
			}
		}
	}
}

// atOnce calls do for 0 to n-1, several at a time.
func atOnce(n int, do func(int)) {
	var next atomic.Int64
	var working sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		working.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	working.Wait()
}
