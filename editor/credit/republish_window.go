package credit

import (
	"fmt"

	"stet/editor"
)

// Some stories may be republished for so many days (City Desk: 90), or so many of them a
// month (The Conversation: not systematically).
var republishWindow = newRule("republish-window", "What the source lets run has neither expired nor been used up", editor.Warns,
	func(in Input) []editor.Finding {
		r, ok := in.republication()
		if !ok || in.Now.IsZero() {
			return nil
		}
		found := append(in.daysOver(r), in.storiesOver(r)...)
		for i := range found {
			found[i].Policy = r.Policy
		}
		return found
	}).
	follows("https://citydesk.org/about/republishing-our-work").
	unless(func(in Input) string {
		if why := in.askedUnknown(); why != "" {
			return why
		}
		r, ok := in.republication()
		switch {
		case ok && r.Days > 0 && in.firstPublished().IsZero():
			return "when the original was published is not known"
		case ok && r.Stories > 0 && in.Known.Sent == nil:
			return notCounted
		}
		return ""
	})

// notCounted is why an allowance cannot be judged.
const notCounted = "what left the desk lately was not counted"

func (in Input) daysOver(r Republication) []editor.Finding {
	published := in.firstPublished()
	until := published.AddDate(0, 0, r.Days)
	if r.Days == 0 || published.IsZero() || !in.Now.After(until) {
		return nil
	}
	return one("published", published.Format("2006-01-02"), fmt.Sprintf("%s lets its stories be republished for %d days, and those were over on %s",
		r.Source, r.Days, until.Format("2 January 2006")))
}

func (in Input) storiesOver(r Republication) []editor.Finding {
	if r.Stories == 0 {
		return nil
	}
	ran := in.sentOut(r.In, func(a editor.Article) int {
		if a.Terms != editor.OwnCopy && (in.isOf(a.Source, r.Source) || in.isOf(a.Credit.Canonical, r.Source) || in.isOf(a.Credit.Raw, r.Source)) {
			return 1
		}
		return 0
	})
	if ran < r.Stories {
		return nil
	}
	return one("source", in.Story.Article.Source, fmt.Sprintf("%s lets %d of its stories be republished in %d days, and %d have gone out", r.Source, r.Stories, inDays(r.In), ran))
}
