set(_go "${SOURCE}/words/words.go")
set(_header "${BUILD}/CMakeFiles/gocgo/words/Release/include/words.h")
file(GLOB _installed "${WORK}/prefix/lib/libgowords.a")
if(NOT _installed)
    case_fail("the library is not installed")
endif()
case_present("${WORK}/prefix/include/words.h" "${WORK}/prefix/cmake/words-config.cmake")
if(NOT toolchain MATCHES "mingw")
    if(NOT stdout MATCHES "\n3 42 3 LOUD a b,c hello there\n$")
        case_fail("the program does not print what it should")
    endif()
endif()

# Another project finds the installed library, with all that it needs.
if(toolchain STREQUAL "")
    execute_process(
        COMMAND
            ${_env} "${CMAKE_COMMAND}" -S "${SOURCE}/consumer" -B "${WORK}/consumer" -G Ninja -DCMAKE_BUILD_TYPE=Release
            "-DCMAKE_PREFIX_PATH=${WORK}/prefix"
        RESULT_VARIABLE _result
        OUTPUT_VARIABLE _said
        ERROR_VARIABLE _said
    )
    if(_result EQUAL 0)
        execute_process(
            COMMAND ${_env} "${CMAKE_COMMAND}" --build "${WORK}/consumer"
            RESULT_VARIABLE _result
            OUTPUT_VARIABLE _said
            ERROR_VARIABLE _said
        )
    endif()
    if(_result EQUAL 0)
        execute_process(COMMAND ${_env} "${WORK}/consumer/consumer" y OUTPUT_VARIABLE _said)
    endif()
    if(NOT _said MATCHES "^2 42 3 LOUD y hello there\n$")
        case_fail("a project that finds the installed library does not work:\n${_said}")
    endif()
endif()

# Another body: the library and what links it are new, and nothing of C is compiled again.
macro(_build)
    execute_process(
        COMMAND ${_env} "${CMAKE_COMMAND}" --build "${BUILD}" --config Release
        RESULT_VARIABLE _result
        OUTPUT_VARIABLE _said
        ERROR_VARIABLE _said
    )
    if(NOT _result EQUAL 0)
        case_fail("a second build fails:\n${_said}")
    endif()
endmacro()
file(TIMESTAMP "${_header}" _before)
file(READ "${_go}" _text)
string(REPLACE "word + " "word + \"ER\" + " _text "${_text}")
execute_process(COMMAND "${CMAKE_COMMAND}" -E sleep 1.1)
file(WRITE "${_go}" "${_text}")
_build()
if(_said MATCHES "Building C object[^\n]*main\\.c")
    case_fail("a changed function body compiles the consumer again:\n${_said}")
endif()
file(TIMESTAMP "${_header}" _after)
if(NOT _before STREQUAL _after)
    case_fail("the header has the same text and another time")
endif()
if(NOT toolchain MATCHES "mingw")
    set(_emulator "")
    if(toolchain STREQUAL "musl-aarch64")
        set(_emulator qemu-aarch64)
    endif()
    execute_process(COMMAND ${_emulator} "${BUILD}${CONFIG_DIR}/tool" x OUTPUT_VARIABLE _said)
    if(NOT _said MATCHES "^2 42 3 LOUDER x ")
        case_fail("the changed library is not in the program: ${_said}")
    endif()
endif()

# Another exported function: a consumer that reads the header is compiled again.
file(WRITE "${_go}" "${_text}\n//export More\nfunc More() C.int { return 1 }\n")
_build()
if(NOT _said MATCHES "Building C object[^\n]*main\\.c")
    case_fail("a changed header does not compile the consumer again:\n${_said}")
endif()
file(GLOB _archives "${BUILD}/libgowords.a" "${BUILD}/Release/libgowords.a")
file(TIMESTAMP "${_archives}" _before)
execute_process(COMMAND "${CMAKE_COMMAND}" -E sleep 1.1)
_build()
file(TIMESTAMP "${_archives}" _after)
if(NOT _before STREQUAL _after)
    case_fail("a build where nothing changed makes the library again:\n${_said}")
endif()
