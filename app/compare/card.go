package compare

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/diff"
	"stet/editor/fact"
)

// card returns the card of an entry.
func (c *Changes) card(at int) *control.Card {
	n := c.shown[at]
	if c.cards[n] == nil {
		c.cards[n] = c.newCard(n)
	}
	card := c.cards[n]
	card.OnTapped = func() { c.list.Choose(c.rowOf(at)) }
	card.OnMenu = func(place fyne.Position) {
		c.list.Choose(c.rowOf(at))
		control.OpenMenuAt(c, place, c.deeds(n))
	}
	card.SetSelected(n == c.current)
	return card
}

func (c *Changes) newCard(n int) *control.Card {
	x := c.comparison.Changes[n]
	kind, label, ink := look(c.comparison, x)
	switch {
	case c.isBack(n):
		label, ink = lang.X("changes.is-back", "✓ put back"), theme.Muted
	case c.isAgain(n):
		label, ink = lang.X("changes.again", "⚠ to be checked again"), theme.NeedsSourceInk
	case c.isKept(n) && c.lapsed(n): // keeping its words does not settle it
		label += " · " + lang.X("changes.kept", "✓ kept")
	case c.isKept(n):
		label, ink = lang.X("changes.kept", "✓ kept"), theme.Muted
	case label == "":
		label = fineNature(c.natures[n])
	}
	head := control.NewRow(6, control.NewPill(kind), control.NewText(control.Body.In(ink).Wrap(1), label))
	column := control.NewColumn(6, head)
	if runs := wordRuns(c.comparison, x); len(runs) > 0 {
		if c.isKept(n) || c.isBack(n) {
			runs = quiet(runs)
		}
		lines := 4
		if x.Kind == diff.PassageMoved {
			lines = 2 // enough to know it by
		}
		column.Add(control.NewRuns(control.Words.Wrap(lines), runs...))
	}
	if n == c.current {
		c.addButtons(column, n)
	}
	return control.NewCard(column, nil)
}

// quiet takes the colours from words that need no more looking at.
func quiet(runs []control.Run) []control.Run {
	for i := range runs {
		runs[i].Ink, runs[i].Ground = theme.Muted, nil
	}
	return runs
}

// addButtons adds what can be done about the chosen change. Why one of them
// cannot be done is said in its place.
func (c *Changes) addButtons(column *fyne.Container, n int) {
	column.Add(control.NewFlow(6, c.buttons(n)...))
	if c.OnPutBack != nil && c.Refusal != "" {
		column.Add(control.NewText(control.Fine.In(theme.Muted).Wrap(3), c.Refusal))
	}
}

func (c *Changes) buttons(n int) []fyne.CanvasObject {
	keep := control.NewSmallButton(lang.X("changes.keep", "Keep"), "K", func() { c.keep(n) })
	keep.Selected = c.isKept(n)
	out := []fyne.CanvasObject{keep}
	if c.OnPutBack != nil {
		back := control.NewSmallButton(lang.X("changes.back", "Put back"), "P", func() { c.putBack(n) })
		back.SetEnabled(c.Refusal == "" && !c.isBack(n))
		out = append(out, back)
	}
	if _, ok := c.recheckable(n); ok {
		out = append(out, control.NewSmallButton(lang.X("changes.recheck", "Re-check"), "R", func() { c.recheck(n) }))
	}
	return out
}

// deeds are the buttons of a card as a menu.
func (c *Changes) deeds(n int) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, o := range c.buttons(n) {
		b := o.(*control.Button)
		item := fyne.NewMenuItem(b.Label, b.OnTapped)
		item.Disabled, item.Checked = b.Disabled(), b.Selected
		items = append(items, item)
	}
	return items
}

// Key does what the buttons of the chosen card do, by the letters on them, and
// reports whether it is one of those.
func (c *Changes) Key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyK:
		c.Keep()
	case fyne.KeyP:
		c.PutBack()
	case fyne.KeyR:
		c.Recheck()
	default:
		return false
	}
	return true
}

