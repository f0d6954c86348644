package store

import (
	"encoding/json"
	"fmt"
)

// wording is what is searched of a story: its headline, and its standfirst,
// text and captions in reading order.
type wording struct {
	headline string
	passages []string
}

// parseWording reads the wording from the canonical JSON of a story, without
// making the rest of it.
func parseWording(content []byte) (wording, error) {
	var s struct {
		Article struct {
			Headline   string `json:"headline"`
			Standfirst string `json:"standfirst"`
			Body       []struct {
				Text  string `json:"text"`
				Image struct {
					Caption string `json:"caption"`
				} `json:"image"`
			} `json:"body"`
		} `json:"article"`
	}
	if err := json.Unmarshal(content, &s); err != nil {
		return wording{}, fmt.Errorf("read story from JSON: %w", err)
	}
	w := wording{headline: s.Article.Headline, passages: make([]string, 0, len(s.Article.Body)+1)}
	w.passages = append(w.passages, s.Article.Standfirst)
	for _, b := range s.Article.Body {
		w.passages = append(w.passages, b.Text+b.Image.Caption) // a block has one of them
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

// texts returns the passages, then the headline.
func (w wording) texts() []string {
	return append(w.passages[:len(w.passages):len(w.passages)], w.headline)
}
