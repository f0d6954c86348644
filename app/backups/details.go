package backups

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// details tells of one backup: what it is, the stories in it that are not as they
// are in the library, and the text of one of those.
type details struct {
	sheet               *Sheet
	backup              editor.Backup
	differences         editor.Differences
	compared            bool
	rows                []row
	story               *editor.Story
	revision            editor.Revision
	box                 *fyne.Container
	title, facts, trust *control.Text
	restore, check      *control.Button
	keep, remove        *control.Button
	buttons             *fyne.Container
	counts              *control.Text
	stories             *control.List
	reading             *control.List // the paragraphs of the text
	readHead            *control.Text
	back                *control.Button // restores the story
	readBar             *fyne.Container
}

// row is a story, or the head of those of one standing.
type row struct {
	head  string
	story editor.Difference
}

func (d *details) build(s *Sheet) {
	d.sheet = s
	d.title = control.NewText(control.Style{Face: control.SerifSemi, Size: 17, Line: 24, Ink: theme.Ink, Lines: 1}, "")
	d.facts = control.NewText(control.Quiet.Wrap(2), "")
	d.trust = control.NewText(control.Quiet.Wrap(3), "")
	d.restore = control.NewSmallButton(lang.X("backups.restore", "Restore the library…"), "", func() { s.OnRestore(d.backup) })
	d.check = control.NewSmallButton(lang.X("backups.check", "Check"), "", func() { s.OnCheck(d.backup) })
	d.keep = control.NewSmallButton("", "", func() { s.OnKeep(d.backup, !d.backup.Kept) })
	d.remove = control.NewSmallButton(lang.X("backups.remove", "Delete…"), "", func() { s.OnRemove(d.backup) })
	d.buttons = control.NewFlow(6, d.restore, d.check, d.keep, d.remove)
	d.counts = control.NewText(control.FineHead.Wrap(2), "")
	d.buildStories()
	d.buildReading()
	head := control.NewInset(10, 16, 8, 16, control.NewColumn(4, d.title, d.facts, d.trust, control.NewInset(4, 0, 4, 0, d.buttons), d.counts))
	d.box = &fyne.Container{Layout: detailsLayout{d}, Objects: []fyne.CanvasObject{
		head, control.NewHairline(), d.stories, control.NewHairline(), d.readBar, d.reading}}
}

func (d *details) buildStories() {
	d.stories = control.NewList()
	d.stories.Count = func() int { return len(d.rows) }
	d.stories.Height = func(i int, _ float32) float32 {
		if d.rows[i].head != "" {
			return 30
		}
		return 35
	}
	d.stories.Object = d.object
	d.stories.OnSelect = func(int) { d.read() }
	d.stories.OnOpen = func(i int) {
		if d.rows[i].head == "" && d.sheet.CanRestore() {
			d.sheet.OnRestoreStory(d.backup, d.rows[i].story)
		}
	}
	d.stories.OnKey = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyEscape {
			d.sheet.Focus()
		}
		return e.Name == fyne.KeyEscape
	}
}

func (d *details) object(i int) fyne.CanvasObject {
	r := d.rows[i]
	if r.head != "" {
		return control.NewInset(8, 14, 4, 16, control.NewText(control.FineHead, r.head))
	}
	head := control.NewText(control.Style{Face: control.SerifSemi, Size: 15, Line: 19, Ink: theme.Ink, Lines: 1}, control.Headline(r.story.Headline))
	line := control.NewSlimRow(control.NewRow(8, head, control.NewText(control.Quiet, revisions(r.story)),
		control.NewText(control.Quiet, control.Moment(d.sheet.now(), r.story.Updated))))
	if i == d.stories.Selected() {
		line.SetState(control.Marked)
	}
	line.OnTapped = func() { d.stories.Choose(i) }
	return line
}

// revisions says how many there are in the backup and in the library.
func revisions(s editor.Difference) string {
	switch {
	case s.Here == 0 || s.Standing == editor.InBin:
		return control.Count("backups.has", "{{.N}} revisions", s.There)
	case s.Typed:
		return lang.X("backups.typed", "revision {{.There}} in both, other words typed since", map[string]any{"There": s.There})
	}
	return lang.X("backups.there-here", "revision {{.There}}, now {{.Here}}", map[string]any{"There": s.There, "Here": s.Here})
}

func (d *details) buildReading() {
	d.readHead = control.NewText(control.Quiet.Wrap(1), "")
	d.back = control.NewSmallButton(lang.X("backups.restore-story", "Restore as a new story"), "", func() {
		if s, ok := d.chosen(); ok {
			d.sheet.OnRestoreStory(d.backup, s)
		}
	})
	d.readBar = control.NewInset(6, 16, 6, 16, control.NewRow(8, d.readHead, d.back))
	d.reading = control.NewList()
	d.reading.Gap, d.reading.Side = 8, 16
	d.reading.Count = func() int { return len(d.passages()) }
	d.reading.Height = func(i int, width float32) float32 { return d.passage(i).HeightFor(width) }
	d.reading.Object = func(i int) fyne.CanvasObject { return d.passage(i) }
	d.reading.OnKey = d.stories.OnKey
}

// passages are the words of the story that is read, in its order.
func (d *details) passages() []string {
	if d.story == nil {
		return nil
	}
	a := d.story.Article
	all := []string{control.Headline(a.Headline)}
	if a.Standfirst != "" {
		all = append(all, a.Standfirst)
	}
	for _, b := range a.Body {
		if b.Image != nil {
			b.Text = b.Image.Caption
		}
		if b.Text != "" {
			all = append(all, b.Text)
		}
	}
	return all
}

