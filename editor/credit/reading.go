package credit

import (
	"html"
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
	cue       *cue
	after     string    // the mark before this item of a list
	rest      []segment // the items behind it
	afterName int       // people named since the last title
	place     bool
	beside    bool // beside a copyright notice, which names the holder
}

// read makes out whom a by-line, sign-off, credit, copyright or photo line
// names. It knows no grammar beyond labels, lists and a few tails.
func read(line string, o *Outlets) reading {
	line = clean(line)
	r := &reader{outlets: o}
	r.lower = line == strings.ToLower(line)
	r.upper = line == strings.ToUpper(line)
	r.alone = !strings.Contains(line, " ")
	if bareDatelineRE.MatchString(line) && cueRE.FindString(line) == "" {
		return reading{kind: DatelineLine}
	}
	line = signedDateline(line, o)
	if org, ok := datelineOrg(line, o); ok {
		return reading{orgs: []string{org}, kind: DatelineLine}
	}
	cs := clauses(line)
	if cs[0].cue != nil {
		r.out.label, r.out.kind = cs[0].label, cs[0].cue.kind
	}
	for i := range cs {
		r.clause(cs, i)
	}
	return r.out
}

// clause reads the i-th clause.
func (r *reader) clause(cs []clause, i int) {
	text := cs[i].text
	r.cue, r.place, r.beside = cs[i].cue, false, false
	r.afterName = len(r.out.people)
	if n := noticeFor(cs, i); n >= 0 {
		beside := n > i && holder(cs[n].text) != ""
		if beside {
			r.beside = true
		} else {
			r.cue = cs[n].cue
			if strings.HasSuffix(strings.TrimSpace(text), "/") && noticeFor(cs, i+1) == i+1 {
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
		r.sentence(r.outlets.partPossessives(s))
	}
}

// noticeFor returns which clause has the sign of the copyright notice that the i-th
// belongs to, or -1: itself, the next one ("Coast News © 2021"), or the one before
// where that has but years ("© 2021 by Coast News").
func noticeFor(cs []clause, i int) int {
	notice := func(n int) bool { return n >= 0 && n < len(cs) && cs[n].cue != nil && cs[n].cue.kind == CopyrightLine }
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

var (
	emailRE        = regexp.MustCompile(`(?i)(?:\be-?mails?\s*(?:at|:)?\s*)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)
	handleRE       = regexp.MustCompile(`(?i)(?:\b(?:on\s+)?(?:twitter|x|instagram|threads|mastodon|bluesky)\s*:?\s*)?@[\w.]+`)
	addressRE      = regexp.MustCompile(`(?i)\bhttps?://[^\s,;|)]+|\bwww\.[^\s,;|)]+`)
	clockRE        = regexp.MustCompile(`\b(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[AaPp]\.?[Mm]\b\.?)?(?:\s*(?:[A-Z]{1,3}T|UTC|Uhr)\b)?|\b\d{4}-\d\d-\d\d(?:T[\d:.+-]+Z?)?|\b\d+\s+[Mm]in(?:utes?)?\s+[Rr]ead\b`)
	barHostRE      = regexp.MustCompile(`(?i)^www\.([\p{L}\d-]+)$`)
	pooledRE       = regexp.MustCompile(`(?i)[-–—](?:pool|handout|file|staff)\b`)
	codeRE         = regexp.MustCompile(`\(\s*(?:[A-Za-z]*\d[\w-]*)\s*\)`)
	spaceRE        = regexp.MustCompile(`\s+`)
	stuckInitialRE = regexp.MustCompile(`\b(\p{Lu})\.(\p{Lu}\p{Ll})`)
	stuckByRE      = regexp.MustCompile(`^(\W*)[Bb]y(\p{Lu})`)
)

// longestLine is how much of a line is read, in bytes. What is longer is text
// that strayed into a field.
const longestLine = 4096

// clean takes out of a line what is not part of any name: mark-up, brackets
// around the whole, e-mail addresses and handles. A web address becomes its
// host.
func clean(line string) string {
	line = strings.ToValidUTF8(html.UnescapeString(line[:min(len(line), longestLine)]), "")
	line = strings.NewReplacer("[\"", "", "\"]", "", "\", \"", "; ", "\n", "; ", "''", "\"", " tot he ", " to the ").Replace(line)
	line = strings.Map(seen, line)
	line = addressRE.ReplaceAllStringFunc(line, siteOf)
	line = clockRE.ReplaceAllString(line, ", ")
	line = emailRE.ReplaceAllString(line, ", ")
	line = handleRE.ReplaceAllString(line, ", ")
	line = codeRE.ReplaceAllString(line, ", ")
	line = pooledRE.ReplaceAllString(line, ", ")
	line = stuckInitialRE.ReplaceAllString(line, "$1. $2")
	line = spaceRE.ReplaceAllString(line, " ")
	line = stuckByRE.ReplaceAllString(line, "${1}by $2")
	line = strings.TrimSpace(line)
	if strings.HasPrefix(line, "(") && strings.Count(line, "(") == 1 {
		line = strings.TrimPrefix(line, "(")
	}
	if strings.Count(line, ")") > strings.Count(line, "(") {
		line = strings.TrimSpace(strings.TrimRight(line, ") "))
	}
	return foreignBy(photosBy(line))
}

// photosBy puts "by" behind a label that went without: "Photos Ann Lee".
func photosBy(line string) string {
	label, rest, _ := strings.Cut(line, " ")
	first, _, more := strings.Cut(rest, " ")
	if (label == "Photos" || label == "Photo" || label == "Foto") && more && prose.IsGivenName(first) {
		return label + " by " + rest
	}
	return line
}

// siteOf is the host of a web address, or the station whose site it is: "Www.Ksmu".
func siteOf(address string) string {
	if cut := barHostRE.FindStringSubmatch(address); cut != nil {
		return strings.ToUpper(cut[1])
	}
	return hostOf(address)
}

// seen leaves out what nobody sees: marks of direction, joiners, soft hyphens.
func seen(r rune) rune {
	if unicode.Is(unicode.Cf, r) {
		return -1
	}
	return r
}

// labelsAbroad say "by" elsewhere; the value is "and" there.
var labelsAbroad = map[string]string{"von": "und", "par": "et", "por": "y", "door": "en", "di": "e", "af": "og", "av": "og"}

// genreRE is what a by-line abroad may call the piece: "Eine Analyse von Jo Lee".
var genreRE = regexp.MustCompile(`^(?i:(?:eine?|une?|una) \p{L}+ (?:von|par|de)|kirjutas|escribe) `)

// foreignBy puts "by" for a label in another language. "Von" is a name as well, so
// two words must follow, or one that is nobody's name: "Von dpa", "Von SID".
func foreignBy(line string) string {
	if m := genreRE.FindStringIndex(line); m != nil {
		return "by " + line[m[1]:]
	}
	label, rest, _ := strings.Cut(line, " ")
	if labelsAbroad[strings.ToLower(label)] == "" {
		return line
	}
	names := strings.Fields(rest)
	if len(names) == 1 && (strings.ToLower(rest) == rest || shouted(rest)) {
		return "by " + rest
	}
	if len(names) < 2 || !unicode.IsUpper(firstRune(names[0])) || strings.HasSuffix(names[0], ",") {
		return line
	}
	return "by " + rest
}

// bareDatelineRE is a dateline that names no agency: "LA CROSSE, Wis. —".
var bareDatelineRE = regexp.MustCompile(`^\p{Lu}[\p{Lu}.' -]*\p{Lu}(?:, [\p{Lu}\p{Ll}. ]+)?\s*(?:[–—]|--)$`)

var datelineRE = regexp.MustCompile(`^(.*)\(([^()]+)\)\s*([-–—]*)\s*$`)

// datelineOrg recognises "LONDON, Sept. 26 (Reuters) -": place, perhaps a
// date, and an agency in brackets, ended by a dash or holding a date.
func datelineOrg(line string, o *Outlets) (string, bool) {
	m := datelineRE.FindStringSubmatch(line + closing(line))
	if m == nil {
		return "", false
	}
	org, ok := o.Canonical(m[2])
	if !ok || m[3] == "" && !hasDate(m[1]) || cueRE.MatchString(m[1]) {
		return "", false
	}
	return org, true
}

// signedDateline keeps the names of "Ann Lee BERLIN (Reuters) -", which is a by-line and
// a dateline in one, and the agency.
func signedDateline(line string, o *Outlets) string {
	m := datelineRE.FindStringSubmatch(line + closing(line))
	if m == nil {
		return line
	}
	org, ok := o.Canonical(m[2])
	fields := strings.Fields(m[1])
	at := slices.IndexFunc(fields, shouted)
	if !ok || at < 2 || !isName(fields[at-2:at], false) || slices.ContainsFunc(fields[at:], func(w string) bool { return !shouted(w) }) {
		return line
	}
	return strings.Join(fields[:at], " ") + ", " + org
}

// closing gives back the bracket that clean took off "(Reuters) -".
func closing(line string) string {
	if strings.Count(line, "(") > strings.Count(line, ")") {
		return ")"
	}
	return ""
}

func hasDate(s string) bool {
	fields := strings.FieldsFunc(s, func(r rune) bool { return !isLetter(r) })
	for i, w := range fields {
		if months[strings.ToLower(w)] && (i+1 < len(fields) && isNumber(fields[i+1]) || i > 0 && isNumber(fields[i-1])) {
			return true
		}
	}
	return false
}

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
		stem := strings.TrimSuffix(strings.TrimSuffix(t.text, "’s"), "'s")
		the := i > 0 && i < 4 && toks[0].text == "The" // "The Tribune's Ann Lee": whoever it is
		if stem == t.text || i+1 == len(toks) || !the && !o.endsName(toks[:i], stem) {
			continue
		}
		out := append(slices.Clone(toks[:i]), token{stem, t.start, t.start + len(stem), true}, token{",", t.end, t.end, false})
		return append(out, o.partPossessives(toks[i+1:])...)
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
var asides = words("this follow contact email e-mail reach read subscribe join sign")

// predicates begin what a sentence says about somebody.
var predicates = words("is was are were has have covers covered writes wrote works worked can joined teaches leads commented said says")

// tails begin what a web page prints behind a name: "Jo Lee Updated 3 March".
var tails = words("Updated Published Posted Heard Email E-mail Follow Contact hide Twitter LinkedIn Facebook Instagram")

// contributions end a name in a sign-off: "Jill Colvin contributed to this report".
var contributions = words("contributed contributing contributes reported reports helped provided assisted")

func (r *reader) sentence(toks []token) {
	if len(toks) == 0 || asides[strings.ToLower(toks[0].text)] && len(toks) > 1 {
		return
	}
	for i, t := range toks {
		if i > 0 && predicates[t.text] || i > 1 && (tails[t.text] && toks[i-1].word && !prepositions[toks[i-1].text] && toks[i-1].text != "via" || shouted(t.text) && tails[upperFirst(strings.ToLower(t.text))] || ago(toks[i:])) {
			toks = toks[:i]
			break
		}
	}
	if len(toks) == 1 && len(r.out.people) == 0 && r.cue == nil && prose.IsGivenName(toks[0].text) && !prose.IsPlace(toks[0].text) {
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

// ago reports "14 hrs ago" and its like.
func ago(toks []token) bool {
	return len(toks) > 2 && isNumber(toks[0].text) && strings.EqualFold(strings.Trim(toks[2].text, "."), "ago")
}

// part is a word of a segment, or an organisation (outlet >= 0).
type part struct {
	text   string
	outlet int
	the    bool
}

// segment is an item of a list, and the mark or word that parts it from the one before.
type segment struct {
	parts []part
	after string
}

// segments cuts a sentence at commas and their like, with the organisations in
// it found first, so that "The Globe and Mail" stays whole.
func (r *reader) segments(toks []token) []segment {
	orgs := r.accepted(toks)
	var out []segment
	var here []part
	after := ""
	next := func(mark string) {
		if len(here) > 0 {
			out = append(out, segment{here, after})
		}
		here, after = nil, mark
	}
	for i := 0; i < len(toks); {
		if len(orgs) > 0 && orgs[0].from == i {
			here = append(here, part{toks[i].text, orgs[0].outlet, orgs[0].the})
			i = orgs[0].to
			orgs = orgs[1:]
			continue
		}
		if r.separates(toks, i) && !joinsOrganisation(here, toks, i) {
			next(toks[i].text)
		} else {
			here = append(here, part{toks[i].text, -1, false})
		}
		i++
	}
	next("")
	return mergeSuffixes(out)
}

// separates reports whether the token at i ends a name.
func (r *reader) separates(toks []token, i int) bool {
	t := toks[i]
	if !t.word {
		return true
	}
	switch low := strings.ToLower(t.text); low {
	case "and", "with", "und", "via":
		return low == t.text || r.upper || low != "und"
	case "avec", "mit":
		return low == t.text && i > 0
	case "et", "og", "en", "y", "e":
		return low == t.text && i > 1 && !r.lower
	}
	return false
}

// joinsOrganisation reports whether the "and" at i belongs to a name: "Devon and Cornwall
// Police". One word is nobody's name, and what follows is no person's.
func joinsOrganisation(here []part, toks []token, i int) bool {
	if len(here) != 1 || here[0].outlet >= 0 || toks[i].text != "and" && toks[i].text != "&" || !unicode.IsUpper(firstRune(here[0].text)) {
		return false
	}
	last := ""
	for _, t := range toks[i+1:] {
		if !t.word {
			break
		}
		last = strings.ToLower(t.text)
	}
	return organisationWords[last]
}

// mergeSuffixes puts "Jr.", "III" and "Inc." back behind the name before the comma.
func mergeSuffixes(segments []segment) []segment {
	var out []segment
	for _, s := range segments {
		if len(out) > 0 && len(s.parts) == 1 && s.parts[0].outlet < 0 && isSuffix(s.parts[0].text) {
			last := &out[len(out)-1]
			last.parts = append(last.parts, s.parts[0])
			continue
		}
		out = append(out, s)
	}
	return out
}

// joinPair makes one item of a name that was cut in two: "Ann , Lee", "Lee, Ann".
func joinPair(items []segment) []segment {
	if len(items) < 2 || items[1].after != "," || len(items[0].parts) != 1 || len(items[1].parts) != 1 {
		return items
	}
	a, b := items[0].parts[0], items[1].parts[0]
	if a.outlet >= 0 || b.outlet >= 0 || !isSurname(a.text) || !isSurname(b.text) || prose.IsGivenName(a.text) == prose.IsGivenName(b.text) {
		return items
	}
	if prose.IsGivenName(b.text) {
		a, b = b, a
	}
	return append([]segment{{[]part{a, b}, ""}}, items[2:]...)
}

// isSurname reports a word that could be one: a capital, small letters, no place, no title.
func isSurname(w string) bool {
	low := strings.ToLower(w)
	return unicode.IsUpper(firstRune(w)) && !shouted(w) && len(w) > 2 && !prose.IsPlace(w) && !titleNouns[low] && !titleWords[low] &&
		!organisationWords[low] && !genericWords[low] && !subjects[low] && !nobody[low] && !notNames[low] && !months[low] && !callSignRE.MatchString(strings.ToUpper(w))
}

func isSuffix(w string) bool {
	low := strings.ToLower(strings.TrimSuffix(w, "."))
	return low == "jr" || low == "sr" || numerals[w] || legalEndings[low]
}

// accepted drops single words that here are more likely part of a person's
// name: "Jane Guardian" is a person, "Leigh Ann Caldwell CNN" is not. It looks
// from the right, so that in "Ivan Shaw Afp Afp" the last one vouches for the
// one before it.
func (r *reader) accepted(toks []token) []named {
	found := r.outlets.organisations(toks, false)
	var out []named
	right := -1 // where the accepted organisation to the right begins
	for _, n := range slices.Backward(found) {
		if n.words == 1 && !n.the && !r.stands(toks, n, right) {
			continue
		}
		right = n.from
		out = append(out, n)
	}
	slices.Reverse(out)
	return out
}

// stands reports whether a single word stands for an organisation where it is.
func (r *reader) stands(toks []token, n named, right int) bool {
	word := toks[n.from].text
	begins := n.from == 0 || r.separates(toks, n.from-1) || isNumber(toks[n.from-1].text) || toks[n.from-1].text == "for" || n.from == 1 && strings.HasPrefix(strings.ToLower(toks[0].text), "screenshot")
	ends := n.to == len(toks) || n.to == right || r.separates(toks, n.to) || isNumber(toks[n.to].text) || months[strings.ToLower(toks[n.to].text)] || r.goesOn(toks, n)
	if begins && ends || n.from > 0 && strings.EqualFold(toks[n.from-1].text, word) {
		return true
	}
	if begins {
		low := strings.ToLower(toks[n.to].text)
		if !r.upper && len(word) > 2 && shouted(word) && !shouted(toks[n.to].text) {
			return true // "AFP Deutschland"
		}
		if kind := r.outlets.all[n.outlet].Kind; divisions[low] && (shouted(word) || kind == "agency" || kind == "photo") {
			return true // "Reuters TV"
		}
		return titleNouns[low] || titleWords[low] || companyWords[low] || contributions[low] || places[toks[n.to].text] || toks[n.to].text == "In"
	}
	if !ends {
		return false
	}
	before := strings.ToLower(toks[n.from-1].text)
	if prepositions[before] || places[before] || strings.Contains(word, ".") && isDomain(word) {
		return true
	}
	words := 0
	for i := n.from - 1; i >= 0 && !r.separates(toks, i); i-- {
		words++
	}
	return words >= 2 && r.outlets.isShort(n.outlet, word) ||
		words == 2 && len(word) > 5 && !famous[strings.ToLower(word)] && prose.IsGivenName(toks[n.from-2].text) && !isInitial(toks[n.from-1].text) && toks[n.from-1].word
}

// famous families founded houses that are called by their name.
var famous = words("bloomberg hearst pulitzer reuters murdoch hubbard sinclair")

// goesOn reports whether what follows an abbreviation is a title, or a part of the house:
// "Paul Reed AP Sports Writer", "Ann Lee BBC Scotland News".
func (r *reader) goesOn(toks []token, n named) bool {
	word := toks[n.from].text
	if r.upper || !shouted(word) || n.from < 2 {
		return false
	}
	last := n.to
	for last+1 < len(toks) && !r.separates(toks, last+1) {
		last++
	}
	low := strings.ToLower(toks[last].text)
	return titleNouns[low] || organisationWords[low]
}

// isShort reports whether word is an abbreviation, not a word that could be a
// surname: it is not the organisation's own name, or that name is in capitals.
func (o *Outlets) isShort(outlet int, word string) bool {
	name := o.all[outlet].Name
	return fold(name) != fold(word) || shouted(name)
}
