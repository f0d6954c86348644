package facts

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/editor"
)

// SourceForm is the dialog in which a source is added.
type SourceForm struct {
	fields *sourceFields
	dialog *control.Dialog
}

// ShowSourceForm asks for a source, beginning with what s holds; ok gets it
// once it has a title, a link or a file.
func ShowSourceForm(w fyne.Window, s editor.Source, aids Aids, ok func(editor.Source)) *SourceForm {
	form := &SourceForm{}
	if pick := aids.Attach; pick != nil {
		aids.Attach = func(func(editor.Source)) { pick(form.Attach) }
	}
	form.fields = newSourceFields(s, aids, func() {
		if form.dialog != nil {
			form.dialog.Refresh()
		}
	})
	form.dialog = control.ShowDialog(w.Canvas(), lang.X("form.source.new", "Add a source"), form.fields.box, 560,
		lang.X("form.source.ok", "Add source"), func() bool {
			s := form.fields.source()
			if !says(s) {
				form.dialog.Focus(form.fields.title.Field)
				return false
			}
			ok(s)
			return true
		})
	form.dialog.Serve(form.fields.entries()...)
	return form
}

// Attach gives the source a file that the library keeps, and the title the keyboard:
// Enter adds the source.
func (f *SourceForm) Attach(s editor.Source) {
	f.fields.attach(s)
	f.dialog.Focus(f.fields.title.Field)
}

// Confirm presses the form's main button.
func (f *SourceForm) Confirm() { f.dialog.Confirm() }

// leads reports whether there is a file or a page to look at.
func leads(s editor.Source) bool { return s.File != "" || s.URL != "" || s.Archived != "" }

// says reports whether a source says what it is.
func says(s editor.Source) bool { return s.Title != "" || s.URL != "" || s.File != "" }

// sourceFields is where a source is typed. What is typed is completed to the title
// of one that was used before, which fills in the rest.
type sourceFields struct {
	used                                               []editor.Source // before, in this story or another
	was                                                editor.Source
	kind                                               *control.Choice
	title                                              *control.Completion
	url, archived, locator, who, when, method, contact *control.Field
	secondary, confidential                            *control.Check
	file                                               *control.Text
	more                                               *control.Fold
	box                                                *fyne.Container
	fit                                                func()
}

func newSourceFields(s editor.Source, aids Aids, fit func()) *sourceFields {
	f := &sourceFields{fit: fit,
		title:        control.NewCompletion(control.NewEntry("", lang.X("form.title.hint", "Council finance committee, item 7"))),
		url:          control.NewEntry("", "https://"),
		archived:     control.NewEntry("", "https://web.archive.org/"),
		locator:      control.NewEntry("", lang.X("form.locator.hint", "p. 3, or 00:14:22")),
		who:          control.NewEntry("", ""),
		when:         control.NewEntry("", ""),
		method:       control.NewEntry("", lang.X("form.method.hint", "by telephone, in person")),
		contact:      control.NewEntry("", lang.X("form.contact.hint", "Never leaves the desk")),
		secondary:    control.NewCheck(lang.X("form.secondary", "Secondary: it repeats what others found")),
		confidential: control.NewCheck(lang.X("form.confidential", "Confidential: left out of redacted reports")),
		file:         control.NewText(control.Quiet.Wrap(1), ""),
	}
	f.kind = choose(editor.SourceKinds, s.Kind, sourceKindName)
	f.box = f.layout(aids)
	f.complete(aids)
	f.set(s)
	return f
}

