// Counts the words of files, or of standard input: words [-o FILE] [FILE...].
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
	"time"
)

func count(from io.Reader, words chan<- string) error {
	lines := bufio.NewScanner(from)
	for lines.Scan() {
		for _, word := range strings.Fields(lines.Text()) {
			words <- strings.ToLower(word)
		}
	}
	return lines.Err()
}

func countAll(files []string, words chan<- string) error {
	defer close(words)
	if len(files) == 0 {
		return count(os.Stdin, words)
	}
	for _, name := range files {
		file, err := os.Open(name)
		if err != nil {
			return err
		}
		defer file.Close()
		if err := count(file, words); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	output := flag.String("o", "", "where to write, instead of standard output")
	nap := flag.Duration("nap", 0, "how long to sleep first")
	flag.Parse()
	time.Sleep(*nap)

	words := make(chan string)
	failed := make(chan error, 1)
	go func() { failed <- countAll(flag.Args(), words) }()
	counts := map[string]int{}
	for word := range words {
		counts[word]++
	}
	if err := <-failed; err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(3)
	}

	var lines []string
	for word, n := range counts {
		lines = append(lines, fmt.Sprintf("%s %d\n", word, n))
	}
	sort.Strings(lines)
	text := strings.Join(lines, "")
	if *output == "" {
		fmt.Print(text)
	} else if err := os.WriteFile(*output, []byte(text), 0o644); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(4)
	}
}
