package suggestions

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// card shows one suggestion; the chosen one has its buttons.
type card struct {
	*control.Card
	shown editor.Suggestion
	foot  *fyne.Container
}

// choose shows or hides the border and what belongs to the chosen card.
func (c *card) choose(on bool) {
	c.foot.Hidden = !on
	c.SetSelected(on)
}

// card returns the card of item i, made when it is first asked for.
func (v *View) card(i int) *card {
	if v.cards[i] == nil {
		v.cards[i] = v.newCard(v.shown[i])
		v.cards[i].choose(i == v.list.Selected())
	}
	c := v.cards[i]
	c.OnTapped = func() { v.list.Choose(i) }
	return c
}

// reuse puts the cards of suggestions that are still there in their places.
func reuse(cards []*card, shown []editor.Suggestion, old []*card) {
	from := 0
	for i, s := range shown {
		for n := from; n < len(old); n++ {
			if old[n] != nil && same(old[n].shown, s) {
				old[n].shown = s
				cards[i], from = old[n], n+1
				break
			}
		}
	}
}

// same reports whether two suggestions look the same; where they lie may differ.
func same(a, b editor.Suggestion) bool {
	return a.Author == b.Author && a.At.Equal(b.At) && a.Inserted == b.Inserted && a.Deleted == b.Deleted &&
		len(a.Parts) == len(b.Parts) && a.Parts[0].Block == b.Parts[0].Block
}

func (v *View) newCard(s editor.Suggestion) *card {
	c := &card{shown: s}
	head := control.NewRow(6, control.NewPill(Kind(s)), control.NewText(control.Strong.Wrap(1), signed(s.Author)))
	if !s.At.IsZero() {
		head.Add(control.NewText(control.Quiet, control.Age(v.now(), s.At)))
	}
	c.foot = control.NewFlow(6,
		control.NewSmallButton(lang.X("suggestions.accept", "Accept"), "A", func() { tell(v.OnAccept, c.shown) }),
		control.NewSmallButton(lang.X("suggestions.reject", "Reject"), "R", func() { tell(v.OnReject, c.shown) }))
	c.Card = control.NewCard(control.NewColumn(6, head, control.NewRuns(control.Words.Wrap(4), Runs(s)...), c.foot), nil)
	return c
}

// Kind names what a suggestion does.
func Kind(s editor.Suggestion) string {
	switch {
	case s.Inserted == "":
		return lang.X("suggestions.deleted", "Delete")
	case s.Deleted == "":
		return lang.X("suggestions.inserted", "Insert")
	}
	return lang.X("suggestions.replaced", "Replace")
}

// Runs sets a suggestion as the comparison does: what goes struck out, what comes
// behind it.
func Runs(s editor.Suggestion) []control.Run {
	var out []control.Run
	if s.Deleted != "" {
		out = append(out, control.Run{Text: visible(s.Deleted), Ink: theme.Deleted, Ground: theme.DeletedGround, Strike: true})
	}
	if s.Inserted != "" {
		if len(out) > 0 {
			out = append(out, control.Run{Text: " "})
		}
		out = append(out, control.Run{Text: visible(s.Inserted), Ink: theme.Inserted, Ground: theme.InsertedGround, Underline: true})
	}
	return out
}

// visible shows where blocks begin, and words that are only a space.
func visible(words string) string {
	words = strings.ReplaceAll(words, "\n", "¶ ")
	if strings.TrimSpace(words) == "" {
		words = strings.ReplaceAll(words, " ", "·")
	}
	return words
}

func signed(author string) string {
	if author == "" {
		return lang.X("suggestions.unsigned", "Unsigned")
	}
	return author
}
