package credit

import (
	"fmt"
	"regexp"
	"strings"

	"stet/editor"
)

// Somebody in particular is named: "media reports" and an unmodified "source" are no
// attribution (NPR ethics handbook; AP, 2004 rules on anonymous sources). One finding
// a phrase, at its first place; what others say is theirs.
var vagueAttribution = newRule("vague-attribution", "Attribution names somebody", editor.Warns,
	func(in Input) []editor.Finding {
		heard := in.speech()
		seen := map[string]bool{}
		var found []editor.Finding
		for _, b := range heard.blocks {
			for _, m := range vagueRE.FindAllStringIndex(b.Text, -1) {
				r := editor.Range{Block: b.ID, Start: m[0], End: m[1]}
				words := b.Text[m[0]:m[1]]
				if seen[strings.ToLower(words)] || describedRE.MatchString(b.Text[m[1]:]) || heard.quotes(r) {
					continue
				}
				seen[strings.ToLower(words)] = true
				found = append(found, editor.Finding{Range: r, Text: words, Message: fmt.Sprintf("“%s” names nobody", words)})
			}
		}
		return found
	}).follows("https://ethics.npr.org")

var (
	vagueRE = regexp.MustCompile(`(?i)\b(?:(?:media|press|news|unconfirmed|some) reports|local media|` +
		`reports (?:say|said|suggest(?:ed)?|claim(?:ed)?|indicated?)|according to (?:some )?(?:reports|sources|a source)|` +
		`(?:a source|sources) (?:say|says|said|told|claim(?:s|ed)?|confirm(?:s|ed)?)|` +
		`it (?:is|was|has been) (?:reported|claimed|rumou?red|understood)|(?:critics|experts|observers|insiders) (?:say|said|claim(?:ed)?|believe)|` +
		`reportedly)\b`)
	// "sources close to the talks" says at least which
	describedRE = regexp.MustCompile(`(?i)^\s+(?:close to|familiar with|with knowledge|in|inside|within|at|from|briefed)\b`)
)

// quotes reports whether r lies in somebody's own words.
func (s *speech) quotes(r editor.Range) bool {
	for _, q := range s.said {
		if q.Kind != "indirect" && overlap(s.at(q), r) {
			return true
		}
	}
	return false
}
