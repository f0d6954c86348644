package wire

import (
	"errors"
	"path"
	"slices"
	"strconv"
	"strings"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/piece"
)

// ninjs (https://iptc.org/standards/ninjs/): read are 1.0 to 3.1 and what agencies and
// editorial systems make of them, alone or several in a list; written is 3.1.

const ninjsSchema = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"

// ninjsKeys are those by two of which a story is known.
var ninjsKeys = []string{"uri", "guid", "headline", "headlines", "versioncreated", "firstcreated", "pubstatus", "body_text", "body_html", "body_xhtml",
	"bodies", "byline", "slugline", "copyrightnotice", "description_text", "descriptions", "representationtype", "renditions", "associations", "located", "usageterms", "type"}

// IsNinjs knows a file of ninjs by the keys of what is in it.
func IsNinjs(b []byte) bool {
	if !opensJSON(b) {
		return false
	}
	v, err := parseJSON(b)
	return err == nil && !isAP(v) && len(ninjsItems(v, 0)) > 0
}

// ninjsItems returns the stories in a value: itself, or those in its lists.
func ninjsItems(v any, deep int) []object {
	if list, ok := v.([]any); ok && deep < 4 {
		var all []object
		for _, e := range list {
			all = append(all, ninjsItems(e, deep+1)...)
		}
		return all
	}
	o := asObject(v)
	known := 0
	for _, k := range ninjsKeys {
		if _, ok := o[k]; ok {
			known++
		}
	}
	if known >= 2 || known == 1 && o.str("uri") != "" {
		return []object{o}
	}
	if o == nil || deep >= 4 {
		return nil
	}
	for _, k := range []string{"item", "items", "data", "_items", "results", "newsitems"} {
		if found := ninjsItems(o[k], deep+1); len(found) > 0 {
			return found
		}
	}
	return nil
}

// ReadNinjs reads every story of a file of ninjs.
func ReadNinjs(b []byte) ([]piece.Piece, error) {
	v, err := parseJSON(b)
	if err != nil {
		return nil, err
	}
	var all []piece.Piece
	for _, o := range ninjsItems(v, 0) {
		p, err := ourNinjs(o)
		if p.Ours {
			all = append(all, p)
			continue
		}
		t := newTold()
		t.damaged(err)
		inner := t.ninjs(o)
		if !t.isEmpty() {
			all = append(all, t.finish())
		}
		for _, i := range inner {
			t := newTold()
			t.ninjs(i)
			all = append(all, t.finish())
		}
	}
	if len(all) == 0 {
		return nil, errors.New("the file holds no story: ask the agency to send it again")
	}
	return several(all), nil
}

// ourNinjs reads a story that Stet wrote; the piece is not ours where it did not.
func ourNinjs(o object) (piece.Piece, error) {
	for _, id := range o.all("altids") {
		if id.str("role") != recordName {
			continue
		}
		headline, _ := byRole(o.all("headlines"))
		standfirst, _ := byRole(o.all("descriptions"))
		content, _ := byRole(o.all("bodies"))
		body, err := markup.Parse(content.str("value"))
		if err != nil {
			return piece.Piece{}, err
		}
		p, err := ours([]byte(id.str("value")), body, shown{"headline", headline.str("value")}, shown{"standfirst", standfirst.str("value")},
			shown{"byline", o.str("by")}, shown{"dateline.place", o.str("located")}, shown{"slug", o.str("slugline")},
			shown{"copyright.notice", o.str("copyrightnotice")}, shown{"usageTerms", o.str("usageterms")})
		var names []string
		for _, who := range o.all("people") {
			if who.str("rel") == "author" {
				names = append(names, who.str("name"))
			}
		}
		p.StandsAuthors(names)
		return p, err
	}
	return piece.Piece{}, nil
}

// byRole returns the main one of several, else the first, and the others.
func byRole(all []object) (object, []object) {
	if len(all) == 0 {
		return nil, nil
	}
	i := max(0, slices.IndexFunc(all, func(o object) bool { return o.str("role") == "main" }))
	return all[i], slices.Delete(slices.Clone(all), i, i+1)
}

