// Random types and values for encoding/gob, both ways.
//
//	go run gob_random.go write SEED COUNT   writes COUNT streams as lines: hex, a space, and Go's description as JSON
//	go run gob_random.go read FILE          reads lines of a type as JSON, a space, and hex; describes each stream
//
// A description is {"k": kind, ...} of the value that Go holds, as it is after decoding: what gob leaves out is zero.
package main

import (
	"bufio"
	"bytes"
	"encoding/gob"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"math/rand"
	"os"
	"reflect"
	"sort"
	"strconv"
	"strings"
)

var scalars = []reflect.Type{
	reflect.TypeOf(false), reflect.TypeOf(0), reflect.TypeOf(int8(0)), reflect.TypeOf(int16(0)),
	reflect.TypeOf(int32(0)), reflect.TypeOf(int64(0)), reflect.TypeOf(uint(0)), reflect.TypeOf(uint16(0)),
	reflect.TypeOf(uint32(0)), reflect.TypeOf(uint64(0)), reflect.TypeOf(float32(0)), reflect.TypeOf(0.0),
	reflect.TypeOf(complex(0, 0)), reflect.TypeOf(""), reflect.TypeOf([]byte{}),
}

var keys = []reflect.Type{
	reflect.TypeOf(""), reflect.TypeOf(0), reflect.TypeOf(uint(0)), reflect.TypeOf(false), reflect.TypeOf(0.0),
}

func randomType(r *rand.Rand, depth int) reflect.Type {
	if depth == 0 || r.Intn(3) == 0 {
		return scalars[r.Intn(len(scalars))]
	}
	switch r.Intn(6) {
	case 0:
		return reflect.SliceOf(randomType(r, depth-1))
	case 1:
		return reflect.ArrayOf(r.Intn(4), randomType(r, depth-1))
	case 2:
		return reflect.MapOf(keys[r.Intn(len(keys))], randomType(r, depth-1))
	case 3:
		return reflect.TypeOf((*interface{})(nil)).Elem()
	default:
		fields := make([]reflect.StructField, 1+r.Intn(5))
		for i := range fields {
			fields[i] = reflect.StructField{Name: fmt.Sprintf("F%d", i), Type: randomType(r, depth-1)}
		}
		return reflect.StructOf(fields)
	}
}

func randomText(r *rand.Rand) string {
	letters := []rune("abcXYZ 0é漢😀\n\"\\")
	text := make([]rune, r.Intn(20))
	for i := range text {
		text[i] = letters[r.Intn(len(letters))]
	}
	return string(text)
}

func fill(r *rand.Rand, v reflect.Value, depth int) {
	if r.Intn(5) == 0 {
		return
	}
	shift := uint(r.Intn(64))
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(int64(r.Uint64()) >> shift)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(r.Uint64() >> shift)
	case reflect.Float32, reflect.Float64:
		v.SetFloat(r.NormFloat64() * math.Pow(2, float64(r.Intn(60)-30)))
	case reflect.Complex128:
		v.SetComplex(complex(r.NormFloat64(), float64(r.Intn(3))))
	case reflect.String:
		v.SetString(randomText(r))
	case reflect.Slice:
		n := r.Intn(4)
		s := reflect.MakeSlice(v.Type(), n, n)
		for i := 0; i < n; i++ {
			fill(r, s.Index(i), depth)
		}
		v.Set(s)
	case reflect.Array:
		for i := 0; i < v.Len(); i++ {
			fill(r, v.Index(i), depth)
		}
	case reflect.Map:
		m := reflect.MakeMap(v.Type())
		for i := r.Intn(4); i > 0; i-- {
			key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			fill(r, key, depth)
			fill(r, value, depth)
			m.SetMapIndex(key, value)
		}
		v.Set(m)
	case reflect.Struct:
		for i := 0; i < v.NumField(); i++ {
			fill(r, v.Field(i), depth)
		}
	case reflect.Interface:
		if depth == 0 {
			return
		}
		var inner reflect.Value
		switch r.Intn(4) {
		case 0:
			inner = reflect.New(reflect.TypeOf(map[string]interface{}{})).Elem()
		case 1:
			inner = reflect.New(reflect.TypeOf([]interface{}{})).Elem()
		case 2:
			inner = reflect.New(reflect.TypeOf(Named{})).Elem()
		default:
			inner = reflect.New(scalars[r.Intn(len(scalars))]).Elem()
		}
		fill(r, inner, depth-1)
		v.Set(inner)
	}
}

// Named is what an interface can hold beside maps, slices and scalars.
type Named struct {
	A int
	B interface{}
	C []string
}

func bits(f float64) string { return fmt.Sprintf("%016x", math.Float64bits(f)) }

