package library

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// Bulk is what can be done to all stories that are picked.
type Bulk struct {
	Move                                      func(editor.Status)
	Tag, Section, Export, Bin, PutBack, Purge func()
}

// picks are the stories that are picked together, by running number, and the one
// from which a stretch is picked with Shift.
type picks struct {
	numbers map[int64]bool
	anchor  int64
}

// Picked returns the running numbers of the stories that are picked, in the order
// of the list; none where only one is chosen.
func (v *View) Picked() []int64 {
	if len(v.picks.numbers) == 0 {
		return nil
	}
	out := make([]int64, 0, len(v.picks.numbers))
	for _, n := range v.rows.order {
		if v.picks.numbers[n] {
			out = append(out, n)
		}
	}
	return out
}

// Chosen returns the running numbers of what is picked, or else of the one story
// that is chosen in the list.
func (v *View) Chosen() []int64 {
	if picked := v.Picked(); len(picked) > 0 {
		return picked
	}
	at := v.stories.Selected()
	return append([]int64(nil), v.rows.stretch(at, at+1)...)
}

// HasKeyboard reports whether the list of stories has the keyboard.
func (v *View) HasKeyboard() bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(v.stories)
	return c != nil && c.Focused() == fyne.Focusable(v.stories)
}

// PickAll picks every story of the view, those too whose rows are not at hand.
// Of results, those that were not asked for yet are asked for first.
func (v *View) PickAll() {
	if v.more && v.OnAll != nil {
		v.OnAll()
		return
	}
	v.pick(v.rows.order...)
}

// ClearPicks lets go of what is picked.
func (v *View) ClearPicks() {
	if len(v.picks.numbers) > 0 {
		v.picks.numbers = nil
		v.picksChanged()
	}
}

func (v *View) pick(numbers ...int64) {
	v.picks.numbers = make(map[int64]bool, len(numbers))
	for _, n := range numbers {
		v.picks.numbers[n] = true
	}
	v.picksChanged()
}

// prunePicks lets go of those that are listed no more, or of all in another list.
func (v *View) prunePicks(again bool) {
	picked := v.Picked()
	v.picks.numbers = nil
	if again && len(picked) > 0 {
		v.picks.numbers = make(map[int64]bool, len(picked))
		for _, n := range picked {
			v.picks.numbers[n] = true
		}
	}
}

// picksChanged shows what is picked, in the rows and below them.
func (v *View) picksChanged() {
	n := len(v.picks.numbers)
	v.bar.Hidden = n == 0
	v.barWords.SetText(lang.XN("picks.count", "{{.N}} selected", n, map[string]any{"N": control.Number(n)}))
	for _, o := range v.barButtons {
		o.object.Show()
		if o.inBin != v.in.Bin {
			o.object.Hide()
		}
	}
	v.stories.Changed(v.inSightNow()...)
	if v.content != nil {
		v.content.Refresh()
	}
}

// inSightNow returns the places of the rows in sight.
func (v *View) inSightNow() []int {
	from, to := v.stories.Sight()
	var out []int
	for i := from; i < to; i++ {
		out = append(out, i)
	}
	return out
}

// moved is told when the choice has moved to a row: with Shift the stretch from
// where it began is picked, else nothing is.
func (v *View) moved(i int) {
	number := v.rows.stretch(i, i+1)
	if len(number) == 0 {
		return
	}
	if v.modifiers()&fyne.KeyModifierShift == 0 {
		v.ClearPicks()
		v.picks.anchor = number[0]
		return
	}
	from := v.rows.index(v.picks.anchor)
	if from < 0 {
		from = i
	}
	v.pick(v.rows.stretch(min(from, i), max(from, i)+1)...)
}

// togglePick picks a row besides those that are picked, or lets go of it. The one
// that was chosen before is the first.
func (v *View) togglePick(i int) {
	number := v.rows.stretch(i, i+1)
	if len(number) == 0 {
		return
	}
	picked := v.Chosen()
	if len(v.picks.numbers) == 0 && v.rows.index(number[0]) == v.stories.Selected() {
		picked = nil
	}
	if v.picks.numbers[number[0]] {
		for k, n := range picked {
			if n == number[0] {
				picked = append(picked[:k:k], picked[k+1:]...)
				break
			}
		}
	} else {
		picked = append(picked, number[0])
	}
	control.Focus(v.stories)
	v.stories.Mark(i)
	v.picks.anchor = number[0]
	v.pick(picked...)
}

