set(build FALSE)
set(options "-DCMAKE_TOOLCHAIN_FILE=${WORK}/sparc.cmake")
function(case_prepare)
    file(
        WRITE "${WORK}/sparc.cmake"
        "set(GOCGO_TARGET linux-sparc-musl)\ninclude(\"${ROOT}/toolchains/providers/toolchain.cmake\")\n"
    )
endfunction()
