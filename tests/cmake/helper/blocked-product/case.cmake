# A folder stands where the program should.
function(case_prepare)
    file(WRITE "${WORK}/build/hello/kept.txt" "the user's")
endfunction()
