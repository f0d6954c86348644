package format

import (
	"errors"
	"fmt"
	netmail "net/mail"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"stet/editor"
	"stet/editor/format/mail"
	"stet/editor/format/markup"
	"stet/editor/format/piece"
)

// Mail: the message is a story, headed by its subject, and so is every document that
// came with it; pictures go where the message shows them, and otherwise below it. A
// box is all its messages. What was quoted and how it is signed stays, below the rest,
// and is noted: only an editor knows whether it belongs to the story.

// decodeMail reads a message or a box of them.
func decodeMail(in *input) ([]*reading, error) {
	messages, more := mail.Split(in.bytes)
	var all []*reading
	var failed error
	left := more
	for _, b := range messages {
		if err := in.stopped(); err != nil {
			return nil, err
		}
		m, err := mail.Read(b)
		if err == nil {
			var read []*reading
			if read, err = in.letter(m); err == nil {
				if len(messages) > 1 {
					boxed(read, m, b)
				}
				all = append(all, read...)
				continue
			}
		}
		failed = err
		left++
	}
	switch {
	case len(all) == 0 && failed != nil:
		return nil, failed
	case left > 0 && failed != nil:
		in.notes = append(in.notes, editor.Note{Decision: count(left, "message", "messages") + " of the box left out: " + failed.Error()})
	case left > 0:
		in.notes = append(in.notes, editor.Note{Decision: count(left, "message", "messages") + " of the box left out: it holds more than can be read at once; split it"})
	}
	return all, nil
}

// boxed gives what one message of a box holds its title and its source.
func boxed(read []*reading, m *mail.Message, b []byte) {
	title := m.Subject
	if title == "" {
		title = m.From
	}
	for _, r := range read {
		if r.inner != nil {
			r.inner.Title = strings.TrimPrefix(title+" › "+r.inner.Title, " › ")
			continue
		}
		name := slug(title)
		if name == "" {
			name = "message"
		}
		r.title, r.origin = title, &editor.Original{Name: name + ".eml", Bytes: b}
	}
}

// letter is one message while it is read.
type letter struct {
	lifter
	m      *mail.Message
	sender mail.Person
	names  []string // of the message's files
	shown  []bool   // whether the message shows the file itself
	remote int      // pictures for counting readers that were left out
}

// letter reads a message with all that came with it.
func (in *input) letter(m *mail.Message) ([]*reading, error) {
	l := &letter{m: m, sender: m.Sender, shown: make([]bool, len(m.Files))}
	for i, f := range m.Files {
		l.names = append(l.names, partName(nameFor(f.Name, f.Type, "attachment", i+1)))
	}
	l.subject(m.Subject)
	l.body()
	l.from()
	var stories []*reading
	var pictures []enclosed
	failed := errNoLetter
	for i, f := range m.Files {
		file := enclosed{l.names[i], f.Bytes}
		switch {
		case l.shown[i]:
		case f.IsPicture() || file.isPicture():
			pictures = append(pictures, file)
		case slices.Contains(unstoried, f.Type):
			l.tell("attachment left out: it holds no story", l.names[i])
		default:
			read, err := in.stories(file)
			if errors.Is(err, ErrUnknown) && f.Type == "text/plain" {
				read, err = in.stories(enclosed{file.name + ".txt", file.bytes})
			}
			if err != nil {
				failed = fmt.Errorf("%w (%s: %w)", errNoLetter, file.name, err)
				l.tell("attachment left out: "+err.Error(), l.names[i])
				continue
			}
			stories = append(stories, read...)
			l.tell("attachment imported as a story of its own", l.names[i])
		}
	}
	if m.Left > 0 {
		l.tell(strconv.Itoa(m.Left)+" more attachments left out: a mail may bring "+strconv.Itoa(mail.MaxFiles), "")
	}
	for _, r := range stories {
		r.tell(cameByMail, l.sent())
	}
	own := &l.reading
	if len(l.reading.body) == 0 && len(stories) > 0 { // nothing but a cover
		own = stories[0]
		for _, n := range l.notes {
			if n.Field == "" && n.Decision != cameByMail {
				own.tell(n.Decision, n.Text)
			}
		}
	} else {
		stories = append([]*reading{own}, stories...)
	}
	if len(pictures) > 0 {
		own.show(pictures)
		own.tell("pictures that came with the mail put below it", namesOf(pictures))
	}
	if own != &l.reading {
		return stories, nil
	}
	if len(l.reading.body) == 0 {
		return nil, failed
	}
	if len(stories) > 1 {
		l.title = m.Subject
	}
	l.name()
	l.finish()
	return stories, nil
}

