package credit

import (
	"fmt"
	"strings"

	"stet/editor"
)

// UnknownCredit is the rule that finds organisations which a desk may want to add to
// those that are known.
const UnknownCredit = "credit-unknown"

// A credit must name somebody a reader can find. Reuters handbook: "handout"
// alone is no credit; NPR: "media reports" is none either.
var creditUnknown = newRule(UnknownCredit, "The credit line names a known organisation", editor.Blocks,
	func(in Input) []editor.Finding {
		field, text := in.unknownCredit()
		if text == "" {
			return in.unknownHalf()
		}
		line := in.line(text)
		nearest, fromSource := in.nearest(line.Name)
		if in.mayBeUs(line, nearest) {
			return nil
		}
		message := "The credit line is not a known organisation"
		switch {
		case line.Vague != "":
			message = fmt.Sprintf("“%s” names nobody: a credit says which organisation the text came from", line.Vague)
		case fromSource:
			message += fmt.Sprintf("; the nearest is %s, the source of this story", nearest)
		case nearest != "":
			message += "; the nearest is " + nearest
		}
		var fixes []editor.Fix
		if nearest != "" {
			fixes = append(fixes, useCredit(nearest))
		}
		if source := in.Story.Article.Source; fold(source) != "" && !same(source, nearest) && !same(source, line.Name) {
			fixes = append(fixes, useCredit(in.nameOf(source)))
		}
		return one(field, text, message, fixes...)
	}).
	follows("https://www.reutersagency.com/en/about/standards-values/").
	unless(func(in Input) string {
		if _, text := in.unknownCredit(); text != "" {
			line := in.line(text)
			if nearest, _ := in.nearest(line.Name); in.mayBeUs(line, nearest) {
				return in.houseUnknown()
			}
		}
		return ""
	})

// unknownCredit returns the credit that names no organisation that is known, and the field
// it stands in, "" where there is none.
func (in Input) unknownCredit() (field, text string) {
	c := in.Story.Article.Credit
	switch {
	case len(in.organisations(c.Canonical)) > 0 || c.Canonical == "" && len(in.organisations(c.Raw)) > 0:
		return "", ""
	case fold(c.Raw) != "":
		return "credit.raw", c.Raw
	case fold(c.Canonical) != "":
		return "credit.canonical", c.Canonical
	}
	return "", ""
}

// unknownHalf is the finding about a name that nobody knows beside one that is known, "Reuters
// and Zebra Wire". The line credits somebody who can be found, and so only warns.
func (in Input) unknownHalf() []editor.Finding {
	c := in.Story.Article.Credit
	name := in.unknownBeside(c.Raw)
	if name == "" || strings.Contains(fold(c.Canonical), fold(name)) {
		return nil
	}
	f := editor.Finding{Severity: editor.Warns, Field: "credit.raw", Text: name, Message: "“" + name + "” in the credit line is not a known organisation"}
	if near, ok := in.Outlets.Nearest(name); ok {
		f.Message += "; the nearest is " + near
		f.Fixes = []editor.Fix{useField("credit.raw", strings.Replace(c.Raw, name, near, 1))}
	}
	return []editor.Finding{f}
}

// mayBeUs reports whether a name that nobody knows stands on own copy, and may be that of
// the desk, which has not said who it is.
func (in Input) mayBeUs(line Line, nearest string) bool {
	return in.Story.Article.Terms == editor.OwnCopy && line.Vague == "" && nearest == "" && in.houseUnknown() != ""
}

// nearest returns the organisation that an unknown name may stand for: the
// story's source where one of its words is a slip of the pen away ("gazete"
// for Harbour Gazette), otherwise a known outlet nearly spelt so.
func (in Input) nearest(name string) (nearest string, fromSource bool) {
	source := in.Story.Article.Source
	key := compact(withoutThe(fold(name)))
	near := slips(key) + 1
	for _, word := range append(strings.Fields(fold(source)), compact(withoutThe(fold(source)))) {
		if slips(key) > 0 && distance(key, word, near) < near {
			return in.nameOf(source), true
		}
	}
	nearest, _ = in.Outlets.Nearest(name)
	return nearest, false
}
