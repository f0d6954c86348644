package prose

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Quote is one run of quoted words, its marks included, in one paragraph. A
// quotation over several paragraphs gives one Quote in each.
//
// Its speaker is in one of three states. Attributed: the text says whose words
// they are, in the same paragraph or right before a colon. Inherited: the text
// does not, but the quotation before it has a speaker who probably goes on; an
// editor should look. Neither: nobody is named. The name of a thing counts as
// attributed and has no speaker (Named): its words are to be right, but nobody
// says them.
type Quote struct {
	Block int // index of the paragraph
	Span
	Kind QuoteKind

	Speaker, Cue           Span // empty where there is none
	SpeakerBlock, CueBlock int  // the paragraphs they lie in
	SpeakerText, CueText   string
	Name                   string // the speaker's name: without what follows it, a pronoun resolved

	Attributed, Inherited bool
	Rule                  Rule // how the speaker was found
}

// QuoteKind says what a quotation is.
type QuoteKind string

const (
	Direct   QuoteKind = "direct"   // somebody's words in quotation marks
	Indirect QuoteKind = "indirect" // what somebody said, in the writer's words
	Scare    QuoteKind = "scare"    // in quotation marks, but a title or words held at a distance
)

// Rule is a way in which a speaker is found.
type Rule string

// The rules, from the surest to the least sure.
const (
	CueAfter   Rule = "after"      // “...,” said X; “...,” X said
	CueBefore  Rule = "before"     // X said: “...”; according to X, “...”
	Continues  Rule = "continues"  // “...,” X said. “...”
	Introduced Rule = "introduced" // X said:, and the quotation in the next paragraph
	Subject    Rule = "subject"    // X fears a “...”: the subject of the sentence
	Signed     Rule = "signed"     // “...” — X
	Labelled   Rule = "labelled"   // “X: ...”, as transcripts have it
	Named      Rule = "named"      // a memo titled “...”: the name of a thing, and no speaker
	Previous   Rule = "previous"   // the speaker of the paragraph before
)

// credit is a speaker with the words that say so.
type credit struct {
	speaker, cue place
	rule         Rule
}

// place is a span in one paragraph.
type place struct {
	Span
	block int
}

// Quotes returns the quotations in an article's paragraphs, in order, with
// their speakers. It knows straight, curly, single, angle and low-high marks,
// tells apostrophes from single quotation marks and quotations from the values
// of tags, and follows a quotation through paragraphs that each open with its
// mark.
func Quotes(paragraphs []string) []Quote {
	return slices.DeleteFunc(Speech(paragraphs), func(q Quote) bool { return q.Kind == Indirect })
}

// Speech returns the quotations of Quotes and the indirect speech between them,
// in order. What stands in a typewriter's marks, two apostrophes or accents, is
// indirect speech where somebody is named, and otherwise nothing.
func Speech(paragraphs []string) []Quote {
	read, free := parseAll(paragraphs)
	defer free()
	return speech(read)
}

func speech(paragraphs []*parsed) []Quote {
	a := newAttribution(paragraphs)
	marked, indirect := a.quotes(), a.indirect()
	all := make([]Quote, 0, len(marked)+len(indirect))
	for len(marked) > 0 && len(indirect) > 0 {
		next := &marked
		if p, q := marked[0], indirect[0]; q.Block < p.Block || q.Block == p.Block && q.Start < p.Start {
			next = &indirect
		}
		all, *next = append(all, (*next)[0]), (*next)[1:]
	}
	all = append(append(all, marked...), indirect...)
	a.name(all)
	return all
}

func newAttribution(read []*parsed) *attribution {
	paragraphs := make([]string, len(read))
	for i, p := range read {
		paragraphs[i] = p.text
	}
	found := segments(paragraphs)
	a := &attribution{read: read, texts: paragraphs, found: found, credits: make([]credit, len(found)), clauses: make([]*clauses, len(read)), interview: interviewFrom(paragraphs)}
	for _, p := range paragraphs {
		a.double = a.double || strings.Contains(p, "''") // a typewriter's
	}
	double, single := 0, 0
	for _, s := range found {
		switch {
		case isShort(s.inner.Of(paragraphs[s.block])):
		case isSingle(s.opening):
			single++
		default:
			double++
		}
	}
	a.double = a.double || double*3 > single
	a.run()
	return a
}

