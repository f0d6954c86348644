package format

import (
	"fmt"
	stdhtml "html"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/piece"
)

// decodePage reads a saved page, until whoever asked for it waits no more.
func decodePage(in *input) ([]*reading, error) {
	return textual(func(text string) (*reading, error) { return decodeHTML(text, in.stopped) })(in)
}

// decodeHTML reads a saved page. What the page says about its article is
// gathered first, then boilerplate is pruned, then readability finds the tree
// that holds the text, and the pictures it dropped are put back in their
// places.
func decodeHTML(text string, stopped func() error) (*reading, error) {
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("%w (%v)", ErrNoArticle, err)
	}
	if n := countElements(doc); n > maxElements {
		return nil, &vastPageError{n}
	}
	switch {
	case ownPage(doc):
		return readOwnPage(doc)
	case !partsOfPage.MatchString(text[:min(len(text), 32<<10)]):
		return decodeFragment(text)
	}
	p := &page{stopped: stopped}
	var gated, broken bool
	if err := p.inTurn(
		func() { p.meta = readMeta(doc) },
		p.fillFields,
		func() { p.pictures = pictures{p.base(doc), p.meta.ld, p.meta.isPublisher} },
		func() { gated, broken = p.meta.isGated() }, // before the boxes that say so are taken out
		func() { openNoscript(doc); openMedia(doc); openButtons(doc) },
		func() { p.footnotes = markup.RefsWithin(doc) }); err != nil {
		return nil, err
	}
	err = p.readPage(doc)
	if err == nil && !p.hasText() && p.openScripts(doc) {
		err = p.readPage(doc)
	}
	if err != nil {
		return nil, err
	}
	if len(p.body) == 0 {
		return nil, ErrNoArticle
	}
	p.stub(gated, broken)
	p.addFootnotes()
	p.opening()
	p.standing()
	p.name()
	return p.finish(), nil
}

// inTurn takes the steps of the reading one after the other, as long as somebody waits for
// what comes of it.
func (p *page) inTurn(steps ...func()) error {
	for _, step := range steps {
		if err := p.stopped(); err != nil {
			return err
		}
		step()
	}
	return nil
}

// maxElements is how many elements the page of an article may have: twenty times
// those of the largest among some hundred news sites. So many are read within seconds.
const maxElements = 100_000

func countElements(doc *html.Node) (n int) {
	descend(doc, func(c *html.Node) bool {
		if c.Type == html.ElementNode {
			n++
		}
		return true
	})
	return n
}

// opening lifts a dateline that gives a day out of the text. Any other, such as
// "LONDON (AP) —", stays where the page shows it: the agency in it is owed the credit.
func (p *page) opening() {
	for _, b := range p.body[:min(len(p.body), 2)] {
		o, ok := readOpening(b.Text)
		switch {
		case !ok || b.Kind != editor.Paragraph:
		case o.date != "" && o.place != "" && o.agency == "":
			l := &lifter{reading: p.reading}
			l.opening()
			p.reading = l.reading
			return
		case isAgency(o.agency) && p.a.Credit.Raw == "":
			p.fill("credit.raw", claim{o.agency, "dateline, which stays in the text"})
			return
		}
	}
}

// readPage takes the boilerplate out of the page and reads what is left.
func (p *page) readPage(doc *html.Node) error {
	p.body = nil
	placeMarks(doc)
	lead := pick(p.meta.described(), p.meta.beside())
	p.headAt = placeOf(first(doc, func(n *html.Node) bool { return is(n, "h1") && wordsTo(n, longLine) == p.meta.title }))
	return p.inTurn(
		func() { p.cuts = append(p.cuts, prune(doc)...) },
		func() { p.findFigures(doc) },
		func() { p.readBody(doc) },
		func() { p.addLost(doc) },
		p.addFigures,
		p.sift,
		p.dropTail,
		p.linkedBody,
		p.tellCuts,
		func() {
			for i := range p.body {
				p.body[i].line = 0 // a page's lines mean nothing to an editor
			}
		},
		func() { p.fillLead(lead) })
}

// fillLead files what the page shows below its headline, and calls its description or lead,
// as the standfirst, unless it is the text's first paragraph.
func (p *page) fillLead(lead claim) {
	words := plain(lead.value)
	if p.a.Standfirst != "" || words == "" || words == plain(p.a.Headline) {
		return
	}
	for _, b := range p.body {
		if strings.Contains(plain(b.Text), words) {
			return
		}
	}
	p.fill("standfirst", lead)
}

// page is one saved page while it is read.
type page struct {
	reading
	meta      *metadata
	pictures  pictures
	album     album
	cuts      []cut // boilerplate taken out
	footnotes []markup.Ref
	headAt    int // place of the headline on the page, 0 where it shows none
	stopped   func() error
}

func (p *page) fillFields() {
	p.reading.fill("headline", p.meta.headline())
	p.reading.fill("standfirst", p.meta.standfirst())
	p.meta.fillFrom(&p.reading)
	p.meta.fillAuthors(&p.reading)
}

// anySign matches the number of a footnote, as piece.NoteSign writes it.
var anySign = regexp.MustCompile(`\[\d+\]`)

