package rtf

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/editor"
)

func read(t *testing.T, src string) editor.Story {
	t.Helper()
	p, err := Read([]byte(src))
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	if err := p.Story.Validate(); err != nil {
		t.Errorf("%s: %v", src, err)
	}
	return p.Story
}

// shown is a body in short: kind, words, and the words under each mark.
func shown(body []editor.Block) string {
	var lines []string
	for _, b := range body {
		l := fmt.Sprintf("%s%.0d %s", b.Kind, b.Level, b.Text)
		if b.Ordered {
			l = "numbered " + l
		}
		for _, m := range b.Marks {
			l += fmt.Sprintf(" [%s %s%s]", m.Kind, b.Text[m.Start:m.End], m.Href)
		}
		if b.Image != nil {
			l += " (" + b.Image.File + ") " + b.Image.Caption
		}
		lines = append(lines, l)
	}
	return strings.Join(lines, "\n")
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"plain", `{\rtf1 One.\par Two.}`, "paragraph One.\nparagraph Two."},
		{"marks", `{\rtf1 a {\b bold} {\i slanted} {\strike struck} x{\super 2} y{\sub 3}}`, "paragraph a bold slanted struck x2 y3 [strong bold] [emphasis slanted] [strike struck] [superscript 2] [subscript 3]"},
		{"mark turned off", `{\rtf1 a \b b\b0  c}`, "paragraph a b c [strong b]"},
		{"bytes of a code page", `{\rtf1\ansi\ansicpg1250 \'9elut\'fd k\'f9\'f2}`, "paragraph žlutý kůň"},
		{"bytes of a font", `{\rtf1{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\f1\'cc\'ee\'f1\f0  caf\'e9}`, "paragraph Мос café"},
		{"a letter of two bytes", `{\rtf1{\fonttbl{\f0\fcharset128 M;}}\f0\'93\'fa\'96\'7b}`, "paragraph 日本"},
		{"letters by number", `{\rtf1\u233? \u-10179?\u-8704? \uc2\u8212--x}`, "paragraph é 😀 —x"},
		{"half a letter", `{\rtf1\u-10179?x}`, "paragraph \ufffdx"},
		{"signs", `{\rtf1 \ldblquote a\emdash b\rdblquote\~c\-d\_e\{\}\\}`, "paragraph “a—b”\u00a0cd\u2011e{}\\"},
		{"broken line", `{\rtf1 a\line b}`, "paragraph a\nb"},
		{"hidden", `{\rtf1 a{\v secret}b}`, "paragraph ab"},
		{"heading by style", `{\rtf1{\stylesheet{\s3 heading 1;}{\s4\sbasedon3\outlinelevel1 Own;}}{\pard\s3\b Big\par}{\pard\s4 Less\par}x}`, "heading2 Big\nheading3 Less\nparagraph x"},
		{"second title", `{\rtf1{\stylesheet{\s3 Title;}}{\pard\s3 Big\par}x\par{\pard\s3 More\par}}`, "paragraph x\nparagraph More"},
		{"quotations", `{\rtf1{\stylesheet{\s3 Quotations;}{\s4 Block Text;}}{\pard\s3 Said.\par}{\pard\s4 Said too.\par}}`, "quote Said.\nquote Said too."},
		{"link", `{\rtf1 see {\field{\*\fldinst HYPERLINK "https://example.org/a"}{\fldrslt {\ul here}}} now}`, "paragraph see here now [link herehttps://example.org/a]"},
		{"link within", `{\rtf1 {\field{\*\fldinst HYPERLINK \\l "x"}{\fldrslt here}}}`, "paragraph here"},
		{"another field", `{\rtf1 page {\field{\*\fldinst PAGE}{\fldrslt 7}}}`, "paragraph page 7"},
		{"list", `{\rtf1{\*\listtable{\list{\listlevel\levelnfc0{\leveltext \'02\'00.;}}{\listlevel\levelnfc23}\listid9}}{\*\listoverridetable{\listoverride\listid9\ls1}}
{\listtext 1.}\pard\ls1\ilvl0 one\par\pard\ls1\ilvl1 under\par\pard no\par}`, "numbered item1 one\nitem2 under\nparagraph no"},
		{"old list", `{\rtf1{\pntext *}{\*\pn\pnlvlblt{\pntxtb *}}a\par\pard{\*\pn\pnlvlbody}b\par}`, "item1 a\nnumbered item1 b"},
		{"old list of levels", `{\rtf1{\pntext 1.}\pard{\*\pn\pnlvl2\pndec}under\par{\pard{\*\pn\pnlvlcont}goes on\par}}`, "numbered item2 under\nparagraph goes on"},
		{"old list with a number that nothing describes", `{\rtf1{\pntext 1.}\pard{\*\pn\pnlvlbody\pndec\ls3\ilvl0}\ls3\ilvl0 one\par two\par\pard{\*\pn\pnlvlblt\ls5}\ls5 dot\par}`, "numbered item1 one\nnumbered item1 two\nitem1 dot"},
		{"table", `{\rtf1\pard\intbl a\cell b\par c\cell\cell\row\pard after}`, "row a\tb c\nparagraph after"},
		{"table that text stands in", `{\rtf1\pard\intbl a\par\pard\intbl\s1 b\cell\row\pard after}`, "paragraph a\nparagraph b\nparagraph after"},
		{"table with cells that lie over columns", `{\rtf1\trowd\cellx5172\cellx7812\pard\intbl a\cell b\cell\row\trowd\cellx2532\cellx5180\cellx7812\pard\intbl c\cell d\cell e\cell\row\trowd\trleft2532\cellx5172\cellx7812\pard\intbl f\cell g\cell\row}`, "row a\t\tb\nrow c\td\te\nrow \tf\tg"},
		{"table in a cell", `{\rtf1\pard\intbl a\cell b\par\pard\intbl\itap2 c\nestcell d\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}\pard\intbl e\cell\row}`, "row a\tb c; d e"},
		{"table that is cut off", `{\rtf1\pard\intbl a\cell b\cell\row\pard\intbl c\cell {\b d`, "row a\tb\nrow c\td [strong d]"},
		{"note", `{\rtf1 Said\chftn{\footnote\chftn Who says.} again.{\footnote Twice.}}`, "paragraph Said[1] again.[2] [superscript [1]] [superscript [2]]\nparagraph [1] Who says. [superscript [1]]\nparagraph [2] Twice. [superscript [2]]"},
		{"what belongs to the page", `{\rtf1{\header Page}{\footer\par x}{\*\unheard of}{\info{\title T}}a}`, "paragraph a"},
		{"text box", `{\rtf1 a{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt in the box\par more}}}b\par c}`, "paragraph ab\nparagraph in the box\nparagraph more\nparagraph c"},
		{"picture and caption", `{\rtf1{\stylesheet{\s3 caption;}}a{\*\shppict{\pict\pngblip 89504e
47}}{\nonshppict{\pict\wmetafile8 00}}\par{\s3 The quay\par}}`, "paragraph a\nimage  (picture1.png) The quay"},
		{"never closed", `{\rtf1{\b a {\i b`, "paragraph a b [strong a b] [emphasis b]"},
		{"closed too often", `{\rtf1 a}}}b`, "paragraph ab"},
		{"a break of the line", "{\\rtf1 a\\\nb\r\nc}", "paragraph a\nparagraph bc"},
		{"said twice", `{\rtf1 {\upr{a?}{\*\ud{a\u233?}}}}`, "paragraph aé"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shown(read(t, c.src).Article.Body); got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.src, got, c.want)
			}
		})
	}
}

