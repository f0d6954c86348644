package editor

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Validate returns every way in which s breaks the promises of its types,
// joined; nil where it keeps them all.
func (s Story) Validate() error {
	errs := []error{s.Article.Validate()}
	facts := map[string]bool{}
	for _, f := range s.Facts {
		if f.ID == "" || facts[f.ID] {
			errs = append(errs, &FieldError{"fact id", f.ID, "a new, non-empty identifier"})
		}
		facts[f.ID] = true
		errs = append(errs, s.anchor(f.Range, f.Gone, f.Text))
	}
	for _, c := range s.Comments {
		errs = append(errs, s.anchor(c.Range, c.Gone, c.Text))
	}
	return errors.Join(errs...)
}

// anchor checks that a range points at the words it says it does.
func (s Story) anchor(r Range, gone bool, words string) error {
	if gone {
		return nil
	}
	text, ok := s.Article.Text(r.Block)
	if !ok {
		return &RangeError{Range: r, Len: -1}
	}
	got, err := r.Of(text)
	if err != nil {
		return err
	}
	if got != words {
		return &FieldError{fmt.Sprintf("words at %s %d-%d", r.Block, r.Start, r.End), got, fmt.Sprintf("%q", words)}
	}
	return nil
}

// Validate returns every way in which a breaks the promises of its types,
// joined; nil where it keeps them all.
func (a Article) Validate() error {
	var errs []error
	if a.Status != "" && !known(Statuses, a.Status) {
		errs = append(errs, &FieldError{"status", string(a.Status), "a workflow status"})
	}
	for _, f := range [][2]string{{"headline", a.Headline}, {"standfirst", a.Standfirst}} {
		if !utf8.ValidString(f[1]) {
			errs = append(errs, &FieldError{f[0], f[1], "valid UTF-8"})
		}
	}
	errs = append(errs, headMarks(HeadlineID, a.Headline, a.HeadlineMarks), headMarks(StandfirstID, a.Standfirst, a.StandfirstMarks))
	seen := map[string]bool{HeadlineID: true, StandfirstID: true}
	for _, b := range a.Body {
		if b.ID == "" || seen[b.ID] {
			errs = append(errs, &FieldError{"block id", b.ID, "a new, non-empty identifier"})
		}
		seen[b.ID] = true
		errs = append(errs, b.Validate())
	}
	return errors.Join(errs...)
}

var blockKinds = []BlockKind{Paragraph, Heading, Quote, Item, Row, ImageBlock, Rule}

// Validate checks one block of a body.
func (b Block) Validate() error {
	if !known(blockKinds, b.Kind) {
		return &FieldError{"kind of block " + b.ID, string(b.Kind), "a kind of block"}
	}
	if !utf8.ValidString(b.Text) || strings.ContainsRune(b.Text, 0) {
		return &FieldError{"text of block " + b.ID, b.Text, "valid UTF-8 without NUL"}
	}
	if (b.Kind == ImageBlock) != (b.Image != nil) {
		return &FieldError{"image of block " + b.ID, string(b.Kind), "on an image block, and only there"}
	}
	if b.Break != nil && !b.Break.Kind.Suggested() {
		return &FieldError{"break of block " + b.ID, string(b.Break.Kind), "inserted or deleted"}
	}
	return checkMarks(b.ID, b.Text, b.Marks)
}

// headMarks checks the marks of the headline or the standfirst.
func headMarks(id, text string, marks []Mark) error {
	for _, m := range marks {
		if !m.Kind.Editorial() {
			return &FieldError{"mark in the " + id, string(m.Kind), "in the body: a headline and a standfirst are plain text"}
		}
	}
	return checkMarks(id, text, marks)
}

func checkMarks(id, text string, marks []Mark) error {
	for _, m := range marks {
		if err := (Range{id, m.Start, m.End}).Check(text); err != nil {
			return fmt.Errorf("%s mark: %w", m.Kind, err)
		}
	}
	return nil
}

func known[T comparable](all []T, one T) bool {
	for _, v := range all {
		if v == one {
			return true
		}
	}
	return false
}
