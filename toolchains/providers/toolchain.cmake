#[=======================================================================[.rst:
What every toolchain file of GoCgoCross does, for the row of targets.csv that
GOCGO_TARGET names: finds (or fetches) the compilers, says which were taken and
why, and sets CMake's cross compiling variables.

CMake reads a toolchain file twice a configure, and again in each try_compile.
The answer of the first time is kept in the cache, so the others are cheap, and
a build folder stays with its compilers.

The variables that it leaves for projects; without one of these toolchain files
none of them is set:

.. variable:: GOCGO_TARGET

  The target's name, for example ``linux-arm64-musl``.

.. variable:: GOCGO_GOOS

  Go's name for the target's system: ``linux``, ``windows``.

.. variable:: GOCGO_GOARCH

  Go's name for the target's machine: ``amd64``, ``arm64``, ``386``.

.. variable:: GOCGO_TRIPLE

  GNU's name for the target, for example ``aarch64-linux-musl``.

.. variable:: GOCGO_LIBC

  The C library: ``musl`` or ``mingw``.

.. variable:: GOCGO_TOOLCHAIN_PROVIDER

  Which provider the compilers came from: ``gnu``, ``zig``, or ``user``
  for a CMAKE_C_COMPILER of yours.

.. variable:: GOCGO_TOOLCHAIN_OBJCOPY

  The toolchain's objcopy; may be empty.
#]=======================================================================]
get_filename_component(_gocgo_root_dir "${CMAKE_CURRENT_LIST_DIR}/../.." ABSOLUTE)
include("${_gocgo_root_dir}/cmake/GoCgoCross/Helper.cmake")
include("${_gocgo_root_dir}/cmake/GoCgoCross/PkgConfig.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/select.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/emulator.cmake")

# When this file stops the configure, CMake goes on to say that it has neither a compiler nor a build program. Something
# that is there stands in their places meanwhile, so that the error's own fix is the last word.
set(_gocgo_given_cc "${CMAKE_C_COMPILER}")
set(_gocgo_given_cxx "${CMAKE_CXX_COMPILER}")
set(_gocgo_stand_ins "")
foreach(_gocgo_variable IN ITEMS CMAKE_C_COMPILER CMAKE_CXX_COMPILER CMAKE_MAKE_PROGRAM)
    if(NOT DEFINED ${_gocgo_variable})
        set(${_gocgo_variable} "${CMAKE_COMMAND}")
        list(APPEND _gocgo_stand_ins ${_gocgo_variable})
    endif()
endforeach()

_gocgo_target_row("${GOCGO_TARGET}")
# try_compile reads this file in a project of its own: what was selected is handed to it.
get_property(_gocgo_in_try_compile GLOBAL PROPERTY IN_TRY_COMPILE)
if(NOT _gocgo_in_try_compile)
    _gocgo_read_options()
    _gocgo_read_provider()
    _gocgo_select_toolchain("${_gocgo_given_cc}" "${_gocgo_given_cxx}")
    _gocgo_set_emulator()
endif()
foreach(_gocgo_variable IN LISTS _gocgo_stand_ins)
    unset(${_gocgo_variable})
endforeach()
_gocgo_option_names(_gocgo_names)
list(
    APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES
    ${_gocgo_names}
    GOCGO_TOOLCHAIN_PROVIDER
    GOCGO_TOOLCHAIN_CC
    GOCGO_TOOLCHAIN_CXX
    GOCGO_TOOLCHAIN_AR
    GOCGO_TOOLCHAIN_RANLIB
    GOCGO_TOOLCHAIN_RC
    GOCGO_TOOLCHAIN_OBJCOPY
    GOCGO_TOOLCHAIN_STRIP
    GOCGO_TOOLCHAIN_ROOT
    GOCGO_TOOLCHAIN_FOR
)
list(REMOVE_DUPLICATES CMAKE_TRY_COMPILE_PLATFORM_VARIABLES)

if(NOT CMAKE_C_COMPILER)
    set(CMAKE_C_COMPILER "${GOCGO_TOOLCHAIN_CC}")
