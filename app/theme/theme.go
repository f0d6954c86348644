// Package theme is Stet's look: one table of colours by role, the two type
// families and the sizes, as a fyne.Theme. Everything is a constant value and
// safe to read from any goroutine, except Now, which asks the running app and
// belongs on the UI thread.
package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Mode says which variant to show.
type Mode string

// The modes, as they are stored in the preferences.
const (
	System   Mode = "system"
	ByDay    Mode = "light"
	ByNight  Mode = "dark"
	TextSize      = 13 // the chrome's text, in Fyne's device-independent pixels
	Small         = 12
	Tiny          = 11
)

// Theme is Stet's fyne.Theme; the zero value follows the system.
type Theme struct{ Mode Mode }

// New returns the theme for a mode.
func New(m Mode) *Theme { return &Theme{m} }

// Now returns the palette that the running app shows.
func Now() *Palette {
	settings := fyne.CurrentApp().Settings()
	if t, ok := settings.Theme().(*Theme); ok {
		return t.Palette(settings.ThemeVariant())
	}
	return (&Theme{}).Palette(settings.ThemeVariant())
}

// Palette returns the colours for the variant that the system asks for, unless
// the mode overrules it.
func (t *Theme) Palette(system fyne.ThemeVariant) *Palette {
	switch {
	case t.Mode == ByNight, t.Mode != ByDay && system == fynetheme.VariantDark:
		return &Dark
	}
	return &Light
}

// colours maps Fyne's names to roles.
var colours = map[fyne.ThemeColorName]Role{
	fynetheme.ColorNameBackground:          Chrome,
	fynetheme.ColorNameButton:              Page,
	fynetheme.ColorNameDisabledButton:      DisabledGround,
	fynetheme.ColorNameDisabled:            Disabled,
	fynetheme.ColorNameError:               DisputedInk,
	fynetheme.ColorNameFocus:               Selection,
	fynetheme.ColorNameForeground:          Ink,
	fynetheme.ColorNameForegroundOnError:   Page,
	fynetheme.ColorNameForegroundOnPrimary: OnAccent,
	fynetheme.ColorNameForegroundOnSuccess: Page,
	fynetheme.ColorNameForegroundOnWarning: Page,
	fynetheme.ColorNameHeaderBackground:    Side,
	fynetheme.ColorNameHover:               Hover,
	fynetheme.ColorNameHyperlink:           Accent,
	fynetheme.ColorNameInputBackground:     Page,
	fynetheme.ColorNameInputBorder:         Hairline,
	fynetheme.ColorNameMenuBackground:      Page,
	fynetheme.ColorNameOverlayBackground:   Chrome,
	fynetheme.ColorNamePlaceHolder:         Muted,
	fynetheme.ColorNamePressed:             Pressed,
	fynetheme.ColorNamePrimary:             Accent,
	fynetheme.ColorNameScrollBar:           Disabled,
	fynetheme.ColorNameSelection:           TextSelection,
	fynetheme.ColorNameSeparator:           Hairline,
	fynetheme.ColorNameShadow:              Shadow,
	fynetheme.ColorNameSuccess:             VerifiedInk,
	fynetheme.ColorNameWarning:             NeedsSourceInk,
}

// Color implements fyne.Theme.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	p := t.Palette(variant)
	if at, ok := colours[name]; ok {
		return *at(p)
	}
	shown := fynetheme.VariantLight
	if p == &Dark {
		shown = fynetheme.VariantDark
	}
	return fynetheme.DefaultTheme().Color(name, shown)
}

// Styles under which Font gives out the faces that Fyne has no name for. Fyne
// adds the fonts of other scripts and emoji only to what a theme gives it, not
// to a font that a text brings along.
var (
	MediumStyle        = fyne.TextStyle{Monospace: true, Bold: true}
	SerifStyle         = fyne.TextStyle{Monospace: true, Italic: true}
	SerifItalicStyle   = fyne.TextStyle{Italic: true}
	SerifSemiBoldStyle = fyne.TextStyle{Bold: true, Italic: true}
)

// Font implements fyne.Theme: Inter for the chrome, Newsreader under the styles
// above, Fyne's own for code.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style == MediumStyle:
		return InterMedium
	case style == SerifStyle:
		return Newsreader
	case style == SerifItalicStyle:
		return NewsreaderItalic
	case style == SerifSemiBoldStyle:
		return NewsreaderSemiBold
	case style.Monospace, style.Symbol:
		return fynetheme.DefaultTheme().Font(style)
	case style.Bold:
		return InterSemiBold
	}
	return Inter
}

// Icon implements fyne.Theme.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return fynetheme.DefaultTheme().Icon(name)
}

var sizes = map[fyne.ThemeSizeName]float32{
	fynetheme.SizeNameText:            TextSize,
	fynetheme.SizeNameCaptionText:     Tiny,
	fynetheme.SizeNameHeadingText:     22,
	fynetheme.SizeNameSubHeadingText:  16,
	fynetheme.SizeNamePadding:         4,
	fynetheme.SizeNameInnerPadding:    7,
	fynetheme.SizeNameInputRadius:     6,
	fynetheme.SizeNameInputBorder:     1,
	fynetheme.SizeNameSelectionRadius: 5,
	fynetheme.SizeNameInlineIcon:      16,
	fynetheme.SizeNameScrollBar:       10,
	fynetheme.SizeNameScrollBarSmall:  4,
	fynetheme.SizeNameLineSpacing:     4,
	fynetheme.SizeNameModalBlurRadius: 0, // costs a frame's whole time without a graphics card
}

// Size implements fyne.Theme.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if s, ok := sizes[name]; ok {
		return s
	}
	return fynetheme.DefaultTheme().Size(name)
}
