package workflow

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"stet/editor"
	"stet/editor/credit"
	"stet/editor/format"
	"stet/editor/picture"
)

// CheckFile checks the story of a file as an import would bring it in, without a library:
// by what the pictures inside it, and those that lie beside it, say of themselves. A
// picture is checked by itself.
func (d *Desk) CheckFile(ctx context.Context, path string, b []byte, o ImportOptions) (Checked, error) {
	if picture.Is(b) {
		return d.checkPicture(ctx, filepath.Base(path), b)
	}
	read, err := format.Decode(path, b, format.Options{Encoding: o.Encoding, Cache: d.cache})
	if err != nil {
		return Checked{}, err
	}
	d.recognise(&read.Article)
	known := credit.Known{Pictures: map[string]editor.Embedded{}}
	for _, block := range read.Article.Body {
		if block.Image == nil {
			continue
		}
		src, ok := read.Pictures[block.Image.File]
		if beside, there := besides(block.Image.File, filepath.Dir(path)); !ok && there {
			src, err = readPicture(beside)
			ok = err == nil
		}
		if !ok {
			continue
		}
		e := d.readEmbedded(src)
		if _, err := pictureSize(src); err != nil {
			e.Unread = err.Error()
		} else if !read.Ours {
			fillImage(block.Image, saidBy(e))
		}
		known.Pictures[block.Image.File] = e
	}
	return d.check(ctx, read.Story(), known)
}

// checkPicture checks a picture as one that a story begins to run: by what its file says.
func (d *Desk) checkPicture(ctx context.Context, name string, b []byte) (Checked, error) {
	if _, err := pictureSize(b); err != nil {
		return Checked{}, fmt.Errorf("%s: %w", name, err)
	}
	file := d.readEmbedded(b)
	image := saidBy(file)
	image.File = name
	s := editor.Story{Article: editor.Article{Body: []editor.Block{{ID: "picture", Kind: editor.ImageBlock, Image: &image}}}}
	checked, err := d.check(ctx, s, credit.Known{Pictures: map[string]editor.Embedded{name: file}})
	ofPicture := slices.DeleteFunc(checked.Credits, func(f editor.Finding) bool { return f.Block == "" })
	checked = Checked{Picture: &image, Credits: ofPicture}
	if file.Unread != "" {
		checked.Unknown = []Unjudged{{Title: "What the picture says of itself", Why: file.Unread}}
	}
	return checked, err
}
