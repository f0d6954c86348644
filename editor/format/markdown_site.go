package format

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/piece"
)

// Markdown for programs that make sites of it. They want other names in the front
// matter than ours, and read the text as templates: nothing in it may begin one.
//
// Hugo: https://gohugo.io/content-management/front-matter/, figures by its shortcode,
// since it leaves HTML out. Jekyll: https://jekyllrb.com/docs/front-matter/, with the
// names of jekyll-seo-tag; its Markdown is kramdown's (https://kramdown.gettalong.org).

// siteLoses names what stays with the desk or has no place, hugoLoses what a figure of Hugo
// has none for besides, and jekyllLoses what one date cannot say.
var (
	siteLoses   = []string{LosesRoles, "editorNote", "terms", "targetWords", LosesAmendments, "image.rights", "image.expires", "image.digitalSource"}
	hugoLoses   = append(slices.Clone(siteLoses), "image.source", "image.usageTerms", LosesHTML)
	jekyllLoses = append(slices.Clone(siteLoses), LosesDate)
)

func encodeHugo(w io.Writer, p piece.Parcel) error {
	return encodeSite(w, p.Stories[0], hugoFront(&p.Stories[0]), site{picture: hugoPicture, lineBreak: "\\\n"})
}

func encodeJekyll(w io.Writer, p piece.Parcel) error {
	return encodeSite(w, p.Stories[0], jekyllFront(&p.Stories[0]), site{picture: braceless, lineBreak: "  \n"})
}

// site is in what the programs differ.
type site struct {
	picture   func(*bufio.Writer, *editor.Image)
	lineBreak string
}

func encodeSite(w io.Writer, s editor.Story, front *yaml.Node, as site) error {
	head, err := yaml.Marshal(front)
	if err != nil {
		return fmt.Errorf("write the front matter: %w", err)
	}
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "---\n%s---\n", head)
	above, below := piece.Apart(s.Amendments)
	as.notes(b, above)
	withFootnotes(b, publicPictures(s.Article.Body), as.body)
	as.notes(b, below)
	for _, line := range printed(&s.Article) {
		fmt.Fprintf(b, "\n*%s*\n", as.settle(escapeMarkdown(markup.Squeeze(line), 0, len(markup.Squeeze(line)), editor.Heading)))
	}
	if isWeb(s.Article.Pixel) {
		fmt.Fprintf(b, "\n![](%s)\n", destination(s.Article.Pixel))
	}
	return b.Flush()
}

func (as site) notes(b *bufio.Writer, all []editor.Amendment) {
	for _, a := range all {
		title, text := amendmentTitle(a)+":", told(a)
		fmt.Fprintf(b, "\n**%s** %s\n", as.settle(escapeMarkdown(title, 0, len(title), editor.Heading)), as.settle(escapeMarkdown(text, 0, len(text), editor.Paragraph)))
	}
}

// body writes blocks as markdownBody does, but for what the programs read otherwise.
func (as site) body(b *bufio.Writer, body []editor.Block, notes int) {
	var lists []string
	var counted piece.Lists
	for i, block := range body {
		_, number := counted.Next(block)
		if block.Kind != editor.Item {
			lists = nil
		}
		if rows := editor.TableAt(body, i); len(rows) > 0 {
			if editor.BeginsTable(body, i) {
				markdownTable(b, rows, func(cell editor.Block) string { return as.settle(markdownText(cell)) })
			}
			continue
		}
		if block.Kind != editor.Item || i == 0 || body[i-1].Kind != editor.Item {
			b.WriteByte('\n')
		}
		label := ""
		if i >= notes {
			label, block = footnoteBlock(block)
		}
		switch block.Kind {
		case editor.ImageBlock:
			as.picture(b, block.Image)
		case editor.Item:
			var out strings.Builder
			o := bufio.NewWriter(&out)
			lists = markdownItem(o, lists, block, number)
			o.Flush()
			b.WriteString(as.settle(out.String()))
		case editor.Rule:
			b.WriteString("* * *\n")
		case editor.Heading:
			fmt.Fprintf(b, "%s %s\n", strings.Repeat("#", block.Level), as.settle(markdownText(block)))
		case editor.Quote:
			fmt.Fprintf(b, "> %s\n", strings.ReplaceAll(as.settle(markdownText(block)), "\n", "\n> "))
		default:
			fmt.Fprintf(b, "%s%s\n", label, as.settle(markdownText(block)))
		}
		if next := i + 1; next < len(body) && block.Kind == editor.Quote && body[next].Kind == editor.Quote {
			b.WriteString("\n<!-- -->\n")
		}
	}
}

