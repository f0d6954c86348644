package app

import (
	"context"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/job"
	"stet/app/theme"
	"stet/app/workflow"
	"stet/editor"
	"stet/editor/fact/report"
)

// reporting is the dialog that writes a report of the fact desk: which, for whom, in
// which form and where to, over what it will read like.
type reporting struct {
	target
	story         *story
	words         editor.Story // as they were when the dialog was opened
	kind, form    *control.Choice
	redacted      *control.Check
	claims        []*control.Check // of the facts that may be published, in the order of can
	can           []editor.Fact
	claimed, look *fyne.Container // the facts to choose, and the preview
	preview       *control.Text
	scroll        *container.Scroll
	latest        *job.Latest
}

const (
	reportWidth  = 700
	previewHigh  = 216
	claimsHigh   = 96
	previewRunes = 12000 // of a report are shown; who reads more opens the file
)

// chooseReport opens the dialog with what was chosen last.
func (w *window) chooseReport() {
	w.commitFields() // what is being typed into a field counts
	r := &reporting{target: newTarget(w), story: w.story, words: w.story.doc.Story(), latest: job.NewLatest(w.jobs)}
	var names []string
	for _, k := range report.Kinds {
		names = append(names, reportName(k))
	}
	r.kind, r.form = control.NewChoice(names, nil), control.NewChoice(nil, nil)
	r.redacted = control.NewCheck(lang.X("report.redacted", "For readers outside the desk: without confidential sources, contacts and what the desk wrote"))
	r.redacted.Checked = w.settings.Redacted.Get()
	r.preview = control.NewText(control.Quiet.In(theme.Ink).Wrap(control.Unlimited), "")
	r.scroll = container.NewVScroll(control.NewColumn(0, control.NewInset(6, 10, 6, 10, r.preview)))
	r.look = control.NewFixed(0, previewHigh, container.NewStack(control.NewFill(theme.Page), r.scroll))
	r.claimed = r.chooseClaims()
	content := control.NewColumn(7,
		control.NewPair(control.NewField(lang.X("report.kind", "Report"), r.kind), control.NewField(lang.X("export.format", "Format"), r.form)),
		r.redacted, r.claimed, r.look,
		control.NewPair(r.nameRow(), r.folderRow()), r.problem)
	r.dialog = control.ShowDialog(w.win.Canvas(), lang.X("report.title", "Fact reports"), content, reportWidth, r.label(), r.write)
	r.dialog.OnCancel = r.latest.Cancel
	r.kind.OnChanged = func(string) { r.chosen() }
	r.form.OnChanged = func(string) { r.formChosen() }
	r.redacted.OnChanged = r.redact
	r.kind.SetSelectedIndex(max(0, slices.IndexFunc(report.Kinds, func(k report.Kind) bool { return k.ID == w.settings.Report.Get() })))
	r.name.OnChanged = func(string) { r.follow(); r.retarget(r.label) }
	r.folder.OnChanged = func(string) { r.retarget(r.label) }
	r.dialog.Serve(r.name, r.folder)
}

// reportName is what a report is called on screen.
func reportName(k report.Kind) string { return lang.X("report."+k.ID, k.Title) }

// formName is what a kind of file is called on screen.
func formName(ending string) string { return lang.X("report"+ending, report.Forms[ending]) }

func (r *reporting) chosenKind() report.Kind { return report.Kinds[max(0, r.kind.SelectedIndex())] }

// chooseClaims lists the facts that may be published as claim reviews.
func (r *reporting) chooseClaims() *fyne.Container {
	rows := control.NewColumn(0)
	for _, f := range r.words.Facts {
		if report.Reviewable(f) {
			c := control.NewCheck(cut(f.Text, 80))
			c.OnChanged = func(bool) { r.show() }
			r.can, r.claims = append(r.can, f), append(r.claims, c)
			rows.Add(c)
		}
	}
	if r.can == nil {
		return control.NewColumn(0, control.NewText(control.Quiet.In(theme.NeedsSourceInk).Wrap(2),
			lang.X("report.no-claims", "No fact can be published yet: one must be verified, disputed or unverifiable first.")))
	}
	return control.NewFixed(0, min(claimsHigh, 40*float32(len(r.can))), container.NewVScroll(rows))
}

