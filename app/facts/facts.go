// Package facts is the Facts tab: how far the checking has come, a card for
// each fact with the keys that settle it, suggestions to confirm or reject, and
// the forms for a fact and a source. It takes data and calls back, and belongs
// on the UI thread.
package facts

import (
	"reflect"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/fact"
)

// View is the Facts tab. Set the callbacks before it is shown.
type View struct {
	widget.BaseWidget
	OnSettle     func(id string, s editor.FactStatus)
	OnSource     func(id string) // show the form for a source, and add what it gives
	OnEdit       func(id string) // show the form for the fact
	OnRemove     func(id string)
	OnSelect     func(id string) // reveal the words; the list keeps the keyboard
	OnOpen       func(id string) // put the caret into the words
	OnSuggest    func()
	OnConfirm    func(suggestion editor.Fact)
	OnReject     func(suggestion editor.Fact)
	OnAll        func(suggestion editor.Fact) // confirm all that are of its sort
	OnShow       func(suggestion editor.Fact) // reveal its words; the list keeps the keyboard
	OnLeave      func()                       // Escape was pressed in the list
	OnCheck      func(on bool)                // show one at a time, or the list again
	OnDone       func(left int)               // all is decided; so many facts are not settled
	OnSpan       func(editor.Range)           // show these words as those of the chosen item; none, that it is over
	OnRespan     func(f editor.Fact, r editor.Range)
	OnAsk        func(id string)
	OnPass       func(editor.Range) // these words hold nothing to check
	OnTag        func(editor.Range) // tag these words
	OnFilter     func()             // other facts are listed
	OnAssign     func(id string)
	OnOpenSource func(editor.Source)                    // show its file or its page
	OnReuse      func(id string, from editor.FoundFact) // take the sources of a fact of another story
	TextOf       func(block string) string              // what a block of the story says

	OnFix     func(editor.Finding, editor.Fix)
	OnWaive   func(editor.Finding) // ask for the reason why a contradiction may stand
	OnUnwaive func(editor.Finding)

	contradictions []editor.Finding
	consistent     []string // titles of the rules that found none

	desk        editor.FactDesk // with its own kinds and statuses
	facts       []editor.Fact
	suggestions []editor.Fact
	numbers     map[string]int
	gaps        []fact.Sentence
	elsewhere   []editor.FoundFact // settled facts of other stories that say the same
	elsewhereOf string             // as the fact with this ID
	sentences   int
	sieve       Sieve
	shown       []item
	cards       map[string]*card
	chosen      *card // the one with the border, nil for none
	list        *control.List
	checking    bool
	one         *single // in the list's place while checking
	span        *span   // the words being changed, nil for none
	check       *control.Button
	bar         *control.Progress
	settled     *control.Text
	suggest     *control.Button
	pill        *control.MenuPill
	empty       *control.Empty
}

// pillRoom is how many letters of a filter's name the pill has room for.
const pillRoom = 11

// item is one entry of the list: a suggestion or a fact.
type item struct {
	fact       editor.Fact
	number     int
	suggestion bool
	gap        bool              // a sentence that has no fact
	before     *editor.FoundFact // that was settled elsewhere, and whose sources are offered; nil for none

	finding *editor.Finding // where the story contradicts itself, nil for none
}

func (i item) key() string {
	if i.gap {
		return "gap " + i.fact.Block + " " + strconv.Itoa(i.fact.Start) + " " + i.fact.Text
	}
	if i.finding != nil {
		return "finding " + i.finding.Key() + i.fact.Block + strconv.Itoa(i.fact.Start)
	}
	if i.suggestion {
		return "suggestion " + i.fact.Block + " " + i.fact.Text + " " + strconv.Itoa(i.fact.Start)
	}
	return i.fact.ID
}

// New returns an empty tab.
func New() *View {
	v := &View{cards: map[string]*card{}, bar: control.NewProgress(60)}
	v.settled = control.NewText(control.Body.In(theme.Muted), "")
	v.suggest = control.NewSmallButton(lang.X("factlist.suggest", "Suggest"), "", func() { call(v.OnSuggest) })
	v.check = control.NewSmallButton(lang.X("factlist.check", "Check"), "", func() {
		if v.OnCheck != nil {
			v.OnCheck(!v.checking)
		}
	})
	v.pill = control.NewMenuPill("", theme.Muted, theme.Pill, v.FilterItems)
	v.empty = control.NewEmpty("", "", "", nil)
	v.list = control.NewList()
	v.list.Gap, v.list.Side = 10, 12
	v.list.Count = func() int { return len(v.shown) }
	v.list.Height = func(i int, width float32) float32 { return v.card(i).high(width) }
	v.list.Object = func(i int) fyne.CanvasObject { return v.card(i).Card }
	v.list.OnSelect = v.selected
	v.list.OnOpen = func(i int) { tell(v.OnOpen, v.id(i)) }
	v.list.OnKey = v.key
	v.one = newSingle(v)
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
	for _, f := range facts {
		if f.IsFact() {
			v.numbers[f.ID] = len(v.numbers) + 1
		}
	}
	v.count()
	v.rebuild()
}

// SetDesk says which kinds and statuses the desk has of its own, for the facts that are
// set next.
func (v *View) SetDesk(desk editor.FactDesk) {
	if !reflect.DeepEqual(v.desk, desk) {
		v.desk, v.cards, v.chosen = desk, map[string]*card{}, nil // they show other names
	}
}

