package prose

import "strings"

// form says in which shape a reporting verb stands.
type form uint8

const (
	finite     form = iota + 1 // said, says: has a subject of its own
	participle                 // saying: shares the subject of the sentence
	base                       // say: behind to, will, did, or a plural subject
)

// cue is what is known of one spelling of a reporting verb. A noun is also a
// common noun or a common verb ("claims", "made") and reports only where the
// quotation is near.
type cue struct {
	form  form
	noun  bool
	light bool // reports in few of the sentences it stands in
	takes takes
}

// takes says how a verb goes on that gives what somebody said in the writer's
// words, if it can.
type takes uint8

const (
	clause takes = 1 << iota // explained that it was late
	plain                    // said it was late
	thing                    // denied the report
	deed                     // promised to leave
	order                    // urged the mayor to leave
)

// grammar is what a word does beside names and verbs.
type grammar uint8

const (
	breaks    grammar = 1 << iota // ends a noun phrase
	pronoun                       // can be a speaker
	between                       // stands between a subject and its verb
	auxiliary                     // shows that there is a clause
)

// reporting verbs, by how they inflect. Those in nouns are nouns as well.
const (
	regularVerbs = `accept accuse acknowledge add address admit admonish advise affirm allege allow announce answer appeal applaud argue
		articulate ask assail assert assess assure attest attack avow badger bark beg bemoan berate blame blast boast brag call caution
		challenge chant charge chide chime cite claim clarify comment compare complain concede conclude condemn confess confide confirm
		confront congratulate contend continue counsel counter criticize criticise criticized cry dare decide declare decline decry defend demand
		denounce deny depict deride describe detail dictate disagree disclose dismiss dispute dub echo elaborate emphasize emphasise enquire
		enthuse estimate exclaim exhort explain express exult fret fume gloat gripe growl grumble guess hail hint implore imply indicate inform
		inquire insinuate insist instruct interject intone invite invoke joke jest label lament lambaste lash laugh laud lecture maintain
		marvel mention mock moan mourn mumble murmur muse mutter note object observe offer opine order perceive persuade pillory plead
		pledge plot point ponder portray post praise pray preach predict press proclaim profess promise pronounce prophesy propose protest
		proclaim record quip question quiz query rail rant react reaffirm reason reassure rebuff rebuke recall recite reckon recollect recommend recount
		refer reflect refuse reiterate reject relate release relent remark remember remind reminisce remonstrate repeat reply report
		reprimand request respond restate retort retweet reveal ridicule roar rule scoff scold scream shout shriek shrug sigh signal slam
		snap sneer snipe sob solicit speculate spell spout stammer state stipulate stress stutter submit suggest summarize summarise
		surmise suspect tease testify text thank theorize threaten thunder tout trumpet tweet underline underscore urge utter venture verify
		vent voice volunteer vow wail warn warrant welcome whine whisper wonder worry yell characterize caption headline email
		emphasise message hope believe expect conceive concur confer contest contradict convey correct credit crow deem deplore discuss
		disparage draw envision err expound fear figure forecast foresee frame greet highlight hold justify liken list observe paraphrase
		plan present quote rate recognize regret rejoin repudiate salute seek specify strike swear sympathize talk tell title translate view
		endorse agree apologize apologise consider determine gush mean note outline plead promote raise rally reprise shoot sign sing think`
	irregularVerbs = `say:says:said:saying tell:tells:told:telling write:writes:wrote:writing read:reads:read:reading hear:hears:heard:hearing
		speak:speaks:spoke:speaking hold:holds:held:holding think:thinks:thought:thinking swear:swears:swore:swearing
		find:finds:found:finding put:puts:put:putting begin:begins:began:beginning cry:cries:cried:crying
		reply:replies:replied:replying deny:denies:denied:denying decry:decries:decried:decrying testify:testifies:testified:testifying
		clarify:clarifies:clarified:clarifying specify:specifies:specified:specifying justify:justifies:justified:justifying
		verify:verifies:verified:verifying imply:implies:implied:implying query:queries:queried:querying worry:worries:worried:worrying
		quip:quips:quipped:quipping brag:brags:bragged:bragging snap:snaps:snapped:snapping beg:begs:begged:begging admit:admits:admitted:admitting
		submit:submits:submitted:submitting refer:refers:referred:referring confer:confers:conferred:conferring concur:concurs:concurred:concurring
		dub:dubs:dubbed:dubbing slam:slams:slammed:slamming label:labels:labelled:labelling plan:plans:planned:planning sob:sobs:sobbed:sobbing
		rally:rallies:rallied:rallying quiz:quizzes:quizzed:quizzing signal:signals:signalled:signalling foresee:foresees:foresaw:foreseeing
		forecast:forecasts:forecast:forecasting go:goes:went:going mean:means:meant:meaning draw:draws:drew:drawing sing:sings:sang:singing
		strike:strikes:struck:striking shoot:shoots:shot:shooting seek:seeks:sought:seeking prophesy:prophesies:prophesied:prophesying
		feel:feels:felt:feeling know:knows:knew:knowing see:sees:saw:seeing teach:teaches:taught:teaching sell:sells:sold:selling
		make:makes:made:making give:gives:gave:giving let:lets:let:letting know:knows:knew:knowing send:sends:sent:sending`
	// speechVerbs take what was said as a clause; some in other forms as well.
	speechVerbs = `say tell add write note announce suggest argue explain insist warn claim acknowledge admit declare conclude
		predict promise vow pledge testify complain concede contend assert allege confirm deny stress emphasize emphasise reiterate
		repeat disclose reveal report indicate respond reply answer tweet urge ask maintain recall remark observe caution estimate
		believe charge counter`
	plainVerbs = `say insist argue claim believe warn suggest contend assert note add explain acknowledge admit concede predict`
	thingVerbs = `announce deny confirm reveal disclose predict promise suggest urge vow acknowledge stress reiterate report`
	deedVerbs  = `promise vow pledge ask claim`
	orderVerbs = `ask urge tell warn`
	// lightVerbs report where nothing better does.
	lightVerbs = `go make give let see know feel find put send begin plan mean hold draw sell teach seek present rate list think hope
		expect consider determine decide agree wonder propose raise rally strike shoot sing sign promote reject refuse accept credit
		release draw fear worry appeal attack defend direct highlight figure conceive view request support point
		order record hear perceive recognize recollect remember forecast foresee read hail allow`
	// nouns are verbs whose base or s-form is a noun in most newspaper sentences.
	nouns = `address answer appeal attack blame blast boast call caution challenge charge claim comment compare counter credit cry dare
		demand detail dispute echo estimate express figure forecast frame guess hail headline highlight hint hope joke jest label
		laugh lecture list message moan mention note object offer order paraphrase plan plot point post praise press promise protest question
		quiz query quote rally rant rate reason rebuke release remark reply report request rule scream shout shrug sigh signal sign sneer
		state stress strike talk text title tweet view voice volunteer vow warrant welcome whisper wonder worry fear title email message
		caption draw shoot present raise lash pledge retort find feel give make see let start started finish finished made gave found saw put began point held know knew
		hearing record records known sent send thought think mean means meant`
)

