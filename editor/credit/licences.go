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
	return strings.Contains(strings.Join(words, ""), longTerms[term])
}

// creativeAddress is that of a deed: its terms, its version, and perhaps its country.
var creativeAddress = regexp.MustCompile(`(?i)creativecommons\.org/(?:licenses/(by(?:-nc)?(?:-nd|-sa)?)|publicdomain/(zero|mark))/(\d\.\d)(?:/([a-z]{2}\b))?`)

// creativeName is a licence by its letters: "CC BY-NC 4.0", "cc-by-sa".
var creativeName = regexp.MustCompile(`(?i)\bcc[\s-]+by(?:[\s-]+nc)?(?:[\s-]+(?:nd|sa))?(?:[\s-]+\d\.\d)?\b|\bcc[\s-]?0(?:[\s-]+\d\.\d)?\b`)

// LicenceOf returns the Creative Commons licence that a picture's file names, by the
// address of its deed or by its letters, as in "CC BY-NC 4.0"; "" where it names none.
func LicenceOf(file editor.Embedded) string {
	said := []string{file.LicenceURL, file.RightsURL, file.UsageTerms, file.Copyright}
	for _, words := range said {
		if m := creativeAddress.FindStringSubmatch(words); m != nil {
			switch terms, version, country := strings.ToUpper(m[1]), m[3], strings.ToUpper(m[4]); {
			case strings.EqualFold(m[2], "zero"):
				return "CC0 " + version
			case m[2] != "":
				return "Public Domain Mark " + version
			default:
				return strings.TrimSpace("CC " + terms + " " + version + " " + country)
			}
		}
	}
	for _, words := range said {
		if m := creativeName.FindString(words); m != "" {
			return letters(m)
		}
	}
	return ""
}

// letters writes a licence's letters as Creative Commons does.
func letters(name string) string {
	parts := strings.FieldsFunc(strings.ToUpper(name), func(r rune) bool { return r == '-' || r == ' ' || r == '\u00a0' || r == '\n' || r == '\t' })
	out, version := "", ""
	for _, p := range parts[1:] {
		switch {
		case strings.Contains(p, "."):
			version = p
		case out == "":
			out = p
		default:
			out += "-" + p
		}
	}
	if strings.Contains(parts[0], "0") || out == "0" {
		return strings.TrimSpace("CC0 " + version)
	}
	return strings.TrimSpace("CC " + out + " " + version)
}
