package format

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/piece"
)

// metadata is what a page says about its article, gathered before the page is
// pruned. Layers are asked in the order of how far they can be trusted: JSON-LD,
// Open Graph, other meta elements, the visible page.
type metadata struct {
	doc   *html.Node
	ld    linked
	metas map[string][]string // by name, property or itemprop, in lower case
	title string              // of the page's first h1
	site  []string            // names that the publisher goes by

	address *claim          // of the page, once asked for: each picture asks
	editors map[string]bool // whom the page names as editors of its text, once asked for
}

func readMeta(doc *html.Node) *metadata {
	m := &metadata{doc: doc, metas: map[string][]string{}}
	for _, n := range all(doc, named("meta")) {
		content := squeeze(html.UnescapeString(attr(n, "content")))
		for _, key := range []string{"property", "name", "itemprop"} {
			for _, name := range strings.Fields(strings.ToLower(attr(n, key))) {
				if content != "" {
					m.metas[name] = append(m.metas[name], content)
				}
			}
		}
	}
	m.title = m.headingText()
	m.ld = readLinked(doc, m.title)
	m.site = m.publishers()
	return m
}

// headingText returns the words of the first h1 that is no logo, preferring
// one in the article.
func (m *metadata) headingText() string {
	best := ""
	for _, h := range all(m.doc, named("h1")) {
		w := wordsTo(h, longLine)
		if len(strings.Fields(w)) < 2 {
			continue
		}
		if inside(h, func(n *html.Node) bool { return is(n, "article", "main") }) != nil {
			return w
		}
		if best == "" {
			best = w
		}
	}
	return best
}

// meta returns the first content of the first of these names that has any.
func (m *metadata) meta(names ...string) string {
	for _, n := range names {
		if v := m.metas[n]; len(v) > 0 {
			return v[0]
		}
	}
	return ""
}

// claim is a value with the layer of the page that it came from.
type claim struct{ value, layer string }

const (
	inLinked  = "JSON-LD"
	inGraph   = "Open Graph"
	inMeta    = "meta elements"
	inVisible = "visible text"
	inMarkup  = "mark-up"
)

// pick returns the first claim that has a value.
func pick(claims ...claim) claim {
	for _, c := range claims {
		if strings.TrimSpace(c.value) != "" {
			return c
		}
	}
	return claim{}
}

// publishers lists the names of who runs the site.
func (m *metadata) publishers() []string {
	var all []string
	for _, p := range append(m.ld.list("publisher"), m.ld.list("sourceOrganization")...) {
		all = append(all, text(p))
	}
	all = append(all, m.meta("og:site_name"), m.meta("application-name"), m.meta("twitter:site"), m.meta("publisher"), m.meta("dc.publisher"))
	for _, node := range m.ld.nodes {
		if t := typeOf(node); strings.HasSuffix(t, "Organization") || t == "WebSite" {
			all = append(all, text(node["name"]))
		}
	}
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}

// isPublisher reports whether a name is that of the site, give or take an
// article, an ending or a domain.
func (m *metadata) isPublisher(name string) bool {
	bare := bareName(name)
	if bare == "" {
		return true
	}
	for _, s := range m.site {
		if bareName(s) == bare {
			return true
		}
	}
	host := bareName(hostOf(m.url().value))
	return host != "" && (bare == host || strings.HasPrefix(host, bare) && len(bare) > 4)
}

var nameNoise = regexp.MustCompile(`(?i)^(?:@|www\.|the )|\.(?:com|org|net|de|at|ch|fr|es|it|be|nl|uk|co\.uk|cz|pl|se|dk|no|in|jp|ca|com\.au)$|(?:online|redaktion|staff| newsroom| editorial team| news desk| web desk)$`)

func bareName(s string) string {
	s = strings.TrimSpace(strings.ToLower(s))
	for range 3 {
		s = strings.TrimSpace(nameNoise.ReplaceAllString(s, ""))
	}
	return strings.ReplaceAll(plain(s), " ", "")
}

func hostOf(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		return ""
	}
	host, _, _ := strings.Cut(rest, "/")
	return strings.TrimPrefix(strings.ToLower(host), "www.")
}

// savedFrom is the comment that browsers write into saved pages.
var savedFrom = regexp.MustCompile(`saved from url=\(\d+\)(\S+)`)

