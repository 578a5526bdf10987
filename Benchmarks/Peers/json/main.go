// The peer of the JSON benchmarks: gjson, and its companion for laying out. It reads the documents short.json and
// big.json of the folder that is named, then does what each line of its input says and answers with a line when it is
// done: "get short 1000 PATH" a thousand times, and so on.
package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/tidwall/gjson"
	"github.com/tidwall/pretty"
)

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// The results are kept, so that nothing is left out.
var (
	result gjson.Result
	valid  bool
	text   []byte
)

// What sjson does with a path that exists: find, and put together anew.
func set(json string, path string, raw string) []byte {
	found := gjson.Get(json, path)
	out := make([]byte, 0, len(json)-len(found.Raw)+len(raw))
	out = append(out, json[:found.Index]...)
	out = append(out, raw...)
	return append(out, json[found.Index+len(found.Raw):]...)
}

func main() {
	documents := map[string]string{}
	for _, name := range []string{"short", "big"} {
		bytes, err := os.ReadFile(filepath.Join(os.Args[1], name+".json"))
		check(err)
		documents[name] = string(bytes)
	}
	fmt.Println("ready")
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		words := strings.SplitN(lines.Text(), " ", 4)
		json, path := documents[words[1]], words[3]
		count, err := strconv.Atoi(words[2])
		check(err)
		for i := 0; i < count; i++ {
			switch words[0] {
			case "get":
				result = gjson.Get(json, path)
			case "many":
				for _, one := range strings.Split(path, " ") {
					result = gjson.Get(json, one)
				}
			case "each":
				n := 0
				gjson.Get(json, path).ForEach(func(_, value gjson.Result) bool {
					n += len(value.Raw)
					return true
				})
				valid = n > 0
			case "valid":
				valid = gjson.Valid(json)
			case "set":
				text = set(json, path, `"changed"`)
			case "pretty":
				text = pretty.Pretty([]byte(json))
			case "ugly":
				text = pretty.Ugly([]byte(json))
			default:
				check(fmt.Errorf("unknown: %s", words[0]))
			}
		}
		fmt.Println("done")
	}
}
