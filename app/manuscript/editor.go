package manuscript

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stet/editor"
	"stet/editor/doc"
)

// Editor shows a doc.Doc and lets it be typed into. Several may show the same
// one: each keeps its selection and its place in it through the others' edits.
type Editor struct {
	widget.BaseWidget

	OnCaret   func(doc.Pos)                        // the caret or the selection is elsewhere
	OnMark    func(Mark)                           // a mark or its marker was clicked
	OnMore    func(marks []Mark, at fyne.Position) // so was a marker that stands for several; at is on the canvas
	OnHover   Hover                                // the pointer is over marks, or has left them
	OnContext func(at fyne.Position, marks []Mark) // a context menu is wanted; at is on the canvas
	OnLink    func(href string)                    // a link was clicked, with Ctrl where it can be edited
	OnLabel   func(block string)                   // what a block style says above a block was clicked
	OnField   func(Field)                          // words beside the text were clicked: a picture's caption, the by-line
	OnZoom    func(level float32)                  // the zoom has changed
	OnFocus   func(focused bool)                   // the keyboard came or went
	OnPaste   func(text string)                    // words were pasted that no editor of the same Clip has copied
	OnScroll  func()                               // the page was scrolled; see ScrollFraction

	// Finishers are asked in turn after each character typed, until one has done
	// something.
	Finishers []Finisher

	options  Options
	doc      *doc.Doc
	leave    func()  // stops listening to doc
	abreast  *Editor // beside it, nil for none
	bare     bool    // it has no scroll bar
	page     page
	layers   layers
	palette  Palette
	platform conventions
	zoom     float32
	sel      doc.Selection
	upstream bool          // the caret is at the end of the upper of two lines
	goal     int           // where up and down aim at; -1 anew
	held     int           // updates wait until the edit is done
	stale    bool          // and one is due
	dim      bool          // all blocks but the caret's are muted
	wanted   *editor.Range // to be revealed once there is a size

	focused bool
	shift   bool
	wheel   float32 // what was turned of a notch, to zoom
	blink   blink
	mouse   mouse
	hovered []Mark // under the pointer
	view    view
}

var (
	_ fyne.Focusable     = (*Editor)(nil)
	_ fyne.Tabbable      = (*Editor)(nil)
	_ fyne.Shortcutable  = (*Editor)(nil)
	_ fyne.Scrollable    = (*Editor)(nil) // which also has Fyne clip what is drawn
	_ fyne.Draggable     = (*Editor)(nil)
	_ desktop.Keyable    = (*Editor)(nil)
	_ desktop.Mouseable  = (*Editor)(nil)
	_ desktop.Hoverable  = (*Editor)(nil)
	_ desktop.Cursorable = (*Editor)(nil)
)

// New returns an editor of d.
func New(d *doc.Doc, options Options) *Editor {
	if options.Now == nil {
		options.Now = time.Now
	}
	if _, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok && options.Modifiers == nil {
		options.Modifiers = heldModifiers
	}
	if options.Clip == nil {
		options.Clip = &Clip{}
	}
	if options.Platform == Native {
		options.Platform = native()
	}
	e := &Editor{options: options, palette: options.Palette, platform: platforms[options.Platform], zoom: 1, goal: -1}
	e.page = page{fonts: options.Fonts, readOnly: options.ReadOnly, kicker: options.Kicker, byline: options.Byline, pictureOf: options.Picture,
		styles: map[string]BlockStyle{}, stack: &stack{}}
	for _, name := range options.Layers {
		e.layers.layer(name)
	}
	e.view.start(e)
	e.ExtendBaseWidget(e)
	e.SetDoc(d)
	return e
}

// Doc returns the document shown.
func (e *Editor) Doc() *doc.Doc { return e.doc }

// SetDoc shows another document from its beginning, without marks.
func (e *Editor) SetDoc(d *doc.Doc) {
	if e.leave != nil {
		e.leave()
	}
	e.doc, e.page.doc = d, d
	e.leave = d.Listen(e.changed)
	e.layers.clear()
	e.page.styles = map[string]BlockStyle{}
	e.page.top, e.page.into, e.wanted = 0, 0, nil
	e.page.reset()
	e.sel, e.upstream, e.goal = doc.Caret(d.Start()), false, -1
	if d.Block(0).Text != "" {
		e.sel = doc.Caret(doc.Pos{Block: d.Block(2).ID})
	}
	e.endHover()
	e.update()
}

