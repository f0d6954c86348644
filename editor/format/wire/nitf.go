package wire

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// NITF 3.6 (https://iptc.org/standards/nitf/). Agencies send any 3.x, most of them
// without its namespace.

const nitfSpace = "http://iptc.org/std/NITF/2006-10-18/"

// recordName names the meta element, or the identifier, that holds the record.
const recordName = "stet.record"

// IsNITF knows an NITF file by its first element.
func IsNITF(b []byte) bool { return opening(b) == "nitf" }

// ReadNITF reads an NITF file.
func ReadNITF(b []byte) (piece.Piece, error) {
	n, err := packed.Parse(b)
	if err != nil {
		return piece.Piece{}, err
	}
	p, err := ourNITF(n)
	if p.Ours {
		return several([]piece.Piece{p})[0], nil
	}
	t := newTold()
	t.damaged(err)
	t.nitf(n)
	if t.isEmpty() {
		return piece.Piece{}, errors.New("the file holds no words: ask the agency to send the story again")
	}
	return several([]piece.Piece{t.finish()})[0], nil
}

// ourNITF reads a file that Stet wrote; the piece is not ours where it did not.
func ourNITF(n *packed.Node) (piece.Piece, error) {
	for _, m := range n.Child("head").All("meta") {
		if m.Attr("name") == recordName {
			head, data := n.Child("body").Child("body.head"), n.Child("head").Child("docdata")
			return ours([]byte(m.Attr("content")), asHTML(n.Child("body").Child("body.content"), fromNITF),
				shown{"headline", head.Child("hedline").Child("hl1").Words()}, shown{"standfirst", head.Child("abstract").Words()},
				shown{"byline", head.Child("byline").Words()}, shown{"dateline.place", head.Child("dateline").Child("location").Words()},
				shown{"dateline.date", head.Child("dateline").Child("story.date").Words()}, shown{"slug", of(data.Child("du-key"), "key")},
				shown{"copyright.notice", head.Child("rights").Words()}, shown{"usageTerms", of(data.Child("doc.rights"), "limitations")})
		}
	}
	return piece.Piece{}, nil
}

// nitf reads what an nitf element says, here or in another wire's file. What is known
// already stays.
func (t *told) nitf(n *packed.Node) {
	head, body := n.Child("head"), n.Child("body")
	if body == nil {
		body = n // a bare body.content, as some NewsML carries it
	}
	t.nitfHead(head)
	t.nitfBodyHead(body.Child("body.head"))
	before := len(t.Story.Article.Body)
	for _, c := range body.All("body.content") {
		t.body(asHTML(c, fromNITF))
	}
	if len(t.Story.Article.Body) == before && body.Child("body.content") == nil && body.Child("body.head") == nil {
		t.body(asHTML(body, fromNITF))
	}
	end := body.Child("body.end")
	t.say(said(end.Child("tagline")), "the tagline")
	if v := said(end.Child("bibliography")); v != "" {
		t.Note("bibliography left out: it is no part of the story", v, 0)
	}
	t.fill("headline", said(head.Child("title")), "the title")
	t.fill("language", n.Attr("baselang"), "baselang")
}