endif()
if(NOT CMAKE_CXX_COMPILER)
    if(NOT "${GOCGO_TOOLCHAIN_CXX}" STREQUAL "")
        set(CMAKE_CXX_COMPILER "${GOCGO_TOOLCHAIN_CXX}")
    else()
        # Something must stand here, or CMake takes the host's c++. If the project does enable C++, the file named
        # in CMAKE_USER_MAKE_RULES_OVERRIDE_CXX stops the configure and says what to do.
        set(CMAKE_CXX_COMPILER "${GOCGO_TOOLCHAIN_CC}")
        set(CMAKE_USER_MAKE_RULES_OVERRIDE_CXX "${CMAKE_CURRENT_LIST_DIR}/no_cxx.cmake")
    endif()
endif()
foreach(_gocgo_tool IN ITEMS AR RANLIB OBJCOPY STRIP)
    if(NOT CMAKE_${_gocgo_tool} AND NOT "${GOCGO_TOOLCHAIN_${_gocgo_tool}}" STREQUAL "")
        set(CMAKE_${_gocgo_tool} "${GOCGO_TOOLCHAIN_${_gocgo_tool}}" CACHE FILEPATH "From GoCgoCross's toolchain")
    endif()
endforeach()
if(NOT CMAKE_RC_COMPILER AND NOT "${GOCGO_TOOLCHAIN_RC}" STREQUAL "")
    set(CMAKE_RC_COMPILER "${GOCGO_TOOLCHAIN_RC}")
endif()

# These targets are chosen for programs that run without any other file.
_gocgo_append_once(CMAKE_EXE_LINKER_FLAGS_INIT -static)
if(GOCGO_TOOLCHAIN_PROVIDER STREQUAL "zig")
    # Without an -O flag zig compiles calls of a UBSan run-time library that other linkers' commands do not name.
    _gocgo_append_once(CMAKE_C_FLAGS_INIT -fno-sanitize=undefined)
    _gocgo_append_once(CMAKE_CXX_FLAGS_INIT -fno-sanitize=undefined)
endif()

# Packages of the host are never packages of the target. With no root at all, CMake would search the host's folders.
list(APPEND CMAKE_FIND_ROOT_PATH "${GOCGO_TOOLCHAIN_ROOT}")
list(REMOVE_DUPLICATES CMAKE_FIND_ROOT_PATH)
foreach(_gocgo_kind IN ITEMS LIBRARY INCLUDE PACKAGE)
    if(NOT DEFINED CMAKE_FIND_ROOT_PATH_MODE_${_gocgo_kind})
        set(CMAKE_FIND_ROOT_PATH_MODE_${_gocgo_kind} ONLY)
    endif()
endforeach()
if(NOT DEFINED CMAKE_FIND_ROOT_PATH_MODE_PROGRAM)
    set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
endif()
if("$ENV{PKG_CONFIG_LIBDIR}" STREQUAL "")
    _gocgo_pkg_config_libdir(_gocgo_folders ${CMAKE_FIND_ROOT_PATH})
    set(ENV{PKG_CONFIG_LIBDIR} "${_gocgo_folders}")
    # It is searched besides, and is of the host's shell.
    unset(ENV{PKG_CONFIG_PATH})
    unset(_gocgo_folders)
endif()
# An installed package is found also by find_package(), which else looks for the target's packages only.
if(NOT DEFINED GoCgoCross_DIR AND EXISTS "${_gocgo_root_dir}/../cmake/GoCgoCross/GoCgoCrossConfig.cmake")
    get_filename_component(GoCgoCross_DIR "${_gocgo_root_dir}/../cmake/GoCgoCross" ABSOLUTE)
endif()

# include(GoCgoCross) works in every project with this toolchain file.
list(APPEND CMAKE_MODULE_PATH "${_gocgo_root_dir}/cmake")
list(REMOVE_DUPLICATES CMAKE_MODULE_PATH)
unset(_gocgo_root_dir)
unset(_gocgo_names)
unset(_gocgo_given_cc)
unset(_gocgo_given_cxx)
unset(_gocgo_stand_ins)
unset(_gocgo_variable)
unset(_gocgo_in_try_compile)
unset(_gocgo_tool)
unset(_gocgo_kind)