// changed is told by the document.
func (e *Editor) changed(c doc.Change) {
	e.hold()
	defer e.release()
	e.page.change(c)
	if c.Structure {
		e.page.forget(2) // what an empty manuscript asks for
	}
	e.layers.move(c.Map)
	anchor, _ := c.Map.Pos(e.sel.Anchor, true)
	head, _ := c.Map.Pos(e.sel.Head, true)
	e.sel = e.valid(doc.Selection{Anchor: anchor, Head: head})
	e.stale = true
	e.endHover()
}

// valid returns the selection, or the nearest there can be.
func (e *Editor) valid(s doc.Selection) doc.Selection {
	if e.doc.Check(s.Anchor) == nil && e.doc.Check(s.Head) == nil {
		return s
	}
	at := s.Head
	if i := e.doc.Index(at.Block); i >= 0 {
		text := e.doc.Block(i).Text
		at.Offset = doc.PrevGrapheme(text, min(at.Offset+1, len(text)))
		if e.doc.Check(at) == nil {
			return doc.Caret(at)
		}
	}
	return doc.Caret(doc.Pos{Block: e.doc.Block(min(e.page.top, e.doc.Len()-1)).ID})
}

// hold and release put what must be painted off to the end of an edit.
func (e *Editor) hold() { e.held++ }

func (e *Editor) release() {
	if e.held--; e.held == 0 && e.stale {
		e.update()
	}
}

// Together does several things and shows them at once.
func (e *Editor) Together(do func()) {
	e.hold()
	defer e.release()
	do()
}

// SetLayer lays marks over the words, in place of the layer's marks before. The
// ranges are those of the document as it is now; they move with later edits.
// A layer that Options.Layers does not name lies on top of those set before it.
func (e *Editor) SetLayer(name string, marks []Mark) {
	if e.layers.set(name, marks) {
		e.update()
	}
}

// SetBlockMarks does the same with the marks of one block only: a check of a
// paragraph need not look at the others. The slice becomes the editor's own.
func (e *Editor) SetBlockMarks(layer, block string, marks []Mark) {
	if e.layers.setBlock(layer, block, marks) {
		e.update()
	}
}

// ShowLayer shows or hides a layer. The marks of a hidden one move with their
// words as ever, and are back when it is shown again.
func (e *Editor) ShowLayer(name string, on bool) {
	if e.layers.show(name, on) {
		e.update()
	}
}

// Dress shows the document's own marks of an editorial kind, and its suggestions
// of that kind about where a block begins, as marks of a layer without IDs.
func (e *Editor) Dress(kind editor.MarkKind, layer string, s Style) {
	if e.layers.dress == nil {
		e.layers.dress = map[editor.MarkKind]dress{}
	}
	e.layers.layer(layer)
	e.layers.dress[kind] = dress{layer, s}
	e.update()
}

// MarksAt returns the marks over a position, the shortest first.
func (e *Editor) MarksAt(p doc.Pos) []Mark {
	if i := e.doc.Index(p.Block); i >= 0 && e.doc.Block(i).Image == nil { // whose caption no position lies in
		return e.layers.at(e.doc.Block(i), p.Offset)
	}
	return nil
}

// SetBlockStyle sets a block apart; the zero style ends that.
func (e *Editor) SetBlockStyle(block string, s BlockStyle) {
	if e.page.styles[block] == s {
		return
	}
	if e.page.styles[block] = s; s == (BlockStyle{}) {
		delete(e.page.styles, block)
	}
	e.page.forget(e.doc.Index(block))
	e.update()
}

// SetBlockStyles sets all block styles, by the blocks' IDs; others end.
func (e *Editor) SetBlockStyles(styles map[string]BlockStyle) {
	e.hold()
	defer e.release()
	for block := range e.page.styles {
		e.SetBlockStyle(block, styles[block])
	}
	for block, s := range styles {
		e.SetBlockStyle(block, s)
	}
}

// SetPalette changes the colours, as a change of theme does. Marks and block
// styles carry their own colours: set them anew as well.
func (e *Editor) SetPalette(p Palette) {
	e.palette = p
	e.update()
}

// SetKicker sets the small line above the headline, none without runs.
func (e *Editor) SetKicker(runs []Run) { e.setSmall(&e.page.kicker, runs, 0) }

// SetByline sets the small line under the standfirst.
func (e *Editor) SetByline(runs []Run) { e.setSmall(&e.page.byline, runs, 1) }

