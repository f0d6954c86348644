package credit

import (
	"slices"
	"strings"

	"stet/editor"
)

// What is printed and what is exported as metadata name the same people
// (ninjs "by" and "infosources"; schema.org author). Authors with a role other
// than writer need not be in the by-line.
var bylineAuthors = newRule("byline-authors", "The by-line and the authors are the same people", editor.Blocks,
	func(in Input) []editor.Finding {
		a := in.Story.Article
		if len(a.Byline) > longestLine {
			return nil // byline-form says so; half of its names are no list of authors
		}
		parsed := in.byline(a.Byline)
		if fold(a.Byline) == "" || len(parsed.Authors) == 0 && len(a.Authors) == 0 {
			return nil
		}
		fromBy := a
		fromBy.Authors = parsed.Authors
		names, _ := fromBy.Field("authors")
		listed, _ := a.Field("authors")
		takeBy := editor.Fix{Label: "List the by-line’s names as authors", Edits: []editor.Edit{{Field: "authors", Value: names}}}
		if len(a.Authors) == 0 {
			found := one("authors", a.Byline, "The by-line’s names are not listed as authors", takeBy)
			found[0].Severity = editor.Warns
			return found
		}
		if in.samePeople(a.Authors, parsed) || in.printed(a, parsed) {
			return nil
		}
		var fixes []editor.Fix
		if names != "" {
			fixes = append(fixes, takeBy)
		}
		if by := byNames(a.Authors); by != "" {
			fixes = append(fixes, useField("byline", by))
		}
		return one("authors", listed, "The by-line and the list of authors name different people", fixes...)
	}).follows("https://iptc.org/standards/ninjs/")

// printed reports whether the by-line has every listed author in so many words, which
// need not be the name of a person ("Gear Team", "jdadmin"), and names nobody else.
func (in Input) printed(a editor.Article, by Parsed) bool {
	line := " " + fold(a.Byline) + " "
	for _, l := range a.Authors {
		if l.Role == "" && !strings.Contains(line, " "+fold(l.Name)+" ") {
			return false
		}
	}
	for _, who := range by.Authors {
		within := func(l editor.Author) bool { return strings.Contains(" "+fold(l.Name)+" ", " "+fold(who.Name)+" ") }
		if !slices.ContainsFunc(a.Authors, within) {
			return false
		}
	}
	return true
}

// samePeople compares the listed authors with those of the by-line.
func (in Input) samePeople(listed []editor.Author, by Parsed) bool {
	var list, must, line []string
	for _, a := range listed {
		key := fold(in.nameOf(a.Name))
		list = append(list, key)
		if a.Role == "" {
			must = append(must, key)
		}
	}
	for _, a := range by.Authors {
		line = append(line, fold(a.Name))
		if !slices.Contains(list, fold(a.Name)) {
			return false
		}
	}
	for _, org := range by.Orgs {
		line = append(line, fold(org))
	}
	for _, name := range must {
		if !slices.Contains(line, name) {
			return false
		}
	}
	return true
}
