package pdfium

import (
	"errors"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// What PDFium has for a hyphen at the end of a line.
const (
	hyphen     = '\x02'
	hyphenToo  = '\ufffe'
	softHyphen = '\u00ad'
)

// text reads the words of a page.
func (f *file) text(page requests.Page, at frame) ([]Word, error) {
	loaded, err := f.pdf.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
	if err != nil {
		return nil, damaged(err)
	}
	defer f.pdf.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: loaded.TextPage})
	if n, err := f.pdf.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: loaded.TextPage}); err != nil || n.Count > maxLetters {
		return nil, errors.Join(ErrSlow, err)
	}
	all, err := f.pdf.GetPageTextStructured(&requests.GetPageTextStructured{Page: page, Mode: requests.GetPageTextStructuredModeChars})
	if err != nil {
		return nil, damaged(err)
	}
	var out []Word
	var word *Word
	space := true
	for i, c := range all.Chars {
		letter := letterOf(c.Text)
		switch {
		case unicode.IsSpace(letter):
			word, space = nil, true
			continue
		case letter == 0 || unicode.IsControl(letter):
			continue
		}
		box := at.box(c.PointPosition.Left, c.PointPosition.Top, c.PointPosition.Right, c.PointPosition.Bottom)
		if word == nil || word.apart(letter, box) {
			one := f.look(loaded.TextPage, i, at)
			one.Box, one.Glued, one.Turned = box, !space, turned(c.Angle, at.quarters)
			out = append(out, one)
			word = &out[len(out)-1]
			f.words++
		}
		word.Text += string(letter)
		word.Left, word.Right = min(word.Left, box.Left), max(word.Right, box.Right)
		word.Top, word.Bottom = min(word.Top, box.Top), max(word.Bottom, box.Bottom)
		space = false
	}
	return out, nil
}

// letterOf is the one letter that PDFium has at a place; 0 for none.
func letterOf(text string) rune {
	r, size := utf8.DecodeRuneInString(text)
	switch {
	case size == 0:
		return 0
	case r == hyphen || r == hyphenToo:
		return softHyphen
	}
	return r
}

// apart reports whether a letter is none of a word: it stands too far off, or it is the
// sign of a footnote, above the line.
func (w *Word) apart(letter rune, box Box) bool {
	if box.Left > w.Right+0.6*w.Size || box.Right < w.Left-0.6*w.Size || box.Top > w.Bottom+0.3*w.Size || box.Bottom < w.Top-0.3*w.Size {
		return true
	}
	return sign(string(letter)) && !sign(w.Text) && !w.Turned &&
		box.Bottom < w.Base-0.2*w.Size && box.Bottom-box.Top < 0.6*w.Size
}

// sign reports whether a word could be that of a footnote.
func sign(text string) bool { return strings.Trim(text, "0123456789*†‡") == "" }

// look reads how the letter at an index is set.
func (f *file) look(text references.FPDF_TEXTPAGE, i int, at frame) Word {
	var w Word
	if origin, err := f.pdf.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: text, Index: i}); err == nil {
		_, w.Base = at.point(origin.X, origin.Y)
	}
	if size, err := f.pdf.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: text, Index: i}); err == nil {
		w.Size = size.FontSize
	}
	if m, err := f.pdf.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: text, Index: i}); err == nil {
		w.Size *= math.Hypot(float64(m.Matrix.C), float64(m.Matrix.D))
	}
	if font, err := f.pdf.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: text, Index: i}); err == nil {
		name := strings.ToLower(font.FontName)
		w.Bold = hasAny(name, "bold", "black", "heavy", "-bd", "demi") || font.Flags&(1<<18) != 0
		w.Italic = hasAny(name, "italic", "oblique", "-it", "slanted") || font.Flags&(1<<6) != 0
	}
	return w
}

func hasAny(name string, parts ...string) bool {
	for _, p := range parts {
		if strings.Contains(name, p) {
			return true
		}
	}
	return false
}
