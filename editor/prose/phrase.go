package prose

import "strings"

// startsPhrase reports whether a noun phrase can start at item i.
func (c *clauses) startsPhrase(i int) bool {
	it := c.at(i)
	if it.quote > 0 || it.class == mark {
		return false
	}
	if it.any("that", "there", "this") {
		return !it.any("there") && c.at(i+1).class == word && !c.at(i+1).does(breaks) && !it.is("that")
	}
	return !it.does(breaks) && !it.any("and", "or", "but", "'s", "to") && !it.has(weekday|deictic)
}

// canSpeak reports whether the phrase at item i can be somebody who speaks.
func (c *clauses) canSpeak(i int) bool {
	it := c.at(i)
	return c.startsPhrase(i) && !it.any("what", "nothing", "something", "anything", "him", "them", "me", "us", "himself", "herself", "themselves", "more", "less", "of", "for", "ago")
}

// startsAdverbial reports whether the words at item i stand before the subject
// of a sentence: a preposition, an adverb, "Asked about ...".
func (c *clauses) startsAdverbial(i int) bool {
	it := c.at(i)
	switch {
	case it.any("in", "on", "at", "during", "after", "before", "when", "while", "as", "for", "with", "by", "since", "if", "although", "though", "because",
		"despite", "from", "to", "without", "under", "amid", "like", "unlike", "once", "until", "through", "among", "about", "last", "earlier", "later", "over",
		"asked", "pressed", "according", "instead", "speaking", "again", "of", "not", "just", "even", "here", "where", "what", "how", "why", "rather", "whether", "upon", "following", "regarding", "citing"):
		return true
	case it.has(weekday | deictic), c.at(i+1).any("later", "earlier", "ago"):
		return true
	case it.class == word && len(it.lower) > 5 && strings.HasSuffix(it.lower, "ing") && i == c.first(i):
		return true
	}
	return it.class == word && len(it.lower) > 5 && strings.HasSuffix(it.lower, "ly") && c.at(i+1).is(",")
}

// phrase returns the end of the noun phrase that starts at item i, with the
// appositive behind it: "Harry J. Kazianis, the director of Korean studies at
// ...". It returns i where none starts there.
func (c *clauses) phrase(i int) int {
	if i >= len(c.items) || !c.startsPhrase(i) {
		return i
	}
	if c.items[i].does(pronoun) && !c.items[i].any("many", "some", "most", "one", "another", "others") {
		return i + 1
	}
	end := c.head(i)
	if end < len(c.items) && c.items[end].is(",") && c.isAppositive(end+1) {
		if stop := c.appositive(end + 1); stop > end+1 {
			return stop
		}
	}
	if end < len(c.items) && c.items[end].is("who") {
		return end
	}
	return end
}

// head returns the end of the noun phrase at item i without appositives.
func (c *clauses) head(i int) int {
	last := c.end(i)
	named := false // a run of capitals has begun
	for j := i; j < last; j++ {
		it := c.items[j]
		switch {
		case it.quote > 0:
			if !named || !c.isNickname(j) {
				return j
			}
		case it.class == number:
			if j > i && named {
				return j
			}
		case it.class == mark:
			switch {
			case it.is(".") && !it.gap && j > i && (titles[c.items[j-1].lower] || shortened[c.items[j-1].lower] || len(c.items[j-1].lower) == 1) && j+1 < last:
			case it.any("-", "&", "'", "’", "/", "‑") && j > i:
			case it.is("(") && j > i:
				for j+1 < last && !c.items[j].is(")") {
					j++
				}
			default:
				return j
			}
		case j == i:
			named = it.upper && !it.has(determiner)
		case it.upper:
			if it.has(weekday|month) && it.lower != "may" {
				return j
			}
			named = true
		case it.is("'s"):
			named = false
		case it.is("and"):
			if !c.at(j+1).upper || !named {
				return j
			}
		case particles[it.lower] || it.is("for"):
			if !named && it.is("for") && c.at(j+1).has(determiner) && j == i+1 {
				return j
			}
		case it.does(breaks) && !(it.any("at", "in", "with") && !named && c.at(j+1).upper && !c.at(j+1).has(weekday|month)):
			return j
		case named && c.namedAgain(j):
		case named:
			return j
		case c.isCue(j) && !it.cue.noun && it.cue.form != base, j > i && len(it.lower) > 4 && strings.HasSuffix(it.lower, "ed") && j > i+1:
			return j
		}
	}
	return last
}

