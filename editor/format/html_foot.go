package format

import (
	"regexp"
	"slices"
	"strings"

	"stet/editor"
)

// What a site puts below its article: other stories, who wrote it, what it asks of its
// readers, whose the words are.

var (
	// restOfPage opens what sites put below an article: nothing of it follows.
	restOfPage = regexp.MustCompile(`(?i)^\W*(?:about the authors?|more (?:from|on|in|stories)\b.{0,60}|more (?:great )?\S{2,20} stories|(?:recent|latest|popular|trending) (?:articles|stories|news|posts|this week)|most read.{0,30}|you (?:may|might) (?:also )?like.{0,40}|recommended.{0,30}|comments?(?: \(\d+\))?|leave a (?:reply|comment)|post (?:a )?comment|join the conversation|tags?|topics?|` +
		`das könnte sie auch.*|kommentare?|ihre meinung.*|forum:?.{0,30}|schlagwörter|sur le même (?:sujet|thème).*|commentaires?|te puede interesar.*|noticias relacionadas.*|más noticias.*|comentarios?|comentários?|etiquetas?|commenti|reacties|отзывы|комментарии|komentarze)\W*$|^[【\[■◆]?(?:関連(?:記事|キーワード|ニュース|リンク)|おすすめ(?:情報|記事)|あわせて読みたい|관련\s?(?:기사|뉴스)|相关(?:新闻|阅读|文章)|相關(?:新聞|文章)|延伸閱讀)[】\]]?$`)
	// house are the site's words about comments, rights and itself.
	house = regexp.MustCompile(`(?i)(?:\b(?:your|ihre|votre|vos|tu|su|sus|seus?)\s+(?:comments?|kommentare?|opinion|meinung|commentaires?|comentarios?|comentários?)\b|comentários com|comments? (?:are|is) (?:closed|moderated)|leave a (?:reply|comment)|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|tutti i diritti|무단\s?전재|無断転載|no portion of this|may not be (?:published|reproduced)|follow (?:us|him|her|them|\S+ on (?:twitter|facebook|instagram|x))\b|\bcontents of this (?:site|website)\b|reserviert für abonnenten|réservé aux abonnés|réservée aux abonnés)`)
	// calls are what the site asks of its readers in its own name.
	calls   = regexp.MustCompile(`(?i)\b(?:newsletters?|whatsapp|telegram|podcasts?|subscri(?:be|ption)|abonnier\w*|abo|anmeldung|sign(?:ing|ed)? up|e-?mails?|inscri\w+|suscri\w+|iscriv\w+|tips?)\b`)
	ownName = regexp.MustCompile(`(?i)\b(?:our|us|you|your|unser\w*|uns|sie|ihnen|du|dir|dein\w*|nous|notre|vos|vous|nuestr\w+|nostr\w+|onze)\b`)
	// contact is how a reporter can be reached.
	contact = regexp.MustCompile(`(?i)[\w.+-]+@[\w-]+\.\w+|\btwitter\.com/|(?:^|\s)@\w+`)
	// wireCode is the number that an agency gives its story.
	wireCode = regexp.MustCompile(`(?i)^\W*(?:©\s*)?(?:dpa|afp|apa|sda|ap|ansa|efe|ntb)[\w-]*(?:,?\s*(?:[a-z-]+)?[:#]?\d[\d/-]+.*)$`)
)

// rest returns what is out from where a heading or a short line says that other
// things follow, in the last quarter of the text.
func (p *page) rest() func(i int) bool {
	last, left, total := len(p.body), 0, 0
	for _, b := range p.body {
		total += len(b.Text)
	}
	for i := len(p.body) - 1; i > 0; i-- {
		b := p.body[i]
		if left += len(b.Text); left*4 > total {
			break
		}
		if restOfPage.MatchString(b.Text) && (b.Kind == editor.Heading || len(b.Text) < 30) && !(strings.HasSuffix(b.Text, ":") && len(strings.Fields(b.Text)) > 2) {
			last = i
		}
	}
	return func(i int) bool { return i >= last }
}