var struck = regexp.MustCompile(`<(/?)s>`)

// settle writes what CommonMark and these programs do not read alike: braces begin
// templates and attributes, bars a table; kramdown takes no backslash before a tilde or
// an ampersand, and breaks a line at two spaces.
func (as site) settle(text string) string {
	text = strings.NewReplacer(`\{`, "&#123;", "{", "&#123;", "}", "&#125;", `\|`, "&#124;", "|", "&#124;", `\~`, "&#126;", `\&`, "&amp;", "\\\n", as.lineBreak).Replace(text)
	return struck.ReplaceAllString(text, "~~")
}

// asHTML reports whether there are marks in a body that Markdown has as HTML: Hugo leaves
// tags out, and shows the words between them.
func asHTML(body []editor.Block) bool {
	notes := footnotes(body)
	return slices.ContainsFunc(body, func(b editor.Block) bool {
		text := markdownText(b)
		if notes < len(body) {
			text = raisedSign.ReplaceAllString(text, "")
		}
		return tagged.MatchString(text)
	})
}

var tagged = regexp.MustCompile(`(?:^|[^\\])<(?:sup|sub|code|strong|em)>`)

var noBraces = strings.NewReplacer("{", "&#123;", "}", "&#125;", "|", "&#124;")

// braceless writes a picture as HTML in which nothing is taken for a template or for
// CriticMarkup.
func braceless(b *bufio.Writer, i *editor.Image) {
	var out strings.Builder
	o := bufio.NewWriter(&out)
	markup.WriteFigure(o, i)
	o.Flush()
	b.WriteString(noBraces.Replace(out.String()))
}

// hugoPicture writes a picture as Hugo's figure shortcode
// (https://gohugo.io/shortcodes/figure/).
func hugoPicture(b *bufio.Writer, i *editor.Image) {
	caption := markup.Squeeze(i.Caption) // Hugo sets the attribution close to the words before it
	if by := markup.Squeeze(attribution(i)); by != "" {
		caption = strings.TrimSpace(caption + " (" + by + ")")
	}
	b.WriteString("{{< figure")
	for _, p := range [][2]string{{"src", i.File}, {"alt", markup.Squeeze(i.Alt)}, {"caption", escapeMarkdown(caption, 0, len(caption), editor.Heading)}} {
		if p[1] != "" {
			fmt.Fprintf(b, " %s=`%s`", p[0], quotable.Replace(p[1]))
		}
	}
	b.WriteString(" >}}\n")
}

// quotable writes a value of a shortcode, which stands between accents as it is.
var quotable = strings.NewReplacer("\\`", "'", "`", "'", "\n", " ", "{{", "{ {", "}}", "} }", ">}", "> }")

// attribution is what must be printed beside a picture, in one line.
func attribution(i *editor.Image) string {
	var parts []string
	for _, v := range []string{i.Byline, i.Credit, i.Copyright, i.Licence} {
		if v != "" && !strings.Contains(strings.Join(parts, " "), v) {
			parts = append(parts, v)
		}
	}
	return strings.Join(parts, " / ")
}

// siteTime is how the programs read a moment.
const siteTime = "2006-01-02T15:04:05-07:00"

