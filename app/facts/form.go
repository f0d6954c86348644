package facts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/editor"
)

// FactForm is the dialog in which a fact is tagged or edited.
type FactForm struct {
	kind, status           *control.Choice
	note, checker, speaker *control.Field
	source                 *sourceFields
	fact                   editor.Fact
	dialog                 *control.Dialog
}

// ShowFactForm asks for a fact's kind, status, note and checker, and for one
// more source; ok gets the fact with them. respan, where not nil, is offered as
// a button that gives the fact the words selected in the story.
func ShowFactForm(w fyne.Window, f editor.Fact, respan func(editor.Fact) (editor.Fact, bool), ok func(editor.Fact)) *FactForm {
	form := &FactForm{fact: f.Clone(), source: newSourceFields(editor.Source{})}
	form.kind = choose(editor.FactKinds, f.Kind, kindName)
	form.status = choose(editor.FactStatuses, f.Status, statusName)
	form.note, form.checker, form.speaker = control.NewEntry(f.Note, ""), control.NewEntry(f.Checker, ""), control.NewEntry(f.Speaker, "")
	form.note.MultiLine = true
	form.note.SetMinRowsVisible(2)
	words := control.NewText(control.Words, f.Text)
	content := control.NewColumn(7, words)
	if respan != nil {
		content.Add(control.NewFlow(6, control.NewSmallButton(lang.X("form.respan", "Use the words selected in the story"), "", func() {
			if changed, done := respan(form.fact); done {
				form.fact = changed
				words.SetText(changed.Text)
			}
		})))
	}
	content.Add(control.NewPair(control.NewField(lang.X("form.kind", "Kind"), form.kind), control.NewField(lang.X("form.status", "Status"), form.status)))
	content.Add(control.NewPair(control.NewField(lang.X("form.speaker", "Speaker"), form.speaker), control.NewField(lang.X("form.checker", "Checked by"), form.checker)))
	content.Add(control.NewField(lang.X("form.note", "Note"), form.note))
	content.Add(control.NewHairline())
	content.Add(control.NewText(control.Strong, lang.X("form.source", "Source")))
	content.Add(form.source.box)
	title := lang.X("form.fact.new", "Tag as a fact")
	if f.ID != "" {
		title = lang.X("form.fact.edit", "Edit fact")
	}
	form.dialog = control.ShowDialog(w.Canvas(), title, content, 540, lang.X("form.ok", "Save"), func() bool {
		ok(form.Fact())
		return true
	})
	form.dialog.Serve(append(form.source.entries(), form.note, form.checker, form.speaker)...)
	return form
}

// Fact returns the fact as the form has it.
func (f *FactForm) Fact() editor.Fact {
	out := f.fact.Clone()
	if i := f.kind.SelectedIndex(); i >= 0 {
		out.Kind = editor.FactKinds[i]
	}
	if i := f.status.SelectedIndex(); i >= 0 {
		out.Status = editor.FactStatuses[i]
	}
	out.Note, out.Checker, out.Speaker = f.note.Text, f.checker.Text, f.speaker.Text
	if s := f.source.source(); s.Title != "" || s.URL != "" {
		out.Sources = append(out.Sources, s)
	}
	return out
}

// Confirm presses the form's main button.
func (f *FactForm) Confirm() { f.dialog.Confirm() }

// SourceForm is the dialog in which a source is added.
type SourceForm struct {
	fields *sourceFields
	dialog *control.Dialog
}

// ShowSourceForm asks for a source, beginning with what s holds; ok gets it
// once it has a title or a link.
func ShowSourceForm(w fyne.Window, s editor.Source, ok func(editor.Source)) *SourceForm {
	form := &SourceForm{fields: newSourceFields(s)}
	form.dialog = control.ShowDialog(w.Canvas(), lang.X("form.source.new", "Add a source"), form.fields.box, 520,
		lang.X("form.source.ok", "Add source"), func() bool {
			s := form.fields.source()
			if s.Title == "" && s.URL == "" {
				form.dialog.Focus(form.fields.title)
				return false
			}
			ok(s)
			return true
		})
	form.dialog.Serve(form.fields.entries()...)
	return form
}

// Confirm presses the form's main button.
func (f *SourceForm) Confirm() { f.dialog.Confirm() }

// sourceFields is where a source is typed.
type sourceFields struct {
	kind                           *control.Choice
	title, url, locator, who, when *control.Field
	id                             string
	box                            *fyne.Container
}

// sourceKinds are the kinds of editor.Source.
var sourceKinds = []string{"document", "person", "recording", "web", "own"}

func newSourceFields(s editor.Source) *sourceFields {
	f := &sourceFields{
		id:      s.ID,
		title:   control.NewEntry(s.Title, lang.X("form.title.hint", "Council finance committee, item 7")),
		url:     control.NewEntry(s.URL, "https://"),
		locator: control.NewEntry(s.Locator, lang.X("form.locator.hint", "p. 3, or 00:14:22")),
		who:     control.NewEntry(s.Who, ""),
		when:    control.NewEntry(s.When, ""),
	}
	f.kind = choose(sourceKinds, s.Kind, sourceKindName)
	f.box = control.NewColumn(7,
		control.NewPair(control.NewField(lang.X("form.title", "Title"), f.title), control.NewField(lang.X("form.kind", "Kind"), f.kind)),
		control.NewPair(control.NewField(lang.X("form.link", "Link"), f.url), control.NewField(lang.X("form.locator", "Page, minute or paragraph"), f.locator)),
		control.NewPair(control.NewField(lang.X("form.who", "Who was asked, or retrieved it"), f.who), control.NewField(lang.X("form.when", "When"), f.when)))
	return f
}

func sourceKindName(kind string) string {
	switch kind {
	case "document":
		return lang.X("source.document", "Document")
	case "person":
		return lang.X("source.person", "Person")
	case "recording":
		return lang.X("source.recording", "Recording")
	case "web":
		return lang.X("source.web", "Web page")
	}
	return lang.X("source.own", "Own observation")
}

func (f *sourceFields) entries() []*control.Field {
	return []*control.Field{f.title, f.url, f.locator, f.who, f.when}
}

func (f *sourceFields) source() editor.Source {
	s := editor.Source{ID: f.id, Title: join("", f.title.Text), URL: join("", f.url.Text),
		Locator: join("", f.locator.Text), Who: join("", f.who.Text), When: join("", f.when.Text)}
	if i := f.kind.SelectedIndex(); i >= 0 && (s.Title != "" || s.URL != "") {
		s.Kind = sourceKinds[i]
	}
	return s
}

// choose returns a menu of choices with one chosen, the first where it is none
// of them.
func choose[T ~string](all []T, chosen T, name func(T) string) *control.Choice {
	names, at := make([]string, len(all)), 0
	for i, one := range all {
		names[i] = name(one)
		if one == chosen {
			at = i
		}
	}
	s := control.NewChoice(names, nil)
	s.SetSelectedIndex(at)
	return s
}
