package store

import (
	"math"
	"slices"
)

// The weights of the columns: a word of the headline counts as ten of the text.
var columnWeights = [len(columnNames)]float64{title: 10, body: 1, byline: 5, slug: 5}

// headlineScore is 1 where all the words of a hit stand in the headline that its
// row shows, else 0: so hits come while words are typed. How often a word stands
// in the text is not asked then, which would take reading all its places. A phrase
// that names its column has been found there.
func headlineScore(words []phrase, headline string) float64 {
	has := tokensOf(headline)
	for _, p := range words {
		if p.column == anyColumn && !p.within(has) {
			return 0
		}
	}
	return 1
}

// ranking scores stories as FTS5's bm25 does
// (https://www.sqlite.org/fts5.html#the_bm25_function), for a library that has no
// FTS5.
type ranking struct {
	sought sought
	asked  []phrase // those without as well: FTS5 counts them too
	all    int      // stories
	length int      // their words together
	having []int    // stories with each phrase, by its place in asked
	hits   []counted
}

// counted is a story that holds what is sought: its words, and the weighted count
// of each phrase.
type counted struct {
	head  int64
	words int
	freq  []float64
}

func newRanking(s sought) *ranking {
	asked := slices.Concat(s.words, s.without)
	return &ranking{sought: s, asked: asked, having: make([]int, len(asked))}
}

func (r *ranking) add(head int64, story *parted) {
	c := counted{head: head, freq: make([]float64, len(r.asked))}
	for _, tokens := range story {
		c.words += len(tokens)
	}
	r.all++
	r.length += c.words
	for i, p := range r.asked {
		for column, n := range p.count(story) {
			c.freq[i] += float64(n) * columnWeights[column]
		}
		if c.freq[i] > 0 {
			r.having[i]++
		}
	}
	if r.sought.fits(story) {
		r.hits = append(r.hits, c)
	}
}

// best returns the best of the stories that were added.
func (r *ranking) best(most int) []hit {
	const k1, b = 1.2, 0.75
	mean := float64(r.length) / float64(max(1, r.all))
	var out []hit
	for _, c := range r.hits {
		h := hit{head: c.head}
		for i, f := range c.freq {
			idf := math.Log((float64(r.all-r.having[i]) + 0.5) / (float64(r.having[i]) + 0.5))
			if idf <= 0 {
				idf = 1e-6
			}
			h.score += idf * f * (k1 + 1) / (f + k1*(1-b+b*float64(c.words)/mean))
		}
		out = append(out, h)
	}
	slices.SortFunc(out, hit.before)
	return out[:min(most, len(out))]
}
