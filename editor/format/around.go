package format

import (
	"strings"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/piece"
)

// Around is what a file prints around the words of a story, besides its headline, its
// standfirst and its by-line: the line above the headline, where and when it was filed,
// when it came out, and the lines before and behind the text.
type Around struct {
	Kicker, Dateline, Published string
	Before, Behind              []string
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

// onPaper is what pages, documents and books print: the section, until when nobody may, when it came
// out, what readers are told, and whose the story is on what terms.
func onPaper(s *editor.Story) Around {
	before, behind := readersTold(s)
	return Around{Kicker: s.Article.Section, Published: piece.Published(&s.Article), Before: append(some(piece.Embargo(&s.Article)), before...), Behind: append(behind, piece.Foot(&s.Article)...)}
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
