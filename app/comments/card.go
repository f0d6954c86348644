package comments

import (
	"reflect"
	"regexp"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// card shows one thread, or the comment that is being written. The chosen one
// has a field for a reply and its buttons.
type card struct {
	*control.Card
	shown  editor.Comment
	edited int // the part that is being reworded, -1 for none
	me     string
	foot   *fyne.Container // shown while the card is chosen; nil for none
	field  *field          // what can be written in
	height float32         // at the width, once it was asked for
	width  float32
}

// high is how high the card is at a width. One that can be written in grows as
// it is typed into; the others keep their heights.
func (c *card) high(width float32) float32 {
	if c.width != width || c.foot == nil || !c.foot.Hidden || c.edited >= 0 {
		c.width, c.height = width, control.HeightOf(c.Card, width)
	}
	return c.height
}

// card returns the card of item i, made anew only where the thread has changed.
func (v *View) card(i int) *card {
	if v.draft != nil {
		if i == 0 {
			return v.draft
		}
		i--
	}
	c, edited := v.shown[i], -1
	if c.ID == v.editing {
		edited = v.part
	}
	old := v.cards[c.ID]
	if old != nil && old.edited == edited && old.me == v.me && looksSame(old.shown, c) {
		return old
	}
	now := v.newCard(c, edited)
	now.choose(old != nil && old == v.chosen)
	if now.Selected() {
		v.chosen = now
	}
	v.cards[c.ID] = now
	return now
}

// looksSame compares all that a card shows; where the words stand is not.
func looksSame(a, b editor.Comment) bool {
	a.Range, b.Range = editor.Range{}, editor.Range{}
	return reflect.DeepEqual(a, b)
}

// choose shows or hides the border and what belongs to the chosen card.
func (c *card) choose(on bool) {
	c.width = 0
	if c.foot != nil {
		c.foot.Hidden = !on
	}
	c.SetSelected(on)
}

// newDraft is the card of a new comment about words, of which body is written.
func (v *View) newDraft(words, body string) *card {
	c := &card{edited: -1}
	c.field = v.newField(body, lang.X("comments.write", "What about these words? @ calls on somebody"), func(body string) {
		v.draft = nil
		v.rebuild()
		tell(v.OnPost, body)
	}, func() {
		v.Drop()
		call(v.OnLeave)
	})
	post := control.NewSmallButton(lang.X("comments.add", "Comment"), lang.X("key.return", "Enter"), c.field.send)
	drop := control.NewSmallButton(lang.X("cancel", "Cancel"), lang.X("key.escape", "Esc"), func() {
		v.Drop()
		call(v.OnLeave)
	})
	c.Card = control.NewCard(control.NewColumn(6, quoted(editor.Comment{Text: words}), c.field.object, control.NewFlow(6, post, drop)), nil)
	c.field.grown = v.list.Refresh
	return c
}

func (v *View) newCard(c editor.Comment, edited int) *card {
	out := &card{shown: c, edited: edited, me: v.me}
	column := control.NewColumn(6, v.by(c.Author, c.At, c.Resolved), quoted(c), v.remark(out, 0, c.Body))
	for i, r := range c.Replies {
		column.Add(control.NewInset(2, 0, 0, 0, control.NewIndented(control.NewColumn(2, v.by(r.Author, r.At, false), v.remark(out, i+1, r.Body)))))
	}
	out.foot = control.NewColumn(6)
	if edited < 0 && !c.Resolved {
		out.field = v.newField(v.replies[c.ID], lang.X("comments.reply.hint", "Reply"), func(body string) {
			delete(v.replies, c.ID)
			if v.OnReply != nil {
				v.OnReply(c.ID, body)
			}
			control.Focus(v.list)
		}, func() { control.Focus(v.list) })
		out.field.OnChanged = func(body string) { v.replies[c.ID] = body; out.field.complete() }
		out.foot.Add(out.field.object)
	}
	out.foot.Add(control.NewFlow(6, v.buttons(c)...))
	column.Add(out.foot)
	out.Card = control.NewCard(column, nil)
	out.OnTapped = func() { v.list.Choose(v.index(c.ID)) }
	if out.field != nil {
		out.field.grown = v.list.Refresh
	}
	return out
}

// by says who made a remark, and when.
func (v *View) by(author string, at time.Time, resolved bool) fyne.CanvasObject {
	row := control.NewRow(6, control.NewText(control.Strong.Wrap(1), signed(author)))
	if resolved {
		row.Add(control.NewTintedPill(lang.X("comments.resolved", "✓ Resolved"), theme.VerifiedInk, theme.Pill))
	}
	if !at.IsZero() {
		row.Add(control.NewText(control.Quiet, control.Age(v.now(), at)))
	}
	return row
}

// quoted is the words that a thread is about, or was.
func quoted(c editor.Comment) fyne.CanvasObject {
	words := strings.TrimSpace(c.Text)
	if !c.Gone {
		return control.NewText(control.Words.In(theme.Muted).Wrap(2), "["+words+"]")
	}
	lost := control.NewRuns(control.Words.Wrap(3), control.Run{Text: words, Ink: theme.Deleted, Ground: theme.DeletedGround, Strike: true})
	said := control.NewText(control.Quiet.In(theme.NeedsSourceInk).Wrap(control.Unlimited), lang.X("comments.gone", "These words are no longer in the story."))
	if words == "" {
		return said
	}
	return control.NewColumn(3, lost, said)
}

// remark is one remark, or the field in which it is reworded.
func (v *View) remark(c *card, part int, body string) fyne.CanvasObject {
	if c.edited != part {
		return control.NewRuns(control.Body.Wrap(control.Unlimited), called(body)...)
	}
	id := c.shown.ID
	c.field = v.newField(body, "", func(body string) {
		v.edit("", -1)
		if v.OnReword != nil {
			v.OnReword(id, part, body)
		}
		control.Focus(v.list)
	}, func() {
		v.edit("", -1)
		control.Focus(v.list)
	})
	return c.field.object
}

// called sets the names behind an @ in bold.
func called(body string) []control.Run {
	var runs []control.Run
	from := 0
	for _, at := range name.FindAllStringIndex(body, -1) {
		runs = append(runs, control.Run{Text: body[from:at[0]]}, control.Run{Text: body[at[0]:at[1]], Bold: true})
		from = at[1]
	}
	return append(runs, control.Run{Text: body[from:]})
}

var name = regexp.MustCompile(`@[\pL\pN][\pL\pN._'’-]*`)

// buttons are what can be done with a thread.
func (v *View) buttons(c editor.Comment) []fyne.CanvasObject {
	button := func(label, hint string, do func()) fyne.CanvasObject {
		return control.NewSmallButton(label, hint, func() {
			v.list.Choose(v.index(c.ID))
			do()
		})
	}
	settle := lang.X("comments.resolve", "Resolve")
	if c.Resolved {
		settle = lang.X("comments.reopen", "Reopen")
	}
	out := []fyne.CanvasObject{button(settle, "D", func() { v.resolve(c) })}
	if own := v.lastOwn(c); own >= 0 {
		out = append(out, button(lang.X("comments.edit", "Edit"), "E", func() { v.edit(c.ID, own) }))
	}
	return append(out, button(lang.X("comments.delete", "Delete"), lang.X("key.delete", "Del"), func() { tell(v.OnRemove, c.ID) }))
}
