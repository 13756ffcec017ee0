if(NOT result EQUAL 0)
    return()
endif()
# The packed program is for its target, needs nothing, and runs.
file(GLOB _packages "${BUILD}/case-1.2-*.tar.gz")
file(ARCHIVE_EXTRACT INPUT "${_packages}" DESTINATION "${WORK}/unpacked")
file(GLOB _tool "${WORK}/unpacked/*/bin/tool*")
file(STRINGS "${ROOT}/toolchains/targets.csv" _row REGEX ",${toolchain}," LIMIT_COUNT 1)
string(REGEX REPLACE ",.*" "" _target "${_row}")
execute_process(
    COMMAND "${GOCGO}" check --target "${_target}" --linkage static "${_tool}"
    RESULT_VARIABLE _result
    OUTPUT_VARIABLE _said
    ERROR_VARIABLE _said
)
if(NOT _result EQUAL 0)
    case_fail("gocgo check ${_target}: ${_result} ${_said}")
endif()
if(toolchain MATCHES "^musl-")
    set(_emulator "")
    if(toolchain STREQUAL "musl-aarch64")
        set(_emulator qemu-aarch64)
    endif()
    execute_process(COMMAND ${_emulator} "${_tool}" OUTPUT_VARIABLE _said)
    if(NOT _said STREQUAL "an apple costs 31\n")
        case_fail("the program says: ${_said}")
    endif()
endif()
