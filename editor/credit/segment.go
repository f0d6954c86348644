package credit

import (
	"slices"
	"strings"
	"unicode"

	"stet/editor/prose"
)

// prepositions lead from a person to an organisation, places to a place.
var (
	prepositions = words("for to of on")
	places       = words("in from at near aboard outside")
)

// segment reads one item of a list: a person with what follows, an
// organisation, a title, a place, or a word that names nobody.
func (r *reader) segment(parts []part, first bool) {
	names := r.takeOrganisations(parts)
	for i, run := range names {
		r.run(run, first && i == 0)
	}
}

// takeOrganisations keeps the organisations and returns the runs of words
// between them.
func (r *reader) takeOrganisations(parts []part) [][]string {
	var runs [][]string
	var run []string
	after := false // behind an organisation
	for _, p := range parts {
		if p.outlet >= 0 {
			runs, run = append(runs, run), nil
			r.organisation(r.outlets.all[p.outlet].Name, p.the)
			after = true
			continue
		}
		if low := strings.ToLower(p.text); after && companyWords[low] {
			if legalEndings[low] {
				run = nil // "Business Insider Deutschland GmbH"
			}
			continue
		}
		run = append(run, p.text)
	}
	for after && len(run) > 0 && divisions[strings.ToLower(run[0])] && !titleNouns[strings.ToLower(run[len(run)-1])] {
		run = run[1:]
	}
	if after && len(run) > 0 && r.moreOfHouse(run) {
		run = nil
	}
	runs = append(runs, run)
	return slices.DeleteFunc(runs, func(run []string) bool { return len(run) == 0 })
}

// moreOfHouse reports words behind a house that are only more of its name.
func (r *reader) moreOfHouse(run []string) bool {
	last := strings.ToLower(run[len(run)-1])
	_, legal := firm(run, true)
	switch {
	case len(run) == 1 && (tongues[last] || r.cue.houses() && unicode.IsUpper(firstRune(run[0]))), // "BBC News Arabic", "© NBC Dunmore"
		len(run) > 1 && allHouse(run),                                           // "Al Jazeera Media Network"
		prose.IsPlace(strings.Join(run, " ")),                                   // "Getty Images Europe"
		departments[last] && prose.IsPlace(strings.Join(run[:len(run)-1], " ")), // "McClatchy Washington Bureau"
		legal, // "The Atlantic Monthly Inc."
		r.cue.is(CopyrightLine) && len(run) > 1 && !personal(run) && ventures[last]: // "The Atlantic Monthly Group"
		return true
	}
	sooner := !isName(run, r.lower) || r.cue.houses() || r.inPhoto() && r.after == "" && (len(run) > 2 || !personal(run))
	return sooner && looksLikeOrganisation(append([]string{""}, run...)) // "BBC Scotland News"
}

func (r *reader) organisation(name string, the bool) {
	if !slices.Contains(r.out.orgs, name) && !r.siteOfNamed(name) {
		if len(r.out.orgs) == 0 {
			r.out.the = the
		}
		r.out.orgs = append(r.out.orgs, name)
	}
}

// siteOfNamed reports the web host of an organisation that has been named, "Coast Group,
// coastgroup.com".
func (r *reader) siteOfNamed(name string) bool {
	at := strings.LastIndexByte(name, '.')
	return at > 0 && hostRE.MatchString(name) && slices.ContainsFunc(r.out.orgs, func(org string) bool { return compact(fold(org)) == compact(fold(name[:at])) })
}

