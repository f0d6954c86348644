package format

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"stet/editor"
	"stet/editor/format/piece"
)

// front is the YAML front matter that writeFront writes: every field of the
// article, under the names of its JSON, and who wrote the file.
type front struct {
	Headline   string        `yaml:"headline"`
	Slug       string        `yaml:"slug"`
	Standfirst string        `yaml:"standfirst"`
	Byline     string        `yaml:"byline"`
	Authors    []frontAuthor `yaml:"authors"`
	Dateline   struct {
		Place string `yaml:"place"`
		Date  string `yaml:"date"`
	} `yaml:"dateline"`
	Published string `yaml:"published"`
	Source    string `yaml:"source"`
	Credit    struct {
		Raw       string `yaml:"raw"`
		Canonical string `yaml:"canonical"`
	} `yaml:"credit"`
	Copyright struct {
		Holder string `yaml:"holder"`
		Year   int    `yaml:"year"`
		Notice string `yaml:"notice"`
	} `yaml:"copyright"`
	UsageTerms string   `yaml:"usageTerms"`
	Licence    string   `yaml:"licence"`
	URL        string   `yaml:"url"`
	Language   string   `yaml:"language"`
	Section    string   `yaml:"section"`
	Keywords   []string `yaml:"keywords"`
	Terms      string   `yaml:"terms"`
	Pixel      string   `yaml:"pixel"`
	Embargo    string   `yaml:"embargo"`
	Expires    string   `yaml:"expires"`
	EditorNote string   `yaml:"editorNote"`
	Target     int      `yaml:"targetWords"`
	Generator  string   `yaml:"generator"`

	Amendments []frontAmendment `yaml:"amendments"`
}

type frontAuthor struct {
	Name string `yaml:"name"`
	Role string `yaml:"role"`
	Link string `yaml:"link"`
}

func (f front) fill(a *editor.Article) {
	a.Headline, a.Slug, a.Standfirst, a.Byline = f.Headline, f.Slug, f.Standfirst, f.Byline
	a.Source, a.UsageTerms, a.Licence, a.URL, a.Language, a.Section = f.Source, f.UsageTerms, f.Licence, f.URL, f.Language, f.Section
	a.Keywords, a.EditorNote, a.Target = f.Keywords, f.EditorNote, max(0, f.Target)
	a.Pixel = f.Pixel
	setCopyTerms(a, f.Terms)
	a.Dateline = editor.Dateline{Place: f.Dateline.Place, Date: f.Dateline.Date}
	a.Credit = editor.Credit{Raw: f.Credit.Raw, Canonical: f.Credit.Canonical}
	a.Copyright = editor.Copyright{Holder: f.Copyright.Holder, Year: f.Copyright.Year, Notice: f.Copyright.Notice}
	for _, w := range f.Authors {
		a.Authors = append(a.Authors, editor.Author(w))
	}
}

// cutFrontMatter parts a Markdown file into its YAML and its text, with the
// number of lines the YAML takes.
func cutFrontMatter(text string) (yaml, body string, lines int, ok bool) {
	rest, found := strings.CutPrefix(text, "---\n")
	if !found {
		return "", text, 0, false
	}
	at := 0
	for at < len(rest) {
		line, _, _ := strings.Cut(rest[at:], "\n")
		if bare := strings.TrimRight(line, " "); bare == "---" || bare == "..." {
			yaml, body = rest[:at], rest[min(at+len(line)+1, len(rest)):]
			return yaml, body, strings.Count(yaml, "\n") + 2, true
		}
		at += len(line) + 1
	}
	return "", text, 0, false
}

// hasFrontMatter reports whether a text opens as a Markdown file with fields
// does.
func hasFrontMatter(text string) bool {
	source, _, _, ok := cutFrontMatter(text)
	var fields map[string]any
	return ok && yaml.Unmarshal([]byte(source), &fields) == nil && len(fields) > 0
}

// frontNames are the names that other programs give to fields.
var frontNames = map[string]string{
	"headline": "headline", "title": "headline", "slug": "slug", "standfirst": "standfirst", "subtitle": "standfirst", "dek": "standfirst",
	"deck": "standfirst", "description": "standfirst", "summary": "standfirst", "excerpt": "standfirst",
	"source": "source", "publisher": "source", "usageterms": "usageTerms", "usage_terms": "usageTerms", "copyrightholder": "copyright.holder", "copyright_holder": "copyright.holder", "copyrightyear": "copyright.year", "copyright_year": "copyright.year", "rights": "usageTerms", "licence": "licence", "license": "licence",
	"url": "url", "canonical": "url", "canonical_url": "url", "canonicalurl": "url", "link": "url", "original": "url",
	"language": "language", "lang": "language", "locale": "language", "section": "section", "category": "section", "categories": "section",
	"editornote": "editorNote", "editorsnote": "editorNote", "targetwords": "targetWords", "note": "editorNote", "place": "dateline.place", "location": "dateline.place",
}

