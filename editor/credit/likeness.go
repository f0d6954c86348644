package credit

import (
	"strings"

	"stet/editor"
)

// shingle is how many words in a row make a text recognisable.
const shingle = 5

// likeness is how much of a story stands in another text, from 0 to 1, by its runs of
// five words.
func likeness(story, original []string) float64 {
	seen := map[string]bool{}
	for run := range runs(original) {
		seen[run] = true
	}
	all, shared := 0, 0
	for run := range runs(story) {
		all++
		if seen[run] {
			shared++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(shared) / float64(all)
}

func runs(paragraphs []string) func(func(string) bool) {
	return func(yield func(string) bool) {
		words := strings.Fields(fold(strings.Join(paragraphs, " ")))
		for i := 0; i+shingle <= len(words); i++ {
			if !yield(strings.Join(words[i:i+shingle], " ")) {
				return
			}
		}
	}
}

// asSupplied is how much of the story is the original that came in, 0 where it is not
// known.
func (in Input) asSupplied() float64 {
	if in.Known.Original == nil {
		return 0
	}
	original := Input{Story: editor.Story{Article: *in.Known.Original}}
	return likeness(in.withoutSentence(), original.paragraphs())
}

// withoutSentence is what the story says but for the credit sentence that its source asks
// for, which changes nothing in the story.
func (in Input) withoutSentence() []string {
	all := in.paragraphs()
	r, ok := in.republication()
	if !ok || r.Sentence == "" {
		return all
	}
	want := strings.Join(strings.Fields(in.filled(r.Sentence)), " ")
	var out []string
	for _, p := range all {
		if left := strings.Replace(strings.Join(strings.Fields(p), " "), want, "", 1); strings.TrimSpace(left) != "" {
			out = append(out, left)
		}
	}
	return out
}

// originalUnknown says why a story cannot be held against what came in.
func (in Input) originalUnknown() string {
	if in.Known.Original == nil && in.republished() {
		return "the copy as it came in is not in the library"
	}
	return ""
}
