package odt

import (
	"stet/editor"
	"stet/editor/format/piece"
)

// The styles of what Stet writes around and beside the words of a story, as people
// see them.
const (
	bylineStyle   = "stet by-line"
	figureStyle   = "stet picture"
	captionStyle  = "stet caption"
	creditStyle   = "stet picture credit"
	datelineStyle = "stet dateline"
	lineStyle     = "stet line" // what the record says in full
)

// ownLine takes a paragraph of a file of ours that is no block of the body.
func (r *reader) ownLine(at para, words string, here []*comment) bool {
	a := &r.piece.Story.Article
	body := a.Body
	var image *editor.Image
	if n := len(body); n > 0 {
		image = body[n-1].Image
	}
	block := ""
	switch {
	case at.is("title") && a.Headline == "":
		a.Headline, block = words, editor.HeadlineID
	case at.is("subtitle") && a.Standfirst == "":
		a.Standfirst, block = words, editor.StandfirstID
	case at.is(bylineStyle):
		r.shown["byline"] = words
	case at.is(datelineStyle):
		r.shown["dateline"] = words
	case at.is(captionStyle) && image != nil:
		image.Caption, block = words, body[len(body)-1].ID
	case at.is(creditStyle) && image != nil:
		image.Credit = words
	case at.is(figureStyle), at.is(lineStyle), words == "" && len(r.boxes) > 0:
	default:
		return false
	}
	for _, c := range here {
		if block != "" {
			c.settle(block, words, 0)
		}
	}
	return true
}

// finishOwn fills in the record, and what was changed since in the lines that show it;
// false where it is damaged.
func (r *reader) finishOwn() bool {
	if r.piece.ReadRecord(r.record) != nil {
		return false
	}
	a := &r.piece.Story.Article
	r.piece.Stands("byline", r.shown["byline"], a.Byline)
	r.piece.StandsDateline(r.shown["dateline"], piece.Dateline(a))
	return true
}
