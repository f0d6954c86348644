package pdfium

import (
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// The most links and objects that are looked at on a page.
const (
	maxLinks   = 2000
	maxObjects = 5000
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
			out = append(out, Picture{box, f.jpeg(object.PageObject)})
		}
	}
	return out
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
