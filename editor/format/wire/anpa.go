package wire

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/piece"
)

// IPTC 7901 (https://iptc.org/standards/iptc-7901/) and ANPA-1312 (its American sister,
// ANPA Technical Bulletin 1312): a header, the text between STX and ETX, a trailer with
// the time. Agencies agree on little more; read are the dialects of dpa and AP.

// The control characters of a message.
const (
	startOfHeader = '\x01'
	startOfText   = '\x02'
	endOfText     = '\x03'
	endOfMessage  = '\x04'
)

// IsANPA knows a message of either kind by its control characters.
func IsANPA(b []byte) bool {
	head := b[:min(len(b), 2048)]
	text := bytes.IndexByte(head, startOfText)
	header := bytes.IndexByte(head[:min(len(head), 64)], startOfHeader)
	if text < 0 || bytes.IndexByte(head, 0) >= 0 {
		return false
	}
	return header >= 0 && header < text || text < 400 && bytes.IndexByte(b, endOfText) > text
}

// message is one message in its three parts.
type message struct{ header, text, trailer string }

// ReadANPA reads every message of a file.
func ReadANPA(b []byte) ([]piece.Piece, error) {
	var all []piece.Piece
	for _, m := range messages(letters(b)) {
		t := newTold()
		if header := t.anpaHeader(m.header); header || strings.HasPrefix(strings.TrimLeft(m.text, fonts+" \n"), "^") {
			t.anpaText(m.text)
			t.fill("slug", t.anpaFiled(m.header), "the header")
		} else {
			t.iptcHeader(m.header)
			t.iptcText(m.text)
		}
		t.sentAt(m.trailer)
		if len(t.Story.Article.Body) > 0 || t.Story.Article.Headline != "" {
			all = append(all, t.finish())
		}
	}
	if len(all) == 0 {
		return nil, errors.New("the file has the control characters of a wire’s message, and no text between them: ask the agency to send it again")
	}
	return several(all), nil
}

// letters returns a message as UTF-8. Old ones are seven bits, or Western.
func letters(b []byte) string {
	if !utf8.Valid(b) {
		if r, err := charset.NewReaderLabel("windows-1252", bytes.NewReader(b)); err == nil {
			if western, err := io.ReadAll(r); err == nil {
				b = western
			}
		}
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(b))
}

// messages parts a file. A message begins with its header, or, where a gateway has
// eaten that, with its text.
func messages(s string) []message {
	var all []message
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == startOfHeader || r == endOfMessage }) {
		header, rest, found := strings.Cut(part, string(startOfText))
		if !found {
			continue
		}
		text, trailer, _ := strings.Cut(rest, string(endOfText))
		all = append(all, message{header, text, trailer})
	}
	return all
}

