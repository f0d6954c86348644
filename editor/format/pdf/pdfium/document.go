package pdfium

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// Document is what a PDF says of itself, and its pages.
type Document struct {
	Title, Author, Subject, Keywords string
	Pages                            []Page
}

// Page is one page. Lengths are in points, from its top left corner.
type Page struct {
	Wide, High float64
	Words      []Word // in the order of the file
	Links      []Link
	Pictures   []Picture
}

// Box is a part of a page.
type Box struct{ Left, Top, Right, Bottom float64 }

// Word is letters without space between them, of one look. Glued says that it follows
// the word before it without a space, Turned that it does not stand upright. Base is where
// its letters stand; Size is that of its type. A hyphen at the end of a line is a
// soft one.
type Word struct {
	Text string
	Box
	Base, Size    float64
	Bold, Italic  bool
	Glued, Turned bool
}

// Picture is a picture on a page. Bytes are those of a JPEG, nil where the file holds the
// picture in another form.
type Picture struct {
	Box
	Bytes []byte
}

// Link is a part of a page that leads to an address.
type Link struct {
	Box
	Address string
}

// file is a PDF while it is read.
type file struct {
	pdf   pdfium.Pdfium
	doc   references.FPDF_DOCUMENT
	until time.Time
	words int
	kept  int // bytes of its pictures
	dots  int // of those that are drawn
}

// begin opens the file and counts its pages.
func (f *file) begin(b []byte) (pages int, err error) {
	opened, err := f.pdf.OpenDocument(&requests.OpenDocument{File: &b})
	if err != nil {
		return 0, refused(err)
	}
	f.doc = opened.Document
	count, err := f.pdf.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: f.doc})
	switch {
	case err != nil:
		return 0, damaged(err)
	case count.PageCount > MaxPages:
		return 0, fmt.Errorf("%w (it has %d)", ErrPages, count.PageCount)
	}
	return count.PageCount, nil
}

func (f *file) read(b []byte) (Document, error) {
	pages, err := f.begin(b)
	if err != nil {
		return Document{}, err
	}
	var d Document
	f.describe(&d)
	for i := range pages {
		if time.Now().After(f.until) || f.words > maxWords {
			return Document{}, ErrSlow
		}
		p, err := f.page(i)
		if err != nil {
			return Document{}, fmt.Errorf("page %d: %w", i+1, err)
		}
		d.Pages = append(d.Pages, p)
	}
	return d, nil
}

// refused says why a file does not open.
func refused(err error) error {
	if errors.Is(err, pdferrors.ErrPassword) || errors.Is(err, pdferrors.ErrSecurity) {
		return ErrLocked
	}
	return damaged(err)
}

// damaged is ErrDamaged for a reason, of which the first line is enough: the rest would be
// where in PDFium it came to grief.
func damaged(err error) error {
	why, _, _ := strings.Cut(err.Error(), "\n")
	return fmt.Errorf("%w (%s)", ErrDamaged, strings.TrimSpace(strings.TrimLeft(why, "(")))
}

// describe reads what the file says of itself; what it does not say is no error.
func (f *file) describe(d *Document) {
	for tag, to := range map[string]*string{"Title": &d.Title, "Author": &d.Author, "Subject": &d.Subject, "Keywords": &d.Keywords} {
		if said, err := f.pdf.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: f.doc, Tag: tag}); err == nil {
			*to = said.Value
		}
	}
}

func (f *file) page(i int) (Page, error) {
	loaded, err := f.pdf.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: f.doc, Index: i})
	if err != nil {
		return Page{}, damaged(err)
	}
	defer f.pdf.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
	ref := requests.Page{ByReference: &loaded.Page}
	size, err := f.pdf.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: f.doc, Index: i})
	if err != nil {
		return Page{}, damaged(err)
	}
	p := Page{Wide: size.Width, High: size.Height}
	at := f.frame(ref, p)
	if p.Words, err = f.text(ref, at); err != nil {
		return Page{}, err
	}
	p.Links = f.links(ref, at)
	p.Pictures = f.pictures(ref, p, at)
	return p, nil
}
