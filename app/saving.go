package app

import (
	"context"
	"errors"

	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/job"
	"stet/editor"
	"stet/editor/diff"
)

// journal writes an open story to the library in the background.
func (w *window) journal(s *story) {
	s.save.begin()
	snapshot, base := s.doc.Story(), s.base
	w.refreshStatus()
	s.journal = w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		err := w.desk.Journal(ctx, s.id, base, snapshot)
		return func() { w.journalled(s, err) }, nil
	})
}

func (w *window) journalled(s *story, err error) {
	if why := errors.Unwrap(err); why != nil {
		err = why // which story it is stands on the page
	}
	failedBefore := s.save.err != nil
	held := errors.Is(err, editor.ErrHeld)
	if held {
		err = nil // the words are kept
	}
	s.save.ended(err, w.now())
	if held {
		w.lost(s)
	}
	if err != nil && !failedBefore {
		w.warnUnsaved(s, err)
	}
	if err == nil && failedBefore {
		w.notice.Close()
	}
	if err == nil {
		w.warnFull()
	}
	w.refreshStatus()
}

// warnUnsaved says that the words of a story could not be saved, and offers to
// save them elsewhere.
func (w *window) warnUnsaved(s *story, err error) {
	reason := map[string]any{"Reason": err.Error(), "Name": s.name()}
	elsewhere := lang.X("save.elsewhere", "Save a copy elsewhere…")
	if s == w.story {
		w.alarmOf(lang.X("save.failed", "Not saved: {{.Reason}}", reason), elsewhere, w.saveCopy)
		return
	}
	w.alarm(lang.X("save.failed-behind", "“{{.Name}}” is not saved: {{.Reason}}", reason), elsewhere, func() {
		w.toFront(s)
		w.saveCopy()
	})
}

// flush brings everything to the disk while the window waits, and reports
// whether it could.
func (w *window) flush() bool {
	if w.story != nil {
		w.commitFields()
	}
	all := true
	for _, s := range w.stories {
		all = w.flushStory(s) && all
	}
	return all
}

func (w *window) flushStory(s *story) bool {
	s.finish()
	if s.save.version == s.save.saved {
		return true
	}
	version := s.doc.Version()
	err := w.desk.Journal(context.Background(), s.id, s.base, s.doc.Story())
	if err != nil && !errors.Is(err, editor.ErrHeld) {
		w.fail(err)
		return false
	}
	s.save.filed(version, w.now())
	w.yield(s, err)
	return true
}

// finish waits, on the UI thread, until nothing of the story is on its way to
// the disk, so that an older draft never lands on a newer one or on a revision.
func (s *story) finish() {
	for _, j := range []*job.Job{s.journal, s.filer} {
		if j != nil {
			j.Finish()
		}
	}
}

// file runs a verb that files a revision of an open story in the background,
// with drafts held back, then goes on with that revision. A revision counts even
// where what the verb did after it has failed: then is told why.
func (w *window) file(s *story, name string, verb func(ctx context.Context, s editor.Story, base int) (editor.Revision, error), then func(editor.Revision, error)) {
	if s.filing {
		s.filer.Finish() // one after the other
	}
	s.filing = true
	snapshot, version, base, journal := s.doc.Story(), s.doc.Version(), s.base, s.journal
	s.filer = w.jobs.Go(name, func(ctx context.Context, _ job.Progress) (func(), error) {
		if journal != nil {
			<-journal.Done() // an older draft must not land on the revision
		}
		r, err := verb(ctx, snapshot, base)
		return func() {
			s.filing = false
			if r.Number > base {
				w.filed(s, r, snapshot, version)
			}
			if r.Number > base || err == nil { // an export of words that are on file files no other
				then(r, err)
			}
			var stopped *stoppedExport
			switch {
			case errors.As(err, &stopped) && s == w.story:
				w.askAgain(stopped)
			case errors.Is(err, editor.ErrNothing):
				w.tell(lang.X("save.nothing", "Nothing has changed since the last revision."), "", nil)
			case errors.Is(err, editor.ErrConflict):
				w.conflict(s)
			default:
				w.fail(err)
			}
			w.yield(s, err) // which tells where the words are
		}, nil
	})
}

