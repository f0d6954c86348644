package credit

import (
	"fmt"
	"slices"
	"strings"

	"stet/editor"
	"stet/editor/prose"
	"stet/editor/reuse"
)

// masked is the finding about a line that holds what a reader does not see: it names one
// to the eye and another to whoever searches for it. What a mark turns round could be meant
// either way, and both are offered: first the one that names somebody we know.
func (in Input) masked(field, line, what string) []editor.Finding {
	plain, masks := reuse.Unmask(line)
	if len(masks) == 0 {
		return nil
	}
	ways := []string{plain}
	if typed, _ := reuse.Unmask(strings.ReplaceAll(line, "\u202e", "")); typed != plain {
		ways = append(ways, typed)
		if in.namesKnown(typed) && !in.namesKnown(plain) {
			slices.Reverse(ways)
		}
	}
	var fixes []editor.Fix
	for _, way := range ways {
		fix := useField(field, way)
		if field == "byline" { // and the authors that were read in it
			fix.Edits = Resign(in, way)
		}
		fixes = append(fixes, fix)
	}
	return one(field, line, fmt.Sprintf("The %s holds marks that do not show, or letters that only look Latin: %s", what, listMasks(masks)), fixes...)
}

// namesKnown reports whether a line names an organisation of the table, or somebody with a
// given name that there is.
func (in Input) namesKnown(line string) bool {
	return len(in.organisations(line)) > 0 || slices.ContainsFunc(in.line(line).Authors, func(a editor.Author) bool {
		given, _, _ := strings.Cut(a.Name, " ")
		return prose.IsGivenName(given)
	})
}

// maskedWords is that about words of others, where masks hide them from who compares.
// It stands by itself, so that a waiver of the words is none of their mask.
func (in Input) maskedWords(ranges []editor.Range) []editor.Finding {
	var found []editor.Finding
	for _, r := range ranges {
		text, _ := in.Story.Article.Text(r.Block)
		words := text[r.Start:r.End]
		plain, masks := reuse.Unmask(words)
		if len(masks) == 0 {
			continue
		}
		at := narrowed(r, words, plain)
		was := text[at.Start:at.End]
		is := plain[at.Start-r.Start : len(plain)-(r.End-at.End)]
		found = append(found, editor.Finding{Range: at, Text: was,
			Message: "These words of others hold marks that do not show, or letters that only look Latin: " + listMasks(masks),
			Fixes:   []editor.Fix{{Label: "Clean them", Edits: []editor.Edit{{Range: &at, Text: is}}}}})
	}
	return found
}

// narrowed is the part of a range that differs between its words and others, from the
// beginning of a word to the end of one.
func narrowed(r editor.Range, was, is string) editor.Range {
	start, end := 0, 0
	for start < min(len(was), len(is)) && was[start] == is[start] {
		start++
	}
	for end < min(len(was), len(is))-start && was[len(was)-1-end] == is[len(is)-1-end] {
		end++
	}
	start = strings.LastIndexByte(was[:start], ' ') + 1
	if next := strings.IndexByte(was[len(was)-end:], ' '); next >= 0 {
		end -= next
	} else {
		end = 0
	}
	return editor.Range{Block: r.Block, Start: r.Start + start, End: r.End - end}
}

func listMasks(masks []string) string {
	const most = 6
	if len(masks) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(masks[:most], ", "), len(masks)-most)
	}
	return join(masks, "and")
}
