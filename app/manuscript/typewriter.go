package manuscript

// SetTypewriter keeps the line that is written on in the middle of the widget,
// as far as the beginning of the page lets it, or ends that.
func (e *Editor) SetTypewriter(on bool) {
	if e.page.typewriter == on {
		return
	}
	if e.page.typewriter = on; on && e.ready() {
		e.page.middle(e.page.locate(e.sel.Head, e.upstream))
	}
	e.update()
}

// follow brings the row of the caret to where it is wanted. The page does not
// move under the pointer: a click only shows the row.
func (e *Editor) follow(s spot) {
	if e.page.typewriter && !e.mouse.selecting {
		e.page.middle(s)
		return
	}
	e.page.reveal(s)
}

// middle scrolls until a row stands in the middle.
func (p *page) middle(s spot) {
	for range 2 { // laying out what comes into sight may move it once more
		y, h := p.rowY(s), p.rows(s.block)[s.row].h
		p.scrollBy(y + h/2 - p.height/2)
	}
}

// foot is the room below the last block: where the last line too is to stand in
// the middle, half the widget.
func (p *page) foot() int {
	if p.typewriter {
		return max(p.px(pageBottom), p.height/2)
	}
	return p.px(pageBottom)
}

// SetDim sets all blocks but the caret's in the muted ink, or all in full ink
// again.
func (e *Editor) SetDim(on bool) {
	if e.dim != on {
		e.dim = on
		e.update()
	}
}

// inks is the palette that a block is painted with.
func (e *Editor) inks(block string) Palette {
	p := e.palette
	if e.dim && block != e.sel.Head.Block {
		p.Ink = p.Muted
	}
	return p
}
