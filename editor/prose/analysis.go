package prose

import (
	"sync"
	"time"
)

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
	read, free := parseAll(paragraphs)
	defer free()
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

// parseAll cuts all paragraphs. The tokens lie in memory that the next article is
// cut into: call free when nothing looks at them any more.
func parseAll(paragraphs []string) (all []*parsed, free func()) {
	memory := scratch.Get().(*[]token)
	size := 0
	for _, text := range paragraphs {
		size += len(text)/4 + 4
	}
	if cap(*memory) < size { // at once: a list that grows lies in memory twice
		*memory = make([]token, 0, size)
	}
	tokens, each := *memory, make([]parsed, len(paragraphs))
	all = make([]*parsed, len(paragraphs))
	for i, text := range paragraphs {
		from := len(tokens)
		tokens = appendTokens(tokens, text)
		each[i] = parsed{text: text, tokens: tokens[from:len(tokens):len(tokens)], bounds: edges{text: text}}
		all[i] = &each[i]
	}
	return all, func() {
		clear(tokens)
		*memory = tokens[:0]
		scratch.Put(memory)
	}
}

var scratch = sync.Pool{New: func() any { return new([]token) }}

func (p *parsed) sentences() []Span {
	if p.cut == nil {
		p.cut = Sentences(p.text)
	}
	return p.cut
}
