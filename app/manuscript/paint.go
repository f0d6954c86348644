package manuscript

import (
	"image"
	"image/color"
	"image/draw"

	xdraw "golang.org/x/image/draw"

	"stet/app/manuscript/layout"
)

// paint draws a scene. The picture is opaque: the page's colour is under it.
func paint(dst *image.RGBA, s *scene, fonts *layout.Fonts) {
	pen := pen{dst, s, fonts}
	pen.fill(dst.Rect, s.palette.Page)
	pen.ground()
	switch s.row.kind {
	case textRow:
		pen.text()
	case smallRow:
		pen.small()
	case labelRow:
		pen.words(pen.or(s.ground.Bar, s.palette.Muted))
	case captionRow:
		pen.caption()
	case pictureRow:
		pen.picture()
	case ruleRow:
		pen.rule()
	}
}

// pen draws one scene.
type pen struct {
	dst   *image.RGBA
	s     *scene
	fonts *layout.Fonts
}

func (p pen) fill(r image.Rectangle, c color.NRGBA) {
	if c.A == 0 {
		return
	}
	draw.Draw(p.dst, r, image.NewUniform(c), image.Point{}, draw.Over)
}

func (p pen) or(c, other color.NRGBA) color.NRGBA {
	if c.A == 0 {
		return other
	}
	return c
}

// ground draws what a block style puts behind the block.
func (p pen) ground() {
	s := p.s
	if s.row.kind == spaceRow && s.row.last {
		return
	}
	left := s.column - s.px(15)
	if s.ground.Background.A > 0 {
		p.fill(image.Rect(left, 0, s.column+s.measure, s.row.h), s.ground.Background)
	}
	if s.ground.Bar.A > 0 {
		p.fill(image.Rect(left, 0, left+s.px(3), s.row.h), s.ground.Bar)
	}
	if s.quote {
		left := s.column + s.px(4)
		if s.row.rtl() {
			left = s.column + s.measure - s.px(4) - max(1, s.px(2))
		}
		p.fill(image.Rect(left, 0, left+max(1, s.px(2)), s.row.h), s.palette.Hairline)
	}
}

// text draws a line of the manuscript: grounds, selection, words, lines.
func (p pen) text() {
	s, r := p.s, p.s.row
	x := float32(s.column + r.indent)
	for _, m := range s.marks {
		for _, span := range p.marked(m) {
			p.fill(image.Rect(span.Min.X, s.px(3), span.Max.X, r.h-s.px(3)), m.Style.Background)
		}
	}
	p.selection()
	ink := s.palette.Ink
	if r.muted || r.hint {
		ink = s.palette.Muted
	}
	ink = faded(ink, r.hint)
	var inks []layout.Ink
	for _, m := range s.marks {
		if m.Style.Ink.A > 0 {
			inks = append(inks, layout.Ink{Start: m.Range.Start + r.line.Start, End: m.Range.End + r.line.Start, Color: m.Style.Ink})
		}
	}
	thin := max(1, s.px(1))
	p.fill(image.Rect(s.column, r.h-thin, s.column+s.measure, r.h), s.below)
	for _, end := range r.cells {
		p.fill(image.Rect(int(x)+end, s.px(7), int(x)+end+thin, r.h-s.px(7)), s.palette.Muted)
	}
	p.fonts.Draw(p.dst, r.shaped, r.line, x, r.base, ink, inks)
	for i := range s.marks {
		p.lines(i)
	}
	p.turn()
	p.bullet(ink)
	p.markers()
}

// caption draws a line of what is said about a picture, with the marks in it.
func (p pen) caption() {
	s := p.s
	for _, m := range s.marks {
		for _, span := range p.marked(m) {
			p.fill(span, m.Style.Background)
		}
	}
	p.words(faded(s.palette.Muted, s.row.hint))
	for i := range s.marks {
		p.lines(i)
	}
	p.markers()
}

// faded is the ink of words that only ask to be written.
func faded(ink color.NRGBA, faint bool) color.NRGBA {
	if faint {
		ink.A = 150
	}
	return ink
}

