package repair

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// Report lists what is damaged, story by story, and what can mend it. The space
// bar ticks an entry and unticks it.
type Report struct {
	widget.BaseWidget
	OnChanged func() // what is ticked has changed

	now    time.Time
	list   *control.List
	all    []editor.Remedy
	ticked []bool
}

const (
	reportHeight = 340
	reportRow    = 76
)

// NewReport returns a report with all ticked that can be mended.
func NewReport(now time.Time, all []editor.Remedy) *Report {
	r := &Report{now: now, list: control.NewList(), OnChanged: func() {}}
	r.list.Count = func() int { return len(r.all) }
	r.list.Height = func(i int, width float32) float32 { return r.row(i).HeightFor(width) }
	r.list.Object = func(i int) fyne.CanvasObject { return r.row(i) }
	r.list.OnOpen = r.toggle
	r.list.OnSelect = func(int) {}
	r.list.OnKey = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeySpace && r.list.Selected() >= 0 {
			r.toggle(r.list.Selected())
			return true
		}
		return false
	}
	r.Set(all)
	r.ExtendBaseWidget(r)
	return r
}

// Set replaces what is shown, the entries of a story together.
func (r *Report) Set(all []editor.Remedy) {
	r.all = slices.Clone(all)
	slices.SortStableFunc(r.all, func(a, b editor.Remedy) int {
		if a.Damage.OfFile() != b.Damage.OfFile() {
			return map[bool]int{true: -1, false: 1}[a.Damage.OfFile()]
		}
		return strings.Compare(a.Damage.Story, b.Damage.Story)
	})
	r.ticked = make([]bool, len(r.all))
	for i, m := range r.all {
		r.ticked[i] = m.Can
	}
	r.list.Refresh()
}

// Ticked returns what is to be mended.
func (r *Report) Ticked() []editor.Remedy {
	var all []editor.Remedy
	for i, m := range r.all {
		if r.ticked[i] {
			all = append(all, m)
		}
	}
	return all
}

// Focus gives the list the keyboard.
func (r *Report) Focus() {
	r.list.Select(0)
	control.Focus(r.list)
}

func (r *Report) toggle(i int) {
	if r.all[i].Can {
		r.ticked[i] = !r.ticked[i]
		r.list.Refresh()
		r.OnChanged()
	}
}

// row says what is damaged, why, and what has it.
func (r *Report) row(i int) *control.Row {
	m := r.all[i]
	glyph, ink := "✕", theme.DisputedInk
	switch {
	case r.ticked[i]:
		glyph, ink = "✓", theme.VerifiedInk
	case m.Can:
		glyph, ink = "◌", theme.NeedsSourceInk
	}
	title := control.NewRuns(control.Strong.Wrap(1), control.Run{Text: glyph + " ", Ink: ink}, control.Run{Text: title(m.Damage)})
	row := control.NewPaneRow(control.NewColumn(1, title,
		control.NewText(control.Quiet.Wrap(2), m.Damage.Why),
		control.NewText(control.Quiet.Wrap(1), r.says(m))))
	if i == r.list.Selected() {
		row.SetState(control.Chosen)
	}
	row.OnTapped = func() {
		r.list.Choose(i)
		r.toggle(i)
	}
	return row
}

// says tells what can mend it.
func (r *Report) says(m editor.Remedy) string {
	switch {
	case m.Can && m.Backup != "":
		return lang.X("repair.has", "A backup has it: {{.When}}", map[string]any{"When": control.Moment(r.now, m.Made)})
	case m.Can:
		return lang.X("repair.self", "The library itself can tell.")
	case m.Damage.OfFile():
		return lang.X("repair.file", "Nothing more is written to this file. A repaired copy has what can still be read.")
	}
	return lang.X("repair.none", "No backup has it.")
}

// title names what is damaged.
func title(d editor.Damage) string {
	words := map[string]any{"Headline": control.Headline(d.Headline), "N": d.Revision, "File": d.File}
	if d.Headline == "" && d.Story != "" {
		words["Headline"] = d.Story
	}
	switch d.Kind {
	case editor.DamagedRevision:
		return lang.X("repair.revision", "{{.Headline}}: revision {{.N}}", words)
	case editor.DamagedDraft:
		return lang.X("repair.draft", "{{.Headline}}: the draft", words)
	case editor.DamagedOriginal:
		return lang.X("repair.original", "{{.Headline}}: the imported file {{.File}}", words)
	case editor.DamagedPicture:
		return lang.X("repair.picture", "The picture {{.File}}", words)
	case editor.DamagedRow:
		return lang.X("repair.row", "{{.Headline}}: its entry in the lists", words)
	}
	return lang.X("repair.pages", "The library's file")
}

// CreateRenderer implements fyne.Widget.
func (r *Report) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(control.NewFixed(0, min(reportHeight, float32(len(r.all)*reportRow)), r.list))
}

// NewLost lists what a repaired copy lacks.
func NewLost(made editor.Salvage) fyne.CanvasObject {
	words := make([]string, 0, len(made.Lost)+len(made.Unnamed))
	for _, d := range made.Lost {
		words = append(words, title(d))
	}
	for _, phrase := range made.Unnamed {
		words = append(words, lang.X("repair.perhaps", "Perhaps also: {{.What}}", map[string]any{"What": phrase}))
	}
	list := control.NewList()
	list.Count = func() int { return len(words) }
	list.Height = func(int, float32) float32 { return 28 }
	list.Object = func(i int) fyne.CanvasObject {
		return control.NewSlimRow(control.NewText(control.Body.Wrap(1), words[i]))
	}
	return control.NewFixed(0, float32(min(max(len(words), 1), 9))*28, list)
}
