package workflow

import (
	"fmt"

	"stet/editor"
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

func signed(author string) string {
	if author == "" {
		return "somebody"
	}
	return author
}
