package format

import (
	"bytes"
	"encoding/json"
	"slices"

	"stet/editor"
)

// newsArticle is the JSON-LD of a page, in schema.org's names
// (https://schema.org/NewsArticle).
type newsArticle struct {
	Context   string     `json:"@context"`
	Type      string     `json:"@type"`
	Headline  string     `json:"headline,omitempty"`
	About     string     `json:"description,omitempty"`
	Authors   []ldPerson `json:"author,omitempty"`
	Dateline  string     `json:"dateline,omitempty"`
	Location  *ldName    `json:"contentLocation,omitempty"`
	Published string     `json:"datePublished,omitempty"`
	Modified  string     `json:"dateModified,omitempty"`
	Source    *ldName    `json:"sourceOrganization,omitempty"`
	Credit    string     `json:"creditText,omitempty"`
	Holder    *ldName    `json:"copyrightHolder,omitempty"`
	Year      int        `json:"copyrightYear,omitempty"`
	Notice    string     `json:"copyrightNotice,omitempty"`
	Usage     ldText     `json:"usageInfo,omitempty"`
	Licence   ldText     `json:"license,omitempty"`
	URL       string     `json:"url,omitempty"`
	BasedOn   *ldSource  `json:"isBasedOn,omitempty"`
	Language  string     `json:"inLanguage,omitempty"`
	Section   string     `json:"articleSection,omitempty"`
	Keywords  []string   `json:"keywords,omitempty"`
	Images    []ldImage  `json:"image,omitempty"`
	Citations []ldSource `json:"citation,omitempty"`

	Corrections []correctionComment `json:"correction,omitempty"`
}

type ldPerson struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	Role string `json:"jobTitle,omitempty"`
	URL  string `json:"url,omitempty"`
}

type ldName struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

type ldImage struct {
	Type    string  `json:"@type"`
	URL     string  `json:"contentUrl,omitempty"`
	Caption string  `json:"caption,omitempty"`
	Credit  string  `json:"creditText,omitempty"`
	Creator *ldName `json:"creator,omitempty"`
	Notice  string  `json:"copyrightNotice,omitempty"`
	Usage   ldText  `json:"usageInfo,omitempty"`
	Licence ldText  `json:"license,omitempty"`
}

// ldSource is a work that a story rests on.
type ldSource struct {
	Type string `json:"@type"`
	Name string `json:"name,omitempty"`
	URL  string `json:"url,omitempty"`
}

// ldText is a licence or what may be done with a work: the address of a page that says
// so or, where there are only words, a work that consists of them.
type ldText string

type ldWords struct {
	Type string `json:"@type"`
	Text string `json:"text"`
}

func (t ldText) MarshalJSON() ([]byte, error) {
	if isWeb(string(t)) {
		return json.Marshal(string(t))
	}
	return json.Marshal(ldWords{"CreativeWork", string(t)})
}

func (t *ldText) UnmarshalJSON(b []byte) error {
	if bytes.HasPrefix(b, []byte(`"`)) {
		return json.Unmarshal(b, (*string)(t))
	}
	var w ldWords
	err := json.Unmarshal(b, &w)
	*t = ldText(w.Text)
	return err
}

func organisation(name string) *ldName {
	if name == "" {
		return nil
	}
	return &ldName{"Organization", name}
}

func schemaOf(story editor.Story) newsArticle {
	a, notes := &story.Article, story.Amendments
	s := newsArticle{Context: "https://schema.org", Type: "NewsArticle",
		Headline: a.Headline, About: a.Standfirst, Dateline: datelineWords(a.Dateline), Published: stamp(a.Published),
		Source: organisation(a.Source), Credit: a.Credit.Canonical, Holder: organisation(a.Copyright.Holder),
		Year: a.Copyright.Year, Notice: a.Copyright.Notice, Usage: ldText(a.UsageTerms), Licence: ldText(a.Licence), URL: a.URL,
		Language: a.Language, Section: a.Section, Keywords: a.Keywords, Corrections: correctionComments(notes)}
	if s.Credit == "" {
		s.Credit = a.Credit.Raw
	}
	if a.Dateline.Place != "" {
		s.Location = &ldName{"Place", a.Dateline.Place}
	}
	if a.URL != "" && slices.Contains(elsewhere, a.Terms) {
		s.URL, s.BasedOn = "", &ldSource{Type: "CreativeWork", URL: a.URL}
	}
	for _, n := range notes {
		if n.At.After(a.Published) && !a.Published.IsZero() {
			s.Modified = stamp(n.At)
		}
	}
	s.Citations = citations(story.Facts)
	for _, w := range a.Authors {
		s.Authors = append(s.Authors, ldPerson{"Person", w.Name, w.Role, w.Link})
	}
	for _, b := range a.Body {
		if i := b.Image; i != nil {
			image := ldImage{Type: "ImageObject", URL: i.File, Caption: i.Caption, Credit: i.Credit, Notice: i.Copyright,
				Usage: ldText(i.UsageTerms), Licence: ldText(i.Licence)}
			if i.Byline != "" {
				image.Creator = &ldName{"Person", i.Byline}
			}
			s.Images = append(s.Images, image)
		}
	}
	return s
}

// elsewhere are the terms of copy that was published elsewhere before, at the address
// that the story has.
var elsewhere = []string{editor.WireCopy, editor.Republished, editor.CreativeCommons}

// citations are the pages and documents on the web that the settled facts of a story
// rest on, each once. What is confidential is not among them, nor is anything about a
// person.
func citations(facts []editor.Fact) []ldSource {
	var all []ldSource
	for _, f := range facts {
		if !f.IsFact() || !f.IsSettled() {
			continue
		}
		for _, s := range f.Sources {
			public := !s.Confidential && s.Anonymity == "" && s.Kind != editor.Person && isWeb(s.URL)
			if public && !slices.ContainsFunc(all, func(o ldSource) bool { return o.URL == s.URL }) {
				all = append(all, ldSource{"CreativeWork", s.Title, s.URL})
			}
		}
	}
	return all
}
