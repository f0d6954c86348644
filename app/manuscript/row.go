package manuscript

import (
	"fmt"
	"image"
	"strconv"

	"stet/app/manuscript/layout"
	"stet/editor"
)

// rowKind says what a row of the page is.
type rowKind uint8

const (
	textRow    rowKind = iota // a line of a block's text
	smallRow                  // a line of the kicker or the by-line
	labelRow                  // what a block style says above the block
	pictureRow                // the place of a picture
	captionRow                // a line of a picture's caption or credit
	ruleRow                   // a line across the column
	spaceRow                  // room that belongs to the block
)

// row is one line of the page, painted as one image. y is its place in its
// block, base its baseline below y, indent how far right of the column's left
// edge it begins. A row is never written to once it is made.
type row struct {
	kind    rowKind
	y, h    int
	base    int
	indent  int
	shaped  *layout.Shaped
	line    layout.Line
	runs    []placed
	first   bool        // the first line of its text
	last    bool        // the last
	muted   bool        // set in the muted ink
	hint    bool        // says what to type where there is nothing
	picture image.Image // nil where it is not at hand
	field   string      // the field of a picture that its words are
	cells   []int       // where cells end that stand in no columns, right of the line's left edge
	key     string      // equal for rows whose words look alike
}

// placed is a run of a small row, x right of the column's left edge.
type placed struct {
	Run
	shaped *layout.Shaped
	x      int
	face   layout.Face
}

// editable reports whether a caret can stand in the row.
func (r *row) editable() bool {
	return r.kind == textRow || r.kind == pictureRow || r.kind == ruleRow
}

// rtl reports whether the row's words run from right to left.
func (r *row) rtl() bool { return r.shaped != nil && r.shaped.RTL }

// compose lays out one block.
func (p *page) compose(i int) []row {
	b := p.doc.Block(i)
	c := composer{page: p, block: b, style: styleOf(b)}
	switch {
	case i == 0:
		c.gap(pageTop)
		if len(p.kicker) > 0 {
			c.small(p.kicker, 16)
			c.gap(10)
		} else {
			c.gap(6)
		}
	case i == 1 && p.readOnly && b.Text == "" && len(p.byline) == 0:
		return c.spaceOnly()
	}
	c.gap(c.style.above)
	if label := p.styles[b.ID].Label; label != "" {
		c.label(label)
	}
	switch style := p.styles[b.ID]; {
	case style.Bare && style.Label == "":
		c.gap(0)
		return c.rows
	case style.Bare:
	case b.Kind == editor.ImageBlock:
		c.picture()
	case b.Kind == editor.Rule:
		c.put(row{kind: ruleRow, h: p.px(26)})
	default:
		c.text(i)
	}
	if p.styles[b.ID] != (BlockStyle{}) {
		c.space(6)
	}
	if i == 1 && len(p.byline) > 0 {
		c.gap(12)
		c.rule()
		c.small(p.byline, 20)
		c.gap(13)
		return c.rows
	}
	if next := i + 1; (b.Kind == editor.Item || b.Kind == editor.Row) && next < p.doc.Len() && p.doc.Block(next).Kind != b.Kind {
		c.style.below = paragraphGap // behind the last of a list or a table
	}
	c.gap(c.style.below)
	return c.rows
}

// composer stacks the rows of one block.
type composer struct {
	page  *page
	block editor.Block
	style textStyle
	rows  []row
	y     int
}

func (c *composer) put(r row) {
	r.y = c.y
	c.y += r.h
	c.rows = append(c.rows, r)
}

// space adds room that shares the block's ground, gap room that does not.
func (c *composer) space(v float32) {
	if h := c.page.px(v); h > 0 {
		c.put(row{kind: spaceRow, h: h})
	}
}

func (c *composer) gap(v float32) {
	c.put(row{kind: spaceRow, h: c.page.px(v), last: true})
}

func (c *composer) spaceOnly() []row {
	c.gap(4)
	return c.rows
}

// rule is the hairline above the by-line.
func (c *composer) rule() {
	c.put(row{kind: ruleRow, h: c.page.px(8), muted: true})
}

