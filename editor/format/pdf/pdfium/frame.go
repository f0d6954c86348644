package pdfium

import (
	"math"

	"github.com/klippa-app/go-pdfium/requests"
)

// frame is where the file has a page: its corners there, and by how many quarters it is
// turned to the right when it is shown.
type frame struct {
	left, bottom, right, top float64
	quarters                 int
}

func (f *file) frame(page requests.Page, p Page) frame {
	at := frame{right: p.Wide, top: p.High}
	if turned, err := f.pdf.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: page}); err == nil {
		at.quarters = int(turned.PageRotation) & 3
	}
	if at.quarters%2 == 1 {
		at.right, at.top = p.High, p.Wide
	}
	if box, err := f.pdf.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: page}); err == nil && box.Rect.Right > box.Rect.Left && box.Rect.Top > box.Rect.Bottom {
		at.left, at.bottom, at.right, at.top = float64(box.Rect.Left), float64(box.Rect.Bottom), float64(box.Rect.Right), float64(box.Rect.Top)
	}
	return at
}

// point is where a point of the file is on the page that is shown.
func (at frame) point(x, y float64) (float64, float64) {
	switch at.quarters {
	case 1:
		return y - at.bottom, x - at.left
	case 2:
		return at.right - x, y - at.bottom
	case 3:
		return at.top - y, at.right - x
	}
	return x - at.left, at.top - y
}

func (at frame) box(left, top, right, bottom float64) Box {
	x0, y0 := at.point(left, top)
	x1, y1 := at.point(right, bottom)
	return Box{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
}

// turned reports whether a letter does not stand upright on a page that is shown turned.
func turned(angle float64, quarters int) bool {
	off := math.Mod(angle+float64(quarters)*math.Pi/2, 2*math.Pi)
	if off < 0 {
		off += 2 * math.Pi
	}
	return min(off, 2*math.Pi-off) > 0.2
}
