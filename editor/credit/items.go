package credit

import (
	"slices"
	"strings"
	"unicode"

	"stet/editor/prose"
)

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
		end := len(toks)
		if len(orgs) > 0 {
			end = orgs[0].from
		}
		if r.separates(toks, i) && !r.joinsOrganisation(here, toks[:end], i) {
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
	case "and", "with", "und", "via", "vía":
		return low == t.text || r.upper || low != "und"
	case "on": // "Originally published in The Halden on Medium"
		return r.cue.firstRan()
	case "avec", "mit", "com", "con":
		return low == t.text && i > 0
	case "y":
		return low == t.text && !r.lower && (i > 1 || i == 1 && r.besideNewsroom(toks[0].text)) && !r.surnamesJoined(toks, i)
	case "et", "og", "och", "en", "e", "ja", "oraz", "és", "ve", "и":
		if r.cue.is(CopyrightLine) && i+1 < len(toks) && !isGiven(toks[i+1].text) && r.outlets.find(toks[i+1].text) < 0 {
			return false // "© Faro Publicidad y Medios"
		}
		return low == t.text && !r.lower && (i > 1 || i == 1 && r.besideNewsroom(toks[0].text))
	}
	return false
}

// besideNewsroom reports a word that has more behind it: "EFE y Ana Ruiz".
func (r *reader) besideNewsroom(w string) bool {
	return r.outlets.find(w) >= 0 || newsrooms[strings.ToLower(w)]
}

// surnamesJoined reports the "y" at i between the surnames of one person, "Ana Ruiz y
// Lozano": behind it stands one word, which is no given name and no house.
func (r *reader) surnamesJoined(toks []token, i int) bool {
	if i+1 >= len(toks) || !toks[i-1].word || !toks[i+1].word || i+2 < len(toks) && !r.separates(toks, i+2) {
		return false
	}
	last := toks[i+1].text
	return isSurname(last) && !isGiven(last) && !r.besideNewsroom(last)
}

// joinsOrganisation reports whether the "and" at i belongs to a name: "Devon and Cornwall
// Police", "National Lamp and Harbour Administration", "Dunmore Bar & Kitchen". One word
// is nobody's name, and what follows is no person's.
func (r *reader) joinsOrganisation(here []part, toks []token, i int) bool {
	if len(here) > 2 && (ministries[strings.ToLower(here[0].text)] || forSomething(here)) && toks[i].word {
		next := toks[i+1 : min(i+3, len(toks))]
		return len(next) > 0 && next[0].word && (len(next) < 2 || !isGiven(next[0].text) || !next[1].word)
	}
	if len(here) == 0 || here[0].outlet >= 0 || !strings.Contains(" and AND & + ", " "+toks[i].text+" ") || !unicode.IsUpper(firstRune(here[0].text)) || i+1 == len(toks) {
		return false
	}
	sign, last := !toks[i].word, i+1
	for last+1 < len(toks) && toks[last+1].word && cueless(toks[last+1].text) {
		last++
	}
	house := organisationWord(toks[last].text)
	if kin[toks[last].text] && last == i+1 {
		return true // "Ann Lee & Sons"
	}
	if len(here) == 1 {
		return house || sign && r.cue != nil && last == i+1 && !isGiven(here[0].text) && !isGiven(toks[last].text) // "Brandt & Söhne"
	}
	return house && !isGiven(here[0].text) && !isGiven(toks[i+1].text) && (sign && !r.cue.is(BylineLine) || organisationFirst[strings.ToLower(here[0].text)])
}

// kin close the name of a firm behind that of its founder.
var kin = words("Sons Söhne Fils Figli Hijos Brothers Associates Friends Family Daughters Töchter Partners")

// forSomething reports "Dunmore Foundation for Medicine", which may be for more.
func forSomething(here []part) bool {
	at := slices.IndexFunc(here, func(p part) bool { return p.text == "for" || p.text == "für" })
	return at > 0 && (forWords[strings.ToLower(here[at-1].text)] || here[at].text == "für" && organisationWord(here[at-1].text))
}

// cueless reports a word that is not one between two items of a list.
func cueless(w string) bool { return w != "and" && w != "via" && w != "for" }

// mergeSuffixes puts "Jr.", "III" and "Inc." back behind the name before the comma.
func mergeSuffixes(segments []segment) []segment {
	var out []segment
	for _, s := range segments {
		if len(out) > 0 && s.after != "/" && len(s.parts) == 1 && s.parts[0].outlet < 0 && isSuffix(s.parts[0].text) {
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
	if a.outlet >= 0 || b.outlet >= 0 || !isSurname(a.text) && !(prose.IsPlace(a.text) && isGiven(b.text) && !prose.IsPlace(b.text)) || !isSurname(b.text) || isGiven(a.text) == isGiven(b.text) {
		return items
	}
	if isGiven(b.text) {
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
		if toks[n.from].text == "Pa." && n.from > 0 { // Pennsylvania
			continue
		}
		if n.words == 1 && !n.the && !r.stands(toks, n, right) && !(r.inPhoto() && r.allHouses(toks, found, n)) {
			continue
		}
		if r.partOfName(toks, n) {
			continue
		}
		right = n.from
		out = append(out, n)
	}
	slices.Reverse(out)
	return out
}

// partOfName reports a name of words that many have, "News-Press", behind the first words
// of somebody else's: "Wexham Valley News-Press".
func (r *reader) partOfName(toks []token, n named) bool {
	if n.from == 0 || n.the || n.words < 2 || !generic(fold(r.outlets.all[n.outlet].Name)) {
		return false
	}
	from := n.from
	for from > 0 && toks[from-1].word && !r.separates(toks, from-1) && !small[strings.ToLower(toks[from-1].text)] {
		from--
	}
	before := strings.Fields(textOf(toks[from:n.from]))
	return len(before) > 0 && len(before) < 3 && unicode.IsUpper(firstRune(before[0])) && !personal(before) && (len(before) == 1 || placeNouns[strings.ToLower(before[len(before)-1])] || prose.IsPlace(before[0]))
}

// allHouses reports whether the item that n stands in is several organisations and nothing
// else: "Rex Shutterstock".
func (r *reader) allHouses(toks []token, found []named, n named) bool {
	from, to := n.from, r.itemEnd(toks, n.from)
	for from > 0 && !r.separates(toks, from-1) {
		from--
	}
	named := 0
	for _, one := range found {
		if one.from >= from && one.to <= to {
			named += one.to - one.from
		}
	}
	return named == to-from && named > n.to-n.from
}

func textOf(toks []token) string {
	var b strings.Builder
	for _, t := range toks {
		b.WriteString(" " + t.text)
	}
	return strings.TrimSpace(b.String())
}

// itemEnd returns where the item of a list ends that the token at i belongs to.
func (r *reader) itemEnd(toks []token, i int) int {
	for i++; i < len(toks) && !r.separates(toks, i); i++ {
	}
	return i
}

// photoWords stand before the house whose picture it is: "Foto AFP".
var photoWords = words("photo photos foto fotos fot picture pictures image images bild beeld")

// agencyWords stand before the name of one: "Agenzia Adnkronos".
var agencyWords = words("agenzia agencia agência agence agentur nachrichtenagentur agencja agency")

// newsrooms stand before the house whose they are: "Redazione ANSA", "Redacción El Faro".
var newsrooms = words("redacción redaccion redação redacao redazione redaktion rédaction redacció")

// sections are what such a newsroom does.
var sections = words("central digital web online deportes internacional nacional economía cultura política sport esportes wirtschaft politik lokales")
