set(build FALSE)
set(options "-DGOCGO_HELPER=${WORK}/no-gocgo")
