package desk

import (
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/editor"
)

// Details is the form with all fields of a story, the notes of its import and
// the original file. A field is told when it is left or Enter is pressed, so
// that each change is one undo step; call Commit before saving.
type Details struct {
	widget.BaseWidget
	OnField    func(name, value string) error // nil, or why the value was not taken
	OnUndoNote func(editor.Note)
	OnOriginal func()
	Now        func() time.Time // by whose clock and zone moments are read; nil for the computer's
	Belongs    *Belongs         // its tags and the stories related to it

	article  editor.Article
	fields   []*detailField
	notes    *fyne.Container
	original *fyne.Container
	name     *control.Text
	content  *fyne.Container
	scroll   *container.Scroll
	shown    []editor.Note
}

// group is a heading of the form with the fields under it.
type group struct {
	key, title string
	fields     []string
}

// groups orders the form. A field that no group names stands under the last.
var groups = []group{
	{"details.story", "Story", []string{"slug", "headline", "standfirst", "section", "keywords", "language"}},
	{"details.byline", "By-line", []string{"byline", "authors", "dateline.place", "dateline.date", "published"}},
	{"details.credit", "Source and credit", []string{"source", "terms", "credit.raw", "credit.canonical", "url", "pixel"}},
	{"details.rights", "Rights", []string{"copyright.holder", "copyright.year", "copyright.notice", "licence", "usageTerms"}},
	{"details.handling", "Handling", []string{"status", "embargo", "expires", "editorNote", "targetWords"}},
}

// NewDetails returns an empty form.
func NewDetails() *Details {
	d := &Details{notes: control.NewColumn(10), name: control.NewText(control.Quiet.Wrap(1), "")}
	var rows []fyne.CanvasObject // Add would lay them all out each time
	d.Belongs = newBelongs(d.layout)
	for i, g := range withRest(groups, editor.Fields()) {
		if i == 1 { // behind what the story is called
			rows = append(rows, d.Belongs.content)
		}
		rows = append(rows, heading(lang.X(g.key, g.title)))
		for _, name := range g.fields {
			f := newDetailField(name, d.commit)
			d.fields = append(d.fields, f)
			rows = append(rows, f.box)
		}
	}
	show := control.NewSmallButton(lang.X("details.original.show", "Show"), "", func() { call(d.OnOriginal) })
	d.original = control.NewColumn(6, heading(lang.X("details.original", "Original")), control.NewRow(8, d.name, show))
	d.original.Hidden = true
	d.content = control.NewColumn(8, append(rows, d.notes, d.original)...)
	d.scroll = container.NewVScroll(control.NewInset(4, 16, 24, 16, d.content))
	control.TurnsPanel(d.content, d.scroll)
	d.ExtendBaseWidget(d)
	return d
}

// withRest adds to the last group the fields that none of them names.
func withRest(gs []group, all []string) []group {
	named := map[string]bool{}
	out := make([]group, len(gs))
	for i, g := range gs {
		out[i] = group{g.key, g.title, append([]string(nil), g.fields...)}
		for _, f := range g.fields {
			named[f] = true
		}
	}
	last := &out[len(out)-1]
	for _, f := range all {
		if !named[f] {
			last.fields = append(last.fields, f)
		}
	}
	return out
}

func heading(title string) fyne.CanvasObject {
	return control.NewInset(12, 0, 0, 0, control.NewText(control.Strong, title))
}

// Set shows a story: its fields, the notes of its import, and the name of the
// original file, "" where there is none. A field that is being typed into
// keeps what was typed.
func (d *Details) Set(a editor.Article, notes []editor.Note, original string) {
	d.article = a.Clone()
	for _, f := range d.fields {
		value, _ := a.Field(f.name)
		f.set(value)
	}
	d.setNotes(notes)
	d.name.SetText(original)
	d.original.Hidden = original == ""
	d.layout()
}

// SetSections says which sections are in use, to complete what is typed.
func (d *Details) SetSections(known []editor.Count) {
	for _, f := range d.fields {
		if f.complete != nil {
			f.complete.SetOffers(Offers(known, nil))
		}
	}
}

