package compare

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/command"
	"stet/app/control"
	"stet/app/theme"
)

// Foot is the bar below a comparison: which change is chosen, and the keys.
type Foot struct {
	widget.BaseWidget
	OnCancel func() // the work under way is to end

	position, took, task, brief *control.Text
	keys, jump, fold            *fyne.Container
	cancel                      *control.Button
}

func newFoot() *Foot {
	f := &Foot{position: control.NewText(control.Quiet, ""), took: control.NewText(control.Quiet, ""), task: control.NewText(control.Quiet, "")}
	f.jump = control.NewRow(10, gap(4), control.NewKey(command.KeyName(command.Keys(fyne.KeyF7))), control.NewText(control.Quiet, lang.X("compare.jump", "other end of the move")))
	f.cancel = control.NewSmallButton(lang.X("task.cancel", "Cancel"), "", func() {
		if f.OnCancel != nil {
			f.OnCancel()
		}
	})
	f.brief = control.NewText(control.Quiet, "")
	f.fold = control.NewRow(10, control.NewKey(command.KeyName(command.Keys(fyne.KeyU))), f.brief)
	f.keys = control.NewRow(10, control.NewKey("F7"), control.NewText(control.Quiet, lang.X("compare.next", "next")), gap(4),
		control.NewKey(lang.X("key.shift", "Shift")+" F7"), control.NewText(control.Quiet, lang.X("compare.previous", "previous")))
	f.ExtendBaseWidget(f)
	f.SetTask("")
	f.setBrief(false)
	return f
}

// setBrief says what the key of folding does now.
func (f *Foot) setBrief(on bool) {
	words := lang.X("compare.brief-short", "only what changed")
	if on {
		words = lang.X("compare.everything", "show everything")
	}
	f.brief.SetText(words)
	f.Refresh()
}

// SetTask says what is under way, with a way to end it; "" for nothing.
func (f *Foot) SetTask(words string) {
	f.task.SetText(words)
	f.task.Hidden, f.cancel.Hidden, f.took.Hidden = words == "", words == "", words != ""
	f.Refresh()
}

// Words says which change is chosen.
func (f *Foot) Words() string { return f.position.Words() }

// setTook says how long the comparison took.
func (f *Foot) setTook(d time.Duration) {
	f.took.SetText(lang.X("compare.took", "Compared in {{.N}} ms", map[string]any{"N": max(1, d.Milliseconds())}))
}

// set says which change is chosen, and whether it has another end to go to.
func (f *Foot) set(at, of int, moved bool) {
	words := lang.X("compare.position", "Change {{.At}} of {{.Of}}", map[string]any{"At": at, "Of": of})
	if of == 0 {
		words = lang.X("compare.same", "No difference")
	}
	f.position.SetText(words)
	f.keys.Hidden, f.jump.Hidden = of == 0, !moved
	f.Refresh()
}

// point says that words which are no change are in sight, and where.
func (f *Foot) point(at, of int) {
	f.set(at, of, false)
	if of > 0 {
		f.position.SetText(lang.X("compare.pointed", "Words that both have, by change {{.At}} of {{.Of}}", map[string]any{"At": at, "Of": of}))
		f.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (f *Foot) CreateRenderer() fyne.WidgetRenderer {
	return newEdge(control.NewRow(18, f.position, f.keys, f.jump, f.fold, control.NewSpacer(), f.task, control.NewFixed(0, 20, f.cancel), f.took), false)
}

// edge lays a row on the chrome with a hairline towards the page.
type edge struct {
	fyne.WidgetRenderer
	row *fyne.Container
}

func newEdge(row *fyne.Container, above bool) fyne.WidgetRenderer {
	content := &fyne.Container{Layout: edgeLayout{above}, Objects: []fyne.CanvasObject{
		control.NewFill(theme.Chrome), control.NewInset(0, 14, 0, 14, row), control.NewHairline()}}
	return &edge{widget.NewSimpleRenderer(content), row}
}

// Refresh lays the row out anew: what it shows may have changed its width.
func (e *edge) Refresh() {
	e.row.Layout.Layout(e.row.Objects, e.row.Size())
	e.WidgetRenderer.Refresh()
}

// edgeLayout has its hairline at the lower edge of a bar above the page, and at
// the upper edge of one below.
type edgeLayout struct{ above bool }

func (e edgeLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	line := float32(0)
	if e.above {
		line = s.Height - 1
	}
	o[0].Resize(s)
	o[1].Resize(s)
	o[2].Move(fyne.NewPos(0, line))
	o[2].Resize(fyne.NewSize(s.Width, 1))
}

func (edgeLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return o[1].MinSize() }
