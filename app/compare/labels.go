package compare

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/editor"
	"stet/editor/diff"
)

// labelOf says of a change of a block where it is, or what it is about. The
// comparison's own labels are English.
func labelOf(c diff.Comparison, x diff.Change) string {
	if x.Kind == diff.PassageMoved {
		return moveLabel(c, x.Index)
	}
	b := c.Blocks[x.Place.Block]
	switch x.Kind {
	case diff.BlockInserted:
		return strings.Join(append([]string{paragraphLabel(b.To)}, wordless(b.After)...), ", ")
	case diff.BlockDeleted:
		return strings.Join(wordless(b.Before), ", ")
	case diff.PictureAdded:
		return pictureLabel(b.After, b.To)
	case diff.PictureRemoved:
		return pictureLabel(b.Before, b.From)
	case diff.BlockSplit:
		return lang.X("change.at.split", "paragraph {{.N}} → {{.First}}, {{.Second}}", map[string]any{"N": b.From + 1, "First": b.To, "Second": b.To + 1})
	case diff.BlocksJoined:
		return lang.X("change.at.joined", "paragraphs {{.First}}, {{.Second}} → {{.N}}", map[string]any{"First": b.From, "Second": b.From + 1, "N": b.To + 1})
	case diff.StyleChanged:
		return styleName(b.Before) + " → " + styleName(b.After)
	case diff.MarksChanged:
		return markLabel(b.Marks[x.Index])
	}
	return ""
}

// paragraphLabel names a block by its index.
func paragraphLabel(n int) string {
	return lang.X("change.at", "paragraph {{.N}}", map[string]any{"N": n + 1})
}

// wordless says what a block is that has no words for a card to show, nothing of
// one that has.
func wordless(b *editor.Block) []string {
	switch {
	case b.Kind == editor.Rule:
		return []string{styleName(b)}
	case strings.TrimSpace(b.Text) == "":
		return []string{lang.X("change.empty", "empty")}
	}
	return nil
}

func pictureLabel(b *editor.Block, n int) string {
	if b.Image.File == "" {
		return paragraphLabel(n)
	}
	return b.Image.File + ", " + paragraphLabel(n)
}

// moveLabel says from where to where a passage moved, and how many facts that did
// not change went with it.
func moveLabel(c diff.Comparison, n int) string {
	m := c.Moves[n]
	from, to := c.Blocks[m.From.Block].From, c.Blocks[m.To.Block].To
	data := map[string]any{"From": from + 1, "To": to + 1, "FromEnd": from + m.Blocks, "ToEnd": to + m.Blocks}
	words := ""
	switch {
	case m.Blocks > 1:
		words = lang.X("change.at.moved.several", "paragraphs {{.From}}–{{.FromEnd}} → {{.To}}–{{.ToEnd}}", data)
	case m.Blocks == 0 && c.Blocks[m.From.Block].From == c.Blocks[m.To.Block].From:
		words = lang.X("change.at.moved.within", "within paragraph {{.To}}", data)
	default:
		words = lang.X("change.at.moved", "paragraph {{.From}} → {{.To}}", data)
	}
	facts := 0
	for _, f := range c.Facts {
		if f.Kind == diff.FactMoved && f.Move == n+1 {
			facts++
		}
	}
	if facts > 0 {
		words += ", " + control.Count("change.moved.facts", "with {{.N}} facts", facts)
	}
	return words
}

// styleName is what the menu of formats calls how a block is set.
func styleName(b *editor.Block) string {
	switch {
	case b.Kind == editor.Heading: // the headline is the first level
		return lang.X("change.style.heading", "heading {{.N}}", map[string]any{"N": max(1, b.Level-1)})
	case b.Kind == editor.Quote:
		return lang.X("change.style.quote", "quotation")
	case b.Kind == editor.Item && b.Ordered:
		return lang.X("change.style.numbered", "numbered list, level {{.N}}", map[string]any{"N": max(1, b.Level)})
	case b.Kind == editor.Item:
		return lang.X("change.style.list", "bulleted list, level {{.N}}", map[string]any{"N": max(1, b.Level)})
	case b.Head():
		return lang.X("change.style.head-row", "head row of a table")
	case b.Kind == editor.Row:
		return lang.X("change.style.row", "row of a table")
	case b.Kind == editor.Rule:
		return lang.X("change.style.rule", "rule")
	case b.Kind == editor.ImageBlock:
		return lang.X("change.style.picture", "picture")
	}
	return lang.X("change.style.paragraph", "paragraph")
}

// markLabel says what formatting words gained or lost.
func markLabel(m diff.MarkChange) string {
	data := map[string]any{"Mark": markName(m.Kind)}
	words := lang.X("change.marks.off", "no longer {{.Mark}}", data)
	if m.Added {
		words = lang.X("change.marks.on", "now {{.Mark}}", data)
	}
	if m.Href != "" {
		words += " " + m.Href
	}
	return words
}

func markName(k editor.MarkKind) string {
	switch k {
	case editor.Strong:
		return lang.X("change.mark.strong", "bold")
	case editor.Emphasis:
		return lang.X("change.mark.emphasis", "italic")
	case editor.Strike:
		return lang.X("change.mark.strike", "struck through")
	case editor.Superscript:
		return lang.X("change.mark.superscript", "superscript")
	case editor.Subscript:
		return lang.X("change.mark.subscript", "subscript")
	case editor.Code:
		return lang.X("change.mark.code", "code")
	case editor.Link:
		return lang.X("change.mark.link", "linked to")
	}
	return string(k)
}
