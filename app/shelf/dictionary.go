package shelf

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"stet/editor/proof"
	"stet/editor/proof/hunspell"
)

// ErrNoDictionary says that there is none for a language.
var ErrNoDictionary = errors.New("no dictionary")

// book is a dictionary that stands in a place.
type book struct {
	place
	name string // without its ending, such as "en_GB"
}

// Dictionary returns the dictionary for a language, a tag such as "en-GB": the
// one of the same name, or else of the same language. One that was dropped in
// comes before the one built in, and that before the system's. It reads the
// files the first time, which takes a quarter of a second and more. The error
// wraps ErrNoDictionary where there is none.
func (s *Shelf) Dictionary(lang string) (proof.Speller, error) {
	b, ok := s.find(lang)
	if !ok {
		return nil, fmt.Errorf("%w for %q: put its .aff and .dic into %s", ErrNoDictionary, lang, s.Dropped())
	}
	key := b.path + "/" + b.name
	s.mu.Lock()
	o := s.opened[key]
	if o == nil {
		o = &opened{}
		s.opened[key] = o
	}
	s.mu.Unlock()
	o.once.Do(func() {
		if o.speller, o.err = b.read(); o.err != nil {
			o.err = fmt.Errorf("%s: %w. Put another one into %s", key, o.err, s.Dropped())
		}
	})
	return o.speller, o.err
}

// Languages returns the tags of all dictionaries on the shelf, in order.
func (s *Shelf) Languages() []string {
	var tags []string
	for _, p := range s.places {
		for _, name := range p.books() {
			tags = append(tags, strings.ReplaceAll(name, "_", "-"))
		}
	}
	slices.Sort(tags)
	return slices.Compact(tags)
}

// Has reports whether there is a dictionary for a language.
func (s *Shelf) Has(lang string) bool {
	_, ok := s.find(lang)
	return ok
}

// find returns the book for a language.
func (s *Shelf) find(lang string) (book, bool) {
	var found book
	best := 0
	for _, p := range s.places {
		for _, name := range p.books() {
			if n := fit(name, lang); n > best {
				found, best = book{p, name}, n
			}
		}
	}
	return found, best > 0
}

// books returns the names of the dictionaries in a place, in order.
func (p place) books() []string {
	entries, err := fs.ReadDir(p.files, ".")
	if err != nil {
		return nil // no such folder
	}
	var names []string
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), ".aff")
		if ok && !strings.HasPrefix(name, "hyph_") {
			names = append(names, name)
		}
	}
	return names
}

// american are the regions that write as Americans do where their own is not
// on the shelf; all others write as the British do.
var american = []string{"", "us", "ca", "ph", "pr", "lr"}

// fit says how well a dictionary fits a language: 0 not at all, more the better.
func fit(name, lang string) int {
	language, region := parts(lang)
	has, hasRegion := parts(name)
	if language == "" || has != language {
		return 0
	}
	near := "gb"
	if slices.Contains(american, region) {
		near = "us"
	}
	switch {
	case hasRegion == region:
		return 4
	case language == "en" && hasRegion == near, language != "en" && hasRegion == language:
		return 3
	case hasRegion == "":
		return 2
	}
	return 1
}

// parts are the language and the region of a tag or of a file's name, in small
// letters.
func parts(tag string) (language, region string) {
	all := strings.FieldsFunc(strings.ToLower(tag), func(r rune) bool { return r == '-' || r == '_' })
	if len(all) == 0 {
		return "", ""
	}
	for _, p := range all[1:] {
		if len(p) == 2 || len(p) == 3 && p[0] <= '9' {
			return all[0], p
		}
	}
	return all[0], ""
}

// read reads the book; its words may be compressed.
func (b book) read() (_ proof.Speller, err error) {
	aff, err := b.files.Open(b.name + ".aff")
	if err != nil {
		return nil, err
	}
	defer aff.Close()
	dic, err := b.files.Open(b.name + ".dic")
	var words io.Reader = dic
	if errors.Is(err, fs.ErrNotExist) {
		if dic, err = b.files.Open(b.name + ".dic.gz"); err == nil {
			words, err = gzip.NewReader(dic)
		}
	}
	if dic != nil {
		defer dic.Close()
	}
	if err != nil {
		return nil, err
	}
	d, err := hunspell.Read(aff, words)
	if err != nil {
		return nil, err
	}
	return d, nil
}
