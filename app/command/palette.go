package command

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
)

// Item is one line of a picker. Detail stands quietly behind the label, Key at
// the end of the line. One that is Off stands muted and cannot be run. One that Stays
// leaves the picker open, to show other items.
type Item struct {
	Label, Detail, Key string
	Off, Stays         bool
	Run                func()
}

// Palette opens the list of all commands that can be run now, filtered by what
// is typed. What is typed also finds those that cannot, below the others: the
// command is there, but not here.
func (t *Table) Palette(c fyne.Canvas) *Picker {
	return NewPicker(c, lang.X("palette.hint", "Type a command"), t.items)
}

// items returns the commands that fit what was typed, best first. Those that
// only have its letters somewhere are a guess, which is made where no word begins
// so: Enter must not run it in place of a command that was named.
func (t *Table) items(typed string) []Item {
	type rated struct {
		Item
		how   fit
		score int
	}
	var fits []rated
	for _, c := range t.commands {
		how, score := c.fits(typed)
		if c.Menu == "" || how == noFit || !c.enabled() && typed == "" {
			continue
		}
		item := Item{Label: c.Label, Detail: c.Menu, Key: KeyName(c.Keys), Off: !c.enabled(), Run: func() { t.Run(c.ID) }}
		if item.Off {
			item.Detail = lang.X("palette.off", "{{.Menu}}, but not here", map[string]any{"Menu": c.Menu})
		}
		fits = append(fits, rated{item, how, score})
	}
	if slices.ContainsFunc(fits, func(r rated) bool { return r.how > byLetters }) {
		fits = slices.DeleteFunc(fits, func(r rated) bool { return r.how == byLetters })
	}
	slices.SortStableFunc(fits, func(a, b rated) int {
		if a.Off != b.Off {
			return map[bool]int{false: -1, true: 1}[a.Off]
		}
		return cmp.Or(int(b.how-a.how), b.score-a.score)
	})
	items := make([]Item, len(fits))
	for i, f := range fits {
		items[i] = f.Item
	}
	return items
}

// Help opens the list of all shortcuts.
func (t *Table) Help(c fyne.Canvas) *Picker {
	return NewPicker(c, lang.X("help.hint", "Find a shortcut"), func(typed string) []Item {
		var items []Item
		for _, c := range t.commands {
			where := cmp.Or(c.Menu, c.Group)
			_, ok := match(typed, c.Label)
			if !ok {
				_, ok = match(typed, where)
			}
			if c.Keys == nil || !ok {
				continue
			}
			id := c.ID
			items = append(items, Item{Label: c.Label, Detail: where, Key: KeyName(c.Keys), Run: func() { t.Run(id) }})
		}
		return items
	})
}

// Picker is a field over a list, in the upper middle of the window: type to
// filter, arrows to choose, Enter to run, Escape to leave.
type Picker struct {
	source  func(typed string) []Item
	items   []Item
	field   *control.Search
	list    *control.List
	popup   *widget.PopUp
	before  fyne.Focusable
	canvas  fyne.Canvas
	nothing *control.Text
	why     func(typed string) string // there is nothing, nil for the usual words
	eager   bool                      // Enter was pressed before there was anything
}

const (
	pickerWidth  = 560
	pickerHeight = 372
	pickerRow    = 31
)

// NewPicker opens a picker over the items that source returns for what is
// typed; source is asked on the UI thread at each letter.
func NewPicker(c fyne.Canvas, hint string, source func(typed string) []Item) *Picker {
	p := &Picker{source: source, canvas: c, before: c.Focused()}
	p.field = control.NewSearch(hint, lang.X("key.escape", "Esc"))
	p.nothing = control.NewText(control.Quiet, lang.X("palette.none", "Nothing fits. Try fewer letters."))
	p.list = control.NewList()
	p.list.Count = func() int { return len(p.items) }
	p.list.Height = func(int, float32) float32 { return pickerRow }
	p.list.Object = p.row
	p.list.OnSelect = func(i int) { p.run(i) }
	p.field.OnChanged = p.filter
	p.field.OnSubmit = func(string) {
		p.eager = len(p.items) == 0 // it is still to come, perhaps
		p.run(p.list.Selected())
	}
	p.field.OnDown = func() { p.move(1) }
	p.field.OnUp = func() { p.move(-1) }
	p.field.OnEscape = p.Close
	p.field.SetTab(p.field.OnDown) // the keyboard stays here: Escape from elsewhere would close nothing
	content := control.NewFixed(pickerWidth-20, pickerHeight-20, &fyne.Container{Layout: pickerLayout{},
		Objects: []fyne.CanvasObject{p.field, p.list, p.nothing}})
	p.popup = widget.NewModalPopUp(control.NewInset(6, 6, 6, 6, content), c)
	p.popup.Show()
	p.filter("")
	p.field.FocusOn(c)
	return p
}

