package credit

import (
	"slices"
	"strings"
	"unicode"

	"stet/editor/prose"
)

// strangers returns the names in a credit line that stand for nobody it is read as naming:
// neither for an organisation that is known nor for a person. A line that is written anew
// would lose them, or make people of them.
func (in Input) strangers(raw string) []string {
	line := in.line(raw)
	var out []string
	for _, c := range clauses(clean(raw)) {
		toks := in.Outlets.partPossessives(tokens(c.text))
		houses := in.houseTokens(toks)
		known := slices.Clone(houses)
		for _, a := range line.Authors {
			coverPerson(toks, houses, known, a.Name)
		}
		for from := 0; from < len(toks); from++ {
			to := from
			for to < len(toks) && !known[to] && goesOn(toks, from, to, raw == strings.ToLower(raw)) {
				to++
			}
			if slices.ContainsFunc(toks[from:to], tellsName) {
				name := c.text[toks[from].start:toks[to-1].end]
				if !prose.IsPlace(name) && !prose.IsPlace(upperFirst(strings.ToLower(name))) {
					out = append(out, name)
				}
			}
			from = max(from, to)
		}
	}
	for _, org := range line.Orgs {
		if !in.knows(org) && !slices.ContainsFunc(out, func(name string) bool { return same(name, org) }) {
			out = append(out, org)
		}
	}
	return out
}

// houseTokens reports which tokens spell an organisation that is known, the house or the
// source.
func (in Input) houseTokens(toks []token) []bool {
	known := make([]bool, len(toks))
	for _, n := range in.Outlets.organisations(toks, false) {
		for i := n.from; i < n.to; i++ {
			known[i] = true
		}
	}
	for _, name := range []string{in.House, in.Story.Article.Source} {
		words := tokens(name[:min(len(name), longestLine)])
		for i := range toks {
			if len(words) > 0 && beginWith(toks[i:], words) {
				for n := range words {
					known[i+n] = true
				}
			}
		}
	}
	return known
}

func beginWith(toks, words []token) bool {
	return len(toks) >= len(words) && slices.EqualFunc(toks[:len(words)], words, func(a, b token) bool { return fold(a.text) == fold(b.text) })
}

// coverPerson marks the words of a person, but not of one who stands beside an organisation
// as its like, "Reuters and Kleinstadt Kurier", and is called as nobody is known to be.
func coverPerson(toks []token, houses, known []bool, name string) {
	words := strings.Fields(fold(name))
	for i, t := range toks {
		if known[i] || !within(words, strings.Fields(fold(t.text))) {
			continue
		}
		beside := i > 1 && houses[i-2] && alsoWords[strings.ToLower(toks[i-1].text)]
		if beside && !personal(strings.Fields(name)) {
			return
		}
		known[i] = true
	}
}

func within(words, some []string) bool {
	return len(some) > 0 && !slices.ContainsFunc(some, func(w string) bool { return !slices.Contains(words, w) })
}

// alsoWords stand between two of a kind.
var alsoWords = words("and & und et y e og och en")

// unknownBeside returns the first of the strangers in a credit line beside organisations
// that are known that is read as a name: places and titles are none.
func (in Input) unknownBeside(raw string) string {
	if len(raw) > longestLine || isAttribution(raw) || len(in.organisations(raw)) == 0 {
		return ""
	}
	line := in.line(raw)
	names := append(slices.Clone(line.Orgs), authorNames(line.Authors)...)
	for _, stranger := range in.strangers(raw) {
		if slices.ContainsFunc(names, func(name string) bool { return same(name, stranger) }) {
			return stranger
		}
	}
	return ""
}

// goesOn reports whether the token at i is of the name that begins at from; lower says that
// the line has no capitals.
func goesOn(toks []token, from, i int, lower bool) bool {
	t := toks[i]
	if !t.word {
		return false
	}
	if !unicode.IsLower(firstRune(t.text)) || lower && !small[t.text] && !alsoWords[t.text] {
		return true
	}
	return i > from && i+1 < len(toks) && (t.text == "of" || t.text == "the" || smallParticles[t.text] && !alsoWords[t.text])
}

// tellsName reports a word that says who somebody is, and not what they do or what of theirs it is.
func tellsName(t token) bool {
	low := strings.ToLower(strings.TrimSuffix(t.text, "."))
	return unicode.IsLetter(firstRune(t.text)) && !notNames[low] && !nobody[low] && !titleNouns[low] && !titleWords[low] && !months[low] && !small[low] &&
		!photoWords[low] && !companyWords[low] && !legalForms[low] && !divisions[low] && !tongues[low] && !numerals[t.text] && !alsoWords[low]
}
