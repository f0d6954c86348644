package credit

import (
	"regexp"
	"slices"
	"strings"

	"stet/editor"
)

// A story that may not be changed runs as it came: only words of time, place and
// house style may differ (The Conversation, republishing guidelines; Creative
// Commons ND). The original that came in proves it.
var republishUnchanged = newRule("republish-unchanged", "What may not be changed was not", editor.Blocks,
	func(in Input) []editor.Finding {
		r, ok := in.republication()
		if in.Known.Original == nil || !(ok && r.Unchanged || in.isRepublished() && noDerivatives(in.Story.Article.Licence)) {
			return nil
		}
		return in.changes(in.filled(r.Sentence), r.Policy)
	}).
	follows("https://theconversation.com/uk/republishing-guidelines").
	unless(func(in Input) string {
		if noDerivatives(in.Story.Article.Licence) {
			return in.originalUnknown()
		}
		return in.askedOfOriginal()
	})

// changes finds the paragraphs that were changed, cut or added since the copy came, each
// with the fix that makes it as it came.
func (in Input) changes(sentence, policy string) []editor.Finding {
	original := in.Known.Original.Body
	came := map[string]int{}
	for _, b := range original {
		came[restyled(b.Text)]++
	}
	var changed []editor.Block
	for _, b := range in.Story.Article.Body {
		key := restyled(b.Text)
		if came[key] > 0 {
			came[key]--
			continue
		}
		if key == "" || sentence != "" && restyled(sentence) == key || key == restyled(in.Known.Original.Credit.Raw) {
			continue // the line that whoever wrote it asks for
		}
		changed = append(changed, b)
	}
	var found []editor.Finding
	for _, b := range changed {
		whole := editor.Range{Block: b.ID, End: len(b.Text)}
		fix := editor.Fix{Label: "Take it out", Edits: []editor.Edit{{Range: &whole}}}
		if i := in.Known.Original.Block(b.ID); i >= 0 && came[restyled(original[i].Text)] > 0 {
			came[restyled(original[i].Text)]--
			fix = putBack(b, original[i].Text)
		}
		found = append(found, editor.Finding{Range: whole, Text: b.Text, Policy: policy,
			Message: "This paragraph is not as it came, and the story may not be changed", Fixes: []editor.Fix{fix}})
	}
	for i, b := range original {
		if key := restyled(b.Text); key != "" && came[key] > 0 {
			came[key]--
			found = append(found, editor.Finding{Field: bodyField, Text: b.Text, Policy: policy,
				Message: "A paragraph that came is not in the story as it came, and the story may not be changed",
				Fixes:   []editor.Fix{in.putIn(original, i)}})
		}
	}
	return found
}

// putBack is the fix that gives a paragraph the words it came with, where it has others.
func putBack(b editor.Block, was string) editor.Fix {
	at := narrowed(editor.Range{Block: b.ID, End: len(b.Text)}, b.Text, was)
	return editor.Fix{Label: "Put back the original words", Edits: []editor.Edit{{Range: &at, Text: was[at.Start : len(was)-(len(b.Text)-at.End)]}}}
}

// putIn is the fix that puts the i-th paragraph that came behind the one it stood behind,
// as far as that is still there.
func (in Input) putIn(original []editor.Block, i int) editor.Fix {
	put := original[i].Clone()
	put.ID = ""
	e := editor.Edit{Insert: &put}
	for _, before := range slices.Backward(original[:i]) {
		if in.Story.Article.Block(before.ID) >= 0 {
			e.After = before.ID
			break
		}
	}
	return editor.Fix{Label: "Put back the original paragraph", Edits: []editor.Edit{e}}
}

var (
	styleRE = regexp.MustCompile(`\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow|tonight|this (?:morning|afternoon|evening)|last night)\b`)
	zRE     = regexp.MustCompile(`\b(\p{L}{3,})i[sz](e[sd]?|ing|ations?)\b`)
	orRE    = regexp.MustCompile(`\b(\p{L}{3,})ou?r(s|ed|ing)?\b`)
	placeOp = regexp.MustCompile(`^[\p{Lu} .,'-]{3,40}(?:\([^)]{2,40}\))?\s*[-–—]+\s+`)
)

// restyled is a text without what a house may set its own way: days, capitals,
// punctuation, -ise and -ize, -our and -or, per cent, and the dateline before it.
func restyled(text string) string {
	text = placeOp.ReplaceAllString(text, "")
	text = strings.NewReplacer("%", " percent", "per cent", "percent").Replace(text)
	text = fold(text)
	text = styleRE.ReplaceAllString(text, "day")
	text = zRE.ReplaceAllString(text, "${1}iz$2")
	return orRE.ReplaceAllString(text, "${1}or$2")
}

// noDerivatives reports whether a licence forbids changes (Creative Commons ND).
func noDerivatives(licence string) bool { return hasTerm(licence, "ND") }
