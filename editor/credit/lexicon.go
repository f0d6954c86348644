package credit

import (
	"slices"
	"strings"
	"unicode"

	"stet/editor/prose"
)

// titleNouns end what somebody is: "Middle East correspondent".
var titleNouns = words(`copywriter writer writers reporter reporters correspondent correspondents editor editors editor-in-chief
	columnist columnists moderator moderators photographer photographers critic critics contributor contributors chief analyst
	producer producers specialist agent representative president secretary officer lecturer lecturers
	coordinator manager superintendent commissioner chairman treasurer photojournalist historian attorney lawyer physician pharmacist economist psychologist dietitian
	veterinarian agronomist librarian horticulturist naturalist author journalist journalists newsroom blogger fellow intern host anchor
	meteorologist stylist stylists researcher researchers director publisher chaplain 기자
	cartoonist illustrator videographer filmmaker presenter commentator novelist curator strategist pastor minister trainee
	autor autorin autore auteur autora corresponsal korrespondent korrespondentin correspondant correspondante redakteur redakteurin redactor redactora
	fotograf fotografo fotógrafo fotografin photographe journaliste reporterin periodista giornalista journalistin toimittaja inviato inviata verslaggever redacteur spécial spéciale spéciaux staff desk team stringer freelancer phd ph.d ph.d. md m.d.`)

// titleWords stand before such a noun, or behind a name without a comma.
var titleWords = words(`staff senior special chief lead political politics science sports business foreign national
	international associate assistant deputy managing executive city metro features news freelance
	contributing guest investigative education health crime courts environment technology economics world
	diplomatic defence defense legal royal arts culture opinion digital video photo data bureau general
	assignment enterprise visual state capitol statehouse white house middle east correspondent economy envoyé envoyée envoyés enviado enviada`)

// departments sign for nobody in particular: "Express Web Desk".
var departments = words("desk team newsroom bureau redaktion")

// degrees are letters behind a name that are no house's.
var degrees = words(`md do rn rd rdn ms ma ba bs bsc msc mba phd dds dvm mph cpa esq jd lcsw apd np od lpn cfp cfa llb llm
	obe mbe cbe mp mep mla mpp msp td ii iii iv jr sr`)

// houseNouns stand behind the name of the house whose they are.
var houseNouns = words("staff newsroom team desk editors contributing")

// boards close the name of those who sign for a house: "Editorial Board".
var boards = words("board staff team desk")

// beats stand between a name and such a noun: "Jill Lawless Moscow Correspondent",
// "Consumer Affairs Editor".
// Many are names as well, so they need two words before them.
var beats = words(`london paris brussels berlin moscow beijing washington jerusalem delhi tokyo rome madrid
	vienna warsaw kyiv kiev cairo nairobi johannesburg istanbul europe european asia africa china russia
	india us u.s. uk america scotland ireland wales westminster holyrood eu un
	lifestyle games gaming esports music film picture theater theatre television tv auto aviation aerospace space military congressional
	consumer affairs religion transport housing agriculture energy climate travel food fashion security social
	labour labor community breaking regional parliamentary lobby home live trending trends content audience showbiz
	showbusiness parenting property money shopping hub democracy nostalgia motoring multimedia engagement`)

// nobody are words where a name should stand that name nobody. "Handout" is
// not a credit (Reuters handbook).
var nobody = words(`agencies agency agence agenzia agencia agência agentur agencja agences agencias agências agenzie agenturen handout ho supplied file pool courtesy internet web online wire wires
	contributed submitted provided staff news reports correspondents desk newsroom stringer admin
	administrator unknown anonymous uncredited privat archiv zvg symbolbild symbolfoto department editor guest contributor archive stock social media screenshot screenshots
	screengrab skjáskot individual skjermdump skjermbilde skärmdump skærmbillede pressefoto pressebild arkiv archivo arquivo archives reprodução reproducción divulgação
	cortesía cortesia gentileza pessoal personal particular privé str stringer stringers pr unserer redaktion various sources source none n/a photo photos image images picture foto fotos beeld bild nachrichtenagentur exclusive
	services service company redacción redazione redação rédaction facebook-user reporter correspondent user free own original our editorial board community view letters letter sponsored bpt content release immediate authors redaktionsteam kein keine elaboración propia eigene darstellung berechnung berechnungen partners agenturmaterial externa externo link all rights public domain deutsch english français español italiano português filings documents calculations
	especial arrangement illustration combined`)

