package credit

import (
	"strings"

	"stet/editor"
)

// What a story leans on has not been withdrawn or corrected since (Zotero's retraction
// notices; NewsML-G2 pubStatus). That it was updated is no trouble.
var citedStanding = newRule("cited-standing", "What the story leans on still stands", editor.Warns,
	func(in Input) []editor.Finding {
		var found []editor.Finding
		for _, c := range in.Known.Cited {
			// The text says what became of it: who lets a correction pass has not yet let a
			// retraction pass that comes later.
			say := func(became, message string, severity editor.Severity) {
				f := editor.Finding{Severity: severity, Field: bodyField, Text: c.Title + " (" + became + ")", Message: "The story leans on “" + c.Title + "”, " + message}
				if at := in.leansAt(c.URL); !at.IsZero() {
					f.Field, f.Range = "", at
				}
				found = append(found, f)
			}
			if c.Spiked {
				spiked := editor.Warns
				if in.republishes(c.URL) {
					spiked = editor.Blocks
				}
				say("spiked", "which was spiked", spiked)
			}
			for _, a := range c.Amendments {
				became := strings.ToLower(a.Kind.Words()) + " of " + a.At.Format("2 January 2006")
				switch a.Kind {
				case editor.Update:
				case editor.Retraction:
					say(became, "of which there is "+article(became)+" "+became, editor.Blocks)
				default:
					say(became, "of which there is "+article(became)+" "+became, editor.Warns)
				}
			}
		}
		return found
	}).
	follows("https://iptc.org/standards/newsml-g2/").
	unless(func(in Input) string {
		if in.Known.Cited == nil && in.cites() {
			return "what the story leans on was not looked up in the library"
		}
		return ""
	})

// republishes reports whether the story is that of a page, and falls with it.
func (in Input) republishes(page string) bool {
	page = editor.PageAddress(page)
	return page != "" && in.isRepublished() && page == editor.PageAddress(in.Story.Article.URL)
}

// article is the indefinite one that words take.
func article(words string) string {
	if strings.ContainsRune("aeiou", firstRune(words)) {
		return "an"
	}
	return "a"
}

// leansAt returns the words that link to a page, or of a fact that was checked against
// it; zero where there are none.
func (in Input) leansAt(page string) editor.Range {
	page = editor.PageAddress(page)
	if page == "" {
		return editor.Range{}
	}
	for _, b := range in.Story.Article.Body {
		for _, m := range b.Marks {
			if m.Kind == editor.Link && editor.PageAddress(m.Href) == page {
				return editor.Range{Block: b.ID, Start: m.Start, End: m.End}
			}
		}
	}
	for _, f := range in.Story.Facts {
		for _, s := range f.Sources {
			if !f.Gone && (editor.PageAddress(s.URL) == page || editor.PageAddress(s.Archived) == page) {
				return f.Range
			}
		}
	}
	return editor.Range{}
}

// cites reports whether the story has sources on the web or links at all.
func (in Input) cites() bool { return len(Cites(in.Story)) > 0 }

// Cites returns the addresses that a story leans on: of its links, of what its facts
// were checked against, and of the page that it was taken from.
func Cites(s editor.Story) []string {
	out := links(s.Article)
	for _, f := range s.Facts {
		for _, source := range f.Sources {
			for _, address := range []string{source.URL, source.Archived} {
				if address != "" {
					out = append(out, address)
				}
			}
		}
	}
	if s.Article.URL != "" && s.Article.Terms != "" && s.Article.Terms != editor.OwnCopy {
		out = append(out, s.Article.URL)
	}
	return out
}
