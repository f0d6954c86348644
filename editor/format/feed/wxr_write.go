package feed

import (
	"bufio"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/piece"
)

// notesClass is the class of what stands around the body for readers, and is no part of
// it: notes to readers, whose story it is.
const notesClass = "stet-about"

const exportHead = `<?xml version="1.0" encoding="UTF-8"?>
<!-- generator="Stet" -->
<!-- To import it into WordPress: Tools, Import, WordPress, Run Importer. -->
<rss version="2.0"
	xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:wfw="http://wellformedweb.org/CommentAPI/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
`

// WriteExport writes stories as posts in an export of WordPress, WXR 1.2. A story that
// has gone out already, has a date and no embargo that ends after it is published by the
// import; one that is ready waits for review; any other comes in as a draft. Pictures are named by their addresses, as WordPress wants them.
func WriteExport(w io.Writer, p piece.Parcel) error {
	b := &exporter{Writer: bufio.NewWriter(w), authors: map[string]string{}}
	b.WriteString(exportHead)
	site := p.Stories[0].Article
	b.say("title", site.Source)
	b.say("link", siteOf(site.URL))
	b.say("description", "")
	b.say("language", site.Language)
	b.say("wp:wxr_version", "1.2")
	b.say("wp:base_site_url", siteOf(site.URL))
	b.say("wp:base_blog_url", siteOf(site.URL))
	b.people(p.Stories)
	b.terms(p.Stories)
	b.say("generator", "Stet")
	for n, s := range p.Stories {
		if err := b.post(n+1, s); err != nil {
			return err
		}
	}
	b.WriteString("</channel>\n</rss>\n")
	return b.Flush()
}

// exporter writes an export.
type exporter struct {
	*bufio.Writer
	authors map[string]string // logins by name
}

// endless lets no text end the CDATA that it stands in.
var endless = strings.NewReplacer("]]>", "]]]]><![CDATA[>")

// say writes an element with words in it.
func (b *exporter) say(element, words string) {
	name, _, _ := strings.Cut(element, " ")
	if strings.ContainsAny(words, "<&>\n\t") || words != strings.TrimSpace(words) {
		words = "<![CDATA[" + endless.Replace(words) + "]]>"
	}
	fmt.Fprintf(b, "<%s>%s</%s>\n", element, words, name)
}

// siteOf is the address of the site that a page is on, "" where it is on none.
func siteOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || web(address) == "" || u.Host == "" {
		return ""
	}
	return u.Scheme + "://" + u.Host
}

// people lists the authors of all stories, each with a login made of the name.
func (b *exporter) people(stories []editor.Story) {
	taken := map[string]bool{}
	for _, s := range stories {
		for _, name := range names(s.Article) {
			if b.authors[name] != "" {
				continue
			}
			login := nicename(name)
			for n := 2; taken[login]; n++ {
				login = fmt.Sprintf("%s-%d", nicename(name), n)
			}
			taken[login], b.authors[name] = true, login
			b.WriteString("<wp:author>\n")
			b.say("wp:author_login", login)
			b.say("wp:author_email", "")
			b.say("wp:author_display_name", name)
			b.say("wp:author_first_name", "")
			b.say("wp:author_last_name", "")
			b.WriteString("</wp:author>\n")
		}
	}
}

// names are those of the writers of a story; of one without, those of all who made it.
func names(a editor.Article) []string {
	var writers, all []string
	for _, w := range a.Authors {
		if name := markup.Squeeze(w.Name); name != "" {
			all = append(all, name)
			if w.Role == "" {
				writers = append(writers, name)
			}
		}
	}
	if len(writers) > 0 {
		return writers
	}
	return all
}

// nicename is a name as WordPress puts it into addresses.
func nicename(name string) string {
	parts := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return strings.ContainsRune(" \n\t'’\"“”.,;:/\\?#&<>()[]", r) })
	if n := strings.Join(parts, "-"); n != "" {
		return n
	}
	return "none"
}

// terms lists sections and keywords, so that the import makes categories and tags of
// them.
func (b *exporter) terms(stories []editor.Story) {
	var sections, tags []string
	add := func(all *[]string, name string) {
		if name = markup.Squeeze(name); name != "" && !slices.Contains(*all, name) {
			*all = append(*all, name)
		}
	}
	for _, s := range stories {
		add(&sections, s.Article.Section)
		for _, k := range s.Article.Keywords {
			add(&tags, k)
		}
	}
	id := 0
	for _, name := range sections {
		id++
		b.WriteString("<wp:category>\n")
		b.say("wp:term_id", fmt.Sprint(id))
		b.say("wp:category_nicename", nicename(name))
		b.say("wp:category_parent", "")
		b.say("wp:cat_name", markup.Escape(name))
		b.WriteString("</wp:category>\n")
	}
	for _, name := range tags {
		id++
		b.WriteString("<wp:tag>\n")
		b.say("wp:term_id", fmt.Sprint(id))
		b.say("wp:tag_slug", nicename(name))
		b.say("wp:tag_name", markup.Escape(name))
		b.WriteString("</wp:tag>\n")
	}
}