// tapped opens row i, or picks it with Ctrl or Cmd, or a stretch with Shift.
func (v *View) tapped(i int) {
	switch mods := v.modifiers(); {
	case mods&fyne.KeyModifierShortcutDefault != 0:
		v.togglePick(i)
	case mods&fyne.KeyModifierShift != 0:
		v.stories.Choose(i)
	default:
		v.stories.Choose(i)
		v.press(i)
	}
}

// rowMenu is the menu of row i, or of all that are picked where it is one of
// them.
func (v *View) rowMenu(i int, s editor.Summary) []*fyne.MenuItem {
	if v.picks.numbers[s.Number] {
		return v.picksMenu()
	}
	v.stories.Choose(i)
	if v.in.Bin {
		return v.binMenu()
	}
	return append(v.menu(s), fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.X("picks.bin", "Delete"), func() { tell(v.Bulk.Bin) }))
}

func (v *View) picksMenu() []*fyne.MenuItem {
	if v.in.Bin {
		return append(v.binMenu(), fyne.NewMenuItem(lang.X("picks.clear", "Clear the selection"), v.ClearPicks))
	}
	items := v.moves()
	return append(items, fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.X("picks.tag", "Tag…"), func() { tell(v.Bulk.Tag) }),
		fyne.NewMenuItem(lang.X("picks.section", "Section…"), func() { tell(v.Bulk.Section) }),
		fyne.NewMenuItem(lang.X("picks.export", "Export…"), func() { tell(v.Bulk.Export) }),
		fyne.NewMenuItem(lang.X("picks.bin", "Delete"), func() { tell(v.Bulk.Bin) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.X("picks.clear", "Clear the selection"), v.ClearPicks))
}

func (v *View) moves() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, status := range editor.Statuses {
		items = append(items, fyne.NewMenuItem(lang.X("library.move", "Move to {{.View}}", map[string]any{"View": statusName(status)}), func() {
			if v.Bulk.Move != nil {
				v.Bulk.Move(status)
			}
		}))
	}
	return items
}

func (v *View) binMenu() []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem(lang.X("picks.put-back", "Put back"), func() { tell(v.Bulk.PutBack) }),
		fyne.NewMenuItem(lang.X("picks.purge", "Delete for good…"), func() { tell(v.Bulk.Purge) }),
	}
}

// act does something from the bar, which may go with what is picked: the list has
// the keyboard then.
func (v *View) act(f func()) {
	control.Focus(v.stories)
	tell(f)
}

func tell(f func()) {
	if f != nil {
		f()
	}
}

// barButton is a button of the bar, and whether it is for what lies in the bin.
type barButton struct {
	object fyne.CanvasObject
	inBin  bool
}

// newBar makes the bar at the foot of the list, which says how many are picked
// and what can be done to them.
func (v *View) newBar() {
	v.barWords = control.NewText(control.Strong, "")
	button := func(label string, do func() func(), inBin bool) {
		v.barButtons = append(v.barButtons, barButton{control.NewSmallButton(label, "", func() { v.act(do()) }), inBin})
	}
	v.barButtons = append(v.barButtons, barButton{control.NewMenuPill(lang.X("picks.move", "Move to"), theme.Muted, theme.Pill, v.moves), false})
	button(lang.X("picks.tag", "Tag…"), func() func() { return v.Bulk.Tag }, false)
	button(lang.X("picks.section", "Section…"), func() func() { return v.Bulk.Section }, false)
	button(lang.X("picks.export", "Export…"), func() func() { return v.Bulk.Export }, false)
	button(lang.X("picks.bin", "Delete"), func() func() { return v.Bulk.Bin }, false)
	button(lang.X("picks.put-back", "Put back"), func() func() { return v.Bulk.PutBack }, true)
	button(lang.X("picks.purge", "Delete for good…"), func() func() { return v.Bulk.Purge }, true)
	var buttons []fyne.CanvasObject
	for _, b := range v.barButtons {
		buttons = append(buttons, b.object)
	}
	leave := control.NewSmallButton("✕", lang.X("key.escape", "Esc"), v.ClearPicks)
	head := control.NewRow(6, control.NewRest(v.barWords), leave)
	v.bar = &fyne.Container{Layout: over{}, Objects: []fyne.CanvasObject{control.NewFill(theme.Chrome),
		control.NewInset(8, 6, 10, 12, control.NewColumn(8, head, control.NewFlow(4, buttons...)))}}
	v.bar.Hidden = true
}

func heldModifiers() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}
