# The end of a test as CTest tells it.
function(_expect_test name end)
    string(REGEX REPLACE "([.*+])" "\\\\\\1" _pattern "${name}")
    if(NOT stdout MATCHES "Test +#[0-9]+: ${_pattern} \\.*${end}")
        case_fail("the test ${name} is not: ${end}")
    endif()
endfunction()

foreach(
    _test
    IN
    ITEMS
        every.twice.TestTwice
        every.twice.TestWhereItRuns
        every.twice.TestParts
        every.twice.TestÄnderung
        every.twice.FuzzTwice
        every.twice.ExampleTwice
        every.cmd.tool.TestMainRuns
        every.plain.TestPlain
        "just TestTwice"
        "just FuzzTwice"
        "just ExampleTwice"
        every.twice.linkage
        every.cmd.tool.linkage
        slow.linkage
)
    _expect_test("${_test}" " +Passed")
endforeach()
_expect_test(every.twice.TestSkipped "\\*+Skipped")
foreach(
    _test
    IN
    ITEMS every.bad.TestFails every.bad.TestFailsThenSkips every.bad.TestExits every.bad.TestPanics slow.TestSleeps
)
    _expect_test(${_test} "\\*+Failed")
endforeach()
foreach(
    _text
    IN
    ITEMS
        "bad_test.go:11: the answer is wrong"
        "bad_test.go:16: worse"
        "panic: unexpected call to os.Exit(0) during test"
        "panic: at the disco"
        "panic: test timed out after 1s"
        "slow_test.go:10 "
        "tests failed out of 22\n"
        "go    .*(13 tests)"
        "unit    .*(13 tests)"
)
    string(FIND "${stdout}" "${_text}" _at)
    if(_at EQUAL -1)
        string(REGEX REPLACE "([()])" "\\\\\\1" _pattern "${_text}")
        if(NOT stdout MATCHES "${_pattern}")
            case_fail("nothing says: ${_text}")
        endif()
    endif()
endforeach()
if(stdout MATCHES "Benchmark|Testify|just linkage|TestMain says|one.linkage|none")
    case_fail("there are tests that should not be")
endif()

# Runs some tests again, with all that they say.
macro(_ctest)
    execute_process(
        COMMAND ${_env} ctest --test-dir "${BUILD}" -C Release ${ARGN}
        RESULT_VARIABLE _result
        OUTPUT_VARIABLE _said
        ERROR_VARIABLE _said
    )
endmacro()
_ctest(-V -R "TestWhereItRuns|TestParts|FuzzTwice")
foreach(
    _text
    IN
    ITEMS "read file, embedded text, hello a b, factor 2" "--- SKIP: TestParts/two" "this part only" "seed 2" "seed 100"
)
    if(NOT _said MATCHES "${_text}")
        case_fail("with -V nothing says: ${_text}\n${_said}")
    endif()
endforeach()

# Builds again; each time what is linked is what has changed.
function(_build expected)
    case_build_again()
    string(REGEX MATCHALL "Linking C[^\n]*" _links "${_said}")
    string(REGEX REPLACE "Linking C (executable |static library )?" "" _links "${_links}")
    string(REGEX REPLACE "Release/" "" _links "${_links}")
    list(SORT _links)
    if(NOT "${_links}" STREQUAL "${expected}")
        case_fail("linked again: ${_links}, expected: ${expected}\n${_said}")
    endif()
endfunction()
macro(_edit file old new)
    file(READ "${SOURCE}/${file}" _text)
    string(REPLACE "${old}" "${new}" _text "${_text}")
    file(WRITE "${SOURCE}/${file}" "${_text}")
endmacro()
_build("")
_edit(twice/testdata/read.txt "file" "page")
_edit(twice/testdata/fuzz/FuzzTwice/fifty "50" "60")
_build("")
_ctest(-V -R "every.twice.*(TestWhereItRuns|FuzzTwice)")
if(NOT _said MATCHES "read page," OR NOT _said MATCHES "seed 120")
    case_fail("a test does not read its changed data:\n${_said}")
endif()
_edit(twice/testdata/embedded.txt "text" "word")
_build("every.twice;one")
_edit(plain/plain_test.go "func TestPlain" "func TestNew(t *testing.T) {}\n\nfunc TestPlain")
_build("every.plain")
_edit(twice.c "value * 2" "2 * value")
_build("every.bad;every.cmd.tool;every.plain;every.twice;libtwice.a;one")
file(WRITE "${SOURCE}/deep/new/new_test.go" "package new\n\nimport \"testing\"\n\nfunc TestNewer(t *testing.T) {}\n")
_build("every.deep.new")
_ctest(-R "New")
if(NOT _said MATCHES "every.plain.TestNew \\.+ +Passed" OR NOT _said MATCHES "every.deep.new.TestNewer \\.+ +Passed")
    case_fail("a new test is not run:\n${_said}")
endif()
file(REMOVE_RECURSE "${SOURCE}/deep" "${SOURCE}/plain")
_build("")
_ctest(-N)
if(_said MATCHES "plain|deep" OR NOT _said MATCHES "every.bad.TestFails")
    case_fail("the tests of a package that is gone are still there:\n${_said}")
endif()
