package credit

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"stet/editor/prose"
)

// person is somebody a line names, and what it says of them.
type person struct {
	name, role   string
	editor       bool
	title, place string
}

// reading is everything that could be made out of one line.
type reading struct {
	people []person
	orgs   []string
	the    bool   // the line has "the" before its first organisation
	label  string // the first cue as written
	kind   Kind
	nobody []string // words in place of a name: "Handout", "Agencies"
}

// reader turns one line into a reading, clause by clause.
type reader struct {
	outlets   *Outlets
	alone     bool // the line is one word
	lower     bool // the whole line is in lower case
	upper     bool // the whole line is in capitals
	out       reading
	nickname  string // within the name of somebody, in marks there
	cue       *cue
	after     string    // the mark before this item of a list
	rest      []segment // the items behind it
	afterName int       // people named since the last title
	place     bool
	beside    bool   // beside a copyright notice, which names the holder
	next      clause // the one behind this clause, or the zero clause
}

// giverRE is a picture's credit that begins with who handed it out, in one word, which
// could be anything before the word that says so.
var giverRE = regexp.MustCompile(`^(\W*)(\p{Lu}[^\s/|,;:]+) ?/ ?((?i:handout))\b`)

// read makes out whom a by-line, sign-off, credit, copyright or photo line
// names. It knows no grammar beyond labels, lists and a few tails.
func read(line string, o *Outlets) reading {
	r := &reader{outlets: o}
	if r.attributed(line) {
		return r.out
	}
	line = giverRE.ReplaceAllString(clean(o.ofHandle(line)), "$1$3/$2")
	line = o.namedOnce(line)
	r.lower = line == strings.ToLower(line)
	r.upper = line == strings.ToUpper(line)
	line = r.takeNickname(line)
	r.alone = !strings.Contains(line, " ")
	if org := placeAndHouse(line, o); org != "" {
		return reading{orgs: []string{org}, kind: DatelineLine}
	}
	if bareDatelineRE.MatchString(line) && len(findCues(line)) == 0 {
		return reading{kind: DatelineLine}
	}
	line = signedDateline(line, o)
	if org, ok := datelineEast(line, o); ok {
		return reading{orgs: []string{org}, kind: DatelineLine}
	}
	if org, ok := datelineOrg(line, o); ok {
		return reading{orgs: []string{org}, kind: DatelineLine}
	}
	if label, house, _ := strings.Cut(line, " "); sourceLabels[strings.ToLower(label)] && o.find(house) >= 0 {
		line = label + ": " + house
	}
	cs := clauses(line)
	if len(cs) == 1 && cs[0].cue == nil && hasAny(line, rightsWords...) {
		if at := rightsRE.FindStringIndex(line); at != nil && at[0] > 0 && at[0] < 80 {
			cs[0].cue = noticeCue // "2024 The Coast News. All rights reserved."
		}
	}
	if len(cs) == 1 && cs[0].cue == nil && signlessRE.MatchString(line) && !hasDate(line) {
		cs[0].cue = noticeCue
	}
	if cs[0].cue != nil {
		r.out.label, r.out.kind = cs[0].label, cs[0].cue.kind
	}
	for i := range cs {
		r.clause(cs, i)
	}
	if len(r.out.orgs)+len(r.out.people)+len(r.out.nobody) == 0 && courtesyRE.MatchString(line) {
		r.out.nobody = append(r.out.nobody, line)
	}
	return r.out
}

// handleOfRE is a credit that names a house as its account is called: "via @nytimes".
var handleOfRE = regexp.MustCompile(`(?i)^(\W*(?:via|h/t|hat tip(?: to)?|source|credits?|courtesy(?: of)?)\s*:?\s*)@(\w+)\W*$`)

