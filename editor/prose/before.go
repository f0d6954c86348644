package prose

import "strings"

// colon reads a name and a colon right before quotation k: Brandt: “...”
func (c *clauses) colon(k int) (credit, bool) {
	first := c.first(k)
	if k-1 <= first || !c.items[k-1].is(":") {
		return credit{}, false
	}
	from := c.phraseBefore(first, k-1)
	if from >= k-1 || !c.items[from].upper || from > first && !c.items[from-1].any(",", "—", "–", "-", "by", "from") {
		return credit{}, false
	}
	return c.credit(from, k-1, k-1, CueBefore), true
}

// before finds the speaker named in front of quotation k in its sentence: the
// subject of the nearest verb that reports, or where that verb says little, of
// one before it that says something: X said he would go “...”.
func (c *clauses) before(k int) (credit, bool) {
	first := c.first(k)
	var fallback credit
	for v := k - 1; v >= first && v >= k-40; v-- {
		if fallback.rule != "" && c.items[v].quote > 0 {
			break
		}
		if c.items[v].is("according") && c.at(v+1).is("to") {
			return c.accordingTo(v, CueBefore)
		}
		if found, ok := c.inTheWords(v); ok {
			return found, true
		}
		if fallback.rule == "" && v >= k-8 {
			if found, ok := c.possessor(v); ok {
				return found, true
			}
		}
		if !c.isCue(v) || !c.governs(v, k) {
			continue
		}
		weak := c.isWeak(v, k)
		if weak && fallback.rule != "" {
			continue
		}
		from, to := c.subjectOf(v)
		if c.passive(v) {
			from, to = c.agent(v, k)
		}
		if to <= from || !c.isSubject(from, to, v) {
			continue
		}
		if u := c.outer(from, v); u >= 0 { // Brandt said that she called it “...”
			if f, t := c.subjectOf(u); t > f && c.isSubject(f, t, u) {
				return c.credit(f, t, u, CueBefore), true
			}
		}
		found := c.credit(from, to, v, CueBefore)
		if !weak {
			return found, true
		}
		fallback = found
	}
	return fallback, fallback.rule != ""
}

// inTheWords reads “in the words of X” and “in X’s words” at item v.
func (c *clauses) inTheWords(v int) (credit, bool) {
	if !c.items[v].is("words") {
		return credit{}, false
	}
	if c.at(v-1).is("the") && c.at(v-2).is("in") && c.at(v+1).is("of") {
		if stop := c.phrase(v + 2); stop > v+2 {
			return credit{c.place(v+2, stop), c.place(v-2, v+2), CueBefore}, true
		}
	}
	owner := v - 1
	if !c.at(owner).any("his", "her", "their", "my", "our") {
		if !c.at(owner).any("'s", "'", "’") {
			return credit{}, false
		}
		owner = c.phraseBefore(c.first(v), v-1)
	}
	if owner < 1 || !c.items[owner-1].is("in") || !c.canSpeak(owner) {
		return credit{}, false
	}
	return credit{c.place(owner, max(v-1, owner+1)), c.place(v, v+1), CueBefore}, true
}

// sayings are nouns for what somebody says.
var sayings = set(`remark remarks claim claims statement statements comment comments promise assertion allegation allegations warning vow pledge
	suggestion contention belief insistence demand slogan motto assessment description characterization admission complaint
	accusation declaration prediction`)

// possessor is whose remark, claim or promise item i is.
func (c *clauses) possessor(i int) (credit, bool) {
	if !sayings[c.items[i].lower] || i == 0 || c.items[i].quote > 0 || c.at(i+1).any("is", "was", "are", "were", "have", "has", "had") {
		return credit{}, false // his claims were “...” is what another says
	}
	owner := i - 1
	for owner > 0 && owner > i-3 && c.items[owner].class == word && !c.items[owner].any("'s", "his", "her", "their", "my", "our", "its") && !c.items[owner].does(breaks) {
		owner--
	}
	switch {
	case c.items[owner].any("his", "her", "their", "my", "our"):
		return c.credit(owner, owner+1, i, CueBefore), true
	case c.items[owner].is("'s") && owner > c.first(i):
		from := c.phraseBefore(c.first(i), owner)
		if from < owner && c.canSpeak(from) && !c.at(from-1).is("that") && !c.isCue(from-1) {
			return c.credit(from, owner, i, CueBefore), true
		}
	}
	return credit{}, false
}

// isSubject reports whether items from to to can be what verb v is said of:
// somebody who speaks, and no clause.
func (c *clauses) isSubject(from, to, v int) bool {
	if !c.canSpeak(from) {
		return false
	}
	if labels[c.items[v].lower] && c.items[from].any("a", "an") && to == v {
		return false // a formula called “...”
	}
	for i := from; i < to; i++ {
		it := c.items[i]
		if it.any(",", "who", "which", "whose") {
			break // what follows is about the subject
		}
		if it.does(auxiliary) && !it.upper || c.isCue(i) && it.cue.form == finite && !it.cue.noun && it.cue.takes != 0 {
			return false
		}
	}
	return true
}

// labels are verbs that more often give a name than report.
var labels = set("called dubbed titled labeled labelled known named entitled described billed")

// agent is by whom something was said in the passive of verb v.
func (c *clauses) agent(v, k int) (from, to int) {
	for i := v + 1; i < min(v+4, k); i++ {
		if c.items[i].is("by") {
			return i + 1, c.phrase(i + 1)
		}
	}
	return 0, 0
}

// outer is the verb that reports the clause of verb v where the subject of that,
// at item from, is a pronoun for the same person; or -1.
func (c *clauses) outer(from, v int) int {
	same := from < v && c.items[from].any("he", "she", "they")
	if from >= v || from == c.first(v) || !same && c.items[v].cue.takes != 0 {
		return -1
	}
	u := from - 1
	if c.items[u].is("that") {
		u--
	}
	if u <= c.first(v) || c.items[u].quote > 0 || !c.isCue(u) || c.items[u].cue.takes == 0 || !c.governs(u, v) {
		return -1
	}
	return u
}

// isWeak reports whether verb v in front of quotation k says little about who
// speaks: it reports in few sentences, and does not stand beside the quotation.
func (c *clauses) isWeak(v, k int) bool {
	return c.items[v].cue.light && !(v+1 == k || v+2 == k && c.at(v+1).any(",", ":"))
}

// governs reports whether verb v can be what introduces quotation k.
func (c *clauses) governs(v, k int) bool {
	it, next := c.items[v], c.at(v+1)
	q := it.cue
	if q.form == base && !c.isVerb(v) {
		return false
	}
	if !q.noun {
		return true
	}
	if c.at(v-1).has(determiner) || c.at(v-1).is("'s") || c.at(v-1).any("of", "in", "for", "no") {
		return false
	}
	if v+1 == k && (q.form == base || strings.HasSuffix(it.lower, "s")) && !c.isSubjectEnd(v-1) {
		return false
	}
	return v+1 == k || next.any(":", ",", "that", "to", "the", "him", "her", "it", "them") || next.quote > 0
}

func (c *clauses) isPluralNoun(i int) bool {
	it := c.at(i)
	return it.class == word && (strings.HasSuffix(it.lower, "s") || it.any("people", "police", "who"))
}

// subject takes the subject of the sentence for the speaker of words quoted in
// the middle of it.
func (c *clauses) subject(k int) (credit, bool) {
	from, to := c.mainSubject(c.first(k))
	if to <= from || to > k || !c.canSpeak(from) {
		return credit{}, false
	}
	return credit{speaker: c.place(from, to), rule: Subject}, true
}
