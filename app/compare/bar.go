package compare

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// Bar is the top bar of a comparison: the story, the two revisions, and the way
// back.
type Bar struct {
	widget.BaseWidget
	headline  *control.Text
	from, to  *control.Button
	inline    *control.Button
	done      *control.Button
	revisions []editor.Revision // newest first
	m, n      int
	onCompare func(m, n int)
	onDone    func()
}

func newBar() *Bar {
	b := &Bar{headline: control.NewText(control.Body.In(theme.Muted).Wrap(1), "")}
	b.from = control.NewButton("", func() { control.OpenMenu(b.from, b.choices(b.m, func(n int) { b.compare(n, b.n) })) })
	b.to = control.NewButton("", func() { control.OpenMenu(b.to, b.choices(b.n, func(n int) { b.compare(b.m, n) })) })
	b.inline = control.NewButton(lang.X("compare.inline", "Inline"), nil)
	b.inline.Selected = true
	b.done = control.NewPrimaryButton(lang.X("compare.done", "Done"), func() { b.onDone() })
	b.ExtendBaseWidget(b)
	return b
}

func (b *Bar) setRevisions(revisions []editor.Revision) { b.revisions = revisions }

func (b *Bar) set(headline string, m, n int) {
	b.m, b.n = m, n
	b.headline.SetText(headline)
	b.from.SetLabel(b.label(m))
	b.to.SetLabel(b.label(n))
	b.Refresh()
}

func (b *Bar) label(n int) string {
	for _, r := range b.revisions {
		if r.Number == n {
			return revisionLabel(r) + " ▾"
		}
	}
	return revisionLabel(editor.Revision{Number: n}) + " ▾"
}

func (b *Bar) choices(chosen int, choose func(n int)) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, r := range b.revisions {
		item := fyne.NewMenuItem(Title(r), func() { choose(r.Number) })
		item.Checked = r.Number == chosen
		items = append(items, item)
	}
	return items
}

func (b *Bar) compare(m, n int) {
	if m != n {
		b.onCompare(min(m, n), max(m, n))
	}
}

// CreateRenderer implements fyne.Widget.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer {
	brand := control.NewText(control.Brand, lang.X("app.name", "Stet"))
	arrow := control.NewText(control.Body.In(theme.Muted), "→")
	row := control.NewRow(10, brand, gap(1), b.headline, b.from, arrow, b.to, b.inline, b.done)
	return newEdge(row, true)
}

// Foot is the bar below a comparison: which change is chosen, and the keys.
type Foot struct {
	widget.BaseWidget
	position, took *control.Text
	keys           *fyne.Container
}

func newFoot() *Foot {
	f := &Foot{position: control.NewText(control.Quiet, ""), took: control.NewText(control.Quiet, "")}
	f.keys = control.NewRow(10, control.NewKey("F7"), control.NewText(control.Quiet, lang.X("compare.next", "next")), gap(4),
		control.NewKey(lang.X("key.shift", "Shift")+" F7"), control.NewText(control.Quiet, lang.X("compare.previous", "previous")))
	f.ExtendBaseWidget(f)
	return f
}

// Words says which change is chosen.
func (f *Foot) Words() string { return f.position.Words() }

func (f *Foot) set(at, of int) {
	words := lang.X("compare.position", "Change {{.At}} of {{.Of}}", map[string]any{"At": at, "Of": of})
	if of == 0 {
		words = lang.X("compare.same", "No difference")
	}
	f.position.SetText(words)
	f.keys.Hidden = of == 0
	f.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (f *Foot) CreateRenderer() fyne.WidgetRenderer {
	return newEdge(control.NewRow(18, f.position, f.keys, control.NewSpacer(), f.took), false)
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
