package credit

import (
	"slices"
	"strings"
	"unicode"

	"stet/editor/prose"
)

// What is cut off the words of an item before they are read as a name: places, houses,
// titles, honours, dates.

// dropTail cuts "contributed to this report" and its like.
func (r *reader) dropTail(run []string) []string {
	for i, w := range run {
		if i > 1 && (shortDays[w] && i+1 < len(run) && isNumber(run[i+1]) || w == "on" && i+1 < len(run) && isDay(run[i+1]) || weekdays[w] && (i+1 == len(run) && len(r.rest) > 0 || i+1 < len(run) && isDay(run[i+1]))) {
			return run[:i]
		}
		if i > 1 && w == "on" && r.cue == nil && personal(run[:i]) && isName(run[:i], false) {
			return run[:i] // "Ann Lee on her favourite books"
		}
		if i > 0 && daysOf[w] && i+1 < len(run) && isDay(run[i+1]) || i > 1 && i+1 < len(run) && isNumber(w) && counted[strings.ToLower(run[i+1])] {
			return run[:i] // "Ann Lee am 8.", "Ann Lee 5 Comments"
		}
		if i > 2 && ofHouse[w] && isNoun(run[i-1]) {
			return run[:i] // "Ann Lee Journaliste au service Monde"
		}
		if contributions[w] {
			r.place = slices.ContainsFunc(run[i:], func(w string) bool { return places[w] })
			return run[:i]
		}
	}
	return run
}

// daysOf stand before a day: "Ann Lee am 8.", "Ann Lee le 3 mai".
var daysOf = words("am den le el")

// ofHouse lead from what somebody is to where.
var ofHouse = words("au aux à chez du bei beim im hos ved på")

// counted is what a web page counts behind a name.
var counted = words("comment comments kommentare comentarios commentaires views shares responses artikel posts")

var weekdays = words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")

// shortDays stand before a number: "Ann Lee Do 9 Apr 2020".
var shortDays = words("Mo Di Mi Do Fr Sa So Mon Tue Tues Wed Thu Thurs Fri Sat Sun")

// articles begin the names of papers.
var articles = words("El La Los Las Il Le Les Die Der Das Het The")

// ventures end the name of a firm that begins with that of its paper.
var ventures = words("ventures group holdings holding company enterprises media publishing")

// picturesOf end a house that is named for what it sent: "Coast Press Service photo via AP".
var picturesOf = words("photo photos image images video footage handout file nuotr")

// withoutPicturesOf leaves the house of "Coast Press Service photo".
func withoutPicturesOf(run []string) []string {
	if n := len(run) - 2; (n > 1 || n == 1 && strings.Contains(run[0], "-")) && strings.EqualFold(run[n], "staff") && strings.HasPrefix(strings.ToLower(run[n+1]), "report") && !isNoun(run[n+1]) {
		run = run[:n] // "Coast Ledger Staff Report"
	}
	for n := len(run) - 1; (n > 1 || n > 0 && (shouted(run[0]) || papers[strings.ToLower(run[0])])) && picturesOf[run[n]] || n > 0 && (run[n] == "Pool" || run[n] == "Photo" && run[n-1] == "Pool"); n-- {
		run = run[:n]
	}
	return run
}

// withoutOf leaves the house of somebody's: "Ann Lee, da Agência Farol".
func (r *reader) withoutOf(run []string) []string {
	if len(run) > 1 && r.follows() && smallParticles[run[0]] && (looksLikeOrganisation(run[1:]) || len(run) == 2 && strings.ContainsFunc(run[1], unicode.IsDigit)) {
		return run[1:]
	}
	return run
}

// withoutDegrees leaves the house behind somebody's degrees: "Ann Lee, MA Coast Health
// News".
func (r *reader) withoutDegrees(run []string, first bool) []string {
	if first && r.follows() || len(r.out.people) > 0 && r.after == "," {
		for len(run) > 2 && degrees[strings.ToLower(run[0])] && shouted(run[0]) {
			run = run[1:]
		}
	}
	return run
}

