package app

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/control"
	"stet/app/job"
	"stet/app/library"
	"stet/editor"
)

// keepSearch asks for the name under which the search is to be a view: a new one,
// or the one whose search is being changed.
func (w *window) keepSearch() {
	words, kept := w.list.Searching(), w.typedSearch.revising
	q, err := editor.ParseQuery(words, w.now())
	if err != nil {
		w.fail(err)
		return
	}
	if kept.Query = q.Terms.String(); kept.Name == "" {
		kept.Name = words
	}
	w.askKept(lang.X("view.keep-search", "Keep the search as a view…"), kept)
}

// renameKept asks for another name of a view.
func (w *window) renameKept(kept library.Kept) {
	w.askKept(lang.X("view.rename-search", "Rename this view…"), kept)
}

func (w *window) askKept(title string, kept library.Kept) {
	name := control.NewEntry(kept.Name, "")
	asks := control.NewText(control.Quiet.Wrap(3), kept.Query)
	order := control.NewText(control.Quiet, lang.X("kept.order", "A view lists the newest stories first."))
	content := control.NewColumn(7, control.NewField(lang.X("kept.name", "Name of the view"), name), asks, order)
	control.ShowDialog(w.win.Canvas(), title, content, 420, lang.X("kept.ok", "Keep"), func() bool {
		kept.Name = strings.TrimSpace(name.Text)
		if kept.Name != "" {
			w.storeKept(kept)
		}
		return kept.Name != ""
	}).Serve(name)
	name.TypedShortcut(&fyne.ShortcutSelectAll{}) // typing replaces what is only proposed
}

// storeKept keeps a view and goes there.
func (w *window) storeKept(kept library.Kept) {
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		stored, err := w.desk.Library().KeepSearch(ctx, editor.SavedSearch(kept))
		return func() {
			if err == nil {
				w.goToPlace(library.Place{Kept: library.Kept(stored)})
				w.list.Focus()
			}
		}, err
	})
}

// goToPlace leaves a search for a view, and shows the list where it is hidden.
func (w *window) goToPlace(p library.Place) {
	w.panes.ShowLeft()
	w.top.SetWords("")
	w.showPlace(p)
}

// reviseKept puts the search of a view into the search field, to be changed and
// kept again.
func (w *window) reviseKept(kept library.Kept) {
	w.top.SetWords(kept.Query)
	w.typedSearch.revising = kept
	w.focusSearch()
}

// dropKept removes a view; the stories stay. It can be undone from the line that
// says so.
func (w *window) dropKept(kept library.Kept) {
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		err := w.desk.Library().DropSearch(ctx, kept.ID)
		return func() {
			if err != nil {
				return
			}
			w.tell(lang.X("kept.dropped", "The view “{{.Name}}” is removed; its stories stay.", map[string]any{"Name": kept.Name}),
				lang.X("edit.undo", "Undo"), func() { w.storeKept(library.Kept{Name: kept.Name, Query: kept.Query}) })
			w.reloadList()
		}, err
	})
}

// moveKept moves a view up or down among the others.
func (w *window) moveKept(kept library.Kept, by int) {
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		all, err := w.desk.Library().SavedSearches(ctx)
		if err != nil {
			return nil, err
		}
		var ids []int64
		for _, s := range all {
			ids = append(ids, s.ID)
		}
		at := slices.Index(ids, kept.ID)
		if to := at + by; at >= 0 && to >= 0 && to < len(ids) {
			ids[at], ids[to] = ids[to], ids[at]
		}
		err = w.desk.Library().OrderSearches(ctx, ids)
		return w.reloadList, err
	})
}

// keptMenu is what can be done with a view of the left pane.
func (w *window) keptMenu(p library.Place) []*fyne.MenuItem {
	kept := p.Kept
	if kept.ID == 0 {
		return nil
	}
	return []*fyne.MenuItem{
		fyne.NewMenuItem(lang.X("kept.rename", "Rename…"), func() { w.renameKept(kept) }),
		fyne.NewMenuItem(lang.X("kept.revise", "Change the search"), func() { w.reviseKept(kept) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.X("kept.up", "Move up"), func() { w.moveKept(kept, -1) }),
		fyne.NewMenuItem(lang.X("kept.down", "Move down"), func() { w.moveKept(kept, 1) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.X("kept.remove", "Remove"), func() { w.dropKept(kept) }),
	}
}

// chooseKept offers the views that are kept searches.
func (w *window) chooseKept() {
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		all, err := w.desk.Library().SavedSearches(ctx)
		return func() {
			if err != nil {
				return
			}
			p := command.NewPicker(w.win.Canvas(), lang.X("kept.pick", "Go to a kept search"), func(typed string) []command.Item { return w.keptItems(all, typed) })
			p.SetNothing(func(string) string {
				return lang.X("kept.none", "Search the library, then choose Keep as a view: the search stands here and in the list.")
			})
		}, err
	})
}

func (w *window) keptItems(all []editor.SavedSearch, typed string) []command.Item {
	var items []command.Item
	for _, s := range all {
		if strings.Contains(strings.ToLower(s.Name+" "+s.Query), strings.ToLower(strings.TrimSpace(typed))) {
			items = append(items, command.Item{Label: s.Name, Detail: s.Query, Run: func() { w.goToPlace(library.Place{Kept: library.Kept(s)}) }})
		}
	}
	return items
}

// keptNow is a kept search as the library has it now: its name and words may have
// changed, or it may be gone, which leaves the inbox.
func keptNow(p library.Place, all []editor.SavedSearch) library.Place {
	if p.Kept.ID == 0 {
		return p
	}
	for _, s := range all {
		if s.ID == p.Kept.ID {
			return library.Place{Kept: library.Kept(s)}
		}
	}
	return library.In(editor.Inbox)
}
