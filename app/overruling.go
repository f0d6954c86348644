package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/fact"
)

// overruling is the part of a dialog that lists what stops it, and asks who goes on
// all the same and why.
type overruling struct {
	halted     []halted
	by, reason *control.Field // nil where nothing stops it
}

// halted is a story with what stops it.
type halted struct {
	story    editor.Story
	stopping []editor.Finding
}

// halts is the part of a list of stories that something stops.
func halts(all ...halted) []halted {
	return slices.DeleteFunc(all, func(h halted) bool { return len(h.stopping) == 0 })
}

// findings counts what stops the stories.
func (o *overruling) findings() int {
	n := 0
	for _, h := range o.halted {
		n += len(h.stopping)
	}
	return n
}

// ask adds the list and the two fields to a dialog's content; who is offered as the
// name. Of several stories each is named over what stops it.
func (o *overruling) ask(content *fyne.Container, title, who string, named bool) {
	rows := control.NewColumn(4)
	for _, h := range o.halted {
		if named {
			rows.Add(control.NewText(control.Strong.Wrap(1), control.Headline(h.story.Article.Headline)))
		}
		for _, f := range h.stopping {
			rows.Add(control.NewText(control.Quiet.Wrap(2), "✕ "+lineOf(f)))
		}
	}
	list := control.NewLimited(150, rows).Object
	o.by = control.NewEntry(who, "")
	o.reason = control.NewEntry("", lang.X("export.reason-hint", "Kept with the revision"))
	for _, part := range []fyne.CanvasObject{control.NewHairline(), control.NewText(control.Strong.In(theme.DisputedInk).Wrap(2), title), list, control.NewPair(
		control.NewField(lang.X("export.by", "Overridden by"), o.by), control.NewField(lang.X("export.reason", "Reason"), o.reason))} {
		content.Add(part)
	}
}

// lineOf is a finding with the words it is about.
func lineOf(f editor.Finding) string {
	text := f.Text
	if f.Block != "" && f.Range.Empty() { // a picture
		text = editor.CameAs(text)
	}
	if text == "" || editor.IsMoment(f.Field) || strings.Contains(f.Message, text) { // which a message says in words
		return f.Message
	}
	return f.Message + " – " + editor.InQuotes(shorten(text))
}

// fields are the two that are typed into, none where nothing stops the dialog.
func (o *overruling) fields() []*control.Field {
	if o.by == nil {
		return nil
	}
	return []*control.Field{o.by, o.reason}
}

// signed reports whether an override, where one is needed, has its name and its
// reason.
func (o *overruling) signed() bool {
	return o.by == nil || strings.TrimSpace(o.by.Text) != "" && strings.TrimSpace(o.reason.Text) != ""
}

// refused says why whoever is named may not override what stops the dialog, "" where
// they may.
func (o *overruling) refused() string {
	if o.by == nil {
		return ""
	}
	for _, h := range o.halted {
		if err := fact.MayOverride(h.story, h.stopping, strings.TrimSpace(o.by.Text)); err != nil {
			return control.Sentence(err)
		}
	}
	return ""
}

// override is what was overruled, by whom and why, nil where nothing was.
func (o *overruling) override() *editor.Override {
	if len(o.halted) == 0 || o.by == nil || !o.signed() {
		return nil
	}
	out := &editor.Override{By: strings.TrimSpace(o.by.Text), Reason: strings.TrimSpace(o.reason.Text)}
	for _, h := range o.halted {
		for _, f := range h.stopping {
			out.Findings = append(out.Findings, f.Seen())
		}
	}
	return out
}
