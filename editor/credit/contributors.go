package credit

import (
	"regexp"
	"slices"
	"strings"

	"stet/editor"
)

// Copy made by several is credited to all of them: the agencies that its datelines
// and sign-offs name stand in the credit line, and who contributed among the authors,
// which the text itself tells its readers anyway (AP crediting memo;
// Reuters, additional-reporting line).
var contributors = newRule("contributors", "Everybody who contributed is credited", editor.Blocks,
	func(in Input) []editor.Finding {
		others := in.bylineOfOthers()
		if len(others) > 0 { // and who is in it is asked there
			return append(in.agenciesLeftOut(), others...)
		}
		return append(in.agenciesLeftOut(), in.contributorsLeftOut()...)
	}).follows("https://www.reutersagency.com/en/brand-attribution-guidelines/")

func (in Input) agenciesLeftOut() []editor.Finding {
	a := in.Story.Article
	named := append(in.credited(), in.byline(a.Byline).Orgs...)
	named = append(named, in.organisations(a.Source)...)
	if in.asksForSupplier() {
		named = append(named, in.suppliers()...)
	}
	var found []editor.Finding
	for _, agency := range Agencies(in.paragraphs(), in.Outlets) {
		if slices.ContainsFunc(named, func(n string) bool { return same(n, agency) }) {
			continue
		}
		line := a.Credit.Raw
		if line == "" {
			line = a.Credit.Canonical
		}
		var fixes []editor.Fix
		if line == "" {
			fixes = append(fixes, useCredit(agency))
		} else {
			fixes = append(fixes, useCreditLine(line+", "+agency, join(append(in.credited(), agency), "and")))
		}
		found = append(found, editor.Finding{Field: "credit.raw", Text: line, Fixes: fixes,
			Message: "The text is " + agency + " copy, but the credit line does not say so"})
	}
	return found
}

var (
	signedRE      = regexp.MustCompile(`^\W*(?:(?:Additional )?[Rr]eporting|[Ww]riting|[Ee]diting) by\b`)
	contributedRE = regexp.MustCompile(`^(.{3,200}?)\s+(?:also )?contributed (?:to this (?:report|story|article)|reporting)\b`)
)

func (in Input) contributorsLeftOut() []editor.Finding {
	a := in.Story.Article
	listed := in.byline(a.Byline).Authors
	listed = append(listed, a.Authors...)
	var found []editor.Finding
	for _, b := range a.Body {
		more := a
		more.Authors = slices.Clone(a.Authors)
		var left []string
		for _, w := range in.signedIn(b.Text) {
			if !slices.ContainsFunc(append(listed, more.Authors...), func(l editor.Author) bool { return same(l.Name, w.Name) }) {
				more.Authors = append(more.Authors, w)
				left = append(left, w.Name)
			}
		}
		if len(left) == 0 {
			continue
		}
		who, worked := join(left, "and"), " worked on the story and is not among its authors"
		if len(left) > 1 {
			worked = " worked on the story and are not among its authors"
		}
		names, _ := more.Field("authors")
		found = append(found, editor.Finding{Range: editor.Range{Block: b.ID, End: len(b.Text)}, Text: b.Text, Severity: editor.Warns, Message: who + worked,
			Fixes: []editor.Fix{{Label: "List " + who, Edits: []editor.Edit{{Field: "authors", Value: names}}}}})
	}
	return found
}

// bylineOfOthers finds agency copy under a by-line of which nobody stands in its sign-off:
// it was put under a name of the house, or the house has written most of it anew, and both
// are to be named.
func (in Input) bylineOfOthers() []editor.Finding {
	a := in.Story.Article
	by := in.byline(a.Byline).Authors
	reporters := in.signedOff()
	if len(by) == 0 || len(reporters) == 0 || in.standsIn(by, reporters) {
		return nil
	}
	agencies := slices.Concat(in.credited(), in.organisations(a.Source), Agencies(in.paragraphs(), in.Outlets))
	if !slices.ContainsFunc(agencies, in.isAgency) {
		return nil
	}
	var staff []string
	for _, w := range by {
		staff = append(staff, w.Name)
	}
	lead, _, ok := strings.Cut(a.Byline, staff[0])
	if !ok {
		lead = "By "
	}
	var fixes []editor.Fix
	for _, names := range [][]string{reporters, append(staff, reporters...)} {
		line := lead + join(names, "and")
		fixes = append(fixes, editor.Fix{Label: use(line), Edits: Resign(in, line)})
	}
	return []editor.Finding{{Field: "byline", Text: a.Byline, Severity: editor.Warns, Fixes: fixes,
		Message: "The by-line names " + join(staff[:len(by)], "and") + ", and the sign-off of this agency copy " + join(reporters, "and")}}
}

// signedOff returns who the sign-offs of the text say reported or wrote it.
func (in Input) signedOff() []string {
	var names []string
	for _, b := range in.Story.Article.Body {
		if !signedRE.MatchString(b.Text) {
			continue
		}
		for _, w := range in.signedIn(b.Text) {
			if !slices.Contains(names, w.Name) {
				names = append(names, w.Name)
			}
		}
	}
	return names
}

// standsIn reports whether one of some authors is among names.
func (in Input) standsIn(authors []editor.Author, names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return in.isNamed(name, authors) })
}

// signedIn returns who a sign-off or a line of contributors says worked on the story.
// Its editors are no authors.
func (in Input) signedIn(text string) []editor.Author {
	var who []editor.Author
	if !hasAny(text, "contributed", "eporting by", "riting by", "diting by") {
		return nil
	}
	if m := contributedRE.FindStringSubmatch(text); m != nil {
		for _, w := range in.byline("By " + m[1]).Authors {
			who = append(who, editor.Author{Name: w.Name, Role: "contributor"})
		}
	} else if signedRE.MatchString(text) {
		p := in.line(text)
		for _, w := range p.Authors {
			if w.Role == "" {
				w.Role = "contributor"
			}
			who = append(who, w)
		}
	}
	return who
}

func (in Input) paragraphs() []string {
	var out []string
	for _, b := range in.Story.Article.Body {
		if b.Text != "" {
			out = append(out, b.Text)
		}
	}
	return out
}
