package credit

import (
	"net/url"

	"stet/editor"
)

// Republished text links to where it first appeared (The Conversation and
// Floodlight, republishing guidelines). A house's own story may do without.
var linkPresent = newRule("link-present", "The original is linked", editor.Blocks,
	func(in Input) []editor.Finding {
		link := in.Story.Article.URL
		if isWebAddress(link) {
			return nil
		}
		message := "The story does not link to the original"
		if link != "" {
			message = "The link to the original is not a web address"
		}
		found := one("url", link, message)
		if !in.isRepublished() {
			found[0].Severity = editor.Informs
		}
		return found
	}).follows("https://theconversation.com/uk/republishing-guidelines")

func isWebAddress(link string) bool {
	u, err := url.Parse(link)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && isDomain(hostOf(link))
}
