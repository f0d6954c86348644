// Package golden holds what is drawn against the pictures that a test keeps in
// its testdata. Run the test with -update to write them anew, and look at them.
package golden

import (
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the golden pictures anew")

// Compare fails the test where a picture is not testdata/name.png: the few pixels
// that another processor's rounding may change are let pass.
func Compare(t testing.TB, name string, got image.Image) {
	t.Helper()
	file := filepath.Join("testdata", name+".png")
	if *update {
		write(t, file, got)
		return
	}
	want := read(t, file)
	if got.Bounds().Size() != want.Bounds().Size() {
		t.Fatalf("the picture is %v large, want %v", got.Bounds().Size(), want.Bounds().Size())
	}
	size, from, to := want.Bounds().Size(), got.Bounds().Min, want.Bounds().Min
	other := 0
	for y := range size.Y {
		for x := range size.X {
			if differ(got, from.Add(image.Pt(x, y)), want, to.Add(image.Pt(x, y))) {
				other++
			}
		}
	}
	if all := size.X * size.Y; other > all/2000 {
		failed := filepath.Join(t.TempDir(), name+".png")
		if dir := os.Getenv("STET_FAILED"); dir != "" {
			failed = filepath.Join(dir, name+".png")
		}
		write(t, failed, got)
		t.Errorf("%d of %d pixels differ; set STET_FAILED to a folder to keep the picture", other, all)
	}
}

// differ reports whether two pixels are other colours to the eye.
func differ(a image.Image, p image.Point, b image.Image, q image.Point) bool {
	ar, ag, ab, _ := a.At(p.X, p.Y).RGBA()
	br, bg, bb, _ := b.At(q.X, q.Y).RGBA()
	const most = 24 << 8
	far := func(v, w uint32) bool { return v > w+most || w > v+most }
	return far(ar, br) || far(ag, bg) || far(ab, bb)
}

func read(t testing.TB, file string) image.Image {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	picture, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

func write(t testing.TB, file string, picture image.Image) {
	t.Helper()
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(f, picture); err != nil {
		t.Fatal(err)
	}
}
