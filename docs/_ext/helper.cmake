# Prints the path of gocgo, built into the cache if need be: for the reference, which is drawn from its --help.
include("${CMAKE_CURRENT_LIST_DIR}/../../cmake/GoCgoCross/Helper.cmake")
_gocgo_helper(_gocgo)
execute_process(COMMAND "${CMAKE_COMMAND}" -E echo "${_gocgo}")
