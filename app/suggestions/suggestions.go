// Package suggestions is the Changes tab: what somebody has suggested to insert
// or to delete, in the order of the text, to be accepted or rejected one by one,
// by author, or all. It takes data and calls back, and belongs on the UI thread.
package suggestions

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

// View is the Changes tab. Set the callbacks before it is shown.
type View struct {
	widget.BaseWidget
	OnAccept func(...editor.Suggestion)
	OnReject func(...editor.Suggestion)
	OnSelect func(editor.Suggestion) // reveal the words; the list keeps the keyboard
	OnOpen   func(editor.Suggestion) // put the caret into the words
	OnMode   func()                  // suggest mode is to be switched on
	OnLeave  func()                  // Escape was pressed

	now    func() time.Time
	all    []editor.Suggestion
	author string // whose are listed, "" for everybody's
	anyone bool   // everybody's
	shown  []editor.Suggestion
	cards  []*card // by index in shown
	list   *control.List
	counts *control.Text
	sieve  *control.MenuPill
	accept *control.Button
	reject *control.Button
	empty  *control.Empty
}

// New returns an empty tab; now tells how long ago something was suggested.
func New(now func() time.Time) *View {
	v := &View{now: now, anyone: true}
	v.counts = control.NewText(control.Body.In(theme.Muted).Wrap(1), "")
	v.sieve = control.NewMenuPill("", theme.Muted, theme.Pill, v.authorMenu)
	v.accept = control.NewSmallButton(lang.X("changes.accept-all", "Accept all"), "", func() { tell(v.OnAccept, v.shown...) })
	v.reject = control.NewSmallButton(lang.X("changes.reject-all", "Reject all"), "", func() { tell(v.OnReject, v.shown...) })
	v.empty = control.NewEmpty(lang.X("suggestions.empty.title", "No suggested changes"),
		lang.X("suggestions.empty.hint", "In suggest mode (Ctrl+Shift+E) what is typed and deleted is recorded with your name, to be accepted or rejected here."),
		lang.X("suggestions.mode", "Suggest changes"), func() {
			if v.OnMode != nil {
				v.OnMode()
			}
		})
	v.list = control.NewList()
	v.list.Gap, v.list.Side = 10, 12
	v.list.Count = func() int { return len(v.shown) }
	v.list.Height = func(i int, width float32) float32 { return control.HeightOf(v.card(i).Card, width) }
	v.list.Object = func(i int) fyne.CanvasObject { return v.card(i).Card }
	v.list.OnSelect = v.selected
	v.list.OnOpen = func(i int) {
		if v.OnOpen != nil {
			v.OnOpen(v.shown[i])
		}
	}
	v.list.OnKey = v.key
	v.ExtendBaseWidget(v)
	v.Set(nil)
	return v
}

func tell(f func(...editor.Suggestion), all ...editor.Suggestion) {
	if f != nil && len(all) > 0 {
		f(all...)
	}
}

// Set shows suggestions in the order they are given. The choice stays on the one
// that was chosen or, where that is settled, goes to the one behind it.
func (v *View) Set(all []editor.Suggestion) {
	v.all = all
	if !v.anyone && !slices.ContainsFunc(all, v.lists) {
		v.anyone = true
	}
	v.rebuild()
}

// Selected returns the chosen suggestion.
func (v *View) Selected() (editor.Suggestion, bool) {
	if i := v.list.Selected(); i >= 0 && i < len(v.shown) {
		return v.shown[i], true
	}
	return editor.Suggestion{}, false
}

// Select chooses the suggestion that touches a position in a block, without
// calling OnSelect, and reports whether there is one.
func (v *View) Select(block string, offset int) bool {
	at := v.at(block, offset)
	if at < 0 && !v.anyone {
		v.anyone = true
		v.rebuild()
		at = v.at(block, offset)
	}
	v.mark(at)
	v.list.Select(at)
	return at >= 0
}

