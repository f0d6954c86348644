package credit

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"stet/editor"
)

// credited returns the names that the credit line settles on: the canonical
// one where it is set, otherwise the organisations of the line as received.
func (in Input) credited() []string {
	c := in.Story.Article.Credit
	if c.Canonical != "" {
		if orgs := in.organisations(c.Canonical); len(orgs) > 0 {
			return orgs
		}
		return []string{c.Canonical}
	}
	return in.organisations(c.Raw)
}

// organisations returns the known organisations a line names.
func (in Input) organisations(line string) []string {
	if in.once == nil {
		return in.readOrganisations(line)
	}
	return remembered(in.once.organisations, line, func(line string) []string { return slices.Clip(in.readOrganisations(line)) })
}

func (in Input) readOrganisations(line string) []string {
	var known []string
	parsed := in.line(line)
	for _, name := range append(parsed.Orgs, parsed.Name) {
		if in.knows(name) && !slices.Contains(known, in.nameOf(name)) {
			known = append(known, in.nameOf(name))
		}
	}
	return known
}

// knows reports whether a name is a known outlet, the house, or the source
// that this story itself gives.
func (in Input) knows(name string) bool {
	if _, ok := in.Outlets.Canonical(name); ok {
		return true
	}
	return in.isHouse(name) || in.isSource(name)
}

func (in Input) isHouse(name string) bool {
	return in.House != "" && name != "" && same(name, in.House)
}

func (in Input) isSource(name string) bool {
	source := in.Story.Article.Source
	return len(source) <= longestLine && fold(source) != "" && same(name, source)
}

// nameOf returns the spelling to use for a name: the organisation's own where
// it is known, the house's, the source's, otherwise the name as it is.
func (in Input) nameOf(name string) string {
	if one, ok := in.Outlets.Canonical(name); ok {
		return one
	}
	if in.isHouse(name) {
		return in.House
	}
	if in.isSource(name) {
		name = in.Story.Article.Source
	}
	return strings.TrimSpace(name)
}

// republished reports whether the story is another organisation's: its credit
// or its source names a known outlet that is not the house. Where the house is
// known, any other source will do.
func (in Input) republished() bool {
	names := in.credited()
	if source := in.Story.Article.Source; source != "" {
		names = append(names, source)
	}
	for _, name := range names {
		_, known := in.Outlets.Canonical(name)
		if !in.isHouse(name) && (known || in.House != "") {
			return true
		}
	}
	return false
}

// useCredit is the fix that sets the credit line to a name.
func useCredit(name string) editor.Fix { return useCreditLine(name, name) }

// useCreditLine sets a line that names more than its organisation.
func useCreditLine(line, canonical string) editor.Fix {
	return editor.Fix{Label: use(line), Edits: []editor.Edit{
		{Field: "credit.raw", Value: line},
		{Field: "credit.canonical", Value: canonical},
	}}
}

// useField is the fix that sets one field.
func useField(field, value string) editor.Fix {
	return editor.Fix{Label: use(value), Edits: []editor.Edit{{Field: field, Value: value}}}
}

// onTerms is the fix that says on what terms the copy came, editor.OwnCopy or
// editor.WireCopy.
func onTerms(terms string) editor.Fix {
	label := "It is our own"
	if terms == editor.WireCopy {
		label = "It is agency copy"
	}
	return editor.Fix{Label: label, Edits: []editor.Edit{{Field: "terms", Value: terms}}}
}

func use(value string) string { return "Use “" + value + "”" }

// strayed is the finding about a line too long to be one. Nothing is offered: a fix
// that was made from its beginning would lose the rest.
func strayed(field, text, what string) []editor.Finding {
	return one(field, text, fmt.Sprintf("The %s has %d letters: it is a text that strayed into the field, and only its beginning was read", what, utf8.RuneCountInString(text)))
}

// one makes the findings of a rule that has one thing to say about a field.
func one(field, text, message string, fixes ...editor.Fix) []editor.Finding {
	return []editor.Finding{{Field: field, Text: text, Message: message, Fixes: fixes}}
}
