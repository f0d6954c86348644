package credit

import (
	"testing"
	"time"

	"stet/editor"
)

const unknownExpiry = "The note says when the right to publish runs out, and not exactly; set the hour and its zone in “Not to be published after”, or take the line out"

func TestExpiry(t *testing.T) {
	testRule(t, expiry, []ruleCase{
		{"over", func(_ *Input, a *editor.Article) { a.Expires = noon }, []string{
			"block expires “2026-03-04T12:00:00Z” The right to publish the story ran out on 4 March 2026, 12:00 UTC"}},
		{"said without a zone", func(_ *Input, a *editor.Article) { a.EditorNote = "Embargoed until noon\nExpires: 2026-03-04 12:00:00" }, []string{
			"block editorNote “Expires: 2026-03-04 12:00:00” " + unknownExpiry + " [It runs out Wednesday 4 March 2026, 12:00 +00:00]"}},
		{"a day alone has no hour", func(_ *Input, a *editor.Article) { a.EditorNote = "Expires: 2026-03-05" }, []string{
			"block editorNote “Expires: 2026-03-05” " + unknownExpiry}}, // which has begun in the Pacific
		{"a zone that is several", func(_ *Input, a *editor.Article) { a.EditorNote = "Expires: 5 Mar 2027 0600 IST" }, []string{
			"block editorNote “Expires: 5 Mar 2027 0600 IST” " + unknownExpiry}},
		{"nobody knows when", func(_ *Input, a *editor.Article) { a.EditorNote = "Expires: soon" }, []string{"block editorNote “Expires: soon” " + unknownExpiry}},
		{"said, and far off everywhere", func(_ *Input, a *editor.Article) { a.EditorNote = "Expires: 2026-03-06 12:00" }, nil},
		{"of another thing", func(_ *Input, a *editor.Article) { a.EditorNote = "The lease expires: ask the agent" }, nil},
		{"stands", func(_ *Input, a *editor.Article) { a.Expires = noon.Add(time.Second) }, nil},
	})
}