func (t *told) nitfHead(head *packed.Node) {
	data := head.Child("docdata")
	t.status(of(data, "management-status"), "the management-status")
	t.issued, _, _ = moment(of(data.Child("date.issue"), "norm"))
	t.when("published", of(data.Child("date.issue"), "norm"), "date.issue")
	t.when("published", of(head.Child("pubdata"), "date.publication"), "date.publication")
	t.release(of(data.Child("date.release"), "norm"))
	t.when("expires", of(data.Child("date.expire"), "norm"), "date.expire")
	t.rights(data)
	for _, m := range data.All("ed-msg") {
		t.say(m.Attr("info"), "ed-msg")
	}
	for _, c := range data.All("correction") {
		if v := strings.TrimSpace(c.Attr("info") + " " + c.Attr("id-string")); v != "" {
			t.Note("the agency says that this corrects an earlier story", v, 0)
		}
	}
	if v := of(data.Child("urgency"), "ed-urg"); v != "" {
		t.Note("urgency "+v, "", 0)
	}
	if v := of(data.Child("series"), "series.name"); v != "" {
		t.Note("part of the series "+v, "", 0)
	}
	for _, k := range every(data.Child("key-list"), "keyword") {
		t.keyword(k.Attr("key"))
	}
	t.fill("slug", of(data.Child("du-key"), "key"), "the du-key")
	var codes []string
	for _, s := range head.Child("tobject").All("tobject.subject") {
		codes = append(codes, s.Attr("tobject.subject.refnum"))
		t.fill("section", s.Attr("tobject.subject.type"), "the first subject’s type")
		t.keyword(s.Attr("tobject.subject.type"), s.Attr("tobject.subject.matter"), s.Attr("tobject.subject.detail"))
	}
	t.fill("section", about(codes), "the subject codes")
	for _, m := range head.All("meta") {
		switch v := m.Attr("content"); strings.ToLower(m.Attr("name")) {
		case "anpa-keyword", "slug", "slugline", "ntbstikkord":
			t.fill("slug", v, "the meta element "+m.Attr("name"))
		case "section", "service", "ntbtjeneste":
			t.fill("section", v, "the meta element "+m.Attr("name"))
		case "ntbkanal", "anpa-category", "category", "categoria":
			t.keyword(v)
		case "ednote", "editorial-note", "ntbmeldingstype", "anpa-takekey":
			t.say(v, "the meta element "+m.Attr("name"))
		}
	}
}

// release heeds when the story may be published: only where that is later than the
// time it was sent at is it an embargo.
func (t *told) release(v string) {
	if at, _, ok := moment(v); ok && !t.issued.IsZero() && !at.After(t.issued) {
		return
	}
	t.when("embargo", v, "date.release")
}

func (t *told) rights(data *packed.Node) {
	c := data.Child("doc.copyright")
	t.fill("copyright.holder", of(c, "holder"), "doc.copyright")
	t.fill("copyright.year", of(c, "year"), "doc.copyright")
	for _, r := range data.All("doc.rights") {
		t.fill("copyright.holder", r.Attr("owner"), "doc.rights")
		t.fill("usageTerms", strings.TrimSpace(r.Attr("type")+" "+r.Attr("limitations")), "doc.rights")
		t.when("expires", r.Attr("enddate"), "the end of doc.rights")
	}
}

func (t *told) nitfBodyHead(n *packed.Node) {
	hedline := n.Child("hedline")
	t.fill("headline", said(hedline.Child("hl1")), "hl1")
	for _, hl2 := range hedline.All("hl2") {
		if v := said(hl2); v != "" && !strings.EqualFold(v, t.Story.Article.Headline) {
			t.Note("second headline left out: a story has one", v, 0)
		}
	}
	var bylines []string
	for _, by := range n.All("byline") {
		bylines = append(bylines, t.nitfByline(by)...)
	}
	if by := strings.Join(bylines, "; "); initials.MatchString(by) {
		t.Note("by-line left out: only initials", by, 0)
	} else {
		t.fill("byline", by, "the byline")
	}
	t.fill("source", said(n.Child("distributor")), "the distributor")
	dateline := n.Child("dateline")
	t.fill("dateline.place", placeOf(dateline), "the dateline")
	t.storyDate(dateline.Child("story.date"))
	t.fill("copyright.holder", said(within(n.Child("rights"), "rights.owner")), "rights.owner")
	for _, a := range n.All("abstract") {
		t.fill("standfirst", said(a), "the abstract")
	}
	for _, note := range n.All("note") {
		t.say(said(note), "a note")
	}
}

// initials sign a story for the desk, not for readers.
var initials = regexp.MustCompile(`^[a-z]{1,4}(?:/[a-z]{1,4})*$`)