func (b *exporter) post(id int, s editor.Story) error {
	record, err := piece.Record(s)
	if err != nil {
		return err
	}
	a := &s.Article
	b.WriteString("<item>\n")
	b.say("title", markup.Escape(a.Headline))
	b.say("link", web(a.URL))
	if !a.Published.IsZero() {
		b.say("pubDate", a.Published.Format(time.RFC1123Z))
	}
	all := names(*a)
	if len(all) > 0 {
		b.say("dc:creator", b.authors[all[0]])
	}
	b.say(`guid isPermaLink="false"`, fmt.Sprintf("stet:%s-%d", nicename(a.Slug), id))
	b.say("description", "")
	b.say("content:encoded", content(s))
	b.say("excerpt:encoded", markup.Escape(a.Standfirst))
	b.say("wp:post_id", fmt.Sprint(id))
	b.dates(a)
	b.say("wp:comment_status", "closed")
	b.say("wp:ping_status", "closed")
	b.say("wp:post_name", a.Slug)
	b.say("wp:status", statusOf(a))
	b.say("wp:post_parent", "0")
	b.say("wp:menu_order", "0")
	b.say("wp:post_type", "post")
	b.say("wp:post_password", "")
	b.say("wp:is_sticky", "0")
	b.filed("category", []string{a.Section})
	b.filed("post_tag", a.Keywords)
	if len(all) > 1 { // Co-Authors Plus
		b.filed("author", all)
	}
	b.WriteString("<wp:postmeta>\n")
	b.say("wp:meta_key", recordKey)
	b.say("wp:meta_value", string(record))
	b.WriteString("</wp:postmeta>\n</item>\n")
	return nil
}

// filed says under which terms a post is filed.
func (b *exporter) filed(domain string, names []string) {
	for _, name := range names {
		if name = markup.Squeeze(name); name != "" {
			b.say(fmt.Sprintf(`category domain="%s" nicename="%s"`, domain, markup.Escape(nicename(name))), markup.Escape(name))
		}
	}
}

func (b *exporter) dates(a *editor.Article) {
	if a.Published.IsZero() {
		return
	}
	b.say("wp:post_date", a.Published.Format(postDate))
	b.say("wp:post_date_gmt", a.Published.UTC().Format(postDate))
}

// statusOf is the status that a post comes in with.
func statusOf(a *editor.Article) string {
	switch {
	case a.Status == editor.Ready:
		return "pending"
	case a.Status != editor.Exported || a.Published.IsZero() || a.Embargo.After(a.Published):
		return "draft"
	}
	return "publish"
}

// content is a story's body in the blocks of WordPress's editor, with the notes to
// readers and the lines that say whose story it is.
func content(s editor.Story) string {
	var out strings.Builder
	b := &blockWriter{Writer: bufio.NewWriter(&out)}
	for _, n := range s.Amendments {
		if n.Kind == editor.Retraction {
			b.about(amendment(n))
		}
	}
	for i, block := range s.Article.Body {
		if rows := editor.TableAt(s.Article.Body, i); len(rows) == 0 {
			b.block(block)
		} else if editor.BeginsTable(s.Article.Body, i) {
			b.table(rows)
		}
	}
	b.closeLists(0)
	for _, n := range s.Amendments {
		if n.Kind != editor.Retraction {
			b.about(amendment(n))
		}
	}
	b.foot(&s.Article)
	b.Flush()
	return out.String()
}

// amendment is a note to readers as a line of HTML.
func amendment(n editor.Amendment) string {
	title := n.Kind.Words()
	if !n.At.IsZero() {
		title += ", " + n.At.Format("2 January 2006")
	}
	return "<strong>" + markup.Escape(title) + ":</strong> " + strings.ReplaceAll(markup.Escape(n.ForReaders()), "\n", "<br>")
}

// blockWriter writes blocks as the editor of WordPress has them
// (https://developer.wordpress.org/block-editor/).
type blockWriter struct {
	*bufio.Writer
	lists []string // the elements of the lists that are open
}

