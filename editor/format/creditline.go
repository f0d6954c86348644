package format

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/editor"
)

var (
	creditLabel  = regexp.MustCompile(`(?i)^\W*(?:(?:news|story|article|text|content|report|media|wire|original)\s+)?(?:credits?(?:\s+(?:line|to))?|courtesy(?:\s+of)?)\s*[:：=–—-]\s*(.+)$`)
	courtesy     = regexp.MustCompile(`(?i)^\W*courtesy\s+(?:of\s+)?(.+)$`)
	sourceLabel  = regexp.MustCompile(`(?i)^\W*(?:news\s+)?(?:sources?|quellen?|fuentes?|fontes?|fonti|bron|via)\s*[:：]\s*(.+)$`)
	appeared     = regexp.MustCompile(`(?i)^(?:originally|first) (?:published|appeared|posted|produced) (?:on|in|at|by) (?:the )?((?-i:\p{Lu}).{1,200})$`)
	dayNamed     = regexp.MustCompile(`^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b`)
	republished  = regexp.MustCompile(`(?i)^this (?:article|story|piece|report|post) (?:was|is|has been|first|originally)\b[^.]{0,40}\b(?:re)?(?:published|appeared|posted|produced)\b.{3,200}$`)
	rightsLabel  = regexp.MustCompile(`(?i)^\W*(?:copyright\b|©|\(c\))`)
	rightsYear   = regexp.MustCompile(`(?i)^\W*(?:copyright|©|\(c\))\s*(?:©|\(c\)|by)?\s*(?:((?:19|20)\d\d)(?:\s*[-–—/]\s*((?:19|20)\d\d|(?:present|today|heute)\b)|[-–—/](\d\d)\b)?)?,?\s*(?:by\s+)?(.*)$`)
	allRights    = regexp.MustCompile(`(?i)\b(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati)\b`)
	usagePhrase  = regexp.MustCompile(`(?i)^(?:this material|this article|this content|no part of this|reproduction|reprinted with permission|republished with permission|used with permission|used by permission|not for redistribution)\b.*(?:may not|permission|prohibited|without|redistribut|forbidden)`)
	pictureLabel = regexp.MustCompile(`(?i)^\W*(?:photo|photos|picture|pictures|image|images|foto|fotos|video|illustration|graphic|grafik|bild|caption|photograph)(?:s|graphy)?(?:\s+(?:credit|by|courtesy|caption|source))?\s*[:：/|]`)
)

// isCreditValue reports whether what stands behind a credit or source label is
// a name and no sentence: short, and mostly in capitals where it has several
// words. "Source: a person who knows the plans said so" is prose.
func isCreditValue(v string) bool {
	words := strings.Fields(v)
	if len(words) == 0 || len(words) > 12 || len(v) > 140 || endsAsSentence(v) {
		return false
	}
	if len(words) == 1 {
		return true
	}
	capital := 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "\"'“‘(@©"))
		if unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.Is(unicode.Lo, r) || strings.Contains(w, ".") || strings.ContainsAny(w, "/&|") ||
			particles[strings.ToLower(w)] || strings.EqualFold(w, "and") || strings.EqualFold(w, "the") {
			capital++
		}
	}
	return capital*3 >= len(words)*2 || len(words) <= 3
}

// isCredit reports whether a line is a credit line: "News credit : Nytimes".
func isCredit(text string) bool {
	text = asSeen(text)
	if pictureLabel.MatchString(text) {
		return false
	}
	if m := creditLabel.FindStringSubmatch(text); m != nil {
		return isCreditValue(m[1])
	}
	if m := courtesy.FindStringSubmatch(text); m != nil {
		return isCreditValue(m[1]) && startsSentence(m[1])
	}
	if m := appeared.FindStringSubmatch(text); m != nil && !dayNamed.MatchString(m[1]) {
		return !webLine.MatchString(text)
	}
	return republished.MatchString(text)
}

// sourceOf returns the name that a source line gives.
func sourceOf(text string) (string, bool) {
	m := sourceLabel.FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	name, _ := editor.WithoutLicence(m[1])
	return strings.TrimSpace(name), isCreditValue(name)
}

// signOff returns the agency that a line consists of: "REUTER", "-- AP".
func signOff(text string) (string, bool) {
	name := strings.Trim(text, " -–—()[]/.*")
	return name, agencies[strings.ToLower(name)] && name == strings.ToUpper(name) || name == "Reuters" || name == "Bloomberg"
}

// readRights reads a copyright line, and the terms that follow its notice.
func readRights(text string) (c editor.Copyright, terms string, ok bool) {
	if len(strings.Fields(text)) > 60 {
		return c, "", false
	}
	if !rightsLabel.MatchString(text) {
		return c, text, allRights.MatchString(text) && len(strings.Fields(text)) <= 12 || usagePhrase.MatchString(text)
	}
	m := rightsYear.FindStringSubmatch(text)
	if m == nil {
		return c, "", false
	}
	sign := strings.ContainsAny(text[:len(text)-len(m[4])], "©(")
	holder := m[4]
	if at := allRights.FindStringIndex(holder); at != nil {
		terms, holder = strings.TrimSpace(holder[at[0]:]), holder[:at[0]]
	} else if at := strings.Index(holder, ". "); at > 0 && usagePhrase.MatchString(holder[at+2:]) {
		terms, holder = strings.TrimSpace(holder[at+2:]), holder[:at]
	}
	holder, _ = editor.WithoutLicence(strings.Trim(holder, " .,;|-–—"))
	if m[1] == "" && !sign || holder == "" && m[1] == "" || len(strings.Fields(holder)) > 10 {
		return c, "", false
	}
	if holder != "" && !isCreditValue(holder) {
		return c, "", false
	}
	year := m[1]
	switch {
	case m[3] != "": // 2017-18
		year = year[:2] + m[3]
	case len(m[2]) == 4:
		year = m[2]
	}
	c.Year, _ = strconv.Atoi(year)
	c.Holder, c.Notice = holder, text
	return c, terms, true
}
