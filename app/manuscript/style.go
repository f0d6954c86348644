package manuscript

import (
	"slices"

	"stet/app/manuscript/layout"
	"stet/editor"
)

// The page, in Fyne's units at zoom 1.
const (
	pageWidth    = 660 // the measure: 60 to 70 characters
	marginColumn = 52  // left of the text, for the markers
	marginLeft   = 72  // the least room left of the text
	marginRight  = 28
	pageTop      = 30
	pageBottom   = 72
	paragraphGap = 14
)

// textStyle says how the text of a kind of block is set.
type textStyle struct {
	size, line      float32
	upright, italic layout.Face // and their bold kin
	bold, boldItal  layout.Face
	indent          float32
	above, below    float32
	track           float32 // in ems
	muted           bool
}

var (
	roman      = textStyle{19, 30, layout.Serif, layout.SerifItalic, layout.SerifSemiBold, layout.SerifSemiBoldItalic, 0, 0, paragraphGap, 0, false}
	headline   = textStyle{35, 41, layout.SerifSemiBold, layout.SerifSemiBoldItalic, layout.SerifSemiBold, layout.SerifSemiBoldItalic, 0, 0, 10, -0.008, false}
	standfirst = textStyle{20, 28, layout.SerifItalic, layout.Serif, layout.SerifSemiBoldItalic, layout.SerifSemiBold, 0, 0, paragraphGap, 0, true}
)

// styleOf returns how a block's text is set.
func styleOf(b editor.Block) textStyle {
	s := roman
	switch b.Kind {
	case editor.Headline:
		return headline
	case editor.Standfirst:
		return standfirst
	case editor.Heading:
		s = headline
		s.size, s.line, s.above, s.below, s.track = 24, 30, 10, 8, -0.004
		if b.Level == 3 {
			s.size, s.line = 21, 28
		} else if b.Level > 3 {
			s.size, s.line = 19, 28
		}
		if b.Level > 4 {
			s.upright, s.italic, s.bold, s.boldItal = s.italic, s.upright, s.boldItal, s.bold
		}
	case editor.Quote:
		s.upright, s.italic = s.italic, s.upright
		s.bold, s.boldItal = s.boldItal, s.bold
		s.indent = 24
	case editor.Row:
		s.size, s.line, s.below = 17, 31, 0
		if b.Head() {
			s.upright, s.italic = s.bold, s.boldItal
		}
	case editor.Item:
		s.indent = 28 * float32(max(1, b.Level))
		s.below = 6
	}
	return s
}

// face picks the cut for words with these marks.
func (s textStyle) face(strong, emphasis, code bool) layout.Face {
	switch {
	case code:
		return layout.Mono
	case strong && emphasis:
		return s.boldItal
	case strong:
		return s.bold
	case emphasis:
		return s.italic
	}
	return s.upright
}

// runs returns the runs that a block's text is shaped in; unit is how many
// pixels one of Fyne's units has.
func (s textStyle) runs(b editor.Block, unit float32) []layout.Run {
	cuts := []int{0, len(b.Text)}
	for _, m := range b.Marks {
		cuts = append(cuts, m.Start, m.End)
	}
	slices.Sort(cuts)
	var out []layout.Run
	for i := 1; i < len(cuts); i++ {
		if cuts[i-1] < cuts[i] {
			out = append(out, s.run(b.Marks, cuts[i-1], cuts[i], unit))
		}
	}
	return out
}

func (s textStyle) run(marks []editor.Mark, start, end int, unit float32) layout.Run {
	var on [3]bool
	r := layout.Run{Start: start, End: end, Size: s.size * unit, Track: s.track * s.size * unit}
	for _, m := range marks {
		if m.Start > start || end > m.End {
			continue
		}
		switch m.Kind {
		case editor.Strong:
			on[0] = true
		case editor.Emphasis:
			on[1] = true
		case editor.Code:
			on[2] = true
			r.Size = s.size * unit * 0.84
		case editor.Superscript:
			r.Size, r.Rise = s.size*unit*0.64, s.size*unit*0.33
		case editor.Subscript:
			r.Size, r.Rise = s.size*unit*0.64, -s.size*unit*0.12
		}
	}
	r.Face = s.face(on[0], on[1], on[2])
	return r
}

// inline returns what must be painted for a block's own marks.
func inline(b editor.Block, p *Palette) []Mark {
	var out []Mark
	for _, m := range b.Marks {
		s := Style{}
		switch m.Kind {
		case editor.Link:
			s = Style{Underline: hair, Line: p.Accent, Ink: p.Accent}
		case editor.Strike:
			s = Style{Strike: true}
		case editor.Code:
			s = Style{Background: p.Side}
		default:
			continue
		}
		out = append(out, Mark{Range: editor.Range{Block: b.ID, Start: m.Start, End: m.End}, Style: s})
	}
	return out
}

// hair is the thin underline of a link.
const hair Underline = 255
