package workflow

import (
	"context"
	"path/filepath"

	"stet/editor"
	"stet/editor/credit"
	"stet/editor/format"
)

// CheckFile checks the story of a file as an import would bring it in, without a library:
// by what the pictures inside it, and those that lie beside it, say of themselves.
func (d *Desk) CheckFile(ctx context.Context, path string, b []byte, o ImportOptions) (Checked, error) {
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
		if _, err := pictureSize(src); !ok || err != nil {
			continue
		}
		e := d.readEmbedded(src)
		known.Pictures[block.Image.File] = e
		if !read.Ours {
			fillImage(block.Image, saidBy(e))
		}
	}
	return d.check(ctx, read.Story(), known)
}
