package credit

import (
	"slices"
	"strings"
	"unicode"

	"stet/editor/prose"
)

// What stands beside a name tells whose it is: in a credit a slash parts the photographer
// from the house, a bracket holds the house, an agency vouches for what is before it.

// houseSooner reports whether what could be a name stands where houses do, and nothing
// but its capitals speaks for a person: behind a label of theirs, "Originally published on
// Coast Live", or behind the person in a credit, "Ann Lee/Coast Live".
func (r *reader) houseSooner(it item) bool {
	run := it.words
	switch {
	case len(run) == 0, personal(run) && !(len(run) == 1 && r.after == "/" && (r.follows() || r.afterSupplier() && !isGiven(run[0]))), r.knows(run), notNames[strings.ToLower(run[len(run)-1])]:
		return false
	case it.first && r.cue.is(CopyrightLine) && r.photographerOf(run): // "© Mara Roth/Green Fields"
		return false
	case it.first && r.ownHouse() && strings.ContainsFunc(strings.Join(run, ""), unicode.IsUpper): // "© junge Welt"
		return true
	case len(run) == 1:
		return unicode.IsLetter(firstRune(run[0])) && (unicode.IsUpper(firstRune(run[0])) && r.oneWordHouse(run[0], it.first) || r.bracketed() || r.after == "/" && r.afterSupplier() || it.first && organisationWord(run[0]) && r.besidePerson() && r.rest[0].after == "/")
	}
	return r.manyWordHouse(run)
}

// oneWordHouse is houseSooner for one word with a capital.
func (r *reader) oneWordHouse(w string, first bool) bool {
	slash, last := r.after == "/", len(r.rest) == 0
	initials := shouted(w) && isLetters(w)
	listed := r.cue == nil && r.after != "" && strings.Contains(",|(and", r.after) && r.follows() && !r.upper
	switch {
	case first && (r.cue == nil || r.inPhoto()) && r.besidePerson() && r.rest[0].after == "/", // "Lichtgut/Ann Lee"
		first && r.withAgency(), // "Glimmer avec AFP"
		(first && r.cue == nil || slash || r.after == ";" && r.inPhoto()) && r.besideOutlet(),                                                     // "Keystone/AP"
		(slash || r.after == "|") && !last && (r.rest[0].after != "," || r.besidePerson()),                                                        // "dpa/PR-Video | Ann Lee"
		slash && last && (r.follows() || len(r.out.nobody) > 0) && !isNoun(w) && (r.inPhoto() || !prose.IsPlace(w) && !beats[strings.ToLower(w)]), // "Ann Lee/Glimmer"
		slash && shouted(w), // "Ann Lee, F. Kern/IMAGO"
		r.after != "" && strings.Contains("|-–—", r.after) && r.follows() && shouted(w) && (r.inPhoto() || r.besideOutlet()): // "Ann Lee - HTN/Sipa"
		return true
	case slash && last && (r.afterSupplier() || r.inPhoto() && !r.follows() && len(r.out.orgs) == 1 && looksLikeOrganisation(strings.Fields(r.out.orgs[0])) && !r.germanLabel()): // "IMAGO/Glimmer", "Glimmer Bros/Lantern"
		return true
	case ((r.after == "," || r.after == ";" && r.cue.houses()) || r.after == "and" && capitals(w) > 2 || r.after == "on") && r.moreHouses(w) && !r.stateFollows(),
		r.after == "," && last && r.inPhoto() && len(r.out.people) == r.afterName+1 && mayBeHouse(w):
		return true
	case listed && (initials || strings.ContainsFunc(w, unicode.IsDigit)) && mayBeHouse(w) && !r.initialsOf(w): // "Ann Lee, SDA", "Ann Lee, News24"
		return true
	case r.cue != nil || !initials:
		return false
	}
	return r.alone || first && r.next.cue != nil && (strings.EqualFold(r.next.label, "via") || r.next.cue.kind == PhotoLine && vowelless(w)) // "HTN via AP", "HTN PHOTO: ANN LEE"
}

// initialsOf reports the initials of who was named last: "Ann Lee (AL)".
func (r *reader) initialsOf(w string) bool {
	var initials strings.Builder
	for _, name := range strings.Fields(r.out.people[len(r.out.people)-1].name) {
		initials.WriteRune(firstRune(name))
	}
	return strings.HasPrefix(strings.ToLower(initials.String()), strings.ToLower(w))
}

