case_present("${BUILD}/hello/kept.txt")
case_absent("${BUILD}/hello.gocgo")