// saveRevision files what is open under a name, "" for none.
func (w *window) saveRevision(name string) {
	w.commitFields() // what is being typed into a field counts
	s := w.story
	w.file(s, "", func(ctx context.Context, snapshot editor.Story, base int) (editor.Revision, error) {
		if m := s.merged; name == "" && m.stands(base, s.doc) {
			return w.desk.SaveMerged(ctx, s.id, m.Merging, snapshot)
		}
		return w.desk.Save(ctx, s.id, base, snapshot, name)
	}, func(r editor.Revision, _ error) {
		if m := s.merged; m != nil && r.Cause == editor.MergedIn {
			s.drop(m.Left)
			w.dropMergeNotice(s)
		}
	})
}

// filed notes that a revision holds the manuscript as it was at a version.
func (w *window) filed(s *story, r editor.Revision, words editor.Story, version uint64) {
	s.base, s.revision = r.Number, r
	s.inRevision(words, version)
	s.save.filed(version, w.now())
	s.doc.Settle()
	w.reloadRow(s.id)
	w.reloadRevisions(s)
	w.refreshStatus()
}

func (w *window) conflict(s *story) {
	w.toFront(s)
	w.warnOf(lang.X("save.conflict", "Somebody filed a newer revision of this story. Your text is kept as a draft: merge the two, or compare them first."),
		lang.X("merge.short", "Merge…"), w.mergeNewest)
	w.notice.Offer(lang.X("story.compare", "Compare"), w.compareTheirs)
}

// reloadRevisions reads the list of revisions again.
func (w *window) reloadRevisions(s *story) {
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		revisions, err := w.desk.Library().Revisions(ctx, s.id)
		return func() {
			if s.revisions = revisions; s == w.story {
				w.refreshRevisions()
				w.tellHistory()
				w.table.Refresh() // what is published can be corrected
			}
		}, err
	})
}

// restore makes revision n of the story in front the manuscript; one undo brings
// back what was there.
func (w *window) restore(n int) { w.restoreIn(w.story, n) }

func (w *window) restoreIn(s *story, n int) {
	var old diff.Restored
	w.file(s, lang.X("restore.job", "Restoring"), func(ctx context.Context, snapshot editor.Story, base int) (r editor.Revision, err error) {
		old, r, err = w.desk.Restore(ctx, s.id, base, snapshot, n)
		return r, err
	}, func(r editor.Revision, _ error) {
		if r.Cause == editor.Restored {
			w.restored(s, old, r)
		}
	})
}

func (w *window) restored(s *story, old diff.Restored, r editor.Revision) {
	if err := s.doc.ReplaceStory(old.Story); err != nil {
		w.fail(err)
		return
	}
	s.save.filed(s.doc.Version(), w.now())
	s.inRevision(s.doc.Story(), s.doc.Version())
	w.refreshStatus()
	if s != w.story {
		return
	}
	w.leaveComparison()
	w.page.FocusPage()
	said := lang.X("restore.done", "{{.Name}}: that is the story again, as revision {{.Number}}.", map[string]any{"Name": r.Name, "Number": r.Number})
	w.tellDone(said + toldOfFacts(old))
}

// toldOfFacts says what became of the facts when an older revision was restored.
func toldOfFacts(r diff.Restored) string {
	var out string
	count := func(n int, words func(n int, said map[string]any) string) {
		if n > 0 {
			out += " " + words(n, map[string]any{"N": control.Number(n)})
		}
	}
	count(r.Along, func(n int, said map[string]any) string {
		return lang.XN("restore.along", "{{.N}} facts came along.", n, said)
	})
	count(r.Stale, func(n int, said map[string]any) string {
		return lang.XN("restore.stale", "{{.N}} of them are to be checked again: their words are others.", n, said)
	})
	count(r.Lost, func(n int, said map[string]any) string {
		return lang.XN("restore.lost", "{{.N}} lost their words and are kept under Facts.", n, said)
	})
	return out
}