// at is the index of the suggestion that touches a position, -1 for none: one
// that covers it goes before one that only ends there.
func (v *View) at(block string, offset int) int {
	touches := -1
	for i, s := range v.shown {
		for _, p := range s.Parts {
			switch {
			case p.Block != block || offset < p.Start || offset > p.End:
			case offset < p.End:
				return i
			case touches < 0:
				touches = i
			}
		}
	}
	return touches
}

// Focus gives the list the keyboard.
func (v *View) Focus() {
	control.Focus(v.list)
	if v.list.Selected() < 0 && len(v.shown) > 0 {
		v.list.Choose(0)
	}
}

// By lists only what an author has suggested.
func (v *View) By(author string) {
	v.author, v.anyone = author, false
	v.rebuild()
}

// Everybody lists all suggestions.
func (v *View) Everybody() {
	v.anyone = true
	v.rebuild()
}

// Listed returns the suggestions that are listed.
func (v *View) Listed() []editor.Suggestion { return v.shown }

func (v *View) lists(s editor.Suggestion) bool { return v.anyone || s.Author == v.author }

// rebuild lists what the filter lets through and keeps the choice.
func (v *View) rebuild() {
	chosen, had := v.Selected()
	at := v.list.Selected()
	old := v.cards
	v.shown, v.cards = nil, nil
	for _, s := range v.all {
		if v.lists(s) {
			v.shown = append(v.shown, s)
		}
	}
	v.cards = make([]*card, len(v.shown))
	reuse(v.cards, v.shown, old)
	if i := slices.IndexFunc(v.shown, func(s editor.Suggestion) bool { return had && same(s, chosen) }); i >= 0 {
		at = i
	}
	at = min(at, len(v.shown)-1)
	v.head()
	v.mark(at)
	v.list.Select(at)
	v.Refresh()
}

func (v *View) head() {
	v.counts.SetText(control.Count("suggestions.count", "{{.N}} changes", len(v.shown)))
	label := lang.X("suggestions.everybody", "Everybody")
	if !v.anyone {
		label = signed(v.author)
	}
	v.sieve.Set(label, theme.Muted, theme.Pill)
	none := len(v.shown) == 0
	v.empty.Hidden = !none
	v.accept.Hidden, v.reject.Hidden = none, none
	v.sieve.Hidden = v.anyone && len(v.authors()) < 2
}

// authors lists who has suggested something, in the order of the alphabet.
func (v *View) authors() []string {
	var names []string
	for _, s := range v.all {
		names = append(names, s.Author)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func (v *View) authorMenu() []*fyne.MenuItem {
	everybody := fyne.NewMenuItem(lang.X("suggestions.everybody", "Everybody"), v.Everybody)
	everybody.Checked = v.anyone
	items := []*fyne.MenuItem{everybody}
	for _, name := range v.authors() {
		item := fyne.NewMenuItem(signed(name), func() { v.By(name) })
		item.Checked = !v.anyone && v.author == name
		items = append(items, item)
	}
	return items
}

// mark shows item at as the chosen one.
func (v *View) mark(at int) {
	for i, c := range v.cards {
		if c != nil {
			c.choose(i == at)
		}
	}
}

func (v *View) selected(i int) {
	v.mark(i)
	v.list.Refresh()
	v.list.Reveal(i)
	if s, ok := v.Selected(); ok && v.OnSelect != nil {
		v.OnSelect(s)
	}
}

// key does something with the chosen suggestion.
func (v *View) key(e *fyne.KeyEvent) bool {
	if e.Name == fyne.KeyEscape {
		if v.OnLeave != nil {
			v.OnLeave()
		}
		return true
	}
	s, ok := v.Selected()
	if !ok {
		return false
	}
	switch e.Name {
	case fyne.KeyA:
		tell(v.OnAccept, s)
	case fyne.KeyR, fyne.KeyDelete:
		tell(v.OnReject, s)
	default:
		return false
	}
	return true
}

// CreateRenderer implements fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	head := control.NewInset(0, 14, 0, 14, control.NewRow(6, v.counts, v.sieve, v.accept, v.reject))
	return widget.NewSimpleRenderer(control.NewHeaded(head, v.list, v.empty))
}