// look is what a card's head says of a change, and in what ink.
func look(c diff.Comparison, x diff.Change) (kind, label string, ink theme.Role) {
	ink = theme.Muted
	switch x.Kind {
	case diff.FactChanged:
		return factLook(c.Facts[x.Index])
	case diff.FieldChanged:
		if c.Fields[x.Index].OfCredit() {
			label = lang.X("change.credit", "credit")
		}
		return lang.X("field."+x.Label, editor.FieldLabel(x.Label)), label, ink
	case diff.PassageMoved:
		return lang.X("change.moved", "Moved"), labelOf(c, x), ink
	case diff.BlockInserted:
		return lang.X("change.new", "New"), labelOf(c, x), ink
	case diff.BlockDeleted:
		return lang.X("change.cut", "Cut"), labelOf(c, x), ink
	case diff.BlockSplit:
		return lang.X("change.split", "Split"), labelOf(c, x), ink
	case diff.BlocksJoined:
		return lang.X("change.joined", "Joined"), labelOf(c, x), ink
	case diff.StyleChanged:
		return lang.X("change.style", "Style"), labelOf(c, x), ink
	case diff.MarksChanged:
		return lang.X("change.marks", "Formatting"), labelOf(c, x), ink
	case diff.PictureAdded:
		return lang.X("change.picture.in", "New picture"), labelOf(c, x), ink
	case diff.PictureRemoved:
		return lang.X("change.picture.out", "Picture cut"), labelOf(c, x), ink
	case diff.PictureReplaced:
		return lang.X("change.picture.file", "Picture replaced"), "", ink
	case diff.PictureChanged:
		return lang.X("change.picture", "Picture"), lang.X("change.picture.alt", "description"), ink
	case diff.CreditChanged:
		return lang.X("change.picture.credit", "Picture credit"), creditLabel(x.Label), theme.NeedsSourceInk
	case diff.CommentChanged:
		return commentLook(c.Comments[x.Index])
	case diff.WordsInserted:
		return lang.X("change.words.in", "Added"), wordsLabel(c, x), ink
	case diff.WordsDeleted:
		return lang.X("change.words.out", "Cut"), wordsLabel(c, x), ink
	}
	return lang.X("change.words", "Reworded"), wordsLabel(c, x), ink
}

// wordsLabel says of words that they are a picture's.
func wordsLabel(c diff.Comparison, x diff.Change) string {
	if b := c.Blocks[x.Place.Block]; picture(b.Before) || picture(b.After) {
		return lang.X("change.caption", "caption")
	}
	return ""
}

// creditLabel says which part of a picture's credit changed, "" for the line itself.
func creditLabel(name string) string {
	if name == "credit" {
		return ""
	}
	return strings.ToLower(detailLabel(name))
}

func factLook(f diff.FactChange) (kind, label string, ink theme.Role) {
	of := f.Fact().Kind
	kind = lang.X("kind."+string(of.Base()), fact.KindLabel(of))
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
		return kind, standing(f.Before) + " → " + standing(f.After), theme.Muted
	case f.Kind == diff.Rewritten:
		return kind, lang.X("changes.fact.rewritten", "words changed"), theme.Muted
	}
	return kind, lang.X("changes.fact.noted", "sources or note changed"), theme.Muted
}

// commentLook says what became of a thread, and who began it.
func commentLook(x diff.CommentChange) (kind, label string, ink theme.Role) {
	label = map[diff.CommentKind]string{
		diff.CommentAdded:     lang.X("changes.comment.added", "new"),
		diff.CommentRemoved:   lang.X("changes.comment.removed", "removed"),
		diff.CommentResolved:  lang.X("changes.comment.resolved", "resolved"),
		diff.CommentReopened:  lang.X("changes.comment.reopened", "opened again"),
		diff.CommentAnswered:  lang.X("changes.comment.answered", "answered"),
		diff.CommentRewritten: lang.X("changes.comment.rewritten", "rewritten"),
		diff.CommentReworded:  lang.X("changes.comment.reworded", "its words changed"),
	}[x.Kind]
	if by := x.Comment().Author; by != "" {
		label = by + ": " + label
	}
	return lang.X("change.comment", "Comment"), label, theme.Muted
}