var (
	anpaService  = regexp.MustCompile(`(?m)^([a-z]) ([a-z0-9])[\x11-\x14]{1,2} ?(.*)$`)
	anpaSelector = regexp.MustCompile(`^\s*[a-z]\d{3,4}\x1f()()\S*?[\x11-\x14]+ ?(.*)$`)
	anpaCounted  = regexp.MustCompile(` *\d{1,2}-\d{1,2} +\d{1,5}\W*$`)
	anpaCycle    = regexp.MustCompile(`^(?i:bc|am|pm)-+`)
	anpaKeywords = regexp.MustCompile(`^[A-Z]{2}-|--|, *\d+$|^\S+$`)
	iptcNumber   = regexp.MustCompile(`^\s*([A-Za-z]{2,4})(\d{2,5})\s+(\d)\s+(\S+)\s+(\d+)(?:\s+(.*))?$`)
	anpaTrailer  = regexp.MustCompile(`(\d\d)-(\d\d)-(\d\d) (\d\d)(\d\d) ?([A-Z]{1,5})?`)
	killed       = regexp.MustCompile(`\b(?:KILL|STORNO|WITHDRAWN|ELIMINATION)\b|(?i:\b(?:mandatory|bulletin) kill|kill advisory|elimination advisory)`)
	heldBack     = regexp.MustCompile(`(?i)\b(?:embargo(?:ed)?|hold for release|not for (?:use|release) before|sperrfrist)\b`)
	versioned    = regexp.MustCompile(`(?i),? *(?:\d+(?:st|nd|rd|th) ?Ld(?:-Writethru)?|\d+(?:ST|ND|RD|TH) (?:LEAD|LD|ROUNDUP)|Writethru|URGENT|ABRIDGED|CORRECTION|REFILE|EXTRA)\b`)
	anpaSender   = regexp.MustCompile(`^\s*([A-Z]{2,5})-`)
	signedOff    = regexp.MustCompile(`^[a-z]{2,4}(?: [a-z]{2,4}){1,5}$`)
	notebook     = regexp.MustCompile(`(?i)^# .*notebook`)
	forEditors   = regexp.MustCompile(`^\(?(?:[A-Z]{2,6} (?:Photo|Video|Graphic)|(?i:eds[:.]|editors?['’]?s?(?: note)?\b))`)
	anpaReplacer = strings.NewReplacer("``", "“", "''", "”", " _ ", " — ", "\x1b", "")
)

// american are the zones that the agencies of North America name in a trailer; a time in
// any other is of a day, and of no moment.
var american = map[string]string{"GMT": "Z", "UTC": "Z", "Z": "Z",
	"NST": "-03:30", "NDT": "-02:30", "AST": "-04:00", "ADT": "-03:00", "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00",
	"MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00", "AKST": "-09:00", "AKDT": "-08:00", "HST": "-10:00", "HDT": "-09:00"}

// services are the priorities of ANPA-1312 and categories its desks.
var (
	services   = map[string]string{"f": "flash", "b": "bulletin", "u": "urgent", "d": "deferred", "s": "for weekends", "z": "special"}
	categories = map[string]string{"a": "National", "b": "Special events", "c": "Features", "d": "Food", "e": "Entertainment", "f": "Finance", "h": "History", "i": "International",
		"k": "Commentary", "l": "Lifestyle", "n": "State and regional", "o": "Weather", "p": "Politics", "q": "Results", "r": "Racing", "s": "Sports", "t": "Travel", "v": "Advisories", "w": "Washington"}
)

// fonts are the control characters that set a line of ANPA-1312 in another face.
const fonts = "\x0e\x0f\x11\x12\x13\x14"

// anpaHead are the parts of a header of ANPA-1312, as gateways write it on two lines or
// agencies on one: the priority, the category, the keywords; nil where it is none. That on
// one line has a code for switches, such as "rubxzczc", and neither of the first two.
func anpaHead(h string) []string {
	if m := anpaService.FindStringSubmatch(h); m != nil {
		return m
	}
	return anpaSelector.FindStringSubmatch(strings.Trim(h, "\x16\n "))
}

// anpaFiled returns what a header says that the message is about: "bc-bridge" of
// "bc-bridge 1stld-writethru 11-24 0045".
func (t *told) anpaFiled(h string) string {
	m := anpaHead(h)
	if m == nil {
		return ""
	}
	words := strings.Fields(anpaCounted.ReplaceAllString(strings.Trim(m[3], fonts+" "), ""))
	if len(words) == 0 {
		return ""
	}
	return anpaCycle.ReplaceAllString(words[0], "")
}

// anpaHeader reads the header of ANPA-1312 and reports whether it is one.
func (t *told) anpaHeader(h string) bool {
	m := anpaHead(h)
	if m == nil {
		return false
	}
	if s := services[m[1]]; s != "" {
		t.Note("priority: "+s, "", 0)
	}
	t.fill("section", categories[m[2]], "the category "+m[2])
	return true
}

