package compare

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor/diff"
)

// Changes is the right pane of a comparison: all changes, or only those of
// facts or of fields, as cards. Natures of change can be hidden; a change that
// was looked at can be kept, which quiets its card and has Step pass it by.
type Changes struct {
	widget.BaseWidget
	OnSelect  func(i int)           // a change was chosen: its index in the comparison's list
	OnFilter  func()                // other natures are hidden than before
	OnPutBack func(changes []int)   // their old words are to come back
	OnRecheck func(diff.FactChange) // a settled fact is to be looked at again

	// Refusal says why nothing can be put back, "" where it can.
	Refusal string

	comparison diff.Comparison
	natures    []diff.Nature        // by index in the list of changes
	hidden     map[diff.Nature]bool // natures not shown
	kept, back map[string]bool      // by identity: those to stay, and those put back
	again      map[string]bool      // those of facts to be checked again
	follow     []string             // identities of which the next comparison chooses the first it has
	shown      []int                // indices in the list of changes, in the order of the cards
	at         int                  // the chosen one of them, -1 for none
	current    int                  // index in the list of changes, -1 for none
	grouped    bool                 // the cards stand under the natures of their changes
	rows       []listRow            // of the list
	cards      []*control.Card      // by index in the list of changes, made when asked for
	tabs       *control.Tabs
	summary    *control.Text
	strip      *strip
	filter     *filter
	list       *control.List
	empty      *control.Empty
}

// The tabs of the list.
const (
	allChanges = iota
	factChanges
	fieldChanges
)

// NewChanges returns an empty list.
func NewChanges() *Changes {
	c := &Changes{current: -1, at: -1, hidden: map[diff.Nature]bool{}, kept: map[string]bool{}, back: map[string]bool{}, again: map[string]bool{},
		summary: control.NewText(control.Body.In(theme.Muted).Wrap(4), "")}
	c.tabs = control.NewTabs(func(int) { c.sieve() },
		control.Tab{Label: lang.X("changes.tab", "Changes")},
		control.Tab{Label: lang.X("changes.facts", "Facts")},
		control.Tab{Label: lang.X("changes.fields", "Fields")})
	c.strip = newStrip(c.goTo)
	c.filter = newFilter(c)
	c.empty = control.NewEmpty("", "", "", nil)
	c.list = control.NewList()
	c.list.Gap, c.list.Side = 10, 12
	c.list.Count = func() int { return len(c.rows) }
	c.list.Object = c.object
	c.list.Height = func(i int, width float32) float32 { return control.HeightOf(c.object(i), width) }
	c.list.OnSelect = c.rowChosen
	c.list.OnOpen = func(int) { c.tell() }
	c.list.OnKey = c.Key
	c.ExtendBaseWidget(c)
	return c
}

// Set shows the changes of a comparison, the first that is not kept chosen.
func (c *Changes) Set(x diff.Comparison) {
	c.comparison, c.current, c.cards = x, -1, make([]*control.Card, len(x.Changes))
	c.natures = make([]diff.Nature, len(x.Changes))
	for i, one := range x.Changes {
		c.natures[i] = one.Nature()
	}
	c.summary.SetText(Summary(x))
	c.strip.set(x.Histogram(stripBars))
	c.strip.Hidden = len(x.Changes) == 0
	c.tabs.Select(allChanges)
	if len(c.shown) > 0 {
		c.choose(c.followed())
	}
	c.follow = nil
}

// Follow has the next comparison begin at the chosen change, or where it has that
// no more at the one that came next.
func (c *Changes) Follow() {
	c.follow = nil
	for _, n := range c.shown[max(0, c.at):] {
		c.follow = append(c.follow, identity(c.comparison, c.comparison.Changes[n]))
	}
}

// followed returns the entry to begin with.
func (c *Changes) followed() int {
	at := map[string]int{}
	for i, n := range c.shown {
		if len(c.follow) > 0 && !c.isSettled(n) {
			at[identity(c.comparison, c.comparison.Changes[n])] = i
		}
	}
	for _, id := range c.follow {
		if i, ok := at[id]; ok {
			return i
		}
	}
	return max(0, c.unsettled(-1, 1))
}

// Summary says in a sentence what a comparison came to.
func Summary(x diff.Comparison) string {
	parts := []string{
		control.Count("changes.added", "{{.N}} words added", x.Added),
		control.Count("changes.removed", "{{.N}} removed", x.Removed),
	}
	if x.Moved > 0 {
		parts = append(parts, control.Count("changes.moved", "{{.N}} passages moved", x.Moved))
	}
	if n := x.Verified(); n > 0 {
		parts = append(parts, control.Count("changes.verified", "{{.N}} facts changed after they were verified", n))
	}
	return strings.Join(parts, ", ")
}

