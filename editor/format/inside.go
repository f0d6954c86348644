package format

import (
	"fmt"
	"mime"
	"path"
	"slices"
	"strconv"
	"strings"

	"stet/editor"
	"stet/editor/format/piece"
)

// What lies in mail and archives: files that are stories of their own, and pictures.

// maxInside is how deep a file may lie in others: a document in an archive that came
// with a mail, and no deeper.
const maxInside = 2

// maxStories is how many stories the files that lie in one file may hold.
const maxStories = 5000

// room is what may still be unpacked of a file with all that lies in it.
type room struct {
	bytes   int
	stories int
}

// stopped is the error of whoever waits no more.
func (in *input) stopped() error {
	if in.opt.Stop == nil {
		return nil
	}
	return in.opt.Stop()
}

// enclosed is a file that lies in another.
type enclosed struct {
	name  string
	bytes []byte
}

// isPicture reports whether a file's first bytes or its name say that it is a picture.
func (e enclosed) isPicture() bool {
	kind := binaryKind(e.bytes)
	return slices.Contains(pictureEndings, ending(e.name)) && (kind == "" || strings.HasPrefix(kind, "a picture")) || kind == "a picture"
}

var pictureEndings = []string{".jpg", ".jpeg", ".png", ".gif", ".webp", ".tif", ".tiff", ".heic", ".avif"}

// stories reads the stories of an enclosed file. Each has the file for its source, and
// its name for a title, unless it is itself made of parts.
func (in *input) stories(e enclosed) ([]*reading, error) {
	if in.depth >= maxInside {
		return nil, errTooDeep
	}
	if in.room.stories <= 0 {
		return nil, errTooMany
	}
	all, err := in.inner(e.name, e.bytes, in.opt)
	if err != nil {
		return nil, err
	}
	in.room.stories -= len(all)
	out := make([]*reading, len(all))
	for i := range all {
		d := &all[i]
		d.Title = strings.TrimSuffix(e.name+" › "+d.Title, " › ")
		if d.Source == nil {
			d.Source = &editor.Original{Name: path.Base(e.name), Bytes: e.bytes}
		}
		out[i] = &reading{inner: d}
	}
	return out, nil
}

// tell puts a note on a story that was read from within.
func (r *reading) tell(decision, raw string) {
	if r.inner == nil {
		r.note(decision, raw, 0)
		return
	}
	r.inner.Notes = append(r.inner.Notes, editor.Note{Decision: decision, Text: raw})
}

// show puts pictures that came beside a story below it.
func (r *reading) show(all []enclosed) {
	for _, e := range all {
		name := partName(e.name)
		image := editor.Block{Kind: editor.ImageBlock, Image: &editor.Image{File: name}}
		if r.inner == nil {
			r.add(endOfFile, image)
			r.pictures = append(r.pictures, piece.Picture{Name: name, Bytes: e.bytes})
			continue
		}
		image.ID = blockID(len(r.inner.Article.Body))
		r.inner.Article.Body = append(r.inner.Article.Body, image)
		r.inner.keep(name, e.bytes)
	}
}

// keep puts a picture's bytes with a story.
func (d *Decoded) keep(name string, b []byte) {
	if d.Pictures == nil {
		d.Pictures = map[string][]byte{}
	}
	d.Pictures[name] = b
}

// endOfFile is the line of what stands below all lines.
const endOfFile = 1 << 30

// partName makes a name that a picture can have in a story out of what a stranger
// called it.
func partName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`:\?#%"<>|*`, r) {
			return '-'
		}
		return r
	}, piece.Text(name))
	return strings.TrimLeft(name, "/")
}

// typeEndings are the endings of media types that come without a name.
var typeEndings = map[string]string{"text/plain": ".txt", "text/html": ".html", "message/rfc822": ".eml", "image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif",
	"image/webp": ".webp", "application/pdf": ".pdf", "application/rtf": ".rtf", "text/rtf": ".rtf", "text/markdown": ".md", "application/msword": ".doc",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx", "application/vnd.oasis.opendocument.text": ".odt", "application/zip": ".zip"}

// nameFor returns a name for the n-th file of something: its own, with an ending that
// fits its media type where it has none that is known.
func nameFor(name, mediaType, otherwise string, n int) string {
	kind, _, _ := mime.ParseMediaType(mediaType)
	if name = strings.TrimSpace(path.Base(strings.ReplaceAll(piece.Text(name), `\`, "/"))); name == "" || name == "." || name == "/" {
		name = fmt.Sprintf("%s-%d", otherwise, n)
	}
	if e := typeEndings[kind]; ending(name) == "" {
		name += e
	}
	return name
}

// count says how many things there are: "1 picture", "3 pictures".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
