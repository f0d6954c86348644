package credit

import (
	"strings"

	"stet/editor"
	"stet/editor/prose"
)

// speech is what is said in a story: its quotations and indirect speech, and the
// blocks that they lie in. Headings are let off.
type speech struct {
	foreign bool // not in English: nothing was heard
	blocks  []editor.Block
	lower   []string // their texts in lower case, to look for words in
	said    []prose.Quote
}

func hear(a editor.Article) *speech {
	s := &speech{foreign: !inEnglish(a)}
	if s.foreign {
		return s
	}
	var paragraphs []string
	for _, b := range a.Body {
		if b.Text != "" && b.Kind != editor.Heading {
			s.blocks, s.lower, paragraphs = append(s.blocks, b), append(s.lower, strings.ToLower(b.Text)), append(paragraphs, b.Text)
		}
	}
	s.said = prose.Speech(paragraphs)
	return s
}

// speech returns what is said in the story. Check hears it once for all rules.
func (in Input) speech() *speech {
	if in.once != nil {
		return in.once.heard
	}
	return hear(in.Story.Article)
}

// at returns where a quotation stands.
func (s *speech) at(q prose.Quote) editor.Range {
	return editor.Range{Block: s.blocks[q.Block].ID, Start: q.Start, End: q.End}
}

// finding is a finding about a quotation.
func (s *speech) finding(q prose.Quote, message string) editor.Finding {
	r := s.at(q)
	return editor.Finding{Range: r, Text: s.blocks[q.Block].Text[r.Start:r.End], Message: message}
}

// overlap reports whether two ranges share words.
func overlap(a, b editor.Range) bool { return a.Block == b.Block && a.Start < b.End && b.Start < a.End }

// factsOn returns the facts that words in r are tagged as.
func (in Input) factsOn(r editor.Range) []editor.Fact {
	var out []editor.Fact
	for _, f := range in.Story.Facts {
		if f.IsFact() && !f.Gone && overlap(f.Range, r) {
			out = append(out, f)
		}
	}
	return out
}

// hasAny reports whether a text holds one of these, which is far cheaper to ask than
// an expression that cannot match without.
func hasAny(text string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
