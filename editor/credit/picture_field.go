package credit

import "stet/editor"

// settledBy names the field of a picture, of editor.ImageFields, that the findings of a
// rule are settled by.
var settledBy = map[string]string{
	"image-credit": "credit", "image-licence": "licence", "image-rights": "rights", "user-content": "consent", "ai-label": "digitalSource",
	"restrictions": "usageTerms", "signature": "credit", "mandatory-credit": "credit", "photo-pattern": "credit", "chart-source": "source",
	"cc-attribution": "licence", "cc-compatible": "licence",
}

// PictureField names the field of a picture, of editor.ImageFields, that a finding about
// one is settled by: the one that its fix fills in, or its rule asks for; "" where no
// single field settles it.
func PictureField(f editor.Finding) string {
	for _, x := range f.Fixes {
		for _, e := range x.Edits {
			if e.Picture != "" {
				return e.Field
			}
		}
	}
	return settledBy[f.Rule]
}
