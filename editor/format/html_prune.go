package format

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"stet/editor"
	"stet/editor/format/piece"
)

// boilerplate matches the names that sites give to what is no part of the
// article. A whole word of the class or id must match.
var boilerplate = regexp.MustCompile(`(?:^|[\s_-])(?:share|sharing|social|sharebar|sharedaddy|addthis|newsletters?|signup|sign-up|subscribe|subscription|related|recirc|recirculation|recommended|recommendations|` +
	`promo|promos|advert|advertisement|ads?|adslot|ad-container|sponsored|outbrain|taboola|comments?|disqus|breadcrumbs?|cookies?|consent|gdpr|toolbar|most-?read|most-?popular|trending|popular|` +
	`read-?more|read-?next|more-?from|see-?also|also-?read|author-?(?:bio|box|card|data|info|profile)|about-?author|tags|tag-?list|topics-?list|skip-?link|paywall-?prompt|print-?only|next-?article|article-?footer|story-?footer|post-?navigation|` +
	`similar-?(?:links?|articles?|stories)|teaser-?(?:block|absatz)|inline-?teaser|capping|community|respond|comment-?(?:form|list|notes|policy)|polls?|tool-?box|tools|popup|modal|pull-?quotes?|video-?(?:item|card|info)|player-placeholder|` +
	`sign-?in|log-?in|registration|identity-(?:intro|screen)|control-(?:bar|panel)|text-?(?:resizer|size)|font-?(?:resizer|size)|(?:content|post|page)-?views|view-?count(?:er)?|rollover-?(?:people-)?block|tooltips?|cite-?(?:wrapper|box|this)|(?:\w*related|recent)-?(?:posts|broadcast|content|articles)|current-issue)(?:$|[\s_-])`)

// overHeadline is how pages name the line above a headline.
var overHeadline = regexp.MustCompile(`(?:^|[\s_-])(?:kickers?|eyebrow|overline|dachzeile|topline|roofline|spitzmarke|surtitre|occhiello|cintillo|pre-?title)(?:$|[\s_-])`)

// prune takes what is surely no part of the article out of the page and
// returns it. An element that holds a good part of the
// page's text stays, whatever its name: pages name their whole body
// "article share-enabled".
func prune(doc *html.Node) []cut {
	limit := proseIn(doc) / 5
	var doomed []*html.Node
	descend(doc, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return true
		}
		if isSites(n) && proseIn(n) <= limit && !holdsArticle(n) {
			doomed = append(doomed, teaserBox(n))
			return false
		}
		return true
	})
	var cuts []cut
	for _, n := range doomed {
		if c := cutFrom(n); c.words > 0 && n.Parent != nil {
			cuts = append(cuts, c)
		}
		detach(n)
	}
	return cuts
}

// holdsArticle reports whether the headline or the article may be below n. Teasers are
// articles, too, in the mark-up of some sites.
func holdsArticle(n *html.Node) bool {
	return first(n, named("h1", "main")) != nil || first(n, named("article")) != nil && len(wordsTo(n, 700)) > 700
}

// isSites reports whether an element says of itself that it is the site's and not
// the article's, or is for machines that read aloud.
func isSites(n *html.Node) bool {
	if is(n, "nav") || attr(n, "role") == "navigation" {
		return true
	}
	name := classes(n)
	if outOfSight(n) && is(n, "span", "div", "p", "h2", "h3") {
		return true
	}
	if boilerplate.MatchString(name) && is(n, "div", "section", "aside", "ul", "ol", "p", "nav", "span", "header", "footer", "blockquote") {
		return true
	}
	if attr(n, "role") == "complementary" && is(n, "div") || boilerplate.MatchString(strings.ToLower(attr(n, "aria-label"))) && is(n, "section", "aside") {
		return true
	}
	if overHeadline.MatchString(name) && is(n, "div", "p", "span", "h2", "h3", "h4") && len(wordsTo(n, longLine)) < 120 {
		return true
	}
	if is(n, "a") {
		return isTeaserLink(n)
	}
	if !is(n, "div", "section", "aside") || len(wordsTo(n, 700)) >= 700 {
		return false
	}
	opening := firstWords(n)
	return boxPointer.MatchString(opening) && first(n, named("a")) != nil || consentBox.MatchString(opening)
}

