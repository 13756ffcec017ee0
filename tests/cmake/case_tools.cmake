# What run_case.cmake is made of.

# Notes that the case has failed, and why. The run goes on: the other differences are worth seeing too.
function(case_fail text)
    set_property(GLOBAL APPEND_STRING PROPERTY _CASE_FAILURES "${text}\n")
endfunction()

# Runs a command in the case's environment, and gives what it said as _said. One that fails makes the case fail; <what> says which.
function(case_run what)
    execute_process(COMMAND ${_env} ${ARGN} RESULT_VARIABLE _result OUTPUT_VARIABLE _said ERROR_VARIABLE _said)
    if(NOT _result EQUAL 0)
        case_fail("${what} fails:\n${_said}")
    endif()
    set(_said "${_said}" PARENT_SCOPE)
endfunction()

# Builds the case's project again, and gives what was said as _said.
function(case_build_again)
    case_run("a second build" "${CMAKE_COMMAND}" --build "${BUILD}" --config Release)
    set(_said "${_said}" PARENT_SCOPE)
endfunction()

# A folder with links to these programs, for a PATH that has no others. "name=path" links that file by that name.
function(case_link_programs folder)
    file(MAKE_DIRECTORY "${folder}")
    foreach(_name IN LISTS ARGN)
        if(_name MATCHES "^([^=]+)=(.+)$")
            file(CREATE_LINK "${CMAKE_MATCH_2}" "${folder}/${CMAKE_MATCH_1}" SYMBOLIC)
            continue()
        endif()
        unset(_program)
        find_program(_program "${_name}" NO_CACHE)
        if(NOT _program)
            message("[case skipped] ${_name} is not installed")
            message(FATAL_ERROR "")
        endif()
        file(CREATE_LINK "${_program}" "${folder}/${_name}" SYMBOLIC)
    endforeach()
endfunction()

# A script that stands for a program.
function(case_script file text)
    file(WRITE "${file}" "#!/bin/sh\n${text}\n")
    file(CHMOD "${file}" PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
endfunction()

function(case_compare_result result)
    set(_expected 0)
    if(EXISTS "${CASE}/expect-result.txt")
        file(STRINGS "${CASE}/expect-result.txt" _expected LIMIT_COUNT 1)
    endif()
    if(NOT result STREQUAL _expected)
        case_fail("exit status ${result}, expected ${_expected}")
    endif()
endfunction()

function(case_compare_text name text file)
    if(NOT EXISTS "${file}")
        if(name STREQUAL "stderr" AND NOT "${text}" STREQUAL "")
            case_fail("stderr is not empty, and there is no expect-stderr.txt")
        endif()
        return()
    endif()
    # file(STRINGS) would lose brackets' balance and non-ASCII letters.
    file(READ "${file}" _patterns)
    string(REPLACE ";" "<semicolon>" _patterns "${_patterns}")
    string(REPLACE ";" "<semicolon>" text "${text}")
    string(REPLACE "[" "<open>" _patterns "${_patterns}")
    string(REPLACE "]" "<close>" _patterns "${_patterns}")
    string(REGEX REPLACE "\n+" ";" _patterns "${_patterns}")
    foreach(_line IN LISTS _patterns)
        if("${_line}" STREQUAL "")
            continue()
        endif()
        string(REPLACE "<open>" "[" _pattern "${_line}")
        string(REPLACE "<close>" "]" _pattern "${_pattern}")
        # A line's pattern stays on a line.
        string(REPLACE "\\." "<dot>" _pattern "${_pattern}")
        string(REGEX REPLACE "\\.([*+])" "[^\n]\\1" _pattern "${_pattern}")
        string(REPLACE "<dot>" "\\." _pattern "${_pattern}")
        _case_expand(_pattern)
        string(REGEX MATCH "${_pattern}" _found "${text}")
        if("${_found}" STREQUAL "")
            case_fail("${name} has, here, nothing that matches\n    ${_pattern}")
            continue()
        endif()
        string(FIND "${text}" "${_found}" _at)
        string(LENGTH "${_found}" _length)
        math(EXPR _at "${_at} + ${_length}")
        string(SUBSTRING "${text}" ${_at} -1 text)
    endforeach()
endfunction()

# @NAME@ in a pattern becomes that path, with nothing in it special.
function(_case_expand variable)
    set(_text "${${variable}}")
    foreach(
        _name
        IN
        ITEMS ROOT CASE SOURCE BUILD CACHE_DIR BIN WORK GOCGO CMAKE_COMMAND
    )
        if(_text MATCHES "@${_name}@")
            _case_literal(_path "${${_name}}")
            string(REPLACE "@${_name}@" "${_path}" _text "${_text}")
        endif()
    endforeach()
    while(_text MATCHES "@PROGRAM:([^@]+)@")
        set(_whole "${CMAKE_MATCH_0}")
        unset(_program)
        find_program(_program "${CMAKE_MATCH_1}" NO_CACHE)
        _case_literal(_path "${_program}")
        string(REPLACE "${_whole}" "${_path}" _text "${_text}")
    endwhile()
    set(${variable} "${_text}" PARENT_SCOPE)
endfunction()

function(_case_literal out text)
    string(REGEX REPLACE "([][+.*?()^$|\\])" "\\\\\\1" _text "${text}")
    set(${out} "${_text}" PARENT_SCOPE)
endfunction()

# Entries of the cache are complete or absent.
function(case_check_cache folder)
    file(GLOB_RECURSE _left LIST_DIRECTORIES TRUE "${folder}/*")
    list(FILTER _left INCLUDE REGEX "\\.tmp-[^/]*$")
    if(NOT "${_left}" STREQUAL "")
        case_fail("half-made things are left in the cache: ${_left}")
    endif()
endfunction()

function(case_absent)
    foreach(_file IN LISTS ARGN)
        if(EXISTS "${_file}")
            case_fail("this should not be there: ${_file}")
        endif()
    endforeach()
endfunction()

function(case_present)
    foreach(_file IN LISTS ARGN)
        if(NOT EXISTS "${_file}")
            case_fail("this is missing: ${_file}")
        endif()
    endforeach()
endfunction()

macro(case_report)
    get_property(_failures GLOBAL PROPERTY _CASE_FAILURES)
    if(NOT "${_failures}" STREQUAL "")
        message("--- what is wrong\n${_failures}--- exit status ${result}\n--- stdout\n${stdout}\n--- stderr\n${stderr}\n---")
        message(FATAL_ERROR "the case ${CASE} failed")
    endif()
endmacro()

# The Python itself: a python3 on PATH may be a script that needs all of PATH.
function(case_python out)
    set(${out} "a python3 with pip" PARENT_SCOPE)
    execute_process(
        COMMAND python3 -c "import pip, sys; print(sys.executable)"
        OUTPUT_VARIABLE _python
        OUTPUT_STRIP_TRAILING_WHITESPACE
        ERROR_QUIET
        RESULT_VARIABLE _result
    )
    if(_result EQUAL 0)
        set(${out} "${_python}" PARENT_SCOPE)
    endif()
endfunction()

# For what needs a cache in a place without blanks (musl's makefile), wherever the tests are.
macro(case_plain_cache)
    if(CACHE_DIR MATCHES "[ '\"]")
        string(MD5 _place "${WORK}")
        set(CACHE_DIR "/tmp/gocgocross-test-${_place}")
        file(REMOVE_RECURSE "${CACHE_DIR}")
    endif()
endmacro()
