package credit

import (
	"regexp"
	"strings"

	"stet/editor"
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
	return strings.Contains(strings.Join(words, ""), longTerms[term]) || strings.Contains(editor.Licence(licence), "-"+strings.ToUpper(term))
}

// namesKind reports whether a licence says which of Creative Commons' it is: "Creative
// Commons" alone may forbid anything.
func namesKind(licence string) bool {
	named := editor.Licence(licence)
	return named != "" && named != editor.CreativeUnnamed || isWaived(licence) || strings.Contains(strings.ToLower(licence), "attribution")
}

// LicenceOf returns the Creative Commons licence that a picture's file names, by the
// address of its deed or by its letters, as in "CC BY-NC 4.0"; "" where it names none.
func LicenceOf(file editor.Embedded) string {
	for _, words := range []string{file.LicenceURL, file.RightsURL, file.UsageTerms, file.Copyright} {
		if l := editor.Licence(words); l != "" && l != editor.CreativeUnnamed && l != editor.PublicDomain {
			return l
		}
	}
	return ""
}
