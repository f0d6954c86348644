package app

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2/lang"

	"stet/app/job"
	"stet/app/workflow"
	"stet/editor"
	"stet/editor/doc"
)

// story is the one that is open.
type story struct {
	id        string
	base      int // number of the revision that the manuscript goes on from
	revision  editor.Revision
	summary   editor.Summary
	revisions []editor.Revision // newest first
	doc       *doc.Doc
	measure   *doc.Measure
	facts     []editor.Fact // the document's, but where they lie; kept so that a key need not walk them
	language  string        // the article's, kept so that a key need not look them up
	embargo   time.Time     // the same
	target    int           // the same
	changes   []editor.Suggestion
	listed    bool   // they have been looked for
	listedAt  uint64 // in this version
	save      autosave
	checked   workflow.Checked
	looked    uint64    // the version that was checked last, or is being checked
	found     uint64    // the version that checked speaks of
	outlined  uint64    // the version that the outline shows
	touched   time.Time // the last change
	rejected  map[string]bool
	proof     proofread
	suggested []editor.Fact
	journal   *job.Job // the newest write of the draft
	filing    bool     // a revision is being filed: drafts wait
	filer     *job.Job // the newest that filed a revision
}

func newStory(o workflow.Opened, now func() time.Time) *story {
	s := &story{id: o.Summary.ID, base: o.Revision.Number, revision: o.Revision, summary: o.Summary,
		doc: doc.New(o.Story), rejected: map[string]bool{}}
	if o.Draft != nil {
		s.base = o.Draft.Base
	}
	s.doc.Now = now
	s.measure, _ = doc.NewMeasure(s.doc)
	s.facts = s.doc.Facts()
	s.save.version, s.save.saved = s.doc.Version(), s.doc.Version()
	s.save.at = o.Revision.Saved
	if o.Draft != nil {
		s.save.at = o.Draft.Saved
	}
	return s
}

// open shows another story, after what was typed in this one is on the disk.
func (w *window) open(id string) {
	w.sweeping.opening.set(id)
	if w.story != nil && w.story.id == id {
		w.opening.Cancel() // another one that is on its way
		w.leaveComparison()
		w.sweeping.leave()
		w.page.FocusPage()
		return
	}
	if !w.flush() {
		return
	}
	w.opening.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		opened, err := w.desk.Open(ctx, id)
		if err != nil {
			return nil, err
		}
		revisions, err := w.desk.Library().Revisions(ctx, id)
		if err != nil {
			return nil, err
		}
		return func() { w.show(opened, revisions) }, nil
	})
}

// show puts an opened story into the window.
func (w *window) show(o workflow.Opened, revisions []editor.Revision) {
	if !w.flush() {
		return
	}
	w.leaveComparison()
	w.sweeping.leave()
	w.leaveInPlace()
	w.story = newStory(o, w.now)
	w.sign(w.story)
	w.story.revisions = revisions
	w.story.doc.OnChange = w.changed
	w.dropNotice()
	w.comments.Drop()
	w.page.SetDoc(w.story.doc)
	w.seeking.turn()
	w.page.empty.Hide()
	w.page.Editor.Show()
	w.settings.Story.Set(o.Summary.ID)
	w.list.SetOpen(o.Summary.ID)
	w.refreshStory()
	w.check()
	w.beginProof(w.story)
	w.page.FocusPage()
	w.sweeping.arrive()
	if o.Behind() {
		w.warnOf(lang.X("story.behind", "This story has a newer revision than the one you were editing. Your text is kept: compare before you save."),
			lang.X("story.compare", "Compare"), w.compareTheirs)
	}
}

// closeStory leaves the manuscript empty.
func (w *window) closeStory() {
	if !w.flush() {
		return
	}
	w.leaveInPlace()
	w.story = nil
	w.seeking.turn()
	w.sweeping.arrive()
	w.dropNotice()
	w.list.SetOpen("")
	w.showNoStory()
	w.refreshStory()
}

// changed is told of every change of the manuscript.
func (w *window) changed(c doc.Change) {
	s := w.story
	if s == nil {
		return
	}
	now := w.now()
	s.save.changed(c.Version, now)
	s.touched = now
	w.dropNotice()
	if len(s.suggested) > 0 {
		s.moveSuggestions(c.Version - 1)
	}
	if c.Facts {
		s.facts = s.doc.Facts()
		w.refreshFacts()
		w.refreshComments()
	}
	w.redraw(c)
	w.seeking.changed(c)
	if c.Fields {
		w.refreshFields()
	}
	w.proofChanged(s, c)
	w.refreshStatus()
	w.table.Refresh()
}

// tick runs ten times a second: it saves and checks what has come to rest.
func (w *window) tick() {
	if shown := w.config.Shown; shown != nil {
		w.config.Shown = nil
		shown()
	}
	now := w.now()
	if !w.noticeEnds.IsZero() && now.After(w.noticeEnds) {
		w.noticeEnds = time.Time{}
		w.notice.Close()
	}
	w.tellRest(now)
	w.tickFormat()
	s := w.story
	if s == nil {
		return
	}
	w.followOutline(now)
	w.tickProof(s, now)
	if s.save.due(now) && !s.filing {
		w.journal(s)
	}
	if s.listedAt != s.doc.Version() && now.Sub(s.touched) >= listPause {
		w.refreshSuggestions()
	}
	if s.looked != s.doc.Version() && now.Sub(s.touched) >= checkPause {
		w.check()
	}
}

