package credit

import (
	"html"
	"regexp"
	"strings"
	"unicode"

	"stet/editor"
)

var (
	emailRE       = regexp.MustCompile(`(?i)(?:\be-?mails?\s*(?:at|:)?\s*)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)
	handleRE      = regexp.MustCompile(`(?i)(?:\b(?:on\s+)?(?:twitter|x|instagram|ig|threads|mastodon|bluesky)\s*:?\s*)?@[\w.]+`)
	addressRE     = regexp.MustCompile(`(?i)\bhttps?://[^\s,;|)]+|\bwww\.[^\s,;|)]+`)
	clockRE       = regexp.MustCompile(`\b(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[AaPp]\.?[Mm]\b\.?)?(?:\s*(?:[A-Z]{1,3}T|UTC|Uhr)\b)?|\b\d{4}-\d\d-\d\d(?:T[\d:.+-]+Z?)?|\b\d+\s+[Mm]in(?:utes?)?\s+[Rr]ead\b`)
	tagRE         = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)
	linkRE        = regexp.MustCompile(`!?\[[*_]*([^\[\]]*?)[*_]*\]\([^()]*\)`)               // of Markdown
	issueRE       = regexp.MustCompile(`\s+vom\s+\d{1,2}\.\s?(?:\d{1,2}\.|\p{L}+)\s?\d{4}\b`) // of a paper
	barHostRE     = regexp.MustCompile(`(?i)^www\.([\p{L}\d-]+)$`)
	loudHostRE    = regexp.MustCompile(`\b[A-Z\d-]{3,}\.(?:COM|NET|ORG|DE|PL|IT|FR)\b`)
	userRE        = regexp.MustCompile(`\b(Wikipedia|Wikimedia(?: Commons)?|Flickr|Reddit|reddit|Twitter|Instagram|YouTube) user (\S+)`)
	hyphenLabelRE = regexp.MustCompile(`^(\W*(?i:source|courtesy|credits?|via|agency|inputs?))-(\p{Lu})`) // "Source-ANI"
	signRE        = regexp.MustCompile(`^\([cCсС]\)`)                                                     // of copyright, on a typewriter
	pooledRE      = regexp.MustCompile(`(?i)[-–—](?:pool|handout|file|staff)\b`)
	licenceRE     = regexp.MustCompile(`(?i)[\s,(]*\bCC[ -](?:BY|0)\b[A-Z\d. -]*\)?,?\s*(\bvia\b|/)`) // before the house
	heldRE        = regexp.MustCompile(`\bHO-(\p{Lu})`)                                               // handed out by
	codeRE        = regexp.MustCompile(`\(\s*(?:[A-Za-z]*\d[\w-]*)\s*\)`)
	numberRE      = regexp.MustCompile(`/(?:[A-Z]{1,4})?\d{5,}\b`)                                                         // of a picture in its archive
	counterRE     = regexp.MustCompile(`^\W*(?:Bild|Foto|Image|Photo|Picture|Slide) ?\d+(?: ?(?:von|of|de|/) ?\d+\b|(:))`) // in a gallery
	filePhotoRE   = regexp.MustCompile(`^(\s*(?:©|(?i:\(c\)|copyright\b)).*?)[.,;\s]*\bFILE PHOTO:.*$`)                    // what it shows
	forbidRE      = regexp.MustCompile(`(?i)([.,;])\s+(?:no (?:reproduction|part of|use without)|unauthori[sz]ed (?:use|reproduction|distribution))\b.*$|\s*[|·•.-]\s*(?:proudly )?(?:powered|designed|developed|design) by\b.*$|\s+powered by\b.*$|\s*[|·•]\s*(?:get the data|created with|embed)\b.*$`)
	makerRE       = regexp.MustCompile(`(?i)((?:©|copyright).*?)\s+(?:(?:web ?)?(?:site|design|(?:newspaper )?theme(?::? \S+)?|template|content management|cms)|developed|designed|hosted|built|made|created|maintained)(?: (?:and|&) \p{L}+)? by\b.*$|((?:©|copyright).*?)\s+(?:by|on the) (?:\S+ ){1,2}themes?\b.*$`) // of the page
	middleRE      = regexp.MustCompile(`^(\W*(?:[Bb]y )?\p{Lu}\p{Ll}+) \((?:\p{Lu}[\p{Ll}.]*[ ]?)+\) (\p{Lu}\p{Ll}+)\b`)                                                                                                                                                                                                // Ann (Kim) Lee
	spaceRE       = regexp.MustCompile(`\s+`)
	leadingDayRE  = regexp.MustCompile(`^\d{1,2}\.? \p{L}{3,9}\.? \d{4}\W* (\p{Lu}|(?:by|von|par|por) )`)
	shoutedHostRE = regexp.MustCompile(`\b[A-Z0-9-]{2,}\.(?:COM|ORG|NET)\b`)
	withheldRE    = regexp.MustCompile(`[\s,.;/–—-]*\b(?:(?i:` + countryWords + `)\b[\s,/&]*(?:(?i:and)\s+)?)+OUT\b.*$`)                                                              // from whom
	assumedRE     = regexp.MustCompile(`No machine-readable author provided\.\s+(\S.{0,60}?) assumed \([^()]*\)\.?`)                                                                  // Wikimedia
	stampRE       = regexp.MustCompile(`[-–,]?\s*\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? \p{Lu}\p{Ll}{2} \d{1,2} \d\d:\d\d:\d\d \p{Lu}{3}\S* \d{4}\b`)                                    // a machine's date
	classRE       = regexp.MustCompile(`\b(?:(?:Petty Officer|Mass Communication Specialist|Airman|Seaman|Private|Sergeant|Technician) )?(?:1st|2nd|3rd|First|Second|Third) Class\b`) // a rank
)