// ofHandle puts a house that is known for its handle.
func (o *Outlets) ofHandle(line string) string {
	if !strings.Contains(line, "@") {
		return line
	}
	m := handleOfRE.FindStringSubmatch(line)
	if m == nil || o.find(m[2]) < 0 {
		return line
	}
	return m[1] + o.all[o.find(m[2])].Name
}

// sourceLabels are those that stand without a colon before a house that is known: "Quelle
// APA".
var sourceLabels = words("credit credits quelle fonte fuente bron källa kilde źródło zdroj kaynak")

// signlessRE is a notice without its sign, as feeds have it in a field for one: "2016, Coast
// Radio".
var signlessRE = regexp.MustCompile(`^(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?,? \p{Lu}[\p{L}\d.’'-]+(?: \p{Lu}[\p{L}\d.’'-]+){0,3}$`)

// contentRE is what a notice is about, before its sign: "All contents ©".
var contentRE = regexp.MustCompile(`(?i)^\W*(?:(?:all|the|some|portions of|this|entire|web|site|page|sports|market|alle|die)\s+)*(?:contents?|texts?|inhalte|texte|materials?|articles|site|website|page|data)\b`)

// courtesyRE is a courtesy of nobody's.
var courtesyRE = regexp.MustCompile(`(?i)^(?:photos? |images? )?courtesy(?: of)?(?: photos?| images?)?$`)

// clause reads the i-th clause.
func (r *reader) clause(cs []clause, i int) {
	text := cs[i].text
	r.cue, r.place, r.beside, r.next = cs[i].cue, false, false, clause{}
	if i+1 < len(cs) {
		r.next = cs[i+1]
	}
	r.afterName = len(r.out.people)
	if r.cue.firstRan() {
		text = withoutHeadline(text)
	}
	if r.cue == nil && i == 0 && len(cs) > 1 && cs[1].cue.firstRan() && (isSubject(text) || strings.HasPrefix(cs[1].label, "appeared")) {
		return
	}
	if r.cue == nil && i == 0 && len(cs) > 1 && cs[1].cue.showsWhose() && (caption(text) || legend(text, cs[1].label)) {
		return
	}
	if i == 0 && len(cs) > 1 && r.houseOfPhoto(text, cs[1]) {
		return
	}
	if n := noticeFor(cs, i); n >= 0 {
		if n > i && contentRE.MatchString(text) {
			return
		}
		beside := n > i && holder(cs[n].text) != ""
		if beside && hasAny(text, rightsWords...) && rightsRE.MatchString(text) {
			return // "Todos los derechos reservados © Coast News"
		}
		if beside && len(strings.Fields(text)) > 3 && strings.Contains(text, holder(cs[n].text)) {
			return // "Travel service of Coast News © Coast News"
		}
		if beside {
			r.beside = true
		} else {
			r.cue = cs[n].cue
			if strings.HasSuffix(strings.TrimSpace(text), "/") && i+1 < len(cs) && noticeFor(cs, i+1) == i+1 {
				r.cue = nil // "© Ann Lee/© Coast News"
			}
			if text = holder(text); r.holderWhole(text) {
				return
			}
		}
	}
	for n, s := range sentences(tokens(text)) {
		if n > 0 {
			r.cue = nil
		}
		if r.cue == nil && len(r.out.people)+len(r.out.orgs) == 0 {
			s = asTitled(s)
		}
		r.sentence(r.outlets.partDashes(r.outlets.partPossessives(s)))
	}
}

// withoutHeadline cuts what the story was called where it first ran: "originally appeared
// on Coast News: Harbour to close".
func withoutHeadline(text string) string {
	if where, _, ok := strings.Cut(text, ": "); ok && strings.ContainsFunc(where, unicode.IsLetter) {
		return where
	}
	return text
}

// isSubject reports what was published somewhere: "How to grow kale was".
func isSubject(text string) bool {
	words := strings.Fields(text)
	return len(words) > 1 && !strings.Contains(text, ", where ") && linkingVerbs[words[len(words)-1]]
}

var linkingVerbs = words("is was are were been be")

