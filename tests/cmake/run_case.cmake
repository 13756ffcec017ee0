#[=======================================================================[.rst:
Runs one case: configures (and builds) a small project as a user would, and
compares what the user sees with what the case expects.

  cmake -DCASE=<folder> -DWORK=<folder> -DROOT=<repository> -DGOCGO=<gocgo>
        -DTEST_CACHE=<folder of the fixtures> [-DVARIANT=<generator>[@<toolchain>]] -P run_case.cmake

A case is a folder ``tests/cmake/<module>/<case>/`` with

``CMakeLists.txt``
  The project, with its Go files beside it. Without one: ``tests/cmake/hello``,
  a program that prints a number that C gave.

``case.cmake``
  Optional; sets any of the variables in `_defaults` below.

``expect-result.txt``
  The exit status of the last step that ran. Default: 0.

``expect-stdout.txt``, ``expect-stderr.txt``
  Regular expressions, one a line; each matches somewhere after the one before.
  ``@ROOT@``, ``@CASE@``, ``@SOURCE@``, ``@BUILD@``, ``@CACHE_DIR@``, ``@BIN@``, ``@PROGRAM:<name>@`` stand for
  paths, literally. No expect-stderr.txt: nothing may be printed there.

``check.cmake``
  Optional; runs last, and says with case_fail(<text>) what is wrong.

After each case nothing half-made may be left in the cache.
#]=======================================================================]
cmake_minimum_required(VERSION 3.21)
include("${CMAKE_CURRENT_LIST_DIR}/case_tools.cmake")

macro(_defaults)
    set(build TRUE) # build after the configure
    set(options "") # more arguments of the configure
    set(command "") # if set: run alone, in place of all that
    set(first_options "") # if set: those of a first configure of the same folder, which must work
    set(toolchain "") # a toolchain file of this package, without .cmake
    set(environment "") # NAME=value or --unset=NAME, for all steps
    set(helper TRUE) # with a gocgo that is there; else one is built
    set(path "") # if set: PATH has these programs and no others
    set(source_name source) # the name of the source folder ...
    set(build_name build) # ... and of the build folder
    set(build_options "") # more arguments of the build
    set(install "") # if set: arguments of cmake --install, after the build
    set(run "") # if set: a command, run after that; @BUILD@, @WORK@ and @CONFIG_DIR@ (empty, or /Release) expand
    set(needs "") # programs without which the case is skipped
    set(needs_files "") # files without which it is skipped
endmacro()
_defaults()
set(generator Ninja)
if(NOT "${VARIANT}" STREQUAL "")
    string(REPLACE "@" ";" _variant "${VARIANT}")
    list(GET _variant 0 generator)
endif()
if(_variant MATCHES ";")
    list(GET _variant 1 toolchain)
endif()
set(BIN "${WORK}/bin")
set(CACHE_DIR "${WORK}/cache")
# The fields of a case may name these.
include("${CASE}/case.cmake" OPTIONAL)
set(SOURCE "${WORK}/${source_name}")
set(BUILD "${WORK}/${build_name}")

foreach(_program IN LISTS needs)
    find_program(_found_${_program} "${_program}" NO_CACHE)
    if(NOT _found_${_program})
        message("[case skipped] ${_program} is not installed")
        return()
    endif()
endforeach()
foreach(_file IN LISTS needs_files)
    if(NOT EXISTS "${_file}")
        message("[case skipped] ${_file} is not there: tests/run-all.sh --setup-only makes it")
        return()
    endif()
endforeach()

if(NOT EXISTS "${WORK}/.case" AND EXISTS "${WORK}")
    message(FATAL_ERROR "${WORK} is not a case's folder")
endif()
file(REMOVE_RECURSE "${WORK}")
file(WRITE "${WORK}/.case" "")
if(EXISTS "${CASE}/CMakeLists.txt")
    file(COPY "${CASE}/" DESTINATION "${SOURCE}" PATTERN "expect-*.txt" EXCLUDE PATTERN "c*e.cmake" EXCLUDE)
else()
    file(COPY "${CMAKE_CURRENT_LIST_DIR}/hello/" DESTINATION "${SOURCE}")
endif()
if(COMMAND case_prepare)
    case_prepare()
endif()