// layout sets the fields; what few sources have is folded away.
func (f *sourceFields) layout(aids Aids) *fyne.Container {
	files := control.NewRow(8)
	if aids.Attach != nil {
		files.Add(control.NewSmallButton(lang.X("form.attach", "Attach a file…"), "", func() { aids.Attach(f.attach) }))
	}
	files.Add(f.file)
	f.more = control.NewFold(lang.X("form.more", "Archived copy, contact, file"), control.NewColumn(7,
		control.NewPair(control.NewField(lang.X("form.archived", "Archived copy"), f.archived), control.NewField(lang.X("form.method", "How"), f.method)),
		control.NewField(lang.X("form.contact", "Contact"), f.contact), f.secondary, f.confidential, files))
	f.more.OnToggle = f.fit
	return control.NewColumn(7,
		control.NewField(lang.X("form.title", "Title"), f.title.Object),
		control.NewPair(control.NewField(lang.X("form.kind", "Kind"), f.kind), control.NewField(lang.X("form.locator", "Page, minute or paragraph"), f.locator)),
		control.NewField(lang.X("form.link", "Link"), f.url),
		control.NewPair(control.NewField(lang.X("form.who", "Who was asked, or retrieved it"), f.who), control.NewField(lang.X("form.when", "When"), f.when)),
		f.more.Object)
}

// complete completes what is typed to the titles of sources used before, those of the
// story first, and fills in the rest once a title is one of them.
func (f *sourceFields) complete(aids Aids) {
	complete := f.title.Field.OnChanged
	f.title.Field.OnChanged = func(typed string) {
		complete(typed)
		i := slices.IndexFunc(f.used, func(s editor.Source) bool { return s.Title != "" && s.Title == strings.TrimSpace(typed) })
		if i >= 0 {
			f.fill(f.used[i])
		}
	}
	f.offer(aids.Sources)
	if aids.More != nil {
		aids.More(f.offer)
	}
}

// offer adds sources to those that are offered.
func (f *sourceFields) offer(used []editor.Source) {
	f.used = append(f.used, used...)
	n := map[string]int{}
	var offers []control.Offer
	for _, s := range f.used {
		if n[s.Title]++; s.Title != "" && n[s.Title] == 1 {
			offers = append(offers, control.Offer{Word: s.Title})
		}
	}
	for i := range offers {
		offers[i].N = n[offers[i].Word]
	}
	f.title.SetOffers(offers)
}

// fill puts what a known source says into the fields that are empty. Where in it is
// asked anew.
func (f *sourceFields) fill(s editor.Source) {
	if clean(f.url)+clean(f.archived)+clean(f.method) == "" {
		f.kind.SetSelectedIndex(max(0, slices.Index(editor.SourceKinds, s.Kind)))
	}
	for field, words := range map[*control.Field]string{f.url: s.URL, f.archived: s.Archived, f.method: s.Method, f.contact: s.Contact} {
		if clean(field) == "" {
			field.SetText(words)
		}
	}
	f.secondary.SetChecked(f.secondary.Checked || s.Secondary)
	f.confidential.SetChecked(f.confidential.Checked || s.Confidential)
	if f.was.File == "" {
		f.attached(editor.Source{File: s.File, SHA256: s.SHA256})
	}
}

// set begins with what a source holds.
func (f *sourceFields) set(s editor.Source) {
	f.title.Field.SetText(s.Title) // first: a known title fills in the others
	f.was = s
	for field, words := range map[*control.Field]string{f.url: s.URL, f.archived: s.Archived, f.locator: s.Locator,
		f.who: s.Who, f.when: s.When, f.method: s.Method, f.contact: s.Contact} {
		field.SetText(words)
	}
	f.kind.SetSelectedIndex(max(0, slices.Index(editor.SourceKinds, s.Kind)))
	f.secondary.SetChecked(s.Secondary)
	f.confidential.SetChecked(s.Confidential)
	f.file.SetText(s.FileName())
	f.more.Open(s.Archived+s.Method+s.Contact+s.File != "" || s.Secondary || s.Confidential)
}

// attach gives the source a file, and shows it.
func (f *sourceFields) attach(s editor.Source) {
	f.more.Open(true)
	f.attached(s)
	f.fit()
}

// attached shows a file that the library keeps.
func (f *sourceFields) attached(s editor.Source) {
	f.was.File, f.was.SHA256 = s.File, s.SHA256
	f.file.SetText(s.FileName())
	if s.Title != "" && clean(f.title.Field) == "" {
		f.title.Field.SetText(s.Title)
	}
	f.box.Refresh()
}

