// Package outline is the tab that shows how a story is built: its headings, and
// how each paragraph begins, with their lengths. It takes data and calls back,
// and belongs on the UI thread.
package outline

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
)

// Line is one block of the story.
type Line struct {
	Block  string // its ID
	Begins string // its first words
	Level  int    // of a heading, 0 where it is none
	Number int    // of a paragraph, counted from 1; 0 where it is none
	Words  int    // its own; a heading has those of all that stands under it
}

// View is the tab.
type View struct {
	widget.BaseWidget
	OnOpen  func(block string) // a line was pressed, or Enter on it
	OnLeave func()             // Escape: back to the page

	lines   []Line
	current string
	summary *control.Text
	list    *control.List
	empty   *control.Empty
	pool    []*row
	used    map[fyne.CanvasObject]*row
}

// New returns the tab of an empty story.
func New() *View {
	v := &View{summary: control.NewText(control.Quiet.Wrap(1), ""), used: map[fyne.CanvasObject]*row{}}
	v.empty = control.NewEmpty(lang.X("outline.empty", "Nothing is written yet"),
		lang.X("outline.empty-hint", "Headings and the beginnings of the paragraphs stand here, to go from one to the other."), "", nil)
	v.list = control.NewList()
	v.list.Count = func() int { return len(v.lines) }
	v.list.Height = func(int, float32) float32 { return rowHeight }
	v.list.Object, v.list.Release = v.row, v.release
	v.list.OnOpen = v.open
	v.list.OnKey = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyEscape && v.OnLeave != nil {
			v.OnLeave()
		}
		return e.Name == fyne.KeyEscape
	}
	v.ExtendBaseWidget(v)
	return v
}

// Set shows the lines of a story, whose body has that many words.
func (v *View) Set(lines []Line, words int) {
	if slices.Equal(lines, v.lines) {
		return
	}
	v.lines = lines
	paragraphs := 0
	for _, l := range lines {
		paragraphs = max(paragraphs, l.Number)
	}
	v.empty.Hidden = len(lines) > 0
	v.summary.SetText(control.Count("outline.paragraphs", "{{.N}} paragraphs", paragraphs) + " · " +
		control.Count("state.words", "{{.N}} words", words))
	v.list.Refresh()
	v.empty.Refresh()
}

// SetCurrent marks the block that the caret is in and brings its line into sight.
func (v *View) SetCurrent(block string) {
	if v.current == block {
		return
	}
	v.current = block
	v.list.Select(slices.IndexFunc(v.lines, func(l Line) bool { return l.Block == block }))
}

// Lines returns what is shown.
func (v *View) Lines() []Line { return v.lines }

// Focus gives the lines the keyboard.
func (v *View) Focus() { control.Focus(v.list) }

func (v *View) open(i int) {
	if i >= 0 && i < len(v.lines) && v.OnOpen != nil {
		v.OnOpen(v.lines[i].Block)
	}
}

// CreateRenderer implements fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	head := control.NewInset(0, 16, 0, 16, control.NewRow(0, v.summary))
	return widget.NewSimpleRenderer(control.NewHeaded(head, v.list, v.empty))
}

const (
	rowHeight   = 28
	numberWidth = 26
)

// row shows one line.
type row struct {
	*control.Row
	number, begins, words *control.Text
}

func newRow() *row {
	r := &row{number: control.NewText(control.Fine, ""), begins: control.NewText(control.Body.Wrap(1), ""), words: control.NewText(control.Fine, "")}
	r.Row = control.NewSlimRow(control.NewRow(6, control.NewFixed(numberWidth, 0, r.number), r.begins, r.words))
	return r
}

func (v *View) row(i int) fyne.CanvasObject {
	var r *row
	if n := len(v.pool); n > 0 {
		r, v.pool = v.pool[n-1], v.pool[:n-1]
	} else {
		r = newRow()
	}
	l := v.lines[i]
	r.number.SetText("")
	if l.Number > 0 {
		r.number.SetText(control.Number(l.Number))
	}
	if l.Level > 0 {
		r.begins.SetStyle(control.Strong.Wrap(1))
	} else {
		r.begins.SetStyle(control.Body.In(theme.Muted).Wrap(1))
	}
	r.begins.SetText(l.Begins)
	r.words.SetText(control.Number(l.Words))
	state := control.Plain
	if l.Block == v.current {
		state = control.Chosen
	} else if i == v.list.Selected() {
		state = control.Marked
	}
	r.SetState(state)
	r.OnTapped = func() { v.list.Select(i); v.open(i) }
	v.used[r.Row] = r
	return r.Row
}

// release takes back a row that left the canvas.
func (v *View) release(_ int, o fyne.CanvasObject) {
	v.pool = append(v.pool, v.used[o])
	delete(v.used, o)
}