// quotes puts together what was found about the quotations. What a typewriter
// has set is speech where somebody is named, and none of the quotations.
func (a *attribution) quotes() []Quote {
	quotes := make([]Quote, 0, len(a.found))
	last := -1 // the typewriter's quotation that was added last
	for i, s := range a.found {
		q := a.quote(i, s)
		if s.opening == typewriter {
			if q.Kind = Indirect; !q.Attributed || q.Rule == Subject {
				continue
			}
			if last >= 0 && a.interrupted(last, i) {
				quotes[len(quotes)-1].End = q.End
				last = i
				continue
			}
			last = i
		} else {
			last = -1
		}
		quotes = append(quotes, q)
	}
	return quotes
}

// interrupted reports whether quotations i and j are one that only the name of
// who said it interrupts.
func (a *attribution) interrupted(i, j int) bool {
	block := a.found[i].block
	if a.found[j].block != block || a.credits[i].cue != a.credits[j].cue || a.credits[i].cue.Empty() {
		return false
	}
	c := a.clauseOf(block)
	from, to := c.quoteItem(a.found[i].nth), c.quoteItem(a.found[j].nth)
	for _, it := range c.items[from:to] {
		if (it.cue.takes != 0 || it.is("according")) && it.Start != a.credits[i].cue.Start {
			return false // somebody else says something in between
		}
	}
	return c.sentence[to] <= c.sentence[from]+1
}

// indirect is the indirect speech of all paragraphs.
func (a *attribution) indirect() []Quote {
	cited := make([]map[int]bool, len(a.texts))
	for _, c := range a.credits {
		if !c.cue.Empty() {
			if cited[c.cue.block] == nil {
				cited[c.cue.block] = map[int]bool{}
			}
			cited[c.cue.block][c.cue.Start] = true
		}
	}
	var all []Quote
	for block := range a.texts {
		for _, r := range a.clauseOf(block).indirect(cited[block]) {
			q := Quote{Block: block, Span: a.clauseOf(block).bounds.widen(r.words.Span), Kind: Indirect}
			a.credit(&q, r.credit)
			all = append(all, q)
		}
	}
	return all
}

// attribution looks for the speakers of all quotations of an article.
type attribution struct {
	read   []*parsed
	texts  []string
	found  []segment
	double bool // quotations have double marks here

	interview int // the first paragraph of an interview, or behind all
	credits   []credit
	clauses   []*clauses
}

func (a *attribution) run() {
	for from := 0; from < len(a.found); {
		to := from + 1
		for to < len(a.found) && a.found[to].block == a.found[from].block {
			to++
		}
		a.paragraph(from, to)
		from = to
	}
	a.shareChains()
	a.inherit()
	a.nameTitles()
}

// paragraph finds the speakers of quotations from to to, all in one paragraph.
func (a *attribution) paragraph(from, to int) {
	block := a.found[from].block
	c := a.clause(block, from, to)
	for i := from; i < to; i++ {
		k := c.quoteItem(i - from)
		credit, ok := a.label(i)
		if !ok {
			credit, ok = c.after(k)
		}
		if !ok {
			credit, ok = c.before(k)
		}
		if !ok {
			credit, ok = c.atEnd(k)
		}
		if !ok {
			credit, ok = a.signed(c, k)
		}
		if !ok && c.opensSentence(k) {
			credit, ok = a.continued(c, from, i, k)
		}
		if !ok {
			credit, ok = c.colon(k)
		}
		if !ok && i == from && c.opensParagraph(k) && block > 0 {
			credit, ok = a.introducedBy(block - 1)
		}
		if !ok && !c.opensSentence(k) {
			credit, ok = c.subject(k)
		}
		if ok {
			a.credits[i] = credit
		}
	}
	for i := to - 2; i >= from; i-- {
		k := c.quoteItem(i - from)
		if r := a.credits[i].rule; (r == "" || r == Subject) && a.credits[i+1].rule == CueAfter && c.sentence[c.quoteItem(i-from+1)] == c.sentence[k] {
			a.credits[i] = a.credits[i+1] // It is “...” and “...,” said X
			continue
		}
		// “...” He went on: “...”
		if next := a.credits[i+1]; a.credits[i].rule == "" && next.rule == CueAfter && c.opensSentence(k) && c.sentence[c.quoteItem(i-from+1)] == c.sentence[k]+1 {
			a.credits[i] = credit{next.speaker, next.cue, Continues}
		}
	}
}

