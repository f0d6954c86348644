// Package library is the left pane: the views with their counts, and the
// stories of the chosen view or of a search. It takes data and calls back, and
// belongs on the UI thread.
package library

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// View is the left pane. Set the callbacks before it is shown.
type View struct {
	widget.BaseWidget
	OnView   func(editor.Status)                   // a view was chosen
	OnOpen   func(editor.Summary)                  // a story was pressed
	OnKeep   func(editor.Summary)                  // Enter, or pressed again: it is to stay open
	OnBehind func(editor.Summary)                  // the middle button: open it behind the one in front
	OnMore   func(last editor.Summary)             // the end of the list came into sight
	OnStatus func(id string, s editor.Status)      // move a story
	OnImport func()                                // the empty list offers it
	OnLeave  func()                                // leave the results of a search
	Extra    func(editor.Summary) []*fyne.MenuItem // further items of a story's menu, may be nil

	now     func() time.Time
	views   *control.List
	heading *control.Text
	leave   *control.Button
	stories *control.List
	empty   *control.Empty

	counts  map[editor.Status]int
	status  editor.Status
	words   string // searched for; "" shows a view
	rows    []editor.Summary
	more    bool
	open    string      // ID of the story in the manuscript
	pool    []*storyRow // rows at hand
	used    map[fyne.CanvasObject]*storyRow
	heights map[heightKey]float32
}

type heightKey struct {
	headline, snippet string
	width             float32
}

// New returns an empty pane that tells ages by the given clock.
func New(now func() time.Time) *View {
	v := &View{now: now, status: editor.Inbox, heights: map[heightKey]float32{}, used: map[fyne.CanvasObject]*storyRow{}}
	v.heading = control.NewText(control.FineHead.Wrap(1), "")
	v.leave = control.NewSmallButton(lang.X("library.leave", "Back"), lang.X("key.escape", "Esc"), v.leaveResults)
	v.leave.Hidden = true
	v.empty = control.NewEmpty("", "", "", nil)
	v.empty.Hidden = true
	v.views = v.newViews()
	v.stories = v.newStories()
	v.ExtendBaseWidget(v)
	v.head()
	return v
}

func (v *View) newStories() *control.List {
	l := control.NewList()
	l.Count = func() int { return len(v.rows) }
	l.Height = v.height
	l.Object = v.row
	l.Release = v.release
	l.OnOpen = func(i int) { v.tellRow(v.OnKeep, i) }
	l.OnSelect = func(int) {}
	l.OnKey = v.key
	l.OnEnd = func() {
		if v.more && v.OnMore != nil && len(v.rows) > 0 {
			v.OnMore(v.rows[len(v.rows)-1])
		}
	}
	return l
}

// SetCounts shows how many stories stand in each view.
func (v *View) SetCounts(counts map[editor.Status]int) {
	v.counts = counts
	v.views.Refresh()
}

// SetStories shows the stories of a view, newest first; more says that there
// are further ones, which OnMore asks for.
func (v *View) SetStories(status editor.Status, rows []editor.Summary, more bool) {
	v.status, v.words = status, ""
	v.set(rows, more)
}

// SetResults shows what a search found, with snippets.
func (v *View) SetResults(words string, rows []editor.Summary, more bool) {
	v.words = words
	v.set(rows, more)
}

func (v *View) set(rows []editor.Summary, more bool) {
	v.rows, v.more = append([]editor.Summary(nil), rows...), more
	v.views.Select(statusIndex(v.status))
	v.head()
	v.stories.Select(v.index(v.open))
	v.stories.ScrollToTop()
	v.stories.Reveal(v.index(v.open))
}

// Append adds the next page below what is shown.
func (v *View) Append(rows []editor.Summary, more bool) {
	v.rows, v.more = append(v.rows, rows...), more
	v.stories.Refresh()
}

// Update shows new data of a story that is listed, in its place.
func (v *View) Update(s editor.Summary) {
	if i := v.index(s.ID); i >= 0 {
		s.Snippet = v.rows[i].Snippet
		v.rows[i] = s
		v.stories.Refresh()
	}
}

