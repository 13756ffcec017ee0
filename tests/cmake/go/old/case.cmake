# From the environment, as `cmake --workflow` needs it.
set(build FALSE)
set(environment "GOCGO_GO=${BIN}/go")
function(case_prepare)
    case_script("${BIN}/go" "echo go1.23.12; echo linux; echo amd64")
endfunction()
