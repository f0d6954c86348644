package control

import "fyne.io/fyne/v2"

// Held tells a letter that is typed from one that repeats because its key is held
// down, for a widget in which letters do something: a key that somebody leans on acts
// once. Embed it, and ask Again at each rune.
type Held struct{ down, acted bool }

// KeyDown implements desktop.Keyable.
func (h *Held) KeyDown(*fyne.KeyEvent) { h.down, h.acted = true, false }

// KeyUp implements desktop.Keyable.
func (h *Held) KeyUp(*fyne.KeyEvent) { h.down = false }

// Again reports whether the key that types now has typed before without being let
// go of. Where the driver tells of no keys it never has.
func (h *Held) Again() bool {
	again := h.down && h.acted
	h.acted = true
	return again
}
