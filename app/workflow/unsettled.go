package workflow

import (
	"fmt"

	"stet/editor"
	"stet/editor/format"
)

// RuleSuggestions is the gate of suggested changes.
const RuleSuggestions = "suggestions-open"

// unsettled stops a story from being exported while somebody's suggestions in it
// are neither accepted nor rejected.
func unsettled(a editor.Article) []editor.Finding {
	all := a.Suggestions()
	if len(all) == 0 {
		return nil
	}
	message := fmt.Sprintf("%d suggested changes are neither accepted nor rejected: settle them, or they go out as if accepted.", len(all))
	if len(all) == 1 {
		message = fmt.Sprintf("A change that %s suggests is neither accepted nor rejected: settle it, or it goes out as if accepted.", signed(all[0].Author))
	}
	return []editor.Finding{{Rule: RuleSuggestions, Severity: editor.Blocks, Range: all[0].Parts[0].Range, Message: message}}
}

// unsettledAt is unsettled for a destination: a file that shows what is suggested as such
// sends out nothing that nobody has decided.
func unsettledAt(a editor.Article, to editor.Destination) []editor.Finding {
	if f, ok := format.ByID(to.Format); ok && f.Raw && !to.ForReaders {
		return nil
	}
	return unsettled(a)
}

func signed(author string) string {
	if author == "" {
		return "somebody"
	}
	return author
}
