package credit

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"stet/editor/prose"
)

// particles are the small words of names that lines in capitals write large.
// "La", "Le", "Lo", "Los" and "St." stay large: Lo Scalzo, Le Pen.
var particles = words("de der den dem des van vanden von vom zu zum zur du da dos das di del della dello ter ten te al el bin bint ibn y e af av la le lo ben abu")

var smallParticles = words("de der den des van vanden von zu du da dos das di del della ter ten bin bint ibn y")

var numerals = words("II III IV VI VII")

// spelled writes a person's name, given word by word, the way a by-line
// prints it: words in capitals or all in lower case get one capital, "Mc" and
// "O'" a second one, particles none. A word in mixed case stays as it is, and
// so do the initials of "JD Vance".
func spelled(name []string) string {
	lower, upper := true, true
	for _, w := range name {
		lower = lower && w == strings.ToLower(w)
		upper = upper && w == strings.ToUpper(w)
	}
	out := make([]string, len(name))
	for i, w := range name {
		if i == 0 && !upper && len(w) <= 3 && shouted(w) {
			out[i] = w
			continue
		}
		out[i] = spelledWord(w, i > 0, lower)
	}
	return strings.Join(out, " ")
}

func spelledWord(w string, inside, lower bool) string {
	if !lower && !shouted(w) {
		return unshout(w)
	}
	if numerals[strings.ToUpper(w)] {
		return strings.ToUpper(w)
	}
	if inside && smallParticles[strings.ToLower(w)] {
		return strings.ToLower(w)
	}
	parts := strings.Split(strings.ToLower(w), "-")
	for i, p := range parts {
		parts[i] = capital(p)
	}
	return strings.Join(parts, "-")
}

// shouted reports a word of two or more letters, all of them capitals: not an
// initial, not "J.D.".
func shouted(w string) bool {
	letters := 0
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) { // letters of scripts without case do not shout
			letters++
		}
	}
	initials := strings.Count(w, ".") >= letters
	return letters > 1 && !initials
}

// capital gives a word in lower case its capital, and the second one of
// McDonald, O'Brien and D'Souza.
func capital(w string) string {
	w = upperFirst(w)
	if rest, ok := strings.CutPrefix(w, "Mc"); ok && utf8.RuneCountInString(rest) > 1 {
		return "Mc" + upperFirst(rest)
	}
	for i, r := range w {
		if isApostrophe(r) && i <= 2 {
			at := i + utf8.RuneLen(r)
			return w[:at] + upperFirst(w[at:])
		}
	}
	if strings.Contains(w, ".") { // j.d.
		parts := strings.Split(w, ".")
		for i := range parts {
			parts[i] = upperFirst(parts[i])
		}
		return strings.Join(parts, ".")
	}
	return w
}

// unshout mends MacFARQUHAR and d'ANCONA, whose prefix tells the rest.
func unshout(w string) string {
	for i, r := range w {
		at := i + utf8.RuneLen(r)
		if isApostrophe(r) && i <= 2 && shouted(w[at:]) {
			return w[:at] + upperFirst(strings.ToLower(w[at:]))
		}
	}
	for _, prefix := range []string{"Mac", "Mc", "De", "Le", "La", "Fitz"} {
		if rest, ok := strings.CutPrefix(w, prefix); ok && shouted(rest) && len(rest) > 2 {
			return prefix + upperFirst(strings.ToLower(rest))
		}
	}
	return w
}

func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 || r == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// isName reports whether words can be a person's name: two to six words that
// begin with a capital, particles aside, with no digit and nothing that only
// organisations or by-lines say. In a line all in lower case capitals do not
// count.
func isName(name []string, lowerLine bool) bool {
	if len(name) == 1 && isWholeName(name[0]) {
		return true
	}
	if len(name) < 2 || len(name) > 6 {
		return false
	}
	for i, w := range name {
		low := strings.ToLower(strings.TrimSuffix(w, "."))
		switch {
		case strings.ContainsFunc(w, unicode.IsDigit), strings.Contains(w, "/"):
			return false
		case i > 0 && i < len(name)-1 && particles[low] || i == 0 && particles[low]:
		case !unicode.IsLetter(firstRune(w)):
			return false
		case unicode.IsLower(firstRune(w)) && !lowerLine && !innerCapital(w):
			return false
		case notNames[low]:
			return false
		}
	}
	return !isPlace(name)
}

// personal reports whether more than its capitals tells a name to be a person's: a given
// name, an initial, or a surname of two.
func personal(name []string) bool {
	if len(name) == 0 {
		return false
	}
	first, _, _ := strings.Cut(name[0], "-")
	if isGiven(first) || len(name) == 1 && isWholeName(name[0]) {
		return true
	}
	if low := strings.ToLower(name[len(name)-1]); len(name) == 2 && givenPlaces[first] && !strings.HasSuffix(low, "s") && !organisationWord(low) && !genericWords[low] && !placeNouns[low] {
		return true // "Jordan Roth", not "Jordan Valley"
	}
	for i, w := range name[:len(name)-1] {
		if isInitial(w) && !(i == 0 && len(name) == 2 && (w == "O" || w == "A")) { // "O Tempo" is a paper
			return true
		}
	}
	before, after, double := strings.Cut(name[len(name)-1], "-")
	return double && !shouted(before) && unicode.IsUpper(firstRune(after)) && !organisationWord(name[len(name)-1])
}

// isGiven reports a given name that the lists have, with its accents or without.
func isGiven(word string) bool {
	return prose.IsGivenName(word) || prose.IsGivenName(fold(word)) || givenToo()[fold(word)]
}

//go:embed given.txt
var givenText string

// givenToo are given names besides those of package prose, folded.
var givenToo = sync.OnceValue(func() map[string]bool {
	_, list, _ := strings.Cut(givenText, "project.\n")
	return words(list)
})

// givenPlaces are places that people are called by.
var givenPlaces = words("Jordan Austin Chad Kent Israel Preston")

// isInitial reports "J", "J." and "J.D.".
func isInitial(w string) bool {
	return unicode.IsUpper(firstRune(w)) && (utf8.RuneCountInString(w) == 1 || strings.HasSuffix(w, ".") && strings.Count(w, ".")*2 == utf8.RuneCountInString(w))
}

// isWholeName recognises a Chinese, Japanese or Korean name, which is written
// without a space.
func isWholeName(w string) bool {
	n := utf8.RuneCountInString(w)
	for _, r := range w {
		if !unicode.In(r, unicode.Han, unicode.Hangul) {
			return false
		}
	}
	return 2 <= n && n <= 4
}

// writtenSmall are writers who sign in small letters, or as a web host would be written.
var writtenSmall = map[string]bool{"bell hooks": true, "danah boyd": true, "k.d. lang": true, "e.e. cummings": true, "e. e. cummings": true, "will.i.am": true}

func isWrittenSmall(name []string) bool {
	return writtenSmall[strings.ToLower(strings.Join(name, " "))]
}

// innerCapital lets "d'Ancona", "al-Assad" and "deGrasse" begin small.
func innerCapital(w string) bool { return strings.ContainsFunc(w, unicode.IsUpper) }

// notNames are words that no person is called in a by-line.
var notNames = words(`the and or with for to all rights reserved staff agencies agency news photo photos file
	supplied handout courtesy pool reports desk newsroom contributed story article published updated special
	correspondents writers reporters editors public domain unknown anonymous contributor copyright official via vía cc cc0
	policy privacy terms cookies we are is our your this stop`)