// isNickname reports whether quotation k stands within a name: Marcia “Cia” Price
func (c *clauses) isNickname(k int) bool {
	return c.at(k-1).upper && c.at(k+1).upper && c.at(k-1).quote == 0 && c.closed(k) == 0 && isShort(c.quotes[c.items[k].quote-1].inner.Of(c.text))
}

// namedAgain reports whether the words at item i are a calling between two
// names: the party strategist of "Democratic party strategist Hank Sheinkopf".
func (c *clauses) namedAgain(i int) bool {
	for j := i; j < i+4; j++ {
		it := c.at(j)
		switch {
		case it.class == mark && it.any("-", "‑") && !it.gap && j > i:
		case it.class != word || it.quote > 0 || it.is("'s") || it.does(breaks) || it.does(pronoun) || it.has(weekday|month) || it.any("and", "or", "the", "a") || c.isCue(j) && !it.cue.noun:
			return false
		case it.upper:
			return j > i
		}
	}
	return false
}

// isAppositive reports whether the words at item i, behind a comma, say who the
// name before them is.
func (c *clauses) isAppositive(i int) bool {
	it := c.at(i)
	switch {
	case it.quote > 0 || it.class == mark:
		return false
	case it.class == number, it.any("who", "whose", "whom", "which", "a", "an", "the", "his", "her", "its", "their", "another", "one", "former", "then"):
		return true
	case it.does(breaks), it.does(pronoun), it.any("and", "or", "but", "to", "so"), it.has(weekday | deictic | shift), c.isCue(i):
		return false
	case strings.HasSuffix(it.lower, "ing"), strings.HasSuffix(it.lower, "ly"):
		return false
	}
	return it.class == word
}

// appositive returns the end of the appositive that starts at item i: the next
// comma, dash or quotation, or the end of the sentence without its stop.
func (c *clauses) appositive(i int) int {
	last := c.end(i)
	for j := i; j < last; j++ {
		it := c.items[j]
		switch {
		case it.quote > 0, it.any(";", ":", "—", "–"):
			return j
		case it.is(",") && !(c.at(j-1).upper && c.at(j+1).upper && !c.at(j-1).has(weekday) && c.at(j+2).is(",")):
			if c.at(j-1).class == number && c.isAppositive(j+1) && j == i+1 {
				continue // Clinton, 35, the daughter of ...
			}
			return j
		case j-i > 30:
			return i
		}
	}
	for last > i && c.items[last-1].any(".", "!", "?") && !c.items[last-1].gap {
		last--
	}
	return last
}

// phraseBefore returns the start of the noun phrase that ends before item to
// and reaches back to item first at most.
func (c *clauses) phraseBefore(first, to int) int {
	if to <= first {
		return to
	}
	if last := c.items[to-1]; last.does(pronoun) {
		return to - 1
	}
	i := to
	for i > first {
		it := c.items[i-1]
		if it.quote > 0 || it.has(weekday|deictic) {
			break
		}
		if it.class == mark && !it.any(".", "-", "&", "'", "’", "(", ")") {
			break
		}
		if it.any("and") && !(i < to && c.items[i].upper) || it.class == word && it.does(breaks) || i < to && c.isCue(i-1) && !it.cue.noun {
			break
		}
		i--
		if it.has(determiner) {
			break
		}
	}
	for i < to && c.items[i].class == mark {
		i++
	}
	return i
}
