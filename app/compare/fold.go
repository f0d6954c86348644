package compare

import (
	"fmt"

	"fyne.io/fyne/v2/lang"

	"stet/editor"
)

// foldRows folds away what did not change, but for one row beside what did. One
// row alone is not worth it, and a comparison without changes is shown as it is.
func (a *assembler) foldRows(rows []row) []row {
	lively := func(i int) bool { return 0 <= i && i < len(rows) && a.hidden.lively[rows[i].block] }
	if len(a.hidden.lively) == 0 {
		return rows
	}
	var out []row
	for i := 0; i < len(rows); {
		to := i
		for to < len(rows) && !lively(to-1) && !lively(to) && !lively(to+1) {
			to++
		}
		switch n := to - i; {
		case n > 1 && !a.look.Open[rows[i].block]:
			out = append(out, row{rows[i].block, n})
		case n > 0:
			out = append(out, rows[i:to]...)
		default:
			out, to = append(out, rows[i]), i+1
		}
		i = to
	}
	return out
}

// fold writes the quiet line that stands for what is folded away.
func (a *assembler) fold(r row) {
	id := fmt.Sprintf("fold-%d", r.block)
	a.doc.Blocks = append(a.doc.Blocks, editor.Block{ID: id, Kind: editor.Paragraph})
	a.doc.Styles[id] = BlockStyle{Kind: BlockFolded, Fold: r.block,
		Label: lang.XN("compare.folded", "⋯ {{.N}} paragraphs unchanged", r.folded, map[string]any{"N": r.folded})}
}
