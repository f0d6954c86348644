package editor

import (
	"strings"
	"time"
)

// Status is where an article stands in the desk's day.
type Status string

// The workflow statuses, in the order a story passes them.
const (
	Inbox    Status = "inbox"
	Drafting Status = "drafting"
	Checking Status = "checking"
	Ready    Status = "ready"
	Exported Status = "exported"
	Spiked   Status = "spiked"
)

// Statuses lists every status in workflow order.
var Statuses = []Status{Inbox, Drafting, Checking, Ready, Exported, Spiked}

// Article is a story with the fields editors and the IPTC use. A field that is
// not known is empty and absent from the JSON.
type Article struct {
	ID         string    `json:"id,omitempty"`
	Slug       string    `json:"slug,omitempty"`
	Headline   string    `json:"headline,omitempty"`
	Standfirst string    `json:"standfirst,omitempty"`
	Byline     string    `json:"byline,omitempty"`
	Authors    []Author  `json:"authors,omitempty"`
	Dateline   Dateline  `json:"dateline,omitzero"`
	Published  time.Time `json:"published,omitzero"`
	Source     string    `json:"source,omitempty"`
	Credit     Credit    `json:"credit,omitzero"`
	Copyright  Copyright `json:"copyright,omitzero"`
	UsageTerms string    `json:"usageTerms,omitempty"`
	Licence    string    `json:"licence,omitempty"`
	URL        string    `json:"url,omitempty"`
	Language   string    `json:"language,omitempty"` // BCP 47, such as "en-GB"
	Section    string    `json:"section,omitempty"`
	Keywords   []string  `json:"keywords,omitempty"`
	Terms      string    `json:"terms,omitempty"` // on what terms the copy came, one of CopyTerms; "" counts as OwnCopy
	Pixel      string    `json:"pixel,omitempty"` // address of the counting picture that a republished story must keep
	Embargo    time.Time `json:"embargo,omitzero"`
	Expires    time.Time `json:"expires,omitzero"` // when the right to publish ends
	EditorNote string    `json:"editorNote,omitempty"`
	Target     int       `json:"targetWords,omitempty"` // the words the body is to have, 0 where nobody has said
	Status     Status    `json:"status,omitempty"`
	Body       []Block   `json:"body,omitempty"`

	// The editorial marks of the headline and the standfirst, which have no others.
	HeadlineMarks   []Mark `json:"headlineMarks,omitempty"`
	StandfirstMarks []Mark `json:"standfirstMarks,omitempty"`
}

// Author is one name of the by-line; Role is "" for the writer, otherwise a
// word such as "photographer" or "editor". Link is a page that says who it is.
type Author struct {
	Name string `json:"name"`
	Role string `json:"role,omitempty"`
	Link string `json:"link,omitempty"`
}

// The terms on which copy reaches a desk, each with a profile of checks of its own.
const (
	OwnCopy         = "own"
	WireCopy        = "wire"
	Republished     = "republished"
	CreativeCommons = "creative-commons"
	UserContent     = "user-content"
)

// CopyTerms lists them in the order menus offer them.
var CopyTerms = []string{OwnCopy, WireCopy, Republished, CreativeCommons, UserContent}

// Day is the day that "Wednesday" in a is reckoned from: that of the dateline, else
// of publication; the zero Time where neither is known.
func (a Article) Day() time.Time {
	if filed, err := time.Parse(time.DateOnly, a.Dateline.Date); err == nil {
		return filed
	}
	return a.Published
}

// Dateline is where and on what day copy was filed. Date is a calendar day
// (2006-01-02) where it is known in full, otherwise the words as received.
type Dateline struct {
	Place string `json:"place,omitempty"`
	Date  string `json:"date,omitempty"`
}

// Credit is the credit line: Raw exactly as received, Canonical the name the
// organisation itself uses, "" while nobody has settled it.
type Credit struct {
	Raw       string `json:"raw,omitempty"`
	Canonical string `json:"canonical,omitempty"`
}

// Printed is the line that readers see below a story, "" for none: the name that the
// desk settled on, or, where none is, the line as received. A line that is a sentence is
// printed whole, for whoever lets others republish asks for it word for word.
func (c Credit) Printed() string {
	if c.Canonical == "" || c.IsSentence() {
		return c.Raw
	}
	return "Credit: " + c.Canonical
}

// IsSentence reports whether the line as received says more than a name: "This article
// is republished from The Conversation under a Creative Commons license."
func (c Credit) IsSentence() bool {
	return strings.HasSuffix(strings.TrimSpace(c.Raw), ".") && len(strings.Fields(c.Raw)) > 5
}

// Copyright holds the parts of a copyright line, and the line itself.
type Copyright struct {
	Holder string `json:"holder,omitempty"`
	Year   int    `json:"year,omitempty"`
	Notice string `json:"notice,omitempty"`
}

// Clone returns a copy of a that shares nothing with it.
func (a Article) Clone() Article {
	a.Authors = append([]Author(nil), a.Authors...)
	a.Keywords = append([]string(nil), a.Keywords...)
	a.HeadlineMarks = append([]Mark(nil), a.HeadlineMarks...)
	a.StandfirstMarks = append([]Mark(nil), a.StandfirstMarks...)
	body := a.Body
	a.Body = nil
	for _, b := range body {
		a.Body = append(a.Body, b.Clone())
	}
	return a
}

// Text returns the text that id addresses: the Words of a body's block, or the
// headline or the standfirst under their reserved IDs.
func (a *Article) Text(id string) (string, bool) {
	switch id {
	case HeadlineID:
		return a.Headline, true
	case StandfirstID:
		return a.Standfirst, true
	}
	if i := a.Block(id); i >= 0 {
		return a.Body[i].Words(), true
	}
	return "", false
}

// Marks returns the marks of the text that id addresses, as Text does.
func (a *Article) Marks(id string) []Mark {
	switch id {
	case HeadlineID:
		return a.HeadlineMarks
	case StandfirstID:
		return a.StandfirstMarks
	}
	if i := a.Block(id); i >= 0 {
		return a.Body[i].Marks
	}
	return nil
}

// Block returns the index in the body of the block with that ID, or -1.
func (a *Article) Block(id string) int {
	for i := range a.Body {
		if a.Body[i].ID == id {
			return i
		}
	}
	return -1
}
