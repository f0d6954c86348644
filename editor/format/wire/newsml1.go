package wire

import (
	"errors"
	"strings"

	"stet/editor"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// NewsML 1.2 (https://iptc.org/standards/newsml-1/): items of components that lie in
// each other, each with lines, rights and content of its own.

// IsNewsML knows a NewsML 1 file by its first element.
func IsNewsML(b []byte) bool { return opening(b) == "NewsML" }

// ReadNewsML reads every story of a NewsML 1 file.
func ReadNewsML(b []byte) ([]piece.Piece, error) {
	root, err := packed.Parse(b)
	if err != nil {
		return nil, err
	}
	items := root.All("NewsItem")
	for _, inner := range root.All("NewsItem") {
		items = append(items, every(inner, "NewsItem")...)
	}
	var all []piece.Piece
	for _, item := range items {
		t := newTold()
		t.newsItem(item)
		if len(t.Story.Article.Body) > 0 || t.Story.Article.Headline != "" {
			all = append(all, t.finish())
		}
	}
	if len(all) == 0 {
		return nil, errors.New("the file holds no story, only what refers to others: import the stories themselves")
	}
	return several(all), nil
}

// formal is the name that an element of NewsML gives formally.
func formal(n *packed.Node) string { return of(n, "FormalName") }

func (t *told) newsItem(n *packed.Node) {
	manage := n.Child("NewsManagement")
	t.status(formal(manage.Child("Status")), "the Status")
	t.when("published", said(manage.Child("ThisRevisionCreated")), "ThisRevisionCreated")
	t.when("published", said(manage.Child("FirstCreated")), "FirstCreated")
	if future := manage.Child("StatusWillChange"); future != nil {
		t.when("embargo", said(future.Child("DateAndTime")), "StatusWillChange")
	}
	if v := formal(manage.Child("Urgency")); v != "" {
		t.Note("urgency "+v, "", 0)
	}
	for _, instruction := range manage.All("Instruction") {
		t.say(strings.TrimSpace(formal(instruction)+" "+instruction.Words()), "an Instruction")
	}
	id := n.Child("Identification")
	if v := said(id.Child("NewsIdentifier").Child("RevisionId")); v != "" && v != "1" {
		t.Note("version "+v+" of the story", said(id.Child("NewsIdentifier").Child("PublicIdentifier")), 0)
	}
	for _, c := range n.All("NewsComponent") {
		t.component(c, "")
	}
	t.fill("slug", said(id.Child("NameLabel")), "the NameLabel")
	t.fill("language", n.Attr("lang"), "xml:lang")
}

// component reads a component and those in it. The picture components become pictures
// below the text; of components that are the same in other forms the first is read.
func (t *told) component(n *packed.Node, role string) {
	if r := formal(n.Child("Role")); r != "" {
		role = r
	}
	if isPicture(n, role) {
		t.newsPicture(n)
		return
	}
	t.newsLines(n.Child("NewsLines"))
	t.newsRights(n)
	t.newsSubjects(n.Child("DescriptiveMetadata"))
	t.fill("language", n.Attr("lang"), "the component’s xml:lang")
	before := len(t.Story.Article.Body)
	for _, c := range n.All("ContentItem") {
		t.contentItem(c, role)
	}
	for _, c := range n.All("NewsComponent") {
		t.component(c, role)
		if of(n, "EquivalentsList") == "yes" && len(t.Story.Article.Body) > before {
			return
		}
	}
}

// isPicture reports whether a component holds a picture and, but for its caption, no
// words.
func isPicture(n *packed.Node, role string) bool {
	picture, words := contents(n, role)
	return picture && !words
}

// contents says what lies in a component and those below it.
func contents(n *packed.Node, role string) (picture, words bool) {
	if r := formal(n.Child("Role")); r != "" {
		role = r
	}
	for _, c := range n.All("ContentItem") {
		switch strings.ToLower(formal(c.Child("MediaType"))) {
		case "photo", "picture", "graphic", "image":
			picture = true
		default:
			words = words || c.Child("DataContent") != nil && !strings.EqualFold(role, "Caption")
		}
	}
	for _, c := range n.All("NewsComponent") {
		p, w := contents(c, role)
		picture, words = picture || p, words || w
	}
	return picture, words
}

func (t *told) newsLines(n *packed.Node) {
	t.fill("headline", said(n.Child("HeadLine")), "the HeadLine")
	for _, sub := range n.All("SubHeadLine") {
		t.fill("standfirst", said(sub), "the SubHeadLine")
	}
	t.fill("byline", said(n.Child("ByLine")), "the ByLine")
	t.dateline(said(n.Child("DateLine")))
	t.fill("credit.raw", said(n.Child("CreditLine")), "the CreditLine")
	t.fill("copyright.notice", said(n.Child("CopyrightLine")), "the CopyrightLine")
	t.fill("usageTerms", said(n.Child("RightsLine")), "the RightsLine")
	t.fill("slug", said(n.Child("SlugLine")), "the SlugLine")
	t.year(t.Story.Article.Copyright.Notice)
	for _, k := range n.All("KeywordLine") {
		for _, w := range strings.FieldsFunc(said(k), func(r rune) bool { return r == ',' || r == ';' || r == '/' }) {
			t.keyword(w)
		}
	}
}

func (t *told) newsRights(n *packed.Node) {
	admin, rights := n.Child("AdministrativeMetadata"), n.Child("RightsMetadata")
	for _, name := range []string{"Source", "Provider"} {
		t.fill("source", formal(admin.Child(name).Child("Party")), "the "+name)
	}
	for _, p := range every(admin.Child("Creator"), "Party") {
		t.author(formal(p), "")
	}
	for _, u := range rights.All("UsageRights") {
		var terms []string
		for _, part := range u.All("") {
			terms = append(terms, said(part))
		}
		t.fill("usageTerms", strings.Join(terms, ". "), "the UsageRights")
	}
	t.fill("copyright.holder", said(rights.Child("Copyright").Child("CopyrightHolder")), "the CopyrightHolder")
	t.fill("copyright.year", said(rights.Child("Copyright").Child("CopyrightDate")), "the CopyrightDate")
}

func (t *told) newsSubjects(n *packed.Node) {
	for _, l := range n.All("Language") {
		t.fill("language", strings.ToLower(formal(l)), "the Language")
	}
	if g := formal(n.Child("Genre")); g != "" {
		t.Note("genre "+g, "", 0)
	}
	for _, p := range n.All("Property") {
		switch v := of(p, "Value"); formal(p) {
		case "Keyword", "City", "Country":
			t.keyword(v)
		case "Section", "Department":
			t.fill("section", v, "the Property "+formal(p))
		}
	}
	var codes []string
	for _, subject := range n.All("SubjectCode") {
		for _, code := range subject.All("") {
			codes = append(codes, formal(code))
		}
	}
	t.fill("section", about(codes), "the subject codes")
	for _, l := range n.All("Location") {
		for _, p := range every(l, "Property") {
			if formal(p) == "City" {
				t.fill("dateline.place", of(p, "Value"), "the Location")
			}
		}
	}
}

// contentItem reads words; a headline or a caption may come as a component of its own.
func (t *told) contentItem(n *packed.Node, role string) {
	content := n.Child("DataContent")
	if content == nil {
		if v := of(n, "Href"); v != "" {
			t.Note("content that lies elsewhere left out: nothing is fetched", v, 0)
		}
		return
	}
	switch strings.ToLower(role) {
	case "headline":
		t.fill("headline", said(content), "the "+role)
		return
	case "abstract", "summary", "lead-in":
		t.fill("standfirst", said(content), "the "+role)
		return
	}
	if len(t.Story.Article.Body) > 0 {
		return
	}
	switch {
	case within(content, "nitf") != nil:
		t.nitf(within(content, "nitf"))
	case within(content, "body") != nil:
		t.body(asHTML(within(content, "body"), sameName))
	case len(content.All("")) > 0:
		t.body(asHTML(content, fromNITF))
	default:
		t.text(content.Words())
	}
}

func (t *told) newsPicture(n *packed.Node) {
	lines := every(n, "NewsLines")
	var i editor.Image
	for _, l := range lines {
		for field, name := range map[string]string{"byline": "ByLine", "credit": "CreditLine", "copyright": "CopyrightLine", "usageTerms": "RightsLine"} {
			if v := said(l.Child(name)); v != "" && i.Field(field) == "" {
				_ = i.SetField(field, v)
			}
		}
	}
	for _, c := range every(n, "ContentItem") {
		kind := strings.ToLower(formal(c.Child("MediaType")))
		switch v := of(c, "Href"); {
		case kind == "text" || c.Child("DataContent") != nil:
			if caption := said(c.Child("DataContent")); i.Caption == "" {
				i.Caption = caption
			}
		case v != "" && i.File == "":
			i.File = v
		}
	}
	for _, l := range lines {
		if v := said(l.Child("HeadLine")); i.Caption == "" {
			i.Caption = v
		}
	}
	t.picture(i)
}
