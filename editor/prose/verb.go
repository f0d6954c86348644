package prose

import "strings"

// verbFrom returns the first reporting verb from item i on that can have the
// words before it as its subject, or -1.
func (c *clauses) verbFrom(i, end int) int {
	for v := i; v < end; v++ {
		it := c.items[v]
		switch {
		case it.quote > 0 && c.isNickname(v):
		case it.quote > 0, it.any(";", ":", "because", "if", "that") && !c.at(v-1).is(","):
			return -1
		case v > i && c.isCue(v) && it.cue.form != participle && !c.at(v-1).any("who", "which", "to", "that"):
			if it.upper || it.cue.form == base && c.at(v-1).any("a", "the", "an", "his", "her", "'s", "of", "for", "in") {
				continue
			}
			if it.cue.noun && !c.isSubjectEnd(v-1) || c.passive(v) {
				continue
			}
			return v
		}
	}
	return -1
}

// isSubjectEnd reports whether item i can be the last word before a verb that
// is also a noun: a name, a pronoun or a comma.
func (c *clauses) isSubjectEnd(i int) bool {
	it := c.at(i)
	return it.upper && !it.has(determiner) || it.does(pronoun) || it.any(",", ")", "officials", "people", "critics", "statement", "report", "sign", "message", "email", "article", "headline", "letter") || it.does(between)
}

// isCue reports whether item i is a reporting verb in any form.
func (c *clauses) isCue(i int) bool {
	it := c.at(i)
	return it.class == word && it.quote == 0 && it.cue.form != 0 && !(it.upper && i > c.first(i) && !c.isHeadline(i)) &&
		!(c.at(i-1).is("-") && !it.gap) // so-called
}

// longestHeadline is how many words and marks a headline has at most.
const longestHeadline = 40

// isHeadline reports whether the sentence of item i has capitals throughout but
// for the small words.
func (c *clauses) isHeadline(i int) bool {
	first, end := c.first(i), c.end(i)
	if end-first > longestHeadline {
		return false
	}
	capitals := 0
	for _, it := range c.items[first:end] {
		switch {
		case it.class != word || it.quote > 0:
		case it.upper:
			capitals++
		case len(it.lower) > 3:
			return false
		}
	}
	return capitals > 3
}

// stripAuxiliaries returns the end of a subject whose verb is v, without "has",
// "later" and a closing comma.
func (c *clauses) stripAuxiliaries(from, v int) int {
	for v > from+1 && (c.items[v-1].does(between) || c.items[v-1].has(weekday) || c.items[v-1].is("on") && c.at(v).has(weekday) || strings.HasSuffix(c.items[v-1].lower, "ly") && !c.items[v-1].upper) {
		v--
	}
	return v
}

// hasVerb reports whether an auxiliary among items from to to shows a clause.
func (c *clauses) hasVerb(from, to int) bool {
	for i := from; i < to; i++ {
		if c.items[i].does(auxiliary) && !c.items[i].upper {
			return true
		}
	}
	return false
}
