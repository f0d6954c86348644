package credit

import (
	"regexp"
	"strings"

	"stet/editor"
)

var versionRE = regexp.MustCompile(`\b[1-4]\.\d\b`)

// isCreative reports whether a licence is one of Creative Commons.
func isCreative(licence string) bool {
	named := editor.Licence(licence)
	return named != "" && named != editor.PublicDomain
}

// isWaived reports whether a licence asks for nothing: CC0, the public domain.
func isWaived(licence string) bool {
	named := strings.ToLower(editor.Licence(licence))
	return strings.HasPrefix(named, "cc0") || strings.HasPrefix(named, "public domain")
}

// hasTerm reports whether a Creative Commons licence has a term: NC, ND or SA.
func hasTerm(licence, term string) bool {
	return strings.Contains(editor.Licence(licence), "-"+term)
}

// namesKind reports whether a licence says which of Creative Commons' it is: "Creative
// Commons" alone may forbid anything.
func namesKind(licence string) bool {
	named := editor.Licence(licence)
	return named != "" && named != editor.CreativeUnnamed
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
