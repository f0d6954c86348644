package app

import (
	"errors"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/format"
)

// originalWindow shows the file that a story came from: its text, or, where it is for
// programs, what it is. A copy of it can be saved.
func (w *window) originalWindow(o editor.Original) {
	size := w.win.Canvas().Size()
	save := control.NewSmallButton(lang.X("original.save", "Save a copy…"), "", func() { w.saveOriginal(o) })
	words, ok := format.Text(o.Bytes)
	if !ok {
		control.ShowReading(w.win.Canvas(), lang.X("original.title", "The file as it came"), originalCard(o, save), min(460, size.Width-80))
		return
	}
	content := control.NewColumn(8, control.NewFixed(0, size.Height-240, pieceList(inPieces(words))), control.NewFlow(6, save))
	control.ShowReading(w.win.Canvas(), o.Name, content, min(820, size.Width-80))
}

// pieceBytes is how many bytes of a text one label holds: to set a label takes as long as
// it has lines, times its length, and a saved page of half a million bytes took minutes.
const pieceBytes = 1500

// inPieces parts a text at its line ends, and where a line is longer than a piece within it.
func inPieces(text string) []string {
	var pieces []string
	for len(text) > pieceBytes {
		at := strings.LastIndexByte(text[:pieceBytes], '\n')
		if at <= 0 {
			for at = pieceBytes; at > 0 && !utf8.RuneStart(text[at]); at-- {
			}
			pieces, text = append(pieces, text[:at]), text[at:]
			continue
		}
		pieces, text = append(pieces, text[:at]), text[at+1:]
	}
	return append(pieces, text)
}

// pieceList shows pieces of a text one below the other, of which those in sight are set.
func pieceList(pieces []string) *control.List {
	label := func(i int) *widget.Label {
		l := widget.NewLabel(pieces[i])
		l.Wrapping, l.Selectable = fyne.TextWrapWord, true
		return l
	}
	list := control.NewList()
	list.Count = func() int { return len(pieces) }
	list.Object = func(i int) fyne.CanvasObject { return label(i) }
	list.Height = func(i int, width float32) float32 {
		l := label(i)
		l.Resize(fyne.NewSize(width, 0))
		return l.MinSize().Height
	}
	return list
}

// originalCard says what a file is that is no text.
func originalCard(o editor.Original, save fyne.CanvasObject) fyne.CanvasObject {
	ending := strings.ToUpper(strings.TrimPrefix(filepath.Ext(o.Name), "."))
	sign := control.NewText(control.Style{Face: control.SansSemi, Size: 18, Line: 24, Ink: theme.Muted}, ending)
	sheet := control.NewFixed(86, 108, container.NewStack(control.NewFill(theme.Page), container.NewCenter(sign)))
	about := control.NewColumn(6, control.NewText(control.Strong.Wrap(3), o.Name),
		control.NewText(control.Quiet.Wrap(2), format.KindOf(o.Name, o.Bytes)+" · "+bytesOf(len(o.Bytes))),
		control.NewText(control.Quiet.Wrap(3), lang.X("original.no-text", "It is no text to be shown here. Save a copy to open it in its own program.")),
		control.NewFlow(6, save))
	return control.NewRow(14, sheet, control.NewRest(about))
}

// saveOriginal writes the file somewhere else, byte for byte.
func (w *window) saveOriginal(o editor.Original) {
	d := dialog.NewFileSave(func(out fyne.URIWriteCloser, err error) {
		if err == nil && out != nil {
			_, err = out.Write(o.Bytes)
			err = errors.Join(err, out.Close())
		}
		w.fail(err)
	}, w.win)
	d.SetFileName(filepath.Base(o.Name))
	showFiles(w.win, d)
}
