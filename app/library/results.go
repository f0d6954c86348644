package library

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// Results is what a search has found.
type Results struct {
	Words string // what was typed
	Order editor.Order
	Rows  []editor.Summary
	More  bool   // there are further ones, which OnMore asks for
	Wrong string // what of the words was not understood
	Late  int    // stories that were not looked through, since they are not in the index yet
}

// Kept is a search that is kept as a view; ID 0 is none.
type Kept editor.SavedSearch

// resultsBar is what stands between the heading and the results of a search: in
// which order they are, what can be done with the search, and what is wrong.
type resultsBar struct {
	newest, best, keep *control.Button
	note               *control.Text
	column             *fyne.Container
}

func (v *View) newResultsBar() {
	b := &v.bars
	order := func(label string, o editor.Order) *control.Button {
		return control.NewSmallButton(label, "", func() {
			if v.OnOrder != nil {
				v.OnOrder(o)
			}
		})
	}
	b.newest = order(lang.X("library.newest", "Newest"), editor.Newest)
	b.best = order(lang.X("library.best", "Best"), editor.Best)
	b.keep = control.NewSmallButton(lang.X("library.keep-search", "Keep as a view…"), "", func() { tell(v.OnKeepSearch) })
	b.note = control.NewText(control.Quiet.In(theme.NeedsSourceInk).Wrap(6), "")
	b.column = control.NewInset(0, 14, 8, 14, control.NewColumn(6, control.NewRow(6, b.newest, b.best, control.NewSpacer(), b.keep), b.note))
	b.column.Hidden = true
}

// SetResults shows what a search found, with snippets.
func (v *View) SetResults(r Results) {
	v.words, v.listed = r.Words, Place{}
	v.results = r
	v.results.Rows = nil
	v.set(found(r.Rows), r.More, false)
}

// SetKept shows the stories of a search that is kept as a view where it names
// words: more says that there are further ones, which OnMore asks for.
func (v *View) SetKept(p Place, some []editor.Summary, more bool) {
	again := v.listed == p
	v.in, v.listed, v.words = p, p, ""
	v.set(found(some), more, again)
}

// SetSearches shows the searches that are kept as views.
func (v *View) SetSearches(all []editor.SavedSearch) {
	v.searches = all
	v.refreshViews()
}

// refreshBar shows what belongs to the results, or hides it where a view is shown.
func (v *View) refreshBar() {
	b, r := &v.bars, v.results
	b.column.Hidden = v.words == ""
	b.newest.SetSelected(r.Order == editor.Newest)
	b.best.SetSelected(r.Order == editor.Best)
	note := r.Wrong
	if r.Late > 0 {
		if note != "" {
			note += "\n"
		}
		note += control.Count("library.late", "Still indexing: {{.N}} stories are not looked through yet.", r.Late)
	}
	b.note.SetText(note)
	b.note.Hidden = note == ""
}

// resultsHeading names a search and says how its results follow each other.
func (v *View) resultsHeading() string {
	words := map[string]any{"Words": v.words}
	switch v.results.Order {
	case editor.Best:
		return lang.X("library.results-best", "Best first: “{{.Words}}”", words)
	case editor.Newest:
		return lang.X("library.results-newest", "Newest first: “{{.Words}}”", words)
	}
	return lang.X("library.results", "Results for “{{.Words}}”", words)
}
