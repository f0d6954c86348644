package epub

import (
	"maps"
	"path"
	"slices"

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

func named(doc *html.Node) map[string]*html.Node {
	ids := map[string]*html.Node{}
	for _, n := range markup.All(doc, func(n *html.Node) bool { return markup.Attr(n, "id") != "" }) {
		if id := markup.Attr(n, "id"); ids[id] == nil {
			ids[id] = n
		}
	}
	return ids
}

// apartAt returns the document of that name, nil for one that was read as text already, or
// cannot be read.
func (r *reader) apartAt(name string) *apart {
	if a, known := r.aparts[name]; known {
		return a
	}
	var a *apart
	if doc, err := r.document(name); err == nil && name != "" {
		a = &apart{named(doc), map[string]bool{}}
	}
	r.aparts[name] = a
	return a
}

// footnotes takes the notes that a document refers to out of it, or out of the one where
// they stand, and returns them numbered on from those of the story before.
func (r *reader) footnotes(name string, doc *html.Node, f func() *markup.Flow) []editor.Block {
	own := named(doc)
	if a := r.aparts[name]; a != nil {
		var taken []*html.Node
		for id := range a.taken {
			taken = append(taken, noteAt(own[id]))
		}
		markup.TakeOut(taken...)
	}
	r.aparts[name] = nil // from now on it is text
	type ref struct {
		note      *html.Node
		sign, was string
	}
	var refs []ref
	signs := map[*html.Node]string{}
	for _, link := range markup.NoteLinks(doc) {
		at, id := r.address(path.Dir(name), markup.Attr(link, "href"))
		ids := own
		var other *apart
		if at != "" && at != name {
			if other = r.apartAt(at); other == nil {
				continue
			}
			ids = other.byID
		}
		note := noteAt(ids[id])
		if note == nil || within(link, note) {
			continue
		}
		sign, known := signs[note]
		if !known {
			r.numbered++
			sign = piece.NoteSign(r.numbered)
			signs[note] = sign
		}
		was := markup.Renumber(link, sign)
		if !known {
			refs = append(refs, ref{note, sign, was})
		}
		if other != nil {
			other.taken[id] = true
		}
	}
	var blocks []editor.Block
	markup.TakeOut(slices.Collect(maps.Keys(signs))...)
	for _, ref := range refs {
		blocks = append(blocks, f().Note(ref.note, ref.sign, ref.was)...)
	}
	return blocks
}

// noteAt is the note that an address names: the element, or the paragraph that it opens.
func noteAt(n *html.Node) *html.Node {
	for n != nil && markup.Is(n, markup.Inline...) {
		n = n.Parent
	}
	if n == nil || markup.Is(n, "body", "html") {
		return nil
	}
	return n
}

func within(n, outer *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
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
