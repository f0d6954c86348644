package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"stet/editor"
	"stet/editor/prose"
)

// block is a text of the story that is read, with what it is called.
type block struct {
	id, text string
	kind     editor.BlockKind
	name     string
	marks    []editor.Mark
	item     item
}

// item is the place of an entry in its list: how deep it lies, from 1 on, and its number,
// 0 where nothing is counted. The zero item is of no list.
type item struct{ Depth, Number int }

// mark is what stands before the words of an entry.
func (i item) mark() string {
	if i.Number > 0 {
		return strconv.Itoa(i.Number) + "."
	}
	return "•"
}

// items counts the entries of a body.
type items struct{ counts []int }

// next is the place of a block, which follows those that it was asked of before.
func (all *items) next(b editor.Block) item {
	if b.Kind != editor.Item {
		all.counts = nil
		return item{}
	}
	depth := max(b.Level, 1)
	for len(all.counts) < depth {
		all.counts = append(all.counts, 0)
	}
	all.counts = all.counts[:depth]
	if !b.Ordered {
		return item{Depth: depth}
	}
	all.counts[depth-1]++
	return item{depth, all.counts[depth-1]}
}

// blocks are the headline, the standfirst, and the body with the words below its
// pictures, as far as they have words. Paragraphs are counted.
func (d *Dossier) blocks() []block {
	a := &d.Story.Article
	all := []block{
		{editor.HeadlineID, a.Headline, editor.Headline, "Headline", a.HeadlineMarks, item{}},
		{editor.StandfirstID, a.Standfirst, editor.Standfirst, "Standfirst", a.StandfirstMarks, item{}},
	}
	paragraphs, pictures := 0, 0
	var lists items
	for _, b := range a.Body {
		place := lists.next(b)
		switch {
		case b.Image != nil:
			pictures++
			all = append(all, block{b.ID, join(" ", b.Image.Caption, b.Image.Byline, b.Image.Credit), b.Kind, fmt.Sprintf("Picture %d", pictures), nil, place})
		case b.Kind == editor.Heading:
			all = append(all, block{b.ID, b.Text, b.Kind, "Heading", b.Marks, place})
		default:
			paragraphs++
			all = append(all, block{b.ID, b.Text, b.Kind, fmt.Sprintf("Paragraph %d", paragraphs), b.Marks, place})
		}
	}
	return slices.DeleteFunc(all, func(b block) bool { return strings.TrimSpace(b.text) == "" })
}

// line is one sentence with the facts in it.
type line struct {
	Number  int
	Where   string
	Text    string
	Entries []entry
	NoFact  bool // marked as having nothing to check
}

// lines are the story's sentences, those below its pictures as well. A fact that
// runs over several is in each.
func (d *Dossier) lines() []line {
	var out []line
	all := d.entries()
	for _, b := range d.blocks() {
		for _, s := range prose.Sentences(b.text) {
			s = s.Trim(b.text)
			if s.Empty() {
				continue
			}
			r := editor.Range{Block: b.id, Start: s.Start, End: s.End}
			l := line{Number: len(out) + 1, Where: b.name, Text: s.Of(b.text)}
			for _, e := range all {
				if !e.Gone && e.Overlaps(r) {
					l.Entries = append(l.Entries, e)
				}
			}
			for _, f := range d.Story.Facts {
				l.NoFact = l.NoFact || !f.IsFact() && !f.Gone && !f.Stale && f.Overlaps(r)
			}
			out = append(out, l)
		}
	}
	return out
}