// continued is the speaker of a quotation that is a sentence of its own: that
// of the sentence before it in the paragraph.
func (a *attribution) continued(c *clauses, from, i, k int) (credit, bool) {
	if found, ok := c.sentenceBefore(k); ok {
		return found, true
	}
	if i > from && a.credits[i-1].rule != "" && a.credits[i-1].rule != Subject {
		last := a.credits[i-1]
		return credit{last.speaker, last.cue, Continues}, true
	}
	if found, ok := c.sentenceAfter(k); ok {
		return found, true
	}
	if i > from && a.credits[i-1].rule != "" {
		last := a.credits[i-1]
		return credit{last.speaker, last.cue, Continues}, true
	}
	return credit{}, false
}

// introducedBy is the speaker announced at the end of a paragraph that closes
// with a colon.
func (a *attribution) introducedBy(block int) (credit, bool) {
	if !strings.HasSuffix(strings.TrimRightFunc(a.texts[block], unicode.IsSpace), ":") {
		return credit{}, false
	}
	return a.clauseOf(block).announced()
}

// signed is the name set under quotation k: behind a dash that ends its
// paragraph, or in a paragraph of its own that a dash begins.
func (a *attribution) signed(c *clauses, k int) (credit, bool) {
	if k+1 < len(c.items) {
		return c.signature(k + 1)
	}
	if c.block+1 < len(a.texts) {
		if next := a.clauseOf(c.block + 1); len(next.items) < 40 {
			return next.signature(0)
		}
	}
	return credit{}, false
}

// label is the speaker that a transcript sets before the words, within the
// quotation marks: “PENCE: And that’s why ...”
func (a *attribution) label(i int) (credit, bool) {
	s := a.found[i]
	words := s.inner.Of(a.texts[s.block])
	colon := strings.IndexByte(words, ':')
	if colon < 2 || colon > 40 || !strings.HasPrefix(words[colon:], ": ") {
		return credit{}, false
	}
	name := words[:colon]
	fields := strings.Fields(name)
	for _, f := range fields {
		if !startsUpper(f) {
			return credit{}, false
		}
	}
	if len(fields) == 1 && name != strings.ToUpper(name) || len(fields) == 0 || len(fields) > 4 {
		return credit{}, false
	}
	start := s.inner.Start
	return credit{place{Span{start, start + colon}, s.block}, place{}, Labelled}, true
}

// shareChains gives the paragraphs of a quotation over several that name no
// speaker the one named last, or else the first to come.
func (a *attribution) shareChains() {
	for from := 0; from < len(a.found); {
		to := from + 1
		for to < len(a.found) && a.found[to].follows && a.found[to-1].goesOn && a.found[to].block == a.found[to-1].block+1 {
			to++
		}
		a.share(from, to)
		from = to
	}
}

func (a *attribution) share(from, to int) {
	names := func(i int) bool { return a.credits[i].rule != "" && a.credits[i].rule != Subject }
	pass := func(i, j int) {
		if names(i) && a.credits[j].rule == "" {
			a.credits[j] = credit{a.credits[i].speaker, a.credits[i].cue, Continues}
		}
	}
	for i := from; i+1 < to; i++ {
		pass(i, i+1)
	}
	for i := to - 1; i > from; i-- {
		pass(i, i-1)
	}
}

// inherit gives the quotations that name nobody the speaker before them: that
// of the last quotation, or of what the paragraph before reports.
func (a *attribution) inherit() {
	for i, s := range a.found {
		c := a.clauseOf(s.block)
		k := c.quoteItem(s.nth)
		if a.credits[i].rule != "" || !c.opensSentence(k) {
			continue
		}
		if i > 0 && a.found[i-1].block >= s.block-1 {
			if last := a.credits[i-1]; last.rule != "" {
				a.credits[i] = credit{last.speaker, place{}, Previous}
			}
			continue
		}
		if c.opensParagraph(k) && s.block > 0 {
			if found, ok := a.clauseOf(s.block - 1).lastReported(); ok {
				a.credits[i] = credit{found.speaker, place{}, Previous}
			}
		}
	}
}

func (a *attribution) clauseOf(block int) *clauses {
	if c := a.clauses[block]; c != nil {
		return c
	}
	from := sort.Search(len(a.found), func(i int) bool { return a.found[i].block >= block })
	to := sort.Search(len(a.found), func(i int) bool { return a.found[i].block > block })
	return a.clause(block, from, to)
}

