package store

import (
	"slices"
	"strings"

	"stet/editor"
)

// phrase is words that stand side by side in one column of the index, the last
// of them the beginning of a word unless it is whole. It is folded.
type phrase struct {
	column int // anyColumn, or one of them
	words  []string
	whole  bool
}

const anyColumn = -1

// phraseOf reads the words of a term, false where there are none in it.
func phraseOf(t editor.Term, column int) (phrase, bool) {
	p := phrase{column: column, whole: t.Phrase && !strings.HasSuffix(t.Value, "*")}
	for t := range tokens(t.Value) {
		p.words = append(p.words, t.word)
	}
	return p, len(p.words) > 0
}

// match spells the phrase for FTS5
// (https://www.sqlite.org/fts5.html#full_text_query_syntax).
func (p phrase) match() string {
	m := `"` + strings.Join(p.words, " ") + `"`
	if !p.whole {
		m += " *"
	}
	if p.column != anyColumn {
		m = columnNames[p.column] + " : " + m
	}
	return m
}

// fits reports whether the phrase stands at the beginning of tokens.
func (p phrase) fits(tokens []token) bool {
	last := len(p.words) - 1
	if len(tokens) <= last {
		return false
	}
	for i, w := range p.words[:last] {
		if tokens[i].word != w {
			return false
		}
	}
	if p.whole {
		return tokens[last].word == p.words[last]
	}
	return strings.HasPrefix(tokens[last].word, p.words[last])
}

// within reports whether the phrase stands anywhere among tokens.
func (p phrase) within(tokens []token) bool {
	for i := range tokens {
		if p.fits(tokens[i:]) {
			return true
		}
	}
	return false
}

// count returns how often the phrase stands in each column of a story.
func (p phrase) count(story *parted) (counts [len(columnNames)]int) {
	for column, tokens := range story {
		if p.column != anyColumn && p.column != column {
			continue
		}
		for i := range tokens {
			if p.fits(tokens[i:]) {
				counts[column]++
			}
		}
	}
	return counts
}

// stands reports whether the phrase stands anywhere in a story.
func (p phrase) stands(story *parted) bool { return p.count(story) != [len(columnNames)]int{} }

// parted is the words of a story by column, as the index has them: those of a
// column are one run, whatever passages they come from.
type parted [len(columnNames)][]token

func part(w wording) *parted {
	var story parted
	for column, texts := range w.columns() {
		for _, text := range texts {
			story[column] = slices.AppendSeq(story[column], tokens(text))
		}
	}
	return &story
}
