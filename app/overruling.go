package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/fact"
)

// overruling is the part of a dialog that lists what stops it, and asks who goes on
// all the same and why.
type overruling struct {
	story      editor.Story
	stopping   []editor.Finding
	by, reason *control.Field // nil where nothing stops it
}

// ask adds the list and the two fields to a dialog's content; who is offered as the
// name.
func (o *overruling) ask(content *fyne.Container, title, who string) {
	rows := control.NewColumn(4)
	for _, f := range o.stopping {
		rows.Add(control.NewText(control.Quiet.Wrap(2), "✕ "+lineOf(f)))
	}
	list := control.NewFixed(0, min(150, 24*float32(len(o.stopping))+8), container.NewVScroll(rows))
	o.by = control.NewEntry(who, "")
	o.reason = control.NewEntry("", lang.X("export.reason-hint", "The revision keeps this reason"))
	for _, part := range []fyne.CanvasObject{control.NewHairline(), control.NewText(control.Strong.In(theme.DisputedInk).Wrap(2), title), list, control.NewPair(
		control.NewField(lang.X("export.by", "Overridden by"), o.by), control.NewField(lang.X("export.reason", "Reason"), o.reason))} {
		content.Add(part)
	}
}

// lineOf is a finding with the words it is about.
func lineOf(f editor.Finding) string {
	if f.Text == "" || strings.Contains(f.Message, f.Text) {
		return f.Message
	}
	return f.Message + " – " + editor.InQuotes(shorten(f.Text))
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
	if err := fact.MayOverride(o.story, o.stopping, strings.TrimSpace(o.by.Text)); err != nil {
		return err.Error()
	}
	return ""
}

// override is what the revision keeps, nil where nothing was overruled.
func (o *overruling) override() *editor.Override {
	if len(o.stopping) == 0 {
		return nil
	}
	return &editor.Override{By: strings.TrimSpace(o.by.Text), Reason: strings.TrimSpace(o.reason.Text)}
}
