package docx

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"stet/editor"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// remark is one comment of the document; a thread is one with those that answer it.
type remark struct {
	id, paragraph string       // the second is how threads know it
	at            editor.Reply // what was said, by whom and when
	n             int          // its place among all of them

	of       string // the paragraph of the remark that it answers
	resolved bool
	gone     string // the words it was about, in a document of ours
	isGone   bool

	seen  bool // its sign or range stands in the text
	where editor.Range
	words string
}

// readComments reads what was said in the margin, and who answers whom.
func (r *reader) readComments() error {
	n, _, err := r.part("comments")
	if err != nil || n == nil {
		return err
	}
	_, r.threaded = attribute(n, "xmlns", prefix)
	byParagraph := map[string]*remark{}
	for i, c := range n.All("comment") {
		one := &remark{id: c.Attr("id"), n: i}
		one.at = editor.Reply{Author: piece.Text(c.Attr("author")), At: timeOf(c.Attr("date"))}
		one.gone, one.isGone = attribute(c, hints, "gone")
		var said []string
		for _, p := range find(c, "p") {
			said = append(said, r.plainWords(p))
			if id := p.Attr("paraId"); id != "" {
				one.paragraph = id
			}
		}
		if one.isGone && one.gone != "" && len(said) > 0 {
			said = said[1:]
		}
		one.at.Body = strings.Trim(piece.Text(strings.Join(said, "\n")), "\n")
		r.comments[one.id], byParagraph[one.paragraph] = one, one
	}
	threads, _, err := r.part("commentsExtended")
	if err != nil {
		return nil // a thread that cannot be read is a row of remarks
	}
	for _, x := range threads.All("commentEx") {
		if one := byParagraph[x.Attr("paraId")]; one != nil {
			one.of, one.resolved = x.Attr("paraIdParent"), x.Attr("done") == "1" || x.Attr("done") == "true"
		}
	}
	return nil
}

// attribute returns an attribute by its space.
func attribute(n *packed.Node, space, local string) (string, bool) {
	for _, a := range n.Attrs {
		if a.Name.Space == space && a.Name.Local == local {
			return a.Value, true
		}
	}
	return "", false
}

// plainWords are the words of a paragraph without anything else.
func (r *reader) plainWords(p *packed.Node) string {
	fields := r.fields
	r.fields = nil
	defer func() { r.fields = fields }()
	var b strings.Builder
	for _, n := range find(p, "t", "tab", "br", "fldChar", "instrText") {
		switch n.Name.Local {
		case "t":
			if !r.inCode() {
				b.WriteString(n.Words())
			}
		case "tab":
			if len(n.Attrs) == 0 {
				b.WriteString("\t")
			}
		case "br":
			b.WriteString("\n")
		default:
			r.field(n)
		}
	}
	return b.String()
}

// rangeMark carries the words of a comment to the end of their paragraph.
func rangeMark(id string) editor.MarkKind { return editor.MarkKind("comment " + id) }

// markIn begins or ends the words of a comment within a paragraph.
func (r *reader) markIn(p *paragraph, n *packed.Node) {
	id := n.Attr("id")
	if from, begun := r.open[id]; n.Name.Local == "commentRangeEnd" && begun {
		p.Mark(editor.Mark{Kind: rangeMark(id)}, from, p.Len())
	}
	r.mark(n, p.Len())
}

// mark is markIn for one between paragraphs.
func (r *reader) mark(n *packed.Node, at int) {
	id := n.Attr("id")
	if r.comments[id] == nil {
		return
	}
	switch n.Name.Local {
	case "commentRangeStart":
		if r.open == nil {
			r.open = map[string]int{}
		}
		r.open[id] = at
		r.comments[id].seen = true
	case "commentRangeEnd":
		delete(r.open, id)
	}
}

// sign reads the sign of a comment: where it has no words, it is about the word before.
func (r *reader) sign(p *paragraph, id string) {
	if c := r.comments[id]; c != nil && !c.seen {
		c.seen = true
		if !c.isGone {
			p.points[id] = p.Len()
		}
	}
}

