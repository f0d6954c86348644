package control

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/theme"
)

// Offer is a word that is in use already, and how often.
type Offer struct {
	Word string
	N    int
}

// Completion is a field that completes what is typed to a word in use: Tab takes
// the one that is offered, Down and Up go through them, and a menu beside the
// field has them all.
type Completion struct {
	Field    *Field
	Object   fyne.CanvasObject // to be shown: the field in its frame, the menu, the offer
	OnChosen func(string)      // a word was chosen from the menu; nil puts it into the field

	offers  []Offer
	fits    []Offer
	at      int
	hint    *Text
	menu    *MenuPill
	content *fyne.Container
}

// NewCompletion completes what is typed into a field.
func NewCompletion(f *Field) *Completion {
	c := &Completion{Field: f, hint: NewText(Fine.Wrap(1), "")}
	c.menu = NewMenuPill(lang.X("offer.menu", "In use"), theme.Muted, theme.Pill, c.items)
	c.hint.Hidden, c.menu.Hidden = true, true
	c.content = NewColumn(3, NewRow(6, NewRest(NewFrame(f)), c.menu), c.hint)
	c.Object = c.content
	changed := f.OnChanged
	f.OnChanged = func(text string) {
		if changed != nil {
			changed(text)
		}
		c.offer()
	}
	return c
}

// SetOffers says which words are in use.
func (c *Completion) SetOffers(offers []Offer) {
	c.offers = offers
	c.offer()
	if hidden := len(offers) == 0; hidden != c.menu.Hidden {
		c.menu.Hidden = hidden
		c.content.Refresh()
	}
}

// offersShown is how many words the menu has room for.
const offersShown = 24

func (c *Completion) items() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, o := range c.offers[:min(len(c.offers), offersShown)] {
		items = append(items, fyne.NewMenuItem(o.Word+"  "+Number(o.N), func() { c.choose(o.Word) }))
	}
	return items
}

func (c *Completion) choose(word string) {
	if c.OnChosen != nil {
		c.OnChosen(word)
		return
	}
	c.Field.SetText(word)
	if c.Field.OnLeave != nil {
		c.Field.OnLeave()
	}
}

// offer looks for words that go on from what is typed.
func (c *Completion) offer() {
	typed := strings.ToLower(strings.TrimSpace(c.Field.Text))
	c.fits, c.at = c.fits[:0], 0
	for _, o := range c.offers {
		if word := strings.ToLower(o.Word); typed != "" && word != typed && strings.HasPrefix(word, typed) {
			c.fits = append(c.fits, o)
		}
	}
	c.tell()
}

// tell shows the word that Tab would take.
func (c *Completion) tell() {
	f := c.Field
	f.OnTab, f.OnUp, f.OnDown = nil, nil, nil
	if len(c.fits) > 0 && f.Focused() {
		o := c.fits[c.at]
		c.hint.SetText(lang.X("offer.tab", "Tab: {{.Word}}  {{.N}}", map[string]any{"Word": o.Word, "N": Number(o.N)}))
		f.OnTab = func() { c.take(o.Word) }
		f.OnUp, f.OnDown = func() { c.step(-1) }, func() { c.step(1) }
	}
	if hidden := f.OnTab == nil; hidden != c.hint.Hidden {
		c.hint.Hidden = hidden
		c.content.Refresh()
	}
}

func (c *Completion) step(by int) {
	c.at = (c.at + by + len(c.fits)) % len(c.fits)
	c.tell()
}

func (c *Completion) take(word string) {
	c.Field.SetText(word)
	c.Field.CursorColumn = len([]rune(word))
	c.Field.Refresh()
}

// MostUsedFirst sorts offers by how often they are used, then by name.
func MostUsedFirst(offers []Offer) []Offer {
	slices.SortStableFunc(offers, func(a, b Offer) int { return b.N - a.N })
	return offers
}