// SetOpen marks the story that stands in the manuscript; "" marks none.
func (v *View) SetOpen(id string) {
	v.open = id
	v.stories.Select(v.index(id))
}

// Tick shows the ages anew; call it each minute.
func (v *View) Tick() { v.stories.Refresh() }

// Focus gives the list of stories the keyboard.
func (v *View) Focus() {
	control.Focus(v.stories)
	if v.stories.Selected() < 0 {
		v.stories.Select(0)
	}
}

// Status returns the view that is chosen.
func (v *View) Status() editor.Status { return v.status }

// Searching returns the words whose results are shown, "" where a view is.
func (v *View) Searching() string { return v.words }

func (v *View) index(id string) int {
	for i := range v.rows {
		if id != "" && v.rows[i].ID == id {
			return i
		}
	}
	return -1
}

// press opens story i; pressing the open one again is to keep it.
func (v *View) press(i int) {
	if v.rows[i].ID == v.open {
		v.tellRow(v.OnKeep, i)
		return
	}
	v.tellRow(v.OnOpen, i)
}

func (v *View) tellRow(tell func(editor.Summary), i int) {
	if i >= 0 && i < len(v.rows) && tell != nil {
		tell(v.rows[i])
	}
}

func (v *View) key(e *fyne.KeyEvent) bool {
	if e.Name == fyne.KeyEscape && v.words != "" {
		v.leaveResults()
		return true
	}
	return false
}

func (v *View) leaveResults() {
	if v.OnLeave != nil {
		v.OnLeave()
	}
}

// head sets the heading and, where there is nothing to list, says why.
func (v *View) head() {
	name := statusName(v.status)
	v.leave.Hidden = v.words == ""
	v.empty.Hidden = len(v.rows) > 0
	if v.words != "" {
		v.heading.SetText(lang.X("library.results", "Results for “{{.Words}}”", map[string]any{"Words": v.words}))
		v.empty.Set(lang.X("library.none.title", "Nothing found"),
			lang.X("library.none.hint", "No headline and no text holds these words. Each word is looked for from its beginning."), "", nil)
	} else {
		v.heading.SetText(lang.X("library.heading", "{{.View}} · newest first", map[string]any{"View": name}))
		v.setEmpty(name)
	}
	v.Refresh()
}

func (v *View) setEmpty(name string) {
	title := lang.X("library.empty.title", "Nothing in {{.View}}", map[string]any{"View": name})
	if v.status == editor.Inbox || v.status == editor.Drafting {
		v.empty.Set(title, lang.X("library.empty.import", "Drop files or folders anywhere on the window, paste a text, or choose Import."),
			lang.X("library.empty.button", "Import…"), func() {
				if v.OnImport != nil {
					v.OnImport()
				}
			})
		return
	}
	v.empty.Set(title, lang.X("library.empty.hint", "A story comes here when its status is changed, in the top bar or from its menu in the list."), "", nil)
}

// CreateRenderer implements fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	head := control.NewInset(0, 10, 0, 18, control.NewRow(6, v.heading, v.leave))
	content := &fyne.Container{Layout: paneLayout{}, Objects: []fyne.CanvasObject{
		control.NewFill(theme.Side), v.views, head, control.NewHairline(), v.stories, v.empty}}
	return widget.NewSimpleRenderer(content)
}

// paneLayout stacks the views, the heading and the stories.
type paneLayout struct{}

func (paneLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	const head = 28
	viewsEnd := float32(len(editor.Statuses)*viewHeight + 2*viewMargin)
	o[0].Resize(s)
	at := func(i int, y, height float32) {
		o[i].Move(fyne.NewPos(0, y))
		o[i].Resize(fyne.NewSize(s.Width, max(0, height)))
	}
	at(1, 2, viewsEnd)
	at(2, viewsEnd+4, head)
	at(3, viewsEnd+4+head, 1)
	at(4, viewsEnd+5+head, s.Height-viewsEnd-5-head)
	at(5, viewsEnd+5+head, s.Height-viewsEnd-5-head)
}

func (paneLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(160, 240) }
