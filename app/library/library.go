// Package library is the left pane: the views with their counts, and the
// stories of the chosen view or of a search. It takes data and calls back, and
// belongs on the UI thread.
package library

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// View is the left pane. Set the callbacks before it is shown.
type View struct {
	widget.BaseWidget
	OnView       func(Place)                           // a view was chosen
	OnFold       func(unfolded []string)               // a group of views was folded or unfolded
	ViewMenu     func(Place) []*fyne.MenuItem          // what can be done with a view, may be nil
	OnOpen       func(editor.Summary)                  // a story was pressed
	OnKeep       func(editor.Summary)                  // Enter, or pressed again: it is to stay open
	OnBehind     func(editor.Summary)                  // the middle button: open it behind the one in front
	OnRows       func(numbers []int64)                 // rows are missing: SetRows answers
	OnMore       func(last editor.Summary)             // the end of the results came into sight
	OnStatus     func(id string, s editor.Status)      // move a story
	OnImport     func()                                // the empty list offers it
	OnLeave      func()                                // leave the results of a search
	OnOrder      func(editor.Order)                    // results are to follow each other so
	OnKeepSearch func()                                // the search is to be kept as a view
	OnAll        func()                                // all results are to be listed and picked
	Keep         time.Duration                         // how long stories lie in the bin
	Bulk         Bulk                                  // what is done to all that are picked
	Extra        func(editor.Summary) []*fyne.MenuItem // further items of a story's menu, may be nil

	now     func() time.Time
	views   *control.List
	heading *control.Text
	leave   *control.Button
	stories *control.List
	empty   *control.Empty

	counts   map[editor.Status]int
	shelves  editor.Shelves
	items    []viewItem
	unfolded map[string]bool
	in       Place
	content  *fyne.Container
	picks    picks

	bar        *fyne.Container
	barWords   *control.Text
	barButtons []barButton
	modifiers  func() fyne.KeyModifier
	words      string  // searched for; "" shows a view
	results    Results // of the search, without their rows
	bars       resultsBar
	searches   []editor.SavedSearch // that are kept as views
	listed     Place                // whose stories rows are, none where they are results
	rows       rows
	asking     bool // rows are on their way
	more       bool
	open       int64       // number of the story in the manuscript
	pool       []*storyRow // rows to be used again
	used       map[fyne.CanvasObject]*storyRow
	heights    heights
}

// New returns an empty pane that tells ages by the given clock.
func New(now func() time.Time) *View {
	v := &View{now: now, in: In(editor.Inbox), unfolded: map[string]bool{}, used: map[fyne.CanvasObject]*storyRow{}}
	v.heading = control.NewText(control.FineHead.Wrap(1), "")
	v.leave = control.NewSmallButton(lang.X("library.leave", "Back"), lang.X("key.escape", "Esc"), v.leaveResults)
	v.leave.Hidden = true
	v.empty = control.NewEmpty("", "", "", nil)
	v.empty.Hidden = true
	v.modifiers = heldModifiers
	v.newBar()
	v.newResultsBar()
	v.views = v.newViews()
	v.stories = v.newStories()
	v.ExtendBaseWidget(v)
	v.head()
	return v
}

func (v *View) newStories() *control.List {
	l := control.NewList()
	l.Count = func() int { return v.rows.len() }
	l.Height, l.Guess = v.height, v.guess
	l.Object = v.row
	l.Release = v.release
	l.OnOpen = func(i int) { v.tellRow(v.OnKeep, i) }
	l.OnSelect = v.moved
	l.OnKey = v.key
	l.OnSight = v.ask
	l.OnEnd = func() {
		if last, ok := v.rows.at(v.rows.len() - 1); ok && v.more && v.OnMore != nil {
			v.OnMore(last)
		}
	}
	return l
}

// SetCounts shows how many stories stand in each view.
func (v *View) SetCounts(counts map[editor.Status]int) {
	v.counts = counts
	v.refreshViews()
}

// SetShelves shows the sections and tags, and how many stories lie in the bin.
func (v *View) SetShelves(s editor.Shelves) {
	v.shelves = s
	v.refreshViews()
}

// SetStories shows the stories of a view, newest first: order are the running
// numbers of all, some those whose rows are at hand; OnRows asks for others. Where
// the view is shown already, what is in sight stays in its place.
func (v *View) SetStories(p Place, order []int64, some []editor.Summary) {
	again := v.listed == p
	v.in, v.listed, v.words = p, p, ""
	v.set(newRows(order, some), false, again)
}

