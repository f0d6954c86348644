package format

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"stet/editor"
)

// lifter reads paragraphs as an editor would: lines about the article stand at
// its head and its foot and go to their fields, what lies between is the body.
type lifter struct {
	reading
	head   string // the headline in its plain form, to know it again
	atFoot bool   // below the running text
}

// labels name fields as lines of copy do: "Published: ...", "Tags: ...".
var labels = map[string]string{
	"headline": "headline", "title": "headline", "titel": "headline", "titre": "headline", "título": "headline",
	"standfirst": "standfirst", "subtitle": "standfirst", "subheadline": "standfirst", "deck": "standfirst", "dek": "standfirst",
	"strapline": "standfirst",
	"byline":    "byline", "author": "byline", "authors": "byline", "writtenby": "byline", "autor": "byline", "auteur": "byline", "reporter": "byline",
	"dateline": "dateline.place", "location": "dateline.place", "place": "dateline.place",
	"published": "published", "publishedon": "published", "publicationdate": "published", "posted": "published", "postedon": "published", "date": "published",
	"pubdate": "published", "veröffentlicht": "published", "publiéle": "published", "publié": "published", "publicado": "published", "pubblicato": "published", "datum": "published",
	"firstpublished": "published", "datepublished": "published",
	"updated": "updated", "lastupdated": "updated", "updatedon": "updated", "modified": "updated", "aktualisiert": "updated", "misàjourle": "updated", "actualizado": "updated",
	"section": "section", "category": "section", "categories": "section", "filedunder": "section", "rubrik": "section", "rubrique": "section", "ressort": "section",
	"slug": "slug", "slugline": "slug", "language": "language",
	"keywords": "keywords", "keyword": "keywords", "tags": "keywords", "tag": "keywords", "topics": "keywords", "relatedtopics": "keywords",
	"schlagwörter": "keywords", "motsclés": "keywords", "palabrasclave": "keywords", "etiquetas": "keywords", "trefwoorden": "keywords",
	"url": "url", "link": "url", "originalurl": "url", "originallink": "url", "readtheoriginal": "url", "originalarticle": "url", "originallypublishedat": "url",
	"licence": "licence", "license": "licence", "embargo": "embargo", "embargoeduntil": "embargo", "usageterms": "usageTerms",
}

// labelled splits "Tags: a, b" where the label is one we know.
func labelled(text string) (field, value string, ok bool) {
	label, value, found := strings.Cut(text, ":")
	if !found || len(label) > 40 {
		return "", "", false
	}
	key := strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, label))
	field, ok = labels[key]
	return field, strings.TrimSpace(value), ok && strings.TrimSpace(value) != ""
}

// lineRule tries to lift one line and reports whether it did.
type lineRule func(l *lifter, p paragraph) bool

// headRules and footRules are tried in order on the lines before and behind
// the running text.
var (
	headRules = []lineRule{(*lifter).embargoLine, (*lifter).release, (*lifter).placeLine, (*lifter).byline, (*lifter).dateLine, (*lifter).creditLine, (*lifter).source,
		(*lifter).rights, (*lifter).licence, (*lifter).address, (*lifter).label, (*lifter).overlong}
	footRules = []lineRule{(*lifter).embargoLine, (*lifter).endMark, (*lifter).creditLine, (*lifter).source, (*lifter).agency,
		(*lifter).rights, (*lifter).licence, (*lifter).address, (*lifter).label, (*lifter).byline, (*lifter).dateLine, (*lifter).overlong}
)

// longestLine is how many bytes a line is looked at for what it says about the article: one
// that is too long for a field is still named.
const longestLine = 1 << 18

func (l *lifter) try(rules []lineRule, p paragraph) bool {
	return len(p.text) <= longestLine && slices.ContainsFunc(rules, func(rule lineRule) bool { return rule(l, p) })
}

// lift takes the lines about the article out of all and returns the rest.
func (l *lifter) lift(all []paragraph) []paragraph {
	return l.foot(l.top(all))
}

