include_guard(GLOBAL)

#[=======================================================================[.rst:
Every option of GoCgoCross is a cache variable and an environment variable of
the same name; the cache wins (``cmake --workflow`` takes no ``-D``). An
environment variable that is set at the first configure stays in the cache, so
that a later configure from another shell gives the same build.

.. variable:: GOCGO_PROVIDER

  Where the cross toolchain comes from: ``auto`` (default), ``gnu`` or ``zig``.

.. variable:: GOCGO_ZIG

  A zig program to use instead of the one on ``PATH`` or the fetched one.

.. variable:: GOCGO_MUSL_TARBALL

  The source release of musl, a ``.tar.gz`` file, to build from instead of
  downloading it.

.. variable:: GOCGO_CACHE_DIR

  Where the helper, zig and musl are kept. Default: ``gocgocross`` in
  ``$XDG_CACHE_HOME``, else in ``$HOME/.cache``.

.. variable:: GOCGO_OFFLINE

  ``ON``: nothing is ever fetched.

.. variable:: GOCGO_GO

  The go program. Default: the ``go`` on ``PATH``.

.. variable:: GOCGO_HOST_CXX

  The C++20 compiler for this machine that builds the helper. Default: the
  first of ``c++``, ``g++``, ``clang++`` on ``PATH``.

.. variable:: GOCGO_PYTHON

  The Python 3 with pip that fetches zig. Default: the first of ``python3``,
  ``python`` on ``PATH``.

.. variable:: GOCGO_HELPER

  A gocgo program to use instead of building one.

.. variable:: GOCGO_EMULATOR

  The program (a list: with its arguments) that runs the target's programs on
  this machine. Default: qemu-user or wine, where it is installed and can run
  the target. CMAKE_CROSSCOMPILING_EMULATOR, if set, wins.
#]=======================================================================]
# The options' names, into <out>. A function, since a variable set at include() is not seen where functions run.
function(_gocgo_option_names out)
    set(${out}
        GOCGO_PROVIDER
        GOCGO_ZIG
        GOCGO_MUSL_TARBALL
        GOCGO_CACHE_DIR
        GOCGO_OFFLINE
        GOCGO_GO
        GOCGO_HOST_CXX
        GOCGO_PYTHON
        GOCGO_HELPER
        GOCGO_EMULATOR
        PARENT_SCOPE
    )
endfunction()

# Brings each option from the environment into the cache, where only the environment has it.
function(_gocgo_read_options)
    _gocgo_option_names(_names)
    foreach(_name IN LISTS _names)
        if(NOT DEFINED ${_name} AND DEFINED ENV{${_name}} AND NOT "$ENV{${_name}}" STREQUAL "")
            set(${_name} "$ENV{${_name}}" CACHE STRING "GoCgoCross option, from the environment")
        endif()
    endforeach()
endfunction()

# GOCGO_PROVIDER with its default, for the toolchain files. Errors: provider.
function(_gocgo_read_provider)
    if("${GOCGO_PROVIDER}" STREQUAL "")
        set(GOCGO_PROVIDER auto CACHE STRING "Where the cross toolchain comes from: auto, gnu or zig")
    endif()
    set_property(CACHE GOCGO_PROVIDER PROPERTY STRINGS auto gnu zig)
    if(NOT GOCGO_PROVIDER MATCHES "^(auto|gnu|zig)$")
        _gocgo_fail(provider "GOCGO_PROVIDER names no provider."
            "value" "${GOCGO_PROVIDER}"
            FIX "GOCGO_PROVIDER=auto, gnu or zig"
        )
    endif()
endfunction()

# The folder of the cache, absolute, into <out>. It need not exist yet.
function(_gocgo_cache_dir out)
    if(NOT "${GOCGO_CACHE_DIR}" STREQUAL "")
        set(_dir "${GOCGO_CACHE_DIR}")
    elseif("$ENV{XDG_CACHE_HOME}" MATCHES "^/")
        set(_dir "$ENV{XDG_CACHE_HOME}/gocgocross")
    elseif(NOT "$ENV{HOME}" STREQUAL "")
        set(_dir "$ENV{HOME}/.cache/gocgocross")
    elseif(CMAKE_HOST_WIN32 AND NOT "$ENV{LOCALAPPDATA}" STREQUAL "")
        file(TO_CMAKE_PATH "$ENV{LOCALAPPDATA}/gocgocross" _dir)
    else()
        _gocgo_fail(cache "there is no place for the cache."
            "looked at" "GOCGO_CACHE_DIR, XDG_CACHE_HOME, HOME (all empty)"
            FIX "set GOCGO_CACHE_DIR to a folder that can be written"
        )
    endif()
    get_filename_component(_dir "${_dir}" ABSOLUTE BASE_DIR "${CMAKE_BINARY_DIR}")
    set(${out} "${_dir}" PARENT_SCOPE)
endfunction()
