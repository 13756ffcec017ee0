#[=======================================================================[.rst:
Included by a test program's discover.cmake (AddGoCgoTest.cmake), which sets the
variables: after a build in a script, `cmake -P`, and by ctest.

Writes ``tests.cmake`` beside discover.cmake, a CTest test for each test
function that the program lists, unless it is newer than both; within ctest
includes it then. Error: go-tests.
#]=======================================================================]
include("${CMAKE_CURRENT_LIST_DIR}/Fail.cmake")

# A word of a command's text, whatever is in it.
function(_gocgo_quote_word out word)
    set(_equals "==")
    while(word MATCHES "\\]${_equals}(\\]|$)")
        string(APPEND _equals "=")
    endwhile()
    set(${out} "[${_equals}[${word}]${_equals}]" PARENT_SCOPE)
endfunction()

# The commands that add the test <name>: the rest is its command. Takes the caller's settings.
function(_gocgo_test_text out name skip)
    _gocgo_quote_word(_quoted "${name}")
    set(_command "")
    foreach(_word IN LISTS ARGN)
        _gocgo_quote_word(_word "${_word}")
        string(APPEND _command " ${_word}")
    endforeach()
    set(_properties WORKING_DIRECTORY "${_WORKING_DIRECTORY}" ${skip})
    if(NOT _TIMEOUT STREQUAL "")
        math(EXPR _seconds "${_TIMEOUT} + 10")
        list(APPEND _properties TIMEOUT ${_seconds})
    endif()
    set(_words "")
    if(NOT _LABELS STREQUAL "")
        _gocgo_quote_word(_word "${_LABELS}")
        string(APPEND _words " LABELS ${_word}")
    endif()
    foreach(_word IN LISTS _properties _PROPERTIES)
        _gocgo_quote_word(_word "${_word}")
        string(APPEND _words " ${_word}")
    endforeach()
    set(${out} "add_test(${_quoted}${_command})\nset_tests_properties(${_quoted} PROPERTIES${_words})\n" PARENT_SCOPE)
endfunction()

# The whole of tests.cmake.
function(_gocgo_discover_tests out)
    set(_pattern "${_RUN}")
    if(_pattern STREQUAL "")
        set(_pattern ".")
    endif()
    execute_process(
        COMMAND ${_EMULATOR} "${_PROGRAM}" "-test.list=${_pattern}" ${_ARGS}
        WORKING_DIRECTORY "${_WORKING_DIRECTORY}"
        TIMEOUT ${_DISCOVERY_TIMEOUT}
        RESULT_VARIABLE _result
        OUTPUT_VARIABLE _listed
        ERROR_VARIABLE _error
    )
    if(_result EQUAL 77 AND "${_EMULATOR}" MATCHES "/CMakeFiles/gocgo/no-emulator$")
        # It says what to install.
        _gocgo_test_text(_text "${_NAME}" "SKIP_RETURN_CODE;77" ${_EMULATOR})
        set(${out} "${_text}" PARENT_SCOPE)
        return()
    endif()
    if(NOT _result EQUAL 0)
        string(STRIP "${_listed}${_error}" _said)
        _gocgo_fail(go-tests "the Go test program ${_NAME} does not list its tests."
            "program" "${_PROGRAM}"
            "run by" "${_EMULATOR}"
            "its end" "${_result}"
            "it says" "${_said}"
            FIX "run it with -test.list=.; DISCOVERY_MODE PRE_TEST puts this off until ctest"
        )
    endif()
    set(_timeout 10m)
    if(NOT _TIMEOUT STREQUAL "")
        set(_timeout "${_TIMEOUT}s")
    endif()
    set(_all "# The tests of ${_NAME}, as it lists them.\n")
    string(REPLACE "\r" "" _listed "${_listed}")
    string(REGEX REPLACE "[][;]" "_" _listed "${_listed}") # in lines of TestMain's only
    string(REPLACE "\n" ";" _lines "${_listed}")
    foreach(_test IN LISTS _lines)
        # A test's name, as `go help testfunc` has it: benchmarks, and what TestMain prints, are none.
        string(REGEX REPLACE "[A-Za-z0-9_]" "" _other "${_test}")
        if(NOT _test MATCHES "^(Test|Fuzz|Example)([^a-z]|$)" OR _other MATCHES "[\t -~]")
            continue()
        endif()
        # A test that is gone, or whose name another part of the output has, must not look good.
        set(_skip
            SKIP_REGULAR_EXPRESSION
            "(^|\n)--- SKIP: ${_test} \\("
            FAIL_REGULAR_EXPRESSION
            "(^|\n)testing: warning: no tests to run"
        )
        _gocgo_test_text(
            _text
            "${_TEST_PREFIX}${_test}"
            "${_skip}"
            ${_EMULATOR}
            "${_PROGRAM}"
            "-test.run=^${_test}$"
            -test.v
            -test.paniconexit0
            "-test.timeout=${_timeout}"
            ${_ARGS}
        )
        string(APPEND _all "${_text}")
    endforeach()
    set(${out} "${_all}" PARENT_SCOPE)
endfunction()

set(_tests "${_PLAN}/tests.cmake")
if(EXISTS "${_PROGRAM}")
    if(
        NOT EXISTS "${_tests}"
        OR NOT "${_tests}" IS_NEWER_THAN "${_PROGRAM}"
        OR NOT "${_tests}" IS_NEWER_THAN "${_PLAN}/discover.cmake"
    )
        file(REMOVE "${_tests}")
        _gocgo_discover_tests(_text)
        file(WRITE "${_tests}" "${_text}")
    endif()
    if(NOT CMAKE_SCRIPT_MODE_FILE)
        include("${_tests}")
    endif()
elseif(NOT CMAKE_SCRIPT_MODE_FILE)
    add_test("${_NAME}_NOT_BUILT" "${_NAME}_NOT_BUILT")
endif()
