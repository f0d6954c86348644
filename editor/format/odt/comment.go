package odt

import (
	"strconv"
	"strings"
	"time"

	"stet/editor"
	"stet/editor/format/packed"
)

// comment is one in the margin. It lies on the words from where it stands to its end,
// and on the word before it where it has none.
type comment struct {
	name, parent string
	author       string
	at           time.Time
	body         string
	resolved     bool
	gone         bool // and the words that it was about are so, in a file of ours
	from, to     int  // in the open paragraph; to is -1 while it is open
	block, words string
	start, end   int
}

// annotation reads a comment (part 3, 14.1).
func (r *reader) annotation(n *packed.Node) {
	c := &comment{name: n.Attr("name"), parent: n.Attr("parent-name"), author: strings.TrimSpace(n.Child("creator").Words()), at: moment(n.Child("date").Words()),
		body: strings.TrimSpace(paragraphs(n)), resolved: n.Attr("resolved") == "true", from: r.words.Len(), to: -1}
	if words := n.Attr("gone"); r.record != nil && words != "" {
		c.gone, c.words = true, words
	}
	if c.body != "" {
		r.comments, r.here = append(r.comments, c), append(r.here, c)
	}
}

func (r *reader) annotationEnd(name string) {
	for _, c := range r.here { // one that began in another paragraph ends with that
		if c.name == name && name != "" {
			c.to = r.words.Len()
		}
	}
}

// settle lets a comment lie on the block that its paragraph became.
func (c *comment) settle(block, words string, cut int) {
	if c.gone {
		return
	}
	c.block = block
	clamp := func(at int) int { return min(max(at-cut, 0), len(words)) }
	c.start, c.end = clamp(c.from), clamp(c.to)
	if c.to < 0 {
		if c.end = c.start; c.name != "" { // it ends in another paragraph
			c.end = len(words)
		}
	}
	if c.start >= c.end {
		before := strings.TrimRight(words[:max(c.end, c.start)], " ")
		c.end, c.start = len(before), 1+strings.LastIndexAny(before, " \n")
	}
	if c.start >= c.end {
		c.start, c.end = 0, len(words)
	}
	c.words = words[c.start:c.end]
}

// addComment adds the nth comment to the story, or to the thread that it answers in.
func (r *reader) addComment(n int, c *comment) {
	all := &r.piece.Story.Comments
	if c.parent != "" {
		for i, other := range r.comments[:n-1] {
			if other.name != c.parent {
				continue
			}
			for k := range *all {
				if (*all)[k].ID == commentID(r.root(i)) {
					(*all)[k].Replies = append((*all)[k].Replies, editor.Reply{Author: c.author, At: c.at, Body: c.body})
					return
				}
			}
		}
	}
	out := editor.Comment{ID: commentID(n), Author: c.author, At: c.at, Body: c.body, Resolved: c.resolved, Text: c.words}
	if c.block == "" || c.words == "" {
		out.Gone = true
	} else {
		out.Range = editor.Range{Block: c.block, Start: c.start, End: c.end}
	}
	*all = append(*all, out)
}

// root returns the number of the comment that begins the thread of comment i.
func (r *reader) root(i int) int {
	for range len(r.comments) {
		at := -1
		for k, other := range r.comments {
			if r.comments[i].parent != "" && other.name == r.comments[i].parent {
				at = k
			}
		}
		if at < 0 {
			break
		}
		i = at
	}
	return i + 1
}

func commentID(n int) string { return "c" + strconv.Itoa(n) }
