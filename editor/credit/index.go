package credit

import (
	"slices"
	"strings"
)

// clash is one name that two curated outlets claim.
type clash struct {
	key           string
	first, second int
}

// genericWords are what newspapers call themselves. A name of nothing else
// ("The Daily News") points at no paper in particular.
var genericWords = words(`the a of and daily weekly sunday morning evening times time news post herald star sun
	tribune gazette journal press courier chronicle record reporter express mail mirror globe world today
	telegraph guardian observer independent examiner inquirer enquirer dispatch democrat republican leader
	argus echo standard sentinel bulletin review advertiser advocate citizen union eagle register monitor
	radio television tv channel network media online web site magazine paper newspaper agency wire service
	local national international city county state`)

func generic(folded string) bool {
	for _, w := range strings.Fields(folded) {
		if !genericWords[w] {
			return false
		}
	}
	return true
}

// index makes the look-up tables. Where two outlets claim one name, a curated
// one wins over a listed one, two listed ones both lose it, and two curated
// ones are a clash to be mended in the table.
func index(list []Outlet) (*Outlets, []clash) {
	o := &Outlets{all: list, names: map[string]int{}, joined: map[string]int{}, domains: map[string]int{}}
	var clashes []clash
	for i, one := range list {
		for _, name := range append([]string{one.Name}, one.Aliases...) {
			if isDomain(name) {
				o.domains[strings.ToLower(name)] = i
			}
			key := keyOf(name)
			if key == "" || !one.Curated && !distinctive(key) {
				continue
			}
			first, claimed := o.names[key]
			if claimed && first >= 0 && first != i && list[first].Curated && one.Curated {
				clashes = append(clashes, clash{key, first, i})
			}
			o.claim(o.names, key, i)
			o.claim(o.joined, compact(key), i)
			o.longest = max(o.longest, len(strings.Fields(key))+1)
		}
		if one.Domain != "" {
			o.claim(o.domains, one.Domain, i)
		}
	}
	for _, table := range []map[string]int{o.names, o.joined, o.domains} {
		for key, i := range table {
			if i < 0 {
				delete(table, key)
			}
		}
	}
	for key := range o.names {
		o.runs = append(o.runs, compact(key), "the"+compact(key))
	}
	for key := range o.joined {
		o.runs = append(o.runs, key, "the"+key)
	}
	slices.Sort(o.runs)
	return o, clashes
}

func (o *Outlets) claim(table map[string]int, key string, i int) {
	first, claimed := table[key]
	switch {
	case !claimed, first < 0 && o.all[i].Curated:
		table[key] = i
	case first < 0 || first == i || o.all[first].Curated && !o.all[i].Curated:
	case o.all[i].Curated && !o.all[first].Curated:
		table[key] = i
	default:
		table[key] = -1
	}
}

// keyOf folds a name for the table. A leading article goes, unless what is
// left is one word: "The Times" is a name, "times" is not.
func keyOf(name string) string {
	key := fold(name)
	if bare := withoutThe(key); strings.Contains(bare, " ") {
		return bare
	}
	return key
}

// distinctive says whether a listed, uncurated name is enough to go by: two
// words, one of which newspapers do not all share.
func distinctive(key string) bool { return strings.Contains(key, " ") && !generic(key) }
