package find

import (
	"stet/editor"
	"stet/editor/doc"
)

// Hit is a place where words are to be replaced, with those around it: what an
// editor has to see to agree.
type Hit struct {
	editor.Edit
	Was           string // the words there now
	Before, After string // the nearest words on either side, in the same block
}

// around is how many bytes on either side of a hit are shown.
const around = 48

// Hits returns what Edits does, with the words around.
func (r *Replacer) Hits(b editor.Block) []Hit {
	var hits []Hit
	text := b.Words()
	for _, e := range r.Edits(b) {
		from, to := e.Range.Start, e.Range.End
		before, after := from, to
		if from > around {
			before = doc.NextWordStart(text, from-around)
		} else {
			before = 0
		}
		if len(text)-to > around {
			after = doc.PrevWord(text, to+around)
		} else {
			after = len(text)
		}
		hits = append(hits, Hit{e, text[from:to], text[min(before, from):from], text[to:max(after, to)]})
	}
	return hits
}
