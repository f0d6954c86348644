package credit

import (
	"strings"

	"stet/editor"
)

// What is said in a story is read by English words and English punctuation, so a story
// in another language is not judged by them rather than misjudged.

// functionWords are English ones that no neighbour of English shares.
var functionWords = words("the of and to that with for from his her has this by are it which be they their")

// inEnglish judges by the first few hundred words, and by what the story says of
// itself where it has hardly any.
func inEnglish(a editor.Article) bool {
	all, english := 0, 0
	for _, b := range a.Body {
		for _, w := range strings.Fields(b.Text) {
			all++
			if functionWords[strings.ToLower(w)] {
				english++
			}
		}
		if all > 300 {
			break
		}
	}
	if all < 40 {
		return a.Language == "" || strings.HasPrefix(strings.ToLower(a.Language), "en")
	}
	return english*100 >= 8*all
}

// unheard says why what is said in a story is not known.
func unheard(in Input) string {
	if in.speech().foreign {
		return "the story is not in English, and quotes are read in English only"
	}
	return ""
}
