package app

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/control"
	"stet/app/job"
	"stet/app/library"
	"stet/app/workflow"
	"stet/editor"
)

// typedSearch is the search whose results the list shows, or will show.
type typedSearch struct {
	order    editor.Order
	revising library.Kept // the view that is being changed with it
	indexing bool         // the index is being brought up to date
	declined bool         // the user has ended that
}

// resultRows is how many results are asked for at a time: those that come into
// sight, and not many more, while a word is being typed.
const resultRows = 20

func (w *window) searchCommands() []command.Command {
	menu := lang.X("menu.view", "View")
	searching := func() bool { return w.list.Searching() != "" }
	kept := func() bool { return w.list.Place().Kept.ID != 0 }
	return []command.Command{
		{ID: "view.search", Menu: menu, Label: lang.X("view.search", "Search the library"), Keys: command.Keys(fyne.KeyF, shift), Run: w.focusSearch},
		{ID: "view.best", Menu: menu, Label: lang.X("view.best", "Show the best results first"), Enabled: searching,
			Checked: func() bool { return searching() && w.typedSearch.order == editor.Best }, Run: func() { w.reorder(nextOrder(w.typedSearch.order)) }},
		{ID: "view.keep-search", Menu: menu, Label: lang.X("view.keep-search", "Keep the search as a view…"), Enabled: searching, Run: w.keepSearch},
		{ID: "view.kept", Menu: menu, Label: lang.X("view.kept", "Go to a kept search…"), Run: w.chooseKept},
		{ID: "view.rename-search", Menu: menu, Label: lang.X("view.rename-search", "Rename this view…"), Enabled: kept, Run: func() { w.renameKept(w.list.Place().Kept) }},
		{ID: "view.revise-search", Menu: menu, Label: lang.X("view.revise-search", "Change the search of this view"), Enabled: kept, Run: func() { w.reviseKept(w.list.Place().Kept) }},
		{ID: "view.drop-search", Menu: menu, Label: lang.X("view.drop-search", "Remove this view"), Enabled: kept, Run: func() { w.dropKept(w.list.Place().Kept) }},
		{ID: "library.index", Menu: menu, Label: lang.X("library.index", "Bring the search index up to date"), Enabled: func() bool { return !w.typedSearch.indexing }, Run: w.index},
	}
}

// focusSearch goes to the search field.
func (w *window) focusSearch() { w.top.FocusSearch() }

// search lists what is found while words are typed, the best of the newest first;
// nothing typed leaves the results.
func (w *window) search(words string) {
	w.typedSearch.order = editor.Typing
	w.help.tell()
	if strings.TrimSpace(words) == "" {
		w.typedSearch.revising = library.Kept{}
		w.searching.Cancel()
		w.showPlace(w.list.Place())
		return
	}
	if left, _ := w.panes.Shown(); !left {
		w.panes.ToggleLeft() // where the results are
	}
	w.find(words)
}

// submitSearch is Enter in the search field: the best of all come first, or the
// newest where they do.
func (w *window) submitSearch(words string) {
	if strings.TrimSpace(words) != "" {
		w.typedSearch.order = nextOrder(w.typedSearch.order)
		w.find(words)
	}
}

func nextOrder(o editor.Order) editor.Order {
	if o == editor.Best {
		return editor.Newest
	}
	return editor.Best
}

// reorder shows the results in another order.
func (w *window) reorder(o editor.Order) {
	if words := w.list.Searching(); words != "" {
		w.typedSearch.order = o
		w.find(words)
	}
}

// find lists what a search finds.
func (w *window) find(words string) {
	order := w.typedSearch.order
	w.searching.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		found, err := w.desk.Search(ctx, workflow.Search{Typed: words, Order: order, Limit: resultRows})
		return func() {
			if err != nil {
				return
			}
			w.list.SetResults(library.Results{Words: words, Order: order, Rows: w.asOpen(found.Rows), More: found.More, Wrong: control.Sentence(found.Wrong), Late: found.Late})
			w.table.Refresh()
			w.keepIndexed(found.Late)
		}, err
	})
}

// moreResults continues what a search found, typed or kept, behind its last row.
func (w *window) moreResults(last editor.Summary) {
	words, place, order := w.list.Searching(), w.list.Place(), w.typedSearch.order
	typed := words
	if words == "" {
		typed, order = place.Kept.Query, editor.Newest
	}
	w.searching.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		found, err := w.desk.Search(ctx, workflow.Search{Typed: typed, Order: order, After: &last, Limit: resultRows})
		return func() {
			if err == nil && w.list.Searching() == words && w.list.Place() == place {
				w.list.Append(w.asOpen(found.Rows), found.More)
			}
		}, err
	})
}

// queryOf is what a view asks for.
func (w *window) queryOf(p library.Place) editor.Query {
	if p.Kept.ID == 0 {
		return p.Query()
	}
	q, _ := editor.ParseQuery(p.Kept.Query, w.now()) // it was understood when it was kept
	return q
}

// typedQuery is what the results that are shown were asked for with.
func (w *window) typedQuery() editor.Query {
	q, _ := editor.ParseQuery(w.list.Searching(), w.now())
	q.Order = w.typedSearch.order
	return q
}

// keepIndexed has the index brought up to date where stories are not in it; once
// the user has ended that, only when told to.
func (w *window) keepIndexed(late int) {
	if late > 0 && !w.typedSearch.indexing && !w.typedSearch.declined {
		w.index()
	}
}

// checkIndex looks whether stories are not in the index, as after an import.
func (w *window) checkIndex() {
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		late, err := w.desk.Library().Unindexed(ctx)
		return func() {
			if late > fewLate {
				w.keepIndexed(late)
			}
		}, err
	})
}

// fewLate is how many stories a search puts into the index in passing.
const fewLate = 64

// index brings the search index up to date, and shows what is found then.
func (w *window) index() {
	w.typedSearch.indexing, w.typedSearch.declined = true, false
	w.jobs.GoAside(lang.X("index.task", "Indexing"), func(ctx context.Context, progress job.Progress) (func(), error) {
		err := w.desk.Library().Index(ctx, func(done, total int) {
			progress(done, total, lang.X("index.progress", "{{.Done}} of {{.Total}}", map[string]any{"Done": control.Number(done), "Total": control.Number(total)}))
		})
		ended := ctx.Err() != nil
		return func() {
			w.typedSearch.indexing, w.typedSearch.declined = false, ended || err != nil
			if words := w.list.Searching(); words != "" && !ended {
				w.find(words)
			}
		}, err
	})
}