func hugoFront(s *editor.Story) *yaml.Node {
	a := &s.Article
	date, publish, expires, modified := moments(s)
	return mapping("title", value(a.Headline), "date", date, "lastmod", modified, "publishDate", publish, "expiryDate", expires, "draft", boolean(false),
		"slug", optional(a.Slug), "description", optional(a.Standfirst), "summary", optional(a.Standfirst),
		"authors", writers(a), "categories", list(some(a.Section)), "tags", list(a.Keywords), "keywords", list(a.Keywords),
		"images", list(pictureFiles(a)),
		"params", mapping("byline", optional(a.Byline), "dateline", optional(piece.Dateline(a)), "source", optional(a.Source), "credit", optional(creditOf(a)), "creditAsReceived", optional(creditBefore(a)),
			"copyright", optional(a.Copyright.Notice), "copyrightHolder", optional(a.Copyright.Holder), "copyrightYear", number(a.Copyright.Year), "usageTerms", optional(a.UsageTerms), "license", optional(a.Licence), "lang", optional(a.Language),
			"canonical", optional(webOf(a.URL))))
}

func jekyllFront(s *editor.Story) *yaml.Node {
	a := &s.Article
	date, publish, expires, modified := moments(s)
	if publish != nil {
		date = publish // Jekyll makes no page of a post before its date
	}
	var image *yaml.Node
	for _, b := range a.Body {
		if b.Image != nil && b.Image.File != "" && image == nil {
			image = mapping("path", value(b.Image.File), "alt", optional(b.Image.Alt))
		}
	}
	author := writers(a)
	if author != nil && len(author.Content) == 1 {
		author = author.Content[0]
	}
	return mapping("layout", value("post"), "title", value(a.Headline), "date", date, "last_modified_at", modified, "expires", expires,
		"slug", optional(a.Slug), "description", optional(a.Standfirst), "excerpt", optional(a.Standfirst), "author", author,
		"categories", list(some(a.Section)), "tags", list(a.Keywords), "image", image, "lang", optional(a.Language), "canonical_url", optional(webOf(a.URL)),
		"byline", optional(a.Byline), "dateline", optional(piece.Dateline(a)), "source", optional(a.Source), "credit", optional(creditOf(a)), "credit_as_received", optional(creditBefore(a)),
		"copyright", optional(a.Copyright.Notice), "copyright_holder", optional(a.Copyright.Holder), "copyright_year", number(a.Copyright.Year), "usage_terms", optional(a.UsageTerms), "license", optional(a.Licence))
}

// moments are when a story is dated, may be published, must go, and was last put right.
func moments(s *editor.Story) (date, publish, expires, modified *yaml.Node) {
	a := &s.Article
	at := func(v string) *yaml.Node {
		if v == "" {
			return nil
		}
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!timestamp", Value: v}
	}
	if !a.Published.IsZero() {
		date = at(a.Published.Format(siteTime))
	}
	if !a.Embargo.IsZero() {
		publish = at(a.Embargo.Format(siteTime))
	}
	if !a.Expires.IsZero() {
		expires = at(a.Expires.Format(siteTime))
	}
	for _, n := range s.Amendments {
		if n.At.After(a.Published) {
			modified = at(n.At.Format(siteTime))
		}
	}
	return date, publish, expires, modified
}

func boolean(v bool) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: fmt.Sprint(v)}
}

func list(all []string) *yaml.Node {
	var items []*yaml.Node
	for _, v := range all {
		items = append(items, value(v))
	}
	return sequence(items)
}

// writers are the names of those who wrote a story.
func writers(a *editor.Article) *yaml.Node {
	var names []string
	for _, w := range a.Authors {
		if w.Role == "" && w.Name != "" {
			names = append(names, w.Name)
		}
	}
	return list(names)
}

func pictureFiles(a *editor.Article) []string {
	var all []string
	for _, b := range a.Body {
		if b.Image != nil && b.Image.File != "" {
			all = append(all, b.Image.File)
		}
	}
	return all
}

func creditOf(a *editor.Article) string {
	if a.Credit.Canonical != "" {
		return a.Credit.Canonical
	}
	return a.Credit.Raw
}

// creditBefore is the credit line as it came, where the desk has settled on another.
func creditBefore(a *editor.Article) string {
	if a.Credit.Canonical == "" {
		return ""
	}
	return a.Credit.Raw
}

func webOf(address string) string {
	if isWeb(address) {
		return address
	}
	return ""
}