func makeCues() map[string]cue {
	noun, light, goesOn := set(nouns), set(lightVerbs), map[string]takes{}
	for verbs, how := range map[string]takes{speechVerbs: clause, plainVerbs: plain, thingVerbs: thing, deedVerbs: deed, orderVerbs: order} {
		for stem := range strings.FieldsSeq(verbs) {
			goesOn[stem] |= how
		}
	}
	m := map[string]cue{}
	irregular := map[string]bool{}
	add := func(stem, s, past, ing string) {
		m[stem] = cue{base, noun[stem], light[stem], goesOn[stem]}
		m[s] = cue{finite, noun[stem], light[stem], goesOn[stem]}
		m[past] = cue{finite, noun[past], light[stem], goesOn[stem]}
		m[ing] = cue{participle, noun[ing], light[stem], goesOn[stem]}
	}
	for verb := range strings.FieldsSeq(irregularVerbs) {
		f := strings.Split(verb, ":")
		add(f[0], f[1], f[2], f[3])
		irregular[f[0]] = true
	}
	for stem := range strings.FieldsSeq(regularVerbs) {
		if irregular[stem] {
			continue
		}
		s, past, ing := stem+"s", stem+"ed", stem+"ing"
		switch {
		case strings.HasSuffix(stem, "e"):
			past, ing = stem+"d", stem[:len(stem)-1]+"ing"
		case strings.HasSuffix(stem, "s"), strings.HasSuffix(stem, "sh"), strings.HasSuffix(stem, "ch"), strings.HasSuffix(stem, "x"):
			s = stem + "es"
		}
		add(stem, s, past, ing)
	}
	for w := range strings.FieldsSeq("labeled:labelled signaled:signalled") {
		american, _, _ := strings.Cut(w, ":")
		m[american] = cue{form: finite}
	}
	m["read"] = cue{form: finite}
	delete(m, "states") // the United States, swing states
	delete(m, "state")
	return m
}

// The words of each part of grammar.
const (
	adverbs = `also then later had has have would will could did does do is was are were be been often once repeatedly reportedly
	recently previously already even just still again never always further now flatly publicly angrily quietly famously
	simply only not n't once both further separately initially subsequently immediately quickly long may might must should ever therefore
	sarcastically jokingly bluntly essentially basically actually clearly openly explicitly specifically correctly wrongly falsely once`
	breakers = `in on at to with by from as after before when while because if that which where but or than about into over
	during since until though although so yet whether how what why who whom whose there then here is was are were be been has have had will would can could
	may might must should did does do not also just still never however against between through without within among toward towards upon despite
	amid via per like unlike including according both either neither`
	pronounWords   = "he she they we i it you one another others everyone somebody someone nobody many some most both"
	auxiliaryWords = "is are was were be has have had will would can could may might must should do does did n't isn't wasn't doesn't don't won't"
)
