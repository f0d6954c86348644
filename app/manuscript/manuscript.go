// Package manuscript is Stet's own text widget: an open manuscript as a page to
// read, type into and mark.
//
//	key, mouse -> Editor -> doc verb -> doc.Change -> page (heights, lines)
//	           -> update: what each visible row shows -> the rows that changed
//	              are painted anew, each into a raster that is used again
//
// Nothing but what is visible is laid out or painted, so a key costs the same in
// a brief and in a book. The page is measured in device pixels (see package
// layout); only the renderer speaks Fyne's units. Everything belongs on the UI
// thread.
package manuscript

import (
	"image"
	"image/color"
	"io/fs"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"stet/app/manuscript/layout"
	"stet/editor"
)

// Options are what an Editor is made with.
type Options struct {
	Fonts    *layout.Fonts // needed; LoadFonts makes them
	Palette  Palette
	ReadOnly bool // may be read, selected and copied from, but not typed into
	Kicker   []Run
	Byline   []Run
	// Picture returns the picture that blocks name by a file, nil where it is not
	// at hand; see RefreshPicture for one that comes later.
	Picture func(file string) image.Image
	Layers  []string // the layers' drawing order, lowest first; others follow as they are set

	// Every calls tick on the UI thread each d until stop is called. Without it
	// the caret does not blink and a drag does not scroll by itself.
	Every func(d time.Duration, tick func()) (stop func())
	// Now tells double clicks from single ones; time.Now unless set.
	Now func() time.Time
	// Modifiers tells which modifiers are held; the driver's unless set.
	Modifiers func() fyne.KeyModifier
	// Platform says whose conventions the keys follow.
	Platform Platform
	// Clip, when shared, lets editors paste from each other with all marks.
	Clip *Clip
}

// Clip keeps what was copied last, as long as the system's clipboard still
// holds its text.
type Clip struct {
	// Primary is what the middle button pastes; nil where there is no such thing.
	Primary Primary

	text     string
	blocks   []editor.Block
	story    string // they were copied from
	selected *Clip  // what is the primary selection, if it was selected here
}

// Palette is the colours of a page.
type Palette struct {
	Page, Side, Ink, Muted, Hairline, Accent, Selection color.NRGBA
}

// Run is a stretch of the small lines above the headline and under the
// standfirst. Gap is the room before it. A run with an ID can be clicked. An
// unset Ink is Muted, or Ink where the run is Strong.
type Run struct {
	Text   string
	ID     string
	Strong bool
	Ink    color.NRGBA
	Gap    float32

	faint bool // asks to be filled in
}

// Underline is the kind of line under marked words.
type Underline uint8

// The kinds of underline.
const (
	NoLine Underline = iota
	Solid
	Dashed
	Dotted
	Double
	Wavy       // as under a misspelt word
	Zigzag     // the same with points
	DashDot    // a dash and a dot in turn
	DashDotDot // a dash and two dots
	Sparse     // short thin dashes, far apart
)

// Frame is the kind of line around marked words, beginning and ending where the
// words do, on however many lines they stand.
type Frame uint8

// The kinds of frame.
const (
	NoFrame Frame = iota
	Box           // a line all around
	DashedBox
	DottedBox
	HeavyBox  // a thick line all around
	Brackets  // a square bracket before the words and one behind them
	HalfOpen  // the one before them only
	Rails     // a line above and one below
	DottedTop // dots above
)

// Marker is the kind of circle in the margin beside a mark.
type Marker uint8

// The kinds of marker: filled with the mark's line colour, or a dotted ring.
const (
	NoMarker Marker = iota
	Filled
	Ring
)

// Style says how marked words look. Colours that are not set (alpha 0) change
// nothing. Line is the colour of the underline, the frame and the marker.
type Style struct {
	Underline  Underline
	Frame      Frame
	Line       color.NRGBA
	Background color.NRGBA
	Ink        color.NRGBA
	Strike     bool
	Marker     Marker
}

// Mark sets words of the manuscript apart, without being part of it. Label is
// what its marker says. Layer is filled in by the editor.
type Mark struct {
	ID    string
	Layer string
	Range editor.Range
	Style Style
	Label string

	before, after bool // of a part on one line: the words go on on the line above, below
}

// BlockStyle sets a whole block apart: a tinted ground, a bar on its left, and
// a small line of words above it in the bar's colour. Of a bare block only that
// line is shown, and nothing where there is none.
type BlockStyle struct {
	Background color.NRGBA
	Bar        color.NRGBA
	Label      string
	Bare       bool
}

// LoadFonts reads Stet's faces out of a folder of fsys and adds Fyne's own fonts
// for other scripts and symbols.
func LoadFonts(fsys fs.FS, dir string) (*layout.Fonts, error) {
	files := map[layout.Face][]byte{layout.Mono: theme.DefaultTextMonospaceFont().Content()}
	for face, name := range faceNames {
		b, err := fs.ReadFile(fsys, dir+"/"+name+".ttf")
		if err != nil {
			return nil, err
		}
		files[face] = b
	}
	var others [][]byte
	for _, r := range []fyne.Resource{theme.DefaultTextFont(), theme.DefaultSymbolFont(), theme.DefaultEmojiFont()} {
		if r != nil && len(r.Content()) > 0 { // a build without emoji has none
			others = append(others, r.Content())
		}
	}
	return layout.New(files, others...)
}

var faceNames = map[layout.Face]string{
	layout.Serif: "Newsreader-Regular", layout.SerifItalic: "Newsreader-Italic",
	layout.SerifSemiBold: "Newsreader-SemiBold", layout.SerifSemiBoldItalic: "Newsreader-SemiBoldItalic",
	layout.Sans: "Inter-Regular", layout.SansMedium: "Inter-Medium", layout.SansSemiBold: "Inter-SemiBold",
}
