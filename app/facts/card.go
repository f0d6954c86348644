package facts

import (
	"strconv"
	"strings"

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
	if a.number != b.number || a.suggestion != b.suggestion || a.suggestion && a.fact.Range != b.fact.Range {
		return false
	}
	a.fact.Range, a.fact.Before, a.fact.After = b.fact.Range, b.fact.Before, b.fact.After
	return a.fact.Equal(b.fact)
}

func (v *View) newCard(it item) *card {
	c := &card{shown: it}
	f := it.fact
	c.column = control.NewColumn(4, v.head(it), words(f))
	if f.Gone {
		c.column.Add(control.NewText(control.Quiet.In(theme.NeedsSourceInk).Wrap(control.Unlimited),
			lang.X("factlist.gone", "These words are no longer in the story.")))
	}
	if who := join(" · ", speaker(f), f.Cue); who != "" {
		c.column.Add(lower(control.NewText(control.Quiet.Wrap(2), who)))
	}
	for _, s := range f.Sources {
		c.column.Add(lower(control.NewSourceBar(sourceWords(s))))
	}
	if note := remark(f); note != "" {
		c.column.Add(lower(control.NewSourceBar(note)))
	}
	c.flow = control.NewFlow(6)
	c.keys = control.NewInset(4, 0, 0, 0, c.flow)
	c.column.Add(c.keys)
	c.buttons = func() []fyne.CanvasObject { return v.buttons(it) }
	c.Card = control.NewCard(c.column, nil)
	c.OnTapped = func() { v.list.Choose(v.position(key(it))) }
	c.OnMenu = func(at fyne.Position) {
		v.list.Choose(v.position(key(it)))
		control.OpenMenuAt(v, at, v.menu(f))
	}
	return c
}

func key(it item) string { return it.key() }

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
	show := on || c.shown.suggestion
	if show && len(c.flow.Objects) == 0 {
		c.flow.Objects = c.buttons()
	}
	c.keys.Hidden = !show
	c.SetSelected(on)
}

// head is the first row: kind, status, number.
func (v *View) head(it item) fyne.CanvasObject {
	pill := control.NewPill(kindName(it.fact.Kind))
	if it.suggestion {
		return control.NewRow(6, pill, control.NewText(control.Body.In(theme.Accent).Wrap(1), lang.X("factlist.suggested", "Suggested")))
	}
	status, ink := standing(it.fact)
	return control.NewRow(6, pill, control.NewText(control.Body.In(ink).Wrap(1), status),
		control.NewText(control.Body.In(theme.Muted), strconv.Itoa(it.number)))
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

func speaker(f editor.Fact) string {
	if f.Speaker == "" {
		return ""
	}
	return lang.X("factlist.speaker", "Speaker {{.Name}}", map[string]any{"Name": f.Speaker})
}

// remark is the note with who checked.
func remark(f editor.Fact) string {
	checker := ""
	if f.Checker != "" {
		checker = lang.X("factlist.checked", "Checked by {{.Name}}.", map[string]any{"Name": strings.TrimSuffix(f.Checker, ".")})
	}
	if len(f.Sources) == 0 || f.Note != "" {
		return join(" ", f.Note, checker)
	}
	return f.Note
}

// buttons are what can be done with an item: the statuses it does not have,
// and the rest in the menu and by key.
func (v *View) buttons(it item) []fyne.CanvasObject {
	f := it.fact
	button := func(label, hint string, do func()) fyne.CanvasObject {
		return control.NewSmallButton(label, hint, func() {
			v.list.Choose(v.position(it.key())) // the list's keys work on from here
			do()
		})
	}
	if it.suggestion {
		return []fyne.CanvasObject{
			button(lang.X("factlist.confirm", "Confirm"), "V", func() { v.confirm(f) }),
			button(lang.X("factlist.reject", "Reject"), lang.X("key.delete", "Del"), func() { v.reject(f) }),
		}
	}
	settle := func(s editor.FactStatus) func() { return func() { v.settle(f.ID, s) } }
	var out []fyne.CanvasObject
	if f.Status != editor.Verified || f.Stale {
		out = append(out, button(lang.X("factlist.verify", "Verify"), "V", settle(editor.Verified)))
	}
	if f.Status != editor.NeedsSource {
		out = append(out, button(lang.X("factlist.needs", "Needs source"), "N", settle(editor.NeedsSource)))
	}
	if f.Status != editor.Disputed {
		out = append(out, button(lang.X("factlist.dispute", "Dispute"), "D", settle(editor.Disputed)))
	}
	return append(out,
		button(lang.X("factlist.source", "Add source"), "S", func() { tell(v.OnSource, f.ID) }),
		button(lang.X("factlist.edit", "Edit"), "E", func() { tell(v.OnEdit, f.ID) }),
		button(lang.X("factlist.delete", "Delete"), lang.X("key.delete", "Del"), func() { tell(v.OnRemove, f.ID) }))
}

func (v *View) menu(f editor.Fact) []*fyne.MenuItem {
	if f.ID == "" {
		return []*fyne.MenuItem{
			fyne.NewMenuItem(lang.X("factlist.confirm", "Confirm"), func() { v.confirm(f) }),
			fyne.NewMenuItem(lang.X("factlist.reject", "Reject"), func() { v.reject(f) }),
		}
	}
	var items []*fyne.MenuItem
	for _, s := range editor.FactStatuses {
		item := fyne.NewMenuItem(statusName(s), func() { v.settle(f.ID, s) })
		item.Checked = s == f.Status
		items = append(items, item)
	}
	return append(items, fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.X("factlist.source", "Add source"), func() { tell(v.OnSource, f.ID) }),
		fyne.NewMenuItem(lang.X("factlist.edit", "Edit"), func() { tell(v.OnEdit, f.ID) }),
		fyne.NewMenuItem(lang.X("factlist.delete", "Delete"), func() { tell(v.OnRemove, f.ID) }))
}

