package credit

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Kind says what sort of line a credit line is.
type Kind string

// The kinds of line. Unlabelled is a line without a word that tells.
const (
	Unlabelled    Kind = ""
	BylineLine    Kind = "byline"
	EditorLine    Kind = "editor"
	CreditLine    Kind = "credit"
	SourceLine    Kind = "source"
	CopyrightLine Kind = "copyright"
	PhotoLine     Kind = "photo"
	DatelineLine  Kind = "dateline"
)

// Roles an author can have besides the writer, whose role is "".
const (
	Photographer = "photographer"
	Illustrator  = "illustrator"
	Videographer = "videographer"
	Translator   = "translator"
)

// cue is a label that says what the names behind it did.
type cue struct {
	kind  Kind
	role  string
	house bool // what follows is a house sooner than a person
	re    string
}

// is reports a label of a kind of line.
func (c *cue) is(kind Kind) bool { return c != nil && c.kind == kind }

// signs reports a label of those who wrote or edited.
func (c *cue) signs() bool { return c.is(BylineLine) || c.is(EditorLine) }

func (c *cue) houses() bool { return c != nil && c.house }

// firstRan reports a label that says where a story ran first.
func (c *cue) firstRan() bool { return c.houses() && c.kind == CreditLine }

// showsWhose reports a label of pictures, or a copyright sign.
func (c *cue) showsWhose() bool { return c.is(PhotoLine) || c.is(CopyrightLine) }

// A label stands before a colon, a dash between spaces, or "by".
const (
	colon   = `(?:\s*[:：]|\s+[-–—•](?:\s|$))`
	again   = `(?:re-?(?:printed|published|produced|posted)|(?:cross|co)[- ]?(?:posted|published)|excerpted|syndicated)`
	byColon = `(?:` + colon + `(?:\s*by\b:?)?|\s+by\b:?)`
)

