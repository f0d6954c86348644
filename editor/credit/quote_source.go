package credit

import (
	"stet/editor"
	"stet/editor/prose"
)

// Every quotation can be traced: it is tagged, and its fact names where the words were
// heard or read (Investigate Midwest's checking guide). Words of fewer than four are
// let off, and so are headings and what something is called: a memo titled “...” says
// itself where that stands.
var quoteSource = newRule("quote-source", "Every quote has a source on record", editor.Blocks,
	func(in Input) []editor.Finding {
		heard := in.speech()
		var found []editor.Finding
		for _, q := range heard.said {
			if q.Kind != prose.Direct || q.Rule == prose.Named || prose.Words(heard.blocks[q.Block].Text[q.Start:q.End]) < 4 || in.hasSource(heard.at(q)) {
				continue
			}
			message := "No fact says where the quote is from"
			if len(in.factsOn(heard.at(q))) > 0 {
				message = "The quote is tagged, but has no source"
			}
			found = append(found, heard.finding(q, message))
		}
		return found
	}).
	follows("https://investigatemidwest.org/fact-checking-guidelines").
	unless(unheard)

func (in Input) hasSource(r editor.Range) bool {
	for _, f := range in.factsOn(r) {
		if len(f.Sources) > 0 {
			return true
		}
	}
	return false
}
