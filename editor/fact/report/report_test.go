package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	unsafe "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"

	"stet/editor"
	"stet/editor/fact"
	"stet/editor/sheet"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden writes every report that is text in every form it has, whole and
// redacted.
func TestGolden(t *testing.T) {
	for _, k := range Kinds {
		for _, ending := range k.Endings {
			if ending == ".zip" || ending == ".json" || ending == ".pdf" {
				continue
			}
			golden(t, k.ID+ending, written(t, k.ID, ending, bridge(t)))
		}
	}
	golden(t, "annotated-redacted.md", written(t, "annotated", ".md", bridge(t).Redacted()))
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is another one: look at it, then go test ./editor/fact/report -update\n%s", name, got)
	}
}

func TestEndings(t *testing.T) {
	for _, c := range []struct{ kind, name, want string }{
		{"annotated", "copy.HTM", ".html"}, {"annotated", "copy", ".html"}, {"annotated", `C:\x.y\copy.markdown`, ".md"},
		{"lines", "lines.csv", ".csv"}, {"lines", "lines.html", ""}, {"lines", "lines.PDF", ".pdf"}, {"evidence", "e.zip", ".zip"}, {"claims", "c.json", ".json"}, {"claims", "c.docx", ""},
	} {
		k, err := Of(c.kind)
		if err != nil {
			t.Fatal(err)
		}
		got, err := k.Ending(c.name)
		if got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%s as %s: %q, %v", c.kind, c.name, got, err)
		}
	}
	if _, err := Of("poem"); err == nil || !strings.Contains(err.Error(), "annotated, sources") {
		t.Errorf("an unknown report: %v", err)
	}
}

// TestEmpty writes every report of a story with nothing in it.
func TestEmpty(t *testing.T) {
	for _, k := range Kinds {
		for _, ending := range k.Endings {
			var b bytes.Buffer
			err := k.Write(&b, ending, Dossier{Revision: editor.Revision{Number: 1}, Pages: bridge(t).Pages})
			if (err == nil) != (k.ID != "claims") {
				t.Errorf("%s as %s: %v", k.ID, ending, err)
			}
			if k.ID == "annotated" && ending == ".txt" && !strings.Contains(b.String(), "none is tagged yet") {
				t.Errorf("of no facts it says: %s", &b)
			}
		}
	}
}

func TestSignOffWantsRevision(t *testing.T) {
	k, _ := Of("sign-off")
	d := bridge(t)
	d.Revision = editor.Revision{}
	if err := k.Write(io.Discard, ".html", d); !errors.Is(err, ErrNotFiled) {
		t.Errorf("%v", err)
	}
}

// TestHostile puts what looks like mark-up wherever words go: none of it becomes
// any.
func TestHostile(t *testing.T) {
	const bad = "</script><img src=x onerror=alert(1)> [x](javascript:y) | ** `<b>` &lt;\x00\x1b"
	d := bridge(t)
	d.Story.Article.Headline, d.Story.Article.Slug, d.Story.Article.Language = bad, bad, `"><script>`
	d.Story.Facts = d.Story.Facts[:1]
	f := &d.Story.Facts[0]
	*f = editor.Fact{ID: bad, Kind: bad, Status: bad, Range: editor.Range{Block: editor.HeadlineID, End: 20}, Text: bad, Was: bad, Stale: true, Note: bad, Checker: bad,
		Sources: []editor.Source{{Title: bad, URL: "javascript:alert(1)", File: "../../" + bad, SHA256: "zz"}}, Questions: []editor.Question{{By: bad, To: bad, Text: bad}}}
	for _, k := range Kinds {
		if !slices.Contains(k.Endings, ".html") {
			continue
		}
		page := written(t, k.ID, ".html", d)
		z := html.NewTokenizer(strings.NewReader(page))
		for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
			switch token := z.Token(); {
			case token.Data == "script" || token.Data == "img" || token.Data == "b":
				t.Errorf("%s has %s", k.ID, token)
			case strings.ContainsAny(token.Data, "\x00\x1b"):
				t.Errorf("%s holds a control character", k.ID)
			}
		}
		var out bytes.Buffer
		if err := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote), goldmark.WithRendererOptions(unsafe.WithUnsafe())).Convert([]byte(written(t, k.ID, ".md", d)), &out); err != nil {
			t.Fatal(err)
		}
		if s := out.String(); strings.Contains(s, "<img") || strings.Contains(s, "<b>") || strings.Contains(s, "<script") || strings.Contains(s, `href="javascript`) {
			t.Errorf("%s in Markdown: %s", k.ID, s)
		}
	}
}

