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

// after finds the speaker named behind quotation k: “...,” said X; “...,” X
// said; “...”, according to X.
func (c *clauses) after(k int) (credit, bool) {
	mark, j := c.closed(k), k+1
	for c.at(j).any(",", "—", "–", "-", "..") {
		if mark != '.' {
			mark = ','
		}
		j++
	}
	if j >= len(c.items) || c.at(j).quote > 0 || c.sentence[j] > c.sentence[k]+1 {
		return credit{}, false
	}
	crossed := c.sentence[j] != c.sentence[k]
	if crossed && (mark == 0 || mark == ',' || mark == '.' && !c.opensSentence(k)) {
		return credit{}, false
	}
	end := c.end(j)
	if c.at(j).is("according") && c.at(j+1).is("to") {
		return c.accordingTo(j, CueAfter)
	}
	if mark == 0 && !c.isCue(j) && !c.isBare(j, end) {
		return credit{}, false
	}
	if q := c.at(j).cue; c.isCue(j) && q.form != participle && !crossed && !(mark == 0 && (q.light || q.noun)) {
		if stop := c.described(j+1, end); stop > j+1 && c.canSpeak(j+1) {
			return c.credit(j+1, stop, j, CueAfter), true
		}
	}
	as := c.at(j).is("as")
	if as { // “...”, as she put it
		j++
	}
	if !c.startsPhrase(j) || !c.at(j).upper && strings.HasSuffix(c.at(j).lower, "ing") {
		return credit{}, false
	}
	v := c.verbFrom(j, min(end, j+40))
	if v < 0 || c.at(v).cue.light && !as && !c.closesSoon(v, end) && !c.opensSentence(k) {
		return credit{}, false
	}
	if crossed && mark == '.' && c.holds(",", j, v) {
		return credit{}, false
	}
	if !crossed && !as && !c.opensSentence(k) && !c.closesSoon(v, end) {
		if _, ok := c.before(k); ok { // When X said it was “...,” Y replied
			return credit{}, false
		}
	}
	if crossed && (mark == '.' || mark == '-') && !c.closesSoon(v, end) {
		return credit{}, false
	}
	if crossed && c.at(v+1).is("that") {
		return credit{}, false
	}
	return c.credit(j, c.stripAuxiliaries(j, v), v, CueAfter), true
}

// described is the end of the phrase at item i, with what tells one nameless
// person from another: "a deckhand with nineteen years’ service, who ...".
func (c *clauses) described(i, end int) int {
	stop := c.phrase(i)
	if !c.at(i).any("a", "an", "one") || !c.at(stop).any("with", "from", "for", "of", "at", "in") {
		return stop
	}
	for stop < end && c.items[stop].quote == 0 && (c.items[stop].class != mark || !c.items[stop].gap && c.items[stop].any("-", "'", "’")) {
		stop++
	}
	if c.at(stop).is(",") && c.isAppositive(stop+1) {
		return max(stop, c.appositive(stop+1))
	}
	return stop
}

// signature reads a dash and a name at item i: “...” — Ilse Brandt, engineer
func (c *clauses) signature(i int) (credit, bool) {
	if !c.at(i).any("—", "–", "―", "-", "--") || !c.at(i+1).upper || i+1 >= len(c.items) || c.at(i).line && i > 0 {
		return credit{}, false
	}
	stop := c.phrase(i + 1)
	if stop == i+1 || !(stop >= len(c.items) || c.at(stop).any(".", ",", "(") || c.sentence[stop] != c.sentence[i+1]) {
		return credit{}, false
	}
	return credit{speaker: c.place(i+1, stop), rule: Signed}, true
}

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

// holds reports whether a word stands among items from to to.
func (c *clauses) holds(word string, from, to int) bool {
	for _, it := range c.items[from:to] {
		if it.is(word) {
			return true
		}
	}
	return false
}

// isBare reports whether what is left of the sentence from item j on is a
// short speaker and a verb: “...” Grubbs said.
func (c *clauses) isBare(j, end int) bool {
	v := c.verbFrom(j, min(end, j+5))
	return v > j && (c.at(j).upper || c.at(j).does(pronoun)) && (c.closesSoon(v, end) || v == j+1 && !c.at(v).cue.light && !c.at(v).cue.noun)
}

// atEnd finds the speaker named at the end of the sentence that quotation k is
// part of: A “...” grows, said X; a “...” answer, according to X.
func (c *clauses) atEnd(k int) (credit, bool) {
	end := c.end(k)
	for i := end - 1; i > k; i-- {
		switch {
		case c.items[i].quote > 0:
			return credit{}, false
		case c.items[i].is("according") && c.at(i+1).is("to"):
			return c.accordingTo(i, CueAfter)
		case c.items[i].is(",") && c.isCue(i+1) && c.at(i+1).cue.form == finite && !c.at(i+1).cue.noun:
			if stop := c.phrase(i + 2); stop > i+2 && c.canSpeak(i+2) {
				return c.credit(i+2, stop, i+1, CueAfter), true
			}
		case c.items[i].is(",") && c.startsPhrase(i+1):
			if v := c.verbFrom(i+1, end); v > i+1 && c.closesSoon(v, end) {
				return c.credit(i+1, c.stripAuxiliaries(i+1, v), v, CueAfter), true
			}
		}
	}
	return credit{}, false
}

// closesSoon reports whether the sentence ends right behind its verb, as the
// attribution of a quotation does and a new statement does not.
func (c *clauses) closesSoon(v, end int) bool {
	return v+1 >= end || c.at(v+1).any(".", ",")
}

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

// hasVerb reports whether an auxiliary among items from to to shows a clause.
func (c *clauses) hasVerb(from, to int) bool {
	for i := from; i < to; i++ {
		if c.items[i].does(auxiliary) && !c.items[i].upper {
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
