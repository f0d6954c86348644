package app

import (
	"fyne.io/fyne/v2/lang"

	"stet/editor"
	"stet/editor/format"
)

// picturesIn is where the pictures of a format can go.
func picturesIn(f format.Format) []editor.PicturesIn {
	if f.Inside {
		return []editor.PicturesIn{editor.PicturesAsUsual, editor.PicturesBeside, editor.PicturesOut}
	}
	return []editor.PicturesIn{editor.PicturesAsUsual, editor.PicturesOut}
}

func packingName(p editor.Packing) string {
	switch p {
	case editor.InZip:
		return lang.X("export.zip", "One zip of files")
	case editor.InOneFile:
		return lang.X("export.one", "One file with all")
	}
	return lang.X("export.files", "A file each")
}

func picturesName(p editor.PicturesIn, inside bool) string {
	switch {
	case p == editor.PicturesOut:
		return lang.X("export.pictures-out", "Left out")
	case p == editor.PicturesAsUsual && inside:
		return lang.X("export.pictures-inside", "Inside the file")
	}
	return lang.X("export.pictures-beside", "Beside it, in a folder")
}