// iptcHeader reads the header of IPTC 7901, whose second line are the keywords.
func (t *told) iptcHeader(h string) {
	first, rest, _ := strings.Cut(strings.TrimLeft(h, "\n \x16"), "\n")
	if m := iptcNumber.FindStringSubmatch(markup.Squeeze(piece.Text(first))); m != nil {
		t.Note("message "+m[1]+" "+m[2]+", urgency "+m[3], first, 0)
		if name := categories[m[4]]; name != "" {
			t.fill("section", name, "the category "+m[4])
		} else {
			t.fill("section", m[4], "the category")
		}
		m[6] = strings.TrimSpace(t.timeGroup(m[6], "the header"))
		if at := strings.Fields(m[6]); len(at) > 1 { // "dpa 061": the agency and its number
			t.fill("source", at[len(at)-2], "the header")
		} else if strings.Contains(m[6], "/") && strings.TrimSpace(rest) == "" {
			rest = m[6] // some have the keywords there
		}
	}
	line := strings.TrimRight(markup.Squeeze(piece.Text(rest)), "/")
	t.fill("slug", line, "the keyword line")
	for _, k := range strings.Split(line, "/") {
		t.keyword(k)
	}
}

// heed shouts where a line of the head says that the story is killed or held back.
func (t *told) heed(line string) {
	switch {
	case killed.MatchString(line):
		t.status("killed", "the line “"+line+"”")
	case heldBack.MatchString(line):
		t.status("withheld", "the line “"+line+"”")
		t.say(line, "the head")
	}
	if v := versioned.FindString(line); v != "" {
		t.Note("version of the story: "+strings.Trim(v, ", "), line, 0)
	}
}

// iptcText reads the text of IPTC 7901: tags, headline and by-line down to the line
// that ends in "=", then paragraphs parted by empty lines, then what is not for
// readers.
func (t *told) iptcText(text string) {
	head, body := iptcHead(text)
	var headline []string
	for _, l := range head {
		switch {
		case t.Story.Article.Byline == "" && byWord.MatchString(l):
			t.fill("byline", l, "the head")
		case len(headline) == 0 && isTag(l):
			t.heed(l)
		default:
			headline = append(headline, l)
		}
	}
	t.fill("headline", strings.Join(headline, " "), "the head")
	if len(headline) > 0 && killed.MatchString(headline[0]) {
		t.heed(headline[0])
	}
	paragraphs := paragraphs(body)
	if i := slices.IndexFunc(paragraphs, notebook.MatchString); i >= 0 {
		t.say(bare.Replace("\n"+strings.Join(paragraphs[i:], "\n")), "the notebook below the text")
		paragraphs = paragraphs[:i]
	}
	if n := len(paragraphs); n > 0 && signedOff.MatchString(paragraphs[n-1]) {
		t.Note("sign-off left out", paragraphs[n-1], 0)
		paragraphs = paragraphs[:n-1]
	}
	if n := len(paragraphs); n > 0 && timed(sentLine, paragraphs[n-1]) != nil {
		t.timeGroup(paragraphs[n-1], "the last line")
		paragraphs = paragraphs[:n-1]
	}
	for _, p := range paragraphs {
		t.paragraph(strings.Join(strings.Fields(p), " "))
	}
}

// bare takes the marks off a notebook.
var bare = strings.NewReplacer("\n## ", "\n", "\n# ", "\n", "\n* * * *", "")

// iptcHead parts the head of a text from the rest: at the line that ends in "=", or else at
// the first empty line, as far as what stands above that is no text yet.
func iptcHead(text string) (head []string, body string) {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		l = markup.Squeeze(piece.Text(l))
		if end, ok := strings.CutSuffix(l, "="); ok && i < 10 {
			return append(head, strings.TrimSpace(end)), strings.Join(lines[i+1:], "\n")
		}
		if l == "" && len(head) > 0 {
			return shortHead(head, strings.Join(lines[i+1:], "\n"))
		}
		if l != "" {
			head = append(head, l)
		}
	}
	return shortHead(head, "")
}

