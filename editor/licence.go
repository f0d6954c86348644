package editor

import (
	"regexp"
	"strings"
)

// Names of Creative Commons that do not say which of its licences is meant.
const (
	CreativeUnnamed = "Creative Commons"
	PublicDomain    = "public domain"
)

var (
	// the address of a deed: its terms, and perhaps its version and its country
	deedRE = regexp.MustCompile(`(?i)creativecommons\.org/(?:licenses/(by(?:-nc)?(?:-nd|-sa)?)|publicdomain/(zero|mark))\b(?:/(\d\.\d)(?:/([a-z]{2}\b))?)?`)
	// its letters: "CC BY-NC 4.0", "cc-by-sa", "Creative Commons BY-ND"
	lettersRE = regexp.MustCompile(`(?i)\b(?:cc|creative commons(?: licen[cs]e)?)[\s–-]+by((?:[\s–-]+(?:nc|nd|sa)\b)*)(?:[\s,(–-]+(?:licen[cs]e,? )?(?:v(?:ersion)?\.? ?)?(\d\.\d))?\b`)
	zeroRE    = regexp.MustCompile(`(?i)\bcc[\s-]?0(?:[\s-]+(\d\.\d))?\b`)
	// its name in full, "Attribution-NonCommercial-NoDerivatives 4.0", or as people put
	// it, "Attribution/No derivatives"
	fullRE = regexp.MustCompile(`(?i)\bcreative commons\b[\s,:(–—-]*(?:licen[cs]e\b[\s,:(–—-]*)?attribution\b((?:[\s,/–—-]*(?:and )?(?:non[\s-]?commercial|no[\s-]?deriv(?:ative)?s?(?: works)?|share[\s-]?alike)\b)*)(?:[\s,(–-]+(?:licen[cs]e,? )?(?:v(?:ersion)?\.? ?)?(\d\.\d)\b)?`)
	// its terms alone, which all ask for attribution: "a Creative Commons non-commercial licence"
	termsRE = regexp.MustCompile(`(?i)\bcreative commons\b[\s,:(–—-]*(?:licen[cs]e\b[\s,:(–—-]*)?((?:[\s,/–—-]*(?:and )?(?:non[\s-]?commercial|no[\s-]?deriv(?:ative)?s?(?: works)?|share[\s-]?alike)\b)+)(?:[\s,(–-]+(?:licen[cs]e,? )?(?:v(?:ersion)?\.? ?)?(\d\.\d)\b)?`)
	// its name as a deed has it, without the family's: "Attribution-NonCommercial 4.0 International"
	deedNameRE = regexp.MustCompile(`(?i)\battribution\b((?:[\s,/–—-]*(?:and )?(?:non[\s-]?commercial|no[\s-]?deriv(?:ative)?s?(?: works)?|share[\s-]?alike)\b)*)[\s,(–-]+(?:licen[cs]e,? )?(?:v(?:ersion)?\.? ?)?([1-4]\.\d)\b`)
	otherRE    = regexp.MustCompile(`(?i)^-[a-z]{2}\b`) // letters of none of its terms: "CC BY-XX"
	bareRE     = regexp.MustCompile(`(?i)\bcreative commons\b|\bcreativecommons\.org/|^\W*cc\W*$`)
	freeRE     = regexp.MustCompile(`(?i)\bpublic domain\b`)
)

// Licence returns the Creative Commons licence that words name, by the address of its
// deed, its letters or its name in full, as Creative Commons writes it: "CC BY-NC 4.0",
// "CC BY-SA 3.0 DE", "CC0 1.0". Words that name none of them in particular come to
// CreativeUnnamed or PublicDomain, and other words to "".
func Licence(words string) string {
	if m := deedRE.FindStringSubmatch(words); m != nil {
		switch terms, version, country := strings.ToUpper(m[1]), m[3], strings.ToUpper(m[4]); {
		case strings.EqualFold(m[2], "zero"):
			return strings.TrimSpace("CC0 " + version)
		case m[2] != "":
			return strings.TrimSpace("Public Domain Mark " + version)
		default:
			return strings.TrimSpace("CC " + terms + " " + version + " " + country)
		}
	}
	for _, re := range []*regexp.Regexp{lettersRE, fullRE, termsRE, deedNameRE} {
		if m := re.FindStringSubmatch(words); m != nil {
			if re == lettersRE && m[2] == "" && otherRE.MatchString(words[re.FindStringIndex(words)[1]:]) {
				return CreativeUnnamed
			}
			return strings.TrimSpace("CC BY" + termsOf(m[1]) + " " + m[2])
		}
	}
	if m := zeroRE.FindStringSubmatch(words); m != nil {
		return strings.TrimSpace("CC0 " + m[1])
	}
	switch {
	case bareRE.MatchString(words):
		return CreativeUnnamed
	case freeRE.MatchString(words):
		return PublicDomain
	}
	return ""
}

// termsOf writes terms as letters, in the order that Creative Commons keeps.
func termsOf(words string) string {
	w, out := strings.ToLower(words), ""
	for _, t := range []struct{ letters, short, long string }{{"-NC", "nc", "commercial"}, {"-ND", "nd", "deriv"}, {"-SA", "sa", "alike"}} {
		if strings.Contains(w, t.long) || !strings.Contains(w, "commercial") && !strings.Contains(w, "deriv") && !strings.Contains(w, "alike") && strings.Contains(w, t.short) {
			out += t.letters
		}
	}
	return out
}

var (
	inBracketsRE = regexp.MustCompile(`\s*[(\[]([^()\[\]]{2,120})[)\]]\s*[.]?\s*$`)
	behindRE     = regexp.MustCompile(`(?i)(?:[\s,;:|/·–—-]+|\s+under (?:the |an? )?|,?(?:\s+(?:is|was|are))?\s+licen[cs]ed under (?:the |an? )?)((?:creative commons|cc)\b.{0,120})$`)
)

// WithoutLicence parts a name from the Creative Commons licence behind it: "Mongabay (CC
// BY-ND 4.0)", "Imogen Vance, CC BY-NC 4.0". Where there is none, licence is "".
func WithoutLicence(line string) (name, licence string) {
	for _, re := range []*regexp.Regexp{inBracketsRE, behindRE} {
		m := re.FindStringSubmatchIndex(line)
		if m == nil || m[0] == 0 {
			continue
		}
		if licence = Licence(line[m[2]:m[3]]); licence != "" && licence != PublicDomain {
			return strings.TrimRight(line[:m[0]], " ,;:|/·–—-"), licence
		}
	}
	return line, ""
}
