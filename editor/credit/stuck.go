package credit

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// What lost the space or the line end before it when the mark-up of a page was taken off.
var (
	stuckInitialRE = regexp.MustCompile(`\b(\p{Lu})\.(\p{Lu}\p{Ll})`)
	dottedNameRE   = regexp.MustCompile(`^(\W*)(\p{Lu}\p{Ll}+)\.(\p{Lu}\p{Ll}{2,})\b`)                                                                                                                                                                 // "Ann.Roth"
	stuckByRE      = regexp.MustCompile(`^(\W*)(?:[Bb]y ?[Bb]y ?|[Bb]y)(\p{Lu})`)                                                                                                                                                                      // "ByAnn Lee", "Byby Ann Lee"
	stuckNameRE    = regexp.MustCompile(`(\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}{3,})(\p{Lu}\p{Ll}+)( \p{Lu}\p{Ll}+)`)                                                                                                                                             // "Ann LeeBo Roth"
	stuckTimeRE    = regexp.MustCompile(`(\p{Ll}|\p{Lu}{2})(\d{1,2} ?(?:(?:sec|min|hour|hr|day|week|month)\w* (?:ago|read)\b|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Ll}*\.? \d)`) // "Ann Lee2 hours ago"
	stuckTailRE    = regexp.MustCompile(`(\p{Ll}{2})((?:Updated|Published|Posted|Follow|Twitter|Facebook|Instagram|LinkedIn|Email)\b|(?:Edited|Written|Reported|Posted|Published) by\b)`)
	stuckLabelRE   = regexp.MustCompile(`([\p{Ll}\d.!?])((?i:photo|photograph|picture|image|credit|foto|bild)s?(?i: credit)?:)`) // behind the caption
	stuckImageRE   = regexp.MustCompile(`(?i:\b(image (?:copyright|source)))(\p{Lu}.*?)(?:(?i:image caption).*)?$`)              // "Image copyrightEPAImage captionA bridge"
	stuckCreditRE  = regexp.MustCompile(`(^|[.?!”"\p{Ll}\d])(?:Credit){1,2}(\p{Lu}[\p{L}’'.-]+ \p{Lu})`)                         // "CreditAnn Lee"
)

// unstuck parts what was printed without a space between.
func unstuck(line string) string {
	line = stuckByRE.ReplaceAllString(line, "${1}by $2")
	if hasAny(line, ".") {
		line = stuckInitialRE.ReplaceAllString(line, "$1. $2")
		if m := dottedNameRE.FindStringSubmatch(line); m != nil && isGiven(m[2]) {
			line = m[1] + m[2] + " " + m[3] + line[len(m[0]):]
		}
	}
	if hasAny(line, ":") {
		line = stuckLabelRE.ReplaceAllString(line, "$1. $2")
	}
	if hasAny(line, "Credit") {
		line = stuckCreditRE.ReplaceAllString(line, "$1 Credit: $2")
	}
	if innerCapitalAt(line) < 0 {
		return line
	}
	line = stuckNameRE.ReplaceAllStringFunc(line, partNames)
	line = partTitles(stuckImageRE.ReplaceAllString(line, "$1 $2"))
	return stuckTailRE.ReplaceAllString(line, "$1 $2")
}

// partNames parts "Ann LeeKim Roth", whose lines were run together, before a given name.
func partNames(names string) string {
	m := stuckNameRE.FindStringSubmatch(names)
	if _, last, _ := strings.Cut(m[1], " "); prefixRE.MatchString(last+m[2]) || !isGiven(m[2]) {
		return names
	}
	return m[1] + ", " + m[2] + m[3]
}

// partTitles parts "Ann LeeStaff writer" and "Ann LeeTravel News Reporter" before what
// somebody is.
func partTitles(line string) string {
	words := strings.Split(line, " ")
	for i, w := range words {
		at := innerCapitalAt(w)
		if i == 0 || i == 1 && strings.EqualFold(words[0], "by") || at < 2 || !unicode.IsUpper(firstRune(words[i-1])) || prefixRE.MatchString(w) {
			continue
		}
		if isNoun(w[at:]) && !shouted(w[at:]) || isTitleWord(w[at:]) && slices.ContainsFunc(words[i+1:min(i+4, len(words))], isNoun) {
			words[i] = w[:at] + ", " + w[at:]
		}
	}
	return strings.Join(words, " ")
}

// innerCapitalAt returns where in a word a capital follows a small letter, or -1.
func innerCapitalAt(w string) int {
	small := false
	return strings.IndexFunc(w, func(r rune) bool {
		stuck := small && unicode.IsUpper(r)
		small = unicode.IsLower(r)
		return stuck
	})
}
