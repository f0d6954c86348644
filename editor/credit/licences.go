package credit

import (
	"regexp"
	"strings"
)

// creativeRE finds a Creative Commons licence: "CC BY-NC 4.0", its address, or its
// name in full.
var creativeRE = regexp.MustCompile(`(?i)\bcc[\s-]+by|\bcc0\b|creativecommons\.org/|\bcreative commons\b`)

var versionRE = regexp.MustCompile(`\b[1-4]\.\d\b`)

// isCreative reports whether a licence is one of Creative Commons.
func isCreative(licence string) bool { return creativeRE.MatchString(licence) }

// isWaived reports whether a licence asks for nothing: CC0, the public domain.
func isWaived(licence string) bool {
	l := strings.ToLower(licence)
	return strings.Contains(l, "cc0") || strings.Contains(l, "/zero/") || strings.Contains(l, "public domain") || strings.Contains(l, "/publicdomain/")
}

// longTerms are what the letters of a licence stand for.
var longTerms = map[string]string{"nc": "noncommercial", "nd": "noderiv", "sa": "sharealike"}

// hasTerm reports whether a Creative Commons licence has a term: nc, nd or sa.
func hasTerm(licence, term string) bool {
	if !isCreative(licence) {
		return false
	}
	words := strings.FieldsFunc(strings.ToLower(licence), func(r rune) bool { return r < 'a' || r > 'z' })
	for _, w := range words {
		if w == term {
			return true
		}
	}
	return strings.Contains(strings.Join(words, ""), longTerms[term])
}