// dropBeat takes the first half of a title off a name where "and" has cut it in two:
// "Ann Lee Live and trending reporter".
func (r *reader) dropBeat(run []string) []string {
	if len(r.rest) == 0 || r.rest[0].after != "and" || !isNoun(r.rest[0].parts[len(r.rest[0].parts)-1].text) {
		return run
	}
	n := len(run)
	for n > 2 && isTitleWord(run[n-1]) {
		n--
	}
	return run[:n]
}

// isDay reports a word that begins a date.
func isDay(w string) bool {
	low := strings.ToLower(strings.TrimSuffix(w, "."))
	return isNumber(w) || months[low] || strings.HasSuffix(low, "day")
}

// cutPlace cuts "in The Hague". What follows in the list may be more places.
func (r *reader) cutPlace(run []string) ([]string, string) {
	if len(run) > 2 && run[0] == "In" && r.afterAgency() { // "Afp In Gaza Ann Lee"
		r.place = true
		run = run[2:]
	}
	for i, w := range run {
		if ministries[strings.ToLower(run[0])] {
			break // "Bundesamt für Sicherheit in der Luftfahrt"
		}
		if i+1 == len(run) && w == "In" {
			break
		}
		if w == "at" && i > 1 && institutions[run[i-1]] || w == "at" && i > 2 && slices.ContainsFunc(run[:i-1], func(w string) bool { return institutions[w] }) {
			continue // "University of Wexham at Dunmore"
		}
		if places[w] || r.upper && i > 1 && places[strings.ToLower(w)] || i > 1 && (w == "In" || w == "IN" && shouted(run[i-1])) {
			r.place = true
			if house := trimSmall(run[i+1:]); w == "at" && i > 0 && isNoun(run[i-1]) && (looksLikeOrganisation(house) || stationAt(house) || r.articleHouse(house) || isBrand(house) || atHouse(house)) {
				r.organisation(strings.Join(house, " "), false) // "Ann Lee, editor at Coast News"
			}
			return run[:i], strings.ToLower(w) + " " + strings.Join(run[i+1:], " ")
		}
	}
	return run, ""
}

// withoutPlace cuts where somebody was off a name that a day stood behind: "Ana Ruiz Madrid
// 27 OCT 2012".
func withoutPlace(name []string) []string {
	last := len(name) - 1
	if last > 1 && prose.IsPlace(name[last]) && (last > 2 || !isGiven(name[last-1])) && !isInitial(name[last-1]) && isName(name[:last], false) && personal(name[:last]) {
		return name[:last]
	}
	return name
}

// atHouse reports a name behind "editor at" that is not where a beat is: "Westminster",
// "City Hall".
func atHouse(name []string) bool {
	if len(name) == 1 {
		low := strings.ToLower(name[0])
		return unicode.IsUpper(firstRune(name[0])) && !beats[low] && !titleWords[low] && !prose.IsPlace(name[0])
	}
	return isHeading(name) && !isPlace(name) && !prose.IsPlace(strings.Join(name, " ")) && !seatWords[strings.ToLower(name[len(name)-1])]
}

// seatWords end the name of the seat of a government or a court.
var seatWords = words("hall hill house capitol palace court courthouse")

// splitTitle takes what somebody is off the name. A segment behind a name that
// ends in a title noun is a title whole: "Middle East correspondent".
func splitTitle(run []string, holdsName bool) (name []string, title string) {
	if len(run) == 0 {
		return nil, ""
	}
	last := len(run) - 1
	if last > 1 && run[0] == "The" && organisationWord(run[last]) && !isTitleWord(run[last-1]) && !papers[strings.ToLower(run[last-1])] {
		return run, "" // "The Harbour Reporter"
	}
	from := len(run)
	for from > 0 && !(from > 1 && dailies[strings.ToLower(run[from-2])] && papersToo[strings.ToLower(run[from-1])]) && (isNoun(run[from-1]) || from <= last && (titleWords[strings.ToLower(run[from-1])] || from > 2 && (beats[strings.ToLower(run[from-1])] || desks[strings.ToLower(run[from-1])])) || run[from-1] == "Special") {
		from--
	}
	if isNoun(run[last]) && !holdsName && (from == last || !isName(run[:from], false) || slices.ContainsFunc(run[:from], isTitleWord)) {
		return nil, titled(run)
	}
	to := 0 // "Staff Reporter Jane Doe", "Associated Press writers Jill Colvin"
	for to < from && (isNoun(run[to]) || titleWords[strings.ToLower(run[to])] && from-to > 2 && run[from-2] != "of" && !looksLikeOrganisation(run[to:from])) {
		to++
	}
	if from < len(run) {
		title = titled(run[from:])
	}
	return run[to:from], title
}

