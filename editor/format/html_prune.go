package format

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"stet/editor"
)

// boilerplate matches the names that sites give to what is no part of the
// article. A whole word of the class or id must match.
var boilerplate = regexp.MustCompile(`(?:^|[\s_-])(?:share|sharing|social|sharebar|sharedaddy|addthis|newsletters?|signup|sign-up|subscribe|subscription|related|recirc|recirculation|recommended|recommendations|` +
	`promo|promos|advert|advertisement|ads?|adslot|ad-container|sponsored|outbrain|taboola|comments?|disqus|breadcrumbs?|cookies?|consent|gdpr|toolbar|most-?read|most-?popular|trending|popular|` +
	`read-?more|read-?next|more-?from|see-?also|also-?read|author-?bio|author-?box|about-?author|tags|tag-?list|topics-?list|skip-?link|paywall-?prompt|print-?only|next-?article|article-?footer|story-?footer|post-?navigation)(?:$|[\s_-])`)

// prune takes what is surely no part of the article out of the page and
// returns how many words that was. An element that holds a good part of the
// page's text stays, whatever its name: pages name their whole body
// "article share-enabled".
func prune(doc *html.Node) int {
	limit := proseIn(doc) / 5
	cut := 0
	var doomed []*html.Node
	descend(doc, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return true
		}
		hidden := hiddenClass.MatchString(classes(n)) && is(n, "span", "div", "p", "h2", "h3")
		role := attr(n, "role")
		site := is(n, "div", "section", "aside", "ul", "ol", "p", "nav", "span", "header", "footer") && boilerplate.MatchString(classes(n))
		if (hidden || site || is(n, "nav") || role == "navigation" || role == "complementary" && is(n, "div")) && proseIn(n) <= limit && first(n, named("h1", "article", "main")) == nil {
			doomed = append(doomed, n)
			return false
		}
		return true
	})
	for _, n := range doomed {
		cut += len(strings.Fields(words(n)))
		detach(n)
	}
	return cut
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
		if (b.Kind == editor.Paragraph || b.Kind == editor.Quote) && len(strings.Fields(b.Text)) > 12 {
			size += len(b.Text)
		}
	}
	return size
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

// textHolder returns the smallest element of the page's article that holds
// nearly all its running text, and how much that is; nil where the page does
// not say what its article is.
func textHolder(doc *html.Node) (*html.Node, int) {
	prose := map[*html.Node]int{}
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
		default:
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				size += count(c)
			}
		}
		prose[n] = size
		return size
	}
	base := articleRoot(doc)
	if base == nil {
		return nil, 0
	}
	total := count(base)
	holder := base
	for {
		var next *html.Node
		for c := holder.FirstChild; c != nil; c = c.NextSibling {
			if prose[c]*20 >= total*17 && !is(c, "p") {
				next = c
			}
		}
		if next == nil {
			break
		}
		holder = next
	}
	if total < 500 {
		return nil, 0
	}
	return holder, prose[holder]
}

// furniture matches whole lines that sites put between paragraphs.
var furniture = regexp.MustCompile(`(?i)^\W*(?:advertisement|advertising|advertisement - (?:article )?continues below|continue reading(?: below| the main story)?|story continues below(?: advertisement)?|article continues (?:after|below).*|` +
	`ad|anzeige|werbung|publicité|publicidad|pubblicità|reklama|reklam|annonse|advertentie|related(?: articles| stories| content| topics| links| coverage)?|recommended(?: for you| stories)?|read more|see also|also read|more on this(?: story)?|` +
	`most read|trending(?: now)?|share(?: this(?: article| story| post)?| on (?:facebook|twitter).*)?|(?:share|copy|link copied|print|email|e-mail|tweet|facebook|twitter|whatsapp|linkedin|reddit|pinterest|save|comments?|loading\.*|close|menu)|` +
	`sign up (?:for|to) .{0,120}|subscribe (?:to|for|now).{0,120}|follow (?:us|@\S+) .{0,80}|get (?:the|our) .{0,60}newsletter.{0,80}|click here to .{0,80}|download (?:the|our) .{0,40}app.{0,60}|enable javascript.*|image source, .*|image caption,?|` +
	`lesen sie auch.*|mehr zum thema.*|lire aussi.*|leer también.*|leggi anche.*|lees ook.*|čtěte také.*|les også.*|läs också.*|photo gallery|\d+ comments?|\d+ min(?:ute)?s? read|\d+ shares?|watch:? .{0,80}|play video|mehr anzeigen|embed|show more|video player is loading.*|listen to this article.*|this video is .*unavailable.*|copyright .{0,40}all rights reserved.*)\W*$`)

// pointer opens lines that send the reader elsewhere.
var pointer = regexp.MustCompile(`(?i)^\W*(?:read (?:more|also|next)|also read|see also|more|related|recommended|watch|don't miss|must read|lesen sie auch|mehr zum thema|lire aussi|à lire aussi|lea también|leer también|leggi anche|lees ook|les også|läs mer|lue myös|czytaj (?:też|także|również)|baca juga)\b\s*(?::|»|>|\||-|–|—)`)

// isBoilerplate reports whether a block is the site's and not the article's.
func (p *page) isBoilerplate(b editor.Block, i int, all []editor.Block) bool {
	switch b.Kind {
	case editor.ImageBlock, editor.Rule:
		return false
	}
	if furniture.MatchString(b.Text) {
		return true
	}
	linked := linkedBytes(b)
	if linked*10 >= len(b.Text)*6 && pointer.MatchString(b.Text) {
		return true
	}
	// A list in which every item is a link leads elsewhere.
	if b.Kind == editor.Item && linked*10 >= len(b.Text)*9 {
		return neighbourLinks(i, all)
	}
	return false
}

func neighbourLinks(i int, all []editor.Block) bool {
	for _, k := range []int{i - 1, i + 1} {
		if k >= 0 && k < len(all) && all[k].Kind == editor.Item && linkedBytes(all[k])*10 < len(all[k].Text)*9 {
			return false
		}
	}
	return true
}

func linkedBytes(b editor.Block) int {
	n := 0
	for _, m := range b.Marks {
		if m.Kind == editor.Link {
			n += m.End - m.Start
		}
	}
	return n
}
