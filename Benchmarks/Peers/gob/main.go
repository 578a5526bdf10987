// The peer of the gob benchmarks: Go's encoding/gob. It makes the records, writes them to the folder that is named, as
// one slice and as a stream, then does what each line of its input says and answers with a line when it is done.
package main

import (
	"bufio"
	"bytes"
	"encoding/gob"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"time"
)

type Place struct {
	X, Y int
}

type Record struct {
	ID      int64
	Name    string
	Email   string
	Age     int
	Score   float64
	Active  bool
	Tags    []string
	Created time.Time
	Attrs   map[string]string
	Data    []byte
	Scores  []int
	Notes   string
	Loc     *Place
}

const count = 10000

func records() []Record {
	all := make([]Record, count)
	for i := range all {
		all[i] = Record{
			ID:      int64(i) * 7919,
			Name:    fmt.Sprintf("user number %d", i),
			Email:   fmt.Sprintf("user%d@example.com", i),
			Age:     i % 90,
			Score:   math.Sqrt(float64(i)),
			Active:  i%2 == 0,
			Tags:    []string{"alpha", "beta", fmt.Sprintf("tag-%d", i%100)}[:i%4],
			Created: time.Unix(1700000000+int64(i)*60, int64(i)*1000).UTC(),
			Attrs:   map[string]string{"city": "Taipei", "plan": fmt.Sprintf("plan-%d", i%7)},
			Data:    bytes.Repeat([]byte{byte(i)}, 16+i%17),
			Scores:  []int{i, -i, i * 1000},
			Notes:   "a longer text about this record, such as people write",
		}
		if i%3 == 0 {
			all[i].Loc = &Place{i, -i}
		}
	}
	return all
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func encodeSlice(all []Record) []byte {
	var buffer bytes.Buffer
	check(gob.NewEncoder(&buffer).Encode(all))
	return buffer.Bytes()
}

func encodeStream(all []Record) []byte {
	var buffer bytes.Buffer
	encoder := gob.NewEncoder(&buffer)
	for i := range all {
		check(encoder.Encode(&all[i]))
	}
	return buffer.Bytes()
}

func main() {
	all := records()
	slice, stream := encodeSlice(all), encodeStream(all)
	one := encodeStream(all[1:2])
	for name, data := range map[string][]byte{"slice": slice, "stream": stream, "one": one} {
		check(os.WriteFile(filepath.Join(os.Args[1], name+".gob"), data, 0o644))
	}
	fmt.Println("ready")
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		switch lines.Text() {
		case "encode slice":
			encodeSlice(all)
		case "encode stream":
			encodeStream(all)
		case "decode slice":
			var out []Record
			check(gob.NewDecoder(bytes.NewReader(slice)).Decode(&out))
		case "decode stream":
			decoder := gob.NewDecoder(bytes.NewReader(stream))
			out := make([]Record, count)
			for i := range out {
				check(decoder.Decode(&out[i]))
			}
		case "decode cold":
			for i := 0; i < 1000; i++ {
				var out Record
				check(gob.NewDecoder(bytes.NewReader(one)).Decode(&out))
			}
		}
		fmt.Println("done")
	}
}
