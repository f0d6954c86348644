package format

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/piece"
)

// captionClass and creditClass are how pages name the parts of a caption.
var (
	captionClass = regexp.MustCompile(`caption|bildunterschrift|legende|légende|pie-?(?:de-)?foto|didascalia|bijschrift|bildtext|cutline|image-?text|media-?text|picture-?text|description|info-?text|kuvateksti|popisek`)
	creditClass  = regexp.MustCompile(`credit|copyright|byline|source|photographer|fotograf|author|rights|agency|courtesy|quelle|signature|kuvaaja|attribution|photo-?by|imgsrc|creator|licen[cs]e`)
	hiddenClass  = regexp.MustCompile(`^(?:.*[\s_-])?(?:sr-only|visually-?hidden|screen-?reader(?:-text)?|visuallyhidden|a11y(?:-[a-z]+)?|u-hidden|is-hidden|h-offscreen|off-?screen|vh|blind|assistive(?:-text)?)(?:[\s_-].*)?$`)
)

// boxText is how many bytes of text a picture's box may hold: a long caption
// with its credit.
const boxText = 900

// pictureBox returns the element that holds a picture and the words about it
// and nothing else, nil where there is none: the largest one around it with no
// other picture, no heading and no link to another page.
func pictureBox(img *html.Node) *html.Node {
	var box *html.Node
	for n := img; n != nil && n.Type == html.ElementNode && !is(n, "body", "article", "main", "nav", "footer", "header", "li", "td"); n = n.Parent {
		if is(n, "figure") && first(n, named("figcaption")) != nil {
			return n
		}
		if is(n, "a") && pictureLink.MatchString(attr(n, "href")) && first(n, named("figcaption")) != nil && inside(n, named("figure")) != nil {
			continue
		}
		text := wordsTo(n, boxText)
		if is(n, "img", "amp-img", "iframe", "video") || text == "" {
			continue
		}
		if len(text) < 120 && pictureCreditLabel.MatchString(text) && (box == nil || words(box) == text) && first(n, named("h1", "h2", "h3")) == nil { // even where a link is around both
			box = n
			continue
		}
		if len(text) > boxText || !onePicture(n) || first(n, named("article", "ul", "time")) != nil || !imageBox.MatchString(classes(n)) && first(n, named("h1", "h2", "h3")) != nil || is(n, "a") || isCard(n) {
			return box
		}
		box = n
	}
	return box
}

// pictureLink is where a figure leads that can be seen in full size.
var pictureLink = regexp.MustCompile(`(?i)\.(?:jpe?g|png|webp|gif|avif)(?:$|[?#])|/(?:images?|photos?|pictures?|gallery|galleries|galer[ií]a|fotos?|bild(?:er)?)/`)

// openButtons takes pictures out of the buttons that enlarge them.
func openButtons(doc *html.Node) {
	for _, n := range all(doc, named("button")) {
		if first(n, named("img", "picture")) != nil && besides(n, nil) == "" {
			n.Data, n.DataAtom = "div", atom.Div
		}
	}
}

// openMedia makes figures of what the microformat hMedia marks as pictures with a
// caption (https://microformats.org/wiki/hmedia).
func openMedia(doc *html.Node) {
	for _, n := range all(doc, func(n *html.Node) bool { return hasClass(n, "hmedia") }) {
		caption := first(n, func(c *html.Node) bool { return hasClass(c, "fn") && words(c) != "" })
		if caption != nil && first(n, named("img")) != nil {
			n.Data, n.DataAtom = "figure", atom.Figure
			caption.Data, caption.DataAtom = "figcaption", atom.Figcaption
		}
	}
}

// imageBox is how pages name the box of a picture, which may have its caption as a
// heading.
var imageBox = regexp.MustCompile(`(?:^|[\s_-])(?:img|image|photo|picture|foto|bild)-?(?:box|wrap|holder|container|block)`)

// isLoneCaption reports whether an element is named a caption and holds one,
// with no picture below it.
func isLoneCaption(n *html.Node) bool {
	if !is(n, "figcaption", "div", "p", "span") || !is(n, "figcaption") && !loneClass.MatchString(classes(n)) {
		return false
	}
	w := wordsTo(n, boxText)
	return len(strings.Fields(w)) >= 3 && len(w) <= boxText && first(n, named("img", "amp-img", "h1", "h2", "h3", "ul")) == nil && !isCard(n) &&
		inside(n, named("nav", "aside", "footer", "a")) == nil
}

