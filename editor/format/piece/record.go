package piece

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"stet/editor"
)

// RecordType is the media type of a record, for the parts of packages and the
// elements of pages that hold one.
const RecordType = "application/vnd.stet.record+json"

// record is every field of a story that readers of a file need not see in full: the
// article without its words, the pictures of the body in order, the notes to readers.
type record struct {
	Stet       int                `json:"stet"` // the version of this form
	Article    editor.Article     `json:"article"`
	Images     []editor.Image     `json:"images,omitempty"`
	Amendments []editor.Amendment `json:"amendments,omitempty"`
}

// Record returns the record of a story as JSON on one line. Who let the desk use a
// picture, and where the story stands in the day, stay in the house.
func Record(s editor.Story) ([]byte, error) {
	r := record{Stet: 1, Article: s.Article.Clone(), Amendments: s.Amendments}
	for _, b := range r.Article.Body {
		if b.Image != nil {
			b.Image.Consent = ""
			r.Images = append(r.Images, *b.Image)
		}
	}
	r.Article.ID, r.Article.Status, r.Article.Body = "", "", nil
	r.Article.HeadlineMarks, r.Article.StandfirstMarks = nil, nil
	b, err := json.Marshal(r)
	if err != nil {
		return nil, fmt.Errorf("write the record: %w", err)
	}
	return b, nil
}

// ReadRecord fills a piece with what a record says, and says that it is ours: the
// fields, the notes to readers, and what is known of the body's pictures (by their
// File, else in their order) beyond caption, alternative words and credit, which stand
// in the file itself. A headline or standfirst that the file shows stays as it is there.
func (p *Piece) ReadRecord(b []byte) error {
	var r record
	if json.Unmarshal(b, &r) != nil {
		return errors.New("the record that Stet kept in this file is damaged")
	}
	was := p.Story.Article
	a := r.Article
	a.Body = was.Body
	a.HeadlineMarks, a.StandfirstMarks = was.HeadlineMarks, was.StandfirstMarks
	if was.Headline != "" {
		a.Headline = was.Headline
	}
	if was.Standfirst != "" {
		a.Standfirst = was.Standfirst
	}
	a.ID, a.Status = "", ""
	for i := range a.Body {
		is := a.Body[i].Image
		if is == nil || len(r.Images) == 0 {
			continue
		}
		n := max(0, slices.IndexFunc(r.Images, func(i editor.Image) bool { return i.File == is.File }))
		image := r.Images[n]
		r.Images = slices.Delete(r.Images, n, n+1)
		image.Consent = ""
		image.File, image.Alt, image.Caption, image.Credit = is.File, is.Alt, is.Caption, is.Credit
		a.Body[i].Image = &image
	}
	p.Story.Article, p.Story.Amendments, p.Ours = a, r.Amendments, true
	return nil
}
