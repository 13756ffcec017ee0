include_guard(GLOBAL)

#[=======================================================================[.rst:
.. command:: add_go_cgo_library

  Adds a static or shared library target that is built from a Go main package,
  for C and C++ programs that call Go:

  .. code-block:: cmake

    add_go_cgo_library(<name> STATIC
      [PACKAGE <./dir or import path>]
      [MODULE_DIR <dir>]
      [TAGS <tag>...] [GO_LDFLAGS <flag>...] [GO_GCFLAGS <flag>...]
      [ENV <NAME=value>...] [DEFINE <importpath.Var=value>...]
      [VCS_STAMP])
    add_go_cgo_library(<name> SHARED
      [<the same arguments>]
      [LINKAGE STATIC|SYSTEM|ANY]
      [MAX_GLIBC <version>]
      [ALLOW_NEEDED <soname>...] [ALLOW_IMPORT <dll>...]
      [NO_LINKAGE_TEST])

  The arguments are those of :command:`add_go_cgo_executable`. The package's
  functions with ``//export`` are the library's.

  The target is a regular one. What links it gets:

  - the header ``<name>.h``, which declares the exported functions: it is made
    before anything of the consumer is compiled, and its time changes only when
    its text does. It is the target's PUBLIC_HEADER. It repeats the C text above
    ``import "C"`` of the files that export: link the libraries whose headers that
    includes PUBLIC.
  - the libraries that Go and the ``#cgo LDFLAGS`` lines of its packages need.
    These lines are read at configure. A shared library has them in itself.

  A shared library exports these functions and nothing else. VERSION and
  SOVERSION are as for C; a DLL has an import library. It is linked and checked
  as :command:`add_go_cgo_executable` has it, LINKAGE STATIC (for Windows, where it
  is the default) included, with a test ``<name>.linkage``. There is none on musl:
  its loader does not start Go's runtime, error musl-shared.

  On musl the archive is changed so that Go gets the program's arguments: without
  that a program crashes before main (golang/go#13492).

  A Go panic ends the program; a C++ exception must not pass through Go: catch
  it in the callback.

  There can be one Go in a program: an executable or shared library that links
  two of these libraries, or a Go executable that links one, is an error at
  configure, through other libraries too.

  Errors: two-go, no-export, musl-start, musl-shared, and those of add_go_cgo_executable.

  Example::

    add_go_cgo_library(words STATIC PACKAGE ./words)
    add_executable(count main.cpp)
    target_link_libraries(count PRIVATE words)
#]=======================================================================]
function(add_go_cgo_library name)
    _gocgo_go_arguments(_options _one _many)
    if(NOT "SHARED" IN_LIST ARGN)
        list(REMOVE_ITEM _options NO_LINKAGE_TEST)
        list(REMOVE_ITEM _one LINKAGE MAX_GLIBC)
        list(REMOVE_ITEM _many ALLOW_NEEDED ALLOW_IMPORT)
    endif()
    cmake_parse_arguments(PARSE_ARGV 1 arg "STATIC;SHARED;MODULE;OBJECT;${_options}" "${_one}" "${_many}")
    _gocgo_check_generator(add_go_cgo_library)
    if(NOT arg_SHARED)
        # An archive is not linked yet: what it needs is its consumers' matter.
        set(arg_LINKAGE ANY)
    endif()
    _gocgo_check_go_arguments(add_go_cgo_library "${name}")
    if(NOT "${arg_STATIC};${arg_SHARED};${arg_MODULE};${arg_OBJECT}" MATCHES "^(TRUE;FALSE|FALSE;TRUE);FALSE;FALSE$")
        _gocgo_fail(arguments "add_go_cgo_library(${name}): the library's type must be STATIC or SHARED."
            "got" "${ARGN}"
            FIX "add_go_cgo_library(${name} STATIC ...)"
        )
    endif()
    _gocgo_check_main_package(add_go_cgo_library "${name}")
    if(arg_SHARED)
        _gocgo_add_shared_library(${name})
        _gocgo_check_one_go_later()
        return()
    endif()
    add_library(${name} STATIC)
    _gocgo_make_go_target(${name} c-archive)

    _gocgo_helper(_gocgo)
    _gocgo_config(_config)
    set(_plan "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/gocgo/${name}/${_config}")
    set(_archive "${_plan}/${name}.a")
    set(_include "${_plan}/include")
    # The header is a by-product: make would touch it as an output, and each consumer would be compiled again.
    add_custom_command(
        OUTPUT "${_archive}"
        BYPRODUCTS "${_include}/${name}.h"
        COMMAND "${_gocgo}" archive "${_plan}" "${_archive}" "${_include}/${name}.h"
        DEPENDS "${_plan}/gocgo.${_config}.stub.c" "${_gocgo}"
        COMMENT "Building the Go library ${name}"
        VERBATIM
    )
    target_sources(${name} PRIVATE "${_archive}")
    # CMake packs the stub; go's archive takes that one's place. (The stub is new whenever go's archive is.)
    add_custom_command(
        TARGET ${name}
        POST_BUILD
        COMMAND "${CMAKE_COMMAND}" -E copy "${_archive}" "$<TARGET_FILE:${name}>"
        VERBATIM
    )

    _gocgo_library_needs("${name}" _libraries _has_cxx)
    set_property(TARGET ${name} APPEND PROPERTY INTERFACE_INCLUDE_DIRECTORIES "$<BUILD_INTERFACE:${_include}>")
    set_property(TARGET ${name} APPEND PROPERTY INTERFACE_LINK_LIBRARIES ${_libraries})
    set_property(TARGET ${name} PROPERTY PUBLIC_HEADER "${_include}/${name}.h")
    get_property(_languages GLOBAL PROPERTY ENABLED_LANGUAGES)
    if(_has_cxx AND "CXX" IN_LIST _languages)
        # A source of that language is what makes CMake link the consumers by the C++ driver.
        set(_marker "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/gocgo/${name}/gocgo_cxx.cpp")
        file(CONFIGURE OUTPUT "${_marker}" CONTENT "// The Go library ${name} has C++ files.\n" @ONLY)
        target_sources(${name} PRIVATE "${_marker}")
    endif()
    _gocgo_check_one_go_later()
endfunction()

# The link makes the library, as with an executable; the header must be there before a consumer is compiled, which is
# earlier. So go makes an archive first, of the same compiled packages, whose header is kept.
function(_gocgo_add_shared_library name)
    if("${GOCGO_TARGET}" MATCHES "-musl$")
        _gocgo_fail(musl-shared "add_go_cgo_library(${name}): there is no shared Go library on musl."
            "target" "${GOCGO_TARGET}"
            "reason" "its loader gives constructors no argc and argv, and refuses the TLS that Go uses in dlopen()"
            FIX "add_go_cgo_library(${name} STATIC ...)"
        )
    endif()
    add_library(${name} SHARED)
    _gocgo_make_go_target(${name} c-shared)
    if(NOT arg_NO_LINKAGE_TEST)
        get_property(_policy TARGET ${name} PROPERTY _GOCGO_POLICY)
        _gocgo_add_check_test(${name}.linkage ${name} "${_policy}")
    endif()
    _gocgo_helper(_gocgo)
    _gocgo_config(_config)
    set(_plan "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/gocgo/${name}/${_config}")
    set(_include "${_plan}/include")
    add_custom_command(
        OUTPUT "${_plan}/${name}.header"
        BYPRODUCTS "${_include}/${name}.h"
        COMMAND "${_gocgo}" archive "${_plan}" "${_plan}/${name}.header" "${_include}/${name}.h"
        DEPENDS "${_plan}/gocgo.${_config}.stub.c" "${_gocgo}"
        COMMENT "Making the header of the Go library ${name}"
        VERBATIM
    )
    target_sources(${name} PRIVATE "${_plan}/${name}.header")
    set_property(TARGET ${name} APPEND PROPERTY INTERFACE_INCLUDE_DIRECTORIES "$<BUILD_INTERFACE:${_include}>")
    set_property(TARGET ${name} PROPERTY PUBLIC_HEADER "${_include}/${name}.h")
endfunction()

# What a consumer must link, and whether that wants the C++ driver: the #cgo LDFLAGS of all packages of the program,
# runtime/cgo's own too. Takes the caller's arg_* variables. A list that fails here fails again in the build, and says why.
function(_gocgo_library_needs name out_libraries out_cxx)
    _gocgo_find_go(_go _go_version)
    _gocgo_platform(_goos _goarch _target)
    list(JOIN arg_TAGS "," _tags)
    set(_template "{{range .CgoLDFLAGS}}flag {{.}}\n{{end}}{{if .CXXFiles}}cxx\n{{end}}")
    execute_process(
        COMMAND
            "${CMAKE_COMMAND}" -E env GOENV=off GOFLAGS= GOTOOLCHAIN=local CGO_ENABLED=1 "GOOS=${_goos}" "GOARCH=${_goarch}"
            ${arg_ENV} "${_go}" list -e -deps "-tags=${_tags}" -f "${_template}" -- "${arg_PACKAGE}"
        WORKING_DIRECTORY "${arg_MODULE_DIR}"
        OUTPUT_VARIABLE _listed
        ERROR_QUIET
        RESULT_VARIABLE _result
    )
    set(_libraries "")
    set(_has_cxx FALSE)
    string(REPLACE "\n" ";" _lines "${_listed}")
    foreach(_line IN LISTS _lines)
        if(_line STREQUAL "cxx")
            set(_has_cxx TRUE)
        elseif(_line MATCHES "^flag (-[^gO].*|[^-].*)$") # not go's own -g and -O2
            list(APPEND _libraries "${CMAKE_MATCH_1}")
        endif()
    endforeach()
    list(REMOVE_DUPLICATES _libraries)
    if(_goos STREQUAL "windows")
        # What the runtime itself calls (`go help buildmode` leaves them to the reader).
        list(APPEND _libraries ws2_32 winmm ntdll)
    endif()
    set(${out_libraries} "${_libraries}" PARENT_SCOPE)
    set(${out_cxx} ${_has_cxx} PARENT_SCOPE)
endfunction()

# All links are known at the end of the top-level directory.
function(_gocgo_check_one_go_later)
    get_property(_done GLOBAL PROPERTY _GOCGO_ONE_GO_CHECK)
    if(_done)
        return()
    endif()
    set_property(GLOBAL PROPERTY _GOCGO_ONE_GO_CHECK TRUE)
    cmake_language(DEFER DIRECTORY "${CMAKE_SOURCE_DIR}" CALL _gocgo_check_one_go "${CMAKE_SOURCE_DIR}")
endfunction()

# Each linked target of this directory and those below has one Go at most. Error: two-go.
function(_gocgo_check_one_go directory)
    get_property(_targets DIRECTORY "${directory}" PROPERTY BUILDSYSTEM_TARGETS)
    foreach(_target IN LISTS _targets)
        get_target_property(_type ${_target} TYPE)
        if(NOT _type MATCHES "^(EXECUTABLE|SHARED_LIBRARY|MODULE_LIBRARY)$")
            continue()
        endif()
        _gocgo_go_in_link(${_target} _found)
        list(LENGTH _found _count)
        if(_count GREATER 1)
            list(JOIN _found ", " _found)
            _gocgo_fail(two-go "${_target} links more than one Go, and a program can have one."
                "target" "${_target}"
                "its Go" "${_found}"
                FIX "one Go package that imports what both need and exports it: one add_go_cgo_library()"
            )
        endif()
    endforeach()
    get_property(_below DIRECTORY "${directory}" PROPERTY SUBDIRECTORIES)
    foreach(_directory IN LISTS _below)
        _gocgo_check_one_go("${_directory}")
    endforeach()
endfunction()

# The Go targets in a target's process, itself included: a shared library's own are there too.
function(_gocgo_go_in_link target out)
    set(_queue ${target})
    set(_seen "")
    set(_found "")
    while(NOT _queue STREQUAL "")
        list(POP_FRONT _queue _item)
        # $<LINK_ONLY:x>, $<BUILD_INTERFACE:x>, $<$<CONFIG:Debug>:x>: the last word is the library.
        string(REGEX REPLACE "^.*:([A-Za-z0-9_.+-]+)>+$" "\\1" _name "${_item}")
        if(NOT TARGET "${_name}")
            set(_name "${_item}")
        endif()
        if(NOT TARGET "${_name}")
            continue()
        endif()
        get_target_property(_aliased "${_name}" ALIASED_TARGET)
        if(_aliased)
            set(_name "${_aliased}")
        endif()
        if(_name IN_LIST _seen)
            continue()
        endif()
        list(APPEND _seen "${_name}")
        get_target_property(_type "${_name}" TYPE)
        if(NOT _name STREQUAL target AND _type MATCHES "^(MODULE_LIBRARY|EXECUTABLE)$")
            continue()
        endif()
        get_property(_is_go TARGET "${_name}" PROPERTY _GOCGO_PLAN_TEXT SET)
        if(_is_go)
            list(APPEND _found "${_name}")
        endif()
        set(_properties INTERFACE_LINK_LIBRARIES)
        if(NOT _type STREQUAL "INTERFACE_LIBRARY")
            list(APPEND _properties LINK_LIBRARIES)
        endif()
        foreach(_property IN LISTS _properties)
            get_property(_items TARGET "${_name}" PROPERTY ${_property})
            list(APPEND _queue ${_items})
        endforeach()
    endwhile()
    set(${out} "${_found}" PARENT_SCOPE)
endfunction()
