package diff

import (
	"fmt"

	"stet/editor"
)

// movePictures ties a picture that left one place to the same file come in at
// another. A caption moves as words do; a picture without one has no words that
// could be followed.
func movePictures(blocks []BlockChange, moves []Move) []Move {
	left := map[string][]int{}
	for k, b := range blocks {
		if b.Kind == Deleted && b.Before.Image != nil && b.Before.Image.File != "" {
			left[b.Before.Image.File] = append(left[b.Before.Image.File], k)
		}
	}
	for k := range blocks {
		b := &blocks[k]
		if b.Kind != Inserted || b.After.Image == nil || len(left[b.After.Image.File]) == 0 {
			continue
		}
		file := b.After.Image.File
		from := left[file][0]
		left[file] = left[file][1:]
		moves = append(moves, movePicture(from, k, blocks, len(moves)+1))
	}
	return moves
}

// movePicture makes entries from and to of the merged document the two ends of
// move n.
func movePicture(from, to int, blocks []BlockChange, n int) Move {
	away, here := &blocks[from], &blocks[to]
	caption := away.Before.Image.Caption
	away.Kind, away.Move = MovedAway, n
	away.Runs = nil
	if caption != "" {
		away.Runs = []Run{{Op: MoveOut, Text: caption, Before: Span{0, len(caption)}, Move: n}}
	}
	here.Kind, here.Move, here.Before, here.From = Moved, n, away.Before, away.From
	here.Runs = Words(caption, here.After.Image.Caption)
	here.Image = compareImages(here.Before.Image, here.After.Image)
	return Move{
		From: Place{from, 0, len(away.Runs)}, To: Place{to, 0, len(here.Runs)}, Blocks: 1,
		Edited: edited(here.Runs) || len(here.Image) > 0,
	}
}

// listPicture lists what else than its caption changed about a picture that
// stayed. Whom it is credited to is a change of credit, wherever it is filed.
func (b *BlockChange) listPicture(k int) []Change {
	var out []Change
	for n, f := range b.Image {
		kind := PictureChanged
		switch {
		case f.Name == "file":
			kind = PictureReplaced
		case ofPictureCredit(f.Name):
			kind = CreditChanged
		}
		out = append(out, Change{Kind: kind, Label: f.Name, Place: Place{k, 0, len(b.Runs)}, Runs: f.Runs, Index: n})
	}
	return out
}

// pictureLabel names a picture that came or went, paragraph n counted from 1.
func pictureLabel(p *editor.Image, n int) string {
	if p.File == "" {
		return fmt.Sprintf("paragraph %d", n)
	}
	return fmt.Sprintf("%s, paragraph %d", p.File, n)
}
