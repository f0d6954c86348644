// Package backups is the sheet of the library's backups: what each holds, how it
// stands to the library as it is, and what can be had back from it. It takes
// data and calls back, and belongs on the UI thread.
package backups

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// Sheet lists backups on the left and tells of the chosen one on the right. Set
// the callbacks before it is shown.
type Sheet struct {
	widget.BaseWidget
	OnBackUp       func()
	OnSelect       func(editor.Backup)                    // its differences are wanted, see SetDifferences
	OnStory        func(editor.Backup, editor.Difference) // its text is wanted, see SetStory
	OnRestoreStory func(editor.Backup, editor.Difference)
	OnRestore      func(editor.Backup)
	OnCheck        func(editor.Backup)
	OnKeep         func(b editor.Backup, keep bool)
	OnRemove       func(editor.Backup)
	OnFolder       func() // show it in the system
	OnElsewhere    func() // choose another
	OnBeside       func() // keep them beside the library again
	OnSize         func(gigabytes float64)
	OnStop         func() // end what is under way
	OnDone         func()

	now     func() time.Time
	all     []editor.Backup
	list    *control.List
	empty   *control.Empty
	head    *fyne.Container
	place   *control.Text
	beside  *control.Button
	size    *control.MenuPill
	backUp  *control.Button
	details details
	foot    *fyne.Container
	said    *control.Text
	bar     *control.Progress
	stop    *control.Button
	act     *control.Button // what can be done about what is said
	busy    bool
}

// New returns a sheet without backups, which reads the clock for their ages.
func New(now func() time.Time) *Sheet {
	s := &Sheet{now: now}
	s.buildHead()
	s.said = control.NewText(control.Quiet.Wrap(2), "")
	s.act = control.NewSmallButton("", "", nil)
	s.bar = control.NewProgress(120)
	s.stop = control.NewButton(lang.X("backups.stop", "Stop"), func() { s.OnStop() })
	s.foot = control.NewInset(4, 14, 4, 16, control.NewRow(10, s.said, s.act, s.bar, s.stop))
	s.empty = control.NewEmpty(lang.X("backups.none", "No backups yet"),
		lang.X("backups.none.hint", "Stet makes one by itself once something has changed and nobody types."), "", nil)
	s.buildList()
	s.details.build(s)
	s.ExtendBaseWidget(s)
	s.SetIdle("", "", nil)
	return s
}

func (s *Sheet) buildHead() {
	title := control.NewText(control.Style{Face: control.SerifSemi, Size: 17, Line: 24, Ink: theme.Ink, Lines: 1}, lang.X("backups.title", "Backups"))
	s.backUp = control.NewButton(lang.X("backups.now", "Back up now"), func() { s.OnBackUp() })
	done := control.NewButton(lang.X("backups.done", "Done"), func() { s.OnDone() })
	s.place = control.NewText(control.Quiet.Wrap(1), "")
	s.size = control.NewMenuPill("", theme.Muted, theme.Pill, s.sizes)
	folder := control.NewSmallButton(lang.X("backups.folder", "Show"), "", func() { s.OnFolder() })
	elsewhere := control.NewSmallButton(lang.X("backups.elsewhere", "Keep elsewhere…"), "", func() { s.OnElsewhere() })
	s.beside = control.NewSmallButton(lang.X("backups.beside", "Keep beside the library"), "", func() { s.OnBeside() })
	s.head = control.NewInset(10, 14, 8, 16, control.NewColumn(6,
		control.NewFixed(0, 28, control.NewRow(8, title, s.backUp, done)),
		control.NewFixed(0, 24, control.NewRow(8, s.place, s.size, folder, s.beside, elsewhere))))
}

// SetPlace names the folder that backups go to, whether it is one that was chosen,
// and how much they may take; 0 is as Stet sees fit.
func (s *Sheet) SetPlace(folder string, chosen bool, gigabytes float64) {
	s.place.SetText(folder)
	s.beside.Hidden = !chosen
	s.size.Set(sizeName(gigabytes), theme.Muted, theme.Pill)
	s.Refresh()
}

func sizeName(gigabytes float64) string {
	if gigabytes == 0 {
		return lang.X("backups.size.auto", "As much as is right")
	}
	return lang.X("backups.size", "Up to {{.N}} GB", map[string]any{"N": control.Number(int(gigabytes))})
}

func (s *Sheet) sizes() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, gb := range []float64{0, 1, 2, 5, 10, 20, 50} {
		items = append(items, fyne.NewMenuItem(sizeName(gb), func() { s.OnSize(gb) }))
	}
	return items
}

// SetBackups lists backups, newest first. The choice stays on the one that was
// chosen, or else goes to the first.
func (s *Sheet) SetBackups(all []editor.Backup) {
	chosen, _ := s.Selected()
	s.all = all
	at := min(0, len(all)-1)
	for i, b := range all {
		if b.Path == chosen.Path {
			at = i
		}
	}
	s.empty.Hidden = len(all) > 0
	s.list.Select(at)
	s.choose()
}

// Selected returns the chosen backup.
func (s *Sheet) Selected() (editor.Backup, bool) {
	if i := s.list.Selected(); i >= 0 && i < len(s.all) {
		return s.all[i], true
	}
	return editor.Backup{}, false
}

// Select chooses the backup at a path on the user's behalf.
func (s *Sheet) Select(path string) {
	for i, b := range s.all {
		if b.Path == path {
			s.list.Choose(i)
		}
	}
}

