include_guard(GLOBAL)

# Adds the test <test>: `gocgo check` with the words of <policy> on the file of <target>.
function(_gocgo_add_check_test test target policy)
    _gocgo_helper(_gocgo)
    add_test(NAME ${test} COMMAND "${_gocgo}" check ${policy} "$<TARGET_FILE:${target}>")
    set_property(TEST ${test} APPEND PROPERTY LABELS linkage)
endfunction()
