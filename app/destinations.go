package app

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/facts"
	"stet/app/job"
	"stet/app/theme"
	"stet/app/workflow"
	"stet/editor"
	"stet/editor/format"
)

// destining is the dialog in which a desk says where it sends stories: one destination
// at a time, with the others in a menu above.
type destining struct {
	w       *window
	all     []editor.Destination
	at      int // the one that is shown, -1 for none
	desk    editor.FactDesk
	which   *control.Choice
	name    *control.Field
	format  *control.Choice
	naming  *control.Field
	example *control.Text
	folder  *control.Field
	packing *control.Choice
	picture *control.Choice
	replace *control.Check
	strict  *control.Check
	readers *control.Check
	gates   map[editor.Gate]*control.Choice
	form    *fyne.Container
	problem *control.Text
	dialog  *control.Dialog
	kept    func(shown string) // they are in the library, the one of this name in the form
}

// editDestinations asks where the desk sends stories.
func (w *window) editDestinations() {
	w.askDestinationsOf(w.settings.Destination.Get(), func(string) {
		w.tell(lang.X("destinations.kept", "The desk's destinations are kept in this library."), "", nil)
	})
}

// askDestinationsOf shows the destination of that name first; kept is told when they are
// in the library.
func (w *window) askDestinationsOf(name string, kept func(shown string)) {
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		all, err := w.desk.Destinations(ctx)
		if err != nil {
			return nil, err
		}
		desk, err := w.desk.ReadFactDesk(ctx)
		return func() { w.askDestinations(all, desk, name, kept) }, err
	})
}

func (w *window) askDestinations(all []editor.Destination, desk editor.FactDesk, name string, kept func(string)) {
	d := &destining{w: w, all: slices.Clone(all), desk: desk, at: -1, kept: kept, gates: map[editor.Gate]*control.Choice{},
		which: control.NewChoice(nil, nil), problem: control.NewText(control.Fine.In(theme.DisputedInk).Wrap(control.Unlimited), "")}
	content := d.content(w.win.Canvas().Size().Height - 250)
	d.dialog = control.ShowDialog(w.win.Canvas(), lang.X("destinations.title", "Where this desk sends stories"), content, 620, lang.X("form.ok", "Save"), d.save)
	d.which.OnChanged = func(string) { d.take(); d.show(d.which.SelectedIndex()) }
	d.dialog.Serve(d.name, d.naming, d.folder)
	if len(d.all) > 0 {
		d.show(max(0, slices.IndexFunc(d.all, func(one editor.Destination) bool { return one.Name == name })))
	} else {
		d.add()
	}
	d.dialog.Focus(d.which)
}

// content is the dialog's: the menu of destinations over the form of one, so high at most.
func (d *destining) content(most float32) fyne.CanvasObject {
	d.name, d.naming, d.folder = control.NewEntry("", lang.X("destinations.name-hint", "Website")), control.NewEntry("", "{slug}"), control.NewEntry("", lang.X("destinations.folder-hint", "The folder used last"))
	d.example = control.NewText(control.Fine.Wrap(2), "")
	var formats []string
	for _, f := range format.Written() {
		formats = append(formats, formatName(f))
	}
	d.format, d.packing, d.picture = control.NewChoice(formats, nil), control.NewChoice(packingNames(), nil), control.NewChoice(nil, nil)
	d.replace = control.NewCheck(lang.X("destinations.replace", "A newer export of a story replaces its file; else both stay"))
	d.strict = control.NewCheck(lang.X("destinations.strict", "What only warns elsewhere stops a story here"))
	d.readers = control.NewCheck(lang.X("destinations.readers", "What is for the desk only stays here: the editor’s note, comments and the like"))
	d.name.OnChanged = func(string) { d.pardon() }
	d.naming.OnChanged = func(string) { d.showExample(); d.pardon() }
	d.format.OnChanged = func(string) { d.offerPictures(""); d.showExample() }
	choose := control.NewButton(lang.X("export.choose", "Choose…"), func() { d.w.pickFolder(d.folder.Text, d.folder.SetText) })
	d.form = control.NewColumn(7,
		control.NewPair(control.NewField(lang.X("destinations.name", "Name"), d.name), control.NewField(lang.X("export.format", "Format"), d.format)),
		control.NewField(lang.X("destinations.naming", "File names"), d.naming), d.example,
		control.NewField(lang.X("destinations.folder", "Folder; each computer remembers its own"), control.NewRow(8, control.NewRest(control.NewFrame(d.folder)), choose)),
		control.NewPair(control.NewField(lang.X("destinations.packing", "Several stories go into"), d.packing), control.NewField(lang.X("export.pictures", "Pictures"), d.picture)),
		d.replace, d.readers, d.strict, d.gatesFold())
	add := control.NewSmallButton(lang.X("destinations.add", "New"), "", func() { d.take(); d.add() })
	remove := control.NewSmallButton(lang.X("destinations.remove", "Delete"), "", d.remove)
	return control.NewColumn(10, control.NewRow(6, control.NewRest(d.which), add, remove), control.NewLimited(most, d.form).Object, d.problem)
}

func packingNames() []string {
	return []string{packingName(editor.InFiles), packingName(editor.InZip), packingName(editor.InOneFile)}
}

var packings = []editor.Packing{editor.InFiles, editor.InZip, editor.InOneFile}

