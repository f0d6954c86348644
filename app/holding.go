package app

import (
	"context"
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2/lang"

	"stet/app/job"
	"stet/app/workflow"
	"stet/editor"
)

// A story may be written to in one window at a time. Any other reads along, sees
// what is saved there, and may take the story over.

// release lets others write to a story that was closed.
func (w *window) release(s *story) {
	if w.opened(s.id) != nil {
		return // it is open again
	}
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		return nil, w.desk.Release(ctx, s.id)
	})
}

// taken goes on with a story as the library has it.
func (w *window) taken(s *story, o workflow.Opened) {
	if o.Holder != nil {
		w.readAlong(s, o)
		return
	}
	s.left = o.Left
	w.setHolder(s, nil)
	if s == w.story {
		w.tellLeft(s)
	}
}

// setHolder notes who else may write to a story, nil for nobody.
func (w *window) setHolder(s *story, h *editor.Holder) {
	s.setHolder(h)
	for _, p := range w.pages() {
		if p.shown == s {
			p.SetReadOnly(h != nil)
		}
	}
	w.refreshHolder()
	w.table.Refresh()
}

// setHolder lets the manuscript be changed where nobody else may.
func (s *story) setHolder(h *editor.Holder) {
	s.holder = h
	if h == nil {
		s.doc.Lock(nil)
	} else {
		s.doc.Lock(&editor.HeldError{Holder: *h})
	}
}

// refreshHolder says over the page who else may write to the story in front.
func (w *window) refreshHolder() {
	defer w.banded.Refresh() // which makes room, or takes it back
	if w.story == nil || w.story.holder == nil {
		w.band.Hide()
		return
	}
	h := w.story.holder
	who := h.Who
	if who == "" {
		who = lang.X("holder.nobody", "Somebody")
	}
	if who == w.who() {
		who = lang.X("holder.yourself", "Another window of yours")
	}
	words := lang.X("holder.band", "{{.Who}} has had this story open since {{.When}}. You read along.",
		map[string]any{"Who": who, "When": h.Since.Local().Format("15:04")})
	w.band.Tell(words, lang.X("story.take-over", "Take over"), w.takeOver)
}

// readAlong shows a story as somebody else has saved it.
func (w *window) readAlong(s *story, o workflow.Opened) {
	w.adopt(s, o)
	first := s.holder == nil
	w.setHolder(s, o.Holder)
	s.left = o.Left
	own := func(r editor.Recovered) bool { return r.Own }
	if first && slices.ContainsFunc(o.Left, own) && s == w.story {
		w.warnOf(lang.X("holder.apart", "What you typed in it last is kept apart."), lang.X("holder.look", "Look…"), func() { w.showUnfiled(s.id) })
	}
}

// adopt makes the manuscript what the library has, without a change to be saved.
func (w *window) adopt(s *story, o workflow.Opened) {
	s.doc.Lock(nil)
	if now, err := o.Story.Hash(); err == nil {
		if before, err := s.doc.Story().Hash(); err == nil && before != now {
			w.fail(s.doc.ReplaceStory(o.Story))
		}
	}
	s.revision, s.summary, s.base = o.Revision, o.Summary, o.Revision.Number
	s.save.filed(s.doc.Version(), o.Revision.Saved)
	if s.inRevision(o.Filed, s.doc.Version()); o.Draft != nil {
		s.base, s.save.at = o.Draft.Base, o.Draft.Saved
		s.filedAt--
	}
	s.standing = standingOf(o)
	w.reloadRevisions(s)
	if s == w.story {
		w.refreshStatus()
	}
}

// standingOf is what a look at the library would tell of a story just read.
func standingOf(o workflow.Opened) workflow.Standing {
	at := workflow.Standing{Holder: o.Holder, Revision: o.Revision.Number}
	for _, r := range o.Left {
		at.Draft = max(at.Draft, r.Saved.UnixMilli())
	}
	if o.Draft != nil {
		at.Draft = max(at.Draft, o.Draft.Saved.UnixMilli())
	}
	return at
}

// takeOver takes the story in front from whoever has it open.
func (w *window) takeOver() { w.takeOverOf(w.story, w.page.FocusPage) }

// takeOverOf takes an open story over, and goes on then.
func (w *window) takeOverOf(s *story, then func()) {
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		o, err := w.desk.TakeOver(ctx, s.id)
		return func() {
			if err == nil && w.opened(s.id) == s {
				w.adopt(s, o)
				w.taken(s, o)
				then()
			}
		}, err
	})
}

