package format

import (
	"fmt"
	stdhtml "html"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"stet/editor"
	"stet/editor/format/markup"
)

// decodeHTML reads a saved page. What the page says about its article is
// gathered first, then boilerplate is pruned, then readability finds the tree
// that holds the text, and the pictures it dropped are put back in their
// places.
func decodeHTML(text string) (*reading, error) {
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("%w (%v)", ErrNoArticle, err)
	}
	if ownPage(doc) {
		return readOwnPage(doc)
	}
	p := &page{meta: readMeta(doc)}
	p.fill()
	p.pictures = pictures{p.base(doc), p.meta.ld, p.meta.isPublisher}
	placeMarks(doc)
	p.cut = prune(doc)
	p.figures = p.findFigures(doc)
	p.readBody(doc)
	if len(p.body) == 0 {
		return nil, ErrNoArticle
	}
	p.name()
	return p.finish(), nil
}

// page is one saved page while it is read.
type page struct {
	reading
	meta     *metadata
	pictures pictures
	figures  []figure
	cut      int // words of boilerplate taken out
}

// figure is a picture with its place on the page.
type figure struct {
	at    int
	image *editor.Image
}

func (p *page) fill() {
	p.reading.fill("headline", p.meta.headline())
	p.reading.fill("standfirst", p.meta.standfirst())
	p.meta.fillFrom(&p.reading)
	p.meta.fillAuthors(&p.reading)
}

// base returns what relative addresses are relative to, nil where unknown.
func (p *page) base(doc *html.Node) *url.URL {
	own, _ := url.Parse(p.meta.url().value)
	if n := first(doc, named("base")); n != nil {
		if u, err := url.Parse(strings.TrimSpace(attr(n, "href"))); err == nil && u.Host != "" {
			return u
		}
	}
	if own == nil || own.Host == "" {
		return nil
	}
	return own
}

// placeMark is the attribute that carries an element's place on the page
// through readability.
const placeMark = "data-stet"

func placeMarks(doc *html.Node) {
	i := 0
	descend(doc, func(n *html.Node) bool {
		if n.Type == html.ElementNode {
			i++
			setAttr(n, placeMark, strconv.Itoa(i))
		}
		return true
	})
}

// placeOf returns an element's place on the page, 0 where it has none.
func placeOf(n *html.Node) int {
	if n == nil {
		return 0
	}
	if at := atoi(attr(n, placeMark)); at > 0 {
		return at
	}
	if inner := first(n, func(c *html.Node) bool { return attr(c, placeMark) != "" }); inner != nil {
		return atoi(attr(inner, placeMark))
	}
	return placeOf(n.Parent)
}

// findFigures lists the captioned pictures that may belong to the article, in
// order: those that readability drops are put back from here.
func (p *page) findFigures(doc *html.Node) []figure {
	var found []figure
	done := map[*html.Node]bool{}
	for _, img := range all(doc, named("img", "amp-img", "picture", "video", "iframe")) {
		box := pictureBox(img)
		if box == nil || done[box] {
			continue
		}
		done[box] = true
		found = p.addFigure(found, box)
	}
	// Captions whose picture a script would have loaded.
	for _, box := range all(doc, isLoneCaption) {
		if inside(box, func(n *html.Node) bool { return done[n] || isLoneCaption(n) }) == nil {
			found = p.addFigure(found, box)
		}
	}
	slices.SortStableFunc(found, func(a, b figure) int { return a.at - b.at })
	return found
}

func (p *page) addFigure(found []figure, box *html.Node) []figure {
	image := p.pictures.read(box)
	known := func(f figure) bool { return f.image.Caption != "" && f.image.Caption == image.Caption }
	if image == nil || image.Caption == "" && image.Credit == "" || slices.ContainsFunc(found, known) {
		return found
	}
	return append(found, figure{placeOf(box), image})
}

// readBody finds the article's text and reads it as blocks.
func (p *page) readBody(doc *html.Node) {
	f := p.bestText(doc)
	dropped := p.cut
	for i := range f.Out {
		f.Out[i] = tidyBlock(f.Out[i])
	}
	for i, b := range f.Out {
		if p.isBoilerplate(b, i, f.Out) {
			dropped += len(strings.Fields(b.Text))
			continue
		}
		p.add(placeOf(f.Origin[i]), b)
	}
	p.dropRepeats()
	p.addFigures()
	p.dropTail()
	p.linkedBody()
	if dropped > 0 {
		p.note(fmt.Sprintf("%d words of the page around the article left out: sharing bars, advertisements, related links", dropped), "", 0)
	}
	for i := range p.body {
		p.body[i].line = 0 // a page's lines mean nothing to an editor
	}
}

// bestText reads the tree that readability finds, or all of the element that
// holds the page's running text where readability took only a part of it, as
// it does where a page keeps its paragraphs in several boxes.
func (p *page) bestText(doc *html.Node) *markup.Flow {
	parser := readability.NewParser()
	parser.KeepClasses = true
	f := p.flow()
	if article, err := parser.ParseDocument(doc, p.pictures.base); err == nil && article.Node != nil {
		f.Read(article.Node)
	}
	holder, prose := textHolder(doc)
	if holder == nil || proseOf(f.Out)*10 >= prose*7 {
		return f
	}
	whole := p.flow()
	whole.Read(holder)
	return whole
}

