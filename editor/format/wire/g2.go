package wire

import (
	"encoding/xml"
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// NewsML-G2 2.35 (https://iptc.org/standards/newsml-g2/). Read are news items, alone or
// several in a news message; a package says what belongs together, and is noted.

const (
	g2Space    = "http://iptc.org/std/nar/2006-10-01/"
	xhtmlSpace = "http://www.w3.org/1999/xhtml"
	stetSpace  = "urn:x-stet:record" // of the element that holds the record
)

// IsG2 knows a NewsML-G2 file by its first element.
func IsG2(b []byte) bool {
	switch opening(b) {
	case "newsItem", "newsMessage", "packageItem", "contentSet", "conceptItem", "knowledgeItem", "planningItem", "catalogItem":
		return true
	}
	return false
}

// ReadG2 reads every story of a NewsML-G2 file. Pictures that came as items of their own
// are put below the story, where there is one.
func ReadG2(b []byte) ([]piece.Piece, error) {
	root, err := packed.Parse(b)
	if err != nil {
		return nil, err
	}
	items := []*packed.Node{root}
	switch kind := root.Name.Local; kind {
	case "newsMessage":
		items = append(every(root, "newsItem"), every(root, "packageItem")...)
	case "newsItem", "packageItem":
	case "contentSet": // of an item whose head was left behind
		items = []*packed.Node{{Name: xml.Name{Local: "newsItem"}, Children: []*packed.Node{root}}}
	default:
		return nil, fmt.Errorf("the file is a %s of NewsML-G2, which holds no story: import the news items that it is about", kind)
	}
	var stories []piece.Piece
	var pictures []*told
	var groups []*packed.Node
	for _, item := range items {
		if item.Name.Local == "packageItem" {
			groups = append(groups, item)
			continue
		}
		p, err := ourG2(item)
		if p.Ours {
			stories = append(stories, p)
			continue
		}
		t := newTold()
		t.damaged(err)
		t.g2(item)
		if t.isEmpty() {
			continue
		}
		if class := g2Class(item); class == "picture" || class == "graphic" {
			pictures = append(pictures, t)
			continue
		}
		if class := g2Class(item); class == "video" || class == "audio" {
			t.Note(class+" left out: Stet keeps words and pictures", g2Address(item), 0)
		}
		stories = append(stories, t.finish())
	}
	return packages(several(join(stories, pictures)), groups)
}

// join puts pictures below the only story that came with them; with none or several
// each is a story of its own.
func join(stories []piece.Piece, pictures []*told) []piece.Piece {
	if len(stories) != 1 || stories[0].Ours {
		for _, t := range pictures {
			stories = append(stories, t.finish())
		}
		return stories
	}
	for _, t := range pictures {
		for _, b := range t.Story.Article.Body {
			if b.Image != nil {
				stories[0].Add(b)
				stories[0].Note("picture that came as an item of its own put below the story", b.Image.Caption, 0)
			}
		}
	}
	return stories
}

// packages notes with each story what the packages of its file refer to. A file that
// holds nothing else is refused.
func packages(stories []piece.Piece, groups []*packed.Node) ([]piece.Piece, error) {
	var refs []string
	for _, g := range groups {
		for _, r := range every(g, "itemRef") {
			ref := said(r.Child("headline"))
			if ref == "" {
				ref = said(r.Child("title"))
			}
			refs = append(refs, strings.TrimSpace(ref+" "+r.Attr("residref")+r.Attr("href")))
		}
	}
	if len(stories) == 0 {
		if len(groups) == 0 {
			return nil, errors.New("the file holds no news item with words or a picture: ask the agency for the story itself")
		}
		return nil, fmt.Errorf("the file is a package that holds no story and only refers to others (%s): import the stories themselves", strings.Join(refs[:min(3, len(refs))], "; "))
	}
	for i := range stories {
		if len(refs) > 0 && !stories[i].Ours {
			stories[i].Note("came in a package that refers to these", strings.Join(refs, "\n"), 0)
		}
	}
	return stories, nil
}

// ourG2 reads an item that Stet wrote; the piece is not ours where it did not.
func ourG2(n *packed.Node) (piece.Piece, error) {
	for _, c := range n.Child("contentMeta").All("record") {
		if c.Name.Space == stetSpace {
			meta := n.Child("contentMeta")
			rights := n.Child("rightsInfo")
			p, err := ours([]byte(c.Words()), asHTML(within(n.Child("contentSet"), "body"), sameName),
				shown{"headline", meta.Child("headline").Words()}, shown{"standfirst", meta.Child("description").Words()},
				shown{"byline", meta.Child("by").Words()}, shown{"dateline.place", named(meta.Child("located"))}, shown{"slug", meta.Child("slugline").Words()},
				shown{"copyright.notice", rights.Child("copyrightNotice").Words()}, shown{"usageTerms", rights.Child("usageTerms").Words()})
			var names []string
			for _, who := range meta.All("creator") {
				names = append(names, named(who))
			}
			p.StandsAuthors(names)
			return p, err
		}
	}
	return piece.Piece{}, nil
}

// g2Class is what an item is: "text", "picture" and so on.
func g2Class(n *packed.Node) string {
	c := n.Child("itemMeta").Child("itemClass")
	_, class, _ := cutLast(of(c, "qcode")+of(c, "uri"), ":")
	_, class, _ = cutLast(class, "/")
	return strings.ToLower(class)
}

func g2Address(n *packed.Node) string { return of(within(n, "remoteContent"), "href") }

// named is what an element calls a thing: the names in it, the first in the item's
// language or without one, else its literal.
func named(n *packed.Node) string {
	if n == nil {
		return ""
	}
	names := n.All("name")
	for _, name := range names {
		if r := name.Attr("role"); said(name) != "" && !strings.HasSuffix(r, ":mnemonic") {
			return said(name)
		}
	}
	if v := of(n, "literal"); v != "" {
		return v
	}
	return said(n)
}

func (t *told) g2(n *packed.Node) {
	item, meta := n.Child("itemMeta"), n.Child("contentMeta")
	picture := g2Class(n) == "picture" || g2Class(n) == "graphic"
	t.status(of(item.Child("pubStatus"), "qcode")+of(item.Child("pubStatus"), "literal"), "the pubStatus")
	t.g2Lines(meta, picture)
	t.when("published", said(item.Child("versionCreated")), "versionCreated")
	t.when("embargo", said(item.Child("embargoed")), "embargoed")
	t.when("expires", said(item.Child("expires")), "expires")
	for _, note := range append(item.All("edNote"), item.All("ednote")...) {
		t.say(said(note), "the edNote")
	}
	t.fill("source", g2Provider(item, meta), "the provider")
	t.g2Rights(n)
	t.g2Subjects(meta)
	t.g2Version(n, item, meta)
	switch {
	case picture:
		t.picture(t.g2Picture(n))
	default:
		t.g2Content(n.Child("contentSet"))
	}
	t.fill("slug", said(item.Child("title")), "the title")
	t.fill("headline", said(item.Child("title")), "the title")
	t.fill("language", n.Attr("lang"), "xml:lang")
}

// g2Lines reads what stands at the head of a story.
func (t *told) g2Lines(meta *packed.Node, picture bool) {
	for _, h := range meta.All("headline") {
		t.headline(said(h), of(h, "role"))
	}
	t.slug(said(meta.Child("slugline")), "the slugline")
	for _, l := range meta.All("language") {
		t.fill("language", l.Attr("tag"), "the language")
	}
	var by []string
	for _, c := range meta.All("by") {
		by = append(by, said(c))
	}
	t.fill("byline", strings.Join(by, "; "), "by")
	for _, c := range meta.All("creator") {
		if len(c.All("name")) > 0 && !strings.Contains(of(c, "type"), "organi") { // a bare code names nobody
			t.author(named(c), "")
		}
	}
	for _, c := range meta.All("contributor") {
		if v := named(c); v != "" {
			t.Note("contributor "+v, of(c, "role"), 0)
		}
	}
	t.fill("credit.raw", said(meta.Child("creditline")), "the creditline")
	for _, l := range meta.All("located") {
		if t.located == "" {
			t.located = named(l)
		}
	}
	t.dateline(said(meta.Child("dateline")))
	for _, d := range meta.All("description") {
		if role := of(d, "role"); !picture && !strings.HasSuffix(role, "caption") {
			t.fill("standfirst", said(d), "the description")
		}
	}
}

// headline files the first headline; others are noted.
func (t *told) headline(words, role string) {
	low := strings.ToLower(role)
	if strings.Contains(low, "sub") && words != "" {
		t.fill("standfirst", words, "the second headline")
		return
	}
	if t.Story.Article.Headline != "" && words != "" && !strings.EqualFold(words, t.Story.Article.Headline) {
		t.Note("further headline left out: a story has one", words, 0)
		return
	}
	t.fill("headline", words, "the headline")
}

// g2Provider names the agency: as the item shows its source, else who provides it.
func g2Provider(item, meta *packed.Node) string {
	for _, s := range meta.All("infoSource") {
		if v := named(s); v != "" && !strings.HasSuffix(of(s, "role"), "tool") {
			return v
		}
	}
	return named(item.Child("provider"))
}

func (t *told) g2Rights(n *packed.Node) {
	for _, r := range n.All("rightsInfo") {
		t.fill("copyright.holder", named(r.Child("copyrightHolder")), "the copyrightHolder")
		t.fill("copyright.notice", said(r.Child("copyrightNotice")), "the copyrightNotice")
		t.fill("usageTerms", said(r.Child("usageTerms")), "the usageTerms")
		if link := of(r.Child("link"), "href"); link != "" {
			t.Note("rights are explained elsewhere", link, 0)
		}
	}
	t.year(t.Story.Article.Copyright.Notice)
}

// year reads the copyright year out of the notice.
func (t *told) year(notice string) {
	for _, w := range strings.FieldsFunc(notice, func(r rune) bool { return r < '0' || r > '9' }) {
		if n, err := strconv.Atoi(w); err == nil && len(w) == 4 && n >= 1900 && n < 2200 {
			t.fill("copyright.year", w, "the copyright notice")
			return
		}
	}
}

// g2Subjects reads what the story is filed under. A subject that says it is a category
// or a department, or a top-level one of the IPTC, names the section.
func (t *told) g2Subjects(meta *packed.Node) {
	for _, k := range meta.All("keyword") {
		t.keyword(said(k))
	}
	var codes []string
	for _, s := range meta.All("subject") {
		name := named(s)
		codes = append(codes, of(s, "qcode")+of(s, "uri"))
		code, kind := of(s, "qcode"), of(s, "type")
		if desk := categories[name]; desk != "" { // a letter, as in ANPA-1312
			name, kind = desk, ":category"
		}
		if strings.HasSuffix(code, "000000") || strings.Contains(code, "department") || strings.HasSuffix(kind, ":cat") || strings.HasSuffix(kind, ":category") {
			t.fill("section", name, "the subject "+code)
		}
		t.keyword(name)
	}
	t.fill("section", about(codes), "the subject codes")
	for _, g := range meta.All("genre") {
		if v := named(g); v != "" {
			t.Note("genre "+v, of(g, "qcode"), 0)
		}
	}
}

// g2Version notes which version this is and what its signals say of it.
func (t *told) g2Version(n, item, meta *packed.Node) {
	if v := of(n, "version"); v != "" && v != "1" {
		t.Note("version "+v+" of the story", of(n, "guid"), 0)
	}
	if v := said(meta.Child("urgency")); v != "" {
		t.Note("urgency "+v, "", 0)
	}
	signals := map[string]string{"sig:correction": "a CORRECTION of an earlier version", "edstat:c": "a CORRECTION of an earlier version", "sig:update": "an update of an earlier version"}
	for _, s := range item.All("signal") {
		if what := signals[strings.ToLower(of(s, "qcode"))]; what != "" {
			t.Note("the agency marks this as "+what, of(s, "qcode"), 0)
			t.say(said(s), "the signal")
		}
	}
}

// g2Content reads the first content that holds words: formatted before plain.
func (t *told) g2Content(set *packed.Node) {
	for _, x := range set.All("inlineXML") {
		root := x.Child("nitf")
		switch {
		case root != nil:
			t.nitf(root)
		case x.Child("html") != nil:
			t.body(asHTML(within(x, "body"), sameName))
		default:
			t.body(asHTML(x, sameName))
		}
		if len(t.Story.Article.Body) > 0 {
			break
		}
	}
	for _, d := range set.All("inlineData") {
		if len(t.Story.Article.Body) == 0 {
			t.text(d.Words())
		}
	}
	for _, r := range set.All("remoteContent") {
		if kind := of(r, "contenttype"); strings.HasPrefix(kind, "image/") && len(t.Story.Article.Body) > 0 {
			t.picture(editor.Image{File: of(r, "href")})
		} else {
			t.Note("content that lies elsewhere left out: nothing is fetched", of(r, "href")+of(r, "residref"), 0)
		}
	}
}

// text adds words that may be HTML or plain.
func (t *told) text(source string) {
	if strings.Contains(source, "</") || strings.Contains(source, "<br") || strings.Contains(source, "<p>") {
		if body, err := markup.Parse(source); err == nil {
			t.body(body)
			return
		}
	}
	t.lines(source)
}

// g2Picture reads a picture's item: its widest rendition, and what is said of it.
func (t *told) g2Picture(n *packed.Node) editor.Image {
	a, meta := &t.Story.Article, n.Child("contentMeta")
	i := editor.Image{Credit: a.Credit.Raw, UsageTerms: a.UsageTerms, Copyright: a.Copyright.Notice, Source: a.Source, Byline: a.Byline}
	if i.Byline == "" && len(a.Authors) > 0 {
		i.Byline = a.Authors[0].Name
	}
	for _, d := range meta.All("description") {
		if v := said(d); i.Caption == "" || strings.HasSuffix(of(d, "role"), "caption") {
			i.Caption = v
		}
	}
	if v := of(meta.Child("digitalSourceType"), "uri") + of(meta.Child("digitalSourceType"), "qcode"); v != "" {
		i.Origin = path.Base(strings.ReplaceAll(v, ":", "/"))
	}
	widest := -1
	for _, r := range n.Child("contentSet").All("remoteContent") {
		w, _ := strconv.Atoi(of(r, "width"))
		if address := of(r, "href"); address != "" && w > widest {
			i.File, widest = address, w
		}
	}
	return i
}