// listPause is how long the text must rest before its suggestions are listed.
const listPause = 150 * time.Millisecond

// checkPause is how long the text must rest before it is checked again.
const checkPause = 600 * time.Millisecond

// journal writes the open story to the library in the background.
func (w *window) journal(s *story) {
	s.save.begin()
	snapshot, base := s.doc.Story(), s.base
	w.refreshStatus()
	s.journal = w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		err := w.desk.Journal(ctx, s.id, base, w.session, snapshot)
		return func() { w.journalled(s, err) }, nil
	})
}

func (w *window) journalled(s *story, err error) {
	failedBefore := s.save.err != nil
	s.save.ended(err, w.now())
	if s != w.story {
		return
	}
	if err != nil && !failedBefore {
		w.warnOf(lang.X("save.failed", "Not saved: {{.Reason}}", map[string]any{"Reason": err.Error()}),
			lang.X("save.elsewhere", "Save a copy elsewhere…"), w.saveCopy)
	}
	if err == nil && failedBefore {
		w.notice.Close()
	}
	w.refreshStatus()
}

// flush brings everything to the disk while the window waits, and reports
// whether it could.
func (w *window) flush() bool {
	s := w.story
	if s == nil {
		return true
	}
	w.commitFields()
	s.finish()
	if s.save.version == s.save.saved {
		return true
	}
	version := s.doc.Version()
	if err := w.desk.Journal(context.Background(), s.id, s.base, w.session, s.doc.Story()); err != nil {
		w.fail(err)
		return false
	}
	s.save.filed(version, w.now())
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

// file runs a verb that files a revision of the open story in the background,
// with drafts held back, then goes on with that revision. A revision counts even
// where what the verb did after it has failed: then is told why.
func (w *window) file(name string, verb func(ctx context.Context, s editor.Story, base int) (editor.Revision, error), then func(editor.Revision, error)) {
	s := w.story
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
				w.filed(s, r, version)
				then(r, err)
			}
			switch {
			case errors.Is(err, editor.ErrNothing):
				w.tell(lang.X("save.nothing", "Nothing has changed since the last revision."), "", nil)
			case errors.Is(err, editor.ErrConflict):
				w.conflict()
			default:
				w.fail(err)
			}
		}, nil
	})
}

// saveRevision files what is open under a name, "" for none.
func (w *window) saveRevision(name string) {
	w.commitFields() // what is being typed into a field counts
	s := w.story
	w.file("", func(ctx context.Context, snapshot editor.Story, base int) (editor.Revision, error) {
		return w.desk.Save(ctx, s.id, base, snapshot, name)
	}, func(editor.Revision, error) {})
}

// filed notes that a revision holds the manuscript as it was at a version.
func (w *window) filed(s *story, r editor.Revision, version uint64) {
	s.base, s.revision = r.Number, r
	s.save.filed(version, w.now())
	s.doc.Settle()
	w.reloadRow(s.id)
	w.reloadRevisions(s)
	w.refreshStatus()
}

func (w *window) conflict() {
	w.warnOf(lang.X("save.conflict", "Somebody filed a newer revision of this story. Your text is kept as a draft; compare the two before you go on."),
		lang.X("story.compare", "Compare"), w.compareTheirs)
}

// reloadRevisions reads the list of revisions again.
func (w *window) reloadRevisions(s *story) {
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		revisions, err := w.desk.Library().Revisions(ctx, s.id)
		return func() {
			if s == w.story {
				s.revisions = revisions
				w.refreshRevisions()
			}
		}, err
	})
}

// restore makes revision n the manuscript; one undo brings back what was there.
func (w *window) restore(n int) {
	s := w.story
	var old editor.Story
	w.file(lang.X("restore.job", "Restoring"), func(ctx context.Context, snapshot editor.Story, base int) (r editor.Revision, err error) {
		old, r, err = w.desk.Restore(ctx, s.id, base, snapshot, n)
		return r, err
	}, func(r editor.Revision, _ error) {
		if r.Cause == editor.Restored {
			w.restored(s, old, r)
		}
	})
}

func (w *window) restored(s *story, old editor.Story, r editor.Revision) {
	if err := s.doc.ReplaceStory(old); err != nil {
		w.fail(err)
		return
	}
	s.save.filed(s.doc.Version(), w.now())
	w.leaveComparison()
	w.refreshStatus()
	w.page.FocusPage()
	w.tellDone(lang.X("restore.done", "{{.Name}} is the story again, as revision {{.Number}}.", map[string]any{"Name": r.Name, "Number": r.Number}))
}

// check runs the rules on a snapshot in the background.
func (w *window) check() {
	s := w.story
	if s == nil {
		return
	}
	snapshot, version := s.doc.Story(), s.doc.Version()
	s.looked = version
	w.checking.Go("", func(context.Context, job.Progress) (func(), error) {
		checked := w.desk.Check(snapshot)
		return func() {
			if s == w.story {
				s.checked, s.found = checked, version
				w.refreshChecks()
			}
		}, nil
	})
}
