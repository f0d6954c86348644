// Package credit reads by-lines and credit lines, knows the organisations that
// text and pictures are credited to, and checks that a story says whose it is.
//
// Each check is one rule in a file of its own, named after it. Nothing here
// changes a story: findings carry their fixes as edits, and a person presses
// the button. All of it is pure and safe for use by any number of goroutines.
package credit

import (
	"cmp"
	"time"

	"stet/editor"
)

// Input is what the rules look at. Outlets may be nil, and House is the name
// of the desk's own organisation, "" where it is not known. Now is the time by
// which embargoes and copyright years are judged; zero leaves them out.
type Input struct {
	Story   editor.Story
	Outlets *Outlets
	Now     time.Time
	House   string
}

// Rule is one check. Title says what holds where it finds nothing; Severity is
// that of its findings unless one says otherwise.
type Rule struct {
	Name, Title string
	Severity    editor.Severity
	Check       func(Input) []editor.Finding
}

// newRule returns a rule whose findings carry its name and severity.
func newRule(name, title string, severity editor.Severity, check func(Input) []editor.Finding) Rule {
	return Rule{name, title, severity, func(in Input) []editor.Finding {
		found := check(in)
		for i := range found {
			found[i].Rule = name
			found[i].Severity = cmp.Or(found[i].Severity, severity)
		}
		return found
	}}
}

// Rules is every rule, in the order reports name those that pass.
var Rules = []Rule{
	creditPresent, creditForm, creditUnknown,
	bylinePresent, bylineForm, bylineAuthors,
	sourceCreditAgree, linkPresent, datePresent, licencePresent, copyrightForm,
	quoteUnattributed, relativeDay, imageCredit, imageLicence, organisationSpellings,
	embargo,
}

// Result is what a check of one story came to. A rule all of whose findings
// are waived is neither a failure nor among those passed.
type Result struct {
	Findings []editor.Finding
	Passed   []Rule
}

// Check runs every rule. Findings come gravest first, and within one severity
// in the order of the document: its fields, then its text. The story's waivers
// are set on the findings they are for.
func Check(in Input) Result {
	var out Result
	for _, rule := range Rules {
		found := rule.Check(in)
		if len(found) == 0 {
			out.Passed = append(out.Passed, rule)
		}
		out.Findings = append(out.Findings, found...)
	}
	editor.Waive(out.Findings, in.Story.Waivers)
	editor.SortFindings(out.Findings, in.Story.Article)
	return out
}