// lost leaves a story to whoever has taken it over. What was typed by then is in
// the library, as this window's own.
func (w *window) lost(s *story) {
	if s.holder == nil {
		w.retake(s)
	}
}

// yield leaves a story to whoever may write to it where err says that somebody else
// may.
func (w *window) yield(s *story, err error) {
	if errors.Is(err, editor.ErrHeld) {
		w.lost(s)
	}
}

// standTime is how often the window looks how its stories stand.
const standTime = time.Second

// lookAround sees whether other windows have taken stories, left them or gone on
// with them.
func (w *window) lookAround(now time.Time) {
	if now.Sub(w.lookedAt) < standTime || w.looking || w.config.Library.ReadOnly() != nil {
		return
	}
	w.lookedAt, w.looking = now, true
	ids := make([]string, len(w.stories))
	for i, s := range w.stories {
		ids[i] = s.id
	}
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		if err := w.desk.ReleaseOthers(ctx, ids); err != nil {
			return func() { w.looking = false }, nil // the next look comes soon
		}
		stamp, err := w.desk.Library().Stamp(ctx)
		if err != nil {
			stamp = "" // it can be asked later
		}
		found := map[string]workflow.Standing{}
		for _, id := range ids {
			if at, err := w.desk.Standing(ctx, id); err == nil {
				found[id] = at // one that cannot be looked at now can be later
			}
		}
		return func() {
			w.looking = false
			for _, s := range w.stories {
				if at, ok := found[s.id]; ok {
					w.stands(s, at)
				}
			}
			w.movedElsewhere(found)
			w.listElsewhere(stamp)
		}, nil
	})
}

// movedElsewhere shows that another window has moved stories that are open here,
// or deleted them.
func (w *window) movedElsewhere(found map[string]workflow.Standing) {
	var ids []string
	for _, s := range w.stories {
		if at, ok := found[s.id]; ok && (at.Status != s.summary.Status || at.Binned == s.summary.Deleted.IsZero()) {
			ids = append(ids, s.id)
		}
	}
	if len(ids) > 0 {
		w.restand(ids)
	}
}

// listElsewhere lists and counts anew what other windows and commands have filed,
// brought in or moved. A search is left as it is read.
func (w *window) listElsewhere(stamp string) {
	if stamp == "" || stamp == w.stamp || w.now().Sub(w.stampedAt) < relistEvery {
		return
	}
	first := w.stamp == ""
	w.stamp, w.stampedAt = stamp, w.now()
	if !first && w.list.Searching() == "" {
		w.reloadList()
	}
}

// stands acts on how a story stands in the library.
func (w *window) stands(s *story, at workflow.Standing) {
	switch {
	case at.Holds:
	case s.holder == nil && at.Holder != nil:
		if s.save.clean() {
			w.lost(s)
		} // else the save on its way keeps the words first, and is told
	case at.Holder == nil:
		w.retake(s) // whoever had it is gone
	case at.Draft != s.standing.Draft || at.Revision != s.standing.Revision || at.Holder.Who != s.holder.Who:
		w.retake(s)
	}
}

// retake goes on with a story as it stands in the library by now: to write to it,
// or to read along. What was typed here is on the disk before, and until it is known
// how the story stands nothing more can be typed, which would be in nobody's words.
func (w *window) retake(s *story) {
	if s.holder == nil && !w.allKept(s) {
		return
	}
	if s.holder == nil {
		s.doc.Lock(editor.ErrHeld)
	}
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		o, err := w.desk.Take(ctx, s.id)
		return func() {
			switch {
			case err != nil:
				s.setHolder(s.holder)
			case w.opened(s.id) != s:
				w.release(s)
			default:
				if o.Holder == nil {
					w.adopt(s, o)
				}
				w.taken(s, o)
			}
		}, err
	})
}

// allKept reports whether all that was typed in a story is on the disk, what stands in
// an open field of it too. Where it is not, it is sent there: how that ends, or the
// next look around, leads back here.
func (w *window) allKept(s *story) bool {
	w.leaveFields(s)
	if !s.save.clean() && !s.save.saving && !s.filing && s.save.err == nil {
		w.journal(s)
		return false
	}
	return s.save.clean()
}
