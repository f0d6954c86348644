package facts

import (
	"fyne.io/fyne/v2"

	"stet/editor"
	"stet/editor/prose"
)

// span is the words of an item while they are changed by the keyboard.
type span struct {
	of editor.Fact
	at editor.Range
}

// changeSpan begins to change the words of the chosen item.
func (v *View) changeSpan() {
	it, ok := v.current()
	if !ok || it.fact.Gone || v.TextOf == nil || v.OnRespan == nil {
		return
	}
	v.Check(true)
	v.span = &span{of: it.fact, at: it.fact.Range}
	v.showSpan()
}

// showSpan shows the words as they would be, here and on the page.
func (v *View) showSpan() {
	v.one.show()
	if v.OnSpan != nil {
		v.OnSpan(v.span.at)
	}
}

// spanKey moves the ends of the words by a word, takes them or leaves them.
func (v *View) spanKey(e *fyne.KeyEvent) {
	text := v.TextOf(v.span.at.Block)
	switch e.Name {
	case fyne.KeyRight:
		v.span.at = endLater(text, v.span.at)
	case fyne.KeyLeft:
		v.span.at = endEarlier(text, v.span.at)
	case fyne.KeyUp:
		v.span.at = beginEarlier(text, v.span.at)
	case fyne.KeyDown:
		v.span.at = beginLater(text, v.span.at)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyW, fyne.KeyE:
		v.endSpan(true)
		return
	case fyne.KeyEscape:
		v.endSpan(false)
		return
	}
	v.showSpan()
}

func (v *View) endSpan(take bool) {
	s := v.span
	v.span = nil
	if v.OnSpan != nil {
		v.OnSpan(editor.Range{})
	}
	if take && s.at != s.of.Range {
		v.OnRespan(s.of, s.at)
	}
	v.one.show()
	if i := v.list.Selected(); i >= 0 && i < len(v.shown) {
		v.selected(i)
	}
}

// endLater takes in the next word of a text, or first what stands between.
func endLater(text string, r editor.Range) editor.Range {
	for _, w := range prose.WordSpans(text) {
		if w.End > r.End {
			r.End = w.End
			return r
		}
	}
	r.End = len(text)
	return r
}

// endEarlier leaves the last word out, but for the only one.
func endEarlier(text string, r editor.Range) editor.Range {
	end := r.End
	for _, w := range prose.WordSpans(text) {
		if w.End < r.End && w.End > r.Start {
			end = w.End
		}
	}
	r.End = end
	return r
}

// beginEarlier takes in the word before.
func beginEarlier(text string, r editor.Range) editor.Range {
	begin := 0
	for _, w := range prose.WordSpans(text) {
		if w.Start < r.Start {
			begin = w.Start
		}
	}
	r.Start = begin
	return r
}

// beginLater leaves the first word out, but for the only one.
func beginLater(text string, r editor.Range) editor.Range {
	for _, w := range prose.WordSpans(text) {
		if w.Start > r.Start && w.Start < r.End {
			r.Start = w.Start
			return r
		}
	}
	return r
}