// noticeFor returns which clause has the sign of the copyright notice that the i-th
// belongs to, or -1: itself, the next one ("Coast News © 2021"), or the one before
// where that has but years ("© 2021 by Coast News").
func noticeFor(cs []clause, i int) int {
	notice := func(n int) bool { return n >= 0 && n < len(cs) && cs[n].cue.is(CopyrightLine) }
	switch {
	case notice(i):
		return i
	case (cs[i].cue == nil || cs[i].cue.kind == BylineLine) && notice(i+1):
		return i + 1
	case notice(i-1) && holder(cs[i-1].text) == "":
		return i - 1
	}
	return -1
}

// caption reports that what stands before a credit is a sentence about the picture, whose
// names are those of people in it: a verb or so is in small letters, and it ends as
// sentences do.
func caption(text string) bool {
	text = strings.TrimRight(text, " |(–—-")
	words := strings.Fields(text)
	if len(words) < 5 || !strings.ContainsAny(text[len(text)-1:], ".?!") && !strings.Contains(text, ": ") {
		return false
	}
	small := 0
	for _, w := range words {
		if unicode.IsLower(firstRune(w)) && !inNames[w] && w != "and" && w != "und" {
			small++
		}
	}
	return (small > 1 || small > 0 && strings.Contains(text, ": ")) && !signsRE.MatchString(text)
}

// legend reports a caption that is no sentence, before a label with a colon or brackets:
// "Ann Lee in Rome. Photo: Bo Reed". A by-line ends without a full stop.
func legend(text, label string) bool {
	text = strings.TrimRight(text, " ")
	words := strings.Fields(text)
	if signsRE.MatchString(text) || len(words) < 2 {
		return false
	}
	return strings.HasSuffix(label, ":") && strings.HasSuffix(text, ".") && !isSuffix(words[len(words)-1]) || len(words) > 3 && strings.HasSuffix(text, "(")
}

// inNames are small words that names of people have.
var inNames = words("von van der ter ten de la le del di da bin al el y e")

// signsRE is what lines say that name writers, not people in a picture.
var signsRE = regexp.MustCompile(`(?i)\b(?:report|contribut|writ|special to|correspondent|editor|staff|courtesy|for the)`)

func isNumber(w string) bool {
	return w != "" && !strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsDigit(r) })
}

// sentences cuts tokens at full stops; those of abbreviations belong to words.
func sentences(toks []token) [][]token {
	var out [][]token
	start := 0
	for i, t := range toks {
		if t.text == "." {
			out = append(out, toks[start:i])
			start = i + 1
		}
	}
	return append(out, toks[start:])
}

// partPossessives cuts "CNN's Evan Stone" behind the organisation.
func (o *Outlets) partPossessives(toks []token) []token {
	for i, t := range toks {
		stem := stemOf(t.text)
		the := i > 0 && i < 4 && toks[0].text == "The" // "The Tribune's Ann Lee": whoever it is
		if stem == t.text || i+1 == len(toks) || !the && !joinedRE.MatchString(stem) && !o.endsName(toks[:i], stem) && !(i > 0 && divisions[strings.ToLower(stem)] && o.endsName(toks[:i-1], toks[i-1].text)) {
			continue
		}
		out := append(slices.Clone(toks[:i]), token{stem, t.start, t.start + len(stem), true}, token{",", t.end, t.end, false})
		return append(out, o.partPossessives(toks[i+1:])...)
	}
	return toks
}