// unstoried are the media types of attachments that hold no story: signatures, cards,
// appointments.
var unstoried = []string{"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature", "text/calendar", "application/ics",
	"text/vcard", "text/x-vcard", "application/ms-tnef", "message/delivery-status", "text/rfc822-headers"}

func namesOf(all []enclosed) string {
	names := make([]string, len(all))
	for i, e := range all {
		names[i] = e.name
	}
	return strings.Join(names, ", ")
}

var replied = regexp.MustCompile(`(?i)^(?:(?:re|fwd?|aw|wg|antw|tr|rv|sv|vs|ref|odp|r|i)\s*(?:\[\d+\])?\s*:\s*)+`)

// subject takes the subject for the headline, without what mail programs put before it.
func (l *letter) subject(subject string) {
	headline := strings.TrimSpace(replied.ReplaceAllString(piece.Text(subject), ""))
	if headline == "" {
		return
	}
	l.a.Headline = headline
	l.head = plain(headline)
	l.found("headline", "subject of the mail read as the headline", subject)
}

// from notes who sent the mail and when, and takes them for the by-line and the date
// where the text gives none.
func (l *letter) from() {
	l.note(cameByMail, l.sent(), 0)
	if l.a.Byline == "" && l.sender.Name != "" {
		l.a.Byline = piece.Byline([]string{l.sender.Name}, l.a.Language)
		l.found("byline", "sender of the mail taken for the by-line: check that they wrote it", strings.TrimSpace(l.sender.Name+" <"+l.sender.Address+">"))
	}
	if l.a.Published.IsZero() && !l.m.Date.IsZero() {
		l.a.Published = l.m.Date
		l.found("published", "day the mail was sent taken for the date", l.m.Date.Format("2 January 2006, 15:04 -07:00"))
	}
}

const cameByMail = "came by mail from"

// sent says whom the mail is from, whom it went to, and when.
func (l *letter) sent() string {
	sent := strings.TrimSpace(piece.Text(l.m.From))
	if l.m.To != "" {
		sent += ", to " + short(piece.Text(l.m.To), 200)
	}
	if !l.m.Date.IsZero() {
		sent += ", " + l.m.Date.Format("2 January 2006, 15:04 -07:00")
	}
	return strings.TrimPrefix(sent, ", ")
}

// body reads the page of the message, or its plain text where there is no page with
// words on it.
func (l *letter) body() {
	if l.m.HTML != "" {
		l.page(l.m.HTML)
		if slices.ContainsFunc(l.reading.body, func(b placed) bool { return b.Text != "" }) || strings.TrimSpace(l.m.Text) == "" {
			return
		}
		l.reading.body = nil
		clear(l.shown)
	}
	l.plain(l.m.Text)
}

// Where the words of whoever sent the mail end: at a signature, or at an earlier mail.
var (
	signed    = regexp.MustCompile(`^-- ?$`)
	forwarded = regexp.MustCompile(`(?i)^-{2,}\s*(?:forwarded message|begin forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado|doorgestuurd bericht)\s*-{2,}$|^begin forwarded message:$`)
	earlier   = regexp.MustCompile(`(?i)^-{2,}\s*(?:original message|ursprüngliche nachricht|message d['’]origine|mensaje original|oorspronkelijk bericht)\s*-{2,}$|^(?:on|am|le|el|op|il) .{8,250}\s(?:wrote|schrieb.{0,120}|a écrit|escribió|schreef.{0,120}|ha scritto)\s*:$|^_{20,}$`)
)

