package pdf

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	_ "image/gif" // the forms that pictures may come in
	"image/jpeg"
	"strings"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp"

	"stet/editor"
)

// The limits of a picture on a page, in dots and bytes: more dots than a press prints only
// make the file large, and more than maxDots do not fit into memory.
const (
	printWide = 1800 // dots, for a column of 384 points at 300 an inch
	plainSize = 3 << 20
	exactSize = 8 << 20 // of one that was made to be exact
	maxDots   = 100 << 20
)

// picture is a picture in a form that PDF holds: JPEG, or PNG.
type picture struct {
	bytes      []byte
	kind       string // as fpdf has it
	wide, high int    // in dots
	hash       string // of a JPEG's bytes, or of a PNG's dots
}

// figure sets a picture with what must be printed beside it; where the picture is not to
// be had, what it is.
func (c *composer) figure(i *editor.Image) {
	file := i.File
	p, err := c.open(file)
	if err != nil {
		c.words(fmt.Sprintf("[%s]", missing(i)), captionSet)
		c.gap(2)
		c.rows[len(c.rows)-1].above = 14
	} else {
		wide, high := c.sheet.measure, c.sheet.measure*float64(p.high)/float64(p.wide)
		if most := 0.62 * c.sheet.depth(); high > most {
			wide, high = wide*most/high, most
		}
		c.rows = append(c.rows, row{above: 14, height: high, picture: file, wide: wide})
	}
	c.keepLast()
	from := len(c.rows)
	caption, marks := captionOf(i)
	c.set(caption, marks, captionSet)
	for k := from; k < len(c.rows)-1; k++ {
		c.rows[k].keep = true
	}
	if from == len(c.rows) {
		c.rows[from-1].keep = false
	}
	c.gap(6)
}

// missing says what is not shown.
func missing(i *editor.Image) string {
	name := strings.Join(strings.Fields(cmp.Or(i.Alt, i.File)), " ")
	if name == "" {
		return "Picture"
	}
	return "Picture: " + name
}

const between = "\u00a0· " // what is said of a picture: no line begins with the dot

// captionOf is the caption with the credit and the rest behind it.
func captionOf(i *editor.Image) (string, []editor.Mark) {
	parts := captionParts(i)
	if len(parts) == 0 {
		return "", nil
	}
	caption := strings.TrimSpace(i.Caption)
	if caption == "" {
		return strings.Join(parts, between), nil
	}
	return strings.TrimSpace(caption + "  " + strings.Join(parts[1:], between)), []editor.Mark{{Start: 0, End: len(caption), Kind: editor.Strong}}
}

// open makes a picture ready, once.
func (c *composer) open(file string) (*picture, error) {
	if p := c.pictures[file]; p != nil {
		return p, nil
	}
	b, ok := c.picture(file)
	if !ok {
		return nil, fmt.Errorf("%s is not in the library", file)
	}
	p, err := readPicture(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	c.pictures[file] = p
	return p, nil
}

// readPicture takes a JPEG of a sensible size as it is, and a PNG or GIF of one with every
// dot, see-through ones too. It makes a JPEG of anything else.
func readPicture(b []byte) (*picture, error) {
	config, kind, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	if config.Width <= 0 || config.Height <= 0 || int64(config.Width)*int64(config.Height) > maxDots {
		return nil, fmt.Errorf("%d by %d dots are too many", config.Width, config.Height)
	}
	turn := 1
	if kind == "jpeg" {
		turn = orientation(b)
	}
	if kind == "jpeg" && turn == 1 && len(b) <= plainSize {
		return &picture{b, "JPG", config.Width, config.Height, editor.HashBytes(b)}, nil
	}
	src, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	if (kind == "png" || kind == "gif") && config.Width*config.Height <= mostDots {
		if p, err := exact(src); err != nil || len(p.bytes) <= exactSize {
			return p, err
		}
	}
	dots := onPaper(turned(src, turn))
	var out bytes.Buffer
	err = jpeg.Encode(&out, dots, &jpeg.Options{Quality: 90})
	return &picture{out.Bytes(), "JPG", dots.Rect.Dx(), dots.Rect.Dy(), editor.HashBytes(out.Bytes())}, err
}

// onPaper is a picture on white, no wider than a press prints.
func onPaper(src image.Image) *image.NRGBA {
	from := src.Bounds()
	wide, high := from.Dx(), from.Dy()
	if wide > printWide {
		wide, high = printWide, max(1, high*printWide/wide)
	}
	to := image.NewNRGBA(image.Rect(0, 0, wide, high))
	draw.Draw(to, to.Rect, image.White, image.Point{}, draw.Src)
	if wide == from.Dx() {
		draw.Draw(to, to.Rect, src, from.Min, draw.Over)
	} else {
		draw.ApproxBiLinear.Scale(to, to.Rect, src, from, draw.Over, nil)
	}
	return to
}
