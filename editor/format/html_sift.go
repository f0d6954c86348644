package format

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"stet/editor"
)

// What readability calls an article holds lines that no reader of the article
// wants: they are left out one reason at a time, and each reason is noted with the
// lines it took.

// sift leaves out what follows the text, the site's lines between its paragraphs, and
// those above and below.
func (p *page) sift() {
	p.liftEmbargoes()
	p.leaveOut("the site's own, below the text", p.rest())
	p.leaveOut("the site's own, between the paragraphs", func(i int) bool { return p.isFurniture(i) })
	p.leaveOut("the time and the writer of an entry in a live blog", p.stamps())
	p.leaveOut("nothing but a link to another page", func(i int) bool { return p.isPointer(i) })
	p.captionLines()
	p.leaveOut("the fields have it, such as the headline, the by-line or the date", p.above())
	p.leaveOut("pulled out of the text, which has it", func(i int) bool { return p.isPulled(i) })
	p.leaveOut("not in what the page's JSON-LD gives as its text", p.unlinked())
	p.leaveOut("the site's own, below the text", p.foot())
}

// leaveOut drops the blocks that are out and notes why.
func (p *page) leaveOut(why string, out func(i int) bool) {
	var kept []placed
	var lines []string
	for i, b := range p.body {
		switch {
		case !out(i):
			kept = append(kept, b)
		case p.amid(i, out):
			p.cuts = append(p.cuts, cut{len(strings.Fields(b.Text)), []string{b.Text}, b.line, b.Block, why})
		case b.Text != "":
			lines = append(lines, b.Text)
		}
	}
	p.body = kept
	if len(lines) == 0 {
		return
	}
	what := "a line left out: "
	if len(lines) > 1 {
		what = fmt.Sprintf("%d lines left out: ", len(lines))
	}
	p.note(what+why, strings.Join(lines, "\n"), 0)
}

// furniture matches whole lines that sites put between paragraphs.
var furniture = regexp.MustCompile(`(?i)^\W*(?:advertisement|advertising|advertisement - (?:article )?continues below|continue reading(?: below| the main story)?|story continues below(?: advertisement)?|article continues (?:after|below).*|` +
	`ad|anzeige|werbung|publicité|publicidad|pubblicità|reklama|reklam|annonse|advertentie|related(?: articles| stories| content| topics| links| coverage)?|recommended(?: for you| stories)?|read more|see also|also read|more on this(?: story)?|` +
	`most read|trending(?: now)?|share(?: this(?: article| story| post)?| on (?:facebook|twitter).*)?|(?:share|copy|link copied|print|email|e-mail|tweet|facebook|twitter|whatsapp|linkedin|reddit|pinterest|save|comments?|loading\.*|close|menu)|` +
	`sign up (?:for|to) .{0,120}|subscribe (?:to|for|now).{0,120}|follow (?:us|@\S+) .{0,80}|get (?:the|our) .{0,60}newsletter.{0,80}|click here to .{0,80}|download (?:the|our) .{0,40}app.{0,60}|enable javascript.*|image source, .*|image caption,?|` +
	`lesen sie auch.*|mehr zum thema.*|lire aussi.*|leer también.*|leggi anche.*|lees ook.*|čtěte také.*|les også.*|läs också.*|photo gallery|\d+ comments?|\d+ min(?:ute)?s? read|\d+ shares?|watch:? .{0,80}|play video|mehr anzeigen|embed|show more|video player is loading.*|listen to this article.*|this video is .*unavailable.*|copyright .{0,40}all rights reserved.*|skip to (?:main )?content|more about|subscribe|click to tweet|source:? news agencies|(?:image|photo|slide) \d+ of \d+.{0,160}|like this story\? share.*|you can save this article by registering.*|(?:already )?(?:have an account|registered)\?.{0,40}sign in.{0,20}|or sign-?in if you have an account.{0,10}|fehler gefunden.*|bitte aktivieren sie javascript.*|(?:please )?(?:enable|turn on|activate) java ?script.*|more|specs|article réservé aux abonnés|link kopiert.*|zum artikel:?|` +
	`caption|(?:hide|show) captions?|image:|(?:image )?\d+ (?:of|/|of /) \d+|text size|skip past newsletter promotion|after newsletter promotion|pfadnavigation|breadcrumb|weitere informationen|auch interessant|häufig gelesen|most read in .{0,40}|recent articles|popular this week|popular now|top stories|abone ol|current issue|breaking news|\$\$\w+\$\$|` +
	`(?:video|audio) starten.*|link zum [\w-]+-inhalt|our standards: .*|noticias? relacionadas?|articoli correlati|artículos relacionados|à lire aussi|ler também|leia (?:também|mais)|lue myös|gerelateerd|relaterte saker|relaterat|fehler auf \S+ entdeckt\?.*|dieses thema im programm:?|table of contents|in this article|inhaltsverzeichnis)\W*$`)

