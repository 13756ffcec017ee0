# The consumer is C, and its link needs the C++ library.
file(WRITE "${WORK}/line" "four\n")
execute_process(
    COMMAND "${BUILD}${CONFIG_DIR}/tool"
    INPUT_FILE "${WORK}/line"
    RESULT_VARIABLE _result
    OUTPUT_VARIABLE _said
    ERROR_VARIABLE _errors
)
if(NOT "${_result} ${_said}${_errors}" STREQUAL "0 Go writes\n5\n")
    case_fail("the program says, and ends with ${_result}:\n${_said}${_errors}")
endif()
execute_process(
    COMMAND "${BUILD}${CONFIG_DIR}/tool" panic
    INPUT_FILE "${WORK}/line"
    RESULT_VARIABLE _result
    OUTPUT_VARIABLE _said
    ERROR_VARIABLE _errors
)
if(
    _result EQUAL 0
    OR NOT _errors MATCHES "panic: no words\n"
    OR NOT _errors MATCHES "main\\.Panic\\("
    OR NOT _said STREQUAL "Go writes\n5\n"
)
    case_fail("a panic does not show its stack (${_result}):\n${_errors}")
endif()
