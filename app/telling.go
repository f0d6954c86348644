package app

import (
	"context"

	"stet/app/control"
	"stet/app/history"
	"stet/app/job"
	"stet/app/workflow"
	"stet/editor"
)

// buildHistory makes the tab that tells what happened to a story.
func (w *window) buildHistory() {
	w.past = history.New(w.clock)
	w.past.OnSift = w.tellHistory
	w.past.OnMore = func(last editor.Happening) { w.readHistory(&last) }
	w.past.OnOpen = func(id string) { w.openAs(id, kept) }
	w.past.OnRevision = func(n int) {
		if n > 1 {
			w.compare(n-1, n)
		}
	}
	w.past.Format = func(id string) string {
		if f, err := workflow.WrittenFormat(id); err == nil {
			return formatName(f)
		}
		return id
	}
	w.past.Name = func(id string) string {
		for _, r := range w.story.belongs.related {
			if r.ID == id {
				return control.Headline(r.Headline)
			}
		}
		return ""
	}
}

// historyPage is how much of a story's history is read at a time.
const historyPage = 100

// tellHistory reads the history of the story in front anew, where it is shown.
func (w *window) tellHistory() {
	if w.story != nil && w.tabs != nil && w.tabs.Selected() == tabHistory {
		w.readHistory(nil)
	}
}

// readHistory reads a page behind one that is shown, the newest for nil.
func (w *window) readHistory(before *editor.Happening) {
	s, q := w.story, editor.HistoryQuery{Deeds: w.past.Deeds(), Before: before, Limit: historyPage}
	w.telling.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		rows, err := w.desk.Library().History(ctx, s.id, q)
		if err != nil {
			return nil, err
		}
		b, err := w.loadBelongings(ctx, s.id) // what the other stories are called
		return func() {
			if err == nil {
				s.belongs = b
			}
			switch {
			case err != nil || s != w.story:
			case before != nil:
				w.past.Append(rows, len(rows) == historyPage)
			default:
				w.past.Set(rows, len(rows) == historyPage)
			}
		}, err
	})
}