// Type replaces what is typed into the field.
func (p *Picker) Type(words string) { p.field.SetWords(words) }

// Again asks for the items anew, for a source that knows of more by now.
func (p *Picker) Again() { p.Set(p.source(p.field.Words())) }

// SetHint changes what the empty field says.
func (p *Picker) SetHint(hint string) { p.field.SetPlaceHolder(hint) }

// Items returns what the list shows.
func (p *Picker) Items() []Item { return p.items }

// Choose runs item i and closes the picker.
func (p *Picker) Choose(i int) { p.run(i) }

// Set replaces the items, for a source whose answers come later.
func (p *Picker) Set(items []Item) {
	p.items = items
	if p.why != nil && len(items) == 0 {
		p.nothing.SetText(p.why(p.field.Words()))
	}
	p.nothing.Hidden = len(items) > 0
	p.nothing.Refresh()
	p.list.Select(min(0, len(items)-1))
	p.list.ScrollToTop()
	if p.eager && len(items) > 0 {
		p.eager = false
		p.run(0)
	}
}

// SetNothing has why say, of what is typed, why there is nothing to choose.
func (p *Picker) SetNothing(why func(typed string) string) {
	p.why = why
	p.Set(p.items)
}

// Nothing returns what is said where there is nothing to choose, "" elsewhere.
func (p *Picker) Nothing() string {
	if p.nothing.Hidden {
		return ""
	}
	return p.nothing.Words()
}

func (p *Picker) filter(typed string) {
	p.eager = false
	p.Set(p.source(typed))
}

func (p *Picker) move(by int) {
	if n := len(p.items); n > 0 {
		p.list.Select((p.list.Selected() + by + n) % n)
	}
}

func (p *Picker) run(i int) {
	if i < 0 || i >= len(p.items) || p.items[i].Off {
		return
	}
	item := p.items[i]
	if item.Stays {
		p.field.FocusOn(p.canvas)
	} else {
		p.Close()
	}
	item.Run()
}

// Close leaves without running anything and gives the keyboard back.
func (p *Picker) Close() {
	p.popup.Hide()
	if p.before != nil {
		p.canvas.Focus(p.before)
	}
}

func (p *Picker) row(i int) fyne.CanvasObject {
	item := p.items[i]
	ground := control.NewFill(nil)
	if i == p.list.Selected() {
		ground.Role = theme.Selection
	}
	style := control.Body
	if item.Off {
		style = control.Quiet
	}
	words := control.NewRow(10, control.NewText(style, item.Label),
		control.NewText(control.Quiet.Wrap(1), item.Detail), control.NewKey(item.Key))
	tap := newTapArea(func() { p.run(i) })
	return &fyne.Container{Layout: fill{}, Objects: []fyne.CanvasObject{ground, control.NewInset(0, 8, 0, 10, words), tap}}
}

// pickerLayout puts the field above the list.
type pickerLayout struct{}

func (pickerLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	const field = 30
	o[0].Resize(fyne.NewSize(s.Width, field))
	for _, below := range o[1:] {
		below.Move(fyne.NewPos(0, field+8))
		below.Resize(fyne.NewSize(s.Width, s.Height-field-8))
	}
}

func (pickerLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 200) }

// fill lays objects over each other.
type fill struct{}

func (fill) Layout(o []fyne.CanvasObject, s fyne.Size) {
	for _, one := range o {
		one.Resize(s)
	}
}

func (fill) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(10, 10) }

// tapArea answers a press anywhere on it.
type tapArea struct {
	widget.BaseWidget
	tapped func()
}

func newTapArea(f func()) *tapArea {
	t := &tapArea{tapped: f}
	t.ExtendBaseWidget(t)
	return t
}

func (t *tapArea) Tapped(*fyne.PointEvent) { t.tapped() }

func (t *tapArea) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(nil))
}
