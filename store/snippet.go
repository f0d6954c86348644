package store

import (
	"math/bits"
	"strings"
)

// A snippet shows this many words, of which so many stand before the first one
// found.
const (
	snippetWords = 28
	snippetLead  = 7
)

// snippet returns the passage that holds the most different words of a query,
// the earliest of them, with the words found between « and ». Where only the
// headline holds them the passage is the headline. Guillemets of the text's own
// become quotation marks, so that the marks mean one thing.
func snippet(story wording, words []string) string {
	var best window
	for _, text := range story.texts() {
		if wordsIn(text, words) <= best.score() {
			continue // no window of it can do better
		}
		if w := bestWindow(text, words); w.score() > best.score() {
			best = w
		}
		if best.score() == len(words) {
			break
		}
	}
	if best.score() == 0 {
		return ""
	}
	return best.mark()
}

// wordsIn counts the words of the query that a text holds.
func wordsIn(text string, words []string) int {
	var seen uint64
	for t := range tokens(text) {
		seen |= wordsBegun(t.word, words)
	}
	return bits.OnesCount64(seen)
}

// window is a run of the words of a text, tokens[from:to], and which words of
// the query are found in it.
type window struct {
	text     string
	tokens   []token
	found    []bool // by token
	from, to int
	words    uint64 // a bit for each word of the query, up to 64
}

func (w window) score() int { return bits.OnesCount64(w.words) }

func bestWindow(text string, words []string) window {
	w := window{text: text}
	var hits []uint64
	for t := range tokens(text) {
		hit := wordsBegun(t.word, words)
		w.tokens, hits, w.found = append(w.tokens, t), append(hits, hit), append(w.found, hit != 0)
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
		if bits.OnesCount64(seen) > w.score() {
			w.from, w.to, w.words = max(0, at-snippetLead), to, seen
		}
	}
	return w
}

func wordsBegun(word string, words []string) uint64 {
	var hit uint64
	for i, w := range words[:min(len(words), 64)] {
		if strings.HasPrefix(word, w) {
			hit |= 1 << i
		}
	}
	return hit
}

// mark writes the window out, with … where the text goes on.
func (w window) mark() string {
	var b strings.Builder
	at, end := 0, len(w.text)
	if w.from > 0 {
		b.WriteString("…")
		at = w.tokens[w.from].start
	}
	if w.to < len(w.tokens) {
		end = w.tokens[w.to-1].end
	}
	for i := w.from; i < w.to; i++ {
		if !w.found[i] {
			continue
		}
		t := w.tokens[i]
		b.WriteString(plainQuotes.Replace(w.text[at:t.start]))
		b.WriteString("«" + w.text[t.start:t.end] + "»")
		at = t.end
	}
	b.WriteString(plainQuotes.Replace(w.text[at:end]))
	if w.to < len(w.tokens) {
		b.WriteString("…")
	}
	return b.String()
}

var plainQuotes = strings.NewReplacer("«", "“", "»", "”", "\n", " ")
