package credit

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"sort"
	"strings"

	"stet/editor"
)

// Outlet is one organisation that text or pictures are credited to. Kind is
// agency, outlet, photo or platform; Domain is its web host without "www.".
// Curated says that a person chose its aliases, so that even a single common
// word among them may stand for it.
type Outlet struct {
	Name, Kind, Domain string
	Aliases            []string
	Curated            bool
}

// Outlets knows organisations by their names, aliases and web hosts. It never
// changes once made, so that any number of goroutines may ask it; a nil
// *Outlets knows nobody.
type Outlets struct {
	all     []Outlet
	names   map[string]int // by folded name; -1 where several claim it
	joined  map[string]int // by folded name without spaces
	domains map[string]int
	longest int      // words in the longest name
	runs    []string // all names without spaces, sorted
}

// ParseOutlets reads the table of organisations: one a line, as
// Name<TAB>kind<TAB>domain<TAB>alias;alias<TAB>origin, where the origin "hand"
// says the line was written by a person. Blank lines and lines that begin with
// # are passed over. An error joins all that is wrong, each with its line.
func ParseOutlets(r io.Reader) (*Outlets, error) {
	var list []Outlet
	var lines []int
	var errs []error
	scan := bufio.NewScanner(r)
	n := 0
	for scan.Scan() {
		n++
		line := strings.TrimRight(scan.Text(), "\r")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		one, err := parseOutlet(line)
		if err != nil {
			errs = append(errs, fmt.Errorf("outlets, line %d: %w", n, err))
			continue
		}
		list, lines = append(list, one), append(lines, n)
	}
	if err := scan.Err(); err != nil {
		errs = append(errs, fmt.Errorf("outlets, line %d: %w", n+1, err))
	}
	o, clashes := index(list)
	for _, c := range clashes {
		errs = append(errs, fmt.Errorf("outlets, line %d: %q already stands for %s (line %d)",
			lines[c.second], c.key, list[c.first].Name, lines[c.first]))
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return o, nil
}

func parseOutlet(line string) (Outlet, error) {
	cells := strings.Split(line, "\t")
	if len(cells) != 5 {
		return Outlet{}, fmt.Errorf("%d columns, want 5 with tabs between: name, kind, domain, aliases, origin", len(cells))
	}
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	one := Outlet{Name: cells[0], Kind: cells[1], Domain: strings.ToLower(cells[2]), Curated: cells[4] == "hand"}
	for _, alias := range strings.Split(cells[3], ";") {
		if alias = strings.TrimSpace(alias); alias != "" {
			one.Aliases = append(one.Aliases, alias)
		}
	}
	switch {
	case fold(one.Name) == "":
		return Outlet{}, fmt.Errorf("the name %q has no letters", one.Name)
	case !slices.Contains(editor.OutletKinds, one.Kind):
		return Outlet{}, fmt.Errorf("the kind %q is none of %s", one.Kind, strings.Join(editor.OutletKinds, ", "))
	case one.Domain != "" && !isDomain(one.Domain):
		return Outlet{}, fmt.Errorf("the domain %q is not a host name such as example.com", one.Domain)
	}
	return one, nil
}

// With returns these outlets and more, such as those a desk has added itself.
func (o *Outlets) With(more ...Outlet) (*Outlets, error) {
	list := append(o.All(), more...)
	grown, clashes := index(list)
	if len(clashes) > 0 {
		c := clashes[0]
		return nil, fmt.Errorf("%q already stands for %s", c.key, list[c.first].Name)
	}
	return grown, nil
}

// WithOwn returns these outlets and those that a desk has added itself, which count as
// curated; one of theirs takes the place of one of the same name. The error says what
// is wrong with one, or which name two of them claim.
func (o *Outlets) WithOwn(own []editor.Outlet) (*Outlets, error) {
	if len(own) == 0 {
		return o, nil
	}
	theirs := map[string]bool{}
	var more []Outlet
	for _, one := range own {
		checked, err := parseOutlet(strings.Join([]string{one.Name, one.Kind, one.Domain, strings.Join(one.Aliases, ";"), "hand"}, "\t"))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", one.Name, err)
		}
		if key := fold(one.Name); theirs[key] {
			return nil, fmt.Errorf("%s stands in the list twice", one.Name)
		}
		theirs[fold(one.Name)] = true
		more = append(more, checked)
	}
	kept := slices.DeleteFunc(o.All(), func(one Outlet) bool { return theirs[fold(one.Name)] })
	grown, clashes := index(append(kept, more...))
	if len(clashes) > 0 {
		c := clashes[0]
		return nil, fmt.Errorf("%q already stands for %s", c.key, grown.all[c.first].Name)
	}
	return grown, nil
}

