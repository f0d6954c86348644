package compare

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// Revisions lists a story's revisions, newest first: as the Revisions tab,
// where the chosen one has buttons, or as the left pane of a comparison, where
// a press compares with it.
type Revisions struct {
	widget.BaseWidget
	OnCompare func(m, n int) // m is the older
	OnRestore func(n int)

	picking  bool
	now      func() time.Time
	rows     []editor.Revision // newest first
	from, to int               // compared, by number; 0 for none
	file     string            // what the first revision was imported from
	most     int               // words that the revision with most changes changed
	list     *control.List
	empty    *control.Empty
	plain    float32 // the height of a row without buttons; 0 while unknown
}

// NewRevisions returns the list as a tab.
func NewRevisions(now func() time.Time) *Revisions { return newRevisions(now, false) }

func newRevisions(now func() time.Time, picking bool) *Revisions {
	r := &Revisions{now: now, picking: picking}
	r.empty = control.NewEmpty(lang.X("revisions.empty.title", "No revisions yet"),
		lang.X("revisions.empty.hint", "A revision is filed at import, on Ctrl+S, at a restore and at each export. What is typed is saved by itself all the time."), "", nil)
	r.list = control.NewList()
	r.list.Count = func() int { return len(r.rows) }
	r.list.Object = r.row
	r.list.Height = r.height
	r.list.OnSelect = func(i int) {
		if !r.picking {
			r.list.Refresh()
		}
	}
	r.list.OnOpen = r.opened
	r.ExtendBaseWidget(r)
	return r
}

// Set shows revisions, given in any order, below the story as it is open where
// that holds words of its own.
func (r *Revisions) Set(revisions []editor.Revision, desk bool) {
	chosen := r.selected()
	r.rows = newestFirst(revisions)
	if desk {
		r.rows = slices.Insert(r.rows, 0, editor.Revision{Number: onDesk, Name: Desk().Name})
	}
	r.empty.Hidden = len(r.rows) > 0
	at := -1
	r.most = 1
	for i, one := range r.rows {
		if one.Number > 1 { // the first added everything
			r.most = max(r.most, one.Added+one.Removed)
		}
		if one.Number == chosen {
			at = i
		}
	}
	r.list.Select(at)
	r.Refresh()
}

func newestFirst(revisions []editor.Revision) []editor.Revision {
	return slices.SortedStableFunc(slices.Values(revisions), func(a, b editor.Revision) int { return b.Number - a.Number })
}

// SetCompared marks the two revisions that are compared.
func (r *Revisions) SetCompared(m, n int) {
	r.from, r.to = m, n
	r.list.Refresh()
}

// SetFile names the file that the first revision was imported from.
func (r *Revisions) SetFile(name string) {
	if r.file != name {
		r.file = name
		r.list.Refresh()
	}
}

// Focus gives the list the keyboard.
func (r *Revisions) Focus() { control.Focus(r.list) }

func (r *Revisions) selected() int {
	if i := r.list.Selected(); i >= 0 && i < len(r.rows) {
		return r.rows[i].Number
	}
	return 0
}

// height measures only the row with buttons and those with an override: all others are
// alike.
func (r *Revisions) height(i int, width float32) float32 {
	if !r.picking && (i == r.list.Selected() || r.rows[i].Override != nil) {
		return control.HeightOf(r.row(i), width)
	}
	if r.plain == 0 {
		r.plain = control.HeightOf(r.row(i), width)
	}
	return r.plain
}

func (r *Revisions) row(i int) fyne.CanvasObject {
	one := r.rows[i]
	column := control.NewColumn(2, control.NewText(control.Strong.Wrap(1), Title(one)), r.meta(one), r.amount(one))
	if o := one.Override; o != nil && !r.picking {
		column.Add(control.NewInset(3, 0, 2, 0, control.NewSourceBar(overridden(*o, i == r.list.Selected()))))
	}
	if !r.picking && i == r.list.Selected() {
		column.Add(control.NewInset(4, 0, 2, 0, control.NewFlow(6, r.buttons(i)...)))
	}
	row := control.NewPaneRow(column)
	row.SetState(r.state(i))
	row.OnTapped = func() {
		r.list.Choose(i)
		if r.picking {
			r.opened(i)
		}
	}
	if r.picking {
		row.OnMenu = func(at fyne.Position) { control.OpenMenuAt(r, at, r.deeds(i)) }
	}
	return row
}

func (r *Revisions) state(i int) control.RowState {
	n := r.rows[i].Number
	switch {
	case r.picking && n == r.to, !r.picking && i == r.list.Selected():
		return control.Chosen
	case r.picking && (n == r.from || i == r.list.Selected()):
		return control.Marked
	}
	return control.Plain
}

// overridden says who filed a revision in spite of the checks and why, and of the chosen
// one what they said.
func overridden(o editor.Override, all bool) string {
	words := lang.X("history.override", "Overridden by {{.By}}: {{.Reason}}", map[string]any{"By": o.By, "Reason": o.Reason})
	if !all {
		return words
	}
	return strings.Join(append([]string{words}, o.Findings...), "\n✕ ")
}