// moreHouses reports one word more in a list of houses: "Photo: Google, Glimmer",
// "Credits: NASA, GSFC".
func (r *reader) moreHouses(w string) bool {
	return (r.inPhoto() || r.cue.houses() || r.cue != nil && !r.upper && capitals(w) > 2) && len(r.out.orgs) > 0 && !r.follows() && mayBeHouse(w)
}

// stateFollows reports a place by its state: "Dunmore, OH".
func (r *reader) stateFollows() bool {
	if len(r.rest) == 0 || r.rest[0].after != "," || len(r.rest[0].parts) > 2 {
		return false
	}
	state := r.rest[0].parts[0].text
	return len(state) == 2 && shouted(state) || prose.IsPlace(state)
}

// capitals counts those of a word.
func capitals(w string) int {
	n := 0
	for _, r := range w {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n
}

// mayBeHouse reports a word that is no given name, place or title.
func mayBeHouse(w string) bool {
	low := strings.ToLower(w)
	return len(w) > 2 && !strings.Contains(w, ".") && !legalEndings[low] && !isGiven(w) && !prose.IsPlace(w) && countries[strings.ToUpper(w)] == "" && !notNames[low] && !nobody[low] && !titleNouns[low] && !titleWords[low] && !months[low] && !degrees[low] && !subjects[low] && !seats[w]
}

// manyWordHouse is houseSooner for two words and more.
func (r *reader) manyWordHouse(run []string) bool {
	last := run[len(run)-1]
	switch {
	case r.after == "/" && shouted(last) && vowelless(last) && !shouted(run[0]): // "Getty Images/Glimmer RF"
		return true
	case r.after == "/" && r.besideOutlet() && strings.ToLower(strings.Join(run, "")) == strings.Join(run, "") && len(run[0]) > 3: // "MP/glimmer press/dpa"
		return true
	case !isName(run, false):
		return false
	case r.ownHouse(), articles[run[0]] && r.withAgency(),
		r.after == "/" && (r.follows() || r.besidePerson() && r.rest[0].after == "/"),
		r.after == "(" && r.follows() && !prose.IsPlace(strings.Join(run, " ")), // "Ann Lee (Bright Fields)"
		r.after == "," && r.follows() && r.inPhoto() && len(r.out.orgs) == 0,
		r.after == "," && r.follows() && len(r.rest) == 0 && len(run) < 4 && mastheads[strings.ToLower(last)]: // "Ann Lee, Panola Pilot"
		return true
	}
	return (r.inPhoto() || r.cue.is(CreditLine) || r.follows() && vowelless(run[0])) && acronymFirst(run)
}

// houseOfPhoto reads the house of "Express photo by Ann Lee" and "White House photo by Ann
// Lee", which elsewhere would be a word or a place.
func (r *reader) houseOfPhoto(text string, next clause) bool {
	if r.cue != nil || next.cue.kind != PhotoLine || !strings.HasSuffix(strings.ToLower(next.label), " by") {
		return false
	}
	house := strings.Fields(text)
	for len(house) > 1 && (houseNouns[strings.ToLower(house[len(house)-1])] || picturesOf[strings.ToLower(house[len(house)-1])]) {
		house = house[:len(house)-1] // "Globe Staff"
	}
	if len(house) > 1 && strings.EqualFold(house[0], "official") {
		house = house[1:]
	}
	one := len(house) == 1 && (papers[strings.ToLower(house[0])] || !r.upper && capitals(house[0]) > 1 && mayBeHouse(house[0])) // "DoD"
	if !one && !isPlace(house) || r.outlets.find(strings.Join(house, " ")) >= 0 {
		return false
	}
	r.organisation(strings.Join(house, " "), false)
	return true
}

// mastheads end the names of papers, and are names of people and much else besides.
var mastheads = words("eagle bee pilot banner blade progress index signal monitor outlook patriot register pioneer visitor optimist clipper")

// photographerOf reports two words that are no place's and stand before a slash and a
// house that is one beyond doubt.
func (r *reader) photographerOf(run []string) bool {
	if len(run) < 2 || len(run) > 3 || len(r.rest) != 1 || r.rest[0].after != "/" || !isName(run, false) || prose.IsPlace(run[0]) {
		return false
	}
	next := wordsOf(r.rest[0].parts)
	return next == nil || looksLikeOrganisation(next) || isBrand(next) || articles[next[0]]
}

// ownHouse reports whether the label is one of houses, and none has been named, nor an
// agency whose photographer this would be.
func (r *reader) ownHouse() bool {
	return r.cue.houses() && len(r.out.orgs) == 0 && !r.agencyFollows()
}

func (r *reader) inPhoto() bool { return r.cue.is(PhotoLine) }

// follows reports whether somebody has been named before in this clause.
func (r *reader) follows() bool { return len(r.out.people) > r.afterName }

// bracketed reports a word in brackets behind the photographer.
func (r *reader) bracketed() bool { return r.inPhoto() && r.after == "(" && r.follows() }

// knows reports whether somebody of that name has been named.
func (r *reader) knows(run []string) bool {
	return slices.ContainsFunc(r.out.people, func(p person) bool { return fold(p.name) == fold(strings.Join(run, " ")) })
}

// acronymFirst reports "TNG Collaboration": initials of three letters or more before a
// word that is not in capitals.
func acronymFirst(run []string) bool {
	return len([]rune(run[0])) > 2 && shouted(run[0]) && (!shouted(run[1]) || vowelless(run[0]))
}

// behindInitials parts the initials of a house from the name behind them: "HTN Ann Lee".
func (r *reader) behindInitials(run []string) (house string, name []string) {
	if r.upper || len(run) < 3 || !shouted(run[0]) || len(run[0]) < 3 || shouted(run[1]) || !vowelless(run[0]) && len(r.out.orgs) == 0 ||
		!isGiven(run[1]) || isGiven(run[0]) || isNoun(run[0]) || honorifics[strings.ToLower(run[0])] || looksLikeOrganisation(run) || !isName(run[1:], false) {
		return "", nil
	}
	return run[0], run[1:]
}

// vowelless reports a word that cannot be spoken: initials, however they are set.
func vowelless(w string) bool {
	return !strings.ContainsFunc(fold(w), func(r rune) bool {
		return strings.ContainsRune("aeiouy", r) || r > unicode.MaxASCII || unicode.IsDigit(r)
	})
}

// byOneName lets one word be somebody's name where stock pictures are signed so, "Poike/
// iStock", or an agency's photographers are, "dpa/Schulz".
func (r *reader) byOneName(it item) bool {
	if len(it.words) != 1 || r.cue != nil && !r.inPhoto() && r.cue.kind != CopyrightLine {
		return false
	}
	w := it.words[0]
	if it.first && r.inPhoto() && r.partner() && unicode.IsUpper(firstRune(w)) {
		return true
	}
	if low := strings.ToLower(w); notNames[low] || nobody[low] || titleNouns[low] {
		return false
	}
	if it.first && !shouted(w) && isSurname(w) && len(r.rest) > 1 && r.rest[0].after == "/" && r.rest[1].after == "/" {
		if next := wordsOf(r.rest[0].parts); len(next) == 1 && shouted(next[0]) {
			return true // "Lee/HTN/REX"
		}
	}
	if (it.first || r.after == "and" || r.after == "&") && len(r.rest) > 0 && r.rest[0].parts[0].outlet >= 0 {
		return r.stockFollows() && !(shouted(w) && isLetters(w)) || (unicode.IsLower(firstRune(w)) && len(w) > 3 || strings.Contains(w, "_")) && r.outlets.all[r.rest[0].parts[0].outlet].Name == "Getty Images"
	}
	if r.after != "" && strings.Contains("–-·|", r.after) && len(r.rest) == 0 && r.afterStock() && len(w) > 3 && !shouted(w) {
		return true // "stock.adobe.com – annlee"
	}
	if r.after != "/" || len(r.rest) > 0 {
		return false
	}
	if r.inPhoto() && len(w) > 4 && unicode.IsLower(firstRune(w)) && isLetters(w) && len(r.out.people) == 0 && len(r.out.orgs) == 1 && !r.afterSupplier() {
		return true // "Messe Halden/annlee"
	}
	return unicode.IsUpper(firstRune(w)) && !shouted(w) && r.afterAgency() || len(w) > 3 && !shouted(w) && (r.afterStock() || unicode.IsUpper(firstRune(w)) && r.signedAbroad(w))
}

// agencysOwn reports the surname of an agency's photographer, "Lee/dpa": a word that is
// nothing else.
func (r *reader) agencysOwn(it item) bool {
	if len(it.words) != 1 || !it.first || len(r.rest) != 1 || !r.besideOutlet() || r.outlets.all[r.rest[0].parts[0].outlet].Kind != "agency" || r.cue != nil && !r.cue.showsWhose() {
		return false
	}
	w := it.words[0]
	return isSurname(w) && isLetters(w) && !innerCapital(w[1:]) && !isGiven(w) && !prose.IsCommonWord(w) && !prose.IsFirm(w) && !organisationWord(w) && !organisationFirst[strings.ToLower(w)] && !givers[strings.ToLower(w)]
}

// givers are who hands out pictures to agencies, in German papers, whose nouns have capitals.
var givers = words("bundeswehr zoll hersteller veranstalter familie marine bundespolizei land kreis behörde betreiber")

// stockFollows reports whether the house that stands next in the list sells stock
// pictures, Getty Images aside, which sells others' too.
func (r *reader) stockFollows() bool {
	for _, s := range r.rest {
		if s.parts[0].outlet < 0 {
			return false
		}
		if name := r.outlets.all[s.parts[0].outlet].Name; stockHouses[name] || name != "Getty Images" {
			return stockHouses[name]
		}
	}
	return false
}

// signedAbroad reports a surname behind the initials of a house, as German papers sign
// pictures: "Foto: DQF/Stark".
func (r *reader) signedAbroad(w string) bool {
	return r.germanLabel() && len(r.out.people) == 0 && len(r.out.orgs) == 1 && (shouted(r.out.orgs[0]) || looksLikeOrganisation(strings.Fields(r.out.orgs[0]))) &&
		!organisationWord(w) && !isBrand([]string{w}) && r.outlets.find(w) < 0
}

// germanLabel reports the labels of pictures that German papers use.
func (r *reader) germanLabel() bool {
	label := strings.ToLower(r.out.label)
	return strings.HasPrefix(label, "foto") || strings.HasPrefix(label, "bild")
}

// afterStock reports whether a house that sells stock pictures has been named last, and
// nobody yet.
func (r *reader) afterStock() bool {
	return len(r.out.people) == 0 && len(r.out.orgs) > 0 && stockHouses[r.out.orgs[len(r.out.orgs)-1]]
}

// besideOutlet reports whether an organisation follows behind a slash.
func (r *reader) besideOutlet() bool {
	return len(r.rest) > 0 && r.rest[0].after == "/" && r.rest[0].parts[0].outlet >= 0
}

// withAgency reports that an agency is said to have had a part, as it is of houses: "avec
// AFP".
func (r *reader) withAgency() bool {
	return r.cue == nil && len(r.rest) > 0 && withWords[r.rest[0].after] && r.rest[0].parts[0].outlet >= 0
}

var withWords = words("avec mit com con")

// agencyFollows reports whether an agency stands further on in the list.
func (r *reader) agencyFollows() bool {
	return slices.ContainsFunc(r.rest, func(s segment) bool {
		return s.parts[0].outlet >= 0 && strings.Contains("/–—-|", s.after) && s.after != "" && r.outlets.all[s.parts[0].outlet].Kind != "outlet"
	})
}

// besidePerson reports whether somebody's name follows.
func (r *reader) besidePerson() bool {
	if len(r.rest) == 0 || !strings.Contains("/,|", r.rest[0].after) || len(r.rest[0].parts) < 2 {
		return false
	}
	name := wordsOf(r.rest[0].parts)
	return isName(name, false) && !looksLikeOrganisation(name)
}

// partner reports whether "and" and somebody's name stand next in the list: "Kim & Bo Reed".
func (r *reader) partner() bool {
	if len(r.rest) == 0 || r.rest[0].after != "&" && r.rest[0].after != "and" {
		return false
	}
	name := wordsOf(r.rest[0].parts)
	return isName(name, false) && personal(name)
}

// wordsOf returns the words of an item that holds no organisation, or nil.
func wordsOf(parts []part) []string {
	var out []string
	for _, p := range parts {
		if p.outlet >= 0 {
			return nil
		}
		out = append(out, p.text)
	}
	return out
}

// afterSupplier reports whether an agency of pictures has been named that sells those of
// others, whose houses it names behind its own, and nobody yet.
func (r *reader) afterSupplier() bool {
	if len(r.out.people) > 0 || len(r.out.orgs) != 1 {
		return false
	}
	one, ok := r.outlets.Lookup(r.out.orgs[0])
	return ok && one.Kind == "photo" && one.Name != "Getty Images" && !stockHouses[one.Name]
}

// afterAgency reports whether an agency has been named, and nobody yet.
func (r *reader) afterAgency() bool {
	return len(r.out.people) == 0 && len(r.out.orgs) == 1 && (r.isAgency(r.out.orgs[0]) || r.out.orgs[0] == "Getty Images")
}

func (r *reader) isAgency(name string) bool {
	one, ok := r.outlets.Lookup(name)
	return ok && one.Kind == "agency"
}
