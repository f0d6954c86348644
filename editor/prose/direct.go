package prose

import "strings"

// isDirect tells somebody's words from titles and from words held at a
// distance: four words and more are quoted, fewer only where a reporting verb
// goes with them; a title only where that verb stands right beside it, or its
// sentence opens with it, or where it is what something is called. Where
// quotations have double marks, single ones are those of headlines and of
// quotations within quotations, and so they are in an interview.
func (a *attribution) isDirect(i int, s segment) bool {
	words, rule := s.inner.Of(a.texts[s.block]), a.credits[i].rule
	c := a.clauseOf(s.block)
	switch k := c.quoteItem(s.nth); {
	case s.goesOn || s.follows:
		return true // no title runs over paragraphs
	case isSingle(s.opening) && (a.double || s.block >= a.interview), c.isGloss(k):
		return false
	case isTitle(words):
		v, somebody := c.naming(k)
		if rule == CueBefore && somebody || !isShort(words) && (v >= 0 || c.isSlogan(k)) {
			return true
		}
		opens := c.opensSentence(k)
		return rule == CueAfter && opens || rule == CueBefore && a.adjoins(i, s) || rule == Continues && opens && sentenceEnds(words)
	case rule == CueAfter, rule == CueBefore, rule == Continues:
		return true
	case c.isItem(k), c.isWork(k):
		return rule == Introduced || rule == Signed
	}
	return !isShort(words)
}

// isShort reports whether words are fewer than four.
func isShort(words string) bool {
	n := 0
	for range strings.FieldsSeq(words) {
		if n++; n == 4 {
			return false
		}
	}
	return true
}

// adjoins reports whether nothing but a comma or colon stands between the cue
// of quotation i and its words.
func (a *attribution) adjoins(i int, s segment) bool {
	cue := a.credits[i].cue
	if cue.block != s.block || cue.End > s.Start {
		return false
	}
	return strings.Trim(a.texts[s.block][cue.End:s.Start], " ,:\u00a0") == ""
}

// interviewFrom is the first paragraph of an interview set as questions and
// answers, behind which all words are somebody's; or how many there are.
func interviewFrom(paragraphs []string) int {
	for i, p := range paragraphs {
		if strings.HasPrefix(p, "Q: ") && i+1 < len(paragraphs) && strings.HasPrefix(paragraphs[i+1], "A: ") {
			return i
		}
	}
	return len(paragraphs)
}

// isTitle reports whether words look like the name of a book, film, show or
// body: one sentence, and capitals throughout but for the small words.
func isTitle(words string) bool {
	words = strings.TrimRight(words, ".,’'”\"")
	if strings.ContainsAny(words, "!?;") {
		return false
	}
	all, capitals, last, shouted := 0, 0, false, true
	for f := range strings.FieldsSeq(words) {
		f = strings.TrimLeft(f, "‘'“\"(#")
		if strings.Contains(f, ".") {
			if f = strings.TrimSuffix(f, "."); len(f) > 1 && !titles[strings.ToLower(f)] {
				return false
			}
		}
		if last = startsUpper(f) || f != "" && isDigit(f[0]); last {
			capitals++
			shouted = shouted && f == strings.ToUpper(f)
		} else if all == 0 || !smallWords[f] {
			return false
		} else {
			shouted = false
		}
		all++
	}
	return last && !(shouted && all > 2) && capitals*3 >= all && all < 12
}

// smallWords are those that titles leave without a capital.
var smallWords = set("a an the and or nor but as at by for from in into is it of off on onto over per than that to up via vs with")

// nameTitles credits the titles that are what something is called, and that
// nobody is said to say, to the verb that calls it so.
func (a *attribution) nameTitles() {
	for i, s := range a.found {
		words := s.inner.Of(a.texts[s.block])
		if r := a.credits[i].rule; r != "" && r != Subject && r != Previous || isShort(words) || !isTitle(words) {
			continue
		}
		c := a.clauseOf(s.block)
		if v, _ := c.naming(c.quoteItem(s.nth)); v >= 0 {
			a.credits[i] = credit{cue: c.place(v, v+1), rule: Named}
		}
	}
}

