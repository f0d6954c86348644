package epub

import (
	"path"

	"golang.org/x/net/html"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/piece"
)

// apart is a document that holds notes of others, with the elements that an address may
// name. Those that were taken are not read again.
type apart struct {
	byID  map[string]*html.Node
	taken map[string]bool
}

// apartAt returns the document of that name, nil for one that was read as text already, or
// cannot be read.
func (r *reader) apartAt(name string) *apart {
	if a, known := r.aparts[name]; known {
		return a
	}
	var a *apart
	if doc, err := r.document(name); err == nil && name != "" {
		a = &apart{markup.ByID(doc), map[string]bool{}}
	}
	r.aparts[name] = a
	return a
}

// footnotes takes the notes that a document refers to out of it, or out of the one where
// they stand, and returns them numbered on from those of the story before.
func (r *reader) footnotes(name string, doc *html.Node, f func() *markup.Flow) []editor.Block {
	own := markup.ByID(doc)
	if a := r.aparts[name]; a != nil {
		var taken []*html.Node
		for id := range a.taken {
			taken = append(taken, markup.NoteAt(own[id]))
		}
		markup.TakeOut(taken...)
	}
	r.aparts[name] = nil // from now on it is text
	refs := markup.Refs(doc, &r.numbered, func(link *html.Node) *html.Node {
		at, id := r.address(path.Dir(name), markup.Attr(link, "href"))
		if at == "" || at == name {
			return markup.NoteAt(own[id])
		}
		other := r.apartAt(at)
		if other == nil || markup.NoteAt(other.byID[id]) == nil {
			return nil
		}
		other.taken[id] = true
		return markup.NoteAt(other.byID[id])
	})
	var blocks []editor.Block
	for _, ref := range refs {
		blocks = append(blocks, f().Note(ref)...)
	}
	return blocks
}

// endNotes puts the notes of the last story behind its text.
func (r *reader) endNotes(all []piece.Piece) {
	if len(all) > 0 {
		p := &all[len(all)-1]
		for _, b := range r.notes {
			p.Add(b)
		}
		p.Count(r.numbered, "footnote put behind the text", "footnotes put behind the text")
	}
	r.notes, r.numbered = nil, 0
}