// readFront reads the front matter of any program. Fields it does not know are
// named in a note.
func readFront(r *reading, source string) bool {
	var own front
	if yaml.Unmarshal([]byte(source), &own) == nil && own.Generator == generator {
		own.fill(&r.a)
		r.moments(map[string]string{"published": own.Published, "embargo": own.Embargo, "expires": own.Expires})
		for _, f := range own.Amendments {
			r.amendments = append(r.amendments, f.amendment())
		}
		return true
	}
	var fields yaml.Node
	if err := yaml.Unmarshal([]byte(source), &fields); err != nil || len(fields.Content) == 0 || fields.Content[0].Kind != yaml.MappingNode {
		r.note("the front matter is not valid YAML and was left out", strings.TrimSpace(source), 1)
		return false
	}
	for _, u := range readPairs(r, fields.Content[0].Content) {
		r.moment(u.field, u.value, u.line)
	}
	return false
}

// moments files the moments of a file of ours by their fields, and moment one that stands
// on a line, once the editor's note is read.
func (r *reading) moments(said map[string]string) {
	for _, field := range momentFields {
		r.moment(field, said[field], 0)
	}
}

func (r *reading) moment(field, value string, line int) {
	if note := setMoment(&r.a, field, value); note.Decision != "" {
		note.Line = line
		r.notes = append(r.notes, note)
	}
}

// frontUntil is such an end, as front matter says it.
type frontUntil struct {
	field, value string
	line         int
}

// untilNames are the names that programs give to them.
var untilNames = map[string]string{"embargo": "embargo", "embargoed": "embargo", "embargoeduntil": "embargo", "embargo_until": "embargo", "embargountil": "embargo",
	"expires": "expires", "expirydate": "expires", "expiry_date": "expires"}

// readPairs reads keys and values in turn and returns the ends of embargoes and rights.
// What Hugo's users add themselves stands in a mapping "params".
func readPairs(r *reading, pairs []*yaml.Node) (until []frontUntil) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i].Value == "params" && pairs[i+1].Kind == yaml.MappingNode {
			until = append(until, readPairs(r, pairs[i+1].Content)...)
			continue
		}
		var value any
		if pairs[i+1].Decode(&value) != nil {
			value = pairs[i+1].Value
		}
		if pairs[i+1].Kind == yaml.ScalarNode {
			value = pairs[i+1].Value // dates stay as written
		}
		if field := untilNames[strings.ToLower(pairs[i].Value)]; field != "" {
			until = append(until, frontUntil{field, fmt.Sprint(value), pairs[i].Line + 1})
			continue
		}
		if !setFront(&r.a, strings.ToLower(pairs[i].Value), value) {
			r.note(fmt.Sprintf("front matter %q is no field of an article and was left out", pairs[i].Value), short(fmt.Sprint(value), 200), pairs[i].Line+1)
		}
	}
	return until
}

// setFront sets one field of front matter and reports whether it could.
func setFront(a *editor.Article, key string, value any) bool {
	switch key {
	case "author", "authors", "by":
		return setFrontAuthors(a, value)
	case "keywords", "tags", "topics":
		all := texts(value)
		if _, several := value.([]any); !several {
			all = strings.Split(text(value), ",")
		}
		for _, k := range all {
			if k = strings.TrimSpace(k); k != "" && !slices.Contains(a.Keywords, k) {
				a.Keywords = append(a.Keywords, k)
			}
		}
		return true
	case "byline": // as it is printed, where a list of authors has made one up
		if v := text(value); v != "" {
			return a.SetField("byline", v) == nil
		}
		return false
	case "publishdate":
		if d, _ := readDate(text(value)); !a.Published.IsZero() && d.Time().After(a.Published) && a.Embargo.IsZero() { // Hugo makes no page before it
			a.Embargo = d.Time()
			return true
		}
		return setFrontDate(a, text(value))
	case "date", "published", "pubdate", "created":
		return setFrontDate(a, text(value))
	case "creditasreceived", "credit_as_received":
		if v := text(value); v != "" {
			a.Credit.Canonical, a.Credit.Raw = a.Credit.Raw, v
		}
		return true
	case "credit":
		return setFrontPair(value, &a.Credit.Raw, &a.Credit.Canonical, "raw", "canonical")
	case "dateline":
		if v := text(value); v != "" && a.Dateline == (editor.Dateline{}) {
			a.Dateline.Place, a.Dateline.Date = piece.CutDateline(v)
			return true
		}
		return setFrontPair(value, &a.Dateline.Place, &a.Dateline.Date, "place", "date")
	case "copyright":
		if o, ok := value.(map[string]any); ok {
			a.Copyright.Year = atoi(text(o["year"]))
		}
		ok := setFrontPair(value, &a.Copyright.Notice, &a.Copyright.Holder, "notice", "holder")
		if c, _, is := readRights(a.Copyright.Notice); is && a.Copyright.Holder == "" && a.Copyright.Year == 0 {
			a.Copyright.Holder, a.Copyright.Year = c.Holder, c.Year
		}
		return ok
	}
	field, known := frontNames[key]
	old, _ := a.Field(field)
	v := text(value)
	return known && v != "" && old == "" && a.SetField(field, v) == nil
}

