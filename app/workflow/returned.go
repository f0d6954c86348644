package workflow

import (
	"slices"
	"strings"
	"time"

	"stet/editor"
	"stet/editor/fact/report"
)

// takeSaid takes what was said on a copy that came back into a story: answers go into
// its threads, and what is new comes back beside it. What the story said when it was
// sent, or says by now, is not new; nor is what an annotated copy says of its facts.
func takeSaid(base, ours editor.Story, said []editor.Comment) (editor.Story, []editor.Comment) {
	ours = ours.Clone()
	facts := map[string]bool{}
	for _, r := range report.Remarks(base) {
		facts[strings.Join(r.Text, "\n")] = true
	}
	var fresh []editor.Comment
	for _, c := range said {
		k := slices.IndexFunc(ours.Comments, func(o editor.Comment) bool { return sameRemark(opening(o), opening(c)) })
		switch {
		case k >= 0:
			answer(&ours.Comments[k], c)
		case !facts[c.Body] && !isSaid(ours.Comments, c) && !isSaid(base.Comments, c):
			c.ID = editor.NewID()
			fresh = append(fresh, c)
		}
	}
	return ours, fresh
}

// opening is the remark that a thread begins with.
func opening(c editor.Comment) editor.Reply {
	return editor.Reply{Author: c.Author, At: c.At, Body: c.Body}
}

// sameRemark reports whether a remark of a story came back. A copy keeps seconds, and may
// have put before it what it is about.
func sameRemark(own, back editor.Reply) bool {
	return own.Author == back.Author && own.At.Truncate(time.Second).Equal(back.At.Truncate(time.Second)) &&
		strings.HasSuffix(strings.TrimSpace(back.Body), strings.TrimSpace(own.Body))
}

// isSaid reports whether the opening of a thread is said anywhere in others.
func isSaid(in []editor.Comment, c editor.Comment) bool {
	return slices.ContainsFunc(in, func(o editor.Comment) bool {
		return slices.ContainsFunc(append([]editor.Reply{opening(o)}, o.Replies...), func(r editor.Reply) bool { return sameRemark(r, opening(c)) })
	})
}

// answer adds the answers to a thread that it has not got, and resolves it where the
// copy says that it is.
func answer(own *editor.Comment, back editor.Comment) {
	for _, r := range back.Replies {
		if !slices.ContainsFunc(own.Replies, func(o editor.Reply) bool { return sameRemark(o, r) }) {
			own.Replies = append(own.Replies, r)
		}
	}
	own.Resolved = own.Resolved || back.Resolved
}

// renamed lays comments on blocks by their new names. What they were about in a block
// that is no longer one is gone.
func renamed(said []editor.Comment, ids map[string]string) []editor.Comment {
	out := slices.Clone(said)
	for i := range out {
		c := &out[i]
		id, ok := ids[c.Block]
		switch {
		case c.Gone || c.Block == editor.HeadlineID || c.Block == editor.StandfirstID:
		case ok:
			c.Block = id
		default:
			c.Range, c.Gone = editor.Range{}, true
		}
	}
	return out
}