var loneClass = regexp.MustCompile(`(?:img|image|photo|picture|media|figure)[_-]*caption`)

// onePicture reports whether all the pictures below n are one, in one size or
// several.
func onePicture(n *html.Node) bool {
	seen := ""
	for _, img := range all(n, named("img", "amp-img")) {
		if isTiny(img) {
			continue
		}
		name := fileName(attr(img, "src"))
		if name == "" {
			name = attr(img, placeMark)
		}
		if seen != "" && seen != name {
			return false
		}
		seen = name
	}
	return true
}

// isCard reports whether most of the words below n lead elsewhere: a teaser.
func isCard(n *html.Node) bool {
	linked := 0
	for _, a := range all(n, named("a")) {
		linked += len(words(a))
	}
	return linked*2 > len(words(n))
}

// pictures reads the figures of one page.
type pictures struct {
	base *url.URL
	ld   linked
	site func(name string) bool
}

// read returns the picture that an element holds, nil where it holds none that
// belongs to an article: icons, spacers and tracking pixels.
func (p *pictures) read(n *html.Node) *editor.Image {
	img := n
	if !is(n, "img", "amp-img") {
		img = first(n, named("img", "amp-img"))
	}
	caption, credit := p.caption(n)
	if img == nil {
		if caption == "" && credit == "" || is(n, "figure") && first(n, named("video", "iframe", "picture", "source", "noscript", "div")) == nil {
			return nil
		}
		return &editor.Image{Caption: caption, Credit: credit}
	}
	if caption == "" {
		caption = plainData(n, img, "data-caption", "data-image-caption", "data-img-caption", "data-sub-html", "data-lightbox-caption", "data-fancybox-caption")
		if credit == "" {
			caption, credit = splitCredit(caption)
		}
	}
	if credit == "" {
		credit = cleanCredit(plainData(n, img, "data-credit", "data-image-credit", "data-img-credit", "data-copyright", "data-photographer", "data-attribution"))
	}
	image := &editor.Image{File: p.source(n, img), Alt: alternative(img), Caption: caption, Credit: cleanCredit(credit)}
	if image.File == "" && caption == "" && credit == "" || isTiny(img) {
		return nil
	}
	p.complete(image)
	if image.Caption == "" {
		image.Caption = productName(img)
	}
	if image.Credit == "" { // photographers' own words, as agencies send them
		if _, by := splitCredit(image.Alt); by != "" && strings.HasSuffix(image.Alt, ")") {
			image.Credit = cleanCredit(by)
		}
	}
	return image
}

// productName returns what a picture in the box of a product shows: its name, unless that
// is a heading of the text.
func productName(img *html.Node) string {
	for box := img.Parent; box != nil && !is(box, "body", "article", "main") && onePicture(box); box = box.Parent {
		if !productBox.MatchString(classes(box)) && !strings.HasSuffix(attr(box, "itemtype"), "schema.org/Product") {
			continue
		}
		name := first(box, func(n *html.Node) bool {
			return (productTitle.MatchString(classes(n)) || attr(n, "itemprop") == "name") && words(n) != ""
		})
		if name != nil {
			heading := named("h1", "h2", "h3", "h4", "h5", "h6")
			if w := words(name); len(strings.Fields(w)) <= 12 && inside(name, heading) == nil && first(name, heading) == nil {
				return w
			}
			return ""
		}
	}
	return ""
}

var (
	productBox   = regexp.MustCompile(`(?:^|[\s_-])product-?(?:embed|card|box|item|module|tile|teaser)(?:$|[\s_-])`)
	productTitle = regexp.MustCompile(`(?:^|[\s_-])product[\w-]*[_-](?:hed|title|name|headline)(?:$|[\s_-])`)
)

// alternative returns the alternative text of a picture that has a real one; some pages
// write it twice.
func alternative(img *html.Node) string {
	for _, a := range img.Attr {
		if alt := squeeze(a.Val); a.Key == "alt" && !bareAlt.MatchString(alt) {
			return alt
		}
	}
	return ""
}

