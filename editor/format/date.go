package format

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// date is what a line says of a day and a time; what it leaves out is zero.
type date struct {
	year, month, day int
	hour, min, sec   int
	hasTime          bool
	zone             *time.Location // nil where it is not known
}

// ISO returns the calendar day as 2006-01-02, "" unless it is known in full.
func (d date) ISO() string {
	t := time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC)
	if d.year == 0 || d.month == 0 || d.day == 0 || t.Day() != d.day {
		return ""
	}
	return t.Format(time.DateOnly)
}

// Time returns the moment, zero unless day, time and zone are all known.
func (d date) Time() time.Time {
	if !d.hasTime || d.zone == nil || d.ISO() == "" {
		return time.Time{}
	}
	return time.Date(d.year, time.Month(d.month), d.day, d.hour, d.min, d.sec, 0, d.zone)
}

// known reports whether there is at least a month and a day.
func (d date) known() bool { return d.month > 0 && d.day > 0 }

// months are the names in seven languages by their first letters; a name
// matches where the word begins with the stem.
var months = [12]string{
	"jan jän gen ene", "feb fév fev", "mar mär maa", "apr avr abr", "may mai mei mag maj", "jun juin giu",
	"jul juil lug", "aug août aou ago", "sep set", "oct okt ott out", "nov", "dec dez déc dic dic",
}

// monthWords are all the words that are months in full; stems are only
// believed for these and their abbreviations.
var monthWord = regexp.MustCompile(`^(?:jan(?:uary|uar|vier|uari|eiro)?|jän(?:ner)?|ene(?:ro)?|gen(?:naio)?|feb(?:ruary|ruar|rero|braio|ruari)?|fév(?:rier)?|fev(?:ereiro)?|mar(?:ch|s|zo|ço|t)?|märz|mär|maart|mrt|apr(?:il|ile)?|avr(?:il)?|abr(?:il)?|may|mai|mayo|maio|mei|mag(?:gio)?|jun(?:e|i|io|ho)?|juin|giu(?:gno)?|jul(?:y|i|io|ho)?|juil(?:let)?|lug(?:lio)?|aug(?:ust|ustus)?|août|ago(?:sto)?|sep(?:t|tember|tembre|tiembre)?|set(?:tembre|embro)?|oct(?:ober|obre|ubre)?|okt(?:ober)?|ott(?:obre)?|out(?:ubro)?|nov(?:ember|embre|iembre|embro)?|dec(?:ember|embre)?|dez(?:ember|embro)?|déc(?:embre)?|dic(?:iembre|embre)?)$`)

// otherMonths are the names in languages whose months are not told apart by their
// first letters, as dates have them: those of the Nordic and the Baltic countries, of
// Central and Eastern Europe, Greek, Turkish, Indonesian, Catalan. Where two languages
// mean different months by one word, the larger one has it.
var otherMonths = func() map[string]int {
	all := map[string]int{}
	for i, names := range []string{
		"stycznia ledna января січня ocak janúar januari tammikuuta ianuarie ιανουαρίου siječnja január sausio gener januara", "lutego února февраля лютого şubat febrúar februari helmikuuta februarie φεβρουαρίου veljače február vasario febrer februara", "marca března марта березня mart maret maaliskuuta martie μαρτίου ožujka március kovo març marts marta",
		"kwietnia dubna апреля квітня nisan apríl huhtikuuta aprilie απριλίου travnja április balandžio aprila", "maja května мая травня mayıs maí toukokuuta μαΐου svibnja május gegužės maig", "czerwca června июня червня haziran júní kesäkuuta iunie ιουνίου lipnja június birželio juny juna",
		"lipca července июля липня temmuz júlí heinäkuuta iulie ιουλίου srpnja július liepos juliol jula", "sierpnia srpna августа серпня ağustos agustus augusti ágúst elokuuta αυγούστου kolovoza augusztus rugpjūčio agost avgust avgusta", "września září сентября вересня eylül syyskuuta septembrie σεπτεμβρίου rujna szeptember rugsėjo setembre septembar septembra",
		"października října октября жовтня ekim oktober október lokakuuta octombrie οκτωβρίου spalio oktobar oktobra", "listopada listopadu ноября листопада kasım nóvember marraskuuta noiembrie νοεμβρίου studenoga studenog lapkričio novembar novembra", "grudnia prosince декабря грудня aralık desember joulukuuta decembrie δεκεμβρίου prosinca gruodžio desembre decembar decembra",
	} {
		for _, name := range strings.Fields(names) {
			all[name] = i + 1
		}
	}
	return all
}()

func month(word string) int {
	word = strings.ToLower(strings.Trim(word, "."))
	if n := otherMonths[word]; n > 0 {
		return n
	}
	if !monthWord.MatchString(word) {
		return 0
	}
	if word == "mrt" {
		return 3
	}
	for i, stems := range months {
		for _, stem := range strings.Fields(stems) {
			if strings.HasPrefix(word, stem) {
				return i + 1
			}
		}
	}
	return 0
}