// sieve lists what the chosen tab shows and is not hidden.
func (c *Changes) sieve() {
	c.shown = c.shown[:0]
	counts := [3]int{}
	for i, x := range c.comparison.Changes {
		if c.Hidden(i) {
			continue
		}
		tab := allChanges
		switch x.Kind {
		case diff.FactChanged:
			tab = factChanges
		case diff.FieldChanged:
			tab = fieldChanges
		}
		counts[allChanges]++
		if tab != allChanges {
			counts[tab]++
		}
		if on := c.tabs.Selected(); on == allChanges || on == tab {
			c.shown = append(c.shown, i)
		}
	}
	for tab, label := range []string{lang.X("changes.tab", "Changes"), lang.X("changes.facts", "Facts"), lang.X("changes.fields", "Fields")} {
		c.tabs.Set(tab, control.Tab{Label: label, Count: control.Number(counts[tab])})
	}
	c.layRows()
	c.at = slices.Index(c.shown, c.current)
	c.filter.set()
	c.sayEmpty()
	c.list.Select(c.rowOf(c.at))
	c.Refresh()
}

// sayEmpty says why nothing is listed.
func (c *Changes) sayEmpty() {
	c.empty.Hidden = len(c.shown) > 0
	if n := c.hiddenCount(); n > 0 {
		c.empty.Set(lang.X("changes.none.title", "No difference here"),
			control.Count("changes.none.hidden", "{{.N}} changes are hidden.", n), lang.X("changes.show", "Show"), c.ShowAll)
		return
	}
	c.empty.Set(lang.X("changes.none.title", "No difference here"),
		lang.X("changes.none.hint", "The two versions say the same."), "", nil)
}

// Step chooses the next (1) or the previous (-1) change of those shown that is
// not kept, or where all are kept simply the next one, going round at the ends.
func (c *Changes) Step(by int) {
	n := len(c.shown)
	if n == 0 {
		return
	}
	from := c.at
	if from < 0 && by < 0 {
		from = 0
	}
	at := c.unsettled(from, by)
	if at < 0 {
		at = (from + by + n) % n
	}
	c.choose(at)
	c.tell()
}

// approach chooses, without going there, the last change that stands before a place: the
// first where none does.
func (c *Changes) approach(before func(change int) bool) {
	if len(c.shown) == 0 {
		return
	}
	at := 0
	for i, n := range c.shown {
		if before(n) {
			at = i
		}
	}
	c.choose(at)
}

// goTo chooses the first of some changes that is shown.
func (c *Changes) goTo(changes []int) {
	for at, n := range c.shown {
		if slices.Contains(changes, n) {
			control.Focus(c.list)
			c.choose(at)
			c.tell()
			return
		}
	}
}

// unsettled returns the first entry behind, or before, entry from that is not
// kept, itself the last, or -1.
func (c *Changes) unsettled(from, by int) int {
	n := len(c.shown)
	for k := 1; k <= n; k++ {
		if at := ((from+by*k)%n + n) % n; !c.isSettled(c.shown[at]) {
			return at
		}
	}
	return -1
}

// choose makes an entry the chosen one, whose card has the buttons.
func (c *Changes) choose(at int) {
	before := c.current
	c.at, c.current = at, c.shown[at]
	c.list.Mark(c.rowOf(at))
	c.redraw(before, c.current)
	c.list.Reveal(c.rowOf(at))
	c.strip.point(c.current)
}

// redraw makes the cards of these changes anew.
func (c *Changes) redraw(changes ...int) {
	var rows []int
	for at, n := range c.shown {
		if slices.Contains(changes, n) {
			rows = append(rows, c.rowOf(at))
		}
	}
	for _, n := range changes {
		if n >= 0 {
			c.cards[n] = nil
		}
	}
	c.list.Changed(rows...)
}

// At returns the chosen change, from 1, and how many are shown.
func (c *Changes) At() (at, of int) { return c.at + 1, len(c.shown) }

// Current returns the index of the chosen change in the comparison's list, -1
// for none.
func (c *Changes) Current() int {
	if c.at < 0 {
		return -1
	}
	return c.current
}

func (c *Changes) tell() {
	if c.OnSelect != nil && c.current >= 0 {
		c.OnSelect(c.current)
	}
}

// CreateRenderer implements fyne.Widget.
func (c *Changes) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{Layout: changesLayout{}, Objects: []fyne.CanvasObject{
		c.tabs, control.NewInset(10, 14, 0, 14, c.summary), control.NewInset(8, 14, 0, 14, c.strip), control.NewInset(8, 12, 0, 12, c.filter.row), c.list, c.empty}})
}

// changesLayout stacks the tabs, the summary, the strip, the filter and the list.
type changesLayout struct{}

func (changesLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(fyne.NewSize(s.Width, control.TabsHeight))
	y := float32(control.TabsHeight)
	for _, head := range o[1:4] {
		height := control.HeightOf(head, s.Width)
		head.Move(fyne.NewPos(0, y))
		head.Resize(fyne.NewSize(s.Width, height))
		y += height
	}
	for _, below := range o[4:] {
		below.Move(fyne.NewPos(0, y))
		below.Resize(fyne.NewSize(s.Width, max(0, s.Height-y)))
	}
}

func (changesLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 160) }
