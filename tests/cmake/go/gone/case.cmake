# Removed between the configure and the build.
set(options "-DGOCGO_GO=${BIN}/go")
function(case_prepare)
    find_program(_go go NO_CACHE)
    case_script("${BIN}/go" "rm \"$0\"; exec '${_go}' \"$@\"")
endfunction()
