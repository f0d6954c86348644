package credit

import "stet/editor"

// Readers and search engines want to know who an author is: a page that says so is
// linked (The Trust Project, author expertise; Google News on transparency).
var authorRecord = newRule("author-record", "Every author has a page that says who it is", editor.Informs,
	func(in Input) []editor.Finding {
		var found []editor.Finding
		for _, w := range in.Story.Article.Authors {
			if fold(w.Name) == "" || isWebAddress(w.Link) || in.knows(w.Name) {
				continue
			}
			message := "No page says who " + w.Name + " is"
			if w.Link != "" {
				message = "The page about " + w.Name + " is no web address"
			}
			found = append(found, editor.Finding{Field: "authors", Text: w.Name, Message: message})
		}
		return found
	}).follows("https://thetrustproject.org/trust-indicators/")
