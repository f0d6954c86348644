package credit

import "stet/editor"

// A story is signed, or somebody says why it is not (NPR ethics handbook on
// by-lines; schema.org noBylinesPolicy). The waiver is where they say it.
var bylinePresent = newRule("byline-present", "The story has a by-line", editor.Blocks,
	func(in Input) []editor.Finding {
		a := in.Story.Article
		if fold(a.Byline) != "" {
			return nil
		}
		var fixes []editor.Fix
		if by := byNames(a.Authors); by != "" {
			fixes = append(fixes, useField("byline", by))
		} else if by := in.agencyByline(); by != "" {
			fixes = append(fixes, useField("byline", by))
		}
		return one("byline", "", "The story has no by-line", fixes...)
	}).follows("https://ethics.npr.org")

// agencyByline signs unsigned agency copy with the agency, the way "By The
// Associated Press" is printed. A newspaper's copy has a writer to be found.
func (in Input) agencyByline() string {
	orgs := in.credited()
	if len(orgs) != 1 {
		return ""
	}
	if one, ok := in.Outlets.Lookup(orgs[0]); ok && one.Kind == "agency" {
		return "By " + one.Name
	}
	return ""
}