// run reads words without a known organisation.
func (r *reader) run(run []string, first bool) {
	whole := run
	if r.slug(run) || r.newsroom(run) {
		return
	}
	r.houseOfTitle(run)
	if n := nameBeforeTitle(trimEnd(run), first && r.cue.is(BylineLine)); n > 0 && n < len(run) {
		r.run(run[:n], first)
		r.describe(titled(trimEnd(run[n:])), "")
		return
	}
	run = r.dropBeat(r.withoutOf(withoutPicturesOf(r.dropTail(run))))
	pairs := slices.Contains(run, "In")
	place := ""
	run, place = r.cutPlace(run)
	if pieces := runTogether(run, r.follows(), r.upper, pairs); len(pieces) > 1 {
		for _, piece := range pieces {
			r.run(piece, first)
		}
		r.describe("", place)
		return
	}
	run = r.withoutDegrees(run, first)
	if house, name := titledName(run); name != nil {
		if len(house) > 1 {
			r.organisation(strings.Join(house, " "), false)
		}
		run = name
	}
	if house, name := r.behindInitials(run); name != nil {
		r.organisation(house, false)
		run = name
	}
	run, org := r.cutOrganisation(run)
	if r.department(run) || r.wholeHouse(run) {
		return
	}
	if rest, is := behindBoard(run); is {
		run = rest
		if org == "" && len(rest) > 1 && !generic(fold(strings.Join(rest, " "))) {
			r.organisation(strings.Join(rest, " "), false)
			run = nil
		}
	}
	if r.cue.is(SourceLine) {
		run = dropFindings(run)
	}
	if house := paperOf(run); house != "" && r.follows() {
		org = house
	}
	run, title := splitTitle(trimEnd(run), first && len(r.out.people) == r.afterName)
	if dated := dropDate(run, r.cue.houses()); len(dated) < len(run) {
		run = withoutPlace(dated)
	}
	it := item{whole: whole, first: first, the: len(run) > 1 && (run[0] == "The" || r.upper && run[0] == "THE")}
	run = trimSmall(run)
	it.house, it.legal = firm(run, r.cue.houses())
	if r.after != "/" {
		run = dropSubjects(run)
	}
	it.words = dropHonorific(run)
	if r.after == "(" && len(r.out.orgs) > 0 && !r.follows() && isHeading(run) && !personal(run) && !looksLikeOrganisation(run) {
		return // "Coast Pictures (Far Harbour)": what it shows
	}
	if len(it.words) == 1 && (r.alone || first && r.besideOutlet()) {
		it.words = partJoined(it.words)
	}
	if r.item(it) {
		place = ""
	}
	if org != "" {
		r.organisation(org, false)
	}
	r.describe(title, place)
}

// item takes an item for a house, a person, nobody, or, and then it says so, for one more
// place.
func (r *reader) item(it item) (place bool) {
	if r.rubric(it) {
		return false
	}
	switch house := r.houseByName(it); {
	case r.whereabouts(it):
		return true
	case r.agencysOwn(it):
		r.person(spelled(it.words))
	case isWrittenSmall(it.words):
		r.person(strings.Join(it.words, " "))
	case house != "":
		r.organisation(house, it.the)
	case r.isNoise(it):
	case namesNobody(it.words):
		r.out.nobody = append(r.out.nobody, strings.Join(it.words, " "))
	case r.soleName(it):
		r.person(spelled(it.words))
	case r.place && (len(it.words) == 1 || isPlace(it.words)):
		return true
	case r.byOneName(it):
		r.person(spelled(it.words))
	case r.houseSooner(it):
		r.organisation(strings.Join(it.house, " "), false)
	case isName(it.words, r.lower || r.lowerName(it)):
		r.person(spelled(it.words))
	case (r.cue == nil || r.cue.signs()) && beforeSmall(it.words) != nil:
		r.person(spelled(beforeSmall(it.words)))
	case r.houseByCapitals(it):
		r.organisation(strings.Join(it.house, " "), false)
	}
	return false
}

// rubric reports what a column is called behind who writes it, "Ann Lee: City Diary"; the
// other way round, "City Diary: Ann Lee", it was taken for a name.
func (r *reader) rubric(it item) bool {
	if r.after != ":" || r.cue != nil || !r.follows() || len(it.words) == 0 {
		return false
	}
	last := len(r.out.people) - 1
	if !personal(it.words) {
		return true
	}
	if !personal(strings.Fields(r.out.people[last].name)) {
		r.out.people = r.out.people[:last]
	}
	return false
}

