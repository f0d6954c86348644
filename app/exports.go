package app

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/job"
	"stet/app/settings"
	"stet/app/theme"
	"stet/app/workflow"
	"stet/editor"
	"stet/editor/format"
)

// exporting is the dialog that writes stories to files: for whom, in which format and
// where to, beside what the file will be; and, where the checks stop it, who overrides
// them and why. Several stories go into a folder, a zip or one file.
type exporting struct {
	target
	overruling
	out      leaving
	places   []editor.Destination // where the desk sends stories
	to       *control.Choice      // one of them, the first entry for none
	format   *control.Choice
	packing  *control.Choice // of several stories
	pictures *control.Choice
	readers  *control.Check // what is for the desk only stays here
	review   bool           // the format is for colleagues
	naming   *control.Text  // says whether a name or a pattern of several is asked for
	example  *control.Text  // what the files of several will be called
	lost     *control.Text
	stops    *fyne.Container
	column   *fyne.Container
	look     *look
	checking *job.Latest
	busy     bool   // the checks of another destination are under way
	offered  string // the name that was offered
}

// leaving is what is to be exported: the words of a story in front as they are on the
// screen, or those of stories of the list.
type leaving struct {
	all      []workflow.Leaving
	story    *story            // the one in front, nil for stories of the list
	checked  bool              // what is said against them is known
	versions map[string]uint64 // of those that are open
	sentAs   []string          // the names that it went out under before, of a single story
}

func (l *leaving) stories() []editor.Story {
	out := make([]editor.Story, len(l.all))
	for i, one := range l.all {
		out[i] = one.Story
	}
	return out
}

func (l *leaving) halted() []halted {
	var all []halted
	for _, one := range l.all {
		all = append(all, halted{one.Story, one.Checked.Stopping()})
	}
	return halts(all...)
}

// frontLeaving is the story in front, as it is on the screen.
func (w *window) frontLeaving() leaving {
	w.commitFields() // what is being typed into a field counts
	s := w.story
	return leaving{all: []workflow.Leaving{{ID: s.id, Base: s.base, Story: s.doc.Story()}}, story: s}
}

// exportsPicked reports whether what is picked in the list is to go out, and not the
// story in front: where the list has the keyboard.
func (w *window) exportsPicked() bool {
	picked := w.list.Picked()
	if w.story != nil && len(picked) == 1 && picked[0] == w.story.summary.Number {
		return false
	}
	return w.list.HasKeyboard() && len(picked) > 0
}

// chooseExport opens the dialog, once it is known what stops the export, for what is
// picked in the list or the story in front.
func (w *window) chooseExport() {
	if w.exportsPicked() {
		w.exportChosen()
		return
	}
	w.prepareExport(w.frontLeaving(), (*exporting).open)
}

// prepareExport checks what is to go out for the destination that was used last.
func (w *window) prepareExport(l leaving, then func(*exporting)) {
	if l.story != nil && !l.story.summary.Deleted.IsZero() {
		w.tellBinned(l.story)
		return
	}
	last := w.settings.Destination.Get()
	w.jobs.Go(lang.X("export.checking", "Checking"), func(ctx context.Context, progress job.Progress) (func(), error) {
		places, err := w.desk.Destinations(ctx)
		if err != nil {
			return nil, err
		}
		at := slices.IndexFunc(places, func(d editor.Destination) bool { return d.Name == last })
		var to editor.Destination
		if at >= 0 {
			to = places[at]
		}
		if !l.checked {
			l.all, err = w.desk.CheckLeaving(ctx, l.all, to, func(done, total int) { progress(done, total, "") })
		}
		if err == nil && len(l.all) == 1 {
			l.sentAs, err = w.desk.SentAs(ctx, l.all[0].ID)
		}
		return func() {
			if err == nil && (l.story == nil || l.story == w.story) {
				then(w.newExporting(l, places, at+1))
			}
		}, err
	})
}