// subjects are what people write about, and are called by nobody.
var subjects = words(`football baseball basketball soccer hockey softball volleyball wrestling swimming tennis golf
	sports economics airlines travel music politics security technology entertainment lifestyle
	climate aerospace immigration retail transportation congressional activities`)

// stockHouses sell pictures that people upload, who sign them with one word.
var stockHouses = map[string]bool{"iStock": true, "Shutterstock": true, "Adobe Stock": true, "Pixabay": true, "Unsplash": true, "Pexels": true, "Flickr": true, "Depositphotos": true, "123RF": true, "Photocase": true, "Fotolia": true}

func namesNobody(line []string) bool {
	if len(line) > 1 && strings.EqualFold(line[0], "google") {
		line = line[1:] // "Google Images" found it, and took none of them
	}
	for _, w := range line {
		w = strings.ToLower(strings.Trim(w, "."))
		if !nobody[w] && !small[w] && w != "via" {
			return false
		}
	}
	return len(line) > 0
}

// organisationWords tell an organisation that the table does not know from a
// person: "Coast News", "Ministry of Health".
var organisationWords = words(`spotlight news times post herald star tribune gazette journal press chronicle record mail
	mirror globe guardian telegraph observer independent examiner inquirer enquirer dispatch courier argus
	echo sentinel bulletin review advertiser register agency agence agentur service services network
	networks media magazine radio television tv broadcasting bros bros. bureau wire newswire newswires newspaper
	newspapers daily weekly photo photos photography images pictures archive archives library museum
	university college institute institution foundation association society council ministry department
	office commission committee police company inc inc. ltd ltd. llc corp corp. group studio studios union
	centre center project initiative productions films records entertainment publishing republic reporter
	international zeitung presse alliance school board command embassy court club hospital municipality
	resort church army navy force nachrichten verlag rundschau redaktion abendblatt television design graphics visuals
	leader democrat republican enterprise citizen statesman spokesman ledger messenger advocate clarion
	missourian californian virginian oregonian kansan iowan nebraskan tennessean dakotan alaskan missoulian
	family schools district county authority hospitals athletics chamber commerce coalition fund trust
	technologies systems airlines motors bank services fire-rescue sheriff's sheriff’s conservation
	libraries academy conference league patrol extension unit maps federation sport reformer reflector insights
	collaboration parks administration laboratory laboratories observatory theater theatre orchestra clinic medical
	holdings funding financial insurance solutions consulting marketing realty mortgage partners ventures
	medien mediengruppe verlagsgesellschaft gesellschaft kommission commission university foundation parliament government organization organisation departement
	girls' girls’ boys' boys’ women's women’s men's men’s lodge hotel digital voice seminary diocese ministries convention yearbook collection gallery estate funeral cremation mortuary games esports lifestyle movies celebrity watchman beacon newsboy intelligencer picayune vindicator nonpareil chieftain bugle plaindealer rustler gleaner
	corporation publications division analytics congress directory lab production orchard healthcare pharmacy brewery restaurant palace newsday standard magazin insight zoo versicherung rescue kitchen brewing protection blog
	conteúdo robotics biotech therapeutics pharmaceuticals biosciences electronics industries logistics railways airways cruises vineyards winery farms foods brands telecom wireless advisors associates architects properties resorts
	casino speedway stadium arena aquarium planetarium clinics cathedral synagogue pressefoto bildarchiv electric live online today bund research resources energy labs greentech holding gruppe werbung tourismus stiftung verein verband partei`)

// editions stand behind the name of a magazine or a station, or of the police or a club.
var editions = words("NY NYC LA DC SF UK US USA TV FM AM HD PD FD FC AFC CF ISD")

// ministries have more than one thing in their care: "Ministry of Food and Forestry".
var ministries = words(`ministry department office bureau ministerium bundesministerium bundesamt landesamt
	ministère ministerio ministero ministério`)