func (d *details) passage(i int) *control.Text {
	style := control.Words
	if i == 0 {
		style = control.Style{Face: control.SerifSemi, Size: 20, Line: 26, Ink: theme.Ink, Lines: control.Unlimited}
	}
	return control.NewText(style, d.passages()[i])
}

// show tells of a backup. Of another one than before the differences are not known.
func (d *details) show(b editor.Backup, has bool) {
	another := b.Path != d.backup.Path
	if d.backup = b; another {
		d.differences, d.compared, d.rows, d.story = editor.Differences{}, false, nil, nil
		d.stories.Select(-1)
	}
	d.box.Hidden = !has
	_, ink := mark(b)
	d.title.SetText(b.Made.In(d.sheet.now().Location()).Format("Monday 2 January 2006, 15:04"))
	d.facts.SetText(d.sheet.facts(b))
	d.trust.SetStyle(control.Quiet.In(ink).Wrap(3))
	d.trust.SetText(trust(b))
	keep := lang.X("backups.keep", "Keep for good")
	if b.Kept {
		keep = lang.X("backups.unkeep", "May give way")
	}
	d.keep.SetLabel(keep)
	d.keep.Hidden = b.Reason != editor.Automatic || b.Trouble != ""
	d.restore.Hidden, d.check.Hidden = b.Trouble != "", b.Trouble != ""
	d.tell()
	d.enable()
}

func (d *details) setDifferences(all editor.Differences) {
	chosen, _ := d.chosen()
	d.differences, d.compared, d.rows = all, true, nil
	heads := map[editor.Standing]string{
		editor.Lost:     lang.X("backups.lost", "Only in this backup"),
		editor.InBin:    lang.X("backups.bin", "In the bin now"),
		editor.Diverged: lang.X("backups.diverged", "With words that the library does not have"),
		editor.Earlier:  lang.X("backups.earlier", "The library has gone on since"),
	}
	at := -1
	for i, s := range all.Stories {
		if i == 0 || all.Stories[i-1].Standing != s.Standing {
			d.rows = append(d.rows, row{head: heads[s.Standing]})
		}
		if s.ID == chosen.ID {
			at = len(d.rows)
		}
		d.rows = append(d.rows, row{story: s})
	}
	d.stories.Select(at)
	d.tell()
}

// tell says what the comparison found.
func (d *details) tell() {
	switch {
	case d.backup.Trouble != "":
		d.counts.SetText("")
	case !d.compared:
		d.counts.SetText(lang.X("backups.comparing", "Comparing with the library…"))
	case len(d.rows) == 0:
		d.counts.SetText(lang.X("backups.alike", "Every story in it is as it is in the library."))
	default:
		says := control.Count("backups.same", "{{.N}} stories are the same", d.differences.Same)
		if n := d.differences.Added; n > 0 {
			says += " · " + control.Count("backups.added", "{{.N}} came since", n)
		}
		d.counts.SetText(says)
	}
	_, reads := d.chosen()
	for _, o := range d.box.Objects[3:] {
		if o.Hide(); reads {
			o.Show()
		}
	}
	d.stories.Refresh()
	d.reading.Refresh()
}

// chosen returns the story that is chosen.
func (d *details) chosen() (editor.Difference, bool) {
	if i := d.stories.Selected(); i >= 0 && i < len(d.rows) && d.rows[i].head == "" {
		return d.rows[i].story, true
	}
	return editor.Difference{}, false
}

func (d *details) choose(id string) {
	for i, r := range d.rows {
		if r.head == "" && r.story.ID == id {
			d.stories.Choose(i)
		}
	}
}

// read asks for the text of the chosen story.
func (d *details) read() {
	d.story = nil
	s, ok := d.chosen()
	if ok {
		d.readHead.SetText(lang.X("backups.reading", "Opening…"))
		d.sheet.OnStory(d.backup, s)
	}
	d.tell()
	d.enable()
	d.sheet.Refresh()
}

func (d *details) setStory(s editor.Story, r editor.Revision) {
	d.story, d.revision = &s, r
	d.readHead.SetText(lang.X("backups.read", "Revision {{.N}}, filed {{.When}} by {{.Who}}",
		map[string]any{"N": r.Number, "When": control.Moment(d.sheet.now(), r.Saved), "Who": r.Author}))
	d.reading.ScrollToTop()
	d.reading.Refresh()
}

// enable greys out what cannot be done while something is under way.
func (d *details) enable() {
	idle := !d.sheet.busy
	for _, b := range []*control.Button{d.restore, d.check, d.keep, d.remove, d.back} {
		b.SetEnabled(idle)
	}
}

// focus gives the stories the keyboard, on the first.
func (d *details) focus() {
	if len(d.rows) > 0 {
		if d.stories.Selected() < 0 {
			d.stories.Choose(1)
		}
		control.Focus(d.stories)
	}
}

// detailsLayout gives the text the lower half, where one is read.
type detailsLayout struct{ *details }

func (l detailsLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	at := func(i int, y, height float32) {
		o[i].Move(fyne.NewPos(0, y))
		o[i].Resize(fyne.NewSize(s.Width, max(0, height)))
	}
	head := control.HeightOf(o[0], s.Width)
	rest := s.Height - head - 1
	_, reads := l.chosen()
	text := float32(0)
	if reads {
		text = rest * 0.58
	}
	at(0, 0, head)
	at(1, head, 1)
	at(2, head+1, rest-text)
	at(3, s.Height-text, 1)
	at(4, s.Height-text+1, 36)
	at(5, s.Height-text+37, text-37)
}

func (detailsLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 200) }