// isFurniture reports whether a block is a line of the site's, or the page's address.
func (p *page) isFurniture(i int) bool {
	text := squeeze(p.body[i].Text)
	switch {
	case furniture.MatchString(text), isWeb(text) && text == p.a.URL:
		return true
	case p.body[i].Kind == editor.ImageBlock:
		return false
	}
	if crumb.MatchString(text) || len(text) < longLine && (disclosure.MatchString(text) || gate.MatchString(text) || remains.MatchString(text)) {
		return true
	}
	return slideLine.MatchString(text) || playerLine.MatchString(text) && len(strings.Fields(text)) <= 60 || p.isStrayCredit(i)
}

// playerLine opens the line above a player or a link, set off by a bar.
var playerLine = regexp.MustCompile(`^\W*(?:WATCH|LISTEN|READ|READ MORE|SEE ALSO|PHOTOS|VIDEO|ANALYSIS)\s*\|\s`)

// slideLine opens the words below a picture of a gallery that is not in the page: "[1/5]".
var slideLine = regexp.MustCompile(`^\[\d{1,3}/\d{1,3}\]`)

// disclosure is what a site says of what it earns by its links.
var disclosure = worded{"commission affiliate", regexp.MustCompile(`(?i)\b(?:may|might|can) (?:earn|receive|get)\b.{0,40}\bcommissions?\b|\baffiliate (?:links?|commission|partner)|\baffiliate-links?\b`)}

// crumb is what is left of a line whose words went.
var crumb = regexp.MustCompile(`^[.,;:|·•/–-]$`)

// barredCredit is the credit of a picture by its bars, an agency's name behind the last.
var barredCredit = regexp.MustCompile(`^[^|.!?]{2,60}(?: \| [^|.!?]{2,40})* \| (?:Getty Images|Reuters|AFP|AP(?: Photo)?|EPA|Bloomberg|Shutterstock|iStock|Alamy|dpa|Anadolu|NurPhoto|Imago)$`)

// isStrayCredit reports whether a block is the credit of a picture that stands elsewhere,
// or was not saved with the page.
func (p *page) isStrayCredit(i int) bool {
	b := p.body[i]
	if b.Kind == editor.Paragraph && barredCredit.MatchString(b.Text) && len(strings.Fields(b.Text)) <= 12 {
		return true
	}
	if b.Kind == editor.Heading || len(strings.Fields(b.Text)) > 9 || !pictureLabel.MatchString(b.Text) || !pictureCreditLabel.MatchString(b.Text) || endsSentence(b.Text) {
		return false
	}
	above := i > 0 && p.body[i-1].Image != nil && p.body[i-1].Image.Credit == ""
	return cleanCredit(b.Text) != "" && !above
}

// liveStamp is the head of an entry in a live blog: when, and who wrote it.
var liveStamp = regexp.MustCompile(`^(?:\d+ (?:secs?|mins?|minutes?|hours?|days?) ago)?\s?\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?\s?(?:KEY EVENT|\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){1,3})?$`)

