package credit

import (
	"slices"
	"strings"
)

// asTitled writes what a line says of somebody as by-lines do: "Ann Lee is a staff writer
// at Coast News", "Ann Lee is Coast News’s political editor" as "Ann Lee, staff writer at
// Coast News". What goes beyond the first house is left out, and so is who is nothing that
// by-lines say.
func asTitled(toks []token) []token {
	toks = saidOnce(toks)
	is := slices.IndexFunc(toks, func(t token) bool { return t.text == "is" || !t.word })
	if is < 2 || is > 6 || !toks[is].word {
		return toks
	}
	said := toks[is+1:]
	if len(said) > 0 && determiners[said[0].text] {
		said = said[1:]
	}
	led := false
	said = forHouse(said)
	for i, t := range said {
		led = led || prepositions[t.text] || t.text == "at"
		if !t.word || goesOnToSay[t.text] || t.text == "and" && led {
			said = said[:i]
			break
		}
	}
	noun := slices.IndexFunc(said, func(t token) bool { return isNoun(t.text) })
	if noun < 0 {
		return toks
	}
	said = withoutSecond(said, noun)
	out := append(slices.Clone(toks[:is]), token{text: ","})
	whose := slices.IndexFunc(said[:noun], func(t token) bool { return stemOf(t.text) != t.text })
	if whose < 0 || !innerCapital(said[0].text) {
		return append(out, said...)
	}
	house := slices.Clone(said[:whose+1])
	house[whose].text = stemOf(house[whose].text)
	return slices.Concat(out, said[whose+1:noun+1], []token{{text: "at", word: true}}, house)
}

// saidOnce leaves out a name that stands once more before the sentence that begins with it:
// "Ann Lee — Ann Lee is a writer at Coast News".
func saidOnce(toks []token) []token {
	for n := 2; n < 5 && 2*n+1 < len(toks); n++ {
		if toks[2*n+1].text == "is" && !toks[n].word && textOf(toks[:n]) == textOf(toks[n+1:2*n+1]) {
			return toks[n+1:]
		}
	}
	return toks
}

// forHouse leaves out what somebody covers before the house it is for: "a reporter covering
// politics for Coast News".
func forHouse(said []token) []token {
	covers := slices.IndexFunc(said, func(t token) bool { return goesOnToSay[t.text] || t.text == "at" || t.text == "for" })
	if covers < 0 || said[covers].text != "covering" {
		return said
	}
	to := slices.IndexFunc(said[covers:], func(t token) bool { return t.text == "for" || !t.word })
	if to < 0 || said[covers+to].text != "for" {
		return said
	}
	return slices.Concat(said[:covers], said[covers+to:])
}

// withoutSecond leaves out what else somebody is at the same house: "staff writer and
// editorial lead at Coast News".
func withoutSecond(said []token, noun int) []token {
	and := slices.IndexFunc(said, func(t token) bool { return t.text == "and" })
	if and < noun {
		return said
	}
	to := slices.IndexFunc(said[and:], func(t token) bool { return prepositions[t.text] || t.text == "at" })
	if to < 0 {
		return said[:and]
	}
	return slices.Concat(said[:and], said[and+to:])
}

// stemOf takes the ending of a genitive off.
func stemOf(w string) string { return strings.TrimSuffix(strings.TrimSuffix(w, "’s"), "'s") }

// determiners begin what somebody is.
var determiners = words("a an the our")

// goesOnToSay begin what a sentence says of somebody besides.
var goesOnToSay = words("who whose where covering based living writing reporting since focusing focused specializing specialising")