// lands stand behind the name of a house that is in several.
var lands = words(`scotland wales deutschland österreich schweiz italia españa brasil brazil india japan canada australia nigeria kenya africa
	europe asia uk usa pakistan ukraine romania poland polska sweden sverige norway norge denmark danmark finland suomi nederland belgium
	portugal argentina colombia méxico indonesia malaysia singapore philippines ghana uganda zimbabwe
	ohio michigan wisconsin minnesota illinois indiana iowa missouri kansas nebraska oklahoma texas louisiana arkansas mississippi alabama
	tennessee kentucky pennsylvania maryland delaware connecticut massachusetts vermont maine oregon idaho nevada utah colorado california florida`)

// genitives lead from a house to whose it is: "Landesverband der Fischer".
var genitives = words("der des für")

// institutions are of or for something: "Bureau of Fisheries".
var institutions = words(`Bureau Office Ministry Department Institute University Board Commission Council Center Centre Centers Centres Society
	Association Academy College School Museum Bank Federation Union Committee Agency Foundation Friends Museums Library House Houses Organization Organisation`)

// surnamesToo are such words that people are called as well: "Mavis Parks".
var surnamesToo = words("parks church post court bank college university star mail king lodge reporter service")

// allHouse reports words that only houses say.
func allHouse(name []string) bool {
	return !slices.ContainsFunc(name, func(w string) bool { return !organisationWord(w) })
}

// civic begin the name of a place's government: "City of Dunmore".
var civic = words("City Town Village County State Government Parish Borough")

func looksLikeOrganisation(name []string) bool {
	capitals := 0
	found := false
	for i, w := range name {
		if w != strings.ToLower(w) {
			capitals++
		}
		found = found || i > 0 && organisationWord(w)
	}
	if len(name) == 2 && editions[name[1]] && !shouted(name[0]) && !personal(name) && unicode.IsUpper(firstRune(name[0])) {
		return true // "Glimmer NY"
	}
	if last := len(name) - 1; last > 0 && lands[strings.ToLower(name[last])] && unicode.IsUpper(firstRune(name[0])) && !quantities[name[0]] && !compass[strings.ToLower(name[0])] && !personal(name) && !titleWords[strings.ToLower(name[0])] {
		return true // "Glimmer Scotland"
	}
	if len(name) == 2 && surnamesToo[strings.ToLower(name[1])] && isGiven(name[0]) && !prose.IsPlace(name[0]) {
		return false
	}
	of := len(name) > 2 && ((name[1] == "of" || name[1] == "for") && institutions[name[0]] || genitives[name[1]] && len(name[0]) > 9 && organisationWord(name[0]))
	return capitals > 0 && len(name) > 1 && (found || of || beginsHouse(name) || beginsWithPlace(name))
}

// beginsHouse reports a first word that only houses begin with: "Agencia Lusa",
// "Landratsamt Halden", "Glimmer's Hardware".
func beginsHouse(name []string) bool {
	if len(name) < 2 {
		return false
	}
	first, second := strings.ToLower(name[0]), strings.ToLower(name[1])
	return organisationFirst[first] && !subjects[strings.ToLower(name[len(name)-1])] && !honorifics[strings.TrimSuffix(second, ".")] ||
		len(first) > 9 && organisationWord(first) && unicode.IsUpper(firstRune(name[1])) ||
		(strings.HasSuffix(first, "’s") || strings.HasSuffix(first, "'s")) && isHeading(name)
}

// organisationWord reports a word that people are not called, or two in one:
// "News-Press", "Spokesman-Review".
func organisationWord(w string) bool {
	low := strings.ToLower(w)
	at := strings.LastIndexByte(low, '-')
	return organisationWords[low] || at > 0 && (organisationWords[low[at+1:]] || legalEndings[low[at+1:]]) || len(low) > 8 && slices.ContainsFunc(compounds, func(end string) bool { return strings.HasSuffix(low, end) })
}

// compounds end a word for a house in German.
var compounds = strings.Fields("zentrale inspektion präsidium direktion verwaltung anwaltschaft partei verein verband stiftung ministerium gruppe werbung polizei feuerwehr ratsamt sanstalt versicherung museum behörde gericht kammer hochschule klinikum werke nachrichten archiv blatt zeitung anzeiger kurier press foto")

// beginsWithPlace reports "Kansas City Beacon": a place that would pass for a name, and
// more.
func beginsWithPlace(name []string) bool {
	for n := 2; n < len(name) && n < 4; n++ {
		if isPlace(name[:n]) {
			return true
		}
	}
	return false
}