// cues in the order they are tried at one place in the line. The words are
// those of Reuters sign-offs, photo credits and republishers' credit lines.
var cues = []cue{
	{EditorLine, "", false, `\b(?:compiled and )?edit(?:ing|ed)` + byColon + `|\b(?:(?:copy |sub|photo |assigning )?editors?|toimetajad?|redakteur(?:in)?|redaktion)\s*:|^toimetas\b` +
		`|(?:[ée]dit(?:é|ée|ion)|edi(?:tado|ção|ción|zione))\s*(?:par\b|por\b|de\b|di\b|:)|\b(?:redigiert|bearbeitet) von\b`},
	{PhotoLine, Photographer, false, `\b(?:(?:file|staff|cover|main|lead|featured?|top|drone|cr[ée]dits?) )?(?:photo(?:graph(?:s|y|ers?)?|s)?|pictures?|pics?|images?|pix|fotos?|fotograf|bild(?:er|rechte|quelle|nachweis)?|screenshot|beeld|kuvat?|abb(?:ildung(?:en)?)?\.?|zdjęci[ae]|fotografías?|im[aá]gen(?:es)?|immagine|imagem)` +
		`(?:\s+(?:credits?|source|courtesy(?:\s+of)?))?(?:` + byColon + `|\s+credit should read\b|\s+courtesy(?:\s+of)?\b:?|\s+(?:från|von|av|di|par)\b)(?:\s*(?:©|\(c\))(?:\s*copyright\b)?)?`},
	{PhotoLine, Photographer, false, `\b(?:photo(?:graph)?s?|photography|images?|pictures?|fotos?|bild)\s*(?:©|\(c\))`},
	{PhotoLine, Photographer, false, `\b(?:fotos?|fotograf[ií]as?|im[aá]gen(?:es)?|photos?)\s+(?:de|por)\b|\bcredits? by\b|ljósmynd(?:ir)?\s*[/:]|^(?:photos?|pictures?|images?|fotos?)\s+\|\s|(?:фото|fotó)\s*:`},
	{PhotoLine, Illustrator, false, `\b(?:(?:photo ?)?(?:illustrations?|montages?|collages?|composites?)|illustrated|graphics?|maps?|charts?|artwork|cartoons?|comics?)(?:\s+credits?)?(?:` + byColon + `|\s+(?:de|von|par)\b)|\bfoto-?(?:ilustraci[óo]n(?:es)?|illustration|montage)(?:` + byColon + `|\s+(?:de|von)\b)`},
	{PhotoLine, Videographer, false, `\b(?:v[ií]deos?|filmed|footage)(?:\s+credits?)?` + byColon},
	{BylineLine, Translator, false, `\b(?:translated|translation)` + byColon +
		`|\b(?:tradu(?:it|cid[oa]|zid[oa])|tradott[oa])\s+(?:(?:de l’|de l'|del )\p{L}+\s+)?(?:par|por|da)\b|\baus dem \p{L}+ (?:übersetzt )?von\b|(?:übersetzt von\b|(?:übersetzung|traducción|traduction|traduzione|tradução)\s*:)`},
	{CopyrightLine, "", true, `(?:©|\(c\)|\b(?:copyright(?:-?(?:hinweis|vermerk))?(?:\s+(?:notice|material|(?:is\s+)?(?:owned|held)|holders?|owners?|of)\b)*|opphavsrett)\b|\btous droits réservés(?:\s*:)?\s)(?:\s*(?:©|\(c\)|copyright\b))*(?:\s+(?:(?:provided|supplied)\s+)?by\b)?:?`},
	{CreditLine, "", false, `\b(?:(?:news|text|story|article|image|media)\s+)?cr[eé]d[ií]t[eo]?s?(?:\s+line)?` + colon + `|\bnews credits?\b`},
	{SourceLine, "", true, `\b(?:(?:news|text|story|article|original)\s+)?(?:sources?|(?:weitere )?quellen?|fuentes?|fonte|bron|källa|kilde|data|sumber|zdroj|forrás|kaynak|lähde|izvor|sursa)` + colon +
		`|(?:źródło|источник|джерело|πηγή|来源|來源|出典|출처|المصدر)\s*[:：]|(?-i:^(?:SOURCE|Source)\s)|\beine?\s+(?:angebot|service|projekt|produkt|marke)\s+(?:der|des|von)\b`},
	{CreditLine, "", false, `\bcourtesy(?:\s*[:：]|\s+of\b:?|\b)|\b(?:cortes[ií]a|gentileza)\s+de\b|\bcedida por\b`},
	{CreditLine, "", true, `\b(?:distributed|syndicated)\s+by\b:?|\bvia\b:?|\b(?:h/t|hat[- ]tip(?:\s+to)?)\b:?|^ht:`},
	{CreditLine, "", false, `\b(?:with|based on)\s+(?:(?:additional|an?)\s+)?(?:inputs?|files?|reports?|reporting|material|information)\s+(?:from|by)\b|^information (?:from|provided by)\b|\b(?:mit (?:material|informationen)|con información|com informações|avec des informations) (?:von|der|de|da|do)\b|^(?:mit|avec|com)\b`},
	{CreditLine, "", true, `\b(?:originally|first)\s+(?:published|posted|appeared|ran|reported|aired|broadcast)(?:\s+(?:by|in|on|at)\b)?|\bappeared first\s+(?:on|in|at)\b|^published\s+(?:on|in)\b` +
		`|\b(?:article|story|essay|column|post|piece|interview|report|version|excerpt)\s+(?:also\s+)?appear(?:s|ed)\s+(?:in print\b.*|(?:originally\s+|first\s+)?(?:in|on|at)\s+(?:the\s+(?:\S+\s+){1,3}(?:issue|edition)\s+of\b)?)` +
		`|\b(?:` + again + `|(?:posted|published|used))\s+(?:with|by|under)(?:\s+(?:the|kind))*\s+(?:permission|licen[cs]e|arrangement)(?:\s+(?:by|from|of|with)\b)?|\b` + again + `\s+(?:by|from|of|with|in|on|at)\b` +
		`|\b(?:partnership|collaboration)\s+(?:with|between|(?:that\s+)?includ(?:es|ing))\b|\bcomes(?:\s+to\s+us)?\s+from\b|\bread\s+(?:(?:the|full|original|more|article|story|post|piece|it)\s+)+(?:at|from)\b`},
	{BylineLine, "", false, `\b(?:(?:with|and)\s+)?(?:additional\s+|further\s+|extra\s+)?(?:reporting|reported|report|reports|writing|written|words|text|texte|story|article|compiled|research|researched|interview|production)` +
		`(?:(?:\s+and\s+|\s*/\s*|\s*,\s*)(?:writing|editing|photos?|photography|video|graphics?))?` + byColon},
	{BylineLine, "", false, `\b(?:with\s+)?(?:(?:additional|editorial|the)\s+)?(?:assistance|help|contributions?)\s+(?:from|by|of)\b:?`},
	{BylineLine, "", false, `\b(?:bericht|reportage|reporte|reportaje|reportagem) (?:von|de|par|di|por)\b|\bas told to\b:?|^(?:piše|pisze|skriver|escribe)\s*:`},
	{BylineLine, "", false, `\bby\b\s*:?`},
}

