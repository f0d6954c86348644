package compare

import (
	"fyne.io/fyne/v2/lang"

	"stet/editor"
	"stet/editor/diff"
)

// belowPicture reports what is shown in words below a picture: all that is filed with
// it but its file, which is the picture.
func belowPicture(name string) bool { return name != "file" }

// detailLabel is what the page calls a field of a picture (editor.ImageFields).
func detailLabel(name string) string { return lang.X("picture-field."+name, editor.PictureLabel(name)) }

// details are the changes of what is filed with the picture of a block, by index
// in the Image of the block that has them. On one page a picture that moved away
// is shown as it was.
func (a *assembler) details(k int) (of int, changes []int) {
	of = k
	if a.Blocks[k].Kind == diff.MovedAway {
		if a.column == merged {
			return k, nil
		}
		of = a.arrival(k)
	}
	for n, f := range a.Blocks[of].Image {
		if a.hidden.details[[2]int{of, n}] && belowPicture(f.Name) {
			changes = append(changes, n)
		}
	}
	return of, changes
}

// dropDetails takes from a picture what is set below it.
func (a *assembler) dropDetails(k int, i *editor.Image) {
	of, changes := a.details(k)
	for _, n := range changes {
		_ = i.SetField(a.Blocks[of].Image[n].Name, "") // which every field takes
	}
}

// setDetails sets what changed below a picture, a line each.
func (a *assembler) setDetails(k int) {
	of, changes := a.details(k)
	for _, n := range changes {
		f := &a.Blocks[of].Image[n]
		b := editor.Block{ID: blockID(k) + "-" + f.Name, Kind: editor.Paragraph}
		if a.blank(k) {
			a.put(b, BlockStyle{Kind: BlockBlank})
			continue
		}
		a.begin(b.ID)
		a.text.WriteString(detailLabel(f.Name) + ": ")
		from := a.text.Len()
		a.words(f.Runs)
		if a.text.Len() > from { // a side that said nothing of it says nothing
			b.Text = a.text.String()
		} else {
			from = 0
		}
		a.spotsOf[[2]int{of, n}] = editor.Range{Block: b.ID, Start: from, End: len(b.Text)}
		a.put(b, BlockStyle{})
	}
}

// words writes runs that are in no block of the story.
func (a *assembler) words(runs []diff.Run) {
	for n := range runs {
		if !a.shows(runs[n].Op) {
			continue
		}
		a.write(&runs[n], nil)
		if kind, ok := markOf(runs[n].Op); ok {
			a.mark(&runs[n], kind)
		}
	}
}
