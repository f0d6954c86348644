package manuscript

import (
	"image"
	"math"
	"slices"

	"stet/app/manuscript/layout"
	"stet/editor"
	"stet/editor/doc"
)

// page holds where everything of a manuscript lies, in device pixels from the
// top left corner of the widget. Blocks are laid out when they come into sight;
// until then their heights are estimates. What is seen is anchored to a block,
// so that a better estimate above does not move it.
type page struct {
	doc       *doc.Doc
	fonts     *layout.Fonts
	readOnly  bool
	kicker    []Run
	byline    []Run
	pictureOf func(file string) image.Image // may be nil
	styles    map[string]BlockStyle

	unit          float32 // pixels in one of Fyne's units, zoom included
	width, height int     // of the widget
	left, measure int     // of the text column

	blocks []block
	table  columns
	*stack
	abreast *page // whose blocks stand in one row with these; nil for none
	kept    topLine

	typewriter bool // the line written on is kept in the middle
}

// stack is how blocks stand one below the other, and which of them is in sight.
// Pages abreast share one.
type stack struct {
	heights layout.Heights
	top     int // the block at the top of the widget
	into    int // how much of it is out of sight
}

// block is what the page knows of a block; rows is nil until it is laid out.
type block struct {
	rows  []row
	cells []float32 // how wide those of a row of a table are, nil until they are measured
}

// px turns a length at zoom 1 into pixels.
func (p *page) px(v float32) int { return int(math.Round(float64(v * p.unit))) }

// fit makes the page this large and returns whether lines may break otherwise.
func (p *page) fit(width, height int, unit float32) bool {
	if p.width == width && p.height == height && p.unit == unit {
		return false
	}
	zoomed := p.unit != unit
	p.width, p.height, p.unit = width, height, unit
	left := p.px(p.marginLeft())
	measure := max(min(p.px(pageWidth), width-left-p.px(marginRight)), p.px(60))
	p.left = max(left, (width-measure)/2)
	if !zoomed && p.measure == measure {
		return false
	}
	p.measure = measure
	p.reset()
	return true
}

// reset forgets all lines, as a new document, width or zoom requires.
func (p *page) reset() {
	share := float32(0)
	if p.top < len(p.blocks) && p.heights.Len() == len(p.blocks) && p.heights.Get(p.top) > 0 {
		share = float32(p.into) / float32(p.heights.Get(p.top))
	}
	p.blocks, p.table = make([]block, p.doc.Len()), columns{}
	p.top = min(p.top, len(p.blocks)-1)
	p.estimate()
	p.into = int(share * float32(p.heights.Get(p.top)))
}

// estimate rebuilds the heights, guessing those of blocks not laid out.
func (p *page) estimate() {
	each := p.estimates()
	if q := p.besides(); q != nil {
		for i, h := range q.estimates() {
			each[i] = max(each[i], h)
		}
	}
	p.heights.Reset(each)
}

func (p *page) estimates() []int {
	each := make([]int, len(p.blocks))
	var g guess // the zero guess is of no kind
	for i := range each {
		if p.blocks[i].rows != nil {
			each[i] = p.ownHeight(i)
			continue
		}
		b := p.doc.Block(i)
		if b.Kind != g.kind || b.Level != g.level {
			g = p.guess(b)
		}
		each[i] = g.height(b)
		if s := p.styles[b.ID]; s.Bare {
			each[i] = 0
		}
	}
	return each
}

// guess estimates the heights of blocks of one kind. It is kept from block to
// block: a book's paragraphs are mostly alike.
type guess struct {
	kind               editor.BlockKind
	level              int
	perLine, line, gap int // letters in a line; pixels
	picture            int // the height of a picture with its caption
}

func (p *page) guess(b editor.Block) guess {
	s := styleOf(b)
	return guess{b.Kind, b.Level, max(1, int(float32(p.measure)/(s.size*p.unit*0.43))), p.px(s.line), p.px(s.above + s.below), p.px(imageHeight + 60)}
}