// noticeCue is that of a copyright notice, bylineCue "by".
var (
	noticeCue = func() *cue {
		for i := range cues {
			if cues[i].kind == CopyrightLine {
				return &cues[i]
			}
		}
		return nil
	}()
	bylineCue = &cues[len(cues)-1]
)

// labels are the expressions of cues, by their place in the list. A search for all of them
// in one would try every one at every letter; findCues asks those that begin as a word of
// the line does, for a label at the beginning of the line, or here within it.
var labels = func() []label {
	out := make([]label, len(cues))
	for i, c := range cues {
		out[i] = label{
			begins: beginningsOf("(?i)" + c.re),
			first:  regexp.MustCompile(`(?i)^(?:` + c.re + `)`),
			inside: regexp.MustCompile(`(?i)^(?:` + strings.ReplaceAll(c.re, "^", `\z.`) + `)`), // what must begin the line never does
		}
	}
	return out
}()

type label struct {
	begins        *beginnings
	first, inside *regexp.Regexp
}

// found is a label in a line, at the bytes [from, to).
type found struct {
	from, to int
	cue      *cue
}

// findCues returns the labels of a line, from left to right; the first of the list that
// fits counts.
func findCues(line string) []found {
	var out []found
	within := false // a word
	for at := 0; at < len(line); {
		r, size := utf8.DecodeRuneInString(line[at:])
		inside := within
		within = r == '_' || r < utf8.RuneSelf && isLetter(r)
		if inside && within || !within && r != '(' && r < utf8.RuneSelf {
			at += size
			continue
		}
		one, ok := cueAt(line, at)
		if !ok {
			at += size
			continue
		}
		out = append(out, one)
		last, _ := utf8.DecodeLastRuneInString(line[:one.to])
		at, within = one.to, last == '_' || last < utf8.RuneSelf && isLetter(last)
	}
	return out
}

// cueAt returns the label that begins at a byte of the line.
func cueAt(line string, at int) (found, bool) {
	for i := range labels {
		if !labels[i].begins.has(line[at:]) {
			continue
		}
		re := labels[i].inside
		if at == 0 {
			re = labels[i].first
		}
		if m := re.FindStringIndex(line[at:]); m != nil && m[1] > 0 {
			return found{at, at + m[1], &cues[i]}, true
		}
	}
	return found{}, false
}

// clause is a piece of a line with the cue before it, if any.
type clause struct {
	cue   *cue
	label string
	text  string
	start int // of text, in the line
}

// clauses cuts a line at its cues.
func clauses(line string) []clause {
	var out []clause
	here := clause{}
	for _, f := range findCues(line) {
		here.text = line[here.start:f.from]
		out = append(out, here)
		here = clause{cue: f.cue, label: strings.TrimSpace(line[f.from:f.to]), start: f.to}
	}
	here.text = line[here.start:]
	out = append(out, here)
	if strings.TrimSpace(out[0].text) == "" && len(out) > 1 {
		out = out[1:]
	}
	return out
}
