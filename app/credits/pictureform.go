package credits

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/credit"
)

// PictureForm is the dialog with what is filed with a picture. Under each field stands
// what the file says of itself, where that is something else, with a button to take it.
type PictureForm struct {
	image  editor.Image
	file   editor.Embedded
	now    time.Time
	fields []*pictureField
	read   *control.Text // what Stet reads in the terms, those of the file among them
	scroll *control.Limited
	wrong  *control.Text
	dialog *control.Dialog
}

// pictureField is one field of the form: typed into entry, or chosen among values.
type pictureField struct {
	name   string
	entry  *control.Field
	choice *control.Choice
	values []string // of the choice, in its order
	file   string   // what the file says, "" for nothing
	says   *control.Text
	saying *fyne.Container
	room   *canvas.Rectangle // as high as that, beside a field that has it
	box    *fyne.Container
}

// pairs are the fields in the order of the form; those of one row stand side by side.
var pairs = [][]string{{"byline", "credit"}, {"source", "copyright"}, {"rights", "licence"}, {"usageTerms"}, {"digitalSource", "expires"}, {"consent"}}

const pictureFormWidth = 640

// ShowPictureForm shows what is filed with a picture beside what its file says of
// itself. The field of that name, of editor.ImageFields, gets the keyboard, the first for
// one that the form does not have. Moments are read in the zone of now. Save says what is wrong; the form
// stays open then.
func ShowPictureForm(w fyne.Window, i editor.Image, file editor.Embedded, field string, now time.Time, save func(editor.Image) error) *PictureForm {
	f := &PictureForm{image: i, file: file, now: now, read: control.NewText(control.Fine.Wrap(control.Unlimited), ""), wrong: control.NewText(control.Quiet.In(theme.DisputedInk).Wrap(3), "")}
	f.wrong.Hide()
	rows := control.NewColumn(8, control.NewText(control.Quiet.Wrap(1), i.File))
	for _, names := range pairs {
		var boxes []fyne.CanvasObject
		for _, name := range names {
			boxes = append(boxes, f.add(name, i.Field(name), saysOf(file, name)).box)
		}
		if len(boxes) == 2 {
			boxes = []fyne.CanvasObject{control.NewPair(boxes[0], boxes[1])}
		}
		rows.Add(boxes[0])
		if names[0] == "usageTerms" {
			rows.Add(f.read)
		}
	}
	if lines := otherwise(file); lines != "" {
		rows.Add(control.NewText(control.Strong, lang.X("picture.file-says", "The file says besides")))
		rows.Add(control.NewText(control.Quiet.Wrap(control.Unlimited), lines))
	}
	f.scroll = control.NewLimited(w.Canvas().Size().Height-170, rows)
	f.dialog = control.ShowDialog(w.Canvas(), lang.X("picture.about-title", "About the picture"), control.NewColumn(8, f.scroll.Object, f.wrong),
		min(pictureFormWidth, w.Canvas().Size().Width-80), lang.X("form.ok", "Save"), func() bool { return f.save(save) })
	for _, x := range f.fields {
		if x.entry != nil {
			x.entry.OnEnter, x.entry.OnEscape = f.dialog.Confirm, f.dialog.Cancel
			x.entry.OnArrive = func() { f.scroll.Show(x.box) }
		}
	}
	f.compare()
	f.Focus(field)
	return f
}

// add makes a field that holds a value.
func (f *PictureForm) add(name, value, file string) *pictureField {
	x := &pictureField{name: name, file: file, says: control.NewText(control.Quiet.Wrap(1), "")}
	var input fyne.CanvasObject
	if words := choices(name); words != nil {
		input = x.choose(words, value, f.compare)
	} else {
		x.entry = control.NewEntry(value, pictureHint(name))
		x.entry.OnChanged = func(string) { f.compare() }
		input = x.entry
	}
	take := control.NewSmallButton(lang.X("picture.take", "Take it"), "", func() { x.set(file); f.compare() })
	x.saying = control.NewRow(8, x.says, take)
	x.room = canvas.NewRectangle(nil)
	x.room.SetMinSize(fyne.NewSize(0, x.saying.MinSize().Height))
	x.says.SetText(lang.X("picture.file", "The file: {{.Words}}", map[string]any{"Words": editor.InQuotes(x.words(file))}))
	x.box = control.NewColumn(3, control.NewField(pictureLabel(name), input), x.saying, x.room)
	f.fields = append(f.fields, x)
	return x
}

// choose makes the menu of a field; a value that nobody foresaw is one of its choices.
func (x *pictureField) choose(words [][2]string, value string, changed func()) fyne.CanvasObject {
	words = append([][2]string{{"", lang.X("picture.unknown", "Not known")}}, words...)
	for _, v := range []string{value, x.file} {
		if !slices.ContainsFunc(words, func(w [2]string) bool { return w[0] == v }) {
			words = append(words, [2]string{v, v})
		}
	}
	var options []string
	for _, w := range words {
		x.values, options = append(x.values, w[0]), append(options, w[1])
	}
	x.choice = control.NewChoice(options, nil)
	x.set(value)
	x.choice.OnChanged = func(string) { changed() }
	return x.choice
}

