package wire

import (
	"bytes"
	"flag"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"stet/editor"
	"stet/editor/format/piece"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden shows how each format is written: the story that has everything, with a
// note to readers.
func TestGolden(t *testing.T) {
	all := stories()
	for _, f := range []struct {
		file string
		got  []byte
	}{
		{"whole.ninjs", written(t, WriteNinjs, all[18])},
		{"whole.newsml", written(t, WriteG2, all[18])},
		{"whole.nitf", written(t, WriteNITF, all[18])},
		{"whole.wire", written(t, WriteText, all[18], all[3])},
	} {
		name := "testdata/" + f.file
		if *update {
			if err := os.WriteFile(name, f.got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if string(f.got) != string(want) {
			t.Errorf("got\n%s\nwant %s", f.got, name)
		}
	}
}

func TestWireTextFits(t *testing.T) {
	for i, s := range stories() {
		for _, l := range strings.Split(string(written(t, WriteText, s)), "\n") {
			if n := utf8.RuneCountInString(l); n > width && strings.Contains(strings.TrimSpace(l), " ") {
				t.Errorf("story %d: %d letters: %s", i, n, l)
			}
		}
	}
}

func TestSignOff(t *testing.T) {
	who := func(all ...string) (out []editor.Author) {
		for i := 0; i < len(all); i += 2 {
			out = append(out, editor.Author{Name: all[i], Role: all[i+1]})
		}
		return out
	}
	for want, authors := range map[string][]editor.Author{
		"":                        nil,
		"(Reporting by Ann Ames)": who("Ann Ames", ""),
		"(Reporting by A, B and C; Editing by D; graphics: E)": who("A", "", "D", "Editor", "B", "", "E", "graphics", "C", "reporter"),
	} {
		if got := signOff(authors); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestMoment(t *testing.T) {
	for v, want := range map[string]string{
		"2026-11-20T17:30:00+02:00": "2026-11-20T17:30:00+02:00", "20261120T173000+0200": "2026-11-20T17:30:00+02:00", "20261120T173000Z": "2026-11-20T17:30:00Z",
		"2026-11-20T17:30:00.000Z": "2026-11-20T17:30:00Z", "2026-11-20T17:30:00+0200": "2026-11-20T17:30:00+02:00",
		"2026-11-20T17:30:00": "local", "20261120": "local", "2026-11-20 17:30:00": "local", "Wednesday": "", "": "",
	} {
		at, exact, ok := moment(v)
		got := ""
		switch {
		case exact:
			got = at.Format(time.RFC3339)
		case ok:
			got = "local"
		}
		if got != want {
			t.Errorf("%q: %q, want %q", v, got, want)
		}
	}
}

func TestOpening(t *testing.T) {
	for xml, want := range map[string]string{
		"\ufeff<?xml version='1.0'?>\n<!-- <a> -->\n<!DOCTYPE nitf SYSTEM 'x'>\n<nitf>": "nitf",
		"<!DOCTYPE a [<!ENTITY b '>'>]><a/>":                                            "a",
		"<x:newsItem xmlns:x='y'/>":                                                     "newsItem",
		"\xff\xfe<\x00n\x00i\x00t\x00f\x00>\x00":                                        "nitf",
		"":                                                                              "", "<!-- ": "", "{}": "", "<": "",
	} {
		if got := opening([]byte(xml)); got != want {
			t.Errorf("%q: %q, want %q", xml, got, want)
		}
	}
}

func TestTopic(t *testing.T) {
	for code, want := range map[string]string{
		"15054000": "Sport", "subj:04000000": "Economy, business and finance", "http://cv.iptc.org/newscodes/mediatopic/17000000": "Weather",
		"medtop:20000350": "", "00000000": "", "1505400": "", "150540000": "", "abcdefgh": "", "": "",
	} {
		if got := topic(code); got != want {
			t.Errorf("%q: %q, want %q", code, got, want)
		}
	}
}

func TestAbout(t *testing.T) {
	if got := about([]string{"04011002", "x", "15000000", "10000000", "15054000"}); got != "Sport" {
		t.Error(got)
	}
	if got := about([]string{"04011002", "15000000"}); got != topics[4] {
		t.Error(got)
	}
	if got := about(nil); got != "" {
		t.Error(got)
	}
}

// notes returns the decisions of a piece, one a line.
func notes(p piece.Piece) string {
	var b strings.Builder
	for _, n := range p.Story.Notes {
		b.WriteString(n.Decision + "|" + n.Text + "\n")
	}
	return b.String()
}

// apHead is a message whose header stands on one line, and its keywords in another face.
const apHead = "\x16\x16\x01a0609\x1frbxzczc\x13\x11\x12bc-bridge 1stld-writethru 11-24 0045\x14\r\n\x02\x12BC-Bridge, 1st Ld-Writethru,45<\r\n" +
	"^Bridge falls in Kiel harbor<\r\n^Eds: Adds quote.<\r\n^By ANA SIMIC=\r\n^Associated Press Writer=\r\n   KIEL, Germany (AP) _ A bridge fell.\r\n\x03\r\nAP-WS-11-24-26 1015EST\r\n\x04"

// TestDialects holds what single agencies do otherwise.
func TestDialects(t *testing.T) {
	one := func(all []piece.Piece, err error) (piece.Piece, error) {
		if len(all) != 1 {
			return piece.Piece{}, err
		}
		return all[0], err
	}
	ninjs := func(b []byte) (piece.Piece, error) { return one(ReadNinjs(b)) }
	g2 := func(b []byte) (piece.Piece, error) { return one(ReadG2(b)) }
	newsml := func(b []byte) (piece.Piece, error) { return one(ReadNewsML(b)) }
	anpa := func(b []byte) (piece.Piece, error) { return one(ReadANPA(b)) }
	ap := func(b []byte) (piece.Piece, error) { return one(ReadAPMedia(b)) }
	item := func(meta, content string) string {
		return `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="a">` + meta + `<contentSet>` + content + `</contentSet></newsItem>`
	}
	for _, c := range []struct {
		name, file string
		read       func([]byte) (piece.Piece, error)
		field      string
		want       string
		noted      string
	}{
		{"ninjs 1, keys in lower case", `{"uri":"a","headline":"Bill","body_text":"One.\n\nTwo.","embargoed":"2026-11-21T00:00:00Z"}`, ninjs, "embargo", "2026-11-21T00:00:00Z", ""},
		{"ninjs, an embargo without a zone", `{"uri":"a","headline":"Bill","embargoed":"2026-11-21T00:00:00"}`, ninjs, "editorNote", "Embargo until 2026-11-21T00:00:00, in a zone that embargoed does not name.", ""},
		{"ninjs, a day without a zone", `{"uri":"a","headline":"Bill","versioncreated":"2026-11-21T00:00:00"}`, ninjs, "dateline.date", "2026-11-21", ""},
		{"ninjs, in a list of a list", `{"total":1,"items":[{"uri":"a","headline":"Bill"}]}`, ninjs, "headline", "Bill", ""},
		{"ninjs, killed", `{"uri":"a","headline":"Bill","pubstatus":"canceled"}`, ninjs, "editorNote", "KILLED by the agency: do not publish.", "KILLED: the agency has withdrawn this story"},
		{"ninjs, a line above the text", `{"uri":"a","headline":"Bill","body_xhtml":"<div class=\"dat\"><span class=\"vignette\">Defence</span><span class=\"source\">TT</span></div><p>One.</p>"}`, ninjs, "source", "TT", "line above the text left out|Defence TT"},
		{"ninjs, a body in NITF", `{"uri":"a","headline":"Bill","bodies":[{"contentType":"application/nitf+xml","value":"<p>One <em class=\"bold\">two</em>.</p>"}]}`, ninjs, "headline", "Bill", ""},
		{"G2, text in data", item(`<contentMeta><headline>Bill</headline></contentMeta>`, `<inlineData>One.</inlineData>`), g2, "headline", "Bill", ""},
		{"G2, NITF inside", item(``, `<inlineXML><nitf xmlns="x"><body><body.head><hedline><hl1>Bill</hl1></hedline></body.head><body.content><p>One.</p></body.content></body></nitf></inlineXML>`), g2, "headline", "Bill", ""},
		{"G2, only an address", item(`<contentMeta><headline>Bill</headline></contentMeta>`, `<remoteContent href="https://a.org/b"/>`), g2, "headline", "Bill", "nothing is fetched|https://a.org/b"},
		{"NITF, released later", `<nitf><head><docdata><date.issue norm="20261120T100000"/><date.release norm="20261121T100000"/></docdata></head><body><body.content><p>One.</p></body.content></body></nitf>`,
			ReadNITF, "editorNote", "Embargo until 20261121T100000, in a zone that date.release does not name.", ""},
		{"NITF, released when sent", `<nitf><head><title>Bill</title><docdata><date.issue norm="20261120T100000"/><date.release norm="20261120T100000"/></docdata></head><body><body.content><p>One.</p></body.content></body></nitf>`,
			ReadNITF, "editorNote", "", ""},
		{"NITF, a by-line of initials", `<nitf><body><body.head><hedline><hl1>Bill</hl1></hedline><byline>gr/bp</byline></body.head><body.content><p>One.</p></body.content></body></nitf>`, ReadNITF, "byline", "", "only initials|gr/bp"},
		{"NITF, stale encoding", `<?xml version="1.0" encoding="iso-8859-1"?><nitf><body><body.head><hedline><hl1>Café</hl1></hedline></body.head></body></nitf>`, ReadNITF, "headline", "Café", ""},
		{"NewsML, a line in place of a body", `<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Bill</HeadLine><DateLine>4/4/2018</DateLine></NewsLines></NewsComponent></NewsItem></NewsML>`, newsml, "headline", "Bill", "dateline as the item has it|4/4/2018"},
		{"ANPA, a kill", "\x01a\x1f\nb a\x13\x11 X\n\x02^BC-X, Mandatory Kill,5<\n^BULLETIN KILL<\n\t   Kill the story.\n\x03AP-11-20-26 1530GMT\x04", anpa, "editorNote", "KILLED by the agency: do not publish.", "KILLED"},
		{"ANPA, filed in New York", "\x02^BC-X<\n^Head<\n\t   One.\n\x03AP-NY-11-20-26 1405EST<", anpa, "published", "2026-11-20T14:05:00-05:00", "11-20-26 1405EST"},
		{"ANPA, filed in an Alaskan summer", "\x02^BC-X<\n^Head<\n\t   One.\n\x03AP-06-20-26 0905AKDT<", anpa, "published", "2026-06-20T09:05:00-08:00", ""},
		{"ANPA, filed somewhere", "\x02^BC-X<\n^Head<\n\t   One.\n\x03AP-11-20-26 1405XYZ<", anpa, "dateline.date", "2026-11-20", "names no zone: only the day"},
		{"ANPA, filed on no day", "\x02^BC-X<\n^Head<\n\t   One.\n\x03AP-13-40-26 1405EST<", anpa, "published", "", "no time that can be read"},
		{"ANPA, Western letters", "\x02^BC-X<\n^Caf\xe9<\n\t   One.\n\x03", anpa, "headline", "Café", ""},
		{"7901, a text without a head", "\x01cw1 4 i 9\n\nBridge/\n\x02Bill rises =\nOne\ntwo.\n\nThree.\x03", anpa, "headline", "Bill rises", ""},
		{"7901, a few lines", "\x01dpa1 4 vm 9\n\nBridge/\n\x02EIL\nBill rises\nBy Ann Lee\nIt rose on Friday.\nThe mayor said so.\n\n\x03", anpa, "headline", "Bill rises", ""},
		{"7901, a text right below its headline", "\x01dpa1 4 vm 9\n\nBridge/\n\x02Bill rises\nIt rose on\nFriday.\n\nThe mayor said so.\x03", anpa, "headline", "Bill rises", ""},
		{"7901, a headline of two lines", "\x01dpa1 4 vm 9\n\nBridge/\n\x02Bill rises\nonce more\n\nThe mayor said so.\x03", anpa, "headline", "Bill rises once more", ""},
		{"7901, a headline alone", "\x01dpa1 4 vm 9\n\nBridge/\n\x02Bill rises\n\x03", anpa, "headline", "Bill rises", ""},
		{"G2, bare content", `<contentSet xmlns="http://iptc.org/std/nar/2006-10-01/"><inlineXML><nitf xmlns="x"><body><body.head><hedline><hl1>Bill</hl1></hedline></body.head><body.content><p>One.</p></body.content></body></nitf></inlineXML></contentSet>`, g2, "headline", "Bill", ""},
		{"ANPA, the header on one line", apHead, anpa, "headline", "Bridge falls in Kiel harbor", "version of the story: 1st Ld-Writethru"},
		{"ANPA, the keyword line in bold", apHead, anpa, "slug", "Bridge", ""},
		{"ANPA, what editors are told", apHead, anpa, "editorNote", "Eds: Adds quote.", ""},
		{"ANPA, a by-line with what its writer is", apHead, anpa, "byline", "By ANA SIMIC, Associated Press Writer", ""},
		{"ANPA, no keyword line", "\x16\x16\x01a1234\x1fubxzc\x13\x11bc-bridge 11-24 0045\x14\n\x02\x0e^Bridge falls<\n   One.\x03", anpa, "headline", "Bridge falls", ""},
		{"ANPA, a code for switches, which is no desk", "\x16\x16\x01a1234\x1fubxzc\x13\x11bc-bridge 11-24 0045\x14\n\x02\x0e^Bridge falls<\n   One.\x03", anpa, "section", "", ""},
		{"ANPA, a slug from the header", "\x16\x16\x01a1234\x1fubxzc\x13\x11bc-bridge 11-24 0045\x14\n\x02\x0e^Bridge falls<\n   One.\x03", anpa, "slug", "bridge", ""},
		{"7901, sent in no zone", "\x01abc0123 3 pl 0045 Politik/Bruecke/\n\n\x02Bill rises =\n\nOne.\n\x03281030 Nov 26\n\x04", anpa, "dateline.date", "2026-11-28", "names no zone: only the day"},
		{"7901, keywords in the first line", "\x01abc0123 3 pl 0045 Politik/Bruecke/\n\n\x02Bill rises =\n\nOne.\n\x03", anpa, "slug", "Politik/Bruecke", ""},
		{"NewsML, the language of a component", `<NewsML><NewsItem><NewsComponent xml:lang="fr"><NewsLines><HeadLine>Pont</HeadLine><DateLine>PARIS, 4 nov (AFP)</DateLine></NewsLines></NewsComponent></NewsItem></NewsML>`, newsml, "language", "fr", ""},
		{"NewsML, the day of a dateline", `<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Pont</HeadLine><DateLine>PARIS, 4 nov (AFP)</DateLine></NewsLines></NewsComponent></NewsItem></NewsML>`, newsml, "dateline.date", "4 nov", "the dateline “PARIS, 4 nov (AFP)”"},
		{"NewsML, the day and year of a dateline", `<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Bill</HeadLine><DateLine>STOCKHOLM, Aug 29, 2014 (AFP) -</DateLine></NewsLines></NewsComponent></NewsItem></NewsML>`, newsml, "dateline.date", "Aug 29, 2014", ""},
		{"AP, by-lines in a list", `{"api_version":"1.1","data":{"item":{"type":"text","headline":"Bill","bylines":[{"by":"By ANN LEE","title":"Associated Press"},{"by":"By BO FINCH"},{"by":"By CY ORR"}]}}}`, ap, "byline", "By ANN LEE, BO FINCH and CY ORR", ""},
		{"AP, text elsewhere", `{"api_version":"1.1","data":{"item":{"type":"text","headline":"Bill","usageterms":["No sales.","No archive."],"renditions":{"nitf":{"href":"https://a.org/n"}}}}}`, ap, "usageTerms", "No sales. No archive.", "ask AP for the story’s NITF"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := c.read([]byte(c.file))
			if err != nil {
				t.Fatal(err)
			}
			if got, _ := p.Story.Article.Field(c.field); got != c.want {
				t.Errorf("%s is %q, want %q\n%s", c.field, got, c.want, notes(p))
			}
			if !strings.Contains(notes(p), c.noted) {
				t.Errorf("%q is not in\n%s", c.noted, notes(p))
			}
		})
	}
}

// TestTypewriter wants marks to stay on their words where a dash grows before them.
// TestPictureOnce reads a picture that the text shows small and the associations name in
// all its sizes as one, in its widest.
func TestPictureOnce(t *testing.T) {
	all, err := ReadNinjs([]byte(`{"uri":"a","headline":"Fares rise","body_html":"<p>They rise.</p><figure><img src=\"https://a.example/thumb.jpg\" alt=\"The quay\"/><figcaption>The quay at night</figcaption></figure><p>Soon.</p>",
		"associations":[{"type":"picture","by":"Karl Lund/TT","descriptions":[{"value":"The quay at night"}],"renditions":[{"href":"https://a.example/hires.jpg","width":4724},{"href":"https://a.example/thumb.jpg","width":256}]},
		{"type":"picture","descriptions":[{"value":"The quay at night"}],"renditions":[{"href":"https://a.example/other.jpg","width":400}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range all[0].Story.Article.Body {
		if b.Image == nil {
			got = append(got, b.Text)
			continue
		}
		got = append(got, strings.Join([]string{b.Image.File, b.Image.Alt, b.Image.Caption, b.Image.Byline}, "|"))
	}
	want := []string{"They rise.", "https://a.example/hires.jpg|The quay|The quay at night|Karl Lund/TT", "Soon.", "https://a.example/other.jpg||The quay at night|"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTypewriter(t *testing.T) {
	p, err := ReadNITF([]byte(`<nitf><body><body.content><p>AHJA, Est. (CW) _ The bill _ all <em class="bold">of it _ rose</em> _ <em>again</em>.</p><p>___</p><p>snake_case _ kept</p></body.content></body></nitf>`))
	if err != nil {
		t.Fatal(err)
	}
	body := p.Story.Article.Body
	if len(body) != 3 || body[0].Text != "AHJA, Est. (CW) — The bill — all of it — rose — again." || body[1].Kind != editor.Rule || body[2].Text != "snake_case — kept" {
		t.Fatalf("%+v", body)
	}
	for i, want := range []string{"of it — rose", "again"} {
		if m := body[0].Marks[i]; body[0].Text[m.Start:m.End] != want {
			t.Errorf("%q is marked, not %q", body[0].Text[m.Start:m.End], want)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		name, file, says string
		read             func([]byte) ([]piece.Piece, error)
	}{
		{"a package", `<packageItem guid="a"><groupSet><group><itemRef residref="b"><title>Bill</title></itemRef></group></groupSet></packageItem>`, "only refers to others (Bill b)", ReadG2},
		{"a plan", `<planningItem/>`, "planningItem of NewsML-G2, which holds no story", ReadG2},
		{"an empty message", `<newsMessage/>`, "no news item", ReadG2},
		{"broken XML", `<newsItem>`, "broken", ReadG2},
		{"entities", `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><newsItem>&b;</newsItem>`, "entities", ReadG2},
		{"an empty NITF", `<nitf><body/></nitf>`, "no words", func(b []byte) ([]piece.Piece, error) { p, err := ReadNITF(b); return []piece.Piece{p}, err }},
		{"an empty NewsML", `<NewsML/>`, "no story", ReadNewsML},
		{"broken JSON", `{"uri":"a","headline":`, "JSON is damaged", ReadNinjs},
		{"no message", "\x01a\x02\x03", "no text between them", ReadANPA},
		{"an empty answer", `{"api_version":"1","data":{"items":[{}]}}`, "no item", ReadAPMedia},
	} {
		if all, err := c.read([]byte(c.file)); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, %v, want %q", c.name, all, err, c.says)
		}
	}
}

// fuzz reads anything: it may be refused, but never panics, and what is read has words
// that a story may hold.
func fuzz(f *testing.F, is func([]byte) bool, read func([]byte) ([]piece.Piece, error), write func(io.Writer, piece.Parcel) error, files ...string) {
	for _, s := range stories() {
		if write == nil {
			break
		}
		var b bytes.Buffer
		if err := write(&b, piece.Parcel{Stories: []editor.Story{s}}); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
	}
	for _, file := range files {
		b, err := os.ReadFile("../testdata/" + file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		is(b)
		all, err := read(b)
		if err == nil && len(all) == 0 {
			t.Error("no story and no error")
		}
		for _, p := range all {
			for _, block := range p.Story.Article.Body {
				if !utf8.ValidString(block.Text) {
					t.Errorf("%q is no UTF-8", block.Text)
				}
			}
		}
	})
}

func FuzzNinjs(f *testing.F)  { fuzz(f, IsNinjs, ReadNinjs, WriteNinjs, "agency.ninjs") }
func FuzzG2(f *testing.F)     { fuzz(f, IsG2, ReadG2, WriteG2, "agency.newsml") }
func FuzzNewsML(f *testing.F) { fuzz(f, IsNewsML, ReadNewsML, nil, "agency1.xml") }
func FuzzANPA(f *testing.F)   { fuzz(f, IsANPA, ReadANPA, nil, "agency.anpa", "agency.iptc") }

func FuzzNITF(f *testing.F) {
	fuzz(f, IsNITF, func(b []byte) ([]piece.Piece, error) {
		p, err := ReadNITF(b)
		return []piece.Piece{p}, err
	}, WriteNITF, "agency.nitf")
}

func FuzzAPMedia(f *testing.F) {
	f.Add([]byte(`{"api_version":"1.1","data":{"items":[{"item":{"type":"picture","headline":"a","renditions":{"main":{"href":"b","width":1}}}}]}}`))
	fuzz(f, IsAPMedia, ReadAPMedia, nil)
}
