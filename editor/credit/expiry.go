package credit

import (
	"time"

	"stet/editor"
)

// Copy is not published after the right to it has run out (ninjs expires; NewsML-G2
// rightsInfo).
var expiry = newRule("expiry", "The right to publish has not run out", editor.Blocks,
	func(in Input) []editor.Finding {
		until := in.Story.Article.Expires
		if until.IsZero() || in.Now.IsZero() || until.After(in.Now) {
			return nil
		}
		return one("expires", until.Format(time.RFC3339), "The right to publish the story ran out on "+in.moment(until))
	}).follows("https://iptc.org/standards/ninjs/")
