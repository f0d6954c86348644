package proof

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// WordList is a list of words that are right. It may be used from several
// goroutines; the zero WordList is empty.
type WordList struct {
	mu    sync.RWMutex
	words map[string]bool
}

// ReadWordList reads a list, one word a line; what follows a # is a remark.
func ReadWordList(r io.Reader) (*WordList, error) {
	l := &WordList{}
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line, _, _ := strings.Cut(lines.Text(), "#")
		line = strings.TrimSpace(strings.TrimPrefix(line, "\ufeff"))
		if !utf8.ValidString(line) {
			return nil, fmt.Errorf("line %d is not in UTF-8: save the list as UTF-8", n)
		}
		if line != "" {
			l.Add(line)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("the list cannot be read: %w", err)
	}
	return l, nil
}

// Add puts a word on the list.
func (l *WordList) Add(word string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.words == nil {
		l.words = map[string]bool{}
	}
	l.words[norm.NFC.String(plain(word))] = true
}

// Remove takes a word from the list.
func (l *WordList) Remove(word string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.words, norm.NFC.String(plain(word)))
}

// Words returns the words in order.
func (l *WordList) Words() []string {
	l.mu.RLock()
	defer l.mu.RUnlock()
	out := make([]string, 0, len(l.words))
	for w := range l.words {
		out = append(out, w)
	}
	slices.Sort(out)
	return out
}

// Has reports whether a word is on the list as it is. A word of the list in
// small letters may begin with a capital or be shouted, a name may be shouted.
func (l *WordList) Has(word string) bool {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if len(l.words) == 0 {
		return false
	}
	if l.words[word] {
		return true
	}
	lower := strings.ToLower(word)
	r, n := utf8.DecodeRuneInString(word)
	switch {
	case word == strings.ToUpper(word): // shouted
		first, n := utf8.DecodeRuneInString(lower)
		return l.words[lower] || l.words[string(unicode.ToUpper(first))+lower[n:]]
	case unicode.IsUpper(r) && word[n:] == strings.ToLower(word[n:]):
		return l.words[lower]
	}
	return false
}