// set shows other rows: from the top, or where they were shown before, in place.
func (v *View) set(r rows, more, again bool) {
	at, place, y := v.stories.Selected(), int64(0), float32(0)
	if again {
		place, y = v.inSight(r)
	}
	chosen := v.rows.stretch(at, at+1)
	v.rows, v.more = r, more
	v.prunePicks(again)
	v.refreshViews()
	v.head()
	v.stories.RefreshAt(max(0, v.rows.index(place)), y)
	v.picksChanged()
	switch {
	case again && at >= 0 && len(chosen) > 0 && v.rows.index(chosen[0]) >= 0:
		v.stories.Mark(v.rows.index(chosen[0]))
	case again:
		v.stories.Mark(v.rows.index(v.open))
	case v.rows.index(v.open) < page: // not far down
		v.stories.Select(v.rows.index(v.open))
	}
}

// inSight returns the first story in sight that will be there as well, and how far
// below the upper edge it stands; 0 where the list is at its top, which newer
// stories are to come in at.
func (v *View) inSight(next rows) (number int64, y float32) {
	i, y := v.stories.Place()
	if i <= 0 && y >= 0 {
		return 0, 0
	}
	for _, n := range v.rows.stretch(i, i+page) {
		if next.index(n) >= 0 {
			return n, y
		}
	}
	return 0, 0
}

// InSight returns the running numbers of the stories in sight, none where the
// list is at its top: near them, rows are wanted when it is read anew.
func (v *View) InSight() []int64 {
	i, y := v.stories.Place()
	if v.listed != v.in || i <= 0 && y >= 0 {
		return nil
	}
	return v.rows.stretch(i, i+page)
}

// ask asks for the rows near those in sight, one request at a time.
func (v *View) ask(from, to int) {
	if v.asking || v.OnRows == nil {
		return
	}
	if missing := v.rows.missing(from, to); len(missing) > 0 {
		v.asking = true
		v.OnRows(missing)
	}
}

// SetRows answers OnRows with the rows that were asked for, as far as they are
// there; nothing at all says that they could not be read.
func (v *View) SetRows(asked []int64, some []editor.Summary) {
	v.asking = false
	if len(asked) == 0 {
		return
	}
	from, to := v.stories.Sight()
	v.rows.put(asked, some, from, to)
	v.stories.Changed(v.among(asked, from, to)...)
}

// among returns which of the rows between two places are one of some.
func (v *View) among(numbers []int64, from, to int) []int {
	var out []int
	for i, n := range v.rows.stretch(from, to) {
		if slices.Contains(numbers, n) {
			out = append(out, from+i)
		}
	}
	return out
}

// Append adds the next page below the results that are shown.
func (v *View) Append(some []editor.Summary, more bool) {
	v.rows.add(some)
	v.more = more
	v.stories.Refresh()
}

// Update shows new data of a story that is listed, in its place.
func (v *View) Update(s editor.Summary) {
	if old, ok := v.rows.atHand[s.Number]; ok {
		s.Snippet = old.Snippet
		v.rows.atHand[s.Number] = s
		v.stories.Changed(v.rows.index(s.Number))
	}
}

// SetOpen marks the story that stands in the manuscript; number 0 marks none.
func (v *View) SetOpen(number int64) {
	v.open = number
	v.stories.Select(v.rows.index(number))
}

// Tick shows the ages anew; call it each minute.
func (v *View) Tick() { v.stories.Changed() }

// Focus gives the list of stories the keyboard.
func (v *View) Focus() {
	control.Focus(v.stories)
	if v.stories.Selected() < 0 {
		v.stories.Select(0)
	}
}

// Place returns the view that is chosen.
func (v *View) Place() Place { return v.in }

// Searching returns the words whose results are shown, "" where a view is.
func (v *View) Searching() string { return v.words }

// press opens story i; pressing the open one again is to keep it.
func (v *View) press(i int) {
	if s, ok := v.rows.at(i); ok && s.Number == v.open {
		v.tellRow(v.OnKeep, i)
		return
	}
	v.tellRow(v.OnOpen, i)
}

