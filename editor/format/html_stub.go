package format

import (
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// Pages behind a paywall often hold the beginning of the story and no more: nobody should
// take it for the whole.

// gate is what a page says where the story goes on for subscribers only.
var gate = worded{`subscrib members registered paying reading abonn weiter abbonati suscriptores seguir continuare assinantes verder prenumer subskrybent
	会員 に登録すると 구독자 회원 会员 訂閱`, regexp.MustCompile(`(?i)(?:(?:this|the) (?:article|story|content) is (?:for|only for|available (?:only )?to|exclusive to|reserved for) (?:our )?(?:subscribers|members|registered|paying)|subscrib(?:e|er) (?:now )?to (?:continue|keep|read (?:the (?:full|rest)|this|on))|(?:create an account|sign in|log in|register).{0,30} to (?:continue|keep) (?:with )?(?:your )?reading|` +
	`article réservé aux abonnés|réservé aux abonnés|weiterlesen mit|jetzt (?:abonnieren|testen) und weiterlesen|lesen sie weiter mit|dieser (?:artikel|inhalt) ist (?:nur )?für abonnent|exklusiv für abonnent|` +
	`(?:contenido|artículo|noticia) (?:exclusiv[oa]|solo|reservad[oa]) para (?:los )?suscriptores|para seguir leyendo|contenuto riservato agli abbonati|per continuare a leggere|conteúdo exclusivo para assinantes|alleen voor abonnees|lees verder met|artikel(?:en)? (?:er )?for abonnenter|endast för prenumeranter|tylko dla (?:subskrybentów|prenumeratorów)|` +
	`会員限定|会員登録(?:すると|して)|に登録すると|有料会員|구독자 전용|회원 전용|会员专享|訂閱後)`)}

// remains is what a page says of how much of its story it does not show.
var remains = worded{"reste réservée 残り", regexp.MustCompile(`(?i)il vous reste .{1,12} à lire|il vous reste [\d.,]+ ?%|la suite est réservée|残り\s?\d+\s?文字`)}

// fewWords is what a story that is all there rarely has fewer words of.
const fewWords = 350

// stub notes that the page may hold no more than the beginning of the story: it says that
// it is for subscribers, and has few words or breaks off; or that it is far longer.
func (p *page) stub(gated, broken bool) {
	words, last := 0, ""
	for _, b := range p.body {
		if b.Image == nil && b.Text != "" {
			words, last = words+wordCount(b.Text), b.Text
		}
	}
	broken = broken || strings.HasSuffix(last, "…") || strings.HasSuffix(last, "...")
	switch whole := atoi(p.meta.ld.get("wordCount")); {
	case gated && (words < fewWords || broken):
		p.note(fmt.Sprintf("the page says that its story is for subscribers, and shows %d words: it may be only the beginning", words), "", 0)
	case whole > fewWords && words*2 < whole:
		p.note(fmt.Sprintf("the page shows %d words of its story, which has %d by its JSON-LD: the rest may be missing", words, whole), "", 0)
	}
}

// isGated reports whether a page says that its story is for subscribers, and whether it
// says that there is more of it. What stands in its menus is about other stories.
func (m *metadata) isGated() (gated, broken bool) {
	gated = m.ld.article != nil && strings.EqualFold(fmt.Sprint(m.ld.article["isAccessibleForFree"]), "false") || m.meta("article:content_tier") == "locked"
	descend(m.doc, func(n *html.Node) bool {
		if n.Type == html.TextNode && len(n.Data) < longLine {
			broken = broken || remains.MatchString(n.Data)
			gated = gated || broken || gate.MatchString(n.Data)
		}
		return !broken && !is(n, unread...) && !is(n, "nav", "header", "footer", "aside")
	})
	return gated, broken
}

// wordCount counts words, in scripts without spaces two letters as one.
func wordCount(text string) int {
	wide := 0
	for _, r := range text {
		if r >= 0x3040 && r <= 0x9fff {
			wide++
		}
	}
	return len(strings.Fields(text)) + wide/2
}
