package wire

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// WriteNITF writes the first story of a parcel as NITF 3.6.
func WriteNITF(w io.Writer, p piece.Parcel) error {
	s := p.Stories[0]
	record, err := piece.Record(s)
	if err != nil {
		return err
	}
	body, err := tree(s)
	if err != nil {
		return err
	}
	a := &s.Article
	var b strings.Builder
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	tag(&b, "nitf", func() {
		b.WriteByte('\n')
		tag(&b, "head", func() { b.WriteByte('\n'); nitfHeadOf(&b, s, p.Version(0), string(record)) })
		b.WriteByte('\n')
		tag(&b, "body", func() {
			b.WriteByte('\n')
			tag(&b, "body.head", func() { b.WriteByte('\n'); nitfBodyHeadOf(&b, a) })
			b.WriteByte('\n')
			tag(&b, "body.content", func() { b.WriteByte('\n'); writeXML(&b, body, putNITF) })
			b.WriteByte('\n')
		})
		b.WriteByte('\n')
	}, "xmlns", nitfSpace, "version", "-//IPTC//DTD NITF 3.6//EN", "baselang", a.Language)
	b.WriteByte('\n')
	_, err = io.WriteString(w, b.String())
	return err
}

func nitfHeadOf(b *strings.Builder, s editor.Story, version int, record string) {
	a := &s.Article
	line(b, "title", a.Headline)
	mark(b, "meta", "name", "generator", "content", generator)
	mark(b, "meta", "name", recordName, "content", record)
	if v := shownAs(a.Section); v != "" {
		mark(b, "meta", "name", "section", "content", v)
	}
	status := "usable"
	if retracted(s) {
		status = "canceled"
	}
	tag(b, "docdata", func() {
		b.WriteByte('\n')
		for _, n := range s.Amendments {
			if corrects(n) {
				mark(b, "correction", "info", titleOf(n)+": "+shownAs(n.ForReaders()))
			}
		}
		mark(b, "doc-id", "regsrc", generator, "id-string", identity(s))
		mark(b, "date.issue", "norm", basic(a.Published))
		mark(b, "date.release", "norm", basic(a.Embargo))
		mark(b, "date.expire", "norm", basic(a.Expires))
		mark(b, "ed-msg", "info", a.EditorNote)
		mark(b, "du-key", "key", shownAs(a.Slug), "generation", strconv.Itoa(version))
		mark(b, "doc.copyright", "year", yearOf(a), "holder", shownAs(a.Copyright.Holder))
		if a.UsageTerms != "" {
			mark(b, "doc.rights", "owner", shownAs(a.Copyright.Holder), "limitations", shownAs(a.UsageTerms))
		}
		if len(a.Keywords) > 0 {
			tag(b, "key-list", func() {
				for _, k := range a.Keywords {
					tag(b, "keyword", nil, "key", shownAs(k))
				}
			})
			b.WriteByte('\n')
		}
	}, "management-status", status)
	b.WriteByte('\n')
}

func nitfBodyHeadOf(b *strings.Builder, a *editor.Article) {
	tag(b, "hedline", func() { tag(b, "hl1", func() { b.WriteString(packed.Escape(shownAs(a.Headline))) }) })
	b.WriteByte('\n')
	if a.Copyright.Notice != "" {
		tag(b, "rights", func() { b.WriteString(packed.Escape(shownAs(a.Copyright.Notice))) })
		b.WriteByte('\n')
	}
	line(b, "byline", a.Byline)
	line(b, "distributor", creditOf(a))
	if a.Dateline != (editor.Dateline{}) {
		tag(b, "dateline", func() {
			if v := shownAs(a.Dateline.Place); v != "" {
				tag(b, "location", func() { b.WriteString(packed.Escape(v)) })
			}
			if v := shownAs(a.Dateline.Date); v != "" {
				tag(b, "story.date", func() { b.WriteString(packed.Escape(v)) })
			}
		})
		b.WriteByte('\n')
	}
	if v := shownAs(a.Standfirst); v != "" {
		tag(b, "abstract", func() { tag(b, "p", func() { b.WriteString(packed.Escape(v)) }) })
		b.WriteByte('\n')
	}
}

// putNITF writes one element of HTML as NITF has it.
func putNITF(b *strings.Builder, n *html.Node, inner func()) {
	switch {
	case n.Data == "br" || n.Data == "hr":
		tag(b, n.Data, nil)
	case n.Data == "a":
		tag(b, "a", inner, "href", markup.Attr(n, "href"))
	case n.Data == "blockquote":
		tag(b, "bq", func() { tag(b, "block", inner) })
	case n.Data == "figure":
		putMedia(b, markup.Figure(n))
	case n.Data == "aside":
		tag(b, "note", func() { tag(b, "body.content", inner) }, "noteclass", "editorsnote", "class", markup.Attr(n, "class"))
	case len(n.Data) == 2 && n.Data[0] == 'h':
		tag(b, "hl2", inner, "class", "level"+n.Data[1:])
	default:
		if kind, ok := markup.MarkOf(n.Data); ok {
			tag(b, "em", inner, "class", classOf(kind))
			return
		}
		tag(b, n.Data, inner)
	}
}

func classOf(kind editor.MarkKind) string {
	for _, e := range emphasis {
		if e.kind == kind {
			return e.names[0]
		}
	}
	return ""
}

func putMedia(b *strings.Builder, i *editor.Image) {
	tag(b, "media", func() {
		for _, name := range mediaParts {
			if v := i.Field(name); v != "" {
				tag(b, "media-metadata", nil, "name", "stet."+name, "value", v)
			}
		}
		tag(b, "media-reference", nil, "source", i.File, "alternate-text", i.Alt, "source-credit", i.Credit, "copyright", i.Copyright)
		for _, part := range [][2]string{{"media-caption", i.Caption}, {"media-producer", i.Byline}} {
			if part[1] != "" {
				tag(b, part[0], func() { b.WriteString(strings.ReplaceAll(packed.Escape(part[1]), "&#xA;", "<br/>")) })
			}
		}
	}, "media-type", "image", "class", "stet")
}

func yearOf(a *editor.Article) string {
	if a.Copyright.Year == 0 {
		return ""
	}
	return fmt.Sprint(a.Copyright.Year)
}
