package credit

import (
	"slices"
	"strings"

	"stet/editor"
)

// What is known to be wrong with a story is known to whoever has it: a retraction or a
// correction goes out, and a story that was taken back does not go out again as if it
// stood (COPE, retraction guidelines; NewsML-G2 pubStatus).
var ownStanding = newRule("own-standing", "The story stands, and readers have its notes", editor.Warns,
	func(in Input) []editor.Finding {
		var found []editor.Finding
		out := in.Known.Out
		for _, a := range in.Story.Amendments {
			note := strings.ToLower(a.Kind.Words()) + " of " + a.At.Format("2 January 2006")
			told := out == nil || slices.ContainsFunc(out.Amendments, func(b editor.Amendment) bool {
				return a.ID == b.ID && a.Kind == b.Kind && a.ForReaders() == b.ForReaders()
			})
			f := editor.Finding{Field: bodyField, Text: note}
			switch {
			case !told:
				f.Message = "The " + note + " has not gone out: readers have the story without it. Export it again"
			case a.Kind == editor.Retraction:
				f.Severity = editor.Blocks
				f.Message = "The story was retracted on " + a.At.Format("2 January 2006") + "; it goes out again only as the retraction that it is: waive this where that is meant"
			default:
				continue
			}
			found = append(found, f)
		}
		return found
	}).
	follows("https://doi.org/10.24318/cope.2019.1.4")