// The verbs that give a name, beside labels, which stand right before it: those
// with what they name before the name, and those with that and “as”.
var (
	namesThing = set(`call calls calling called dub dubs dubbing dubbed label labels labeling labelling labeled labelled
		brand brands branding branded nickname nicknames nicknaming nicknamed`)
	namesThingAs = set(`list lists listing listed describe describes describing described bill bills billing billed refer refers referring referred
		identify identifies identifying identified introduce introduces introducing introduced hail hails hailing hailed deride derides deriding derided`)
)

// longestNamed is how many words a thing has at most between the verb that
// names it and its name.
const longestNamed = 4

// naming is the item of the verb that makes quotation k what something is
// called, or -1: a memo titled “...”, known as “...”. The other result is
// whether the verb has an object, somebody who is called that by another: they
// called the mayor “...”.
func (c *clauses) naming(k int) (verb int, object bool) {
	i, first := k-1, c.first(k)
	if c.at(i).is(",") {
		i--
	}
	if c.at(i).any("a", "an", "the", "its", "his", "her", "their") {
		i--
	}
	if i >= first && labels[c.items[i].lower] {
		return i, false
	}
	as := c.at(i).is("as")
	for v := i; v >= first && v >= i-longestNamed; v-- {
		switch it := c.items[v]; {
		case namesThing[it.lower], as && (labels[it.lower] || namesThingAs[it.lower]):
			return v, v < i
		case it.quote > 0, it.class == mark && !it.any("'", "’", "-"), !as && it.does(breaks):
			return -1, false
		}
	}
	return -1, false
}

// slogans are nouns for words that many say in capitals.
var slogans = set("slogan slogans motto mottos mantra mantras chant chants cry cries")

// isSlogan reports whether quotation k is called a slogan, right before it or
// within two words behind it.
func (c *clauses) isSlogan(k int) bool {
	i := k - 1
	if c.at(i).any(",", ":") {
		i--
	}
	if slogans[c.at(i).lower] {
		return true
	}
	end := min(k+3, c.end(k))
	for i = k + 1; i < end && c.items[i].class == word; i++ {
		if slogans[c.items[i].lower] {
			return true
		}
	}
	return false
}

// isItem reports whether quotation k stands where an item of a list does: in
// brackets, behind a dash with no more than a label before it, with its year, or
// in a line of capitals. Such are headlines, slogans and titles.
func (c *clauses) isItem(k int) bool {
	switch last := c.at(k - 1); {
	case len(c.items) <= longestHeadline && c.text == strings.ToUpper(c.text) && c.text != strings.ToLower(c.text):
		return true
	case last.is("("), c.isDated(k + 1):
		return true
	case !last.any("—", "–", "-") || c.at(k+1).any("—", "–", "-"):
		return false
	case c.at(k - 2).is(")"):
		return true
	}
	for _, it := range c.items[c.first(k):k] {
		if it.class == word && !it.upper {
			return false
		}
	}
	return true
}

// isDated reports whether a bracket opens at item i and closes behind a year:
// (2004), (poster, 2004).
func (c *clauses) isDated(i int) bool {
	if !c.at(i).is("(") {
		return false
	}
	for i++; i < len(c.items) && c.items[i].quote == 0; i++ {
		if c.items[i].is(")") {
			return c.items[i-1].class == number && len(c.items[i-1].lower) == 4
		}
	}
	return false
}

// works are what has a title that need not have capitals.
var works = set("column commentary editorial essay article book novel memoir film movie documentary song album poem play")

// isWork reports whether quotation k is the title of a work: it is named right
// before, with its day at most, or its author right behind its comma.
func (c *clauses) isWork(k int) bool {
	if author := c.at(k + 2); c.closed(k) == ',' && c.at(k+1).is("by") && author.upper && !author.has(weekday|month) {
		return true
	}
	i, first := k-1, c.first(k)
	if c.at(i).is(",") {
		i--
	}
	for i >= first && (c.items[i].class == number || c.items[i].any(".", "on") || c.items[i].has(month|weekday)) {
		i--
	}
	return i >= first && works[c.items[i].lower]
}

// isGloss reports whether quotation k says what words of another language mean:
// Latin for “...”.
func (c *clauses) isGloss(k int) bool {
	return c.at(k-1).is("for") && languages[c.at(k-2).lower]
}

var languages = set(`latin greek french spanish italian german dutch portuguese russian polish swedish danish norwegian finnish welsh irish gaelic
	hebrew yiddish arabic persian farsi turkish hindi urdu chinese mandarin cantonese japanese korean vietnamese swahili zulu hawaiian`)
