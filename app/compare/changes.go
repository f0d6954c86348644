package compare

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor/diff"
	"stet/editor/fact"
)

// Changes is the right pane of a comparison: all changes, or only those of
// facts or of fields, as cards.
type Changes struct {
	widget.BaseWidget
	OnSelect func(i int) // index in the comparison's list of changes

	// What can be done about a fact that changed after it was settled. Each is
	// a button of its card; nil leaves the button out.
	OnKeep, OnPutBack, OnRecheck func(diff.FactChange)

	comparison diff.Comparison
	shown      []int           // indices in the list of changes
	current    int             // index in the list of changes, -1 for none
	cards      []*control.Card // by index in the list of changes, made when asked for
	tabs       *control.Tabs
	summary    *control.Text
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
	c := &Changes{current: -1, summary: control.NewText(control.Body.In(theme.Muted).Wrap(4), "")}
	c.tabs = control.NewTabs(func(int) { c.sieve() },
		control.Tab{Label: lang.X("changes.tab", "Changes")},
		control.Tab{Label: lang.X("changes.facts", "Facts")},
		control.Tab{Label: lang.X("changes.fields", "Fields")})
	c.empty = control.NewEmpty("", "", "", nil)
	c.list = control.NewList()
	c.list.Gap, c.list.Side = 10, 12
	c.list.Count = func() int { return len(c.shown) }
	c.list.Object = func(i int) fyne.CanvasObject { return c.card(i) }
	c.list.Height = func(i int, width float32) float32 { return control.HeightOf(c.card(i), width) }
	c.list.OnSelect = func(i int) {
		c.current = c.shown[i]
		c.list.Refresh()
		c.tell()
	}
	c.ExtendBaseWidget(c)
	return c
}

// Set shows the changes of a comparison, the first chosen.
func (c *Changes) Set(x diff.Comparison) {
	c.comparison, c.current, c.cards = x, -1, make([]*control.Card, len(x.Changes))
	if len(x.Changes) > 0 {
		c.current = 0
	}
	facts, fields := 0, 0
	for _, one := range x.Changes {
		switch one.Kind {
		case diff.FactChanged:
			facts++
		case diff.FieldChanged:
			fields++
		}
	}
	c.count(allChanges, "changes.tab", "Changes", len(x.Changes))
	c.count(factChanges, "changes.facts", "Facts", facts)
	c.count(fieldChanges, "changes.fields", "Fields", fields)
	c.summary.SetText(Summary(x))
	c.tabs.Select(allChanges)
}

func (c *Changes) count(tab int, key, label string, n int) {
	c.tabs.Set(tab, control.Tab{Label: lang.X(key, label), Count: control.Number(n)})
}

// Summary says in a sentence what a comparison came to.
func Summary(x diff.Comparison) string {
	verified := 0
	for _, f := range x.Facts {
		if f.Verified {
			verified++
		}
	}
	parts := []string{
		control.Count("changes.added", "{{.N}} words added", x.Added),
		control.Count("changes.removed", "{{.N}} removed", x.Removed),
	}
	if x.Moved > 0 {
		parts = append(parts, control.Count("changes.moved", "{{.N}} passages moved", x.Moved))
	}
	if verified > 0 {
		parts = append(parts, control.Count("changes.verified", "{{.N}} facts changed after they were verified", verified))
	}
	return strings.Join(parts, ", ")
}

// sieve lists what the chosen tab shows.
func (c *Changes) sieve() {
	c.shown = c.shown[:0]
	at := -1
	for i, x := range c.comparison.Changes {
		tab := c.tabs.Selected()
		if tab == factChanges && x.Kind != diff.FactChanged || tab == fieldChanges && x.Kind != diff.FieldChanged {
			continue
		}
		if i == c.current {
			at = len(c.shown)
		}
		c.shown = append(c.shown, i)
	}
	c.empty.Hidden = len(c.shown) > 0
	c.empty.Set(lang.X("changes.none.title", "No difference here"),
		lang.X("changes.none.hint", "The two revisions say the same."), "", nil)
	c.list.Select(at)
	c.Refresh()
}

