package app

import (
	"context"
	"slices"
	"time"

	"stet/app/job"
	"stet/app/manuscript"
	"stet/app/workflow"
	"stet/editor"
	"stet/editor/doc"
	"stet/editor/reuse"
)

// story is one that is open.
type story struct {
	id        string
	original  string // what the file was called that it came from, "" for none
	base      int    // number of the revision that the manuscript goes on from
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
	covered   uint64 // the version in which the sentences without a fact were looked for
	save      autosave
	filedAt   uint64       // the version that the newest revision holds,
	filed     editor.Story // and how that reads; empty where it is damaged
	belongs   belongings
	passing   bool             // opened for a look
	stand     manuscript.Stand // where it was left
	unposted  unposted         // the comment that was being written then
	checked   workflow.Checked
	judged    bool      // it has been checked since it was opened: checked is not nothing
	looked    uint64    // the version that was checked last, or is being checked
	found     uint64    // the version that checked speaks of
	outlined  uint64    // the version that the outline shows
	touched   time.Time // the last change
	proof     proofread
	suggested []editor.Fact
	against   []*reuse.Article   // what it is held against besides the library
	journal   *job.Job           // the newest write of the draft
	holder    *editor.Holder     // who else may write to it; nil where this window may
	left      []editor.Recovered // words in it that nobody goes on from
	standing  workflow.Standing  // as it was last read along
	filing    bool               // a revision is being filed: drafts wait
	filer     *job.Job           // the newest that filed a revision
	merged    *merged            // what was taken in last
	kept      map[string]bool    // the changes that were kept in comparisons of it
}

func newStory(o workflow.Opened, now func() time.Time) *story {
	s := &story{id: o.Summary.ID, base: o.Revision.Number, revision: o.Revision, summary: o.Summary,
		doc: doc.New(o.Story), kept: map[string]bool{}}
	if o.Draft != nil {
		s.base = o.Draft.Base
	}
	s.doc.Now = now
	s.measure, _ = doc.NewMeasure(s.doc)
	s.facts = s.doc.Facts()
	s.readFields(o.Story.Article)
	s.save.version, s.save.saved = s.doc.Version(), s.doc.Version()
	s.save.at = o.Revision.Saved
	s.left, s.standing = o.Left, standingOf(o)
	if s.inRevision(o.Filed, s.doc.Version()); o.Draft != nil {
		s.save.at = o.Draft.Saved
		s.filedAt-- // of no version: the draft is in no revision
	}
	s.setHolder(o.Holder)
	return s
}

// inRevision notes that the newest revision holds the words that the story had at
// a version.
func (s *story) inRevision(words editor.Story, version uint64) { s.filed, s.filedAt = words, version }

// unfiled reports whether there are words in the story that the newest revision
// does not hold. What was typed and undone again is none.
func (s *story) unfiled() bool {
	if s.doc.Version() == s.filedAt {
		return false
	}
	if !reads(s.filed, s.doc.Story()) {
		return true
	}
	s.filedAt = s.doc.Version()
	return false
}

// reads reports whether words that are filed are those of a story.
func reads(filed, s editor.Story) bool {
	changed, err := workflow.Differs(filed, s)
	return err == nil && !changed
}

// name is what the story is called, as editor.Article.Title has it; it is asked
// for at each key.
func (s *story) name() string {
	headline := s.doc.Block(0)
	return editor.Live(headline.Text, headline.Marks)
}

// readFields keeps the fields that are asked for at each key.
func (s *story) readFields(a editor.Article) {
	s.language, s.embargo, s.target = a.Language, a.Embargo, a.Target
}

// told returns what the story's document tells of its changes.
func (s *story) told(w *window) func(doc.Change) {
	return func(c doc.Change) { w.changed(s, c) }
}

// changed is told of every change of an open story.
func (w *window) changed(s *story, c doc.Change) {
	now := w.now()
	s.save.changed(c.Version, now)
	s.touched = now
	if s.passing {
		s.passing = false // what is worked on stays
		w.storiesChanged()
	}
	if len(s.suggested) > 0 {
		s.moveSuggestions(c.Version - 1)
	}
	s.followMerge()
	if c.Facts {
		s.facts = s.doc.Facts()
	}
	if c.Fields {
		s.readFields(s.doc.Article())
	}
	w.proofChanged(s, c)
	if s == w.story {
		w.shownChanged(c)
	}
}

// shownChanged shows a change of the story in front.
func (w *window) shownChanged(c doc.Change) {
	w.dropNotice()
	if c.Facts {
		w.refreshFacts()
		w.refreshComments()
	}
	w.redraw(c)
	w.tellFormatting()
	w.seeking.changed(c)
	if c.Fields {
		w.refreshFields()
	} else if slices.Contains(c.Blocks, editor.HeadlineID) {
		w.retitle()
	}
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
	if w.sleeper.woke(now) {
		w.wake()
	}
	w.tellRest(now)
	w.restLibrary(now)
	w.tickFormat()
	for _, s := range w.stories {
		if s.save.due(now) && !s.filing {
			w.journal(s)
		}
	}
	w.lookAround(now)
	w.tickBackup(now)
	w.tickScrub(now)
	s := w.story
	if s == nil {
		return
	}
	w.followOutline(now)
	w.tickProof(s, now)
	if s.listedAt != s.doc.Version() && now.Sub(s.touched) >= listPause {
		w.refreshSuggestions()
	}
	if w.covering() && s.covered != s.doc.Version() && now.Sub(s.touched) >= listPause {
		w.refreshCoverage()
	}
	if s.looked != s.doc.Version() && now.Sub(s.touched) >= checkPause {
		w.check()
	}
}

// listPause is how long the text must rest before its suggestions are listed.
const listPause = 150 * time.Millisecond

// checkPause is how long the text must rest before it is checked again.
const checkPause = 600 * time.Millisecond

// check runs the rules on a snapshot in the background, and sees whether all that
// was typed since the newest revision is undone.
func (w *window) check() {
	s := w.story
	if s == nil {
		return
	}
	snapshot, version := s.doc.Story(), s.doc.Version()
	filed, filedAt, against := s.filed, s.filedAt, slices.Clone(s.against)
	s.looked = version
	w.checking.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		checked, err := w.desk.CheckStory(ctx, s.id, snapshot, against...)
		if err != nil {
			checked = w.desk.Check(snapshot) // whatever the library says of its sign-off
		}
		undone := version != filedAt && reads(filed, snapshot)
		return func() {
			if undone && s.filedAt == filedAt {
				s.filedAt = version
			}
			if s == w.story {
				s.checked, s.found, s.judged = checked, version, true
				w.refreshChecks()
				w.arrive()
			}
		}, nil
	})
}
