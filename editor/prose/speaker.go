package prose

// sentenceBefore is the speaker of the sentence in front of quotation k, where
// that sentence holds no quotation but a reporting verb.
func (c *clauses) sentenceBefore(k int) (credit, bool) {
	end := c.first(k)
	if end == 0 {
		return credit{}, false
	}
	first := c.first(end - 1)
	for i := first; i < end; i++ {
		if c.items[i].quote > 0 {
			return credit{}, false
		}
	}
	return c.reported(first, end)
}

// sentenceAfter is the speaker of the sentence behind quotation k: “...” He
// went on to say so.
func (c *clauses) sentenceAfter(k int) (credit, bool) {
	first := c.end(k)
	if first >= len(c.items) || c.items[first].quote > 0 {
		return credit{}, false
	}
	found, ok := c.reported(first, c.end(first))
	return found, ok && isPronoun(found.speaker.Of(c.text))
}

// lastReported is the speaker of the last sentence that reports something.
func (c *clauses) lastReported() (credit, bool) {
	for end := len(c.items); end > 0; {
		first := c.first(end - 1)
		if found, ok := c.reported(first, end); ok && c.items[c.itemAt(found.cue.Start)].cue.takes != 0 {
			return found, true
		}
		end = first
	}
	return credit{}, false
}

// reported is the speaker of the last reporting verb in a sentence.
func (c *clauses) reported(first, end int) (credit, bool) {
	for v := end - 1; v > first; v-- {
		if c.isCue(v) && c.items[v].cue.form == finite && !c.items[v].cue.noun {
			if from, to := c.subjectOf(v); to > from && c.canSpeak(from) {
				return c.credit(from, to, v, Continues), true
			}
		}
	}
	return credit{}, false
}

// announced is the speaker of a paragraph that closes with a colon.
func (c *clauses) announced() (credit, bool) {
	if len(c.items) == 0 {
		return credit{}, false
	}
	end := len(c.items)
	first := c.first(end - 1)
	for v := end - 1; v >= first; v-- {
		if c.items[v].is("according") && c.at(v+1).is("to") {
			return c.accordingTo(v, Introduced)
		}
		if c.isCue(v) && c.governs(v, end) {
			if from, to := c.subjectOf(v); to > from && c.canSpeak(from) {
				return c.credit(from, to, v, Introduced), true
			}
		}
	}
	if from, to := c.mainSubject(first); to > from && c.canSpeak(from) {
		return credit{speaker: c.place(from, to), rule: Introduced}, true
	}
	return credit{}, false
}

// accordingTo reads the source behind "according to" at item i: all up to the
// next mark, and at the end of a sentence what says who a person is.
func (c *clauses) accordingTo(i int, rule Rule) (credit, bool) {
	stop := c.phrase(i + 2)
	if stop == i+2 {
		return credit{}, false
	}
	end := c.head(i + 2)
	for limit := min(c.end(i), i+25); end < limit && c.items[end].quote == 0 && (c.items[end].class != mark || !c.items[end].gap && c.items[end].any("-", "'", "’", "/")); end++ {
	}
	if rule == CueBefore || i == c.first(i) || stop < end || !c.at(end+1).any("who", "whose", "which") && c.hasVerb(end, stop) {
		stop = end
	}
	return credit{c.place(i+2, stop), c.place(i, i+2), rule}, true
}
