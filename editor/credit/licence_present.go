package credit

import (
	"slices"
	"strings"

	"stet/editor"
)

// Another organisation's text runs under a licence or terms that somebody has
// read (IPTC Rights Usage Terms; Creative Commons; Guardian Grid rights
// category).
var licencePresent = newRule("licence-present", "Republished text has a licence or usage terms", editor.Blocks,
	func(in Input) []editor.Finding {
		a := in.Story.Article
		if !in.isRepublished() || strings.TrimSpace(a.Licence+a.UsageTerms) != "" {
			return nil
		}
		message := "The text is republished without a licence or usage terms"
		if a.Terms != "" {
			return one("licence", "", message)
		}
		if slices.ContainsFunc(append(in.credited(), in.nameOf(a.Source)), in.isAgency) {
			return one("licence", "", message+"; nobody has said on what terms it came", onTerms(editor.WireCopy))
		}
		if in.House == "" {
			message += "; if it is your own, say who you are in " + whoYouAre
		}
		return one("licence", "", message)
	}).follows("https://github.com/guardian/grid")
