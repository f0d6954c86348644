package proof

import (
	"slices"
	"strings"

	"stet/editor"
	"stet/editor/prose"
)

// Copy is the text of a block as it is read: without the words that are
// suggested to be deleted.
type Copy struct {
	Text string
	cuts []cut
	code []editor.Mark
}

// cut is a stretch of the block's text that the copy lacks: it would stand at a
// byte of the copy.
type cut struct{ at, length int }

// Read returns the copy of a block.
func Read(b editor.Block) Copy {
	var c Copy
	var text strings.Builder
	from := 0
	for _, m := range b.Marks {
		switch {
		case m.Kind == editor.Code:
			c.code = append(c.code, m)
		case m.Kind == editor.Deleted && m.End > from:
			text.WriteString(b.Text[from:max(from, m.Start)])
			c.cuts = append(c.cuts, cut{text.Len(), m.End - max(from, m.Start)})
			from = m.End
		}
	}
	if from == 0 {
		c.Text = b.Text
		return c
	}
	text.WriteString(b.Text[from:])
	c.Text = text.String()
	return c
}

// In returns where a span of the copy lies in the block's text. Deleted words at
// its ends stay out of it.
func (c Copy) In(s prose.Span) prose.Span {
	return prose.Span{Start: c.in(s.Start, true), End: c.in(s.End, s.Empty())}
}

// in returns where a byte of the copy lies, behind the words cut there or before.
func (c Copy) in(at int, behind bool) int {
	moved := at
	for _, cut := range c.cuts {
		if cut.at < at || behind && cut.at == at {
			moved += cut.length
		}
	}
	return moved
}

// Place moves what was found in the copy to where it lies in the block's text,
// and leaves out what lies in words set as code, which are no prose.
func (c Copy) Place(found []Finding) []Finding {
	for i := range found {
		found[i].Span = c.In(found[i].Span)
	}
	return slices.DeleteFunc(found, func(f Finding) bool {
		return slices.ContainsFunc(c.code, func(m editor.Mark) bool { return m.Start < f.End && f.Start < m.End })
	})
}
