package format

import (
	"slices"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
)

// A footnote whose words stand where it is referred to: "Fares rise.^[Minutes, item 7.]"
// https://pandoc.org/MANUAL.html#extension-inline_notes

// noteWithin is such a note, with its words below it.
type noteWithin struct {
	ast.BaseInline
	end int // of its words in the source: where the bracket stands
}

var kindNoteWithin = ast.NewNodeKind("NoteWithin")

func (*noteWithin) Kind() ast.NodeKind              { return kindNoteWithin }
func (n *noteWithin) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// notesWithin parses them: what stands between its brackets is parsed as any words are, and
// hung below the note when its bracket comes.
type notesWithin struct{}

func (notesWithin) Trigger() []byte { return []byte("^]") }

var (
	openNote     = parser.NewContextKey() // a *noteWithin
	bracketPairs = parser.NewContextKey() // a *brackets
)

func (notesWithin) Parse(parent ast.Node, block gtext.Reader, pc parser.Context) ast.Node {
	line, at := block.PeekLine()
	open, _ := pc.Get(openNote).(*noteWithin)
	switch {
	case line[0] == ']' && open != nil && at.Start == open.end:
		parser.ProcessDelimiters(open, pc)
		for c := open.NextSibling(); c != nil; {
			next := c.NextSibling()
			open.AppendChild(open, c)
			c = next
		}
		parent.RemoveChild(parent, open)
		pc.Set(openNote, nil)
		block.Advance(1)
		return open
	case line[0] == '^' && len(line) > 1 && line[1] == '[' && (open == nil || open.end < at.Start):
		end := closing(block, pc, at.Start+1)
		if end <= at.Start+2 {
			return nil
		}
		n := &noteWithin{end: end}
		pc.Set(openNote, n)
		block.Advance(2)
		return n
	}
	return nil
}

// brackets are the pairs of brackets in the rest of a block, by where they open.
type brackets struct {
	from, to int
	closes   map[int]int
}

// closing returns where the bracket that opens at an offset closes, 0 where it does not. A
// block is searched once: many that never close cost no more than one.
func closing(block gtext.Reader, pc parser.Context, at int) int {
	known, _ := pc.Get(bracketPairs).(*brackets)
	if known == nil || at < known.from || at >= known.to {
		known = pairs(block)
		pc.Set(bracketPairs, known)
	}
	return known.closes[at]
}

func pairs(block gtext.Reader) *brackets {
	line, position := block.Position()
	defer block.SetPosition(line, position)
	out := &brackets{from: position.Start, closes: map[int]int{}}
	var open []int
	for words, at := block.PeekLine(); words != nil; words, at = block.PeekLine() {
		for i := 0; i < len(words); i++ {
			switch words[i] {
			case '\\':
				i++
			case '[':
				open = append(open, at.Start+i-at.Padding)
			case ']':
				if n := len(open); n > 0 {
					out.closes[open[n-1]] = at.Start + i - at.Padding
					open = open[:n-1]
				}
			}
		}
		out.to = at.Stop
		block.AdvanceLine()
	}
	return out
}

// putBehind makes footnotes of notes that stand within the words, numbered with the others
// as they are referred to.
type putBehind struct{}

func (putBehind) Transform(doc *ast.Document, _ gtext.Reader, _ parser.Context) {
	var list *east.FootnoteList
	var refs []ast.Node
	within := false
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *noteWithin:
			refs, within = append(refs, n), true
		case *east.FootnoteLink:
			refs = append(refs, n)
		case *east.FootnoteList:
			list = n
		}
		return ast.WalkContinue, nil
	})
	if !within {
		return
	}
	if list == nil {
		list = east.NewFootnoteList()
		doc.AppendChild(doc, list)
	}
	renumber(list, refs)
}

// renumber numbers the notes of a list anew by what refers to them, in order, with those
// within the words among them; notes that nothing refers to come last.
func renumber(list *east.FootnoteList, refs []ast.Node) {
	was := map[int]*east.Footnote{}
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		note := n.(*east.Footnote)
		was[note.Index] = note
	}
	numbers := map[*east.Footnote]int{}
	number := func(n *east.Footnote) int {
		if numbers[n] == 0 {
			numbers[n] = len(numbers) + 1
		}
		return numbers[n]
	}
	for _, ref := range refs {
		switch ref := ref.(type) {
		case *east.FootnoteLink:
			if note := was[ref.Index]; note != nil {
				ref.Index = number(note)
			}
		case *noteWithin:
			note := footnoteOf(ref)
			list.AppendChild(list, note)
			ref.Parent().ReplaceChild(ref.Parent(), ref, east.NewFootnoteLink(number(note)))
		}
	}
	var notes []*east.Footnote
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		note := n.(*east.Footnote)
		note.Index = number(note)
		notes = append(notes, note)
	}
	slices.SortFunc(notes, func(a, b *east.Footnote) int { return a.Index - b.Index })
	list.RemoveChildren(list)
	for _, note := range notes {
		list.AppendChild(list, note)
	}
}

// footnoteOf takes the words of a note out of those that it stands in.
func footnoteOf(n *noteWithin) *east.Footnote {
	note, words := east.NewFootnote(nil), ast.NewTextBlock()
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		words.AppendChild(words, c)
		c = next
	}
	note.AppendChild(note, words)
	return note
}
