// Package reader reads pages as an editor would: words with their places become lines,
// lines the paragraphs of a story. A page does not say what is a headline, a running head
// or the second column: that is told by size and place, and said in the notes.
package reader

import (
	"errors"
	"fmt"
	"image"
	"strings"

	"stet/editor"
	"stet/editor/format/pdf/pdfium"
	"stet/editor/format/piece"
)

// ErrScanned is a file of pictures of pages; match with errors.Is.
var ErrScanned = errors.New("the PDF holds pictures of its pages and no text: have the text recognised (OCR) and import that, or ask for the text")

// ErrEmpty is a file without a word.
var ErrEmpty = errors.New("there is no text on the pages of the PDF")

// Read reads a PDF. Folder is where the program that opens it keeps what it has compiled,
// "" for nowhere. The errors are those of pdfium.Read, ErrScanned and ErrEmpty.
func Read(b []byte, folder string) (piece.Piece, error) {
	d, err := pdfium.Read(b, folder)
	if err != nil {
		return piece.Piece{}, err
	}
	return Story(d)
}

// Draw draws the first page of a PDF, as pdfium.Draw does.
func Draw(b []byte, folder string, wide int) (page image.Image, pages int, err error) {
	return pdfium.Draw(b, folder, wide)
}

// Story makes a story of pages.
func Story(d pdfium.Document) (piece.Piece, error) {
	r := &reading{}
	for n, p := range d.Pages {
		r.pages = append(r.pages, newPage(n, p))
	}
	if err := r.bare(); err != nil {
		return piece.Piece{}, err
	}
	r.turned()
	r.furniture()
	if err := r.bare(); err != nil { // numbers printed on pictures of pages are no story
		return piece.Piece{}, err
	}
	r.tables()
	for i := range r.pages {
		r.pages[i].lines = ordered(r.pages[i].lines)
	}
	r.measure()
	r.join()
	r.footnotes()
	r.kinds()
	r.write()
	r.describe(d)
	r.blank()
	return r.piece, nil
}

// reading is a story while it is read.
type reading struct {
	piece      piece.Piece
	pages      []page
	body       float64 // the size of running text
	paragraphs []*paragraph
	notes      []*paragraph // footnotes
	hyphened   map[string]bool
	whole      map[string]bool // words that stand undivided in a line
}

func (r *reading) count() int {
	n := 0
	for _, p := range r.pages {
		for _, l := range p.lines {
			n += len(l.words)
		}
	}
	return n
}

// bare is the error for pages without words.
func (r *reading) bare() error {
	switch {
	case r.count() > 0:
		return nil
	case r.drawn():
		return ErrScanned
	}
	return ErrEmpty
}

func (r *reading) drawn() bool {
	for _, p := range r.pages {
		if len(p.pictures) > 0 {
			return true
		}
	}
	return false
}

// turned leaves out words that stand on their side: what a library stamps on a page, or
// the labels of a chart.
func (r *reading) turned() {
	n := 0
	for _, p := range r.pages {
		n += p.turned
	}
	r.piece.Left(n, "word that stands on its side", "words that stand on their side", "part of charts and stamps")
}

// blank says that some pages have no text.
func (r *reading) blank() {
	var bare []string
	for _, p := range r.pages {
		if len(p.lines) == 0 && len(p.pictures) > 0 && p.had == 0 {
			bare = append(bare, fmt.Sprint(p.number+1))
		}
	}
	if len(bare) > 0 {
		r.piece.Note("pages without text, pictures only: "+strings.Join(bare, ", "), "", 0)
	}
}

// describe fills in what the file says of itself where the pages do not.
func (r *reading) describe(d pdfium.Document) {
	if title := strings.TrimSpace(d.Title); !junk(title) && !r.headed() {
		r.piece.Fill("headline", title, "headline from the file’s own title")
	}
	for _, said := range [][2]string{{"author", d.Author}, {"subject", d.Subject}} {
		if words := strings.Join(strings.Fields(said[1]), " "); !junk(words) && !r.says(words) {
			r.piece.Note("the file names its "+said[0]+", which the pages do not", words, 0)
		}
	}
	r.piece.Fill("keywords", strings.Join(strings.FieldsFunc(d.Keywords, func(c rune) bool { return c == ',' || c == ';' }), ","), "keywords from the file’s own")
}

// says reports whether words stand on the pages.
func (r *reading) says(words string) bool {
	for _, b := range r.piece.Story.Article.Body {
		if strings.Contains(b.Text, words) {
			return true
		}
	}
	return false
}

// headed reports whether the pages begin with a headline.
func (r *reading) headed() bool {
	body := r.piece.Story.Article.Body
	return len(body) > 0 && body[0].Kind == editor.Heading
}

// junk reports what programs write in the place of a title or a name.
func junk(s string) bool {
	s = strings.ToLower(s)
	if s == "" || strings.HasPrefix(s, "untitled") || strings.HasPrefix(s, "microsoft ") || strings.HasPrefix(s, "about:blank") || strings.HasPrefix(s, "layout ") {
		return true
	}
	for _, ending := range []string{".doc", ".docx", ".odt", ".indd", ".qxd", ".qxp", ".pdf", ".html", ".htm", ".tex", ".dvi", ".rtf", ".pages", ".txt"} {
		if strings.HasSuffix(s, ending) {
			return true
		}
	}
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "file:")
}
