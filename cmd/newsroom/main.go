// Command newsroom makes the library that figures are measured on, where it is
// not made yet, and prints its path. It is a copy to measure with: look at it,
// but leave its stories as they are.
//
//	go run -tags sqlite_fts5 ./cmd/newsroom -stories 5000
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"

	"stet/store/storetest/newsroom"
)

func main() {
	stories := flag.Int("stories", 100_000, "how many `stories`, each with ten revisions")
	flag.Parse()
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt)
	defer cancel()
	path, err := newsroom.Library(ctx, *stories, func(done, total int) {
		if done%1000 == 0 {
			fmt.Fprintf(os.Stderr, "\r%d of %d stories", done, total)
		}
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, "newsroom:", err)
		os.Exit(1)
	}
	fmt.Println(path)
}
