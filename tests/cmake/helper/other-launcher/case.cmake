set(command
    "${GOCGO}"
    link
    --plans
    "${WORK}/plans"
    --config
    Release
    --
    distcc
    /usr/bin/cc
    -m64
    gocgo.Release.stub.c.o
    -o
    shop
)
function(case_prepare)
    file(WRITE "${WORK}/plans/Release/plan.txt" "name=shop\nbuildmode=exe\ncc=/usr/bin/cc\ncc=-m64\n")
    file(WRITE "${WORK}/plans/Release/flags.C.txt" "")
endfunction()