func (p *page) flow() *markup.Flow {
	return &markup.Flow{Base: p.pictures.base, Figure: p.pictures.read}
}

// linkedBody takes the text from the page's JSON-LD where the page shows far
// less of it, as behind a paywall.
func (p *page) linkedBody() {
	if p.meta.ld.article == nil {
		return
	}
	source, _ := p.meta.ld.article["articleBody"].(string)
	var blocks []editor.Block
	for _, part := range strings.Split(plainLines(stdhtml.UnescapeString(source)), "\n") {
		if part = squeeze(part); part != "" {
			blocks = append(blocks, editor.Block{Kind: editor.Paragraph, Text: part})
		}
	}
	var shown []editor.Block
	for _, b := range p.body {
		shown = append(shown, b.Block)
	}
	if proseOf(blocks) < 200 || proseOf(shown)*5 > proseOf(blocks)*2 || strings.Contains(source, "</") {
		return
	}
	p.body = slices.DeleteFunc(p.body, func(b placed) bool { return b.Kind != editor.ImageBlock })
	for _, b := range blocks {
		p.add(0, b)
	}
	p.note("the page shows only part of the story: the text was taken from its JSON-LD", "", 0)
}

// dropRepeats drops the headline, standfirst and by-line where they stand in
// the body once more.
func (p *page) dropRepeats() {
	for i := 0; i < min(len(p.body), 6); i++ {
		b := p.body[i]
		if b.Kind == editor.ImageBlock || b.Text == "" {
			continue
		}
		repeats := plain(b.Text) == plain(p.a.Headline) || plain(b.Text) == plain(p.a.Standfirst) || plain(b.Text) == plain(p.meta.title) || b.Kind == editor.Heading && sharedWords(b.Text, p.a.Headline) > 0.9 && len(strings.Fields(b.Text)) > 3
		if repeats || p.isAboutLine(b.Text) {
			p.body = slices.Delete(p.body, i, i+1)
			i--
		}
	}
}

// isAboutLine reports whether a line above the text is the by-line or date
// that the fields hold.
func (p *page) isAboutLine(text string) bool {
	if len(strings.Fields(text)) > 14 {
		return false
	}
	if _, ok := wholeDate(text); ok {
		return true
	}
	if _, rest := readDate(text); len(rest) == 0 || len(strings.Fields(text)) == 1 && leadBy.MatchString(text+" x") {
		return true // what is left of a by-line or date whose rest readability took
	}
	if m := dated.FindStringSubmatch(text); m != nil {
		if d, _ := readDate(m[3]); d.known() {
			return true
		}
	}
	for _, a := range p.a.Authors {
		if rest := strings.Fields(plain(strings.Replace(strings.ToLower(text), strings.ToLower(a.Name), "", 1))); len(rest) <= 3 && strings.Contains(plain(text), plain(a.Name)) {
			return true
		}
	}
	return isByline(text) && byPrefix.MatchString(text)
}

// addFigures puts the captioned pictures into their places, between headline
// and end of the text; a bare picture that readability kept gets its caption.
func (p *page) addFigures() {
	last := 0
	for _, b := range p.body {
		last = max(last, b.line)
	}
	for _, f := range p.figures {
		if i := p.pictureOf(f); i >= 0 {
			have := p.body[i].Image
			for _, part := range figureParts {
				if have.Field(part[1]) == "" {
					_ = have.SetField(part[1], f.image.Field(part[1])) // which took it once and takes it again
				}
			}
			continue
		}
		if f.at > last {
			continue
		}
		i := slices.IndexFunc(p.body, func(b placed) bool { return b.line > f.at })
		if i < 0 {
			i = len(p.body)
		}
		b := tidyBlock(editor.Block{Kind: editor.ImageBlock, Image: f.image})
		p.body = slices.Insert(p.body, i, placed{b, f.at})
	}
	p.dropCaptions()
}

// pictureOf returns the block that shows the same picture, or -1.
func (p *page) pictureOf(f figure) int {
	return slices.IndexFunc(p.body, func(b placed) bool {
		if b.Image == nil {
			return false
		}
		same := f.image.File != "" && b.Image.File == f.image.File ||
			fileName(b.Image.File) != "" && fileName(b.Image.File) == fileName(f.image.File)
		return b.line == f.at || same || f.image.Caption != "" && b.Image.Caption == f.image.Caption
	})
}

// dropCaptions drops paragraphs that are the caption or credit of a picture
// near them once more.
func (p *page) dropCaptions() {
	known := map[string]bool{}
	for _, b := range p.body {
		if b.Image != nil {
			known[plain(b.Image.Caption)], known[plain(b.Image.Credit)] = true, true
			known[plain(b.Image.Caption+" "+b.Image.Credit)] = true
		}
	}
	delete(known, "")
	p.body = slices.DeleteFunc(p.body, func(b placed) bool { return b.Image == nil && known[plain(b.Text)] })
}

// dropTail drops headings, rules and bare pictures that nothing follows.
func (p *page) dropTail() {
	for len(p.body) > 0 {
		b := p.body[len(p.body)-1]
		bare := b.Kind == editor.ImageBlock && b.Image.Caption == "" && b.Image.Credit == ""
		if b.Kind != editor.Heading && b.Kind != editor.Rule && !bare {
			return
		}
		p.body = p.body[:len(p.body)-1]
	}
}
