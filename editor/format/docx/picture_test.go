package docx

import (
	"bytes"
	"encoding/base64"
	"image"
	"testing"

	"stet/editor"
	"stet/editor/format/piece"
)

// TestWebP: a picture in a form that Word does not show goes out in one that it does.
func TestWebP(t *testing.T) {
	const dot = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="
	webp, err := base64.StdEncoding.DecodeString(dot)
	if err != nil {
		t.Fatal(err)
	}
	s := editor.Story{Article: editor.Article{Body: []editor.Block{{ID: "a", Kind: editor.ImageBlock, Image: &editor.Image{File: "a.webp"}}}}}
	b := written(t, func(b *bytes.Buffer) error {
		return Write(b, piece.Parcel{Stories: []editor.Story{s}, Picture: func(string) ([]byte, bool) { return webp, true }})
	})
	p, err := Read(b)
	if err != nil || len(p.Pictures) != 1 {
		t.Fatalf("%+v, %v", p.Pictures, err)
	}
	if size, form, err := image.DecodeConfig(bytes.NewReader(p.Pictures[0].Bytes)); err != nil || form != "png" || size.Width != 1 {
		t.Errorf("%s %+v, %v", form, size, err)
	}
}