func (v *View) tellRow(tell func(editor.Summary), i int) {
	if s, ok := v.rows.at(i); ok && s.ID != "" && tell != nil {
		tell(s)
	}
}

func (v *View) key(e *fyne.KeyEvent) bool {
	switch {
	case e.Name == fyne.KeyEscape && len(v.picks.numbers) > 0:
		v.ClearPicks()
	case e.Name == fyne.KeyEscape && v.words != "":
		v.leaveResults()
	case e.Name == fyne.KeyDelete && len(v.Chosen()) > 0 && !v.in.Bin:
		tell(v.Bulk.Bin)
	default:
		return false
	}
	return true
}

func (v *View) leaveResults() {
	if v.OnLeave != nil {
		v.OnLeave()
	}
}

// head sets the heading and, where there is nothing to list, says why.
func (v *View) head() {
	name := v.in.Name()
	v.leave.Hidden = v.words == ""
	v.empty.Hidden = v.rows.len() > 0
	v.refreshBar()
	if v.words != "" {
		v.heading.SetText(v.resultsHeading())
		v.empty.Set(lang.X("library.none.title", "Nothing found"),
			lang.X("library.none.hint", "No headline, text, by-line or slug holds all of this. Words are looked for from their beginning."), "", nil)
	} else {
		v.heading.SetText(v.placeHeading(name))
		v.setEmpty(name)
	}
	v.Refresh()
}

func (v *View) placeHeading(name string) string {
	if v.in.Bin {
		return lang.X("library.heading-bin", "{{.View}} · deleted last first", map[string]any{"View": name})
	}
	return lang.X("library.heading", "{{.View}} · newest first", map[string]any{"View": name})
}

func (v *View) setEmpty(name string) {
	title := lang.X("library.empty.title", "Nothing in {{.View}}", map[string]any{"View": name})
	if v.in.Kept.ID != 0 {
		v.empty.Set(title, lang.X("library.empty.kept", "No story fits this search at present: {{.Query}}", map[string]any{"Query": v.in.Kept.Query}), "", nil)
		return
	}
	if v.in.Bin {
		v.empty.Set(title, lang.X("library.empty.bin", "Stories that are deleted lie here for a while before they go for good."), "", nil)
		return
	}
	if v.in.Status == editor.Inbox || v.in.Status == editor.Drafting {
		v.empty.Set(title, lang.X("library.empty.import", "Drop files or folders anywhere on the window, paste a text, or choose Import."),
			lang.X("library.empty.button", "Import…"), func() {
				if v.OnImport != nil {
					v.OnImport()
				}
			})
		return
	}
	v.empty.Set(title, lang.X("library.empty.hint", "A story comes here when its status is changed, in the top bar or from its menu in the list."), "", nil)
}

// CreateRenderer implements fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	head := control.NewInset(0, 10, 0, 18, control.NewRow(6, v.heading, v.leave))
	v.content = &fyne.Container{Layout: paneLayout{v}, Objects: []fyne.CanvasObject{
		control.NewFill(theme.Side), v.views, head, control.NewHairline(), v.stories, v.empty, v.bar, v.bars.column}}
	return widget.NewSimpleRenderer(v.content)
}

// paneLayout stacks the views, the heading and the stories.
type paneLayout struct{ view *View }

// mostViews is the share of the pane that the views may have before they scroll.
const mostViews = 0.45

func (p paneLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	const head = 28
	viewsEnd := min(float32(len(p.view.items)*viewHeight+2*viewMargin),
		max(s.Height*mostViews, float32(len(editor.Statuses)*viewHeight+2*viewMargin)))
	o[0].Resize(s)
	at := func(i int, y, height float32) {
		o[i].Move(fyne.NewPos(0, y))
		o[i].Resize(fyne.NewSize(s.Width, max(0, height)))
	}
	at(1, 2, viewsEnd)
	at(2, viewsEnd+4, head)
	top := viewsEnd + 4 + head
	if o[7].Visible() {
		height := control.HeightOf(o[7], s.Width)
		at(7, top, height)
		top += height
	}
	at(3, top, 1)
	foot := float32(0)
	if o[6].Visible() {
		foot = control.HeightOf(p.view.bar.Objects[1], s.Width)
	}
	at(4, top+1, s.Height-top-1-foot)
	at(5, top+1, s.Height-top-1)
	at(6, s.Height-foot, foot)
}

func (paneLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(160, 240) }
