package credit

import (
	"fmt"

	"stet/editor"
)

// What the public made is used with the maker's leave, and the maker is credited, not
// whoever uploaded it (ONA, Social Newsgathering Ethics Code; BBC).
var userContent = newRule("user-content", "Makers of user content have agreed", editor.Blocks,
	func(in Input) []editor.Finding {
		var found []editor.Finding
		all := in.Story.Article.Terms == editor.UserContent
		for n, b := range pictures(in.Story.Article) {
			i := b.Image
			if !all && i.Rights != "social" && i.Rights != "screengrab" {
				continue
			}
			if fold(i.Consent) == "" {
				found = append(found, ofPicture(b, fmt.Sprintf("Nobody says who let the desk use picture %d, and how", n+1)))
			}
			if fold(i.Byline) == "" && in.isPlatform(i.Credit) {
				found = append(found, ofPictureIn(b, "credit", fmt.Sprintf("Picture %d is credited to “%s”, where it was found, not to who made it", n+1, i.Credit)))
			}
		}
		return found
	}).follows("https://journalists.org/tools/social-newsgathering")

func (in Input) isPlatform(credit string) bool {
	orgs := in.organisations(credit)
	for _, name := range orgs {
		if one, ok := in.Outlets.Lookup(name); !ok || one.Kind != "platform" {
			return false
		}
	}
	return len(orgs) > 0 && len(in.line(credit).Authors) == 0
}
