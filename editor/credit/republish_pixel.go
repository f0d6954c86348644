package credit

import "stet/editor"

// The counting picture that comes with a story stays in it (The Conversation;
// Institute for Nonprofit News).
var republishPixel = newRule("republish-pixel", "The source’s counting picture is kept", editor.Blocks,
	func(in Input) []editor.Finding {
		r, ok := in.republication()
		if !ok || !r.Pixel {
			return nil
		}
		pixel, came := in.Story.Article.Pixel, ""
		if in.Known.Original != nil {
			came = in.Known.Original.Pixel
		}
		var fixes []editor.Fix
		if isWebAddress(came) {
			fixes = append(fixes, editor.Fix{Label: "Put it back", Edits: []editor.Edit{{Field: "pixel", Value: came}}})
		}
		switch {
		case pixel == "":
			return one("pixel", "", "The counting picture that "+r.Source+" asks for is missing", fixes...)
		case !isWebAddress(pixel):
			return one("pixel", pixel, "The counting picture’s address is no web address", fixes...)
		case came != "" && came != pixel:
			return one("pixel", pixel, "The counting picture is another one than came with the story", fixes...)
		}
		return nil
	}).
	follows("https://theconversation.com/uk/republishing-guidelines").
	unless(Input.askedUnknown)
