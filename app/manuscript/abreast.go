package manuscript

// Two editors abreast show their documents side by side for good: the blocks at
// one index stand in one row, as high as the higher of the two, and whichever is
// scrolled or zoomed takes the other along. The documents have as many blocks
// each and are not edited; they are changed within Together of both. Only the
// second has a scroll bar.

// Abreast makes two editors so. They share their stack of blocks, and each lays
// out its partner's block with its own.
func Abreast(first, second *Editor) {
	first.abreast, second.abreast = second, first
	first.page.abreast, second.page.abreast = &second.page, &first.page
	second.page.stack = first.page.stack
	first.bare = true
	for _, e := range []*Editor{first, second} {
		e.page.reset()
		e.update()
	}
}

// besides returns the page abreast, once it has a size and as many blocks.
func (p *page) besides() *page {
	if q := p.abreast; q != nil && q.unit > 0 && len(q.blocks) == len(p.blocks) {
		return q
	}
	return nil
}

// slimMargin is the room left of the text of pages abreast, which have no
// markers there.
const slimMargin = 34

func (p *page) marginLeft() float32 {
	if p.abreast != nil {
		return slimMargin
	}
	return marginLeft
}
