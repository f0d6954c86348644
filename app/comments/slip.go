package comments

import (
	"time"

	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// Slip says what there is to say of a thread in few words: its first remark, and
// how it goes on.
func Slip(c editor.Comment, now time.Time) control.Slip {
	out := control.Slip{Kind: lang.X("comments.one", "Comment"), Status: signed(c.Author), Ink: theme.Ink, Said: c.Body}
	if !c.At.IsZero() {
		out.When = control.Age(now, c.At)
	}
	if n := len(c.Replies); n > 0 {
		last := c.Replies[n-1]
		out.Notes = append(out.Notes, control.Count("comments.replies", "{{.N}} replies", n),
			lang.X("comments.last", "{{.Name}}: {{.Words}}", map[string]any{"Name": signed(last.Author), "Words": last.Body}))
	}
	if c.Resolved {
		out.Notes = append(out.Notes, lang.X("comments.resolved", "✓ Resolved"))
	}
	return out
}

// signed is who wrote a remark.
func signed(author string) string {
	if author == "" {
		return lang.X("comments.unsigned", "Unsigned")
	}
	return author
}
