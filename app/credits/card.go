package credits

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/credit"
)

// card shows one finding. The chosen one says on its buttons which keys press them.
type card struct {
	*control.Card
	finding editor.Finding
	deeds   []deed
	buttons []*control.Button
}

// choose shows or hides the border and the keys.
func (c *card) choose(on bool) {
	if c.Selected() == on {
		return
	}
	for i, b := range c.buttons {
		if b.Hint = ""; on {
			b.Hint = string(c.deeds[i].key)
		}
		b.Refresh()
	}
	c.SetSelected(on)
}

func (v *View) newCard(f editor.Finding) *card {
	title, detail := splitMessage(f.Message)
	head := control.NewRow(8, control.NewText(control.Body.In(ink(f)).Wrap(control.Unlimited), glyph(f)+" "+title),
		control.NewText(control.Body.In(theme.Muted), f.Rule))
	column := control.NewColumn(4, head)
	if f.Text != "" {
		style := control.Words
		if aboutPicture(f) {
			style = control.Quiet
		}
		column.Add(control.NewText(style.Wrap(3), quoted(f)))
	}
	if detail != "" {
		column.Add(control.NewText(control.Quiet.Wrap(control.Unlimited), detail))
	}
	if f.Elsewhere != nil {
		column.Add(heldAgainst(*f.Elsewhere))
	}
	if f.Waived != nil {
		column.Add(control.NewSourceBar(waivedWords(*f.Waived)))
	}
	c := &card{finding: f, deeds: v.deeds(f)}
	if len(c.deeds) > 0 {
		flow := control.NewFlow(6)
		for _, d := range c.deeds {
			c.buttons = append(c.buttons, control.NewSmallButton(d.label, "", func() {
				v.choose(f) // the keys work on from here
				d.do()
			}))
			flow.Add(c.buttons[len(c.buttons)-1])
		}
		column.Add(control.NewInset(3, 0, 0, 0, flow))
	}
	c.Card = control.NewCard(column, func() { v.choose(f) })
	return c
}

func (v *View) choose(f editor.Finding) {
	for i := range v.findings {
		if v.findings[i].Key() == f.Key() && v.findings[i].Range == f.Range {
			v.list.Choose(i)
			return
		}
	}
}

// deed is one thing that can be done with a finding: a button, and a key while the card
// is the chosen one.
type deed struct {
	label string
	key   fyne.KeyName
	do    func()
}

// deeds are what can be done with a finding, its fixes by their numbers.
func (v *View) deeds(f editor.Finding) []deed {
	var out []deed
	add := func(label string, key fyne.KeyName, do func()) { out = append(out, deed{label, key, do}) }
	if comparable(f) {
		add(lang.X("credits.compare", "Compare"), fyne.KeyC, func() { v.compare(f) })
	}
	if f.Waived != nil {
		add(lang.X("credits.unwaive", "Take back the waiver"), fyne.KeyW, func() { v.waive(f) })
		return out
	}
	for i, x := range f.Fixes {
		key := fyne.KeyName("")
		if i < 9 {
			key = fyne.KeyName('1' + rune(i))
		}
		add(x.Label, key, func() { v.fix(f, x) })
	}
	if aboutPicture(f) && v.OnGo != nil {
		add(lang.X("credits.about-picture", "About the picture…"), fyne.KeyP, func() { v.goTo(f) })
	}
	if credit.AsksWhoYouAre(f) && v.OnWho != nil {
		add(lang.X("help.name", "You and your desk…"), fyne.KeyY, v.OnWho)
	}
	if f.Rule == credit.UnknownCredit && v.OnAddOutlet != nil {
		add(lang.X("credits.add-outlet", "Add to outlets"), fyne.KeyA, func() { v.OnAddOutlet(credit.ParseLine(f.Text, nil).Name) })
	}
	if f.Policy != "" && v.OnPolicy != nil {
		add(lang.X("credits.policy", "Rule ↗"), fyne.KeyR, func() { v.OnPolicy(f.Policy) })
	}
	if f.Severity != editor.Informs {
		add(lang.X("credits.waive", "Waive…"), fyne.KeyW, func() { v.waive(f) })
	}
	return out
}

// aboutPicture reports whether a finding is about a picture, not about words.
func aboutPicture(f editor.Finding) bool { return f.Block != "" && f.Range.Empty() }

// glyph is the sign of how grave a finding is.
func glyph(f editor.Finding) string {
	switch {
	case f.Waived != nil:
		return "–"
	case f.Severity == editor.Blocks:
		return "✕"
	case f.Severity == editor.Warns:
		return "!"
	}
	return "·"
}

func ink(f editor.Finding) theme.Role {
	switch {
	case f.Waived != nil:
		return theme.Muted
	case f.Severity == editor.Blocks:
		return theme.DisputedInk
	case f.Severity == editor.Warns:
		return theme.NeedsSourceInk
	}
	return theme.Muted
}

// splitMessage parts what is wrong from what is said about it.
func splitMessage(message string) (title, detail string) {
	title, detail, _ = strings.Cut(message, "; ")
	r, size := utf8.DecodeRuneInString(detail)
	if size > 0 {
		detail = string(unicode.ToUpper(r)) + detail[size:]
	}
	return title, detail
}

// quoted puts a field's value in quotation marks, says a moment in words, and calls a
// picture as it was called when it came; words of the story stand as they are.
func quoted(f editor.Finding) string {
	at, err := time.Parse(time.RFC3339, f.Text)
	switch {
	case f.Field != "" && err == nil:
		return editor.Moment(at)
	case f.Field != "":
		return editor.InQuotes(f.Text)
	case aboutPicture(f):
		return editor.CameAs(f.Text)
	}
	return f.Text
}

func waivedWords(w editor.Waiver) string {
	return lang.X("credits.waived", "Waived by {{.Name}}: {{.Reason}}", map[string]any{"Name": w.By, "Reason": w.Reason})
}
