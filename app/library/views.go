package library

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

const (
	viewHeight = 26
	viewMargin = 10
)

// statusName is what a workflow status is called on screen.
func statusName(s editor.Status) string { return control.StatusName(string(s)) }

func statusIndex(s editor.Status) int { return slices.Index(editor.Statuses, s) }

// The groups of views that fold, by the name that settings keep.
const (
	foldSections = "sections"
	foldTags     = "tags"
)

// viewItem is a line of the list of views: a place, or the head of a group.
type viewItem struct {
	place Place
	fold  string // of a head; "" for a place
	name  string
	count int // -1 where it is not known
}

// viewItems are the lines as they are to be shown: the statuses, the sections and
// tags where they are unfolded, and the bin where something lies in it.
func (v *View) viewItems() []viewItem {
	var items []viewItem
	for _, s := range editor.Statuses {
		items = append(items, viewItem{place: In(s), name: statusName(s), count: v.counts[s]})
	}
	for _, s := range v.searches {
		items = append(items, viewItem{place: Place{Kept: Kept(s)}, name: s.Name, count: -1})
	}
	items = v.group(items, foldSections, lang.X("library.sections", "Sections"), v.shelves.Sections, func(name string) Place { return Place{Section: name} })
	items = v.group(items, foldTags, lang.X("library.tags", "Tags"), v.shelves.Tags, func(name string) Place { return Place{Tag: name} })
	if bin := (Place{Bin: true}); v.shelves.Bin > 0 || v.in == bin {
		items = append(items, viewItem{place: bin, name: bin.Name(), count: v.shelves.Bin})
	}
	return items
}

func (v *View) group(items []viewItem, fold, name string, counts []editor.Count, place func(string) Place) []viewItem {
	if len(counts) == 0 {
		return items
	}
	items = append(items, viewItem{fold: fold, name: name, count: len(counts)})
	for _, c := range counts {
		if p := place(c.Name); v.unfolded[fold] || p == v.in {
			items = append(items, viewItem{place: p, name: c.Name, count: c.N})
		}
	}
	return items
}

// newViews makes the list of views.
func (v *View) newViews() *control.List {
	l := control.NewList()
	l.Side = 8
	l.Count = func() int { return len(v.items) }
	l.Height = func(int, float32) float32 { return viewHeight }
	l.Object = func(i int) fyne.CanvasObject {
		item := v.items[i]
		r := newViewRow(item, item.fold == "" && item.place == v.in && v.words == "", func() { v.pressView(i) })
		r.open = v.unfolded[item.fold]
		r.menu = func(at fyne.Position) {
			if v.ViewMenu != nil && item.fold == "" {
				control.OpenMenuAt(v, at, v.ViewMenu(item.place))
			}
		}
		return r
	}
	l.OnSelect = func(i int) {
		if item := v.items[i]; item.fold == "" {
			v.chooseView(item.place)
		}
	}
	l.OnOpen = func(i int) {
		if item := v.items[i]; item.fold != "" {
			v.toggle(item.fold)
		}
	}
	return l
}

// pressView goes to a place, or folds or unfolds a group.
func (v *View) pressView(i int) {
	fold := v.items[i].fold
	v.views.Choose(i)
	if fold != "" {
		v.toggle(fold)
	}
}

func (v *View) chooseView(p Place) {
	v.in, v.words = p, ""
	v.refreshViews()
	if v.OnView != nil {
		v.OnView(p)
	}
}

func (v *View) toggle(fold string) {
	v.unfolded[fold] = !v.unfolded[fold]
	v.refreshViews()
	if v.OnFold != nil {
		v.OnFold(v.Unfolded())
	}
}

// Unfolded returns the groups of views that are unfolded.
func (v *View) Unfolded() []string {
	var out []string
	for _, fold := range []string{foldSections, foldTags} {
		if v.unfolded[fold] {
			out = append(out, fold)
		}
	}
	return out
}

// SetUnfolded unfolds some groups of views and folds the others.
func (v *View) SetUnfolded(folds []string) {
	for _, fold := range []string{foldSections, foldTags} {
		v.unfolded[fold] = slices.Contains(folds, fold)
	}
	v.refreshViews()
}

// refreshViews shows the views as they are now; their list may have become longer
// or shorter.
func (v *View) refreshViews() {
	before := len(v.items)
	v.items = v.viewItems()
	v.views.Select(slices.IndexFunc(v.items, func(item viewItem) bool { return item.fold == "" && item.place == v.in }))
	v.views.Refresh()
	if len(v.items) != before && v.content != nil {
		v.content.Refresh()
	}
}

// viewRow is the name of a view with its count, or the head of a group.
type viewRow struct {
	widget.BaseWidget
	item    viewItem
	chosen  bool
	open    bool // of a head: what is under it is shown
	hovered bool
	tapped  func()
	menu    func(fyne.Position)
}

func newViewRow(item viewItem, chosen bool, tapped func()) *viewRow {
	r := &viewRow{item: item, chosen: chosen, tapped: tapped}
	r.ExtendBaseWidget(r)
	return r
}

func (r *viewRow) Tapped(*fyne.PointEvent)            { r.tapped() }
func (r *viewRow) TappedSecondary(e *fyne.PointEvent) { r.menu(e.AbsolutePosition) }
func (r *viewRow) MouseIn(*desktop.MouseEvent)        { r.hovered = true; r.Refresh() }
func (r *viewRow) MouseMoved(*desktop.MouseEvent)     {}
func (r *viewRow) MouseOut()                          { r.hovered = false; r.Refresh() }

func (r *viewRow) CreateRenderer() fyne.WidgetRenderer {
	name, count, words := control.Body.In(theme.Ink), control.Body.In(theme.Muted), r.item.name
	switch {
	case r.item.fold != "" && r.open:
		name, words = control.FineHead, "▾ "+words
	case r.item.fold != "":
		name, words = control.FineHead, "▸ "+words
	case r.chosen:
		name, count = control.Strong.In(theme.Accent), control.Strong.In(theme.Accent)
	}
	ground := canvas.NewRectangle(nil)
	ground.CornerRadius = 6
	number := ""
	if r.item.count >= 0 {
		number = control.Number(r.item.count)
	}
	row := control.NewInset(0, 10, 0, 10,
		control.NewRow(4, control.NewText(name.Wrap(1), words), control.NewText(count, number)))
	return &viewRowRenderer{widget.NewSimpleRenderer(&fyne.Container{Layout: over{}, Objects: []fyne.CanvasObject{ground, row}}), r, ground}
}

type viewRowRenderer struct {
	fyne.WidgetRenderer
	row    *viewRow
	ground *canvas.Rectangle
}

func (r *viewRowRenderer) Layout(s fyne.Size) {
	r.paint()
	r.WidgetRenderer.Layout(s)
}

func (r *viewRowRenderer) Refresh() {
	r.paint()
	r.WidgetRenderer.Refresh()
}

func (r *viewRowRenderer) paint() {
	p := theme.Now()
	switch {
	case r.row.chosen:
		r.ground.FillColor = p.Selection
	case r.row.hovered:
		r.ground.FillColor = p.Hover
	default:
		r.ground.FillColor = nil
	}
	r.ground.Refresh()
}

// over lays objects over each other.
type over struct{}

func (over) Layout(o []fyne.CanvasObject, s fyne.Size) {
	for _, one := range o {
		one.Resize(s)
	}
}

func (over) MinSize(o []fyne.CanvasObject) fyne.Size { return o[len(o)-1].MinSize() }