// url returns the address of the page: what it says is its own, or where the
// browser saved it from.
func (m *metadata) url() claim {
	if m.address == nil {
		found := m.findURL()
		m.address = &found
	}
	return *m.address
}

func (m *metadata) findURL() claim {
	link := first(m.doc, func(n *html.Node) bool {
		return is(n, "link") && strings.EqualFold(strings.TrimSpace(attr(n, "rel")), "canonical")
	})
	canonical, saved := "", ""
	if link != nil {
		canonical = attr(link, "href")
	}
	for n := m.doc.FirstChild; n != nil; n = n.NextSibling {
		if found := savedFrom.FindStringSubmatch(n.Data); n.Type == html.CommentNode && found != nil {
			saved = found[1]
		}
	}
	claims := []claim{{canonical, "canonical link"}, {m.meta("og:url"), inGraph}, {m.ld.get("mainEntityOfPage"), inLinked},
		{m.ld.get("url"), inLinked}, {m.meta("twitter:url", "parsely-link"), inMeta}, {saved, "browser's note"}}
	for _, c := range claims {
		if c.value = strings.TrimSpace(c.value); isWeb(c.value) && safeURL(c.value) != "" {
			return c
		}
	}
	return claim{}
}

// pageTitle is what the browser calls the page.
func (m *metadata) pageTitle() string {
	if n := first(m.doc, named("title")); n != nil {
		return squeeze(source(n))
	}
	return ""
}

// headline returns the article's headline without the site's name behind it.
func (m *metadata) headline() claim {
	title := m.pageTitle()
	c := pick(claim{m.ld.get("headline"), inLinked}, claim{m.meta("og:title"), inGraph},
		claim{m.meta("twitter:title", "dc.title", "headline", "parsely-title"), inMeta}, claim{m.title, inVisible}, claim{title, "title"})
	// The headline that readers see wins where it is the same but for its
	// ending or its typography, or where the others were written for search.
	if m.title != "" && c.layer != inVisible && sharedWords(m.title, c.value) >= 0.5 {
		return claim{m.title, inVisible}
	}
	c.value = m.withoutSite(c.value)
	return c
}

var introClass = regexp.MustCompile(`(?:^|[\s_-])(?:standfirst|sub-?titles?|sub-?head(?:line|ing)?|dek|deck|strapline|(?:article|story|post|entry)[_-]*(?:intro|lead|summary|description|excerpt)|chapo|entradilla|bajada|sottotitolo|vorspann)(?:$|[\s_-])`)

// standfirst returns the introduction that stands below the headline and is
// marked as one.
func (m *metadata) standfirst() claim {
	below, over, found := false, false, ""
	descend(m.doc, func(n *html.Node) bool {
		switch {
		case over || is(n, unread...):
			return false
		case n.Type != html.ElementNode:
			return true
		case is(n, "h1"):
			below = true
			return false
		case !below:
			return true
		case is(n, "nav", "aside", "footer", "figure", "a"), isSites(n):
			return false
		}
		if is(n, "p", "h2", "h3", "div", "span") && introClass.MatchString(classes(n)) {
			if w := wordsTo(n, 2*longLine); len(strings.Fields(w)) >= 4 && len(strings.Fields(w)) <= 70 {
				found, over = w, true
			}
		}
		over = over || is(n, "p") && len(strings.Fields(wordsTo(n, longLine))) > 30
		return !over
	})
	return claim{found, inVisible}
}

// leadClass is how pages name an introduction that shares the box of the headline, where
// the name alone would not tell.
var leadClass = regexp.MustCompile(`(?:^|[\s_-])(?:excerpt|intro|introduction|lead|lede|teaser|summary|description|abstract|ingress)(?:$|[\s_-])`)

// beside returns the introduction that shares the box of the headline.
func (m *metadata) beside() claim {
	h := first(m.doc, func(n *html.Node) bool { return is(n, "h1") && wordsTo(n, longLine) == m.title })
	if h == nil || m.title == "" {
		return claim{}
	}
	for n := h.NextSibling; n != nil; n = n.NextSibling {
		if !is(n, "p", "h2", "h3", "div", "span") || !leadClass.MatchString(classes(n)) {
			continue
		}
		w := wordsTo(n, 2*longLine)
		size := len(strings.Fields(w))
		if d, _ := readDate(w); size >= 4 && size <= 70 && !isByline(w) && (d.ISO() == "" || endsSentence(w)) {
			return claim{w, inVisible + ", beside the headline"}
		}
	}
	return claim{}
}

