package app

import (
	"image/color"
	"math"
	"testing"

	"stet/app/manuscript"
	"stet/app/theme"
	"stet/editor"
)

// looks is every way in which a layer sets words apart, by name.
func looks(p *theme.Palette) map[string]manuscript.Style {
	all := map[string]manuscript.Style{
		"offered fact": offerLook(p), "gap": gapLook(p), "nothing to check": passedLook(p), "spelling": spellingLook(p), "hit": hitLook(p, false), "current hit": hitLook(p, true),
		"comment": commentLook(p, false), "resolved comment": commentLook(p, true),
		"inserted": changeLook(p, editor.Inserted), "deleted": changeLook(p, editor.Deleted), "pasted": pastedLook(p),
	}
	// one for each way a fact stands: the card and the slip tell the statuses of one way apart
	for _, s := range []editor.FactStatus{editor.Unchecked, editor.BeingChecked, editor.NeedsSource, editor.Verified, editor.Waived, editor.Disputed} {
		all["fact "+string(s)] = factLook(p, editor.Fact{Status: s})
	}
	for _, s := range []editor.Severity{editor.Informs, editor.Warns, editor.Blocks} {
		all["finding "+string(s)] = findingLook(p, s)
		all["style "+string(s)] = styleLook(p, s)
	}
	return all
}

// TestLooksDifferWithoutColour takes the colours away: no two looks may be the
// same then.
func TestLooksDifferWithoutColour(t *testing.T) {
	seen := map[manuscript.Style]string{}
	for name, s := range looks(&theme.Light) {
		bare := manuscript.Style{Underline: s.Underline, Frame: s.Frame, Strike: s.Strike, Marker: s.Marker}
		if other, ok := seen[bare]; ok {
			t.Errorf("%s and %s look alike in black and white: %+v", name, other, bare)
		}
		seen[bare] = name
	}
}

// TestLooksCanBeRead wants 4.5:1 between words and their ground, and 3:1 between
// lines and the page, in both themes.
func TestLooksCanBeRead(t *testing.T) {
	for _, p := range []*theme.Palette{&theme.Light, &theme.Dark} {
		for name, s := range looks(p) {
			ink, ground := or(s.Ink, p.Ink), or(s.Background, p.Page)
			if c := contrast(ink, ground); c < 4.5 {
				t.Errorf("the words of %s have a contrast of %.2f", name, c)
			}
			if c := contrast(or(s.Line, ink), p.Page); c < 3 {
				t.Errorf("the line of %s has a contrast of %.2f", name, c)
			}
		}
	}
}

func or(c, other color.NRGBA) color.NRGBA {
	if c.A == 0 {
		return other
	}
	return c
}

// contrast is WCAG's ratio of relative luminances.
func contrast(a, b color.NRGBA) float64 {
	l, m := luminance(a), luminance(b)
	return (max(l, m) + 0.05) / (min(l, m) + 0.05)
}

func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}
