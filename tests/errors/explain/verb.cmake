# cmake -DGOCGO=<gocgo> -DCASE=<case> -DLOGS=<folder> -DWORK=<folder> -P verb.cmake
# The verb's command line, what it reads and what it writes.
cmake_minimum_required(VERSION 3.21)
file(MAKE_DIRECTORY "${WORK}")

# explain([INPUT <file>] <argument>...): sets status, out and err.
function(explain)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" "INPUT" "")
    set(input "")
    if(arg_INPUT)
        set(input INPUT_FILE "${arg_INPUT}")
    endif()
    execute_process(
        COMMAND "${GOCGO}" explain ${arg_UNPARSED_ARGUMENTS} ${input}
        RESULT_VARIABLE status
        OUTPUT_VARIABLE out
        ERROR_VARIABLE err
    )
    set(status "${status}" PARENT_SCOPE)
    set(out "${out}" PARENT_SCOPE)
    set(err "${err}" PARENT_SCOPE)
endfunction()

# expect(<variable> <relation of if()> <value>)
function(expect variable relation value)
    if(NOT "${${variable}}" ${relation} "${value}")
        message(SEND_ERROR "${CASE}: ${variable} is not ${relation} '${value}' but: ${${variable}}\nout: ${out}\nerr: ${err}")
    endif()
endfunction()

if(CASE STREQUAL "usage")
    foreach(
        arguments
        IN
        ITEMS "--nonsense" "--format" "--format;xml" "--format=" "a.log;b.log"
    )
        explain(${arguments})
        expect(status EQUAL 2)
        expect(out STREQUAL "")
        expect(err MATCHES "^GoCgoCross \\[usage\\]: .*fix: +gocgo explain --help")
    endforeach()
    explain(--help)
    expect(status EQUAL 0)
    expect(out MATCHES "^usage: gocgo explain")
    explain(--tags)
    expect(status EQUAL 0)
    expect(out MATCHES "(^|\n)cc-arch\n")

elseif(CASE STREQUAL "input")
    # Not there, a folder: unreadable.
    foreach(file IN ITEMS "${WORK}/none.log" "${WORK}")
        explain("${file}")
        expect(status EQUAL 3)
        expect(out STREQUAL "")
        expect(err MATCHES "^GoCgoCross \\[unreadable\\]: .*file: .*reason: .*fix: ")
    endforeach()
    # Standard input, with - and without; a name that begins with a dash.
    file(WRITE "${WORK}/-log" "error obtaining VCS status: exit status 128\n")
    foreach(arguments IN ITEMS "" "-")
        explain(INPUT "${WORK}/-log" ${arguments})
        expect(status EQUAL 0)
        expect(out MATCHES "^GoCgoCross \\[vcs-stamp\\]")
    endforeach()
    execute_process(
        COMMAND "${GOCGO}" explain -- -log
        WORKING_DIRECTORY "${WORK}"
        RESULT_VARIABLE status
        OUTPUT_VARIABLE out
        ERROR_VARIABLE err
    )
    expect(status EQUAL 0)
    # A last line without an end, and an empty log.
    file(WRITE "${WORK}/cut.log" "error obtaining VCS status: exit status 128")
    explain("${WORK}/cut.log")
    expect(status EQUAL 0)
    file(WRITE "${WORK}/empty.log" "")
    explain("${WORK}/empty.log")
    expect(status EQUAL 1)
    expect(out MATCHES "^No trouble [^\n]*\n$")

elseif(CASE STREQUAL "json")
    # Line numbers count LF; a progress bar's CR does not begin a line, CRLF is one end.
    file(
        WRITE "${WORK}/two.log"
        "one\r\n 10%\r 50%\r100%\n\nerror obtaining VCS status: exit status 128\r\n\"x\"\t: missing go.sum entry for go.mod file\n"
    )
    explain(--format json "${WORK}/two.log")
    expect(status EQUAL 0)
    string(JSON count LENGTH "${out}")
    expect(count EQUAL 2)
    string(JSON tag GET "${out}" 0 tag)
    string(JSON number GET "${out}" 0 line_number)
    string(JSON line GET "${out}" 0 line)
    expect(tag STREQUAL "vcs-stamp")
    expect(number EQUAL 4)
    expect(line STREQUAL "error obtaining VCS status: exit status 128")
    string(JSON tag GET "${out}" 1 tag)
    string(JSON number GET "${out}" 1 line_number)
    expect(tag STREQUAL "go-sum")
    expect(number EQUAL 5)
    string(JSON members LENGTH "${out}" 0)
    expect(members EQUAL 5)
    # None: an empty array, and the status says it.
    file(WRITE "${WORK}/none.log" "all is well\n")
    explain(--format=json "${WORK}/none.log")
    expect(status EQUAL 1)
    string(JSON count LENGTH "${out}")
    expect(count EQUAL 0)

