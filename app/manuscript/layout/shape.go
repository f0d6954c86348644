package layout

import (
	"sort"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// Run says how the bytes [Start, End) of a text are set. Rise lifts them off
// the baseline, Track is put behind each character.
type Run struct {
	Start, End int
	Face       Face
	Size, Rise float32
	Track      float32

	level uint8 // of UAX #9
}

// Shaped is a paragraph turned into glyphs, without regard to a width. Its
// stops are the places a caret can stand: the grapheme boundaries.
type Shaped struct {
	Text   string
	RTL    bool      // the paragraph runs from right to left
	stops  []int32   // byte offsets, the first 0 and the last len(Text)
	xs     []float32 // how far the text before each stop reaches, in logical order
	space  []bool    // whether a white space begins at the stop
	breaks []lineBreak
	runs   []run
}

// lineBreak is a stop where UAX #14 lets a line begin, or has one begin.
type lineBreak struct {
	stop int32
	must bool
}

// run is a stretch of one font and one direction.
type run struct {
	from, to   int32 // stops
	base       int32 // the stop that its chunk begins at
	rtl        bool
	level      uint8
	face       *font.Face
	size, rise float32
	glyphs     []glyph // from left to right
}

// glyph is drawn x to the right of the left edge of its whole run, y above the
// baseline.
type glyph struct {
	id   font.GID
	stop int32 // the first stop of its cluster, counted from its run's base
	x, y float32
}

// Width returns the length of the whole text on one line.
func (s *Shaped) Width() float32 { return s.xs[len(s.xs)-1] }

// stop returns the index of the last stop at or before the offset.
func (s *Shaped) stop(offset int) int {
	return max(0, sort.Search(len(s.stops), func(i int) bool { return int(s.stops[i]) > offset })-1)
}

// Shape sets text. The runs lie side by side and cover all of it; without any
// nothing is known of its font, so there must be one, even for an empty text.
func (f *Fonts) Shape(text string, runs []Run) *Shaped {
	runs = leveled(text, runs)
	pieces := chunks(text)
	if len(pieces) == 1 {
		return f.shaped(text, runs)
	}
	whole := &Shaped{Text: text, RTL: RightToLeft(text)}
	n := len(text) + 1
	whole.stops, whole.xs, whole.space = make([]int32, 0, n), make([]float32, 0, n), make([]bool, 0, n)
	at := 0
	for _, piece := range pieces {
		whole.add(f.shaped(piece, clip(runs, at, at+len(piece))), at)
		at += len(piece)
	}
	return whole
}

// clip returns the runs within [from, to), counted from there.
func clip(runs []Run, from, to int) []Run {
	var out []Run
	for _, r := range runs {
		r.Start, r.End = max(r.Start, from)-from, min(r.End, to)-from
		if r.Start < r.End {
			out = append(out, r)
		}
	}
	return out
}

// add appends a chunk that begins at the byte at.
func (s *Shaped) add(c *Shaped, at int) {
	first, x := int32(0), float32(0)
	if n := len(s.stops); n > 0 { // the seam is one stop
		first, x = int32(n-1), s.xs[n-1]
		s.stops, s.xs, s.space = s.stops[:n-1], s.xs[:n-1], s.space[:n-1]
	}
	for i := range c.stops {
		s.stops = append(s.stops, c.stops[i]+int32(at))
		s.xs = append(s.xs, c.xs[i]+x)
		s.space = append(s.space, c.space[i])
	}
	if n := len(s.breaks) - 1; n >= 0 && at > 0 && s.Text[at-1] != ' ' && !s.breaks[n].must {
		s.breaks = s.breaks[:n] // a seam within a word is no place to break
	}
	for _, b := range c.breaks {
		s.breaks = append(s.breaks, lineBreak{b.stop + first, b.must})
	}
	for _, r := range c.runs {
		r.from, r.to, r.base = r.from+first, r.to+first, first
		s.runs = append(s.runs, r)
	}
}

// shape does the work for one chunk.
func (f *Fonts) shape(text string, runs []Run) *Shaped {
	f.worked += len(text)
	s := &Shaped{Text: text, RTL: RightToLeft(text)}
	runes, bytes := split(text)
	stopOf := f.findStops(s, runes, bytes)
	advances := make([]float32, len(s.stops))
	for _, r := range runs {
		in := shaping.Input{
			Text: runes, RunStart: runeAt(bytes, r.Start), RunEnd: runeAt(bytes, r.End),
			Face: f.faces[r.Face], Size: fixed.Int26_6(r.Size*64 + 0.5),
			Script: language.Latin, Language: "en", Direction: di.DirectionLTR,
		}
		if in.RunStart >= in.RunEnd {
			continue
		}
		if r.level%2 == 1 {
			in.Direction = di.DirectionRTL
		}
		parts := append([]shaping.Input(nil), f.split.Split(in, resolver{f, in.Face})...)
		for _, part := range parts {
			s.addRun(f.shaper.Shape(part), r, runes, stopOf, advances)
		}
	}
	x := float32(0)
	s.xs = make([]float32, len(s.stops))
	for i, a := range advances {
		s.xs[i] = x
		x += a
	}
	return s
}

// split returns the runes of text and the byte each begins at, ending with
// len(text).
func split(text string) (runes []rune, bytes []int) {
	n := utf8.RuneCountInString(text)
	runes, bytes = make([]rune, 0, n), make([]int, 0, n+1)
	for i, r := range text {
		runes, bytes = append(runes, r), append(bytes, i)
	}
	return runes, append(bytes, len(text))
}

func runeAt(bytes []int, offset int) int { return sort.SearchInts(bytes, offset) }

// findStops fills in stops, white space and line breaks, and returns for each
// rune the stop its grapheme begins at.
func (f *Fonts) findStops(s *Shaped, runes []rune, bytes []int) []int32 {
	stopOf := make([]int32, len(runes)+1)
	f.segment.Init(runes)
	for graphemes := f.segment.GraphemeIterator(); graphemes.Next(); {
		g := graphemes.Grapheme()
		for i := range g.Text {
			stopOf[g.Offset+i] = int32(len(s.stops))
		}
		s.stops = append(s.stops, int32(bytes[g.Offset]))
		s.space = append(s.space, unicode.IsSpace(g.Text[0]) && g.Text[0] != '\u00a0' && g.Text[0] != '\u202f')
	}
	stopOf[len(runes)] = int32(len(s.stops))
	s.stops = append(s.stops, int32(len(s.Text)))
	s.space = append(s.space, false)
	for lines := f.segment.LineIterator(); lines.Next(); {
		l := lines.Line()
		end := l.Offset + len(l.Text)
		must := l.IsMandatoryBreak && (end < len(runes) || len(l.Text) > 0 && l.Text[len(l.Text)-1] == '\n')
		if end == len(runes) || stopOf[end] != stopOf[end-1] {
			s.breaks = append(s.breaks, lineBreak{stopOf[end], must})
		}
	}
	return stopOf
}

// addRun takes the glyphs of one run over, shares each cluster's advance out to
// the stops in it, and blanks tabs and line ends.
func (s *Shaped) addRun(out shaping.Output, how Run, runes []rune, stopOf []int32, advances []float32) {
	r := run{
		from: stopOf[out.Runes.Offset], to: stopOf[out.Runes.Offset+out.Runes.Count],
		rtl: out.Direction.Progression() == di.TowardTopLeft, level: how.level, face: out.Face, size: how.Size, rise: how.Rise,
	}
	r.glyphs = make([]glyph, 0, len(out.Glyphs))
	x := float32(0)
	for i := 0; i < len(out.Glyphs); {
		first := out.Glyphs[i]
		cluster := first.TextIndex()
		from, to := stopOf[cluster], stopOf[min(cluster+first.RunesCount(), len(runes))]
		advance, blank := s.blank(runes[cluster], how.Size)
		for ; i < len(out.Glyphs) && out.Glyphs[i].TextIndex() == cluster; i++ {
			if g := out.Glyphs[i]; !blank {
				r.glyphs = append(r.glyphs, glyph{g.GlyphID, from, x + advance + float(g.XOffset), float(g.YOffset)})
				advance += float(g.Advance)
			}
		}
		if !blank {
			advance += how.Track
		}
		x += advance
		n := max(1, to-from)
		for stop := from; stop < from+n; stop++ {
			advances[stop] += advance / float32(n)
		}
	}
	s.runs = append(s.runs, r)
}

// blank reports whether a character is only room, and how wide it is.
func (s *Shaped) blank(r rune, size float32) (width float32, ok bool) {
	switch {
	case r == '\t':
		return 2 * size, true
	case r < ' ' || r == 0x2028 || r == 0x2029 || r == 0x85:
		return 0, true
	}
	return 0, false
}

func float(v fixed.Int26_6) float32 { return float32(v) / 64 }
