package format

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

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

// creditText matches a credit at the end of a caption, or as all of it.
var creditText = regexp.MustCompile(`(?i)(?:^|[\s.,;:)"”]|\s[-–—|/]\s)[\[(]?\s*((?:(?:photo(?:graph)?|picture|image|photos|images|pic|fotos?|fotó|fotoğraf|beeld|ljósmynd|bild|grafik|illustration|video|kuva|zdjęcie|fot\.)\s*(?:credit|by|courtesy|copyright|source)?\s*(?:of\s+)?[:/©]|(?:photo|photograph|image|picture|foto) (?:by|courtesy of|von|de|via) |(?:credits?|courtesy(?: of)?|(?:bild|foto)?(?:quelle|nachweis|rechte)|crédits?(?: photo)?|image source|source|copyright|fuente|fonte|zdroj|źródło|sursa(?: foto)?|foto|фото|фотография|फोटो|写真|사진|照片|圖|图)\s*[:：,=＝/／]\s*|©|\(c\)\s)\s*[^()\[\]]{2,90}?)\s*[\])]?\.?\s*$`)

// agencyTail matches "(AP Photo/Jane Doe)", "(Jane Doe/CBC)" and "(Reuters)"
// at the end.
var agencyTail = regexp.MustCompile(`[(\[]\s*([^()\[\]]{2,60}/\s?[^()\[\]]{2,60})\s*[)\]]\.?\s*$|[(\[]\s*([^()\[\]]{2,90}(?:Photo|Images?|Reuters|AFP|Getty|AP|EPA|dpa|Bloomberg|Shutterstock|Alamy|Press|Times|News|Post|Herald|Agency|Supplied|Handout|File)\b[^()\[\]]{0,60}|(?:AP|AFP|Reuters|EPA|dpa|Getty|Bloomberg|Supplied|Handout|Dok\.)\b?[^()\[\]]{0,80})\s*[)\]]\.?\s*$`)

// wideTail matches the credits of the Far East: "（ロイター）", "＝東京で、山田花子撮影",
// "[사진=연합뉴스]", "연합뉴스 제공".
var wideTail = regexp.MustCompile(`[（〔【［]([^（）〔〕【】［］]{0,40}(?:撮影|提供|通信|新聞|共同|ロイター|AP|AFP|写真|摄|攝|社|제공|뉴스))[）〕】］]\s*$|[＝=]\s*([^＝=。]{1,30}(?:撮影|提供|共同|ロイター|AP|AFP))\s*$|[\[［(（]\s*(?:사진|写真|照片|图|圖)\s*[=＝:：]?\s*([^\])）］]{2,40})\s*[\]］)）]\s*$|[.。]\s*/?([^\s.。]{2,12}\s?(?:제공|기자|사진))\s*$`)

// barTail matches a name behind a bar, and one behind which a word says that it took
// the picture.
var barTail = regexp.MustCompile(`\s[|•·]\s([^|•·]{2,80})$|[.)]\s+([^.()]{2,40}(?:/[^.()]{2,40})?\s+nuotr\.?)$|\s/\s(.{2,60}\snuotr\.?)$`)

// nameTail matches what follows the last sentence of a caption without a stop: "The
// ferry at dawn. Ann Holt/AP".
var nameTail = regexp.MustCompile(`(?:[\p{Ll}\d)”"]{3}|\p{Lo}{2})[.。][”"]?\s+([^.。!?:;,]{2,60})$`)