// clipped matches the style of what is there for screen readers only: "opens new tab".
var clipped = regexp.MustCompile(`(?i)\bclip(?:-path)?\s*:\s*(?:rect\(\s*(?:0|1px)\b|inset\((?:50|100)%)`)

// outOfSight reports whether an element is kept from those who see the page.
func outOfSight(n *html.Node) bool {
	return hiddenClass.MatchString(classes(n)) || clipped.MatchString(attr(n, "style"))
}

// beside is how many bytes a teaser has beside its link: a date, a section.
const beside = 60

// teaserBox returns the box around a teaser's link with what it has beside it; a link
// among the paragraphs is a box of its own.
func teaserBox(n *html.Node) *html.Node {
	if !is(n, "a") {
		return n
	}
	box, long := n, len(wordsTo(n, 2*longLine))
	for p := n.Parent; is(p, "div", "li", "section", "article", "aside", "span") && len(wordsTo(p, 2*longLine)) <= long+beside && !holdsArticle(p); p = p.Parent {
		box = p
	}
	return box
}

// isTeaserLink reports whether a link is a box of its own that leads to another page:
// with a heading or a paragraph in it, and no picture of the article's.
func isTeaserLink(n *html.Node) bool {
	href := attr(n, "href")
	if href == "" || strings.HasPrefix(href, "#") || n.Parent == nil || pictureLink.MatchString(href) || first(n, named("p", "h2", "h3", "h4", "h5", "div")) == nil ||
		first(n, named("figcaption")) != nil || inside(n, named("figure")) != nil || len(strings.Fields(wordsTo(n, longLine))) < 4 {
		return false
	}
	more := len(outsideLinks(n.Parent)) // of a larger box readability judges by its links
	return more <= beside || more >= 2*longLine
}

// outsideLinks returns the words below n that lead nowhere, of as much as tells whether
// they are few: a box may hold all the links of a site.
func outsideLinks(n *html.Node) string {
	var b strings.Builder
	seen := 0
	for c := range n.Descendants() {
		if c.Type == html.TextNode && inside(c, func(a *html.Node) bool { return is(a, "a") || is(a, unread...) }) == nil {
			b.WriteString(c.Data + " ")
		}
		if seen++; seen > 1000 || b.Len() > 4*longLine {
			break
		}
	}
	return squeeze(b.String())
}

// consentBox opens the boxes that stand where another site's content would be shown to
// those who let that site watch them.
var consentBox = regexp.MustCompile(`(?i)^\W*(?:empfohlener (?:redaktioneller|externer) inhalt|externer inhalt|recommended (?:editorial )?content|external content|contenu externe|contenuto esterno|contenido externo|externe inhoud|allow .{1,30} content\??|we need your (?:consent|permission)|this (?:article|content|page) (?:contains|includes) content (?:provided|from|that)|to (?:display|view) this content|an dieser stelle (?:find|befindet|wird))\b`)

// boxPointer opens boxes that send the reader to another article, with its headline
// and a line of it.
var boxPointer = regexp.MustCompile(`(?i)^\W*(?:read (?:more|also|next)|also read|see also|related(?: articles?| stor(?:y|ies)| content| coverage)?|recommended|lesen sie auch|mehr zum thema|zum artikel|lire aussi|à lire aussi|noticias? relacionadas?|lea también|leer también|leggi anche|lees ook|les også|läs (?:mer|också)|lue myös|czytaj (?:też|także|również|więcej)|baca juga|čtěte také|ilgili haber(?:ler)?)\b`)

// firstWords returns the first words below n.
func firstWords(n *html.Node) string {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode && !piece.Blank(c.Data):
			return squeeze(c.Data[:min(len(c.Data), 80)])
		case c.Type == html.ElementNode && !is(c, unread...):
			if w := firstWords(c); w != "" {
				return w
			}
		}
	}
	return ""
}

