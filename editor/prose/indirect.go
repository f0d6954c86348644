package prose

import (
	"sort"
	"strings"
)

// account are words in indirect speech with who said them.
type account struct {
	words place
	credit
}

// indirect finds the indirect speech of a paragraph: X said that ...; ..., X
// said; according to X, .... What lies in quotation marks, or holds any, is left
// to the quotations; cited are the cues that introduce those.
func (c *clauses) indirect(cited map[int]bool) []account {
	var found []account
	for first := 0; first < len(c.items); {
		end := c.end(first)
		found = c.indirectIn(found, first, c.fullStop(end), cited)
		first = end
	}
	return found
}

// indirectIn adds the indirect speech of the sentence of items first to stop.
func (c *clauses) indirectIn(found []account, first, stop int, cited map[int]bool) []account {
	if r, ok := c.attributedAtEnd(first, stop, cited); ok {
		return append(found, r)
	}
	for i := first; i < stop; i++ {
		var who credit
		var from, to, next int
		switch {
		case cited[c.items[i].Start]:
			continue
		case c.items[i].is("according") && c.at(i+1).is("to"):
			who, from, to, next = c.byAccount(i, first, stop)
		case c.reports(i):
			who, from, to, next = c.byVerb(i, first, stop)
		}
		if next <= i {
			continue
		}
		if to-from >= 2 && !c.quoted(from, to) {
			found = append(found, account{c.place(from, to), who})
		}
		i = next - 1
	}
	return found
}

// attributedAtEnd reads a sentence that closes with who said it: what the
// sentence reports otherwise is part of what that person said.
func (c *clauses) attributedAtEnd(first, stop int, cited map[int]bool) (account, bool) {
	if c.quoted(first, stop) {
		return account{}, false
	}
	for i := stop - 1; i > first+2; i-- {
		it := c.items[i]
		var who credit
		var from, to, next int
		switch {
		case it.is("according") && c.at(i+1).is("to"):
			who, from, to, next = c.byAccount(i, first, stop)
		case it.any(",", "—", "–") && c.reports(i+1) && i+1 < stop:
			who, from, to, next = c.byVerb(i+1, first, stop)
		case c.reports(i) && c.tail(i, stop):
			who, from, to, next = c.byVerb(i, first, stop)
		default:
			continue
		}
		if next >= stop && from == c.opening(first, to) && to < i+1 && to-from > 2 && who.rule == CueAfter {
			return account{c.place(from, to), who}, true
		}
	}
	return account{}, false
}

// fullStop is the end of a sentence without the mark that closes it.
func (c *clauses) fullStop(end int) int {
	for end > 0 && c.items[end-1].class == mark && c.items[end-1].quote == 0 && !c.items[end-1].any(")", "]") {
		end--
	}
	return end
}

// reports reports whether item i is a verb whose clause is what was said.
func (c *clauses) reports(i int) bool {
	q := c.items[i].cue
	return q.takes != 0 && c.isCue(i) && (!q.noun || c.governsClause(i)) && (q.form != base || c.isVerb(i)) && !c.passive(i)
}

// passive reports whether verb i says what was done to its subject.
func (c *clauses) passive(i int) bool {
	if q := c.items[i].cue; q.form != finite {
		return false
	}
	for i > 0 && strings.HasSuffix(c.items[i-1].lower, "ly") {
		i--
	}
	return c.at(i-1).any("is", "are", "was", "were", "be", "been", "being", "not", "when", "if", "as", "get", "got")
}

// governsClause reports whether item i, which can be a noun, is a verb here.
func (c *clauses) governsClause(v int) bool {
	return c.isSubjectEnd(v-1) || c.at(v+1).is("that")
}

// isVerb reports whether the base form at item i is a verb: behind to, will, did
// or a plural subject.
func (c *clauses) isVerb(i int) bool {
	said := c.items[i].cue
	for c.at(i-1).does(between) && !beforeBase[c.at(i-1).lower] {
		i--
	}
	switch before := c.at(i - 1); {
	case beforeBase[before.lower], before.any(",", ")", "—", "–", "%"), before.class == number:
		return true
	case before.class == word && !said.noun && said.takes&plain != 0 && !before.does(breaks) && !before.has(determiner):
		return !before.any("him", "her", "them", "me", "us") // aides to Brandt say
	}
	return c.isPluralNoun(i - 1)
}

// beforeBase are the words that a verb's base form follows.
var beforeBase = set("to will would did do does can could not may might should must they we i you")

