package workflow

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // the formats that pictures may come in
	_ "image/jpeg"
	_ "image/png"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp"

	"stet/editor"
	"stet/editor/credit"
	"stet/editor/format"
	"stet/editor/picture"
)

// Pictures keeps the pictures of stories.
type Pictures interface {
	// AddPicture keeps a picture and returns the file that stories name it by.
	AddPicture(ctx context.Context, name string, b []byte) (string, error)
	// Picture returns what AddPicture has kept under that file, or
	// editor.ErrNotFound.
	Picture(ctx context.Context, file string) ([]byte, error)
}

const (
	maxPicture = 64 << 20  // bytes of a file
	maxPixels  = 200 << 20 // of a picture: more would not fit into memory
)

// PictureEndings are those of the files that AddPicture takes.
var PictureEndings = []string{".jpg", ".jpeg", ".png", ".gif", ".webp"}

// otherPictures are the endings of those that it looks at only to say that it cannot.
var otherPictures = []string{".tif", ".tiff", ".heic", ".heif", ".avif"}

// IsPicture reports whether a file's name ends like a picture's.
func IsPicture(name string) bool {
	ending := strings.ToLower(filepath.Ext(name))
	for _, e := range PictureEndings {
		if e == ending {
			return true
		}
	}
	return false
}

// AddPicture takes a picture file into the library and returns what a story says
// of it to begin with: what the file says of itself.
func (d *Desk) AddPicture(ctx context.Context, path string) (editor.Image, error) {
	b, err := readPicture(path)
	if err != nil {
		return editor.Image{}, err
	}
	return d.keepPicture(ctx, filepath.Base(path), b)
}

// readPicture reads a picture file that is not larger than pictures may be.
func readPicture(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read the picture: %w", err)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxPicture+1))
	if err != nil {
		return nil, fmt.Errorf("read the picture: %w", err)
	}
	if len(b) > maxPicture {
		return nil, fmt.Errorf("%s is larger than %d MB: save it smaller first", filepath.Base(path), maxPicture>>20)
	}
	return b, nil
}

// keepPicture is AddPicture for the bytes of a file.
func (d *Desk) keepPicture(ctx context.Context, name string, b []byte) (editor.Image, error) {
	if _, err := pictureSize(b); err != nil {
		return editor.Image{}, fmt.Errorf("%s: %w", name, err)
	}
	file, err := d.lib.AddPicture(ctx, name, b)
	if err != nil {
		return editor.Image{}, err
	}
	image := saidBy(d.embedded(file, b))
	image.File = file
	return image, nil
}

// saidBy is what a story says of a picture to begin with.
func saidBy(e editor.Embedded) editor.Image {
	return editor.Image{Caption: e.Caption, Byline: cmp.Or(e.Byline, e.Creator), Credit: e.Credit, Source: e.Source, Copyright: e.Copyright,
		UsageTerms: e.UsageTerms, Licence: credit.LicenceOf(e), Origin: credit.SourceType(e.Origin)}
}

// Embedded returns what a picture of the library says of itself, nothing where the
// library does not hold it.
func (d *Desk) Embedded(ctx context.Context, file string) (editor.Embedded, error) {
	image := editor.Block{Image: &editor.Image{File: file}}
	all, err := d.embeddedOf(ctx, editor.Article{Body: []editor.Block{image}})
	return all[file], err
}

// embedded is readEmbedded, once for each file, whose name holds its hash, and anew when the
// desk relies on other signers.
func (d *Desk) embedded(file string, b []byte) editor.Embedded {
	key := pictureKey{file, d.signersPrint()}
	if e, ok := d.files.Load(key); ok {
		return e.(editor.Embedded)
	}
	e := d.readEmbedded(b)
	d.files.Store(key, e)
	return e
}

// readEmbedded reads what a picture says of itself. Why something could not be read stands
// with what could.
func (d *Desk) readEmbedded(b []byte) editor.Embedded {
	known, err := d.signers()
	e, unread := picture.Read(b, known)
	if unread != nil {
		e.Unread = cmp.Or(errors.Unwrap(unread), unread).Error()
	}
	if err != nil && e.Signer != "" && !slices.Contains([]string{picture.Valid, picture.Broken}, e.Signature) {
		e.Signature += "; " + err.Error()
	}
	return e
}

// pictureKey is what the answer of a picture depends on.
type pictureKey struct{ file, signers string }

