// Package proofs is the Proofs tab: the words that no dictionary knows, those
// set twice, and what is against the house style, each once with how often it
// is there, to be mended, ignored or learned. It takes data and calls back, and
// belongs on the UI thread.
package proofs

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor/proof"
)

// Item is the same words found in one way, wherever they stand. Before and After
// are the words round the first of them.
type Item struct {
	proof.Finding
	Key           string // identifies it
	Count         int
	Before, After string
}

// Filter says which items are listed.
type Filter string

// The filters.
const (
	All      Filter = ""
	Spelling Filter = "spelling"
	Style    Filter = "style"
)

var filters = []Filter{All, Spelling, Style}

// most is how many items are listed: more are no help before these are done.
const most = 300

// View is the Proofs tab. Set the callbacks before it is shown.
type View struct {
	widget.BaseWidget
	OnFix    func(key, fix string, all bool) // mend the one shown, or all
	OnIgnore func(key string)
	OnLearn  func(key string, house bool)
	OnFixes  func(key string) // fixes are wanted, see SetFixes
	OnSelect func(key string) // reveal the words, or the next of them; the list keeps the keyboard
	OnOpen   func(key string) // put the caret into the words
	OnRule   func(link string)
	OnLeave  func() // Escape was pressed

	all    []Item
	note   string
	filter Filter
	shown  []Item
	cards  map[string]*card
	fixes  map[string][]string // of misspelled words, as far as they were asked for
	list   *control.List
	counts *control.Text
	sieve  *control.MenuPill
	empty  *control.Empty
}

// New returns an empty tab.
func New() *View {
	v := &View{cards: map[string]*card{}, fixes: map[string][]string{}}
	v.counts = control.NewText(control.Body.In(theme.Muted).Wrap(1), "")
	v.sieve = control.NewMenuPill("", theme.Muted, theme.Pill, v.menu)
	v.empty = control.NewEmpty("", "", "", nil)
	v.list = control.NewList()
	v.list.Gap, v.list.Side = 10, 12
	v.list.Count = func() int { return len(v.shown) }
	v.list.Height = func(i int, width float32) float32 { return control.HeightOf(v.card(i).Card, width) }
	v.list.Object = func(i int) fyne.CanvasObject { return v.card(i).Card }
	v.list.OnSelect = v.selected
	v.list.OnOpen = func(i int) { call(v.OnOpen, v.shown[i].Key) }
	v.list.OnKey = v.key
	v.ExtendBaseWidget(v)
	v.Set(nil)
	return v
}

func call(f func(string), key string) {
	if f != nil {
		f(key)
	}
}

// Set shows items in the order they are given. The choice stays on the one that
// was chosen or, where that is mended, goes to the one behind it.
func (v *View) Set(items []Item) {
	v.all = items
	v.rebuild()
}

// Note says why there may be more than is listed, "" for no reason.
func (v *View) Note(words string) {
	v.note = words
	v.rebuild()
}

// SetFixes says what may be put in the place of a misspelled word.
func (v *View) SetFixes(key string, fixes []string) {
	v.fixes[key] = fixes
	delete(v.cards, key)
	v.mark()
	v.list.Refresh()
}

// Forget drops the fixes that were told, because the word lists have changed.
func (v *View) Forget() {
	clear(v.fixes)
	clear(v.cards)
}

// Selected returns the chosen item.
func (v *View) Selected() (Item, bool) {
	if i := v.list.Selected(); i >= 0 && i < len(v.shown) {
		return v.shown[i], true
	}
	return Item{}, false
}

// Select chooses an item, without calling OnSelect, and reports whether there is
// one with that key.
func (v *View) Select(key string) bool {
	is := func(i Item) bool { return i.Key == key }
	at := slices.IndexFunc(v.shown, is)
	if at < 0 && slices.ContainsFunc(v.all, is) {
		v.Only(All)
		at = slices.IndexFunc(v.shown, is)
	}
	v.list.Select(at)
	v.mark()
	v.ask()
	return at >= 0
}

// Focus gives the list the keyboard.
func (v *View) Focus() {
	control.Focus(v.list)
	if v.list.Selected() < 0 {
		v.list.Choose(0)
	}
}

// Only lists what a filter lets through.
func (v *View) Only(f Filter) {
	v.filter = f
	v.rebuild()
}

func (v *View) lists(i Item) bool {
	return v.filter == All || (i.Kind == proof.Style) == (v.filter == Style)
}

