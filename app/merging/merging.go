// Package merging is the sheet on which a person settles what two versions of a
// story changed in ways that exclude each other. It runs on the UI thread.
package merging

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/diff"
	"stet/editor/fact"
)

// Sheet lists conflicts, each with both versions and what they began from, and
// takes for each which is to stand. It has the keyboard: arrows move, 1 to 4
// choose and go on to the next that is open, Enter goes to the next, or is done.
type Sheet struct {
	widget.BaseWidget
	OnSettle func() // one was settled
	OnDone   func() // Enter, with nothing left open

	conflicts    []diff.Conflict
	story        editor.Story // merged, as it reads where ours is taken
	ours, theirs string       // who the versions are by
	taken        []diff.Choice
	settled      []bool
	cards        []*card
	list         *control.List
}

// New returns the sheet for a merge. Ours and theirs name who the two versions
// are by.
func New(m diff.Merged, ours, theirs string) *Sheet {
	s := &Sheet{conflicts: m.Conflicts, story: m.Story, ours: ours, theirs: theirs,
		taken: make([]diff.Choice, len(m.Conflicts)), settled: make([]bool, len(m.Conflicts)), list: control.NewList()}
	for i := range s.conflicts {
		s.cards = append(s.cards, s.newCard(i))
	}
	s.list.Gap, s.list.Side = 10, 4
	s.list.Count = func() int { return len(s.cards) }
	s.list.Object = func(i int) fyne.CanvasObject { return s.cards[i].Card }
	s.list.Height = func(i int, width float32) float32 { return control.HeightOf(s.cards[i].Card, width) }
	s.list.OnSelect = func(int) { s.mark() }
	s.list.OnOpen = func(int) { s.goOn() }
	s.list.OnKey = s.key
	s.list.Select(0)
	s.mark()
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer implements fyne.Widget.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.list) }

// Keyboard is what has the keyboard while the sheet is shown.
func (s *Sheet) Keyboard() fyne.Focusable { return s.list }

// Height returns how high the sheet is with all its cards in sight.
func (s *Sheet) Height(width float32) float32 {
	height := 2 * s.list.Side
	for _, c := range s.cards {
		height += control.HeightOf(c.Card, width-2*s.list.Side) + s.list.Gap
	}
	return height - s.list.Gap
}

// Left counts the conflicts that are still open.
func (s *Sheet) Left() int {
	n := 0
	for _, settled := range s.settled {
		if !settled {
			n++
		}
	}
	return n
}

// Choices returns how each conflict is settled, in the order of the merge.
func (s *Sheet) Choices() []diff.Choice { return s.taken }

// Settle settles conflict i.
func (s *Sheet) Settle(i int, c diff.Choice) {
	if !s.conflicts[i].Offers(c) {
		return
	}
	s.taken[i], s.settled[i] = c, true
	s.cards[i].show(s, i)
	if s.OnSettle != nil {
		s.OnSettle()
	}
}

// Rest is a row of buttons that settle alike all that is open.
func (s *Sheet) Rest() fyne.CanvasObject {
	row := control.NewFlow(6)
	for _, choice := range []diff.Choice{diff.TakeOurs, diff.TakeTheirs} {
		row.Add(control.NewSmallButton(lang.X("merge.rest", "All that is left: {{.Who}}", map[string]any{"Who": s.label(choice)}), "", func() { s.settleRest(choice) }))
	}
	return row
}

func (s *Sheet) settleRest(c diff.Choice) {
	for i := range s.conflicts {
		if !s.settled[i] {
			s.Settle(i, c)
		}
	}
	control.Focus(s.list)
}

func (s *Sheet) key(k *fyne.KeyEvent) bool {
	for n, name := range []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4} {
		if i := s.list.Selected(); k.Name == name && i >= 0 && s.conflicts[i].Offers(order[n]) {
			s.Settle(i, order[n])
			s.next()
			return true
		}
	}
	return false
}

// goOn goes to the next conflict that is open, or is done.
func (s *Sheet) goOn() {
	if s.Left() == 0 && s.OnDone != nil {
		s.OnDone()
		return
	}
	s.next()
}

// next goes to the next conflict that is open, around the end.
func (s *Sheet) next() {
	from := s.list.Selected()
	for n := 1; n <= len(s.cards); n++ {
		if i := (from + n) % len(s.cards); !s.settled[i] {
			s.list.Select(i)
			s.mark()
			return
		}
	}
}

func (s *Sheet) mark() {
	for i, c := range s.cards {
		c.SetSelected(i == s.list.Selected())
	}
}

