package credit

import (
	"fmt"
	"slices"
	"strings"

	"stet/editor"
)

// Credits that were there when the story was signed off are there still (Reuters, keep
// all notices).
var signedCredit = newRule("signed-credit", "No credit was taken out or replaced since the sign-off", editor.Warns,
	func(in Input) []editor.Finding {
		if in.Known.Signed == nil {
			return nil
		}
		var found []editor.Finding
		for _, field := range creditFields {
			was, _ := in.Known.Signed.Field(field)
			is, _ := in.Story.Article.Field(field)
			became := in.sinceSigned(field, was, is)
			if field == "authors" && len(found) == 0 && became == "" && !in.samePeopleOrMore(in.Known.Signed.Authors) {
				became = "was “" + join(authorNames(in.Known.Signed.Authors), "and") + "” at the sign-off, and is “" + join(authorNames(in.Story.Article.Authors), "and") + "”"
			}
			if became != "" {
				found = append(found, one(field, was, "“"+editor.FieldLabel(field)+"” "+became, in.asSigned(field))...)
			}
		}
		signed := map[string]*editor.Image{}
		for _, b := range pictures(*in.Known.Signed) {
			signed[b.Image.File] = b.Image
		}
		for n, b := range pictures(in.Story.Article) {
			was := signed[b.Image.File]
			for _, field := range pictureCredits {
				if was == nil {
					continue
				}
				became := in.sinceSigned(field, was.Field(field), b.Image.Field(field))
				if became == "" {
					continue
				}
				f := ofPictureIn(b, field, fmt.Sprintf("The %s of picture %d %s", field, n+1, became))
				f.Fixes = []editor.Fix{setPicture(b, field, was.Field(field))}
				found = append(found, f)
			}
		}
		return found
	}).
	follows("https://www.reutersagency.com/en/brand-attribution-guidelines/").
	unless(func(in Input) string {
		if in.Known.Signed == nil {
			return "the story has not been signed off"
		}
		return ""
	})

// sinceSigned says what became of a credit since the sign-off, "" where whoever was
// named is named still.
func (in Input) sinceSigned(field, was, is string) string {
	switch {
	case was == "" || was == is:
		return ""
	case is == "":
		return "was taken out since the sign-off"
	case whoseFields[field] && !in.namesStill(was, is), termFields[field] && !saysStill(was, is):
		return "was “" + was + "” at the sign-off, and is “" + is + "”"
	}
	return ""
}

// whoseFields are the credit fields that name somebody.
var whoseFields = words("byline source credit credit.raw copyright.holder copyright")

// termFields are those that say what others may do with it.
var termFields = words("usageTerms licence")

// saysStill reports whether terms say what others did, and no less.
func saysStill(was, is string) bool {
	if l := editor.Licence(was); l != "" && l == editor.Licence(is) {
		return true
	}
	return strings.Contains(fold(is), fold(was))
}

// samePeopleOrMore reports whether all these authors are named still.
func (in Input) samePeopleOrMore(signed []editor.Author) bool {
	return !slices.ContainsFunc(signed, func(a editor.Author) bool { return !in.isNamed(a.Name, in.Story.Article.Authors) })
}

// namesStill reports whether a line names everybody that another did, in whatever form.
func (in Input) namesStill(was, is string) bool {
	if strings.Contains(fold(is), fold(was)) {
		return true
	}
	before, now := in.line(was), in.line(is)
	for _, w := range before.Authors {
		if !in.isNamed(w.Name, now.Authors) {
			return false
		}
	}
	organisations := in.organisations(is)
	for _, org := range in.organisations(was) {
		if !slices.ContainsFunc(organisations, func(o string) bool { return same(o, org) }) {
			return false
		}
	}
	return len(before.Authors)+len(in.organisations(was)) > 0
}

// asSigned is the fix that puts a field back, the credit line with its organisation.
func (in Input) asSigned(field string) editor.Fix {
	was, _ := in.Known.Signed.Field(field)
	fix := editor.Fix{Label: "Put it back", Edits: []editor.Edit{{Field: field, Value: was}}}
	if field == "credit.raw" {
		fix.Edits = append(fix.Edits, editor.Edit{Field: "credit.canonical", Value: in.Known.Signed.Credit.Canonical})
	}
	return fix
}
