package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// judgement is what bears a name, and how sure that is.
type judgement struct {
	kind  NameKind
	trust trust
}

// trust says what a judgement rests on.
type trust uint8

const (
	guessed trust = iota // the shape of the name
	shown                // the words beside it
	evident              // a title, an age, the lists
)

// judge says of each run what bears it. A surname is its person's, and what the
// article calls by one word is one thing: the surest of its mentions decides.
func (n *naming) judge() {
	for i := range n.runs {
		r := &n.runs[i]
		r.judgement = n.kindOf(r)
		if last := r.last(); r.kind == Person && (r.trust > guessed || !common()[last.lower]) {
			n.people[last.lower] = true
		}
		if len(r.tokens) == 1 && !r.doubtful && !r.scored {
			if word := r.last().lower; r.trust > n.surest[word].trust || n.surest[word].kind == "" {
				n.surest[word] = r.judgement
			}
		}
	}
	for i := range n.runs {
		r := &n.runs[i]
		if len(r.tokens) > 1 || r.trust == evident {
			continue
		}
		word := r.last().lower
		switch sure := n.surest[word]; {
		case n.people[word]:
			r.kind = Person
		case sure.trust > r.trust:
			r.judgement = sure
		}
	}
}

// kindOf says what bears the name of r.
func (n *naming) kindOf(r *run) judgement {
	words := r.tokens
	first, last := words[0], r.last()
	single := len(words) == 1
	given := firstNames()[first.lower]
	switch {
	case !r.title.Empty() && !isPlace(words) && !holdsBody(words) && !holdsThing(words):
		return judgement{Person, evident}
	case isPlace(words) && r.scored, !single && firms()[last.lower]:
		return judgement{Organisation, evident} // Hull 0 Leicester 2; the Boston Celtics
	case isPlace(words):
		return judgement{Place, evident}
	case single && n.people[first.lower] && !peoples[first.lower]:
		return judgement{Person, evident}
	case (isPeopleOrCreed(last.lower) || holdsThing(words)) && (single || !given):
		return judgement{Other, evident}
	case holdsBody(words), r.short && !r.heading, single && firms()[first.lower]:
		return judgement{Organisation, evident}
	case !single && isLandscape(words, given), compass[first.lower] && single:
		return judgement{Place, evident}
	case !single && given, r.aged, !single && isInitialToken(words):
		return judgement{Person, evident}
	case isPair(words):
		return judgement{Other, guessed} // the Bush-Clinton years
	case single && isAcronym(first.Of(n.texts[r.block].text)):
		if noBodies[strings.ReplaceAll(first.lower, ".", "")] || r.opens && common()[first.lower] {
			return judgement{Other, evident}
		}
		return judgement{Organisation, evident}
	case single && given:
		return judgement{Person, evident}
	case r.placed && !r.called && (single || allCommon(words[:1])):
		return judgement{Place, shown}
	case single && r.opens && !r.called && !n.large[first.lower] && strings.HasSuffix(first.lower, "s"):
		return judgement{Other, guessed} // Pollsters say
	case r.called, r.cued && !r.the:
		return judgement{Person, shown}
	case r.in && !r.the && single:
		return judgement{Place, shown}
	case !single && firms()[first.lower]:
		return judgement{Organisation, guessed}
	case !single && !r.the && len(words) <= 3 && !allCommon(words) && !isPeopleOrCreed(first.lower):
		return judgement{Person, guessed}
	case !single && isPeopleOrCreed(first.lower) && allCommon(words[1:]):
		return judgement{Other, guessed} // Republican Presidential
	case r.the, !single && !allCommon(words), single && !common()[first.lower] && (!r.opens || r.scored || n.large[first.lower]):
		return judgement{Organisation, guessed}
	}
	return judgement{Other, guessed}
}

// isPlace reports whether words are in the list of places.
func isPlace(words []token) bool {
	if len(words) == 1 {
		return places()[words[0].lower]
	}
	return len(words) < 5 && places()[joined(words)]
}

// joined are words with spaces between them.
func joined(words []token) string {
	var b strings.Builder
	for i, t := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.lower)
	}
	return b.String()
}

// isLandscape reports whether several words name a place by their form: Lake
// Erie, Fort Hood, Main Street, North Korea.
func isLandscape(words []token, given bool) bool {
	first, last := words[0].lower, words[len(words)-1].lower
	return !given && first != "islamic" && (landforms[last] || places()[last] && compass[first]) || foundings[first]
}

// isPair reports whether two words that a hyphen joins are one name beside
// another, or a word before a name: Clinton-Kaine, anti-Trump.
func isPair(words []token) bool {
	return len(words) == 3 && words[1].any("-", "‑", "–") && !firstNames()[words[0].lower]
}

// holdsThing reports whether a name is an event's, a day's, a law's or an idea's.
func holdsThing(words []token) bool {
	last := words[len(words)-1].lower
	if things[last] || len(last) > 5 && (strings.HasSuffix(last, "ism") || strings.HasSuffix(last, "isms")) {
		return true
	}
	for _, t := range words[1:] {
		if t.any("war", "amendment") {
			return true
		}
	}
	return false
}

// isPeopleOrCreed reports whether a word is the name of a people or of a creed,
// or what is theirs.
func isPeopleOrCreed(w string) bool { return peoples[w] || isPeople(w) || isInhabitant(w) }

// isInhabitant reports whether a word is a place's with an ending: Dakotans,
// Clevelander.
func isInhabitant(w string) bool {
	w = strings.TrimSuffix(w, "s")
	for _, ending := range []string{"n", "an", "ian", "er"} {
		if stem, ok := strings.CutSuffix(w, ending); ok && len(stem) > 3 && places()[stem] && !places()[w] {
			return true
		}
	}
	return false
}

// holdsBody reports whether a word of a name is that of a body: Bank, Party, Inc.
func holdsBody(words []token) bool {
	for _, t := range words {
		if bodies[t.lower] || t.is("&") {
			return true
		}
	}
	return false
}

func allCommon(words []token) bool {
	for _, t := range words {
		if t.class == word && !common()[t.lower] {
			return false
		}
	}
	return true
}

// isInitialToken reports whether a middle word is an initial: George W. Bush.
func isInitialToken(words []token) bool {
	for _, t := range words[:len(words)-1] {
		if t.class == word && utf8.RuneCountInString(t.lower) == 1 {
			return true
		}
	}
	return false
}

// isAcronym reports NATO, U.N. and BBC.
func isAcronym(w string) bool {
	letters := 0
	for _, r := range w {
		switch {
		case unicode.IsUpper(r):
			letters++
		case r != '.' && !unicode.IsDigit(r):
			return false
		}
	}
	return letters > 1 && letters < 7
}

// isPeople reports whether a word is the name of a people or what is theirs, by
// its ending: Bosnian, Japanese, Finnish.
func isPeople(w string) bool {
	w = strings.TrimSuffix(w, "s")
	return len(w) > 5 && (strings.HasSuffix(w, "ian") || strings.HasSuffix(w, "ese") || strings.HasSuffix(w, "ish") || strings.HasSuffix(w, "ean")) && !firstNames()[w]
}
