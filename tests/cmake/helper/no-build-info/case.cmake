# CMake is a program, and none of Go's.
set(command "${GOCGO}" check --require-cgo "${CMAKE_COMMAND}")
