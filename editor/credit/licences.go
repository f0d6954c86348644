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

var (
	personalRE      = regexp.MustCompile(`(?i)\b(?:personal|private)\b[^.;\n]{0,30}\b(?:use|purposes) only\b|\b(?:only for|for|only) (?:personal|private)\b[^.;\n]{0,30}\b(?:use|purposes)\b|\bnot for publication\b`)
	noncommercialRE = regexp.MustCompile(`(?i)\bnon[\s-]?commercial\b|\b(?:no|not for) commercial\b`)
	agreedRE        = regexp.MustCompile(`(?i)contract|\bcontra[tc]|\bagree|\baccord|\bacuerdo|vertrag|\bsubscri|\babo\b|\bpermission|\bcommission|\bsyndicat|\barrange|\beditorial|\broyalt|\brights[- ]managed|\bhandout|\bcourtesy|\bopen (?:government|data)|\bOGL|\bGFDL|\bGNU\b|\bcrown copyright|\bunsplash|\bpexels|\bpixabay`)
)

// refusal says what a licence is that lets nobody publish the work, "" for any other.
func refusal(licence string) string {
	switch {
	case isCreative(licence): // its letters say it all
	case rightsRE.MatchString(licence) && !someRightsRE.MatchString(licence):
		return "keeps all rights back"
	case personalRE.MatchString(licence):
		return "allows personal use only"
	}
	return ""
}

var someRightsRE = regexp.MustCompile(`(?i)\bsome\s+rights\b|\balgunos\b`)

// isUnderstood reports whether words of a licence are of a sort that the rules know, for
// the better or the worse.
func isUnderstood(licence string) bool {
	return editor.Licence(licence) != "" || refusal(licence) != "" || grants(licence, false) || agreedRE.MatchString(licence) || noncommercialRE.MatchString(licence)
}

// ownLicence returns what is filed as the licence of a picture, else the Creative Commons
// licence that stands behind the names in its credit: "Ann Lee/Flickr (CC BY-NC)".
func ownLicence(i *editor.Image) string {
	if strings.TrimSpace(i.Licence) != "" {
		return i.Licence
	}
	_, licence := editor.WithoutLicence(i.Credit)
	return licence
}

// pictureLicence returns the licence that a picture is run under: its own, else the
// Creative Commons licence of its terms or its file, where no other right is named.
func (in Input) pictureLicence(i *editor.Image) string {
	own := ownLicence(i)
	switch {
	case own != "" || i.Rights != "":
		return own
	case isCreative(i.UsageTerms):
		return i.UsageTerms
	}
	return LicenceOf(in.Known.Pictures[i.File])
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
