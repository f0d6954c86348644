package credit

import (
	"slices"

	"stet/editor"
)

// Whoever supplied a substantial part of a story is credited, also where there is no
// by-line (Reuters, brand attribution guidelines). Substantial is three tenths.
var supplierCredit = newRule("supplier-credit", "Whoever supplied the copy is credited", editor.Blocks,
	func(in Input) []editor.Finding {
		if in.Known.Original == nil || in.ownOriginal() || in.asSupplied() < 0.3 {
			return nil
		}
		a := in.Story.Article
		credited := append(in.credited(), in.byline(a.Byline).Orgs...)
		var found []editor.Finding
		for _, supplier := range in.suppliers() {
			if slices.ContainsFunc(credited, func(c string) bool { return same(c, supplier) }) {
				continue
			}
			found = append(found, editor.Finding{Field: "credit.raw", Text: a.Credit.Raw, Fixes: []editor.Fix{useCredit(supplier)},
				Message: "The copy came from " + supplier + ", which the credit line does not name"})
		}
		return found
	}).
	follows("https://www.reutersagency.com/ar/brand-attribution-guidelines").
	unless(Input.originalUnknown)

// suppliers returns the organisations that the copy came from.
func (in Input) suppliers() []string {
	came := Input{Story: editor.Story{Article: *in.Known.Original}, Outlets: in.Outlets, House: in.House}
	var out []string
	for _, name := range append(came.credited(), Agencies(came.paragraphs(), in.Outlets)...) {
		if !in.isHouse(name) && !slices.ContainsFunc(out, func(o string) bool { return same(o, name) }) {
			out = append(out, name)
		}
	}
	return out
}
