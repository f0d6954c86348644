package credit

import (
	"testing"
	"time"

	"stet/editor"
)

func TestDatePresent(t *testing.T) {
	testRule(t, datePresent, []ruleCase{
		{"undated", func(_ *Input, a *editor.Article) { a.Published = time.Time{} },
			[]string{"warn published “” The story has neither a publication date nor a date in its dateline"}},
		{"dateline", func(_ *Input, a *editor.Article) {
			a.Published, a.Dateline = time.Time{}, editor.Dateline{Place: "LONDON", Date: "Sept. 26"}
		}, nil},
	})
}
