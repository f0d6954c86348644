package pdfium

import (
	"bytes"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// folder keeps what is compiled between runs of the tests.
var folder = filepath.Join(os.TempDir(), "stet-test-pdfium")

// made is a PDF that draw has drawn, one page begun.
func made(t testing.TB, draw func(*fpdf.Fpdf)) []byte {
	t.Helper()
	f := fpdf.New("P", "pt", "A4", "")
	f.SetAutoPageBreak(false, 0)
	f.AddPage()
	draw(f)
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func texts(p Page) string {
	var all []string
	for _, w := range p.Words {
		all = append(all, w.Text)
	}
	return strings.Join(all, " ")
}

func TestWords(t *testing.T) {
	b := made(t, func(f *fpdf.Fpdf) {
		f.SetTitle("A title", true)
		f.SetFont("Times", "", 12)
		f.Text(72, 100, "The bridge opens")
		f.SetFont("Times", "BI", 24)
		f.Text(72, 150, "Bold")
		f.LinkString(72, 130, 60, 24, "https://example.org/")
		f.SetFont("Times", "", 12)
		f.TransformBegin()
		f.TransformRotate(90, 300, 300)
		f.Text(300, 300, "aside")
		f.TransformEnd()
	})
	d, err := Read(b, folder)
	if err != nil {
		t.Fatal(err)
	}
	if d.Title != "A title" || len(d.Pages) != 1 {
		t.Fatalf("got %+v", d)
	}
	p := d.Pages[0]
	if got := texts(p); got != "The bridge opens Bold aside" {
		t.Fatalf("got %q", got)
	}
	first, bold, aside := p.Words[0], p.Words[3], p.Words[4]
	if math.Abs(first.Left-72) > 1 || math.Abs(first.Base-100) > 1 || math.Abs(first.Size-12) > 0.1 || first.Bold || first.Italic || first.Turned {
		t.Errorf("got %+v", first)
	}
	if math.Abs(bold.Size-24) > 0.1 || !bold.Bold || !bold.Italic || !aside.Turned {
		t.Errorf("got %+v, %+v", bold, aside)
	}
	if len(p.Links) != 1 || p.Links[0].Address != "https://example.org/" || math.Abs(p.Links[0].Top-130) > 1 {
		t.Errorf("got %+v", p.Links)
	}
}

// TestDraw draws the first of two pages: white, with ink where its words stand.
func TestDraw(t *testing.T) {
	b := made(t, func(f *fpdf.Fpdf) {
		f.SetFillColor(0, 0, 0)
		f.Rect(0, 0, 100, 100, "F")
		f.AddPage()
	})
	page, pages, err := Draw(b, folder, 300)
	if err != nil || pages != 2 || page.Bounds().Dx() != 300 || page.Bounds().Dy() < 300 {
		t.Fatalf("%d pages, %v, %v", pages, page, err)
	}
	dark, _, _, _ := page.At(5, 5).RGBA()
	light, _, _, _ := page.At(290, 290).RGBA()
	if dark != 0 || light != 0xffff {
		t.Errorf("%x, %x", dark, light)
	}
	if _, _, err := Draw([]byte("%PDF-1.4\n1 0 obj\n<<>>\nendobj\n"), folder, 300); !errors.Is(err, ErrDamaged) {
		t.Errorf("half a file: %v", err)
	}
}

// TestTurnedPage reads a page that is shown turned as it is shown.
func TestTurnedPage(t *testing.T) {
	for quarters, rotate := range []string{"0", "90", "180", "270"} {
		b := made(t, func(f *fpdf.Fpdf) {
			f.SetFont("Times", "", 12)
			f.TransformBegin()
			f.TransformRotate(float64(90*quarters), 300, 400)
			f.Text(300, 400, "upright")
			f.TransformEnd()
		})
		b = bytes.Replace(b, []byte("/Type /Page\n"), []byte("/Type /Page /Rotate "+rotate+"\n"), 1)
		d, err := Read(b, folder)
		if err != nil {
			t.Fatal(err)
		}
		p := d.Pages[0]
		if len(p.Words) != 1 || p.Words[0].Turned || p.Words[0].Right-p.Words[0].Left < 20 || math.Abs(p.Words[0].Size-12) > 0.1 {
			t.Errorf("turned by %s: got %+v", rotate, p.Words)
		}
		if wide := p.Wide > p.High; wide != (quarters%2 == 1) {
			t.Errorf("turned by %s: %f by %f", rotate, p.Wide, p.High)
		}
	}
}

func TestRefused(t *testing.T) {
	locked := made(t, func(f *fpdf.Fpdf) { f.SetProtection(0, "secret", "owner") })
	long := made(t, func(f *fpdf.Fpdf) {
		for range MaxPages {
			f.AddPage()
		}
	})
	for name, c := range map[string]struct {
		file []byte
		want error
	}{
		"locked":  {locked, ErrLocked},
		"long":    {long, ErrPages},
		"nothing": {nil, ErrDamaged},
		"half":    {[]byte("%PDF-1.4\n1 0 obj\n<<>>\nendobj\n"), ErrDamaged},
		"noise":   {append([]byte("%PDF-1.7\nobj"), bytes.Repeat([]byte{0, 255, '<', '['}, 5000)...), ErrDamaged},
	} {
		if _, err := Read(c.file, folder); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
}

// TestSlow stops a file that takes too long, and reads the next.
func TestSlow(t *testing.T) {
	b := made(t, func(f *fpdf.Fpdf) {
		f.SetFont("Times", "", 12)
		for range 300 {
			f.AddPage()
			f.Text(72, 100, strings.Repeat("word ", 200))
		}
	})
	if _, err := read(b, folder, time.Millisecond); !errors.Is(err, ErrSlow) {
		t.Errorf("got %v", err)
	}
	short := made(t, func(f *fpdf.Fpdf) { f.SetFont("Times", "", 12); f.Text(72, 100, "next") })
	if d, err := Read(short, folder); err != nil || texts(d.Pages[0]) != "next" {
		t.Errorf("got %+v, %v", d, err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(made(f, func(f *fpdf.Fpdf) { f.SetFont("Times", "", 12); f.Text(72, 100, "a word") }))
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := read(b, folder, 20*time.Second)
		if errors.Is(err, ErrSlow) || errors.Is(err, ErrStart) {
			t.Fatal(err)
		}
		for _, p := range d.Pages {
			for _, w := range p.Words {
				if w.Text == "" {
					t.Error("a word without letters")
				}
			}
		}
	})
}
