package control

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stet/app/theme"
)

// Tab is one name of a tab bar, with a count that may be coloured.
type Tab struct {
	Label string
	Count string     // "" for none
	Ink   theme.Role // of the count; nil for the label's own
}

// Tabs is a bar of names of which one is chosen. Left and Right move the choice
// while it has the keyboard.
type Tabs struct {
	widget.BaseWidget
	OnSelect func(int)
	tabs     []*tab
	line     *Fill
	more     *MenuPill // holds those that found no room
	selected int
	focused  bool
}

// TabsHeight is the height of a tab bar.
const TabsHeight = 41

// NewTabs returns a bar with the first tab chosen.
func NewTabs(selected func(int), tabs ...Tab) *Tabs {
	t := &Tabs{OnSelect: selected, line: NewHairline()}
	for i, data := range tabs {
		t.tabs = append(t.tabs, newTab(t, i, data))
	}
	t.more = NewMenuPill("", theme.Muted, theme.Pill, t.hidden)
	t.more.Hidden = true
	t.ExtendBaseWidget(t)
	return t
}

// Set changes the label and count of tab i.
func (t *Tabs) Set(i int, data Tab) {
	t.tabs[i].data = data
	t.tabs[i].Refresh()
	t.Refresh()
}

// Selected returns the chosen tab.
func (t *Tabs) Selected() int { return t.selected }

// Select chooses tab i and tells so.
func (t *Tabs) Select(i int) {
	if i < 0 || i >= len(t.tabs) {
		return
	}
	t.selected = i
	t.Refresh()
	if t.OnSelect != nil {
		t.OnSelect(i)
	}
}

// FocusGained implements fyne.Focusable.
func (t *Tabs) FocusGained() { t.focused = true; t.Refresh() }

// FocusLost implements fyne.Focusable.
func (t *Tabs) FocusLost() { t.focused = false; t.Refresh() }

// TypedRune implements fyne.Focusable.
func (t *Tabs) TypedRune(rune) {}

// TypedKey moves the choice.
func (t *Tabs) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		t.Select(t.selected - 1)
	case fyne.KeyRight:
		t.Select(t.selected + 1)
	default:
		Pass(t, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer {
	r := &renderer{objects: []fyne.CanvasObject{t.line, t.more}}
	for _, one := range t.tabs {
		r.objects = append(r.objects, one)
	}
	r.min = func() fyne.Size { return fyne.NewSize(tabsSide+2*t.more.MinSize().Width, TabsHeight) }
	r.layout = func(s fyne.Size) {
		t.place(s)
		t.line.Move(fyne.NewPos(0, s.Height-1))
		t.line.Resize(fyne.NewSize(s.Width, 1))
	}
	r.refresh = func() {
		for _, one := range t.tabs {
			one.Refresh()
		}
		r.layout(t.Size())
	}
	return r
}

// tabsSide is the room left of the first tab.
const tabsSide = 8

// place sets the tabs side by side. Where there is no room for all, the last
// ones go into a menu, but for the chosen one.
func (t *Tabs) place(s fyne.Size) {
	tight := t.width(false) > s.Width
	all := t.width(tight)
	room := all // for those that are not chosen
	if t.more.Hidden = all <= s.Width; !t.more.Hidden {
		room = s.Width - 2*tabsSide - t.more.MinSize().Width - t.tabs[t.selected].width(tight)
	}
	x := float32(tabsSide)
	for i, one := range t.tabs {
		w := one.width(tight)
		if i != t.selected {
			if room -= w; room < 0 {
				one.Hide()
				continue
			}
		}
		one.Show()
		one.Move(fyne.NewPos(x, 0))
		one.Resize(fyne.NewSize(w, s.Height))
		x += w
	}
	m := t.more.MinSize()
	t.more.Resize(m)
	t.more.Move(fyne.NewPos(s.Width-m.Width-tabsSide, (s.Height-m.Height)/2))
}

// width is how wide all tabs are, with the usual room around each or with less.
func (t *Tabs) width(tight bool) float32 {
	width := float32(tabsSide)
	for _, one := range t.tabs {
		width += one.width(tight)
	}
	return width
}

// hidden is the menu of the tabs that found no room.
func (t *Tabs) hidden() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for i, one := range t.tabs {
		if !one.Visible() {
			items = append(items, fyne.NewMenuItem(strings.TrimSpace(one.data.Label+" "+one.data.Count), func() { t.Select(i) }))
		}
	}
	return items
}

// tab is one name in a bar.
type tab struct {
	widget.BaseWidget
	bar     *Tabs
	index   int
	data    Tab
	hovered bool
}

func newTab(bar *Tabs, i int, data Tab) *tab {
	t := &tab{bar: bar, index: i, data: data}
	t.ExtendBaseWidget(t)
	return t
}

func (t *tab) Tapped(*fyne.PointEvent)        { t.bar.Select(t.index) }
func (t *tab) MouseIn(*desktop.MouseEvent)    { t.hovered = true; t.Refresh() }
func (t *tab) MouseMoved(*desktop.MouseEvent) {}
func (t *tab) MouseOut()                      { t.hovered = false; t.Refresh() }

// width is how wide the tab is, with the usual room around its words or with
// less.
func (t *tab) width(tight bool) float32 {
	w := t.MinSize().Width
	if tight {
		w -= tabTight
	}
	return w
}

// tabTight is how much room a tab can spare.
const tabTight = 8

func (t *tab) chosen() bool { return t.bar.selected == t.index }

func (t *tab) runs() []Run {
	runs := []Run{{Text: t.data.Label}}
	if t.data.Count != "" {
		runs = append(runs, Run{Text: " " + t.data.Count, Ink: t.data.Ink})
	}
	return runs
}

func (t *tab) style() Style {
	s := Style{SansMedium, 13, 18, theme.Muted, 0}
	if t.chosen() || t.hovered {
		s.Ink = theme.Ink
	}
	return s
}

func (t *tab) CreateRenderer() fyne.WidgetRenderer {
	words, bar := NewRuns(t.style(), t.runs()...), NewFill(theme.Accent)
	r := &renderer{objects: []fyne.CanvasObject{words, bar}}
	r.min = func() fyne.Size { return words.MinSize().AddWidthHeight(20, 0) }
	r.layout = func(s fyne.Size) {
		m := words.MinSize()
		words.Resize(m)
		words.Move(fyne.NewPos((s.Width-m.Width)/2, (s.Height-m.Height)/2))
		bar.Resize(fyne.NewSize(s.Width, 2))
		bar.Move(fyne.NewPos(0, s.Height-2))
	}
	r.refresh = func() {
		words.runs = t.runs()
		words.SetStyle(t.style())
		bar.Hidden = !t.chosen()
		if t.bar.focused {
			bar.Role = theme.Ink
		} else {
			bar.Role = theme.Accent
		}
		bar.Refresh()
	}
	r.refresh()
	return r
}