// desks are beats that name houses as well: "Ann Lee Medical Editor".
var desks = words("media medical financial industrial")

// nameBeforeTitle returns how many words of a run are a name before what somebody is,
// where capitals tell them apart, "Ann Lee MEMBERSHIP DIRECTOR", or the first word of it
// does, "Ann Lee Associate Legislative Director"; or 0. Behind "by" stands a name.
func nameBeforeTitle(run []string, by bool) int {
	last := len(run) - 1
	if last < 3 || !isNoun(run[last]) {
		return 0
	}
	n := 2
	if isInitial(run[1]) {
		n = 3
	}
	if n > last || !by && !personal(run[:n]) || !isName(run[:n], false) || looksLikeOrganisation(run[:n]) {
		return 0
	}
	title := run[n:]
	if papers[strings.ToLower(title[0])] && len(title) > 1 && onlyTitle(title[1:]) {
		return n // "Ann Lee Mirror Film Critic"
	}
	loud := !shouted(run[0]) && !shouted(run[n-1]) && !slices.ContainsFunc(title, func(w string) bool { return !shouted(w) })
	if loud || titleWords[strings.ToLower(title[0])] && !slices.ContainsFunc(title, func(w string) bool { return organisationWord(w) && !isTitleWord(w) }) {
		return n
	}
	return 0
}

// dailies begin the name of a paper that ends in a word which titles have as well: "Daily
// News Reporter".
var (
	dailies   = words("daily weekly sunday evening morning")
	papersToo = words("news business world")
)

// papers end the name of one that the table need not have.
var papers = words(`post herald star tribune gazette journal courier chronicle express mail mirror globe telegraph guardian observer
	examiner inquirer enquirer dispatch argus echo standard sentinel bulletin advertiser advocate ledger messenger times`)

// paperOf returns the paper whose "Coast Ledger correspondent" somebody is, or "".
func paperOf(run []string) string {
	n := len(run)
	for n > 0 && isNoun(run[n-1]) || n > 2 && n < len(run) && isTitleWord(run[n-1]) {
		n--
	}
	if n == 0 || n == len(run) || isTitleWord(run[0]) {
		return ""
	}
	last := strings.ToLower(run[n-1])
	hyphen := strings.LastIndexByte(last, '-') // "Post-Gazette"
	if !papers[last[hyphen+1:]] && !(n == 1 && isBrand(run[:1])) || hyphen < 0 && n == 1 && !isBrand(run[:1]) || n > 1 && !isHeading(run[:n]) {
		return ""
	}
	return strings.Join(run[:n], " ")
}

// titledName parts what somebody is, and the house whose they are, from the name behind
// it: "Aerospace Writer Ann Lee", "Coast News staff writer Ann Lee".
func titledName(run []string) (house, name []string) {
	for i := 1; i < 6 && i+2 < len(run); i++ {
		if !isNoun(run[i]) || !isName(run[i+1:], false) || looksLikeOrganisation(run[i+1:]) {
			continue
		}
		for house = run[:i]; len(house) > 0; house = house[:len(house)-1] {
			last := house[len(house)-1]
			if !isTitleWord(last) || unicode.IsUpper(firstRune(last)) && !houseNouns[strings.ToLower(last)] && looksLikeOrganisation(house) {
				break
			}
		}
		if len(house) < 2 || looksLikeOrganisation(house) {
			return house, run[i+1:]
		}
		break
	}
	return nil, nil
}

func isNoun(w string) bool {
	return titleNouns[strings.ToLower(strings.TrimSuffix(w, "."))] || isCompoundTitle(w)
}

func isTitleWord(w string) bool {
	low := strings.ToLower(w)
	return titleWords[low] || beats[low]
}