// partDashes cuts "Ann Lee-USA TODAY Sports" before the organisation.
func (o *Outlets) partDashes(toks []token) []token {
	for i, t := range toks {
		at := strings.IndexByte(t.text, '-')
		if i == 0 || at < 2 || !t.word || !toks[i-1].word || !unicode.IsLower(rune(t.text[at-1])) {
			continue
		}
		name := t.text[at+1:]
		house := shouted(name) && o.find(name) >= 0
		for _, more := range toks[i+1 : min(i+4, len(toks))] {
			name += " " + more.text
			house = house || o.find(name) >= 0
		}
		if house {
			before := token{t.text[:at], t.start, t.start + at, true}
			after := token{t.text[at+1:], t.start + at + 1, t.end, true}
			return slices.Concat(toks[:i], []token{before, {"-", before.end, after.start, false}, after}, toks[i+1:])
		}
	}
	return toks
}

// endsName reports whether last is the last word of an organisation's name, of which
// up to three may stand before it.
func (o *Outlets) endsName(before []token, last string) bool {
	name := last
	for n := 0; ; n++ {
		if o.find(name) >= 0 {
			return true
		}
		if n == 3 || n == len(before) {
			return false
		}
		name = before[len(before)-1-n].text + " " + name
	}
}

// asides begin a sentence that names nobody new: "Follow Ann Lee on Twitter".
var asides = words("this follow contact email e-mail reach read subscribe join sign visit")

// predicates begin what a sentence says about somebody.
var predicates = words("is was are were has have steht stehen unterliegt unterliegen covers covered writes wrote works worked can under joined teaches leads commented said says meets talks interviews answers explains looks sagt schreibt schrieb meint antwortet prije répondu berichtet berichten")

// tails begin what a web page prints behind a name: "Jo Lee Updated 3 March".
var tails = words("Unsubscribe Updated Stand Published Posted Sponsored Heard Email E-mail Former former Publish Follow Contact Send hide Twitter LinkedIn Facebook Instagram Visit")

// cameOut stand before the day of it: "Ann Lee publiziert am 3. März".
var cameOut = words("posted published updated publiziert veröffentlicht erschienen aktualisiert publié publicado actualizado pubblicato")

// contributions end a name in a sign-off: "Jill Colvin contributed to this report".
var contributions = words("contributed contributing contributes reported reporting reports helped provided assisted")

func (r *reader) sentence(toks []token) {
	if len(toks) == 0 || ago(toks) || asides[strings.ToLower(toks[0].text)] && len(toks) > 1 && r.outlets.find(toks[0].text) < 0 {
		return
	}
	for i := range toks {
		if i > 0 && endsNames(toks, i) {
			toks = toks[:i]
			break
		}
	}
	if last := len(toks) - 1; last > 0 && (toks[last].text == "on" || toks[last].text == "am") {
		toks = toks[:last] // "By Ann on", and the date stood elsewhere
	}
	if len(toks) == 1 && len(r.out.people)+len(r.out.orgs) == 0 && r.cue == nil && isGiven(toks[0].text) && !prose.IsPlace(toks[0].text) {
		r.alone = true // "Ann commented on"
	}
	items := r.segments(toks)
	if len(r.out.people) == 0 && r.cue == nil {
		items = joinPair(items)
	}
	for i, s := range items {
		r.after, r.rest = s.after, items[i+1:]
		r.segment(s.parts, i == 0)
	}
}

// endsNames reports whether what a page or a sentence says of somebody begins at i.
func endsNames(toks []token, i int) bool {
	word, before, next := toks[i].text, toks[i-1], ""
	if i+1 < len(toks) {
		next = toks[i+1].text
	}
	switch {
	case predicates[word]:
		return true
	case i < 2:
		return false
	case tails[word]:
		return before.word && !prepositions[before.text] && before.text != "via"
	case cameOut[word]:
		return next == "am" || next == "le" || next == "el" || isDay(next)
	}
	return shouted(word) && tails[upperFirst(strings.ToLower(word))] || ago(toks[i:]) || word == "Last" && strings.EqualFold(next, "updated")
}

// ago reports "14 hrs ago" and its like.
func ago(toks []token) bool {
	return len(toks) > 2 && isNumber(toks[0].text) && strings.EqualFold(strings.Trim(toks[2].text, "."), "ago")
}
