package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// NameKind says what bears a name.
type NameKind string

// The kinds of name; Other is a people, a language, an event, a work.
const (
	Person       NameKind = "person"
	Organisation NameKind = "organisation"
	Place        NameKind = "place"
	Other        NameKind = "other"
)

// Name is one mention of somebody or something by name in a paragraph. Title is
// what a person's name is led by ("Prime Minister", "Mr."), empty where there is
// nothing; it is no part of the span.
type Name struct {
	Block int // index of the paragraph
	Span
	Kind    NameKind
	Title   Span
	Guessed bool // nothing but the shape of the name speaks for its kind
}

// Names returns the names in an article's paragraphs, in order; no two overlap.
// What opens a sentence is a name where it is no common word or is written large
// elsewhere in the article, and a surname is a person's where the article has
// the full name.
func Names(paragraphs []string) []Name {
	read, free := parseAll(paragraphs)
	defer free()
	return names(read)
}

func names(paragraphs []*parsed) []Name {
	n := &naming{texts: make([]*paragraph, 0, len(paragraphs)), people: map[string]bool{}, large: make(map[string]bool, 64), surest: map[string]judgement{}}
	for i, text := range paragraphs {
		n.read(i, text)
	}
	n.judge()
	out := make([]Name, 0, len(n.runs))
	for i := range n.runs {
		r := &n.runs[i]
		if r.doubtful && r.kind == Other && !n.large[r.tokens[0].lower] || r.heading && !n.known(r) {
			continue
		}
		span := n.texts[r.block].bounds.widen(Span{r.tokens[0].Start, r.last().End})
		if k := len(out); k > 0 && out[k-1].Block == r.block && out[k-1].End > span.Start {
			continue
		}
		out = append(out, Name{Block: r.block, Span: span, Kind: r.kind, Title: n.texts[r.block].bounds.widen(r.title), Guessed: r.trust == guessed})
	}
	return out
}

// known reports whether something tells a run of a heading to be a name: the
// lists, or that all of it is written large in a sentence too.
func (n *naming) known(r *run) bool {
	if r.kind == Place || r.kind == Person && (!r.title.Empty() || firstNames()[r.tokens[0].lower] || n.people[r.last().lower]) {
		return true
	}
	for _, t := range r.tokens {
		if t.class == word && !n.large[t.lower] && !bodies[t.lower] {
			return false
		}
	}
	return true
}

// IsGivenName reports whether a word is a given name that the lists have.
func IsGivenName(word string) bool { return firstNames()[fold(word)] }

// IsCommonWord reports a word of everyday English that is no given name in the lists.
func IsCommonWord(word string) bool { low := fold(word); return common()[low] && !firstNames()[low] }

// IsFirm reports whether the lists have one word as an organisation's name: "Lego".
func IsFirm(word string) bool { return firms()[fold(word)] }

// IsPlace reports whether the lists have a name as a place's.
func IsPlace(name string) bool { return places()[fold(name)] }

// naming reads the names of an article.
type naming struct {
	texts  []*paragraph
	runs   []run
	people map[string]bool // surnames of people named in full
	large  map[string]bool // words written large within a sentence
	surest map[string]judgement
}

// paragraph is a text with its tokens.
type paragraph struct {
	scanner
	bounds edges
	shouts bool // a heading: capitals say nothing in it
	row    bool // a row of a table, or a result: names and numbers alone
}

// run is a run of words written large that may be one name.
type run struct {
	block         int
	tokens        []token
	title         Span
	heading       bool // it stands in a heading
	doubtful      bool // the first word opens a sentence, and stands alone
	the, in, cued bool // "the", or a preposition of place, stands before it; a verb of saying beside it
	aged          bool // an age stands behind it: Ann Lee, 41,
	called        bool // a calling stands before it: the actor Ann Lee
	placed        bool // the words beside it say that it is a place: the town of Hull, Hull, England
	scored        bool // it stands beside a number of a result
	opens         bool // it opens a sentence
	short         bool // its initials stand behind it: World Trade Organization (WTO)
	judgement
}

func (r *run) last() token { return r.tokens[len(r.tokens)-1] }

// read cuts a paragraph into runs.
func (n *naming) read(block int, text *parsed) {
	p := &paragraph{scanner: scanner{text: text.text, tokens: text.tokens}, bounds: edges{text: text.text}}
	p.shouts, p.row = p.isHeading(), p.isRow()
	n.texts = append(n.texts, p)
	for i := 0; i < len(p.tokens); {
		if !p.isLarge(i) {
			i++
			continue
		}
		end := p.endOfRun(i)
		n.split(block, p, i, end)
		i = end
	}
}

// isHeading reports whether most words are written large and no stop closes them,
// as in a headline; with a stop, whether all words are but for the small ones.
func (p *paragraph) isHeading() bool {
	stopped := strings.ContainsAny(lastOf(strings.TrimSpace(p.text)), ".!?”\"’")
	large, all, plain := 0, 0, 0
	for _, t := range p.tokens {
		switch {
		case t.class != word || len(t.lower) <= 3 && (t.upper || small[t.lower] || nobiliary[t.lower]):
			continue
		case t.upper:
			if large++; common()[t.lower] {
				plain++
			}
		case stopped && !small[t.lower]:
			return false
		case len(t.lower) <= 3:
			continue
		}
		all++
	}
	return all > 3 && large*3 > all*2 && (!stopped || plain > 2)
}

