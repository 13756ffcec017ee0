"""The project that the rebuild tests edit: each part of the program prints one "name=value"."""

MAIN = r'''package main

/*
#include "prices.h"
#include "generated.h"
#include "local.h"
extern int price(void);
extern int shared_value(void);
#ifndef FROM_DEFINITION
#define FROM_DEFINITION 0
#endif
#ifndef FROM_OPTION
#define FROM_OPTION 0
#endif
*/
import "C"

import (
	"fmt"

	"example.test/app/assembly"
	"example.test/app/plusplus"
	"example.test/app/tagged"
	"example.test/app/texts"
	"example.test/app/words"
	"example.test/heavy"
	"example.test/replaced"
	"example.test/worked"
)

var Version = "none"

func main() {
	fmt.Printf("header=%d\ndeep=%d\ngenerated=%d\n", C.PRICES_H, C.DEEP_H, C.GENERATED_H)
	fmt.Printf("local=%d\nlocal_h=%d\n", C.local_value(), C.LOCAL_H)
	fmt.Printf("lib=%d\nshared=%d\n", C.price(), C.shared_value())
	fmt.Printf("definition=%d\noption=%d\n", C.FROM_DEFINITION, C.FROM_OPTION)
	fmt.Printf("assembly=%d\nplusplus=%d\ntagged=%s\nwords=%s\n", assembly.Value(), plusplus.Value(), tagged.Name, words.Text())
	fmt.Printf("texts=%s\nheavy=%d\nreplaced=%s\nworked=%s\nversion=%s\n", texts.All(), heavy.Value(), replaced.Text(), worked.Text(), Version)
}
'''

CMAKE = r'''cmake_minimum_required(VERSION 3.21)
project(rebuild C CXX)
include(GoCgoCross)
add_library(deep STATIC lib/deep.c)
target_include_directories(deep PUBLIC deep_include)
add_library(prices STATIC lib/prices.c)
target_include_directories(prices PUBLIC include)
target_link_libraries(prices PUBLIC deep)
add_library(shared SHARED lib/shared.c)
add_custom_command(OUTPUT generated/generated.h
    COMMAND "${CMAKE_COMMAND}" -E copy "${CMAKE_CURRENT_SOURCE_DIR}/generated.txt" generated/generated.h
    DEPENDS generated.txt)
add_library(made STATIC lib/made.c generated/generated.h)
target_include_directories(made PUBLIC "${CMAKE_CURRENT_BINARY_DIR}/generated")
enable_testing()
add_go_cgo_executable(app ALLOW_NEEDED libshared.so)
target_link_libraries(app PRIVATE prices shared made)
add_go_cgo_executable(foreign PACKAGE ./cmd/foreign)
target_link_libraries(foreign PRIVATE prices)
'''

FILES = {
    "CMakeLists.txt": CMAKE,
    "go.mod": "module example.test/app\n\ngo 1.24\n\nrequire (\n\texample.test/heavy v1.0.0\n\texample.test/reader v1.0.0\n"
              "\texample.test/replaced v0.0.0\n)\n\nreplace example.test/replaced => ./beside/replaced\n",
    "go.work": "go 1.24\n\nuse (\n\t.\n\t./beside/worked\n)\n",
    "main.go": MAIN,
    "local.c": '#include "local.h"\nint local_value(void) { return 1; }\n',
    "local.h": "#define LOCAL_H 1\nint local_value(void);\n",
    "include/prices.h": '#include "deep.h"\n#define PRICES_H 1\n',
    "deep_include/deep.h": "#define DEEP_H 1\n",
    "generated.txt": "#define GENERATED_H 1\n",
    "lib/deep.c": "int deep_price(void) { return 1; }\n",
    "lib/prices.c": "extern int deep_price(void);\nint price(void) { return 10 + deep_price(); }\n",
    "lib/shared.c": "int shared_value(void) { return 1; }\n",
    "lib/made.c": '#include "generated.h"\nint made(void) { return GENERATED_H; }\n',
    "words/words.go": 'package words\n\nfunc Text() string { return "one" }\n',
    "tagged/plain.go": '//go:build !special\n\npackage tagged\n\nconst Name = "plain"\n',
    "tagged/special.go": '//go:build special\n\npackage tagged\n\nconst Name = "special"\n',
    "texts/texts.go": '''package texts

import (
	"embed"
	"io/fs"
)

//go:embed data
var data embed.FS

func All() string {
	all := ""
	fs.WalkDir(data, ".", func(path string, entry fs.DirEntry, err error) error {
		if !entry.IsDir() {
			text, _ := data.ReadFile(path)
			all += "[" + path + ":" + string(text) + "]"
		}
		return nil
	})
	return all
}
''',
    "texts/data/a.txt": "a",
    "texts/data/in/b.txt": "b",
    "plusplus/plusplus.go": "package plusplus\n\n// int plusplus(void);\nimport \"C\"\n\nfunc Value() int { return int(C.plusplus()) }\n",
    "plusplus/value.cpp": 'extern "C" int plusplus(void) { return 1; }\n',
    "assembly/assembly.go": "package assembly\n\nfunc Value() int\n",
    "assembly/value_amd64.s": '#include "textflag.h"\n\nTEXT ·Value(SB), NOSPLIT, $0-8\n\tMOVQ $1, ret+0(FP)\n\tRET\n',
    "assembly/value_arm64.s": '#include "textflag.h"\n\nTEXT ·Value(SB), NOSPLIT, $0-8\n\tMOVD $1, R0\n\tMOVD R0, ret+0(FP)\n\tRET\n',
    "cmd/foreign/main.go": 'package main\n\nimport (\n\t"fmt"\n\n\t"example.test/reader"\n)\n\nfunc main() { fmt.Printf("reader=%d\\n", reader.Value()) }\n',
    "beside/replaced/go.mod": "module example.test/replaced\n\ngo 1.24\n",
    "beside/replaced/text.go": 'package replaced\n\nfunc Text() string { return "one" }\n',
    "beside/worked/go.mod": "module example.test/worked\n\ngo 1.24\n",
    "beside/worked/text.go": 'package worked\n\nfunc Text() string { return "one" }\n',
}

# What the module cache has, as example.test/<name>@<version>.
MODULES = {
    ("heavy", "v1.0.0"): {
        "heavy.go": "package heavy\n\n// int heavy(void);\nimport \"C\"\n\nfunc Value() int { return int(C.heavy()) }\n",
        "heavy.c": "int heavy(void) { return 1; }\n"},
    ("heavy", "v1.1.0"): {
        "heavy.go": "package heavy\n\n// int heavy(void);\nimport \"C\"\n\nfunc Value() int { return int(C.heavy()) }\n",
        "heavy.c": "int heavy(void) { return 2; }\n"},
    ("reader", "v1.0.0"): {
        "reader.go": "package reader\n\n// int reader(void);\nimport \"C\"\n\nfunc Value() int { return int(C.reader()) }\n",
        "reader.c": '#include "prices.h"\nint reader(void) { return PRICES_H; }\n'},
}

EXPECTED = {
    "header": "1", "deep": "1", "generated": "1", "local": "1", "local_h": "1", "lib": "11", "shared": "1", "definition": "0",
    "option": "0", "assembly": "1", "plusplus": "1", "tagged": "plain", "words": "one",
    "texts": "[data/a.txt:a][data/in/b.txt:b]", "heavy": "1", "replaced": "one", "worked": "one", "version": "none",
}
