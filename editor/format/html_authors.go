package format

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"stet/editor/format/piece"
)

// fillAuthors finds who wrote the article. A publisher is no author, nor is an
// address, an account or a number.
func (m *metadata) fillAuthors(r *reading) {
	names, c := m.authors()
	if len(names) == 0 {
		return
	}
	r.a.Authors = authorsOf(names)
	r.a.Byline = piece.Byline(names, r.a.Language)
	r.found("byline", "by-line found in the page's "+c.layer+": "+sureness[c.layer], c.value)
}

// sureness says in words how far a by-line from a layer of the page can be trusted.
var sureness = map[string]string{
	inLinked:       "what the site tells search engines, mostly right; please confirm it",
	inGraph:        "what the site tells social networks, mostly right; please confirm it",
	inMeta:         "often right; please confirm it",
	inMarkup:       "names that the page marks as authors; please confirm them",
	inVisible:      "taken from the words near the headline, may be wrong; please check it",
	inOrganisation: "the page names an organisation and no person; please check it",
}

// inOrganisation is the layer of a by-line that names no person.
const inOrganisation = "JSON-LD, as an organisation"

// authors returns the names that the most trusted layer gives.
func (m *metadata) authors() ([]string, claim) {
	var listed, houses []string
	for _, v := range append(m.ld.list("author"), m.ld.list("creator")...) {
		o, ok := v.(map[string]any)
		switch {
		case !ok:
			listed = append(listed, texts(v)...)
		case strings.HasSuffix(typeOf(o), "Organization"):
			houses = append(houses, texts(o["name"])...)
		case !isAdmin(text(o["url"])) && !isAdmin(text(o["@id"])):
			listed = append(listed, personNames(o)...)
		}
	}
	candidates := []struct {
		names []string
		layer string
	}{
		{listed, inLinked},
		{m.metas["article:author"], inGraph},
		{append(m.metas["og:article:author"], m.metas["article:author:name"]...), inGraph},
		{m.firstOf("author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "dc.creator.name", "cxenseparse:author", "article.author", "article-author", "twitter:creator:name", "rnews:creator", "creator"), inMeta},
		{m.marked(), inMarkup},
		{m.shown(), inVisible},
		{m.opening(), inVisible},
	}
	var edited claim // by those whom the page names as its editors, where it names nobody else
	for _, c := range candidates {
		names := m.people(c.names)
		switch found := (claim{strings.Join(eachOnce(c.names), "; "), c.layer}); {
		case len(names) == 0:
		case slices.ContainsFunc(names, m.isAuthor):
			return names, found
		case edited.value == "":
			edited = found
		}
	}
	if edited.value != "" {
		return m.people(strings.Split(edited.value, "; ")), edited
	}
	for _, name := range listed { // sites name themselves as a person, too
		if m.isPublisher(name) {
			houses = append(houses, name)
		}
	}
	for _, house := range houses {
		if hasLetter(house) && !noName.MatchString(house) {
			return []string{house}, claim{house, inOrganisation}
		}
	}
	return nil, claim{}
}

// eachOnce returns names without those that say nothing or are there already.
func eachOnce(names []string) []string {
	var out []string
	for _, name := range names {
		if name = squeeze(name); name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// editing says of who follows it on a page that this is who edited the text.
var editing = regexp.MustCompile(`(?i)^\W*(?:(?:editor|redaktur|penyunting|editör)\s*:|edited by\b:?)\s*(.*)$`)

// isAuthor reports whether the page does not name somebody as the editor of its text.
func (m *metadata) isAuthor(name string) bool {
	if m.editors == nil {
		m.editors = map[string]bool{}
		descend(m.doc, func(n *html.Node) bool {
			if n.Type == html.TextNode && len(n.Data) < 80 && editing.MatchString(n.Data) {
				if found := editing.FindStringSubmatch(wordsTo(n.Parent, longLine)); found != nil {
					m.editors[plain(found[1])] = true
				}
			}
			return !is(n, unread...)
		})
	}
	return !m.editors[plain(name)]
}

// isAdmin reports whether the page of an author is that of the account that set the site
// up, which wrote nothing.
func isAdmin(address string) bool {
	return strings.HasSuffix(strings.TrimRight(address, "/"), "/author/admin")
}

// namesAdmin reports whether an element leads to the page of that account.
func namesAdmin(n *html.Node) bool {
	return first(n, func(a *html.Node) bool { return isAdmin(attr(a, "href")) }) != nil
}

// personNames returns the names of a person of schema.org.
func personNames(o object) []string {
	if all := texts(o["name"]); len(all) > 0 {
		return all
	}
	return some(squeeze(text(o["givenName"]) + " " + text(o["familyName"])))
}

func (m *metadata) firstOf(names ...string) []string {
	for _, n := range names {
		if v := m.metas[n]; len(v) > 0 && len(m.people(v)) > 0 {
			return v
		}
	}
	return nil
}

var (
	leadBy    = regexp.MustCompile(`(?i)^\s*(?:by|von|por|par|di|door|av|af|od|tekst|text|texte|words|текст|автор|written by|opinion by|analysis by|reported by)(?:\s*:\s*|\s+)`)
	afterName = regexp.MustCompile(`(?i)\s*(?:[|•·–—]|\s-\s|\bfor\s|\bin\s\p{Lu}|\bon\s\p{Lu}\p{Ll}+\s\d|\bpublished\b|\bupdated\b|\bfollow\b|\bview\b|\bcontributor\b|\(|\[|@\w).*$`)
	parting   = regexp.MustCompile(`(?i)\s*(?:,|;|/|&|\s(?:and|und|et|og|och|y|e|ja|a|i|with)\s)\s*`)
	noName    = regexp.MustCompile(`(?i)https?:|www\.|@|\.(?:com|org|net)\b|^\d+$|^(?:\w{0,6}admin\w{0,6}|staff|staff (?:writers?|reports?|reporters?|correspondents?)|editor|editorial|redaktion|redacción|redazione|rédaction|unknown|guest|none|null|newsroom|web ?desk|news|nachrichten|noticias|notizie|actualités|author|contributors?|гость|invitado|gast)$`)
)

// account matches the account or the address that follows a name.
var account = regexp.MustCompile(`\s+[<(]?(?:@\w+|[\w.+-]+@[\w.-]+\w)[>)]?\s*$`)

// reporter is the word for one that languages put behind the name.
var reporter = regexp.MustCompile(`\s?(?:기자|특파원|記者|记者|通讯员)$`)

// people cleans a list of author strings into names of persons.
func (m *metadata) people(raw []string) []string {
	var out []string
	for _, s := range raw {
		s = account.ReplaceAllString(s, "")
		if noName.MatchString(s) {
			continue
		}
		s = leadBy.ReplaceAllString(squeeze(s), "")
		s = afterName.ReplaceAllString(s, "")
		parts := splitNames(s)
		if len(parts) > 2 && strings.Contains(s, ",") && m.isPublisher(parts[0]) && !isAgency(parts[0]) {
			continue // an address: "The Harbour Times, Lindsay, Canada"
		}
		for _, name := range parts {
			name = strings.Trim(reporter.ReplaceAllString(name, ""), " ,.;:|-–—")
			if name == "" || len(name) > 80 || noName.MatchString(name) || m.isPublisher(name) && !isAgency(name) || !hasLetter(name) {
				continue
			}
			if !slices.ContainsFunc(out, func(o string) bool { return plain(o) == plain(name) }) {
				out = append(out, properCase(name))
			}
		}
	}
	return out
}

// agencyNames are the full names of agencies that sign stories in place of a person.
var agencyNames = regexp.MustCompile(`(?i)^(?:the )?(?:associated press|agence france-presse|thomson reuters|united press international|canadian press|australian associated press|press association|pa media|press trust of india|deutsche presse-agentur|austria presse agentur|keystone-sda|agencia efe|anadolu ajansı|anadolu agency|yonhap news|kyodo news|xinhua)$`)

func isAgency(name string) bool {
	name = strings.TrimSpace(name)
	return agencies[strings.ToLower(name)] || agencyNames.MatchString(name)
}

// codes matches the signs of a desk and of one who wrote for it: "dpa/jd".
var codes = regexp.MustCompile(`^\w{2,5}/\w{2,5}$`)

// splitNames parts several names in one string; what follows a comma and is
// what a person does, or one word, is no name.
func splitNames(s string) []string {
	if first, rest, more := strings.Cut(s, ";"); codes.MatchString(first) {
		if !more {
			return []string{first}
		}
		return append([]string{first}, splitNames(strings.TrimSpace(rest))...)
	}
	parts := parting.Split(s, -1)
	if len(parts) == 2 && !strings.Contains(strings.TrimSpace(parts[0]), " ") && strings.Contains(s, ",") && !strings.Contains(parts[1], ",") && !isRole(parts[1]) {
		return []string{parts[1] + " " + parts[0]} // "Doe, Jane"
	}
	out := parts[:1]
	for _, p := range parts[1:] {
		if !isAgency(p) && (isRole(p) && !isName(p, false) || organisationName(p) || jobTitle.MatchString(p)) {
			continue
		}
		out = append(out, p)
	}
	return out
}

// jobTitle ends what a person of a by-line is, however much of it is in capitals: "AP
// National Political Writer".
var jobTitle = regexp.MustCompile(`(?i)\s(?:writer|reporter|correspondent|editor|columnist|producer|journalist|photographer)(?:-at-large)?$`)

func organisationName(s string) bool {
	f := strings.Fields(strings.ToLower(s))
	return len(f) > 0 && organisations[f[len(f)-1]] || len(f) == 1 && roles[f[0]]
}

func hasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// properCase turns JANE DOE into Jane Doe and leaves all else alone.
func properCase(name string) string {
	if name != strings.ToUpper(name) || name == strings.ToLower(name) || len(strings.Fields(name)) < 2 {
		return name
	}
	words := strings.Fields(name)
	for i, w := range words {
		if len([]rune(w)) > 2 || strings.ToUpper(w) != w {
			start := true
			words[i] = strings.Map(func(r rune) rune {
				defer func() { start = !unicode.IsLetter(r) }()
				if start {
					return r
				}
				return unicode.ToLower(r)
			}, w)
		}
	}
	return strings.Join(words, " ")
}

// commentClass is how pages name the comments of their readers.
var commentClass = regexp.MustCompile(`(?:^|[\s_-])comments?(?:$|[\s_-])`)

// marked returns the names that the page's mark-up calls authors.
func (m *metadata) marked() []string {
	var out []string
	for _, n := range all(m.doc, func(n *html.Node) bool {
		return strings.Contains(attr(n, "itemprop"), "author") || slices.Contains(strings.Fields(attr(n, "rel")), "author")
	}) {
		if is(n, "meta", "link") || isAdmin(attr(n, "href")) || inside(n, func(a *html.Node) bool {
			return is(a, "aside", "footer", "nav") || commentClass.MatchString(classes(a))
		}) != nil {
			continue
		}
		name := n
		if inner := first(n, func(c *html.Node) bool { return strings.Contains(attr(c, "itemprop"), "name") }); inner != nil {
			name = inner
		}
		w := pick(claim{attr(name, "content"), ""}, claim{wordsTo(name, longLine), ""}).value
		if len(strings.Fields(w)) <= 12 {
			out = append(out, w)
		}
	}
	return out
}

var authorClass = regexp.MustCompile(`(?:^|[\s_-])(?:byline|by-line|author|authors|autor|auteur|autore|writer)(?:$|[\s_-]|name)`)

// shown returns the names in the first visible by-line.
func (m *metadata) shown() []string {
	n := first(m.doc, func(n *html.Node) bool {
		if !authorClass.MatchString(classes(n)) || inside(n, named("aside", "footer", "nav", "li")) != nil || namesAdmin(n) {
			return false
		}
		w := wordsTo(n, longLine)
		return len(strings.Fields(w)) <= 16 && len(m.people([]string{w})) > 0 && (leadBy.MatchString(w) || isName(m.people([]string{w})[0], false))
	})
	if n == nil {
		return nil
	}
	for _, parts := range [][]*html.Node{all(n, named("a")), all(n, named("span", "b", "strong"))} {
		var out []string
		for _, a := range parts {
			if w := words(a); isName(leadBy.ReplaceAllString(w, ""), false) {
				out = append(out, w)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return []string{words(n)}
}

// opening returns the names of a by-line that stands between the headline and
// the text without being marked, or of the links to authors' pages there.
func (m *metadata) opening() []string {
	var names []string
	below, over := false, false
	descend(m.doc, func(n *html.Node) bool {
		if over || n.Type != html.ElementNode || is(n, unread...) {
			return !over && !is(n, unread...)
		}
		w := ""
		switch {
		case is(n, "h1"):
			below = true
		case !below || is(n, "nav", "aside", "footer"):
			return !is(n, "nav", "aside", "footer")
		case is(n, "p"):
			w = wordsTo(n, longLine)
			over = len(strings.Fields(w)) > 30
		case is(n, "div", "span", "li", "address"):
			w = wordsTo(n, longLine)
		}
		if len(strings.Fields(w)) <= 14 && namesAdmin(n) {
			return true
		}
		switch {
		case len(names) == 0 && is(n, "p") && w == strings.ToUpper(w) && len(strings.Fields(w)) <= 4 && isName(w, false):
			names = []string{w} // in capitals above the text
		case len(names) == 0 && isDatedName(n, w):
			names = []string{strings.Trim(w, " |·•–-")}
		case len(names) == 0 && agencyAt.MatchString(w) && isAgency(agencyAt.ReplaceAllString(w, "$1")):
			names = []string{agencyAt.ReplaceAllString(w, "$1")}
		case is(n, "a") && !isAdmin(attr(n, "href")) && authorPage.MatchString(attr(n, "href")) && isName(words(n), false):
			names = append(names, words(n))
		case len(names) == 0 && w != "" && len(strings.Fields(w)) <= 14 && byPrefix.MatchString(w) && isByline(w):
			names, over = []string{w}, true
		}
		return !over
	})
	return names
}

// agencyAt matches an agency and the place that it reports from: "AFP, MANILA".
var agencyAt = regexp.MustCompile(`^([\p{L}-]{2,12}), \p{Lu}[\p{Lu} .]+$`)

// isDatedName reports whether an element is a name and stands beside a date and
// nothing else: "Jane Doe | 4 May 2025".
func isDatedName(n *html.Node, w string) bool {
	if len(strings.Fields(w)) > 6 || strings.Contains(w, ",") || !isName(strings.Trim(w, " |·•–-"), false) {
		return false
	}
	d, rest := readDate(strings.Replace(wordsTo(n.Parent, longLine), w, "", 1))
	return d.ISO() != "" && len(rest) <= 8
}

var authorPage = regexp.MustCompile(`(?i)/(?:authors?|autor(?:en|es|in)?|auteurs?|by|profiles?|people|staff|contributors?|reporters?)/`)
