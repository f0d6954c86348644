package credit

import (
	"fmt"

	"stet/editor"
	"stet/editor/prose"
	"stet/editor/reuse"
)

// Words pasted from outside are somebody's until an editor has seen where they come
// from (NPR ethics handbook; iA Writer's authorship marks are the model). What came with
// one paste is one finding; a few words are worth no warning.
var pastedUncleared = newRule("pasted-uncleared", "All that was pasted is cleared", editor.Warns,
	func(in Input) []editor.Finding {
		type paste struct {
			href, author, at string
		}
		of := map[paste]*editor.Finding{}
		words := map[paste]int{}
		var order []paste
		for _, p := range texts(in.Story.Article) {
			for _, m := range p.marks {
				if m.Kind != editor.Pasted {
					continue
				}
				key := paste{m.Href, m.Author, m.At.String()}
				r := editor.Range{Block: p.id, Start: m.Start, End: m.End}
				if of[key] == nil {
					of[key] = &editor.Finding{Range: r, Text: p.text[m.Start:m.End], Fixes: []editor.Fix{{Label: "Clear the mark"}}}
					order = append(order, key)
				}
				fix := &of[key].Fixes[0]
				fix.Edits = append(fix.Edits, editor.Edit{Range: &r, Unpasted: true})
				words[key] += prose.Words(p.text[m.Start:m.End])
			}
		}
		var found []editor.Finding
		for _, key := range order {
			f := of[key]
			f.Message = fmt.Sprintf("%d words were pasted and nobody has seen where they come from", words[key])
			if words[key] == 1 {
				f.Message = "A word was pasted and nobody has seen where it comes from"
			}
			if words[key] < reuse.Least {
				f.Severity = editor.Informs
			}
			found = append(found, *f)
		}
		return found
	}).follows("https://ethics.npr.org")