// plain reads plain text.
func (l *letter) plain(text string) {
	text, set := realMarks(piece.Text(text))
	if set > 0 {
		l.note(strconv.Itoa(set)+" typewriter's quotation marks made real ones", "", 0)
	}
	lines := strings.Split(text, "\n")
	at := tailAt(lines)
	from := 0
	if at < len(lines) && forwarded.MatchString(strings.TrimSpace(lines[at])) && len(strings.Fields(strings.Join(lines[:at], " "))) <= coverWords {
		from = at + 1 + l.forward(lines[:at], lines[at+1:])
		at = from + tailAt(lines[from:])
	}
	all, width := splitParagraphs(strings.Repeat("\n", from) + strings.Join(lines[from:at], "\n"))
	if width > 0 {
		l.note("lines wrapped at about "+strconv.Itoa(width)+" characters joined into paragraphs", "", 0)
	}
	l.blocks(l.lift(all))
	l.opening()
	l.tail(lines[at:], at)
}

// coverWords is how many words may stand above a mail that is passed on for it to be
// the story.
const coverWords = 40

// tailAt returns the line where the words of whoever sent the mail end.
func tailAt(lines []string) int {
	for i, line := range lines {
		line = strings.TrimSpace(line)
		two := line
		if i+1 < len(lines) { // an attribution may be wrapped
			two += " " + strings.TrimSpace(lines[i+1])
		}
		if signed.MatchString(line) && i > 0 || forwarded.MatchString(line) || earlier.MatchString(line) || len(line) > 30 && earlier.MatchString(two) {
			return i
		}
		if strings.HasPrefix(line, ">") && i > 0 && allQuoted(lines[i:]) {
			return i
		}
	}
	return len(lines)
}

func allQuoted(lines []string) bool {
	return !slices.ContainsFunc(lines, func(s string) bool { s = strings.TrimSpace(s); return s != "" && s[0] != '>' })
}

// forward takes sender, subject and date from the lines that a mail program puts above
// a mail it passes on, and returns how many they are. What stood above all of it goes
// into a note.
func (l *letter) forward(cover, lines []string) (n int) {
	if words := strings.TrimSpace(strings.Join(cover, "\n")); words != "" {
		l.lifted("words above the mail that was passed on left out", words, 1)
	}
	for n < len(lines) && strings.TrimSpace(lines[n]) == "" {
		n++
	}
	for ; n < len(lines); n++ {
		label, value, found := strings.Cut(strings.Trim(lines[n], " *"), ":")
		value = strings.Trim(value, " *")
		if !found || len(label) > 20 || strings.Contains(label, " ") {
			break
		}
		switch strings.ToLower(label) {
		case "from", "von", "de", "da", "van":
			if a, err := netmail.ParseAddress(value); err == nil {
				l.sender = mail.Person{Name: a.Name, Address: a.Address}
			} else {
				name, _, _ := strings.Cut(value, "<")
				l.sender = mail.Person{Name: strings.TrimSpace(name)}
			}
			l.note("passed on; the mail is from", value, 0)
		case "subject", "betreff", "objet", "asunto", "oggetto", "onderwerp":
			if l.a.Headline == "" {
				l.subject(value)
			}
		}
	}
	return n
}