// TestStyles: fields are read by the styles of their paragraphs, wherever they stand.
func TestStyles(t *testing.T) {
	s := read(t, `{\rtf1{\stylesheet{\s3 Title;}{\s4 Author;}{\s5 Subtitle;}}EMBARGOED\par{\pard\s3 A ferry{\*\annotation Which?}\par}{\pard\s5 It sails\par}{\pard\s4 Ann Lark\par}{\pard\s4 By Bo Finch\par}x}`)
	if a := s.Article; a.Headline != "A ferry" || a.Standfirst != "It sails" || a.Byline != "Ann Lark and Bo Finch" || shown(a.Body) != "paragraph EMBARGOED\nparagraph x" {
		t.Errorf("%+v", a)
	}
	if c := s.Comments; len(c) != 1 || c[0].Block != editor.HeadlineID || c[0].Text != "ferry" {
		t.Errorf("%+v", c)
	}
	if !slices.ContainsFunc(s.Notes, func(n editor.Note) bool { return n.Decision == "1 comment kept" }) {
		t.Errorf("%+v", s.Notes)
	}
}

// TestGuess reads a file without styles and lists by how its paragraphs are set.
func TestGuess(t *testing.T) {
	const prose = `The council voted on Tuesday to raise the fares of all four ferry lines by an average of eight per cent.`
	for _, c := range []struct{ name, src, want string }{
		{"converted", `{\rtf1{\pard\qc\b\fs36 Fares rise\par}{\pard\b\fs28 By Jane Doe\par}{\pard ` + prose + `\par}{\pard\b\fs28 What it costs\par}{\pard ` + prose + `\par}{\pard\b Who pays\par}{\pard ` + prose + ` {\b Soon.}\par}`,
			"heading2 Fares rise\nparagraph By Jane Doe [strong By Jane Doe]\nparagraph " + prose + "\nheading3 What it costs\nparagraph " + prose + "\nparagraph Who pays [strong Who pays]\nparagraph " + prose + " Soon. [strong Soon.]"},
		{"in bold", `{\rtf1{\pard ` + prose + `\par}{\pard\b Who pays\par}{\pard ` + prose + `\par}{\pard\b Did you know?\par}{\pard ` + prose + `\par}`,
			"paragraph " + prose + "\nheading4 Who pays\nparagraph " + prose + "\nparagraph Did you know? [strong Did you know?]\nparagraph " + prose},
		{"large throughout", `{\rtf1\fs36{\pard ` + prose + `\par}{\pard\b Jane Doe\par}`, "paragraph " + prose + "\nparagraph Jane Doe [strong Jane Doe]"},
		{"with styles", `{\rtf1{\stylesheet{\s3 heading 1;}}{\pard\s3 Fares\par}{\pard\b\fs60 Eight per cent\par}{\pard ` + prose + `\par}`, "heading2 Fares\nparagraph Eight per cent [strong Eight per cent]\nparagraph " + prose},
		{"lists that hang", `{\rtf1{\pard\li360\fi-360 1.\tx360\tab First\par}{\pard\li720\fi-360 \endash\tab {\b deep}\par}{\pard\li360\fi-360 2.\tab Second\par}{\pard 3.\tab none\par}`,
			"numbered item1 First\nitem2 deep [strong deep]\nnumbered item1 Second\nparagraph 3.\tnone"},
		{"set in", `{\rtf1{\pard\li720 "So it is," she said.\par}{\pard\li720 It is.\par}`, "quote \"So it is,\" she said.\nparagraph It is."},
	} {
		if got := shown(read(t, c.src).Article.Body); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestTrackedChanges(t *testing.T) {
	s := read(t, `{\rtf1{\*\revtbl{Unknown;}{Ann Lark;}}a {\revised\revauth1\revdttm1725291307 new }{\deleted\revauthdel1\revdttmdel1725291307 old }b{\revised\revauth1\par}c\par}`)
	b := s.Article.Body
	at := time.Date(2009, 5, 27, 12, 43, 0, 0, time.UTC)
	want := []editor.Mark{{Start: 2, End: 6, Kind: editor.Inserted, Author: "Ann Lark", At: at}, {Start: 6, End: 10, Kind: editor.Deleted, Author: "Ann Lark", At: at}}
	if len(b) != 2 || fmt.Sprint(b[0].Marks) != fmt.Sprint(want) || b[1].Break == nil || b[1].Break.Author != "Ann Lark" {
		t.Errorf("%+v", b)
	}
}

func TestComments(t *testing.T) {
	s := read(t, `{\rtf1 The {\*\atrfstart 7}bridge{\*\atrfend 7}{\*\atnid AL}{\*\atnauthor Ann Lark}\chatn{\*\annotation{\*\atnref 7}{\*\atndate 1725291307}Which one?\par And when?} opens here{\*\atnauthor Bo}{\*\annotation Where?}.}`)
	if len(s.Comments) != 2 {
		t.Fatalf("%+v", s.Comments)
	}
	a, b := s.Comments[0], s.Comments[1]
	if a.Text != "bridge" || a.Author != "Ann Lark" || a.Body != "Which one?\nAnd when?" || a.At.Year() != 2009 {
		t.Errorf("%+v", a)
	}
	if b.Text != "here" || b.Author != "Bo" || b.Body != "Where?" {
		t.Errorf("%+v", b)
	}
}

func TestCommentsInTables(t *testing.T) {
	s := read(t, `{\rtf1\trowd\intbl Quay\cell\intbl opened {\*\atrfstart 7}1884{\*\atrfend 7}{\*\annotation{\*\atnref 7}Which month?}\cell\intbl{\*\atrfstart 8} by the council\cell{\*\annotation{\*\atnref 8}Which?}\row\pard Behind it.\par}`)
	if len(s.Comments) != 2 {
		t.Fatalf("%+v", s.Comments)
	}
	for i, want := range []string{"1884", "by the council"} {
		if text, _ := s.Article.Text(s.Comments[i].Block); text != "Quay\topened 1884\tby the council" || s.Comments[i].Text != want {
			t.Errorf("%q in %q", s.Comments[i].Text, text)
		}
	}
	if s := read(t, `{\rtf1{\footnote a}{\*\annotation Which?}\cell ß}`); len(s.Comments) != 1 || s.Comments[0].Text != "[1]" { // a row that nothing ends
		t.Errorf("%+v", s.Comments)
	}
}

func TestWhatIsNoted(t *testing.T) {
	s := read(t, `{\rtf1{\info{\title The other title}{\author Ann Lark}{\keywords quay, bridge}{\creatim\yr2019\mo4\dy24\hr9\min5}}{\header x}{\pict\wmetafile8 00}{\object{\*\objdata 00}{\result shown}}{\v not {\b this}}a{\v nor this}{\footnote b}}`)
	var said []string
	for _, n := range s.Notes {
		said = append(said, n.Decision+": "+n.Text)
	}
	const want = `1 footnote put behind the text, its number raised in it: 
1 header or footer left out: they belong to the page, not to the story: 
2 hidden passages left out: nobody sees them on the page: 
1 embedded object left out: they may hold programs; what they show is kept: 
1 picture left out: they are in a form that cannot be shown (WMF, EMF or PICT): 
keywords read from the file's properties: quay, bridge
the file says that it was made on 24 April 2019 09:05: 
the file's properties name a title that the text does not have: The other title
the file's properties name an author: add the by-line if it is right: Ann Lark`
	if got := strings.Join(said, "\n"); got != want {
		t.Errorf("got %s", got)
	}
	if len(s.Article.Keywords) != 2 || s.Article.Body[0].Text != "showna[1]" {
		t.Errorf("%+v", s.Article)
	}
}

func TestReadOfNothing(t *testing.T) {
	for _, src := range []string{`{\rtf1}`, `{\rtf1 \par\par }`, `{\rtf1{\fonttbl{\f0 A;}}}`, `{\rtf`} {
		if _, err := Read([]byte(src)); !errors.Is(err, ErrNoText) {
			t.Errorf("%s: %v", src, err)
		}
	}
	if !Is([]byte("\xef\xbb\xbf{\\rtf1")) || Is([]byte("{ }")) {
		t.Error("what an RTF file is")
	}
}

// TestDeep: a file of nothing but braces is read, or refused, in no time and no stack.
func TestDeep(t *testing.T) {
	src := `{\rtf1 ` + strings.Repeat("{", 1<<20) + "a"
	if got := shown(read(t, src).Article.Body); got != "paragraph a" {
		t.Errorf("%.80s", got)
	}
}

func FuzzRead(f *testing.F) {
	b, err := os.ReadFile("testdata/whole.rtf")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add([]byte(`{\rtf1{\footnote{\footnote a}}{\*\annotation}{\*\atrfend 1}\cell\row{\field\fldrslt x}\u-10179}`))
	f.Add([]byte("{\\rtf1{\\footnote a}{\\*\\annotation Which?}\\cell\xbe"))
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := Read(b)
		if err != nil {
			return
		}
		for _, c := range p.Story.Comments {
			if text, ok := p.Story.Article.Text(c.Block); !ok || c.Range.Check(text) != nil {
				t.Errorf("%+v", c)
			}
		}
		if err := p.Story.Validate(); err != nil {
			t.Error(err)
		}
	})
}

