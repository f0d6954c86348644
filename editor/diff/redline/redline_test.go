package redline

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"stet/editor"
)

func TestFor(t *testing.T) {
	for name, want := range map[string]string{"a.html": ".html", "b.HTM": ".html", `C:\x\c.docx`: ".docx", "d.markdown": ".md", "e.json": ".json"} {
		if f, err := For(name); err != nil || f.Ending != want {
			t.Errorf("%s: %q, %v", name, f.Ending, err)
		}
	}
	for _, name := range []string{"a", "a.pdf", "docx", ""} {
		if _, err := For(name); err == nil || !strings.Contains(err.Error(), ".docx") {
			t.Errorf("%q: %v", name, err)
		}
	}
}

// TestJSON holds the shape that the comparison's JSON is known by.
func TestJSON(t *testing.T) {
	var got map[string]any
	if err := json.Unmarshal(write(t, JSON, redlineOf(t, sample(t, "sample-1.json"), sample(t, "sample-2.json"))), &got); err != nil {
		t.Fatal(err)
	}
	keys := slices.Sorted(maps.Keys(got))
	if want := strings.Fields("added after before blocks changes facts fields form moved moves removed"); !slices.Equal(keys, want) {
		t.Errorf("keys %v, want %v", keys, want)
	}
	if got["form"] != "stet comparison 1" {
		t.Errorf("form %v", got["form"])
	}
	side := got["before"].(map[string]any)
	if want := "[Legal r9 After legal 9 2026-11-23T11:04:00Z]"; fmt.Sprint([]any{side["author"], side["name"], side["revision"], side["at"]}) != want {
		t.Errorf("before %v, want %s", side, want)
	}
	first := got["changes"].([]any)[0].(map[string]any)
	if keys := slices.Sorted(maps.Keys(first)); !slices.Equal(keys, strings.Fields("edits index kind label place runs")) {
		t.Errorf("a change has the keys %v", keys)
	}
}

// TestJSONOfTheSame: lists that are empty are lists.
func TestJSONOfTheSame(t *testing.T) {
	if got := string(write(t, JSON, redlineOf(t, editor.Story{}, editor.Story{}))); !strings.Contains(got, `"blocks": []`) || !strings.Contains(got, `"changes": []`) {
		t.Errorf("got %s", got)
	}
}

// TestDescribe: what is a change of credit is called one, wherever it is filed.
func TestDescribe(t *testing.T) {
	before := storyOf("Quay\nThe quay at dawn is empty.")
	before.Article.Source = "Harbour Post"
	before.Article.Body = append(before.Article.Body, editor.Block{ID: "p", Kind: editor.ImageBlock,
		Image: &editor.Image{File: "quay.jpg", Caption: "The quay at dawn", Alt: "A quay", Credit: "A. Ek", Licence: "CC BY"}})
	after := before.Clone()
	after.Article.Source, after.Article.Section = "Wire", "City"
	*after.Article.Body[1].Image = editor.Image{File: "pier.jpg", Caption: "The quay at dusk", Alt: "A pier", Credit: "B. Ek"}
	r := redlineOf(t, before, after)
	var got []string
	for _, x := range r.Changes {
		kind, label := Describe(r.Comparison, x)
		got = append(got, strings.TrimSpace(kind+" "+label))
	}
	want := []string{"Reworded caption", "Picture replaced", "Picture description", "Picture credit", "Picture credit licence", "Source (credit)", "Section"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestListsNameSpacing, of which there is nothing to be seen.
func TestListsNameSpacing(t *testing.T) {
	r := redlineOf(t, storyOf("Quay\nThe quay at dawn is empty."), storyOf("Quay\nThe quay at  dawn is empty."))
	if kind, label := Describe(r.Comparison, r.Changes[0]); kind != "Reworded" && kind != "Added" || label != "spacing" {
		t.Errorf("got %q, %q", kind, label)
	}
}

// TestListsNameTheWords: what is set another way is named by its words.
func TestListsNameTheWords(t *testing.T) {
	before := storyOf("Quay\nWhere the boats went\nThe quay at dawn is empty, and has been so since the last of the boats left.")
	before.Article.Body[0].Kind, before.Article.Body[0].Level = editor.Heading, 2
	after := before.Clone()
	after.Article.Body[0].Level = 4
	after.Article.Body[1].Kind = editor.Quote
	after.Article.Body[1].Marks = []editor.Mark{{Kind: editor.Strong, Start: 4, End: 16}}
	r := redlineOf(t, before, after)
	html, markdown := string(write(t, HTML, r)), string(write(t, Markdown, r))
	for _, want := range []string{"heading 1 → heading 3|Where the boats went", "quote|The quay at dawn is empty, and has…", "now strong|quay at dawn"} {
		label, words, _ := strings.Cut(want, "|")
		if line := regexp.MustCompile(`(?m)^- .*` + label + `.*$`).FindString(markdown); !strings.Contains(line, "“"+words+"”") {
			t.Errorf("Markdown lists %q, want the words %q", line, words)
		}
		if line := regexp.MustCompile(`<li>.*` + label + `.*</li>`).FindString(html); !strings.Contains(line, words) {
			t.Errorf("the page lists %q, want the words %q", line, words)
		}
	}
}

// FuzzWriters: whatever two texts hold, every writer writes valid UTF-8, and a
// reader gets both of them back.
func FuzzWriters(f *testing.F) {
	f.Add("Critics were quick\nto respond.\nThe end", "The end\nCritics {++ were quick to respond.")
	f.Add("a\x00b\xff", "~> & <w:p> ]]>\r\n\u2028")
	f.Add("", "x")
	f.Fuzz(func(t *testing.T, before, after string) {
		r := redlineOf(t, storyOf(before), storyOf(after))
		for _, format := range Formats {
			if b := write(t, format.Write, r); format.Ending != ".docx" && !utf8.Valid(b) {
				t.Errorf("%s is not valid UTF-8", format.Ending)
			}
		}
		file := readTracked(t, write(t, DOCX, r))
		if !sameParagraphs(file.accepted, paragraphs(r.After.Story)) || !sameParagraphs(file.rejected, paragraphs(r.Before.Story)) {
			t.Errorf("docx: accepted %q, rejected %q", file.accepted, file.rejected)
		}
		text := string(write(t, Markdown, r))
		if got := readCritic(t, text, true); !slices.Equal(got, filled(paragraphs(r.After.Story))) {
			t.Errorf("markdown: accepted %q", got)
		}
		if got := readCritic(t, text, false); !slices.Equal(got, filled(paragraphs(r.Before.Story))) {
			t.Errorf("markdown: rejected %q", got)
		}
		checkPage(t, string(write(t, HTML, r)), r.Before.Story, r.After.Story)
	})
}

// storyOf makes the first line the headline and the others paragraphs.
func storyOf(text string) editor.Story {
	var s editor.Story
	for i, line := range strings.Split(strings.ToValidUTF8(text, "?"), "\n") {
		if i == 0 {
			s.Article.Headline = line
			continue
		}
		s.Article.Body = append(s.Article.Body, editor.Block{ID: fmt.Sprintf("b%d", i), Kind: editor.Paragraph, Text: line})
	}
	return s
}
