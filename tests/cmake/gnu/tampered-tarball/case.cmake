# The digest found is `echo hello | sha256sum`; the one expected is design.md's.
case_plain_cache()
set(build FALSE)
set(toolchain musl-aarch64)
set(options -DGOCGO_PROVIDER=gnu "-DGOCGO_MUSL_TARBALL=${WORK}/musl.tar.gz")
set(path cmake ninja uname aarch64-linux-gnu-gcc)
function(case_prepare)
    file(WRITE "${WORK}/musl.tar.gz" "hello\n")
endfunction()