// stamps returns what is out as the heads of entries, where the page is a live blog.
func (p *page) stamps() func(i int) bool {
	n := 0
	for _, b := range p.body {
		if b.Kind == editor.Paragraph && liveStamp.MatchString(b.Text) {
			n++
		}
	}
	return func(i int) bool {
		return n >= 3 && p.body[i].Kind == editor.Paragraph && liveStamp.MatchString(p.body[i].Text)
	}
}

// pointer opens lines that send the reader elsewhere.
var pointer = regexp.MustCompile(`(?i)^\W*(?:read (?:more|also|next)|also read|see also|more|related|recommended|watch|don't miss|must read|zum artikel|lesen sie auch|mehr zum thema|lire aussi|à lire aussi|lea también|leer también|leggi anche|lees ook|les også|läs mer|lue myös|czytaj (?:też|także|również|więcej)|baca juga|don’t miss|noticias? relacionadas?)\b\s*(?::|»|>|\||-|–|—|$)|^click here (?:to|for)\b`)

// arrow opens lines that point elsewhere by a sign.
var arrow = regexp.MustCompile(`^\s*(?:>>|[\x{2190}-\x{21FF}\x{25B6}\x{25BA}\x{2700}-\x{27BF}\x{1F300}-\x{1FAFF}])`)

// isPointer reports whether a block leads to another page and says nothing else.
func (p *page) isPointer(i int) bool {
	b := p.body[i].Block
	linked, text := linkedBytes(b), squeeze(b.Text)
	switch {
	case linked == 0:
		return p.namesLinks(i)
	case pointer.MatchString(text):
		return linked*2 >= len(text) || strings.HasPrefix(strings.ToLower(text), "click here")
	case arrow.MatchString(text):
		return len(strings.Fields(text)) <= 40
	case b.Kind == editor.Item:
		return isLink(b) && p.neighbourLinks(i)
	case b.Kind == editor.Paragraph:
		return linked*20 >= len(b.Text)*19 && len(strings.Fields(b.Text)) > 4 && !endsSentence(b.Text)
	}
	return false
}

// namesLinks reports whether a block is the title of a list of links.
func (p *page) namesLinks(i int) bool {
	b := p.body[i].Block
	if b.Kind == editor.Item || b.Kind == editor.ImageBlock || len(strings.Fields(b.Text)) > 10 || i+2 >= len(p.body) {
		return false
	}
	n := 0
	for _, below := range p.body[i+1:] {
		if below.Kind != editor.Item {
			break
		}
		if !isLink(below.Block) {
			return false
		}
		n++
	}
	return n >= 2
}

// isLink reports whether a block is a link, with no more than a word or a label
// before it: "Sleep: what helps at night".
func isLink(b editor.Block) bool {
	linked := linkedBytes(b)
	if linked*10 >= len(b.Text)*9 {
		return true
	}
	if label, _, ok := strings.Cut(b.Text, ":"); ok && linked*10 >= (len(b.Text)-len(label))*8 && linked*2 >= len(b.Text) {
		return true
	}
	return slices.ContainsFunc(b.Marks, func(m editor.Mark) bool {
		return m.Kind == editor.Link && m.End == len(b.Text) && linked == m.End-m.Start && linked*3 >= len(b.Text) && isLabel(b, m.Start)
	})
}

// isLabel reports whether the first bytes of a block are a bold label: "**A pretext?** ".
func isLabel(b editor.Block, end int) bool {
	return slices.ContainsFunc(b.Marks, func(m editor.Mark) bool {
		return m.Kind == editor.Strong && m.Start == 0 && m.End <= end && strings.TrimSpace(b.Text[m.End:end]) == ""
	})
}

// neighbourLinks reports whether the items beside one are links as it is.
func (p *page) neighbourLinks(i int) bool {
	for _, k := range []int{i - 1, i + 1} {
		if k >= 0 && k < len(p.body) && p.body[k].Kind == editor.Item && !isLink(p.body[k].Block) {
			return false
		}
	}
	return true
}

func linkedBytes(b editor.Block) int {
	n := 0
	for _, m := range b.Marks {
		if m.Kind == editor.Link {
			n += m.End - m.Start
		}
	}
	return n
}

