package prose

import (
	_ "embed" // the word lists
	"strings"
	"sync"
)

//go:embed words/common.txt
var commonText string

//go:embed words/firstnames.txt
var firstNamesText string

//go:embed words/places.txt
var placesText string

// The lists are made when a name is first looked for: the command line, which
// often looks for none, starts no slower for them.
var (
	// common are words that are no names where they open a sentence.
	common = sync.OnceValue(func() map[string]bool { return set(commonText) })
	// firstNames are given names of people.
	firstNames = sync.OnceValue(func() map[string]bool { return set(firstNamesText) })
	// places are countries, states with their abbreviations, and cities.
	places = sync.OnceValue(func() map[string]bool {
		m := map[string]bool{}
		for _, p := range strings.Split(strings.ReplaceAll(placesText, "\n", " "), ", ") {
			m[strings.TrimSpace(p)] = true
		}
		return m
	})
)

var (
	// small are words that are written large in headings and are no name's.
	small = set(`a an the and or but of in on at to for by with from as is it he she we they his her its their this that these those
		there here what who why how when where if so not no yes all some i you my your our us
		today tomorrow yesterday moreover oh wow ok tv ceo vp q`)
	// nobiliary are the small words inside a person's name.
	nobiliary = set("de da do dos del della di du van von der den ter ten la le el al bin ibn ben bint af e y zu")
	// takesOf are words that a name goes on from with "of": Bank of England.
	takesOf = set(`bank university house department ministry council court church city board bureau institute school college state
		league chamber union federation association republic commonwealth society office center centre museum academy confederation
		organization organisation fund order army daughters sons cathedral kingdom bay isle gulf cape strait hall commons lords tour court ministry`)
	// ranksOf are the words that lead a person's name and are no part of it.
	ranksOf = set(`mr mrs ms miss mx pm dr sir dame lord lady prof professor president vice prime minister premier chancellor secretary
		senator sen rep representative congressman congresswoman governor gov mayor councillor councilman councilwoman ambassador
		judge justice attorney general prosecutor sheriff chief executive deputy assistant acting former foreign finance interior defence
		defense captain capt colonel col lieutenant lt sergeant sgt major maj corporal private admiral commander inspector
		superintendent detective constable officer agent pope cardinal archbishop bishop reverend rev father rabbi imam ayatollah
		sheikh king queen prince princess duke duchess count baron emperor chairman chairwoman chairperson director editor
		coach manager spokesman spokeswoman speaker undersecretary commissioner leader candidate treasurer sens reps coun cllr nurse chef officials`)
	// bodies are words of the names of organisations.
	bodies = set(`inc corp co ltd plc llc llp gmbh ag sa nv bank group holdings company companies corporation industries systems
		technologies partners capital fund trust exchange university college school academy institute institution museum hospital
		clinic laboratory observatory telescope archives library theatre theater chronicle times church party congress parliament senate assembly house council committee commission court ministry department
		agency authority bureau office board service services administration treasury police army navy force forces guard
		corps association society union federation league club foundation organization organisation network coalition alliance
		movement campaign center centre news times post journal herald tribune gazette telegraph guardian press media radio
		television broadcasting airlines airways motors motor electric energy oil gas petroleum steel insurance securities
		brothers bros & united city fc rangers rovers wanderers athletic sox reserve nations republicans democrats pac
		pentagon taliban google facebook twitter microsoft amazon apple reuters reform labour conservatives tories greens`)
	// landforms are words that the names of places end with.
	landforms = set(`river lake sea ocean island islands bay valley mountain mountains hills hill street avenue road square county
		province state peninsula desert beach airport park bridge strait gulf coast district village town`)
	compass = set("north south east west northern southern eastern western new central upper lower greater")
	// peoples are names of peoples and creeds that no ending tells.
	peoples = set(`american americans british briton britons english french german germans dutch greek greeks russian russians
		swiss thai arab arabs kurd kurds kurdish serb serbs czech czechs iraqi iraqis israeli israelis afghan afghans saudi saudis
		pakistani pakistanis palestinian mexican mexicans african africans european europeans asian asians indian indians italian
		cuban cubans korean koreans roman catholic catholics muslim muslims moslem moslems jew jews jewish christian christians
		islam islamic islamist hindu hindus buddhist sikh protestant protestants republican republicans democrat democrats
		democratic latino latinos hispanic hispanics polish turkish irish scottish welsh danish swedish finnish spanish flemish
		cup olympics olympic games championship open prize award act war bowl slam prix marathon festival treaty agreement nazi nazis
		soviet soviets texan texans frenchman frenchmen spaniard spaniards turk turks pole poles dane danes swede swedes
		englishman irishman scot scots filipino filipinos yemeni bangladeshi emirati qatari kuwaiti bahraini omani somali`)
)
