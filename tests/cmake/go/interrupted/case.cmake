# Ctrl-C while the program is listed, with a go that does not mind.
set(command
    "${GOCGO}"
    inputs
    "${WORK}/plans/Release"
    "${WORK}/stub.c"
    "${WORK}/stub.d"
)
function(case_prepare)
    find_program(_go go NO_CACHE)
    find_program(_cc NAMES cc gcc NO_CACHE)
    case_script("${BIN}/go" "trap '' INT\ncase $1 in list) sleep 1; kill -INT $PPID ;; esac\n'${_go}' \"$@\"")
    file(
        WRITE "${WORK}/plans/Release/plan.txt"
        "name=hello\nconfig=Release\nbuildmode=exe\ngo=${BIN}/go\nmodule_dir=${SOURCE}\npackage=.\ngoos=linux\ngoarch=amd64\ncc=${_cc}\n"
    )
    file(WRITE "${WORK}/plans/Release/flags.C.txt" "")
endfunction()
