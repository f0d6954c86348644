package manuscript

import (
	"runtime"

	"fyne.io/fyne/v2"

	"stet/editor/doc"
)

// Platform says whose conventions the keys follow.
type Platform uint8

// The platforms. Native is that of the machine.
const (
	Native Platform = iota
	Linux
	Windows
	Mac
)

// conventions are what keys with modifiers do, and what else differs.
type conventions struct {
	keys     map[chord]deed
	nextWord func(text string, at int) int // where a word forward leads
	scrolls  bool                          // Home, End and the page keys scroll and leave the caret
}

// chord is a key with modifiers. Where a chord with Shift is not in the table
// that without it is looked up, and Shift extends the selection.
type chord struct {
	mods fyne.KeyModifier
	key  fyne.KeyName
}

// deed is what a key does; extend that Shift is held and means the selection.
type deed func(e *Editor, extend bool)

const (
	ctrl  = fyne.KeyModifierControl
	alt   = fyne.KeyModifierAlt
	super = fyne.KeyModifierSuper
	shift = fyne.KeyModifierShift
)

var platforms = map[Platform]conventions{
	Linux:   {keys: pcKeys, nextWord: doc.NextWord},
	Windows: {keys: pcKeys, nextWord: doc.NextWordStart},
	Mac:     {keys: macKeys, nextWord: doc.NextWord, scrolls: true},
}

// native returns the platform of the machine.
func native() Platform {
	switch runtime.GOOS {
	case "windows":
		return Windows
	case "darwin":
		return Mac
	}
	return Linux
}

var pcKeys = map[chord]deed{
	{ctrl, fyne.KeyLeft}:              words(-1),
	{ctrl, fyne.KeyRight}:             words(1),
	{ctrl, fyne.KeyUp}:                paragraphs(-1),
	{ctrl, fyne.KeyDown}:              paragraphs(1),
	{ctrl, fyne.KeyHome}:              ends(-1),
	{ctrl, fyne.KeyEnd}:               ends(1),
	{ctrl, fyne.KeyBackspace}:         deletes((*Editor).wordBefore),
	{ctrl, fyne.KeyDelete}:            deletes((*Editor).wordBehind),
	{ctrl | shift, fyne.KeyBackspace}: deletes((*Editor).lineStart),
	{ctrl | shift, fyne.KeyDelete}:    deletes((*Editor).lineFinish),
	{ctrl, fyne.KeyReturn}:            breaks,
	{ctrl, fyne.KeyEnter}:             breaks,
}

var macKeys = map[chord]deed{
	{alt, fyne.KeyLeft}:        words(-1),
	{alt, fyne.KeyRight}:       words(1),
	{alt, fyne.KeyUp}:          paragraphs(-1),
	{alt, fyne.KeyDown}:        (*Editor).paragraphFinish,
	{super, fyne.KeyLeft}:      lineSides(-1),
	{super, fyne.KeyRight}:     lineSides(1),
	{super, fyne.KeyUp}:        ends(-1),
	{super, fyne.KeyDown}:      ends(1),
	{super, fyne.KeyHome}:      ends(-1),
	{super, fyne.KeyEnd}:       ends(1),
	{alt, fyne.KeyBackspace}:   deletes((*Editor).wordBefore),
	{alt, fyne.KeyDelete}:      deletes((*Editor).wordBehind),
	{super, fyne.KeyBackspace}: deletes((*Editor).lineStart),
	{super, fyne.KeyDelete}:    deletes((*Editor).lineFinish),
	{alt, fyne.KeyReturn}:      breaks,
	{alt, fyne.KeyEnter}:       breaks,
	{ctrl, fyne.KeyA}:          paragraphs(-1),
	{ctrl, fyne.KeyE}:          (*Editor).paragraphFinish,
	{ctrl, fyne.KeyB}:          func(e *Editor, extend bool) { e.step(-1, extend) },
	{ctrl, fyne.KeyF}:          func(e *Editor, extend bool) { e.step(1, extend) },
	{ctrl, fyne.KeyP}:          func(e *Editor, extend bool) { e.vertical(-1, 0, extend) },
	{ctrl, fyne.KeyN}:          func(e *Editor, extend bool) { e.vertical(1, 0, extend) },
	{ctrl, fyne.KeyH}:          func(e *Editor, _ bool) { e.backspace(doc.Grapheme) },
	{ctrl, fyne.KeyD}:          func(e *Editor, _ bool) { e.deleteForward(doc.Grapheme) },
	{ctrl, fyne.KeyK}:          deletes((*Editor).blockFinish),
}

