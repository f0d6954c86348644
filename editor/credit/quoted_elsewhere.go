package credit

import (
	"fmt"
	"slices"
	"strings"

	"stet/editor"
	"stet/editor/prose"
	"stet/editor/reuse"
)

// sharesQuotation reports whether there is a quotation in words that another story has.
func (in Input) sharesQuotation() bool {
	if in.Known.Others == nil {
		return false
	}
	here, shared := in.compared()
	heard := in.speech()
	return slices.ContainsFunc(shared, func(p reuse.Passage) bool {
		ranges := here.Ranges(p.Span)
		return slices.ContainsFunc(heard.said, func(q prose.Quote) bool {
			return q.Kind != prose.Indirect && slices.ContainsFunc(ranges, func(r editor.Range) bool { return overlap(r, heard.at(q)) })
		})
	})
}

// misquotedFromOthers holds what is quoted from earlier stories against them, where no
// transcript says better.
func (in Input) misquotedFromOthers() []editor.Finding {
	if in.Known.Others == nil {
		return nil
	}
	here, shared := in.compared()
	if len(shared) == 0 {
		return nil
	}
	heard := in.speech()
	var found []editor.Finding
	for _, q := range heard.said {
		if q.Kind != prose.Indirect && !in.hasTranscript(heard.at(q)) {
			if f, ok := in.misquotedFrom(here, shared, heard, q); ok {
				found = append(found, f)
			}
		}
	}
	return found
}

func (in Input) hasTranscript(r editor.Range) bool {
	return slices.ContainsFunc(in.factsOn(r), func(f editor.Fact) bool { return len(transcripts(f)) > 0 })
}

// misquotedFrom holds a quotation against the others that share it. One that has it word
// for word is enough, unless it is another copy of what somebody is credited with.
func (in Input) misquotedFrom(here *reuse.Article, shared []reuse.Passage, heard *speech, q prose.Quote) (editor.Finding, bool) {
	f := heard.finding(q, "")
	var near *misquote
	named := false  // whoever is credited with the words has the original
	copied := false // somebody has them as they are here
	for _, p := range shared {
		o := in.other(p)
		part, ok := quotedPart(heard.blocks[q.Block].Text, f.Range, here.Ranges(p.Span))
		credited := in.credits(here, p, o)
		if !ok || p.Kind == reuse.Boilerplate && !credited || in.laterThanThis(here, p) {
			continue
		}
		words := heard.blocks[q.Block].Text[part.Start:part.End]
		m := compareQuote(words, o.paragraphs(p))
		if m == nil && credited {
			return editor.Finding{}, false
		}
		if m == nil {
			copied = true
			continue
		}
		if 2*m.distance > m.length || near != nil && (named && !credited || named == credited && near.distance <= m.distance) {
			continue
		}
		near, named = m, credited
		there := editor.InQuotes(m.spoken) + " there"
		if m.spoken == "" {
			there = editor.InQuotes(words[m.start:m.end]) + " is not there"
		}
		f.Message = fmt.Sprintf("The quotation differs from the original, %s: %s", editor.InQuotes(o.Named()), there)
		f.Elsewhere = o.has(p, 0)
		wrong := editor.Range{Block: part.Block, Start: part.Start + m.start, End: part.Start + m.end}
		f.Fixes = []editor.Fix{{Label: "Quote it as it stands there", Edits: []editor.Edit{{Range: &wrong, Text: m.put(words)}}}}
	}
	return f, near != nil && (named || !copied)
}

// aside is how many words of a quotation beyond a passage belong to it all the same: the
// first or last may be what was changed.
const aside = 3

// quotedPart is the part of a quotation that a passage covers, false where that is none.
func quotedPart(text string, quote editor.Range, ranges []editor.Range) (editor.Range, bool) {
	i := slices.IndexFunc(ranges, func(r editor.Range) bool { return overlap(r, quote) })
	if i < 0 {
		return editor.Range{}, false
	}
	part := editor.Range{Block: quote.Block, Start: max(quote.Start, ranges[i].Start), End: min(quote.End, ranges[i].End)}
	if len(spokenWords(text[quote.Start:part.Start], 0)) <= aside {
		part.Start = quote.Start
	}
	if len(spokenWords(text[part.End:quote.End], 0)) <= aside {
		part.End = quote.End
	}
	return part, true
}

// paragraphs are those of the other that a passage stands in, whole.
func (o other) paragraphs(p reuse.Passage) string {
	var out []string
	for _, r := range o.Ranges(p.There) {
		text, _ := o.Article.Article.Text(r.Block)
		out = append(out, editor.Live(text, o.Article.Article.Marks(r.Block)))
	}
	return strings.Join(out, "\n")
}
