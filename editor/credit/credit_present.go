package credit

import "stet/editor"

// IPTC Photo Metadata and ninjs: the credit line names who must be credited
// when the story is published. Reuters brand attribution: required even where
// there is no by-line.
var creditPresent = newRule("credit-present", "A credit line says whose text this is", editor.Blocks,
	func(in Input) []editor.Finding {
		c := in.Story.Article.Credit
		if fold(c.Raw) != "" || fold(c.Canonical) != "" || in.houseUnknown() != "" {
			return nil
		}
		message, fixes := "The story has no credit line", in.likelyCredits()
		if in.House == "" && in.Story.Article.Terms == "" {
			if len(fixes) == 0 { // nothing speaks against it
				message, fixes = message+"; if it is your own, say so here, and who you are in "+whoYouAre, []editor.Fix{onTerms(editor.OwnCopy)}
			} else {
				message += "; if it is your own, say who you are in " + whoYouAre
			}
		}
		return one("credit.raw", "", message, fixes...)
	}).
	follows("https://www.reutersagency.com/en/brand-attribution-guidelines/").
	unless(func(in Input) string {
		if c := in.Story.Article.Credit; fold(c.Raw+c.Canonical) != "" {
			return ""
		}
		return in.houseUnknown()
	})

// likelyCredits offers the source, the outlet behind the link, and the house.
func (in Input) likelyCredits() []editor.Fix {
	a := in.Story.Article
	var names []string
	if fold(a.Source) != "" {
		names = append(names, in.nameOf(a.Source))
	}
	if name, ok := in.Outlets.ByDomain(a.URL); ok {
		names = append(names, name)
	}
	if in.House != "" {
		names = append(names, in.House)
	}
	var fixes []editor.Fix
	for i, name := range names {
		if i == 0 || !same(name, names[i-1]) {
			fixes = append(fixes, useCredit(name))
		}
	}
	return fixes
}
