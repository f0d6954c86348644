package prose

import "strings"

// role is a part a word can play in a number, a date or a comparison.
type role uint64

const (
	written     role = 1 << iota // digits: no word has it
	numeral                      // one ... ninety; n is its value
	scale                        // hundred, million, bn; n is its power of ten
	ordinal                      // first ... hundredth; n is its value
	fraction                     // half, third(s); n is the denominator
	month                        // n is 1 to 12
	weekday                      // n is 0 (Sunday) to 6
	unit                         // of time; code is Y Q M W D H T (minute) S, or X for ten years, C for a hundred
	daypart                      // morning, night
	season                       // spring, winter
	deictic                      // today; n is days from the day of publication
	shift                        // last, this, next; n is -1, 0, 1
	stage                        // early, late, mid
	currency                     // code is the ISO 4217 code
	symbol                       // a currency's sign; code is its ISO 4217 code
	share                        // percent; code is "%" or "pp"
	measure                      // of length, weight ...; code is the symbol
	superlative                  // largest, best
	multiple                     // doubled, twice
	holiday                      // Christmas
	vague                        // several, recent: a number nobody can check
	determiner                   // the, its
	ambiguous                    // a common word too: may, march, won
	article                      // the, a, every: can begin a number, a date, a length of time
	limit                        // over, nearly, more (than): can lead a length of time
	era                          // now, daily, fiscal, the sixties: can begin a date, or follow its "the"
	aged                         // can begin an age
	oclock                       // noon
	ranking                      // number: can begin a rank
	extreme                      // most: can begin a superlative
	nation                       // us, hk: can stand before a dollar sign
	crowd                        // dozens
	effect                       // because, caused: can begin a cause
)

// entry is what the lexicon knows about one word.
type entry struct {
	role    role
	cue     cue // as a reporting verb
	grammar grammar
	n       int
	code    string
}

func (e entry) is(r role) bool { return e.role&r != 0 }

// lexicon maps lower-case words to their roles.
var lexicon = makeLexicon()

// unknown is what is known of every other word.
var unknown entry

// look returns what the lexicon knows about a word in lower case.
func look(word string) *entry {
	if e := lexicon[word]; e != nil {
		return e
	}
	return &unknown
}

