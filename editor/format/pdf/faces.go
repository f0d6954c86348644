package pdf

import (
	"fmt"
	"io/fs"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// The cuts that pages are set in, by their files: the serif for words, the sans for
// what is said about them, and for letters that the serif lacks.
const (
	serif           = "Newsreader-Regular"
	serifItalic     = "Newsreader-Italic"
	serifBold       = "Newsreader-SemiBold"
	serifBoldItalic = "Newsreader-SemiBoldItalic"
	sans            = "Inter-Regular"
	sansMedium      = "Inter-Medium"
	sansBold        = "Inter-SemiBold"
)

// kin is the cut that stands in for letters that another lacks.
var kin = map[string]string{serif: sans, serifItalic: sans, serifBold: sansBold, serifBoldItalic: sansBold, sansMedium: sans, sansBold: sans}

// alike are signs that stand in for others that no cut has: those of the desk's statuses.
var alike = map[rune]rune{'✔': '✓', '✕': '✗', '✖': '✗', '◌': '◇', '◔': '◆', '✎': '↻'}

// box is set for a letter that no cut has.
const box = '□'

// faces are the cuts as far as they have been asked for.
type faces struct {
	files fs.FS
	open  map[string]*face
}

// newFaces finds the cuts in files, where each lies under "fonts/" with the ending .ttf.
func newFaces(files fs.FS) (*faces, error) {
	if files == nil {
		return nil, ErrFaces
	}
	f := &faces{files, map[string]*face{}}
	for _, name := range []string{serif, serifItalic, serifBold, serifBoldItalic, sans, sansMedium, sansBold} {
		b, err := fs.ReadFile(files, "fonts/"+name+".ttf")
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrFaces, err)
		}
		parsed, err := sfnt.Parse(b)
		if err != nil {
			return nil, fmt.Errorf("%w: %s: %w", ErrFaces, name, err)
		}
		f.open[name] = &face{file: b, font: parsed, widths: map[rune]float64{}}
	}
	return f, nil
}

// face is one cut.
type face struct {
	file   []byte
	font   *sfnt.Font
	buffer sfnt.Buffer
	widths map[rune]float64 // as shares of the size; -1 for what it lacks
}

// width returns how wide a letter is at the size of 1, false where the cut lacks it.
func (f *face) width(r rune) (float64, bool) {
	w, known := f.widths[r]
	if !known {
		w = f.measure(r)
		f.widths[r] = w
	}
	return w, w >= 0
}

func (f *face) measure(r rune) float64 {
	if r > 0xffff { // the subset that is embedded ends here
		return -1
	}
	g, err := f.font.GlyphIndex(&f.buffer, r)
	if err != nil || g == 0 {
		return -1
	}
	const em = 1000 // the unit of widths in PDF
	w, err := f.font.GlyphAdvance(&f.buffer, g, fixed.I(em), font.HintingNone)
	if err != nil {
		return -1
	}
	return float64(w.Round()) / em
}

// has reports whether a cut has every letter of a word.
func (f *faces) has(name string, word []rune) bool {
	for _, r := range word {
		if _, ok := f.open[name].width(r); !ok {
			return false
		}
	}
	return true
}

// cut returns the cut to set a word in: its own, or the one that stands in for it where
// that has more of the word's letters.
func (f *faces) cut(name string, word []rune) string {
	if f.has(name, word) {
		return name
	}
	if other, ok := kin[name]; ok && (f.has(other, word) || f.lacks(name, word) > f.lacks(other, word)) {
		return other
	}
	return name
}

func (f *faces) lacks(name string, word []rune) int {
	n := 0
	for _, r := range word {
		if _, ok := f.open[name].width(r); !ok {
			n++
		}
	}
	return n
}

// set returns the letter to set for r in a cut, with the cut that has it.
func (f *faces) set(name string, r rune) (rune, string, float64) {
	for _, at := range []string{name, kin[name], sans} {
		if face := f.open[at]; face != nil {
			if w, ok := face.width(r); ok {
				return r, at, w
			}
		}
	}
	if other := alike[r]; other != 0 {
		return f.set(name, other)
	}
	if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r) {
		return 0, name, 0 // it would stand on a box of its own
	}
	w, _ := f.open[sans].width(box)
	return box, sans, w
}