// shortHead leaves the lines to the text that follow the headline without an empty line
// between: a message of a few lines has none, and no headline ends in a stop.
func shortHead(head []string, body string) ([]string, string) {
	n := slices.IndexFunc(head, func(l string) bool { return !isTag(l) && !byWord.MatchString(l) })
	switch {
	case n < 0 || len(head) == n+1 && !datelined.MatchString(head[n]):
		return head, body
	case datelined.MatchString(head[n]): // it begins with its text
	case strings.TrimSpace(body) == "" || strings.HasSuffix(strings.TrimRight(head[len(head)-1], "\"”“«»)"), "."):
		if n++; n < len(head) && byWord.MatchString(head[n]) {
			n++
		}
	default:
		return head, body
	}
	return head[:n], strings.Join(head[n:], "\n") + "\n\n" + body
}

// isTag reports whether a line above the headline says what kind of message this is.
func isTag(l string) bool {
	return len(l) < 40 && (l == strings.ToUpper(l) || strings.HasPrefix(l, "(") && strings.HasSuffix(l, ")"))
}

// paragraphs are parted by empty lines, or begin with white space.
func paragraphs(text string) []string {
	var all []string
	fresh := true
	for _, l := range strings.Split(piece.Text(text), "\n") {
		words := strings.TrimSpace(l)
		indented := strings.HasPrefix(l, "  ") || strings.HasPrefix(l, "\t")
		switch {
		case words == "":
			fresh = true
			continue
		case fresh || indented && !strings.HasPrefix(words, "-") && !listed(all) || strings.HasPrefix(words, "#") || strings.HasPrefix(words, "- "):
			all = append(all, words)
		default:
			all[len(all)-1] += "\n" + words
		}
		fresh = strings.HasPrefix(words, "#")
	}
	return all
}

// listed reports whether the last paragraph is an item of a list, whose further lines
// are indented.
func listed(all []string) bool {
	return len(all) > 0 && strings.HasPrefix(all[len(all)-1], "- ")
}

// anpaText reads the text of ANPA-1312. Lines that begin with "^" are set off, and end
// in "<" or "="; above the first indented one they are the head.
func (t *told) anpaText(text string) {
	seen := 0 // lines of the head
	body, byline := false, false
	for _, l := range anpaLines(text) {
		l = strings.TrimLeft(l, fonts)
		set, ended := strings.CutPrefix(strings.TrimLeft(l, " "), "^")
		words := anpaWords(set)
		ended = ended || seen == 0 && strings.HasSuffix(strings.TrimRight(l, " "), "<") // the keyword line has a face of its own
		switch {
		case words == "":
			continue
		case !ended || body:
			body = true
			t.anpaBody(l, ended)
			continue
		}
		seen++
		switch {
		case seen == 1 && (anpaKeywords.MatchString(words) || versioned.MatchString(words)):
			t.heed(words)
			t.anpaSlug(words, "the keyword line")
		case forEditors.MatchString(words):
			t.say(strings.Trim(words, "()"), "a line of the head")
			t.heed(words)
		case byWord.MatchString(words):
			t.fill("byline", words, "the head")
			byline = !strings.HasPrefix(words, "By The ")
		case byline && words != strings.ToUpper(words) && strings.HasSuffix(strings.TrimSpace(set), "="):
			t.Story.Article.Byline += ", " + words
			byline = false // it has one title
		case t.Story.Article.Headline == "":
			t.heed(words)
			t.fill("headline", words, "the head")
		case len(strings.Fields(words)) > 8 && t.Story.Article.Standfirst == "":
			t.fill("standfirst", words, "the head")
		default:
			byline = false
			t.anpaBody(l, true)
		}
	}
}

