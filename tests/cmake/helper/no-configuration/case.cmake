set(command "${GOCGO}" link --plans "${WORK}/plans" -- cc main.o -o shop)
