package newsroom

import (
	"math/rand/v2"
	"strings"
)

// Typed is what somebody who looks for one of the first n stories types: one to
// three words of its headline, the last of them seldom to its end.
func Typed(session, n int) string {
	r := rand.New(rand.NewPCG(seed, ^uint64(session)))
	versions := Story(r.IntN(n)).Versions
	words := strings.Fields(strings.ToLower(versions[len(versions)-1].Story.Article.Headline))
	from := r.IntN(len(words))
	words = words[from:min(from+1+r.IntN(3), len(words))]
	last := words[len(words)-1]
	words[len(words)-1] = last[:max(min(3, len(last)), len(last)-r.IntN(4))]
	return strings.Join(words, " ")
}
