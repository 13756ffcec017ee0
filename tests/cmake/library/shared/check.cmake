set(_names "Parts;Say;Twice")
if(toolchain MATCHES "mingw")
    set(_library "${WORK}/prefix/bin/libgowords.dll")
    case_present("${_library}" "${WORK}/prefix/lib/libgowords.dll.a" "${WORK}/prefix/include/words.h")
    execute_process(COMMAND ${triple}-objdump -p "${_library}" OUTPUT_VARIABLE _said)
    string(REGEX REPLACE "^.*Name Pointer. Table\n|\n\n.*$" "" _found "${_said}")
    string(REGEX REPLACE "[^\n]*. ([A-Za-z_0-9]+)(\n|$)" "\\1;" _found "${_found}")
    list(REMOVE_ITEM _found "")
    # The program asks for the name that the library has.
    execute_process(COMMAND ${triple}-objdump -p "${WORK}/prefix/bin/linked.exe" OUTPUT_VARIABLE _said)
    if(NOT _said MATCHES "DLL Name: libgowords\\.dll\n")
        case_fail("the program does not import libgowords.dll")
    endif()
else()
    set(_library "${WORK}/prefix/lib/libgowords.so.1.2.3")
    case_present("${_library}" "${WORK}/prefix/lib/libgowords.so.1" "${WORK}/prefix/lib/libgowords.so")
    case_present("${WORK}/prefix/include/words.h")
    execute_process(COMMAND readelf -d "${_library}" OUTPUT_VARIABLE _said)
    if(NOT _said MATCHES "soname: \\[libgowords\\.so\\.1\\]")
        case_fail("the soname is not libgowords.so.1:\n${_said}")
    endif()
    execute_process(
        COMMAND nm --dynamic --defined-only --format=posix "${_library}"
        OUTPUT_VARIABLE _said
    )
    string(REGEX REPLACE " [^\n]*\n" ";" _found "${_said}")
    list(REMOVE_ITEM _found "")
    execute_process(
        COMMAND "${CMAKE_COMMAND}" -E env "LD_LIBRARY_PATH=${WORK}/prefix/lib" "${WORK}/prefix/bin/linked"
        OUTPUT_VARIABLE _said
    )
    if(NOT _said MATCHES "^linked 42 ")
        case_fail("the installed program does not run: ${_said}")
    endif()
endif()
list(SORT _found)
if(NOT "${_found}" STREQUAL "${_names}")
    case_fail("the library exports: ${_found}")
endif()

# Another project finds the installed library, and its program runs with it.
set(_consumer
    "${CMAKE_COMMAND}"
    -S
    "${SOURCE}/consumer"
    -B
    "${WORK}/consumer"
    -G
    Ninja
    -DCMAKE_BUILD_TYPE=Release
    ${options}
)
if(toolchain)
    list(APPEND _consumer "-DCMAKE_TOOLCHAIN_FILE=${ROOT}/toolchains/${toolchain}.cmake")
endif()
case_run("the configure of the consumer" ${_consumer} "-Dwords_DIR=${WORK}/prefix/cmake")
case_run("the build of the consumer" "${CMAKE_COMMAND}" --build "${WORK}/consumer")
case_run("the test of the consumer" "${CMAKE_CTEST_COMMAND}" --test-dir "${WORK}/consumer" -V)
if(NOT _said MATCHES "linked 42 ")
    case_fail("the program of a project that finds the installed library says:\n${_said}")
endif()

# Builds again after a change, and gives what was said.
macro(_build)
    execute_process(COMMAND "${CMAKE_COMMAND}" -E sleep 1.1)
    case_build_again()
endmacro()
_build()
if(_said MATCHES "Linking|Building")
    case_fail("a build where nothing changed makes something:\n${_said}")
endif()
file(READ "${SOURCE}/words/words.go" _text)
string(REPLACE "d words" "d WORDS" _text "${_text}")
file(WRITE "${SOURCE}/words/words.go" "${_text}")
_build()
if(_said MATCHES "Building CXX" OR NOT _said MATCHES "Linking C")
    case_fail("a changed function body does not just link the library again:\n${_said}")
endif()
file(WRITE "${SOURCE}/words/words.go" "${_text}\n//export More\nfunc More() C.int { return 1 }\n")
_build()
if(NOT _said MATCHES "Building CXX object[^\n]*linked\\.cpp")
    case_fail("a changed header does not compile the program again:\n${_said}")
endif()
