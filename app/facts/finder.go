package facts

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/editor"
)

// Finder is the dialog that finds facts across the library: what was said, how it
// stands and what it was checked against.
type Finder struct {
	OnWords func(words string)
	OnOpen  func(editor.FoundFact)

	field  *control.Field
	list   *control.List
	told   *control.Text
	found  []editor.FoundFact
	rows   []*control.Row
	now    time.Time
	desk   editor.FactDesk
	dialog *control.Dialog
}

// ShowFinder opens the dialog. Words are asked for as they are typed.
func ShowFinder(w fyne.Window, desk editor.FactDesk, now time.Time, onWords func(string), onOpen func(editor.FoundFact)) *Finder {
	f := &Finder{OnWords: onWords, OnOpen: onOpen, now: now, desk: desk, field: control.NewEntry("", lang.X("finder.hint", "93 percent, a name, the title of a source")), told: control.NewText(control.Quiet.Wrap(2), "")}
	f.list = control.NewList()
	f.list.Side, f.list.Gap = 0, 0
	f.list.Count = func() int { return len(f.rows) }
	f.list.Height = func(i int, width float32) float32 { return f.rows[i].HeightFor(width) }
	f.list.Object = func(i int) fyne.CanvasObject { return f.rows[i] }
	f.list.OnSelect, f.list.OnOpen = f.mark, f.open
	size := w.Canvas().Size()
	content := control.NewColumn(8, control.NewFrame(f.field), f.told, control.NewFixed(0, size.Height-300, f.list))
	f.dialog = control.ShowReading(w.Canvas(), lang.X("finder.title", "Find facts in the library"), content, min(680, size.Width-60))
	f.list.OnKey = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyEscape {
			f.dialog.Focus(f.field)
		}
		return e.Name == fyne.KeyEscape
	}
	f.dialog.Serve(f.field)
	f.field.OnEnter = func() { f.open(max(0, f.list.Selected())) }
	f.field.OnDown = func() { f.list.Choose(0) }
	f.field.OnChanged = func(words string) { f.OnWords(strings.TrimSpace(words)) }
	return f
}

// Set shows what was found; told says what else there is to say, such as that there
// is more.
func (f *Finder) Set(found []editor.FoundFact, told string) {
	f.found, f.rows = found, nil
	for i, one := range found {
		row := control.NewSlimRow(f.lines(one))
		row.OnTapped = func() { f.open(i) }
		f.rows = append(f.rows, row)
	}
	f.told.SetText(told)
	f.list.Mark(-1)
	f.list.Refresh()
	f.list.ScrollToTop()
}

// lines are a fact with the story it stands in, and its sources.
func (f *Finder) lines(one editor.FoundFact) fyne.CanvasObject {
	column := control.NewColumn(3, head(f.desk, item{fact: one.Fact}, ""), control.NewText(control.Words.Wrap(2), one.Fact.Text),
		control.NewText(control.Quiet.Wrap(1), join(" · ", control.Headline(one.Headline), speaker(one.Fact), one.Fact.Checker, control.Moment(f.now, one.Filed))))
	for _, s := range one.Fact.Sources {
		column.Add(sourceBar(s))
	}
	return control.NewInset(3, 0, 4, 0, column)
}

func (f *Finder) mark(at int) {
	for i, row := range f.rows {
		row.SetState(control.Plain)
		if i == at {
			row.SetState(control.Marked)
		}
	}
}

// open closes the dialog and goes to a fact.
func (f *Finder) open(i int) {
	if i < len(f.found) {
		f.dialog.Close()
		f.OnOpen(f.found[i])
	}
}
