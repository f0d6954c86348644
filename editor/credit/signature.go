package credit

import (
	"fmt"

	"stet/editor"
)

// Content credentials that a picture carries are whole, and whom they name is whom
// the credit names (C2PA, Technical Specification).
var signature = newRule("signature", "Content credentials are whole", editor.Warns,
	func(in Input) []editor.Finding {
		var found []editor.Finding
		for n, b := range pictures(in.Story.Article) {
			file := in.Known.Pictures[b.Image.File]
			switch {
			case file.Signature == "broken":
				found = append(found, ofPicture(b, fmt.Sprintf("The content credentials of picture %d are broken: it was changed after it was signed", n+1)))
			case file.Signature == "valid" && file.Signer != "" && !in.agrees(b.Image.Credit+" "+b.Image.Byline+" "+b.Image.Source, file.Signer):
				found = append(found, ofPicture(b, fmt.Sprintf("Picture %d is signed by %s, whom its credit does not name", n+1, file.Signer)))
			}
		}
		return found
	}).
	follows("https://c2pa.org/specifications").
	unless(func(in Input) string {
		for _, b := range pictures(in.Story.Article) {
			if s := in.Known.Pictures[b.Image.File].Signature; s != "" && s != "valid" && s != "broken" {
				return s
			}
		}
		return ""
	})
