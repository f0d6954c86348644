package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"stet/app/theme"
)

// Banner tells of something and offers what can be done about it. It stays
// until it is closed or replaced.
type Banner struct {
	widget.BaseWidget
	OnClose func()
	words   *Text
	act     *Button
	also    *Button // something else that may be done
	close   *Button
	content *fyne.Container
	stays   bool // also when its button was pressed
	grave   bool
}

// NewBanner returns a hidden banner.
func NewBanner() *Banner {
	b := &Banner{words: NewText(Body.Wrap(3), "")}
	b.act, b.also = NewSmallButton("", "", nil), NewSmallButton("", "", nil)
	b.also.Hidden = true
	b.close = NewSmallButton("✕", "", b.Close)
	b.content = NewInset(7, 10, 7, 14, NewRow(8, b.words, b.act, b.also, b.close))
	b.Hidden = true
	b.ExtendBaseWidget(b)
	return b
}

// NewBand returns a hidden banner that cannot be closed: what it tells stays so.
func NewBand() *Banner {
	b := NewBanner()
	b.close.Hidden, b.stays = true, true
	return b
}

// Warn is Tell in the colours of what must not be overlooked.
func (b *Banner) Warn(words, action string, run func()) {
	b.grave = true
	b.show(words, action, run)
}

// Tell tells words; action names what may be done, "" for nothing, and run does
// it and closes the banner.
func (b *Banner) Tell(words, action string, run func()) {
	b.grave = false
	b.show(words, action, run)
}

func (b *Banner) show(words, action string, run func()) {
	b.words.SetText(words)
	b.also.Hidden = true
	b.act.Label, b.act.Hidden = action, action == ""
	b.act.OnTapped = func() {
		if !b.stays {
			b.Close()
		}
		run()
	}
	b.act.Refresh()
	b.Show()
	b.Refresh()
}

// Offer adds something else that may be done about what is told.
func (b *Banner) Offer(action string, run func()) {
	b.also.Hidden, b.also.OnTapped = false, func() {
		b.Close()
		run()
	}
	b.also.SetLabel(action)
	b.Refresh()
}

// Words returns what the banner tells.
func (b *Banner) Words() string { return b.words.Words() }

// Act presses the banner's button.
func (b *Banner) Act() { b.act.Tapped(nil) }

// ActAlso presses the button of what else may be done.
func (b *Banner) ActAlso() { b.also.Tapped(nil) }

// Close hides the banner.
func (b *Banner) Close() {
	b.Hide()
	if b.OnClose != nil {
		b.OnClose()
	}
}

// HeightFor implements Tall.
func (b *Banner) HeightFor(width float32) float32 { return HeightOf(b.content, width) }

// CreateRenderer implements fyne.Widget.
func (b *Banner) CreateRenderer() fyne.WidgetRenderer {
	box := canvas.NewRectangle(nil)
	box.CornerRadius = 6
	r := &renderer{objects: []fyne.CanvasObject{box, b.content}}
	r.min = func() fyne.Size { return fyne.NewSize(200, b.HeightFor(max(200, b.Size().Width))) }
	r.layout = func(s fyne.Size) {
		box.Resize(s)
		b.content.Resize(s)
	}
	r.refresh = func() {
		tint(box, theme.Selection, theme.Hairline, 1)
		if b.grave {
			tint(box, theme.DeletedGround, theme.Disputed, 1)
		}
		b.content.Refresh()
		b.content.Layout.Layout(b.content.Objects, b.Size())
	}
	r.refresh()
	return r
}

// NewFoot lays a banner over the foot of what it is stacked on. It has its place there also
// while it is hidden: it shows at the width that there is by then.
func NewFoot(b *Banner) *fyne.Container {
	return &fyne.Container{Layout: footLayout{}, Objects: []fyne.CanvasObject{b}}
}

type footLayout struct{}

func (footLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	height := HeightOf(o[0], s.Width)
	o[0].Resize(fyne.NewSize(s.Width, height))
	o[0].Move(fyne.NewPos(0, s.Height-height))
}

func (footLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	if !o[0].Visible() {
		return fyne.Size{}
	}
	return o[0].MinSize()
}

// Empty says why there is nothing here and what to do about it.
type Empty struct {
	widget.BaseWidget
	title, hint *Text
	act         *Button
}

// NewEmpty returns such a place; action "" leaves the button out.
func NewEmpty(title, hint, action string, run func()) *Empty {
	e := &Empty{
		title: NewText(Strong.Wrap(2), title),
		hint:  NewText(Quiet.Wrap(Unlimited), hint),
		act:   NewSmallButton(action, "", run),
	}
	e.act.Hidden = action == ""
	e.ExtendBaseWidget(e)
	return e
}

// Set changes the words.
func (e *Empty) Set(title, hint, action string, run func()) {
	e.title.SetText(title)
	e.hint.SetText(hint)
	e.act.Label, e.act.OnTapped, e.act.Hidden = action, run, action == ""
	e.Refresh()
}

// Words returns what is said.
func (e *Empty) Words() string { return e.title.Words() + " " + e.hint.Words() }

// CreateRenderer implements fyne.Widget.
func (e *Empty) CreateRenderer() fyne.WidgetRenderer {
	button := &fyne.Container{Layout: layout.NewHBoxLayout(), Objects: []fyne.CanvasObject{e.act}}
	return widget.NewSimpleRenderer(NewInset(18, 16, 18, 16, NewColumn(6, e.title, e.hint, button)))
}