// anpaSlug reads a keyword line such as "BC-EE--Bridge Repair, 2nd Ld-Writethru,266":
// the cycle, where it is about, what it is about, the version, the words.
func (t *told) anpaSlug(line, where string) {
	slug, _, _ := strings.Cut(versioned.ReplaceAllString(line, ""), ",")
	slug = anpaCycle.ReplaceAllString(slug, "")
	region, about, found := strings.Cut(slug, "--")
	if !found || about == "" {
		about = slug
	} else {
		t.keyword(region)
	}
	t.fill("slug", about, where)
}

// anpaLines are the lines of a text; several may stand on one, each with its end.
func anpaLines(text string) []string {
	var all []string
	for _, l := range strings.Split(text, "\n") {
		for {
			i := strings.Index(l, "< ^")
			if i < 0 {
				break
			}
			if !strings.HasPrefix(strings.TrimLeft(l, "^ "), "*") { // a number that some gateways put before
				all = append(all, l[:i+1])
			}
			l = l[i+2:]
		}
		all = append(all, l)
	}
	return all
}

// anpaWords returns a line without its end mark, in the letters that its typewriter
// stands for.
func anpaWords(l string) string {
	l = strings.TrimRight(l, " \t")
	l = strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(l, "<"), "="), " ")
	return markup.Squeeze(piece.Text(anpaReplacer.Replace(l)))
}

// columns part the cells of a table's line: semicolons where there are several, or runs
// of fixed spaces.
var columns = regexp.MustCompile(`(?: *[\x1e\x1f] *)+`)

// anpaBody adds a line of the body. A line that is set off is a heading, one with
// columns a row of a table.
func (t *told) anpaBody(l string, setOff bool) {
	row := strings.ContainsAny(l, "\x08\x1e\x1f")
	plain := strings.TrimLeft(strings.TrimSpace(strings.NewReplacer("\x08", "", "\x10", " ").Replace(l)), "^")
	cells := strings.Split(plain, ";")
	if row || len(cells) > 4 {
		if len(cells) < 3 {
			cells = columns.Split(plain, -1)
		}
		t.anpaRow(cells)
		return
	}
	words := anpaWords(plain)
	switch {
	case strings.Trim(words, "_") == "":
		t.Add(editor.Block{Kind: editor.Rule})
	case setOff && len(words) < 80:
		t.Add(editor.Block{Kind: editor.Heading, Level: 3, Text: words})
	case !unicode.IsSpace(rune(l[0])) && t.goesOn():
		last := &t.Story.Article.Body[len(t.Story.Article.Body)-1]
		last.Text += " " + words
	default:
		t.paragraph(words)
	}
}

// anpaRow adds a row of a table; one that has a single cell is a line of text.
func (t *told) anpaRow(columns []string) {
	var cells []editor.Cell
	for _, c := range columns {
		cells = append(cells, editor.Cell{Text: anpaWords(strings.ReplaceAll(c, "{", "½"))})
	}
	row := editor.NewRow(cells, false)
	if only := strings.Trim(row.Text, editor.CellEnd); !strings.Contains(only, editor.CellEnd) {
		t.paragraph(only)
		return
	}
	t.Add(row)
}

// goesOn reports whether the body ends in a paragraph that the next line may go on with.
func (t *told) goesOn() bool {
	body := t.Story.Article.Body
	return len(body) > 0 && body[len(body)-1].Kind == editor.Paragraph
}

func (t *told) paragraph(words string) {
	if words != "" {
		t.Add(editor.Block{Kind: editor.Paragraph, Text: words})
	}
}

// sentAt reads the time and the sender in the trailer.
func (t *told) sentAt(trailer string) {
	if m := anpaTrailer.FindStringSubmatch(trailer); m != nil {
		t.when("published", fmt.Sprintf("20%s-%s-%sT%s:%s:00%s", m[3], m[1], m[2], m[4], m[5], american[m[6]]), "the trailer (“"+m[0]+"”)")
	} else {
		t.timeGroup(trailer, "the trailer")
	}
	if m := anpaSender.FindStringSubmatch(trailer); m != nil {
		t.fill("source", m[1], "the trailer")
	}
}