// TestSavedElsewhere reads our styles as LibreOffice saves them: the section above the
// headline, credits below captions, headings where they were, and no date where it knows
// none.
func TestSavedElsewhere(t *testing.T) {
	const styles = `{\stylesheet{\s1 Kicker;}{\s2 Title;}{\s3 caption;}{\s4 Picture Credit;}{\s5 heading 2;}{\s6 heading 3;}}{\*\revtbl{Unknown;}{Ann Lark;}}`
	s := read(t, `{\rtf1`+styles+`{\pard\s1 Local\par}{\pard\s2 A ferry\par}{\pard It sails.\par}{\pard{\pict\pngblip 89504e47}\par}{\pard\s3 The quay\par}{\pard\s4 Jo Gull/AP\par}`+
		`{\pard\s5 Fares\par}{\pard\s6 And rest\par}{\pard{\revised\revauth1\revdttm73467904 new} end.\par}}`)
	a := s.Article
	if a.Section != "Local" || a.Headline != "A ferry" {
		t.Errorf("section %q, headline %q", a.Section, a.Headline)
	}
	if len(a.Body) != 5 || a.Body[1].Image == nil || a.Body[1].Image.Caption != "The quay" || a.Body[1].Image.Credit != "Jo Gull/AP" || a.Body[2].Level != 2 || a.Body[3].Level != 3 {
		t.Fatalf("%s", shown(a.Body))
	}
	if m := a.Body[4].Marks; len(m) != 1 || !m[0].At.IsZero() || m[0].Author != "Ann Lark" {
		t.Errorf("%+v", m)
	}
}
