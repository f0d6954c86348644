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

//go:embed words/firms.txt
var firmsText string

//go:embed words/places.txt
var placesText string

// The lists are made when a name is first looked for: the command line, which
// often looks for none, starts no slower for them.
var (
	// common are words that are no names where they open a sentence.
	common = sync.OnceValue(func() map[string]bool { return set(belowHead(commonText)) })
	// firstNames are given names of people.
	firstNames = sync.OnceValue(func() map[string]bool { return set(belowHead(firstNamesText)) })
	// firms are organisations that go by one word.
	firms = sync.OnceValue(func() map[string]bool { return set(belowHead(firmsText)) })
	// places are countries, states with their abbreviations, and cities.
	places = sync.OnceValue(func() map[string]bool {
		m := map[string]bool{}
		for _, p := range strings.Split(strings.ReplaceAll(belowHead(placesText), "\n", " "), ", ") {
			m[strings.TrimSpace(p)] = true
		}
		return m
	})
)

// belowHead is a list without the lines that say where it comes from.
func belowHead(list string) string {
	for strings.HasPrefix(list, "#") {
		_, list, _ = strings.Cut(list, "\n")
	}
	return list
}

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
		consortium tribunal commonwealth embassy consulate parishes squad orchestra philharmonic symphony ballet opera caucus
		laboratories studios pictures records entertainment pharmaceuticals pharma biotech chemicals chemical foods brewery breweries hotels
		stores retail markets lines railways railroad railway bancorp holding lab labs technology software semiconductor semiconductors
		networks communications telecom telecommunications wireless cable utilities pipelines resources minerals mining
		mines metals automotive aerospace aviation aircraft defence publishing publishers magazine review daily observer enquirer inquirer
		examiner dispatch sentinel courier chargers militia brigade battalion regiment division guild cooperative syndicate
		superpac project roundtable parenthood
		pentagon taliban google facebook twitter microsoft amazon apple reuters reform labour conservatives tories greens`)
	// things are words that the names of events, days, laws and works end with.
	things = set(`pacs mps saturn jupiter mars venus uranus neptune pluto mercury ganymede callisto europa titan enceladus system earth moon sun plague death bacterium virus cup olympics olympic games championship championships open prize award awards act war wars bowl bowls slam prix marathon festival treaty
		agreement day eve week amendment convention internet web constitution recession depression holocaust election elections debate
		series tour stakes derby classic trophy medal oscar oscars grammy grammys emmy pact accord accords protocol deal bill law
		medicare medicaid obamacare brexit renaissance reformation enlightenment bible koran quran torah christmas easter ramadan
		thanksgiving hanukkah universe earth gospel operation hurricane storm scoreboard division pipeline index nasdaq ftse dax nikkei
		partnership plan initiative rights proposition census primary primaries caucuses`)
	// regions are what stands before "of" and the name of a place.
	regions = set(`city town village port resort province state district region municipality county suburb island peninsula capital borough
		parish hamlet prefecture governorate neighborhood neighbourhood outskirts north south east west coast valley territory`)
	// foundings are words that the names of places begin with.
	foundings = set("fort ft mount mt lake cape port san santa los las st saint camp rio ciudad el")
	// callings stand before a person's name and are no rank.
	callings = set(`actor actress singer author writer poet novelist journalist reporter columnist analyst economist strategist pollster
		consultant lawyer attorney activist blogger comedian musician rapper entertainer philosopher historian scientist physicist
		researcher engineer astronaut billionaire businessman businesswoman entrepreneur farmer teacher student footballer striker midfielder
		defender goalkeeper batsman bowler pitcher quarterback golfer boxer driver cyclist sprinter host anchor correspondent photographer
		artist painter sculptor architect designer filmmaker producer playwright novelist screenwriter dancer model dictator strongman
		rival incumbent challenger newcomer veteran opponent teammate brother sister son daughter father mother wife husband widow uncle
		aunt cousin nephew niece grandson granddaughter girlfriend boyfriend partner friend colleague counterpart named guitarist`)
	// noBodies are initials that are no organisation's.
	noBodies = set(`gmt edt est cdt cst mdt mst pdt pst bst cet utc am pm gdp gnp cpi ppi eps tv pc dna rna aids hiv bse ptsd ceo cfo coo cto
		lgbt lgbtq mp vat pct usd eur gbp dem dm frf jpy chf mph kph rbi era mvp ufo vip phd mba ba bs md jd faq asap rip ok ww wwi wwii ii iii iv vi
		vii viii ix xi xii potus flotus scotus id sms gps atm suv url html pdf dvd cd vhs usb app ai it ip hr pr qa q4 q1 q2 q3 n a b c d
		e f g h ft kg km lb oz jr sr usa uk us ads ad bc`)
	// landforms are words that the names of places end with.
	landforms = set(`tower towers plaza heights springs falls rapids creek canyon canal forest woods rock rim reef shoal pier palace square midwest
		southwest northwest northeast southeast cove grove fields lakes plains hemisphere circle river lake sea ocean island islands bay valley mountain mountains hills hill street avenue road square county
		province state peninsula desert beach airport park bridge strait gulf coast district village town`)
	compass = set("north south east west northern southern eastern western new central upper lower greater northeast northwest southeast southwest midwest")
	// peoples are names of peoples and creeds that no ending tells.
	peoples = set(`american americans british briton britons english french german germans dutch greek greeks russian russians
		swiss thai arab arabs kurd kurds kurdish serb serbs czech czechs iraqi iraqis israeli israelis afghan afghans saudi saudis
		pakistani pakistanis palestinian mexican mexicans african africans european europeans asian asians indian indians italian
		cuban cubans korean koreans roman catholic catholics muslim muslims moslem moslems jew jews jewish christian christians
		islam islamic islamist hindu hindus buddhist sikh protestant protestants republican republicans democrat democrats
		democratic latino latinos hispanic hispanics polish turkish irish scottish welsh danish swedish finnish spanish flemish
		nazi nazis chechen chechens croat croats tutsi tutsis hutu hutus yugoslav yugoslavs moroccan moroccans jamaican jamaicans basque
		basques tibetan tibetans angolan angolans rwandan rwandans ugandan kenyan kenyans nigerian tunisian tunisians libyan libyans sudanese
		slovak slovaks latvian bosniak bosniaks uzbek uzbeks tajik kazakh azeri azeris sunni sunnis shiite shiites shia alawite alawites yazidi
		yazidis rohingya uighur uighurs uyghur uyghurs hmong zulu inuit maori aboriginal tamil tamils sikhs hindi punjabi bengali gujarati sinhalese
		mormon mormons methodist methodists presbyterian baptist baptists evangelical evangelicals lutheran anglican anglicans orthodox semitic
		zionist zionists communist communists marxist marxists socialist socialists leninist maoist stalinist fascist fascists islamists western
		westerner westerners southerner southerners caucasian caucasians chicano latina latinas anglo haitian haitians dominican dominicans
		chilean chileans peruvian colombian venezuelan bolivian ecuadorean ecuadorian argentine argentines argentinian uruguayan paraguayan
		brazilian brazilians costa panamanian nicaraguan honduran hondurans guatemalan guatemalans salvadoran salvadorans puerto
		canadian canadians australian australians zealander zealanders lankan lankans nepali nepalese bhutanese burmese vietnamese cambodian
		laotian taiwanese hongkonger singaporean malaysian indonesian filipina belarusian ukrainian ukrainians moldovan georgian armenian
		macedonian kosovar kosovars albanian bulgarian romanian hungarian hungarians austrian austrians belgian belgians luxembourgish icelandic
		finn finns maltese cypriot cypriots qataris kuwaitis emiratis omanis yemenis saudis jordanian lebanese syrian syrians algerian
		senegalese ghanaian ivorian malian malians gambian liberian sierra cameroonian congolese zambian zimbabwean mozambican malagasy ethiopian
		eritrean somalis floridian texan californian californians yorker yorkers londoner londoners parisian berliner iowan iowans ohioan
		virginian mainer mainers hoosier lgbt lgbtq
		soviet soviets texan texans frenchman frenchmen spaniard spaniards turk turks pole poles dane danes swede swedes
		englishman irishman scot scots filipino filipinos yemeni bangladeshi emirati qatari kuwaiti bahraini omani somali`)
)
