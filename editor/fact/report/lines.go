package report

import (
	"fmt"
	"slices"
	"strings"

	"stet/editor"
	"stet/editor/format/piece"
	"stet/editor/prose"
)

// block is a text of the story that is read, with what it is called.
type block struct {
	id, text string
	kind     editor.BlockKind
	name     string
	marks    []editor.Mark
	depth    int // of an entry of a list, from 1 on
	number   int // that it is counted by, 0 for none
}

// blocks are the headline, the standfirst, and the body with the words below its
// pictures, as far as they have words. Paragraphs are counted.
func (d *Dossier) blocks() []block {
	a := &d.Story.Article
	all := []block{
		{editor.HeadlineID, a.Headline, editor.Headline, "Headline", a.HeadlineMarks, 0, 0},
		{editor.StandfirstID, a.Standfirst, editor.Standfirst, "Standfirst", a.StandfirstMarks, 0, 0},
	}
	paragraphs, pictures := 0, 0
	var lists piece.Lists
	for _, b := range a.Body {
		depth, number := lists.Next(b)
		switch {
		case b.Image != nil:
			pictures++
			all = append(all, block{b.ID, join(" ", b.Image.Caption, b.Image.Byline, b.Image.Credit), b.Kind, fmt.Sprintf("Picture %d", pictures), nil, 0, 0})
		case b.Kind == editor.Heading:
			all = append(all, block{b.ID, b.Text, b.Kind, "Heading", b.Marks, 0, 0})
		default:
			paragraphs++
			all = append(all, block{b.ID, b.Text, b.Kind, fmt.Sprintf("Paragraph %d", paragraphs), b.Marks, depth, number})
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
