// Package facts is the Facts tab: how far the checking has come, a card for
// each fact with the keys that settle it, suggestions to confirm or reject, and
// the forms for a fact and a source. It takes data and calls back, and belongs
// on the UI thread.
package facts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// View is the Facts tab. Set the callbacks before it is shown.
type View struct {
	widget.BaseWidget
	OnSettle  func(id string, s editor.FactStatus)
	OnSource  func(id string) // show the form for a source, and add what it gives
	OnEdit    func(id string) // show the form for the fact
	OnRemove  func(id string)
	OnSelect  func(id string) // reveal the words; the list keeps the keyboard
	OnOpen    func(id string) // put the caret into the words
	OnSuggest func()
	OnConfirm func(suggestion editor.Fact)
	OnReject  func(suggestion editor.Fact)
	OnShow    func(suggestion editor.Fact) // reveal its words; the list keeps the keyboard
	OnLeave   func()                       // Escape was pressed in the list

	facts       []editor.Fact
	suggestions []editor.Fact
	numbers     map[string]int
	filter      editor.FactStatus // "" for all
	shown       []item
	cards       map[string]*card
	chosen      *card // the one with the border, nil for none
	list        *control.List
	bar         *control.Progress
	settled     *control.Text
	suggest     *control.Button
	sieve       *control.MenuPill
	empty       *control.Empty
}

// item is one entry of the list: a suggestion or a fact.
type item struct {
	fact       editor.Fact
	number     int
	suggestion bool
}

func (i item) key() string {
	if i.suggestion {
		return "suggestion " + i.fact.Block + " " + i.fact.Text + " " + string(rune(i.fact.Start))
	}
	return i.fact.ID
}

// New returns an empty tab.
func New() *View {
	v := &View{cards: map[string]*card{}, bar: control.NewProgress(60)}
	v.settled = control.NewText(control.Body.In(theme.Muted), "")
	v.suggest = control.NewSmallButton(lang.X("factlist.suggest", "Suggest"), "", func() { call(v.OnSuggest) })
	v.sieve = control.NewMenuPill("", theme.Muted, theme.Pill, v.filters)
	v.empty = control.NewEmpty("", "", "", nil)
	v.list = control.NewList()
	v.list.Gap, v.list.Side = 10, 12
	v.list.Count = func() int { return len(v.shown) }
	v.list.Height = func(i int, width float32) float32 { return v.card(i).high(width) }
	v.list.Object = func(i int) fyne.CanvasObject { return v.card(i).Card }
	v.list.OnSelect = v.selected
	v.list.OnOpen = func(i int) { tell(v.OnOpen, v.id(i)) }
	v.list.OnKey = v.key
	v.ExtendBaseWidget(v)
	v.Set(nil)
	return v
}

func call(f func()) {
	if f != nil {
		f()
	}
}

func tell(f func(string), id string) {
	if f != nil && id != "" {
		f(id)
	}
}

// Set shows the facts in the order they are given, numbered from 1, which is
// the number that stands in the margin.
func (v *View) Set(facts []editor.Fact) {
	v.facts = facts
	v.numbers = make(map[string]int, len(facts))
	settled := 0
	for i, f := range facts {
		v.numbers[f.ID] = i + 1
		if f.IsSettled() {
			settled++
		}
	}
	v.bar.Set(settled, len(facts))
	v.settled.SetText(lang.X("factlist.settled", "{{.Settled}} of {{.All}} settled",
		map[string]any{"Settled": settled, "All": len(facts)}))
	v.rebuild()
}

// SetSuggestions shows what Suggest proposes, above the facts, until each is
// confirmed or rejected.
func (v *View) SetSuggestions(suggestions []editor.Fact) {
	if len(suggestions) == 0 && len(v.suggestions) == 0 {
		return
	}
	v.suggestions = suggestions
	v.rebuild()
}

// Suggestions returns the suggestions that are still shown.
func (v *View) Suggestions() []editor.Fact { return v.suggestions }

// SetSuggesting greys the Suggest button out while the work runs.
func (v *View) SetSuggesting(on bool) { v.suggest.SetEnabled(!on) }

// Select chooses a fact without calling OnSelect, and brings it into sight.
func (v *View) Select(id string) {
	at := v.index(id)
	if at < 0 && id != "" && v.filter != "" {
		v.Filter("")
		at = v.index(id)
	}
	v.mark(at)
	v.list.Select(at)
}

// Selected returns the ID of the chosen fact, "" for none.
func (v *View) Selected() string { return v.id(v.list.Selected()) }