// Step chooses the next (1) or the previous (-1) change of those shown, going
// round at the ends.
func (c *Changes) Step(by int) {
	n := len(c.shown)
	if n == 0 {
		return
	}
	at := c.list.Selected()
	if at < 0 && by < 0 {
		at = 0
	}
	at = (at + by + n) % n
	c.current = c.shown[at]
	c.list.Select(at)
	c.tell()
}

// At returns the chosen change, from 1, and how many are shown.
func (c *Changes) At() (at, of int) { return c.list.Selected() + 1, len(c.shown) }

func (c *Changes) tell() {
	if c.OnSelect != nil && c.current >= 0 {
		c.OnSelect(c.current)
	}
}

// card returns the card of entry i of those shown.
func (c *Changes) card(i int) *control.Card {
	n := c.shown[i]
	if c.cards[n] == nil {
		c.cards[n] = c.newCard(c.comparison.Changes[n])
	}
	card := c.cards[n]
	card.OnTapped = func() { c.list.Choose(i) }
	card.SetSelected(n == c.current)
	return card
}

func (c *Changes) newCard(x diff.Change) *control.Card {
	kind, label, ink := look(c.comparison, x)
	head := control.NewRow(6, control.NewPill(kind), control.NewText(control.Body.In(ink).Wrap(1), label))
	column := control.NewColumn(6, head)
	if runs := wordRuns(c.comparison, x); len(runs) > 0 {
		column.Add(control.NewRuns(control.Words.Wrap(4), runs...))
	}
	if buttons := c.buttons(x); len(buttons) > 0 {
		column.Add(control.NewFlow(6, buttons...))
	}
	return control.NewCard(column, nil)
}

func (c *Changes) buttons(x diff.Change) []fyne.CanvasObject {
	if x.Kind != diff.FactChanged {
		return nil
	}
	f := c.comparison.Facts[x.Index]
	if f.Kind != diff.Reworded {
		return nil
	}
	var out []fyne.CanvasObject
	for _, b := range []struct {
		label string
		run   func(diff.FactChange)
	}{
		{lang.X("changes.keep", "Keep"), c.OnKeep},
		{lang.X("changes.back", "Put back"), c.OnPutBack},
		{lang.X("changes.recheck", "Re-check"), c.OnRecheck},
	} {
		if b.run != nil {
			out = append(out, control.NewSmallButton(b.label, "", func() { b.run(f) }))
		}
	}
	return out
}

// look is what a card's head says of a change, and in what ink.
func look(c diff.Comparison, x diff.Change) (kind, label string, ink theme.Role) {
	ink = theme.Muted
	switch x.Kind {
	case diff.FactChanged:
		return factLook(c.Facts[x.Index])
	case diff.FieldChanged:
		return lang.X("field."+x.Label, fieldName(x.Label)), "", ink
	case diff.PassageMoved:
		return lang.X("change.moved", "Moved"), x.Label, ink
	case diff.BlockInserted:
		return lang.X("change.new", "New"), x.Label, ink
	case diff.BlockDeleted:
		return lang.X("change.cut", "Cut"), "", ink
	case diff.BlockSplit:
		return lang.X("change.split", "Split"), x.Label, ink
	case diff.BlocksJoined:
		return lang.X("change.joined", "Joined"), x.Label, ink
	case diff.StyleChanged:
		return lang.X("change.style", "Style"), x.Label, ink
	case diff.MarksChanged:
		return lang.X("change.marks", "Formatting"), x.Label, ink
	case diff.PictureAdded:
		return lang.X("change.picture.in", "New picture"), x.Label, ink
	case diff.PictureRemoved:
		return lang.X("change.picture.out", "Picture cut"), x.Label, ink
	case diff.PictureReplaced:
		return lang.X("change.picture.file", "Picture replaced"), "", ink
	case diff.PictureChanged:
		return lang.X("change.picture", "Picture"), x.Label, ink
	case diff.CreditChanged:
		return lang.X("change.picture.credit", "Picture credit"), x.Label, theme.NeedsSourceInk
	case diff.CommentChanged:
		return commentLook(c.Comments[x.Index])
	case diff.WordsInserted:
		return lang.X("change.words.in", "Added"), "", ink
	case diff.WordsDeleted:
		return lang.X("change.words.out", "Deleted"), "", ink
	}
	return lang.X("change.words", "Reworded"), "", ink
}

