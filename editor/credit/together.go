package credit

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"stet/editor/prose"
)

// runTogether cuts names that were printed without a mark between them, "Anna Roth Simon
// Stark", before a given name that follows two words or more which are a name; and a
// house off the name before it, "Anna Roth Dunmore Public Library", unless the run
// follows somebody, and is their house whole. Where names are pairs, as agencies set them
// before a place, "Rui Okafor Ana Ruiz In Rome", four words are two people.
func runTogether(run []string, follows, upper, pairs bool) [][]string {
	if n := len(run); n > 3 && n%2 == 0 && slices.Equal(run[:n/2], run[n/2:]) && isName(run[:n/2], false) {
		return [][]string{run[:n/2], run[n/2:]}
	}
	if pairs && len(run) == 4 && isName(run[:2], false) && isName(run[2:], false) && !particles[strings.ToLower(run[2])] && !looksLikeOrganisation(run) {
		return [][]string{run[:2], run[2:]}
	}
	paper := len(run)
	for paper > 0 && (isNoun(run[paper-1]) || paper < len(run) && isTitleWord(run[paper-1])) {
		paper--
	}
	if paper < len(run) && paper > 3 && papers[strings.ToLower(run[paper-1])] && isName(run[:2], false) && !looksLikeOrganisation(run[:2]) && paperOf(run[2:]) != "" {
		return [][]string{run[:2], run[2:]} // "Ann Lee Coast Ledger Sports Correspondent"
	}
	if n := shoutedName(run); n > 0 && !upper {
		return [][]string{run[:n], run[n:]}
	}
	if len(run) < 4 || slices.Contains(run, "Special") || !isName(run[:2], false) || !personal(run) {
		return [][]string{run}
	}
	if len(run) == 4 && fold(run[1]) == fold(run[3]) { // "Stephanie Roth Steph Roth"
		return [][]string{run[:2], run[2:]}
	}
	end := len(run)
	for end > 3 && titleNouns[strings.ToLower(run[end-1])] && !organisationWord(run[end-1]) {
		end--
	}
	if end == 3 && end < len(run) && genericWords[strings.ToLower(run[2])] && !organisationWord(run[1]) {
		return [][]string{run[:2], run[2:]} // "Ann Lee Herald Correspondent"
	}
	if n := nameBeforeHouse(run[:end]); n > 0 && !follows {
		return [][]string{run[:n], run[n:end]}
	}
	var people [][]string
	from := 0
	for i := 2; i+1 < len(run); i++ {
		if i-from >= 2 && isGiven(run[i]) && !isGiven(run[i-1]) && !isInitial(run[i-1]) && !particles[strings.ToLower(run[i-1])] &&
			!isInitial(run[i+1]) && isName(run[from:i], false) {
			people = append(people, run[from:i])
			from = i
		}
	}
	return append(people, run[from:])
}

// shoutedName returns how many words of a run are a name in capitals before words that
// are not, "ANN LEE Coast News", or 0.
func shoutedName(run []string) int {
	n := 0
	for n < len(run) && (shouted(run[n]) && !vowelless(run[n]) || n > 0 && isInitial(run[n])) {
		n++
	}
	if n < 2 || n > 3 || n == len(run) || !isGiven(run[0]) || !isName(run[:n], false) || looksLikeOrganisation(run[:n]) || unicode.IsLower(firstRune(run[n])) || particles[strings.ToLower(run[n])] || isSuffix(run[n]) {
		return 0
	}
	return n
}

// placeNouns are what a given name may stand before in the name of a place.
var placeNouns = words("county city park street state valley lake river bay beach island islands hill hills creek falls springs grove")

// nameBeforeHouse returns how many words of a run are the name of somebody before that of
// their house, or 0.
func nameBeforeHouse(run []string) int {
	last := len(run) - 1
	if !organisationWord(run[last]) || slices.ContainsFunc(run, func(w string) bool { return !unicode.IsUpper(firstRune(w)) }) {
		return 0
	}
	n := 2
	if isInitial(run[1]) {
		n = 3
	}
	for n < last && particles[strings.ToLower(run[n-1])] {
		n++ // "Ann Van Der Lee Coast News"
	}
	if len(run)-n < 2 || organisationWord(run[n-1]) || placeNouns[strings.ToLower(run[n-1])] || prose.IsPlace(run[0]) || prose.IsPlace(strings.Join(run[:2], " ")) {
		return 0
	}
	return n
}

// slug reads "Ann-Lee-Kmbc", the end of the web address of an author's page, behind the
// name in full: the person is known, what is left is the house.
func (r *reader) slug(run []string) bool {
	if len(run) == 0 || !strings.Contains(run[len(run)-1], "-") {
		return false
	}
	key := fold(strings.Join(run, " "))
	for _, known := range r.out.people {
		rest, is := strings.CutPrefix(key+" ", fold(known.name)+" ")
		if !is {
			continue
		}
		rest = strings.TrimSpace(rest)
		if i := r.outlets.find(rest); i >= 0 {
			r.organisation(r.outlets.all[i].Name, false)
		} else if station := strings.ToUpper(rest); callSignRE.MatchString(station) {
			r.organisation(station, false)
		} else if len(run) > 1 {
			continue // "Ann Lee and Ann Lee-Holm"
		}
		return true
	}
	return false
}

// dropSubjects takes what somebody writes about off the end of a name: "Ann Lee Pro
// Football".
func dropSubjects(run []string) []string {
	n := len(run)
	for n > 1 && subjects[strings.ToLower(run[n-1])] {
		n--
	}
	if n < len(run) && n > 1 && (strings.EqualFold(run[n-1], "pro") || strings.EqualFold(run[n-1], "college")) {
		n--
	}
	if n == 1 && n < len(run) && len(run[0]) < 5 && shouted(run[0]) && !shouted(run[1]) { // "CNT Sports"
		return run
	}
	if n == 1 && n < len(run) { // "European Security"
		return nil
	}
	return run[:n]
}

// houseAbroadRE is a house in Korean, Japanese or Chinese, by its last syllables: news,
// newspaper, agency, broadcaster, daily.
var houseAbroadRE = regexp.MustCompile(`(?:뉴스\d?|뉴시스|일보|신문|통신|방송|新聞社?|新闻|通信社|通讯社|放送|日報|日报|時報|时报|電視)(?:Web|オンライン|デジタル)?$`)

// partJoined parts a name that lost its space, "AnnLee".
func partJoined(run []string) []string {
	w := run[0]
	at := strings.LastIndexFunc(w, unicode.IsUpper)
	if at < 3 || !joinedRE.MatchString(w) || !isGiven(w[:at]) {
		return run
	}
	return []string{w[:at], w[at:]}
}

// agencyService returns the agency of which a word with a hyphen names a service, or "".
func (r *reader) agencyService(w string) string {
	before, _, is := strings.Cut(w, "-")
	if one, ok := r.outlets.Lookup(before); is && ok && one.Kind == "agency" {
		return one.Name
	}
	return ""
}
