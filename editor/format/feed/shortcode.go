package feed

import (
	"encoding/json"
	"fmt"
	stdhtml "html"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"stet/editor"
	"stet/editor/format/markup"
)

// Posts are HTML with three additions: comments that say which block of the editor what
// follows is, blank lines that stand for paragraphs in old posts, and shortcodes, which
// the site replaces when it shows the post.

// body reads the content of a post.
func (r *postReader) body(content string) {
	base, _ := url.Parse(web(r.say("link")))
	content = r.shortcodes(content)
	if !strings.Contains(content, "<!-- wp:") {
		content = paragraphs(content)
	}
	content = r.footnotes(content)
	for _, m := range filledIn.FindAllStringSubmatch(content, -1) {
		if !slices.Contains(spaces, m[1]) {
			r.left[m[1]]++
		}
	}
	doc, err := markup.Parse(content)
	if err != nil {
		return
	}
	unwrapGalleries(doc)
	f := markup.Flow{Base: base, Figure: r.figure(base)}
	f.ReadNoted(doc)
	for _, b := range f.Out {
		r.Add(b)
	}
	r.Behind(f.Moved)
}

// footnotesBlock stands where the site shows the footnotes of a post, which WordPress keeps
// beside its content.
var footnotesBlock = regexp.MustCompile(`<!-- wp:footnotes (?:\{.*?\} )?/-->`)

// footnotes puts the notes of a post where the site shows them, in the form in which it does.
func (r *postReader) footnotes(content string) string {
	var notes []struct{ ID, Content string }
	at := footnotesBlock.FindStringIndex(content) // a post can have one
	if at == nil || json.Unmarshal([]byte(r.meta("footnotes")), &notes) != nil || len(notes) == 0 {
		return content
	}
	var list strings.Builder
	list.WriteString(`<ol class="wp-block-footnotes">`)
	for _, n := range notes {
		fmt.Fprintf(&list, `<li id="%s">%s</li>`, stdhtml.EscapeString(n.ID), n.Content)
	}
	list.WriteString("</ol>")
	return content[:at[0]] + list.String() + content[at[1]:]
}

// filledIn matches blocks that are empty in the post: the site fills them in. Spaces
// are those that no reader misses.
var filledIn = regexp.MustCompile(`<!-- wp:([a-z0-9/-]+) (?:\{.*?\} )?/-->`)

var spaces = []string{"more", "nextpage", "separator", "spacer"}

// figure reads a picture of a post, with what the media library says of it.
func (r *postReader) figure(base *url.URL) func(*html.Node) *editor.Image {
	read := figure(base)
	return func(n *html.Node) *editor.Image {
		i := read(n)
		if i == nil {
			return nil
		}
		if i.Credit == "" {
			i.Caption, i.Credit = credited(i.Caption)
		}
		m := r.media[mediaID(n)]
		if m == nil {
			return i
		}
		known := mediaFile(m)
		for _, field := range []string{"alt", "caption", "credit"} {
			if i.Field(field) == "" {
				_ = i.SetField(field, known.Field(field)) // which are all words
			}
		}
		return i
	}
}

var imageClass = regexp.MustCompile(`\bwp-image-(\d+)\b`)

// mediaID returns the number that a picture has in the media library, "" for none.
func mediaID(n *html.Node) string {
	for _, e := range markup.All(n, markup.Named("img")) {
		if m := imageClass.FindStringSubmatch(markup.Attr(e, "class")); m != nil {
			return m[1]
		}
	}
	return ""
}

// unwrapGalleries lets every picture of a gallery be one of its own.
func unwrapGalleries(doc *html.Node) {
	for _, n := range markup.All(doc, markup.Named("figure")) {
		if len(markup.All(n, markup.Named("img"))) > 1 {
			n.Data, n.DataAtom = "div", 0
		}
	}
}

// creditTail matches the credit at the end of a caption: "(Photo: Ann Low/AP)".
var creditTail = regexp.MustCompile(`(?i)(?:^|[\s.(\[|–—-])((?:(?:photo(?:graph)?s?|pictures?|images?|fotos?|bild(?:er)?|credit)(?:\s+credit)?\s*(?::|/|©|by\b|courtesy of\b)|©)\s*[^.()|\[\]]{2,80})[.)\]\s]*$`)

// credited parts a caption from the credit behind it.
func credited(caption string) (rest, credit string) {
	m := creditTail.FindStringSubmatchIndex(caption)
	if m == nil {
		return caption, ""
	}
	credit = strings.TrimSpace(caption[m[2]:m[3]])
	return strings.TrimRight(caption[:m[2]], " ([|–—-"), credit
}

