package report

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"stet/editor"
)

// claimReview is a fact as search engines read it, in the names of
// https://schema.org/ClaimReview. Google asks for claimReviewed, reviewRating with
// its alternateName, and url, and wants to know of author and itemReviewed
// (https://developers.google.com/search/docs/appearance/structured-data/factcheck).
type claimReview struct {
	Context   string      `json:"@context"`
	Type      string      `json:"@type"`
	URL       string      `json:"url"`
	Published string      `json:"datePublished,omitempty"`
	Author    *agent      `json:"author"`
	Claim     string      `json:"claimReviewed"`
	Of        claim       `json:"itemReviewed"`
	Citation  []work      `json:"citation,omitempty"`
	Rating    claimRating `json:"reviewRating"`
	Language  string      `json:"inLanguage,omitempty"`
}

type claim struct {
	Type       string `json:"@type"`
	Author     *agent `json:"author,omitempty"`
	Published  string `json:"datePublished,omitempty"`
	Appearance []work `json:"appearance,omitempty"`
}

// claimRating says the verdict in words. No number is given: a desk's statuses are
// no scale.
type claimRating struct {
	Type    string `json:"@type"`
	Verdict string `json:"alternateName"`
}

type agent struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

type work struct {
	Type string `json:"@type"`
	Name string `json:"name,omitempty"`
	URL  string `json:"url,omitempty"`
}

// claimReviews writes the chosen facts as a JSON-LD graph of reviews. It is an error
// to choose none, one that there is not, or one that nobody has answered for; and
// the page that the reviews stand on must have an address. Confidential sources are
// never in it, redacted or not: it is for readers.
func claimReviews(w io.Writer, d *Dossier) error {
	open := d.Redacted()
	var out []claimReview
	for _, id := range d.Claims {
		i := slices.IndexFunc(open.Story.Facts, func(f editor.Fact) bool { return f.ID == id })
		if i < 0 {
			return fmt.Errorf("there is no fact %q in the story", id)
		}
		r, err := open.review(open.Story.Facts[i])
		if err != nil {
			return err
		}
		out = append(out, r)
	}
	if len(out) == 0 {
		return errors.New("choose the facts to publish as claim reviews")
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ") // and with "<" escaped, so that no text ends the script it is put in
	if len(out) == 1 {
		return enc.Encode(out[0])
	}
	return enc.Encode(out)
}

// Reviewable reports whether a fact can be published as a review: somebody has found
// it to hold, to be disputed or not to be known, and its words are those that were
// settled. What was put right before it was published is no claim of anybody's.
func Reviewable(f editor.Fact) bool {
	return f.IsFact() && !f.Stale && !f.Gone && slices.Contains([]editor.FactStatus{editor.Verified, editor.Disputed, editor.Unverifiable}, f.Status.Base())
}

func (d *Dossier) review(f editor.Fact) (claimReview, error) {
	a := &d.Story.Article
	if !Reviewable(f) {
		return claimReview{}, fmt.Errorf("%s cannot be published as a review: it must be verified, disputed or unverifiable, and its words those that were settled", quoted(f.Text))
	}
	if !isAddress(a.URL) {
		return claimReview{}, errors.New("the story has no address on the web, which a claim review must name: fill in its URL")
	}
	r := claimReview{Context: "https://schema.org", Type: "ClaimReview", URL: a.URL, Claim: d.claimed(f),
		Of: claim{Type: "Claim"}, Rating: claimRating{"Rating", d.statusLabel(f.Status)}, Language: a.Language}
	if !f.Settled.IsZero() {
		r.Published = f.Settled.Format(time.DateOnly)
	}
	name := cmp.Or(d.House, a.Source)
	if name == "" {
		return claimReview{}, errors.New("nobody is named who answers for the review: fill in the story's source, or the name of the house in the settings")
	}
	r.Author = &agent{"Organization", name, origin(a.URL)}
	if f.Speaker != "" && f.Speaker != withheldWords {
		r.Of.Author = &agent{Type: "Person", Name: f.Speaker}
	}
	for _, s := range f.Sources {
		if !isAddress(s.URL) || s.Confidential {
			continue
		}
		source := work{"CreativeWork", s.Title, s.URL}
		if r.Of.Author == nil || s.Secondary { // it bears the claim out, or not, and is not where it was made
			r.Citation = append(r.Citation, source)
			continue
		}
		r.Of.Appearance = append(r.Of.Appearance, source)
		if day, err := time.Parse(time.DateOnly, s.When); err == nil && r.Of.Published == "" {
			r.Of.Published = day.Format(time.DateOnly)
		}
	}
	return r, nil
}

// claimed is what a fact claims: the words of a quotation, or the sentences that the
// fact stands in, since few facts say something by themselves.
func (d *Dossier) claimed(f editor.Fact) string {
	if f.Kind.Base() != editor.Quotation {
		var said []string
		for _, l := range d.lines() {
			if slices.ContainsFunc(l.Entries, func(e entry) bool { return e.ID == f.ID }) {
				said = append(said, l.Text)
			}
		}
		if len(said) > 0 {
			return strings.Join(said, " ")
		}
	}
	return strings.Trim(strings.TrimSpace(f.Text), "“”\"‘’,")
}

// origin is where on the web a house lives whose page has that address.
func origin(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	return u.Scheme + "://" + u.Host + "/"
}

// isAddress reports addresses of the web.
func isAddress(s string) bool {
	return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")
}