// nitfByline returns a by-line as it is printed and files the names that it marks. A
// title stands behind a comma, however the file puts it.
func (t *told) nitfByline(n *packed.Node) []string {
	title := said(n.Child("byttl"))
	var b strings.Builder
	for _, c := range n.Children {
		switch c.Name.Local {
		case "byttl":
		case "person":
			t.author(said(c), title)
			b.WriteString(" " + c.Words() + " ")
		default:
			b.WriteString(c.Words())
		}
	}
	name := strings.Trim(markup.Squeeze(b.String()), ", ")
	switch {
	case name == "" && title == "":
		return nil
	case name == "":
		return []string{title}
	case title == "":
		return []string{name}
	}
	return []string{name + ", " + title}
}

// placeOf returns the place of a dateline, without its date.
func placeOf(n *packed.Node) string {
	if n == nil {
		return ""
	}
	if l := n.Child("location"); l != nil {
		if city := said(l.Child("city")); city != "" {
			return city
		}
		return said(l)
	}
	var b strings.Builder
	for _, c := range n.Children {
		if c.Name.Local != "story.date" {
			b.WriteString(c.Words())
		}
	}
	return strings.Trim(markup.Squeeze(b.String()), ",-–— ")
}

func (t *told) storyDate(n *packed.Node) {
	if at, _, ok := moment(of(n, "norm")); ok {
		t.fill("dateline.date", at.Format("2006-01-02"), "story.date")
		return
	}
	t.fill("dateline.date", said(n), "story.date")
}

// nitfNames are the elements of NITF that HTML calls otherwise; those it has no name
// for are words.
var nitfNames = map[string]string{"hl1": "h2", "block": "div", "body.content": "div", "note": "div", "content": "div", "section": "section",
	"p": "p", "ul": "ul", "ol": "ol", "li": "li", "dl": "dl", "dt": "dt", "dd": "dd", "pre": "pre", "hr": "hr", "br": "br", "a": "a",
	"table": "table", "nitf-table": "div", "tr": "tr", "td": "td", "th": "th", "tbody": "tbody", "thead": "thead", "tfoot": "tfoot", "caption": "caption",
	"sup": "sup", "sub": "sub", "q": "q", "fn": "p", "abstract": "div", "strong": "strong", "b": "b", "i": "i", "u": "u",
	"h1": "h1", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6", "blockquote": "blockquote", "div": "div", "figure": "figure", "img": "img",
	"byline": "p", "dateline": "p", "copyrite": "p", "datasource": "p", "credit": "p", "object": "object", "bq": "blockquote"}

// unsaid are elements of NITF whose words nobody reads in the text.
var unsaid = map[string]bool{"classifier": true, "alt-code": true, "key-list": true, "tobject": true, "nitf-table-metadata": true, "col": true, "colgroup": true, "frac-sep": false}

// fromNITF says what an element of NITF is in HTML.
func fromNITF(n *packed.Node) *html.Node {
	name := n.Name.Local
	switch {
	case unsaid[name]:
		return nil
	case name == "hl2":
		return element(headingOf(n.Attr("class")))
	case name == "em":
		return element(markNamed(n.Attr("class")))
	case name == "a":
		return element("a", "href", n.Attr("href"))
	case name == "note" || name == "aside":
		return element("aside", "class", n.Attr("class"))
	case name == "td" || name == "th":
		return element(name, "colspan", n.Attr("colspan"), "rowspan", n.Attr("rowspan"))
	case name == "img":
		return element("img", "src", n.Attr("src"), "alt", n.Attr("alt"))
	case name == "media":
		return mediaFigure(n)
	case nitfNames[name] != "":
		return element(nitfNames[name])
	}
	return element("span")
}

// headingOf reads the level that we write as a class; an hl2 of others is the second.
func headingOf(class string) string {
	if n, err := strconv.Atoi(strings.TrimPrefix(class, "level")); err == nil && n >= 2 && n <= 6 {
		return "h" + strconv.Itoa(n)
	}
	return "h2"
}

