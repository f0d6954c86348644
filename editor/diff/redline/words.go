package redline

import (
	"fmt"
	"slices"
	"strings"

	"stet/editor"
	"stet/editor/diff"
	"stet/editor/fact"
)

// String says whose a version is: "M. Ilves, 23 Nov 2026 12:04 UTC".
func (s Signature) String() string {
	var parts []string
	if s.Author != "" {
		parts = append(parts, s.Author)
	}
	if !s.At.IsZero() {
		parts = append(parts, s.At.Format("2 Jan 2006 15:04 MST"))
	}
	return strings.Join(parts, ", ")
}

// String names a side in full.
func (s Side) String() string {
	if by := s.Signature.String(); by != "" {
		return s.Name + " (" + by + ")"
	}
	return s.Name
}

// moveNote says where a moved line came from or went to.
func (r *Redline) moveNote(l *line) string {
	if l.move == 0 {
		return ""
	}
	return r.moveWords(l.move, l.kind == diff.MovedAway)
}

// moveWords names the other end of a move, seen from one of them.
func (r *Redline) moveWords(n int, away bool) string {
	v := r.Moves[n-1]
	from, to := r.paragraph(v.From.Block), r.paragraph(v.To.Block)
	down := v.From.Block < v.To.Block
	arrow, way := "↑", "up"
	if down {
		arrow, way = "↓", "down"
	}
	words := fmt.Sprintf("%s Moved %s from paragraph %d", arrow, way, from)
	if away {
		words = fmt.Sprintf("%s Moved %s to paragraph %d", arrow, way, to)
	}
	if v.Edited {
		words += ", edited"
	}
	return words
}

// paragraph counts from 1 a block of the merged document on the side it is on.
func (r *Redline) paragraph(k int) int {
	b := r.Blocks[k]
	if b.Kind == diff.MovedAway || b.To < 0 {
		return b.From + 1
	}
	return b.To + 1
}

// Describe names a change of a comparison: what it is, and what more there is to
// say, "" for nothing.
func Describe(c diff.Comparison, x diff.Change) (kind, label string) {
	switch x.Kind {
	case diff.FactChanged:
		return factWords(c.Facts[x.Index])
	case diff.FieldChanged:
		if c.Fields[x.Index].OfCredit() {
			return editor.FieldLabel(x.Label), "(credit)"
		}
		return editor.FieldLabel(x.Label), ""
	case diff.CommentChanged:
		return "Comment", x.Label
	}
	switch x.Kind {
	case diff.CreditChanged, diff.PictureChanged, diff.PictureReplaced:
		if slices.Contains(editor.ImageFields(), x.Label) {
			return kindWords[x.Kind], pictureWords(x.Label)
		}
	}
	words, known := kindWords[x.Kind]
	switch {
	case known && x.Label == "" && x.Place.Block >= 0 && ofPicture(&c.Blocks[x.Place.Block]):
		return words, "caption"
	case known && x.Nature() == diff.OfSpacing: // which shows nothing
		return words, "spacing"
	case known:
		return words, x.Label
	}
	return string(x.Kind), x.Label
}

var kindWords = map[diff.ChangeKind]string{
	diff.WordsReplaced: "Reworded", diff.WordsInserted: "Added", diff.WordsDeleted: "Cut",
	diff.BlockInserted: "New", diff.BlockDeleted: "Cut", diff.PassageMoved: "Moved",
	diff.BlockSplit: "Split", diff.BlocksJoined: "Joined", diff.StyleChanged: "Style", diff.MarksChanged: "Formatting",
	diff.PictureAdded: "New picture", diff.PictureRemoved: "Picture cut", diff.PictureReplaced: "Picture replaced", diff.PictureChanged: "Picture",
	diff.CreditChanged: "Picture credit",
}

// pictureWords says what more there is to say of what is filed with a picture: nothing
// of the picture itself or its credit.
func pictureWords(name string) string {
	if name == "file" || name == "credit" {
		return ""
	}
	return strings.ToLower(editor.PictureLabel(name))
}

func factWords(f diff.FactChange) (kind, label string) {
	kind = fact.KindLabel(f.Fact().Kind)
	switch {
	case f.Verified:
		return kind, "⚠ verified fact changed"
	case f.Kind == diff.Reworded:
		return kind, "⚠ settled fact changed"
	case f.Kind == diff.StatusChanged:
		return kind, standing(f.Before) + " → " + standing(f.After)
	}
	return kind, string(f.Kind)
}

// standing says how far the checking of a fact has come.
func standing(f *editor.Fact) string {
	if f.Stale {
		return "to be checked again"
	}
	return strings.ToLower(fact.Label(f.Status))
}

// Words are those that a list shows of a change.
func Words(c diff.Comparison, x diff.Change) []diff.Run {
	switch {
	case x.Kind == diff.CommentChanged && len(x.Runs) == 0:
		return plain(c.Comments[x.Index].Newest())
	case x.Kind == diff.FactChanged && len(x.Runs) == 0:
		return plain(c.Facts[x.Index].Fact().Text)
	case x.Kind == diff.FieldChanged && x.Label != editor.HeadlineID && x.Label != editor.StandfirstID:
		f := c.Fields[x.Index]
		whole := []diff.Run{{Op: diff.Delete, Text: f.Before}, {Op: diff.Insert, Text: f.After}}
		return slices.DeleteFunc(whole, func(r diff.Run) bool { return r.Text == "" })
	case x.Kind == diff.StyleChanged:
		return plain(openingWords(c.Blocks[x.Place.Block].After.Text))
	case x.Kind == diff.MarksChanged:
		b := c.Blocks[x.Place.Block]
		at := b.Marks[x.Index].After
		return plain(b.After.Text[at.Start:at.End])
	}
	return x.Runs
}

// openingWords are as many words of a paragraph as name it.
func openingWords(text string) string {
	const enough = 8
	end := 0
	for range enough {
		space := strings.IndexByte(text[end:], ' ')
		if space < 0 {
			return text
		}
		end += space + 1
	}
	return strings.TrimRight(text[:end], " ") + "…"
}

// styleWords names how a block is set.
func styleWords(b *editor.Block) string {
	switch {
	case b.Kind == editor.Heading && b.Level > 0:
		return fmt.Sprintf("heading %d", max(1, b.Level-1)) // level 1 is the headline
	case b.Kind == editor.Item && b.Ordered:
		return "numbered item"
	case b.Kind == editor.Item:
		return "list item"
	case b.Head():
		return "head row of a table"
	case b.Kind == editor.Row:
		return "row of a table"
	}
	return string(b.Kind)
}

// Touching reports whether two neighbouring pieces would run into each other
// where both are shown: what went and what came in its place.
func Touching(a, b diff.Run) bool {
	out := a.Op == diff.Delete || a.Op == diff.MoveOut
	in := b.Op == diff.Insert || b.Op == diff.MoveIn
	return out && in && a.Text != "" && b.Text != "" && !strings.HasSuffix(a.Text, " ") && !strings.HasPrefix(b.Text, " ")
}

// Sentence says in a line what a comparison came to.
func Sentence(c diff.Comparison) string {
	line := fmt.Sprintf("%s added, %d removed", count(c.Added, "word", "words"), c.Removed)
	if c.Moved > 0 {
		line += ", " + count(c.Moved, "passage", "passages") + " moved"
	}
	if n := c.Verified(); n > 0 {
		line += ", " + count(n, "fact changed after it was verified", "facts changed after they were verified")
	}
	return line
}

func count(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}
