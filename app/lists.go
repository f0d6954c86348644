package app

import (
	"context"
	"slices"

	"stet/app/job"
	"stet/app/library"
	"stet/editor"
)

// pageRows is how many stories the list asks for at a time.
const pageRows = 100

// showView lists the stories of a status.
func (w *window) showView(s editor.Status) { w.showPlace(library.In(s)) }

// showPlace lists the stories of a view; where it is listed already, it is read
// anew and stays where it is.
func (w *window) showPlace(p library.Place) {
	w.settings.View.Set(p.String())
	var near []int64
	if p == w.list.Place() {
		near = w.list.InSight()
	}
	w.listing.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		all, err := w.readViews(ctx)
		if err != nil {
			return nil, err
		}
		p := keptNow(p, all.searches)
		if q := w.queryOf(p); q.Searches() {
			q.Limit = max(resultRows, len(near))
			rows, err := w.desk.Library().List(ctx, q)
			return func() {
				w.showViews(all)
				w.list.SetKept(p, w.asOpen(rows), len(rows) == q.Limit)
			}, err
		}
		order, err := w.desk.Library().Order(ctx, w.queryOf(p))
		if err != nil {
			return nil, err
		}
		rows, err := w.desk.Library().Rows(ctx, nearRows(order, near))
		return func() {
			w.showViews(all)
			w.list.SetStories(p, order, w.asOpen(rows))
		}, err
	})
}

// views is what the left pane says of the library besides stories.
type views struct {
	counts   map[editor.Status]int
	shelves  editor.Shelves
	searches []editor.SavedSearch
}

// readViews may run beside the window.
func (w *window) readViews(ctx context.Context) (v views, err error) {
	if v.counts, err = w.desk.Library().Counts(ctx); err != nil {
		return v, err
	}
	if v.shelves, err = w.desk.Library().Shelves(ctx); err != nil {
		return v, err
	}
	v.searches, err = w.desk.Library().SavedSearches(ctx)
	return v, err
}

func (w *window) showViews(v views) {
	w.showCounts(v.counts)
	w.showShelves(v.shelves)
	w.list.SetSearches(v.searches)
}

// nearRows returns the running numbers of the rows to read first: on either side of
// the first of some stories that is still listed, or else from the top.
func nearRows(order, some []int64) []int64 {
	at := 0
	for _, number := range some {
		if i := slices.Index(order, number); i >= 0 {
			at = i
			break
		}
	}
	return order[max(0, at-pageRows):min(len(order), at+pageRows)]
}

// readRows reads rows that come into sight.
func (w *window) readRows(numbers []int64) {
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		rows, err := w.desk.Library().Rows(ctx, numbers)
		return func() {
			if err != nil {
				numbers = nil
			}
			w.list.SetRows(numbers, w.asOpen(rows))
		}, err
	})
}

func (w *window) showCounts(counts map[editor.Status]int) {
	all := 0
	for _, n := range counts {
		all += n
	}
	w.list.SetCounts(counts)
	w.top.SetStories(all)
}

func (w *window) showShelves(s editor.Shelves) {
	w.shelves = s
	w.list.SetShelves(s)
	w.refreshBelongings()
}

// asOpen gives the rows of stories that are open the headlines they have now: the
// library's are those of their newest drafts.
func (w *window) asOpen(rows []editor.Summary) []editor.Summary {
	for i := range rows {
		if s := w.opened(rows[i].ID); s != nil {
			rows[i].Headline = s.name()
		}
	}
	return rows
}

// reloadList reads what is listed anew.
func (w *window) reloadList() {
	w.checkIndex()
	if words := w.list.Searching(); words != "" {
		w.find(words)
		w.reloadViews()
		return
	}
	w.showPlace(w.list.Place())
}

// reloadViews reads anew what stands above what a search found.
func (w *window) reloadViews() {
	w.listing.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		all, err := w.readViews(ctx)
		return func() {
			if err == nil {
				w.showViews(all)
			}
		}, err
	})
}

// reloadRow reads one story's row anew, after something about it was filed.
func (w *window) reloadRow(id string) {
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		row, err := w.desk.Library().Summary(ctx, id)
		return func() {
			if err != nil {
				return
			}
			row = w.asOpen([]editor.Summary{row})[0]
			w.list.Update(row)
			if w.list.Place().Kept.ID != 0 {
				w.reloadList() // it may fit no more
			}
			if s := w.opened(id); s != nil {
				s.summary = row
				w.refreshStatus()
			}
		}, err
	})
}

// setStatus moves the open story.
func (w *window) setStatus(s editor.Status) {
	if w.story != nil {
		w.moveStory(w.story.id, s)
	}
}

// moveStory moves a story to another status, which can be undone from the line
// that says so.
func (w *window) moveStory(id string, to editor.Status) {
	w.toOne(id, editor.Moved, string(to), movedWords)
}

// moved shows that a story stands in another status.
func (w *window) moved(id string, to editor.Status) {
	if s := w.opened(id); s != nil {
		s.summary.Status = to
		w.refreshStory()
	}
	w.reloadList()
}

// newStory files an empty story and opens it.
func (w *window) newStory() {
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		id, err := w.desk.New(ctx)
		return func() {
			w.showView(editor.Drafting)
			w.openAs(id, kept)
		}, err
	})
}