// organisationFirst begin the name of an organisation: "Agencia Lusa".
var organisationFirst = words(`daily weekly sunday evening morning studio u.s. presse messe companhia compañía compagnia compagnie diario periódico jornal revista editora grupo global climate united national international american british european african asian digital virgin world planet
	tv société musée maison ligue comité école association rádio agência agencja agence agencia agenzia agentur ministry department university institute office radio
	council bank museum museo diario government friends redaktion foto galerie galleria gemeinde stadt
	landkreis polizei feuerwehr kanton policía bomberos ayuntamiento mairie préfecture emergencias gobierno ministerio
	prefeitura governo câmara polícia comune questura carabinieri ville conseil diputación junta xunta generalitat protección
	universidad universidade université università universität institut instituto istituto fundación fundação fondation
	federación federação fédération asociación associação stadtarchiv staatsarchiv`)

// companyWords belong to the organisation they follow: "AFP News Agency".
var companyWords = words("report editorial connect foto fotos screenshot screengrab footage creative files inputs reports ediciones verlag company corporation co. co inc inc. ltd ltd. llc corp corp. limited plc gmbh lp l.p l.p. news agency photo photos staff pool file archive interactive")

// compass are words that regions are called by: "BBC News, South East".
var compass = words("north south east west central northern southern eastern western midlands")

// isRegion reports a name of nothing but such words. One alone is many a surname.
func isRegion(name []string) bool {
	return len(name) > 1 && !slices.ContainsFunc(name, func(w string) bool { return !compass[strings.ToLower(w)] })
}

// divisions of a house follow its name: "Reuters TV", "CNN Opinion", "Alamy Live News".
var divisions = words("verify fact videos visuals graphics pictures tv news live radio sport sports business politics opinion video online digital english world health tech entertainment science money style")

// tongues of a service of a house stand behind its name: "BBC News Arabic".
var tongues = words("arabic persian hindi urdu bangla bengali tamil turkish turkce russian ukrainian uzbek chinese vietnamese thai indonesian indonesia korean japanese swahili somali hausa pidgin spanish portuguese french german español français deutsch mundo afrique brasil árabe")

// stations call themselves by a network and a number: "Fox 2 Now".
var stations = words("fox nbc abc cbs cw channel newschannel local news")

// placeNames of more than one word that would pass for a person's name.
var placeNames = func() map[string]bool {
	set := map[string]bool{}
	for _, p := range strings.Split(`los angeles,new york,new york city,san francisco,san diego,san jose,san antonio,
		hong kong,new delhi,tel aviv,kuala lumpur,buenos aires,mexico city,cape town,st petersburg,
		saint petersburg,sao paulo,rio de janeiro,the hague,abu dhabi,las vegas,sri lanka,new zealand,
		new orleans,new jersey,new mexico,new hampshire,north carolina,south carolina,north dakota,
		south dakota,west virginia,rhode island,salt lake city,kansas city,oklahoma city,st louis,st paul,
		fort worth,el paso,palm beach,west palm beach,long beach,santa fe,santa monica,ho chi minh city,
		addis ababa,port au prince,panama city,guatemala city,saudi arabia,south africa,south korea,
		north korea,united states,united kingdom,costa rica,el salvador,puerto rico,west bank,gaza city,
		east jerusalem,northern ireland,white house,capitol hill,silicon valley,middle east,latin america,
		des moines,baton rouge,little rock,ann arbor,grand rapids,santiago de chile,phnom penh,
		san salvador,santo domingo,la paz,sierra leone,burkina faso,united nations,washington dc`, ",") {
		set[strings.TrimSpace(p)] = true
	}
	return set
}()

func isPlace(name []string) bool { return placeNames[fold(strings.Join(name, " "))] }

var months = words(`january february march april may june july august september october november december
	jan feb mar apr jun jul aug sep sept oct nov dec
	januar februar märz juni juli oktober dezember enero febrero marzo mayo agosto septiembre octubre noviembre diciembre
	janvier février avril juin juillet août septembre octobre novembre décembre fevereiro março setembro outubro dezembro
	gennaio febbraio maggio giugno luglio settembre ottobre dicembre januari februari maart augustus oktober`)
