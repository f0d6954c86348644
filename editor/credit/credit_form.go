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
		line, canonical, settled := in.houseCredit()
		if fold(raw) == "" || canonical == "" || raw == line {
			return nil
		}
		if !settled && len(in.strangers(raw)) > 0 { // whom the new line would lose
			if in.unknownBeside(raw) != "" {
				return nil // credit-unknown says so
			}
			return one("credit.raw", raw, "The credit line is not in house form")
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
	fixes := []editor.Fix{useCredit(says), useCredit(settled)}
	if len(in.strangers(c.Raw)) > 0 {
		fixes = fixes[1:]
	}
	return []editor.Finding{{Severity: editor.Blocks, Field: "credit.raw", Text: c.Raw,
		Message: "The credit line says " + says + ", the credited organisation is " + settled, Fixes: fixes}}
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
func (in Input) houseCredit() (line, canonical string, settled bool) {
	c := in.Story.Article.Credit
	orgs := in.organisations(c.Raw)
	canonical = join(orgs, "and")
	if c.Canonical != "" && in.knows(c.Canonical) && !same(canonical, c.Canonical) {
		return in.nameOf(c.Canonical), in.nameOf(c.Canonical), true
	}
	var people []string
	for _, a := range in.line(c.Raw).Authors {
		if !slices.ContainsFunc(orgs, func(org string) bool { return same(org, a.Name) }) { // the source may be called like a person
			people = append(people, a.Name)
		}
	}
	if canonical == "" || len(people) == 0 {
		return canonical, canonical, false
	}
	between := ", "
	if strings.Contains(c.Raw, "/") { // "Jane Doe/Reuters", as picture agencies sign
		between = "/"
	}
	return join(people, "and") + between + canonical, canonical, false
}
