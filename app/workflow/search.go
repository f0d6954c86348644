package workflow

import (
	"context"

	"stet/editor"
)

// Searcher finds stories by their words, and keeps searches as views.
type Searcher interface {
	// Index brings the search index up to date, and tells how many stories are
	// found by their words, of how many. It may be cancelled, and goes on later
	// where it ended.
	Index(ctx context.Context, progress func(done, total int)) error
	// Unindexed returns how many stories are not found by their newest words yet.
	Unindexed(ctx context.Context) (int, error)
	// SavedSearches returns the searches that are kept as views, in their order.
	SavedSearches(ctx context.Context) ([]editor.SavedSearch, error)
	// KeepSearch keeps a search as a view: a new one where its ID is 0, else in
	// place of that one.
	KeepSearch(ctx context.Context, s editor.SavedSearch) (editor.SavedSearch, error)
	// DropSearch removes a view.
	DropSearch(ctx context.Context, id int64) error
	// OrderSearches puts the views in the order of some IDs.
	OrderSearches(ctx context.Context, ids []int64) error
}

// lookThrough makes sure that what a query finds by its words is all there is.
func (d *Desk) lookThrough(ctx context.Context, q editor.Query) error {
	if q.Words == "" && len(q.Terms) == 0 {
		return nil
	}
	return d.lib.Index(ctx, func(int, int) {})
}

// Search is what was typed into the search field, and how the stories it finds
// follow each other.
type Search struct {
	Typed string
	Order editor.Order
	After *editor.Summary // continues behind it
	Limit int
}

// Results is one page of what a search has found.
type Results struct {
	Rows  []editor.Summary
	More  bool  // there may be further pages
	Wrong error // what of it was not understood; the rest was looked for
	Late  int   // stories that are not in the index yet, and were not looked through
}

// Search finds a page of stories.
func (d *Desk) Search(ctx context.Context, s Search) (Results, error) {
	q, wrong := editor.ParseQuery(s.Typed, d.now())
	q.Order, q.After, q.Limit = s.Order, s.After, s.Limit
	rows, err := d.lib.List(ctx, q)
	if err != nil {
		return Results{Wrong: wrong}, err
	}
	late, err := d.lib.Unindexed(ctx)
	return Results{Rows: rows, More: len(rows) == s.Limit, Wrong: wrong, Late: late}, err
}