// captionLine matches a paragraph that ends in what only the credit of a picture does.
var captionLine = regexp.MustCompile(`(?i)(?:[(\[](?:image|photo(?:graph)?|picture|pic|foto|bild|credit)s?(?: ?credits?)?(?: by| courtesy(?: of)?|:|/)[^()\[\]]{2,80}[)\]]|[(\[](?:AP Photo|AFP|Reuters|Getty Images)(?:/[^()\[\]]{2,60})?[)\]]|\b(?:photo|image) ?credits?:[^.:]{2,60})\W*$`)

// labelledEnd matches the credit at the end of the line below a picture.
var labelledEnd = regexp.MustCompile(`\s(?:Foto|Photo|Photograph|Bild|Image|Picture|Beeld|Kuva|Crédit photo|Fotó|Zdjęcie|Фото)\s?(?:by|credit)?\s?[:：]\s?\S[^:.]{1,60}$`)

// captionLines makes pictures of the paragraphs that are captions, with the bare
// picture beside them where there is one.
func (p *page) captionLines() {
	for i := 0; i < len(p.body); i++ {
		b := p.body[i]
		if b.Kind != editor.Paragraph && b.Kind != editor.Item || len(strings.Fields(b.Text)) > 70 {
			continue
		}
		if i > 0 && isCreditLine(p.body[i-1].Image, b.Text) {
			p.body[i-1].Image.Credit = cleanCredit(b.Text)
			p.body = slices.Delete(p.body, i, i+1)
			i--
			continue
		}
		if i > 0 && isBare(p.body[i-1].Image) && p.isEmphatic(i) {
			have := p.body[i-1].Image
			have.Caption, have.Credit = splitCredit(squeeze(b.Text))
			p.body = slices.Delete(p.body, i, i+1)
			i--
			continue
		}
		below := i > 0 && isBare(p.body[i-1].Image) && len(strings.Fields(b.Text)) <= 40 && labelledEnd.MatchString(creditEnd(b.Text))
		if !below && !captionLine.MatchString(creditEnd(b.Text)) {
			continue
		}
		image := &editor.Image{}
		image.Caption, image.Credit = splitCredit(squeeze(b.Text))
		image.Credit = cleanCredit(image.Credit)
		bare := slices.IndexFunc([]int{i - 1, i + 1}, func(k int) bool {
			return k >= 0 && k < len(p.body) && p.body[k].Image != nil && p.body[k].Image.Caption == ""
		})
		if bare >= 0 {
			have := p.body[i-1+2*bare].Image
			have.Caption, have.Credit = image.Caption, pick(claim{have.Credit, ""}, claim{image.Credit, ""}).value
			p.body = slices.Delete(p.body, i, i+1)
			i--
			continue
		}
		p.body[i].Block = tidyBlock(editor.Block{Kind: editor.ImageBlock, Image: image})
	}
}

// isBare reports whether a picture has neither caption nor credit.
func isBare(i *editor.Image) bool { return i != nil && i.Caption == "" && i.Credit == "" }

// isEmphatic reports whether a block is one short sentence with a name in it, bold or
// italic as the one below is not: what editors without a field for captions do.
func (p *page) isEmphatic(i int) bool {
	b := p.body[i]
	return b.Kind == editor.Paragraph && len(strings.Fields(b.Text)) <= 30 && endsSentence(b.Text) && fullName.MatchString(b.Text) &&
		allMarked(b.Block) && i+1 < len(p.body) && !allMarked(p.body[i+1].Block)
}

var fullName = regexp.MustCompile(`\p{Lu}[\p{L}’'-]+ \p{Lu}\p{Ll}`)

// allMarked reports whether all of a block is bold or all of it italic.
func allMarked(b editor.Block) bool {
	for _, kind := range []editor.MarkKind{editor.Strong, editor.Emphasis} {
		n := 0
		for _, m := range b.Marks {
			if m.Kind == kind {
				n += m.End - m.Start
			}
		}
		if n > 0 && n == len(b.Text) {
			return true
		}
	}
	return false
}