// longestLine is how much of a line is read, in bytes. What is longer is text
// that strayed into a field.
const longestLine = 4096

// clean takes out of a line what is not part of any name: mark-up, brackets around the
// whole, a licence behind it, e-mail addresses and handles. A web address becomes its host.
func clean(line string) string {
	line = strings.ToValidUTF8(html.UnescapeString(line[:min(len(line), longestLine)]), "")
	line = strings.NewReplacer("Â©", "©", "e. V.", "e.V.", "[\"", "", "\"]", "", "\", \"", "; ", "\n", "; ", "''", "\"", " tot he ", " to the ", "Bildcredit", "Bild", "Fotocredit", "Foto").Replace(line)
	line = strings.Map(seen, line)
	if hasAny(line, "</", "](") {
		line = linkRE.ReplaceAllString(tagRE.ReplaceAllString(line, ""), "$1")
	}
	if hasAny(line, "FILE PHOTO") {
		line = filePhotoRE.ReplaceAllString(line, "$1")
	}
	if hasAny(line, "eproduc", "part of", "o use", "nauthori", " by ", "reated with", "Get the") {
		line = forbidRE.ReplaceAllString(line, "$1")
	}
	line, _, _ = strings.Cut(line, " View full size image") // what a gallery of pictures offers
	line, _, _ = strings.Cut(line, "Our Standards:")        // Reuters, behind its sign-offs
	if hasAny(line, " OUT") {
		line = withheldRE.ReplaceAllString(line, "")
	}
	if hasAny(line, " by ", "heme") {
		line = makerRE.ReplaceAllString(line, "$1$2")
	}
	if hasAny(line, "machine-readable") {
		line = assumedRE.ReplaceAllString(line, "$1")
	}
	if hasAny(line, "GMT", "UTC", "EST", "EDT", "CET", "PST", "PDT") {
		line = stampRE.ReplaceAllString(line, " ")
	}
	if hasAny(line, ".COM", ".NET", ".ORG", ".DE", ".PL", ".IT", ".FR") {
		line = loudHostRE.ReplaceAllStringFunc(line, strings.ToLower)
	}
	line = hyphenLabelRE.ReplaceAllString(line, "$1: $2")
	digits := strings.ContainsAny(line, "0123456789")
	if digits {
		line = stuckTimeRE.ReplaceAllString(line, "$1, $2")
		line = leadingDayRE.ReplaceAllString(counterRE.ReplaceAllString(line, ""), "$1")
	}
	if hasAny(line, "://", "www.", "Www.", "WWW.") {
		line = addressRE.ReplaceAllStringFunc(line, siteOf)
	}
	if digits {
		line = clockRE.ReplaceAllString(issueRE.ReplaceAllString(line, ""), ", ")
	}
	if hasAny(line, "@") {
		line = emailRE.ReplaceAllString(line, ", ")
		line = withoutHandles(line)
	}
	if digits {
		if !endsInDash(line) { // "DUNMORE (WX10) —" is a station
			line = codeRE.ReplaceAllString(line, ", ")
		}
		line = numberRE.ReplaceAllString(line, "")
	}
	if strings.ContainsAny(line, "-–—") {
		line = pooledRE.ReplaceAllString(line, ", ")
	}
	line = strings.ReplaceAll(line, "-Lizenz", "")
	line = unstuck(line)
	if hasAny(line, " (") {
		line = middleRE.ReplaceAllString(line, "$1 $2")
	}
	if hasAny(line, ".COM", ".ORG", ".NET") {
		line = shoutedHostRE.ReplaceAllStringFunc(line, strings.ToLower)
	}
	if hasAny(line, " user ") {
		line = userRE.ReplaceAllString(line, "$2/$1")
	}
	if hasAny(line, " Class") {
		line = classRE.ReplaceAllString(line, " ")
	}
	line = spaceRE.ReplaceAllString(line, " ")
	line = strings.TrimSpace(line)
	if strings.HasPrefix(line, "(") && strings.Count(line, "(") == 1 && !signRE.MatchString(line) {
		line = strings.TrimPrefix(line, "(")
	}
	if strings.Count(line, ")") > strings.Count(line, "(") {
		line = strings.TrimSpace(strings.TrimRight(line, ") "))
	}
	if hasAny(line, "HO-") {
		line = heldRE.ReplaceAllString(line, "$1")
	}
	if hasAny(line, "CC", "cc", "reative", "REATIVE") {
		line, _ = editor.WithoutLicence(licenceRE.ReplaceAllString(line, " $1"))
	}
	return foreignBy(photosBy(withoutPage(behindLicence(line))))
}

