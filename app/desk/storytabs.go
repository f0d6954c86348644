package desk

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
)

// StoryTab is one open story.
type StoryTab struct {
	ID      string
	Name    string // "" for a story without a headline
	Passing bool   // opened for a look: the next one takes its place
	Unfiled bool   // has words that no revision holds
	Failed  bool   // has words that could not be saved
}

// StoryTabs is the bar of the open stories over the page. Hide it where there is
// but one.
type StoryTabs struct {
	widget.BaseWidget
	OnFront func(id string)                   // a tab was pressed
	OnKeep  func(id string)                   // the tab in front was pressed
	OnClose func(id string)                   // by its cross or the middle button
	OnMenu  func(id string, at fyne.Position) // at is on the canvas
	OnMove  func(id string, by int)           // dragged past so many others

	data  []StoryTab
	front string
	tabs  []*storyTab
	more  *control.MenuPill // of the stories that found no room

	dragged string // the story whose tab is being dragged
}

// The measures of the bar.
const (
	storyTabsHeight = 32
	storyTabMost    = 220
	storyTabLeast   = 132
)

// NewStoryTabs returns an empty bar.
func NewStoryTabs() *StoryTabs {
	b := &StoryTabs{}
	b.more = control.NewMenuPill("", theme.Muted, theme.Pill, b.hidden)
	b.ExtendBaseWidget(b)
	return b
}

// Set shows the open stories in order, one of them in front.
func (b *StoryTabs) Set(tabs []StoryTab, front string) {
	b.data, b.front = append([]StoryTab(nil), tabs...), front
	for len(b.tabs) < len(tabs) {
		b.tabs = append(b.tabs, newStoryTab(b))
	}
	b.tabs = b.tabs[:len(tabs)]
	b.Refresh()
}

// Tabs returns what is shown.
func (b *StoryTabs) Tabs() []StoryTab { return b.data }

// Front returns which one is in front.
func (b *StoryTabs) Front() string { return b.front }

// CreateRenderer implements fyne.Widget.
func (b *StoryTabs) CreateRenderer() fyne.WidgetRenderer {
	r := &storyTabsRenderer{b: b, ground: control.NewFill(theme.Side), line: control.NewHairline()}
	r.Refresh()
	return r
}

type storyTabsRenderer struct {
	b            *StoryTabs
	ground, line *control.Fill
	objects      []fyne.CanvasObject
}

func (r *storyTabsRenderer) Destroy()                     {}
func (r *storyTabsRenderer) MinSize() fyne.Size           { return fyne.NewSize(storyTabLeast, storyTabsHeight) }
func (r *storyTabsRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *storyTabsRenderer) Refresh() {
	r.objects = append(r.objects[:0], r.ground, r.line)
	for i, t := range r.b.tabs {
		t.set(r.b.data[i], r.b.data[i].ID == r.b.front)
		r.objects = append(r.objects, t)
	}
	r.objects = append(r.objects, r.b.more)
	r.Layout(r.b.Size())
	r.ground.Refresh()
	r.line.Refresh()
}

func (r *storyTabsRenderer) Layout(s fyne.Size) {
	b := r.b
	r.ground.Resize(s)
	r.line.Move(fyne.NewPos(0, s.Height-1))
	r.line.Resize(fyne.NewSize(s.Width, 1))
	width, room := b.fit(s.Width)
	b.more.Hidden = room == len(b.tabs)
	from := b.from(room)
	for i, t := range b.tabs {
		t.Hidden = i < from || i >= from+room
		t.Move(fyne.NewPos(float32(i-from)*width, 0))
		t.Resize(fyne.NewSize(width, s.Height))
	}
	m := b.more.MinSize()
	b.more.Resize(m)
	b.more.Move(fyne.NewPos(s.Width-m.Width-6, (s.Height-m.Height)/2))
}

// fit returns how wide a tab is and how many there is room for.
func (b *StoryTabs) fit(width float32) (each float32, room int) {
	n := len(b.tabs)
	if n == 0 || width >= float32(n)*storyTabLeast {
		return min(storyTabMost, width/float32(max(1, n))), n
	}
	width -= b.more.MinSize().Width + 12
	room = max(1, int(width/storyTabLeast))
	return max(0, width) / float32(room), room
}

// from returns the first tab that is shown where there is room for some: the one
// in front is always among them.
func (b *StoryTabs) from(room int) int {
	return max(0, b.index(b.front)-room+1)
}

// hidden is the menu of the tabs that found no room.
func (b *StoryTabs) hidden() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for i, t := range b.tabs {
		if id := b.data[i].ID; t.Hidden {
			items = append(items, fyne.NewMenuItem(b.data[i].name(), func() { b.OnFront(id) }))
		}
	}
	return items
}

func (t StoryTab) name() string {
	if t.Name == "" {
		return lang.X("story.untitled", "Untitled story")
	}
	return t.Name
}

// runs are the words of a tab: a sign before the name says what is not in a
// revision, or not on the disk.
func (t StoryTab) runs() []control.Run {
	name := control.Run{Text: t.name()}
	switch {
	case t.Failed:
		return []control.Run{{Text: "✕", Ink: theme.DisputedInk}, {Text: " "}, name}
	case t.Unfiled:
		return []control.Run{{Text: "• "}, name}
	}
	return []control.Run{name}
}

// storyTab is one tab.
type storyTab struct {
	widget.BaseWidget
	bar     *StoryTabs
	data    StoryTab
	front   bool
	pressed bool // brought to the front by the button that is still down
	hovered bool
	name    *control.Text
	cross   *press
}

