package credit

import (
	"fmt"
	"regexp"
	"strings"

	"stet/editor"
)

// Somebody in particular is named: "media reports" and an unmodified "source" are no
// attribution, "trade sources" say at least which (NPR ethics handbook; AP, 2004 rules
// on anonymous sources). One finding a phrase, at its first place; what others say is
// theirs.
var vagueAttribution = newRule("vague-attribution", "Attribution names somebody", editor.Warns,
	func(in Input) []editor.Finding {
		heard := in.speech()
		seen := map[string]bool{}
		var found []editor.Finding
		for i, b := range heard.blocks {
			if !hasAny(heard.lower[i], "report", "source", "local media", "it is ", "it was ", "it has ", "critics", "experts", "observers", "insiders") {
				continue
			}
			for _, m := range vagueRE.FindAllStringIndex(b.Text, -1) {
				r := editor.Range{Block: b.ID, Start: m[0], End: m[1]}
				words := b.Text[m[0]:m[1]]
				if seen[strings.ToLower(words)] || describedRE.MatchString(b.Text[m[1]:]) || modified(b.Text[:m[0]]) || heard.quotes(r) || in.speaks(heard, i, r) {
					continue
				}
				seen[strings.ToLower(words)] = true
				found = append(found, editor.Finding{Range: r, Text: words, Message: fmt.Sprintf("“%s” names nobody", words)})
			}
		}
		return found
	}).
	follows("https://ethics.npr.org").
	unless(unheard)

var (
	vagueRE = regexp.MustCompile(`(?i)\b(?:(?:media|press|news|unconfirmed|some) reports|local media|` +
		`reports (?:say|said|suggest(?:ed)?|claim(?:ed)?|indicated?)|according to (?:some )?(?:reports|sources|a source)|` +
		`(?:a source|sources) (?:say|says|said|told|claim(?:s|ed)?|confirm(?:s|ed)?)|` +
		`it (?:is|was|has been) (?:(?:widely|generally|commonly|often) )?(?:reported|claimed|rumou?red|understood|believed|thought)|(?:critics|experts|observers|insiders) (?:say|said|claim(?:ed)?|believed?|argued?|warn(?:ed)?|suggest(?:ed)?|contend(?:ed)?)|` +
		`reportedly)\b`)
	// "sources close to the talks" says at least which
	describedRE = regexp.MustCompile(`(?i)^\s+(?:close to|familiar with|with knowledge|in|inside|within|at|from|briefed)\b`)
)

// modified reports whether the word that stands before a phrase says which: "foreign
// ministry sources said", "the Associated Press reports"; "the sources" are those named before.
func modified(before string) bool {
	m := wordBeforeRE.FindStringSubmatch(before)
	return m != nil && !unmodifying[strings.ToLower(m[1])]
}

var wordBeforeRE = regexp.MustCompile(`([\p{L}’'-]+) $`)

// unmodifying are words before a phrase that say nothing of it.
var unmodifying = words(`a an and but or so yet as if when while where which what who how that than then though
	although because since before after until unless some many most several other another all both according
	in by from to of on with into is are was were be been being have has had will would could may might
	can do does did said says told unnamed anonymous unidentified reliable credible well-placed
	well-informed informed he she they it we you i not also now still only even just however meanwhile`)

// speaks reports whether r is the nameless source of words, which anonymous-source
// asks the record of.
func (in Input) speaks(heard *speech, block int, r editor.Range) bool {
	for _, q := range heard.said {
		if q.SpeakerBlock == block && q.Speaker.Start < r.End && r.Start < q.Speaker.End && in.unnamed(heard, q) {
			return true
		}
	}
	return false
}

// quotes reports whether r lies in somebody's own words.
func (s *speech) quotes(r editor.Range) bool {
	for _, q := range s.said {
		if q.Kind != "indirect" && overlap(s.at(q), r) {
			return true
		}
	}
	return false
}
