package report

import (
	"io"
	"slices"

	"stet/editor"
	"stet/editor/format/piece"
)

// passage is one paragraph with the facts in it, which stand under it. Mark is what
// stands before an entry of a list: a bullet, or its number.
type passage struct {
	Kind  editor.BlockKind
	Depth int // of an entry, from 1 on
	Mark  string
	Runs  []run
	Facts []entry
}

// run is words set one way. Class is that of the innermost fact over them, Ends
// the numbers of the facts that end with them.
type run struct {
	Text         string
	Strong, Emph bool
	Shift        editor.MarkKind // Superscript, Subscript or ""
	Class        string
	Ends         []entry
}

// dateline is the line above the text that says where and when it was filed: of a kind of
// its own, since it is no block of the story.
const dateline editor.BlockKind = "dateline"

// annotated is the copy with every fact under its paragraph.
func annotated(d *Dossier) page {
	var copy part
	all := d.entries()
	shown := map[string]bool{}
	filed := piece.Dateline(&d.Story.Article)
	for _, b := range d.blocks() {
		if b.kind != editor.Headline && b.kind != editor.Standfirst && filed != "" {
			copy.Copy = append(copy.Copy, passage{Kind: dateline, Runs: []run{{Text: filed}}})
			filed = ""
		}
		p := passage{Kind: b.kind, Depth: b.depth}
		if b.depth > 0 {
			p.Mark = piece.ItemMark(b.number)
		}
		for _, e := range all {
			if e.Block == b.id && !e.Gone {
				p.Facts = append(p.Facts, e)
				shown[e.ID] = true
			}
		}
		p.Runs = runsOf(b, p.Facts)
		if b.kind == editor.Row {
			for i := range p.Runs {
				p.Runs[i].Text = editor.Barred(p.Runs[i].Text)
			}
		}
		copy.Copy = append(copy.Copy, p)
	}
	out := page{Parts: []part{copy}}
	if gone := slices.DeleteFunc(all, func(e entry) bool { return shown[e.ID] }); len(gone) > 0 {
		out.Parts = append(out.Parts, part{Title: "Facts whose words are gone", Facts: gone})
	}
	for _, p := range []part{d.waived(), d.overridden(), d.amendments()} {
		if len(p.Rows) > 0 {
			out.Parts = append(out.Parts, p)
		}
	}
	return out
}

// waived says which gates somebody lets stand, and why.
func (d *Dossier) waived() part {
	p := part{Title: "Let stand", Head: []string{"What", "By", "Because"}}
	for _, f := range d.Standing {
		if f.Waived != nil {
			p.Rows = append(p.Rows, []string{f.Message, f.Waived.By, f.Waived.Reason})
		}
	}
	return p
}

// annotatedPage is the annotated copy as a web page, with its head.
func annotatedPage(w io.Writer, d *Dossier) error { return writeHTML(w, d.annotatedCopy()) }

// annotatedPaper is the annotated copy in pages.
func annotatedPaper(w io.Writer, d *Dossier) error { return writePages(w, d.annotatedCopy(), d) }

func (d *Dossier) annotatedCopy() page {
	p := annotated(d)
	p.head("Annotated copy", d)
	return p
}

// runsOf parts a text wherever a mark or a fact begins or ends.
func runsOf(b block, facts []entry) []run {
	edges := []int{0, len(b.text)}
	for _, m := range b.marks {
		edges = append(edges, m.Start, m.End)
	}
	for _, f := range facts {
		edges = append(edges, f.Start, f.End)
	}
	slices.Sort(edges)
	edges = slices.DeleteFunc(slices.Compact(edges), func(at int) bool { return at < 0 || at > len(b.text) })
	var out []run
	for i := 1; i < len(edges); i++ {
		from, to := edges[i-1], edges[i]
		r := run{Text: b.text[from:to]}
		for _, m := range b.marks {
			if m.Start <= from && to <= m.End {
				r.Strong = r.Strong || m.Kind == editor.Strong
				r.Emph = r.Emph || m.Kind == editor.Emphasis
				if m.Kind == editor.Superscript || m.Kind == editor.Subscript {
					r.Shift = m.Kind
				}
			}
		}
		for _, f := range facts {
			if f.Start <= from && to <= f.End {
				r.Class = f.Class
			}
			if f.End == to {
				r.Ends = append(r.Ends, f)
			}
		}
		out = append(out, r)
	}
	return out
}

// amendments are the notes under a published story.
func (d *Dossier) amendments() part {
	p := part{Title: "After publication", Head: []string{"When", "What", "What was wrong", "What is right", "The note", "By"}}
	for _, a := range d.Story.Amendments {
		p.Rows = append(p.Rows, []string{d.when(a.At), a.Kind.Words(), a.Wrong, a.Right, a.Note, a.By})
	}
	return p
}
