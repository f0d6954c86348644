package docx

import (
	"strings"

	"stet/editor"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// noteRef is a footnote or an endnote that the text refers to.
type noteRef struct {
	kind  string // "footnotes" or "endnotes"
	id    string
	label string // "" for one that has a sign of its own
}

// noteSign writes the number of a note.
func (r *reader) noteSign(p *paragraph, n *packed.Node, in place) {
	ref := noteRef{strings.TrimSuffix(n.Name.Local, "Reference") + "s", n.Attr("id"), piece.NoteSign(len(r.notes) + 1)}
	for _, one := range r.notes {
		if one.kind == ref.kind && one.id == ref.id {
			return
		}
	}
	r.notes = append(r.notes, ref)
	if n.Attr("customMarkFollows") != "" && isOn(&packed.Node{Attrs: n.Attrs}) {
		r.notes[len(r.notes)-1].label = ""
		return
	}
	p.Write(ref.label, append(in.marks, editor.Mark{Kind: editor.Superscript})...)
}

// noteTexts reads the notes behind the body, in the order in which the text refers to
// them; notes to notes follow.
func (r *reader) noteTexts() error {
	parts := map[string]map[string]*packed.Node{}
	rels := map[string]map[string]relationship{}
	body := r.rels
	defer func() { r.rels = body }()
	for i := 0; i < len(r.notes); i++ {
		ref := r.notes[i]
		if parts[ref.kind] == nil {
			r.rels = body
			n, name, err := r.part(ref.kind)
			if err != nil {
				return err
			}
			parts[ref.kind] = map[string]*packed.Node{}
			for _, one := range n.All("") {
				parts[ref.kind][one.Attr("id")] = one
			}
			if rels[ref.kind], err = relationships(r.file, name); err != nil {
				return err
			}
		}
		r.rels = rels[ref.kind]
		if n := parts[ref.kind][ref.id]; n != nil {
			r.note(ref, n)
		}
	}
	return nil
}

// note reads one note. Its first paragraph begins with its number.
func (r *reader) note(ref noteRef, n *packed.Node) {
	first := len(r.lines)
	r.blocks(n, place{})
	for i := first; i < len(r.lines); i++ {
		l := &r.lines[i]
		l.role = plain
		if l.blank || l.block.Image != nil || ref.label == "" {
			continue
		}
		sign := ref.label + " "
		for k := range l.block.Marks {
			l.block.Marks[k].Start += len(sign)
			l.block.Marks[k].End += len(sign)
		}
		for k := range l.comments {
			l.comments[k].start += len(sign)
			l.comments[k].end += len(sign)
		}
		l.block.Text = sign + l.block.Text
		l.block.Marks = append([]editor.Mark{{End: len(ref.label), Kind: editor.Superscript}}, l.block.Marks...)
		return
	}
}