// isCreditLine reports whether a line below a picture is the credit that it lacks.
func isCreditLine(above *editor.Image, text string) bool {
	return above != nil && above.Credit == "" && len(strings.Fields(text)) <= 12 && pictureLabel.MatchString(text) && pictureCreditLabel.MatchString(text)
}

// headLinesOfPage is how many blocks may stand above a page's text.
const headLinesOfPage = 8

// above returns what is out above the text: down to the first paragraph of it,
// whatever the fields hold already or a site writes around its headline.
func (p *page) above() func(i int) bool {
	out, opened := map[int]bool{}, false
	for i, b := range p.body[:min(len(p.body), headLinesOfPage)] {
		switch {
		case b.Text == "":
		case p.isRepeat(b.Block), !opened && p.isAboutLine(b.Text), opened && p.isStamp(b.Text):
			out[i] = true
		case isProse(b.Block):
			opened = true // by-line and date may stand below the introduction
		case !opened && b.line < p.headAt, !opened && b.Kind == editor.Heading && sharedWords(b.Text, p.a.Headline) >= 0.5 && len(strings.Fields(b.Text)) >= 4:
			out[i] = true
		}
	}
	return func(i int) bool { return out[i] }
}

// isStamp reports whether a line is a by-line of those whom the page names, or a date, and
// no more.
func (p *page) isStamp(text string) bool {
	if len(strings.Fields(text)) > 20 || endsAsSentence(text) {
		return false
	}
	left := text
	for _, a := range p.a.Authors {
		left = strings.ReplaceAll(left, a.Name, " ")
	}
	d, rest := readDate(left)
	switch {
	case left != text:
		return (d.known() || byPrefix.MatchString(text)) && len(rest) <= 8
	case aboutWords.MatchString(text):
		return (d.known() || d.hasTime) && len(rest) <= 8
	}
	return d.known() && len(rest) <= 2
}

// isRepeat reports whether a block is the headline or the standfirst.
func (p *page) isRepeat(b editor.Block) bool {
	text := plain(b.Text)
	if text == plain(p.a.Headline) || text == plain(p.a.Standfirst) || text == plain(p.meta.title) {
		return true
	}
	n, long := len(strings.Fields(text)), len(strings.Fields(plain(p.a.Headline)))
	return n > 3 && sharedWords(text, p.a.Headline) > 0.9 && (b.Kind == editor.Heading || n*10 > long*7 && n*10 < long*13)
}

// aboutWords open or are lines about the article that hold no more than a date or a
// time beside them.
var aboutWords = regexp.MustCompile(`(?i)^\W*(?:(?:first |last )?(?:published|updated|posted|modified)|stand:?|aktualisiert|veröffentlicht|publiziert|uppdaterad|publicerad|oppdatert|publisert|opdateret|publié|mis à jour|actualizado|publicado|pubblicato|aggiornato|\d+ ?(?:min\b|minutes?\b|minuten?\b)|lesedauer|lesezeit|temps de lecture|tempo d[ei] lett?ura|tiempo de lectura|leestijd|reading time|online seit)`)

// stampWords say that a time is that of the article, wherever they stand in a line.
var stampWords = regexp.MustCompile(`(?i)\b(?:posted|published|updated|publicado por|publié|publicado el|veröffentlicht|aktualisiert|publiziert)\b`)

// relativeTime matches how long ago an article came out when the page was saved: no day.
var relativeTime = regexp.MustCompile(`(?i)^(?:il y a|hace|vor|há|fa|for|för|hace unos|updated|modified)?\s*\d+\s*(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|sekunden?|minuten?|stunden?|tage?n?|wochen?|secondes?|heures?|jours?|segundos?|minutos?|horas?|días?|dias?|secondi|minuti|or[ae]|giorn[oi]|uur|dag(?:en|ar|e)?|minutter|minuter|timer|timmar|tim|min|h|сек|мин\w*|час\w*|saat|dakika|jam|menit)\.?\s*(?:ago|siden|sedan|sen|geleden|fa|atrás|temu|назад|önce|yang lalu)?$`)