// whereabouts reports where somebody was who has been named, or their house has: "Ann Lee,
// BBC News, West Bank", "in Herodium, West Bank".
func (r *reader) whereabouts(it item) bool {
	where := it.whole
	if len(where) < 2 || !isPlace(where) && !prose.IsPlace(strings.Join(where, " ")) {
		return false
	}
	return r.place || r.after == "," && r.follows() && (r.cue == nil || r.cue.signs())
}

// houseByCapitals reports what cannot be a name but is written like one where a credit
// has its house: "Foto: Lamp Friends of Dunmore".
func (r *reader) houseByCapitals(it item) bool {
	if r.cue == nil {
		return it.first && r.besideOutlet() && isHeading(it.house) && len(it.house) > 2
	}
	whole := it.first && (len(r.rest) == 0 || r.rest[0].after == "/") || r.inPhoto() && r.after == "/"
	return whole && !r.cue.signs() && isHeading(withoutSmall(it.house))
}

// newsroom reads "Redacción El Faro", whose house it is, and "Redacción Central", which
// is nobody's.
func (r *reader) newsroom(run []string) bool {
	if !newsrooms[strings.ToLower(run[0])] {
		return false
	}
	rest := dropDate(trimSmall(run[1:]), false)
	switch {
	case len(rest) == 0 || !slices.ContainsFunc(rest, func(w string) bool { return !sections[strings.ToLower(w)] && !isTitleWord(w) }):
		r.out.nobody = append(r.out.nobody, strings.Join(run, " "))
	case personal(rest):
		r.run(rest, true)
	default:
		r.organisation(strings.Join(rest, " "), false)
	}
	return true
}

// department reads who signs for nobody in particular, "Express Web Desk", and what
// somebody is whose name is kept.
func (r *reader) department(run []string) bool {
	name, last := strings.Join(run, " "), len(run)-1
	switch {
	case len(run) == 1 && (strings.EqualFold(run[0], "stringer") || strings.EqualFold(run[0], "freelancer")):
		r.out.nobody = append(r.out.nobody, name)
		return false
	case len(run) < 2 || !departments[strings.ToLower(run[last])]:
		return false
	case r.after == "/" && r.follows() && len(run) > 2:
		r.organisation(name, false) // "Ann Lee/Coast Weather Team"
	case r.cue.houses() && !(r.after == "/" && r.follows()):
		return false
	case houseOf(run) != "":
		r.organisation(houseOf(run), false)
	default:
		r.out.nobody = append(r.out.nobody, name)
	}
	return true
}

// houseOf returns the house of "Halden Today Web Desk" and "KXYZ Digital Team", or "".
func houseOf(run []string) string {
	n := len(run) - 1
	if strings.EqualFold(run[n], "bureau") {
		return ""
	}
	for n > 0 && (isTitleWord(run[n-1]) || strings.EqualFold(run[n-1], "web")) {
		n--
	}
	if n > 1 && looksLikeOrganisation(run[:n]) && !generic(fold(strings.Join(run[:n], " "))) || n == 1 && (callSignRE.MatchString(run[0]) || hostRE.MatchString(run[0]) || shouted(run[0]) && vowelless(run[0])) {
		return strings.Join(run[:n], " ")
	}
	return ""
}