// described returns what the page shows below its headline in the words of its
// description.
func (m *metadata) described() claim {
	for _, c := range []claim{{m.ld.get("description"), inLinked}, {m.meta("og:description", "twitter:description"), inGraph}, {m.meta("description"), inMeta}} {
		want := plain(strings.TrimRight(c.value, " .…"))
		if len(strings.Fields(want)) < 5 {
			continue
		}
		found := ""
		descend(m.doc, func(n *html.Node) bool {
			if found != "" || is(n, unread...) || is(n, "nav", "aside", "footer", "figure", "a", "li") {
				return false
			}
			if n.Type == html.ElementNode && is(n, "p", "div", "h2", "h3", "h4", "span", "strong", "section", "header") && holdsText(n) {
				if w := wordsTo(n, 700); len(w) < 700 && (plain(w) == want || len(want) > 100 && strings.HasPrefix(plain(w), want)) {
					found = w
				}
				return false
			}
			return true
		})
		if found != "" {
			return claim{found, inVisible + ", as its description"}
		}
	}
	return claim{}
}

// holdsText reports whether an element has words of its own, or inline elements that
// have.
func holdsText(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && !piece.Blank(c.Data) || is(c, markup.Inline...) && wordsTo(c, 0) != "" {
			return true
		}
	}
	return false
}

var titleBar = regexp.MustCompile(`\s+[|–—·»-]\s+|ㅣ`)

// desk is the section that Korean sites put before their name, on a hyphen: "-정치ㅣ한국일보".
var desk = regexp.MustCompile(`-(?:정치|경제|사회|국제|문화|스포츠|오피니언|라이프|연예|산업|사람|지역|과학)$`)

// withoutSite takes "| Daily Planet" off a title.
func (m *metadata) withoutSite(title string) string {
	for {
		cuts := titleBar.FindAllStringIndex(title, -1)
		if len(cuts) == 0 {
			return title
		}
		last := cuts[len(cuts)-1]
		if !m.isPublisher(title[last[1]:]) {
			return title
		}
		title = desk.ReplaceAllString(title[:last[0]], "")
	}
}

// sharedWords returns the part of the shorter text's words that the other has.
func sharedWords(a, b string) float64 {
	one, two := strings.Fields(plain(a)), strings.Fields(plain(b))
	if len(one) > len(two) {
		one, two = two, one
	}
	if len(one) == 0 {
		return 0
	}
	n := 0
	for _, w := range one {
		if slices.Contains(two, w) {
			n++
		}
	}
	return float64(n) / float64(len(one))
}

// language returns the page's language as a BCP 47 tag.
func (m *metadata) language() claim {
	lang := ""
	if n := first(m.doc, named("html")); n != nil {
		lang = pick(claim{attr(n, "lang"), ""}, claim{attr(n, "xml:lang"), ""}).value
	}
	for _, c := range []claim{{lang, "html element"}, {m.ld.get("inLanguage"), inLinked}, {m.meta("og:locale"), inGraph},
		{m.meta("language", "content-language", "dc.language"), inMeta}} {
		c.value = strings.ReplaceAll(strings.TrimSpace(c.value), "_", "-")
		if languageTag.MatchString(c.value) {
			return c
		}
	}
	return claim{}
}

// fill sets a field from the first claim that has a value and keeps a note.
func (r *reading) fill(field string, c claim) {
	value := strings.TrimSpace(c.value)
	if value == "" || r.a.SetField(field, value) != nil {
		return
	}
	r.found(field, fieldWords(field)+" found in the page's "+c.layer, c.value)
}