func (v *View) settle(id string, s editor.FactStatus) {
	if v.OnSettle != nil && id != "" {
		v.OnSettle(id, s)
	}
}

func (v *View) confirm(f editor.Fact) {
	v.drop(f)
	if v.OnConfirm != nil {
		v.OnConfirm(f)
	}
}

func (v *View) reject(f editor.Fact) {
	v.drop(f)
	if v.OnReject != nil {
		v.OnReject(f)
	}
}

// drop takes a suggestion off the list.
func (v *View) drop(f editor.Fact) {
	var rest []editor.Fact
	for _, s := range v.suggestions {
		if s.Range != f.Range {
			rest = append(rest, s)
		}
	}
	v.SetSuggestions(rest)
}

// key settles the chosen item with one letter.
func (v *View) key(e *fyne.KeyEvent) bool {
	if e.Name == fyne.KeyEscape {
		call(v.OnLeave)
		return true
	}
	at := v.list.Selected()
	if at < 0 || at >= len(v.shown) {
		return false
	}
	it := v.shown[at]
	if it.suggestion {
		return v.suggestionKey(e, it.fact)
	}
	id := it.fact.ID
	switch e.Name {
	case fyne.KeyV:
		v.settle(id, editor.Verified)
	case fyne.KeyN:
		v.settle(id, editor.NeedsSource)
	case fyne.KeyD:
		v.settle(id, editor.Disputed)
	case fyne.KeyU:
		v.settle(id, editor.Unchecked)
	case fyne.KeyS:
		tell(v.OnSource, id)
	case fyne.KeyE:
		tell(v.OnEdit, id)
	case fyne.KeyDelete, fyne.KeyBackspace:
		tell(v.OnRemove, id)
	default:
		return false
	}
	return true
}

func (v *View) suggestionKey(e *fyne.KeyEvent, f editor.Fact) bool {
	switch e.Name {
	case fyne.KeyV:
		v.confirm(f)
	case fyne.KeyDelete, fyne.KeyBackspace:
		v.reject(f)
	default:
		return false
	}
	return true
}