func endsInDash(line string) bool {
	line = strings.TrimRight(line, " ")
	return strings.HasSuffix(line, "—") || strings.HasSuffix(line, "–") || strings.HasSuffix(line, "--")
}

// behindLicence leaves out a licence that stands first: "Creative Commons Attribution 4.0,
// Ann Lee", "CC BY-SA Coast Museum".
func behindLicence(line string) string {
	if !strings.HasPrefix(line, "C") {
		return line
	}
	if strings.HasPrefix(line, "Creative Commons") && len(line) < 60 && editor.Licence(line) != "" {
		return ""
	}
	if at := strings.IndexAny(line, ",|/;:·"); at > 0 && editor.Licence(line[:at]) != "" {
		return strings.TrimLeft(line[at+1:], " ")
	}
	return shortLicenceRE.ReplaceAllString(line, "")
}

var shortLicenceRE = regexp.MustCompile(`^CC(?:0|[ -]BY(?:[ -](?:NC|ND|SA))*)(?:[ -]\d\.\d)?(?:[ -](?:DE|AT|CH|UK|US))?[ :]+`)

// pageRE is the page of somebody's that a credit thanks: "Courtesy of Glimmer's Instagram
// page".
var pageRE = regexp.MustCompile(`(?i)(?:’s|'s) (?:(?:own|official|personal|facebook|instagram|twitter|youtube) )*(?:(?:page|account|website|site|blog|weblog|feed|channel|profile)\b|(?:facebook|instagram|twitter|youtube)$).*$`)

// withoutPage keeps whose page it is.
func withoutPage(line string) string {
	if hasAny(line, "’s ", "'s ") {
		return pageRE.ReplaceAllString(line, "")
	}
	return line
}

// withoutHandles takes handles off, with the platform they are somebody's on; a credit
// that names nothing else keeps that: "Instagram: @annlee", "Photo: Twitter/@annlee".
func withoutHandles(line string) string {
	var b strings.Builder
	from := 0
	for _, m := range handleRE.FindAllStringIndex(line, -1) {
		before := strings.TrimRight(line[:m[0]], " ")
		platform, _, _ := strings.Cut(line[m[0]:m[1]], "@")
		b.WriteString(line[from:m[0]])
		if before == "" || strings.HasSuffix(before, ":") || strings.HasSuffix(before, "(") || strings.HasSuffix(before, "via") {
			b.WriteString(strings.TrimRight(platform, " :"))
		}
		b.WriteString(", ")
		from = m[1]
	}
	return b.String() + line[from:]
}

// bareLabelRE is a label of pictures without a mark before a name: "Photos Ann Lee",
// "CreditAnn Lee".
var bareLabelRE = regexp.MustCompile(`^(?:((?i:(?:cr[ée]dits? )?photos?|fotos?|pictures?|beeld)) |([Cc]redits?) ?)(\p{Lu}[\p{L}.'’-]*) (\pL[^,|]*)`)

// photosBy puts "by" behind a label that went without.
func photosBy(line string) string {
	m := bareLabelRE.FindStringSubmatchIndex(line)
	if m == nil {
		return line
	}
	label, credited, first, last := line[:m[6]], m[4] >= 0, line[m[6]:m[7]], line[m[8]:m[9]]
	name, _, house := strings.Cut(last, "/")
	if isGiven(first) || credited && house && isName(strings.Fields(first+" "+name), false) {
		return strings.TrimSpace(label) + " by " + line[m[6]:]
	}
	return line
}

// siteOf is the host of a web address, or the station whose site it is: "Www.Ksmu".
func siteOf(address string) string {
	if cut := barHostRE.FindStringSubmatch(address); cut != nil {
		return strings.ToUpper(cut[1])
	}
	return hostOf(address)
}