var bareAlt = regexp.MustCompile(`(?i)^(?:image|photo|picture|img|foto|bild|thumbnail|placeholder|content media)?$`)

// plainData returns the words of the first of these attributes that a picture, an
// element around it in its box or the box itself has: galleries keep captions there,
// with mark-up.
func plainData(box, img *html.Node, keys ...string) string {
	for n := img; n != nil; n = n.Parent {
		for _, key := range keys {
			v := attr(n, key)
			if strings.Contains(v, "<") {
				var parts []string
				for _, b := range markup.Fragment(v) {
					parts = append(parts, b.Text)
				}
				v = strings.Join(parts, " ")
			}
			if v = squeeze(v); v != "" && len(v) <= boxText {
				return v
			}
		}
		if n == box {
			break
		}
	}
	return ""
}

// isTiny reports whether a picture says of itself that it is an icon.
func isTiny(img *html.Node) bool {
	w, h := atoi(strings.TrimSuffix(attr(img, "width"), "px")), atoi(strings.TrimSuffix(attr(img, "height"), "px"))
	return w > 0 && w < 60 || h > 0 && h < 60 || w < 200 && h < 200 && isOfWriter(img)
}

// ofWriter is how pages name the picture of whoever wrote the text.
var ofWriter = regexp.MustCompile(`(?:^|[\s_-])(?:avatars?|gravatars?|head-?shots?|author-?(?:images?|photos?|pictures?)|byline-?(?:image|photo))(?:$|[\s_-])`)

// isOfWriter reports whether a picture, or a box close around it, has such a name.
func isOfWriter(img *html.Node) bool {
	n := img
	for range 3 {
		if n == nil || is(n, "article", "main", "body") {
			return false
		}
		if ofWriter.MatchString(classes(n)) {
			return true
		}
		n = n.Parent
	}
	return false
}

// source returns the picture's address: lazy pages keep it in other
// attributes, and saved ones in a srcset.
func (p *pictures) source(n, img *html.Node) string {
	for _, key := range []string{"data-src", "data-original", "data-lazy-src", "data-full-src", "data-lazy", "data-url", "src"} {
		if v := attr(img, key); v != "" && !strings.HasPrefix(v, "data:") {
			return absolute(p.base, v)
		}
	}
	sets := append(all(n, named("source")), img)
	for _, s := range sets {
		for _, key := range []string{"srcset", "data-srcset"} {
			if f := strings.Fields(strings.Split(attr(s, key), ", ")[0]); len(f) > 0 && !strings.HasPrefix(f[0], "data:") {
				return absolute(p.base, f[0])
			}
		}
	}
	return ""
}

// caption returns the words below a picture, parted into caption and credit.
func (p *pictures) caption(n *html.Node) (caption, credit string) {
	if is(n, "img", "amp-img") {
		return "", ""
	}
	boxes := all(n, named("figcaption"))
	if isLoneCaption(n) {
		boxes = []*html.Node{n}
	}
	if len(boxes) == 0 {
		boxes = all(n, func(c *html.Node) bool {
			return !is(c, "img", "amp-img", "figure", "picture") && c != n && captionClass.MatchString(classes(c)) && words(c) != ""
		})
		boxes = boxes[:min(len(boxes), 1)]
	}
	if len(boxes) == 0 && (!is(n, "figure") || first(n, isCreditBox) == nil) {
		return looseCaption(n)
	}
	var parts []string
	for _, box := range boxes {
		text, by := partCaption(box)
		if credit == "" {
			credit = by
		}
		if text != "" && !slices.Contains(parts, text) {
			parts = append(parts, text)
		}
	}
	if credit == "" { // beside the caption
		if c := first(n, func(c *html.Node) bool {
			return isCreditBox(c) && !slices.Contains(boxes, c) && words(c) != "" && (len(parts) != 1 || parts[0] != words(c) || isCreditText(parts[0]))
		}); c != nil {
			credit = words(c)
			parts = slices.DeleteFunc(parts, func(s string) bool { return s == credit })
		}
	}
	caption = strings.Join(parts, " ")
	if credit == "" && len(boxes) == 1 { // unnamed texts: the last short one, or one below the caption
		if t := leafTexts(boxes[0]); len(t) > 1 && isCreditText(t[len(t)-1]) && strings.HasSuffix(caption, t[len(t)-1]) {
			credit = t[len(t)-1]
			caption = leftLabel.ReplaceAllString(strings.TrimSuffix(caption, credit), "")
		} else if _, own := splitCredit(caption); own != "" {
			caption, credit = splitCredit(caption)
		} else if beside := besides(n, boxes[0]); isCreditText(beside) {
			credit = beside
		} else if near := nearCredit(n); near != "" {
			credit = near
		}
	}
	if credit = cleanCredit(credit); credit == "" {
		caption, credit = splitCredit(caption)
	}
	return strings.TrimSpace(caption), cleanCredit(credit)
}

