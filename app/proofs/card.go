package proofs

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/proof"
)

// card shows one item; the chosen one has its buttons.
type card struct {
	*control.Card
	shown Item
	foot  *fyne.Container
}

// choose shows or hides the border and what belongs to the chosen card.
func (c *card) choose(on bool) {
	c.foot.Hidden = !on
	c.SetSelected(on)
}

// card returns the card of item i, made anew only where it looks different.
func (v *View) card(i int) *card {
	item := v.shown[i]
	c := v.cards[item.Key]
	if c == nil || !same(c.shown, item) {
		c = v.newCard(item)
		c.choose(i == v.list.Selected())
		v.cards[item.Key] = c
	}
	c.OnTapped = func() { v.list.Choose(i) }
	return c
}

// same reports whether two items look the same.
func same(a, b Item) bool {
	return a.Count == b.Count && a.Before == b.Before && a.After == b.After && a.Message == b.Message && a.Level == b.Level && slices.Equal(a.Fixes, b.Fixes)
}

func (v *View) newCard(i Item) *card {
	c := &card{shown: i}
	head := control.NewRow(6, control.NewTintedPill(kind(i), inkOf(i), theme.Pill))
	if i.Count > 1 {
		head.Add(control.NewText(control.Quiet, control.Count("proofs.times", "{{.N}} times", i.Count)))
	}
	column := control.NewColumn(6, head, control.NewRuns(control.Words.Wrap(3),
		control.Run{Text: i.Before, Ink: theme.Muted}, control.Run{Text: visible(i), Bold: true, Underline: true}, control.Run{Text: i.After, Ink: theme.Muted}))
	if i.Message != "" {
		column.Add(control.NewText(control.Quiet.Wrap(control.Unlimited), i.Message))
	}
	c.foot = control.NewColumn(6, control.NewFlow(6, v.fixButtons(i)...), control.NewFlow(6, v.buttons(i)...))
	column.Add(c.foot)
	c.Card = control.NewCard(column, nil)
	return c
}

// kind names what an item is about.
func kind(i Item) string {
	switch i.Kind {
	case proof.Misspelled:
		return lang.X("proofs.misspelled", "Spelling")
	case proof.Repeated:
		return lang.X("proofs.repeated", "Twice in a row")
	case proof.Spaces:
		return lang.X("proofs.spaces", "More than one space")
	}
	return i.Rule
}

// inkOf is red for what is wrong, less for what is only doubtful.
func inkOf(i Item) theme.Role {
	switch {
	case i.Kind != proof.Style || i.Level == editor.Blocks:
		return theme.DisputedInk
	case i.Level == editor.Warns:
		return theme.NeedsSourceInk
	}
	return theme.Muted
}

// visible shows spaces that are meant.
func visible(i Item) string {
	if strings.TrimSpace(i.Words) == "" {
		return strings.Repeat("·", len([]rune(i.Words)))
	}
	return i.Words
}

// mostButtons is how many fixes have a button.
const mostButtons = 6

// fixButtons are the fixes, numbered as the keys that choose them.
func (v *View) fixButtons(i Item) []fyne.CanvasObject {
	fixes := v.fixesOf(i)
	if fixes != nil && len(fixes) == 0 {
		return []fyne.CanvasObject{control.NewText(control.Quiet, lang.X("proof.no-suggestion", "No suggestion"))}
	}
	var out []fyne.CanvasObject
	for n, fix := range fixes[:min(len(fixes), mostButtons)] {
		out = append(out, control.NewSmallButton(Label(i.Finding, fix), strconv.Itoa(n+1), func() { v.fix(i, fix, false) }))
	}
	if i.Count > 1 && len(fixes) > 0 {
		out = append(out, control.NewMenuPill(lang.X("proofs.everywhere", "All {{.N}}", map[string]any{"N": control.Number(i.Count)}), theme.Muted, theme.Pill, func() []*fyne.MenuItem {
			var items []*fyne.MenuItem
			for _, fix := range fixes {
				items = append(items, fyne.NewMenuItem(Label(i.Finding, fix), func() { v.fix(i, fix, true) }))
			}
			return items
		}))
	}
	return out
}

// Label says what a fix does.
func Label(f proof.Finding, fix string) string {
	switch {
	case f.Kind == proof.Spaces:
		return lang.X("proof.one-space", "One space")
	case fix == "":
		return lang.X("proof.take-out", "Take it out")
	}
	return fix
}

// buttons are what else can be done.
func (v *View) buttons(i Item) []fyne.CanvasObject {
	out := []fyne.CanvasObject{control.NewSmallButton(lang.X("proofs.ignore", "Ignore"), "I", func() { call(v.OnIgnore, i.Key) })}
	if i.Kind == proof.Misspelled {
		out = append(out,
			control.NewSmallButton(lang.X("proofs.own", "My dictionary"), "A", func() { v.learn(i, false) }),
			control.NewSmallButton(lang.X("proofs.house", "House dictionary"), "H", func() { v.learn(i, true) }))
	}
	if i.Link != "" {
		out = append(out, control.NewSmallButton(lang.X("proofs.rule", "The rule"), "", func() { call(v.OnRule, i.Link) }))
	}
	return out
}
