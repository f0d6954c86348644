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
		return one("embargo", until.Format(time.RFC3339), "The story is under embargo until "+in.moment(until))
	}).follows("https://iptc.org/standards/ninjs/")

// moment is a time as whoever set it said it, and, where the desk has another hour, as
// its own clock will show it.
func (in Input) moment(t time.Time) string {
	said := t.Format("2 January 2006, 15:04 MST")
	here := t.In(in.Now.Location())
	_, zone := t.Zone()
	if _, ours := here.Zone(); ours == zone {
		return said
	}
	return said + here.Format(", which is 15:04 on 2 January here")
}
