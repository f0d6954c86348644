package app

import (
	"context"
	"errors"
	"slices"
	"strings"

	"stet/app/job"
	"stet/app/workflow"
	"stet/editor"
)

// opening says how a story is opened.
type opening int

const (
	passing opening = iota // for a look: the next such story takes its place
	kept                   // to stay
	behind                 // to stay, without being shown
)

// opened returns the open story with that ID, nil for none.
func (w *window) opened(id string) *story {
	for _, s := range w.stories {
		if s.id == id {
			return s
		}
	}
	return nil
}

// open shows a story for a look; one that is open already is shown where it was
// left.
func (w *window) open(id string) { w.openAs(id, passing) }

func (w *window) openAs(id string, how opening) {
	if s := w.opened(id); s != nil {
		w.admit(s, how)
		return
	}
	if !w.flush() {
		return
	}
	w.sweeping.opening.add(id)
	load := func(ctx context.Context, _ job.Progress) (func(), error) {
		s, err := w.load(ctx, id)
		if hurt := asDamage(err); hurt != nil && how != behind {
			return func() { w.offerWhole(id, how, hurt) }, nil
		}
		return func() {
			switch {
			case err != nil:
			case w.flush():
				w.admit(s, how)
			default:
				w.release(s)
			}
		}, err
	}
	if how == behind {
		w.jobs.Go("", load)
		return
	}
	w.opening.Go("", load)
}

// load takes a story from the library, to write to it where nobody else does. It
// may run beside the window.
func (w *window) load(ctx context.Context, id string) (*story, error) {
	return w.loadBy(ctx, id, w.desk.Take)
}

func (w *window) loadBy(ctx context.Context, id string, take func(context.Context, string) (workflow.Opened, error)) (*story, error) {
	opened, err := take(ctx, id)
	if err != nil {
		return nil, err
	}
	revisions, err := w.desk.Library().Revisions(ctx, id)
	if err != nil {
		return nil, err
	}
	s := newStory(opened, w.now)
	s.revisions = revisions
	if s.original, err = w.desk.Library().OriginalName(ctx, id); err != nil {
		return nil, err
	}
	s.belongs, err = w.loadBelongings(ctx, id)
	return s, err
}

// admit makes a story one of the open ones, if it is not yet, and shows it.
func (w *window) admit(s *story, how opening) {
	if open := w.opened(s.id); open != nil {
		s = open
	} else {
		s.passing = how == passing
		w.place(s)
	}
	if how != passing {
		s.passing = false
	}
	if how != behind {
		w.toFront(s)
	}
	w.storiesChanged()
	if then := w.afterOpening; then != nil && how != behind {
		w.afterOpening = nil
		then(s)
	}
}

// place puts a story behind the one in front, or in place of the one that was
// only opened for a look.
func (w *window) place(s *story) {
	s.doc.OnChange = s.told(w)
	at := slices.Index(w.stories, w.story) + 1
	if s.passing {
		if i := slices.IndexFunc(w.stories, func(s *story) bool { return s.passing && (w.other == nil || s != w.other.shown) }); i >= 0 {
			old := w.stories[i]
			w.stories[i] = s
			w.release(old)
			return
		}
	}
	w.stories = slices.Insert(w.stories, at, s)
}

// toFront shows one of the open stories, where it was left: on the page that it
// is on already, or else on the one in front.
func (w *window) toFront(s *story) {
	w.opening.Cancel() // another one that is on its way
	w.leaveComparison()
	w.sweeping.leave()
	w.keeping.leave()
	w.auditing.leave()
	switch {
	case s == w.story:
		w.page.FocusPage()
	case w.other != nil && w.other.shown == s:
		w.turnPane()
	default:
		w.standAside()
		w.page.show(s)
		w.turnTo(s)
	}
}

// turnTo goes to the story that is on the page.
func (w *window) turnTo(s *story) {
	w.refocus(s)
	w.refreshSplit()
	w.page.FocusPage()
	w.sweeping.arrive()
}

