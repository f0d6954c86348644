package credit

import (
	"fmt"
	"strings"
	"time"

	"stet/editor"
)

// A picture runs by some right: a category, a licence or terms, or the agency that
// supplies it; and a lease has not run out (Guardian Grid, usage rights and leases).
var imageRights = newRule("image-rights", "The desk has the right to run every picture", editor.Blocks,
	func(in Input) []editor.Finding {
		var found []editor.Finding
		for n, b := range pictures(in.Story.Article) {
			i := b.Image
			switch {
			case !i.Expires.IsZero() && !in.Now.IsZero() && !i.Expires.After(in.Now):
				found = append(found, ofPicture(b, fmt.Sprintf("The right to picture %d ran out on %s", n+1, in.moment(i.Expires))))
			case in.overQuota(i) != "":
				found = append(found, ofPicture(b, fmt.Sprintf("Picture %d: %s", n+1, in.overQuota(i))))
			case in.hasRight(i):
			default:
				found = append(found, ofPicture(b, fmt.Sprintf("Nothing says by what right picture %d is run", n+1)))
			}
		}
		return found
	}).
	follows("https://github.com/guardian/grid").
	unless(func(in Input) string {
		if in.Known.Sent != nil {
			return ""
		}
		for _, q := range in.Profile.Quotas {
			for _, b := range pictures(in.Story.Article) {
				if in.isOf(b.Image.Credit, q.Supplier) {
					return notCounted
				}
			}
		}
		return ""
	})

// overQuota says which quota a picture is over, "" for none. Those of this story count
// with those that went out.
func (in Input) overQuota(i *editor.Image) string {
	for _, q := range in.Profile.Quotas {
		if in.Known.Sent == nil || !in.isOf(i.Credit, q.Supplier) {
			continue
		}
		ran := in.sentOut(q.In, func(a editor.Article) int { return in.picturesOf(a, q.Supplier) })
		if here := in.picturesOf(in.Story.Article, q.Supplier); ran+here > q.Pictures {
			return fmt.Sprintf("the quota is %d pictures of %s in %d days, and %d have gone out besides the %d here", q.Pictures, q.Supplier, inDays(q.In), ran, here)
		}
	}
	return ""
}

func (in Input) picturesOf(a editor.Article, supplier string) int {
	n := 0
	for _, b := range pictures(a) {
		if in.isOf(b.Image.Credit, supplier) {
			n++
		}
	}
	return n
}

func (in Input) hasRight(i *editor.Image) bool {
	file := in.Known.Pictures[i.File]
	if i.Rights == "leased" && i.Expires.Equal(time.Time{}) {
		return false // a lease ends
	}
	if i.Rights != "" || strings.TrimSpace(i.Licence+i.UsageTerms+file.UsageTerms) != "" {
		return true
	}
	for _, name := range in.organisations(i.Credit) {
		one, ok := in.Outlets.Lookup(name)
		if in.isHouse(name) || in.isSource(name) || ok && (one.Kind == "agency" || one.Kind == "photo") {
			return true
		}
	}
	return false
}
