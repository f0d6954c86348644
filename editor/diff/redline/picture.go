package redline

import (
	"slices"

	"stet/editor"
	"stet/editor/diff"
)

func isPicture(b *editor.Block) bool { return b != nil && b.Image != nil }

func ofPicture(b *diff.BlockChange) bool { return isPicture(b.Before) || isPicture(b.After) }

// pictureLine writes what is printed with a picture, its file and what it shows
// as words: "[quay.jpg: A quay] The quay at dawn (A. Ek)". What stands around the
// caption of a block in several parts belongs to the first and to the last.
func (r *Redline) pictureLine(k int) []piece {
	b := &r.Blocks[k]
	head := diff.Words(pictureHead(b.Before), pictureHead(b.After))
	tail := diff.Words(pictureTail(b.Before), pictureTail(b.After))
	switch b.Kind {
	case diff.MovedAway:
		head, tail = plain(pictureHead(b.Before)), plain(pictureTail(b.Before))
	case diff.Split, diff.Joined:
		shared := func(n int) bool {
			return n >= 0 && n < len(r.Blocks) && r.Blocks[n].Kind == b.Kind &&
				(b.Kind == diff.Split && r.Blocks[n].From == b.From || b.Kind == diff.Joined && r.Blocks[n].To == b.To)
		}
		head = partOf(b, shared(k-1), pictureHead)
		tail = partOf(b, shared(k+1), pictureTail)
	}
	var out []piece
	for n, run := range slices.Concat(head, b.Runs, tail) {
		if op := pictureOp[b.Kind]; op != diff.Equal {
			run.Op, run.Move = op, b.Move
		}
		place := n - len(head)
		if place >= len(b.Runs) {
			place = -1
		}
		if run.Text != "" {
			out = append(out, piece{Run: run, run: max(place, -1), by: r.After.Signature})
		}
	}
	return out
}

// pictureOp is the fate of all words of a picture that came or went as a whole.
var pictureOp = map[diff.Kind]diff.Op{diff.Inserted: diff.Insert, diff.Deleted: diff.Delete, diff.MovedAway: diff.MoveOut}

// partOf compares what stands around a caption where the side that is in one
// piece may have had its share already.
func partOf(b *diff.BlockChange, had bool, text func(*editor.Block) string) []diff.Run {
	before, after := text(b.Before), text(b.After)
	if had && b.Kind == diff.Split {
		before = ""
	}
	if had && b.Kind == diff.Joined {
		after = ""
	}
	return diff.Words(before, after)
}

func plain(text string) []diff.Run {
	return []diff.Run{{Text: text, Before: diff.Span{End: len(text)}, After: diff.Span{End: len(text)}}}
}

func pictureHead(b *editor.Block) string {
	switch {
	case !isPicture(b):
		return ""
	case b.Image.Alt == "":
		return "[" + b.Image.File + "] "
	}
	return "[" + b.Image.File + ": " + b.Image.Alt + "] "
}

func pictureTail(b *editor.Block) string {
	if !isPicture(b) {
		return ""
	}
	tail := ""
	for _, s := range []string{b.Image.Credit, b.Image.Byline, b.Image.Licence} {
		if s != "" {
			tail += " (" + s + ")"
		}
	}
	return tail
}