// FuzzLiteral: words written as such are read as such.
func FuzzLiteral(f *testing.F) {
	for _, s := range []string{"plain", "1. one", "# head", "- a\n+ b", "a * b * c", "x_y_z", "<b>&amp;</b>", "[a](b)", "a|b", "~~x~~", "\\*", "12) x", "=====", "!["} {
		f.Add(s)
	}
	mark := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough))
	f.Fuzz(func(t *testing.T, s string) {
		want := strings.Join(strings.Fields(sheet.Printable(s)), " ")
		var b bytes.Buffer
		if err := mark.Convert([]byte(literal(want)), &b); err != nil {
			t.Fatal(err)
		}
		doc, err := html.Parse(&b)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(strings.Fields(words(doc)), " "); got != want {
			t.Errorf("%q is read as %q", want, got)
		}
	})
}

func words(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(words(c))
	}
	return b.String()
}

// TestLineRows: a row for each sentence, in order, with what the facts in it say.
func TestLineRows(t *testing.T) {
	file := written(t, "lines", ".csv", bridge(t))
	if !strings.HasPrefix(file, "\uFEFF") || strings.Count(file, "\r\n") == 0 {
		t.Error("it is no CSV that a spreadsheet reads")
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(file, "\uFEFF"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	lines := (&Dossier{Story: bridge(t).Story}).lines()
	if len(rows) != len(lines)+2 || !strings.HasPrefix(rows[len(rows)-1][0], "For the desk only") {
		t.Fatalf("%d rows for %d sentences, the last one %q", len(rows), len(lines), rows[len(rows)-1])
	}
	covered := map[string]int{}
	for _, r := range rows[1 : len(rows)-1] {
		covered[r[3]]++
	}
	if covered["facts"] != 5 || covered["nothing to check"] != 1 || covered["no"] != 3 {
		t.Errorf("covered: %v", covered)
	}
}

func TestClaimReviews(t *testing.T) {
	var got []map[string]any
	if err := json.Unmarshal([]byte(written(t, "claims", ".json", bridge(t))), &got); err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || !strings.HasPrefix(got[0]["claimReviewed"].(string), "The repair bill") || got[1]["claimReviewed"] != "I would not walk my dog across it in a gale" ||
		got[1]["reviewRating"].(map[string]any)["alternateName"] != "Disputed" || got[1]["itemReviewed"].(map[string]any)["datePublished"] != "2026-11-17" {
		t.Errorf("%v", got)
	}
	for _, r := range got { // what Google asks for, and wants to know
		for _, field := range []string{"claimReviewed", "reviewRating", "url", "author", "itemReviewed", "datePublished"} {
			if r[field] == nil || r[field] == "" {
				t.Errorf("a review without its %s: %v", field, r)
			}
		}
		if author := r["author"].(map[string]any); author["name"] != "Harbour Gazette" || author["url"] != "https://harbour-gazette.example/" {
			t.Errorf("by %v", author)
		}
	}
	for name, change := range map[string]func(*Dossier){
		"nobody is named":  func(d *Dossier) { d.House, d.Story.Article.Source = "", "" },
		"choose the facts": func(d *Dossier) { d.Claims = nil },
		"no fact":          func(d *Dossier) { d.Claims = []string{"none"} },
		"must be verified": func(d *Dossier) { d.Claims = []string{"f-traffic"} },
		"fill in its URL":  func(d *Dossier) { d.Story.Article.URL = "" },
		"were settled":     func(d *Dossier) { d.Claims = []string{"f-hangers"} },
	} {
		d := bridge(t)
		change(&d)
		k, _ := Of("claims")
		if err := k.Write(io.Discard, ".json", d); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("want %q, got %v", name, err)
		}
	}
}

// TestOverriddenIsSaid: the sheet and the annotated copy say who let what stand and
// why, of this revision and of the one that was signed off.
func TestOverriddenIsSaid(t *testing.T) {
	d := bridge(t)
	stands := editor.Finding{Rule: "fact-disputed", Message: "“across it in a gale” is disputed."}
	open := editor.Finding{Rule: "fact-gone", Message: "The words “Critics” were deleted."}
	d.Standing = append(d.Standing, stands, open)
	d.Signed.Override = &editor.Override{By: "E. Editor", Reason: "The lawyer heard the tape.", At: at(12, 30), Findings: []string{stands.Rule + ": " + stands.Message}}
	for _, kind := range []string{"sign-off", "annotated"} {
		got := written(t, kind, ".md", d)
		for _, want := range []string{"| D. Chief | 20 Nov 2026, 16:30 | r3 · Facts settled | On the front page in ten minutes. | “nine weeks from 11 January” needs a source. |",
			"| E. Editor | 20 Nov 2026, 12:30 | r2 · Signed off | The lawyer heard the tape. | “across it in a gale” is disputed. |"} {
			if !strings.Contains(got, want) {
				t.Errorf("%s lacks %s:\n%s", kind, want, got)
			}
		}
	}
	sheet := written(t, "sign-off", ".md", d)
	for _, want := range []string{"| “across it in a gale” is disputed. | E. Editor | The lawyer heard the tape. |", "| The words “Critics” were deleted. |  |  |"} {
		if !strings.Contains(sheet, want) {
			t.Errorf("the sheet lacks %s:\n%s", want, sheet)
		}
	}
	waived := editor.Fact{Status: editor.Waived, Checker: "A. Rossi", Reason: "late"}
	if all := d.details(waived); !slices.ContainsFunc(all, func(x detail) bool { return x.Label == "Waived by" && x.Text == "A. Rossi" }) {
		t.Errorf("a waived fact says %+v", all)
	}
}

// TestEveryReportSaysForWhom: the desk's own, wherever there is somebody to protect,
// also one who was cited once; those for readers; and nothing where there is nobody.
func TestEveryReportSaysForWhom(t *testing.T) {
	quiet := bridge(t)
	once := bridge(t)
	for _, d := range []*Dossier{&quiet, &once} {
		d.Story = d.Story.Clone()
		for i := range d.Story.Facts {
			d.Story.Facts[i].Sources = nil
		}
	}
	quiet.Versions = nil
	for name, c := range map[string]struct {
		d           Dossier
		desk, apart bool
	}{"confidential": {bridge(t), true, false}, "once": {once, true, false}, "redacted": {bridge(t).Redacted(), false, true}, "quiet": {quiet, false, false}} {
		for _, k := range Kinds {
			for _, ending := range k.Endings {
				if k.ID == "claims" {
					continue // for readers in any case
				}
				got := plainOf(t, written(t, k.ID, ending, c.d), ending)
				if strings.Contains(got, "For the desk only") != c.desk || strings.Contains(got, "Redacted:") != c.apart {
					t.Errorf("%s: %s%s says it otherwise", name, k.ID, ending)
				}
			}
		}
	}
}

// TestOverridesSinceSignOff: the sheet lists every one since the sign-off, with its
// revision, and none from before it or after the revision it is for.
func TestOverridesSinceSignOff(t *testing.T) {
	d := bridge(t)
	filed := func(n int) editor.Revision {
		return editor.Revision{Number: n, Cause: editor.ForExport, Saved: at(13, n), Override: &editor.Override{By: fmt.Sprintf("Chief %d", n), Reason: "late", At: at(13, n), Findings: []string{"fact-gone: It is open."}}}
	}
	plain := func(n int) editor.Revision { return editor.Revision{Number: n, Saved: at(13, n)} }
	d.Versions = nil
	for _, r := range []editor.Revision{filed(1), plain(2), filed(3), filed(4), plain(5), filed(6), plain(7)} {
		d.Versions = append(d.Versions, Version{r, d.Story})
	}
	d.Since = []Version{{filed(8), d.Story}}
	d.Revision = plain(7)
	signed := filed(3)
	d.Signed = &signed
	d.Standing = []editor.Finding{{Rule: "fact-gone", Message: "It is open."}}
	for name, want := range map[string][]int{"signed": {6, 4, 3}, "never signed": {6, 4, 3, 1}} {
		d.Signed = &signed
		if name != "signed" {
			d.Signed = nil
		}
		got := written(t, "sign-off", ".md", d)
		at := 0
		for _, n := range want {
			i := strings.Index(got[at:], fmt.Sprintf("| Chief %d | 20 Nov 2026, 13:0%d | r%d · Exported | late |", n, n, n))
			if i < 0 {
				t.Errorf("%s: r%d is missing or out of order in\n%s", name, n, got)
				break
			}
			at += i
		}
		if n := strings.Count(got, "· Exported |"); n != len(want) {
			t.Errorf("%s: %d overrides, want %d", name, n, len(want))
		}
		if !strings.Contains(got, "| It is open. | Chief 6 | late |") {
			t.Errorf("%s: the newest override does not let it stand", name)
		}
	}
}

// TestChangeLogTakesNobodysWord: what a checker says was wrong is no wording that the
// story had, whatever becomes of the fact.
func TestChangeLogTakesNobodysWord(t *testing.T) {
	d := bridge(t)
	f := editor.Fact{ID: "f", Kind: editor.Money, Status: editor.Unchecked, Text: "£7.5 million"}
	corrected, err := fact.Correct(f, "£8.1 million", "R. Okafor", at(15, 0))
	if err != nil {
		t.Fatal(err)
	}
	verified := fact.Settle(corrected, editor.Verified, "R. Okafor", at(15, 5))
	other := f
	other.Text = "£7.9 million"
	filed := func(number int, f editor.Fact) Version {
		return Version{editor.Revision{Number: number, Saved: at(16, number)}, editor.Story{Facts: []editor.Fact{f}}}
	}
	for name, c := range map[string]struct {
		versions []Version
		want     []string // words that changed
	}{
		"verified after it":             {[]Version{filed(1, f), filed(2, corrected), filed(3, verified)}, nil},
		"both in one revision":          {[]Version{filed(1, f), filed(2, verified)}, nil},
		"the words, and stale":          {[]Version{filed(1, f), filed(2, corrected.Reword("£7.6 million"))}, []string{"after they were settled | £7.5 million | £7.6 million |"}},
		"other words stood there":       {[]Version{filed(1, other), filed(2, corrected)}, []string{"words changed | £7.9 million | £7.5 million |"}},
		"tagged, corrected and settled": {[]Version{filed(1, verified)}, nil},
	} {
		d.Versions, d.Story.Amendments = c.versions, nil
		got := written(t, "changes", ".md", d)
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no row %q in\n%s", name, want, got)
			}
		}
		if n := strings.Count(got, "words changed"); n != len(c.want) {
			t.Errorf("%s: %d rows of words, want %d, in\n%s", name, n, len(c.want), got)
		}
	}
	if got := written(t, "changes", ".md", Dossier{Versions: []Version{filed(1, f), filed(2, corrected)}}); !strings.Contains(got, "| corrected by R. Okafor | £8.1 million | £7.5 million |") {
		t.Errorf("what was wrong is not told:\n%s", got)
	}
}

