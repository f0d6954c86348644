package facts

import (
	"reflect"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/diff"
)

// card shows one fact or one suggestion. The chosen one has its buttons.
type card struct {
	*control.Card
	shown  item
	column *fyne.Container
	keys   *fyne.Container
	flow   *fyne.Container // the buttons in it, made when they are first shown
	height float32         // at the width, once it was asked for
	width  float32

	buttons func() []fyne.CanvasObject
}

// high is how high the card is at a width. A list asks for all of its cards'
// heights, and of five thousand few have changed.
func (c *card) high(width float32) float32 {
	if c.width != width {
		c.width, c.height = width, control.HeightOf(c.Card, width)
	}
	return c.height
}

// card returns the card of item i, made anew only where the item has changed.
func (v *View) card(i int) *card {
	it := v.shown[i]
	key := it.key()
	c := v.cards[key]
	if c != nil && looksSame(c.shown, it) {
		return c
	}
	old := c
	c = v.newCard(it)
	c.choose(old != nil && old == v.chosen)
	if c.Selected() {
		v.chosen = c
	}
	v.cards[key] = c
	return c
}

// looksSame compares all that a card shows. Where a fact stands is not shown,
// and shifts at each key typed before it; a suggestion's buttons need its place.
func looksSame(a, b item) bool {
	if a.number != b.number || a.suggestion != b.suggestion || a.gap != b.gap || !reflect.DeepEqual(a.finding, b.finding) || !reflect.DeepEqual(a.before, b.before) || a.fact.ID == "" && a.fact.Range != b.fact.Range {
		return false
	}
	a.fact.Range, a.fact.Before, a.fact.After = b.fact.Range, b.fact.Before, b.fact.After
	return a.fact.Equal(b.fact)
}

func (v *View) newCard(it item) *card {
	c := &card{shown: it}
	f := it.fact
	number := ""
	if it.number > 0 {
		number = strconv.Itoa(it.number)
	}
	c.column = control.NewColumn(4, head(v.desk, it, number), words(f))
	if f.Gone {
		c.column.Add(gone())
	}
	if it.finding != nil {
		for _, o := range reasonOf(*it.finding) {
			c.column.Add(lower(o))
		}
	}
	for _, o := range about(f) {
		c.column.Add(lower(o))
	}
	for _, s := range f.Sources {
		c.column.Add(lower(sourceBar(s)))
	}
	if it.before != nil {
		c.column.Add(lower(before(v.desk, *it.before)))
	}
	c.flow = control.NewFlow(6)
	c.keys = control.NewInset(4, 0, 0, 0, c.flow)
	c.column.Add(c.keys)
	c.buttons = func() []fyne.CanvasObject { return v.buttons(it, false) }
	c.Card = control.NewCard(c.column, nil)
	c.OnTapped = func() { v.list.Choose(v.position(it.key())) }
	c.OnMenu = func(at fyne.Position) {
		v.list.Choose(v.position(it.key()))
		control.OpenMenuAt(v, at, v.menu(it))
	}
	return c
}

func (v *View) position(key string) int {
	for i, s := range v.shown {
		if s.key() == key {
			return i
		}
	}
	return -1
}

// choose shows or hides the border and the buttons.
func (c *card) choose(on bool) {
	c.width = 0
	show := on || c.shown.suggestion || c.shown.finding != nil
	if show && len(c.flow.Objects) == 0 {
		c.flow.Objects = c.buttons()
	}
	c.keys.Hidden = !show
	c.SetSelected(on)
}

// head is the first row: kind, status, and what stands at its end.
func head(desk editor.FactDesk, it item, end string) fyne.CanvasObject {
	if it.finding != nil {
		return headOfContradiction(*it.finding)
	}
	status, ink := lang.X("factlist.suggested", "Suggested"), theme.Role(theme.Accent)
	if !it.suggestion {
		status, ink = standing(desk, it.fact)
	}
	kind := ""
	if it.gap {
		kind, status, ink = lang.X("gap.sentence", "Sentence"), lang.X("gap.status", "◌ No fact in it"), theme.NeedsSourceInk
	} else {
		kind = kindName(desk, it.fact.Kind)
	}
	row := control.NewRow(6, control.NewPill(kind), control.NewText(control.Body.In(ink).Wrap(1), status))
	if end != "" {
		row.Add(control.NewText(control.Body.In(theme.Muted), end))
	}
	return row
}

// words are the fact's own; where they changed after they were settled, what
// they were is shown in them.
func words(f editor.Fact) fyne.CanvasObject {
	if !f.Stale {
		return control.NewText(control.Words, f.Text)
	}
	var runs []control.Run
	for _, r := range diff.Words(f.Was, f.Text) {
		if n := len(runs); n > 0 && r.Op == diff.Insert && runs[n-1].Strike {
			runs = append(runs, control.Run{Text: " "})
		}
		run := control.Run{Text: r.Text}
		switch r.Op {
		case diff.Delete, diff.MoveOut:
			run.Ink, run.Ground, run.Strike = theme.Deleted, theme.DeletedGround, true
		case diff.Insert, diff.MoveIn:
			run.Ink, run.Ground, run.Underline = theme.Inserted, theme.InsertedGround, true
		}
		runs = append(runs, run)
	}
	return control.NewRuns(control.Words, runs...)
}

// lower sets an object a little apart from the words above it.
func lower(o fyne.CanvasObject) fyne.CanvasObject { return control.NewInset(2, 0, 0, 0, o) }