elseif(CASE STREQUAL "own_errors")
    # What GoCgoCross said itself is said again, also a tag that is no trouble of a log, and CMake's wrapped lines are joined.
    file(
        WRITE "${WORK}/own.log"
        "CMake Error at Fail.cmake:49 (message):\n  GoCgoCross [provider]: there is no provider that can serve this target on\n  this machine.\n\n    target:  linux-arm64-musl\n    fix:     pip install ziglang\n\nCall Stack:\n"
    )
    explain("${WORK}/own.log")
    expect(status EQUAL 0)
    expect(out MATCHES "^GoCgoCross \\[provider\\]: there is no provider that can serve this target on this machine\\.\n  line 2: GoCgoCross \\[provider\\]: [^\n]*\n  fix:    pip install ziglang\n$")
    # A report about a file that names the same tag as a line of the log does: once.
    file(
        WRITE "${WORK}/both.log"
        "qemu-aarch64: Could not open '/lib/ld-linux-aarch64.so.1': No such file or directory\nGoCgoCross [not-static]: shop is not static.\n  needed: libc.so.6\n  fix:    link with -static\n"
    )
    explain(--format json "${WORK}/both.log")
    string(JSON count LENGTH "${out}")
    expect(count EQUAL 1)
    # A message of progress is no error.
    file(WRITE "${WORK}/progress.log" "-- GoCgoCross: building the helper with c++ (once, some seconds)\n")
    explain("${WORK}/progress.log")
    expect(status EQUAL 1)

elseif(CASE STREQUAL "several_lines")
    # The first line of a sign is shown; without its second it is innocent, and so it is when that is far away.
    set(skipped "ld: skipping incompatible /usr/lib/x86_64-linux-gnu/libz.so when searching for -lz\n")
    file(WRITE "${WORK}/near.log" "${skipped}ld: cannot find -lz: No such file or directory\n")
    explain(--format json "${WORK}/near.log")
    string(JSON tag GET "${out}" 0 tag)
    string(JSON number GET "${out}" 0 line_number)
    expect(tag STREQUAL "host-library")
    expect(number EQUAL 1)
    file(WRITE "${WORK}/alone.log" "${skipped}")
    explain("${WORK}/alone.log")
    expect(status EQUAL 1)
    string(REPEAT "compiling\n" 300 between)
    file(WRITE "${WORK}/far.log" "${skipped}${between}ld: cannot find -lz: No such file or directory\n")
    explain(--format json "${WORK}/far.log")
    string(JSON tag GET "${out}" 0 tag)
    expect(tag STREQUAL "lib-missing")
    # The other way round nothing was skipped for it.
    file(WRITE "${WORK}/turned.log" "ld: cannot find -lz: No such file or directory\n${skipped}")
    explain(--format json "${WORK}/turned.log")
    string(JSON tag GET "${out}" 0 tag)
    expect(tag STREQUAL "lib-missing")
    # -linkmode external makes -extldflags count.
    set(file "shop: ELF 64-bit LSB executable, x86-64, dynamically linked, interpreter /lib64/ld-linux-x86-64.so.2\n")
    file(WRITE "${WORK}/ignored.log" "go build -ldflags '-extldflags \"-static\"' .\n${file}")
    explain("${WORK}/ignored.log")
    expect(out MATCHES "^GoCgoCross \\[extldflags-ignored\\].*line 1: go build")
    file(WRITE "${WORK}/external.log" "go build -ldflags '-linkmode external -extldflags \"-static\"' .\n${file}")
    explain("${WORK}/external.log")
    expect(status EQUAL 1)

elseif(CASE STREQUAL "quotes")
    # GNU ld opens a quote with `, GCC in UTF-8 has ‘ and ’, French « and ».
    foreach(
        quoted
        IN
        ITEMS "`pread64'" "'pread64'" "‘pread64’" "« pread64 »" "« pread64 »" "“pread64”"
    )
        file(WRITE "${WORK}/quoted.log" "x.c:1:2: error: ${quoted} undeclared here\n")
        explain("${WORK}/quoted.log")
        expect(status EQUAL 0)
        expect(out MATCHES "^GoCgoCross \\[musl-lfs64\\]")
    endforeach()
    # _stat64 is MinGW's: no word that begins with stat64.
    file(WRITE "${WORK}/word.log" "x.o: undefined reference to `_stat64'\n")
    explain("${WORK}/word.log")
    expect(status EQUAL 1)

elseif(CASE STREQUAL "long_lines")
    # One line of 100 MB takes less than two seconds of processor time, whatever it is made of; where the shell can measure that.
    find_program(sh NAMES sh)
    foreach(unit IN ITEMS "x" "undefined reference to `operator " "‘" "\r")
        string(LENGTH "${unit}" length)
        math(EXPR times "100000000 / ${length}")
        string(REPEAT "${unit}" ${times} line)
        file(WRITE "${WORK}/long.log" "${line}\nerror obtaining VCS status: exit status 128\n")
        set(line "")
        set(command
            "${GOCGO}"
            explain
            --format
            json
            "${WORK}/long.log"
        )
        if(sh AND NOT CMAKE_HOST_WIN32)
            set(command
                "${sh}"
                -c
                "ulimit -t 2 && exec \"$@\""
                sh
                ${command}
            )
        endif()
        execute_process(COMMAND ${command} RESULT_VARIABLE status OUTPUT_VARIABLE out ERROR_VARIABLE err)
        expect(status EQUAL 0)
        string(JSON number GET "${out}" 0 line_number)
        expect(number EQUAL 2)
    endforeach()
    # Of a long line the part that matters is shown.
    string(REPEAT "-I/home/ci/include " 100000 words)
    file(WRITE "${WORK}/long.log" "${words} invalid flag in #cgo CFLAGS: -fplugin=x.so ${words}\n")
    explain(--format json "${WORK}/long.log")
    expect(status EQUAL 0)
    string(JSON line GET "${out}" 0 line)
    expect(line MATCHES "^….*invalid flag in #cgo CFLAGS: -fplugin=x.so .*…$"
    )
    string(LENGTH "${line}" length)
    expect(length LESS 400)
    file(REMOVE "${WORK}/long.log")

else()
    message(FATAL_ERROR "There is no case '${CASE}'.")
endif()