// cut shortens words to so many characters, with a sign that there are more.
func cut(words string, most int) string {
	runes := []rune(words)
	if len(runes) <= most {
		return words
	}
	return strings.TrimSpace(string(runes[:most])) + " …"
}

// chosen offers the forms of the report, and names the file.
func (r *reporting) chosen() {
	k := r.chosenKind()
	r.w.settings.Report.Set(k.ID)
	var names []string
	for _, e := range k.Endings {
		names = append(names, formName(e))
	}
	last := max(0, slices.Index(k.Endings, r.w.settings.ReportForm.Get()))
	r.form.SetOptions(names)
	r.selectForm(last)
	visible(r.claimed, k.ID == "claims")
	visible(r.redacted, k.ID != "claims") // which are for readers in any case
	visible(r.look, k.Shown() != "")
	r.name.SetText(r.called(r.redacted.Checked) + k.Endings[last])
	r.show()
}

// called is what the file is called where nobody calls it otherwise, without its
// ending: the two variants are never one file.
func (r *reporting) called(redacted bool) string {
	k := r.chosenKind()
	name := exportName(r.words.Article) + " " + strings.ToLower(reportName(k))
	if redacted && k.ID != "claims" {
		name += " " + lang.X("report.redacted.name", "redacted")
	}
	return name
}

// redact chooses for whom the report is. A name that somebody gave the file stays.
func (r *reporting) redact(on bool) {
	r.w.settings.Redacted.Set(on)
	if ending := filepath.Ext(r.name.Text); r.name.Text == r.called(!on)+ending {
		r.name.SetText(r.called(on) + ending)
	}
	r.show()
}

func visible(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

func (r *reporting) formChosen() {
	k := r.chosenKind()
	ending := k.Endings[max(0, r.form.SelectedIndex())]
	r.w.settings.ReportForm.Set(ending)
	r.name.SetText(strings.TrimSuffix(r.name.Text, filepath.Ext(r.name.Text)) + ending)
}

// follow chooses the form that the file's name ends in.
func (r *reporting) follow() {
	k := r.chosenKind()
	if ending, err := k.Ending(r.name.Text); err == nil {
		r.selectForm(slices.Index(k.Endings, ending))
	}
}

// selectForm chooses a form without giving the file another name.
func (r *reporting) selectForm(i int) {
	changed := r.form.OnChanged
	r.form.OnChanged = nil
	r.form.SetSelectedIndex(i)
	r.form.OnChanged = changed
}

// claimIDs are the facts chosen to be published.
func (r *reporting) claimIDs() []string {
	var out []string
	for i, c := range r.claims {
		if c.Checked {
			out = append(out, r.can[i].ID)
		}
	}
	return out
}

// show shows what the report reads like, or why it cannot be written.
func (r *reporting) show() {
	k := r.chosenKind()
	id, base, words, claims, redacted := r.story.id, r.story.base, r.words, r.claimIDs(), r.redacted.Checked
	r.retarget(r.label)
	r.latest.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		switch {
		case k.Shown() == "":
			return func() { r.shown("") }, nil
		case k.ID == "claims" && len(claims) == 0:
			return func() { r.shown(lang.X("report.choose-claims", "Choose the facts to publish.")) }, nil
		}
		d, err := r.w.desk.DossierOf(ctx, id, base, words, k)
		if err != nil {
			return nil, err
		}
		if d.Claims = claims; redacted {
			d = d.Redacted()
		}
		var b strings.Builder
		err = k.Write(&b, k.Shown(), d)
		return func() {
			if r.shown(cut(strings.TrimPrefix(b.String(), "\uFEFF"), previewRunes)); err != nil {
				r.shown(control.Sentence(err))
			}
		}, nil
	})
}

