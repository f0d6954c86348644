package theme

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// pairs is every text on every ground it stands on.
var pairs = []struct {
	text    string
	ink     Role
	grounds []Role
}{
	{"ink", Ink, []Role{Chrome, Side, Page, Pill, Selection, TextSelection, MovedGround, Marking}},
	{"muted", Muted, []Role{Chrome, Side, Page, Pill}},
	{"accent", Accent, []Role{Chrome, Side, Page, Selection}},
	{"on accent", OnAccent, []Role{Accent}},
	{"verified", VerifiedInk, []Role{Chrome, Side, Page, Selection}},
	{"needs source", NeedsSourceInk, []Role{Chrome, Side, Page, Selection, NeedsSourcePill}},
	{"disputed", DisputedInk, []Role{Chrome, Side, Page, Selection}},
	{"marker number", Page, []Role{Verified, NeedsSource, Disputed}},
	{"inserted", Inserted, []Role{InsertedGround}},
	{"deleted", Deleted, []Role{DeletedGround}},
	{"moved", Moved, []Role{MovedGround, Chrome, Page}},
}

func TestContrast(t *testing.T) {
	for variant, p := range map[string]*Palette{"light": &Light, "dark": &Dark} {
		for _, pair := range pairs {
			for _, ground := range pair.grounds {
				ink, back := *pair.ink(p), *ground(p)
				if ratio := contrast(ink, back); ratio < 4.5 {
					t.Errorf("%s: %s %06x on %06x has contrast %.2f, WCAG AA asks 4.5",
						variant, pair.text, rgb(ink), rgb(back), ratio)
				}
			}
		}
	}
}

// contrast is the ratio of WCAG 2.2, section 1.4.3.
func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func rgb(c color.NRGBA) int { return int(c.R)<<16 | int(c.G)<<8 | int(c.B) }

func TestEveryColourIsInTheTable(t *testing.T) {
	for _, r := range roles {
		if c := *r.At(&Light); c.A != r.Day || rgb(c) != int(r.Light) {
			t.Errorf("%s: light is %06x, the table says %06x", r.Name, rgb(c), r.Light)
		}
		if c := *r.At(&Dark); c.A != r.Night || rgb(c) != int(r.Dark) {
			t.Errorf("%s: dark is %06x, the table says %06x", r.Name, rgb(c), r.Dark)
		}
	}
}

func TestModeOverrulesSystem(t *testing.T) {
	for _, c := range []struct {
		mode   Mode
		system fyne.ThemeVariant
		want   *Palette
	}{
		{System, fynetheme.VariantLight, &Light},
		{System, fynetheme.VariantDark, &Dark},
		{ByDay, fynetheme.VariantDark, &Light},
		{ByNight, fynetheme.VariantLight, &Dark},
		{"", fynetheme.VariantDark, &Dark},
	} {
		th := New(c.mode)
		if th.Palette(c.system) != c.want {
			t.Errorf("mode %q with system variant %d shows the wrong palette", c.mode, c.system)
		}
		if got := th.Color(fynetheme.ColorNameForeground, c.system); got != c.want.Ink {
			t.Errorf("mode %q: foreground %v, want %v", c.mode, got, c.want.Ink)
		}
	}
}

func TestFontNamesAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range []fyne.Resource{Inter, InterMedium, InterSemiBold, Newsreader, NewsreaderItalic,
		NewsreaderSemiBold, NewsreaderBoldItalic} {
		if seen[f.Name()] || len(f.Content()) == 0 {
			t.Errorf("font %q is not unique or empty", f.Name())
		}
		seen[f.Name()] = true
	}
}

func TestStylesGiveFaces(t *testing.T) {
	for style, want := range map[fyne.TextStyle]fyne.Resource{
		{}: Inter, {Bold: true}: InterSemiBold, MediumStyle: InterMedium, SerifStyle: Newsreader,
		SerifItalicStyle: NewsreaderItalic, SerifSemiBoldStyle: NewsreaderSemiBold,
		{Monospace: true}: fynetheme.DefaultTextMonospaceFont(),
	} {
		if got := New(ByDay).Font(style); got.Name() != want.Name() {
			t.Errorf("%+v gives %s, want %s", style, got.Name(), want.Name())
		}
	}
}
