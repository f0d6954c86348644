package credit

import (
	"strings"
	"unicode"

	"stet/editor/prose"
)

// Whether one word that is the name of an organisation stands for it where it is, or is
// part of somebody's name: "Leigh Ann Caldwell CNN", "Jane Guardian".

// stands reports whether a single word stands for an organisation where it is. right is
// where the one behind it begins.
func (r *reader) stands(toks []token, n named, right int) bool {
	begins, ends := r.beginsItem(toks, n), r.endsItem(toks, n, right)
	switch {
	case begins && ends, n.from > 0 && strings.EqualFold(toks[n.from-1].text, toks[n.from].text):
		return true
	case begins:
		return r.isSaidOf(toks, n)
	case r.bureauFollows(toks, n):
		return true
	}
	return ends && r.followsName(toks, n)
}

// beginsItem reports a word that begins an item of a list, or stands behind one that leads
// to a house there: "Foto AFP", "Redacción EFE", "Agenzia ANSA".
func (r *reader) beginsItem(toks []token, n named) bool {
	if n.from == 0 {
		return true
	}
	before := toks[n.from-1].text
	low := strings.ToLower(before)
	second := n.from == 1 || r.separates(toks, n.from-2)
	return r.separates(toks, n.from-1) || isNumber(before) || low == "for" || second && agencyWords[low] ||
		n.from == 1 && (before == "A" || before == "An" || photoWords[low] || newsrooms[low] || strings.HasPrefix(low, "screenshot"))
}

// endsItem reports a word that ends an item, a date, a title or a part of the house aside.
func (r *reader) endsItem(toks []token, n named, right int) bool {
	if n.to == len(toks) || n.to == right {
		return true
	}
	next := toks[n.to].text
	return r.separates(toks, n.to) || isNumber(next) || daysOf[next] || months[strings.ToLower(next)] || r.goesOn(toks, n)
}

// isSaidOf reports that what follows a word which begins an item is said of a house.
func (r *reader) isSaidOf(toks []token, n named) bool {
	word, next := toks[n.from].text, toks[n.to].text
	end := r.itemEnd(toks, n.to-1)
	low, last := strings.ToLower(next), toks[end-1].text
	kind := r.outlets.all[n.outlet].Kind
	switch {
	case kind == "agency" && titleNouns[strings.ToLower(last)], // "Ap Auto Writer"
		!r.upper && len(word) > 2 && shouted(word) && !shouted(next),                           // "AFP Deutschland"
		!isGiven(word) && prose.IsPlace(textOf(toks[n.to:end])),                                // "Politico Europe"
		r.cue.houses() && unicode.IsLower(firstRune(last)) && !particles[last],                 // "Quelle: dpa Rechte erwerben"
		kind == "platform" && isGiven(next),                                                    // "Foto: Instagram Ann Lee"
		divisions[low] && (shouted(word) || kind == "agency" || kind == "photo"),               // "Reuters TV"
		divisions[low] && r.cue == nil && n.from == 0 && !isGiven(word) && n.to+1 == len(toks), // "Breitbart Tech"
		beats[low] && titleNouns[strings.ToLower(last)], titleNouns[low], titleWords[low], companyWords[low], contributions[low], places[next], next == "In":
		return true
	}
	return false
}

// followsName reports a word that ends an item behind somebody's name or behind what leads
// to a house.
func (r *reader) followsName(toks []token, n named) bool {
	word, before := toks[n.from].text, toks[n.from-1]
	low := strings.ToLower(before.text)
	if prepositions[low] || places[low] || strings.Contains(word, ".") && isDomain(word) {
		return true
	}
	name := 0
	for i := n.from - 1; i >= 0 && !r.separates(toks, i); i-- {
		name++
	}
	return name >= 2 && r.outlets.isShort(n.outlet, word) ||
		name == 2 && len(word) > 5 && !famous[strings.ToLower(word)] && isGiven(toks[n.from-2].text) && !isInitial(before.text) && before.word
}

// bureauFollows reports a place behind a house where it has a bureau.
func (r *reader) bureauFollows(toks []token, n named) bool {
	end := r.itemEnd(toks, n.to-1)
	return end > n.to+1 && strings.EqualFold(toks[end-1].text, "bureau") && prose.IsPlace(textOf(toks[n.to:end-1]))
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
	low := strings.ToLower(toks[r.itemEnd(toks, n.to)-1].text)
	return titleNouns[low] || organisationWords[low] || divisions[low] || tongues[low]
}

// isShort reports whether word is an abbreviation, not a word that could be a
// surname: it is not the organisation's own name, or that name is in capitals.
func (o *Outlets) isShort(outlet int, word string) bool {
	name := o.all[outlet].Name
	return fold(name) != fold(word) || shouted(name)
}
