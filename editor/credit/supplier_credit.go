package credit

import (
	"slices"

	"stet/editor"
)

// Whoever supplied a substantial part of a story is credited, also where there is no
// by-line (Reuters, brand attribution guidelines). Substantial is three tenths.
var supplierCredit = newRule("supplier-credit", "Whoever supplied the copy is credited", editor.Blocks,
	Input.uncredited).
	follows("https://www.reutersagency.com/en/brand-attribution-guidelines/").
	unless(Input.originalUnknown)

// uncredited finds the suppliers that the credit line does not name.
func (in Input) uncredited() []editor.Finding {
	if in.Known.Original == nil || in.ownOriginal() || in.asSupplied() < 0.3 {
		return nil
	}
	a := in.Story.Article
	credited := append(in.credited(), in.byline(a.Byline).Orgs...)
	suppliers := in.suppliers()
	var missing []string
	for _, supplier := range suppliers {
		if !slices.ContainsFunc(credited, func(c string) bool { return same(c, supplier) }) {
			missing = append(missing, supplier)
		}
	}
	switch {
	case len(missing) == 0:
		return nil
	case len(suppliers) == 1:
		return one("credit.raw", a.Credit.Raw, "The copy came from "+suppliers[0]+", which the credit line does not name", useCredit(suppliers[0]))
	case len(missing) == len(suppliers):
		all := join(suppliers, "and")
		return one("credit.raw", a.Credit.Raw, "The copy came from "+all+", and the credit line names none of them", useCredit(all))
	}
	return in.halfCredited(credited, missing)
}

// asksForSupplier reports whether that finding is made: rules that would say the same of
// the text or the source leave it to that one, which offers every way out.
func (in Input) asksForSupplier() bool {
	return in.Profile.severityOf(supplierCredit, supplierCredit.Severity) != Off && len(in.uncredited()) > 0
}

// halfCredited is the finding about copy that names two suppliers, as copy of an agency
// from a paper's site does, of which the credit line has one: one of the two is wrong, or
// both are credited. What the text no longer says nobody is asked for.
func (in Input) halfCredited(credited, missing []string) []editor.Finding {
	a := in.Story.Article
	said := Agencies(in.paragraphs(), in.Outlets) // the source is held to the credit by another rule
	var found []editor.Finding
	for _, supplier := range missing {
		if !slices.ContainsFunc(said, func(s string) bool { return same(s, supplier) }) {
			continue
		}
		both := join(append(slices.Clone(credited), supplier), "and")
		f := editor.Finding{Field: "credit.raw", Text: a.Credit.Raw,
			Message: "The story credits " + join(credited, "and") + ", but the copy says that it came from " + supplier + ": credit both, or take out the one that is wrong",
			Fixes:   []editor.Fix{useCredit(both), useCredit(supplier)}}
		if fix, ok := in.takeOut(supplier); ok {
			f.Fixes = append(f.Fixes, fix)
		}
		found = append(found, f)
	}
	return found
}

// takeOut is the fix that takes a supplier's name out of the source and out of the
// brackets of the dateline, false where the text says it elsewhere too.
func (in Input) takeOut(supplier string) (editor.Fix, bool) {
	a := in.Story.Article
	out := editor.Fix{Label: "Take “" + supplier + "” out of the text"}
	if slices.ContainsFunc(in.organisations(a.Source), func(s string) bool { return same(s, supplier) }) {
		out.Edits = append(out.Edits, editor.Edit{Field: "source", Value: ""})
	}
	left := in.paragraphs()
	for i, b := range a.Body {
		m := openingRE.FindStringSubmatchIndex(b.Text)
		if m == nil || i >= 6 || len(Agencies([]string{b.Text[:m[1]]}, in.Outlets)) == 0 || !same(in.nameOf(b.Text[m[4]:m[5]]), supplier) {
			continue
		}
		cut := editor.Range{Block: b.ID, Start: m[4] - 1, End: m[5] + 1}
		for cut.End < len(b.Text) && b.Text[cut.End] == ' ' {
			cut.End++
		}
		out.Edits = append(out.Edits, editor.Edit{Range: &cut})
		left = slices.DeleteFunc(slices.Clone(left), func(p string) bool { return p == b.Text })
	}
	elsewhere := slices.ContainsFunc(Agencies(left, in.Outlets), func(s string) bool { return same(s, supplier) })
	return out, len(out.Edits) > 0 && !elsewhere
}

// suppliers returns the organisations that the copy came from.
func (in Input) suppliers() []string {
	came := Input{Story: editor.Story{Article: *in.Known.Original}, Outlets: in.Outlets, House: in.House}
	var out []string
	named := append(came.credited(), Agencies(came.paragraphs(), in.Outlets)...)
	if len(named) > 0 {
		named = append(named, came.organisations(came.Story.Article.Source)...)
	}
	for _, name := range named {
		if !in.isHouse(name) && !slices.ContainsFunc(out, func(o string) bool { return same(o, name) }) {
			out = append(out, name)
		}
	}
	return out
}
