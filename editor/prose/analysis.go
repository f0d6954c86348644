package prose

import "time"

// Analysis is all that is found in an article's paragraphs. Quotes and Names are
// in order and name their paragraph; Entities and Sentences have a list a
// paragraph.
type Analysis struct {
	Quotes    []Quote
	Names     []Name
	Entities  [][]Entity
	Sentences [][]Span
}

// Analyse returns what Speech, Names, Entities and Sentences find, in less time
// than they take one by one: each word is read once. Day is as in Entities.
func Analyse(paragraphs []string, day time.Time) Analysis {
	read := parseAll(paragraphs)
	a := Analysis{Quotes: speech(read), Names: names(read), Entities: make([][]Entity, len(read)), Sentences: make([][]Span, len(read))}
	for i, p := range read {
		a.Entities[i], a.Sentences[i] = entities(p, day), p.sentences()
	}
	return a
}

// parsed is a paragraph cut into what all that is looked for is made of.
type parsed struct {
	text   string
	tokens []token
	bounds edges
	cut    []Span // the sentences, once they were asked for
}

func parse(text string) *parsed {
	return &parsed{text: text, tokens: tokenize(text), bounds: edges{text: text}}
}

func parseAll(paragraphs []string) []*parsed {
	all := make([]*parsed, len(paragraphs))
	for i, text := range paragraphs {
		all[i] = parse(text)
	}
	return all
}

func (p *parsed) sentences() []Span {
	if p.cut == nil {
		p.cut = Sentences(p.text)
	}
	return p.cut
}
