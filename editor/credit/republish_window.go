package credit

import (
	"fmt"

	"stet/editor"
)

// Some stories may be republished for so many days (City Desk: 90).
var republishWindow = newRule("republish-window", "The days for republishing are not over", editor.Warns,
	func(in Input) []editor.Finding {
		r, ok := in.republication()
		published := in.firstPublished()
		if !ok || r.Days == 0 || published.IsZero() || in.Now.IsZero() {
			return nil
		}
		until := published.AddDate(0, 0, r.Days)
		if !in.Now.After(until) {
			return nil
		}
		f := one("published", published.Format("2006-01-02"), fmt.Sprintf("%s lets its stories be republished for %d days, and those were over on %s",
			r.Source, r.Days, until.Format("2 January 2006")))
		f[0].Policy = r.Policy
		return f
	}).
	follows("https://citydesk.org/about/republishing-our-work").
	unless(func(in Input) string {
		if why := in.askedUnknown(); why != "" {
			return why
		}
		if r, ok := in.republication(); ok && r.Days > 0 && in.firstPublished().IsZero() {
			return "when the original was published is not known"
		}
		return ""
	})