// SetSuggestions shows what Suggest proposes, above the facts, until each is
// confirmed or rejected. After the last nothing is chosen.
func (v *View) SetSuggestions(suggestions []editor.Fact) {
	if len(suggestions) == 0 && len(v.suggestions) == 0 {
		return
	}
	v.suggestions = suggestions
	v.rebuild()
	if len(suggestions) == 0 {
		v.Select("") // the key that confirmed the last one shall not settle a fact
	}
}

// Suggestions returns the suggestions that are still shown.
func (v *View) Suggestions() []editor.Fact { return v.suggestions }

// SetSuggesting greys the Suggest button out while the work runs.
func (v *View) SetSuggesting(on bool) { v.suggest.SetEnabled(!on) }

// Select chooses a fact without calling OnSelect, and brings it into sight.
func (v *View) Select(id string) {
	at := v.index(id)
	if at < 0 && id != "" && v.sieve != (Sieve{}) {
		v.Filter(Sieve{})
		at = v.index(id)
	}
	v.mark(at)
	v.list.Select(at)
	if v.checking {
		v.span = nil
		v.one.show()
	}
}

// Selected returns the ID of the chosen fact, "" for none.
func (v *View) Selected() string { return v.id(v.list.Selected()) }

// At returns the fact whose card lies at a place of the canvas, while one is checked that
// one wherever it is shown; the zero one where there is none.
func (v *View) At(place fyne.Position) editor.Fact {
	at := place.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(v.list))
	size := v.list.Size()
	if at.X < 0 || at.Y < 0 || at.X >= size.Width || at.Y >= size.Height {
		return editor.Fact{}
	}
	i := v.list.Selected()
	if !v.checking {
		i = v.list.At(at.Y)
	}
	if i < 0 || i >= len(v.shown) || v.shown[i].fact.ID == "" {
		return editor.Fact{}
	}
	return v.shown[i].fact
}

// Focus gives the list the keyboard, or the one fact that is shown.
func (v *View) Focus() {
	switch {
	case v.checking:
		control.Focus(v.one)
		v.choose(v.list.Selected())
	case v.list.Selected() < 0 && len(v.shown) > 0:
		v.list.Choose(0)
	default:
		control.Focus(v.list)
	}
}

// FocusSuggestions gives the list the keyboard at the first suggestion.
func (v *View) FocusSuggestions() {
	for i, it := range v.shown {
		if it.suggestion {
			v.choose(i)
			return
		}
	}
}

func (v *View) index(id string) int {
	for i, s := range v.shown {
		if s.fact.ID == id && id != "" {
			return i
		}
	}
	return -1
}

func (v *View) id(i int) string {
	if i < 0 || i >= len(v.shown) || v.shown[i].fact.ID == "" {
		return ""
	}
	return v.shown[i].fact.ID
}

// rebuild lists what the filter lets through and keeps the choice.
func (v *View) rebuild() {
	chosen, at := v.Selected(), v.list.Selected()
	v.shown = v.shown[:0]
	if v.sieve.Gaps {
		v.shown = append(v.shown, v.gapItems()...)
	}
	v.shown = append(v.shown, v.contradictionItems()...)
	for _, s := range v.suggestions {
		if !v.sieve.Gaps && !v.sieve.Contradictions {
			v.shown = append(v.shown, item{fact: s, suggestion: true})
		}
	}
	for _, f := range v.facts {
		if v.sieve.Passes(f) {
			it := item{fact: f, number: v.numbers[f.ID]}
			if g, ok := v.precedent(f); ok {
				it.before = &g
			}
			v.shown = append(v.shown, it)
		}
	}
	v.forget()
	if i := v.index(chosen); i >= 0 {
		at = i
	}
	v.pill.Set(brief(v.sieve.name(v.desk), pillRoom), theme.Muted, theme.Pill)
	v.setEmpty()
	at = min(at, len(v.shown)-1)
	v.mark(at)
	v.list.Select(at)
	if v.span != nil && !v.spans() {
		v.span = nil
	}
	if v.checking {
		v.one.show()
	}
	v.Refresh()
}

// spans reports whether the words that are being changed are still those of the
// chosen item.
func (v *View) spans() bool {
	it, ok := v.current()
	return ok && it.fact.ID == v.span.of.ID && it.fact.Range == v.span.of.Range
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
	if v.sieve.Gaps {
		v.empty.Set(lang.X("factlist.covered.title", "Every sentence is covered"), lang.X("factlist.covered.hint", "Each has a fact, or is marked as holding nothing to check."),
			lang.X("factlist.covered.button", "Show the facts"), func() { v.Filter(Sieve{}) })
		return
	}
	if v.sieve.Contradictions {
		v.noContradictions()
		return
	}
	if v.sieve.Open && v.remaining() == 0 && len(v.facts) > 0 {
		v.empty.Set(lang.X("factlist.open.title", "Every fact is settled"), "", lang.X("factlist.filtered.button", "Show all"), func() { v.Filter(Sieve{}) })
		return
	}
	if len(v.facts) > 0 {
		v.empty.Set(lang.X("factlist.filtered.title", "No fact is among these"), "",
			lang.X("factlist.filtered.button", "Show all"), func() { v.Filter(Sieve{}) })
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
	if v.checking {
		v.one.show()
	}
	v.list.Refresh()
	v.list.Reveal(i)
	if s := v.shown[i]; s.fact.ID == "" && v.OnShow != nil {
		v.OnShow(s.fact)
		return
	}
	tell(v.OnSelect, v.id(i))
}

// CreateRenderer implements fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	head := control.NewInset(0, 14, 0, 14, control.NewRow(8, control.NewRest(middle(v.bar)), v.settled, v.pill, v.suggest, v.check))
	return widget.NewSimpleRenderer(control.NewHeaded(head, v.list, v.one, v.empty))
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
