package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"stet/editor/diff"
	"stet/editor/diff/redline"
)

// paint is how a terminal, or a file, shows each operation, and the names above
// the words.
type paint struct {
	ops   map[diff.Op][2]string
	title [2]string
	warn  [2]string
}

var (
	colours = paint{ // ECMA-48 select graphic rendition
		map[diff.Op][2]string{
			diff.Delete:  {"\x1b[31;9m", "\x1b[0m"},
			diff.Insert:  {"\x1b[32;4m", "\x1b[0m"},
			diff.MoveOut: {"\x1b[35;9m", "\x1b[0m"},
			diff.MoveIn:  {"\x1b[35m", "\x1b[0m"},
		},
		[2]string{"\x1b[1m", "\x1b[0m"},
		[2]string{"\x1b[1;33m", "\x1b[0m"},
	}
	signs = paint{ops: map[diff.Op][2]string{
		diff.Delete:  {"[-", "-]"},
		diff.Insert:  {"{+", "+}"},
		diff.MoveOut: {"[<", "<]"},
		diff.MoveIn:  {"{>", ">}"},
	}}
)

// paintFor is colours where they are asked for, or for a terminal that wants them
// (no-color.org), signs elsewhere.
func paintFor(when string, w io.Writer) (paint, error) {
	switch when {
	case "always":
		return colours, nil
	case "never":
		return signs, nil
	case "auto":
	default:
		return signs, fmt.Errorf("--color %q: say always, never or auto", when)
	}
	f, ok := w.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" {
		return signs, nil
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return signs, nil
	}
	return colours, nil
}

// printer prints a comparison.
type printer struct {
	*bufio.Writer
	paint
	c diff.Comparison
}

// printMarkup prints what became of facts, fields and comments, then what changed
// in the text, with the paragraphs it stands in and so many around them; those that
// stayed the same are left out.
func printMarkup(w io.Writer, c diff.Comparison, p paint, context int) error {
	out := &printer{bufio.NewWriter(w), p, c}
	for _, x := range c.Changes {
		switch x.Kind {
		case diff.FactChanged, diff.FieldChanged, diff.CommentChanged:
			out.named(x)
		}
	}
	shown := near(c.Blocks, context)
	for k, b := range c.Blocks {
		if shown[k] {
			out.block(k)
		} else if k > 0 && shown[k-1] && b.Kind == diff.Same && context > 0 {
			fmt.Fprintln(out, "\n⋯")
		}
	}
	fmt.Fprintf(out, "\n%s\n", redline.Sentence(c))
	return out.Flush()
}

// near reports for each entry whether it changed, or stands so near to one that did.
func near(blocks []diff.BlockChange, context int) []bool {
	shown := make([]bool, len(blocks))
	for k, b := range blocks {
		if b.Kind == diff.Same {
			continue
		}
		for i := max(0, k-context); i <= min(len(blocks)-1, k+context); i++ {
			shown[i] = true
		}
	}
	return shown
}

// named prints what is not words of the body on a line of its own.
func (p *printer) named(x diff.Change) {
	kind, label := redline.Describe(p.c, x)
	ink := p.title
	if x.Kind == diff.FactChanged && p.c.Facts[x.Index].Kind == diff.Reworded {
		ink = p.warn
	}
	if label != "" {
		label = " " + label
	}
	fmt.Fprint(p, ink[0], kind, label, ink[1], ": ")
	p.runs(redline.Words(p.c, x))
}

// block prints an entry of the merged document with what its words do not show.
func (p *printer) block(k int) {
	b := p.c.Blocks[k]
	fmt.Fprintf(p, "\n%s%s%s\n", p.title[0], p.where(b), p.title[1])
	p.runs(b.Runs)
	for _, x := range p.c.Changes {
		switch x.Kind {
		case diff.StyleChanged, diff.MarksChanged, diff.PictureChanged, diff.PictureReplaced, diff.CreditChanged:
			if x.Place.Block == k {
				fmt.Fprint(p, "  ")
				p.named(x)
			}
		}
	}
}

// where names a block by its place on the side it is on, and the other end of a
// move.
func (p *printer) where(b diff.BlockChange) string {
	switch {
	case b.Kind == diff.MovedAway:
		return fmt.Sprintf("¶ %d before, moved to ¶ %d", b.From+1, p.c.Blocks[p.otherEnd(b)].To+1)
	case b.Kind == diff.Moved:
		edited := ""
		if p.c.Moves[b.Move-1].Edited {
			edited = ", edited"
		}
		return fmt.Sprintf("¶ %d, moved from ¶ %d%s", b.To+1, b.From+1, edited)
	case b.From < 0:
		return fmt.Sprintf("¶ %d, %s", b.To+1, b.Kind)
	case b.To < 0:
		return fmt.Sprintf("¶ %d before, %s", b.From+1, b.Kind)
	case b.From != b.To:
		return fmt.Sprintf("¶ %d → %d, %s", b.From+1, b.To+1, b.Kind)
	}
	return fmt.Sprintf("¶ %d, %s", b.To+1, b.Kind)
}

// otherEnd is where the block that moved away from here stands now.
func (p *printer) otherEnd(away diff.BlockChange) int {
	for k, b := range p.c.Blocks {
		if b.Kind == diff.Moved && b.From == away.From {
			return k
		}
	}
	return p.c.Moves[away.Move-1].To.Block
}

func (p *printer) runs(runs []diff.Run) {
	for n, r := range runs {
		sign := p.ops[r.Op]
		if n > 0 && r.Text != "" && p.title[0] != "" && redline.Touching(runs[n-1], r) {
			fmt.Fprint(p, " ") // colours alone do not part words
		}
		fmt.Fprint(p, sign[0], strings.ReplaceAll(r.Text, "\x1b", ""), sign[1])
	}
	fmt.Fprintln(p)
}