// isAboutLine reports whether a line above the text is the by-line or date
// that the fields hold, or the section.
func (p *page) isAboutLine(text string) bool {
	if len(text) > 2*longLine {
		return false
	}
	text = squeeze(text)
	fields := strings.Fields(text)
	if len(fields) > 24 || len(fields) > 14 && endsAsSentence(text) {
		return false
	}
	d, rest := readDate(text)
	switch {
	case d.ISO() != "" && len(rest) <= 10, aboutWords.MatchString(text) && (d.known() || d.hasTime || len(fields) <= 8 && strings.ContainsAny(text, "0123456789")):
		return true
	case stampWords.MatchString(text) && (d.known() || d.hasTime || slashDay.MatchString(text)), byPrefix.MatchString(text) && slashDay.MatchString(text):
		return true
	case len(fields) > 14:
		return false
	case relativeTime.MatchString(text):
		return true
	case plain(text) == plain(p.a.Section) || p.meta.isPublisher(text):
		return true
	}
	if _, ok := wholeDate(text); ok || len(rest) == 0 {
		return true // what is left of a by-line or date whose rest readability took
	}
	if len(fields) == 1 && leadBy.MatchString(text+" x") {
		return true
	}
	if m := dated.FindStringSubmatch(text); m != nil {
		if d, _ := readDate(m[3]); d.known() {
			return true
		}
	}
	left := plain(text)
	for _, a := range p.a.Authors {
		left = strings.ReplaceAll(left, plain(a.Name), " ")
	}
	if left != plain(text) && len(strings.Fields(left)) <= 3 {
		return true
	}
	if p.isStamp(text) {
		return true
	}
	return isByline(text) && byPrefix.MatchString(text)
}

// isPulled reports whether a block is a quotation whose words the text has in another
// place.
func (p *page) isPulled(i int) bool {
	b := p.body[i]
	text := plain(b.Text)
	if b.Kind != editor.Quote || len(strings.Fields(text)) < 6 {
		return false
	}
	return slices.ContainsFunc(p.body, func(o placed) bool {
		return o.Kind == editor.Paragraph && len(o.Text) > len(b.Text) && strings.Contains(plain(o.Text), text)
	})
}

// longestLinked is how many bytes of JSON-LD each block is looked for in: more is no
// article, and would take minutes.
const longestLinked = 1 << 20

// unlinked returns what is out by the article's text in the page's JSON-LD, where
// that is the text which the page shows and not a part of it. Headings, and any kind of
// block of which it has none, as often lists, are not judged by it.
func (p *page) unlinked() func(i int) bool {
	source, _ := p.linkedText()
	if len(source) > longestLinked {
		return func(int) bool { return false }
	}
	text := squashed(source)
	has := map[editor.BlockKind]bool{}
	in, all := 0, 0
	for _, b := range p.body {
		found := strings.Contains(text, squashed(b.Text))
		if b.Text != "" && found {
			has[b.Kind] = true
		}
		if isProse(b.Block) {
			all += len(b.Text)
			if found {
				in += len(b.Text)
			}
		}
	}
	if in*10 < all*6 || in*10 < len(source)*7 {
		return func(int) bool { return false }
	}
	return func(i int) bool {
		b := p.body[i]
		return b.Kind != editor.Heading && has[b.Kind] && !slices.ContainsFunc(strings.Split(b.Text, "\n"), func(line string) bool {
			return isIn(text, squashed(line))
		})
	}
}

// isIn reports whether a text holds a line, or the beginning or the end of a long one:
// what a site wrote into the middle may differ.
func isIn(text, line string) bool {
	const edge = 40
	return strings.Contains(text, line) || len(line) > 2*edge &&
		(strings.Contains(text, line[:snap(line, edge)]) || strings.Contains(text, line[snap(line, len(line)-edge):]))
}

// squashed returns text as its letters and digits alone.
func squashed(s string) string { return strings.ReplaceAll(plain(s), " ", "") }