func titled(words []string) string {
	title := strings.Join(words, " ")
	if strings.EqualFold(title, "special") {
		return ""
	}
	if title == strings.ToUpper(title) || title == strings.ToLower(title) {
		parts := strings.Fields(strings.ToLower(title))
		for i := range parts {
			parts[i] = upperFirst(parts[i])
		}
		title = strings.Join(parts, " ")
	}
	return title
}

// leading are words that lead to what comes behind them.
var leading = words("the for of to at from in on")

// trimEnd takes articles and prepositions off the end.
func trimEnd(run []string) []string {
	for n := len(run); n > 1 && leading[strings.ToLower(run[n-1])]; n-- {
		run = run[:n-1]
	}
	return run
}

// small are the words that trimSmall takes off.
var small = words("the a an of for to from in at on by with and special")

// trimSmall takes articles and prepositions off both ends.
func trimSmall(run []string) []string {
	for len(run) > 0 && small[strings.ToLower(run[len(run)-1])] && run[len(run)-1] != "A" && run[len(run)-1] != "An" {
		run = run[:len(run)-1]
	}
	for len(run) > 0 && run[0] != "A" && run[0] != "An" && small[strings.ToLower(run[0])] {
		run = run[1:]
	}
	return run
}

// honorifics stand before a name and are none of it.
var honorifics = words(`dr rt prof mr mrs ms mx rep sen gov rev sgt capt cpt col airman seaman spc lt maj gen cpl pfc adm fr hon pastor
	professor mayor sheriff senator governor congressman congresswoman superintendent rabbi bishop sister sir dame lord lady u.s state herr frau archiv archivo privatarchiv sammlung`)

// dropHonorific takes "Dr." and its like, and "MP" and its like, off a name that still has two words.
func dropHonorific(run []string) []string {
	for len(run) > 2 && honorifics[strings.ToLower(strings.TrimSuffix(run[0], "."))] {
		run = run[1:]
	}
	for len(run) > 2 && seats[run[len(run)-1]] {
		run = run[:len(run)-1]
	}
	return run
}

// seats and honours stand behind a name and are none of it.
var seats = words("MP MEP MSP MLA OBE MBE CBE QC KC J.D. Esq Esq.")

// dropDate takes years, days and a trailing month off. A house may have a number in its
// name, "Coast 3", or begin with one.
func dropDate(run []string, house bool) []string {
	out := make([]string, 0, len(run))
	for i, w := range run {
		if isNumber(w) && !(house && numbered(run, i)) {
			if n := len(out); n > 0 && months[strings.ToLower(strings.TrimSuffix(out[n-1], "."))] {
				out = out[:n-1]
			}
			continue
		}
		out = append(out, w)
	}
	if len(out) == 1 && len(run) > 1 && months[strings.ToLower(strings.TrimSuffix(out[0], "."))] {
		return nil // "Jan. 2015"
	}
	for n := len(out); n > 2 && months[strings.ToLower(strings.TrimSuffix(out[n-1], "."))]; n-- {
		out = out[:n-1]
	}
	return out
}

// numbered reports a number at i that is no date's: "Coast 3", "505 Games".
func numbered(run []string, i int) bool {
	if yearRE.MatchString(run[i]) || i > 0 && months[strings.ToLower(strings.TrimSuffix(run[i-1], "."))] {
		return false
	}
	return i > 0 && unicode.IsUpper(firstRune(run[i-1])) || i+1 < len(run) && unicode.IsUpper(firstRune(run[i+1])) && !months[strings.ToLower(run[i+1])]
}

// findings are what a source has, or did: "Coast Institute survey conducted in May".
var findings = words("press analysis survey surveys data research estimates filings report reports study figures calculations documents records poll census as via conducted based using according projections statement statements")

// dropFindings keeps whose they are.
func dropFindings(run []string) []string {
	for i, w := range run {
		if i > 0 && findings[w] {
			return run[:i]
		}
	}
	if last := len(run) - 1; last > 0 && (run[last] == "media" || strings.EqualFold(run[last], "release")) {
		return nil // "US media", "Press Release"
	}
	return run
}
