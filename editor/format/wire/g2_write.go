package wire

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"

	"stet/editor"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// WriteG2 writes the stories of a parcel as NewsML-G2 2.35: one as a news item, several
// as a news message.
func WriteG2(w io.Writer, p piece.Parcel) error {
	var b strings.Builder
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	if len(p.Stories) == 1 {
		if err := writeItem(&b, p, 0); err != nil {
			return err
		}
		_, err := io.WriteString(w, b.String())
		return err
	}
	fmt.Fprintf(&b, "<newsMessage xmlns=\"%s\">\n<header>\n<sent>%s</sent>\n<sender>%s</sender>\n</header>\n<itemSet>\n", g2Space, sent(p.At, p.Stories...), generator)
	for n := range p.Stories {
		if err := writeItem(&b, p, n); err != nil {
			return err
		}
	}
	b.WriteString("</itemSet>\n</newsMessage>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// sent is when a file goes out: now where that is known, else the last time that its
// stories name.
func sent(now time.Time, stories ...editor.Story) string {
	at := now
	for _, s := range stories {
		if !now.IsZero() {
			break
		}
		if s.Article.Published.After(at) {
			at = s.Article.Published
		}
		for _, n := range s.Amendments {
			if n.At.After(at) {
				at = n.At
			}
		}
	}
	if at.IsZero() {
		at = time.Unix(0, 0).UTC() // the standard wants one
	}
	return at.Format(time.RFC3339)
}

// writeItem writes the nth story.
func writeItem(b *strings.Builder, p piece.Parcel, n int) error {
	s := p.Stories[n]
	record, err := piece.Record(s)
	if err != nil {
		return err
	}
	body, err := tree(s)
	if err != nil {
		return err
	}
	a := &s.Article
	tag(b, "newsItem", func() {
		b.WriteString("\n<catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml\"/>\n")
		writeG2Rights(b, a)
		tag(b, "itemMeta", func() { b.WriteByte('\n'); writeItemMeta(b, s, p.At) })
		b.WriteByte('\n')
		tag(b, "contentMeta", func() { b.WriteByte('\n'); writeContentMeta(b, a, string(record)) })
		b.WriteByte('\n')
		b.WriteString("<contentSet>\n<inlineXML contenttype=\"application/xhtml+xml\">")
		tag(b, "html", func() {
			tag(b, "head", func() { tag(b, "title", func() { b.WriteString(plainText.Replace(shownAs(a.Headline))) }) })
			b.WriteByte('\n')
			tag(b, "body", func() { b.WriteByte('\n'); writeXML(b, body, putXHTML) })
		}, "xmlns", xhtmlSpace)
		b.WriteString("</inlineXML>\n</contentSet>\n")
	}, "xmlns", g2Space, "guid", identity(s), "version", strconv.Itoa(p.Version(n)), "standard", "NewsML-G2", "standardversion", "2.35", "conformance", "power", "xml:lang", languageTag(a.Language))
	b.WriteByte('\n')
	return nil
}

// putXHTML writes an element of HTML by its own name.
func putXHTML(b *strings.Builder, n *html.Node, inner func()) {
	if n.FirstChild == nil && (n.Data == "br" || n.Data == "hr" || n.Data == "img") {
		inner = nil
	}
	var attrs []string
	for _, a := range n.Attr {
		attrs = append(attrs, a.Key, a.Val)
	}
	tag(b, n.Data, inner, attrs...)
}

func writeG2Rights(b *strings.Builder, a *editor.Article) {
	if a.Copyright.Holder == "" && a.Copyright.Notice == "" && a.UsageTerms == "" {
		return
	}
	tag(b, "rightsInfo", func() {
		b.WriteByte('\n')
		party(b, "copyrightHolder", a.Copyright.Holder)
		line(b, "copyrightNotice", a.Copyright.Notice)
		line(b, "usageTerms", a.UsageTerms)
	})
	b.WriteByte('\n')
}

// party writes an element with a name in it, nothing for none.
func party(b *strings.Builder, name, who string) {
	if who = shownAs(who); who == "" {
		return
	}
	tag(b, name, func() { tag(b, "name", func() { b.WriteString(packed.Escape(who)) }) })
	b.WriteByte('\n')
}

func writeItemMeta(b *strings.Builder, s editor.Story, now time.Time) {
	a := &s.Article
	mark(b, "itemClass", "qcode", "ninat:text")
	provider := shownAs(creditOf(a))
	if provider == "" {
		provider = generator
	}
	party(b, "provider", provider)
	line(b, "versionCreated", sent(now, s))
	line(b, "firstCreated", stamp(a.Published))
	line(b, "embargoed", stamp(a.Embargo))
	status := "stat:usable"
	if retracted(s) {
		status = "stat:canceled"
	}
	mark(b, "pubStatus", "qcode", status)
	line(b, "generator", generator)
	line(b, "title", a.Slug)
	line(b, "edNote", a.EditorNote)
	if slices.ContainsFunc(s.Amendments, corrects) {
		mark(b, "signal", "qcode", "sig:correction")
	} else if len(s.Amendments) > 0 {
		mark(b, "signal", "qcode", "sig:update")
	}
	line(b, "expires", stamp(a.Expires))
}

func writeContentMeta(b *strings.Builder, a *editor.Article, record string) {
	if v := shownAs(a.Dateline.Place); v != "" {
		party(b, "located", v)
	}
	if a.Source != "" {
		party(b, "infoSource", a.Source)
	}
	for _, w := range a.Authors {
		party(b, "creator", w.Name)
	}
	mark(b, "language", "tag", languageTag(a.Language))
	for _, k := range a.Keywords {
		line(b, "keyword", k)
	}
	if a.Section != "" {
		tag(b, "subject", func() { tag(b, "name", func() { b.WriteString(packed.Escape(shownAs(a.Section))) }) }, "type", "cpnat:abstract")
		b.WriteByte('\n')
	}
	line(b, "slugline", a.Slug)
	line(b, "headline", a.Headline)
	line(b, "dateline", strings.Trim(shownAs(a.Dateline.Place)+", "+shownAs(a.Dateline.Date), ", "))
	line(b, "by", a.Byline)
	line(b, "creditline", creditOf(a))
	line(b, "description", a.Standfirst, "role", "drol:summary")
	tag(b, "record", func() { b.WriteString(plainText.Replace(record)) }, "xmlns", stetSpace)
	b.WriteByte('\n')
}

// stamp is a time in RFC 3339, "" for none.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// languageTag returns a language as xs:language has it, "" for what is none.
func languageTag(v string) string {
	for i, part := range strings.Split(v, "-") {
		if len(part) < 1 || len(part) > 8 || strings.IndexFunc(part, func(r rune) bool {
			return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || i > 0 && r >= '0' && r <= '9')
		}) >= 0 {
			return ""
		}
	}
	return v
}
