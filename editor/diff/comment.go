package diff

import (
	"cmp"
	"slices"

	"stet/editor"
)

// CommentKind says what became of a comment.
type CommentKind string

// The kinds of comment change. Of a thread that changed in several ways the
// first that fits is named: one that was answered and resolved is resolved.
const (
	CommentRemoved   CommentKind = "removed"
	CommentResolved  CommentKind = "resolved"
	CommentReopened  CommentKind = "reopened"
	CommentAnswered  CommentKind = "answered"
	CommentRewritten CommentKind = "rewritten" // the remark, or an answer
	CommentAdded     CommentKind = "added"
	CommentReworded  CommentKind = "words changed" // those that it is about
)

// CommentChange is a thread before and after; one is nil where it was added or
// removed. Replies are the answers that came. Words compare the remark of one
// rewritten, and the words it is about where those changed. Place is where the
// words it is about show.
type CommentChange struct {
	Kind    CommentKind     `json:"kind"`
	Before  *editor.Comment `json:"before,omitempty"`
	After   *editor.Comment `json:"after,omitempty"`
	Replies []editor.Reply  `json:"replies,omitempty"`
	Words   []Run           `json:"words,omitempty"`
	Place   Place           `json:"place"`
}

// Comment is the thread as it is now, or where it is gone as it was.
func (x CommentChange) Comment() *editor.Comment {
	if x.After != nil {
		return x.After
	}
	return x.Before
}

// Newest is what was said last in the thread: the last answer that came, or else
// the remark.
func (x CommentChange) Newest() string {
	if n := len(x.Replies); n > 0 {
		return x.Replies[n-1].Body
	}
	return x.Comment().Body
}

// compareComments pairs threads under the same ID, or those that begin with the
// same remark, and lists in reading order those that differ.
func compareComments(before, after editor.Story, c *Comparison) []CommentChange {
	now, added := pairUp(before.Comments, after.Comments,
		func(x *editor.Comment) string { return x.ID },
		func(x *editor.Comment) string { return x.Author + "\x1f" + x.At.UTC().String() + "\x1f" + x.Body })
	var out []CommentChange
	for i, g := range now {
		if x, changed := c.compareComment(&before.Comments[i], g); changed {
			out = append(out, x)
		}
	}
	for _, g := range added {
		out = append(out, CommentChange{Kind: CommentAdded, After: g, Place: c.placeAfter(g.Range)})
	}
	slices.SortStableFunc(out, func(x, y CommentChange) int {
		return cmp.Or(cmp.Compare(x.Place.Block, y.Place.Block), cmp.Compare(x.Place.Run, y.Place.Run))
	})
	return out
}

func (c *Comparison) compareComment(f, g *editor.Comment) (CommentChange, bool) {
	if g == nil {
		return CommentChange{Kind: CommentRemoved, Before: f, Place: c.placeBefore(f.Range)}, true
	}
	x := CommentChange{Before: f, After: g, Replies: answers(f.Replies, g.Replies), Place: c.placeAfter(g.Range)}
	if g.Gone {
		x.Place = c.placeBefore(f.Range)
	}
	switch {
	case g.Resolved && !f.Resolved:
		x.Kind = CommentResolved
	case f.Resolved && !g.Resolved:
		x.Kind = CommentReopened
	case len(x.Replies) > 0:
		x.Kind = CommentAnswered
	case f.Body != g.Body:
		x.Kind, x.Words = CommentRewritten, Words(f.Body, g.Body)
	case !slices.EqualFunc(f.Replies, g.Replies, sameReply):
		x.Kind = CommentRewritten
	case f.Gone != g.Gone || f.Text != g.Text:
		x.Kind, x.Words = CommentReworded, Words(aboutNow(f), aboutNow(g))
	default:
		return CommentChange{}, false
	}
	return x, true
}

// aboutNow is what a comment's words read, "" where they are gone.
func aboutNow(c *editor.Comment) string {
	if c.Gone {
		return ""
	}
	return c.Text
}

// answers returns the replies that stand behind as many as there were.
func answers(before, after []editor.Reply) []editor.Reply {
	if len(after) <= len(before) {
		return nil
	}
	return after[len(before):]
}

func sameReply(a, b editor.Reply) bool {
	return a.Author == b.Author && a.Body == b.Body && a.At.Equal(b.At)
}