// looseCaption reads the words in a picture's box that nothing names: the
// first text is the caption, a short name behind it the credit.
func looseCaption(n *html.Node) (caption, credit string) {
	texts := leafTexts(n)
	if len(texts) == 0 {
		texts = []string{words(n)}
	}
	caption, credit = splitCredit(texts[0])
	if _, isDate := wholeDate(caption); isDate || caption != "" && len(caption) < 24 && !strings.Contains(caption, " ") || furniture.MatchString(caption) {
		return "", ""
	}
	for _, t := range texts[1:] {
		switch {
		case credit == "" && isCreditText(t):
			credit = t
		default:
			return "", "" // more than a caption: some other box
		}
	}
	return caption, cleanCredit(credit)
}

// leafTexts returns the texts below n, parted where its elements part them: a span
// behind other words is a text of its own where nothing follows it.
func leafTexts(n *html.Node) []string {
	var texts []string
	var run strings.Builder
	end := func() {
		if w := squeeze(run.String()); w != "" {
			texts = append(texts, w)
		}
		run.Reset()
	}
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			run.WriteString(n.Data)
			return
		case is(n, unread...) || n.Type == html.ElementNode && outOfSight(n):
			return
		}
		parts := n.Type == html.ElementNode && (!is(n, markup.Inline...) || is(n, "span", "small", "cite", "em", "i") && isLast(n))
		if parts {
			end()
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
		if parts {
			end()
		}
	}
	visit(n)
	end()
	return texts
}

// isLast reports whether no words follow n below its parent.
func isLast(n *html.Node) bool {
	for c := n.NextSibling; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && !piece.Blank(c.Data) || c.Type == html.ElementNode && wordsTo(c, 0) != "" {
			return false
		}
	}
	return true
}

// nearCredit returns the text named a credit that stands beside a figure, in a box
// that holds no other picture and no running text.
func nearCredit(n *html.Node) string {
	inner := len(words(n))
	const near = 240
	for p := n.Parent; p != nil && !is(p, "body", "article", "main", "li", "td"); p = p.Parent {
		if len(wordsTo(p, inner+near))-inner > near || !onePicture(p) {
			return ""
		}
		c := first(p, func(c *html.Node) bool {
			return c != n && !within(c, n) && nearClass.MatchString(classes(c)) && isCreditBox(c) && words(c) != ""
		})
		if c != nil {
			return words(c)
		}
	}
	return ""
}

// nearClass is how pages name a credit that they set outside of its figure.
var nearClass = regexp.MustCompile(`(?:image|img|photo|picture|media|foto|bild|caption|figure)[\w-]*(?:credit|copyright|source|author|quelle)`)

func within(n, box *html.Node) bool {
	return inside(n, func(a *html.Node) bool { return a == box }) != nil
}

// besides returns the words below n that are not below box.
func besides(n, box *html.Node) string {
	var b strings.Builder
	descend(n, func(c *html.Node) bool {
		if c.Type == html.TextNode {
			b.WriteString(c.Data + " ")
		}
		return c != box && !is(c, unread...)
	})
	return squeeze(b.String())
}

func isCreditBox(n *html.Node) bool {
	if is(n, "img", "figure", "picture", "figcaption", "body", "html") || len(wordsTo(n, 160)) > 160 {
		return false
	}
	return creditClass.MatchString(classes(n)) || strings.Contains(strings.ToLower(attr(n, "itemprop")), "copyrightholder") ||
		strings.Contains(strings.ToLower(attr(n, "itemprop")), "author") || is(n, "small", "cite")
}