// tail reads signature and earlier mails as they stand.
func (l *letter) tail(lines []string, above int) {
	if strings.TrimSpace(strings.Join(lines, "")) == "" {
		return
	}
	words := "earlier mail that this one answers or passes on kept below: delete it where it is no part of the story"
	if signed.MatchString(strings.TrimSpace(lines[0])) {
		words = "signature kept below: delete it where it is no part of the story"
		lines, above = lines[1:], above+1
	}
	l.note(words, short(strings.TrimSpace(strings.Join(lines, "\n")), 200), above+1)
	for _, g := range lineGroups(strings.Join(lines, "\n")) {
		quoting := strings.HasPrefix(g[0].text, ">")
		var said []string
		flush := func(n int) {
			b := editor.Block{Kind: editor.Paragraph, Text: strings.Join(said, "\n")}
			if quoting {
				b.Kind, b.Text = editor.Quote, strings.Join(said, " ")
			}
			l.add(above+n, b)
			said = nil
		}
		for _, line := range g {
			if is := strings.HasPrefix(line.text, ">"); is != quoting {
				flush(line.number)
				quoting = is
			}
			if text := strings.TrimLeft(line.text, "> "); text != "" || !quoting {
				said = append(said, text)
			} else if len(said) > 0 {
				flush(line.number)
			}
		}
		flush(g[len(g)-1].number)
	}
}

// page reads a message that is a page.
func (l *letter) page(source string) {
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return
	}
	body := first(doc, named("body"))
	if body == nil {
		return
	}
	var tails []string // what is quoted, and what signs
	for _, n := range all(body, named("div", "blockquote")) {
		switch {
		case hasClass(n, "gmail_signature") || hasClass(n, "moz-signature"):
			tails = append(tails, "signature kept: delete it where it is no part of the story")
		case attr(n, "type") == "cite" || hasClass(n, "gmail_quote") || hasClass(n, "moz-cite-prefix"):
			tails = append(tails, "earlier mail that this one answers or passes on kept: delete it where it is no part of the story")
		}
	}
	f := &markup.Flow{Figure: l.figure}
	f.ReadNoted(body)
	for i, b := range l.passedOn(f.Out) {
		l.add(i+1, b)
	}
	l.liftFrom(l.lift)
	l.opening()
	slices.Sort(tails)
	for _, t := range slices.Compact(tails) {
		l.note(t, "", 0)
	}
	l.behind(f.Moved)
	if l.remote > 0 {
		l.note(count(l.remote, "picture", "pictures")+" for counting readers left out", "", 0)
	}
}

// passedOn returns the blocks of the mail that one passes on with few words above it,
// otherwise all.
func (l *letter) passedOn(blocks []editor.Block) []editor.Block {
	var above []string
	for i, b := range blocks {
		lines := strings.Split(b.Text, "\n")
		if !forwarded.MatchString(strings.TrimSpace(lines[0])) {
			above = append(above, lines...)
			if len(strings.Fields(strings.Join(above, " "))) > coverWords {
				return blocks
			}
			continue
		}
		rest := slices.Clone(blocks[i+1:])
		if n := l.forward(above, lines[1:]); n < len(lines)-1 {
			rest = append([]editor.Block{{Kind: b.Kind, Text: strings.Join(lines[1+n:], "\n")}}, rest...)
		}
		return rest
	}
	return blocks
}

// figure reads a picture of the page: one of the message's files, or one elsewhere,
// which nobody fetches. Those that only count readers are none.
func (l *letter) figure(n *html.Node) *editor.Image {
	image := markup.Figure(n)
	if image == nil {
		return nil
	}
	img := first(n, named("img"))
	if size := attr(img, "width") + "x" + attr(img, "height"); size == "1x1" || size == "0x0" {
		l.remote++
		return nil
	}
	id, found := strings.CutPrefix(image.File, "cid:")
	if !found {
		return image
	}
	i := slices.IndexFunc(l.m.Files, func(f mail.File) bool { return f.ID == id && f.IsPicture() })
	if i < 0 {
		return nil
	}
	if !l.shown[i] {
		l.shown[i] = true
		l.pictures = append(l.pictures, piece.Picture{Name: l.names[i], Bytes: l.m.Files[i].Bytes})
	}
	image.File = l.names[i]
	if image.Alt == path.Base(image.File) {
		image.Alt = ""
	}
	return image
}
