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
			case in.hasRight(i):
			default:
				found = append(found, ofPicture(b, fmt.Sprintf("Nothing says by what right picture %d is run", n+1)))
			}
		}
		return found
	}).follows("https://github.com/guardian/grid")

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