// partCaption parts the words in a caption's box by the classes inside it.
func partCaption(box *html.Node) (caption, credit string) {
	var text, by strings.Builder
	var visit func(n *html.Node, inCredit bool)
	visit = func(n *html.Node, inCredit bool) {
		switch {
		case n.Type == html.TextNode && inCredit:
			by.WriteString(n.Data)
		case n.Type == html.TextNode:
			text.WriteString(n.Data)
		case n.Type == html.ElementNode && (is(n, unread...) || n != box && (outOfSight(n) || isTwin(n))):
			return
		case n.Type == html.ElementNode && !is(n, markup.Inline...):
			text.WriteByte(' ')
			by.WriteByte(' ')
		}
		inCredit = inCredit || n != box && n.Type == html.ElementNode && isCreditBox(n) && (!captionClass.MatchString(classes(n)) || nearClass.MatchString(classes(n)))
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c, inCredit)
		}
		if is(n, "p", "div", "span", "br") {
			text.WriteByte(' ')
			by.WriteByte(' ')
		}
	}
	visit(box, false)
	caption, credit = squeeze(text.String()), squeeze(by.String())
	if sentence, own := splitCredit(credit); caption == "" && (own != "" || endsSentence(sentence)) && len(strings.Fields(sentence)) > 5 { // set small, all of it
		caption, credit = credit, ""
	}
	caption = strings.NewReplacer(" .", ".", " ,", ",").Replace(caption)
	if credit != "" { // a label left before it
		caption = strings.TrimSpace(leftLabel.ReplaceAllString(caption, ""))
	}
	return caption, credit
}

// isTwin reports whether an element says what the one before it says: captions are set
// twice, for screens of two sizes.
func isTwin(n *html.Node) bool {
	before := n.PrevSibling
	for before != nil && before.Type != html.ElementNode {
		before = before.PrevSibling
	}
	if before == nil || before.Data != n.Data {
		return false
	}
	said := words(n)
	return len(strings.Fields(said)) > 3 && said == words(before)
}

// complete fills in what the page's JSON-LD says of the same picture.
func (p *pictures) complete(i *editor.Image) {
	for _, o := range p.ld.images {
		file := fileName(pick(claim{text(o["contentUrl"]), ""}, claim{text(o["url"]), ""}).value)
		words := plain(pick(claim{text(o["caption"]), ""}, claim{text(o["description"]), ""}).value)
		sameFile := file != "" && file == fileName(i.File)
		if sameWords := len(words) > 20 && (words == plain(i.Caption) || words == plain(i.Alt)); !sameFile && !sameWords {
			continue
		}
		if i.Caption == "" {
			i.Caption = pick(claim{text(o["caption"]), ""}, claim{text(o["description"]), ""}).value
		}
		if i.Credit == "" {
			if c := pick(claim{text(o["creditText"]), ""}, claim{text(o["copyrightHolder"]), ""}, claim{text(o["author"]), ""}); !p.site(c.value) {
				i.Credit = cleanCredit(c.value)
			}
		}
		if i.Byline == "" {
			if c := text(o["creator"]); c != i.Credit && !p.site(c) {
				i.Byline = c
			}
		}
		if i.Licence == "" {
			i.Licence = text(o["license"])
		}
	}
}

// sizeName matches file names that tell no more than which size of a picture it is.
var sizeName = regexp.MustCompile(`(?i)^(?:size[=_-]?)?\d+x\d+$|^(?:original|large|default|thumb(?:nail)?)$`)

// sizeTail is what systems for websites put behind the name of a picture that they made
// smaller.
var sizeTail = regexp.MustCompile(`-\d{2,4}x\d{2,4}$`)

// fileName returns the last part of a picture's address that names it.
func fileName(address string) string {
	u, err := url.Parse(address)
	if err != nil || address == "" {
		return ""
	}
	name := sizeTail.ReplaceAllString(strings.TrimSuffix(path.Base(u.Path), path.Ext(u.Path)), "")
	if sizeName.MatchString(name) {
		name = path.Base(path.Dir(u.Path))
	}
	if len(name) < 5 {
		return ""
	}
	return name
}
