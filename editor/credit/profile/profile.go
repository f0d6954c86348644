// Package profile reads the files in which a desk writes down what it asks of copy
// that came on certain terms.
package profile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"stet/editor"
	"stet/editor/credit"
)

// Most is how long a profile may be, in bytes.
const Most = 1 << 20

// form is a profile as its file has it.
type form struct {
	Title   string            `yaml:"title"`
	Checks  map[string]string `yaml:"checks"`
	Use     *use              `yaml:"use"`
	Lifted  lifted            `yaml:"lifted"`
	Sources []source          `yaml:"sources"`
	Quotas  []quota           `yaml:"quotas"`
}

type quota struct {
	Supplier string `yaml:"supplier"`
	Pictures int    `yaml:"pictures"`
	In       int    `yaml:"in"`
}

type use struct {
	Commercial bool   `yaml:"commercial"`
	Adapts     bool   `yaml:"adapts"`
	Licence    string `yaml:"licence"`
}

type lifted struct {
	Warn  int `yaml:"warn"`
	Block int `yaml:"block"`
}

type source struct {
	Source    string `yaml:"source"`
	Sentence  string `yaml:"sentence"`
	Place     string `yaml:"place"`
	Link      bool   `yaml:"link"`
	Links     bool   `yaml:"links"`
	Pixel     bool   `yaml:"pixel"`
	Canonical bool   `yaml:"canonical"`
	Days      int    `yaml:"days"`
	Stories   int    `yaml:"stories"`
	In        int    `yaml:"in"`
	Unchanged bool   `yaml:"unchanged"`
	Policy    string `yaml:"policy"`
}

// Parse reads the profile of copy on certain terms (editor.CopyTerms) from YAML. The
// error joins all that is wrong with it, and says what to write instead.
func Parse(terms string, src []byte) (credit.Profile, error) {
	if len(src) > Most {
		return credit.Profile{}, fmt.Errorf("the profile is longer than %d KB", Most>>10)
	}
	if !isProfile(src) {
		return credit.Profile{}, errors.New("it is no profile: write a line such as \"title: Our own copy\", then checks, use, lifted, sources or quotas")
	}
	var f form
	decoder := yaml.NewDecoder(bytes.NewReader(src))
	decoder.KnownFields(true)
	if err := decoder.Decode(&f); err != nil && !errors.Is(err, io.EOF) {
		return credit.Profile{}, fmt.Errorf("the profile cannot be read: %s", plainly(err))
	}
	p := credit.Profile{Terms: terms, Title: f.Title, Severities: map[string]editor.Severity{}, Lifted: credit.Lifting(f.Lifted)}
	if f.Use != nil {
		u := credit.Use(*f.Use)
		p.Use = &u
	}
	var errs []error
	for _, name := range slices.Sorted(maps.Keys(f.Checks)) {
		severity := editor.Severity(f.Checks[name])
		if err := knownCheck(name); err != nil {
			errs = append(errs, err)
		} else if severity != credit.Off && !slices.Contains(editor.Severities, severity) {
			errs = append(errs, fmt.Errorf("checks: %s is %q: write block, warn, info or off", name, f.Checks[name]))
		}
		p.Severities[name] = severity
	}
	for i, s := range f.Sources {
		if err := s.wrong(); err != nil {
			errs = append(errs, fmt.Errorf("sources: number %d: %w", i+1, err))
		}
		p.Sources = append(p.Sources, credit.Republication(s))
	}
	for i, q := range f.Quotas {
		if strings.TrimSpace(q.Supplier) == "" || q.Pictures <= 0 || q.In < 0 || q.In > mostDays {
			errs = append(errs, fmt.Errorf("quotas: number %d: name the supplier, how many pictures, and in how many days, at most %d", i+1, mostDays))
		}
		p.Quotas = append(p.Quotas, credit.Quota(q))
	}
	if f.Lifted.Warn < 0 || f.Lifted.Block < 0 {
		errs = append(errs, errors.New("lifted: warn and block count words and sentences: write a number above 0"))
	}
	return p, errors.Join(errs...)
}

// isProfile reports whether a file names at least one thing that profiles do, or nothing
// at all. Of any other file an error must not quote a line: who reads the finding need
// not be one who may read the file.
func isProfile(src []byte) bool {
	var doc yaml.Node
	if err := yaml.Unmarshal(src, &doc); err != nil || len(doc.Content) == 0 {
		return err == nil || profileRE.Match(src)
	}
	return doc.Content[0].Kind == yaml.MappingNode && slices.ContainsFunc(doc.Content[0].Content, func(n *yaml.Node) bool { return parts[n.Value] })
}

var (
	parts     = map[string]bool{"title": true, "checks": true, "use": true, "lifted": true, "sources": true, "quotas": true}
	profileRE = regexp.MustCompile(`(?m)^(?:title|checks|use|lifted|sources|quotas):`)
)

func (s source) wrong() error {
	switch {
	case strings.TrimSpace(s.Source) == "":
		return errors.New("source is missing: write the name of the organisation")
	case s.Place != "" && s.Place != "top" && s.Place != "bottom":
		return fmt.Errorf("place is %q: write top, bottom or nothing", s.Place)
	case s.Days < 0:
		return errors.New("days is below 0: write how many days the story may be republished")
	case s.Stories < 0 || s.In < 0 || s.In > mostDays:
		return fmt.Errorf("stories and in: write how many stories may run in how many days, at most %d", mostDays)
	}
	return nil
}

// mostDays is how far back the library counts what went out.
const mostDays = 366

// knownCheck refuses a name that no check has, with the one it most resembles.
func knownCheck(name string) error {
	var names []string
	for _, r := range credit.Rules {
		if r.Name == name {
			return nil
		}
		names = append(names, r.Name)
	}
	return fmt.Errorf("checks: no check is called %q: the nearest is %s", name, nearest(name, names))
}

// alike counts the pairs of letters that two names share.
func alike(a, b string) int {
	n := 0
	for i := 0; i+2 <= len(b); i++ {
		if strings.Contains(a, b[i:i+2]) {
			n++
		}
	}
	return n
}
