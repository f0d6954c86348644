package feed

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/mmcdole/gofeed"
	ext "github.com/mmcdole/gofeed/extensions"

	"stet/editor"
	"stet/editor/format/markup"
)

// Media RSS: https://www.rssboard.org/media-rss

// dublinCore is what an item says in Dublin Core, never nil.
func (r *reader) dublinCore() *ext.DublinCoreExtension {
	if r.item.DublinCoreExt != nil {
		return r.item.DublinCoreExt
	}
	return &ext.DublinCoreExtension{}
}

// extension returns the words of an element of another vocabulary, "" for none.
func (r *reader) extension(space, name string) string {
	for _, e := range r.item.Extensions[space][name] {
		if e.Value != "" {
			return e.Value
		}
	}
	return ""
}

// pictures puts what the feed says of pictures to those of the body, and puts those that
// the body does not show above it. Recordings are left out.
func (r *reader) pictures(base *url.URL) {
	media := r.item.Extensions["media"]
	var found []editor.Image
	add := func(i editor.Image) {
		i.File = markup.Absolute(base, i.File)
		if i.File != "" && !slices.ContainsFunc(found, func(o editor.Image) bool { return sameFile(o.File, i.File) }) {
			found = append(found, i)
		}
	}
	left := 0
	contents := slices.Concat(media["content"])
	for _, g := range media["group"] {
		contents = append(contents, largest(g.Children["content"])...)
	}
	for _, c := range contents {
		if isPicture(c.Attrs["url"], c.Attrs["type"], c.Attrs["medium"]) {
			add(mediaImage(c, media))
		} else {
			left++
		}
	}
	for _, e := range r.item.Enclosures {
		if isPicture(e.URL, e.Type, "") {
			add(enclosed(e, media))
		} else if e.URL != "" {
			left++
		}
	}
	if len(found) == 0 && len(media["thumbnail"]) > 0 && !r.shows() {
		i := mediaImage(media["thumbnail"][0], media)
		add(i)
	}
	r.Left(left, "recording", "recordings", "only pictures come in with a story")
	for n := len(found) - 1; n >= 0; n-- {
		r.place(found[n])
	}
}

// shows reports whether the body has a picture.
func (r *reader) shows() bool {
	return slices.ContainsFunc(r.Story.Article.Body, func(b editor.Block) bool { return b.Image != nil })
}

// place fills in what is known of a picture of the body, or puts it above the body.
func (r *reader) place(i editor.Image) {
	body := r.Story.Article.Body
	for _, b := range body {
		if b.Image == nil || !sameFile(b.Image.File, i.File) {
			continue
		}
		for _, field := range []string{"alt", "caption", "credit", "copyright", "licence"} {
			if b.Image.Field(field) == "" {
				_ = b.Image.SetField(field, i.Field(field)) // which are all words
			}
		}
		return
	}
	r.Add(editor.Block{Kind: editor.ImageBlock, Image: &i})
	body = r.Story.Article.Body
	last := body[len(body)-1]
	copy(body[1:], body)
	body[0] = last
}

// mediaImage reads a media:content. What it does not say itself is said of all media
// of the item.
func mediaImage(c ext.Extension, all map[string][]ext.Extension) editor.Image {
	said := func(name string) string {
		for _, from := range []map[string][]ext.Extension{c.Children, all} {
			for _, e := range from[name] {
				if v := plain(e.Value); v != "" {
					return v
				}
			}
		}
		return ""
	}
	i := editor.Image{File: c.Attrs["url"], Caption: said("description"), Credit: said("credit"), Copyright: said("copyright")}
	if i.Caption == "" {
		i.Caption = said("text")
	}
	if i.Alt = said("title"); i.Alt == i.Caption {
		i.Alt = ""
	}
	for _, e := range slices.Concat(c.Children["license"], all["license"]) {
		if i.Licence == "" {
			i.Licence = first([]string{e.Attrs["href"]}, e.Value)
		}
	}
	return i
}

func enclosed(e *gofeed.Enclosure, all map[string][]ext.Extension) editor.Image {
	return mediaImage(ext.Extension{Attrs: map[string]string{"url": e.URL}}, all)
}

// largest returns the widest picture of a group, which are one picture in several
// sizes, and whatever is none.
func largest(all []ext.Extension) []ext.Extension {
	var best *ext.Extension
	var out []ext.Extension
	for i, c := range all {
		switch {
		case !isPicture(c.Attrs["url"], c.Attrs["type"], c.Attrs["medium"]):
			out = append(out, c)
		case best == nil || width(c) > width(*best):
			best = &all[i]
		}
	}
	if best != nil {
		out = append(out, *best)
	}
	return out
}

func width(c ext.Extension) int {
	n := 0
	for _, r := range c.Attrs["width"] {
		if r < '0' || r > '9' || n > 1e6 {
			return 0
		}
		n = n*10 + int(r-'0')
	}
	return n
}

func isPicture(address, mediaType, medium string) bool {
	if medium != "" || mediaType != "" {
		return medium == "image" || strings.HasPrefix(mediaType, "image/")
	}
	u, err := url.Parse(address)
	return err == nil && slices.Contains([]string{".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"}, strings.ToLower(path.Ext(u.Path)))
}

var sizes = strings.NewReplacer("-scaled", "")

// sameFile reports whether two addresses are of one picture: sites give one in several
// sizes, which differ behind the question mark or by a size in the name.
func sameFile(a, b string) bool {
	return a == b || pictureName(a) != "" && pictureName(a) == pictureName(b)
}

func pictureName(address string) string {
	u, err := url.Parse(address)
	if err != nil || len(path.Base(u.Path)) < 6 {
		return ""
	}
	name := sizes.Replace(path.Base(u.Path))
	stem := strings.TrimSuffix(name, path.Ext(name))
	if at := strings.LastIndexByte(stem, '-'); at > 0 && strings.Trim(stem[at+1:], "0123456789x") == "" && strings.Contains(stem[at:], "x") {
		stem = stem[:at]
	}
	return u.Host + "/" + stem
}
