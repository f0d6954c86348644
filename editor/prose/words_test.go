package prose

import (
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"":                                 "",
		" \n ":                             "",
		"The Kremlin’s spokesman":          "The|Kremlin’s|spokesman",
		"a well-planned, one-off attack":   "a|well-planned|one-off|attack",
		"a non\u2011breaking hyphen":       "a|non\u2011breaking|hyphen",
		"a dash - here -and- there—too":    "a|dash|here|and|there|too",
		"£41m, 22,000 and 2.5%":            "41m|22,000|and|2.5",
		"the U.S. and P.R.":                "the|U.S|and|P.R",
		"naïve cafe\u0301":                 "naïve|cafe\u0301",
		"emoji 👍🏽 are no words 🇫🇮":         "emoji|are|no|words",
		"東京都":                              "東|京|都",
		"ที่นี่":                           "ที่|นี่",
		"한국어 뉴스":                           "한국어|뉴스",
		"don't can’t":                      "don't|can’t",
		"-start end-":                      "start|end",
		"1961-1963 mother-in-law's":        "1961-1963|mother-in-law's",
		"(brackets) [and] “quotes”, 'all'": "brackets|and|quotes|all",
		"at 19:30, 24/7 and 3-1/2":         "at|19:30|24/7|and|3-1/2",
		"and/or 1:a 1/ 2 1::2 12/10/2026":  "and|or|1|a|1|2|1|2|12/10/2026",
		"twenty--four":                     "twenty|four",
	} {
		var got []string
		for _, s := range WordSpans(text) {
			got = append(got, s.Of(text))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q: got %s, want %s", text, strings.Join(got, "|"), want)
		}
		if Words(text) != len(got) {
			t.Errorf("%q: Words counts %d of %d", text, Words(text), len(got))
		}
	}
}

func TestGraphemes(t *testing.T) {
	for text, want := range map[string]int{"": 0, "abc": 3, "e\u0301": 1, "👩‍👩‍👧": 1, "\r\n": 1, "🇫🇮🇸🇪": 2} {
		if got := Graphemes(text); got != want {
			t.Errorf("%q: got %d, want %d", text, got, want)
		}
	}
}

// TestSentences has one line a case; a bar stands where a sentence ends.
func TestSentences(t *testing.T) {
	for _, want := range []string{
		"",
		"One. |Two? |Three!",
		"Mr. Kim met Dr. Ada Lovelace on Jan. 5 in St. Louis. |He left.",
		"He works for the U.S. Army. |It is large.",
		"It happened in the U.S. |The army came.",
		"A carefully calibrated P.R. offensive began. |It failed.",
		"Harry J. Kazianis spoke. |J. R. R. Tolkien wrote.",
		"“Why?” he asked. |“Because!” she said.",
		"“We are done.” |He left.",
		"Das gilt z. B. für Berlin. |Am 3. Oktober war frei.",
		"It is No. 1 in town. |No. |That is wrong.",
		"Shares of Acme Corp. rose. |He left Acme Corp. |He is gone.",
		"It costs 2.5 million. |More to come.",
		"Wait ... what? |Yes.",
		"Yahoo! said so. |It did.",
		"At 9 a.m. Tuesday it began. |It ended at 5 p.m. |The rest is known.",
		"One line\n|Another line",
		"Sen. Jane Doe, D-Ohio, voted no. |Rep. John Roe did not.",
		"東京です。|はい。",
		"It closes on Friday.[1] |Passengers wait.[2][13] |They are late.[*]",
		"He said “no.”[4] |Then he left.² |Nobody knows why.¹²\n|It is so.",
		"It closes.[1]|Passengers wait.",
		"｟It closes.｠[1] |Passengers wait.", // whose last byte, alone, would be a space
		"[1] The council’s report. |[2] The bridge’s.",
		"He left.[|I] went too.",
	} {
		text := strings.ReplaceAll(want, "|", "")
		var got []string
		for _, s := range Sentences(text) {
			got = append(got, s.Of(text))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("\n got %s\nwant %s", strings.Join(got, "|"), want)
		}
	}
}

func TestTrim(t *testing.T) {
	text := " \u00a0a b\n"
	if got := (Span{0, len(text)}).Trim(text).Of(text); got != "a b" {
		t.Errorf("got %q", got)
	}
	if got := (Span{0, 3}).Trim(text); !got.Empty() {
		t.Errorf("white space alone trims to %v", got)
	}
}

func TestPlainMarks(t *testing.T) {
	for r := range rune(0x3000) {
		if isPlainMark(r) && look(string(r)) != &unknown {
			t.Errorf("the lexicon knows %q", r)
		}
	}
}