// ninjs reads one story and returns the stories that came inside it.
func (t *told) ninjs(o object) []object {
	t.status(o.str("pubstatus"), "the pubstatus")
	t.ninjsLines(o)
	t.when("published", o.str("versioncreated", "firstcreated"), "versionCreated")
	t.when("embargo", o.str("embargoeduntil", "embargoed"), "embargoed")
	t.when("expires", o.str("expires"), "expires")
	t.say(o.said("ednote"), "the edNote")
	t.fill("copyright.holder", o.str("copyrightholder"), "the copyrightHolder")
	t.fill("copyright.notice", o.said("copyrightnotice"), "the copyrightNotice")
	t.year(t.Story.Article.Copyright.Notice)
	t.fill("usageTerms", o.said("usageterms"), "the usageTerms")
	t.fill("licence", o.in("rightsinfo").str("linkedrights"), "the linkedRights")
	t.ninjsSource(o)
	t.ninjsSubjects(o)
	for _, k := range []string{"version", "urgency", "profile"} {
		if v := o.str(k); v != "" && !(k == "version" && v == "1") {
			t.Note(k+" "+v, o.str("uri", "guid"), 0)
		}
	}
	if v := o.str("uri"); strings.HasPrefix(v, "http") {
		t.fill("url", v, "the uri")
	}
	switch kind := strings.ToLower(o.str("type")); kind {
	case "picture", "graphic", "photo", "image":
		t.picture(ninjsPicture(o))
		return nil
	case "video", "audio":
		t.Note(kind+" left out: Stet keeps words and pictures", o.str("uri"), 0)
	}
	t.ninjsBody(o)
	return t.associations(o)
}

func (t *told) ninjsLines(o object) {
	headline, others := byRole(o.all("headlines"))
	t.fill("headline", spoken(headline.str("value")), "the headline")
	t.fill("headline", o.said("headline"), "the headline")
	for _, h := range others {
		if v := spoken(h.str("value")); v != "" && v != t.Story.Article.Headline {
			t.Note("further headline left out: a story has one", v, 0)
		}
	}
	t.fill("headline", o.said("title"), "the title")
	t.slug(o.str("slugline"), "the slugline")
	t.fill("byline", o.said("by", "byline"), "the by-line")
	for _, w := range o.all("authors") {
		t.author(w.str("name", "byline"), w.str("role"))
	}
	for _, w := range o.all("people", "person") {
		if rel := strings.ToLower(w.str("rel")); rel == "author" || rel == "creator" || strings.HasSuffix(rel, ":author") {
			t.author(w.str("name"), "")
		}
	}
	if t.located = o.said("located"); t.located == "" {
		t.located = o.in("dateline").in("located").str("city")
	}
	t.fill("language", o.str("language"), "the language")
	if kind := strings.ToLower(o.str("type")); kind != "picture" && kind != "graphic" {
		summary, _ := byRole(o.all("descriptions"))
		t.fill("standfirst", spoken(summary.str("value")), "the description")
		t.fill("standfirst", o.said("description_text", "description_html", "abstract"), "the description")
	}
}

func (t *told) ninjsSource(o object) {
	t.fill("credit.raw", o.str("creditline"), "the credit line")
	for _, s := range o.all("infosources", "infosource") {
		t.fill("source", s.str("name", "literal"), "the infoSource")
	}
	t.fill("source", o.str("source", "provider"), "the source")
}

// ninjsSubjects reads what the story is filed under.
func (t *told) ninjsSubjects(o object) {
	for _, k := range o.all("keywords") {
		t.keyword(k.str("name"))
	}
	for _, s := range o.all("services", "service") {
		t.fill("section", s.str("name"), "the service")
	}
	var codes []string
	for _, s := range o.all("subjects", "subject") {
		if strings.EqualFold(s.str("creator"), "machine") {
			continue
		}
		code := s.str("code", "literal", "uri", "qcode")
		codes = append(codes, code)
		rel, name := s.str("rel"), s.str("name")
		for _, r := range s.all("rels") { // AP’s, of which a subject has several
			rel = r.str("name")
		}
		if desk := categories[name]; desk != "" { // a letter, as in ANPA-1312
			name = desk
		}
		if strings.HasSuffix(code, "000000") || rel == "category" || rel == "department" || rel == "section" {
			t.fill("section", name, "the subject "+code)
		}
		t.keyword(name)
	}
	t.fill("section", about(codes), "the subject codes")
	for _, s := range o.all("places", "place", "organisations", "organisation", "events", "event", "objects", "object") {
		t.keyword(s.str("name"))
	}
	for _, w := range o.all("people", "person") {
		if rel := strings.ToLower(w.str("rel")); rel != "author" && rel != "creator" {
			t.keyword(w.str("name"))
		}
	}
	for _, g := range o.all("genres", "genre") {
		if v := g.str("name"); v != "" {
			t.Note("genre "+v, "", 0)
		}
	}
}

