package credit

import (
	"testing"
	"time"

	"stet/editor"
)

func TestExpiry(t *testing.T) {
	testRule(t, expiry, []ruleCase{
		{"over", func(_ *Input, a *editor.Article) { a.Expires = noon }, []string{
			"block expires “2026-03-04T12:00:00Z” The right to publish the story ran out on 4 March 2026, 12:00 UTC"}},
		{"stands", func(_ *Input, a *editor.Article) { a.Expires = noon.Add(time.Second) }, nil},
	})
}
