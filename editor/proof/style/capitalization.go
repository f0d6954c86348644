package style

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"stet/editor/prose"
)

// capitalization is a rule about the capitals of a whole heading or sentence.
type capitalization struct {
	match      string // $title, $sentence, $lower, $upper, or "" for the pattern
	pattern    pattern
	chicago    bool
	except     []string
	indicators []string // what a sentence may begin anew behind, such as :
	threshold  float64  // which share of the words of $sentence must fit
	prefix     pattern  // what is left out at the beginning
}

func readCapitalization(f *fields) check {
	c := &capitalization{match: f.text("match"), except: f.list("exceptions"), indicators: f.list("indicators"), threshold: 0.8}
	switch style := f.text("style"); style {
	case "", "AP":
	case "Chicago":
		c.chicago = true
	default:
		f.fail(f.lineOf("style"), fmt.Sprintf("style is %q: write AP or Chicago", style))
	}
	if v := f.text("threshold"); v != "" {
		share, err := strconv.ParseFloat(v, 64)
		if err != nil || !(share >= 0 && share <= 1) {
			f.fail(f.lineOf("threshold"), fmt.Sprintf("threshold is %q: write a share between 0 and 1, such as 0.8", v))
		}
		c.threshold = share
	}
	if v := f.text("prefix"); v != "" {
		c.prefix = f.pattern("prefix", `^(?:`+v+`)`, false)
	}
	switch {
	case c.match == "":
		f.fail(f.lineOf("match"), "match is missing: write $title, $sentence, $lower, $upper or a pattern")
	case !slices.Contains([]string{"$title", "$sentence", "$lower", "$upper"}, c.match):
		c.pattern, c.match = f.pattern("match", c.match, false), ""
	}
	return c
}

func (c *capitalization) find(t *text) ([]hit, error) {
	all := prose.Span{End: len(t.text)}.Trim(t.text)
	if c.prefix.re != nil {
		if m, err := c.prefix.re.FindStringMatch(all.Of(t.text)); err == nil && m != nil {
			all.Start += len(m.String())
			all = all.Trim(t.text)
		}
	}
	words := all.Of(t.text)
	if words == "" || !strings.ContainsFunc(words, unicode.IsLetter) {
		return nil, nil
	}
	want, ok := c.judge(words)
	if ok {
		return nil, nil
	}
	h := hit{Span: all, says: []string{words}}
	if want != "" && want != words {
		h.fixes = []string{want}
	}
	return []hit{h}, nil
}

// judge reports whether words are set as they should be, and how they would be,
// "" where that cannot be said.
func (c *capitalization) judge(words string) (want string, ok bool) {
	switch c.match {
	case "$lower":
		want = c.keep(words, strings.ToLower(words))
	case "$upper":
		want = c.keep(words, strings.ToUpper(words))
	case "$title":
		want = c.title(words)
	case "$sentence":
		return c.sentence(words)
	default:
		m, err := c.pattern.re.MatchString(words)
		return "", err != nil || m
	}
	return want, want == words
}

// small are the words that stay small within a title, after the AP; Chicago has
// the longer prepositions as well.
var (
	small   = strings.Fields("a an and as at but by for if in nor of off on or per so the to up via vs v yet")
	smaller = strings.Fields("about above across after against along among around before behind below beneath beside between beyond despite down during except from inside into like near onto out over past since than through toward towards under until upon with within without")
)

// title sets words as a title.
func (c *capitalization) title(words string) string {
	spans := prose.WordSpans(words)
	var out strings.Builder
	from := 0
	for i, s := range spans {
		word := s.Of(words)
		begins := i == 0 || i == len(spans)-1 || strings.ContainsAny(words[spans[i-1].End:s.Start], ":?!—–“\"")
		lower := strings.ToLower(word)
		switch {
		case slices.Contains(c.except, word), mixed(word):
		case begins:
			word = capitalized(word)
		case slices.Contains(small, lower), c.chicago && slices.Contains(smaller, lower):
			word = lower
		default:
			word = capitalized(word)
		}
		out.WriteString(words[from:s.Start] + word)
		from = s.End
	}
	return out.String() + words[from:]
}

// sentence judges words as a sentence: a capital first, and small letters but for
// names, which nobody can tell from other words: so a share of the words may
// have a capital all the same. The fix takes only the first word up.
func (c *capitalization) sentence(words string) (want string, ok bool) {
	spans := prose.WordSpans(words)
	fits, counted := 0, 0
	for i, s := range spans {
		word := s.Of(words)
		if slices.Contains(c.except, word) || mixed(word) || !strings.ContainsFunc(word, unicode.IsLetter) {
			continue
		}
		begins := i == 0
		for _, mark := range c.indicators {
			begins = begins || strings.Contains(words[spans[max(0, i-1)].End:s.Start], mark)
		}
		if begins {
			if i == 0 && !capital(word) {
				return words[:s.Start] + capitalized(words[s.Start:]), false
			}
			continue
		}
		counted++
		if !capital(word) {
			fits++
		}
	}
	return "", counted == 0 || float64(fits) >= c.threshold*float64(counted)
}

// keep puts the exceptions back into words whose case was changed.
func (c *capitalization) keep(words, changed string) string {
	if len(words) != len(changed) {
		return changed // letters that are longer in the other case
	}
	for _, e := range c.except {
		for at := 0; ; {
			i := strings.Index(words[at:], e)
			if i < 0 || e == "" {
				break
			}
			at += i + len(e)
			changed = changed[:at-len(e)] + e + changed[at:]
		}
	}
	return changed
}

// mixed reports whether a word has a capital behind its first letter, as names
// and initialisms do.
func mixed(word string) bool {
	for i, r := range word {
		if i > 0 && unicode.IsUpper(r) {
			return true
		}
	}
	return false
}
