case_absent("${BUILD}/shop" "${BUILD}/shop.gocgo")