// byVerb reads the indirect speech that verb v reports: in front of the
// subject where verb and subject close the sentence, or else behind the verb.
func (c *clauses) byVerb(v, first, stop int) (who credit, from, to, next int) {
	if c.at(v-1).is(",") && c.items[v].cue.form == finite { // ..., said X
		if end := c.phrase(v + 1); end > v+1 && c.canSpeak(v+1) && c.closes(end, stop) {
			return c.credit(v+1, end, v, CueAfter), c.opening(first, v-1), v - 1, end
		}
	}
	from, to = c.subjectOf(v)
	if to <= from || !c.canSpeak(from) {
		return
	}
	if subject := from; to <= v && c.at(subject-1).is("as") && c.at(v+1).is(",") { // As X said, ...
		return c.credit(subject, to, v, CueBefore), v + 2, stop, stop
	}
	if subject := from; to <= v && subject-1 > first && c.at(subject-1).any(",", "—", "–") && c.tail(v, stop) {
		who = c.credit(subject, to, v, CueAfter)
		from, to = c.opening(first, subject-1), subject-1
		if next := c.afterTail(v, stop); stop-next > to-from || c.isAside(from, to) {
			from, to = next, stop // In the end, he said, it will not pay off.
		}
		return who, from, to, stop
	}
	who = c.credit(from, to, v, CueBefore)
	if c.subordinate(from, first) || c.isRelative(v) {
		stop = c.comma(v, stop) // After Brandt said it was late, the council left.
	}
	from = c.contentStart(v, stop)
	if to = c.contentEnd(v, from, stop); from < to && c.isClause(v, from, to) {
		return who, from, to, to
	}
	return credit{}, 0, 0, 0
}

// isAside reports whether items from to to are no clause, but say when or where.
func (c *clauses) isAside(from, to int) bool {
	if from >= to || to-from > 8 || !c.items[from].any("in", "on", "at", "during", "over", "for", "since", "after", "before", "last") {
		return false
	}
	for i := from; i < to; i++ {
		if it := c.items[i]; it.does(auxiliary) || it.does(pronoun) || it.is(",") {
			return false
		}
	}
	return true
}

// subordinate reports whether the clause whose subject starts at item i comes
// before the main one of its sentence.
func (c *clauses) subordinate(i, first int) bool {
	for i > first && (c.items[i-1].does(between) || c.items[i-1].any("weeks", "days", "hours", "months", "years")) {
		i--
	}
	if i-1 < first || !c.items[i-1].any("after", "when", "while", "although", "though", "since", "if", "because", "despite", "where", "as") {
		return false
	}
	return !c.holds(",", first, i)
}

// isRelative reports whether the subject of verb v is a who behind a comma.
func (c *clauses) isRelative(v int) bool {
	for c.at(v-1).does(between) && !c.at(v-1).is("who") {
		v--
	}
	return c.at(v-1).any("who", "which") && c.at(v-2).is(",")
}

// comma is the first comma behind item i, or else stop.
func (c *clauses) comma(i, stop int) int {
	for i < stop && !c.items[i].is(",") {
		i++
	}
	return i
}

// opening is where the words begin that end before to with the name of who
// said them: behind a semicolon, a mark or a conjunction.
func (c *clauses) opening(first, to int) int {
	for i := to - 1; i > first; i-- {
		if c.items[i].is(";") {
			first = i + 1
			break
		}
	}
	for first < to && c.items[first].quote == 0 && (c.items[first].class == mark || c.items[first].any("but", "and")) {
		first++
	}
	return first
}

// closes reports whether a clause ends before item i.
func (c *clauses) closes(i, stop int) bool {
	return i >= stop || c.at(i).any(",", "—", "–", ";")
}

// tail reports whether what follows verb v is no more than when, where and to
// whom it was said.
func (c *clauses) tail(v, stop int) bool {
	next := c.at(v + 1)
	if c.closes(v+1, stop) {
		return true
	}
	if !next.any("in", "on", "at", "during", "after", "last") && !next.has(weekday|deictic|month) &&
		!told[c.items[v].lower] {
		return false
	}
	for i := v + 1; i < stop; i++ {
		if c.items[i].any("that", "whether") || c.items[i].quote > 0 {
			return false
		}
	}
	return stop-v < 14
}

// afterTail is where a sentence goes on behind the verb v that interrupts it.
func (c *clauses) afterTail(v, stop int) int {
	for i := v + 1; i < stop; i++ {
		if c.items[i].any(",", "—", "–") {
			return i + 1
		}
	}
	return stop
}

