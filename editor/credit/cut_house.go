package credit

import (
	"slices"
	"strings"
	"unicode"
)

// cutOrganisation cuts the house off the words before it: "Ann Lee for Coast News".
func (r *reader) cutOrganisation(run []string) (name []string, house string) {
	if namesNobody(run) {
		return run, "" // "Letters To The Editor"
	}
	if len(run) > 2 && run[0] == "For" && strings.EqualFold(run[1], "the") && (isHeading(run[2:]) || len(run) == 3 && unicode.IsUpper(firstRune(run[2]))) {
		return nil, strings.Join(run[2:], " ") // "Ann Lee, For the Lantern"
	}
	for i := range run {
		for _, cut := range houseCuts {
			if name, house, is := cut(r, run, i); is {
				return name, house
			}
		}
	}
	return run, ""
}

// houseCuts look for the end of a name, and what says that a house follows, at one word of
// a run. They give the words before it and the house, or "" where what follows is none.
var houseCuts = []func(r *reader, run []string, i int) (name []string, house string, is bool){
	cutForAbroad, cutBeginning, cutBrand, cutStation, cutInitials, cutOf, cutBehalf, cutFor,
}

// forAbroad lead from a person to a house: "Ann Lee voor de Volkskrant".
var forAbroad = words("voor pour für para per till til")

// cutForAbroad parts "Ann Lee voor de Volkskrant", and "Ann Lee Redakteurin für Wirtschaft",
// who is what she is for no house.
func cutForAbroad(_ *reader, run []string, i int) ([]string, string, bool) {
	switch {
	case !forAbroad[run[i]]:
		return nil, "", false
	case i > 2 && isNoun(run[i-1]):
		return run[:i], "", true
	}
	return run[:i], strings.Join(run[i+1:], " "), 1 < i && i < 5 && isName(run[:i], false) && !looksLikeOrganisation(run[:i])
}

// cutBeginning parts a name from a house by its first word: "Ann Lee The Sacramento Bee",
// "Ann Lee City of Dunmore", "Ann Lee 509th Bomb Wing".
func cutBeginning(r *reader, run []string, i int) ([]string, string, bool) {
	if i < 2 || i+1 == len(run) {
		return nil, "", false
	}
	w := run[i]
	begins := w == "The" || r.upper && w == "THE" ||
		civic[w] && run[i+1] == "of" && i+2 < len(run) ||
		ordinalRE.MatchString(w) && !leading[run[i-1]]
	return run[:i], strings.Join(run[i:], " "), begins
}

// cutBrand parts "Ann Lee DoorDash" and "Ann Lee Wexham.com Reporter".
func cutBrand(_ *reader, run []string, i int) ([]string, string, bool) {
	w := run[i]
	if i < 2 || !(joinedRE.MatchString(w) && !prefixRE.MatchString(w) || strings.Contains(w, ".") && hostRE.MatchString(w) && personal(run[:i])) {
		return nil, "", false
	}
	end := len(run)
	for end > i+1 && (isNoun(run[end-1]) || isTitleWord(run[end-1])) {
		end--
	}
	return run[:i], strings.Join(run[i:end], " "), true
}

// cutStation parts "Ann Lee Kmbc" and "Ann Lee KMBC 9".
func cutStation(r *reader, run []string, i int) ([]string, string, bool) {
	w := run[i]
	switch {
	case i < 2:
		return nil, "", false
	case i == len(run)-1 && len(w) > 3 && !shouted(w) && isLetters(w) && vowelless(w) && !legalEndings[strings.ToLower(w)]:
		return run[:i], strings.ToUpper(w), true
	}
	return run[:i], strings.Join(run[i:], " "), !r.upper && callSignRE.MatchString(w) && !shouted(run[i-1])
}