// wholeHouse reads a house with a number, "Fox 2 Now", "Photo: 412 Games", and one that
// its article begins, "Ana Ruiz | El Faro de Santa Rita".
func (r *reader) wholeHouse(run []string) bool {
	station := len(run) > 1 && stations[strings.ToLower(run[0])] && slices.ContainsFunc(run[1:], isNumber)
	games := len(run) == 2 && isNumber(run[0]) && len(run[0]) < 4 && (r.inPhoto() || r.cue.houses() || r.cue.is(CreditLine)) &&
		!prose.IsPlace(run[1]) && numbered(run, 0) && !nobody[strings.ToLower(run[1])]
	paper := r.after == "|" && r.follows() && len(r.rest) == 0 && len(run) > 1 && articles[run[0]]
	if station || games || paper {
		if n := len(run) - 1; station && houseNouns[strings.ToLower(run[n])] {
			run = run[:n] // "FOX 12 Staff"
		}
		r.organisation(strings.Join(run, " "), false)
		return true
	}
	return false
}

// item is one item of a list, taken apart.
type item struct {
	whole []string // as it stands
	words []string // without titles, honorifics, dates and subjects
	house []string // what an organisation would be called by
	legal bool     // house had a legal form behind it
	the   bool     // "The" stood before it
	first bool     // nothing stands before it in its sentence
}

// isNoise reports an item that is nothing, or only more of what has been named: "Wire
// Service", "South East", the company behind "Dow Jones &", what stands beside a notice.
func (r *reader) isNoise(it item) bool {
	if len(it.words) == 0 {
		return !looksLikeOrganisation(it.house)
	}
	switch {
	case len(it.words) == 1 && weekdays[it.words[0]], len(it.words) == 2 && it.words[0] == "No" && counted[strings.ToLower(it.words[1])],
		len(it.words) > 2 && r.inPhoto() && shown[strings.ToLower(it.words[0])] && strings.EqualFold(it.words[1], "from"): // "Still from Glimmer"
		return true
	case len(it.words) > 1 && (quantities[it.words[0]] && unicode.IsLower(firstRune(it.words[1])) || theseAbroad[it.words[0]]): // "All photos", "Dieses Blog"
		return true
	case r.beside && (!isName(it.words, false) || acronymFirst(it.words) || !personal(it.words) && (len(it.words) > 2 || unicode.IsLower(firstRune(it.words[0])))):
		return true
	}
	return len(r.out.orgs) > 0 && r.partOfNamed(it)
}

// shown is what of a film is shown.
var shown = words("still stills scene poster trailer screenshot screengrab")

// quantities begin what is no house's name: how much of what is theirs.
var quantities = words("All Alle Some Any Most Other This These Todos Todas")

// theseAbroad begin no house's name in German, whose nouns have capitals.
var theseAbroad = words("Dieses Diese Dieser Alle")

// partOfNamed reports more of the organisation before it: a region, words that only houses
// say, a division.
func (r *reader) partOfNamed(it item) bool {
	last := len(it.house) - 1
	if low := strings.ToLower(it.house[0]); last == 0 {
		return companyWords[low] || legalEndings[low]
	}
	return isRegion(it.words) || r.after != "and" && allHouse(it.house) || strings.EqualFold(it.house[last], "division")
}

// behindBoard takes "Editorial Board" and its like off the house whose it is.
func behindBoard(run []string) ([]string, bool) {
	n := len(run) - 2
	if n < 0 || !boards[strings.ToLower(run[n+1])] || !strings.EqualFold(run[n], "editorial") && !strings.EqualFold(run[n], "news") {
		return run, false
	}
	return trimSmall(run[:n]), true
}

