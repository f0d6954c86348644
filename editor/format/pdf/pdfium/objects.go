package pdfium

import (
	"bytes"
	"image"
	"image/png"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"
)

// The most links and objects that are looked at on a page, and dots in a file.
const (
	maxLinks   = 2000
	maxObjects = 5000
	maxDots    = 24 << 20 // of the pictures of a file that are not held as JPEG
)

// links reads where parts of a page lead to.
func (f *file) links(page requests.Page, at frame) []Link {
	var out []Link
	from := 0
	for range maxLinks {
		next, err := f.pdf.FPDFLink_Enumerate(&requests.FPDFLink_Enumerate{Page: page, StartPos: from})
		if err != nil || next.Link == nil {
			break
		}
		if l, ok := f.link(*next.Link, at); ok {
			out = append(out, l)
		}
		if next.NextStartPos == nil {
			break
		}
		from = *next.NextStartPos
	}
	return out
}

func (f *file) link(ref references.FPDF_LINK, at frame) (Link, bool) {
	action, err := f.pdf.FPDFLink_GetAction(&requests.FPDFLink_GetAction{Link: ref})
	if err != nil || action.Action == nil {
		return Link{}, false
	}
	to, err := f.pdf.FPDFAction_GetURIPath(&requests.FPDFAction_GetURIPath{Document: f.doc, Action: *action.Action})
	if err != nil || to.URIPath == nil {
		return Link{}, false
	}
	rect, err := f.pdf.FPDFLink_GetAnnotRect(&requests.FPDFLink_GetAnnotRect{Link: ref})
	if err != nil || rect.Rect == nil {
		return Link{}, false
	}
	r := rect.Rect
	return Link{at.box(float64(r.Left), float64(r.Top), float64(r.Right), float64(r.Bottom)), *to.URIPath}, true
}

// pictures finds those that are large enough to be part of a story.
func (f *file) pictures(page requests.Page, p Page, at frame) []Picture {
	count, err := f.pdf.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: page})
	if err != nil {
		return nil
	}
	var out []Picture
	for i := range min(count.Count, maxObjects) {
		object, err := f.pdf.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: page, Index: i})
		if err != nil {
			break
		}
		kind, err := f.pdf.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object.PageObject})
		if err != nil || kind.Type != enums.FPDF_PAGEOBJ_IMAGE {
			continue
		}
		lies, err := f.pdf.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: object.PageObject})
		if err != nil {
			continue
		}
		box := at.box(float64(lies.Left), float64(lies.Top), float64(lies.Right), float64(lies.Bottom))
		if box.Right-box.Left > 0.12*p.Wide && box.Bottom-box.Top > 0.05*p.High {
			b := f.jpeg(object.PageObject)
			if b == nil && (box.Right-box.Left < 0.9*p.Wide || box.Bottom-box.Top < 0.9*p.High) { // which is no scanned page
				b = f.png(page, object.PageObject)
			}
			out = append(out, Picture{box, b})
		}
	}
	return out
}

// png returns a picture dot by dot, with how far it can be seen through; nil where it is
// too large, or PDFium cannot make it out.
func (f *file) png(page requests.Page, object references.FPDF_PAGEOBJECT) []byte {
	size, err := f.pdf.FPDFImageObj_GetImagePixelSize(&requests.FPDFImageObj_GetImagePixelSize{ImageObject: object})
	if err != nil || size.Width == 0 || size.Height == 0 || size.Width > maxDots || size.Height > maxDots || f.dots+int(size.Width)*int(size.Height) > maxDots {
		return nil
	}
	f.dots += int(size.Width) * int(size.Height)
	// It is drawn as large as the page has it, which is to be a point for each dot.
	full := structs.FPDF_FS_MATRIX{A: float32(size.Width), D: float32(size.Height)}
	if _, err := f.pdf.FPDFPageObj_SetMatrix(&requests.FPDFPageObj_SetMatrix{PageObject: object, Transform: full}); err != nil {
		return nil
	}
	drawn, err := f.pdf.FPDFImageObj_GetRenderedBitmap(&requests.FPDFImageObj_GetRenderedBitmap{Document: f.doc, Page: page, ImageObject: object})
	if err != nil {
		return nil
	}
	bitmap := drawn.Bitmap
	defer f.pdf.FPDFBitmap_Destroy(&requests.FPDFBitmap_Destroy{Bitmap: bitmap})
	form, err := f.pdf.FPDFBitmap_GetFormat(&requests.FPDFBitmap_GetFormat{Bitmap: bitmap})
	if err != nil || form.Format != enums.FPDF_BITMAP_FORMAT_BGRA {
		return nil
	}
	line, err := f.pdf.FPDFBitmap_GetStride(&requests.FPDFBitmap_GetStride{Bitmap: bitmap})
	if err != nil {
		return nil
	}
	raw, err := f.pdf.FPDFBitmap_GetBuffer(&requests.FPDFBitmap_GetBuffer{Bitmap: bitmap})
	if err != nil {
		return nil
	}
	wide, high := int(size.Width), int(size.Height)
	if line.Stride < 4*wide || len(raw.Buffer) < line.Stride*high {
		return nil
	}
	out := image.NewNRGBA(image.Rect(0, 0, wide, high))
	for y := range high {
		for x := range wide {
			from, to := raw.Buffer[y*line.Stride+4*x:], out.Pix[y*out.Stride+4*x:]
			to[0], to[1], to[2], to[3] = from[2], from[1], from[0], from[3]
		}
	}
	var b bytes.Buffer
	if png.Encode(&b, out) != nil || f.kept+b.Len() > maxPictures {
		return nil
	}
	f.kept += b.Len()
	return b.Bytes()
}

// jpeg returns the bytes of a picture that the file holds as a JPEG, nil for any other.
func (f *file) jpeg(object references.FPDF_PAGEOBJECT) []byte {
	count, err := f.pdf.FPDFImageObj_GetImageFilterCount(&requests.FPDFImageObj_GetImageFilterCount{ImageObject: object})
	if err != nil || count.Count != 1 {
		return nil
	}
	filter, err := f.pdf.FPDFImageObj_GetImageFilter(&requests.FPDFImageObj_GetImageFilter{ImageObject: object, Index: 0})
	if err != nil || filter.ImageFilter != "DCTDecode" {
		return nil
	}
	raw, err := f.pdf.FPDFImageObj_GetImageDataRaw(&requests.FPDFImageObj_GetImageDataRaw{ImageObject: object})
	if err != nil || f.kept+len(raw.Data) > maxPictures {
		return nil
	}
	f.kept += len(raw.Data)
	return raw.Data
}