// All returns every outlet in the order of the table.
func (o *Outlets) All() []Outlet {
	if o == nil {
		return nil
	}
	return slices.Clone(o.all)
}

// Lookup returns the outlet that a name in any known spelling stands for.
func (o *Outlets) Lookup(name string) (Outlet, bool) {
	if i := o.find(name); i >= 0 {
		return o.all[i], true
	}
	return Outlet{}, false
}

// Canonical returns the name the organisation itself uses for a name in any
// known spelling: case, punctuation, diacritics, spacing, a leading "the" and
// a trailing "Company" or "Ltd" do not matter, a web address counts by its
// host. It never guesses: "Times" alone is nobody's.
func (o *Outlets) Canonical(name string) (string, bool) {
	one, ok := o.Lookup(name)
	return one.Name, ok
}

// ByDomain returns the canonical name of the organisation whose web host this
// is, or is part of: www.nytimes.com and cooking.nytimes.com are both The New
// York Times. A whole address will do as well.
func (o *Outlets) ByDomain(host string) (string, bool) {
	if i := o.byDomain(host); i >= 0 {
		return o.all[i].Name, true
	}
	return "", false
}

func (o *Outlets) byDomain(address string) int {
	if o == nil {
		return -1
	}
	for host := hostOf(address); strings.Contains(host, "."); _, host, _ = strings.Cut(host, ".") {
		if i, ok := o.domains[host]; ok {
			return i
		}
	}
	return -1
}

var domainRE = regexp.MustCompile(`^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.\p{L}{2,}$`)

func isDomain(s string) bool { return domainRE.MatchString(s) }

// hostOf cuts the host out of a web address, without port or "www.".
func hostOf(address string) string {
	host := strings.ToLower(strings.TrimSpace(address))
	if _, after, ok := strings.Cut(host, "://"); ok {
		host = after
	}
	if i := strings.IndexAny(host, "/?#:"); i >= 0 {
		host = host[:i]
	}
	return strings.TrimPrefix(strings.TrimSuffix(host, "."), "www.")
}

// begins reports whether some name goes on from a folded one, without spaces.
func (o *Outlets) begins(run string) bool {
	i := sort.SearchStrings(o.runs, run)
	return i < len(o.runs) && strings.HasPrefix(o.runs[i], run)
}

// find returns the index of the outlet that name stands for, or -1.
func (o *Outlets) find(name string) int {
	if o == nil {
		return -1
	}
	name = strings.TrimSpace(name)
	if isDomain(hostOf(name)) && !strings.Contains(name, " ") {
		if i := o.byDomain(name); i >= 0 {
			return i
		}
	}
	if before, in, ok := strings.Cut(name, "("); ok && strings.HasSuffix(in, ")") {
		// "Agence France-Presse (AFP)": both must be the same organisation.
		if i := o.find(before); i >= 0 && i == o.find(strings.TrimSuffix(in, ")")) {
			return i
		}
	}
	key := fold(name)
	for {
		if i := o.byKey(key); i >= 0 {
			return i
		}
		shorter := withoutLegalForm(key)
		if shorter == key {
			return -1
		}
		key = shorter
	}
}

// byKey looks a folded name up.
func (o *Outlets) byKey(key string) int {
	for _, k := range []string{key, withoutThe(key)} {
		if i, ok := o.names[k]; ok {
			return i
		}
	}
	run := compact(key)
	for _, k := range []string{run, strings.TrimPrefix(run, "the")} {
		if i, ok := o.joined[k]; ok && len(k) >= 6 {
			return i
		}
	}
	return -1
}

var legalForms = words("company co corporation corp inc incorporated limited ltd llc lp plc gmbh ag sa group")

func withoutLegalForm(key string) string {
	if at := strings.LastIndexByte(key, ' '); at > 0 && legalForms[key[at+1:]] {
		return key[:at]
	}
	return key
}

// words makes a set of a list in one string.
func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}