// Filter shows only the facts of one status; "" shows all.
func (v *View) Filter(s editor.FactStatus) {
	v.filter = s
	v.rebuild()
}

// Focus gives the list the keyboard.
func (v *View) Focus() {
	control.Focus(v.list)
	if v.list.Selected() < 0 && len(v.shown) > 0 {
		v.list.Choose(0)
	}
}

// FocusSuggestions gives the list the keyboard at the first suggestion.
func (v *View) FocusSuggestions() {
	if len(v.suggestions) > 0 {
		v.list.Choose(0)
	}
}

func (v *View) index(id string) int {
	for i, s := range v.shown {
		if !s.suggestion && s.fact.ID == id && id != "" {
			return i
		}
	}
	return -1
}

func (v *View) id(i int) string {
	if i < 0 || i >= len(v.shown) || v.shown[i].suggestion {
		return ""
	}
	return v.shown[i].fact.ID
}

// rebuild lists what the filter lets through and keeps the choice.
func (v *View) rebuild() {
	chosen, at := v.Selected(), v.list.Selected()
	v.shown = v.shown[:0]
	for _, s := range v.suggestions {
		v.shown = append(v.shown, item{fact: s, suggestion: true})
	}
	for _, f := range v.facts {
		if v.filter == "" || f.Status == v.filter {
			v.shown = append(v.shown, item{fact: f, number: v.numbers[f.ID]})
		}
	}
	v.forget()
	if i := v.index(chosen); i >= 0 {
		at = i
	}
	v.sieve.Set(v.filterName(v.filter), theme.Muted, theme.Pill)
	v.setEmpty()
	at = min(at, len(v.shown)-1)
	v.mark(at)
	v.list.Select(at)
	v.Refresh()
}

// forget drops the cards of what is no longer listed.
func (v *View) forget() {
	if len(v.cards) <= 2*len(v.shown)+20 {
		return
	}
	wanted := map[string]bool{}
	for _, s := range v.shown {
		wanted[s.key()] = true
	}
	for key := range v.cards {
		if !wanted[key] {
			delete(v.cards, key)
		}
	}
}

func (v *View) setEmpty() {
	v.empty.Hidden = len(v.shown) > 0
	if len(v.facts) > 0 {
		v.empty.Set(lang.X("factlist.filtered.title", "No fact has this status"), "",
			lang.X("factlist.filtered.button", "Show all"), func() { v.Filter("") })
		return
	}
	v.empty.Set(lang.X("factlist.empty.title", "No facts tagged yet"),
		lang.X("factlist.empty.hint", "Select words in the story and press Ctrl+T, or let Stet suggest figures, dates and quotations."),
		lang.X("factlist.suggest", "Suggest"), func() { call(v.OnSuggest) })
}

// mark shows item at as the chosen one, -1 none.
func (v *View) mark(at int) {
	if v.chosen != nil {
		v.chosen.choose(false)
		v.chosen = nil
	}
	if at >= 0 && at < len(v.shown) {
		v.chosen = v.card(at)
		v.chosen.choose(true)
	}
}

func (v *View) selected(i int) {
	v.mark(i)
	v.list.Refresh()
	v.list.Reveal(i)
	if s := v.shown[i]; s.suggestion && v.OnShow != nil {
		v.OnShow(s.fact)
		return
	}
	tell(v.OnSelect, v.id(i))
}

func (v *View) filterName(s editor.FactStatus) string {
	if s == "" {
		return lang.X("factlist.all", "All")
	}
	return statusName(s)
}

func (v *View) filters() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, s := range append([]editor.FactStatus{""}, editor.FactStatuses...) {
		item := fyne.NewMenuItem(v.filterName(s), func() { v.Filter(s) })
		item.Checked = s == v.filter
		items = append(items, item)
	}
	return items
}

// CreateRenderer implements fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	head := control.NewInset(0, 14, 0, 14, control.NewRow(8, control.NewRest(middle(v.bar)), v.settled, v.sieve, v.suggest))
	return widget.NewSimpleRenderer(control.NewHeaded(head, v.list, v.empty))
}

// middle keeps a thin bar from growing in height.
func middle(bar *control.Progress) fyne.CanvasObject {
	return &fyne.Container{Layout: thin{}, Objects: []fyne.CanvasObject{bar}}
}

type thin struct{}

func (thin) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(fyne.NewSize(s.Width, 4))
	o[0].Move(fyne.NewPos(0, (s.Height-4)/2))
}

func (thin) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(40, 4) }