// FocusTags gives the field for a new tag the keyboard and brings it into sight.
func (d *Details) FocusTags() {
	d.Belongs.FocusTags()
	d.scroll.ScrollToOffset(fyne.NewPos(0, max(0, d.Belongs.content.Position().Y-16)))
}

// ShowNotes brings the notes of the import into sight.
func (d *Details) ShowNotes() {
	d.scroll.ScrollToOffset(fyne.NewPos(0, max(0, d.notes.Position().Y)))
}

func (d *Details) setNotes(notes []editor.Note) {
	d.shown = notes
	d.notes.RemoveAll()
	if len(notes) > 0 {
		d.notes.Add(heading(lang.X("details.notes", "Decided at import")))
	}
	for _, n := range notes {
		d.notes.Add(d.noteCard(n))
	}
	d.notes.Hidden = len(notes) == 0
}

func (d *Details) noteCard(n editor.Note) fyne.CanvasObject {
	rows := []fyne.CanvasObject{control.NewText(control.Body.Wrap(control.Unlimited), n.Decision)}
	if n.Text != "" {
		rows = append(rows, control.NewSourceBar(n.Text))
	}
	if n.Line > 0 {
		rows = append(rows, control.NewText(control.Fine, lang.X("details.line", "Line {{.N}} of the file", map[string]any{"N": n.Line})))
	}
	switch {
	case n.Undone:
		rows = append(rows, control.NewText(control.Fine, lang.X("details.undone", "Taken back")))
	case len(n.Undo) > 0:
		undo := control.NewSmallButton(lang.X("details.undo", "Take back"), "", func() {
			if d.OnUndoNote != nil {
				d.OnUndoNote(n)
			}
		})
		rows = append(rows, control.NewFlow(6, undo))
	}
	return control.NewCard(control.NewColumn(5, rows...), nil)
}

// Commit tells the field that is being typed into, as leaving it would.
func (d *Details) Commit() {
	for _, f := range d.fields {
		f.leave()
	}
}

// Focus gives a field the keyboard and brings it into sight; "" means the
// first.
func (d *Details) Focus(name string) {
	for _, f := range d.fields {
		if f.name == name || name == "" {
			f.focus()
			d.scroll.ScrollToOffset(fyne.NewPos(0, max(0, f.box.Position().Y-40)))
			return
		}
	}
}

// Problem returns what is said to be wrong with a field, "" for nothing.
func (d *Details) Problem(name string) string {
	for _, f := range d.fields {
		if f.name == name && f.problem.Visible() {
			return f.problem.Words()
		}
	}
	return ""
}

// commit checks a value and tells it.
func (d *Details) commit(f *detailField, value string) {
	value, err := editor.Meant(f.name, value, d.now())
	trial := d.article.Clone()
	if err == nil {
		err = trial.SetField(f.name, value)
	}
	if err == nil && d.OnField != nil {
		err = d.OnField(f.name, value)
	}
	if err == nil {
		d.article = trial
		f.settle(value)
	}
	f.setProblem(problemWords(err))
	f.understand(value)
	d.layout()
}

func (d *Details) now() time.Time {
	if d.Now != nil {
		return d.Now()
	}
	return time.Now()
}

// problemWords says what a value should be, without naming the field it stands
// under.
func problemWords(err error) string {
	var wrong *editor.FieldError
	switch {
	case err == nil:
		return ""
	case errors.As(err, &wrong):
		return lang.X("details.wrong", "This should be {{.Want}}.", map[string]any{"Want": wrong.Want})
	}
	return control.Sentence(err)
}

func (d *Details) layout() {
	if d.scroll == nil { // it is being made
		return
	}
	d.scroll.Content.Refresh()
	d.content.Layout.Layout(d.content.Objects, d.content.Size())
	d.scroll.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (d *Details) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(d.scroll) }

// Groups returns the headings of the form by the key that translates them.
func Groups() map[string]string {
	out := map[string]string{}
	for _, g := range groups {
		out[g.key] = g.title
	}
	return out
}