// proseIn counts the letters of running text below n: paragraphs of more than
// a few words.
func proseIn(n *html.Node) int {
	size := 0
	for _, p := range all(n, named("p")) {
		if w := words(p); len(strings.Fields(w)) > 12 {
			size += len(w)
		}
	}
	return size
}

// proseOf counts the letters of running text in blocks, as proseIn does.
func proseOf(blocks []editor.Block) int {
	size := 0
	for _, b := range blocks {
		if isProse(b) {
			size += len(b.Text)
		}
	}
	return size
}

func isProse(b editor.Block) bool {
	return (b.Kind == editor.Paragraph || b.Kind == editor.Quote) && len(strings.Fields(b.Text)) > 12
}

// articleRoot returns the element that the page itself calls its article: the
// one with that mark-up, or the only article element around a headline.
func articleRoot(doc *html.Node) *html.Node {
	if n := first(doc, func(n *html.Node) bool { return strings.EqualFold(attr(n, "itemprop"), "articleBody") }); n != nil {
		return n
	}
	if h := first(doc, named("h1")); h != nil {
		if n := inside(h, named("article")); n != nil {
			return n
		}
	}
	if found := all(doc, named("article")); len(found) == 1 {
		return found[0]
	}
	return nil
}

// textHolders returns the elements that hold the running text of the article, in
// order, and how much that is: the smallest one in the page's article that holds
// nearly all of it, or where the page does not say what its article is, the one that
// has the most in itself and those that go on from it. None where there is hardly any.
func textHolders(doc *html.Node) ([]*html.Node, int) {
	prose, own := countProse(doc)
	base := articleRoot(doc)
	if base == nil || prose[base] < enoughProse {
		return partedText(doc, prose, own)
	}
	total, holder := prose[base], base
	for {
		var next *html.Node
		for c := holder.FirstChild; c != nil; c = c.NextSibling {
			if prose[c]*20 >= total*17 && !is(c, "p") {
				next = c
			}
		}
		if next == nil {
			return []*html.Node{holder}, prose[holder]
		}
		holder = next
	}
}

// enoughProse is how many bytes of running text make an article.
const enoughProse = 500

// countProse counts the bytes of running text below each element, and those of them
// that are its own paragraphs. What is no part of any article has none.
func countProse(doc *html.Node) (prose, own map[*html.Node]int) {
	prose, own = map[*html.Node]int{}, map[*html.Node]int{}
	var count func(n *html.Node) int
	count = func(n *html.Node) int {
		size := 0
		switch {
		case is(n, "aside", "nav", "footer", "li", "figure", "td"), is(n, unread...):
			return 0
		case is(n, "p"):
			if w := words(n); len(strings.Fields(w)) > 12 && !isCard(n) {
				size = len(w)
			}
			own[n.Parent] += size
		default:
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				size += count(c)
			}
		}
		prose[n] = size
		return size
	}
	count(doc)
	return prose, own
}

// partedText returns the element with the most paragraphs of its own, and all beside it
// in the same article that have its class: pages part their text so for what stands
// between.
func partedText(doc *html.Node, prose, own map[*html.Node]int) ([]*html.Node, int) {
	var best *html.Node
	descend(doc, func(n *html.Node) bool {
		if own[n] > own[best] {
			best = n
		}
		return true
	})
	if best == nil || own[best] < enoughProse {
		return nil, 0
	}
	class := attr(best, "class")
	if len(class) < 8 {
		return []*html.Node{best}, prose[best]
	}
	article := func(n *html.Node) *html.Node { return inside(n, named("article", "main", "body")) }
	home, total := article(best), 0
	boxes := all(doc, func(n *html.Node) bool {
		return n.Data == best.Data && attr(n, "class") == class && article(n) == home && own[n] > 0
	})
	for _, b := range boxes {
		total += prose[b]
	}
	return boxes, total
}
