package library

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stet/editor"
)

func TestResultsSayWhatTheyAre(t *testing.T) {
	v, w, log := shown(t)
	v.OnOrder = func(o editor.Order) { *log = append(*log, []string{"newest", "typing", "best"}[o]) }
	v.OnKeepSearch = func() { *log = append(*log, "keep") }
	v.SetResults(Results{Words: "bridge", Order: editor.Best, Rows: stories(0, 3), Wrong: "status: wrong", Late: 1200})
	if got := v.heading.Words(); got != "Best first: “bridge”" || !v.bars.best.Selected {
		t.Errorf("the heading reads %q", got)
	}
	if got := v.bars.note.Words(); !v.bars.note.Visible() || !strings.Contains(got, "status: wrong") || !strings.Contains(got, "1,200") {
		t.Errorf("the note reads %q", got)
	}
	v.bars.newest.Tapped(nil)
	v.bars.best.Tapped(nil)
	v.bars.keep.Tapped(nil)
	if got := strings.Join(*log, ", "); got != "newest, best, keep" {
		t.Errorf("told %s", got)
	}
	below := v.stories.Position().Y
	v.SetResults(Results{Words: "bridge", Order: editor.Newest, Rows: stories(0, 3)})
	if v.bars.note.Visible() || v.stories.Position().Y >= below || !v.bars.newest.Selected {
		t.Error("the note stays where there is nothing to say")
	}
	v.show(0, 3)
	if v.bars.column.Visible() {
		t.Error("a view has the buttons of a search")
	}
	w.Resize(fyne.NewSize(272, 500))
}

func TestKeptSearches(t *testing.T) {
	v, _, log := shown(t)
	v.SetSearches([]editor.SavedSearch{{ID: 4, Name: "Disputed", Query: "fact:disputed"}, {ID: 2, Name: "Ferry", Query: "ferry"}})
	if got := v.names(); !strings.HasSuffix(got, "Spiked Disputed Ferry") {
		t.Errorf("the views are %s", got)
	}
	v.pressView(7)
	p := v.Place()
	if got := strings.Join(*log, ", "); got != "view view:2" || p.Name() != "Ferry" || ParsePlace(p.String()).Kept.ID != 2 {
		t.Errorf("told %s, at %+v", got, p)
	}
	rows := stories(0, 2)
	rows[1].Snippet = "the «ferry»"
	v.SetKept(p, rows, false)
	if v.heading.Words() != "Ferry · newest first" || v.Searching() != "" || v.rows.len() != 2 {
		t.Errorf("the heading reads %q", v.heading.Words())
	}
	v.SetKept(p, nil, false)
	if got := v.empty.Words(); !strings.Contains(got, "Nothing in Ferry") || !strings.Contains(got, "No story fits this search") {
		t.Errorf("empty, it says %q", got)
	}
}
