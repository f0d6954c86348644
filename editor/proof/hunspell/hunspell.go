// Package hunspell reads dictionaries in Hunspell's form, an .aff file of rules
// beside a .dic file of words, which is what every office program installs. It
// is the only user of gospell.
package hunspell

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/client9/gospell"
)

// Dictionary is a language's words. It may be used from several goroutines.
type Dictionary struct {
	mu    sync.Mutex // gospell works its words out as they are asked for
	words *gospell.GoSpell
	known map[string]bool // what was asked before
}

// most is how many answers are remembered, and how many suggestions are made.
const (
	mostKnown       = 100_000
	mostSuggestions = 6
)

// Read reads a dictionary. The error says what part of it cannot be read; a
// dictionary that gospell cannot read at all, such as one with rules that it
// does not know, is an error too and never a panic.
func Read(aff, dic io.Reader) (*Dictionary, error) {
	rules, err := io.ReadAll(aff)
	if err != nil {
		return nil, fmt.Errorf("read the dictionary's rules: %w", err)
	}
	words, err := io.ReadAll(dic)
	if err != nil {
		return nil, fmt.Errorf("read the dictionary's words: %w", err)
	}
	rules = withoutCompounds(rules)
	read, err := load(rules, words)
	if err != nil {
		read, _ = load(simpler(rules), words)
	}
	if read == nil {
		return nil, fmt.Errorf("read the dictionary: %w", err)
	}
	return &Dictionary{words: read, known: map[string]bool{}}, nil
}

// load has gospell read a dictionary.
func load(rules, words []byte) (g *gospell.GoSpell, err error) {
	defer func() {
		if p := recover(); p != nil {
			g, err = nil, fmt.Errorf("it has a form that Stet cannot read (%v)", p)
		}
	}()
	return gospell.NewGoSpellReader(bytes.NewReader(rules), bytes.NewReader(words))
}

// simpler takes from rules what gospell stumbles over in some dictionaries, the
// Dutch among them: rules of compounds, which are about numbers in words, and
// rules of endings that leave out the condition where there is none.
func simpler(rules []byte) []byte {
	var out []byte
	for line := range bytes.Lines(rules) {
		f := bytes.Fields(line)
		switch {
		case bytes.HasPrefix(line, []byte("COMPOUNDRULE")):
			continue
		case len(f) == 4 && (string(f[0]) == "SFX" || string(f[0]) == "PFX") && string(f[2]) != "Y" && string(f[2]) != "N":
			line = append(bytes.TrimRight(line, " \t\r\n"), " .\n"...)
		}
		out = append(out, line...)
	}
	return out
}

// withoutCompounds has a dictionary that allows no compounds have none: gospell
// joins any word with a prefix to any with a suffix, and passes "defirately".
func withoutCompounds(rules []byte) []byte {
	for line := range bytes.Lines(rules) {
		for _, flag := range []string{"COMPOUNDFLAG", "COMPOUNDBEGIN", "COMPOUNDMIDDLE", "COMPOUNDLAST", "COMPOUNDEND", "COMPOUNDPERMITFLAG"} {
			if bytes.HasPrefix(line, []byte(flag)) {
				return rules
			}
		}
	}
	return append(slices.Clip(rules), "\nCOMPOUNDMIN 1000\n"...)
}

// longestWord is how many bytes a word may have to be looked up. What is longer
// is a run of letters from a machine that no dictionary knows, and gospell needs
// time and room by the square of its length: a line of a megabyte without spaces
// would take all there is.
const longestWord = 256

// Check implements proof.Speller. What is too long for a word is let pass.
func (d *Dictionary) Check(word string) bool {
	if len(word) > longestWord {
		return true
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	right, asked := d.known[word]
	if !asked {
		if len(d.known) == mostKnown {
			clear(d.known)
		}
		right = d.words.Spell(word)
		d.known[strings.Clone(word)] = right // or it would keep the whole paragraph
	}
	return right
}

// Suggest implements proof.Speller. It takes from a millisecond to a second. For
// what is too long for a word there is none.
func (d *Dictionary) Suggest(word string) []string {
	if len(word) > longestWord {
		return nil
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	found, err := d.words.Suggest(word, mostSuggestions)
	if err != nil {
		return nil // a word that nothing is like
	}
	var out []string
	for _, s := range found {
		if !slices.Contains(out, s.Word) {
			out = append(out, s.Word)
		}
	}
	return out
}
