package format

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// published returns when the article came out, in the words of the page.
func (m *metadata) published() claim {
	itemprop, shown := "", ""
	for _, n := range all(m.doc, func(n *html.Node) bool { return is(n, "time") || attr(n, "itemprop") != "" }) {
		stamp := pick(claim{attr(n, "datetime"), ""}, claim{attr(n, "content"), ""}, claim{wordsTo(n, longLine), ""}).value
		if !isDay(stamp) {
			continue
		}
		property := strings.ToLower(attr(n, "itemprop"))
		if itemprop == "" && (strings.Contains(property, "datepublished") || strings.Contains(property, "datecreated")) {
			itemprop = stamp
		}
		if shown == "" && is(n, "time") && !strings.Contains(property, "modified") && !strings.Contains(classes(n), "update") &&
			inside(n, func(a *html.Node) bool { return is(a, "aside", "nav", "footer", "li") }) == nil {
			shown = stamp
		}
	}
	for _, c := range []claim{
		{m.ld.get("datePublished"), inLinked},
		{m.meta("article:published_time", "og:published_time", "og:article:published_time", "article:published", "og:pubdate"), inGraph},
		{m.meta("datepublished", "parsely-pub-date", "sailthru.date", "pubdate", "publish-date", "publishdate", "publication_date", "date", "dc.date", "dc.date.issued",
			"dcterms.created", "dcterms.date", "dcterms.issued", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article.published", "last-published", "iso-8601-publish-date", "ptime", "rnews:datepublished"), inMeta},
		{m.ld.get("dateCreated"), inLinked},
		{itemprop, inMarkup},
		{shown, inVisible},
		{m.ld.get("dateModified"), inLinked},
		{m.meta("article:modified_time", "og:updated_time"), inGraph},
		{m.dateText(), inVisible},
		{m.openingDate(), inVisible},
		{m.dateInScripts(), "script data"},
		{dateInAddress(m.url().value), "address"},
	} {
		if isDay(c.value) {
			return c
		}
	}
	return claim{}
}

// isDay reports whether a line gives a day. The first days of the calendar and of the
// computers' time are how programs write that they know of none.
func isDay(line string) bool {
	d, _ := readDate(line)
	return d.year > 1 && d.ISO() != "" && d.ISO() != "1970-01-01"
}

var dateClass = regexp.MustCompile(`(?:^|[\s_-])(?:date|datum|time|timestamp|published|pubdate|posted|fecha|publish|tarih|data|dato|datetime|pvm)`)

// dateText looks for a short text that is a date and marked as one.
func (m *metadata) dateText() string {
	n := first(m.doc, func(n *html.Node) bool {
		if !dateClass.MatchString(classes(n)) || inside(n, named("aside", "nav", "footer", "li")) != nil {
			return false
		}
		w := wordsTo(n, longLine)
		d, rest := readDate(w)
		return len(w) < 80 && d.ISO() != "" && len(rest) < 6
	})
	if n == nil {
		return ""
	}
	return words(n)
}

// openingDate looks for a short text above the first long paragraph that gives a day.
func (m *metadata) openingDate() string {
	found, over := "", false
	descend(m.doc, func(n *html.Node) bool {
		switch {
		case over || found != "" || is(n, unread...) || is(n, "aside", "nav", "footer", "li"):
			return false
		case !is(n, "p", "div", "span", "small", "td") || !holdsText(n):
			return true
		}
		w := wordsTo(n, longLine)
		over = is(n, "p") && len(strings.Fields(w)) > 30
		if len(w) > 5 && len(w) < 120 && mayGiveDay(w) {
			if d, rest := readDate(w); d.ISO() != "" && len(rest) <= 6 {
				found = w
			}
		}
		return true
	})
	return found
}

// mayGiveDay reports whether a line has as many figures as a day needs that is known in
// full: four at least, which are no single number. To read a date takes far longer.
func mayGiveDay(line string) bool {
	figures, numbers := 0, 0
	for i := range len(line) {
		if line[i] < '0' || line[i] > '9' {
			continue
		}
		if figures++; i == 0 || line[i-1] < '0' || line[i-1] > '9' {
			numbers++
		}
	}
	return figures >= 4 && numbers >= 2
}

// scriptDay matches a date of publication in the data of scripts, by the names that
// systems for websites give it.
var scriptDay = regexp.MustCompile(`(?i)\b(?:date_?published|(?:first_?)?publi(?:sh(?:ed)?|cation)_?(?:date|at|time|on|dt)|pub_?(?:date|dt)|deploy_?(?:date|dt))\\?["']?\s*[:=]\s*\\?["']([^"'\\<>]{8,40})`)

// dateInScripts returns the first date of publication that a script has.
func (m *metadata) dateInScripts() string {
	for _, n := range all(m.doc, named("script")) {
		for _, found := range scriptDay.FindAllStringSubmatch(source(n), -1) {
			if d, _ := readDate(found[1]); d.ISO() != "" {
				return found[1]
			}
		}
	}
	return ""
}

// addressDay matches the day in an address, as folders or at the head of a number that
// goes on with the time.
var addressDay = regexp.MustCompile(`/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?:[/-]|$)|/[A-Za-z]{0,4}((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d\d*(?:\D|$)`)

func dateInAddress(address string) string {
	if m := addressDay.FindStringSubmatch(address); m != nil {
		return m[1] + m[4] + "-" + m[2] + m[5] + "-" + m[3] + m[6]
	}
	return ""
}

// fillDate files the date: the moment where its zone is known, otherwise the
// day.
func (m *metadata) fillDate(r *reading) {
	c := m.published()
	d, _ := readDate(c.value)
	switch t := d.Time(); {
	case !t.IsZero():
		r.a.Published = t
		r.found("published", "time of publication found in the page's "+c.layer, c.value)
	case d.ISO() != "":
		r.a.Dateline.Date = d.ISO()
		r.found("dateline.date", "day of publication found in the page's "+c.layer+"; its time or zone is not given", c.value)
	}
}
