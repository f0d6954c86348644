package manuscript

import "time"

// blinkTime is how long the caret is shown, and hidden, in turn.
const blinkTime = 530 * time.Millisecond

// blink shows and hides the caret. After a key it stays shown for a while.
type blink struct {
	on    bool
	moved bool
	end   func()
}

func (b *blink) start(e *Editor) {
	b.stop()
	b.on = true
	if every := e.options.Every; every != nil && !e.options.ReadOnly {
		b.end = every(blinkTime, func() {
			b.on = b.moved || !b.on
			b.moved = false
			if e.held == 0 && e.focused && e.ready() {
				e.showCaret()
			}
		})
	}
}

func (b *blink) stop() {
	if b.on = false; b.end != nil {
		b.end()
		b.end = nil
	}
}

// show keeps the caret shown.
func (b *blink) show() { b.on, b.moved = true, true }
