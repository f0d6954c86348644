package credit

import (
	"fmt"
	"strings"

	"stet/editor"
)

// A picture that somebody else made needs their leave (Guardian Grid rights
// category; IPTC Rights Usage Terms).
var imageLicence = newRule("image-licence", "Every credited picture has a licence", editor.Warns,
	func(in Input) []editor.Finding {
		var found []editor.Finding
		for n, b := range pictures(in.Story.Article) {
			i := b.Image
			if strings.TrimSpace(i.Licence) != "" || fold(i.Credit+i.Byline) == "" || in.isHouse(i.Credit) {
				continue
			}
			has := "a credit"
			if fold(i.Byline) != "" {
				has = "a by-line"
			}
			found = append(found, ofPicture(b, fmt.Sprintf("Picture %d has %s but no licence", n+1, has)))
		}
		return found
	}).follows("https://github.com/guardian/grid")