func (b *blockWriter) block(block editor.Block) {
	words := markup.HTML.Write(block.Text, block.Marks)
	if block.Kind == editor.Item {
		b.item(block, words)
		return
	}
	b.closeLists(0)
	switch block.Kind {
	case editor.Heading:
		attrs := ""
		if block.Level != 2 {
			attrs = fmt.Sprintf(` {"level":%d}`, block.Level)
		}
		fmt.Fprintf(b, "<!-- wp:heading%s -->\n<h%d class=\"wp-block-heading\">%s</h%d>\n<!-- /wp:heading -->\n\n", attrs, block.Level, words, block.Level)
	case editor.Quote:
		fmt.Fprintf(b, "<!-- wp:quote -->\n<blockquote class=\"wp-block-quote\"><!-- wp:paragraph -->\n<p>%s</p>\n<!-- /wp:paragraph --></blockquote>\n<!-- /wp:quote -->\n\n", words)
	case editor.Rule:
		b.WriteString("<!-- wp:separator -->\n<hr class=\"wp-block-separator has-alpha-channel-opacity\"/>\n<!-- /wp:separator -->\n\n")
	case editor.ImageBlock:
		b.picture(block.Image)
	default:
		fmt.Fprintf(b, "<!-- wp:paragraph -->\n<p>%s</p>\n<!-- /wp:paragraph -->\n\n", words)
	}
}

// table writes rows, those of headings at its top as its head.
func (b *blockWriter) table(rows []editor.Block) {
	b.closeLists(0)
	b.WriteString("<!-- wp:table -->\n<figure class=\"wp-block-table\"><table>")
	heads, columns := editor.Heads(rows), editor.Columns(rows)
	for _, part := range []struct {
		element string
		rows    []editor.Block
	}{{"thead", rows[:heads]}, {"tbody", rows[heads:]}} {
		if len(part.rows) == 0 {
			continue
		}
		fmt.Fprintf(b, "<%s>", part.element)
		for _, r := range part.rows {
			b.WriteString(markup.RowElement(r, columns))
		}
		fmt.Fprintf(b, "</%s>", part.element)
	}
	b.WriteString("</table></figure>\n<!-- /wp:table -->\n\n")
}

// picture writes a picture with what readers see of it.
func (b *blockWriter) picture(i *editor.Image) {
	var parts []string
	for _, p := range markup.FigureParts {
		switch v := i.Field(p[1]); {
		case v == "" || p[0] == "rights" || p[0] == "expires" || p[0] == "made":
		default:
			parts = append(parts, fmt.Sprintf(`<span class="%s">%s</span>`, p[0], markup.Attribute(v)))
		}
	}
	fmt.Fprintf(b, "<!-- wp:image -->\n<figure class=\"wp-block-image\"><img src=\"%s\" alt=\"%s\"/>", markup.Attribute(i.File), markup.Attribute(i.Alt))
	if len(parts) > 0 {
		fmt.Fprintf(b, "<figcaption class=\"wp-element-caption\">%s</figcaption>", strings.Join(parts, " "))
	}
	b.WriteString("</figure>\n<!-- /wp:image -->\n\n")
}

// item opens and closes lists until the item stands at its level in a list of its kind.
func (b *blockWriter) item(item editor.Block, words string) {
	element := "ul"
	if item.Ordered {
		element = "ol"
	}
	if len(b.lists) >= item.Level && b.lists[item.Level-1] == element {
		b.closeLists(item.Level)
		b.WriteString("</li>\n<!-- /wp:list-item -->\n<!-- wp:list-item -->\n<li>")
	} else {
		b.closeLists(item.Level - 1)
		for len(b.lists) < item.Level {
			b.lists = append(b.lists, element)
			attrs := ""
			if element == "ol" {
				attrs = ` {"ordered":true}`
			}
			fmt.Fprintf(b, "<!-- wp:list%s -->\n<%s class=\"wp-block-list\"><!-- wp:list-item -->\n<li>", attrs, element)
		}
	}
	b.WriteString(words)
}

func (b *blockWriter) closeLists(level int) {
	for len(b.lists) > level {
		last := len(b.lists) - 1
		fmt.Fprintf(b, "</li>\n<!-- /wp:list-item --></%s>\n<!-- /wp:list -->", b.lists[last])
		if last == 0 {
			b.WriteString("\n\n")
		}
		b.lists = b.lists[:last]
	}
}

// about writes a line that is no part of the body.
func (b *blockWriter) about(line string) {
	fmt.Fprintf(b, "<!-- wp:paragraph {\"className\":\"%s\"} -->\n<p class=\"%s\">%s</p>\n<!-- /wp:paragraph -->\n\n", notesClass, notesClass, line)
}

// foot says whose story it is.
func (b *blockWriter) foot(a *editor.Article) {
	line := func(v string) {
		if v != "" {
			b.about(markup.Escape(v))
		}
	}
	line(a.Credit.Printed())
	line(a.Copyright.Notice)
	line(a.UsageTerms)
	line(a.Licence)
	if address := web(a.Pixel); address != "" { // whoever lets others republish counts by it
		b.about(fmt.Sprintf("<img src=\"%s\" width=\"1\" height=\"1\" alt=\"\"/>", markup.Attribute(address)))
	}
}
