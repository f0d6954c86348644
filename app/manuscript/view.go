package manuscript

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"stet/editor/doc"
)

// view is what of the page is on the canvas: the ground, a strip for each row in
// sight, the caret and the scroll bar. Strips that are not in use stay, hidden,
// so that their textures are used again.
type view struct {
	ground  *canvas.Rectangle
	strips  []*strip
	at      map[rowID]*strip
	caret   *canvas.Rectangle
	drop    *canvas.Rectangle // the caret of dragged words
	thumb   *canvas.Rectangle
	objects []fyne.CanvasObject
	inset   inset
	picture *image.RGBA // painted into by all strips: a canvas takes a copy
	scale   float32
	offset  int // how far the page was scrolled
}

// rowID names a row from one update to the next.
type rowID struct {
	block string
	row   int
}

// strip is one raster with what it shows.
type strip struct {
	raster *canvas.Raster
	scene  scene
	used   bool
	due    int // how often it was to be painted
	drawn  int // due when it was
}

func (v *view) start(e *Editor) {
	v.ground = canvas.NewRectangle(e.palette.Page)
	v.caret, v.drop, v.thumb = canvas.NewRectangle(e.palette.Ink), canvas.NewRectangle(e.palette.Accent), canvas.NewRectangle(e.palette.Muted)
	v.thumb.CornerRadius = 3
	v.caret.Hide()
	v.drop.Hide()
	v.thumb.Hide()
	v.at = map[rowID]*strip{}
	v.compose()
	v.scale = 1
}

// ready reports whether the editor has a size to be laid out in.
func (e *Editor) ready() bool {
	s := e.Size()
	if s.Width < 1 || s.Height < 1 {
		return false
	}
	scale := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(e); c != nil {
		scale = c.Scale()
	}
	e.view.scale = scale
	if e.page.fit(round(s.Width*scale), round(s.Height*scale), e.zoom*scale) {
		e.goal = -1
	}
	return true
}

func round(v float32) int { return int(math.Round(float64(v))) }

// update brings the canvas up to date: only rows that look other than before are
// painted.
func (e *Editor) update() {
	if e.held > 0 || !e.ready() {
		e.stale = true
		return
	}
	e.stale = false
	if r := e.wanted; r != nil {
		e.Reveal(*r)
		return
	}
	e.page.settle()
	e.show()
	if b := e.abreast; b != nil && b.held == 0 && b.ready() {
		b.show()
	}
}

// show puts on the canvas what is in sight.
func (e *Editor) show() {
	e.showGround()
	e.showRows()
	e.showCaret()
	e.showThumb()
	e.showInset()
	if now := e.page.scrolled(); now != e.view.offset {
		if e.view.offset = now; e.OnScroll != nil {
			e.OnScroll()
		}
	}
}

func (e *Editor) showGround() {
	g := e.view.ground
	if g.FillColor != e.palette.Page || g.Size() != e.Size() {
		g.FillColor = e.palette.Page
		g.Resize(e.Size())
		g.Refresh()
	}
}

func (e *Editor) showRows() {
	p, v := &e.page, &e.view
	for _, s := range v.strips {
		s.used = false
	}
	at := make(map[rowID]*strip, len(v.at))
	type fresh struct {
		id    rowID
		y     int
		scene scene
	}
	var missing []fresh
	y := -p.into
	for i := p.top; i < len(p.blocks) && y < p.height; i++ {
		stage := e.stage(i)
		for n := range p.rows(i) {
			r := &p.blocks[i].rows[n]
			top := y + r.y
			if top+r.h <= 0 || top >= p.height || !shows(r, p.styles[stage.block.ID]) {
				continue
			}
			id, scene := rowID{stage.block.ID, n}, stage.scene(r)
			s := v.at[id]
			if s == nil || s.used {
				missing = append(missing, fresh{id, top, scene})
				continue
			}
			s.used, at[id] = true, s
			e.place(s, scene, top)
		}
		y += p.heights.Get(i)
	}
	for _, m := range missing {
		s := v.free(e)
		s.used, at[m.id] = true, s
		e.place(s, m.scene, m.y)
	}
	for _, s := range v.strips {
		if !s.used && s.raster.Visible() {
			s.raster.Hide()
		}
	}
	v.at = at
}

// shows reports whether there is anything to be seen in a row.
func shows(r *row, s BlockStyle) bool {
	return r.h > 0 && (r.kind != spaceRow || !r.last && s != (BlockStyle{}))
}

