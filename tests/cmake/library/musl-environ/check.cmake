foreach(_kind IN ITEMS static static-pie dynamic)
    execute_process(
        COMMAND "${CMAKE_COMMAND}" -E env GREETING=first "${BUILD}/${_kind}" a "b c"
        RESULT_VARIABLE _result
        OUTPUT_VARIABLE _said
        ERROR_VARIABLE _errors
        TIMEOUT 60
    )
    if(NOT "${_result} ${_said}" STREQUAL "0 a,b c first\n")
        case_fail("${_kind}: ${_result}: ${_said}${_errors}")
    endif()
endforeach()

# A linker that calls the constructors in another order, here by another priority: Go starts, with an empty name and no arguments.
set(_archive "${WORK}/reordered.a")
execute_process(
    COMMAND
        objcopy --rename-section .init_array.00000=.init_array.65534 --rename-section
        .rela.init_array.00000=.rela.init_array.65534 "${BUILD}/libwords.a" "${_archive}"
    COMMAND_ERROR_IS_FATAL ANY
)
execute_process(
    COMMAND
        musl-gcc -static "-I${BUILD}/CMakeFiles/gocgo/words/Release/include" "${CASE}/main.c" "${_archive}" -o
        "${WORK}/reordered"
    COMMAND_ERROR_IS_FATAL ANY
)
execute_process(
    COMMAND "${CMAKE_COMMAND}" -E env GREETING=first "${WORK}/reordered" a
    RESULT_VARIABLE _result
    OUTPUT_VARIABLE _said
    ERROR_VARIABLE _errors
    TIMEOUT 60
)
if(NOT "${_result} ${_said}" STREQUAL "0  \n")
    case_fail("reordered: ${_result}: ${_said}${_errors}")
endif()
