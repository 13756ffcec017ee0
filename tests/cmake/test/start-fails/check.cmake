# The package loses its tests after the configure.
file(RENAME "${SOURCE}/words/words_test.go" "${SOURCE}/words/words.go")
execute_process(COMMAND ${_env} "${CMAKE_COMMAND}" --build "${BUILD}" RESULT_VARIABLE _result OUTPUT_VARIABLE _said)
if(_result EQUAL 0 OR NOT _said MATCHES "GoCgoCross \\[no-tests\\]: the package of tests has no tests")
    case_fail("a package without tests is built:\n${_said}")
endif()
