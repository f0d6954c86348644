package layout

import (
	"bytes"
	"fmt"
	"image"
	"io"
	"log"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
	"github.com/go-text/typesetting/shaping"
)

// Face names one of the cuts that words are set in.
type Face uint8

// The faces of a manuscript.
const (
	Serif Face = iota
	SerifItalic
	SerifSemiBold
	SerifSemiBoldItalic
	Sans
	SansMedium
	SansSemiBold
	Mono
	faces
)

// Fonts holds the parsed faces, the fonts tried for characters they lack, and
// the caches of shaped text and drawn glyphs. Windows may share one.
type Fonts struct {
	// System, when set, has the system's fonts tried last. They are looked for
	// when a character first needs them, which may take a second.
	System bool

	faces    [faces]*font.Face
	fallback []*font.Face
	unread   [][]byte // fallback fonts not parsed yet: most pages need none
	system   *fontscan.FontMap
	found    map[rune]*font.Face // what the faces lack, and where it is

	shaper  shaping.HarfbuzzShaper
	split   shaping.Segmenter
	segment segmenter.Segmenter
	cache   cache
	worked  int // bytes shaped so far: what the cache spares is not among them
	glyphs  glyphs
	stamps  map[stamp]*image.RGBA // the coloured glyphs drawn before
}

// New parses the fonts, TrueType or OpenType files. Serif is needed; a face
// that is not given is replaced by its nearest kin. The fallback fonts are
// tried in order for characters that the faces lack; they are parsed when the
// first such character is met, and one that cannot be read is passed over.
func New(files map[Face][]byte, fallback ...[]byte) (*Fonts, error) {
	f := &Fonts{found: map[rune]*font.Face{}}
	for face, file := range files {
		parsed, err := parse(file)
		if err != nil {
			return nil, fmt.Errorf("font of face %d cannot be read: %w", face, err)
		}
		f.faces[face] = parsed
	}
	if f.faces[Serif] == nil {
		return nil, fmt.Errorf("no font was given for the text: pass one for layout.Serif")
	}
	for face, kin := range kin {
		if f.faces[face] == nil {
			f.faces[face] = f.faces[kin]
		}
	}
	f.fallback, f.unread = []*font.Face{f.faces[Sans]}, fallback
	f.shaper.SetFontCacheSize(32)
	return f, nil
}

// kin is what stands in for a face that is not given; earlier ones first.
var kin = [faces]Face{Serif, Serif, Serif, SerifSemiBold, Serif, Sans, SansMedium, Sans}

func parse(file []byte) (*font.Face, error) { return font.ParseTTF(bytes.NewReader(file)) }

// Metrics returns the height above and the depth below the baseline that the
// face asks for at a size.
func (f *Fonts) Metrics(face Face, size float32) (ascent, descent float32) {
	own := f.faces[face]
	e, _ := own.FontHExtents()
	scale := size / float32(own.Upem())
	return e.Ascender * scale, -e.Descender * scale
}

// Baseline returns how far below the top of a line of that height its baseline
// lies when the face stands in the middle of the line.
func (f *Fonts) Baseline(face Face, size float32, height int) int {
	ascent, descent := f.Metrics(face, size)
	return int((float32(height)-ascent-descent)/2 + ascent + 0.5)
}

// Has reports whether the face or a fallback font can show r.
func (f *Fonts) Has(face Face, r rune) bool {
	_, ok := f.resolve(f.faces[face], r).NominalGlyph(r)
	return ok
}

// resolver picks the font for each character of a run set in one face.
type resolver struct {
	fonts *Fonts
	face  *font.Face
}

// ResolveFace implements shaping.Fontmap.
func (r resolver) ResolveFace(c rune) *font.Face { return r.fonts.resolve(r.face, c) }

// resolve returns the face itself where it has c or nothing has, so that a
// missing character is shown as the face's own box.
func (f *Fonts) resolve(face *font.Face, c rune) *font.Face {
	if _, ok := face.NominalGlyph(c); ok || c < ' ' {
		return face
	}
	other, ok := f.found[c]
	if !ok {
		other = f.look(c)
		f.found[c] = other
	}
	if other == nil {
		return face
	}
	return other
}

func (f *Fonts) look(c rune) *font.Face {
	for i := 0; ; i++ {
		if i == len(f.fallback) && !f.readNext() {
			break
		}
		if _, ok := f.fallback[i].NominalGlyph(c); ok {
			return f.fallback[i]
		}
	}
	if !f.System {
		return nil
	}
	if f.system == nil {
		f.system = fontscan.NewFontMap(log.New(io.Discard, "", 0))
		if err := f.system.UseSystemFonts(""); err != nil {
			f.System = false // there are none to be had
			return nil
		}
		f.system.SetQuery(fontscan.Query{Families: []string{fontscan.Serif}})
	}
	f.system.SetScript(language.LookupScript(c)) // without it nothing is found
	face := f.system.ResolveFace(c)
	if face == nil {
		return nil
	}
	if _, ok := face.NominalGlyph(c); !ok {
		return nil
	}
	return face
}

// readNext parses the next fallback font; false where there is none left.
func (f *Fonts) readNext() bool {
	for len(f.unread) > 0 {
		face, err := parse(f.unread[0])
		f.unread = f.unread[1:]
		if err == nil {
			f.fallback = append(f.fallback, face)
			return true
		}
	}
	return false
}