// fieldName makes a field's name readable where the words of the interface have
// none for it.
func fieldName(name string) string {
	name = strings.ReplaceAll(name, ".", " ")
	if name == "" {
		return name
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

func factLook(f diff.FactChange) (kind, label string, ink theme.Role) {
	one := f.After
	if one == nil {
		one = f.Before
	}
	kind = lang.X("kind."+string(one.Kind), fact.KindLabel(one.Kind))
	switch {
	case f.Verified:
		return kind, lang.X("changes.fact.verified", "⚠ verified fact changed"), theme.NeedsSourceInk
	case f.Kind == diff.Reworded:
		return kind, lang.X("changes.fact.settled", "⚠ settled fact changed"), theme.NeedsSourceInk
	case f.Kind == diff.FactRemoved:
		return kind, lang.X("changes.fact.removed", "fact removed"), theme.Muted
	case f.Kind == diff.FactAdded:
		return kind, lang.X("changes.fact.added", "fact tagged"), theme.Muted
	case f.Kind == diff.StatusChanged:
		return kind, status(f.Before.Status) + " → " + status(f.After.Status), theme.Muted
	case f.Kind == diff.Rewritten:
		return kind, lang.X("changes.fact.rewritten", "words changed"), theme.Muted
	case f.Kind == diff.FactMoved:
		return kind, lang.X("changes.fact.moved", "moved with its words"), theme.Muted
	}
	return kind, lang.X("changes.fact.noted", "sources or note changed"), theme.Muted
}

// commentLook says what became of a thread, and who began it.
func commentLook(x diff.CommentChange) (kind, label string, ink theme.Role) {
	one := x.After
	if one == nil {
		one = x.Before
	}
	label = map[diff.CommentKind]string{
		diff.CommentAdded:     lang.X("changes.comment.added", "new"),
		diff.CommentRemoved:   lang.X("changes.comment.removed", "removed"),
		diff.CommentResolved:  lang.X("changes.comment.resolved", "resolved"),
		diff.CommentReopened:  lang.X("changes.comment.reopened", "opened again"),
		diff.CommentAnswered:  lang.X("changes.comment.answered", "answered"),
		diff.CommentRewritten: lang.X("changes.comment.rewritten", "rewritten"),
		diff.CommentReworded:  lang.X("changes.comment.reworded", "its words changed"),
	}[x.Kind]
	if one.Author != "" {
		label = one.Author + ": " + label
	}
	return lang.X("change.comment", "Comment"), label, theme.Muted
}

// CreateRenderer implements fyne.Widget.
func (c *Changes) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{Layout: changesLayout{}, Objects: []fyne.CanvasObject{
		c.tabs, control.NewInset(10, 14, 0, 14, c.summary), c.list, c.empty}})
}

// changesLayout stacks the tabs, the summary and the list.
type changesLayout struct{}

func (changesLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(fyne.NewSize(s.Width, control.TabsHeight))
	y := float32(control.TabsHeight)
	height := control.HeightOf(o[1], s.Width)
	o[1].Move(fyne.NewPos(0, y))
	o[1].Resize(fyne.NewSize(s.Width, height))
	y += height
	for _, below := range o[2:] {
		below.Move(fyne.NewPos(0, y))
		below.Resize(fyne.NewSize(s.Width, max(0, s.Height-y)))
	}
}

func (changesLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 160) }
