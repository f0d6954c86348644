package credit

import (
	"strings"

	"stet/editor"
)

// A reader must be able to tell when a story was written (schema.org
// datePublished; Reuters and AP date every dateline).
var datePresent = newRule("date-present", "The story is dated", editor.Warns,
	func(in Input) []editor.Finding {
		a := in.Story.Article
		if !a.Published.IsZero() || strings.TrimSpace(a.Dateline.Date) != "" {
			return nil
		}
		return one("published", "", "The story has neither a publication date nor a date in its dateline")
	}).follows("https://www.reutersagency.com/en/about/standards-values/")