func (g guess) height(b editor.Block) int {
	if g.kind == editor.ImageBlock {
		return g.picture
	}
	return (len(b.Text)/g.perLine+1)*g.line + g.gap
}

// change takes an edit of the document over. The heights of blocks that stay
// are kept.
func (p *page) change(c doc.Change) {
	if len(p.blocks)-c.Was+c.Now != p.doc.Len() || c.First+c.Was > len(p.blocks) {
		p.reset() // not the document we knew
		return
	}
	if c.First <= p.top && p.top < c.First+c.Was {
		defer p.keepTop(c.Map)
	}
	p.forget(c.First - 1) // whose gap depends on what follows
	fresh := make([]block, c.Now)
	if !c.Structure {
		copy(p.blocks[c.First:], fresh)
		p.realign(c)
		return // heights follow when the blocks are laid out
	}
	if p.top >= c.First+c.Was {
		p.top += c.Now - c.Was
	} else if p.top >= c.First+c.Now {
		p.top, p.into = max(0, c.First+c.Now-1), 0
	}
	p.blocks = slices.Replace(p.blocks, c.First, c.First+c.Was, fresh...)
	p.realign(c)
	p.top = min(p.top, len(p.blocks)-1)
	p.estimate()
}

// forget has a block laid out anew.
func (p *page) forget(i int) {
	if 0 <= i && i < len(p.blocks) {
		p.blocks[i].rows = nil
	}
}

// rows returns the rows of a block, laying it out first where needed.
func (p *page) rows(i int) []row {
	b, q := &p.blocks[i], p.besides()
	if b.rows == nil || q != nil && q.blocks[i].rows == nil {
		p.layOut(i)
		if q != nil {
			q.layOut(i)
		}
		p.heights.Set(i, p.heightOf(i))
	}
	return b.rows
}

func (p *page) layOut(i int) {
	if b := &p.blocks[i]; b.rows == nil {
		b.rows = p.compose(i)
	}
}

// heightOf returns the height of a block that is laid out, gap included, and of
// the one in a row with it.
func (p *page) heightOf(i int) int {
	if q := p.besides(); q != nil {
		return max(p.ownHeight(i), q.ownHeight(i))
	}
	return p.ownHeight(i)
}

func (p *page) ownHeight(i int) int {
	rows := p.blocks[i].rows
	if len(rows) == 0 {
		return 0
	}
	last := rows[len(rows)-1]
	return last.y + last.h
}

// settle brings the anchor to a block that is in sight, and keeps the page from
// being scrolled beyond its ends. All that is in sight is laid out afterwards.
func (p *page) settle() {
	p.rows(p.top)
	for p.into >= p.heights.Get(p.top) && p.top+1 < len(p.blocks) {
		p.into -= p.heights.Get(p.top)
		p.top++
		p.rows(p.top)
	}
	p.pullUp()
	y, room := -p.into, p.height-p.foot()
	for i := p.top; i < len(p.blocks) && y < p.height; i++ {
		p.rows(i)
		y += p.heights.Get(i)
	}
	if y < room {
		p.into -= room - y
		p.pullUp()
	}
	p.kept = p.lineAtTop()
}

// pullUp moves the anchor up until it is in sight.
func (p *page) pullUp() {
	for p.into < 0 && p.top > 0 {
		p.top--
		p.rows(p.top)
		p.into += p.heights.Get(p.top)
	}
	p.into = max(0, p.into)
}

// scrolled returns how far down the page has been scrolled, and total how high
// it is, as far as is known.
func (p *page) scrolled() int { return p.heights.Above(p.top) + p.into }
func (p *page) total() int    { return p.heights.Total() + p.foot() }

// scrollTo brings what lies y below the beginning to the top.
func (p *page) scrollTo(y int) {
	p.top, p.into = p.heights.Find(y)
	p.settle()
}

// scrollBy scrolls down, or up where by is negative.
func (p *page) scrollBy(by int) {
	p.into += by
	p.settle()
}

// yOf returns how far below the top of the widget a block begins.
func (p *page) yOf(i int) int { return p.heights.Above(i) - p.scrolled() }