func describe(v reflect.Value) interface{} {
	type object = map[string]interface{}
	switch v.Kind() {
	case reflect.Bool:
		return object{"k": "bool", "v": v.Bool()}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return object{"k": "int", "v": strconv.FormatInt(v.Int(), 10)}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return object{"k": "uint", "v": strconv.FormatUint(v.Uint(), 10)}
	case reflect.Float32, reflect.Float64:
		return object{"k": "float", "v": bits(v.Float())}
	case reflect.Complex128:
		return object{"k": "complex", "v": bits(real(v.Complex())) + bits(imag(v.Complex()))}
	case reflect.String:
		return object{"k": "string", "v": hex.EncodeToString([]byte(v.String()))}
	case reflect.Slice, reflect.Array:
		if v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8 {
			return object{"k": "bytes", "v": hex.EncodeToString(v.Bytes())}
		}
		all := make([]interface{}, v.Len())
		for i := range all {
			all[i] = describe(v.Index(i))
		}
		return object{"k": v.Kind().String(), "v": all}
	case reflect.Map:
		entries := make([]string, 0)
		for _, key := range v.MapKeys() {
			entries = append(entries, text(describe(key))+":"+text(describe(v.MapIndex(key))))
		}
		sort.Strings(entries)
		return object{"k": "map", "v": entries}
	case reflect.Struct:
		fields := object{}
		for i := 0; i < v.NumField(); i++ {
			if !isOmitted(v.Field(i)) {
				fields[v.Type().Field(i).Name] = describe(v.Field(i))
			}
		}
		return object{"k": "struct", "v": fields}
	case reflect.Interface:
		if v.IsNil() {
			return object{"k": "interface", "v": nil}
		}
		return object{"k": "interface", "v": describe(v.Elem())}
	}
	panic(v.Kind().String())
}

// isOmitted says whether a field's value is what gob leaves out, or cannot be told from it.
func isOmitted(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map:
		return v.Len() == 0
	case reflect.Struct, reflect.Array:
		return false
	case reflect.Float32, reflect.Float64:
		return v.Float() == 0
	case reflect.Complex128:
		return v.Complex() == 0
	}
	return v.IsZero()
}

func text(value interface{}) string {
	data, err := json.Marshal(value)
	check(err)
	return string(data)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func register() {
	gob.Register(map[string]interface{}{})
	gob.Register([]interface{}{})
	gob.Register(Named{})
	gob.Register(complex(0, 0))
}

func write(seed int64, count int) {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	r := rand.New(rand.NewSource(seed))
	for i := 0; i < count; i++ {
		t := randomType(r, 3)
		if t.Kind() == reflect.Interface {
			t = reflect.SliceOf(t)
		}
		v := reflect.New(t).Elem()
		fill(r, v, 2)
		var buffer bytes.Buffer
		check(gob.NewEncoder(&buffer).EncodeValue(v))
		fmt.Fprintf(out, "%s %s\n", hex.EncodeToString(buffer.Bytes()), text(describe(v)))
	}
}

// typeOf makes the type that a JSON text describes: "int", ["slice", T], ["array", N, T], ["map", K, V],
// ["struct", [name, T], ...].
func typeOf(value interface{}) reflect.Type {
	switch value := value.(type) {
	case string:
		switch value {
		case "bool":
			return reflect.TypeOf(false)
		case "int":
			return reflect.TypeOf(int64(0))
		case "uint":
			return reflect.TypeOf(uint64(0))
		case "float":
			return reflect.TypeOf(0.0)
		case "complex":
			return reflect.TypeOf(complex(0, 0))
		case "string":
			return reflect.TypeOf("")
		case "bytes":
			return reflect.TypeOf([]byte{})
		case "interface":
			return reflect.TypeOf((*interface{})(nil)).Elem()
		}
	case []interface{}:
		switch value[0] {
		case "slice":
			return reflect.SliceOf(typeOf(value[1]))
		case "array":
			return reflect.ArrayOf(int(value[1].(float64)), typeOf(value[2]))
		case "map":
			return reflect.MapOf(typeOf(value[1]), typeOf(value[2]))
		case "struct":
			fields := []reflect.StructField{}
			for _, field := range value[1:] {
				pair := field.([]interface{})
				fields = append(fields, reflect.StructField{Name: pair[0].(string), Type: typeOf(pair[1])})
			}
			return reflect.StructOf(fields)
		}
	}
	panic(fmt.Sprint(value))
}

func read(name string) {
	file, err := os.Open(name)
	check(err)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		space := strings.LastIndex(lines.Text(), " ")
		var description interface{}
		check(json.Unmarshal([]byte(lines.Text()[:space]), &description))
		stream, err := hex.DecodeString(lines.Text()[space+1:])
		check(err)
		v := reflect.New(typeOf(description))
		if err := gob.NewDecoder(bytes.NewReader(stream)).DecodeValue(v); err != nil {
			fmt.Fprintf(out, "error: %v\n", err)
			continue
		}
		fmt.Fprintln(out, text(describe(v.Elem())))
	}
}

func main() {
	register()
	if os.Args[1] == "read" {
		read(os.Args[2])
		return
	}
	seed, err := strconv.ParseInt(os.Args[2], 10, 64)
	check(err)
	count, err := strconv.Atoi(os.Args[3])
	check(err)
	write(seed, count)
}
