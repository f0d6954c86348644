package credit

import (
	"regexp"
	"strings"
	"unicode"
)

// What lost the space or the line end before it when the mark-up of a page was taken off.
var (
	stuckInitialRE = regexp.MustCompile(`\b(\p{Lu})\.(\p{Lu}\p{Ll})`)
	dottedNameRE   = regexp.MustCompile(`^(\W*)(\p{Lu}\p{Ll}+)\.(\p{Lu}\p{Ll}{2,})\b`)                                       // "Ann.Roth"
	stuckByRE      = regexp.MustCompile(`^(\W*)(?:[Bb]y ?[Bb]y ?|[Bb]y)(\p{Lu})`)                                            // "ByAnn Lee", "Byby Ann Lee"
	stuckNameRE    = regexp.MustCompile(`(\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}{3,})(\p{Lu}\p{Ll}+)( \p{Lu}\p{Ll}+)`)                   // "Ann LeeBo Roth"
	stuckTimeRE    = regexp.MustCompile(`(\p{Ll}|\p{Lu}{2})(\d{1,2} ?(?:sec|min|hour|hr|day|week|month)\w* (?:ago|read)\b)`) // "Ann Lee2 hours ago"
	stuckTailRE    = regexp.MustCompile(`(\p{Ll}{2})((?:Updated|Published|Posted|Follow|Twitter|Facebook|Instagram|LinkedIn|Email)\b|(?:Edited|Written|Reported|Posted|Published) by\b)`)
	stuckTitleRE   = regexp.MustCompile(`(\p{Ll})((?:Staff|Senior|Sports|Chief|Political|Managing|Contributing|Associate|Deputy|Freelance) (?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Ee]ditor|[Cc]ontributor|[Cc]olumnist)|Correspondent|Reporter|Columnist)\b`)
	stuckLabelRE   = regexp.MustCompile(`([\p{Ll}\d.!?])((?i:photo|photograph|picture|image|credit|foto|bild)s?(?i: credit)?:)`) // behind the caption
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
	if !hasInnerCapital(line) {
		return line
	}
	line = stuckNameRE.ReplaceAllStringFunc(line, partNames)
	line = stuckTitleRE.ReplaceAllString(line, "$1, $2")
	return stuckTailRE.ReplaceAllString(line, "$1 $2")
}

// hasInnerCapital reports a capital right behind a small letter.
func hasInnerCapital(line string) bool {
	small := false
	return strings.ContainsFunc(line, func(r rune) bool {
		stuck := small && unicode.IsUpper(r)
		small = unicode.IsLower(r)
		return stuck
	})
}

// partNames parts "Ann LeeKim Roth", whose lines were run together, before a given name.
func partNames(names string) string {
	m := stuckNameRE.FindStringSubmatch(names)
	if _, last, _ := strings.Cut(m[1], " "); prefixRE.MatchString(last+m[2]) || !isGiven(m[2]) {
		return names
	}
	return m[1] + ", " + m[2] + m[3]
}
