package credit

import "stet/editor"

// The page of a republished story names the original as the canonical one (The New
// York World; rel=canonical, RFC 6596). Exports name the link to the original.
var republishCanonical = newRule("republish-canonical", "The original is named as canonical", editor.Warns,
	func(in Input) []editor.Finding {
		r, ok := in.republication()
		if !ok || !r.Canonical {
			return nil
		}
		link := in.Story.Article.URL
		owner, known := in.Outlets.ByDomain(link)
		switch {
		case !isWebAddress(link):
			return one("url", link, r.Source+" wants the original named as canonical, and no address of it is known")
		case known && in.isHouse(owner):
			return one("url", link, "The address that would be named as canonical is our own")
		}
		return nil
	}).
	follows("https://www.rfc-editor.org/rfc/rfc6596").
	unless(Input.askedUnknown)
