package credit

import (
	"time"

	"stet/editor"
)

// Copy under embargo is not published before its hour (ninjs embargoed; NewsML-G2
// embargoed).
var embargo = newRule("embargo", "No embargo stands", editor.Blocks,
	func(in Input) []editor.Finding {
		until := in.Story.Article.Embargo
		if until.IsZero() || in.Now.IsZero() || !until.After(in.Now) {
			return nil
		}
		return one("embargo", until.Format(time.RFC3339), "The story is under embargo until "+until.Format("2 January 2006, 15:04 MST"))
	})
