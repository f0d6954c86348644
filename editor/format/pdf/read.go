package pdf

import (
	"bytes"
	"image"

	"stet/editor/format/pdf/reader"
	"stet/editor/format/piece"
)

// Is reports whether a file is a PDF. What begins one may stand a little way in; a text
// that speaks of it lacks what ends one.
func Is(b []byte) bool {
	if bytes.HasPrefix(bytes.TrimLeft(b[:min(len(b), 64)], "\ufeff \t\r\n"), []byte("%PDF-")) {
		return true
	}
	return bytes.Contains(b[:min(len(b), 1024)], []byte("%PDF-")) && bytes.Contains(b[max(0, len(b)-2048):], []byte("startxref"))
}

// Read reads a PDF. One that Stet wrote, and nobody changed since, is the story it was
// made of; what stands on the pages of any other is read as reader.Story has it. Folder is
// where the program that opens those keeps what it has compiled, "" for nowhere.
func Read(b []byte, folder string) (piece.Piece, error) {
	if record, ok := sealed(b); ok {
		return readRecord(b, record)
	}
	return reader.Read(b, folder)
}

// Draw draws the first page of a PDF so many pixels wide, and counts its pages. Folder is
// as for Read.
func Draw(b []byte, folder string, wide int) (page image.Image, pages int, err error) {
	return reader.Draw(b, folder, wide)
}