var (
	shortcode = regexp.MustCompile(`\[(/?)([A-Za-z][\w-]{1,40})((?:\s+[\w-]+\s*=\s*(?:"[^"\]]*"|'[^'\]]*'|[^\s"'\]]+)|\s+https?://[^\s\]]+)*)\s*(/?)\]`)
	codeAttr  = regexp.MustCompile(`([\w-]+)\s*=\s*(?:"([^"\]]*)"|'([^'\]]*)'|([^\s"'\]]+))`)
	caption   = regexp.MustCompile(`(?s)\[caption((?:\s[^\]]*)?)\](.*?)\[/caption\]`)
	embed     = regexp.MustCompile(`(?s)\[embed(?:\s[^\]]*)?\]\s*(\S+?)\s*\[/embed\]`)
	pictured  = regexp.MustCompile(`(?s)^\s*((?:<a\s[^>]*>\s*)?<img\s[^>]*>(?:\s*</a>)?)\s*(.*?)\s*$`)
)

// shortcodes puts HTML for those shortcodes that hold something for readers, and takes
// the others off. What stands in brackets and is none, as [sic] is, stays.
func (r *postReader) shortcodes(content string) string {
	content = caption.ReplaceAllStringFunc(content, func(s string) string {
		m := caption.FindStringSubmatch(s)
		given := attributes(m[1])
		inner := pictured.FindStringSubmatch(m[2])
		if inner == nil {
			return m[2]
		}
		words := inner[2]
		if words == "" {
			words = given["caption"]
		}
		if credit := given["credit"]; credit != "" {
			words = `<span class="caption">` + words + `</span> <span class="credit">` + markup.Escape(credit) + `</span>`
		}
		return "\n\n<figure>" + inner[1] + "<figcaption>" + words + "</figcaption></figure>\n\n"
	})
	content = embed.ReplaceAllString(content, "\n\n<p>$1</p>\n\n")
	var out strings.Builder
	at := 0
	for _, m := range shortcode.FindAllStringSubmatchIndex(content, -1) {
		name, closing, given := content[m[4]:m[5]], m[2] < m[3], attributes(content[m[6]:m[7]])
		bare := len(given) == 0 && m[6] == m[7]
		if bare && m[8] == m[9] && !closing && name != "gallery" && !strings.Contains(content, "[/"+name+"]") ||
			closing && !strings.Contains(content, "["+name) || inTag(content, m[0]) {
			continue
		}
		out.WriteString(content[at:m[0]])
		at = m[1]
		switch {
		case closing:
		case name == "gallery":
			out.WriteString(r.gallery(given["ids"]))
		default:
			r.left["["+name+"]"]++
		}
	}
	out.WriteString(content[at:])
	return out.String()
}

// inTag reports whether a place lies within a tag or a comment, where no shortcode is.
func inTag(content string, at int) bool {
	return strings.LastIndexByte(content[:at], '<') > strings.LastIndexByte(content[:at], '>')
}

func attributes(s string) map[string]string {
	all := map[string]string{}
	for _, m := range codeAttr.FindAllStringSubmatch(s, -1) {
		all[strings.ToLower(m[1])] = m[2] + m[3] + m[4]
	}
	return all
}

// gallery shows the pictures that the post itself names, or those that were uploaded
// for it.
func (r *postReader) gallery(ids string) string {
	var all []*post
	for _, id := range strings.Split(ids, ",") {
		if m := r.media[strings.TrimSpace(id)]; m != nil {
			all = append(all, m)
		}
	}
	if ids == "" {
		for _, m := range r.media {
			if m.say("post_parent") == r.say("post_id") && m.say("post_id") != r.meta("_thumbnail_id") {
				all = append(all, m)
			}
		}
		slices.SortFunc(all, func(a, b *post) int { return a.at - b.at })
	}
	var out strings.Builder
	for _, m := range all {
		if i := mediaFile(m); i.File != "" {
			out.WriteString("\n\n<figure><img src=\"" + markup.Escape(i.File) + "\" alt=\"" + markup.Escape(i.Alt) + "\" class=\"wp-image-" + markup.Escape(m.say("post_id")) + "\"></figure>\n\n")
		}
	}
	return out.String()
}

var (
	blankLines = regexp.MustCompile(`\n[ \t]*\n\s*`)
	blockTag   = regexp.MustCompile(`(?i)^</?(?:p|div|h[1-6]|ul|ol|li|dl|dt|dd|blockquote|figure|table|thead|tbody|tr|td|th|hr|pre|form|section|article|aside|header|footer|iframe|script|style|noscript|address|!--)\b|^<!--`)
	preserved  = regexp.MustCompile(`(?is)<pre\b.*?</pre>|<script\b.*?</script>|<style\b.*?</style>`)
)

// paragraphs makes of blank lines what WordPress makes of them (wpautop): paragraphs,
// and of other line ends breaks.
func paragraphs(content string) string {
	var out strings.Builder
	at := 0
	for _, m := range append(preserved.FindAllStringIndex(content, -1), []int{len(content), len(content)}) {
		for _, part := range blankLines.Split(content[at:m[0]], -1) {
			switch part = strings.TrimSpace(part); {
			case part == "":
			case blockTag.MatchString(part):
				out.WriteString(part + "\n")
			default:
				out.WriteString("<p>" + strings.ReplaceAll(part, "\n", "<br>\n") + "</p>\n")
			}
		}
		out.WriteString(content[m[0]:m[1]])
		at = m[1]
	}
	return out.String()
}
