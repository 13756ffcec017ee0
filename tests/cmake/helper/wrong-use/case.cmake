set(command "${GOCGO}" link --plans)
