package compare

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/diff/redline"
)

// Bar is the top bar of a comparison: the story, the two sides, how they are
// shown, and the way back.
type Bar struct {
	widget.BaseWidget
	headline      *control.Text
	sides         [2]*control.Button // what the older and the newer is
	inline, split *control.Button
	export, done  *control.Button
	revisions     []editor.Revision // newest first
	others        []Side            // what else of the story can be compared
	shown         [2]Side
	onCompare     func(from, to Side)
	onFile        func(then func(Side))
	onStory       func(then func(Side))
	onSplit       func(on bool)
	onExport      func(ending string)
	onDone        func()
}

func newBar() *Bar {
	b := &Bar{headline: control.NewText(control.Body.In(theme.Muted).Wrap(1), "")}
	for i := range b.sides {
		b.sides[i] = control.NewButton("", func() { control.OpenMenu(b.sides[i], b.Choices(i)) })
	}
	b.inline = control.NewButton(lang.X("compare.inline", "Inline"), func() { b.onSplit(false) })
	b.split = control.NewButton(lang.X("compare.split", "Side by side"), func() { b.onSplit(true) })
	b.export = control.NewButton(lang.X("compare.export", "Export diff"), func() { control.OpenMenu(b.export, b.formats()) })
	b.done = control.NewPrimaryButton(lang.X("compare.done", "Done"), func() { b.onDone() })
	b.setSplit(false)
	b.ExtendBaseWidget(b)
	return b
}

func (b *Bar) setRevisions(revisions []editor.Revision) { b.revisions = revisions }

func (b *Bar) setSplit(on bool) {
	b.inline.SetSelected(!on)
	b.split.SetSelected(on)
}

func (b *Bar) set(headline string, from, to Side) {
	b.shown = [2]Side{from, to}
	b.headline.SetText(headline)
	for i, s := range b.shown {
		b.sides[i].SetLabel(head(b.name(s)) + " ▾")
	}
	b.Refresh()
}

// name is what a side is called, short enough for a button.
func (b *Bar) name(s Side) string {
	if s.Kind != OfRevision {
		return s.Name
	}
	for _, r := range b.revisions {
		if r.Number == s.Number {
			return revisionLabel(r)
		}
	}
	return revisionLabel(editor.Revision{Number: s.Number})
}

// Choices is the menu of a side: the revisions, what else there is of the story,
// and what is elsewhere.
func (b *Bar) Choices(i int) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	add := func(label string, s Side) {
		item := fyne.NewMenuItem(label, func() { b.choose(i, s) })
		item.Checked = s == b.shown[i]
		items = append(items, item)
	}
	for _, r := range b.revisions {
		add(Title(r), Revision(r.Number))
	}
	items = append(items, fyne.NewMenuItemSeparator())
	for _, s := range b.others {
		add(s.Name, s)
	}
	if s := b.shown[i]; s.Kind == OfFile || s.Kind == OfStory || s.Kind == OfText {
		add(s.Name, s)
	}
	choose := func(s Side) { b.choose(i, s) }
	items = append(items,
		fyne.NewMenuItem(lang.X("compare.file", "A file…"), func() { b.onFile(choose) }),
		fyne.NewMenuItem(lang.X("compare.story", "Another story…"), func() { b.onStory(choose) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.X("compare.swap", "Swap the two sides"), func() { b.onCompare(b.shown[1], b.shown[0]) }))
	return items
}

// choose takes another side. One of the story stands where its age puts it.
func (b *Bar) choose(i int, s Side) {
	now := b.shown
	if now[i] = s; now[0] != now[1] {
		b.onCompare(ordered(now[0], now[1]))
	}
}

// formats is the menu of what a comparison can be written as.
func (b *Bar) formats() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, f := range redline.Formats {
		items = append(items, fyne.NewMenuItem(FormatName(f), func() { b.onExport(f.Ending) }))
	}
	return items
}

// FormatName is what a format is called on screen.
func FormatName(f redline.Format) string { return lang.X("redline"+f.Ending, f.Name) }

// CreateRenderer implements fyne.Widget.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer {
	brand := control.NewText(control.Brand, lang.X("app.name", "Stet"))
	arrow := control.NewText(control.Body.In(theme.Muted), "→")
	row := control.NewRow(10, brand, gap(1), b.headline, b.sides[0], arrow, b.sides[1], gap(4), b.inline, b.split, b.export, b.done)
	return newEdge(row, true)
}
