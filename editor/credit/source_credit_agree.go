package credit

import (
	"slices"

	"stet/editor"
)

// IPTC: Source is the original owner, Credit Line the supplier as it wants to
// be printed. Where they name different organisations, one of them is usually
// left over from another story.
var sourceCreditAgree = newRule("source-credit-agree", "The source and the credit line agree", editor.Warns,
	func(in Input) []editor.Finding {
		a := in.Story.Article
		credited := in.credited()
		if fold(a.Source) == "" || len(credited) == 0 {
			return nil
		}
		sources := in.organisations(a.Source)
		if len(sources) == 0 {
			sources = []string{a.Source}
		}
		for _, s := range sources {
			if slices.ContainsFunc(credited, func(c string) bool { return same(s, c) }) {
				return nil
			}
		}
		credit, source := join(credited, "and"), join(sources, "and")
		return one("source", a.Source, "The source is "+source+", but the credit line says "+credit,
			editor.Fix{Label: "Make the source “" + credit + "”", Edits: []editor.Edit{{Field: "source", Value: credit}}},
			editor.Fix{Label: "Make the credit “" + source + "”", Edits: useCredit(source).Edits})
	}).follows("https://www.iptc.org/std/photometadata/specification/IPTC-PhotoMetadata")