// isRow reports whether a paragraph holds no sentence but names and numbers, as
// the rows of a table and results do.
func (p *paragraph) isRow() bool {
	numbers, small := 0, 0
	for _, t := range p.tokens {
		switch {
		case t.class == number:
			numbers++
		case t.class == word && !t.upper && len(t.lower) > 2:
			if small++; small > 1 {
				return false
			}
		}
	}
	return numbers > 1
}

func lastOf(s string) string {
	_, size := utf8.DecodeLastRuneInString(s)
	return s[len(s)-size:]
}

// isLarge reports whether token i is a word written large that can be part of a
// name: no day, no month, no pronoun.
func (p *paragraph) isLarge(i int) bool {
	t := p.at(i)
	if t.class != word || !t.upper || t.lower == "i" || strings.HasPrefix(t.lower, "i'") {
		return false
	}
	if t.has(weekday) && len(t.lower) > 4 || t.has(month) && !t.has(ambiguous) {
		return false
	}
	if p.at(i+1).is("-") && !p.at(i+1).gap && (t.lower == "r" || t.lower == "d") {
		return false // R-Texas: a party and a state
	}
	return !(t.has(month) && (p.tight(i+1, ".") || p.monthCue(i) || p.at(i+1).class == number || p.at(i-1).class == number))
}

// endOfRun returns the end of the run of large words that starts at token i:
// "Jean-Claude van der Berg", "J. K. Rowling", "Bank of England", "Marks & Spencer".
func (p *paragraph) endOfRun(i int) int {
	end := i + 1
	for {
		t := p.at(end)
		switch {
		case t.line && end > i:
			return end
		case p.isLarge(end) && t.gap:
			end++
		case t.any("-", "‑") && !t.gap && !p.at(end+1).gap && p.isLarge(end+1):
			end += 2
		case t.any("&") && p.isLarge(end+1):
			end += 2
		case t.is(".") && !t.gap && p.at(end+1).gap && !p.at(end+1).line && p.isLarge(end+1) && (utf8.RuneCountInString(p.at(end-1).lower) == 1 || titles[p.at(end-1).lower] || ranksOf[p.at(end-1).lower]):
			end += 2
		case nobiliary[t.lower] && p.isLarge(end+1) && !p.at(end+1).line:
			end += 2
		case nobiliary[t.lower] && nobiliary[p.at(end+1).lower] && p.isLarge(end+2):
			end += 3
		case t.is("of") && p.isLarge(end+1) && (takesOf[p.at(end-1).lower] || ranksOf[p.at(end-1).lower] && common()[p.at(end+1).lower]):
			end += 2
		case t.is("of") && takesOf[p.at(end-1).lower] && p.at(end+1).is("the") && p.isLarge(end+2):
			end += 3
		case t.is("and") && end-2 > i && p.at(end-2).is("of") && takesOf[p.at(end-3).lower] && p.isLarge(end+1):
			end += 2
		default:
			return end
		}
	}
}

// split cuts the run from i to end at titles and common words, and keeps what is
// left as names.
func (n *naming) split(block int, p *paragraph, i, end int) {
	opens := p.opens(i)
	if !p.shouts && p.isShouted(i, end) {
		p.shouts = true
		defer func() { p.shouts = false }()
	}
	for i < end && (p.at(i).has(determiner) || small[p.at(i).lower] || (opens || p.shouts) && n.isCommon(p, i, end)) {
		i, opens = i+1, false
	}
	title := Span{}
	for at := i; at < end; {
		stop := at
		for stop < end && !(ranksOf[p.at(stop).lower] && p.titleAt(stop, end)) && !(p.shouts && stop > at && common()[p.at(stop).lower]) {
			stop++
		}
		if stop > at {
			n.keep(block, p, at, stop, title, opens && at == i)
			title = Span{}
		}
		from := stop
		for stop < end && (ranksOf[p.at(stop).lower] || p.at(stop).any(".", "of", "-") || (p.shouts || p.namesOffice(from, stop)) && common()[p.at(stop).lower]) {
			stop++
		}
		if p.holdsRank(from, stop) {
			title = Span{p.at(from).Start, p.at(stop - 1).End}
		}
		if stop == at {
			stop++
		}
		at = stop
	}
}

// namesOffice reports whether the words of rank from token i on are followed up to
// end by "of": what comes next is the office, as in Secretary of State.
func (p *paragraph) namesOffice(i, end int) bool {
	for end > i+1 {
		if end--; p.at(end).is("of") {
			return true
		}
	}
	return false
}

// holdsRank reports whether a word of rank is among the tokens from i to end.
func (p *paragraph) holdsRank(i, end int) bool {
	for _, t := range p.tokens[i:end] {
		if ranksOf[t.lower] {
			return true
		}
	}
	return false
}