// fillFrom sets the fields that need no more than a look at the layers.
func (m *metadata) fillFrom(r *reading) {
	r.fill("url", m.url())
	if based := m.ld.get("isBasedOn"); isWeb(based) && based != r.a.URL {
		r.a.URL = based
		r.found("url", "the page says that it is based on this original", based)
	}
	r.fill("language", m.language())
	r.fill("section", pick(claim{m.ld.get("articleSection"), inLinked}, claim{m.meta("article:section", "og:article:section"), inGraph},
		claim{m.meta("section", "parsely-section", "dc.subject"), inMeta}))
	r.fill("source", m.source())
	r.fill("credit.raw", pick(claim{m.ld.get("creditText"), inLinked}))
	r.fill("copyright.holder", pick(claim{m.ld.get("copyrightHolder"), inLinked}))
	r.fill("copyright.year", pick(claim{m.ld.get("copyrightYear"), inLinked}))
	r.fill("copyright.notice", pick(claim{m.ld.get("copyrightNotice"), inLinked},
		claim{m.meta("copyright", "dc.rights", "dcterms.rights", "dcterms.rightsholder", "rights"), inMeta}))
	r.fill("usageTerms", pick(claim{m.ld.get("usageInfo"), inLinked}))
	r.fill("licence", m.licence())
	r.fill("pixel", m.pixel())
	m.fillDate(r)
	m.fillKeywords(r)
}

// source is who the page says has published it: by the name behind its title where it
// gives another in letters that its readers cannot read.
func (m *metadata) source() claim {
	c := pick(claim{m.ld.get("sourceOrganization"), inLinked}, claim{m.ld.get("publisher"), inLinked},
		claim{m.meta("og:site_name"), inGraph}, claim{m.meta("dc.publisher", "publisher", "application-name"), inMeta})
	title := cmp.Or(m.meta("og:title"), m.pageTitle())
	if cuts := titleBar.FindAllStringIndex(title, -1); len(cuts) > 0 && foreign(c.value, title) {
		if name := title[cuts[len(cuts)-1][1]:]; m.isPublisher(name) && !foreign(name, title) {
			return claim{name, "title"}
		}
	}
	return c
}

// foreign reports whether a name has no Latin letter, beside words that have.
func foreign(name, words string) bool {
	latin := func(r rune) bool { return unicode.Is(unicode.Latin, r) }
	return strings.ContainsFunc(name, unicode.IsLetter) && !strings.ContainsFunc(name, latin) && strings.ContainsFunc(words, latin)
}

// counters are the addresses of the pictures by which those who let others republish
// count: The Conversation's, and that of the Republication Tracker Tool, which the
// Institute for Nonprofit News gives its members.
var counters = regexp.MustCompile(`^https?://(?:counter\.theconversation\.com/|[^?#]+\?(?:[^#]*&)?republication-pixel=)`)

// pixel is the counting picture of the page. Those by which a page watches its own
// readers are none.
func (m *metadata) pixel() claim {
	img := first(m.doc, func(n *html.Node) bool { return is(n, "img") && counters.MatchString(attr(n, "src")) })
	if img == nil {
		return claim{}
	}
	return claim{attr(img, "src"), "counting picture"}
}

func (m *metadata) licence() claim {
	link := first(m.doc, func(n *html.Node) bool {
		return is(n, "link", "a") && slices.Contains(strings.Fields(attr(n, "rel")), "license")
	})
	if c := pick(claim{m.ld.get("license"), inLinked}); c.value != "" || link == nil {
		return c
	}
	return claim{safeURL(strings.TrimSpace(attr(link, "href"))), "licence link"}
}

func (m *metadata) fillKeywords(r *reading) {
	var words []string
	layer := inLinked
	if m.ld.article != nil {
		words = texts(m.ld.article["keywords"])
	}
	if len(words) == 0 {
		words, layer = m.metas["article:tag"], inGraph
	}
	if len(words) == 0 {
		words, layer = some(m.meta("news_keywords", "keywords", "parsely-tags", "sailthru.tags")), inMeta
	}
	raw := strings.Join(words, ", ")
	for _, w := range words {
		for _, k := range strings.FieldsFunc(w, func(r rune) bool { return r == ',' || r == ';' }) {
			if k = strings.TrimSpace(k); k != "" && !slices.Contains(r.a.Keywords, k) && len(r.a.Keywords) < 40 && !strings.Contains(k, ":") {
				r.a.Keywords = append(r.a.Keywords, k)
			}
		}
	}
	if len(r.a.Keywords) > 0 {
		r.found("keywords", "keywords found in the page's "+layer, raw)
	}
}

// authorsOf makes authors of names, for the by-line.
func authorsOf(names []string) []editor.Author {
	var all []editor.Author
	for _, n := range names {
		all = append(all, editor.Author{Name: n})
	}
	return all
}
