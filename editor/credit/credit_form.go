package credit

import (
	"regexp"
	"slices"
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
		if len(raw) > longestLine {
			return strayed("credit.raw", raw, "credit line")
		}
		if found := in.masked("credit.raw", raw, "credit line"); found != nil {
			return found
		}
		if isAttribution(raw) {
			return nil // whoever asked for the sentence asked for all of it
		}
		if found := in.otherCredited(); found != nil {
			return found
		}
		line, canonical := in.houseCredit()
		if fold(raw) == "" || canonical == "" || raw == line {
			return nil
		}
		return one("credit.raw", raw, "The credit line is not in house form", useCreditLine(line, canonical))
	}).follows("https://github.com/guardian/grid")

// otherCredited is the finding about a line that names one organisation where another
// has been settled on: what goes out is the one, and what somebody wrote the other.
func (in Input) otherCredited() []editor.Finding {
	c := in.Story.Article.Credit
	named := in.organisations(c.Raw)
	if c.Canonical == "" || len(named) == 0 || slices.ContainsFunc(in.credited(), func(s string) bool { return slices.Contains(named, in.nameOf(s)) }) {
		return nil
	}
	says, settled := join(named, "and"), join(in.credited(), "and")
	return []editor.Finding{{Severity: editor.Blocks, Field: "credit.raw", Text: c.Raw,
		Message: "The credit line says " + says + ", the credited organisation is " + settled,
		Fixes:   []editor.Fix{useCredit(says), useCredit(settled)}}}
}

var publishedRE = regexp.MustCompile(`(?i)\b(?:(?:re)?published|reprinted|reposted|appeared|produced)\b.*\b(?:by|on|in|at|from|with|under)\b`)

// isAttribution reports whether a credit line says where the text appeared or under
// what licence it runs, rather than only a name.
func isAttribution(line string) bool {
	return publishedRE.MatchString(line) || editor.Licence(line) != ""
}

// houseCredit returns the credit line as the house prints it with its
// canonical name, both "" where it names no organisation that is known. A name
// that somebody has settled on wins over the line as received.
func (in Input) houseCredit() (line, canonical string) {
	c := in.Story.Article.Credit
	canonical = join(in.organisations(c.Raw), "and")
	if c.Canonical != "" && in.knows(c.Canonical) && !same(canonical, c.Canonical) {
		return in.nameOf(c.Canonical), in.nameOf(c.Canonical)
	}
	authors := in.line(c.Raw).Authors
	if canonical == "" || len(authors) == 0 {
		return canonical, canonical
	}
	people := make([]string, len(authors))
	for i, a := range authors {
		people[i] = a.Name
	}
	between := ", "
	if strings.Contains(c.Raw, "/") { // "Jane Doe/Reuters", as picture agencies sign
		between = "/"
	}
	return join(people, "and") + between + canonical, canonical
}
