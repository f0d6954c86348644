package credit

import (
	"regexp"
	"strings"
)

// bindsRE finds words that keep something back, in the languages that terms come in: what
// stands behind them is for a person to read where no rule can.
var bindsRE = regexp.MustCompile(`(?i)(?:^|[^\p{L}-])(?:nur|kein(?:e[nrms]?)?|nicht|ohne|gesperrt|verboten|untersagt|sperrfrist|ausschließlich|ne pas|pas d[e’']|interdit\p{L}*|uniquement|seulement|jusqu[’']|sauf|usage unique` +
	`|prohibid\p{L}*|prohíbe|sólo|solamente|hasta el|salvo|proibid\p{L}*|somente|apenas|vietat\p{L}*|solo|soltanto|fino al|esclusiv\p{L}*|niet|geen|alleen|uitsluitend|verboden|ikke|kun|inte|endast|ej|nie wolno|tylko|zakaz)(?:[^\p{L}-]|$)`)

// unreadTerms returns the first sentence of terms that binds in words which no rule reads,
// "" where there is none.
func unreadTerms(terms string) string {
	for _, s := range strings.FieldsFunc(sentenceEndRE.ReplaceAllString(terms[:min(len(terms), maxTerms)], "$1\n"), func(r rune) bool { return r == '\n' || r == ';' }) {
		s = strings.TrimSpace(s)
		if bindsRE.MatchString(s) && len(ReadRestrictions(s)) == 0 && !reservedRE.MatchString(s) && !isCreative(s) && !bareEmbargoRE.MatchString(s) {
			return s
		}
	}
	return ""
}