// embeddedOf is embedded for those pictures of a story that the library holds.
func (d *Desk) embeddedOf(ctx context.Context, a editor.Article) (map[string]editor.Embedded, error) {
	out := map[string]editor.Embedded{}
	signers := d.signersPrint()
	for _, b := range a.Body {
		if b.Image == nil {
			continue
		}
		if e, ok := d.files.Load(pictureKey{b.Image.File, signers}); ok {
			out[b.Image.File] = e.(editor.Embedded)
			continue
		}
		src, err := d.lib.Picture(ctx, b.Image.File)
		if errors.Is(err, editor.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out[b.Image.File] = d.embedded(b.Image.File, src)
	}
	return out, nil
}

// pictureSize reads how large a picture is, without opening it.
func pictureSize(b []byte) (image.Config, error) {
	c, _, err := image.DecodeConfig(bytes.NewReader(b))
	switch {
	case errors.Is(err, image.ErrFormat):
		return c, errors.New("this is no picture that can be shown: choose a JPEG, PNG, GIF or WebP file")
	case err != nil:
		return c, errors.New("the picture is damaged or cut short: get the file anew")
	case c.Width <= 0 || c.Height <= 0 || int64(c.Width)*int64(c.Height) > maxPixels:
		return c, fmt.Errorf("%d by %d pixels are too many: save the picture smaller first", c.Width, c.Height)
	}
	return c, nil
}

// Picture opens a picture of the library, made smaller where it is wider than so
// many pixels or more than twice as high: a photograph of a hundred megabytes need
// not be held to be shown.
func (d *Desk) Picture(ctx context.Context, file string, width int) (image.Image, error) {
	b, err := d.lib.Picture(ctx, file)
	if err != nil {
		return nil, err
	}
	if _, err := pictureSize(b); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	i, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return small(i, width), nil
}

func small(i image.Image, width int) image.Image {
	w, h := i.Bounds().Dx(), i.Bounds().Dy()
	share := min(float64(width)/float64(w), 2*float64(width)/float64(h))
	if share >= 1 {
		return i
	}
	to := image.NewRGBA(image.Rect(0, 0, max(1, int(share*float64(w))), max(1, int(share*float64(h)))))
	draw.ApproxBiLinear.Scale(to, to.Rect, i, i.Bounds(), draw.Src, nil)
	return to
}

// takePictures brings the pictures of an imported story into the library, those that came
// inside its file and those that lie beside it in a folder, names them in the body as that
// does, and says which could not be kept. What the story does not say of one is taken from
// the picture, unless the file is ours and knows.
func (d *Desk) takePictures(ctx context.Context, body []editor.Block, read format.Decoded, folder string) (notes []editor.Note) {
	for _, b := range body {
		if b.Image == nil || b.Image.File == "" {
			continue
		}
		name, why := b.Image.File, ""
		if src, ok := read.Pictures[name]; ok {
			why = d.takeInside(ctx, b.Image, src, read.Ours)
		} else if folder != "" {
			why = d.takeBeside(ctx, b.Image, folder, read.Ours)
		}
		if why != "" {
			notes = append(notes, editor.Note{Decision: why, Text: name})
		}
	}
	return notes
}

// takeInside brings a picture that came inside a file into the library, or says why not.
func (d *Desk) takeInside(ctx context.Context, i *editor.Image, src []byte, ours bool) (why string) {
	if kept, err := d.lib.Picture(ctx, i.File); err == nil && bytes.Equal(kept, src) {
		return "" // a file of ours has come back
	}
	image, err := d.keepPicture(ctx, path.Base(i.File), src)
	if err != nil {
		i.File = ""
		return "picture left out: " + err.Error()
	}
	taken(i, image, ours)
	return ""
}

// takeBeside brings a picture that lies beside an imported file into the library. One that
// is not there or cannot be read keeps its address, like those that are elsewhere.
func (d *Desk) takeBeside(ctx context.Context, i *editor.Image, folder string, ours bool) (why string) {
	image, err := d.takePicture(ctx, i.File, folder)
	switch {
	case errors.Is(err, errElsewhere):
	case errors.Is(err, fs.ErrNotExist):
		return "picture not taken in: no such file lies beside the story"
	case err != nil:
		return "picture not taken in: " + err.Error()
	default:
		taken(i, image, ours)
	}
	return ""
}

// taken names a picture as the library does.
func taken(i *editor.Image, kept editor.Image, ours bool) {
	i.File = kept.File
	if !ours {
		fillImage(i, kept)
	}
}

// fillImage sets what a story does not say of a picture as its file does.
func fillImage(i *editor.Image, file editor.Image) {
	for _, name := range editor.ImageFields() {
		if i.Field(name) == "" {
			_ = i.SetField(name, file.Field(name)) // which took it once
		}
	}
}

// errElsewhere says that a picture's address leads out of the folder of its story.
var errElsewhere = errors.New("the picture is not in the folder of its story")

// takePicture takes a picture in that a story names by its address. The error is
// errElsewhere, fs.ErrNotExist, or says what is wrong with the file.
func (d *Desk) takePicture(ctx context.Context, address, folder string) (editor.Image, error) {
	path, ok := besides(address, folder)
	if !ok {
		return editor.Image{}, errElsewhere
	}
	return d.AddPicture(ctx, path)
}

// besides is the path of a picture that a story names by its address, where that leads into
// the folder of the story: nothing above it is its business.
func besides(address, folder string) (file string, ok bool) {
	name, err := url.PathUnescape(address)
	if err != nil || strings.Contains(address, "://") || !IsPicture(name) && !slices.Contains(otherPictures, strings.ToLower(path.Ext(name))) || !filepath.IsLocal(filepath.FromSlash(name)) {
		return "", false
	}
	return filepath.Join(folder, filepath.FromSlash(name)), true
}

// takeReturnedPictures names the pictures of a copy that came back as the story does:
// those that lie beside it come in as with an import, and one that does not is the
// story's own of that name.
func (d *Desk) takeReturnedPictures(ctx context.Context, back []editor.Block, folder string, own ...[]editor.Block) {
	for _, b := range back {
		if b.Image == nil || strings.Contains(b.Image.File, "://") {
			continue
		}
		image, err := d.takePicture(ctx, b.Image.File, folder)
		file := image.File
		if err != nil {
			file = namedAlike(b.Image.File, own...)
		}
		b.Image.File = cmp.Or(file, b.Image.File)
	}
}

// namedAlike returns the picture of the library that came under a name, "" where
// there is none or it could be either of two.
func namedAlike(file string, own ...[]editor.Block) string {
	if name, err := url.PathUnescape(file); err == nil {
		file = name
	}
	found := ""
	for _, b := range slices.Concat(own...) {
		if b.Image == nil || b.Image.File == found {
			continue
		}
		if b.Image.File == file {
			return file
		}
		if name := editor.CameAs(b.Image.File); name == b.Image.File || bareName(name) != bareName(file) {
			continue
		}
		if found != "" {
			return ""
		}
		found = b.Image.File
	}
	return found
}

// bareName is the letters and digits of a picture's name, as the library keeps them.
func bareName(file string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '.' {
			return r
		}
		return -1
	}, strings.ToLower(path.Base(strings.ReplaceAll(file, `\`, "/"))))
}

// exportPictures writes those pictures of an article that the library holds to
// where the file at path says they are. One that lies there already is the same:
// its name holds its hash. Undo takes away what was written.
func (d *Desk) exportPictures(ctx context.Context, a editor.Article, path string) (undo func(), err error) {
	var written []string
	undo = func() {
		for _, path := range written {
			os.Remove(path)
			os.Remove(filepath.Dir(path)) // which stays where there is more in it
		}
	}
	for _, b := range a.Body {
		if b.Image == nil || !strings.HasPrefix(b.Image.File, "pictures/") {
			continue
		}
		to := filepath.Join(filepath.Dir(path), filepath.FromSlash(b.Image.File))
		wrote, err := d.exportPicture(ctx, b.Image.File, to)
		if err != nil {
			undo()
			return nil, fmt.Errorf("write the pictures: %w", err)
		}
		if wrote {
			written = append(written, to)
		}
	}
	return undo, nil
}

// exportPicture writes a picture of the library; false where it lies there already,
// or its name is an address that came with an imported story and none of ours.
func (d *Desk) exportPicture(ctx context.Context, name, to string) (bool, error) {
	bytes, err := d.lib.Picture(ctx, name)
	if errors.Is(err, editor.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if _, err := os.Stat(to); err == nil {
		return false, nil
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return false, unwritten(filepath.Dir(filepath.Dir(to)), err)
	}
	temporary, err := writeBeside(to, bytes)
	if err != nil {
		os.Remove(filepath.Dir(to))
		return false, err
	}
	return true, os.Rename(temporary, to)
}
