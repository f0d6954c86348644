package format

import (
	"bytes"
	"encoding/json"
	"time"

	"stet/editor/format/piece"
)

// byHand are the moments that a hand wrote into a file of ours otherwise than Stet does,
// mostly without a zone: those of the article by their fields, and how many others.
type byHand struct {
	fields map[string]string
	others int
}

// cut returns the file without such moments of the article, and with others as if they
// were in UTC; nil where there are none.
func (h *byHand) cut(b []byte) []byte {
	var whole map[string]any
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))))
	d.UseNumber()
	if d.Decode(&whole) != nil {
		return nil
	}
	h.fields = map[string]string{}
	article, _ := whole["article"].(map[string]any)
	for _, field := range momentFields {
		if said, ok := article[field].(string); ok && parseStamp(said).IsZero() {
			h.fields[field] = said
			delete(article, field)
		}
	}
	h.zone(whole)
	if len(h.fields)+h.others == 0 {
		return nil
	}
	mended, err := json.Marshal(whole)
	if err != nil {
		return nil
	}
	return mended
}

// zone takes the moments in a value that name no zone for UTC.
func (h *byHand) zone(v any) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			h.zone(e)
		}
	case map[string]any:
		for key, e := range v {
			said, _ := e.(string)
			if d, whole := wholeDate(said); (key == "at" || key == "expires") && whole && d.zone == nil && d.ISO() != "" {
				d.zone, d.hasTime = time.UTC, true
				v[key] = stamp(d.Time())
				h.others++
			} else {
				h.zone(e)
			}
		}
	}
}

// file puts the article's moments where they belong, and notes them all.
func (h *byHand) file(p *piece.Piece) {
	for _, field := range momentFields {
		if note := setMoment(&p.Story.Article, field, h.fields[field]); note.Decision != "" {
			p.Story.Notes = append(p.Story.Notes, note)
		}
	}
	p.Count(h.others, "moment without a zone taken for one in UTC", "moments without a zone taken for ones in UTC")
}