// isShouted reports whether the run from i to end is three words and more in
// capitals throughout, as the subheadings of a newsletter are.
func (p *paragraph) isShouted(i, end int) bool {
	words := 0
	for _, t := range p.tokens[i:end] {
		if t.class != word {
			continue
		}
		if strings.ContainsFunc(t.Of(p.text), unicode.IsLower) {
			return false
		}
		words++
	}
	return words > 2
}

// titleAt reports whether the word of rank at token i leads a name or ends a run,
// as "President" does before "Obama", and not in "Secretary Street".
func (p *paragraph) titleAt(i, end int) bool {
	if bodies[p.at(i+1).lower] && i+1 < end {
		return false
	}
	return true
}

// isCommon reports whether the word at i, which opens a sentence or stands in a
// heading, is there for that alone.
func (n *naming) isCommon(p *paragraph, i, end int) bool {
	t := p.at(i)
	stem, _, short := strings.Cut(t.lower, "'")
	if short && (isPronoun(stem) || common()[stem] || strings.HasSuffix(t.lower, "n't")) {
		return true // We're, Don't
	}
	if !common()[t.lower] && !starters[t.Of(p.text)] && !t.has(numeral|ordinal|unit) && !t.does(pronoun) {
		return false
	}
	if i+1 < end && (ranksOf[t.lower] && ranksOf[p.at(i+1).lower] || firstNames()[t.lower] || bodies[p.at(i+1).lower] || isPlace(p.tokens[i:end])) {
		return false
	}
	return !n.large[t.lower]
}

// opens reports whether token i opens a sentence, or something quoted.
func (p *paragraph) opens(i int) bool {
	t, before := p.at(i), p.at(i-1)
	if i == 0 || t.line {
		return true
	}
	switch {
	case before.is("."):
		return p.at(i-2).is(".") || len(p.at(i-2).lower) > 1 && !titles[p.at(i-2).lower]
	case before.any("'", "’") && p.at(i-2).is(before.lower):
		return true // a typewriter's quotation mark
	case before.is("-"):
		return before.gap && t.gap
	}
	return before.class == mark && !before.any(",", "(", ";", "/", "'", "’", "$", "&", "%", "–", "‑", ")")
}

// keep takes the words from i to end as one name.
func (n *naming) keep(block int, p *paragraph, i, end int, title Span, opens bool) {
	for end > i && p.at(end-1).class == mark || end > i && small[p.at(end-1).lower] {
		end--
	}
	for i < end && (p.at(i).class == mark || small[p.at(i).lower]) {
		i++
	}
	for end-i > 2 && isPeopleOrCreed(p.at(i).lower) && firstNames()[p.at(i+1).lower] {
		i++ // Republican Ann Lee
	}
	if i >= end || end == i+1 && (p.at(i).has(currency) || utf8.RuneCountInString(p.at(i).lower) == 1) {
		return
	}
	if end == i+1 && !opens && !p.shouts && common()[p.at(i).lower] && p.at(i).lower != "may" && !isAcronym(p.at(i).Of(p.text)) && p.at(i-1).class == word && p.at(i-1).upper {
		return
	}
	for _, t := range p.tokens[i:end] {
		if t.class == word && !opens && !p.shouts && !(t.Start == p.at(i).Start && p.opens(i)) {
			n.large[t.lower] = true
		}
	}
	before, after := p.at(i-1), p.at(end)
	r := run{block: block, tokens: p.tokens[i:end], title: title, doubtful: (opens || p.shouts) && end == i+1 && common()[p.at(i).lower],
		heading: p.shouts, the: before.is("the"), in: before.any("in", "at", "near", "from", "to", "outside", "across", "throughout", "visit")}
	r.cued = isCueWord(after) || isCueWord(before) || after.is("who")
	r.aged = after.is(",") && p.at(end+1).class == number && len(p.at(end+1).lower) == 2 && p.at(end+2).any(",", ".")
	r.opens = opens || before.any("@", "#", "“", "\"", "‘")
	r.called = before.class == word && !before.upper && (ranksOf[before.lower] || callings[before.lower])
	r.placed = p.isPlaced(i, end)
	r.scored = p.row && (after.class == number && p.year(end) == 0 || before.class == number && p.year(i-1) == 0)
	r.short = end > i+1 && after.is("(") && p.at(end+2).is(")") && isAcronym(p.at(end+1).Of(p.text))
	n.runs = append(n.runs, r)
}

// isPlaced reports whether the words beside the name from i to end say that it
// is a place's: the town of Hull; Hull, England.
func (p *paragraph) isPlaced(i, end int) bool {
	if p.at(i-1).is("of") && regions[p.at(i-2).lower] {
		return true
	}
	if next := p.at(end + 1); !p.tight(end, ",") || !next.upper || next.line {
		return false
	}
	for stop := end + 2; stop <= end+4 && stop <= len(p.tokens); stop++ {
		if places()[joined(p.tokens[end+1:stop])] || stop == end+2 && places()[p.at(end+1).lower] {
			return true
		}
	}
	return false
}

func isCueWord(t *token) bool {
	cue := t.cue.form != 0
	return cue && !t.upper
}
