package rtf

import (
	"strconv"
	"strings"
	"time"

	"stet/editor"
)

// comment is one in the margin. Its words begin where \atrfstart stands and end at
// \atrfend, and are those before it where it has neither.
type comment struct {
	ref        string
	from, to   int // in the open paragraph
	begun      bool
	ended      bool
	author     string
	at         time.Time
	body       string
	block      string
	start, end int
	words      string
}

// comment returns the comment that is being read.
func (r *reader) comment() *comment {
	if n := len(r.comments); n > 0 && r.comments[n-1].body == "" {
		return r.comments[n-1]
	}
	return r.newComment("")
}

func (r *reader) newComment(ref string) *comment {
	at := r.flows[0].builder.Len()
	c := &comment{ref: ref, from: at, to: at}
	r.comments = append(r.comments, c)
	f := r.flows[0]
	f.comments = append(f.comments, len(r.comments)-1)
	return c
}

// refer takes where the words of a comment begin and end.
func (r *reader) refer(what, ref string) {
	at := r.flows[0].builder.Len()
	switch what {
	case "atrfstart":
		r.newComment(ref).begun = true
	case "atrfend":
		for _, c := range r.comments {
			if c.ref == ref && c.begun && !c.ended {
				c.to, c.ended = at, true
			}
		}
	}
}

// annotated takes the words of the comment that has been read.
func (r *reader) annotated(words string) {
	words = strings.TrimSpace(words)
	if words == "" {
		return
	}
	for _, c := range r.comments {
		if c.body == "" && (c.ended || !c.begun) {
			c.body = words
			return
		}
	}
	r.newComment("").body = words
}

// close lets a comment end with its cell, whose words lost so many bytes in front.
func (c *comment) close(words string, cut int) {
	if c.begun && !c.ended {
		c.to, c.ended = cut+len(words), true
	}
	c.from, c.to = min(max(c.from-cut, 0), len(words)), min(max(c.to-cut, 0), len(words))
}

// settle lets a comment lie on the block that its paragraph became.
func (c *comment) settle(block, words string, cut int) {
	c.block = block
	c.start, c.end = min(max(c.from-cut, 0), len(words)), min(max(c.to-cut, 0), len(words))
	if c.begun && !c.ended { // it runs into the next paragraph
		c.end = len(words)
	}
	if c.start >= c.end { // about a place: the words before it
		c.start = 1 + strings.LastIndexAny(words[:c.end], " \n")
		if c.start >= c.end {
			c.start, c.end = 0, len(words)
		}
	}
	c.words = words[c.start:c.end]
}

// comment returns the nth comment, false where it has come to nothing.
func (c *comment) comment(n int) (editor.Comment, bool) {
	if c.body == "" || c.block == "" || c.words == "" {
		return editor.Comment{}, false
	}
	return editor.Comment{ID: "c" + strconv.Itoa(n), Range: editor.Range{Block: c.block, Start: c.start, End: c.end}, Text: c.words, Author: c.author, At: c.at, Body: c.body}, true
}
