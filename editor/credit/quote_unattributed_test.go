package credit

import (
	"testing"

	"stet/editor"
)

func TestQuoteUnattributed(t *testing.T) {
	body := func(paragraphs ...editor.Block) func(*Input, *editor.Article) {
		return func(_ *Input, a *editor.Article) { a.Body = paragraphs }
	}
	p := func(id, text string) editor.Block { return editor.Block{ID: id, Kind: editor.Paragraph, Text: text} }
	testRule(t, quoteUnattributed, []ruleCase{
		{"nobody", body(p("x", "The vote took an hour."), p("y", "“It was a decision taken in the open.”")), []string{
			"warn y:0-42 ““It was a decision taken in the open.”” The quote has no speaker"}},
		{"perhaps the one before", body(
			p("x", "“We have the crews,” said Ilse Brandt, the harbour master."),
			p("y", "“It was a decision taken in the open.”")), []string{
			"info y:0-42 ““It was a decision taken in the open.”” The quote names no speaker itself: make sure that it is still Ilse Brandt"}},
		{"a pronoun before", body(
			p("x", "“We have the crews,” he said."),
			p("y", "“It was a decision taken in the open.”")), []string{
			"info y:0-42 ““It was a decision taken in the open.”” The quote names no speaker itself: make sure that it is still the speaker before"}},
		{"same paragraph", body(p("x", "“We have the crews,” said Ilse Brandt. “And we have the fuel for all of it.”")), nil},
		{"signed", body(p("x", "“It was a decision taken in the open.” ― Oscar P. Quintero")), nil},
		{"a dash and no name", body(p("x", "The vote took an hour."), p("y", "“It was a decision taken in the open” – and so on.")), []string{
			"warn y:0-41 ““It was a decision taken in the open”” The quote has no speaker"}},
		{"in German", body(p("x", "Die Abstimmung dauerte eine Stunde, und am Ende stand das Ergebnis fest, das niemand erwartet hatte. Im Saal war es sehr still, und die Mitglieder gingen."),
			p("y", "„Es war eine Entscheidung, die in aller Offenheit getroffen wurde und die das Dorf noch lange beschäftigen wird.“")), nil},
		{"name in quotes", body(p("x", "The ferry, named “Annika”, leaves at six.")), nil},
		{"a title", body(p("x", "It came with a memo titled “Ten Ways to Save a Ferry.”")), nil},
		{"heading", body(editor.Block{ID: "h", Kind: editor.Heading, Level: 2, Text: "“It was a decision taken in the open”"}), nil},
		{"empty", body(), nil},
	})
}