// pictureCreditLabel is what stands before the name in a picture's credit.
var pictureCreditLabel = regexp.MustCompile(`(?i)^\s*(?:(?:photo(?:graph)?s?|pictures?|images?|pics?|fotos?|fotó|fotoğraf|beeld|ljósmynd|bild(?:er)?|grafik|illustration|video|kuva|zdjęcie|fot\.)\s*(?:credits?|by|courtesy|copyright|source)?\s*(?:of)?\s*[:/,]|(?:photo|photograph|image|picture|foto) (?:by|courtesy of) |(?:credits?|courtesy(?: of)?|(?:bild|foto)?(?:quelle|nachweis|rechte)|crédits?(?: photo)?|image source|source|copyright|fuente|fonte|zdroj|źródło|sursa(?: foto)?|autor|author|фото|фотография|फोटो|写真|사진|照片|圖|图)\s*[:：,=＝/／]|copyright |by )\s*`)

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
		text := words(n)
		if is(n, "img", "amp-img", "iframe", "video") || text == "" {
			continue
		}
		if len(text) < 120 && pictureCreditLabel.MatchString(text) && first(n, named("h1", "h2", "h3")) == nil { // even where a link is around both
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

// imageBox is how pages name the box of a picture, which may have its caption as a
// heading.
var imageBox = regexp.MustCompile(`(?:^|[\s_-])(?:img|image|photo|picture|foto|bild)-?(?:box|wrap|holder|container|block)`)

// isLoneCaption reports whether an element is named a caption and holds one,
// with no picture below it.
func isLoneCaption(n *html.Node) bool {
	if !is(n, "figcaption", "div", "p", "span") || !is(n, "figcaption") && !loneClass.MatchString(classes(n)) {
		return false
	}
	w := words(n)
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
	if image.Credit == "" { // photographers' own words, as agencies send them
		if _, by := splitCredit(image.Alt); by != "" && strings.HasSuffix(image.Alt, ")") {
			image.Credit = cleanCredit(by)
		}
	}
	return image
}

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
	return w > 0 && w < 60 || h > 0 && h < 60
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
	if len(boxes) == 0 && !is(n, "figure") {
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
		if c := first(n, func(c *html.Node) bool { return isCreditBox(c) && !slices.Contains(boxes, c) && words(c) != "" }); c != nil {
			credit = words(c)
			parts = slices.DeleteFunc(parts, func(s string) bool { return s == credit })
		}
	}
	caption = strings.Join(parts, " ")
	if credit == "" && len(boxes) == 1 { // unnamed texts: the last short one, or one below the caption
		if t := leafTexts(boxes[0]); len(t) > 1 && isCreditText(t[len(t)-1]) && strings.HasSuffix(caption, t[len(t)-1]) {
			credit = t[len(t)-1]
			caption = strings.TrimSuffix(caption, credit)
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
		case is(n, unread...) || n.Type == html.ElementNode && hiddenClass.MatchString(classes(n)):
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
		if c.Type == html.TextNode && !piece.Blank(c.Data) || c.Type == html.ElementNode && words(c) != "" {
			return false
		}
	}
	return true
}

// nearCredit returns the text named a credit that stands beside a figure, in a box
// that holds no other picture and no running text.
func nearCredit(n *html.Node) string {
	inner := len(words(n))
	for p := n.Parent; p != nil && !is(p, "body", "article", "main", "li", "td"); p = p.Parent {
		if len(words(p))-inner > 240 || !onePicture(p) {
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

// isCreditText reports whether a text beside a caption can be its credit: a
// short name, or a name behind a label.
func isCreditText(s string) bool {
	if m := bracketed.FindStringSubmatch(s); m != nil {
		s = m[1]
	}
	return s != "" && len(s) < 120 && (isCreditValue(s) && len(strings.Fields(s)) <= 8 && startsSentence(s) || pictureCreditLabel.MatchString(s))
}

var bracketed = regexp.MustCompile(`^[(\[]([^()\[\]]+)[)\]]$`)

func isCreditBox(n *html.Node) bool {
	if is(n, "img", "figure", "picture", "figcaption", "body", "html") || len(words(n)) > 160 {
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
		case n.Type == html.ElementNode && (is(n, unread...) || hiddenClass.MatchString(classes(n))):
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
	caption = strings.NewReplacer(" .", ".", " ,", ",").Replace(caption)
	if credit != "" { // a label left before it
		caption = strings.TrimSpace(leftLabel.ReplaceAllString(caption, ""))
	}
	return caption, credit
}

// leftLabel is what a caption has at its end where the credit was behind it.
var leftLabel = regexp.MustCompile(`(?i)[\s|/–—-]*\b(?:credits?|photo|foto|image|bild|quelle|source|copyright|photograph)?\s*(?:by)?\s*[:©|/]\s*$`)

// splitCredit parts a credit from the end of a caption.
func splitCredit(s string) (caption, credit string) {
	for _, r := range []*regexp.Regexp{agencyTail, creditText, wideTail, barTail, nameTail} {
		m := r.FindStringSubmatchIndex(s)
		for i := 2; i < len(m); i += 2 {
			if m[i] >= 0 && (r != nameTail && (r != barTail || i > 2) || isCreditText(s[m[i]:m[i+1]])) {
				rest := strings.TrimRight(strings.TrimSpace(s[:m[i]]), " ([|-–—/（〔【［＝=")
				return strings.TrimSpace(rest), s[m[i]:m[i+1]]
			}
		}
	}
	return s, ""
}

// cleanCredit takes the label and brackets off a picture's credit.
func cleanCredit(s string) string {
	if s = strings.Trim(squeeze(s), " |-–—;,"); strings.Count(s, "(") != strings.Count(s, ")") || bracketed.MatchString(s) {
		s = strings.Trim(s, " ()[]")
	}
	for range 2 {
		s = strings.TrimSpace(pictureCreditLabel.ReplaceAllString(s, ""))
	}
	s = strings.TrimSpace(strings.TrimLeft(s, "©: "))
	if bareLabel.MatchString(s) || counter.MatchString(s) {
		return ""
	}
	return s
}

// counter is the place of a picture in a gallery.
var counter = regexp.MustCompile(`(?i)^\d+\s*(?:/|of|von|de|sur|di|van|av)\s*\d+$`)

var bareLabel = regexp.MustCompile(`(?i)^(?:copyright|credits?|photo|foto|image|bild|quelle|source|photograph(?:er)?|embed)?$`)

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

// fileName returns the last part of a picture's address without its size.
func fileName(address string) string {
	u, err := url.Parse(address)
	if err != nil || address == "" {
		return ""
	}
	name := strings.TrimSuffix(path.Base(u.Path), path.Ext(u.Path))
	if len(name) < 5 {
		return ""
	}
	return name
}
