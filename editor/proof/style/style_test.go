package style

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"stet/editor"
	"stet/editor/proof"
)

func rule(t testing.TB, src string) *Rule {
	t.Helper()
	r, err := Parse("House.Rule", "House/Rule.yml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// marked writes text with what was found between brackets, and the first fix.
func marked(text string, found []proof.Finding) string {
	for _, f := range slices.Backward(found) {
		fix := ""
		if len(f.Fixes) > 0 {
			fix = "→" + f.Fixes[0]
		}
		text = text[:f.Start] + "[" + text[f.Start:f.End] + fix + "]" + text[f.End:]
	}
	return text
}

func bare(want string) string {
	var out strings.Builder
	skip := false
	for _, r := range want {
		switch r {
		case '[':
		case '→':
			skip = true
		case ']':
			skip = false
		default:
			if !skip {
				out.WriteRune(r)
			}
		}
	}
	return out.String()
}

func TestRules(t *testing.T) {
	for _, c := range []struct {
		name, src string
		kind      editor.BlockKind
		wants     []string
	}{
		{"existence", "extends: existence\nmessage: \"'%s'\"\nignorecase: true\ntokens:\n  - very\n  - in order to",
			editor.Paragraph, []string{"It is [very] old. [Very], everybody.", "[In order to] mend it"}},
		{"existence minds case", "extends: existence\nmessage: x\ntokens: [March]", editor.Paragraph, []string{"a march in [March]"}},
		{"existence, any place", "extends: existence\nmessage: x\nnonword: true\ntokens: ['\\s—\\s', '!']", editor.Paragraph, []string{"bridge[ — ]closed[!][!]"}},
		{"existence with exceptions", "extends: existence\nmessage: x\ntokens: ['\\w+ly']\nexceptions: [only, 'ear.*']", editor.Paragraph, []string{"[really] only early [quickly]"}},
		{"existence looks ahead", "extends: existence\nmessage: x\ntokens: ['mayor(?! of)']", editor.Paragraph, []string{"the [mayor] and the mayor of Thorsby"}},
		{"existence, raw", "extends: existence\nmessage: x\nraw: ['\\d+', ' ?', '%']", editor.Paragraph, []string{"by [41%] or [5 %]"}},
		{"existence, raw behind", "extends: existence\nmessage: x\nappend: true\ntokens: [the]\nraw: ['\\s+the']", editor.Paragraph, []string{"over [the the] bridge"}},
		{"existence in Greek", "extends: existence\nmessage: x\nignorecase: true\ntokens: [γέφυρα]", editor.Paragraph, []string{"η [Γέφυρα] και η γέφυρας"}},
		{"existence with a fix", "extends: existence\nmessage: x\naction:\n  name: replace\n  params: [per cent]\ntokens: [percent]", editor.Paragraph, []string{"41 [percent→per cent]"}},
		{"existence to take out", "extends: existence\nmessage: x\naction:\n  name: remove\ntokens: [very]", editor.Paragraph, []string{"a [very→] old"}},
		{"existence with an edit", "extends: existence\nmessage: x\nnonword: true\naction:\n  name: edit\n  params: [regex, '(\\d)(st|nd|rd|th)', '$1']\ntokens: ['\\d(?:st|nd|rd|th)\\b']", editor.Paragraph, []string{"on May [5th→5]"}},

		{"substitution", "extends: substitution\nmessage: x\nignorecase: true\nswap:\n  utilise: use\n  '(?:kilometre|kilometer)s?': km\n  at this point in time: now",
			editor.Paragraph, []string{"they [utilise→use] [kilometers→km]", "[At this point in time→Now] they"}},
		{"substitution with groups", "extends: substitution\nmessage: x\nswap:\n  '(\\d+) percent': '$1 per cent'", editor.Paragraph, []string{"by [41 percent→41 per cent]"}},
		{"substitution leaves what is right", "extends: substitution\nmessage: x\nignorecase: true\nswap:\n  internet: internet", editor.Paragraph, []string{"the internet"}},
		{"substitution with names", "extends: substitution\nmessage: x\nignorecase: true\nswap:\n  github: GitHub", editor.Paragraph, []string{"on [Github→GitHub] and GitHub"}},
		{"substitution takes the longest", "extends: substitution\nmessage: x\nswap:\n  a lot: much\n  a lot of: many", editor.Paragraph, []string{"[a lot of→many] cracks, [a lot→much]"}},
		{"substitution with a choice", "extends: substitution\nmessage: x\nswap:\n  impact: effect|influence", editor.Paragraph, []string{"an [impact→effect]"}},
		{"substitution with exceptions", "extends: substitution\nmessage: x\nswap:\n  '[Cc]lick': press\nexceptions: [Click]", editor.Paragraph, []string{"Click and [click→press]"}},

		{"occurrence", "extends: occurrence\nmessage: x\nscope: sentence\nmax: 3\ntoken: '\\b(\\w+)\\b'",
			editor.Paragraph, []string{"One two three. One two three [four five]. One."}},
		{"occurrence at least", "extends: occurrence\nmessage: x\nscope: headline\nmin: 1\ntoken: bridge", editor.Headline, []string{"[Harbour repair bill climbs]", "Harbour bridge"}},
		{"occurrence elsewhere", "extends: occurrence\nmessage: x\nscope: headline\nmin: 1\ntoken: bridge", editor.Paragraph, []string{"Harbour repair"}},

		{"repetition", "extends: repetition\nmessage: x\nalpha: true\nignorecase: true\ntokens: ['[^\\s]+']", editor.Paragraph, []string{"[The the→The] bridge 41 41, [so so so→so] old", "the. the"}},

		{"title, AP", "extends: capitalization\nmessage: x\nscope: heading\nmatch: $title\nstyle: AP",
			editor.Heading, []string{"[Repair bill of the bridge→Repair Bill of the Bridge]", "Repair Bill of the Bridge", "[the NHS and iPhone: a test→The NHS and iPhone: A Test]"}},
		{"title, Chicago", "extends: capitalization\nmessage: x\nmatch: $title\nstyle: Chicago\nexceptions: [spa]", editor.Heading, []string{"Repairs under the Bridge and spa Day", "[Repairs Under the Bridge→Repairs under the Bridge]"}},
		{"sentence", "extends: capitalization\nmessage: x\nmatch: $sentence\nexceptions: [Thorsby]", editor.Heading,
			[]string{"Repair bill climbs to £41m in Thorsby", "[Repair Bill Climbs To £41m]", "[repair bill climbs→Repair bill climbs]", "Repair of Thorsby bridge by Ilse may cost the city more"}},
		{"sentence behind a colon", "extends: capitalization\nmessage: x\nmatch: $sentence\nthreshold: 1\nindicators: [':']", editor.Heading, []string{"Bridge: Repair bill climbs", "[Bridge: repair Bill]"}},
		{"lower", "extends: capitalization\nmessage: x\nmatch: $lower\nexceptions: [Thorsby]", editor.Item, []string{"[The bridge of Thorsby→the bridge of Thorsby]", "the bridge"}},
		{"upper", "extends: capitalization\nmessage: x\nmatch: $upper", editor.Item, []string{"[The bridge→THE BRIDGE]"}},
		{"a pattern", "extends: capitalization\nmessage: x\nmatch: '^[A-Z].*[.]$'", editor.Item, []string{"[a bridge]", "A bridge."}},
		{"a prefix", "extends: capitalization\nmessage: x\nmatch: $lower\nprefix: '\\d+\\. '", editor.Item, []string{"1. [The bridge→the bridge]"}},

		{"not in quotations", "extends: existence\nmessage: x\nscope: '~blockquote'\ntokens: [very]", editor.Quote, []string{"a very old"}},
		{"either of two", "extends: existence\nmessage: x\nscope: [heading, list]\ntokens: [very]", editor.Item, []string{"a [very] old"}},
		{"both of two", "extends: existence\nmessage: x\nscope: 'heading & ~headline'\ntokens: [very]", editor.Headline, []string{"a very old"}},
		{"a limit", "extends: existence\nmessage: x\nlimit: 1\ntokens: [very]", editor.Paragraph, []string{"[very] very very"}},
	} {
		s := NewSheet(rule(t, c.src))
		for _, want := range c.wants {
			text := bare(want)
			found, err := s.Block(editor.Block{Kind: c.kind, Text: text})
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
			if got := marked(text, found); got != want {
				t.Errorf("%s:\n got %s\nwant %s", c.name, got, want)
			}
		}
	}
}

func TestMessages(t *testing.T) {
	r := rule(t, "extends: substitution\nmessage: Use '%s' instead of '%s'.\nlevel: error\nlink: https://example.org/use\nswap:\n  utilise: use|work with")
	found, err := NewSheet(r).Block(editor.Block{Kind: editor.Paragraph, Text: "they utilise it"})
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	f := found[0]
	if f.Message != "Use 'use or work with' instead of 'utilise'." || f.Level != editor.Blocks || f.Rule != "House.Rule" ||
		f.Link != "https://example.org/use" || f.Words != "utilise" || !slices.Equal(f.Fixes, []string{"use", "work with"}) || f.Kind != proof.Style {
		t.Errorf("%+v", f)
	}
	for _, c := range []struct{ message, want string }{{"no words", "no words"}, {"'%s'", "'a'"}, {"%[2]s, not %[1]s", "b, not a"}, {"100%", "100%"}, {"100%% %s", "100% a"}, {"%s %s %s|", "a b |"}, {"%d %[", "%d %["}} {
		if got := fill(c.message, []string{"a", "b"}); got != c.want {
			t.Errorf("%q: %q, want %q", c.message, got, c.want)
		}
	}
}

const initialisms = "extends: conditional\nmessage: \"'%s' is not explained\"\nfirst: '\\b([A-Z]{3,5})\\b'\nsecond: '(?:\\b[A-Z][a-z]+ )+\\(([A-Z]{3,5})\\)'\nexceptions: [BBC, 'N.S']"

func TestConditional(t *testing.T) {
	s := NewSheet(rule(t, initialisms))
	if !s.Wide() {
		t.Fatal("the rule does not ask for the whole story")
	}
	if found, _ := s.Block(editor.Block{Text: "the WHO"}); found != nil {
		t.Error("it was run on one block alone")
	}
	texts := []string{"The [WHO] said, and the BBC.", "World Health Organisation (WHO) of the NHS", "the WHO again, the [RNLI]"}
	var blocks []editor.Block
	for i, text := range texts {
		blocks = append(blocks, editor.Block{ID: string(rune('a' + i)), Kind: editor.Paragraph, Text: bare(text)})
	}
	found, err := s.Story(blocks)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range texts {
		if got := marked(blocks[i].Text, found[blocks[i].ID]); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestDeletedWordsAreNotRead(t *testing.T) {
	s := NewSheet(rule(t, "extends: existence\nmessage: x\ntokens: [very old]"))
	b := editor.Block{Kind: editor.Paragraph, Text: "a very (so) old, very old bridge", Marks: []editor.Mark{{Start: 7, End: 12, Kind: editor.Deleted}}}
	found, _ := s.Block(b)
	if got, want := marked(b.Text, found), "a [very (so) old], [very old] bridge"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestPatternWithoutEnd(t *testing.T) {
	r := rule(t, "extends: existence\nmessage: x\nnonword: true\ntokens: ['(a+)+$']")
	s := NewSheet(r, rule(t, "extends: existence\nmessage: x\ntokens: [bridge]"))
	found, err := s.Block(editor.Block{Text: "bridge " + strings.Repeat("a", 60) + "b"})
	if err == nil || !strings.Contains(err.Error(), "House.Rule") {
		t.Errorf("a rule that never ends: %v", err)
	}
	if len(found) != 1 {
		t.Errorf("the other rule found %v", found)
	}
}

func TestParseErrors(t *testing.T) {
	for _, c := range []struct {
		name, src string
		lines     []int
		says      string
	}{
		{"nothing", "", []int{0}, "holds no rule"},
		{"no YAML", "extends: [", []int{1}, "not YAML"},
		{"no YAML, further down", "extends: existence\nmessage: \"x\n", []int{2}, "not YAML"},
		{"a list", "- extends", []int{0}, "holds no rule"},
		{"no kind", "message: x", []int{1}, "extends is \"\""},
		{"another kind", "message: x\nextends: script", []int{2}, "\"script\""},
		{"no message", "extends: existence\ntokens: [a]", []int{1}, "message is missing"},
		{"a slip", "extends: existence\nmessage: x\ntokens: [a]\ntoken: [b]", []int{4}, "does not know \"token\""},
		{"no words", "extends: existence\nmessage: x", []int{1}, "list them under tokens"},
		{"a bad pattern", "extends: existence\nmessage: x\ntokens:\n  - '(a'", []int{4}, "pattern cannot be read"},
		{"a bad pattern among pairs", "extends: substitution\nmessage: x\nswap:\n  a: b\n  '[z': c", []int{5}, "pattern cannot be read"},
		{"no pairs", "extends: substitution\nmessage: x\nswap: [a]", []int{3, 1}, "pairs"},
		{"a pair of lists", "extends: substitution\nmessage: x\nswap:\n  a: [b]\n", []int{4, 1}, "pairs of words"},
		{"no bound", "extends: occurrence\nmessage: x\ntoken: a", []int{1}, "no bound"},
		{"no number", "extends: occurrence\nmessage: x\ntoken: a\nmax: many", []int{4, 1}, "whole number"},
		{"no token", "extends: occurrence\nmessage: x\nmax: 3", []int{1}, "counts nothing"},
		{"no flag", "extends: existence\nmessage: x\ntokens: [a]\nignorecase: perhaps", []int{4}, "true or false"},
		{"no level", "extends: existence\nmessage: x\ntokens: [a]\nlevel: grave", []int{4}, "suggestion, warning or error"},
		{"no scope", "extends: existence\nmessage: x\ntokens: [a]\nscope: footnote", []int{4}, "no scope of Stet's"},
		{"no match", "extends: capitalization\nmessage: x", []int{1}, "match is missing"},
		{"no style", "extends: capitalization\nmessage: x\nmatch: $title\nstyle: BBC", []int{4}, "AP or Chicago"},
		{"no threshold", "extends: capitalization\nmessage: x\nmatch: $title\nthreshold: 8", []int{4}, "share"},
		{"no second", "extends: conditional\nmessage: x\nfirst: a", []int{1}, "second is missing"},
		{"an edit", "extends: existence\nmessage: x\ntokens: [a]\naction:\n  name: edit\n  params: [shout]", []int{5}, "none that Stet knows"},
		{"half an edit", "extends: existence\nmessage: x\ntokens: [a]\naction:\n  name: edit\n  params: [replace, a]", []int{5}, "lacks something"},
		{"twice", "extends: existence\nmessage: x\nmessage: y\ntokens: [a]", []int{3}, ""},
		{"a list of lists", "extends: existence\nmessage: x\ntokens: [[a]]", []int{3, 1}, "list of words"},
		{"two at once", "extends: existence\nlevel: grave\nmessage: x\ntokens: ['(']", []int{2, 4}, "level"},
	} {
		_, err := Parse("House.Rule", "House/Rule.yml", []byte(c.src))
		if err == nil {
			t.Errorf("%s: no error", c.name)
			continue
		}
		if !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), "House/Rule.yml") {
			t.Errorf("%s: %v", c.name, err)
		}
		if got := lines(err); !slices.Equal(got, c.lines) {
			t.Errorf("%s: lines %v, want %v: %v", c.name, got, c.lines, err)
		}
	}
}

func lines(err error) []int {
	var out []int
	if all, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range all.Unwrap() {
			out = append(out, lines(e)...)
		}
		return out
	}
	var r *RuleError
	if errors.As(err, &r) {
		out = append(out, r.Line)
	}
	return out
}

// FuzzParse holds that no file of rules makes Stet panic, and that what the rules
// find lies in the text.
func FuzzParse(f *testing.F) {
	for _, src := range []string{initialisms,
		"extends: existence\nmessage: '%s'\nignorecase: true\ntokens: [very, '\\w+ly']\naction:\n  name: edit\n  params: [regex, a, b]",
		"extends: substitution\nmessage: x\nswap:\n  '(\\d+) %': '$1%|$2'\n  a: b",
		"extends: occurrence\nmessage: x\nscope: sentence\nmax: 1\nmin: 2\ntoken: \\w+",
		"extends: repetition\nmessage: x\nalpha: true\ntokens: ['[^\\s]+']",
		"extends: capitalization\nmessage: x\nmatch: $title\nexceptions: [a]\nprefix: '\\d'", "a: &a [*a]", "? [a]\n: b"} {
		f.Add([]byte(src), "The very very quickly 41 % NHS. a ÀÉ bridge’s")
	}
	f.Fuzz(func(t *testing.T, src []byte, text string) {
		r, err := Parse("a.b", "a/b.yml", src)
		if err != nil {
			return
		}
		if r.check != nil {
			// A pattern may be slow: that is told, and tried elsewhere.
			found, _ := NewSheet(r).Block(editor.Block{Kind: editor.Paragraph, Text: strings.ToValidUTF8(text, "?")})
			for _, f := range found {
				if f.Start < 0 || f.End > len(text) || f.Start >= f.End {
					t.Fatalf("%q in %q: %v", src, text, f)
				}
			}
		}
	})
}
