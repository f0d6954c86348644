package store

import (
	"encoding/json"
	"fmt"
	"iter"

	"stet/editor"
)

// wording is what is searched of a story: its headline, its standfirst, text and
// captions in reading order, its by-line with the authors, and its slug.
type wording struct {
	headline string
	passages []string
	byline   []string
	slug     string
	facts    []editor.Fact // which are found by themselves
	url      string        // where it was published
	pictures []string      // the files it shows
}

// The columns of the index, in its order.
const (
	title = iota
	body
	byline
	slug
)

var columnNames = [...]string{title: "title", body: "body", byline: "byline", slug: "slug"}

// columns returns the texts of each column.
func (w wording) columns() [len(columnNames)][]string {
	return [...][]string{title: {w.headline}, body: w.passages, byline: w.byline, slug: {w.slug}}
}

// parseWording reads the wording from the canonical JSON of a story, without
// making the rest of it.
func parseWording(content []byte) (wording, error) {
	var s struct {
		Article struct {
			Headline   string `json:"headline"`
			Standfirst string `json:"standfirst"`
			Slug       string `json:"slug"`
			URL        string `json:"url"`
			Byline     string `json:"byline"`
			Authors    []struct {
				Name string `json:"name"`
			} `json:"authors"`
			Body []struct {
				Text  string `json:"text"`
				Image struct {
					File    string `json:"file"`
					Caption string `json:"caption"`
				} `json:"image"`
			} `json:"body"`
		} `json:"article"`
		Facts []editor.Fact `json:"facts"`
	}
	if err := json.Unmarshal(content, &s); err != nil {
		return wording{}, fmt.Errorf("read story from JSON: %w", err)
	}
	w := wording{headline: s.Article.Headline, slug: s.Article.Slug, byline: []string{s.Article.Byline},
		passages: make([]string, 0, len(s.Article.Body)+1), facts: s.Facts, url: s.Article.URL}
	for _, a := range s.Article.Authors {
		w.byline = append(w.byline, a.Name)
	}
	w.passages = append(w.passages, s.Article.Standfirst)
	for _, b := range s.Article.Body {
		w.passages = append(w.passages, b.Text+b.Image.Caption) // a block has one of them
		if b.Image.File != "" {
			w.pictures = append(w.pictures, b.Image.File)
		}
	}
	return w, nil
}

// wording unpacks a row as far as it is searched.
func (c *codec) wording(s stored) (wording, error) {
	content, err := c.content(s)
	if err != nil {
		return wording{}, err
	}
	return parseWording(content)
}

// shown yields the texts that a snippet may show with their column, in the order
// that is preferred.
func (w wording) shown() iter.Seq2[int, []string] {
	columns := w.columns()
	return func(yield func(int, []string) bool) {
		for _, c := range []int{body, title, byline, slug} {
			if !yield(c, columns[c]) {
				return
			}
		}
	}
}
