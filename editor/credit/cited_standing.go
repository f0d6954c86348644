package credit

import (
	"strings"

	"stet/editor"
)

// What a story leans on has not been withdrawn or corrected since (Zotero's retraction
// notices; NewsML-G2 pubStatus).
var citedStanding = newRule("cited-standing", "What the story leans on still stands", editor.Warns,
	func(in Input) []editor.Finding {
		var found []editor.Finding
		for _, c := range in.Known.Cited {
			if c.Spiked {
				found = append(found, one(bodyField, c.Title, "The story leans on “"+c.Title+"”, which was spiked")...)
			}
			for _, a := range c.Amendments {
				found = append(found, one(bodyField, c.Title, "The story leans on “"+c.Title+"”, of which there is a "+strings.ToLower(string(a.Kind))+" of "+a.At.Format("2 January 2006"))...)
			}
		}
		return found
	}).
	follows("https://iptc.org/standards/newsml-g2/").
	unless(func(in Input) string {
		if in.Known.Cited == nil && in.cites() {
			return "what the story leans on was not looked up in the library"
		}
		return ""
	})

// cites reports whether the story has sources on the web or links at all.
func (in Input) cites() bool {
	for _, f := range in.Story.Facts {
		for _, s := range f.Sources {
			if s.URL != "" {
				return true
			}
		}
	}
	return len(links(in.Story.Article)) > 0
}
