package diff

import (
	"math/rand"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// byCharacter compares as go-diff is commonly used: by characters, cleaned up
// for people to read, giving up after its second.
func byCharacter(before, after string) {
	engine := diffmatchpatch.New()
	engine.DiffCleanupSemantic(engine.DiffMain(before, after, false))
}

// compareWithPeer reports the median time of Text over the pairs, and the slowest
// of a hundred, of go-diff's.
func compareWithPeer(b *testing.B, pairs [][2]string) {
	var own, peer []time.Duration
	for b.Loop() {
		for _, p := range pairs {
			start := time.Now()
			folded.Text(p[0], p[1])
			own = append(own, time.Since(start))
			start = time.Now()
			byCharacter(p[0], p[1])
			peer = append(peer, time.Since(start))
		}
	}
	slices.Sort(own)
	slices.Sort(peer)
	slow := len(own) * 99 / 100
	b.ReportMetric(float64(own[len(own)/2])/float64(peer[len(peer)/2]), "x/peer")
	b.ReportMetric(float64(own[slow])/float64(peer[slow]), "p99-x/peer")
	b.ReportMetric(float64(own[len(own)-1])/float64(peer[len(peer)-1]), "max-x/peer")
}

// article is a text of so many words in paragraphs of sixty, whose words are
// drawn as those of a language are: few often, many seldom.
func article(rng *rand.Rand, words int) []string {
	zipf := rand.NewZipf(rng, 1.2, 4, 30_000)
	var out []string
	for words > 0 {
		n := min(words, 60)
		p := make([]string, n)
		for i := range p {
			p[i] = spelling(zipf.Uint64())
			if i%15 == 14 {
				p[i] += "."
			}
		}
		out = append(out, strings.Join(p, " "))
		words -= n
	}
	return out
}

// spelling makes a word of a number, the commoner the shorter.
func spelling(n uint64) string {
	syllables := []string{"ka", "to", "li", "men", "ra", "sun", "ter", "ve", "no", "di"}
	var b strings.Builder
	for _, d := range strconv.FormatUint(n, 10) {
		b.WriteString(syllables[d-'0'])
	}
	return b.String()
}

func text(paras []string) string { return strings.Join(paras, "\n\n") + "\n" }

// BenchmarkRevisions compares what a desk compares all day: revisions of articles
// from 200 to 6,000 words, from a few words changed to much rewritten and moved.
func BenchmarkRevisions(b *testing.B) {
	var pairs [][2]string
	for seed := range int64(100) {
		rng := rand.New(rand.NewSource(seed))
		before := article(rng, 200+int(seed%30)*200)
		pairs = append(pairs, [2]string{text(before), text(revised(rng, before, 1+rng.Intn(60)))})
	}
	compareWithPeer(b, pairs)
}

// revised makes so many edits: words replaced, inserted and cut, paragraphs
// written anew and moved.
func revised(rng *rand.Rand, paras []string, edits int) []string {
	out := slices.Clone(paras)
	for range edits {
		i := rng.Intn(len(out))
		words := strings.Split(out[i], " ")
		k := rng.Intn(len(words))
		switch rng.Intn(8) {
		case 0:
			out[i] = article(rng, 60)[0]
		case 1:
			j := rng.Intn(len(out))
			p := out[i]
			out = slices.Insert(slices.Delete(out, i, i+1), j, p)
		case 2, 3:
			out[i] = strings.Join(slices.Insert(words, k, spelling(rng.Uint64()%3000)), " ")
		case 4:
			out[i] = strings.Join(slices.Delete(words, k, min(len(words), k+3)), " ")
		default:
			words[k] = spelling(rng.Uint64() % 3000)
			out[i] = strings.Join(words, " ")
		}
	}
	return out
}

// BenchmarkOneWordIn200k compares 200,000 words of which one was changed.
func BenchmarkOneWordIn200k(b *testing.B) {
	before := article(rand.New(rand.NewSource(1)), 200_000)
	after := slices.Clone(before)
	after[1700] = strings.Replace(after[1700], " ", " another ", 1)
	compareWithPeer(b, [][2]string{{text(before), text(after)}})
}

// BenchmarkUnrelated50k compares two texts of 50,000 words each that have nothing
// to do with each other. The peer gives up after a second.
func BenchmarkUnrelated50k(b *testing.B) {
	one, two := article(rand.New(rand.NewSource(1)), 50_000), article(rand.New(rand.NewSource(2)), 50_000)
	compareWithPeer(b, [][2]string{{text(one), text(two)}})
}
