package credit

import (
	"regexp"
	"strings"

	"stet/editor"
	"stet/editor/prose"
)

// Every quotation has a speaker, named in the same paragraph, usually after
// the first sentence (Reuters, Essentials of sourcing; Investigate Midwest's
// checking guide). Where only the paragraph before names one the words may be
// somebody else's, so an editor is asked to look. Headlines and headings are
// let off.
var quoteUnattributed = newRule("quote-unattributed", "Every quote has a speaker", editor.Warns,
	func(in Input) []editor.Finding {
		heard := in.speech()
		var found []editor.Finding
		for _, q := range heard.said {
			if q.Kind != prose.Direct || q.Attributed || signedQuoteRE.MatchString(heard.blocks[q.Block].Text[q.End:]) {
				continue
			}
			f := heard.finding(q, "The quote has no speaker")
			if q.Inherited {
				f.Severity = editor.Informs
				f.Message = "The quote names no speaker itself: make sure that it is still " + speakerBefore(q.Name)
			}
			found = append(found, f)
		}
		return found
	}).
	follows("https://investigatemidwest.org/fact-checking-guidelines").
	unless(unheard)

// signedQuoteRE is a name behind a dash, as readers' letters have it: “No.” — Ana Ruiz
var signedQuoteRE = regexp.MustCompile(`^\s*[―—–]\s*\p{Lu}[\p{L}.'’-]*(?: \p{Lu}| ?$)`)

// speakerBefore is the name of who spoke before, where it is one: "he" tells nothing.
func speakerBefore(name string) string {
	if isName(strings.Fields(name), false) {
		return name
	}
	return "the speaker before"
}