// zones are abbreviations that mean one offset in news copy, in minutes.
// Ambiguous ones (CST, IST) are left out: such a time has no known zone.
var zones = map[string]int{
	"z": 0, "gmt": 0, "utc": 0, "wet": 0, "bst": 60, "cet": 60, "mez": 60, "cest": 120, "mesz": 120, "eet": 120, "eest": 180,
	"est": -300, "edt": -240, "cdt": -300, "mdt": -360, "pst": -480, "pdt": -420, "jst": 540, "kst": 540, "msk": 180, "мск": 180, "wib": 420, "wita": 480, "aest": 600, "aedt": 660,
}

// fillers are words that stand in a date without meaning anything by
// themselves.
var fillers = wordSet(`at on the of um uhr à a às alle ore om de del den der le el em em,  h hrs hours local time
	monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
	montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
	lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
	mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tisdag lördag söndag kl klo kello klokken klukkan den d
	maandag dinsdag woensdag donderdag vrijdag zaterdag zondag uur op lunedì martedì mercoledì giovedì venerdì
	segunda-feira terça-feira quarta-feira quinta-feira sexta-feira maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina
	pazartesi salı çarşamba perşembe cuma cumartesi pazar senin selasa rabu kamis jumat sabtu minggu pukul
	poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý středa čtvrtek pátek neděle г в о`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

var (
	isoDate  = regexp.MustCompile(`\b(\d{4})-(\d{2})-(\d{2})(?:[T ]+(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?(?:\s?(Z\b|[+-]\d{2}:?\d{2}\b))?`)
	clock    = regexp.MustCompile(`(?i)\b(\d{1,2})(?:[:.h](\d{2})(?::(\d{2}))?)?\s?([ap]\.?m\b\.?)|\b(\d{1,2})[:h](\d{2})(?::(\d{2}))?`)
	slashDay = regexp.MustCompile(`\b(\d{1,2})(?:[./-]|\.\s)(\d{1,2})(?:[./-]|\.\s)(\d{4}|\d\d\b)`)
	// wideClock has the half of the day, the hour and the minute as the Far East writes them;
	// dottedClock has a full stop between hour and minute, and a word that says what it is.
	wideClock   = regexp.MustCompile(`([午上오][前午전]|[午下오][後午후])?\s?(\d{1,2})\s?(?:[時时点點시]|:)\s?(\d{2})?[分분]?`)
	dottedClock = regexp.MustCompile(`(?i)(?:\bkl\.?|\bklo|\bkello|\bklukkan|\bpukul)\s?(\d{1,2})\.(\d{2})\b|\b(\d{1,2})\.(\d{2})\s?(?:uhr|uur|wib|wita|gmt|cet|hrs)\b`)
	wideDay     = regexp.MustCompile(`\b(\d{4})\s?[年년./]\s?(\d{1,2})\s?[月월./]\s?(\d{1,2})(?:\s?[日일]|\.?(?:\D|$))`)
	offset      = regexp.MustCompile(`(?i)(?:\b(?:gmt|utc)\s?)?([+-])(\d{1,2}):?(\d{2})?\b`)
)

// readDate reads the date that a line holds and returns it with the words that
// are no part of it.
func readDate(line string) (date, []string) {
	if m := isoDate.FindStringSubmatchIndex(line); m != nil {
		return isoParts(line, m)
	}
	var d date
	if m := wideDay.FindStringSubmatchIndex(line); m != nil && atoi(line[m[4]:m[5]]) <= 12 {
		d.year, d.month, d.day = atoi(line[m[2]:m[3]]), atoi(line[m[4]:m[5]]), atoi(line[m[6]:m[7]])
		line = line[:m[0]] + " " + line[m[7]:]
		line = strings.TrimLeft(line, "日일. ")
	} else if m := slashDay.FindStringSubmatchIndex(line); m != nil {
		day, month, year := atoi(line[m[2]:m[3]]), atoi(line[m[4]:m[5]]), atoi(line[m[6]:m[7]])
		dotted := line[m[3]] == '.' // 4.5.2019 is written where the day comes first
		if year < 100 {             // 25.04.24: only where the dots say that the day comes first
			if year += 2000; !dotted {
				return date{}, strings.Fields(line)
			}
		}
		switch {
		case day > 12 || dotted:
			d.day, d.month, d.year = day, month, year
		case month > 12:
			d.day, d.month, d.year = month, day, year
		default: // 4/5/2019 may be either day
			return date{}, strings.Fields(line)
		}
		line = line[:m[0]] + " " + line[m[1]:]
	}
	line = d.readClock(line)
	var rest []string
	for _, w := range strings.FieldsFunc(line, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;|()·•", r) }) {
		if !d.take(w) {
			rest = append(rest, w)
		}
	}
	return d, rest
}

func isoParts(line string, m []int) (date, []string) {
	part := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return line[m[2*i]:m[2*i+1]]
	}
	d := date{year: atoi(part(1)), month: atoi(part(2)), day: atoi(part(3)),
		hour: atoi(part(4)), min: atoi(part(5)), sec: atoi(part(6)), hasTime: part(4) != ""}
	if z := part(7); z != "" {
		d.takeOffset(z)
	}
	var rest []string
	for _, w := range strings.Fields(line[:m[0]] + " " + line[m[1]:]) {
		if !d.take(strings.Trim(w, ",")) {
			rest = append(rest, w)
		}
	}
	return d, rest
}

