package credit

import (
	"fmt"
	"testing"

	"stet/editor"
)

// BenchmarkCheck times every rule on a story of about a thousand words.
func BenchmarkCheck(b *testing.B) {
	in := cleanInput(b)
	for n := range 20 {
		in.Story.Article.Body = append(in.Story.Article.Body,
			editor.Block{ID: fmt.Sprint("p", n), Kind: editor.Paragraph, Text: "The harbour office, which runs the ferry with the Coast Guard, said on Monday that it had asked the Ministry of Transport for 14 more crews."},
			editor.Block{ID: fmt.Sprint("q", n), Kind: editor.Paragraph, Text: "“We have the crews and we have the fuel,” Ms. Brandt told the Associated Press. “What we do not have is a pier that will stand another winter.”"})
	}
	for b.Loop() {
		Check(in)
	}
}

func BenchmarkParseByline(b *testing.B) {
	o := outlets(b)
	for b.Loop() {
		ParseByline("(Reporting by Ana Ruiz and Bo Ray in The Hague; editing by Jo Lee, Pia Holm)", o)
	}
}
