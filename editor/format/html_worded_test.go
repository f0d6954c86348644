package format

import "testing"

// TestWorded: the words of an expression leave out nothing that it matches.
func TestWorded(t *testing.T) {
	for name, c := range map[string]struct {
		worded
		lines []string
	}{
		"gate": {gate, []string{"This article is for subscribers", "The story is only for our MEMBERS", "this content is available to registered users", "The article is exclusive to paying readers",
			"Subscribe now to continue", "Subscriber to read the full story", "Create an account or sign in to continue reading", "Log in to keep reading", "Article réservé aux abonnés", "RÉSERVÉ AUX ABONNÉS",
			"Weiterlesen mit Plus", "Jetzt testen und weiterlesen", "Lesen Sie weiter mit Plus", "Dieser Artikel ist nur für Abonnenten", "Exklusiv für Abonnenten", "Contenido exclusivo para suscriptores",
			"Noticia reservada para los suscriptores", "Para seguir leyendo", "Contenuto riservato agli abbonati", "Per continuare a leggere", "Conteúdo exclusivo para assinantes", "Alleen voor abonnees", "Lees verder met Plus",
			"Artikelen er for abonnenter", "artikel for abonnenter", "Endast för prenumeranter", "Tylko dla subskrybentów", "tylko dla prenumeratorów", "会員限定", "会員登録すると", "会員登録して", "に登録すると", "有料会員",
			"구독자 전용", "회원 전용", "会员专享", "訂閱後"}},
		"remains":    {remains, []string{"Il vous reste 80 % de cet article à lire", "Il vous reste 77.25%", "La suite est réservée", "残り 300 文字"}},
		"disclosure": {disclosure, []string{"We may earn a commission", "It can receive small COMMISSIONS", "Affiliate links", "affiliate partner", "affiliate-link"}},
	} {
		for _, line := range c.lines {
			if !c.Regexp.MatchString(line) || !c.MatchString(line) {
				t.Errorf("%s: %q: the expression says %t, its words %t", name, line, c.Regexp.MatchString(line), c.MatchString(line))
			}
		}
		if c.MatchString("The council voted on Tuesday.") {
			t.Errorf("%s matches any line", name)
		}
	}
}