// setFrontPair fills two fields from a mapping, or the first from plain text.
func setFrontPair(value any, one, two *string, first, second string) bool {
	if o, ok := value.(map[string]any); ok {
		*one, *two = text(o[first]), text(o[second])
	} else {
		*one = text(value)
	}
	return *one != "" || *two != ""
}

func setFrontAuthors(a *editor.Article, value any) bool {
	list, ok := value.([]any)
	if !ok {
		list = []any{value}
	}
	for _, v := range list {
		w := editor.Author{Name: text(v)}
		if o, ok := v.(map[string]any); ok {
			w.Role, w.Link = text(o["role"]), text(o["link"])
		}
		if w.Name != "" {
			a.Authors = append(a.Authors, w)
		}
	}
	if a.Byline == "" && len(a.Authors) > 0 {
		names := make([]string, len(a.Authors))
		for i, w := range a.Authors {
			names[i] = w.Name
		}
		a.Byline = piece.Byline(names, a.Language)
	}
	return len(a.Authors) > 0
}

func setFrontDate(a *editor.Article, value string) bool {
	d, _ := readDate(value)
	switch t := d.Time(); {
	case !t.IsZero() && a.Published.IsZero():
		a.Published = t
	case d.ISO() != "" && a.Dateline.Date == "":
		a.Dateline.Date = d.ISO()
	default:
		return false
	}
	return true
}

// writeFront returns the front matter of an article and its notes to readers between
// its rules.
func writeFront(a *editor.Article, notes []editor.Amendment) (string, error) {
	var authors, keywords, amendments []*yaml.Node
	for _, w := range a.Authors {
		authors = append(authors, mapping("name", value(w.Name), "role", optional(w.Role), "link", optional(w.Link)))
	}
	for _, k := range a.Keywords {
		keywords = append(keywords, value(k))
	}
	for _, n := range notes {
		amendments = append(amendments, mapping("id", optional(n.ID), "kind", optional(string(n.Kind)), "fact", optional(n.Fact),
			"wrong", optional(n.Wrong), "right", optional(n.Right), "note", optional(n.Note), "by", optional(n.By), "at", optional(stamp(n.At))))
	}
	b, err := yaml.Marshal(mapping(
		"headline", optional(a.Headline), "slug", optional(a.Slug), "standfirst", optional(a.Standfirst),
		"byline", optional(a.Byline), "authors", sequence(authors),
		"dateline", mapping("place", optional(a.Dateline.Place), "date", optional(a.Dateline.Date)),
		"published", optional(stamp(a.Published)), "source", optional(a.Source),
		"credit", mapping("raw", optional(a.Credit.Raw), "canonical", optional(a.Credit.Canonical)),
		"copyright", mapping("holder", optional(a.Copyright.Holder), "year", number(a.Copyright.Year), "notice", optional(a.Copyright.Notice)),
		"usageTerms", optional(a.UsageTerms), "licence", optional(a.Licence), "url", optional(a.URL),
		"language", optional(a.Language), "section", optional(a.Section), "keywords", sequence(keywords),
		"terms", optional(a.Terms), "pixel", optional(a.Pixel), "embargo", optional(stamp(a.Embargo)),
		"expires", optional(stamp(a.Expires)), "editorNote", optional(a.EditorNote), "targetWords", number(a.Target),
		"amendments", sequence(amendments), "generator", value(generator)))
	if err != nil {
		return "", fmt.Errorf("write the front matter: %w", err)
	}
	return "---\n" + string(b) + "---\n", nil
}

// value is a text. One of several lines goes between quotation marks: the
// block style that the library would choose loses line breaks at its ends.
func value(s string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s}
	if strings.ContainsAny(s, "\n\t") {
		n.Style = yaml.DoubleQuotedStyle
	}
	return n
}

// optional is a text, or nil where there is none.
func optional(s string) *yaml.Node {
	if s == "" {
		return nil
	}
	return value(s)
}

func number(n int) *yaml.Node {
	if n == 0 {
		return nil
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: strconv.Itoa(n)}
}

func sequence(items []*yaml.Node) *yaml.Node {
	if len(items) == 0 {
		return nil
	}
	return &yaml.Node{Kind: yaml.SequenceNode, Content: items}
}

// mapping takes keys and values in turn and leaves out those that are nil.
func mapping(pairs ...any) *yaml.Node {
	m := &yaml.Node{Kind: yaml.MappingNode}
	for i := 0; i < len(pairs); i += 2 {
		if v := pairs[i+1].(*yaml.Node); v != nil && (v.Kind != yaml.MappingNode || len(v.Content) > 0) {
			m.Content = append(m.Content, value(pairs[i].(string)), v)
		}
	}
	return m
}
