package credit

import (
	"slices"

	"stet/editor"
)

// IPTC: Source is the original owner, Credit Line the supplier as it wants to
// be printed. Where they name different organisations, one of them is usually
// left over from another story. So is a link to the pages of a third; but copy of an
// agency is linked where it was read.
var sourceCreditAgree = newRule("source-credit-agree", "The source, the credit line and the link agree", editor.Warns,
	func(in Input) []editor.Finding {
		a := in.Story.Article
		credited := in.credited()
		if len(credited) == 0 {
			return nil
		}
		if fold(a.Source) == "" {
			return in.linkedElsewhere(credited)
		}
		sources := in.organisations(a.Source)
		if len(sources) == 0 {
			sources = []string{a.Source}
		}
		for _, s := range sources {
			if slices.ContainsFunc(credited, func(c string) bool { return same(s, c) }) {
				return in.linkedElsewhere(append(credited, sources...))
			}
		}
		if in.asksForSupplier() {
			return nil
		}
		credit, source := join(credited, "and"), join(sources, "and")
		return append(one("source", a.Source, "The source is "+source+", but the credit line says "+credit,
			editor.Fix{Label: "Make the source “" + credit + "”", Edits: []editor.Edit{{Field: "source", Value: credit}}},
			editor.Fix{Label: "Make the credit “" + source + "”", Edits: useCredit(source).Edits},
			editor.Fix{Label: "Credit both", Edits: useCredit(join([]string{credit, source}, "and")).Edits}),
			in.linkedToThird(append(credited, sources...))...)
	}).follows("https://www.iptc.org/std/photometadata/specification/IPTC-PhotoMetadata")

// linkedElsewhere is linkedToThird where what is named agrees: the copy of an agency is
// anybody's to link to.
func (in Input) linkedElsewhere(named []string) []editor.Finding {
	if slices.ContainsFunc(named, in.isAgency) {
		return nil
	}
	return in.linkedToThird(named)
}

// linkedToThird is the finding about a link to an organisation that is none of those
// named.
func (in Input) linkedToThird(named []string) []editor.Finding {
	link := in.Story.Article.URL
	there, known := in.Outlets.ByDomain(link)
	if !known || slices.ContainsFunc(named, func(n string) bool { return same(n, there) }) {
		return nil
	}
	return one("url", link, "The link leads to "+there+", but the credit line says "+join(in.credited(), "and"),
		editor.Fix{Label: "Make the credit “" + there + "”", Edits: useCredit(there).Edits})
}
