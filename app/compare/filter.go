package compare

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor/diff"
)

// filter is the line above the cards: a menu of the natures of change with
// their counts, how many changes are hidden, and what can be done with all
// that are not.
type filter struct {
	changes *Changes
	row     *fyne.Container
	natures *control.MenuPill
	hidden  *control.Text
	show    *control.Button
	all     *control.MenuPill
}

func newFilter(c *Changes) *filter {
	f := &filter{changes: c, hidden: control.NewText(control.Quiet, "")}
	f.natures = control.NewMenuPill("", theme.Muted, theme.Pill, f.choices)
	f.show = control.NewSmallButton(lang.X("changes.show", "Show"), "", c.ShowAll)
	f.all = control.NewMenuPill(lang.X("changes.all", "All of these"), theme.Muted, theme.Pill, f.deeds)
	f.row = control.NewRow(8, f.natures, f.hidden, f.show, control.NewSpacer(), f.all)
	return f
}

// set says what is hidden of the changes at hand.
func (f *filter) set() {
	c := f.changes
	f.row.Hidden = len(c.comparison.Changes) == 0
	n := c.hiddenCount()
	label := lang.X("changes.every-kind", "Every kind")
	if n > 0 {
		label = lang.X("changes.some-kinds", "Some kinds")
	}
	f.natures.Set(label, theme.Muted, theme.Pill)
	f.hidden.SetText(control.Count("changes.hidden", "{{.N}} hidden", n))
	f.hidden.Hidden, f.show.Hidden, f.all.Hidden = n == 0, n == 0, len(c.shown) == 0
	f.row.Refresh()
}

// choices lists the natures that there are, with their counts; those shown are
// ticked.
func (f *filter) choices() []*fyne.MenuItem {
	c := f.changes
	counts := map[diff.Nature]int{}
	for _, n := range c.natures {
		counts[n]++
	}
	every := fyne.NewMenuItem(lang.X("changes.every-kind", "Every kind"), c.ShowAll)
	every.Checked = len(c.hidden) == 0
	items := []*fyne.MenuItem{every, fyne.NewMenuItemSeparator()}
	only := fyne.NewMenuItem(lang.X("changes.only", "Only"), nil)
	only.ChildMenu = fyne.NewMenu("")
	for _, n := range diff.Natures {
		if counts[n] == 0 && !c.hidden[n] {
			continue
		}
		label := natureName(n) + "  " + control.Number(counts[n])
		item := fyne.NewMenuItem(label, func() { c.hide(n, !c.hidden[n]) })
		item.Checked = !c.hidden[n]
		items = append(items, item)
		only.ChildMenu.Items = append(only.ChildMenu.Items, fyne.NewMenuItem(label, func() { c.only(n) }))
	}
	group := fyne.NewMenuItem(lang.X("changes.grouped", "Under headings"), c.ToggleGrouped)
	group.Checked = c.grouped
	return append(items, fyne.NewMenuItemSeparator(), only, group)
}

// deeds is what can be done with all changes that are listed.
func (f *filter) deeds() []*fyne.MenuItem {
	c := f.changes
	items := []*fyne.MenuItem{fyne.NewMenuItem(lang.X("changes.keep-all", "Keep them"), c.KeepShown)}
	if c.OnPutBack != nil {
		back := fyne.NewMenuItem(lang.X("changes.back-all", "Put them back…"), c.PutBackShown)
		back.Disabled = c.Refusal != ""
		items = append(items, back)
	}
	return items
}

// SetHidden hides the natures named, as HiddenNatures returns them.
func (c *Changes) SetHidden(natures string) {
	c.hidden = map[diff.Nature]bool{}
	for _, n := range strings.Split(natures, ",") {
		if n != "" {
			c.hidden[diff.Nature(n)] = true
		}
	}
}

// HiddenNatures names the natures of change that are hidden, with commas between.
func (c *Changes) HiddenNatures() string {
	var names []string
	for _, n := range diff.Natures {
		if c.hidden[n] {
			names = append(names, string(n))
		}
	}
	return strings.Join(names, ",")
}

// Hidden reports whether change i of the comparison's list is hidden.
func (c *Changes) Hidden(i int) bool { return c.hidden[c.natures[i]] }

func (c *Changes) hiddenCount() int {
	n := 0
	for i := range c.natures {
		if c.Hidden(i) {
			n++
		}
	}
	return n
}

// ShowAll hides nothing any more.
func (c *Changes) ShowAll() {
	clear(c.hidden)
	c.filtered()
}

func (c *Changes) hide(n diff.Nature, on bool) {
	c.hidden[n] = on
	if !on {
		delete(c.hidden, n)
	}
	c.filtered()
}

// only hides every nature but n.
func (c *Changes) only(n diff.Nature) {
	for _, other := range diff.Natures {
		c.hidden[other] = true
	}
	c.hide(n, false)
}

// filtered lists what is left, with a change chosen if there is one, and tells.
func (c *Changes) filtered() {
	c.sieve()
	if c.at < 0 && len(c.shown) > 0 {
		c.choose(0)
	}
	if c.OnFilter != nil {
		c.OnFilter()
	}
	c.tell()
}

// natureName is what the menu calls a nature of change.
func natureName(n diff.Nature) string {
	switch n {
	case diff.OfFacts:
		return lang.X("nature.facts", "Facts")
	case diff.OfFields:
		return lang.X("nature.fields", "Headline and fields")
	case diff.OfCredits:
		return lang.X("nature.credits", "Credits and rights")
	case diff.OfFigures:
		return lang.X("nature.figures", "Figures and dates")
	case diff.OfParagraphs:
		return lang.X("nature.paragraphs", "Whole paragraphs")
	case diff.OfMoves:
		return lang.X("nature.moved", "Moved")
	case diff.OfBreaks:
		return lang.X("nature.breaks", "Split or joined")
	case diff.OfSpelling:
		return lang.X("nature.spelling", "Spelling")
	case diff.OfPunctuation:
		return lang.X("nature.punctuation", "Punctuation")
	case diff.OfSpacing:
		return lang.X("nature.spacing", "Spacing")
	case diff.OfFormatting:
		return lang.X("nature.formatting", "Formatting")
	case diff.OfPictures:
		return lang.X("nature.pictures", "Pictures")
	case diff.OfComments:
		return lang.X("nature.comments", "Comments")
	}
	return lang.X("nature.words", "Words")
}

// fineNature says on a card of words what is about them that a reader may want to
// look for, or to pass over.
func fineNature(n diff.Nature) string {
	switch n {
	case diff.OfFigures:
		return lang.X("change.figure", "figure")
	case diff.OfSpelling:
		return lang.X("change.spelling", "spelling")
	case diff.OfPunctuation:
		return lang.X("change.punctuation", "punctuation")
	case diff.OfSpacing:
		return lang.X("change.spacing", "spacing")
	}
	return ""
}
