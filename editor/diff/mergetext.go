package diff

import (
	"context"
	"encoding/json"
	"strings"

	"stet/editor"
)

// TextMerge is the merge of three plain texts in the batch form of
// `stetctl merge --jsonl`. The caller sets ID, the number or string the texts
// came with.
type TextMerge struct {
	ID        json.RawMessage `json:"id,omitempty"`
	Text      string          `json:"text"` // reads as ours at each conflict
	Conflicts []TextConflict  `json:"conflicts"`
}

// TextConflict is a conflict of words at the bytes [Start, End) of the merged
// text; paragraphs in it are parted by line ends.
type TextConflict struct {
	Base   string `json:"base"`
	Ours   string `json:"ours"`
	Theirs string `json:"theirs"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
}

// MergeText merges three plain texts, whose paragraphs are parted as Text has it.
// White space between paragraphs stays as it is in the version that a paragraph
// comes from. It fails when ctx ends, or where a text is no UTF-8.
func MergeText(ctx context.Context, base, ours, theirs string) (TextMerge, error) {
	texts := [3]string{base, ours, theirs}
	var s [3]editor.Story
	var after [3][]string // of each paragraph the space behind it
	for k, text := range texts {
		s[k].Article.Body, after[k] = paragraphBlocks(text)
	}
	m, err := Merge(ctx, s[0], s[1], s[2])
	if err != nil {
		return TextMerge{}, err
	}
	b, conflicts := m.m.assemble(nil)
	out := TextMerge{Conflicts: []TextConflict{}}
	var text strings.Builder
	starts := make([]int, len(b.blocks)+1)
	for i, x := range b.blocks[heads:] {
		starts[i+heads] = text.Len()
		text.Write(x.text)
		if i+heads+1 < len(b.blocks) {
			text.WriteString(between(x.at, after))
		} else {
			text.WriteString(atEnd(texts))
		}
	}
	out.Text = text.String()
	for _, c := range conflicts {
		r := b.spots[c.n]
		x := TextConflict{Base: c.Base, Ours: c.Ours, Theirs: c.Theirs}
		if n := r.Block; n >= heads {
			x.Start, x.End = starts[n]+r.Start, starts[n]+r.End
		}
		out.Conflicts = append(out.Conflicts, x)
	}
	return out, nil
}

// paragraphBlocks returns the paragraphs of a text as blocks, and the space
// behind each.
func paragraphBlocks(text string) (blocks []editor.Block, after []string) {
	paras := paragraphs(text)
	for i, p := range paras {
		b := editor.Block{Kind: editor.Paragraph, Text: text[p.start:p.end]}
		if p.kind != "" {
			b.Kind = editor.BlockKind(p.kind)
		}
		end := len(text)
		if i+1 < len(paras) {
			end = paras[i+1].start
		}
		blocks, after = append(blocks, b), append(after, text[p.end:end])
	}
	return blocks, after
}

// between returns the space behind a paragraph that others follow: what a version
// made of it, and a blank line where it was the last one there.
func between(at [3]int, after [3][]string) string {
	var v [3]string
	for k := range at {
		if at[k] >= 0 && at[k]+1-heads < len(after[k]) {
			v[k] = after[k][at[k]-heads]
		}
	}
	n, _ := pick(v[0], v[1], v[2])
	for _, k := range []int{n, 1, 2, 0} {
		if v[k] != "" {
			return v[k]
		}
	}
	return "\n\n"
}

// atEnd returns what the merged text ends with behind its last word.
func atEnd(texts [3]string) string {
	var v [3]string
	for k, t := range texts {
		paras := paragraphs(t)
		if len(paras) > 0 {
			v[k] = t[paras[len(paras)-1].end:]
		}
	}
	n, _ := pick(v[0], v[1], v[2])
	return v[n]
}
