// Package history is the tab that tells everything that happened to a story, in
// one line of time: where it came from, its revisions, its moves, tags and
// relations, and where it went. It takes data and calls back, and belongs on the
// UI thread.
package history

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// View is the tab. Set the callbacks before it is shown.
type View struct {
	widget.BaseWidget
	OnMore     func(last editor.Happening) // the end came into sight
	OnSift     func()                      // other kinds are wanted: see Deeds
	OnRevision func(n int)                 // a revision was pressed
	OnOpen     func(id string)             // another story was
	Name       func(id string) string      // what another story is called, "" where that is not known
	Format     func(id string) string      // what a format is called

	now     func() time.Time
	sieve   *control.MenuPill
	kind    int // of kinds
	rows    []editor.Happening
	more    bool
	list    *control.List
	empty   *control.Empty
	heights map[heightKey]float32
}

type heightKey struct {
	words string
	width float32
}

// kind is what the history can be sifted by.
type kind struct {
	name  func() string
	deeds []editor.Deed // nil for all
}

var kinds = []kind{
	{func() string { return lang.X("history.all", "Everything") }, nil},
	{func() string { return lang.X("history.revisions", "Revisions") }, []editor.Deed{editor.WasFiled}},
	{func() string { return lang.X("history.moves", "Moves and exports") }, []editor.Deed{editor.Moved, editor.WasSpiked, editor.Unspiked, editor.SentOut}},
	{func() string { return lang.X("history.places", "Sections, tags, related stories") }, []editor.Deed{editor.Tagged, editor.Untagged, editor.Sectioned,
		editor.Joined, editor.JoinedBy, editor.Parted, editor.PartedBy}},
	{func() string { return lang.X("history.care", "Bin, take-overs, repairs") }, []editor.Deed{editor.Binned, editor.Unbinned, editor.TakenOver, editor.WasMended, editor.FromBackup}},
}

// New returns an empty tab that tells times by the given clock.
func New(now func() time.Time) *View {
	v := &View{now: now, heights: map[heightKey]float32{}}
	v.sieve = control.NewMenuPill(kinds[0].name(), theme.Muted, theme.Pill, v.menu)
	v.empty = control.NewEmpty(lang.X("history.empty", "Nothing of this kind"), lang.X("history.empty.hint", "Whatever is done to the story is told here, with who did it and when."), "", nil)
	v.empty.Hidden = true
	v.list = control.NewList()
	v.list.Count = func() int { return len(v.rows) }
	v.list.Height = v.height
	v.list.Object = v.row
	v.list.OnOpen = v.press
	v.list.OnEnd = func() {
		if v.more && v.OnMore != nil && len(v.rows) > 0 {
			v.OnMore(v.rows[len(v.rows)-1])
		}
	}
	v.ExtendBaseWidget(v)
	return v
}

// Deeds returns which kinds of events are wanted, nil for all.
func (v *View) Deeds() []editor.Deed { return kinds[v.kind].deeds }

// Set shows the newest page of a story's history; more says that there are
// further ones, which OnMore asks for.
func (v *View) Set(rows []editor.Happening, more bool) {
	v.rows, v.more = append([]editor.Happening(nil), rows...), more
	v.empty.Hidden = len(v.rows) > 0
	v.list.Select(-1)
	v.list.ScrollToTop()
	v.Refresh()
}

// Append adds the next page below what is shown.
func (v *View) Append(rows []editor.Happening, more bool) {
	v.rows, v.more = append(v.rows, rows...), more
	v.list.Refresh()
}

func (v *View) menu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for i, k := range kinds {
		item := fyne.NewMenuItem(k.name(), func() { v.sift(i) })
		item.Checked = i == v.kind
		items = append(items, item)
	}
	return items
}

func (v *View) sift(i int) {
	v.kind = i
	v.sieve.Set(kinds[i].name(), theme.Muted, theme.Pill)
	v.Refresh()
	if v.OnSift != nil {
		v.OnSift()
	}
}

func (v *View) row(i int) fyne.CanvasObject {
	h := v.rows[i]
	style := control.Body
	if h.Revision != nil {
		style = control.Strong
	}
	column := control.NewColumn(2, control.NewText(style.Wrap(control.Unlimited), v.words(h)),
		control.NewText(control.Fine.Wrap(1), v.when(h)))
	row := control.NewPaneRow(column)
	if i == v.list.Selected() {
		row.SetState(control.Marked)
	}
	row.OnTapped = func() {
		v.list.Choose(i)
		v.press(i)
	}
	return row
}

// when is who did it, and at what time.
func (v *View) when(h editor.Happening) string {
	at, who := control.Moment(v.now(), h.At), ""
	if h.Event != nil {
		who = h.Event.Who
	} else {
		who = h.Revision.Author
	}
	if who == "" {
		return at
	}
	return who + " · " + at
}

func (v *View) height(i int, width float32) float32 {
	key := heightKey{v.words(v.rows[i]), width}
	if h, ok := v.heights[key]; ok {
		return h
	}
	if len(v.heights) > 2000 {
		clear(v.heights)
	}
	v.heights[key] = control.HeightOf(v.row(i), width)
	return v.heights[key]
}

// press shows what a line speaks of.
func (v *View) press(i int) {
	h := v.rows[i]
	switch {
	case h.Revision != nil:
		if v.OnRevision != nil {
			v.OnRevision(h.Revision.Number)
		}
	case relates(h.Event.What) && v.OnOpen != nil:
		v.OnOpen(h.Event.Became)
	}
}

func relates(d editor.Deed) bool {
	return d == editor.Joined || d == editor.JoinedBy || d == editor.Parted || d == editor.PartedBy
}

// CreateRenderer implements fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	head := control.NewInset(8, 16, 8, 14, control.NewFlow(6, v.sieve))
	return widget.NewSimpleRenderer(&fyne.Container{Layout: headed{}, Objects: []fyne.CanvasObject{head, control.NewHairline(), v.list, v.empty}})
}

// headed puts the sieve above the list.
type headed struct{}

func (headed) Layout(o []fyne.CanvasObject, s fyne.Size) {
	const head = 38
	o[0].Resize(fyne.NewSize(s.Width, head))
	o[1].Move(fyne.NewPos(0, head))
	o[1].Resize(fyne.NewSize(s.Width, 1))
	for _, one := range o[2:] {
		one.Move(fyne.NewPos(0, head+1))
		one.Resize(fyne.NewSize(s.Width, max(0, s.Height-head-1)))
	}
}

func (headed) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(160, 120) }
