package workflow

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"image"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"stet/editor"
	"stet/editor/doc"
	"stet/editor/format"
	"stet/editor/format/pdf"
	"stet/editor/format/piece"
)

// Preview is what a file will be before it is written. Source is what it holds where
// that is text; Parts are what lies in a package. Stories are those that are read back
// from the file, and Words is their text; where Stet does not read the format they are
// those that went in, and Unread is set. Around is what the file prints around the words
// of each. Failed is why what was written cannot be read.
type Preview struct {
	Size    int
	Source  string
	Parts   []Part
	Stories []editor.Story
	Words   string
	Unread  bool
	Failed  error
	Page    image.Image // the first one of a format that is set in pages, nil for any other
	Pages   int
	Lost    format.Loss // what the stories have and the file cannot hold
	Missing []string    // see MissingPictures

	Around []format.Around
}

// Kept returns what any of the stories has for the desk only and does not go to a
// destination for readers, as format.Lost names it.
func Kept(f format.Format, to editor.Destination, stories ...editor.Story) []string {
	if !to.ForReaders {
		return nil
	}
	var out []string
	for _, s := range stories {
		for _, what := range f.DeskOnly(s) {
			if !slices.Contains(out, what) {
				out = append(out, what)
			}
		}
	}
	return out
}

// Part is one file in a package, with how large it is unpacked.
type Part struct {
	Name string
	Size int
}

// previewWide is how many pixels wide a page is drawn: for screens of twice the dots.
const previewWide = 1000

// mostParts is how many parts a preview lists.
const mostParts = 200

// Preview writes stories as they go to a destination, to be looked at. One for a format
// that holds a single story is of the first.
func (d *Desk) Preview(ctx context.Context, to editor.Destination, stories ...editor.Story) (Preview, error) {
	f, err := WrittenFormat(to.Format)
	if err != nil {
		return Preview{}, err
	}
	p := Preview{Lost: Lost(f, to, stories...), Missing: d.MissingPictures(ctx, to, stories...)}
	if !f.Many {
		stories = stories[:1]
	}
	b, err := d.encode(ctx, f, to, stories...)
	if err != nil {
		return Preview{}, err
	}
	p.Size, p.Parts = len(b), parts(b)
	if p.Parts == nil && utf8.Valid(b) {
		p.Source = strings.TrimPrefix(string(b), "\ufeff")
	}
	if ctx.Err() != nil {
		return Preview{}, ctx.Err()
	}
	if p.Stories, p.Failed = asReceived(f, b); p.Stories == nil && p.Failed == nil {
		p.Unread, p.Stories = true, goingIn(f, to, stories)
	}
	for _, s := range p.Stories {
		p.Around = append(p.Around, f.Around(s))
	}
	p.Words = joined(p.Stories)
	if f.Pages {
		if p.Page, p.Pages, err = pdf.Draw(b, d.cache, previewWide); err != nil {
			p.Failed = err
		}
	}
	return p, ctx.Err()
}

// parts lists what lies in a package, nil where b is none.
func parts(b []byte) []Part {
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil
	}
	out := []Part{}
	for _, f := range r.File[:min(len(r.File), mostParts)] {
		out = append(out, Part{f.Name, int(f.UncompressedSize64)})
	}
	return out
}

// goingIn are the stories as they go into a file.
func goingIn(f format.Format, to editor.Destination, stories []editor.Story) []editor.Story {
	out := make([]editor.Story, len(stories))
	for i, s := range stories {
		if out[i] = s; !f.Raw || to.ForReaders {
			out[i] = doc.Clean(s)
		}
		if to.ForReaders {
			out[i] = out[i].ForReaders()
		}
	}
	return out
}

// asReceived reads the stories of a file as whoever gets it does, none where Stet knows
// only how to write it.
func asReceived(f format.Format, b []byte) ([]editor.Story, error) {
	all, _, err := f.ReadBack(b)
	var stories []editor.Story
	for _, one := range all {
		stories = append(stories, one.Story())
	}
	return stories, err
}

// joined is the text of stories, one after the other.
func joined(stories []editor.Story) string {
	var all []string
	for _, s := range stories {
		all = append(all, plain(doc.Clean(s).Article))
	}
	return strings.Join(all, "\n\n* * *\n\n")
}

// pictureName is the name of a picture's file, of an address without what is asked of it,
// "" where it has none.
func pictureName(file string) string {
	if u, err := url.Parse(file); err == nil && u.Host != "" {
		file = u.Path
	}
	if file == "" {
		return ""
	}
	return path.Base(file)
}

// plain is the text of an article: a paragraph each, and what pictures show.
func plain(a editor.Article) string {
	lines := []string{a.Headline, a.Standfirst, a.Byline, piece.Dateline(&a)}
	var lists piece.Lists
	for _, b := range a.Body {
		_, number := lists.Next(b)
		switch {
		case b.Image != nil:
			lines = append(lines, "["+strings.Join(nonBlank(pictureName(b.Image.File), b.Image.Caption, b.Image.Credit), " · ")+"]")
		case b.Kind == editor.Rule:
			lines = append(lines, "———")
		case b.Kind == editor.Item:
			lines = append(lines, piece.ItemMark(number)+" "+b.Text)
		case b.Kind == editor.Row:
			lines = append(lines, editor.Barred(b.Text))
		default:
			lines = append(lines, b.Text)
		}
	}
	return strings.Join(nonBlank(lines...), "\n\n")
}

func nonBlank(words ...string) []string {
	var out []string
	for _, w := range words {
		if w = strings.TrimSpace(w); w != "" && w != "." {
			out = append(out, w)
		}
	}
	return out
}

// MissingPictures names the pictures that stories show and the library does not have, so
// that none of them goes to a destination. Those on the Web stay where they are.
func (d *Desk) MissingPictures(ctx context.Context, to editor.Destination, stories ...editor.Story) []string {
	if to.Pictures == editor.PicturesOut {
		return nil
	}
	var out []string
	for _, s := range stories {
		for _, b := range s.Article.Body {
			if b.Image == nil || b.Image.File == "" || strings.Contains(b.Image.File, "://") {
				continue
			}
			name := editor.CameAs(b.Image.File)
			if _, err := d.lib.Picture(ctx, b.Image.File); errors.Is(err, editor.ErrNotFound) && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}

// RemotePictures counts the pictures of stories that lie on the Web alone, and names the
// hosts that they are loaded from: the library keeps none of them, and none goes to a
// destination as a file. It is none where a file that holds pictures is to go without.
func RemotePictures(f format.Format, to editor.Destination, stories ...editor.Story) (n int, hosts []string) {
	if f.Inside && to.Pictures == editor.PicturesOut {
		return 0, nil
	}
	seen := map[string]bool{}
	for _, s := range stories {
		for _, b := range doc.Clean(s).Article.Body {
			if b.Image == nil || seen[b.Image.File] {
				continue
			}
			u, err := url.Parse(b.Image.File)
			if err != nil || u.Scheme != "https" && u.Scheme != "http" {
				continue
			}
			seen[b.Image.File] = true
			n++
			if !slices.Contains(hosts, u.Hostname()) {
				hosts = append(hosts, u.Hostname())
			}
		}
	}
	return n, hosts
}

// Lost returns what any of the stories has that goes to a destination and a file of the
// format cannot hold.
func Lost(f format.Format, to editor.Destination, stories ...editor.Story) format.Loss {
	if to.ForReaders {
		stories = slices.Clone(stories)
		for i, s := range stories {
			stories[i] = s.ForReaders()
		}
	}
	return f.Lost(stories...)
}