// readClock takes the time of day and its offset out of the line.
func (d *date) readClock(line string) string {
	if rest, ok := d.readOtherClock(line); ok {
		return rest
	}
	m := clock.FindStringSubmatchIndex(line)
	if m == nil {
		return line
	}
	part := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return line[m[2*i]:m[2*i+1]]
	}
	hour, minute, second := atoi(part(1)+part(5)), atoi(part(2)+part(6)), atoi(part(3)+part(7))
	switch half := strings.ToLower(part(4)); {
	case half != "" && hour > 12:
		return line
	case strings.HasPrefix(half, "p") && hour < 12:
		hour += 12
	case strings.HasPrefix(half, "a") && hour == 12:
		hour = 0
	}
	if hour > 23 || minute > 59 || second > 59 {
		return line
	}
	d.hour, d.min, d.sec, d.hasTime = hour, minute, second, true
	after := line[m[1]:]
	if o := offset.FindStringIndex(after); o != nil && strings.TrimSpace(after[:o[0]]) == "" {
		d.takeOffset(after[o[0]:o[1]])
		after = after[o[1]:]
	}
	return line[:m[0]] + " " + after
}

// readOtherClock is readClock for times without a colon, or with the half of the day in
// front.
func (d *date) readOtherClock(line string) (rest string, ok bool) {
	var half string
	var hour, minute, from, to int
	if m := dottedClock.FindStringSubmatchIndex(line); m != nil {
		at := 2
		if m[at] < 0 {
			at = 6
		}
		hour, minute, from, to = atoi(line[m[at]:m[at+1]]), atoi(line[m[at+2]:m[at+3]]), m[at], m[at+3]
	} else if m := wideClock.FindStringSubmatchIndex(line); m != nil && strings.ContainsFunc(line[m[0]:m[1]], unicode.IsLetter) {
		if m[2] >= 0 {
			half = line[m[2]:m[3]]
		}
		if hour, from, to = atoi(line[m[4]:m[5]]), m[0], m[1]; m[6] >= 0 {
			minute = atoi(line[m[6]:m[7]])
		}
	} else {
		return line, false
	}
	if strings.ContainsAny(half, "後下후") && hour < 12 {
		hour += 12
	}
	if hour > 23 || minute > 59 {
		return line, false
	}
	d.hour, d.min, d.hasTime = hour, minute, true
	return line[:from] + " " + line[to:], true
}

func (d *date) takeOffset(s string) {
	if m := offset.FindStringSubmatch(s); m != nil {
		minutes := atoi(m[2])*60 + atoi(m[3])
		if len(m[2]) > 2 || minutes > 14*60 {
			return
		}
		if m[1] == "-" {
			minutes = -minutes
		}
		d.zone = fixedZone(minutes)
	} else if strings.EqualFold(s, "z") {
		d.zone = time.UTC
	}
}

// take reads one word and reports whether it belongs to the date.
func (d *date) take(word string) bool {
	low := strings.ToLower(strings.Trim(word, "."))
	if m := month(word); m > 0 && d.month == 0 {
		d.month = m
		return true
	}
	if minutes, ok := zones[low]; ok && d.hasTime {
		if d.zone == nil {
			d.zone = fixedZone(minutes)
		}
		return true
	}
	number := strings.TrimRight(low, "stndrhºª°e")
	if n, err := strconv.Atoi(number); err == nil && (number == low || len(low)-len(number) <= 2) {
		switch {
		case n >= 1 && n <= 31 && d.day == 0 && len(number) <= 2:
			d.day = n
			return true
		case n >= 1700 && n < 2200 && d.year == 0:
			d.year = n
			return true
		}
		return false
	}
	return fillers[low] || low == "-" || low == "–" || low == "—" || low == "/" || low == ":"
}

func fixedZone(minutes int) *time.Location {
	if minutes == 0 {
		return time.UTC
	}
	sign := '+'
	if minutes < 0 {
		sign = '-'
	}
	abs := max(minutes, -minutes)
	return time.FixedZone(fmt.Sprintf("%c%02d:%02d", sign, abs/60, abs%60), minutes*60)
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// wholeDate reads a line that is a date and nothing else.
func wholeDate(line string) (date, bool) {
	d, rest := readDate(line)
	return d, d.known() && len(rest) == 0
}
