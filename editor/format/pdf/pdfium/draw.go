package pdfium

import (
	"image"
	"image/draw"

	"github.com/klippa-app/go-pdfium/requests"
)

// Draw draws the first page of a PDF as it is printed, so many pixels wide, and counts its
// pages. It is Read otherwise.
func Draw(b []byte, folder string, wide int) (page image.Image, pages int, err error) {
	err = open(b, folder, maxTime, func(f *file) error {
		page, pages, err = f.draw(b, wide)
		return err
	})
	return page, pages, err
}

func (f *file) draw(b []byte, wide int) (image.Image, int, error) {
	pages, err := f.begin(b)
	if err != nil {
		return nil, 0, err
	}
	// So high a page is no page: it is drawn as narrow as it must be.
	drawn, err := f.pdf.RenderPageInPixels(&requests.RenderPageInPixels{Page: requests.Page{ByIndex: &requests.PageByIndex{Document: f.doc}}, Width: wide, Height: 3 * wide})
	if err != nil {
		return nil, 0, damaged(err)
	}
	defer drawn.Cleanup()
	src := drawn.Result.RenderedImage
	out := image.NewRGBA(src.Bounds())
	draw.Draw(out, out.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(out, out.Rect, src, src.Bounds().Min, draw.Over) // what is drawn lies in memory that goes with it
	return out, pages, nil
}