func (x *pictureField) value() string {
	if x.choice != nil {
		return x.values[max(0, x.choice.SelectedIndex())]
	}
	return strings.TrimSpace(x.entry.Text)
}

func (x *pictureField) set(value string) {
	if x.choice != nil {
		x.choice.SetSelectedIndex(slices.Index(x.values, value))
		return
	}
	x.entry.SetText(value)
}

// words are a value as the form shows it.
func (x *pictureField) words(value string) string {
	if x.choice != nil {
		return x.choice.Options[max(0, slices.Index(x.values, value))]
	}
	return value
}

// compare shows what the file says under the fields that say something else.
func (f *PictureForm) compare() {
	for _, names := range pairs {
		differs := false
		for _, name := range names {
			x := f.field(name)
			if x == nil {
				return // the form is not made yet
			}
			x.saying.Hidden = x.file == "" || strings.TrimSpace(x.file) == x.value()
			differs = differs || !x.saying.Hidden
		}
		for _, name := range names {
			x := f.field(name)
			x.room.Hidden = !differs || !x.saying.Hidden
		}
	}
	words := credit.Understood(strings.Join([]string{f.field("usageTerms").value(), f.file.UsageTerms, f.file.Instructions}, "\n"))
	f.read.Hidden = words == ""
	f.read.SetText(lang.X("picture.read", "Stet reads: {{.Words}}", map[string]any{"Words": words}))
	if f.dialog != nil {
		f.dialog.Refresh()
	}
}

func (f *PictureForm) field(name string) *pictureField {
	for _, x := range f.fields {
		if x.name == name {
			return x
		}
	}
	return nil
}

// Focus gives a field the keyboard.
func (f *PictureForm) Focus(name string) {
	x := f.field(name)
	if x == nil {
		x = f.fields[0]
	}
	f.scroll.Show(x.box)
	if x.choice != nil {
		f.dialog.Focus(x.choice)
		return
	}
	f.dialog.Focus(x.entry)
}

// save hands on what the form says, or shows which field it cannot be.
func (f *PictureForm) save(save func(editor.Image) error) bool {
	i := f.image
	for _, x := range f.fields {
		if x.value() == i.Field(x.name) {
			continue
		}
		value, err := editor.Meant(x.name, x.value(), f.now)
		if err == nil {
			err = i.SetField(x.name, value)
		}
		if err != nil {
			f.complain(err)
			f.Focus(x.name)
			return false
		}
	}
	if err := save(i); err != nil {
		f.complain(err)
		return false
	}
	return true
}

func (f *PictureForm) complain(err error) {
	f.wrong.SetText(control.Sentence(err))
	f.wrong.Show()
	f.dialog.Refresh()
}

// Confirm presses the form's main button.
func (f *PictureForm) Confirm() { f.dialog.Confirm() }

// saysOf is what a file says of a field of editor.ImageFields.
func saysOf(file editor.Embedded, name string) string {
	switch name {
	case "byline":
		if file.Byline == "" {
			return file.Creator
		}
		return file.Byline
	case "credit":
		return file.Credit
	case "source":
		return file.Source
	case "copyright":
		return file.Copyright
	case "licence":
		return credit.LicenceOf(file)
	case "usageTerms":
		return file.UsageTerms
	case "digitalSource":
		return credit.SourceType(file.Origin)
	}
	return ""
}

// otherwise is what a file says that no field is for, a line each.
func otherwise(file editor.Embedded) string {
	var lines []string
	for _, l := range []struct{ label, words string }{
		{lang.X("picture.instructions", "Instructions"), file.Instructions},
		{lang.X("picture.licensor", "Licensor"), file.Licensor},
		{lang.X("picture.rights-url", "Rights"), file.RightsURL},
		{lang.X("picture.licence-url", "Licence"), file.LicenceURL},
		{lang.X("picture.taken", "Taken"), file.Taken},
		{pictureLabel("expires"), file.Expires},
		{lang.X("picture.caption", "Caption"), file.Caption},
		{lang.X("picture.credentials", "Content credentials"), credentials(file)},
	} {
		if l.words != "" {
			lines = append(lines, l.label+": "+l.words)
		}
	}
	return strings.Join(lines, "\n")
}

// credentials says whether a file's content credentials hold, and whose they are.
func credentials(file editor.Embedded) string {
	by := map[string]any{"Name": file.Signer}
	switch {
	case file.Signature == "valid" && file.Signer != "":
		return lang.X("picture.signed", "signed by {{.Name}}, and unchanged since", by)
	case file.Signature == "valid":
		return lang.X("picture.signed-nameless", "signed, and unchanged since")
	case file.Signature == "broken" && file.Signer != "":
		return lang.X("picture.broken", "signed by {{.Name}}, and changed since", by)
	case file.Signature == "broken":
		return lang.X("picture.broken-nameless", "broken: the picture was changed after it was signed")
	}
	return file.Signature
}
