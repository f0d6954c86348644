// Package credit reads by-lines and credit lines, knows the organisations that
// text and pictures are credited to, and checks that a story says whose it is.
//
// Each check is one rule in a file of its own, named after it. Nothing here
// changes a story: findings carry their fixes as edits, and a person presses
// the button. All of it is pure and safe for use by any number of goroutines.
package credit

import (
	"cmp"
	"context"
	"time"

	"stet/editor"
)

// Input is what the rules look at. Outlets may be nil; House is the name of the
// desk's own organisation and Country where it publishes (ISO 3166, two letters),
// "" where they are not known. Now is the time by which embargoes and copyright
// years are judged; zero leaves them out.
type Input struct {
	Story   editor.Story
	Outlets *Outlets
	Now     time.Time
	House   string
	Country string
	Profile Profile
	Known   Known

	once *once // what all rules share, for the length of one Check
}

// Known is what the story itself cannot say. Nil means that it is not known, which
// is another thing than empty.
type Known struct {
	Original *editor.Article            // as the copy came in
	Signed   *editor.Article            // as it was signed off last
	Pictures map[string]editor.Embedded // what the files say, by Image.File
	Cited    []editor.Aftermath         // of the stories and pages this one leans on
	Out      *editor.Story              // as readers got it last
	Ran      []editor.Ran               // other stories that ran those pictures that may run once
	Reread   map[string]editor.Article  // what an export of it reads as, by format
	Sent     []SentOut                  // other stories that left the desk within Profile.Counts days
	Others   *Others                    // stories that may share passages with it
}

// Rule is one check. Title says what holds where it finds nothing; Severity is
// that of its findings unless one says otherwise. Policy is the address of what it
// follows. Unknown, where it is set, says why a story cannot be judged, "" where it
// can.
type Rule struct {
	Name, Title string
	Severity    editor.Severity
	Policy      string
	Check       func(Input) []editor.Finding
	Unknown     func(Input) string
}

// newRule returns a rule whose findings carry its name and severity.
func newRule(name, title string, severity editor.Severity, check func(Input) []editor.Finding) Rule {
	return Rule{Name: name, Title: title, Severity: severity, Check: func(in Input) []editor.Finding {
		found := check(in)
		for i := range found {
			found[i].Rule = name
			found[i].Severity = cmp.Or(found[i].Severity, severity)
		}
		return found
	}}
}

// follows returns the rule with the address of what it follows.
func (r Rule) follows(policy string) Rule {
	r.Policy = policy
	return r
}

// unless returns the rule with what keeps it from judging.
func (r Rule) unless(unknown func(Input) string) Rule {
	r.Unknown = unknown
	return r
}

// Rules is every rule, in the order reports name those that pass.
var Rules = []Rule{
	creditPresent, creditForm, creditUnknown, supplierCredit, contributors, mandatoryCredit,
	bylinePresent, bylineForm, bylineAuthors, authorRecord, wireByline, datelineWriter,
	sourceCreditAgree, organisationSpellings, linkPresent, datePresent, relativeDay,
	quoteUnattributed, quoteSource, quoteExact, anonymousSource, vagueAttribution, firstReport,
	licencePresent, copyrightForm, ccAttribution, ccCompatible, restrictions,
	republishSentence, republishUnchanged, republishLinks, republishPixel, republishWindow, republishCanonical,
	imageCredit, imageLicence, imageRights, photoPattern, photoEmbedded, userContent, aiLabel, signature, chartSource,
	liftedText, pastedUncleared,
	embargo, expiry, citedStanding, ownStanding, signedCredit, exportReread,
}

// Result is what a check of one story came to. A rule all of whose findings are
// waived is neither a failure nor among those passed. Unknown are those that could
// not be judged, Off those that the profile does without.
type Result struct {
	Findings []editor.Finding
	Passed   []Rule
	Unknown  []Unjudged
	Off      []Rule
}

// Unjudged is a rule that could not be judged, and why.
type Unjudged struct {
	Rule
	Why string
}

// Check runs every rule of the profile. Findings come gravest first, and within one
// severity in the order of the document: its fields, then its text. The story's
// waivers are set on the findings they are for.
func Check(in Input) Result {
	out, _ := CheckContext(context.Background(), in)
	return out
}

// CheckContext is Check that stops between two rules once the context has ended, with its
// error: a story may be as long as a book.
func CheckContext(ctx context.Context, in Input) (Result, error) {
	var out Result
	if err := ctx.Err(); err != nil {
		return out, err
	}
	in.once = &once{heard: hear(in.Story.Article), bylines: map[string]Parsed{}, lines: map[string]Line{}, organisations: map[string][]string{}}
	for _, rule := range Rules {
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		out.run(rule, in)
	}
	editor.Waive(out.Findings, in.Story.Waivers)
	editor.SortFindings(out.Findings, in.Story.Article)
	return out, nil
}

func (out *Result) run(rule Rule, in Input) {
	if in.Profile.severityOf(rule, rule.Severity) == Off {
		out.Off = append(out.Off, rule)
		return
	}
	found := rule.Check(in)
	for i := range found {
		found[i].Severity = in.Profile.severityOf(rule, found[i].Severity)
		found[i].Policy = cmp.Or(found[i].Policy, rule.Policy)
		found[i].Message = shortened(found[i].Message)
		for j, fix := range found[i].Fixes {
			found[i].Fixes[j].Label = shortened(fix.Label)
		}
	}
	out.Findings = append(out.Findings, found...)
	why := ""
	if rule.Unknown != nil {
		why = rule.Unknown(in)
	}
	switch {
	case why != "":
		out.Unknown = append(out.Unknown, Unjudged{rule, why})
	case len(found) == 0:
		out.Passed = append(out.Passed, rule)
	}
}

// longestMessage is how long a message or label may be, in letters: one that quotes a
// field into which a whole text strayed is cut in its middle.
const longestMessage = 400

func shortened(s string) string {
	if len(s) <= longestMessage {
		return s
	}
	letters := []rune(s)
	if len(letters) <= longestMessage {
		return s
	}
	half := longestMessage / 2
	return string(letters[:half]) + " … " + string(letters[len(letters)-half:])
}
