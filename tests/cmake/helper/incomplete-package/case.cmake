# An installed package has no sources of the helper.
set(build FALSE)
set(helper FALSE)
set(package "${WORK}/share/GoCgoCross")
set(options "-DCMAKE_MODULE_PATH=${package}/cmake")
function(case_prepare)
    file(COPY "${ROOT}/cmake" "${ROOT}/toolchains" DESTINATION "${package}")
endfunction()