// seen leaves out what nobody sees: marks of direction, joiners, soft hyphens.
func seen(r rune) rune {
	if unicode.Is(unicode.Cf, r) {
		return -1
	}
	return r
}

// labelsAbroad say "by" elsewhere; the value is "and" there.
var labelsAbroad = map[string]string{"von": "und", "par": "et", "por": "y", "door": "en", "di": "e", "vom": "und", "durch": "und", "af": "og", "av": "og"}

// genreWords has a word of everything that genreRE finds, for a first look.
var genreWords = strings.Fields("von VON par PAR por POR di DI da DA de DE av AV af AF door DOOR onze nostro ericht acowa mawia oimittaja irjutas scribe bout ABOUT ber BER obre")

// genreRE is what a by-line abroad may call the piece: "Eine Analyse von Jo Lee".
// "Über Jo Lee" stands over a box about who wrote it.
var genreRE = regexp.MustCompile(`^(?i:(?:eine?|une?|una) \p{L}+ (?:von|par|de)|(?:kolumne|kommentar|analyse|interview|reportage|essay|glosse|artikel|\p{L}*beitrag|text|verfasst|erstellt|geschrieben|veröffentlicht|aufgezeichnet|zusammengestellt|translated|übersetzt) von|` +
	`aus \p{L}+ berichte[nt]|von unsere[mnr] \p{L}*korrespondent(?:en|in)|(?:publié|écrit|propos recueillis|recueilli) par|(?:publicado|escrito) por|` +
	`(?:testo|intervista|servizio|a cura) di|(?:scritto|pubblicato) da|dal(?:la)? (?:nostr[oa] )?(?:inviat[oa]|corrispondente)|de notre (?:correspondante?|envoyée? spéciale?)|(?:opracowa|rozmawia)ła?|(?:bewerkt|geschreven|tekst) door|(?:van|de|door) onze \p{L}+|` +
	`(?:skrevet|publisert|skriven|publicerad|tekst|text) a[vf]|toimittaja|kirjutas|escribe|about|über|sobre) `)

// barredByRE is such a label behind when a page came out: "Coast News | 3 mai | Par Jo Lee".
var barredByRE = regexp.MustCompile(`([|•] )(?:Par|Por|Von) (\p{Lu}[\p{L}.’'-]* \p{Lu})`)

// foreignBy puts "by" for a label in another language. "Von" is a name as well, so
// two words must follow, or one that is nobody's name: "Von dpa", "Von SID".
func foreignBy(line string) string {
	if hasAny(line, "| ", "• ") {
		line = barredByRE.ReplaceAllString(line, "${1}by $2")
	}
	if hasAny(line, genreWords...) {
		if m := genreRE.FindStringIndex(line); m != nil {
			return "by " + line[m[1]:]
		}
	}
	label, rest, _ := strings.Cut(line, " ")
	if house, _, _ := strings.Cut(rest, " "); (label == "Do" || label == "Da") && (shouted(strings.Trim(house, ",")) || nobody[strings.ToLower(strings.Trim(house, ","))]) {
		return "by " + rest // "Do UOL", "Da Redação"
	}
	if labelsAbroad[strings.ToLower(label)] == "" {
		return line
	}
	names := strings.Fields(rest)
	if len(names) > 0 && nobody[strings.ToLower(strings.Trim(names[0], ",.:"))] {
		return "by " + rest
	}
	if len(names) == 1 && (strings.ToLower(rest) == rest || shouted(rest) || label == "Af" || label == "Av" || strings.EqualFold(label, "vom") || isBrand(names)) {
		return "by " + rest
	}
	if head, more := strings.CutSuffix(names[0], ","); more && shouted(head) && !shouted(label) {
		return "by " + rest // "Por EFE, Washington"
	}
	if len(names) < 2 || !unicode.IsUpper(firstRune(names[0])) || strings.HasSuffix(names[0], ",") {
		return line
	}
	return "by " + rest
}

var nicknameRE = regexp.MustCompile(`(\p{Lu}[\p{L}.]+) ["“'‘]([\p{L} .’-]{2,24})["”'’] (\p{Lu})`)

// takeNickname takes the marks off a nickname, "Ann "Sunny" Lee", so that the name holds
// together; person puts them back.
func (r *reader) takeNickname(line string) string {
	if !strings.ContainsAny(line, "\"“'‘") {
		return line
	}
	m := nicknameRE.FindStringSubmatch(line)
	if m == nil {
		return line
	}
	r.nickname = m[2]
	return nicknameRE.ReplaceAllString(line, "$1 $2 $3")
}
