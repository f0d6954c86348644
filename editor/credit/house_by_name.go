package credit

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"stet/editor/prose"
)

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
	case it.whole[0] == "the" && (r.inPhoto() || r.cue.is(CreditLine)) && isHeading(it.words) && !personal(it.words):
		return strings.Join(it.words, " ") // "Courtesy of the Dunmore Lanterns"
	case it.the && innerCapital(it.words[0]):
		return "The " + strings.Join(it.house, " ")
	case r.articleHouse(it.words), (it.first || r.cue != nil) && len(it.words) == 3 && (it.words[1] == "&" || it.words[1] == "+"):
		return strings.Join(it.words, " ")
	case len(it.words) > 1 && strings.Contains(it.words[0], "-") && callSignRE.MatchString(it.words[0]) && prose.IsPlace(strings.Join(it.words[1:], " ")):
		return it.words[0]
	case len(it.words) == 1 && it.first && r.cue.is(BylineLine) && len(it.words[0]) > 2 && shouted(it.words[0]) && vowelless(it.words[0]):
		return it.words[0] // "By HTN"
	case stationAt(it.words):
		return strings.Join(it.house, " ")
	case len(it.words) == 1 && it.words[0] == "X" && (r.alone || r.after == "/" || r.cue.is(CreditLine)):
		return "X"
	case everyday(it.words) && !((r.cue == nil || r.cue.is(BylineLine)) && r.besidePerson()),
		len(it.words) == 1 && (r.alone || r.after == "/" || it.first && r.besideOutlet()) && prose.IsFirm(it.words[0]) && !prose.IsPlace(it.words[0]):
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

// soleOrganisation lets one word be a whole organisation where a label says that
// something is theirs: "Via Storyful".
func (r *reader) soleOrganisation(run []string, first bool) bool {
	if len(run) != 1 || !first || r.cue == nil || r.cue.signs() {
		return false
	}
	if len(r.rest) > 0 && r.rest[0].parts[0].outlet >= 0 && r.outlets.all[r.rest[0].parts[0].outlet].Name != "Shutterstock" && r.stockFollows() {
		return false // "RAlee/iStock"
	}
	if r.partner() || r.givenAlone(run[0]) || strings.Contains(run[0], "_") && r.besideOutlet() {
		return false
	}
	low, begin := strings.ToLower(run[0]), firstRune(run[0])
	begins := innerCapital(run[0]) ||
		unicode.IsDigit(begin) && strings.ContainsFunc(run[0], unicode.IsLetter) ||
		unicode.Is(unicode.Lo, begin) && (r.cue.is(SourceLine) || !isWholeName(run[0])) ||
		r.cue.is(CopyrightLine) && len(r.rest) == 0 && (len(run[0]) > 3 || shouted(run[0]))
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