// foot returns what is out of the last lines, up to one of the text.
func (p *page) foot() func(i int) bool {
	last := len(p.body)
	for last > 1 && (p.body[last-1].Text == "" || p.isHouse(p.body[last-1].Block)) {
		last--
	}
	return func(i int) bool { return i >= last && p.body[i].Text != "" }
}

// isHouse reports whether the last block of a text is the site's.
func (p *page) isHouse(b editor.Block) bool {
	n := len(strings.Fields(b.Text))
	if n > 160 {
		return false
	}
	if house.MatchString(b.Text) || n <= 90 && wireCode.MatchString(b.Text) || contact.MatchString(b.Text) && n <= 14 {
		return true
	}
	if calls.MatchString(b.Text) && ownName.MatchString(b.Text) && n <= 60 && !strings.ContainsAny(b.Text, "\"“„«") {
		return true
	}
	if calls.MatchString(b.Text) && ownName.MatchString(b.Text) && linkedBytes(b) > 0 && n <= 60 {
		return true
	}
	if copyright.MatchString(b.Text) && n <= 40 {
		return true
	}
	d, rest := readDate(b.Text)
	if d.known() && (len(rest) <= 3 || aboutWords.MatchString(b.Text) && len(rest) <= 8) {
		return true
	}
	if aboutWords.MatchString(b.Text) && d.hasTime && n <= 8 {
		return true
	}
	if invitation.MatchString(b.Text) && n <= 40 && (linkedBytes(b) > 0 || ours.MatchString(b.Text) || contact.MatchString(b.Text) || strings.Contains(b.Text, "://")) {
		return true
	}
	return p.isBiography(b.Text)
}

// copyright opens the notice below a text.
var copyright = regexp.MustCompile(`(?i)^\W{0,3}(?:copyright\b.{0,4}(?:©|\(c\)|\d{4})|©\s*\S)`)

// ours is how a site speaks of itself.
var ours = regexp.MustCompile(`(?i)\b(?:our|us|unser\w*|uns|notre|nos|nuestr\w+|nostr\w+|onze|vår\w*|vores)\b`)

// invitation opens a site's last words to its readers.
var invitation = regexp.MustCompile(`(?i)^\W*(?:follow|listen|watch|read|visit|join|like|download|click|check|find|get|for (?:more|all|the latest)|do you|have you|want|to (?:read|learn|find out)|learn|see|more|hier (?:finden|geht|gibt)|mehr|alle (?:artikel|informationen|beiträge)|weitere (?:artikel|informationen|beiträge)|retrouvez|suivez|síguen?os|sigue|segui|volg|følg|följ)\b`)

// doing is what a biography says of an author behind the name.
var doing = regexp.MustCompile(`^(?i:\W{0,2}(?:is|was|has|covers|writes|works|joined|reports|ist|arbeitet|schreibt|berichtet|est|es|è|er|är)\b)`)

// isBiography reports whether a text says who one of the authors is.
func (p *page) isBiography(text string) bool {
	return slices.ContainsFunc(p.a.Authors, func(a editor.Author) bool {
		before, rest, ok := strings.Cut(text, a.Name)
		return ok && strings.Contains(a.Name, " ") && doing.MatchString(rest) && (before == "" || len(strings.Fields(before)) <= 3 && !strings.ContainsAny(before, ".,;:"))
	})
}

// dropTail drops headings, rules and bare pictures that nothing follows.
func (p *page) dropTail() {
	for len(p.body) > 0 {
		b := p.body[len(p.body)-1]
		bare := b.Kind == editor.ImageBlock && b.Image.Caption == "" && b.Image.Credit == ""
		if b.Kind != editor.Heading && b.Kind != editor.Rule && !bare {
			return
		}
		p.body = p.body[:len(p.body)-1]
	}
}
