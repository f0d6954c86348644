package style

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"stet/editor"
)

// RuleError says what is wrong with a rule, at which line of its file, and what
// to do about it. Line 0 is the file as a whole.
type RuleError struct {
	File    string
	Line    int
	Problem string
}

func (e *RuleError) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.Problem
	}
	return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Problem)
}

// kinds are the kinds of rule, with the keys that each has of its own.
var kinds = map[string]struct {
	keys string
	read func(*fields) check
}{
	"existence":      {"tokens raw append nonword ignorecase exceptions", readExistence},
	"substitution":   {"swap nonword ignorecase exceptions capitalize", readSubstitution},
	"occurrence":     {"token min max ignorecase", readOccurrence},
	"repetition":     {"tokens max alpha ignorecase exceptions", readRepetition},
	"capitalization": {"match style exceptions indicators threshold prefix", readCapitalization},
	"conditional":    {"first second exceptions ignorecase", nil},
}

// common are the keys that all rules may have. Description, code and vocab
// change nothing here.
const common = "extends message level scope link limit action description code vocab"

var levels = map[string]editor.Severity{"": editor.Warns, "suggestion": editor.Informs, "warning": editor.Warns, "error": editor.Blocks}

// Parse reads a rule in Vale's YAML form. Name is the rule's, such as
// "House.Currency", and file is how errors call the file. The error holds a
// *RuleError for each thing that is wrong.
func Parse(name, file string, src []byte) (*Rule, error) {
	f, err := readFields(file, src)
	if err != nil {
		return nil, err
	}
	r := &Rule{Name: name, Message: f.text("message"), Link: f.text("link"), limit: f.number("limit")}
	r.Level = f.level()
	kind := f.text("extends")
	known, ok := kinds[kind]
	if !ok {
		f.fail(f.lineOf("extends"), fmt.Sprintf("extends is %q: Stet runs existence, substitution, occurrence, repetition, capitalization and conditional", kind))
		return nil, errors.Join(f.errs...)
	}
	if r.Message == "" {
		f.fail(f.lineOf("message"), "message is missing: say what is wrong and what to write instead")
	}
	f.knows(kind, common+" "+known.keys)
	if r.scope, err = readScope(f.list("scope")); err != nil {
		f.fail(f.lineOf("scope"), err.Error())
	}
	r.action = readAction(f)
	if known.read != nil {
		r.check = known.read(f)
	} else {
		r.given = readConditional(f)
	}
	if len(f.errs) > 0 {
		return nil, errors.Join(f.errs...)
	}
	return r, nil
}

// fields are the keys of a rule's file.
type fields struct {
	file string
	line int
	errs []error
	keys []*yaml.Node // in order
	node map[string]*yaml.Node
}

// pair is an entry under a key.
type pair struct {
	key, value string
	line       int
}

func readFields(file string, src []byte) (*fields, error) {
	var root yaml.Node
	if err := yaml.Unmarshal(src, &root); err != nil {
		return nil, yamlError(file, err)
	}
	if len(root.Content) == 0 || root.Content[0].Kind != yaml.MappingNode {
		return nil, &RuleError{file, 0, "it holds no rule: a rule has lines such as extends: existence"}
	}
	f := &fields{file: file, line: root.Content[0].Line}
	f.take(root.Content[0])
	return f, nil
}

// yamlError takes the line out of what the YAML reader says.
func yamlError(file string, err error) error {
	said := strings.TrimPrefix(err.Error(), "yaml: ")
	if rest, ok := strings.CutPrefix(said, "line "); ok {
		number, why, _ := strings.Cut(rest, ": ")
		if n, err := strconv.Atoi(number); err == nil {
			return &RuleError{file, n, "this is not YAML: " + why}
		}
	}
	return &RuleError{file, 0, "this is not YAML: " + said}
}

func (f *fields) take(mapping *yaml.Node) {
	f.node = map[string]*yaml.Node{}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		key := mapping.Content[i]
		if f.node[key.Value] != nil {
			f.fail(key.Line, fmt.Sprintf("%s is there twice: keep one", key.Value))
		}
		f.keys = append(f.keys, key)
		f.node[key.Value] = mapping.Content[i+1]
	}
}

