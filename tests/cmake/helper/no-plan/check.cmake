case_absent("${WORK}/stub.c" "${WORK}/stub.d")
