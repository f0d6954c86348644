package credit

import (
	"slices"

	"stet/editor"
)

// Recredit returns the edits that give the story another credit line. The organisation
// that is credited becomes the one that the new line names, and none where it names none
// that is known: what stands on the page and goes out is what somebody typed. It stays
// as it is where the line names the same one in other words.
func Recredit(in Input, line string) []editor.Edit {
	edits := []editor.Edit{{Field: "credit.raw", Value: line}}
	was := in.Story.Article.Credit
	named := in.organisations(line)
	if line == was.Raw || was.Canonical != "" && len(named) > 0 && in.sameOrganisations(named, in.credited()) {
		return edits
	}
	if now := join(named, "and"); now != was.Canonical {
		edits = append(edits, editor.Edit{Field: "credit.canonical", Value: now})
	}
	return edits
}

// sameOrganisations reports whether two lists name the same, in whatever order.
func (in Input) sameOrganisations(one, other []string) bool {
	within := func(some, all []string) bool {
		return !slices.ContainsFunc(some, func(s string) bool {
			return !slices.ContainsFunc(all, func(a string) bool { return same(in.nameOf(s), in.nameOf(a)) })
		})
	}
	return within(one, other) && within(other, one)
}
