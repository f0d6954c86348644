package format

import (
	"slices"
	"strings"
	"time"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/piece"
)

// Around is what a file prints around the words of a story, besides its headline, its
// standfirst and its by-line: the line above the headline, where and when it was filed,
// and the lines before and behind the text.
type Around struct {
	Kicker, Dateline string
	Before, Behind   []string
}

// Around returns what a file of the format prints around the words of a story that was
// read back from it. Lines that it has among its words are not in it.
func (f Format) Around(s editor.Story) Around {
	a := &s.Article
	var out Around
	if f.around != nil {
		out = f.around(&s)
	}
	if out.Dateline = piece.Dateline(a); f.dateline != nil {
		out.Dateline = f.dateline(a)
	}
	return out
}

// onPaper is what pages and documents print: the section, until when nobody may, when it came
// out, what readers are told, and whose the story is on what terms.
func onPaper(s *editor.Story) Around {
	before, behind := readersTold(s)
	first := append(some(piece.Embargo(&s.Article)), some(piece.Published(&s.Article))...)
	return Around{Kicker: s.Article.Section, Before: append(first, before...), Behind: append(behind, piece.Foot(&s.Article)...)}
}

// inBooks is onPaper without a section, without the hour when a story came out and without
// where it came from.
func inBooks(s *editor.Story) Around {
	a := s.Article
	a.Section, a.Source, a.URL = "", "", ""
	when := a.Published
	a.Published = time.Time{}
	out := onPaper(&editor.Story{Article: a, Amendments: s.Amendments})
	if !when.IsZero() {
		at := len(some(piece.Embargo(&a)))
		out.Before = slices.Insert(out.Before, at, when.Format("2 January 2006"))
	}
	return out
}

// inText is what Markdown prints: what readers are told.
func inText(s *editor.Story) Around {
	before, behind := readersTold(s)
	return Around{Before: before, Behind: behind}
}

// onSites is what the Markdown of sites prints that a reader takes for fields.
func onSites(s *editor.Story) Around { return Around{Behind: printed(&s.Article)} }

// readersTold are the notes to readers above the text, and those below.
func readersTold(s *editor.Story) (before, behind []string) {
	above, below := piece.Apart(s.Amendments)
	line := func(a editor.Amendment) string {
		return strings.TrimSpace(amendmentTitle(a) + ": " + markup.Squeeze(told(a)))
	}
	for _, a := range above {
		before = append(before, line(a))
	}
	for _, a := range below {
		behind = append(behind, line(a))
	}
	return before, behind
}
