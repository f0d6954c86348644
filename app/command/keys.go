package command

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// KeyName returns a shortcut as people read it on this system, such as
// "Ctrl Shift S" or "⌘ K"; "" for none.
func KeyName(s fyne.KeyboardShortcut) string {
	if s == nil {
		return ""
	}
	var parts []string
	for _, m := range []struct {
		mod  fyne.KeyModifier
		name string
	}{
		{fyne.KeyModifierControl, lang.X("key.ctrl", "Ctrl")},
		{fyne.KeyModifierSuper, "⌘"},
		{fyne.KeyModifierAlt, lang.X("key.alt", "Alt")},
		{fyne.KeyModifierShift, lang.X("key.shift", "Shift")},
	} {
		if s.Mod()&m.mod != 0 {
			parts = append(parts, m.name)
		}
	}
	return strings.Join(append(parts, keyLabel(s.Key())), " ")
}

func keyLabel(k fyne.KeyName) string {
	switch k {
	case fyne.KeyEqual, fyne.KeyPlus:
		return "+"
	case fyne.KeyMinus:
		return "−"
	case fyne.KeyDelete:
		return lang.X("key.delete", "Del")
	case fyne.KeyEscape:
		return lang.X("key.escape", "Esc")
	case fyne.KeyReturn:
		return lang.X("key.return", "Enter")
	case fyne.KeyLeft:
		return "←"
	case fyne.KeyRight:
		return "→"
	}
	return string(k)
}
