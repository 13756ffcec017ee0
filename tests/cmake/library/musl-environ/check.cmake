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
