package credit

import (
	"fmt"
	"maps"
	"slices"

	"stet/editor"
)

// creditFields are the fields that say whose a story is and on what terms.
var creditFields = []string{"byline", "authors", "dateline.place", "dateline.date", "source", "credit.raw", "credit.canonical",
	"copyright.holder", "copyright.year", "copyright.notice", "usageTerms", "licence", "url", "terms", "pixel"}

// pictureCredits are those of a picture.
var pictureCredits = []string{"byline", "credit", "source", "copyright", "licence", "usageTerms"}

// Credits survive an export: what is written and read again has every one of them.
// Superdesk drops some.
var exportReread = newRule("export-reread", "Credits survive an export", editor.Blocks,
	func(in Input) []editor.Finding {
		var found []editor.Finding
		for _, format := range slices.Sorted(maps.Keys(in.Known.Reread)) {
			again := in.Known.Reread[format]
			for _, field := range creditFields {
				was, _ := in.Story.Article.Field(field)
				if is, _ := again.Field(field); was != is {
					found = append(found, one(field, was, fmt.Sprintf("%s loses the field “%s”", format, editor.FieldLabel(field)))...)
				}
			}
			found = append(found, rereadPictures(format, pictures(in.Story.Article), pictures(again))...)
		}
		return found
	}).
	follows("https://iptc.org/standards/ninjs/").
	unless(func(in Input) string {
		if in.Known.Reread == nil {
			return "what is exported is read again when it is written"
		}
		return ""
	})

func rereadPictures(format string, was, is []editor.Block) []editor.Finding {
	var found []editor.Finding
	for n, b := range was {
		if n >= len(is) {
			found = append(found, ofPictureIn(b, format, fmt.Sprintf("%s loses picture %d", format, n+1)))
			continue
		}
		for _, field := range pictureCredits {
			if b.Image.Field(field) != is[n].Image.Field(field) {
				found = append(found, ofPictureIn(b, field+" in "+format, fmt.Sprintf("%s loses the %s of picture %d", format, field, n+1)))
			}
		}
	}
	return found
}
