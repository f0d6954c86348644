package store

import (
	"math/bits"
	"slices"
	"strings"
)

// A snippet shows this many words, of which so many stand before the first one
// found.
const (
	snippetWords = 28
	snippetLead  = 7
)

// snippet returns the passage that holds the most different phrases of a query,
// the earliest of them, with the words found between « and ». Where only the
// headline, the by-line or the slug holds them the passage is that. Guillemets of
// the text's own become quotation marks, so that the marks mean one thing.
func snippet(story wording, sought []phrase) string {
	sought = sought[:min(len(sought), 64)]
	var best excerpt
	for column, texts := range story.shown() {
		asked := inColumn(sought, column)
		for _, text := range texts {
			if e := excerptOf(text, asked); e.score() > best.score() {
				best = e
			}
			if best.score() == len(sought) {
				return best.mark()
			}
		}
	}
	if best.score() == 0 {
		return ""
	}
	return best.mark()
}

// inColumn leaves out the phrases that are asked for elsewhere.
func inColumn(sought []phrase, column int) []phrase {
	return slices.DeleteFunc(slices.Clone(sought), func(p phrase) bool { return p.column != anyColumn && p.column != column })
}

// excerpt is a run of the words of a text, tokens[from:to], and which phrases of
// the query are found in it.
type excerpt struct {
	text     string
	tokens   []token
	found    []bool // by token
	from, to int
	phrases  uint64 // a bit for each
}

func (e excerpt) score() int { return bits.OnesCount64(e.phrases) }

func excerptOf(text string, sought []phrase) excerpt {
	e := excerpt{text: text, tokens: tokensOf(text)}
	e.found = make([]bool, len(e.tokens))
	hits := make([]uint64, len(e.tokens)) // by the token that a phrase begins with
	for i := range e.tokens {
		for n, p := range sought {
			if p.fits(e.tokens[i:]) {
				hits[i] |= 1 << n
				for j := range p.words {
					e.found[i+j] = true
				}
			}
		}
	}
	for at, hit := range hits {
		if hit == 0 {
			continue
		}
		var seen uint64
		to := min(at+snippetWords-snippetLead, len(hits))
		for _, h := range hits[at:to] {
			seen |= h
		}
		if bits.OnesCount64(seen) > e.score() {
			e.from, e.to, e.phrases = max(0, at-snippetLead), to, seen
		}
	}
	return e
}

// mark writes the window out, with … where the text goes on.
func (e excerpt) mark() string {
	var b strings.Builder
	at, end := 0, len(e.text)
	if e.from > 0 {
		b.WriteString("…")
		at = e.tokens[e.from].start
	}
	if e.to < len(e.tokens) {
		end = e.tokens[e.to-1].end
	}
	for i := e.from; i < e.to; i++ {
		if !e.found[i] {
			continue
		}
		t := e.tokens[i]
		b.WriteString(plainQuotes.Replace(e.text[at:t.start]))
		b.WriteString("«" + e.text[t.start:t.end] + "»")
		at = t.end
	}
	b.WriteString(plainQuotes.Replace(e.text[at:end]))
	if e.to < len(e.tokens) {
		b.WriteString("…")
	}
	return b.String()
}

var plainQuotes = strings.NewReplacer("«", "“", "»", "”", "\n", " ")