// gatesFold offers for each gate of the desk what is graver than there.
func (d *destining) gatesFold() fyne.CanvasObject {
	rows := control.NewColumn(6)
	for _, g := range editor.Gates {
		names := []string{lang.X("destinations.as-desk", "As the desk: {{.How}}", map[string]any{"How": facts.SeverityName(d.desk.Gate(g))})}
		for _, s := range d.graver(g) {
			names = append(names, facts.SeverityName(s))
		}
		d.gates[g] = control.NewChoice(names, nil)
		rows.Add(control.NewRow(10, control.NewText(control.Body.Wrap(2), facts.GateName(g)), control.NewFixed(220, 0, d.gates[g])))
	}
	fold := control.NewFold(lang.X("destinations.gates", "Gates that are stricter than the desk’s"), rows)
	fold.OnToggle = func() { d.dialog.Refresh() }
	return fold.Object
}

// graver are the severities that weigh more than the desk's own for a gate.
func (d *destining) graver(g editor.Gate) []editor.Severity {
	var out []editor.Severity
	for _, s := range editor.Severities {
		if s.Graver(d.desk.Gate(g)) {
			out = append(out, s)
		}
	}
	return out
}

// name the destinations in the menu, with one of them chosen.
func (d *destining) list() {
	names := make([]string, len(d.all))
	for i, one := range d.all {
		if names[i] = one.Name; one.Name == "" {
			names[i] = lang.X("destinations.unnamed", "New destination")
		}
	}
	d.which.SetOptions(names)
	quietly(d.which, d.at)
}

// show fills the form with a destination.
func (d *destining) show(i int) {
	d.at = i
	d.list()
	visible(d.form, i >= 0)
	if i >= 0 {
		one := d.all[i]
		d.name.SetText(one.Name)
		quietly(d.format, slices.IndexFunc(format.Written(), func(f format.Format) bool { return f.ID == one.Format }))
		d.naming.SetText(one.Naming)
		d.folder.SetText(one.Folder)
		d.packing.SetSelectedIndex(max(0, slices.Index(packings, one.Packing)))
		d.offerPictures(one.Pictures)
		d.replace.SetChecked(one.Replace)
		d.strict.SetChecked(one.Strict)
		d.readers.SetChecked(one.ForReaders)
		for g, c := range d.gates {
			c.SetSelectedIndex(1 + slices.Index(d.graver(g), one.Gates[g]))
		}
		d.showExample()
	}
	d.dialog.Refresh()
}

func (d *destining) written() format.Format {
	return format.Written()[max(0, d.format.SelectedIndex())]
}

// offerPictures offers where the format can have its pictures.
func (d *destining) offerPictures(chosen editor.PicturesIn) {
	var names []string
	for _, p := range picturesIn(d.written()) {
		names = append(names, picturesName(p, d.written().Inside))
	}
	d.picture.SetOptions(names)
	d.picture.SetSelectedIndex(max(0, slices.Index(picturesIn(d.written()), chosen)))
}

// showExample names the file that the story in front would be.
func (d *destining) showExample() {
	if err := editor.ValidateNaming(d.naming.Text); err != nil {
		d.example.SetText(namingHelp())
		return
	}
	a, revision := editor.Article{ID: "k3v9", Slug: "bridge", Headline: "Bridge bill climbs", Section: "City"}, 4
	if d.w.story != nil {
		a, revision = d.w.story.doc.Article(), d.w.story.base+1
		a.ID = d.w.story.id
	}
	name := workflow.FileName(d.naming.Text, a, revision, d.w.now()) + d.written().Endings[0]
	d.example.SetText(lang.X("export.examples", "Such as {{.Names}}", map[string]any{"Names": name}))
}

// namingHelp says what a pattern of names may hold.
func namingHelp() string {
	return lang.X("export.naming", "A pattern of words and {{.Words}}.", map[string]any{"Words": "{" + strings.Join(editor.Placeholders, "} {") + "}"})
}

// take keeps what the form says.
func (d *destining) take() {
	if d.at < 0 {
		return
	}
	one := &d.all[d.at]
	one.Name, one.Naming, one.Folder = strings.TrimSpace(d.name.Text), strings.TrimSpace(d.naming.Text), strings.TrimSpace(d.folder.Text)
	one.Format = d.written().ID
	one.Packing, one.Pictures = packings[max(0, d.packing.SelectedIndex())], picturesIn(d.written())[max(0, d.picture.SelectedIndex())]
	one.Replace, one.Strict, one.ForReaders = d.replace.Checked, d.strict.Checked, d.readers.Checked
	one.Gates = nil
	for g, c := range d.gates {
		if i := c.SelectedIndex(); i > 0 {
			if one.Gates == nil {
				one.Gates = map[editor.Gate]editor.Severity{}
			}
			one.Gates[g] = d.graver(g)[i-1]
		}
	}
}

func (d *destining) add() {
	d.all = append(d.all, editor.Destination{Format: format.Written()[0].ID, Naming: "{slug}", ForReaders: true})
	d.show(len(d.all) - 1)
	d.dialog.Focus(d.name)
}

func (d *destining) remove() {
	if d.at >= 0 {
		d.all = slices.Delete(d.all, d.at, d.at+1)
		d.show(min(d.at, len(d.all)-1))
	}
}

// pardon takes back what was said to be wrong: it is being put right.
func (d *destining) pardon() {
	if d.problem.Words() != "" {
		d.problem.SetText("")
		d.dialog.Refresh()
	}
}

// save keeps the destinations in the library, or says what is wrong with one.
func (d *destining) save() bool {
	d.take()
	if err := workflow.ValidDestinations(d.all); err != nil {
		d.problem.SetText(control.Sentence(err))
		d.list()
		d.dialog.Refresh()
		return false
	}
	shown := ""
	if d.at >= 0 {
		shown = d.all[d.at].Name
	}
	d.dialog.Close() // first: another may come of it
	d.w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		err := d.w.desk.SetDestinations(ctx, d.all)
		return func() {
			if err == nil {
				d.kept(shown)
			}
		}, err
	})
	return false
}
