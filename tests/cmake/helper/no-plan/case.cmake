set(command
    "${GOCGO}"
    inputs
    "${WORK}/plans/shop"
    "${WORK}/stub.c"
    "${WORK}/stub.d"
)
