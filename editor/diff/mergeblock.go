package diff

import (
	"slices"

	"stet/editor"
)

// blockOf returns what the versions say of a block, but its words.
func (b *builder) blockOf(at [3]int) editor.Block {
	var of [3]*editor.Block
	for k := range at {
		if at[k] >= 0 {
			of[k] = &b.version(k).blocks[at[k]]
		}
	}
	switch {
	case of[0] != nil && of[1] != nil && of[2] != nil:
		return b.mergeBlock(at[0], of)
	case of[1] != nil:
		return of[1].Clone()
	case of[2] != nil:
		return of[2].Clone()
	case of[0] != nil:
		return of[0].Clone()
	}
	return editor.Block{ID: editor.NewID(), Kind: editor.Paragraph}
}

// mergeBlock merges what three versions say of block i of the base.
func (b *builder) mergeBlock(i int, of [3]*editor.Block) editor.Block {
	n, _ := pick(of[0].ID, of[1].ID, of[2].ID)
	id := of[n].ID
	n, clash := pick(styleOf(of[0]), styleOf(of[1]), styleOf(of[2]))
	if clash {
		c, ok := b.ofBlock[[2]int{i, 0}]
		n = choice(b.taken, c, ok).version()
	}
	out := of[n].Clone()
	out.ID = id
	out.Break = of[pickBreak(of)].Clone().Break
	if of[0].Image != nil && of[1].Image != nil && of[2].Image != nil {
		image := *of[1].Image
		for f, name := range pictureFields {
			k, clash := pick(of[0].Image.Field(name), of[1].Image.Field(name), of[2].Image.Field(name))
			if clash {
				c, ok := b.ofBlock[[2]int{i, f + 1}]
				k = choice(b.taken, c, ok).version()
			}
			image.SetField(name, of[k].Image.Field(name)) // which took it once and takes it again
		}
		out.Image = &image
	}
	return out
}

// blockStyle is what a block is.
type blockStyle struct {
	kind    editor.BlockKind
	level   int
	ordered bool
	picture bool
}

func styleOf(b *editor.Block) blockStyle {
	return blockStyle{b.Kind, b.Level, b.Ordered, b.Image != nil}
}

func pickBreak(of [3]*editor.Block) int {
	var value [3]string
	for k, b := range of {
		for t := b.Break; t != nil; t = t.Over {
			value[k] += string(t.Kind) + "\x1f" + t.Author + "\x1f" + t.At.String() + "\x1e"
		}
	}
	n, _ := pick(value[0], value[1], value[2])
	return n
}

// pictureFields are what goes with a picture but its caption, whose words are
// merged like all others.
var pictureFields = slices.DeleteFunc(editor.ImageFields(), func(name string) bool { return name == "caption" })

// clashBlocks files what the two made of the same block in different ways.
func (m *merger) clashBlocks() {
	m.ofBlock = map[[2]int]int{}
	for i := range m.base.blocks {
		at := m.base.starts[i]
		o, _ := m.sides[0].at(at, at+1)
		t, _ := m.sides[1].at(at, at+1)
		if o < 0 || t < 0 {
			continue
		}
		of := [3]*editor.Block{&m.base.blocks[i], &m.sides[0].blocks[m.sides[0].block(o)], &m.sides[1].blocks[m.sides[1].block(t)]}
		if _, clash := pick(styleOf(of[0]), styleOf(of[1]), styleOf(of[2])); clash {
			m.ofBlock[[2]int{i, 0}] = m.add(Conflict{Kind: StyleClash, Base: style(of[0]), Ours: style(of[1]), Theirs: style(of[2]), Range: editor.Range{Block: of[1].ID}})
		}
		if of[0].Image == nil || of[1].Image == nil || of[2].Image == nil {
			continue
		}
		for f, name := range pictureFields {
			x, y, z := of[0].Image.Field(name), of[1].Image.Field(name), of[2].Image.Field(name)
			if _, clash := pick(x, y, z); clash {
				m.ofBlock[[2]int{i, f + 1}] = m.add(Conflict{Kind: PictureClash, Name: name, Base: x, Ours: y, Theirs: z, Range: editor.Range{Block: of[1].ID}})
			}
		}
	}
}
