package credit

import (
	"regexp"
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
	if after && len(run) == 1 && tongues[strings.ToLower(run[0])] {
		run = nil // "BBC News Arabic"
	}
	for after && len(run) > 0 && divisions[strings.ToLower(run[0])] && !titleNouns[strings.ToLower(run[len(run)-1])] {
		run = run[1:]
	}
	if after && (len(run) > 1 && allHouse(run) || len(run) == 1 && r.cue.houses() && unicode.IsUpper(firstRune(run[0]))) {
		run = nil // "Al Jazeera Media Network", "© NBC Dunmore"
	}
	if after && prose.IsPlace(strings.Join(run, " ")) {
		run = nil // "Getty Images Europe"
	}
	if _, legal := firm(run, true); after && (legal || r.cue != nil && r.cue.kind == CopyrightLine && len(run) > 1 && !personal(run) && ventures[strings.ToLower(run[len(run)-1])]) {
		run = nil // "The Atlantic Monthly Group"
	}
	if after && (!isName(run, r.lower) || r.cue.houses() || r.inPhoto() && r.after == "" && (len(run) > 2 || !personal(run))) && looksLikeOrganisation(append([]string{""}, run...)) {
		run = nil // "BBC Scotland News"
	}
	runs = append(runs, run)
	return slices.DeleteFunc(runs, func(run []string) bool { return len(run) == 0 })
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
	if n := nameBeforeTitle(run, first && r.cue != nil && r.cue.kind == BylineLine); n > 0 && n < len(run) {
		r.run(run[:n], first)
		r.describe(titled(run[n:]), "")
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
	if r.cue != nil && r.cue.kind == SourceLine {
		run = dropFindings(run)
	}
	if house := paperOf(run); house != "" && r.follows() {
		org = house
	}
	run, title := splitTitle(trimEnd(run), first && len(r.out.people) == r.afterName)
	run = dropDate(run, r.cue.houses())
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
	switch house := r.houseByName(it); {
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
	case r.houseByCapitals(it):
		r.organisation(strings.Join(it.house, " "), false)
	}
	return false
}

// houseByCapitals reports what cannot be a name but is written like one where a credit
// has its house: "Foto: Lamp Friends of Dunmore".
func (r *reader) houseByCapitals(it item) bool {
	if r.cue == nil {
		return it.first && r.besideOutlet() && isHeading(it.house) && len(it.house) > 2
	}
	whole := it.first && (len(r.rest) == 0 || r.rest[0].after == "/") || r.inPhoto() && r.after == "/"
	return whole && r.cue.kind != BylineLine && r.cue.kind != EditorLine && isHeading(withoutSmall(it.house))
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
	if n > 1 && looksLikeOrganisation(run[:n]) && !generic(fold(strings.Join(run[:n], " "))) || n == 1 && (callSignRE.MatchString(run[0]) || shouted(run[0]) && vowelless(run[0])) {
		return strings.Join(run[:n], " ")
	}
	return ""
}

// wholeHouse reads a house with a number, "Fox 2 Now", "Photo: 412 Games", and one that
// its article begins, "Ana Ruiz | El Faro de Santa Rita".
func (r *reader) wholeHouse(run []string) bool {
	station := len(run) > 1 && stations[strings.ToLower(run[0])] && slices.ContainsFunc(run[1:], isNumber)
	games := len(run) == 2 && isNumber(run[0]) && len(run[0]) < 4 && (r.inPhoto() || r.cue.houses() || r.cue != nil && r.cue.kind == CreditLine) &&
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

// houseByName returns the organisation that the words of an item say it is, or "".
func (r *reader) houseByName(it item) string {
	last := len(it.words) - 1
	switch {
	case staffOf(it.whole, r.upper):
		return it.whole[0]
	case len(it.whole) > 2 && civic[it.whole[0]] && it.whole[1] == "of":
		return strings.Join(it.whole, " ")
	case len(it.words) > 1 && hostRE.MatchString(it.words[last]):
		if r.cue.houses() && (isHeading(it.words[:last]) || r.cue.firstRan() && last == 1 && isSurname(it.words[0])) {
			return strings.Join(it.words[:last], " ") // "via Coast Life ift.tt"
		}
		return it.words[last]
	case r.isNoise(it) || namesNobody(it.words):
		return ""
	case it.whole[0] == "the" && (r.inPhoto() || r.cue != nil && r.cue.kind == CreditLine) && isHeading(it.words) && !personal(it.words):
		return strings.Join(it.words, " ") // "Courtesy of the Dunmore Lanterns"
	case it.the && innerCapital(it.words[0]):
		return "The " + strings.Join(it.house, " ")
	case r.articleHouse(it.words), (it.first || r.cue != nil) && len(it.words) == 3 && (it.words[1] == "&" || it.words[1] == "+"):
		return strings.Join(it.words, " ")
	case len(it.words) > 1 && strings.Contains(it.words[0], "-") && callSignRE.MatchString(it.words[0]) && prose.IsPlace(strings.Join(it.words[1:], " ")):
		return it.words[0]
	case len(it.words) == 1 && it.first && r.cue != nil && r.cue.kind == BylineLine && len(it.words[0]) > 2 && shouted(it.words[0]) && vowelless(it.words[0]):
		return it.words[0] // "By HTN"
	case stationAt(it.words):
		return strings.Join(it.house, " ")
	case len(it.words) == 1 && it.words[0] == "X" && (r.alone || r.after == "/" || r.cue != nil && r.cue.kind == CreditLine):
		return "X"
	case everyday(it.words) && !((r.cue == nil || r.cue.kind == BylineLine) && r.besidePerson()),
		len(it.words) == 1 && (r.alone || r.after == "/" || it.first && r.besideOutlet()) && prose.IsFirm(it.words[0]):
		return strings.Join(it.house, " ") // "Open Window", "Lego"
	case len(it.words) == 1 && r.agencyService(it.words[0]) != "":
		return r.agencyService(it.words[0])
	case len(it.words) == 1 && houseAbroadRE.MatchString(it.words[0]),
		it.legal, looksLikeOrganisation(it.house), isBrand(it.words), r.soleOrganisation(it.words, it.first):
		return strings.Join(it.house, " ")
	}
	return ""
}

// everyday reports a name made of words that everybody uses and nobody is called by:
// "Open Window", "Weather Watch". What by-lines say of people is none.
//
// Behind one that is no given name it takes two, "Wexham Amusement Park", or one in the
// plural, "Wexham Details".
func everyday(run []string) bool {
	if !isHeading(run) || calledBy[strings.ToLower(run[0])] || isPlace(run) {
		return false
	}
	last := strings.ToLower(run[len(run)-1])
	plural := len(last) > 5 && strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss") && !surnames[last]
	if !prose.IsCommonWord(run[0]) && !isGiven(run[0]) && !isInitial(run[0]) && (!shouted(run[0]) || shouted(run[len(run)-1])) && (len(run) > 2 || plural) {
		run = run[1:]
	}
	return !slices.ContainsFunc(run, func(w string) bool {
		low := strings.ToLower(w)
		return !prose.IsCommonWord(w) || len(w) < 4 && len(run) < 3 && w != run[0] || nobody[low] || notNames[low] || isNoun(w) || isTitleWord(w) || subjects[low] || months[low] || contributions[low]
	})
}

// surnames are such words in the plural that people are called by.
var surnames = words("brooks woods waters rivers fields parks stones wells mills banks sands bridges masters powers peoples summers winters flowers mathews hastings jennings billings rollins")

// calledBy are such words that people are called by before a surname.
var calledBy = words(`will sunny may angel chase chip prince princess queen king skip sky buck win cat glory beat odd harm till kit ally
	storm summer autumn winter river rain ocean star april june lark brook stone hunter carter mason cooper parker tanner fisher archer
	porter taylor tyler walker bishop dean earl duke baron major art bill bob drew frank grace grant hope iris ivy jack joy lance
	mark miles nick norm pat patience peter pierce ray rich rob rose ruby rusty sandy scout sean stew ted tony trip van victor ward wade woody`)

// stationAt reports a station with its channel and where it is: "ABC7 Wexham".
func stationAt(run []string) bool {
	return len(run) > 1 && unicode.IsUpper(firstRune(run[0])) && strings.ContainsFunc(run[0], unicode.IsDigit) &&
		!slices.ContainsFunc(run[1:], func(w string) bool { return !unicode.IsUpper(firstRune(w)) || len(w) < 2 })
}

// articleHouse reports a paper by its article: "Die Leuchte", "La Antorcha de Santa Rita".
// "La" begins names as well, of three words and more, and "Le" is one.
func (r *reader) articleHouse(run []string) bool {
	if len(run) < 2 {
		return false
	}
	article := run[0]
	if r.inPhoto() && shouted(article) {
		article = upperFirst(strings.ToLower(article))
	}
	paper := run
	if len(run) > 3 && (run[2] == "de" || run[2] == "del" || run[2] == "du") {
		paper = append(slices.Clone(run[:2]), run[3:]...)
	} else if article == "La" && len(run) > 2 {
		return false
	}
	return articles[article] && (article != "Le" || len(paper) < len(run)) && !personal(run[1:]) && isHeading(paper) && !isGiven(run[1]) && !isNoun(run[1]) && !isPlace(run) && !prose.IsPlace(strings.Join(run, " "))
}

// isNoise reports an item that is nothing, or only more of what has been named: "Wire
// Service", "South East", the company behind "Dow Jones &", what stands beside a notice.
func (r *reader) isNoise(it item) bool {
	if len(it.words) == 0 {
		return !looksLikeOrganisation(it.house)
	}
	switch {
	case len(it.words) == 1 && weekdays[it.words[0]]:
		return true
	case len(it.words) > 1 && (quantities[it.words[0]] && unicode.IsLower(firstRune(it.words[1])) || theseAbroad[it.words[0]]): // "All photos", "Dieses Blog"
		return true
	case r.beside && (!isName(it.words, false) || acronymFirst(it.words) || !personal(it.words) && (len(it.words) > 2 || unicode.IsLower(firstRune(it.words[0])))):
		return true
	}
	return len(r.out.orgs) > 0 && r.partOfNamed(it)
}

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

// staffOf recognises "HNN Staff" and "Missourian Staff".
func staffOf(run []string, upper bool) bool {
	last := len(run) - 1
	if last < 1 || !houseNouns[strings.ToLower(run[last])] || namesNobody(run) ||
		slices.ContainsFunc(run[1:last], func(w string) bool { return !titleWords[strings.ToLower(w)] }) {
		return false
	}
	low := strings.ToLower(run[0])
	if last == 1 && !upper && len(run[0]) > 5 && isSurname(run[0]) && !isGiven(run[0]) && !prose.IsCommonWord(run[0]) && !isTitleWord(run[0]) {
		return true // "Lampzine Team"
	}
	return last == 1 && strings.ContainsFunc(run[0], unicode.IsDigit) && unicode.IsUpper(firstRune(run[0])) || last == 1 && shouted(run[0]) && (!upper || vowelless(run[0])) || organisationWords[low] && !genericWords[low]
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
	if len(whole) > 1 && !shouted(run[0]) || !first || r.cue == nil || r.cue.kind != BylineLine && r.cue.kind != EditorLine {
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
	if r.cue != nil && r.cue.kind == BylineLine && it.first && len(r.rest) == 0 && len(run) > 1 && len(run) < 4 && isGiven(run[0]) && strings.ToLower(strings.Join(it.whole, "")) == strings.Join(it.whole, "") {
		return true // "By ann roth"
	}
	return it.first && (r.cue == nil || r.inPhoto() || r.cue.kind == CreditLine) && len(run) > 1 && len(run) < 4 && isGiven(run[0]) && strings.ToLower(strings.Join(run, "")) == strings.Join(run, "") && len(r.rest) > 0 && strings.Contains(",/", r.rest[0].after)
}

func isLetters(w string) bool {
	return !strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
}

// soleOrganisation lets one word be a whole organisation where a label says that
// something is theirs: "Via Storyful".
func (r *reader) soleOrganisation(run []string, first bool) bool {
	if len(run) != 1 || !first || r.cue == nil || r.cue.kind == BylineLine || r.cue.kind == EditorLine {
		return false
	}
	if len(r.rest) > 0 && r.rest[0].parts[0].outlet >= 0 && r.outlets.all[r.rest[0].parts[0].outlet].Name != "Shutterstock" && r.stockFollows() {
		return false // "RAlee/iStock"
	}
	if r.partner() || r.givenAlone(run[0]) || strings.Contains(run[0], "_") && r.besideOutlet() {
		return false
	}
	low, begin := strings.ToLower(run[0]), firstRune(run[0])
	begins := innerCapital(run[0]) || unicode.IsDigit(begin) && strings.ContainsFunc(run[0], unicode.IsLetter) || unicode.Is(unicode.Lo, begin) && (r.cue.kind == SourceLine || !isWholeName(run[0])) || r.cue.kind == CopyrightLine && len(r.rest) == 0 && (len(run[0]) > 3 || shouted(run[0]))
	return begins && (len([]rune(run[0])) > 2 || shouted(run[0]) || strings.ContainsFunc(run[0], unicode.IsDigit)) && !notNames[low] && !titleNouns[low] && !genericWords[low] && !months[low]
}

var (
	hostRE     = regexp.MustCompile(`^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:com|org|net|edu|gov|info|news|media|press|[a-z]{2})$`)
	ordinalRE  = regexp.MustCompile(`^\d+(?i:st|nd|rd|th)$`)
	joinedRE   = regexp.MustCompile(`^(?:\p{Lu}\p{Ll}{2,}){1,3}\p{Lu}(?:\p{Ll}{2,}|\p{Lu}+)$`)
	compoundRE = regexp.MustCompile(`^\p{Lu}\p{L}{2,}(?i:polizei|feuerwehr|zeitung|anzeiger|ministerium|agentur|verlag|nachrichten|museum|tidningen|bladet|avisen|posten)$`)
	prefixRE   = regexp.MustCompile(`^(?:Mac|Fitz|Vande?r?|Von|Del|Della?|Des|San)\p{Lu}`)
	callSignRE = regexp.MustCompile(`^[KW][A-Z]{2,3}(?:-?(?:TV|FM|AM|DT)|[-\d]\d?)?$|^KY3$`) // KYTV goes by its channel
)

// isBrand recognises one word that is no person's: an American station, "KSHB",
// "WCVB-TV", "KCTV5", two words in one, "AccuWeather", or a web host.
func isBrand(run []string) bool {
	return len(run) == 1 && (hostRE.MatchString(run[0]) || strings.Contains(run[0], "-") && organisationWord(run[0]) || compoundRE.MatchString(run[0]) || callSignRE.MatchString(run[0]) || joinedRE.MatchString(run[0]) && !prefixRE.MatchString(run[0]))
}

func (r *reader) person(name string) {
	if r.nickname != "" {
		name = strings.Replace(name, " "+r.nickname+" ", " “"+r.nickname+"” ", 1)
	}
	p := person{name: name}
	r.out.orgs = slices.DeleteFunc(r.out.orgs, func(org string) bool { return org == name }) // "© Ann Lee | Ann Lee"
	if r.cue != nil {
		p.role, p.editor = r.cue.role, r.cue.kind == EditorLine
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
