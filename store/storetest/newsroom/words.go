package newsroom

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// common are the words that news is made of, the most frequent first; those of
// lower rank are made up.
var common = strings.Fields(`the of to and in a for on that is was it with as by at from said be were has are an have had
will would which their they its but been who not he his this or more she her after than about over two new also one up when
first out against year years all could last into time other some between people company three government during before
under most while market week million day court because month months only told where minister can police four there bank party
country report may until council made if former such them since national state against group members president say according
plan five part public still many home school any both industry city service local head no what cent so each now world next
price sale trade deal offer board vote health work number business set back off made case make house meeting through despite
agreement being order board chief talks growth early late officials increase end share budget tax rate spokesman committee
director association union strike hospital ferry harbour bridge road river island season match club league goal captain coach
judge trial appeal law claim inquiry witness hearing lawyer statement decision election campaign leader opposition parliament
reform bill policy spending cut rise fall profit loss debt loan fund investor analyst forecast quarter output demand supply
energy oil gas power water flood storm fire rescue crew driver passenger train station airport flight farmer crop food
fishing fleet port cargo housing estate rent tenant building site planning project museum theatre festival film music book
author award study research university student teacher pupil parent child family patient doctor nurse vaccine treatment risk
safety security border customs army general peace protest march crowd arrest charge murder theft fraud prison sentence release`)

var (
	sections = strings.Fields("News News News Business Business Sport Sport Politics World Culture Science Opinion")
	sources  = []string{"Harbour Gazette", "Island Press Agency", "Coast Wire", "North Sound News", "Staff", "Staff", "Staff"}
	editors  = []string{"Ada Quist", "Rui Okafor", "Ilse Brandt", "Tom Havel", "Mina Sato", "Jon Eriksen"}
	places   = names(80)
)

// vocabulary is how many words there are. Which of them are frequent follows
// Zipf's law.
const vocabulary = 60_000

// likely is how many words a word likes best to be followed by.
const likely = 4

// speaker says words.
type speaker struct {
	*rand.Rand
	zipf  *rand.Zipf
	last  uint64   // the word said last
	topic []uint64 // words that the story comes back to
}

func newSpeaker(r *rand.Rand) *speaker {
	s := &speaker{Rand: r, zipf: words(r)}
	for range 24 {
		s.topic = append(s.topic, s.zipf.Uint64()+100)
	}
	return s
}

func words(r *rand.Rand) *rand.Zipf { return rand.NewZipf(r, 1.2, 4, vocabulary-1) }

func (s *speaker) pick(from []string) string { return from[s.IntN(len(from))] }

// word says the next word: now and then one of the topic, half of the time one
// that often follows the last.
func (s *speaker) word() string {
	next := s.zipf.Uint64()
	switch s.IntN(12) {
	case 0, 1:
		next = s.topic[s.IntN(len(s.topic))]
	case 2, 3, 4, 5, 6, 7:
		next = words(rand.New(rand.NewPCG(s.last, s.Uint64N(likely)))).Uint64()
	}
	s.last = next
	return spell(next)
}

// spell returns the word of a rank.
func spell(rank uint64) string {
	if rank < uint64(len(common)) {
		return common[rank]
	}
	return madeUp(rank)
}

// madeUp spells a number as a word that can be said.
func madeUp(n uint64) string {
	const consonants, vowels = "bcdfghklmnprstvw", "aeiou"
	endings := [...]string{"", "n", "r", "s", "l", "nd", "st", "ring"}
	word := ""
	for rest := n + 80; rest > 0; rest /= 80 {
		word += string(consonants[rest%16]) + string(vowels[rest/16%5])
	}
	return word + endings[n%uint64(len(endings))]
}

// name is the name of a person or a place: most are those of few.
func (s *speaker) name() string { return names(600)[min(s.IntN(600), s.IntN(600))] }

var allNames = func() []string {
	all := make([]string, 600)
	for i := range all {
		word := madeUp(uint64(i)*7919 + 6400)
		all[i] = strings.ToUpper(word[:1]) + word[1:]
	}
	return all
}()

func names(n int) []string { return allNames[:n] }

func (s *speaker) figure() string {
	switch s.IntN(4) {
	case 0:
		return fmt.Sprint(2 + s.IntN(97))
	case 1:
		return fmt.Sprintf("%d,%03d", 1+s.IntN(400), s.IntN(1000))
	}
	return fmt.Sprint(100 + s.IntN(9_000))
}

func (s *speaker) headline() string { return capital(s.run(5 + s.IntN(5))) }

// sentence is of ten to thirty words, with now and then a name or a figure.
func (s *speaker) sentence() string {
	words := s.run(9 + s.IntN(20))
	for i := 1; i < len(words); i++ {
		switch s.IntN(30) {
		case 0:
			words[i] = s.name()
		case 1:
			words[i] = s.figure()
		case 2:
			words[i] += ","
		}
	}
	last := len(words) - 1
	words[last] = strings.TrimSuffix(words[last], ",")
	if s.IntN(6) == 0 {
		return "“" + capital(words) + ",” said " + s.name() + " " + s.name() + "."
	}
	return capital(words) + "."
}

func (s *speaker) paragraph() []string {
	var sentences []string
	for range 1 + s.IntN(3) {
		sentences = append(sentences, s.sentence())
	}
	return sentences
}

func (s *speaker) run(n int) []string {
	words := make([]string, n)
	for i := range words {
		words[i] = s.word()
	}
	return words
}

func capital(words []string) string {
	text := strings.Join(words, " ")
	return strings.ToUpper(text[:1]) + text[1:]
}