func newStoryTab(b *StoryTabs) *storyTab {
	t := &storyTab{bar: b, name: control.NewText(control.Body.Wrap(1), "")}
	t.cross = newPress(control.NewText(control.Fine, "✕"), func() { b.OnClose(t.data.ID) })
	t.ExtendBaseWidget(t)
	return t
}

func (t *storyTab) set(data StoryTab, front bool) {
	t.data, t.front = data, front
	t.Refresh()
}

// Tapped implements fyne.Tappable. The press has brought the story to the front
// already; now that the button is up it can get the keyboard as well.
func (t *storyTab) Tapped(*fyne.PointEvent) {
	if t.front && !t.pressed {
		t.bar.OnKeep(t.data.ID)
		return
	}
	t.pressed = false
	t.bar.OnFront(t.data.ID)
}

// TappedSecondary implements fyne.SecondaryTappable.
func (t *storyTab) TappedSecondary(e *fyne.PointEvent) { t.bar.OnMenu(t.data.ID, e.AbsolutePosition) }

// MouseDown implements desktop.Mouseable.
func (t *storyTab) MouseDown(e *desktop.MouseEvent) {
	switch {
	case e.Button == desktop.MouseButtonTertiary:
		t.bar.OnClose(t.data.ID)
	case e.Button == desktop.MouseButtonPrimary:
		if t.pressed = !t.front; t.pressed {
			t.bar.OnFront(t.data.ID)
		}
	}
}

// MouseUp implements desktop.Mouseable.
func (t *storyTab) MouseUp(*desktop.MouseEvent) {}

// Dragged implements fyne.Draggable. As the stories change places each tab comes
// to show another one, so the bar keeps in mind which is on its way.
func (t *storyTab) Dragged(e *fyne.DragEvent) {
	b := t.bar
	if b.dragged == "" {
		b.dragged = t.data.ID
	}
	x := t.Position().X + e.Position.X
	for i, other := range b.tabs {
		if other.Hidden || x < other.Position().X || x >= other.Position().X+other.Size().Width {
			continue
		}
		if by := i - b.index(b.dragged); by != 0 {
			b.OnMove(b.dragged, by)
		}
		return
	}
}

// DragEnd implements fyne.Draggable.
func (t *storyTab) DragEnd() {
	if id := t.bar.dragged; id != "" {
		t.bar.dragged, t.pressed = "", false
		t.bar.OnFront(id)
	}
}

// index returns which tab shows a story.
func (b *StoryTabs) index(id string) int {
	return slices.IndexFunc(b.data, func(t StoryTab) bool { return t.ID == id })
}

// MouseIn implements desktop.Hoverable.
func (t *storyTab) MouseIn(*desktop.MouseEvent) { t.hovered = true; t.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (t *storyTab) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (t *storyTab) MouseOut() { t.hovered = false; t.Refresh() }

// style sets a story that is opened for a look in italics.
func (t *storyTab) style() control.Style {
	s := control.Style{Face: control.SansMedium, Size: 12, Line: 17, Ink: theme.Muted, Lines: 1}
	if t.data.Passing {
		s.Face, s.Size = control.SerifItalic, 14
	}
	if t.front || t.hovered {
		s.Ink = theme.Ink
	}
	return s
}

// CreateRenderer implements fyne.Widget.
func (t *storyTab) CreateRenderer() fyne.WidgetRenderer {
	r := &storyTabRenderer{t: t, ground: control.NewFill(nil), bar: control.NewFill(theme.Accent), edge: control.NewHairline()}
	r.objects = []fyne.CanvasObject{r.ground, r.bar, r.edge, t.name, t.cross}
	r.Refresh()
	return r
}

type storyTabRenderer struct {
	t                 *storyTab
	ground, bar, edge *control.Fill
	objects           []fyne.CanvasObject
}

func (r *storyTabRenderer) Destroy()                     {}
func (r *storyTabRenderer) MinSize() fyne.Size           { return fyne.NewSize(storyTabLeast, storyTabsHeight) }
func (r *storyTabRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *storyTabRenderer) Layout(s fyne.Size) {
	const side, cross = 11, 22
	height := s.Height - 1 // the bar's hairline goes on under the tabs behind
	if r.t.front {
		height = s.Height
	}
	r.ground.Resize(fyne.NewSize(s.Width, height))
	r.bar.Resize(fyne.NewSize(s.Width, 2))
	r.edge.Move(fyne.NewPos(s.Width-1, 0))
	r.edge.Resize(fyne.NewSize(1, height))
	r.t.name.Move(fyne.NewPos(side, 0))
	r.t.name.Resize(fyne.NewSize(max(0, s.Width-side-cross), s.Height))
	m := r.t.cross.MinSize()
	r.t.cross.Resize(m)
	r.t.cross.Move(fyne.NewPos(s.Width-cross+(cross-m.Width)/2-3, (s.Height-m.Height)/2))
}

func (r *storyTabRenderer) Refresh() {
	t := r.t
	r.ground.Role = nil
	switch {
	case t.front:
		r.ground.Role = theme.Page
	case t.hovered:
		r.ground.Role = theme.Hover
	}
	r.bar.Hidden = !t.front
	t.cross.words.Hidden = !t.front && !t.hovered
	t.name.SetStyle(t.style())
	t.name.SetRuns(t.data.runs()...)
	r.Layout(t.Size())
	for _, o := range []fyne.CanvasObject{r.ground, r.bar, r.edge, t.cross} {
		o.Refresh()
	}
}
