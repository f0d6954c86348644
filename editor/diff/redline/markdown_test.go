package redline

import (
	"html"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// readCritic reads CriticMarkup with all changes accepted, or rejected: paragraphs
// of plain words, without remarks, emphasis and what makes a heading or an item.
func readCritic(t *testing.T, text string, accept bool) []string {
	t.Helper()
	_, body, found := strings.Cut(text, "\n* * *\n\n")
	if !found {
		t.Fatalf("there is no story behind a rule in\n%s", text)
	}
	var out []string
	var b strings.Builder
	fates := map[string]bool{"{++": accept, "{--": !accept}
	keep, inRemark := true, false
	add := func(s string) {
		if keep && !inRemark {
			b.WriteString(s)
		}
	}
	end := func() {
		line := b.String()
		b.Reset()
		if line != "" {
			out = append(out, line)
		}
	}
	for lineStart := true; body != ""; {
		three := body[:min(3, len(body))]
		step := 1
		switch {
		case lineStart && prefixOf(body) != "":
			step = len(prefixOf(body))
		case three == "{++" || three == "{--":
			keep, step = fates[three], 3
		case three == "{~~":
			keep, step = !accept, 3
		case strings.HasPrefix(body, "~>"):
			keep, step = accept, 2
		case three == "{>>":
			inRemark, step = true, 3
		case three == "<<}":
			inRemark, step = false, 3
		case three == "++}" || three == "--}" || three == "~~}":
			keep, step = true, 3
		case strings.HasPrefix(body, "\\"):
			add(body[1:2])
			step = 2
		case strings.HasPrefix(body, "&#32;"), strings.HasPrefix(body, "&#9;"):
			step = strings.IndexByte(body, ';') + 1
			add(html.UnescapeString(body[:step]))
		case strings.HasPrefix(body, "<br>"):
			add("\n")
			step = 4
		case strings.HasPrefix(body, "\n\n"):
			if step = 2; keep {
				end()
			}
		case body[0] == '*' || body[0] == '[':
			if strings.HasPrefix(body, "* * *") {
				step = 5
			}
		case strings.HasPrefix(body, "](<"):
			step = strings.Index(body, ">)") + 2
		default:
			add(body[:1])
		}
		marked := lineStart && (three == "{++" || three == "{--") && !strings.HasPrefix(body[3:], "\n")
		lineStart = strings.HasPrefix(body, "\n\n") || marked
		body = body[step:]
	}
	end()
	return out
}

// prefixOf is what makes a line a heading, a quotation or an item.
func prefixOf(line string) string {
	for _, prefix := range []string{"> ", "- ", "1. "} {
		if trimmed := strings.TrimLeft(line, " "); strings.HasPrefix(trimmed, prefix) {
			return line[:len(line)-len(trimmed)+len(prefix)]
		}
	}
	if hashes := len(line) - len(strings.TrimLeft(line, "#")); hashes > 0 && strings.HasPrefix(line[hashes:], " ") {
		return line[:hashes+1]
	}
	return ""
}

// filled are the paragraphs that have words.
func filled(paragraphs []string) []string {
	return slices.DeleteFunc(paragraphs, func(s string) bool { return s == "" })
}

func TestMarkdownSample(t *testing.T) {
	before, after := sample(t, "sample-1.json"), sample(t, "sample-2.json")
	text := string(write(t, Markdown, redlineOf(t, before, after)))
	if got, want := readCritic(t, text, true), paragraphs(after); !reflect.DeepEqual(got, want) {
		t.Errorf("accepted it reads\n%q\nwant\n%q\nin\n%s", got, want, text)
	}
	if got, want := readCritic(t, text, false), paragraphs(before); !reflect.DeepEqual(got, want) {
		t.Errorf("rejected it reads\n%q\nwant\n%q", got, want)
	}
	for _, want := range []string{"- **Figure** ⚠ verified fact changed: “15 of its 36 hangers” → “14 of its 36 hangers”\n",
		"{~~15~>14~~}", "{--Critics were quick to respond.--}", "{>>Stet: ↑ Moved up from paragraph 5, edited: deleted “in a statement”<<}", "{>>↑ Moved up to paragraph 2, edited<<}"} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %q in\n%s", want, text)
		}
	}
}

func TestMarkdownRandom(t *testing.T) {
	for seed := range int64(1500) {
		before, after := randomPair(rand.New(rand.NewSource(seed)))
		text := string(write(t, Markdown, redlineOf(t, before, after)))
		if got, want := unbarredAll(readCritic(t, text, true)), unbarredAll(filled(paragraphs(after))); !slices.Equal(got, want) {
			t.Fatalf("seed %d: accepted it reads\n%q\nwant\n%q\nin\n%s", seed, got, want, text)
		}
		if got, want := unbarredAll(readCritic(t, text, false)), unbarredAll(filled(paragraphs(before))); !slices.Equal(got, want) {
			t.Fatalf("seed %d: rejected it reads\n%q\nwant\n%q\nin\n%s", seed, got, want, text)
		}
	}
}

func TestLiteral(t *testing.T) {
	for _, c := range [][2]string{
		{"a well-known 3 > 2", "a well-known 3 > 2"},
		{"{++a++} {--b--}", `\{\+\+a\+\+\} \{\-\-b\-\-\}`},
		{"~> x", `\~\> x`},
		{"- item", `\- item`},
		{"12. Dezember", `12\. Dezember`},
		{"# 1", `\# 1`},
		{"AT&T &copy;", `AT\&T \&copy;`},
		{"a\nb", "a<br>b"},
	} {
		if got := literal(c[0]); got != c[1] {
			t.Errorf("%q: got %q, want %q", c[0], got, c[1])
		}
	}
}
