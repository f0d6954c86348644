package credit

import (
	"slices"

	"stet/editor"
)

// Resign returns the edits that give the story another by-line. Where its authors
// are those that the by-line it has names, as the rule byline-authors wants it, they
// become those that the new one names, in its order: one who is listed already
// stays as listed, and so do those with a role, such as a photographer, whom the
// old line did not name either. Otherwise somebody has listed them with other
// things in mind, and they stay.
func Resign(in Input, line string) []editor.Edit {
	a := in.Story.Article
	edits := []editor.Edit{{Field: "byline", Value: line}}
	was := in.byline(a.Byline)
	if !in.samePeople(a.Authors, was) {
		return edits
	}
	now := a
	now.Authors = nil
	for _, by := range in.byline(line).Authors {
		if i := slices.IndexFunc(a.Authors, in.named(by.Name)); i >= 0 {
			by = a.Authors[i]
		}
		now.Authors = append(now.Authors, by)
	}
	for _, listed := range a.Authors {
		same := in.named(listed.Name)
		if listed.Role != "" && !slices.ContainsFunc(was.Authors, same) && !slices.ContainsFunc(now.Authors, same) {
			now.Authors = append(now.Authors, listed)
		}
	}
	before, _ := a.Field("authors")
	if names, _ := now.Field("authors"); names != before {
		edits = append(edits, editor.Edit{Field: "authors", Value: names})
	}
	return edits
}

// named returns what tells whether an author has a name.
func (in Input) named(name string) func(editor.Author) bool {
	key := fold(in.nameOf(name))
	return func(a editor.Author) bool { return fold(in.nameOf(a.Name)) == key }
}