// spans returns where bytes of the line are, as rectangles of the row's height.
func (p pen) spans(from, to int) []image.Rectangle {
	r := p.s.row
	left := float32(p.s.column + r.indent)
	var out []image.Rectangle
	for _, span := range r.shaped.Spans(r.line, from+r.line.Start, to+r.line.Start) {
		out = append(out, image.Rect(int(left+span.From+0.5), 0, int(left+span.To+0.5), r.h))
	}
	return out
}

// marked returns where a mark is, without the space that hangs over the end.
func (p pen) marked(m Mark) []image.Rectangle {
	spans := p.spans(m.Range.Start, m.Range.End)
	start := p.s.column + p.s.row.indent
	end := start + int(p.s.row.line.Width+0.5)
	for i := range spans {
		spans[i].Min.X = min(end, max(spans[i].Min.X, start))
		spans[i].Max.X = max(spans[i].Min.X, min(spans[i].Max.X, end))
	}
	return spans
}

func (p pen) selection() {
	s := p.s
	if s.from < 0 {
		return
	}
	for _, span := range p.spans(s.from, s.to) {
		p.fill(span, s.palette.Selection)
	}
	if s.beyond { // the line end is selected as well
		end := s.column + s.row.indent + int(s.row.line.Width+0.5)
		if s.row.rtl() {
			end = s.column + s.row.indent - s.px(6)
		}
		p.fill(image.Rect(end, 0, end+s.px(6), s.row.h), s.palette.Selection)
	}
}

func (p pen) bullet(ink color.NRGBA) {
	s := p.s
	if s.bullet == "" {
		return
	}
	shaped := p.fonts.Shape(s.bullet, []layout.Run{{End: len(s.bullet), Face: layout.Serif, Size: 19 * s.unit}})
	x := float32(s.column+s.row.indent) - shaped.Width() - float32(s.px(8))
	if s.row.rtl() {
		x = float32(s.column+s.row.indent+s.px(8)) + s.row.line.Width
	}
	p.fonts.Draw(p.dst, shaped, shaped.Wrap(1e9)[0], x, s.row.base, ink, nil)
}

// words draws a line that is not the manuscript's own.
func (p pen) words(ink color.NRGBA) {
	r := p.s.row
	p.fonts.Draw(p.dst, r.shaped, r.line, float32(p.s.column), r.base, ink, nil)
}

func (p pen) small() {
	s := p.s
	for _, run := range s.row.runs {
		ink := faded(s.palette.Muted, run.faint)
		if run.Strong {
			ink = s.palette.Ink
		}
		p.fonts.Draw(p.dst, run.shaped, run.shaped.Wrap(1e9)[0], float32(s.column+run.x), s.row.base, p.or(run.Ink, ink), nil)
	}
}

func (p pen) rule() {
	s := p.s
	if s.row.muted { // above the by-line
		p.fill(image.Rect(s.column, 0, s.column+s.measure, max(1, s.px(1))), s.palette.Hairline)
		return
	}
	if s.from >= 0 {
		p.fill(image.Rect(s.column, 0, s.column+s.measure, s.row.h), s.palette.Selection)
	}
	middle := s.column + s.measure/2
	y := s.row.h / 2
	p.fill(image.Rect(middle-s.px(60), y, middle+s.px(60), y+max(1, s.px(1))), s.palette.Muted)
}

func (p pen) picture() {
	s, r := p.s, p.s.row
	box := image.Rect(s.column, 0, s.column+s.measure, r.h)
	edge, ground := s.palette.Hairline, s.palette.Side
	if s.from >= 0 {
		edge, ground = s.palette.Accent, s.palette.Selection
	}
	p.fill(box, edge)
	p.fill(box.Inset(max(1, s.px(1))), ground)
	if r.picture == nil {
		x := float32(s.column) + (float32(s.measure)-r.line.Width)/2
		p.fonts.Draw(p.dst, r.shaped, r.line, x, r.base, s.palette.Muted, nil)
		return
	}
	of := r.picture.Bounds()
	width := min(s.measure, r.h*of.Dx()/max(1, of.Dy()))
	left := s.column + (s.measure-width)/2
	inside := image.Rect(left, 0, left+width, r.h)
	if s.from >= 0 {
		inside = inside.Inset(s.px(3)) // the colour of the selection shows around it
	}
	xdraw.ApproxBiLinear.Scale(p.dst, inside, r.picture, of, xdraw.Over, nil)
}