// free returns a strip that is not in use.
func (v *view) free(e *Editor) *strip {
	for _, s := range v.strips {
		if !s.used {
			return s
		}
	}
	s := &strip{}
	s.raster = canvas.NewRaster(func(w, h int) image.Image { return e.picture(s, w, h) })
	s.raster.ScaleMode = canvas.ImageScalePixels
	v.strips = append(v.strips, s)
	v.compose()
	return s
}

// compose puts all that may be seen in order, the lowest first.
func (v *view) compose() {
	v.objects = []fyne.CanvasObject{v.ground}
	for _, s := range v.strips {
		v.objects = append(v.objects, s.raster)
	}
	v.objects = append(v.objects, v.caret, v.drop, v.thumb)
	if v.inset.object != nil {
		v.objects = append(v.objects, v.inset.object)
	}
	v.ground.Refresh() // the canvas does not know them yet
}

// place shows a scene in a strip at y.
func (e *Editor) place(s *strip, now scene, y int) {
	scale := e.view.scale
	same := s.scene.equal(&now)
	if s.scene = now; !same {
		s.due++
	}
	size := fyne.NewSize(float32(now.size.X)/scale, float32(now.size.Y)/scale)
	grown := s.raster.Size() != size
	s.raster.Move(fyne.NewPos(float32(e.page.left-now.column)/scale, float32(y)/scale))
	s.raster.Resize(size)
	if !s.raster.Visible() {
		s.raster.Show()
	}
	if !same && !grown {
		s.raster.Refresh()
	}
}

// picture paints a strip. The size asked for is the scene's, but for rounding.
func (e *Editor) picture(s *strip, w, h int) image.Image {
	if p := e.view.picture; p == nil || p.Rect.Dx() != w || p.Rect.Dy() != h {
		e.view.picture = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	if s.scene.row == nil {
		return e.view.picture
	}
	s.drawn = s.due
	paint(e.view.picture, &s.scene, e.options.Fonts)
	return e.view.picture
}

// showCaret puts the caret where it belongs.
func (e *Editor) showCaret() {
	p, v := &e.page, &e.view
	if !e.focused || e.options.ReadOnly || !e.blink.on || !e.sel.Empty() || e.sel.IsZero() {
		hide(v.caret)
		return
	}
	e.placeCaret(v.caret, p.locate(e.sel.Head, e.upstream), e.palette.Ink)
}

// placeCaret shows a caret in a row.
func (e *Editor) placeCaret(caret *canvas.Rectangle, s spot, ink color.Color) {
	p, v := &e.page, &e.view
	if len(p.rows(s.block)) == 0 {
		hide(caret)
		return
	}
	r := &p.rows(s.block)[s.row]
	y, inset := p.rowY(s), p.px(3)
	thick := max(1, int(2*v.scale))
	x := p.left + s.x - thick/2
	if caret.FillColor != ink {
		caret.FillColor = ink
		caret.Refresh()
	}
	caret.Move(fyne.NewPos(float32(x)/v.scale, float32(y+inset)/v.scale))
	caret.Resize(fyne.NewSize(float32(thick)/v.scale, float32(r.h-2*inset)/v.scale))
	if !caret.Visible() {
		caret.Show()
	}
}

func hide(o fyne.CanvasObject) {
	if o.Visible() {
		o.Hide()
	}
}

// CreateRenderer implements fyne.Widget.
func (e *Editor) CreateRenderer() fyne.WidgetRenderer {
	e.ExtendBaseWidget(e)
	return &renderer{e}
}

type renderer struct{ e *Editor }

func (r *renderer) Destroy()                     {}
func (r *renderer) Layout(fyne.Size)             { r.e.update() }
func (r *renderer) MinSize() fyne.Size           { return fyne.NewSize(240, 120) }
func (r *renderer) Objects() []fyne.CanvasObject { return r.e.view.objects }
func (r *renderer) Refresh()                     { r.e.update() }

// CaretPosition returns where the caret stands in the widget, and its height.
func (e *Editor) CaretPosition() (fyne.Position, float32) {
	return e.PositionOf(e.sel.Head)
}

// PositionOf returns where a position of the document is in the widget, at the
// top of its line, and the line's height. It may be out of sight.
func (e *Editor) PositionOf(at doc.Pos) (fyne.Position, float32) {
	if !e.ready() {
		return fyne.Position{}, 0
	}
	p, scale := &e.page, e.view.scale
	s := p.locate(at, e.upstream && at == e.sel.Head)
	rows := p.rows(s.block)
	if len(rows) == 0 {
		return fyne.Position{}, 0
	}
	y := p.rowY(s)
	return fyne.NewPos(float32(p.left+s.x)/scale, float32(y)/scale), float32(rows[s.row].h) / scale
}