// text adds the lines of the ith block's own text, or what to type there.
func (c *composer) text(i int) {
	p, text, hint := c.page, c.block.Text, ""
	if text == "" && !p.readOnly {
		hint = p.hint(c.block)
	}
	runs := c.style.runs(c.block, p.unit)
	if text == "" {
		runs = []layout.Run{{Start: 0, End: len(hint), Face: c.style.upright, Size: c.style.size * p.unit}}
		text = hint
	}
	indent, measure := p.px(c.style.indent), p.measure
	if p.styles[c.block.ID].Background.A > 0 {
		measure -= p.px(12)
	}
	shaped := p.fonts.Shape(text, runs)
	var places []float32
	loose := c.block.Kind == editor.Row // in no columns
	if loose {
		if places = p.columnsAt(i).places; places != nil {
			words := shaped
			shaped = words.Tabbed(places, float32(p.px(cellGap)))
			loose = shaped == words
		}
	}
	lines := shaped.Wrap(float32(measure - indent))
	h := p.px(c.style.line)
	base := p.fonts.Baseline(c.style.upright, c.style.size*p.unit, h)
	for n, l := range lines {
		left := indent
		if shaped.RTL {
			left = measure - indent - int(l.Width+0.5)
		}
		r := row{kind: textRow, h: h, base: base, indent: left, shaped: shaped, line: l, muted: c.style.muted,
			first: n == 0, last: n == len(lines)-1, hint: hint != "", key: lineKey(text, runs, l)}
		if places != nil {
			r.key += fmt.Sprint(places)
		}
		if loose {
			r.cells = cellEnds(shaped, l)
		}
		c.put(r)
	}
}

// hint returns what an empty block asks for.
func (p *page) hint(b editor.Block) string {
	switch {
	case b.Kind == editor.Headline:
		return "Headline"
	case b.Kind == editor.Standfirst:
		return "Standfirst"
	case p.doc.Len() == 3 && b.Kind == editor.Paragraph:
		return "Start writing…"
	}
	return ""
}

// lineKey is equal for lines of the same words set alike.
func lineKey(text string, runs []layout.Run, l layout.Line) string {
	key := make([]byte, 0, l.End-l.Start+32)
	key = append(key, text[l.Start:l.End]...)
	for _, r := range runs {
		if r.Start >= l.End || l.Start >= r.End {
			continue
		}
		for _, n := range []int{max(0, r.Start-l.Start), min(r.End, l.End) - l.Start, int(r.Face)} {
			key = strconv.AppendInt(append(key, 0), int64(n), 10)
		}
		for _, v := range []float32{r.Size, r.Rise} {
			key = strconv.AppendFloat(append(key, 0), float64(v), 'g', -1, 32)
		}
	}
	return string(key)
}

// label adds the words of a block style.
func (c *composer) label(words string) {
	c.space(4)
	c.words(labelRow, words, layout.SansMedium, 11, 16)
}

// words adds wrapped lines of words that no caret can stand in, and returns them.
func (c *composer) words(kind rowKind, words string, face layout.Face, size, line float32) []row {
	p, first := c.page, len(c.rows)
	shaped := p.line(words, face, size)
	h := p.px(line)
	for _, l := range shaped.Wrap(float32(p.measure)) {
		c.put(row{kind: kind, h: h, base: p.fonts.Baseline(face, size*p.unit, h), shaped: shaped, line: l,
			muted: true, key: fmt.Sprint(face, size, words[l.Start:l.End])})
	}
	return c.rows[first:]
}

// line shapes words in one face.
func (p *page) line(words string, face layout.Face, size float32) *layout.Shaped {
	return p.fonts.Shape(words, []layout.Run{{Start: 0, End: len(words), Face: face, Size: size * p.unit}})
}

// small adds the runs of the kicker or the by-line, as many to a row as fit.
func (c *composer) small(runs []Run, line float32) {
	p := c.page
	const size = 12
	h := p.px(line)
	r := row{kind: smallRow, h: h, base: p.fonts.Baseline(layout.Sans, size*p.unit, h)}
	x := 0
	for _, run := range runs {
		face := layout.Sans
		if run.Strong {
			face = layout.SansMedium
		}
		one := placed{Run: run, shaped: p.line(run.Text, face, size), face: face}
		width := int(one.shaped.Width() + 0.5)
		if len(r.runs) > 0 {
			x += p.px(run.Gap)
		}
		if len(r.runs) > 0 && x+width > p.measure {
			c.put(r)
			r.runs, r.key, x = nil, "", 0
		}
		one.x = x
		r.runs = append(r.runs, one)
		r.key += fmt.Sprint(run, x)
		x += width
	}
	c.put(r)
}