// refocus makes the story that is on the page the one that everything else in the
// window speaks of.
func (w *window) refocus(s *story) {
	w.story = s
	w.sign(s)
	w.dropNotice()
	w.seeking.turn()
	w.list.SetOpen(s.summary.Number)
	w.details.Belongs.Clear()
	w.refreshStory()
	w.resumeComment()
	w.check()
	w.redrawProof()
	w.beginProof(s)
	w.storiesChanged()
	w.refreshHolder()
	w.tellLeft(s)
	w.tellBinned(s)
}

// standAside ends what is being done to the story in front: what is typed into
// a field is its own, and it is left where it stands.
func (w *window) standAside() {
	if w.story != nil {
		w.leaveComment()
		w.leaveInPlace()
		w.details.Commit()
		w.story.stand = w.page.Stand()
	}
}

// close closes a story once it is on the disk; the one beside it comes to the
// front.
func (w *window) close(s *story) {
	i := slices.Index(w.stories, s)
	if i < 0 || !w.flush() {
		return
	}
	w.stories = slices.Delete(w.stories, i, i+1)
	w.closed = append(w.closed, s.id)
	w.release(s)
	if w.other != nil && w.other.shown == s {
		w.closePane(w.other)
	}
	switch {
	case s != w.story:
	case w.other != nil:
		w.closePane(w.page)
	case len(w.stories) > 0:
		w.toFront(w.stories[min(i, len(w.stories)-1)])
	default:
		w.showNone()
	}
	w.storiesChanged()
}

// showNone leaves the manuscript empty.
func (w *window) showNone() {
	w.leaveComparison()
	w.standAside()
	w.page.clear()
	w.story = nil
	w.seeking.turn()
	w.sweeping.arrive()
	w.dropNotice()
	w.list.SetOpen(0)
	w.refreshHolder()
	w.showNoStory()
	w.refreshStory()
}

// reopenClosed opens the story that was closed last.
func (w *window) reopenClosed() {
	for len(w.closed) > 0 {
		id := w.closed[len(w.closed)-1]
		w.closed = w.closed[:len(w.closed)-1]
		if w.opened(id) == nil {
			w.openAs(id, kept)
			return
		}
	}
}

// storiesChanged shows which stories are open, and remembers them.
func (w *window) storiesChanged() {
	var ids, names []string
	for _, s := range w.stories {
		ids, names = append(ids, s.id), append(names, s.id)
		if s.passing {
			names[len(names)-1] = passingSign + s.id
		}
	}
	w.sweeping.opening.set(ids...)
	w.settings.Stories.Set(strings.Join(names, " "))
	w.settings.Story.Set("")
	if w.story != nil {
		w.settings.Story.Set(w.story.id)
	}
	w.refreshStrip()
	w.table.Refresh()
}

// passingSign stands before a remembered story that was opened for a look.
const passingSign = "~"

// openLast opens the stories that were open last, as far as they are still there,
// and then goes on.
func (w *window) openLast(then func()) {
	names, front := strings.Fields(w.settings.Stories.Get()), w.settings.Story.Get()
	if front != "" && !slices.Contains(names, front) && !slices.Contains(names, passingSign+front) {
		names = append(names, front)
	}
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		var all []*story
		var first error
		for _, name := range names {
			id, passing := strings.CutPrefix(name, passingSign)
			s, err := w.load(ctx, id)
			if err != nil {
				if first == nil && !errors.Is(err, editor.ErrNotFound) {
					first = err
				}
				continue
			}
			s.passing = passing
			all = append(all, s)
		}
		return func() {
			w.takeUp(all, front)
			then()
		}, first
	})
}

// takeUp makes the stories open that are not yet, and shows one of them where
// nobody has opened another in the meantime.
func (w *window) takeUp(all []*story, front string) {
	for _, s := range all {
		if w.opened(s.id) == nil {
			s.doc.OnChange = s.told(w)
			w.stories = append(w.stories, s)
		}
	}
	if s := w.opened(front); s != nil && w.story == nil {
		w.toFront(s)
	} else if len(w.stories) > 0 && w.story == nil {
		w.toFront(w.stories[0])
	}
	w.storiesChanged()
}
