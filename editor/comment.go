package editor

import (
	"regexp"
	"slices"
	"time"
)

// Comment is a thread of remarks about words: the first one and the replies to
// it. When all its words are deleted, Gone is set, the range is zero and Text
// keeps the last words.
type Comment struct {
	ID string `json:"id"`
	Range
	Text     string    `json:"text"` // the words the range covers, or covered
	Author   string    `json:"author,omitempty"`
	At       time.Time `json:"at,omitzero"`
	Body     string    `json:"body"`
	Replies  []Reply   `json:"replies,omitempty"`
	Resolved bool      `json:"resolved,omitempty"`
	Gone     bool      `json:"gone,omitempty"`
}

// Reply is one more remark in a comment's thread.
type Reply struct {
	Author string    `json:"author,omitempty"`
	At     time.Time `json:"at,omitzero"`
	Body   string    `json:"body"`
}

// Clone returns a copy of c that shares nothing with it.
func (c Comment) Clone() Comment {
	c.Replies = slices.Clone(c.Replies)
	return c
}

// Mentions returns the names that are called on with an @ anywhere in the
// thread, without it, each once, in order.
func (c Comment) Mentions() []string {
	var names []string
	add := func(body string) {
		for _, m := range mention.FindAllStringSubmatch(body, -1) {
			if !slices.Contains(names, m[1]) {
				names = append(names, m[1])
			}
		}
	}
	add(c.Body)
	for _, r := range c.Replies {
		add(r.Body)
	}
	return names
}

// mention is an @ that does not stand inside a word, as one in an address does,
// and the name behind it.
var mention = regexp.MustCompile(`(?:^|[^\pL\pN._])@([\pL\pN](?:[\pL\pN._'’-]*[\pL\pN])?)`)