// soleName lets one word be a whole name where a label says that it is.
func (r *reader) soleName(it item) bool {
	run, whole, first := it.words, it.whole, it.first
	if len(run) != 1 {
		return false
	}
	if r.alone && isGiven(run[0]) && !prose.IsPlace(run[0]) || first && r.givenAlone(run[0]) || (first || r.after == ";") && len(whole) > 2 && contributions[whole[1]] && unicode.IsUpper(firstRune(run[0])) && !notNames[strings.ToLower(run[0])] && !titleNouns[strings.ToLower(run[0])] {
		return true // "Stark reported from Rome."
	}
	if r.after == "and" && r.cue == nil && len(r.out.people) > 0 && len(whole) > 2 && whole[1] == "from" && unicode.IsUpper(firstRune(run[0])) {
		return true // "Stark reported from Rome and Roth from Bern."
	}
	if r.after == ";" && r.cue == nil && len(r.out.people) > 0 && len(r.rest) > 0 && r.rest[0].parts[0].text == "from" && unicode.IsUpper(firstRune(run[0])) {
		return true // "; Roth, from Bern."
	}
	if len(whole) > 1 && !shouted(run[0]) || !first || !r.cue.signs() {
		return false
	}
	low := strings.ToLower(run[0])
	return unicode.IsUpper(firstRune(run[0])) && len([]rune(run[0])) > 2 && run[0] == whole[0] &&
		!notNames[low] && !titleNouns[low] && !genericWords[low] && !months[low] && !strings.ContainsFunc(run[0], unicode.IsDigit)
}

// givenAlone reports a picture signed with a given name and nothing else: "Foto: Alex".
func (r *reader) givenAlone(w string) bool {
	return r.inPhoto() && len(r.rest) == 0 && isGiven(w) && !shouted(w) && !prose.IsPlace(w) && !prose.IsFirm(w) && r.outlets.find(w) < 0
}

// withoutSmall leaves the small words out of "Lamp Friends of Dunmore".
func withoutSmall(run []string) []string {
	if len(run) < 3 || !slices.Contains(run, "of") {
		return run
	}
	return slices.DeleteFunc(slices.Clone(run), func(w string) bool { return w == "of" || w == "the" || w == "and" })
}

// isHeading reports two words or more that all begin with a capital, and no digits.
func isHeading(run []string) bool {
	return len(run) > 1 && len(run) < 6 && !slices.ContainsFunc(run, func(w string) bool {
		return !unicode.IsUpper(firstRune(w)) || strings.ContainsFunc(w, unicode.IsDigit)
	})
}

// lowerName reports a whole item of small letters that begins with a given name: "ann roth,
// Post-Dispatch, BO REED".
func (r *reader) lowerName(it item) bool {
	run := it.words
	if r.cue.is(BylineLine) && it.first && len(r.rest) == 0 && len(run) > 1 && len(run) < 4 && isGiven(run[0]) && strings.ToLower(strings.Join(it.whole, "")) == strings.Join(it.whole, "") {
		return true // "By ann roth"
	}
	return it.first && (r.cue == nil || r.inPhoto() || r.cue.is(CreditLine)) && len(run) > 1 && len(run) < 4 && isGiven(run[0]) && strings.ToLower(strings.Join(run, "")) == strings.Join(run, "") && len(r.rest) > 0 && strings.Contains(",/", r.rest[0].after)
}

func isLetters(w string) bool {
	return !strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
}

func (r *reader) person(name string) {
	if r.nickname != "" {
		name = strings.Replace(name, " "+r.nickname+" ", " “"+r.nickname+"” ", 1)
	}
	p := person{name: name}
	r.out.orgs = slices.DeleteFunc(r.out.orgs, func(org string) bool { return org == name }) // "© Ann Lee | Ann Lee"
	if r.cue != nil {
		p.role, p.editor = r.cue.role, r.cue.is(EditorLine)
	}
	for _, known := range r.out.people {
		if fold(strings.TrimSuffix(name, " I")) == fold(known.name) && known.editor == p.editor {
			return
		}
	}
	r.out.people = append(r.out.people, p)
}

// describe hangs a title or a place on the person named last.
func (r *reader) describe(title, place string) {
	if len(r.out.people) == 0 || len(r.out.people) == r.afterName && r.afterName > 0 {
		return
	}
	last := &r.out.people[len(r.out.people)-1]
	if title != "" && last.title == "" {
		last.title = title
	}
	if place != "" && last.place == "" {
		last.place = place
	}
}
