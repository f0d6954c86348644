// Package pdf sets stories in pages, as PDF.
//
// The pages are for the eye: they are not tagged, so that what reads aloud has only the
// order of the words to go by. A file of ours carries the story itself beside them, and
// a seal that any change to the file breaks; while it holds, what is read back is equal.
//
// PDF: ISO 32000-1, https://opensource.adobe.com/dc-acrobat-sdk-docs/pdfstandards/PDF32000_2008.pdf
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"stet/editor"
	"stet/editor/format/piece"
)

// Media is the type of a file.
const Media = "application/pdf"

// The ways in which pages cannot be set; match with errors.Is.
var (
	ErrFaces   = errors.New("there are no typefaces to set the pages in")
	ErrLetters = errors.New("the typefaces of the pages lack most of this story's letters: export it as a web page or for a word processor, and print from there")
)

// undated is what a file says of its making where nobody knows the day of the story: a
// file that told the time would never be the same twice.
var undated = time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)

// Write sets the first story of a parcel in pages. The same parcel makes the same bytes.
func Write(w io.Writer, p piece.Parcel) error {
	s := p.Stories[0]
	if err := legible(wordsOf(s)); err != nil {
		return err
	}
	faces, err := newFaces(p.Pages.Faces)
	if err != nil {
		return err
	}
	sheet := sheetOf(p.Pages.Letter)
	c := composer{faces: faces, sheet: sheet, picture: p.Bytes, pictures: map[string]*picture{}}
	pages := paginate(c.story(s), sheet.depth())
	d := newPress(sheet, faces, c.pictures)
	if err := describe(d.pdf, s, c.pictures); err != nil {
		return err
	}
	for n, rows := range pages {
		d.page(rows, foot(s.Article.Slug, p.Revision(0), n+1, len(pages)))
	}
	var b bytes.Buffer
	if err := d.pdf.Output(&b); err != nil {
		return fmt.Errorf("set the pages: %w", err)
	}
	_, err = w.Write(seal(b.Bytes()))
	return err
}

// legible refuses pages that would be little but boxes.
func legible(each func(func(string))) error {
	shown, unshown := count(each)
	if unshown > 200 && unshown > shown {
		return ErrLetters
	}
	return nil
}

var language = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)

// describe says in the file what it is about, for programs that list files.
func describe(f *fpdf.Fpdf, s editor.Story, shown map[string]*picture) error {
	a := s.Article
	tell(f, told{title: a.Headline, language: a.Language, made: a.Day()})
	f.SetSubject(plainly(a.Standfirst), true)
	f.SetAuthor(plainly(writers(a)), true)
	f.SetKeywords(plainly(strings.Join(a.Keywords, ", ")), true)
	x, err := xmp(s, shown)
	f.SetXmpMetadata(x)
	return err
}

// told is what every file says of itself.
type told struct {
	title, language string
	made            time.Time
}

func tell(f *fpdf.Fpdf, t told) {
	f.SetTitle(plainly(t.title), true)
	f.SetCreator("Stet", true)
	if language.MatchString(t.language) {
		f.SetLang(t.language)
	}
	made := undated
	if y := t.made.Year(); y > 1 && y < 10000 {
		made = t.made.UTC()
	}
	f.SetCreationDate(made)
	f.SetModificationDate(made)
}

// plainly returns a text on one line.
func plainly(text string) string { return strings.Join(strings.Fields(text), " ") }

// writers names who wrote a story.
func writers(a editor.Article) string {
	var names []string
	for _, w := range a.Authors {
		if w.Name != "" {
			names = append(names, w.Name)
		}
	}
	if len(names) == 0 {
		return a.Byline
	}
	return strings.Join(names, "; ")
}

// foot is what stands below a page: what it belongs to, and which page it is.
func foot(slug string, revision, page, pages int) [2]string {
	left := plainly(slug)
	if revision > 0 {
		if left != "" {
			left += " · "
		}
		left += fmt.Sprintf("Revision %d", revision)
	}
	return [2]string{left, fmt.Sprintf("Page %d of %d", page, pages)}
}
