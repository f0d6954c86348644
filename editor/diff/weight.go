package diff

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What a token is worth when it stays, against the price of one more edit. A
// run worth less than the price is not worth keeping between two edits: that
// is what keeps a lonely "the" from being shown as unchanged. fuse, which knows
// what stands around an edit, asks for more than the price where much changed.
const (
	punctuationWorth = 10
	stopWorth        = 66
	shortWorth       = 49 // other words of up to three letters
	clusterWorth     = 68 // one cluster of a script without spaces
	longWorth        = 60 // longer words, and letterWorth for each letter
	letterWorth      = 7
	mostWorth        = 152
	lightWorth       = max(stopWorth, shortWorth) // a word worth no more says little by itself
	editPrice        = 62
)

// A class says how much a token can tell by itself.
type class uint8

const (
	mark    class = iota // punctuation
	cluster              // of a script without spaces
	light                // a common or short word
	telling
)

// weigh returns what a token is worth and its class.
func weigh(s string) (int32, class) {
	r, _ := utf8.DecodeRuneInString(s)
	switch worth := wordWorth(s); {
	case !strings.ContainsFunc(s, isWordRune):
		return punctuationWorth, mark
	case unbroken(r):
		return clusterWorth, cluster
	case worth <= lightWorth:
		return worth, light
	default:
		return worth, telling
	}
}

func wordWorth(s string) int32 {
	n := utf8.RuneCountInString(s)
	switch {
	case strings.ContainsFunc(s, unicode.IsDigit):
		return min(mostWorth, shortWorth+int32(15*n))
	case stopWords[strings.ToLower(s)]:
		return stopWorth
	case n <= 3:
		return shortWorth
	}
	return min(mostWorth, longWorth+int32(letterWorth*n))
}

// stopWords are words so common that finding one on both sides says nothing.
var stopWords = set(`
a about after all also an and any are as at be because been before being but by can could did do does
down for from had has have he her here him his how i if in into is it its just like may me might more
most must my no nor not of off on one only or other our out over own same shall she should so some such
than that the their them then there these they this those through to too under up us very was we were
what when where which while who whom why will with would you your
aber als am an auch auf aus bei bis das dass dem den der des die diese dieser dieses doch durch ein eine
einem einen einer eines er es für hat ich ihr ihre im in ist kann mit nach nicht noch nur ob oder sein
sich sie sind so über um und uns unter vom von vor war was wenn werden wie wir wird wurde zu zum zur
au aux avec ce ces cette comme dans de des du elle elles en est et eux il ils je la le les leur leurs lui
mais me même nous ou où par pas pour qu que qui sa sans se ses si son sont sur tu un une vous y
al algo como con de del donde el ella ellos en entre era es esa ese esta este esto fue ha hay la las lo
los más muy no nos o para pero por que se sin sobre son su sus también un una uno y ya
à ao aos as com da das do dos e ela ele em foi isso mais mas na nas não nos os ou para pela pelo por
que se sem ser seu sua são também um uma
che chi ci con da dal della delle di e gli ha i il in io la le lo ma nel nella non per più si sono su
aan bij dat de deze die dit door een en er het hij hun in is maar met naar niet of om ook op te tot uit
van voor was wat we werd wordt zijn ze
och att det som en på är av för med till den har de inte om ett men var jag sig från vi så kan`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