func (a *attribution) clause(block, from, to int) *clauses {
	c := newClauses(a.read[block], block, a.found[from:to])
	a.clauses[block] = c
	return c
}

// quote puts what was found about one quotation together.
func (a *attribution) quote(i int, s segment) Quote {
	q := Quote{Block: s.block, Span: s.Span}
	q.Span = a.clauseOf(s.block).bounds.widen(q.Span)
	if c := a.credits[i]; c.rule != "" {
		a.credit(&q, c)
	}
	q.Kind = Scare
	if a.isDirect(i, s) {
		q.Kind = Direct
	}
	return q
}

// credit writes a speaker into q.
func (a *attribution) credit(q *Quote, c credit) {
	q.Rule, q.Inherited = c.rule, c.rule == Previous
	q.Attributed = !q.Inherited
	q.Speaker, q.SpeakerBlock = a.clauseOf(c.speaker.block).bounds.widen(c.speaker.Span), c.speaker.block
	q.SpeakerText = q.Speaker.Of(a.texts[q.SpeakerBlock])
	q.Cue, q.CueBlock = a.clauseOf(c.cue.block).bounds.widen(c.cue.Span), c.cue.block
	q.CueText = q.Cue.Of(a.texts[q.CueBlock])
}

// name fills in the speakers' names, giving pronouns the person last named.
func (a *attribution) name(quotes []Quote) {
	for i := range quotes {
		q := &quotes[i]
		if q.Speaker.Empty() {
			continue
		}
		if !isPronoun(q.SpeakerText) {
			q.Name = properName(q.SpeakerText)
			continue
		}
		for block := q.SpeakerBlock; q.Name == "" && block >= 0 && block >= q.SpeakerBlock-1; block-- {
			q.Name = a.lastName(quotes[:i], block, q)
		}
		if q.Name == "" {
			q.Name = q.SpeakerText
		}
	}
}

// lookBack is how many sentences or quotations back a pronoun reaches.
const lookBack = 8

// lastName is the person a pronoun stands for: in one paragraph, the speaker of
// the last quotation, or else the last name that opens a sentence before it.
func (a *attribution) lastName(before []Quote, block int, q *Quote) string {
	for i := len(before) - 1; i >= 0 && i >= len(before)-lookBack && before[i].Block >= block; i-- {
		if n := before[i].Name; n != "" && !isPronoun(n) {
			return n
		}
	}
	c := a.clauseOf(block)
	end := len(c.items)
	if block == q.SpeakerBlock {
		end = sort.Search(end, func(i int) bool { return c.items[i].Start >= q.Speaker.Start })
	}
	for range lookBack {
		if end == 0 {
			break
		}
		first := c.first(end - 1)
		if from, to := c.mainSubject(first); to > from && to <= end {
			name := properName(Span{c.items[from].Start, c.items[to-1].End}.Of(c.text))
			if startsUpper(name) && !isPronoun(name) {
				return name
			}
		}
		end = first
	}
	return ""
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func isPronoun(s string) bool { return look(strings.ToLower(s)).grammar&pronoun != 0 }

// properName cuts a speaker down to the name: "Ilse Brandt, the bridge's
// chief engineer" and "the bridge's chief engineer, Ilse Brandt" are Ilse
// Brandt. Without a name in it, what stands before the first comma.
func properName(speaker string) string {
	head, rest, _ := strings.Cut(speaker, ",")
	if name := nameIn(head); name != "" {
		return name
	}
	if name := nameIn(rest); name != "" && strings.Contains(name, " ") {
		return name
	}
	return strings.TrimSpace(head)
}

// nameIn returns the last run of capitalised words in a phrase, the article
// and what stands in lower case before it left away.
func nameIn(phrase string) string {
	words := strings.Fields(phrase)
	end := len(words)
	for end > 0 && !startsUpper(words[end-1]) {
		end--
	}
	start := end
	for start > 0 && (startsUpper(words[start-1]) || particles[words[start-1]] && start > 1 && startsUpper(words[start-2])) {
		start--
	}
	if end > start && end == len(words) {
		for start < end-1 && (words[start] == "The" || words[start] == "A" || words[start] == "An") {
			start++
		}
		if words[start] != "The" && words[start] != "A" {
			return strings.TrimRight(strings.Join(words[start:end], " "), ",;:")
		}
	}
	return ""
}

// particles are the small words inside names.
var particles = set("de da do dos del della di du van von der den ter ten la le el al bin ibn ben bint y e of and zu af")