// headLines is how many paragraphs may stand above the running text.
const headLines = 12

// top reads the head of the file: breadcrumb, headline, standfirst, and the
// lines about the article down to the running text.
func (l *lifter) top(all []paragraph) []paragraph {
	all = l.breadcrumb(all)
	for len(all) > 1 && l.a.Headline == "" && !isHeadline(all) {
		if !l.try(headRules, all[0]) {
			break
		}
		all = all[1:]
	}
	all = l.headline(all)
	var kept []paragraph
	for n := 0; len(all) > 1 && n < headLines; n++ {
		p := all[0]
		switch {
		case l.isHeadline(p):
			l.lifted("headline repeated: dropped", p.raw, p.number)
		case l.try(headRules, p):
		case l.standfirst(p, all[1:]):
		case p.isProse() || isMarker(p.text) || len(kept) > 1:
			return append(kept, all...)
		default:
			if _, isOpening := readOpening(p.text); isOpening {
				return append(kept, all...)
			}
			kept = append(kept, p)
		}
		all = all[1:]
	}
	return append(kept, all...)
}

// footLines is how many paragraphs may stand below the running text.
const footLines = 8

// foot reads the lines below the running text, the last one first.
func (l *lifter) foot(all []paragraph) []paragraph {
	l.atFoot = true
	kept := []paragraph{}
	for n := 0; len(all) > 1 && n < footLines; n++ {
		p := all[len(all)-1]
		if lettered(all[len(all)-2].text, p.text) || !l.try(footRules, p) {
			if p.isProse() || len(kept) > 2 {
				break
			}
			kept = append(kept, p)
		}
		all = all[:len(all)-1]
	}
	slices.Reverse(kept)
	return append(slices.Clone(all), kept...)
}

// lettered reports whether a line that begins with "(c)" is an entry of a list, and not
// somebody's right: it follows one with "(b)".
func lettered(above, text string) bool {
	return strings.HasPrefix(text, "(c)") && strings.HasPrefix(above, "(b)")
}

var (
	trailMark = regexp.MustCompile(`\s+(?:/|>|»|›|→|::)\s+`)
	trailRoot = wordSet(`home homepage news world politics business sport sports culture opinion startseite start nachrichten accueil actualités
		actualité inicio noticias início notícias notizie nieuws portada hjem forside international national local technology science health us uk`)
)

// breadcrumb drops the line that says where on a site the page hung.
func (l *lifter) breadcrumb(all []paragraph) []paragraph {
	for i, p := range all[:min(len(all), 3)] {
		parts := trailMark.Split(strings.Trim(p.text, " />»›→"), -1)
		root := trailRoot[strings.ToLower(strings.TrimSpace(parts[0]))]
		if len(parts) < 2 && !(root && p.text != parts[0]) {
			continue
		}
		last := parts[len(parts)-1]
		repeats := i+1 < len(all) && plain(last) == plain(all[i+1].text)
		short := len(parts) >= 3 && !slices.ContainsFunc(parts[:len(parts)-1], func(s string) bool { return len(strings.Fields(s)) > 3 })
		if (root || repeats || short) && (repeats || !endsSentence(p.text)) && len(all) > i+1 {
			l.lifted("breadcrumb line dropped", p.raw, p.number)
			return slices.Delete(slices.Clone(all), i, i+1)
		}
	}
	return all
}

