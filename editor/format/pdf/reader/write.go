package reader

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/editor"
	"stet/editor/format/pdf/pdfium"
	"stet/editor/format/piece"
)

// write puts the paragraphs, the pictures and the footnotes into the piece.
func (r *reading) write() {
	captions := r.captions()
	joined, left := 0, 0
	for n, p := range r.paragraphs {
		for _, f := range captions[n] {
			left += r.figure(f)
		}
		if r.isCaption(captions, p) {
			continue
		}
		joined += r.block(p)
	}
	for _, f := range captions[len(r.paragraphs)] {
		left += r.figure(f)
	}
	r.note(joined, "word divided at the end of a line joined", "words divided at the ends of lines joined")
	r.piece.Left(left, "picture", "pictures", "held in a form that cannot be taken out; ask for the originals")
	for _, p := range r.notes {
		p.kind = editor.Paragraph
		r.block(p)
	}
	r.note(len(r.notes), "footnote put behind the text", "footnotes put behind the text")
}

// figure is a picture with the paragraph that stands under it.
type figure struct {
	picture pdfium.Picture
	page    int
	caption *paragraph
}

// captions returns the pictures by the paragraph that they are to stand before.
func (r *reading) captions() map[int][]figure {
	out := map[int][]figure{}
	taken := map[*paragraph]bool{}
	for _, page := range r.pages {
		if page.had == 0 {
			continue // a picture of a page
		}
		for _, picture := range page.pictures {
			if covers(picture.Box, page) {
				continue
			}
			f := figure{picture: picture, page: page.number}
			at := len(r.paragraphs)
			for n, p := range r.paragraphs {
				l := p.first()
				if l.page > page.number || l.page == page.number && l.base > picture.Bottom-2 && at == len(r.paragraphs) {
					at = min(at, n)
				}
				if f.caption == nil && !taken[p] && r.under(p, page.number, picture.Box) {
					f.caption = p
					taken[p] = true
				}
			}
			if f.caption != nil {
				at = slices.Index(r.paragraphs, f.caption)
			}
			out[at] = append(out[at], f)
		}
	}
	return out
}

// covers reports a picture that lies under the whole page.
func covers(b pdfium.Box, p page) bool {
	return b.Right-b.Left > 0.9*p.wide && b.Bottom-b.Top > 0.9*p.high
}

// under reports whether a paragraph is what is printed with a picture: close below it, and
// smaller than running text, or labelled.
func (r *reading) under(p *paragraph, page int, picture pdfium.Box) bool {
	l := p.first()
	if l.page != page || p.row() || p.kind != editor.Paragraph || !over(l.Box, picture) {
		return false
	}
	gap := l.Top - picture.Bottom
	if gap < -2 || gap > 2.2*l.size {
		return false
	}
	return p.size < 0.95*r.body || pictureLabel.MatchString(p.text())
}

func (r *reading) isCaption(all map[int][]figure, p *paragraph) bool {
	for _, figures := range all {
		if slices.ContainsFunc(figures, func(f figure) bool { return f.caption == p }) {
			return true
		}
	}
	return false
}

// figure writes a picture, and returns 1 where it had to be left out; its caption stays.
func (r *reading) figure(f figure) int {
	if len(f.picture.Bytes) == 0 {
		if f.caption != nil {
			r.block(f.caption)
		}
		return 1
	}
	ending := "jpg"
	if bytes.HasPrefix(f.picture.Bytes, []byte("\x89PNG")) {
		ending = "png"
	}
	image := &editor.Image{File: fmt.Sprintf("page-%d-%d.%s", f.page+1, len(r.piece.Pictures)+1, ending)}
	if f.caption != nil {
		var b piece.Builder
		r.words(&b, f.caption)
		image.Caption, _, _ = b.Take()
	}
	r.piece.Pictures = append(r.piece.Pictures, piece.Picture{Name: image.File, Bytes: f.picture.Bytes})
	r.piece.Add(editor.Block{Kind: editor.ImageBlock, Image: image})
	return 0
}

// block writes a paragraph, and returns how many words were joined in it.
func (r *reading) block(p *paragraph) int {
	var b piece.Builder
	joined := r.words(&b, p)
	if p.row() {
		text, marks := b.TakeWhole()
		r.piece.Add(editor.Block{Kind: editor.Row, Text: text, Marks: marks})
		return joined
	}
	text, marks, _ := b.Take()
	if text == "" {
		return 0
	}
	if p.kind == editor.Heading {
		marks = slices.DeleteFunc(marks, func(m editor.Mark) bool { return m.Kind != editor.Link })
	}
	r.piece.Add(editor.Block{Kind: p.kind, Level: p.level, Ordered: p.ordered, Text: text, Marks: marks})
	return joined
}

// words writes the words of a paragraph with their looks, those that a line's end divided
// as one.
func (r *reading) words(b *piece.Builder, p *paragraph) int {
	joined := 0
	var before []editor.Mark
	glue := true
	for i, l := range p.lines {
		for k, w := range l.words {
			text := w.Text
			if i == 0 && k == 0 && p.cut > 0 {
				continue
			}
			marks := r.marks(p, l, w)
			if gap := l.before(k); gap != "" || k == 0 && !glue {
				b.Write(cmp.Or(gap, " "), common(before, marks)...)
			}
			glue = false
			if k == len(l.words)-1 && divided(text) {
				glue = i < len(p.lines)-1
				if glue && r.isDivided(text, p.lines[i+1].words[0].Text) {
					_, size := utf8.DecodeLastRuneInString(text)
					text = text[:len(text)-size]
					joined++
				}
			}
			if k == len(l.words)-1 && strings.Contains(text, "://") && strings.HasSuffix(text, "/") {
				glue = i < len(p.lines)-1 // an address that no line could hold
			}
			b.Write(strings.ReplaceAll(text, "\u00ad", "-"), marks...)
			before = marks
		}
	}
	return joined
}

// isDivided reports whether a word and the next are two parts of one that the end of a
// line divided, and its hyphen none of its own.
func (r *reading) isDivided(word, next string) bool {
	first, _ := utf8.DecodeRuneInString(next)
	if !unicode.IsLower(first) {
		return false
	}
	whole := bare(strings.TrimRight(word, "-\u00ad‐"))
	if r.whole[whole+bare(next)] {
		return true
	}
	return !r.hyphened[whole+"-"+bare(next)]
}

// marks are how a word is set, and where it leads.
func (r *reading) marks(p *paragraph, l *line, w pdfium.Word) []editor.Mark {
	var out []editor.Mark
	if w.Bold && !p.bold {
		out = append(out, editor.Mark{Kind: editor.Strong})
	}
	if w.Italic {
		out = append(out, editor.Mark{Kind: editor.Emphasis})
	}
	if w.Size < 0.85*l.size && math.Abs(w.Base-l.base) > 0.12*l.size {
		kind := editor.Superscript
		if w.Base > l.base {
			kind = editor.Subscript
		}
		out = append(out, editor.Mark{Kind: kind})
	}
	x, y := (w.Left+w.Right)/2, (w.Top+w.Bottom)/2
	for _, link := range r.pages[l.page].links {
		if x > link.Left && x < link.Right && y > link.Top-1 && y < link.Bottom+1 {
			return append(out, editor.Mark{Kind: editor.Link, Href: link.Address})
		}
	}
	return out
}

// common are the marks that two words share: the space between them has these.
func common(a, b []editor.Mark) []editor.Mark {
	var out []editor.Mark
	for _, m := range a {
		if slices.Contains(b, m) {
			out = append(out, m)
		}
	}
	return out
}