// choose tells of the chosen backup and asks how it stands to the library. What is
// known of it already stays until that is answered.
func (s *Sheet) choose() {
	b, ok := s.Selected()
	s.details.show(b, ok)
	if ok && b.Trouble == "" {
		s.OnSelect(b)
	}
	s.Refresh()
}

// SetDifferences tells how the backup at a path stands to the library.
func (s *Sheet) SetDifferences(path string, d editor.Differences) {
	if b, ok := s.Selected(); ok && b.Path == path {
		s.details.setDifferences(d)
		s.Refresh()
	}
}

// Moved says that the chosen backup has another path, and whether it stays.
func (s *Sheet) Moved(b editor.Backup, kept bool) {
	if i := s.list.Selected(); i >= 0 && i < len(s.all) {
		s.all[i].Path, s.all[i].Kept = b.Path, kept
		s.details.backup.Path = b.Path
	}
}

// SetTrouble says why a backup cannot be read.
func (s *Sheet) SetTrouble(path, why string) {
	for i := range s.all {
		if s.all[i].Path == path {
			s.all[i].Trouble = why
			s.choose()
		}
	}
}

// SetStory shows the text that a backup holds of the chosen story.
func (s *Sheet) SetStory(id string, story editor.Story, r editor.Revision) {
	if d, ok := s.Story(); ok && d.ID == id {
		s.details.setStory(story, r)
		s.Refresh()
	}
}

// Story returns the story that is chosen in the chosen backup.
func (s *Sheet) Story() (editor.Difference, bool) { return s.details.chosen() }

// ChooseStory chooses a story on the user's behalf.
func (s *Sheet) ChooseStory(id string) { s.details.choose(id) }

// SetBusy says what is under way and how far it has come; of 0 where that is not
// known.
func (s *Sheet) SetBusy(words string, done, of int) {
	s.busy = true
	s.said.SetText(words)
	s.bar.Set(done, of)
	s.enable()
}

// SetIdle says how what was under way has ended; action names what can be done
// about it, "" for nothing, and run does it.
func (s *Sheet) SetIdle(words, action string, run func()) {
	s.busy = false
	s.said.SetText(words)
	s.act.OnTapped = run
	s.act.SetLabel(action)
	s.enable()
}

// Act presses the button behind what is said.
func (s *Sheet) Act() { s.act.Tapped(nil) }

// Busy reports whether something is under way.
func (s *Sheet) Busy() bool { return s.busy }

// Said returns what is said at the foot.
func (s *Sheet) Said() string { return s.said.Words() }

// CanRestore reports whether the chosen backup can be restored now.
func (s *Sheet) CanRestore() bool {
	b, ok := s.Selected()
	return ok && b.Trouble == "" && !s.busy
}

// CanRestoreStory reports whether the chosen story can be.
func (s *Sheet) CanRestoreStory() bool {
	_, ok := s.Story()
	return ok && s.CanRestore()
}

func (s *Sheet) enable() {
	s.bar.Hidden, s.stop.Hidden = !s.busy, !s.busy
	s.act.Hidden = s.busy || s.act.Label == ""
	s.backUp.SetEnabled(!s.busy)
	s.details.enable()
	s.Refresh()
}

// Focus gives the list the keyboard.
func (s *Sheet) Focus() { control.Focus(s.list) }

// CreateRenderer implements fyne.Widget.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer {
	content := &fyne.Container{Layout: sheetLayout{}, Objects: []fyne.CanvasObject{
		control.NewFill(theme.Page), control.NewFill(theme.Chrome), s.head, control.NewHairline(),
		control.NewFill(theme.Side), s.list, s.empty, control.NewHairline(), s.details.box,
		control.NewFill(theme.Chrome), s.foot, control.NewHairline()}}
	return &sheetRenderer{widget.NewSimpleRenderer(content), content}
}

// sheetRenderer lays the sheet out anew at each refresh: what it says may have
// changed its size.
type sheetRenderer struct {
	fyne.WidgetRenderer
	content *fyne.Container
}

func (r *sheetRenderer) Refresh() {
	r.content.Layout.Layout(r.content.Objects, r.content.Size())
	r.WidgetRenderer.Refresh()
}

// sheetLayout has the list on the left, the details on the right, and what is
// under way at the foot.
type sheetLayout struct{}

const (
	footHeight = 44
	listWidth  = 264
)

func (sheetLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	at := func(i int, x, y, width, height float32) {
		o[i].Move(fyne.NewPos(x, y))
		o[i].Resize(fyne.NewSize(max(0, width), max(0, height)))
	}
	head := control.HeightOf(o[2], s.Width)
	top, foot := head+1, s.Height-footHeight
	left := min(listWidth, s.Width*0.42)
	at(0, 0, 0, s.Width, s.Height)
	at(1, 0, 0, s.Width, head)
	at(2, 0, 0, s.Width, head)
	at(3, 0, head, s.Width, 1)
	at(4, 0, top, left, foot-top-1)
	at(5, 0, top, left, foot-top-1)
	at(6, 0, top, left, control.HeightOf(o[6], left))
	at(7, left, top, 1, foot-top-1)
	at(8, left+1, top, s.Width-left-1, foot-top-1)
	at(9, 0, foot, s.Width, footHeight)
	at(10, 0, foot, s.Width, footHeight)
	at(11, 0, foot-1, s.Width, 1)
}

func (sheetLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 240) }
