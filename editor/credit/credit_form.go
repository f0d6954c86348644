package credit

import (
	"strings"

	"stet/editor"
)

// House form is the name that the organisation itself uses, with nothing
// around it (Guardian Grid, SupplierProcessors): "News credit : Nytimes" is
// The New York Times. Several suppliers are joined by "and" (AP crediting
// memo: name every one).
var creditForm = newRule("credit-form", "The credit line is in house form", editor.Warns,
	func(in Input) []editor.Finding {
		raw := in.Story.Article.Credit.Raw
		want, ok := in.houseCredit()
		if fold(raw) == "" || !ok || raw == want {
			return nil
		}
		return one("credit.raw", raw, "The credit line is not in house form", useCredit(want))
	})

// houseCredit returns the credit line as the house prints it, or false where
// the line names no organisation that is known.
func (in Input) houseCredit() (string, bool) {
	line := ParseLine(in.Story.Article.Credit.Raw, in.Outlets)
	orgs := in.organisations(in.Story.Article.Credit.Raw)
	if len(orgs) == 0 {
		if c := in.Story.Article.Credit.Canonical; in.knows(c) {
			return in.nameOf(c), true
		}
		return "", false
	}
	people := make([]string, len(line.Authors))
	for i, a := range line.Authors {
		people[i] = a.Name
	}
	if len(people) > 0 { // "Jane Doe/Reuters", as picture agencies sign
		return strings.Join(people, ", ") + "/" + strings.Join(orgs, "/"), true
	}
	return join(orgs, "and"), true
}