// plain folds case, quotation marks, punctuation and space for comparing.
func plain(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

func (l *lifter) isHeadline(p paragraph) bool {
	return l.head != "" && plain(p.text) == l.head
}

var underline = regexp.MustCompile(`^(?:={3,}|-{3,}|~{3,})$`)

// leftHanging matches the end of a line that has lost its last words, as one does whose end
// is hidden: "This is hidden: .", "The board ( )".
var leftHanging = regexp.MustCompile(`(?:[:,;(]|\s[–—-])\s*[.!?)]$`)

// isHeadline reports whether the first of several paragraphs can be the
// headline: short, no sentence of running text, and no line about the article.
func isHeadline(all []paragraph) bool {
	p := all[0]
	if len(all) < 2 || p.row {
		return false
	}
	if p.words() <= 30 && plain(all[1].text) == plain(p.text) && plain(p.text) != "" {
		return true
	}
	if strings.HasPrefix(p.text, "# ") {
		return true
	}
	if isMarker(p.text) || p.words() > 30 || p.words() < 1 || len(p.text) > 240 || strings.HasSuffix(p.text, ":") || leftHanging.MatchString(p.text) {
		return false
	}
	if endsAsSentence(p.text) && !strings.ContainsAny(p.text[len(p.text)-1:], "?!") && p.words() > 3 {
		return false
	}
	_, opens := readOpening(p.text)
	return !opens && !isAbout(p.text) && !pictureLabel.MatchString(p.text)
}

// isAbout reports whether a line, taken by itself, is one about the article.
func isAbout(text string) bool {
	p := paragraph{text: text, raw: text}
	return (&lifter{}).try(headRules, p) || (&lifter{atFoot: true}).try(footRules, p)
}

func (l *lifter) headline(all []paragraph) []paragraph {
	if l.a.Headline != "" || len(all) == 0 || !isHeadline(all) {
		return all
	}
	p := all[0]
	l.a.Headline = strings.TrimPrefix(p.text, "# ")
	l.head = plain(l.a.Headline)
	l.lifted("first line read as the headline", p.raw, p.number, l.headlineFields()...)
	all = all[1:]
	if len(all) > 0 && underline.MatchString(all[0].text) {
		all = all[1:]
	}
	return all
}

// headlineFields are the fields that come of a headline: the slug too, unless
// a line gives it.
func (r *reading) headlineFields() []string {
	if r.a.Slug != "" {
		return []string{"headline"}
	}
	return []string{"headline", "slug"}
}

// standfirst takes the paragraph between headline and by-line, the only place
// where it is clear.
func (l *lifter) standfirst(p paragraph, below []paragraph) bool {
	if l.a.Standfirst != "" || l.a.Headline == "" || l.a.Byline != "" || isMarker(p.text) || p.words() < 5 || len(p.text) > 400 ||
		pictureLabel.MatchString(p.text) || !slices.ContainsFunc(bar.Split(below[0].text, -1), isByline) || len(below) < 2 {
		return false
	}
	if _, opens := readOpening(p.text); opens || opensEmbargo(p.text) != "" {
		return false
	}
	l.a.Standfirst = p.text
	l.lifted("paragraph between headline and by-line read as the standfirst", p.raw, p.number, "standfirst")
	return true
}

// opening lifts the dateline out of the first paragraph of the body.
func (l *lifter) opening() {
	for i := range l.body[:min(len(l.body), 2)] {
		b := &l.body[i]
		if b.Kind != editor.Paragraph {
			continue
		}
		o, ok := readOpening(b.Text)
		if !ok || slices.ContainsFunc(suggested(b.Marks), func(m editor.Mark) bool { return m.Start < len(o.prefix) }) {
			continue
		}
		n := editor.Note{Decision: "dateline lifted out of the first paragraph", Text: strings.TrimSpace(o.prefix), Line: b.line, Field: "dateline.place"}
		set := func(field, value string) {
			if old, _ := l.a.Field(field); value != "" && old == "" && l.a.SetField(field, value) == nil {
				n.Undo = append(n.Undo, editor.Edit{Field: field})
			}
		}
		set("dateline.place", o.place)
		set("dateline.date", o.date)
		set("source", o.agency)
		b.Text, b.Marks = b.Text[len(o.prefix):], editor.MarksIn(b.Marks, len(o.prefix), len(b.Text))
		n.Undo = append(n.Undo, editor.Edit{Range: &editor.Range{Block: blockID(i)}, Text: o.prefix})
		l.notes = append(l.notes, n)
		return
	}
}
