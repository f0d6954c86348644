package credit

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"stet/editor"
)

// isRepublished reports whether the copy came to be republished.
func (in Input) isRepublished() bool {
	switch in.Story.Article.Terms {
	case editor.Republished, editor.CreativeCommons:
		return true
	case editor.OwnCopy, editor.WireCopy, editor.UserContent:
		return false
	}
	return in.republished()
}

// isLicensed reports whether the story runs under somebody else's Creative Commons
// licence: it was republished, or nobody said on what terms it came, and neither its
// source nor its credit is the house.
func (in Input) isLicensed() bool {
	a := in.Story.Article
	return in.isRepublished() || a.Terms == "" && isCreative(a.Licence) && !in.isHouse(a.Source) && !slices.ContainsFunc(in.credited(), in.isHouse)
}

// whoYouAre is where the desk says so.
const whoYouAre = "Help › You and your desk"

// AsksWhoYouAre reports whether a finding would be another if the desk said who it is.
func AsksWhoYouAre(f editor.Finding) bool { return strings.Contains(f.Message, whoYouAre) }

// isOurs reports whether a story says, or leaves no doubt, that it is the desk's own.
func (in Input) isOurs() bool {
	a := in.Story.Article
	return a.Terms == editor.OwnCopy || a.Terms == "" && fold(a.Source+a.URL+a.Licence+a.UsageTerms) == "" && in.Known.Original == nil
}

// houseUnknown says why own copy cannot be held to the house's name.
func (in Input) houseUnknown() string {
	if in.House == "" && in.isOurs() {
		return "who you are is not: say so in " + whoYouAre
	}
	return ""
}

// republication returns what the source of a republished story asks.
func (in Input) republication() (Republication, bool) {
	if !in.isRepublished() {
		return Republication{}, false
	}
	for _, name := range append(in.organisations(in.Story.Article.Source), in.credited()...) {
		if r, ok := in.Profile.Republication(name); ok {
			return r, true
		}
	}
	return in.Profile.Republication(in.Story.Article.Source)
}

// askedUnknown says why nobody can say whether a republisher does what is asked.
func (in Input) askedUnknown() string {
	if _, ok := in.republication(); ok || !in.isRepublished() {
		return ""
	}
	if in.Story.Article.Terms == "" {
		return "nobody has said on what terms the copy came: choose them in its details"
	}
	return fmt.Sprintf("what the source asks of those who republish it is not written down: add it to %s.yaml, in the profiles folder of the house", in.Story.Article.Terms)
}

// askedOfOriginal is askedUnknown for what only the original can show.
func (in Input) askedOfOriginal() string {
	if why := in.askedUnknown(); why != "" {
		return why
	}
	if _, ok := in.republication(); ok && in.Known.Original == nil {
		return "the copy as it came in is not in the library"
	}
	return ""
}

// filled puts the story's own words into a sentence that a source asks for.
func (in Input) filled(sentence string) string {
	a := in.Story.Article
	author := join(authorNames(a.Authors), "and")
	return strings.NewReplacer("{title}", a.Headline, "{author}", author, "{source}", in.nameOf(a.Source), "{url}", a.URL).Replace(sentence)
}

func authorNames(authors []editor.Author) []string {
	var out []string
	for _, w := range authors {
		if w.Role == "" {
			out = append(out, w.Name)
		}
	}
	return out
}

// firstPublished is when the original appeared.
func (in Input) firstPublished() time.Time {
	if in.Known.Original != nil {
		return in.Known.Original.Published
	}
	return in.Story.Article.Published
}

// bodyField is the field that a finding about the whole text stands under.
const bodyField = "url"
