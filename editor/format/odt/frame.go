package odt

import (
	"bytes"
	"fmt"
	"image"
	_ "image/gif" // the kinds whose size is known
	_ "image/jpeg"
	_ "image/png"

	_ "golang.org/x/image/webp"
)

// The most that a picture takes of a page, and a pixel of a screen, in centimetres.
const (
	widest  = 15.4
	highest = 20.0
	pixel   = 2.54 / 96
)

// frameSize writes how large a picture is drawn, as attributes of its frame. It has to be
// said in full: a frame without a height is as high as a line of text to LibreOffice.
func frameSize(picture []byte) string {
	w, h := widest, 1.0 // of a name in place of the picture
	if size, _, err := image.DecodeConfig(bytes.NewReader(picture)); err == nil && size.Width > 0 && size.Height > 0 {
		w, h = float64(size.Width)*pixel, float64(size.Height)*pixel
		share := min(1, widest/w, highest/h)
		w, h = w*share, h*share
	} else if len(picture) > 0 {
		h = widest * 3 / 4 // a kind that is not known
	}
	return fmt.Sprintf(` svg:width="%.3fcm" svg:height="%.3fcm"`, w, h)
}