func (f *sourceFields) entries() []*control.Field {
	return []*control.Field{f.title.Field, f.locator, f.url, f.who, f.when, f.archived, f.method, f.contact}
}

// source is what the fields hold; one that does not say what it is has no kind.
func (f *sourceFields) source() editor.Source {
	s := f.was
	s.Title, s.URL, s.Archived, s.Locator = clean(f.title.Field), clean(f.url), clean(f.archived), clean(f.locator)
	s.Who, s.When, s.Method, s.Contact = clean(f.who), clean(f.when), clean(f.method), clean(f.contact)
	s.Secondary, s.Confidential = f.secondary.Checked, f.confidential.Checked
	if i := f.kind.SelectedIndex(); i >= 0 && says(s) {
		s.Kind = editor.SourceKinds[i]
	}
	return s
}

func sourceKindName(kind string) string {
	switch kind {
	case editor.Document:
		return lang.X("source.document", "Document")
	case editor.Person:
		return lang.X("source.person", "Person")
	case editor.Recording:
		return lang.X("source.recording", "Recording")
	case editor.WebPage:
		return lang.X("source.web", "Web page")
	}
	return lang.X("source.own", "Own observation")
}

// sourceList is the sources of a fact in its form: a row for each, and the fields for
// one more, or for the one that is being edited.
type sourceList struct {
	sources []editor.Source
	editing int // -1 for one more
	fields  *sourceFields
	rows    *fyne.Container
	fold    *control.Fold
	box     *fyne.Container
	open    func(editor.Source) // may be nil
	fit     func()
}

func newSourceList(sources []editor.Source, aids Aids, fit func()) *sourceList {
	l := &sourceList{sources: slices.Clone(sources), editing: -1, rows: control.NewColumn(5), open: aids.Open, fit: fit}
	l.fields = newSourceFields(editor.Source{}, aids, fit)
	l.fold = control.NewFold("", l.fields.box)
	l.box = control.NewColumn(6, control.NewHairline(), control.NewText(control.FineHead, lang.X("form.source", "Source")), l.rows, l.fold.Object, control.NewHairline())
	l.fold.Open(len(sources) == 0)
	l.fold.OnToggle = fit
	l.show()
	return l
}

func (l *sourceList) show() {
	l.rows.RemoveAll()
	for i, s := range l.sources {
		row := control.NewRow(6, control.NewRest(sourceBar(s)))
		if l.open != nil && leads(s) {
			row.Add(control.NewSmallButton(lang.X("form.source.open", "Open"), "", func() { l.open(s) }))
		}
		row.Add(control.NewSmallButton(lang.X("form.source.edit", "Edit"), "", func() { l.edit(i) }))
		row.Add(control.NewSmallButton(lang.X("form.source.remove", "Remove"), "", func() { l.remove(i) }))
		l.rows.Add(row)
	}
	l.rows.Hidden = len(l.sources) == 0
	title := lang.X("form.source.more", "One more source")
	switch {
	case l.editing >= 0:
		title = lang.X("form.source.this", "Edit this source")
	case len(l.sources) == 0:
		title = lang.X("form.source.new", "Add a source")
	}
	l.fold.SetTitle(title)
	l.fit()
}

// edit takes a source into the fields, and what was in them onto the list.
func (l *sourceList) edit(i int) {
	l.sources = l.all()
	l.editing = i
	l.fields.set(l.sources[i])
	l.fold.Open(true)
	l.show()
}

func (l *sourceList) remove(i int) {
	l.sources = slices.Delete(slices.Clone(l.sources), i, i+1)
	switch {
	case l.editing == i:
		l.editing = -1
		l.fields.set(editor.Source{})
	case l.editing > i:
		l.editing--
	}
	l.show()
}

// all returns the sources with what is in the fields.
func (l *sourceList) all() []editor.Source {
	out := slices.Clone(l.sources)
	s := l.fields.source()
	switch {
	case l.editing >= 0:
		out[l.editing] = s
	case says(s):
		out = append(out, s)
	}
	return out
}

func (l *sourceList) entries() []*control.Field { return l.fields.entries() }
