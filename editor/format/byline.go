package format

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// byPrefix opens a by-line in the languages Stet's first desks read.
var byPrefix = regexp.MustCompile(`(?i)^[\s(—–-]*(?:(by|written by|reported by|story by|text by|words by)|(von|por|par|di|door|av|af|przez|texte? de|texto de))\s*:?\s+(\S.*)$`)

// particles are the lower-case words inside names.
var particles = wordSet(`de la le les du des da das do dos di del della dei van von der den dem zu zur zum ten ter te el al bin ibn ben abu y e af av of`)

// roles are words that say what a person of a by-line is.
var roles = wordSet(`staff writer writers reporter reporters correspondent correspondents editor editors columnist contributor contributors
	contributing freelance freelancer special senior chief deputy associate assistant bureau desk political business foreign diplomatic
	health science sports economics legal crime education environment national international press producer journalist photographer
	photography videographer redakteur redakteurin korrespondent korrespondentin reporterin autor autorin journaliste correspondant envoyé spécial
	correspondente corresponsal redacción redazione redaktion newsroom intern fellow agencies agency`)

// organisations are words that end the name of a publisher.
var organisations = wordSet(`press times post news guardian board staff team desk agency agencies journal tribune herald conversation
	independent telegraph mirror sun star globe mail economist reuters afp ap upi dpa bbc cnn npr observer gazette chronicle inquirer
	examiner editors newsroom wire service network magazine review media today`)

// pieceEnd separates the people and parts of a by-line.
var pieceEnd = regexp.MustCompile(`(?i)\s*(?:,|;|/|&|\+|\s(?:and|und|et|og|och|with|mit|avec|con|in|for)\s)\s*`)

// isByline reports whether a line names who wrote the piece and says nothing
// else: "By Jane Doe and John Roe, Staff Writer". "By the time ..." is prose.
//
// Marks that nobody sees make none of it otherwise: the line keeps them, and a check
// finds them where it is filed.
func isByline(text string) bool {
	text = asSeen(text)
	m := byPrefix.FindStringSubmatch(text)
	if m == nil {
		return isSignedName(text)
	}
	rest := strings.TrimRight(m[3], " )")
	if len(strings.Fields(rest)) > 24 || endsAsSentence(rest) {
		return false
	}
	pieces := pieceEnd.Split(rest, -1)
	if !isName(pieces[0], m[1] != "") {
		return false
	}
	for _, p := range pieces[1:] {
		if p != "" && !isName(p, true) && !isRole(p) {
			return false
		}
	}
	return true
}

// turnedRE is what a mark of direction turns round, U+202E up to U+202C.
var turnedRE = regexp.MustCompile(`\x{202e}[^\x{202c}]*`)

// asSeen is a text as a reader sees it, without marks of direction, joiners and the like.
func asSeen(text string) string {
	text = turnedRE.ReplaceAllStringFunc(text, func(turned string) string {
		all := []rune(turned)
		slices.Reverse(all)
		return string(all)
	})
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, text)
}

// isSignedName reports whether a line is a name followed by what that person
// is: "Jane Doe, Staff Writer".
func isSignedName(text string) bool {
	name, role, found := strings.Cut(text, ",")
	_, rest := readDate(role) // "LONDON, April 24" is a dateline
	return found && isName(name, false) && len(strings.Fields(name)) <= 4 && isRole(role) && len(rest) > 0 &&
		len(strings.Fields(role)) <= 5 && !endsAsSentence(text)
}

// endsAsSentence reports whether text ends with a stop that is no initial's or
// title's: "Jr." ends no sentence.
func endsAsSentence(text string) bool {
	if !endsSentence(text) {
		return false
	}
	fields := strings.Fields(text)
	last := fields[len(fields)-1]
	return utf8.RuneCountInString(last) > 4 || strings.ContainsAny(last, "?!")
}

// isName reports whether every word of text may stand in a name; alone says
// that one word is enough, as in "By Reuters".
func isName(text string, alone bool) bool {
	words := strings.Fields(strings.Trim(text, " .()"))
	if len(words) == 0 || len(words) > 7 {
		return false
	}
	capital := 0
	for i, w := range words {
		low := strings.ToLower(strings.Trim(w, "."))
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "'’‘\"“(@"))
		switch {
		case low == "the" && i == 0:
			if last := strings.ToLower(strings.Trim(words[len(words)-1], ".")); !organisations[last] {
				return false
			}
		case strings.ContainsFunc(w, unicode.IsDigit) || strings.ContainsAny(w, ":?!"):
			return false
		case fillers[low] && len(words) == 1 || month(w) > 0 && len(words) == 1:
			return false
		case unicode.IsUpper(r) || unicode.Is(unicode.Lo, r):
			capital++
		case !particles[low] || i == len(words)-1:
			return false
		}
	}
	return capital >= 2 || capital == 1 && alone && len(words) <= 2
}

// isRole reports whether text is what a person of a by-line is, or where:
// "staff writer", "in London", "for The Times".
func isRole(text string) bool {
	words := strings.Fields(strings.Trim(text, " ().–—-|"))
	if len(words) == 0 || len(words) > 8 {
		return len(words) == 0
	}
	switch strings.ToLower(words[0]) {
	case "in", "for", "at", "of", "à", "pour", "für", "aus", "en", "jr", "sr", "jr.", "sr.", "md", "phd", "ph.d.":
		return len(words) <= 6
	}
	if strings.Contains(text, "@") {
		return len(words) <= 2
	}
	for _, w := range words {
		if roles[strings.ToLower(strings.Trim(w, "."))] || organisations[strings.ToLower(strings.Trim(w, "."))] {
			return true
		}
	}
	_, isDate := wholeDate(text)
	return isDate
}