// order is the choices as the buttons stand.
var order = []diff.Choice{diff.TakeOurs, diff.TakeTheirs, diff.TakeBoth, diff.TakeBase}

// card is one conflict.
type card struct {
	*control.Card
	status  *control.Text
	buttons map[diff.Choice]*control.Button
}

func (s *Sheet) newCard(i int) *card {
	c := s.conflicts[i]
	k := &card{status: control.NewText(control.Quiet, ""), buttons: map[diff.Choice]*control.Button{}}
	buttons := control.NewFlow(6)
	for n, choice := range order {
		if c.Offers(choice) {
			k.buttons[choice] = control.NewSmallButton(s.label(choice), fmt.Sprint(n+1), func() {
				s.list.Choose(i)
				s.Settle(i, choice)
			})
			buttons.Add(k.buttons[choice])
		}
	}
	head := control.NewRow(8, control.NewPill(kindName(c)), control.NewText(control.Quiet.Wrap(1), s.where(c)), k.status)
	k.Card = control.NewCard(control.NewColumn(7, head,
		version(lang.X("merge.before", "Before"), s.words(c, 0, theme.Muted)),
		version(s.ours, s.words(c, 1, theme.Ink)),
		version(s.theirs, s.words(c, 2, theme.Ink)),
		buttons), func() { s.list.Choose(i) })
	k.show(s, i)
	return k
}

// show shows how the conflict is settled.
func (k *card) show(s *Sheet, i int) {
	for choice, b := range k.buttons {
		b.SetSelected(s.settled[i] && s.taken[i] == choice)
	}
	k.status.SetStyle(control.Quiet)
	k.status.SetText(lang.X("merge.open", "not settled"))
	if s.settled[i] {
		k.status.SetStyle(control.Quiet.In(theme.Verified))
		k.status.SetText("✓ " + s.label(s.taken[i]))
	}
	k.Refresh()
}

// version sets one version under who it is by.
func version(who string, words []control.Run) fyne.CanvasObject {
	return control.NewIndented(control.NewColumn(1, control.NewText(control.Fine, who), control.NewRuns(control.Words.Wrap(8), words...)))
}

func (s *Sheet) label(c diff.Choice) string {
	switch c {
	case diff.TakeOurs:
		return s.ours
	case diff.TakeTheirs:
		return s.theirs
	case diff.TakeBoth:
		return lang.X("merge.both", "Both")
	}
	return lang.X("merge.base", "As before")
}

func kindName(c diff.Conflict) string {
	switch c.Kind {
	case diff.PlaceClash:
		return lang.X("merge.place", "Moved")
	case diff.FieldClash:
		return lang.X("merge.field", "Field")
	case diff.StyleClash:
		return lang.X("merge.style", "Kind of paragraph")
	case diff.PictureClash:
		return lang.X("merge.picture", "Picture")
	case diff.LinkClash:
		return lang.X("merge.link", "Link")
	case diff.FactClash:
		return lang.X("merge.fact", "Fact")
	case diff.CommentClash:
		return lang.X("merge.comment", "Comment")
	}
	return lang.X("merge.words", "Words")
}

// where says where a conflict is, or what about.
func (s *Sheet) where(c diff.Conflict) string {
	switch {
	case c.Name != "":
		return c.Name
	case c.Block == editor.HeadlineID:
		return lang.X("merge.headline", "in the headline")
	case c.Block == editor.StandfirstID:
		return lang.X("merge.standfirst", "in the standfirst")
	}
	if i := s.story.Article.Block(c.Block); i >= 0 && s.cutBehind(c) {
		return lang.X("merge.behind-paragraph", "behind paragraph {{.N}}", map[string]any{"N": i + 1})
	} else if i >= 0 {
		return lang.X("merge.paragraph", "in paragraph {{.N}}", map[string]any{"N": i + 1})
	}
	return ""
}

// cutBehind reports whether ours has cut what stood behind the block in which the
// conflict is placed, a paragraph of its own.
func (s *Sheet) cutBehind(c diff.Conflict) bool {
	text, _ := s.story.Article.Text(c.Block)
	return c.Kind == diff.WordsClash && c.Ours == "" && c.Start == len(text) && text != "" &&
		!strings.HasSuffix(text, " ") && !strings.HasPrefix(c.Base, " ")
}

