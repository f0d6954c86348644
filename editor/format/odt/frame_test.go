package odt

import (
	"bytes"
	"image"
	"image/png"
	"testing"
)

func TestFrameSize(t *testing.T) {
	drawn := func(w, h int) []byte {
		var b bytes.Buffer
		if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	for want, picture := range map[string][]byte{
		` svg:width="2.540cm" svg:height="1.270cm"`:   drawn(96, 48),
		` svg:width="15.400cm" svg:height="7.700cm"`:  drawn(2000, 1000),
		` svg:width="5.000cm" svg:height="20.000cm"`:  drawn(500, 2000),
		` svg:width="15.400cm" svg:height="11.550cm"`: []byte("some other kind"),
		` svg:width="15.400cm" svg:height="1.000cm"`:  nil,
	} {
		if got := frameSize(picture); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