// cutInitials parts "Ann Lee CMI Columnist". What is played is no house.
func cutInitials(r *reader, run []string, i int) ([]string, string, bool) {
	w, low := run[i], strings.ToLower(run[i])
	if r.upper || i < 2 || i+1 == len(run) || len(w) < 3 || len(w) > 5 || !shouted(w) || !isLetters(w) || shouted(run[i-1]) || degrees[low] || leagues[low] || isTitleWord(w) {
		return nil, "", false
	}
	return run[:i], w, isNoun(run[len(run)-1]) && onlyTitle(run[i+1:]) && isName(run[:i], false)
}

// leagues are what sports writers are for: "NFL Reporter".
var leagues = words("nfl nba mlb nhl mls ufc wnba nwsl ncaa fifa uefa pga lpga wwe afl nrl ipl mma lgbt lgbtq")

// cutOf parts what stands before "of" from whose it is.
func cutOf(r *reader, run []string, i int) ([]string, string, bool) {
	if i == 0 || run[i] != "of" || i+1 == len(run) {
		return nil, "", false
	}
	name, behind := run[:i], run[i+1:]
	the := strings.EqualFold(behind[0], "the")
	last := strings.ToLower(run[len(run)-1])
	house := trimSmall(behind)
	switch {
	case i > 1 && (last == "staff" || last == "year" || departments[last]):
		return name, "", true // "of the Journal Staff"
	case r.follows() && onlyTitle(name) && (looksLikeOrganisation(house) || the && len(house) == 1 && unicode.IsUpper(firstRune(house[0]))):
		return name, strings.Join(house, " "), true // "Ann Lee, Chief Executive of Coast Trust"
	case i < 2 || i > 4 || !isName(name, false):
		return nil, "", false
	case the:
		return name, strings.Join(behind[1:], " "), len(behind) > 1 && isGiven(name[0]) // "Ann Lee of the Coast News"
	case !isGiven(name[0]) && !r.cue.is(BylineLine) || looksLikeOrganisation(name):
		return nil, "", false
	case looksLikeOrganisation(behind):
		return name, strings.Join(behind, " "), true
	}
	return name, "", true // "Ann Lee of Dunmore"
}

// onlyTitle reports words that say what somebody is, and nothing else.
func onlyTitle(run []string) bool {
	return !slices.ContainsFunc(run, func(w string) bool { return !isNoun(w) && !isTitleWord(w) })
}

// cutBehalf parts "Ann Lee on behalf of Coast Direct".
func cutBehalf(_ *reader, run []string, i int) ([]string, string, bool) {
	if i < 2 || i+3 >= len(run) || run[i] != "on" || run[i+1] != "behalf" {
		return nil, "", false
	}
	return run[:i], strings.Join(run[i+3:], " "), true
}

// forWords stand before "for" in a name: "Center for Public Integrity".
var forWords = words("report center centre centers centres institute council coalition alliance association foundation society committee project fund organization organisation")

// cutFor parts "Ann Lee for Coast News" and "Ann Lee Special to Coast News". What follows
// in small letters is no house.
func cutFor(_ *reader, run []string, i int) ([]string, string, bool) {
	w := run[i]
	if w != "for" && w != "to" && (w != "For" || i < 2) && (w != "To" || i < 3 || run[i-1] != "Special") {
		return nil, "", false
	}
	house := run[i+1:]
	if len(house) > 0 && strings.EqualFold(house[0], "the") {
		house = house[1:]
	}
	switch {
	case len(house) == 0:
		return run[:i], "", true
	case i > 0 && forWords[strings.ToLower(run[i-1])] && unicode.IsUpper(firstRune(house[0])):
		return nil, strings.Join(run, " "), true // "Report for America"
	case namesNobody(house), unicode.IsLower(firstRune(house[0])), slices.ContainsFunc(house, func(w string) bool { return !unicode.IsUpper(firstRune(w)) && !particles[w] }):
		return run[:i], "", true // "Letters to the Editor"
	}
	return run[:i], strings.Join(house, " "), true
}