// ninjsBody reads the body: as HTML where it is there, else as text.
func (t *told) ninjsBody(o object) {
	html := o.str("body_html", "body_xhtml", "body_richhtml", "body_newshtml", "body_ntb")
	plain := o.str("body_text")
	for _, b := range o.all("bodies") {
		kind, role, v := strings.ToLower(b.str("contenttype")), strings.ToLower(b.str("role")), b.str("value")
		switch {
		case strings.Contains(kind, "nitf"):
			if html == "" && t.nitfBody(v) {
				return
			}
		case strings.Contains(kind, "html") || strings.Contains(role, "html") || kind == "" && strings.Contains(v, "</"):
			if html == "" {
				html = v
			}
		case plain == "":
			plain = v
		}
	}
	if html == "" { // a body in some dialect of HTML that only its agency knows
		for _, k := range sortedKeys(o) {
			if v := o.str(k); strings.HasPrefix(k, "body_") && strings.Contains(v, "</") {
				html = v
			}
		}
	}
	switch {
	case html != "":
		t.text(html)
	case plain != "":
		t.text(plain)
	}
	if strings.Contains(html, "<") && len(t.Story.Article.Body) == 0 {
		t.text(plain)
	}
}

func (t *told) nitfBody(source string) bool {
	n, err := parseNITF(source)
	if err != nil {
		t.Note("body in NITF left out: "+err.Error(), "", 0)
		return false
	}
	t.nitf(n)
	return len(t.Story.Article.Body) > 0
}

// associations adds the pictures that came with a story, notes what else it refers to,
// and returns the stories that came whole.
func (t *told) associations(o object) []object {
	var inner []object
	for _, a := range o.all("associations") {
		switch kind := strings.ToLower(a.str("type")); {
		case kind == "picture" || kind == "graphic" || kind == "image" || kind == "photo":
			if i := ninjsPicture(a); !t.shown(a, i) {
				t.picture(i)
			}
		case kind == "text" && (a.str("body_html", "body_text", "body_xhtml") != "" || len(a.all("bodies")) > 0):
			inner = append(inner, a)
		default:
			h, _ := byRole(a.all("headlines"))
			v := strings.Join(strings.Fields(a.str("headline", "title")+" "+h.str("value")+" "+a.str("uri", "guid")), " ")
			t.Note("refers to "+strings.TrimSpace(kind+" item"), v, 0)
		}
	}
	return inner
}

// shown reports whether the body shows a picture already, in any of its renditions. It has
// the widest then, and what the body does not say of it.
func (t *told) shown(o object, i editor.Image) bool {
	for _, b := range t.Story.Article.Body {
		if b.Image == nil || b.Image.File == "" || !slices.Contains(renditions(o), b.Image.File) {
			continue
		}
		b.Image.File = i.File
		for _, name := range editor.ImageFields() {
			if b.Image.Field(name) == "" {
				_ = b.Image.SetField(name, strings.TrimSpace(piece.Text(i.Field(name)))) // stays unknown where it is none
			}
		}
		return true
	}
	return false
}

// renditions are where a picture lies in its several sizes.
func renditions(o object) []string {
	var all []string
	for _, r := range o.all("renditions") {
		all = append(all, r.str("href"), r.str("filename"), r.str("originalfilename"))
	}
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}

// ninjsPicture reads a picture: its widest rendition and what is said of it.
func ninjsPicture(o object) editor.Image {
	caption, _ := byRole(o.all("descriptions"))
	source := ""
	for _, s := range o.all("infosources", "infosource") {
		if source == "" {
			source = s.str("name")
		}
	}
	if source == "" {
		source = o.str("source")
	}
	headline, _ := byRole(o.all("headlines"))
	i := editor.Image{Caption: spoken(caption.str("value")), Byline: o.said("by", "byline"), Credit: o.said("creditline"), Source: source,
		Copyright: o.said("copyrightnotice", "copyrightholder"), UsageTerms: o.said("usageterms"), Alt: o.said("alt_text", "alt"),
		Licence: o.in("rightsinfo").str("linkedrights")}
	for _, v := range []string{o.said("description_text", "body_text", "description_html", "caption"), spoken(headline.str("value")), o.said("headline", "title")} {
		if i.Caption == "" {
			i.Caption = v
		}
	}
	if v := o.in("digitalsourcetype").str("uri", "literal", "name"); v != "" {
		i.Origin = path.Base(v)
	}
	widest := -1
	for _, r := range o.all("renditions") {
		w, _ := strconv.Atoi(r.str("width"))
		if address := r.str("href", "filename", "originalfilename"); address != "" && w > widest {
			i.File, widest = address, w
		}
	}
	return i
}