// newExporting makes the dialog, filled in as it was used last.
func (w *window) newExporting(l leaving, places []editor.Destination, to int) *exporting {
	e := &exporting{target: newTarget(w), out: l, places: places, checking: job.NewLatest(w.jobs), stops: control.NewColumn(7)}
	names := []string{lang.X("export.no-destination", "No destination")}
	for _, d := range places {
		names = append(names, d.Name)
	}
	e.to = control.NewChoice(names, nil)
	names = nil
	for _, f := range format.Written() {
		names = append(names, formatName(f))
	}
	e.format, e.packing, e.pictures = control.NewChoice(names, nil), control.NewChoice(nil, nil), control.NewChoice(nil, nil)
	e.readers = control.NewCheck(lang.X("export.readers", "Leave out what is for the desk only"))
	e.naming = control.NewText(control.Fine, "")
	e.example, e.lost = control.NewText(control.Fine.Wrap(2), ""), control.NewText(control.Quiet.In(theme.NeedsSourceInk).Wrap(control.Unlimited), "")
	quietly(e.to, to)
	e.fill()
	return e
}

// quietly chooses without telling of it.
func quietly(c *control.Choice, i int) {
	changed := c.OnChanged
	c.OnChanged = nil
	c.SetSelectedIndex(i)
	c.OnChanged = changed
}

// several reports whether more than one story goes out.
func (e *exporting) several() bool { return len(e.out.all) > 1 }

// kept is the destination that is chosen, as the desk has it.
func (e *exporting) kept() editor.Destination {
	if i := e.to.SelectedIndex(); i > 0 {
		return e.places[i-1]
	}
	f, _ := format.ByID(e.w.settings.ExportFormat.Get())
	if e.format.SelectedIndex() >= 0 { // somebody has chosen by now
		f = e.written()
	}
	return editor.Destination{Format: f.ID, Naming: "{slug}", ForReaders: e.w.forReaders(f).Get()}
}

// forReaders is whether what goes to no destination leaves out what is for the desk only: as
// somebody had it last, apart for formats that colleagues are to see the copy's own talk in.
func (w *window) forReaders(f format.Format) settings.Value[bool] {
	if forReview(f) {
		return w.settings.ForReview
	}
	return w.settings.ForReaders
}

// chosen is the destination with what the dialog has otherwise.
func (e *exporting) chosen() editor.Destination {
	d := e.kept()
	d.Format, d.Pictures = e.written().ID, picturesIn(e.written())[max(0, e.pictures.SelectedIndex())]
	d.ForReaders = e.readers.Checked
	if e.several() {
		d.Packing = e.packings()[max(0, e.packing.SelectedIndex())]
		if d.Packing == editor.InFiles {
			d.Naming = strings.TrimSpace(e.name.Text)
		}
	}
	return d
}

func (e *exporting) written() format.Format {
	return format.Written()[max(0, e.format.SelectedIndex())]
}

func forReview(f format.Format) bool { return f.Raw || f.Comments }

// fill sets what the destination says.
func (e *exporting) fill() {
	d := e.kept()
	quietly(e.format, max(0, slices.IndexFunc(format.Written(), func(f format.Format) bool { return f.ID == d.Format })))
	e.folder.SetText(e.w.exportFolder(d))
	e.readers.Checked, e.review = d.ForReaders, forReview(e.written())
	e.readers.Refresh()
	e.offer(d.Packing, d.Pictures)
	e.gate()
	e.rename()
}

// exportFolder is where files for a destination went last from this computer, or where
// the desk has them go.
func (w *window) exportFolder(d editor.Destination) string {
	if last := w.settings.FolderFor(d.Name).Get(); last != "" && d.Name != "" {
		return last
	}
	if d.Folder != "" {
		return d.Folder
	}
	return w.folder()
}

// packings are into what the stories can go.
func (e *exporting) packings() []editor.Packing {
	all := []editor.Packing{editor.InFiles, editor.InZip}
	if e.written().Many {
		all = append(all, editor.InOneFile)
	}
	return all
}

// offer offers what the format can do, with that chosen which was.
func (e *exporting) offer(packing editor.Packing, pictures editor.PicturesIn) {
	var names []string
	for _, p := range e.packings() {
		names = append(names, packingName(p))
	}
	e.packing.SetOptions(names)
	quietly(e.packing, max(0, slices.Index(e.packings(), packing)))
	names = nil
	for _, p := range picturesIn(e.written()) {
		names = append(names, picturesName(p, e.written().Inside))
	}
	e.pictures.SetOptions(names)
	quietly(e.pictures, max(0, slices.Index(picturesIn(e.written()), pictures)))
}

