package credit

import (
	"fmt"

	"stet/editor"
)

// Credits that were there when the story was signed off are there still (Reuters, keep
// all notices).
var signedCredit = newRule("signed-credit", "No credit was taken out since the sign-off", editor.Warns,
	func(in Input) []editor.Finding {
		if in.Known.Signed == nil {
			return nil
		}
		var found []editor.Finding
		for _, field := range creditFields {
			was, _ := in.Known.Signed.Field(field)
			if is, _ := in.Story.Article.Field(field); was != "" && is == "" {
				found = append(found, one(field, was, "“"+editor.FieldLabel(field)+"” was taken out since the sign-off",
					editor.Fix{Label: "Put it back", Edits: []editor.Edit{{Field: field, Value: was}}})...)
			}
		}
		signed := map[string]*editor.Image{}
		for _, b := range pictures(*in.Known.Signed) {
			signed[b.Image.File] = b.Image
		}
		for n, b := range pictures(in.Story.Article) {
			was := signed[b.Image.File]
			for _, field := range pictureCredits {
				if was == nil || was.Field(field) == "" || b.Image.Field(field) != "" {
					continue
				}
				f := ofPictureIn(b, field, fmt.Sprintf("The %s of picture %d was taken out since the sign-off", field, n+1))
				f.Fixes = []editor.Fix{setPicture(b, field, was.Field(field))}
				found = append(found, f)
			}
		}
		return found
	}).
	follows("https://www.reutersagency.com/ar/brand-attribution-guidelines").
	unless(func(in Input) string {
		if in.Known.Signed == nil {
			return "the story has not been signed off"
		}
		return ""
	})
