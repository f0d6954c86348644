package format

import (
	"net/url"
	"regexp"
	"strings"

	"stet/editor"
)

// licensed matches the line that says nothing but under what licence a text may run.
var licensed = regexp.MustCompile(`(?i)^\W*(?:(?:the )?(?:text|content)s? of |except where otherwise noted, )?(?:(?:this|the) (?:\p{L}+ ){1,4}(?:is|are|was) )?(?:licen[cs]ed|released|(?:re|first |originally )?published|reproduced|reprinted|shared|made available|available)(?: to you)? under\b.{2,160}$|^\W*(?:licen[cs]e\s*:\s*)?(?:cc[ -]by\b|cc0\b|creative commons\b).{0,100}$`)

// licence takes the line that names a Creative Commons licence and nothing else.
func (l *lifter) licence(p paragraph) bool {
	if p.words() > 30 || !licensed.MatchString(p.text) || l.takeLicence(p) == nil {
		return false
	}
	l.lifted("licence lifted out of the body", p.raw, p.number, "licence")
	return true
}

// takeLicence fills the licence from a line that is lifted for something else, and
// returns the field where it did.
func (l *lifter) takeLicence(p paragraph) []string {
	if l.a.Licence != "" {
		return nil
	}
	if l.a.Licence = p.licence(); l.a.Licence == "" {
		return nil
	}
	return []string{"licence"}
}

// takeOriginal fills the address of the original from the links of its credit line, and
// returns the field where it did.
func (l *lifter) takeOriginal(p paragraph) []string {
	if l.a.URL != "" {
		return nil
	}
	if l.a.URL = p.original(); l.a.URL == "" {
		return nil
	}
	return []string{"url"}
}

// licence is the Creative Commons licence that a paragraph names in its words, or with
// the address of the deed that it links to; the deed says which where the words do not.
func (p paragraph) licence() string {
	named := editor.Licence(p.text)
	if named != "" && named != editor.CreativeUnnamed {
		return named
	}
	for _, a := range p.links {
		if deed := editor.Licence(a.href); deed != "" {
			return deed
		}
	}
	return named
}

// anchored is a link of a paragraph and the words it stands on.
type anchored struct{ words, href string }

func linksOf(b editor.Block) []anchored {
	var out []anchored
	for _, m := range b.Marks {
		if m.Kind == editor.Link && m.Start >= 0 && m.Start < m.End && m.End <= len(b.Text) {
			out = append(out, anchored{b.Text[m.Start:m.End], m.Href})
		}
	}
	return out
}

var (
	toOriginal = regexp.MustCompile(`(?i)\b(?:original|originally|article|story|here|read)\b`)
	// an address in the words themselves, also as Markdown writes links
	addressIn = regexp.MustCompile(`https?://[^\s<>()\[\]"]+[^\s<>()\[\]".,;:]`)
)

// original is the address of the original that a credit line gives: behind words that say
// so, else the page, not the front page, that it links to.
func (p paragraph) original() string {
	all := p.links
	for _, a := range addressIn.FindAllString(p.text, -1) {
		all = append(all[:len(all):len(all)], anchored{a, a})
	}
	page := ""
	for _, a := range all {
		u, err := url.Parse(a.href)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || strings.HasSuffix(u.Hostname(), "creativecommons.org") {
			continue
		}
		if a.words != a.href && toOriginal.MatchString(a.words) {
			return a.href
		}
		if page == "" && len(u.Path) > 1 {
			page = a.href
		}
	}
	return page
}

// standing reads the licence, and where the original is, from the lines of the body that
// say so, where no field has them: a page keeps its credit line where it stands, with
// its links.
func (r *reading) standing() {
	for i, b := range r.body {
		if b.Kind != editor.Paragraph || i > 2 && i < len(r.body)-footLines || len(b.Text) > 600 || len(suggested(b.Marks)) > 0 {
			continue
		}
		p := paragraph{text: b.Text, raw: b.Text, number: b.line, links: linksOf(b.Block)}
		credits := isCredit(p.text)
		if !credits && !licensed.MatchString(p.text) {
			continue
		}
		if l := p.licence(); l != "" && r.a.Licence == "" {
			r.a.Licence = l
			r.found("licence", "licence read in a line that stays in the text", p.raw)
		}
		if at := p.original(); credits && at != "" && r.a.URL == "" {
			r.a.URL = at
			r.found("url", "web address of the original read in a line that stays in the text", p.raw)
		}
	}
}