func (f *fields) fail(line int, problem string) {
	f.errs = append(f.errs, &RuleError{f.file, line, problem})
}

// knows refuses keys that are not among those given, which are most often slips.
func (f *fields) knows(kind, keys string) {
	for _, key := range f.keys {
		if !strings.Contains(" "+keys+" ", " "+key.Value+" ") {
			f.fail(key.Line, fmt.Sprintf("Stet does not know %q in a rule of the kind %s: it knows %s", key.Value, kind, strings.Join(strings.Fields(keys), ", ")))
		}
	}
}

func (f *fields) lineOf(key string) int {
	if n := f.node[key]; n != nil {
		return n.Line
	}
	return f.line
}

// text is the value of a key, "" where it has none.
func (f *fields) text(key string) string {
	n := f.node[key]
	if n == nil || n.Tag == "!!null" {
		return ""
	}
	if n.Kind != yaml.ScalarNode {
		f.fail(n.Line, key+" is to be one value")
		return ""
	}
	return n.Value
}

// list is the values of a key; one alone counts as a list of one.
func (f *fields) list(key string) []string {
	n := f.node[key]
	if n == nil || n.Tag == "!!null" {
		return nil
	}
	if n.Kind == yaml.ScalarNode {
		return []string{n.Value}
	}
	var out []string
	for _, item := range n.Content {
		if n.Kind != yaml.SequenceNode || item.Kind != yaml.ScalarNode {
			f.fail(item.Line, key+" is to be a list of words, each behind a dash")
			return nil
		}
		out = append(out, item.Value)
	}
	return out
}

// pairs are the entries under a key, in order.
func (f *fields) pairs(key string) []pair {
	n := f.node[key]
	if n == nil {
		return nil
	}
	if n.Kind != yaml.MappingNode {
		f.fail(n.Line, key+" is to hold pairs, such as kilometre: km")
		return nil
	}
	var out []pair
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if k.Kind != yaml.ScalarNode || v.Kind != yaml.ScalarNode || k.Value == "" {
			f.fail(k.Line, key+" is to hold pairs of words, such as kilometre: km")
			continue
		}
		out = append(out, pair{k.Value, v.Value, k.Line})
	}
	return out
}

// under is the keys below a key, nil where it is not there.
func (f *fields) under(key string) *fields {
	n := f.node[key]
	if n == nil || n.Tag == "!!null" {
		return nil
	}
	sub := &fields{file: f.file, line: n.Line}
	if n.Kind != yaml.MappingNode {
		sub.fail(n.Line, key+" is to hold keys of its own, such as name: replace")
	}
	sub.take(n)
	return sub
}

func (f *fields) flag(key string) bool {
	switch v := f.text(key); v {
	case "", "false":
		return false
	case "true":
		return true
	default:
		f.fail(f.lineOf(key), fmt.Sprintf("%s is %q: write true or false", key, v))
		return false
	}
}

func (f *fields) number(key string) int {
	v := f.text(key)
	if v == "" {
		return 0
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < 0 {
		f.fail(f.lineOf(key), fmt.Sprintf("%s is %q: write a whole number", key, v))
	}
	return n
}

func (f *fields) level() editor.Severity {
	v := f.text("level")
	level, ok := levels[v]
	if !ok {
		f.fail(f.lineOf("level"), fmt.Sprintf("level is %q: write suggestion, warning or error", v))
	}
	return level
}

// pattern reads a pattern that was made of what stands under a key.
func (f *fields) pattern(key, source string, ignoreCase bool) pattern {
	return f.patternAt(f.lineOf(key), source, ignoreCase)
}

func (f *fields) patternAt(line int, source string, ignoreCase bool) pattern {
	p, err := compile(source, ignoreCase)
	if err != nil {
		f.fail(line, "the pattern cannot be read: "+err.Error())
	}
	return p
}

// anchored reads the patterns under a key as one that matches from end to end.
func (f *fields) anchored(key string, ignoreCase bool) pattern {
	p, err := whole(f.list(key), ignoreCase)
	if err != nil {
		f.fail(f.lineOf(key), "the pattern cannot be read: "+err.Error())
	}
	return p
}
