package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"
)

// Dialog asks for something that cannot be undone or has to be typed. Escape
// leaves it, whatever in it has the keyboard, and Enter presses the main button
// where nothing in it has; the keyboard goes back to where it was.
type Dialog struct {
	OnCancel func()
	popup    *widget.PopUp
	canvas   fyne.Canvas
	before   fyne.Focusable
	ok       *Button
	unbind   func() // Escape and Enter
}

// ShowDialog opens a dialog of a width over the window; ok names the main
// button, and run, which it calls, answers whether the dialog may close.
func ShowDialog(c fyne.Canvas, title string, content fyne.CanvasObject, width float32, ok string, run func() bool) *Dialog {
	d := &Dialog{canvas: c, before: c.Focused()}
	d.ok = NewPrimaryButton(ok, func() {
		if run == nil || run() {
			d.Close()
		}
	})
	d.show(title, content, width, d.Confirm, NewButton(lang.X("dialog.cancel", "Cancel"), d.Cancel), d.ok)
	return d
}

// ShowReading opens a dialog that has nothing to ask: it is read, and closed.
func ShowReading(c fyne.Canvas, title string, content fyne.CanvasObject, width float32) *Dialog {
	d := &Dialog{canvas: c, before: c.Focused()}
	d.ok = NewPrimaryButton(lang.X("close", "Close"), d.Close)
	d.show(title, content, width, d.Confirm, d.ok)
	return d
}

// ShowWorking opens a dialog over work that the window waits for. It has one
// button, which ends the work, as Escape does but no Enter meant for what was there
// before; Close takes it away afterwards.
func ShowWorking(c fyne.Canvas, title string, content fyne.CanvasObject, width float32, cancel func()) *Dialog {
	d := &Dialog{canvas: c, before: c.Focused(), OnCancel: cancel}
	d.ok = NewButton(lang.X("dialog.cancel", "Cancel"), d.Cancel)
	d.show(title, content, width, nil, d.ok)
	return d
}

func (d *Dialog) show(title string, content fyne.CanvasObject, width float32, enter func(), buttons ...fyne.CanvasObject) {
	head := Style{SerifSemi, 17, 24, Strong.Ink, 2}
	foot := NewRow(8, append([]fyne.CanvasObject{NewSpacer()}, buttons...)...)
	column := NewColumn(12, NewText(head, title), content, foot)
	frame := &fyne.Container{Layout: widthOf(width), Objects: []fyne.CanvasObject{NewInset(10, 14, 10, 14, column)}}
	d.popup = widget.NewModalPopUp(frame, d.canvas)
	d.popup.Show()
	d.unbind = onKeys(d.canvas, map[fyne.KeyName]func(){fyne.KeyEscape: d.Cancel, fyne.KeyReturn: enter, fyne.KeyEnter: enter})
}

// Answer has functions called at keys while the dialog lies on top, unless the widget that
// has the keyboard keeps the key to itself.
func (d *Dialog) Answer(keys map[fyne.KeyName]func()) { onKeys(d.canvas, keys) }

// OnEscape has leave called at Escape while what lies over the window now lies
// there on top, unless the widget that has the keyboard keeps the key to itself.
// It returns how to end that.
func OnEscape(c fyne.Canvas, leave func()) (unbind func()) {
	return onKeys(c, map[fyne.KeyName]func(){fyne.KeyEscape: leave})
}

// onKeys is OnEscape for any keys; those whose answer is nil go on to what lies below.
func onKeys(c fyne.Canvas, answers map[fyne.KeyName]func()) (unbind func()) {
	top, before := c.Overlays().Top(), c.OnTypedKey()
	c.SetOnTypedKey(func(k *fyne.KeyEvent) {
		answer := answers[k.Name]
		switch {
		case answer != nil && c.Overlays().Top() == top:
			answer()
		case before != nil:
			before(k)
		}
	})
	return func() { c.SetOnTypedKey(before) }
}

// Confirm presses the main button.
func (d *Dialog) Confirm() { d.ok.Tapped(nil) }

// Cancel leaves the dialog.
func (d *Dialog) Cancel() {
	d.Close()
	if d.OnCancel != nil {
		d.OnCancel()
	}
}

// Close takes the dialog off the window.
func (d *Dialog) Close() {
	d.popup.Hide()
	d.unbind()
	if d.before != nil {
		d.canvas.Focus(d.before)
	}
}

// Refresh fits the dialog to content whose height has changed.
func (d *Dialog) Refresh() {
	d.popup.Refresh()
	d.popup.Resize(d.popup.MinSize())
}

// SetOK changes what the main button says.
func (d *Dialog) SetOK(label string) { d.ok.SetLabel(label) }

// SetEnabled enables or greys out the main button.
func (d *Dialog) SetEnabled(on bool) { d.ok.SetEnabled(on) }

// Focus gives a field of the dialog the keyboard.
func (d *Dialog) Focus(f fyne.Focusable) { d.canvas.Focus(f) }

// widthOf is so wide and as high as that makes the content.
type widthOf float32

func (w widthOf) Layout(o []fyne.CanvasObject, s fyne.Size) { o[0].Resize(s) }

func (w widthOf) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(w), HeightOf(o[0], float32(w)))
}

// NewField returns an entry of a form under its name.
func NewField(name string, o fyne.CanvasObject) *fyne.Container {
	if f, ok := o.(*Field); ok {
		o = NewFrame(f)
	}
	return NewColumn(3, NewText(Fine, name), o)
}

// NewPair sets two things side by side, each as wide as the other.
func NewPair(a, b fyne.CanvasObject) *fyne.Container { return NewRow(12, NewRest(a), NewRest(b)) }

// Serve makes Enter, or Ctrl+Enter, and Escape in the fields confirm and leave the
// dialog, and gives the first the keyboard.
func (d *Dialog) Serve(fields ...*Field) {
	for _, f := range fields {
		f.OnEnter, f.OnEscape = d.Confirm, d.Cancel
		if f.OnMore == nil {
			f.OnMore = d.Confirm
		}
	}
	if len(fields) > 0 {
		d.Focus(fields[0])
	}
}