// TestChangeLogHasWhatNoRevisionHas: words that were settled and changed again before
// anything was filed.
func TestChangeLogHasWhatNoRevisionHas(t *testing.T) {
	d := bridge(t)
	f := editor.Fact{ID: "f", Kind: editor.Figure, Text: "14 hangers"}
	step := func(f editor.Fact, words string) editor.Fact {
		return fact.Settle(f.Reword(words), editor.Verified, "R. Okafor", at(15, 0))
	}
	first := step(f, "14 hangers")
	filed := func(number int, facts ...editor.Fact) Version {
		return Version{editor.Revision{Number: number, Saved: at(16, number)}, editor.Story{Facts: facts}}
	}
	for name, c := range map[string]struct {
		versions []Version
		want     []string // words that changed
	}{
		"settled three times in one": {[]Version{filed(1), filed(2, step(step(first, "15 hangers"), "16 hangers"))},
			[]string{"after they were settled | 14 hangers | 15 hangers |", "after they were settled | 15 hangers | 16 hangers |"}},
		"and between two": {[]Version{filed(1, first), filed(2, step(step(first, "15 hangers"), "16 hangers"))},
			[]string{"after they were settled | 14 hangers | 15 hangers |", "after they were settled | 15 hangers | 16 hangers |"}},
		"stale, and then settled": {[]Version{filed(1, first), filed(2, first.Reword("15 hangers")), filed(3, step(first, "15 hangers"))},
			[]string{"after they were settled | 14 hangers | 15 hangers |"}},
		"nobody has settled it": {[]Version{filed(1, f), filed(2, f.Reword("15 hangers"))}, []string{"words changed | 14 hangers | 15 hangers |"}},
		"stale when it was filed first": {[]Version{filed(1, first.Reword("15 hangers"))},
			[]string{"after they were settled | 14 hangers | 15 hangers |"}},
	} {
		d.Versions, d.Story.Amendments = c.versions, nil
		got := written(t, "changes", ".md", d)
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no row %q in\n%s", name, want, got)
			}
		}
		if n := strings.Count(got, "words changed"); n != len(c.want) {
			t.Errorf("%s: %d rows of words, want %d, in\n%s", name, n, len(c.want), got)
		}
	}
}
