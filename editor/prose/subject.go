package prose

// subjectOf returns the items of the subject of verb v, or an empty range.
func (c *clauses) subjectOf(v int) (from, to int) {
	first := c.first(v)
	if q := c.items[v].cue; q.form == participle || c.at(v-1).is("to") {
		if with := c.phraseBefore(first, v); with < v && c.at(with-1).is("with") {
			return with, v // Republicans objected, with Brandt calling it “...”
		}
		return c.subjectBefore(v)
	}
	if prev := c.at(v - 1); v > first && (prev.quote > 0 || prev.is(",") && c.at(v-2).quote > 0) || v == first {
		if end := c.phrase(v + 1); end > v+1 && c.startsPhrase(v+1) {
			return v + 1, end // said X
		}
	}
	to = c.stripAuxiliaries(first, v)
	if to > first && to == first+1 && c.items[first].does(between) {
		to = first
	}
	start := c.clauseStart(first, to)
	if start == to {
		return c.beyond(first, to)
	}
	if who := start - 1; who > first && c.items[who].any("who", "which") && !c.at(who-1).is(",") {
		start = c.phraseBefore(first, who) // an official who asked not to be named said
	}
	if c.at(to-1).any("he", "she", "they", "we", "i") {
		return to - 1, to
	}
	if to-start <= 16 && c.startsPhrase(start) && !c.startsAdverbial(start) {
		return start, to
	}
	return c.phraseBefore(start, to), to
}

// clauseStart returns where the clause that ends before to begins.
func (c *clauses) clauseStart(first, to int) int {
	for i := to - 1; i >= first; i-- {
		it := c.items[i]
		if it.is(")") {
			if open := c.opened(first, i); open > first {
				i = open // Brandt (D-Ohio) said
				continue
			}
		}
		if it.quote > 0 || it.class == mark && it.any(",", ";", ":", "—", "–", "(") ||
			it.any("that", "but", "because", "when", "while", "as", "if", "who", "which", "where", "though", "although", "whether", "before", "after") {
			return i + 1
		}
		if it.is("and") && !(c.at(i-1).upper && c.at(i+1).upper) {
			return i + 1
		}
	}
	return first
}

// opened is the bracket that item i closes, or -1 where there is none behind
// item first.
func (c *clauses) opened(first, i int) int {
	for ; i >= first; i-- {
		if c.items[i].is("(") {
			return i
		}
	}
	return -1
}

// beyond returns the subject of a verb whose clause holds none before it: the
// noun an appositive or a relative clause belongs to, or the subject that "and
// said" shares.
func (c *clauses) beyond(first, to int) (int, int) {
	switch last := c.at(to - 1); {
	case to-1 < first:
		return 0, 0
	case last.any("who", "which", "that"):
		end := to - 1
		for end > first && c.items[end-1].is(",") {
			end--
		}
		return c.phraseBefore(c.clauseStart(first, end), end), end
	case last.is(","):
		for open := to - 2; open > first; open-- {
			if c.items[open].quote > 0 {
				break
			}
			if !c.items[open].is(",") {
				continue
			}
			start := c.phraseBefore(c.clauseStart(first, open), open)
			if start == open-1 && c.items[start].class == number && start-1 > first && c.items[start-1].is(",") {
				start = c.phraseBefore(c.clauseStart(first, start-1), start-1) // Daniel Prewitt, 41, the engineer, said
			}
			switch {
			case start >= open || c.at(start-1).any("in", "of", "at", "from", "near", "to", "on"): // Columbus, Ohio, said
			case c.isAppositive(open + 1):
				return c.wholeName(first, start), to - 1
			case c.startsAdverbial(open + 1):
				return start, open // Brandt, at a meeting in Columbus, Ohio, said
			}
		}
	}
	return c.subjectBefore(to)
}

// wholeName takes a calling set before a name as part of it: "The vicar, Clare
// Noble, who keeps the scorebook".
func (c *clauses) wholeName(first, start int) int {
	if start-2 < first || !c.items[start-1].is(",") || !c.isAppositive(start) {
		return start
	}
	calling := c.phraseBefore(c.clauseStart(first, start-1), start-1)
	if calling < start-1 && c.items[calling].has(determiner) && !c.startsAdverbial(c.first(calling)) {
		return calling
	}
	return start
}

// subjectBefore returns the subject that a participle, an infinitive or an
// "and said" at item v shares: that of the nearest reporting verb before it in
// the sentence, or else the sentence's own.
func (c *clauses) subjectBefore(v int) (int, int) {
	first := c.first(min(v, len(c.items)-1))
	for i := v - 1; i > first; i-- {
		if c.isCue(i) && c.items[i].cue.form == finite && !c.items[i].cue.noun && !c.at(i-1).any("and", ",", "who", "that") {
			if from, to := c.subjectOf(i); to > from && c.isSubject(from, to, i) && !c.at(from-1).any("that", "which", "who", "because", "when", "where", "if", "as", "what") {
				return from, to
			}
		}
	}
	return c.mainSubject(first)
}

// mainSubject returns the first noun phrase of the sentence that starts at
// first, behind what is put before it: "In a statement on Monday, ...".
func (c *clauses) mainSubject(first int) (from, to int) {
	if first >= len(c.items) {
		return 0, 0
	}
	from, end := first, c.end(first)
	for from < end && c.items[from].any("but", "and", "still", "yet", "so", "then", "now", "meanwhile", "however", ",", "also", "or", "later") {
		from++
	}
	if from < end && c.startsAdverbial(from) {
		for from < end && !c.items[from].is(",") && !(c.items[from].quote > 0 && c.closed(from) == ',') {
			from++
		}
		from++
	}
	if from >= end || c.items[from].quote > 0 || !c.startsPhrase(from) {
		return 0, 0
	}
	return from, c.phrase(from)
}
