#[=======================================================================[.rst:
GoCgoCross
----------

Go programs that use C through cgo, as regular CMake targets.

Commands: :command:`add_go_cgo_executable`, :command:`add_go_cgo_library`, :command:`add_go_cgo_test`,
:command:`add_linkage_test`. Options: the GOCGO_* variables of Options.cmake.
``include(GoCgoCross)`` defines commands and does nothing else.
#]=======================================================================]
include_guard(GLOBAL)
cmake_policy(PUSH)
cmake_policy(VERSION 3.21)
include("${CMAKE_CURRENT_LIST_DIR}/GoCgoCross/Helper.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/GoCgoCross/FindGo.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/GoCgoCross/PkgConfig.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/GoCgoCross/GoArguments.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/GoCgoCross/GoTarget.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/GoCgoCross/AddGoCgoExecutable.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/GoCgoCross/AddGoCgoLibrary.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/GoCgoCross/AddGoCgoTest.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/GoCgoCross/AddLinkageTest.cmake")
cmake_policy(POP)