// emphasis is how the class of an em element names a kind of mark; the first name is
// the one written.
var emphasis = []struct {
	kind  editor.MarkKind
	names []string
}{
	{editor.Strong, []string{"bold", "b", "strong", "bf"}},
	{editor.Emphasis, []string{"italic", "i", "it", "em", ""}},
	{editor.Strike, []string{"strike", "strikethrough", "s", "del"}},
	{editor.Superscript, []string{"superscript", "sup"}},
	{editor.Subscript, []string{"subscript", "sub"}},
	{editor.Code, []string{"code", "monospace", "tt"}},
}

func markNamed(class string) string {
	class = strings.ToLower(strings.TrimSpace(class))
	for _, e := range emphasis {
		for _, name := range e.names {
			if class == name {
				return markup.TagOf(e.kind)
			}
		}
	}
	return "span"
}

// mediaParts are what a media element keeps of a picture in media-metadata.
var mediaParts = []string{"source", "licence", "usageTerms", "rights", "expires", "digitalSource"}

// mediaFigure reads a media element as the figure that Stet writes.
func mediaFigure(n *packed.Node) *html.Node {
	ref := bestReference(n.All("media-reference"))
	i := &editor.Image{Caption: said(n.Child("media-caption")), Byline: said(n.Child("media-producer"))}
	exact := of(n, "class") == "stet"
	if exact {
		i.Caption, i.Byline = markup.RawText(asHTML(n.Child("media-caption"), fromNITF)), markup.RawText(asHTML(n.Child("media-producer"), fromNITF))
	}
	if ref != nil {
		i.File, i.Alt, i.Credit, i.Copyright = ref.Attr("source"), ref.Attr("alternate-text"), ref.Attr("source-credit"), ref.Attr("copyright")
		if i.File == "" {
			i.File = ref.Attr("name")
		}
	}
	for _, m := range n.All("media-metadata") {
		setPart(i, m.Attr("name"), m.Attr("value"))
	}
	if kind := strings.ToLower(n.Attr("media-type")); kind != "" && !strings.HasPrefix(kind, "image") && kind != "photo" && kind != "picture" && kind != "graphic" && kind != "other" {
		i.File = "" // a recording, of which only the words about it are kept
	}
	if *i == (editor.Image{}) && !exact {
		return nil
	}
	return figureOf(i)
}

// setPart files what media-metadata say of a picture.
func setPart(i *editor.Image, name, value string) {
	for _, field := range mediaParts {
		if name == "stet."+field {
			_ = i.SetField(field, value) // stays unknown where a hand broke it
			return
		}
	}
	switch key := strings.ToLower(name); {
	case i.Credit == "" && (key == "credit" || key == "creditline"):
		i.Credit = value
	case i.Byline == "" && (key == "photographer" || key == "byline" || key == "by-line"):
		i.Byline = value
	case i.UsageTerms == "" && (key == "special-instructions" || key == "usage-terms" || key == "instructions"):
		i.UsageTerms = value
	case i.Copyright == "" && key == "copyright":
		i.Copyright = value
	}
}

// bestReference returns the widest rendition, the first where none says its width.
func bestReference(all []*packed.Node) *packed.Node {
	var best *packed.Node
	widest := -1
	for _, r := range all {
		if w, _ := strconv.Atoi(r.Attr("width")); w > widest {
			best, widest = r, w
		}
	}
	return best
}

// figureOf writes a picture as the figure that markup.Figure reads.
func figureOf(i *editor.Image) *html.Node {
	fig := element("figure")
	fig.AppendChild(element("img", "src", i.File, "alt", i.Alt))
	for _, p := range markup.FigureParts {
		if v := i.Field(p[1]); v != "" {
			part := element("span", "class", p[0])
			part.AppendChild(words(v))
			fig.AppendChild(part)
		}
	}
	return fig
}