# What the machine's user has set is not part of the case.
set(_env "${CMAKE_COMMAND}" -E env)
foreach(
    _name
    IN
    ITEMS
        CC
        CXX
        CFLAGS
        CXXFLAGS
        CPPFLAGS
        LDFLAGS
        GOFLAGS
        GOOS
        GOARCH
        GOWORK
        CMAKE_TOOLCHAIN_FILE
        CMAKE_GENERATOR
        CMAKE_BUILD_TYPE
        CPATH
        LIBRARY_PATH
        DESTDIR
        MAKEFLAGS
        GOCGO_PROVIDER
        GOCGO_ZIG
        GOCGO_MUSL_TARBALL
        GOCGO_GO
        GOCGO_HOST_CXX
        GOCGO_PYTHON
        GOCGO_HELPER
        GOCGO_EMULATOR
        CTEST_INTERACTIVE_DEBUG_MODE
        VERBOSE
)
    list(APPEND _env "--unset=${_name}")
endforeach()
# Nothing is fetched unless a case says so: GOCGO_OFFLINE, and Go's proxy off.
list(APPEND _env LC_ALL=C.UTF-8 GOPROXY=off GOCGO_OFFLINE=ON "GOCGO_CACHE_DIR=${CACHE_DIR}")
if(helper)
    list(APPEND _env "GOCGO_HELPER=${GOCGO}")
endif()
if(NOT "${path}" STREQUAL "")
    case_link_programs("${BIN}" ${path})
    list(APPEND _env "PATH=${BIN}")
endif()
list(APPEND _env ${environment})

set(_no_warnings -Wno-dev)
if(CMAKE_VERSION VERSION_GREATER_EQUAL 4.4)
    set(_no_warnings -Wno-author)
endif()
set(_configure
    "${CMAKE_COMMAND}"
    -S
    "${SOURCE}"
    -B
    "${BUILD}"
    -G
    "${generator}"
    ${_no_warnings}
    "-DCMAKE_MODULE_PATH=${ROOT}/cmake"
)
if(NOT generator MATCHES "Multi")
    list(APPEND _configure -DCMAKE_BUILD_TYPE=Release)
endif()
if(NOT "${toolchain}" STREQUAL "")
    list(APPEND _configure "-DCMAKE_TOOLCHAIN_FILE=${ROOT}/toolchains/${toolchain}.cmake")
endif()

set(CONFIG_DIR "")
if(generator MATCHES "Multi")
    set(CONFIG_DIR "/Release")
endif()
string(CONFIGURE "${run}" run @ONLY)
string(CONFIGURE "${install}" install @ONLY)
set(result 0)
set(stdout "")
set(stderr "")
# One step: its output is added to what was seen so far.
macro(_step)
    execute_process(
        COMMAND ${_env} ${ARGN}
        RESULT_VARIABLE result
        OUTPUT_VARIABLE _out
        ERROR_VARIABLE _err
        WORKING_DIRECTORY "${WORK}"
        TIMEOUT 900
    )
    string(APPEND stdout "${_out}")
    string(APPEND stderr "${_err}")
endmacro()
if(NOT "${command}" STREQUAL "")
    _step(${command})
    set(build FALSE)
else()
    if(NOT "${first_options}" STREQUAL "")
        _step(${_configure} ${first_options})
        if(NOT result EQUAL 0)
            message(FATAL_ERROR "the first configure failed:\n${stdout}${stderr}")
        endif()
    endif()
    _step(${_configure} ${options})
endif()
if(result EQUAL 0 AND build)
    _step("${CMAKE_COMMAND}" --build "${BUILD}" --config Release ${build_options})
    if(result EQUAL 0 AND NOT "${install}" STREQUAL "")
        _step("${CMAKE_COMMAND}" --install "${BUILD}" --config Release ${install})
    endif()
    if(result EQUAL 0 AND NOT "${run}" STREQUAL "")
        _step(${run})
    endif()
endif()

# A loaded machine shows how long it takes; a quick one does not.
string(REGEX REPLACE "GoCgoCross: [^\n]* is being compiled \\([0-9]+ s\\)\n" "" stderr "${stderr}")

case_compare_result("${result}")
case_compare_text(stdout "${stdout}" "${CASE}/expect-stdout.txt")
case_compare_text(stderr "${stderr}" "${CASE}/expect-stderr.txt")
if(stderr MATCHES "GoCgoCross \\[" AND stderr MATCHES "CMake Error: ")
    case_fail("CMake adds words of its own to the error")
endif()
case_check_cache("${CACHE_DIR}")
include("${CASE}/check.cmake" OPTIONAL)
case_report()
