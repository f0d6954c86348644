package prose

import "strings"

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