// words are those of version k, 0 for the base, 1 for ours, 2 for theirs: of the
// text, in what stands around them, with what is other than it was.
func (s *Sheet) words(c diff.Conflict, k int, ink theme.Role) []control.Run {
	said := [...]string{c.Base, c.Ours, c.Theirs}[k]
	switch {
	case c.Kind == diff.FactClash:
		return []control.Run{{Text: factWords(c.Facts, k), Ink: ink}}
	case c.Kind == diff.PlaceClash && said == c.Base:
		return []control.Run{{Text: said, Ink: ink}}
	case c.Kind == diff.PlaceClash && said == "":
		return []control.Run{{Text: lang.X("merge.first", "at the beginning"), Ink: theme.Muted}}
	case c.Kind == diff.PlaceClash:
		return []control.Run{{Text: lang.X("merge.behind", "behind “{{.Words}}”", map[string]any{"Words": tail(said)}), Ink: ink}}
	case c.Kind != diff.WordsClash && said == "":
		return []control.Run{{Text: lang.X("merge.nothing", "nothing"), Ink: theme.Muted}}
	case c.Kind != diff.WordsClash:
		return []control.Run{{Text: said, Ink: ink}}
	}
	text, _ := s.story.Article.Text(c.Block)
	var before, behind string
	if _, err := c.Range.Of(text); err == nil && !s.cutBehind(c) {
		before, behind = tail(text[:c.Start]), head(text[c.End:])
	}
	out := []control.Run{{Text: before, Ink: theme.Muted}}
	if said == c.Base {
		out = append(out, control.Run{Text: strings.ReplaceAll(said, "\n", " ¶ "), Ink: ink})
	} else {
		out = append(out, changed(c.Base, said)...)
	}
	return append(out, control.Run{Text: behind, Ink: theme.Muted})
}

// factWords says what version k knows of a fact: how it stands, and what else they
// do not agree on.
func factWords(of [3]*editor.Fact, k int) string {
	f := of[k]
	if f == nil {
		return lang.X("merge.no-fact", "not a fact")
	}
	parts := []string{lang.X("fact."+string(f.Status.Base()), fact.Label(f.Status))}
	if f.Checker != "" && f.Status != editor.Unchecked {
		parts[0] = lang.X("merge.by", "{{.Status}} by {{.Who}}", map[string]any{"Status": parts[0], "Who": f.Checker})
	}
	for _, trait := range []func(*editor.Fact) string{
		func(f *editor.Fact) string {
			return lang.X("kind."+string(f.Kind.Base()), fact.KindLabel(f.Kind))
		},
		func(f *editor.Fact) string { return f.Value },
		func(f *editor.Fact) string { return f.Speaker },
		func(f *editor.Fact) string { return f.Note },
	} {
		differs := slices.ContainsFunc(of[:], func(g *editor.Fact) bool { return g != nil && trait(g) != trait(f) })
		if value := trait(f); differs && value != "" {
			parts = append(parts, value)
		}
	}
	return strings.Join(parts, " · ")
}

// changed shows what became of words: those that went and those that came.
func changed(before, after string) []control.Run {
	var out []control.Run
	cut := false
	for _, r := range diff.Words(before, after) {
		if cut && r.Op == diff.Insert {
			out = append(out, control.Run{Text: " "})
		}
		cut = r.Op == diff.Delete && !strings.HasSuffix(r.Text, " ")
		before, words, behind := r.Apart()
		run := control.Run{Text: strings.ReplaceAll(words, "\n", " ¶ ")}
		switch r.Op {
		case diff.Delete:
			run.Ink, run.Ground, run.Strike = theme.Deleted, theme.DeletedGround, true
		case diff.Insert:
			run.Ink, run.Ground, run.Underline = theme.Inserted, theme.InsertedGround, true
		}
		for _, one := range []control.Run{{Text: before}, run, {Text: behind}} {
			if one.Text != "" {
				out = append(out, one)
			}
		}
	}
	return out
}

// around is how many bytes of the words beside a conflict are shown.
const around = 48

// tail is the last words of a text.
func tail(text string) string {
	if len(text) <= around {
		return text
	}
	cut := len(text) - around
	for !utf8.RuneStart(text[cut]) {
		cut++
	}
	if space := strings.IndexByte(text[cut:], ' '); space >= 0 {
		cut += space + 1
	}
	return "…" + text[cut:]
}

// head is the first words of a text.
func head(text string) string {
	if len(text) <= around {
		return text
	}
	cut := around
	for !utf8.RuneStart(text[cut]) {
		cut--
	}
	if space := strings.LastIndexByte(text[:cut], ' '); space > 0 {
		cut = space
	}
	return text[:cut] + "…"
}
