package editor

import (
	"slices"
	"time"
)

// Suggestion is one change that somebody proposes and nobody has accepted or
// rejected: a stretch of inserted or deleted words that may run over several
// blocks, or deleted words with those put in their place.
type Suggestion struct {
	Parts  []Part // in the order of the text, each beginning where the one before ends
	Author string
	At     time.Time // when it was begun
	// The words, with "\n" where a block begins.
	Inserted, Deleted string
}

// Extent is the words of s in the block that it begins in.
func (s Suggestion) Extent() Range {
	r := s.Parts[0].Range
	for _, p := range s.Parts[1:] {
		if p.Block == r.Block {
			r.End = p.End
		}
	}
	return r
}

// Part is one mark of a suggestion: the bytes of Range or, where Break is set,
// the beginning of the block, as Block.Break has it.
type Part struct {
	Range
	Kind  MarkKind
	Break bool
}

// Suggestions lists the suggestions in a in the order of the text.
func (a *Article) Suggestions() []Suggestion {
	l := suggestions{open: map[string]*chain{}}
	l.block(Block{ID: HeadlineID, Text: a.Headline, Marks: a.HeadlineMarks})
	l.block(Block{ID: StandfirstID, Text: a.Standfirst, Marks: a.StandfirstMarks})
	for _, b := range a.Body {
		l.block(b)
	}
	out := make([]Suggestion, len(l.chains))
	for i, c := range l.chains {
		out[i] = c.Suggestion
	}
	return out
}

// Suggested reports whether there are suggestions in a.
func (a *Article) Suggested() bool {
	in := func(marks []Mark) bool {
		return slices.ContainsFunc(marks, func(m Mark) bool { return m.Kind.Suggested() })
	}
	return in(a.HeadlineMarks) || in(a.StandfirstMarks) ||
		slices.ContainsFunc(a.Body, func(b Block) bool { return b.Break != nil || in(b.Marks) })
}

// chain is a suggestion that may go on at a place in a block.
type chain struct {
	Suggestion
	block int
	at    int
}

// suggestions collects the chains of a text, block by block; open holds the last
// of each author.
type suggestions struct {
	chains []*chain
	open   map[string]*chain
	blocks int
	ended  int // how long the text of the block before was
}

func (l *suggestions) block(b Block) {
	if b.Break != nil {
		l.add(Part{Range{Block: b.ID}, b.Break.Kind, true}, "\n", b.Break.Author, b.Break.At)
	}
	for _, m := range b.Marks {
		if m.Kind.Suggested() {
			l.add(Part{Range{b.ID, m.Start, m.End}, m.Kind, false}, b.Text[m.Start:m.End], m.Author, m.At)
		}
	}
	l.blocks++
	l.ended = len(b.Text)
}

// add puts a part behind the one it touches, or begins a suggestion with it.
func (l *suggestions) add(p Part, words, author string, at time.Time) {
	c := l.open[author]
	if c == nil || !l.touches(c, p) {
		c = &chain{Suggestion: Suggestion{Author: author, At: at}}
		l.chains, l.open[author] = append(l.chains, c), c
	}
	c.Parts = append(c.Parts, p)
	c.block, c.at = l.blocks, p.End
	if at.Before(c.At) {
		c.At = at
	}
	if p.Kind == Inserted {
		c.Inserted += words
	} else {
		c.Deleted += words
	}
}

func (l *suggestions) touches(c *chain, p Part) bool {
	if p.Break {
		return c.block == l.blocks-1 && c.at == l.ended
	}
	return c.block == l.blocks && c.at == p.Start
}