// points lays the comments without words over the word before their sign, or else the
// one behind it.
func (r *reader) points(p *paragraph) {
	text := p.words()
	for id, at := range p.points {
		before := strings.TrimRightFunc(text[:at], unicode.IsSpace)
		start, end := strings.LastIndexFunc(before, unicode.IsSpace)+1, len(before)
		if start >= end {
			behind := strings.TrimLeftFunc(text[at:], unicode.IsSpace)
			start = len(text) - len(behind)
			end = len(text)
			if i := strings.IndexFunc(behind, unicode.IsSpace); i >= 0 {
				end = start + i
			}
		}
		p.Mark(editor.Mark{Kind: rangeMark(id)}, start, end)
	}
}

// take returns the words of a paragraph with their marks: as they are in a document of
// ours, else without white space at either end.
func (p *paragraph) take(whole bool) (string, []editor.Mark) {
	if whole {
		return p.TakeWhole()
	}
	text, marks, _ := p.Take()
	return text, marks
}

// parted returns the marks of a story and those of comments.
func parted(all []editor.Mark) (marks []editor.Mark, comments []spot) {
	for _, m := range all {
		if id, ok := strings.CutPrefix(string(m.Kind), "comment "); ok {
			comments = append(comments, spot{id, m.Start, m.End})
		} else {
			marks = append(marks, m)
		}
	}
	return marks, comments
}

// found keeps where the words of comments have come to lie: those in the first block
// that has any.
func (r *reader) found(block, text string, spots []spot) {
	for _, s := range spots {
		c := r.comments[s.comment]
		if c == nil || !c.where.IsZero() || piece.Blank(text[s.start:s.end]) {
			continue
		}
		c.where, c.words = editor.Range{Block: block, Start: s.start, End: s.end}, text[s.start:s.end]
	}
}

// threads files the comments with their answers, in the order of the document.
func (r *reader) threads() {
	all := make([]*remark, 0, len(r.comments))
	byParagraph := map[string]*remark{}
	for _, c := range r.comments {
		all = append(all, c)
		if c.paragraph != "" {
			byParagraph[c.paragraph] = c
		}
	}
	slices.SortFunc(all, func(a, b *remark) int { return cmp.Compare(a.n, b.n) })
	if !r.threaded {
		answered(all, byParagraph)
	}
	filed := map[*remark]int{}
	for _, c := range all {
		if first := head(c, byParagraph); first != c {
			continue
		}
		filed[c] = len(r.piece.Story.Comments)
		t := editor.Comment{ID: fmt.Sprintf("c%d", len(filed)), Range: c.where, Text: c.words, Author: c.at.Author, At: c.at.At, Body: c.at.Body, Resolved: c.resolved}
		if c.where.IsZero() {
			t.Gone, t.Text = true, c.gone
		}
		r.piece.Story.Comments = append(r.piece.Story.Comments, t)
	}
	for _, c := range all {
		if first := head(c, byParagraph); first != c {
			t := &r.piece.Story.Comments[filed[first]]
			t.Replies = append(t.Replies, c.at)
		}
	}
}

// answered finds the answers where no remark says that it is one, since LibreOffice and
// Google keep them so: each that is about the very words of an earlier one.
func answered(all []*remark, byParagraph map[string]*remark) {
	if slices.ContainsFunc(all, func(c *remark) bool { return c.of != "" }) {
		return
	}
	first := map[editor.Range]*remark{}
	order := slices.Clone(all)
	slices.SortStableFunc(order, func(a, b *remark) int { return a.at.At.Compare(b.at.At) })
	for _, c := range order {
		of := first[c.where]
		switch {
		case c.where.IsZero():
		case of == nil:
			first[c.where] = c
			c.paragraph = "of " + c.id
			byParagraph[c.paragraph] = c
		default:
			c.of = of.paragraph
		}
	}
}

// head is the remark that a thread began with.
func head(c *remark, byParagraph map[string]*remark) *remark {
	for range 100 { // those that answer each other have no first
		of := byParagraph[c.of]
		if c.of == "" || of == nil {
			return c
		}
		c = of
	}
	return c
}
