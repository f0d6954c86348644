package control

import (
	"bytes"
	"sync"
	"unicode"

	"fyne.io/fyne/v2"
	"github.com/go-text/typesetting/font"

	"stet/app/theme"
)

// Face is one of the cuts that words are set in.
type Face int

// The faces: Inter for the chrome, Newsreader for a story's own words.
const (
	Sans Face = iota
	SansMedium
	SansSemi
	Serif
	SerifItalic
	SerifSemi
)

// style is what the theme knows the face by. Texts bring no font of their own,
// so that Fyne adds its fallback fonts for other scripts.
func (f Face) style() fyne.TextStyle {
	switch f {
	case SansMedium:
		return theme.MediumStyle
	case SansSemi:
		return fyne.TextStyle{Bold: true}
	case Serif:
		return theme.SerifStyle
	case SerifItalic:
		return theme.SerifItalicStyle
	case SerifSemi:
		return theme.SerifSemiBoldStyle
	}
	return fyne.TextStyle{}
}

// chrome is the face of the chrome that stands in for a story's.
func (f Face) chrome() Face {
	switch f {
	case SerifSemi:
		return SansSemi
	case Serif, SerifItalic:
		return Sans
	}
	return f
}

var newsreader = sync.OnceValue(func() *font.Face {
	f, err := font.ParseTTF(bytes.NewReader(theme.Newsreader.Content()))
	if err != nil {
		panic(err) // it is built in
	}
	return f
})

// leaves reports whether the chrome's face goes on behind a letter of a story's words: from
// one that Newsreader lacks, as Greek and Cyrillic, up to the next that it has. Fyne's own
// fallbacks stand higher than the line that Fyne measures, and are cut off below.
func (f Face) leaves(sans bool, r rune) bool {
	if f < Serif || r <= ' ' || unicode.In(r, unicode.Mn, unicode.Cf) || sans && !unicode.IsLetter(r) {
		return sans
	}
	_, ok := newsreader().NominalGlyph(r)
	return !ok
}

func (f Face) measure(s string, size float32) (fyne.Size, float32) {
	return fyne.CurrentApp().Driver().RenderedTextSize(s, size, f.style(), nil)
}

// Style says how words are set. Line is the height of a line. Lines 0 sets them
// on one line as wide as they are; a positive number wraps them to at most so
// many lines and ends what does not fit with an ellipsis; Unlimited wraps all.
type Style struct {
	Face  Face
	Size  float32
	Line  float32
	Ink   theme.Role
	Lines int
}

// Unlimited is the Lines of a style that wraps however long the words are.
const Unlimited = -1

// In returns the style in another ink.
func (s Style) In(ink theme.Role) Style { s.Ink = ink; return s }

// Wrap returns the style wrapped to at most n lines.
func (s Style) Wrap(n int) Style { s.Lines = n; return s }

// The styles of the design.
var (
	Body      = Style{Sans, 13, 18, theme.Ink, 0}
	Strong    = Style{SansSemi, 13, 18, theme.Ink, 0}
	Quiet     = Style{Sans, 12, 17, theme.Muted, 0}
	Fine      = Style{Sans, 11, 15, theme.Muted, 0}
	FineHead  = Style{SansMedium, 11.5, 16, theme.Muted, 0}
	StoryHead = Style{SerifSemi, 15, 19, theme.Ink, 2}
	Words     = Style{Serif, 15, 20, theme.Ink, Unlimited}
	Brand     = Style{SerifSemi, 17, 22, theme.Ink, 0}
)