// deedOf returns what a chord does, nil where it means nothing in text.
func (c conventions) deedOf(mods fyne.KeyModifier, key fyne.KeyName) (do deed, extend bool) {
	if do = c.keys[chord{mods, key}]; do != nil {
		return do, false
	}
	return c.keys[chord{mods &^ shift, key}], mods&shift != 0
}

// sides turns a side of the screen, -1 for the left, into a direction of the
// text: in a paragraph that runs from right to left, left is forward.
func (e *Editor) sides(by int) int {
	if e.page.rightToLeft(e.sel.Head.Block) {
		return -by
	}
	return by
}

// words goes to the word on that side.
func words(by int) deed {
	return func(e *Editor, extend bool) {
		to := e.wordBefore()
		if e.sides(by) > 0 {
			to = e.wordBehind()
		}
		e.goal = -1
		e.moveTo(to, false, extend)
	}
}

func paragraphs(by int) deed {
	return func(e *Editor, extend bool) { e.by(by, doc.Block, extend) }
}

func ends(by int) deed {
	return func(e *Editor, extend bool) { e.by(by, doc.Document, extend) }
}

// lineSides goes to the end of the line on that side.
func lineSides(by int) deed {
	return func(e *Editor, extend bool) { e.lineEnd(e.sides(by), extend) }
}

// paragraphFinish goes to the end of the paragraph; from there to that of the
// next.
func (e *Editor) paragraphFinish(extend bool) {
	to := e.blockFinish()
	if to == e.sel.Head {
		to = e.doc.Next(to, doc.Block)
		to.Offset = len(e.doc.Block(e.doc.Index(to.Block)).Text)
	}
	e.goal = -1
	e.moveTo(to, false, extend)
}

// deletes removes what lies between the caret and a place; where that is the
// caret itself, what Backspace or Delete would.
func deletes(to func(*Editor) doc.Pos) deed {
	return func(e *Editor, _ bool) {
		switch at := to(e); {
		case at == e.sel.Head && e.sel.Empty():
			if at.Offset == 0 {
				e.backspace(doc.Grapheme)
			} else {
				e.deleteForward(doc.Grapheme)
			}
		default:
			e.edit(func(s doc.Selection) (doc.Selection, error) { return e.doc.DeleteTo(s, at) })
		}
	}
}

func breaks(e *Editor, _ bool) { e.insert("\n") }

// wordBefore and wordBehind return where a word back and a word forward lead.
// Both stop at the ends of the block before they go over them.
func (e *Editor) wordBefore() doc.Pos { return e.doc.Prev(e.sel.Head, doc.Word) }

func (e *Editor) wordBehind() doc.Pos {
	at := e.sel.Head
	text := e.doc.Block(e.doc.Index(at.Block)).Text
	if at.Offset >= len(text) {
		return e.doc.Next(at, doc.Word)
	}
	return doc.Pos{Block: at.Block, Offset: e.platform.nextWord(text, at.Offset)}
}

// blockFinish returns the end of the block.
func (e *Editor) blockFinish() doc.Pos {
	id := e.sel.Head.Block
	return doc.Pos{Block: id, Offset: len(e.doc.Block(e.doc.Index(id)).Text)}
}

// lineStart and lineFinish return the ends of the caret's line.
func (e *Editor) lineStart() doc.Pos {
	at, _ := e.page.endOf(e.page.locate(e.sel.Head, e.upstream), -1)
	return at
}

func (e *Editor) lineFinish() doc.Pos {
	at, _ := e.page.endOf(e.page.locate(e.sel.Head, e.upstream), 1)
	return at
}