// told are the forms of the verb that names whom something is said to.
var told = set("told tell tells telling")

// contentStart is where the words begin that verb v reports: behind whom, when
// and where it was said.
func (c *clauses) contentStart(v, stop int) int {
	i := v + 1
	addressed := told[c.items[v].lower] || c.items[v].any("asked", "ask", "asks", "asking", "warned")
	if !addressed && !c.at(i).any("in", "on", "at", "during", "after", "to", "last", "this", "earlier") && !c.at(i).has(weekday|deictic|month) {
		return i
	}
	for j := i; j < min(v+14, stop) && c.items[j].quote == 0; j++ {
		if c.items[j].any("that", "whether", "if", "how", "why", "what") {
			return j
		}
		if c.items[j].does(auxiliary) {
			break
		}
	}
	if !addressed {
		return i
	}
	end := c.phrase(i)
	for j := i + 1; j < end; j++ {
		if c.items[j].any("he", "she", "they", "it", "we", "i") {
			return j
		}
	}
	if told[c.items[v].lower] {
		return end
	}
	return i
}

// contentEnd is where the words end that begin at from and that verb v
// reports: before the next verb that the same subject says something with.
func (c *clauses) contentEnd(v, from, stop int) int {
	for i := from + 1; i < stop; i++ {
		it := c.items[i]
		if it.any(";", ":") {
			return i
		}
		if c.reports(i) && it.cue.form != participle {
			if start, end := c.subjectOf(i); start > from+2 && end <= i && c.at(start-1).any("and", "but", ",", "while", "though", "although") {
				return c.withoutJoint(from, start)
			}
		}
		if q := it.cue; i > from+1 && c.at(i-1).any(",", "and", "but") && c.isCue(i) && !q.noun && q.form != base && (q.takes != 0 || q.form == c.items[v].cue.form) {
			return c.withoutJoint(from, i)
		}
	}
	return stop
}

// withoutJoint is to without the marks and conjunctions before it.
func (c *clauses) withoutJoint(from, to int) int {
	for to > from && c.items[to-1].any(",", "and", "but", "while", "though", "although") {
		to--
	}
	return to
}

// isClause reports whether items from to to, behind verb v, say what was said.
func (c *clauses) isClause(v, from, to int) bool {
	first := c.items[from]
	switch {
	case first.class == mark || first.quote > 0:
		return false
	case first.is("not"): // told her not to sign; but who asked not to be named
		return told[c.items[v].lower]
	case first.any("that", "whether", "if", "how", "why", "what"), first.does(pronoun):
		return true
	}
	takes := c.items[v].cue.takes
	if first.is("to") {
		return takes&deed != 0
	}
	if takes&plain != 0 && to-from >= 4 {
		return true
	}
	if takes&thing != 0 && c.startsPhrase(from) {
		return true
	}
	for i, it := range c.items[from:to] {
		if it.does(auxiliary) || it.is("to") && i > 0 && takes&order != 0 {
			return true
		}
	}
	return false
}

// byAccount reads what stands in front of or behind "according to X" at item i.
func (c *clauses) byAccount(i, first, stop int) (who credit, from, to, next int) {
	who, ok := c.accordingTo(i, CueAfter)
	if !ok {
		return
	}
	end := c.itemAt(who.speaker.End)
	if i == first || c.at(i-1).any("and", "but") || c.at(i-1).is(",") && c.at(i-2).any("and", "but", "that") {
		if c.at(end).is(",") {
			who.rule = CueBefore
			return who, end + 1, stop, stop
		}
		return
	}
	to = i
	for to > first && c.items[to-1].any(",", "—", "–") {
		to--
	}
	from = c.opening(first, to)
	if c.at(end).is(",") && (stop-end-1 > to-from || c.isAside(from, to)) {
		return who, end + 1, stop, stop // Since May, according to the council, the bill has doubled.
	}
	return who, from, to, end
}

// itemAt is the first item that starts at byte or behind it.
func (c *clauses) itemAt(byte int) int {
	return sort.Search(len(c.items), func(i int) bool { return c.items[i].Start >= byte })
}

// quoted reports whether a quotation lies among items from to to.
func (c *clauses) quoted(from, to int) bool {
	for i := from; i < to; i++ {
		if c.items[i].quote > 0 {
			return true
		}
	}
	return false
}
