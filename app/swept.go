package app

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"

	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/finder"
	"stet/app/job"
	"stet/editor"
)

// swept is a story that was replaced in: a revision that was filed, or the
// version that the open document came to.
type swept struct {
	id       string
	hits     int
	revision int
	version  uint64
}

// replace replaces in the chosen stories: in those that are open at once, in the others
// in the background.
func (s *sweeping) replace(chosen []finder.Story) {
	s.begin()
	var others []finder.Story
	for _, st := range chosen {
		if s.w.opened(st.ID) != nil {
			done, err := s.replaceOpen(st)
			s.settle(st.ID, done, err)
		} else {
			others = append(others, st)
		}
	}
	s.each(lang.X("sweep.replacing", "Replacing…"), len(others), func(ctx context.Context, i int) step {
		st := others[i]
		if s.opening.has(st.ID) { // since it was chosen: it goes through its document
			return func() {
				done, err := s.replaceOpen(st)
				s.settle(st.ID, done, err)
			}
		}
		h := s.hauls[st.ID]
		h.Hits = st.Hits
		r, err := s.w.desk.Replace(ctx, h, s.title)
		return func() { s.settle(st.ID, swept{st.ID, len(st.Hits), r.Number, 0}, err) }
	}, s.replaced)
}

// begin begins to write.
func (s *sweeping) begin() { s.done, s.lost, s.filing = nil, 0, true }

// step is what the window is told of a story that was dealt with.
type step func()

// each deals with n stories in the background, one after the other, until it is
// stopped, and then tells how many it has not come to. The steps are taken a
// portion at a time, so that writing does not wait for the window.
func (s *sweeping) each(name string, n int, do func(ctx context.Context, i int) step, then func(left int)) {
	s.sheet.SetBusy(name, 0, n)
	s.job = s.w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		var portion []step
		i := 0
		for ; i < n && ctx.Err() == nil; i++ {
			portion = append(portion, do(context.WithoutCancel(ctx), i))
			if len(portion) == sweepStep {
				taken, done := portion, i+1
				portion = nil
				s.w.jobs.UI(func() {
					s.take(taken)
					s.sheet.SetBusy(name, done, n)
				})
			}
		}
		return func() {
			s.take(portion)
			s.filing = false
			then(n - i)
		}, nil
	})
}

func (s *sweeping) take(steps []step) {
	for _, tell := range steps {
		tell()
	}
}

// openIDs is which stories are open, or are being opened: it is read in the
// background.
type openIDs struct{ ids atomic.Pointer[[]string] }

func (o *openIDs) set(ids ...string) { o.ids.Store(&ids) }

func (o *openIDs) add(id string) {
	if now := o.ids.Load(); now != nil {
		o.set(append(slices.Clone(*now), id)...)
		return
	}
	o.set(id)
}

func (o *openIDs) has(id string) bool {
	now := o.ids.Load()
	return now != nil && slices.Contains(*now, id)
}

// replaceOpen replaces in an open story. Words that were changed since they were
// found are left.
func (s *sweeping) replaceOpen(st finder.Story) (swept, error) {
	open := s.w.opened(st.ID)
	if open == nil {
		return swept{}, editor.ErrConflict // it was to be opened, and could not be
	}
	d := open.doc
	var edits []editor.Edit
	for _, hit := range st.Hits {
		r, same := *hit.Range, true
		if version, searched := s.versions[open]; searched {
			r, same = d.MapSince(version, r)
		}
		if same && wordsIn(d, r) == hit.Was {
			edits = append(edits, editor.Edit{Range: &r, Text: hit.Text})
		}
	}
	if len(edits) == 0 {
		return swept{}, editor.ErrConflict
	}
	_, err := d.ReplaceWords(edits)
	return swept{st.ID, len(edits), 0, d.Version()}, err
}

// settle notes what became of a story.
func (s *sweeping) settle(id string, done swept, err error) {
	switch {
	case errors.Is(err, editor.ErrConflict):
		s.lost++
		s.sheet.SetNote(id, lang.X("sweep.left", "left: it has changed since it was searched"))
	case err != nil:
		s.lost++
		s.sheet.SetNote(id, control.Sentence(err))
	case done.revision > 0:
		s.done = append(s.done, done)
		s.sheet.SetNote(id, lang.X("sweep.filed", "replaced: revision {{.Number}}", map[string]any{"Number": done.revision}))
	default:
		s.done = append(s.done, done)
		s.sheet.SetNote(id, lang.X("sweep.replaced", "replaced on its page"))
	}
}

// replaced ends a replacement, which may have left some stories out.
func (s *sweeping) replaced(left int) {
	hits := 0
	for _, d := range s.done {
		hits += d.hits
	}
	over := lang.XN("sweep.over", "{{.Hits}} replaced in {{.Stories}} stories.", len(s.done),
		map[string]any{"Hits": control.Number(hits), "Stories": control.Number(len(s.done))})
	s.sheet.SetOver(withLeft(over, s.lost+left), len(s.done) > 0)
	s.w.reloadList()
	s.w.table.Refresh()
}

// withLeft adds to what was done that a number of stories was left out of it.
func withLeft(done string, left int) string {
	if left == 0 {
		return done
	}
	return done + " " + control.Count("sweep.untouched", "{{.N}} stories were left as they were.", left)
}

// undo takes the replacement back in each story where nobody has changed anything
// since.
func (s *sweeping) undo() {
	done := s.done
	s.begin()
	var others []swept
	for _, d := range done {
		if d.revision == 0 || s.w.opened(d.id) != nil {
			s.settleBack(d, s.undoOpen(d))
		} else {
			others = append(others, d)
		}
	}
	s.each(lang.X("sweep.undoing", "Taking back…"), len(others), func(ctx context.Context, i int) step {
		d := others[i]
		if s.opening.has(d.id) {
			return func() { s.settleBack(d, s.undoOpen(d)) }
		}
		_, err := s.w.desk.PutBack(ctx, d.id, d.revision)
		return func() { s.settleBack(d, err) }
	}, func(left int) { s.undone(others[len(others)-left:]) })
}

// undoOpen takes the replacement back in an open story.
func (s *sweeping) undoOpen(done swept) error {
	open := s.w.opened(done.id)
	switch {
	case open == nil: // it was replaced in while it was open
	case done.revision == 0 && open.doc.Version() == done.version:
		open.doc.Undo()
		return nil
	case done.revision > 0 && open.base == done.revision && open.save.version == open.save.saved:
		s.w.restoreIn(open, done.revision-1)
		return nil
	}
	return editor.ErrConflict
}

// settleBack notes what became of a story.
func (s *sweeping) settleBack(done swept, err error) {
	switch {
	case errors.Is(err, editor.ErrConflict):
		s.lost++
		s.sheet.SetNote(done.id, lang.X("sweep.kept", "left: it has been edited since; its Revisions tab has what was there"))
	case err != nil:
		s.lost++
		s.sheet.SetNote(done.id, control.Sentence(err))
	default:
		s.done = append(s.done, done)
		s.sheet.SetNote(done.id, lang.X("sweep.back", "taken back"))
	}
}

// undone ends taking back; what is left of it can be tried again.
func (s *sweeping) undone(left []swept) {
	s.sheet.SetOver(withLeft(control.Count("sweep.undone", "Taken back in {{.N}} stories.", len(s.done)), s.lost+len(left)), len(left) > 0)
	s.done = left
	s.w.reloadList()
	s.w.table.Refresh()
}