// addFootnotes puts the notes behind the text that it refers to.
func (p *page) addFootnotes() {
	if len(p.footnotes) == 0 {
		return
	}
	kept, referred := 0, map[string]bool{}
	refers := func(text string) {
		for _, sign := range anySign.FindAllString(text, -1) {
			referred[sign] = true
		}
	}
	for _, b := range p.body {
		refers(b.Text)
	}
	for _, ref := range p.footnotes {
		if !referred[ref.Sign] {
			continue // the line that refers to it was none of the story
		}
		for _, b := range p.flow().Note(ref) {
			p.add(0, b)
			refers(b.Text)
		}
		kept++
	}
	if kept > 0 {
		p.note(count(kept, "footnote", "footnotes")+" put behind the text, with the numbers raised in it", "", 0)
	}
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

// openNoscript puts the pictures that a page shows to readers without scripts into
// their places: pages that load pictures late have them nowhere else. A picture that
// waits beside for its script goes.
func openNoscript(doc *html.Node) {
	for _, n := range all(doc, named("noscript")) {
		if n.Parent == nil || is(n.Parent, "head") || n.FirstChild == nil || !strings.Contains(n.FirstChild.Data, "<img") {
			continue
		}
		nodes, err := html.ParseFragment(strings.NewReader(source(n)), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
		if err != nil {
			continue
		}
		img := firstOf(nodes, named("img"))
		if img == nil || isTiny(img) || counters.MatchString(attr(img, "src")) {
			continue
		}
		for _, waiting := range []*html.Node{n.PrevSibling, n.NextSibling} {
			if is(waiting, "img") && (attr(waiting, "src") == "" || strings.HasPrefix(attr(waiting, "src"), "data:") || fileName(attr(waiting, "data-src")) == fileName(attr(img, "src"))) {
				detach(waiting)
			}
		}
		detach(img)
		n.Parent.InsertBefore(img, n)
		detach(n)
	}
}

func firstOf(nodes []*html.Node, pass func(*html.Node) bool) *html.Node {
	for _, n := range nodes {
		if found := first(n, pass); found != nil {
			return found
		}
	}
	return nil
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

// readBody finds the article's text and reads it as blocks.
func (p *page) readBody(doc *html.Node) {
	f := p.bestText(doc)
	for i, b := range f.Out {
		p.add(placeOf(f.Origin[i]), b)
	}
	p.behind(f.Moved)
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
	holders, prose := textHolders(doc)
	if len(holders) == 0 || proseOf(f.Out)*10 >= prose*7 {
		return f
	}
	whole := p.flow()
	for _, holder := range holders {
		whole.Read(holder)
	}
	return whole
}

// addLost puts back the paragraphs and headings that readability dropped from among those
// it kept: those of the same parent.
func (p *page) addLost(doc *html.Node) {
	kept, texts, first, last := map[int]bool{}, map[string]bool{}, 0, 0
	for _, b := range p.body {
		kept[b.line], texts[b.Text], last = true, true, max(last, b.line)
		if first == 0 && isProse(b.Block) {
			first = b.line
		}
	}
	homes := map[*html.Node]int{}
	texted := all(doc, named("p", "h2", "h3", "h4"))
	for _, n := range texted {
		if kept[placeOf(n)] && is(n, "p") {
			homes[grand(n)]++
		}
	}
	lost := false
	for _, n := range texted {
		at, long, heading := placeOf(n), len(strings.Fields(words(n))), !is(n, "p")
		switch {
		case kept[at], at > last, isCard(n), inside(n, named("aside", "nav", "footer", "li", "figure", "td", "blockquote")) != nil:
			continue
		case !heading && (long <= 12 || homes[grand(n)] < 3), heading && (at < first || long < 2 || long > 20 || homes[grand(n)] < 2):
			continue
		}
		f := p.flow()
		f.Read(n)
		for _, b := range f.Out {
			if b.Text != "" && !texts[b.Text] {
				p.add(placeOf(n), b)
				texts[b.Text], lost = true, true
			}
		}
	}
	if lost {
		slices.SortStableFunc(p.body, func(a, b placed) int { return a.line - b.line })
	}
}

// grand returns the element that holds a paragraph, and those beside it in boxes of
// their own.
func grand(n *html.Node) *html.Node {
	another := func(c *html.Node) bool { return c != n && is(c, "p") }
	box := n.Parent
	for box != nil && box.Parent != nil && first(box, another) == nil {
		box = box.Parent
	}
	return box
}

func (p *page) flow() *markup.Flow {
	return &markup.Flow{Base: p.pictures.base, Figure: p.picture}
}

// linkedBody takes the text from the page's JSON-LD where the page shows far
// less of it, as behind a paywall.
func (p *page) linkedBody() {
	_, blocks := p.linkedText()
	var shown []editor.Block
	for _, b := range p.body {
		shown = append(shown, b.Block)
	}
	if proseOf(blocks) < 200 || proseOf(shown)*5 > proseOf(blocks)*2 {
		return
	}
	p.body = slices.DeleteFunc(p.body, func(b placed) bool { return b.Kind != editor.ImageBlock })
	for _, b := range blocks {
		p.add(0, b)
	}
	p.note("the page shows only part of the story: the text was taken from its JSON-LD", "", 0)
}

// linkedText returns the article's text that the page's JSON-LD has, as text and as
// blocks. Some sites write mark-up in it.
func (p *page) linkedText() (string, []editor.Block) {
	if p.meta.ld.article == nil {
		return "", nil
	}
	source, _ := p.meta.ld.article["articleBody"].(string)
	source = piece.Text(stdhtml.UnescapeString(source))
	var blocks []editor.Block
	if htmlTags.MatchString(source) {
		blocks = markup.Fragment(source)
	} else {
		for part := range strings.SplitSeq(source, "\n") {
			if part = squeeze(part); part != "" {
				blocks = append(blocks, editor.Block{Kind: editor.Paragraph, Text: part})
			}
		}
	}
	blocks = slices.DeleteFunc(blocks, func(b editor.Block) bool { return b.Text == "" })
	var text strings.Builder
	for _, b := range blocks {
		text.WriteString(b.Text + "\n")
	}
	return text.String(), blocks
}
