# A folder below a regular file: not even root can make it.
set(build FALSE)
set(helper FALSE)
set(options "-DGOCGO_CACHE_DIR=${WORK}/a-file/cache")
function(case_prepare)
    file(WRITE "${WORK}/a-file" "")
endfunction()