// rename offers a name by the destination's pattern, unless somebody has typed one:
// then it only gets the format's ending.
func (e *exporting) rename() {
	ending, offered := e.written().Endings[0], ""
	switch packing := e.packings()[max(0, e.packing.SelectedIndex())]; {
	case !e.several():
		offered = workflow.FileName(e.kept().Naming, e.article(0), e.out.all[0].Revision(e.override()), e.w.now()) + ending
	case packing == editor.InFiles:
		offered, ending = e.kept().Naming, ""
	case packing == editor.InZip:
		ending = ".zip"
		fallthrough
	default:
		offered = lang.X("export.stories", "Stories") + " " + e.w.now().Format("2006-01-02") + ending
	}
	if e.name.Text == e.offered {
		e.offered = offered
		e.name.SetText(offered)
	} else if old := filepath.Ext(e.name.Text); ending != "" && !(ending != ".zip" && slices.Contains(e.written().Endings, strings.ToLower(old))) {
		e.name.SetText(strings.TrimSuffix(e.name.Text, old) + ending)
	}
}

// article is one of those that go out, with its ID.
func (e *exporting) article(i int) editor.Article {
	a := e.out.all[i].Story.Article
	a.ID = e.out.all[i].ID
	return a
}

const (
	exportWide   = 980 // with what the file will be beside it
	exportColumn = 430
	exportHigh   = 560 // whatever is said in it, so that no button moves away from under the pointer
)

// open shows the dialog.
func (e *exporting) open() {
	size := e.w.win.Canvas().Size()
	e.look = newLook(e.w)
	e.column = e.form()
	e.showStops()
	high := min(exportHigh, size.Height-150)
	e.inside = control.NewLimited(high, e.column)
	content := control.NewAside(exportColumn, high, e.inside.Object, e.look.object)
	e.dialog = control.ShowDialog(e.w.win.Canvas(), e.title(), content, min(exportWide, size.Width-60), e.label(), e.write)
	e.dialog.OnCancel = e.leave
	e.dialog.Answer(map[fyne.KeyName]func(){fyne.KeyPageUp: func() { e.look.step(-1) }, fyne.KeyPageDown: func() { e.look.step(1) }})
	e.to.OnChanged = func(string) { e.destined() }
	e.format.OnChanged = func(string) {
		d := e.chosen()
		e.offer(d.Packing, d.Pictures)
		e.retick()
		e.formed()
	}
	e.packing.OnChanged = func(string) {
		e.offered = e.name.Text // a pattern is no file's name, nor the other way round
		e.rename()
		e.changed()
		e.show()
	}
	e.pictures.OnChanged = func(string) { e.show() }
	e.readers.OnChanged = func(bool) { e.formed() }
	e.name.OnChanged = func(name string) { e.follow(name); e.changed() }
	e.folder.OnChanged = func(string) { e.changed() }
	e.dialog.Serve(e.name, e.folder)
	e.changed()
	e.show()
}

func (e *exporting) title() string {
	if e.several() {
		return control.Count("export.title-many", "Export {{.N}} stories", len(e.out.all))
	}
	return lang.X("export.title", "Export the story")
}

// form asks for all but the override.
func (e *exporting) form() *fyne.Container {
	edit := control.NewSmallButton(lang.X("export.edit-destinations", "Edit…"), "", e.editDestinations)
	column := control.NewColumn(7,
		control.NewPair(control.NewField(lang.X("export.destination", "Destination"), control.NewRow(6, control.NewRest(e.to), edit)), control.NewField(lang.X("export.format", "Format"), e.format)))
	packing, pictures := control.NewField(lang.X("export.packing", "Into"), e.packing), control.NewField(lang.X("export.pictures", "Pictures"), e.pictures)
	switch pictured := slices.ContainsFunc(e.out.stories(), hasPictures); {
	case e.several() && pictured:
		column.Add(control.NewPair(packing, pictures))
	case e.several():
		column.Add(packing)
	case pictured:
		column.Add(pictures)
	}
	column.Add(e.readers)
	if e.several() {
		column.Add(control.NewColumn(3, e.naming, control.NewFrame(e.name)))
		column.Add(e.example)
	} else {
		column.Add(e.nameRow())
	}
	for _, o := range []fyne.CanvasObject{e.folderRow(), e.lost, e.stops, e.problem} {
		column.Add(o)
	}
	return column
}

