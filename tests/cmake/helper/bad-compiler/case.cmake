# A compiler too old for C++20, which CMake's own first checks do not tell.
set(build FALSE)
set(helper FALSE)
set(options "-DGOCGO_HOST_CXX=${BIN}/c++")
function(case_prepare)
    find_program(_cxx c++ NO_CACHE)
    case_script("${BIN}/c++"
        "for word; do case $word in -std=*20) echo \"c++: error: unrecognized option '-std=gnu++20'\" >&2; exit 1 ;; esac; done\nexec '${_cxx}' \"$@\""
    )
endfunction()
