package prose

import "strings"

// item is a token outside the quotations of a paragraph, or a whole quotation.
type item struct {
	*token
	quote int // 1 + the quotation's place in the paragraph, or 0
}

// clauses is a paragraph as the search for speakers sees it: each quotation is
// one item, and every item knows its sentence.
type clauses struct {
	*parsed
	block    int
	items    []item
	sentence []int32 // of each item
	starts   []int   // the first item of each sentence
	quotes   []segment
	places   []int // the item of each quotation
}

func newClauses(p *parsed, block int, quotes []segment) *clauses {
	c := &clauses{parsed: p, block: block, quotes: quotes, items: make([]item, 0, len(p.tokens)), places: make([]int, 0, len(quotes))}
	marks := make([]token, len(quotes))
	next := 0
	for i := range p.tokens {
		t := &p.tokens[i]
		for next < len(quotes) && t.Start >= quotes[next].Start {
			if t.Start < quotes[next].End || quotes[next].Start == t.Start {
				break
			}
			next++
		}
		if next < len(quotes) && t.Start >= quotes[next].Start {
			if n := len(c.items); n == 0 || c.items[n-1].quote != next+1 {
				c.places = append(c.places, n)
				marks[next] = token{Span: quotes[next].Span, entry: &unknown, gap: t.gap, line: t.line}
				c.items = append(c.items, item{token: &marks[next], quote: next + 1})
			}
			continue
		}
		if t.class == mark && isTypewriters(p.text[t.Start:]) || i > 0 && p.tokens[i-1].End == t.Start && t.Start > 0 && isTypewriters(p.text[t.Start-1:]) {
			continue // holds words that are part of the sentence
		}
		c.items = append(c.items, item{token: t})
	}
	c.number()
	return c
}

// number gives each item its sentence. A boundary within a quotation is none:
// the item that spans it stays with the sentence it began in.
func (c *clauses) number() {
	c.sentence = make([]int32, len(c.items))
	at, n := 0, int32(0)
	for _, s := range c.sentences() {
		for ; at < len(c.items) && c.items[at].Start < s.End; at++ {
			if at > 0 && c.items[at-1].Start < s.Start && c.items[at-1].End <= s.Start {
				n++
			}
			if int(n) == len(c.starts) {
				c.starts = append(c.starts, at)
			}
			c.sentence[at] = n
		}
	}
}

func (c *clauses) at(i int) *item {
	if i < 0 || i >= len(c.items) {
		return &nothing
	}
	return &c.items[i]
}

// nothing stands before and behind every paragraph.
var nothing = item{token: &token{entry: &unknown}}

// quoteItem returns the item of the paragraph's nth quotation.
func (c *clauses) quoteItem(n int) int { return c.places[n] }

// first and end are the bounds of the sentence that item i is in.
func (c *clauses) first(i int) int { return c.starts[c.sentence[i]] }

func (c *clauses) end(i int) int {
	if n := int(c.sentence[i]) + 1; n < len(c.starts) {
		return c.starts[n]
	}
	return len(c.items)
}

func (c *clauses) opensParagraph(k int) bool { return k == 0 }

// opensSentence reports whether quotation k is the first thing in its
// sentence but for a mark or a conjunction.
func (c *clauses) opensSentence(k int) bool {
	if k < 0 {
		return false
	}
	for i := c.first(k); i < k; i++ {
		if it := c.items[i]; it.quote == 0 && (it.class == word || it.class == number) && !it.any("and", "but") {
			return false
		}
	}
	return true
}

// closed is what stands at the end of quotation k: a rune of ",.?!-" and the
// like, or 0.
func (c *clauses) closed(k int) byte {
	s := strings.TrimRight(c.quotes[c.items[k].quote-1].inner.Of(c.text), " '’\"”")
	switch {
	case s == "":
		return 0
	case strings.HasSuffix(s, "—"), strings.HasSuffix(s, "–"), strings.HasSuffix(s, "…"):
		return '-'
	case strings.IndexByte(",.?!-", s[len(s)-1]) >= 0:
		return s[len(s)-1]
	}
	return 0
}

// holds reports whether a word stands among items from to to.
func (c *clauses) holds(word string, from, to int) bool {
	for _, it := range c.items[from:to] {
		if it.is(word) {
			return true
		}
	}
	return false
}

func (c *clauses) credit(from, to, verb int, rule Rule) credit {
	for to > from+1 && c.items[to-1].class == mark && !c.items[to-1].any(".", ")", "%") {
		to--
	}
	return credit{c.place(from, to), c.place(verb, verb+1), rule}
}

func (c *clauses) place(from, to int) place {
	return place{Span{c.items[from].Start, c.items[to-1].End}, c.block}
}
