include_guard(GLOBAL)

#[=======================================================================[.rst:
.. command:: add_go_cgo_executable

  Adds an executable target that is built from a Go main package, C and C++
  through cgo included:

  .. code-block:: cmake

    add_go_cgo_executable(<name>
      [PACKAGE <./dir or import path>]
      [MODULE_DIR <dir>]
      [TAGS <tag>...] [GO_LDFLAGS <flag>...] [GO_GCFLAGS <flag>...]
      [ENV <NAME=value>...] [DEFINE <importpath.Var=value>...]
      [LINKAGE STATIC|SYSTEM|ANY]
      [MAX_GLIBC <version>]
      [ALLOW_NEEDED <soname>...] [ALLOW_IMPORT <dll>...]
      [VCS_STAMP] [NO_LINKAGE_TEST])

  ``PACKAGE``
    The main package, as `go build` takes it. Default: ``.``
  ``MODULE_DIR``
    The folder with go.mod; relative to the current source directory, which is
    the default. go.work and vendor/ work as in go.
  ``TAGS``, ``GO_LDFLAGS``, ``GO_GCFLAGS``
    Build tags, and flags of Go's linker and compiler (`go tool link`,
    `go tool compile`), a word each. Flags of the external linker belong into
    target_link_options().
  ``ENV``
    Variables of the Go build's environment. Of the caller's environment only
    caches, proxies and credentials reach it (GOCACHE, GOPROXY ...).
  ``DEFINE``
    Sets a string variable: Go's ``-X``.
  ``LINKAGE``
    What the product may need at run time. ``STATIC`` (default with the
    toolchain files of this package): nothing; adds ``-static``. ``SYSTEM``
    (default otherwise): the platform's own libraries. ``ANY``: not checked.
  ``MAX_GLIBC``
    The newest glibc version that the product may ask for, for example ``2.28``.
  ``ALLOW_NEEDED``, ``ALLOW_IMPORT``
    Shared libraries and DLLs that it may need besides.
  ``VCS_STAMP``
    Stamps the version control state (Go's ``-buildvcs``); a commit then
    changes the product.
  ``NO_LINKAGE_TEST``
    No test ``<name>.linkage``. The product is checked at each build all the same.

  The target is a regular one: target_link_libraries() and the other target_*
  commands, properties, install(TARGETS), ``$<TARGET_FILE:...>``, add_test()
  and compiler launchers work as for C. Include directories, definitions and
  compile options reach cgo (but for warning options: go compiles C of its own
  with -Werror), link options and libraries the external linker.
  Build types: Debug has ``-N -l``, Release and MinSizeRel are stripped,
  these two and RelWithDebInfo have ``-trimpath``.

  Needs the generator Ninja, Ninja Multi-Config or Unix Makefiles.

  Errors: arguments, generator, no-c, no-go, go, go-too-old, module-dir,
  package, not-main, cc-arch, unknown-platform.

  Example::

    add_go_cgo_executable(shop PACKAGE ./cmd/shop)
    target_link_libraries(shop PRIVATE prices)
#]=======================================================================]
function(add_go_cgo_executable name)
    _gocgo_go_arguments(_options _one _many)
    cmake_parse_arguments(PARSE_ARGV 1 arg "${_options}" "${_one}" "${_many}")
    _gocgo_check_generator(add_go_cgo_executable)
    _gocgo_check_go_arguments(add_go_cgo_executable "${name}")
    _gocgo_check_main_package(add_go_cgo_executable "${name}")
    add_executable(${name})
    _gocgo_make_go_target(${name} exe)
    if(NOT arg_NO_LINKAGE_TEST)
        get_property(_policy TARGET ${name} PROPERTY _GOCGO_POLICY)
        _gocgo_add_check_test(${name}.linkage ${name} "${_policy}")
    endif()
endfunction()

# An import path is go's to resolve; but "cmd/shop" for "./cmd/shop" is such a common slip that it is named at once.
function(_gocgo_check_import_path command name)
    string(REGEX MATCH "^[^/]*" _first "${arg_PACKAGE}")
    set(_module "")
    if(EXISTS "${arg_MODULE_DIR}/go.mod")
        file(STRINGS "${arg_MODULE_DIR}/go.mod" _module REGEX "^module[ \t]" LIMIT_COUNT 1)
    endif()
    # A module's path begins with a name with a dot, or is this one's.
    if(
        _first STREQUAL ""
        OR _first MATCHES "\\."
        OR "${_module}/" MATCHES "[ \t\"]${_first}[/\"]"
        OR NOT IS_DIRECTORY "${arg_MODULE_DIR}/${arg_PACKAGE}"
    )
        return()
    endif()
    _gocgo_fail(package "${command}(${name}): PACKAGE is no folder's path."
        "PACKAGE" "${arg_PACKAGE} (an import path)"
        "looked in" "${arg_MODULE_DIR}"
        FIX "PACKAGE ./${arg_PACKAGE}"
    )
endfunction()

# A package given as a folder must be there and be a main package: an error now, not at the end of the first build.
function(_gocgo_check_main_package command name)
    if(NOT arg_PACKAGE MATCHES "^\\.\\.?(/|$)")
        _gocgo_check_import_path(${command} "${name}")
        return()
    endif()
    get_filename_component(_dir "${arg_PACKAGE}" ABSOLUTE BASE_DIR "${arg_MODULE_DIR}")
    file(GLOB _files "${_dir}/*.go")
    list(FILTER _files EXCLUDE REGEX "_test\\.go$")
    if(_files STREQUAL "")
        _gocgo_fail(package "${command}(${name}): there is no Go package."
            "PACKAGE" "${arg_PACKAGE}"
            "looked in" "${_dir}"
            FIX "set PACKAGE to a folder with .go files, relative to MODULE_DIR (${arg_MODULE_DIR})"
        )
    endif()
    set(_found "")
    foreach(_file IN LISTS _files)
        file(STRINGS "${_file}" _clause REGEX "^package[ \t]+[a-zA-Z_]" LIMIT_COUNT 1)
        if(_clause MATCHES "^package[ \t]+main([^a-zA-Z0-9_]|$)")
            return()
        endif()
        string(STRIP "${_clause}" _found)
    endforeach()
    _gocgo_fail(not-main "${command}(${name}): the package is no main package."
        "PACKAGE" "${arg_PACKAGE}"
        "looked in" "${_dir} (${_found})"
        FIX "set PACKAGE to the folder of the program's main package"
    )
endfunction()