// meta is when, by whom and how much.
func (r *Revisions) meta(one editor.Revision) fyne.CanvasObject {
	quiet, added, removed := control.Fine, control.Fine.In(theme.VerifiedInk), control.Fine.In(theme.DisputedInk)
	if r.picking && one.Number == r.from {
		quiet = quiet.In(theme.Ink) // muted is too faint on the selection
	}
	if one.Number == onDesk {
		return control.NewText(quiet, lang.X("revisions.desk", "as the story is open now"))
	}
	row := control.NewRow(8, control.NewText(quiet, control.Moment(r.now(), one.Saved)))
	if one.Author != "" {
		row.Add(control.NewText(quiet, one.Author))
	}
	if one.Cause == editor.Imported && r.file != "" {
		row.Add(control.NewRest(control.NewText(quiet.Wrap(1), r.file)))
		return row
	}
	if one.Added == 0 && one.Removed == 0 {
		row.Add(control.NewText(quiet, lang.X("revisions.same", "no text change")))
		return row
	}
	if one.Added > 0 {
		row.Add(control.NewText(added, "+"+control.Number(one.Added)))
	}
	if one.Removed > 0 {
		row.Add(control.NewText(removed, "−"+control.Number(one.Removed)))
	}
	return row
}

// amount shows how much a revision changed beside the others: words added, then
// words removed, as the numbers above it.
func (r *Revisions) amount(one editor.Revision) fyne.CanvasObject {
	const longest, high = 150, 3
	row := control.NewRow(1)
	for _, part := range []struct {
		words int
		ink   theme.Role
	}{{one.Added, theme.VerifiedInk}, {one.Removed, theme.DisputedInk}} {
		if part.words > 0 && one.Number > 1 {
			row.Add(control.NewFixed(max(2, longest*float32(part.words)/float32(r.most)), high, control.NewFill(part.ink)))
		}
	}
	row.Add(control.NewFixed(1, high, control.NewSpacer())) // all rows are as high
	return control.NewInset(2, 0, 0, 0, row)
}

// buttons are what can be done with the chosen revision of the tab.
func (r *Revisions) buttons(i int) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	one, newest := r.rows[i].Number, r.rows[0].Number
	if i > 0 {
		out = append(out, control.NewSmallButton(lang.X("revisions.newest", "Compare with r{{.N}}", map[string]any{"N": newest}), "",
			func() { r.compare(one, newest) }))
	}
	if i+1 < len(r.rows) {
		before := r.rows[i+1].Number
		out = append(out, control.NewSmallButton(lang.X("revisions.before", "Compare with r{{.N}}", map[string]any{"N": before}), "",
			func() { r.compare(before, one) }))
	}
	if i > 0 {
		out = append(out, control.NewSmallButton(lang.X("revisions.restore", "Restore"), "", func() {
			if r.OnRestore != nil {
				r.OnRestore(one)
			}
		}))
	}
	return out
}

// deeds is what can be done with a row beside a comparison but to compare it.
func (r *Revisions) deeds(i int) []*fyne.MenuItem {
	one := r.rows[i].Number
	var items []*fyne.MenuItem
	if i+1 < len(r.rows) {
		before := r.rows[i+1].Number
		items = append(items, fyne.NewMenuItem(lang.X("revisions.before", "Compare with r{{.N}}", map[string]any{"N": before}), func() { r.compare(before, one) }))
	}
	restore := fyne.NewMenuItem(lang.X("revisions.restore", "Restore"), func() {
		if r.OnRestore != nil {
			r.OnRestore(one)
		}
	})
	restore.Disabled = one == onDesk || i == 0
	return append(items, restore)
}

// opened compares a row: in the tab with the newest, on the left of a comparison
// with its newer side, which a row newer still takes the place of.
func (r *Revisions) opened(i int) {
	one := r.rows[i].Number
	other := r.rows[0].Number
	switch {
	case r.picking && one > r.to && r.from > 0:
		other = r.from
	case r.picking:
		other = r.to
	}
	if one == other && i+1 < len(r.rows) {
		other = r.rows[i+1].Number
	}
	r.compare(one, other)
}

func (r *Revisions) compare(m, n int) {
	if r.OnCompare != nil && m != n {
		r.OnCompare(min(m, n), max(m, n))
	}
}

// Title is what a revision is called, such as "r14 · Copy edit".
func Title(r editor.Revision) string {
	if r.Number == onDesk {
		return r.Name
	}
	return control.RevisionTitle(r.Number, r.Name, string(r.Cause))
}

// CreateRenderer implements fyne.Widget.
func (r *Revisions) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{r.list, r.empty}
	if !r.picking {
		return widget.NewSimpleRenderer(&fyne.Container{Layout: over{}, Objects: objects})
	}
	head := control.NewInset(10, 16, 4, 18, control.NewText(control.FineHead, lang.X("revisions.title", "Revisions")))
	return widget.NewSimpleRenderer(&fyne.Container{Layout: over{}, Objects: []fyne.CanvasObject{control.NewFill(theme.Side),
		&fyne.Container{Layout: headed{30}, Objects: []fyne.CanvasObject{head, control.NewHairline(), r.list}}}})
}

// over lays objects over each other.
type over struct{}

func (over) Layout(o []fyne.CanvasObject, s fyne.Size) {
	for _, one := range o {
		one.Resize(s)
	}
}

func (over) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(160, 120) }

// headed puts a head of a height and a hairline above the rest.
type headed struct{ height float32 }

func (h headed) Layout(o []fyne.CanvasObject, s fyne.Size) {
	y := float32(0)
	for i, height := range []float32{h.height, 1, s.Height - h.height - 1} {
		o[i].Move(fyne.NewPos(0, y))
		o[i].Resize(fyne.NewSize(s.Width, max(0, height)))
		y += height
	}
}

func (headed) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(160, 120) }
