set(build FALSE)
set(generator "Watcom WMake")
set(options -DCMAKE_MAKE_PROGRAM=make)
