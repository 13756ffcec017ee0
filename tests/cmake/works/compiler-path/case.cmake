# A compiler whose path has blanks and a quote.
set(options "-DCMAKE_C_COMPILER=${WORK}/o'brien's tools/gcc")
set(run "@BUILD@/shop")
set(needs gcc)
function(case_prepare)
    case_link_programs("${WORK}/o'brien's tools" gcc)
endfunction()