func (e *Editor) setSmall(to *[]Run, runs []Run, block int) {
	if !sameRuns(*to, runs) {
		*to = append([]Run(nil), runs...)
		e.page.forget(block)
		e.update()
	}
}

func sameRuns(a, b []Run) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// SetReadOnly lets the manuscript be typed into, or only read.
func (e *Editor) SetReadOnly(on bool) {
	if e.options.ReadOnly != on {
		e.options.ReadOnly, e.page.readOnly = on, on
		e.page.reset()
		e.update()
	}
}

// zooms are the levels of zoom.
var zooms = []float32{0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5}

// Zoom goes that many levels larger, or smaller where by is negative; 0 goes
// back to 1.
func (e *Editor) Zoom(by int) {
	if by == 0 {
		e.SetZoom(1)
		return
	}
	at := 0
	for i, z := range zooms {
		if z <= e.zoom+0.001 {
			at = i
		}
	}
	e.SetZoom(zooms[max(0, min(at+by, len(zooms)-1))])
}

// ZoomLevel returns the zoom, 1 being the size of the design.
func (e *Editor) ZoomLevel() float32 { return e.zoom }

// SetZoom sets the zoom, between 0.7 and 2.5.
func (e *Editor) SetZoom(level float32) {
	level = max(zooms[0], min(level, zooms[len(zooms)-1]))
	if level == e.zoom {
		return
	}
	e.zoom = level
	if e.abreast != nil {
		e.abreast.SetZoom(level)
	}
	e.update()
	if e.OnZoom != nil {
		e.OnZoom(level)
	}
}

// Selection returns what is selected, or the caret.
func (e *Editor) Selection() doc.Selection { return e.sel }

// SelectedRange returns what is selected if it is words of one block.
func (e *Editor) SelectedRange() (editor.Range, bool) {
	from, to, err := e.doc.Range(e.sel)
	if err != nil || from == to || from.Block != to.Block {
		return editor.Range{}, false
	}
	return editor.Range{Block: from.Block, Start: from.Offset, End: to.Offset}, true
}

// SetSelection selects, and brings the head into sight. A selection that does
// not fit the document is ignored.
func (e *Editor) SetSelection(s doc.Selection) {
	if e.doc.Check(s.Anchor) != nil || e.doc.Check(s.Head) != nil {
		return
	}
	e.doc.Settle()
	e.goal = -1
	e.moved(s, false)
}

// Select selects the range and brings it into sight.
func (e *Editor) Select(r editor.Range) {
	s := doc.Select(r)
	if e.doc.Check(s.Anchor) != nil || e.doc.Check(s.Head) != nil {
		return
	}
	e.hold()
	defer e.release()
	e.Reveal(r)
	e.SetSelection(s)
}

// Reveal brings the range into sight without selecting it: where it is out of
// sight, a third of the way down.
func (e *Editor) Reveal(r editor.Range) {
	if e.doc.Index(r.Block) < 0 {
		return
	}
	if !e.ready() {
		e.wanted = &r
		return
	}
	e.wanted = nil
	e.page.center(e.page.locateWords(r))
	e.update()
}

// ScrollToTop shows the page from its beginning.
func (e *Editor) ScrollToTop() {
	if e.ready() {
		e.page.scrollTo(0)
		e.update()
	}
}

// ScrollFraction returns how far down the page is scrolled, from 0 to 1, for
// panes that scroll together; ScrollToFraction goes there, without telling
// OnScroll.
func (e *Editor) ScrollFraction() float32 {
	if room := e.page.total() - e.page.height; e.ready() && room > 0 {
		return float32(e.page.scrolled()) / float32(room)
	}
	return 0
}

// ScrollToFraction scrolls to a place told by ScrollFraction.
func (e *Editor) ScrollToFraction(f float32) {
	if e.ready() {
		e.page.scrollTo(int(f * float32(e.page.total()-e.page.height)))
		e.view.offset = e.page.scrolled()
		e.update()
	}
}

// Focus gives the editor the keyboard.
func (e *Editor) Focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(e); c != nil {
		c.Focus(e)
	}
}

// moved takes a new selection over and shows its head.
func (e *Editor) moved(s doc.Selection, upstream bool) {
	same := s == e.sel && upstream == e.upstream
	e.sel, e.upstream = s, upstream
	e.blink.show()
	if e.ready() {
		e.follow(e.page.locate(s.Head, upstream))
	}
	e.update()
	if !same && e.OnCaret != nil {
		e.OnCaret(s.Head)
	}
}