// editDestinations leaves the dialog for that of the destinations, and comes back to the
// one that was shown there last.
func (e *exporting) editDestinations() {
	w, out, name := e.w, e.out, ""
	if i := e.to.SelectedIndex(); i > 0 {
		name = e.places[i-1].Name
	}
	e.dialog.Cancel()
	w.askDestinationsOf(name, func(shown string) {
		w.settings.Destination.Set(shown)
		if out.checked = false; out.story != nil {
			if out.story != w.story {
				return
			}
			out = w.frontLeaving()
		}
		w.prepareExport(out, (*exporting).open)
	})
}

func hasPictures(s editor.Story) bool {
	return slices.ContainsFunc(s.Article.Body, func(b editor.Block) bool { return b.Image != nil })
}

// follow chooses the format that a name ends in.
func (e *exporting) follow(name string) {
	if e.several() && e.chosen().Packing != editor.InOneFile || slices.Contains(e.written().Endings, strings.ToLower(filepath.Ext(name))) {
		return
	}
	if f, err := format.For(filepath.Ext(name)); err == nil {
		d := e.chosen()
		quietly(e.format, slices.IndexFunc(format.Written(), func(g format.Format) bool { return f.ID == g.ID }))
		e.offer(d.Packing, d.Pictures)
		e.retick()
		e.regate()
		e.show()
	}
}

// show shows what the file will be, and what it cannot hold.
func (e *exporting) show() {
	if e.dialog == nil {
		return
	}
	d, stories := e.chosen(), e.out.stories()
	f := e.written()
	remote, hosts := workflow.RemotePictures(f, d, stories...)
	said := []string{keptWords(workflow.Kept(f, d, stories...)), lossWords(f, workflow.Lost(f, d, stories...)), remoteWords(f, remote, hosts)}
	e.warn(said)
	e.look.show(d, stories, func(p workflow.Preview) { e.warn(append(said, missingWords(p.Missing))) })
}

// changed follows what is typed: the main button is off while an override lacks
// its name or its reason, and the question about another file is taken back.
func (e *exporting) changed() {
	if e.dialog == nil {
		return
	}
	e.retarget(e.label)
	e.dialog.SetOK(e.label())
	e.dialog.SetEnabled(!e.busy && e.going() > 0)
	if !e.several() && !e.signed() {
		e.say(lang.X("export.no-reason", "An override needs a name and a reason."))
	}
	if e.several() {
		e.naming.SetText(lang.X("export.name", "File name"))
		if !e.intoOne() {
			e.naming.SetText(lang.X("destinations.naming", "File names"))
		}
		e.example.SetText(e.examples())
		visible(e.example, e.example.Words() != "")
		e.dialog.Refresh()
	}
}

// examples are what the first files will be called.
func (e *exporting) examples() string {
	d := e.chosen()
	if err := editor.ValidateNaming(d.Naming); err != nil {
		return namingHelp()
	}
	var all []string
	for i := range e.out.all[:min(2, len(e.out.all))] {
		all = append(all, workflow.FileName(d.Naming, e.article(i), e.out.all[i].Revision(e.override()), e.w.now())+e.written().Endings[0])
	}
	if d.Packing == editor.InOneFile {
		return ""
	}
	return lang.X("export.examples", "Such as {{.Names}}", map[string]any{"Names": strings.Join(all, " · ")})
}

// label is what the main button says.
func (e *exporting) label() string {
	switch {
	case e.replacing != "":
		return lang.X("export.replace", "Replace the file")
	case len(e.halted) > 0 && (e.signed() || e.going() == 0):
		return lang.X("export.override", "Override and export")
	case e.several():
		return lang.XN("export.write-many", "Export {{.N}} stories", e.going(), map[string]any{"N": control.Number(e.going())})
	}
	return lang.X("export.write", "Export")
}
