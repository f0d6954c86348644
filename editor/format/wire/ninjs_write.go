package wire

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"

	"stet/editor"
	"stet/editor/format/piece"
)

// ninjsStory is ninjs 3.1 as far as a story fills it.
type ninjsStory struct {
	URI             string         `json:"uri"`
	Type            string         `json:"type"`
	Standard        ninjsStandard  `json:"standard"`
	Representation  string         `json:"representationType"`
	Version         string         `json:"version"`
	FirstCreated    string         `json:"firstCreated,omitempty"`
	VersionCreated  string         `json:"versionCreated"`
	EmbargoedUntil  string         `json:"embargoedUntil,omitempty"`
	Expires         string         `json:"expires,omitempty"`
	PubStatus       string         `json:"pubStatus"`
	CopyrightHolder string         `json:"copyrightHolder,omitempty"`
	CopyrightNotice string         `json:"copyrightNotice,omitempty"`
	UsageTerms      string         `json:"usageTerms,omitempty"`
	Rights          *ninjsRights   `json:"rightsInfo,omitempty"`
	EdNote          string         `json:"edNote,omitempty"`
	Language        string         `json:"language,omitempty"`
	Headlines       []ninjsText    `json:"headlines,omitempty"`
	Slugline        string         `json:"slugline,omitempty"`
	By              string         `json:"by,omitempty"`
	Located         string         `json:"located,omitempty"`
	People          []ninjsConcept `json:"people,omitempty"`
	InfoSources     []ninjsConcept `json:"infoSources,omitempty"`
	Subjects        []ninjsConcept `json:"subjects,omitempty"`
	Descriptions    []ninjsText    `json:"descriptions,omitempty"`
	Bodies          []ninjsText    `json:"bodies"`
	Associations    []ninjsImage   `json:"associations,omitempty"`
	AltIDs          []ninjsID      `json:"altIds"`
}

type ninjsStandard struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Schema  string `json:"schema"`
}

type ninjsRights struct {
	Linked string `json:"linkedRights"`
}

type ninjsText struct {
	Role        string `json:"role"`
	ContentType string `json:"contentType"`
	Value       string `json:"value"`
}

type ninjsConcept struct {
	Name string `json:"name"`
	Rel  string `json:"rel,omitempty"`
	Role string `json:"role,omitempty"`
	URI  string `json:"uri,omitempty"`
}

type ninjsID struct {
	Role  string `json:"role"`
	Value string `json:"value"`
}

type ninjsImage struct {
	Name            string           `json:"name"`
	URI             string           `json:"uri"`
	Type            string           `json:"type"`
	By              string           `json:"by,omitempty"`
	CopyrightNotice string           `json:"copyrightNotice,omitempty"`
	UsageTerms      string           `json:"usageTerms,omitempty"`
	Descriptions    []ninjsText      `json:"descriptions,omitempty"`
	InfoSources     []ninjsConcept   `json:"infoSources,omitempty"`
	Renditions      []ninjsRendition `json:"renditions,omitempty"`
}

type ninjsRendition struct {
	Name  string `json:"name"`
	Href  string `json:"href,omitempty"`
	Title string `json:"title,omitempty"`
}

// WriteNinjs writes the first story of a parcel as ninjs 3.1. The standard has no place
// for what is not its own but among the identifiers, which nobody shows.
func WriteNinjs(w io.Writer, p piece.Parcel) error {
	s := p.Stories[0]
	record, err := piece.Record(s)
	if err != nil {
		return err
	}
	body, err := tree(s)
	if err != nil {
		return err
	}
	var b strings.Builder
	writeXML(&b, body, putXHTML)
	a := &s.Article
	n := ninjsStory{URI: identity(s), Type: "text", Standard: ninjsStandard{"ninjs", "3.1", ninjsSchema}, Representation: "full", Version: strconv.Itoa(p.Version(0)),
		FirstCreated: stamp(a.Published), VersionCreated: sent(p.At, s), EmbargoedUntil: stamp(a.Embargo), Expires: stamp(a.Expires), PubStatus: "usable",
		CopyrightHolder: a.Copyright.Holder, CopyrightNotice: a.Copyright.Notice, UsageTerms: a.UsageTerms, EdNote: a.EditorNote,
		Language: a.Language, Headlines: ninjsTexts("main", "text/plain", a.Headline), Slugline: a.Slug, By: a.Byline, Located: a.Dateline.Place,
		Descriptions: ninjsTexts("main", "text/plain", a.Standfirst), Bodies: []ninjsText{{"main", "text/html", b.String()}},
		AltIDs: []ninjsID{{recordName, string(record)}}}
	if retracted(s) {
		n.PubStatus = "canceled"
	}
	if isAddress(a.Licence) {
		n.Rights = &ninjsRights{a.Licence}
	}
	for _, w := range a.Authors {
		n.People = append(n.People, ninjsConcept{Name: w.Name, Rel: "author", URI: address(w.Link)})
	}
	if v := creditOf(a); v != "" {
		n.InfoSources = append(n.InfoSources, ninjsConcept{Name: v})
	}
	if a.Section != "" {
		n.Subjects = append(n.Subjects, ninjsConcept{Name: a.Section, Rel: "section"})
	}
	for _, k := range a.Keywords {
		n.Subjects = append(n.Subjects, ninjsConcept{Name: k, Rel: "keyword"})
	}
	for _, block := range a.Body {
		if block.Image != nil {
			n.Associations = append(n.Associations, ninjsImageOf(block.Image, fmt.Sprintf("%s#picture%d", n.URI, len(n.Associations)+1)))
		}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(n)
}

func ninjsTexts(role, kind, value string) []ninjsText {
	if value == "" {
		return nil
	}
	return []ninjsText{{role, kind, value}}
}

func ninjsImageOf(i *editor.Image, uri string) ninjsImage {
	_, name, _ := cutLast(uri, "#")
	n := ninjsImage{Name: name, URI: uri, Type: "picture", By: i.Byline, CopyrightNotice: i.Copyright, UsageTerms: i.UsageTerms,
		Descriptions: ninjsTexts("caption", "text/plain", i.Caption)}
	for _, source := range []string{i.Credit, i.Source} {
		if source != "" && (len(n.InfoSources) == 0 || n.InfoSources[0].Name != source) {
			n.InfoSources = append(n.InfoSources, ninjsConcept{Name: source})
		}
	}
	if i.File != "" {
		n.Renditions = []ninjsRendition{{Name: "main", Href: address(i.File), Title: i.File}}
	}
	return n
}

// isAddress reports whether v is a whole address, as the schema wants them.
func isAddress(v string) bool {
	u, err := url.Parse(v)
	return err == nil && u.IsAbs() && u.Host != "" && !strings.ContainsAny(v, " \t\n\"<>\\^`{|}")
}

func address(v string) string {
	if isAddress(v) {
		return v
	}
	return ""
}
