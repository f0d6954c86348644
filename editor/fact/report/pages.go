package report

import (
	"fmt"
	"io"
	"strings"

	"stet/editor"
	"stet/editor/format/pdf"
)

// signHigh is how high a line is that somebody signs on, in points.
const signHigh = 36

// writePages sets a page on paper, as PDF: the facts stand in the margin beside the words
// they are in. It returns pdf.ErrFaces, pdf.ErrLetters or the writer's error.
func writePages(w io.Writer, p page, d *Dossier) error {
	paper := pdf.Paper{Title: p.Title + ": " + p.Report, Language: "en", Made: d.Revision.Saved, Flat: p.Wide, Foot: d.foot(p.Report)}
	add := func(parts ...pdf.Part) { paper.Parts = append(paper.Parts, parts...) }
	say := func(look pdf.Look, text string) {
		if text != "" {
			add(plainWords(look, text))
		}
	}
	say(pdf.Kicker, p.Report)
	if p.Titled {
		say(pdf.Title, p.Title)
	}
	var front pdf.Details
	for _, f := range p.Front {
		front = append(front, [2]string{f.Label, f.Text})
	}
	add(front)
	say(pdf.Warning, p.Warning)
	for _, part := range p.Parts {
		say(pdf.Heading, part.Title)
		say(pdf.Lead, part.Lead)
		for _, c := range part.Copy {
			add(noted(c))
		}
		for _, e := range part.Facts {
			add(noteOn(e))
		}
		switch {
		case len(part.Rows) > 0:
			add(pdf.Table{Head: part.Head, Rows: part.Rows})
		default:
			say(pdf.Lead, part.Empty)
		}
		if len(part.Signs) > 0 {
			add(toSign(part.Signs))
		}
	}
	return pdf.WritePaper(w, paper, d.Pages)
}

// foot is what stands below each page: of which story and revision it is, whose, and from
// when.
func (d *Dossier) foot(report string) string {
	said := []string{d.Story.Article.Slug, report}
	if r := d.Revision; r.Number > 0 {
		said = append(said, fmt.Sprintf("r%d", r.Number), join(", ", r.Author, d.when(r.Saved)))
		if r.Hash != "" {
			said = append(said, "SHA-256 "+r.Hash[:min(12, len(r.Hash))])
		}
	} else {
		said = append(said, "not filed")
	}
	if d.withheld {
		said = append(said, "redacted")
	}
	return oneLine(join(" · ", said...))
}

func plainWords(look pdf.Look, text string) pdf.Words {
	return pdf.Words{Look: look, Runs: []pdf.Run{{Text: text}}}
}

var copyLooks = map[editor.BlockKind]pdf.Look{editor.Headline: pdf.CopyHeadline, editor.Standfirst: pdf.CopyStandfirst, editor.Heading: pdf.CopyHeading,
	editor.Quote: pdf.CopyQuote, editor.Item: pdf.CopyItem, dateline: pdf.CopyDateline, editor.ImageBlock: pdf.CopyCaption}

var paperTones = map[string]pdf.Tone{"settled": pdf.Settled, "wanting": pdf.Wanting, "disputed": pdf.Disputed, "open": pdf.Open}

// noted is a passage with its facts.
func noted(p passage) pdf.Noted {
	out := pdf.Noted{Words: pdf.Words{Look: pdf.CopyText, Mark: p.Mark, Depth: p.Depth}}
	if look, ok := copyLooks[p.Kind]; ok {
		out.Look = look
	}
	for _, r := range p.Runs {
		out.Runs = append(out.Runs, pdf.Run{Text: r.Text, Strong: r.Strong, Emph: r.Emph, Shift: r.Shift, Tone: paperTones[r.Class]})
		for _, e := range r.Ends {
			out.Runs = append(out.Runs, pdf.Run{Text: fmt.Sprintf("%d%s", e.Number, e.Glyph), Raised: true, Tone: paperTones[e.Class]})
		}
	}
	for _, e := range p.Facts {
		out.Notes = append(out.Notes, noteOn(e))
	}
	return out
}

// noteOn is all there is to say of a fact.
func noteOn(e entry) pdf.Note {
	tone := paperTones[e.Class]
	out := pdf.Note{Tone: tone, Words: []pdf.Words{{Look: pdf.NoteHead, Runs: []pdf.Run{
		{Text: fmt.Sprintf("%d  ", e.Number)}, {Text: e.Glyph + " " + e.Status, Tone: tone}, {Text: " · " + e.Kind}}}}}
	if strings.TrimSpace(e.Text) != "" {
		out.Words = append(out.Words, plainWords(pdf.NoteQuote, e.Text))
	}
	for _, d := range e.Details {
		out.Words = append(out.Words, pdf.Words{Look: pdf.NoteLine, Runs: []pdf.Run{
			{Text: d.Label + ": ", Strong: true}, {Text: d.Text, Strong: d.Warn}}})
	}
	return out
}

// toSign is a line for each who signs.
func toSign(who []string) pdf.Table {
	t := pdf.Table{Head: []string{"", "Name", "Date", "Signature"}, High: signHigh, Shares: []float64{2, 4, 2, 4}}
	for _, w := range who {
		t.Rows = append(t.Rows, []string{w, "", "", ""})
	}
	return t
}