func (r *reporting) shown(words string) {
	r.preview.SetText(words)
	r.scroll.ScrollToTop()
	r.dialog.Refresh()
}

func (r *reporting) label() string {
	if r.replacing != "" {
		return lang.X("export.replace", "Replace the file")
	}
	return lang.X("report.write", "Save the report")
}

// write writes the report in the background, or says what is missing and leaves the
// dialog open. Words that are not filed yet are filed first: a report is on a
// revision.
func (r *reporting) write() bool {
	path, k := r.path(), r.chosenKind()
	if !filepath.IsAbs(path) {
		r.say(lang.X("export.no-folder", "Name the folder in full, from the root."))
		return false
	}
	if _, err := k.Ending(path); err != nil {
		r.say(lang.X("report.no-form", "End the file name in {{.Endings}}.", map[string]any{"Endings": strings.Join(k.Endings, ", ")}))
		return false
	}
	if k.ID == "claims" && len(r.claimIDs()) == 0 {
		r.say(lang.X("report.choose-claims", "Choose the facts to publish."))
		return false
	}
	if r.taken(path, r.label) {
		return false
	}
	r.latest.Cancel()
	w, s := r.w, r.story
	w.settings.Folder.Set(filepath.Dir(path))
	job := order{path: path, kind: k, claims: r.claimIDs(), redacted: r.redacted.Checked && k.ID != "claims"}
	if s.unfiled() && s.holder == nil {
		w.file(s, lang.X("report.job", "Writing the report"), func(ctx context.Context, words editor.Story, base int) (editor.Revision, error) {
			filed, err := w.desk.Save(ctx, s.id, base, words, "")
			if err != nil {
				return filed, err
			}
			return filed, w.writeReport(ctx, s.id, filed.Number, job, nil)
		}, func(_ editor.Revision, err error) { w.reported(job, err) })
		return true
	}
	base := s.base
	w.jobs.Go(lang.X("report.job", "Writing the report"), w.reportWork(s.id, base, job))
	return true
}

// order is a report that is asked for.
type order struct {
	path     string
	kind     report.Kind
	claims   []string
	redacted bool
}

func (w *window) reportWork(id string, base int, o order) job.Work {
	return func(ctx context.Context, progress job.Progress) (func(), error) {
		err := w.writeReport(ctx, id, base, o, progress)
		return func() { w.reported(o, err) }, err
	}
}

// writeReport writes a report on a revision.
func (w *window) writeReport(ctx context.Context, id string, revision int, o order, progress job.Progress) error {
	d, err := w.desk.Dossier(ctx, id, revision, o.kind)
	if err != nil {
		return err
	}
	if d.Claims = o.claims; o.redacted {
		d = d.Redacted()
	}
	if cancelled := d.Progress; progress != nil && cancelled != nil {
		d.Progress = func(done, total int) error {
			progress(done, total, "")
			return cancelled(done, total)
		}
	}
	return workflow.WriteReport(o.path, o.kind, d)
}

// reported says where a report is, and offers to open one that a browser or a reader of
// pages shows.
func (w *window) reported(o order, err error) {
	if err != nil {
		return // the job tells of it
	}
	said := lang.X("report.done", "The report is {{.Path}}", map[string]any{"Path": o.path})
	if e := filepath.Ext(o.path); e != ".html" && e != ".pdf" {
		w.tell(said, "", nil)
		return
	}
	w.tell(said, lang.X("report.open", "Open"), func() { w.fail(w.openFile(o.path)) })
}

// showPage shows a page of the web in the system's own way.
func (w *window) showPage(link string) {
	if u, err := url.Parse(link); err == nil {
		w.fail(w.app.OpenURL(u))
	}
}

// openFile shows a file or a folder in the system's own way.
func (w *window) openFile(path string) error {
	address, err := url.Parse((&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String())
	if err != nil {
		return err
	}
	return w.app.OpenURL(address)
}
