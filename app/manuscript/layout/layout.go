// Package layout sets the words of a manuscript: it knows fonts, shapes
// paragraphs, breaks them into lines, finds the place under a point and draws
// glyphs, but knows neither a document nor a window.
//
// Lengths are device pixels: horizontal ones float32, heights whole numbers so
// that every line begins on a pixel. Offsets are bytes in UTF-8 text. A Fonts
// and all that is shaped with it belong to one goroutine, the window's; a
// Shaped itself is never written to again.
package layout