// rebuild lists what the filter lets through and keeps the choice.
func (v *View) rebuild() {
	chosen, _ := v.Selected()
	at := v.list.Selected()
	v.shown = nil
	n := 0
	for _, i := range v.all {
		if !v.lists(i) {
			continue
		}
		if n += i.Count; len(v.shown) < most {
			v.shown = append(v.shown, i)
		}
	}
	if i := slices.IndexFunc(v.shown, func(i Item) bool { return i.Key == chosen.Key }); i >= 0 {
		at = i
	}
	v.counts.SetText(v.summary(n))
	v.empty.Set(v.nothing())
	v.sieve.Set(v.label(v.filter), theme.Muted, theme.Pill)
	v.empty.Hidden = len(v.shown) > 0
	v.list.Select(min(at, len(v.shown)-1))
	v.sweep()
	v.mark()
	v.ask()
	v.Refresh()
}

// summary says how much is listed, or that the half of it is missing.
func (v *View) summary(n int) string {
	if v.note != "" {
		return lang.X("proofs.unchecked", "Words are not checked")
	}
	return control.Count("proofs.count", "{{.N}} findings", n)
}

// nothing is what stands in the place of an empty list.
func (v *View) nothing() (title, hint, action string, run func()) {
	if v.note != "" {
		return v.summary(0), v.note, "", nil
	}
	return lang.X("proofs.empty.title", "Nothing to mend"),
		lang.X("proofs.empty.hint", "Every word is in a dictionary, and nothing is against the house style."), "", nil
}

// sweep drops the cards of items that have gone.
func (v *View) sweep() {
	for key := range v.cards {
		if !slices.ContainsFunc(v.shown, func(i Item) bool { return i.Key == key }) {
			delete(v.cards, key)
		}
	}
}

func (v *View) label(f Filter) string {
	switch f {
	case Spelling:
		return lang.X("proofs.spelling", "Spelling")
	case Style:
		return lang.X("proofs.style", "House style")
	}
	return lang.X("proofs.all", "All")
}

func (v *View) menu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, f := range filters {
		item := fyne.NewMenuItem(v.label(f), func() { v.Only(f) })
		item.Checked = v.filter == f
		items = append(items, item)
	}
	return items
}

// mark shows the chosen card as such.
func (v *View) mark() {
	chosen, ok := v.Selected()
	for key, c := range v.cards {
		c.choose(ok && key == chosen.Key)
	}
}

// ask asks for the fixes of the chosen word.
func (v *View) ask() {
	if i, ok := v.Selected(); ok && i.Kind == proof.Misspelled && v.fixes[i.Key] == nil {
		call(v.OnFixes, i.Key)
	}
}

func (v *View) selected(int) {
	v.mark()
	v.list.Refresh()
	v.list.Reveal(v.list.Selected())
	v.ask()
	if i, ok := v.Selected(); ok {
		call(v.OnSelect, i.Key)
	}
}

// key does something with the chosen item: a figure puts in the fix of that
// number.
func (v *View) key(e *fyne.KeyEvent) bool {
	i, ok := v.Selected()
	switch {
	case e.Name == fyne.KeyEscape:
		if v.OnLeave != nil {
			v.OnLeave()
		}
	case !ok:
		return false
	case len(e.Name) == 1 && e.Name >= "1" && e.Name <= "9":
		if fixes, n := v.fixesOf(i), int(e.Name[0]-'1'); n < len(fixes) {
			v.fix(i, fixes[n], false)
		}
	case e.Name == fyne.KeyI || e.Name == fyne.KeyDelete:
		call(v.OnIgnore, i.Key)
	case e.Name == fyne.KeyA && i.Kind == proof.Misspelled:
		v.learn(i, false)
	case e.Name == fyne.KeyH && i.Kind == proof.Misspelled:
		v.learn(i, true)
	case e.Name == fyne.KeyN:
		call(v.OnSelect, i.Key)
	default:
		return false
	}
	return true
}

// fixesOf are the fixes of an item as far as they are known.
func (v *View) fixesOf(i Item) []string {
	if i.Kind == proof.Misspelled {
		return v.fixes[i.Key]
	}
	return i.Fixes
}

func (v *View) fix(i Item, fix string, all bool) {
	if v.OnFix != nil {
		v.OnFix(i.Key, fix, all)
	}
}

func (v *View) learn(i Item, house bool) {
	if v.OnLearn != nil {
		v.OnLearn(i.Key, house)
	}
}

// CreateRenderer implements fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	head := control.NewInset(0, 14, 0, 14, control.NewRow(6, v.counts, v.sieve))
	return widget.NewSimpleRenderer(control.NewHeaded(head, v.list, v.empty))
}
