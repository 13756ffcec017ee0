# Removed while its settings are asked for.
set(options "-DGOCGO_GO=${BIN}/go")
function(case_prepare)
    find_program(_go go NO_CACHE)
    case_script("${BIN}/go" "case $* in 'env -json'*) rm \"$0\" ;; esac; exec '${_go}' \"$@\"")
endfunction()
