package desk

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// Belongs shows what a story belongs to: its tags, to be given and taken, and
// the stories that it is related to.
type Belongs struct {
	OnTag, OnUntag func(tag string)
	OnOpen         func(id string)
	OnUnrelate     func(editor.Related)
	OnRelate       func()                // to one that is there
	OnBegin        func(editor.Relation) // a new one

	content  *fyne.Container
	chips    *fyne.Container
	field    *control.Completion
	problem  *control.Text
	related  *fyne.Container
	relayout func()
}

// newBelongs returns an empty part of the form; relayout is called when its
// height may have changed.
func newBelongs(relayout func()) *Belongs {
	b := &Belongs{chips: control.NewFlow(5), related: control.NewColumn(6), relayout: relayout}
	entry := control.NewEntry("", lang.X("tags.hint", "Add a tag, Enter"))
	entry.OnEnter = b.add
	entry.OnEscape = func() { entry.SetText("") }
	entry.OnChanged = b.typed
	b.field = control.NewCompletion(entry)
	b.field.OnChosen = func(tag string) { tell(b.OnTag, tag) }
	b.problem = control.NewText(control.Fine.In(theme.DisputedInk).Wrap(control.Unlimited), "")
	b.problem.Hidden = true
	relate := control.NewSmallButton(lang.X("related.relate", "Relate…"), "", func() { call(b.OnRelate) })
	begin := control.NewMenuPill(lang.X("related.begin", "Begin"), theme.Muted, theme.Pill, b.beginnings)
	b.content = control.NewColumn(8,
		heading(lang.X("tags.title", "Tags")), b.chips, b.field.Object, b.problem,
		heading(lang.X("related.title", "Related stories")), b.related, control.NewFlow(8, relate, begin))
	return b
}

func tell[T any](f func(T), x T) {
	if f != nil {
		f(x)
	}
}

func (b *Belongs) beginnings() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, r := range []editor.Relation{editor.UpdateOf, editor.CorrectionOf, editor.FollowUpTo} {
		items = append(items, fyne.NewMenuItem(BeginName(r), func() { tell(b.OnBegin, r) }))
	}
	return items
}

// BeginName is what beginning a related story is called.
func BeginName(r editor.Relation) string {
	switch r {
	case editor.UpdateOf:
		return lang.X("related.begin-update", "Begin an update")
	case editor.CorrectionOf:
		return lang.X("related.begin-correction", "Begin a correction")
	}
	return lang.X("related.begin-follow-up", "Begin a follow-up")
}

// SetTags shows a story's tags; known are those in use anywhere, to complete
// what is typed.
func (b *Belongs) SetTags(tags []string, known []editor.Count) {
	b.chips.RemoveAll()
	for _, tag := range tags {
		b.chips.Add(control.NewSmallButton(tag, "✕", func() { tell(b.OnUntag, tag) }))
	}
	b.chips.Hidden = len(tags) == 0
	b.field.SetOffers(Offers(known, tags))
	b.relayout()
}

// Offers are counts as a field offers them, those used most first, without some.
func Offers(known []editor.Count, but []string) []control.Offer {
	var out []control.Offer
	for _, c := range known {
		if !contains(but, c.Name) {
			out = append(out, control.Offer{Word: c.Name, N: c.N})
		}
	}
	return control.MostUsedFirst(out)
}

func contains(tags []string, tag string) bool {
	for _, t := range tags {
		if editor.SameTag(t, tag) {
			return true
		}
	}
	return false
}

// SetRelated shows the stories that one is related to.
func (b *Belongs) SetRelated(all []editor.Related) {
	b.related.RemoveAll()
	for _, r := range all {
		b.related.Add(b.relatedRow(r))
	}
	b.related.Hidden = len(all) == 0
	b.relayout()
}

func (b *Belongs) relatedRow(r editor.Related) fyne.CanvasObject {
	is := control.NewText(control.Fine, control.RelationName(string(r.Relation), r.Back)+" · "+control.StatusName(string(r.Status)))
	name := control.NewText(control.Strong.Wrap(2), control.Headline(r.Headline))
	part := control.NewSmallButton("✕", "", func() { tell(b.OnUnrelate, r) })
	return control.NewCard(control.NewRow(8, control.NewRest(control.NewColumn(2, is, name)), part), func() { tell(b.OnOpen, r.ID) })
}

// typed takes a tag at the comma behind it.
func (b *Belongs) typed(text string) {
	b.say("")
	if tag, after, comma := strings.Cut(text, ","); comma {
		b.field.Field.SetText(tag)
		b.add()
		b.field.Field.SetText(strings.TrimLeft(after, " "))
	}
}

func (b *Belongs) add() {
	typed := b.field.Field.Text
	if strings.TrimSpace(typed) == "" {
		return
	}
	tag, err := editor.ParseTag(typed)
	if err != nil {
		b.say(problemWords(err))
		return
	}
	b.field.Field.SetText("")
	tell(b.OnTag, tag)
}

func (b *Belongs) say(words string) {
	if words != b.problem.Words() {
		b.problem.SetText(words)
		b.problem.Hidden = words == ""
		b.relayout()
	}
}

// Clear drops what is being typed: it was meant for another story.
func (b *Belongs) Clear() { b.field.Field.SetText("") }

// FocusTags gives the field for a new tag the keyboard.
func (b *Belongs) FocusTags() { control.Focus(b.field.Field) }
