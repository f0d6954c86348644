package newsroom

import "strings"

// edit does to the story what an editor does between two savings, and counts
// the words that came and went.
func (w *writer) edit(number int) (added, removed int) {
	for range 1 + w.IntN(3) {
		a, r := w.change()
		added, removed = added+a, removed+r
	}
	if w.IntN(2) == 0 {
		w.settle()
	}
	return added, removed
}

// change makes one change.
func (w *writer) change() (added, removed int) {
	at := w.IntN(len(w.text))
	sentences := w.text[at]
	s := w.IntN(len(sentences))
	switch kind := w.IntN(20); {
	case kind < 11:
		return w.reword(sentences, s)
	case kind < 14:
		p := w.paragraph()[:1]
		w.insert(at+1, p, w.id())
		return count(p), 0
	case kind < 17 && figureIn(sentences[s]) != "":
		sentences[s] = strings.Replace(sentences[s], figureIn(sentences[s]), w.figure(), 1)
		return 1, 1
	case kind < 18 && len(sentences) > 1:
		removed = count(sentences[s : s+1])
		w.text[at] = append(sentences[:s:s], sentences[s+1:]...)
		return 0, removed
	case kind == 18:
		old := w.a.Headline
		w.a.Headline = w.headline()
		return count([]string{w.a.Headline}), count([]string{old})
	}
	return w.reword(sentences, s)
}

// reword puts others in place of a few words of a sentence.
func (w *writer) reword(sentences []string, s int) (added, removed int) {
	words := strings.Split(sentences[s], " ")
	most := min(len(words)-1, 9)
	if most < 1 {
		return 0, 0
	}
	n := 1 + w.IntN(most)
	from := 1 + w.IntN(len(words)-n)
	for i := from; i < from+n; i++ {
		end := strings.TrimLeft(words[i], "abcdefghijklmnopqrstuvwxyz") // stops and marks of quotation stay
		if end != words[i] {
			words[i] = w.word() + end
		}
	}
	sentences[s] = strings.Join(words, " ")
	return n, n
}

// figureIn is the first number of a text, "" where it has none.
func figureIn(text string) string {
	from := strings.IndexAny(text, "0123456789")
	if from < 0 {
		return ""
	}
	figure := text[from:]
	if end := strings.IndexFunc(figure, func(r rune) bool { return (r < '0' || r > '9') && r != ',' }); end >= 0 {
		figure = figure[:end]
	}
	return strings.TrimRight(figure, ",")
}
