package format

import (
	"fmt"
	"slices"
	"strings"

	"stet/editor"
	"stet/editor/format/pdf"
	"stet/editor/format/piece"
)

// pieces reads formats whose reader hands over pieces.
func pieces(read func(b []byte) ([]piece.Piece, error)) func(*input) ([]*reading, error) {
	return func(in *input) ([]*reading, error) {
		all, err := read(in.bytes)
		if err != nil {
			return nil, err
		}
		out := make([]*reading, len(all))
		for i, p := range all {
			out[i] = readPiece(p)
		}
		return out, nil
	}
}

// textPieces is pieces for formats that are text.
func textPieces(read func(text string) ([]piece.Piece, error)) func(*input) ([]*reading, error) {
	return func(in *input) ([]*reading, error) {
		text, err := in.text()
		if err != nil {
			return nil, err
		}
		return pieces(func([]byte) ([]piece.Piece, error) { return read(text) })(in)
	}
}

// decodePDF reads pages.
func decodePDF(in *input) ([]*reading, error) {
	return onePiece(func(b []byte) (piece.Piece, error) { return pdf.Read(b, in.opt.Cache) })(in)
}

// onePiece is pieces for formats that hold one story.
func onePiece(read func(b []byte) (piece.Piece, error)) func(*input) ([]*reading, error) {
	return pieces(func(b []byte) ([]piece.Piece, error) {
		p, err := read(b)
		return []piece.Piece{p}, err
	})
}

// readPiece reads a piece as an editor would: where neither Stet wrote it nor the
// format names its fields, the lines about the story are lifted out of its body.
func readPiece(p piece.Piece) *reading {
	l := &lifter{}
	l.a = p.Story.Article
	l.a.Body = nil
	l.notes, l.amendments, l.title, l.pictures, l.origin, l.raw = p.Story.Notes, p.Story.Amendments, p.Title, p.Pictures, p.Source, true
	said := marked(p.Story.Article.Body, p.Story.Comments)
	for i, b := range said {
		l.add(i+1, b)
	}
	l.comments, l.ours = p.Story.Comments, p.Ours
	if !p.Ours {
		l.captions()
		l.topHeading()
		if p.Fielded {
			l.liftEmbargoes()
		} else {
			l.liftFrom(l.lift)
		}
		l.opening()
		l.properties(p.Properties)
		l.standing()
		l.name()
	}
	return l.finish()
}

// captions parts the credits that stand at the end of captions from these.
func (l *lifter) captions() {
	lettered := slices.ContainsFunc(l.body, func(b placed) bool { return b.Image != nil && strings.HasPrefix(b.Image.Caption, "(b)") })
	for i := range l.body {
		b := &l.body[i]
		if b.Image == nil || b.Image.Credit != "" || lettered && strings.Contains(b.Image.Caption, "(c)") {
			continue
		}
		if caption, credit := splitCredit(b.Image.Caption); credit != "" {
			l.note("picture's credit taken from the end of its caption", b.Image.Caption, b.line)
			image := *b.Image
			image.Caption, image.Credit = caption, cleanCredit(credit)
			b.Image = &image
		}
	}
}

// properties fills the fields that the words of a file have left empty.
func (r *reading) properties(all []piece.Property) {
	for _, p := range all {
		if old, known := r.a.Field(p.Field); known && old == "" && r.a.SetField(p.Field, p.Value) == nil {
			r.found(p.Field, p.From, p.Value)
		}
	}
}

// commentMark is the mark that carries a comment through the reading of its block.
func commentMark(n int) editor.MarkKind { return editor.MarkKind(fmt.Sprintf("comment %d", n)) }

// marked returns blocks with a mark for each comment.
func marked(body []editor.Block, comments []editor.Comment) []editor.Block {
	out := slices.Clone(body)
	for n, c := range comments {
		if !c.Gone {
			carry(out, c.Range, commentMark(n))
		}
	}
	return out
}

// carry lets a mark carry a range through the reading of its block.
func carry(body []editor.Block, r editor.Range, kind editor.MarkKind) {
	for i := range body {
		if body[i].ID == r.Block {
			body[i].Marks = append(slices.Clone(body[i].Marks), editor.Mark{Start: r.Start, End: r.End, Kind: kind})
		}
	}
}

// anchor lets each comment lie where its mark has come to lie, and takes the marks
// away. A comment whose words became the headline or the standfirst lies there, and one
// whose words are nowhere is about words that are gone.
func anchor(a editor.Article, comments []editor.Comment) []editor.Comment {
	body := a.Body
	out := slices.Clone(comments)
	for n := range out {
		c := &out[n]
		if c.Gone || c.Block == editor.HeadlineID || c.Block == editor.StandfirstID {
			continue // settled by whoever read it
		}
		c.Range = inHead(a, c.Text)
		c.Gone = c.Range.IsZero()
		if at, words := unmark(body, commentMark(n)); !at.IsZero() {
			c.Range, c.Text, c.Gone = at, words, false
		}
	}
	return out
}

// unmark takes the mark of a kind that carries something off the blocks, and returns
// where it lay and on what words; the zero Range where those are gone.
func unmark(body []editor.Block, kind editor.MarkKind) (editor.Range, string) {
	for i := range body {
		b := &body[i]
		k := slices.IndexFunc(b.Marks, func(m editor.Mark) bool { return m.Kind == kind })
		if k < 0 {
			continue
		}
		at := editor.Range{Block: b.ID, Start: b.Marks[k].Start, End: b.Marks[k].End}
		b.Marks = slices.Delete(b.Marks, k, k+1)
		if words, err := at.Of(b.Words()); err == nil && words != "" {
			return at, words
		}
	}
	return editor.Range{}, ""
}

// factMark carries a fact as commentMark does a comment.
func factMark(n int) editor.MarkKind { return editor.MarkKind(fmt.Sprintf("fact %d", n)) }

// factsMarked returns blocks with a mark for each fact.
func factsMarked(body []editor.Block, facts []editor.Fact) []editor.Block {
	out := slices.Clone(body)
	for n, f := range facts {
		if !f.Gone {
			carry(out, f.Range, factMark(n))
		}
	}
	return out
}

// anchorFacts lets each fact lie where its mark has come to lie, as anchor does comments.
func anchorFacts(body []editor.Block, facts []editor.Fact) []editor.Fact {
	out := slices.Clone(facts)
	for n := range out {
		f := &out[n]
		if f.Gone || f.Block == editor.HeadlineID || f.Block == editor.StandfirstID {
			continue
		}
		at, words := unmark(body, factMark(n))
		if f.Range, f.Gone = at, at.IsZero(); !f.Gone {
			f.Text = words
		}
	}
	return out
}

// carried are the marks that carry something.
func carried(marks []editor.Mark) []editor.Mark {
	return slices.DeleteFunc(slices.Clone(marks), func(m editor.Mark) bool {
		return !strings.HasPrefix(string(m.Kind), "comment ") && !strings.HasPrefix(string(m.Kind), "fact ")
	})
}

// inHead returns where words stand in the headline or the standfirst, the zero Range
// where they do not.
func inHead(a editor.Article, words string) editor.Range {
	for _, id := range []string{editor.HeadlineID, editor.StandfirstID} {
		text, _ := a.Text(id)
		if at := strings.Index(text, words); at >= 0 && words != "" {
			return editor.Range{Block: id, Start: at, End: at + len(words)}
		}
	}
	return editor.Range{}
}