func makeLexicon() map[string]*entry {
	m := map[string]entry{}
	add := func(r role, n int, code, words string) {
		for w := range strings.FieldsSeq(words) {
			e := m[w]
			e.role |= r
			if e.n == 0 {
				e.n = n
			}
			if e.code == "" {
				e.code = code
			}
			m[w] = e
		}
	}
	count := func(r role, from int, words string) {
		for w := range strings.FieldsSeq(words) {
			add(r, from, "", strings.ReplaceAll(w, "|", " "))
			from++
		}
	}
	count(numeral, 0, "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	count(ordinal, 1, "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth")
	for i, tens := range strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety") {
		add(numeral, 20+10*i, "", tens)
	}
	for i, w := range strings.Fields("thirds quarters|fourths fifths sixths sevenths eighths ninths tenths") {
		add(fraction, 3+i, "", strings.ReplaceAll(w, "|", " "))
	}
	add(fraction, 2, "", "half halves")
	add(fraction, 4, "", "quarter")
	add(scale, 2, "", "hundred")
	add(scale, 3, "", "thousand tausend k")
	add(scale, 6, "", "million millions millionen mio mn m")
	add(scale, 9, "", "billion bn b milliarden milliarde mrd")
	add(scale, 12, "", "trillion tn trn billionen")

	count(month, 1, "january|jan|januar|january's february|feb|februar march|mar|märz april|apr may|mai june|jun|juni july|jul|juli august|aug september|sept|sep october|oct|oktober november|nov december|dec|dezember")
	add(ambiguous, 0, "", "may march mar jan jun dec mai august")
	count(weekday, 0, "sunday|sun|sonntag monday|mon|montag tuesday|tue|tues|dienstag wednesday|wed|mittwoch thursday|thu|thur|thurs|donnerstag friday|fri|freitag saturday|sat|samstag|sonnabend")
	add(ambiguous, 0, "", "sun mon wed sat fri")
	for code, words := range map[string]string{
		"Y": "year years jahr jahre jahren", "Q": "quarter quarters", "M": "month months monat monate monaten", "W": "week weeks woche wochen weekend weekends",
		"D": "day days tag tage tagen", "H": "hour hours hrs stunde stunden", "T": "minute minutes mins minuten", "S": "second seconds secs sekunden",
		"X": "decade decades jahrzehnte", "C": "century centuries",
	} {
		add(unit, 0, code, words)
	}
	add(daypart, 0, "", "morning afternoon evening night")
	add(season, 0, "", "spring summer autumn fall winter")
	add(deictic, 0, "", "today tonight heute")
	add(deictic, -1, "", "yesterday gestern")
	add(deictic, 1, "", "tomorrow")
	add(shift, -1, "", "last past previous preceding prior")
	add(shift, 0, "", "this current same that")
	add(shift, 1, "", "next coming following upcoming")
	add(stage, 0, "", "early late mid earlier later mid- late- beginning end middle start")
	add(holiday, 0, "", "christmas thanksgiving easter ramadan hanukkah halloween")

	for code, words := range map[string]string{
		"USD": "$ us$ dollar dollars usd", "GBP": "£ gbp sterling", "EUR": "€ euro euros eur", "JPY": "¥ yen jpy",
		"CHF": "chf francs franken", "RUB": "₽ rubles roubles ruble rouble rub", "INR": "₹ rupees rupee inr", "CNY": "yuan renminbi cny rmb",
		"SEK": "kronor sek", "NOK": "kroner nok", "DKK": "dkk", "PLN": "zloty pln", "KRW": "₩ won krw", "BRL": "reais brl",
		"MXN": "pesos mxn", "TRY": "₺ lira", "ILS": "₪ shekels shekel", "ZAR": "rand zar", "UAH": "₴ hryvnia", "NGN": "₦ naira",
		"AUD": "aud a$ au$", "CAD": "cad c$ ca$", "HKD": "hkd hk$", "NZD": "nzd nz$", "SGD": "sgd s$", "DEM": "marks", "BTC": "₿ bitcoin",
	} {
		add(currency, 0, code, words)
	}
	for _, sign := range strings.Fields("$ £ € ¥ ₽ ₹ ₩ ₺ ₪ ₴ ₦ ₿ usd gbp eur jpy chf rub inr cny rmb sek nok dkk pln krw brl mxn zar aud cad hkd nzd sgd") {
		add(symbol, 0, "", sign)
	}
	add(ambiguous, 0, "", "won marks rand lira sterling pound")
	add(share, 0, "%", "% percent pct prozent ％")
	for code, words := range map[string]string{
		"km": "km kilometers kilometres kilometer kilometre", "m": "metres meters metre meter", "cm": "cm centimetres centimeters", "mm": "mm millimetres millimeters",
		"mi": "miles mile mi", "ft": "feet foot ft", "in": "inches inch", "yd": "yards yard", "kg": "kg kilograms kilos kilogrammes kilo", "g": "grams grammes",
		"t": "tonnes tonne tons ton", "lb": "pounds pound lb lbs", "oz": "ounces ounce oz", "l": "litres liters litre liter", "gal": "gallons gallon",
		"bbl": "barrels barrel", "ac": "acres acre", "ha": "hectares hectare ha", "MW": "mw megawatts megawatt", "GW": "gw gigawatts gigawatt", "kW": "kw kilowatts",
		"kWh": "kwh", "MWh": "mwh", "mph": "mph", "km/h": "kph", "°": "degrees °", "°C": "°c", "°F": "°f", "GB": "gb gigabytes", "MB": "mb megabytes", "TB": "tb terabytes", "Hz": "hz",
	} {
		add(measure, 0, code, words)
	}
	add(superlative, 0, "", `largest biggest highest lowest smallest longest shortest oldest youngest fastest slowest strongest weakest
		worst best deadliest richest poorest greatest fewest earliest tallest deepest heaviest costliest cheapest busiest hottest coldest
		wettest driest wealthiest safest widest steepest sharpest toughest bloodiest largest-ever farthest furthest nearest closest broadest
		newest hardest`)
	add(multiple, 0, "", "double doubled doubling doubles triple tripled tripling triples treble trebled quadruple quadrupled quintupled halved halving twice twofold threefold fourfold fivefold tenfold")
	add(vague, 0, "", "several few some many recent couple couple's")
	add(determiner, 0, "", "the a an its their his her our my your this that these those all every each")
	add(article, 0, "", "the a an every each all")
	add(limit, 0, "", "at up over no more less almost nearly")
	add(era, 0, "", "now right just recently currently nowadays overnight daily weekly monthly hourly nightly latest year-ago fiscal new twenties thirties forties fifties sixties seventies eighties nineties final full near immediate future")
	add(aged, 0, "", "aged age ages")
	add(oclock, 0, "", "noon midnight midday")
	add(ranking, 0, "", "no nr number")
	add(extreme, 0, "", "record most least")
	add(nation, 0, "", "us u.s. au can nz hk")
	add(crowd, 0, "", "dozens hundreds thousands millions billions dozen")
	add(effect, 0, "", "because owing due thanks caused triggered sparked prompted led leads leading blamed blames resulted resulting as")
	for w, q := range makeCues() {
		e := m[w]
		e.cue = q
		m[w] = e
	}
	for words, g := range map[string]grammar{breakers: breaks, pronounWords: pronoun, adverbs: between, auxiliaryWords: auxiliary} {
		for w := range strings.FieldsSeq(words) {
			e := m[w]
			e.grammar |= g
			m[w] = e
		}
	}
	words := make(map[string]*entry, len(m))
	for w, e := range m {
		words[w] = &e
	}
	return words
}
