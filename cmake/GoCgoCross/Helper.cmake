include_guard(GLOBAL)
include("${CMAKE_CURRENT_LIST_DIR}/Fail.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/Options.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/Cache.cmake")

# The root of the package: the folder with cmake/ and toolchains/.
function(_gocgo_root out)
    get_filename_component(_root "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/../.." ABSOLUTE)
    set(${out} "${_root}" PARENT_SCOPE)
endfunction()

#[=======================================================================[.rst:
``_gocgo_helper(<out>)`` gives the path of gocgo, the helper, a program for the
*host*: GOCGO_HELPER if that is set; the package's own when installed; else it
is built once into the cache, keyed by its sources and the host compiler.
#]=======================================================================]
function(_gocgo_helper out)
    _gocgo_read_options()
    # Once a configure, for all targets: the key reads a hundred files.
    set(_asked "${GOCGO_HELPER}|${GOCGO_HOST_CXX}|${GOCGO_CACHE_DIR}")
    get_property(_known GLOBAL PROPERTY _GOCGO_HELPER_ASKED)
    if(NOT "${_known}" STREQUAL "${_asked}")
        _gocgo_find_helper(_gocgo)
        set_property(GLOBAL PROPERTY _GOCGO_HELPER "${_gocgo}")
        set_property(GLOBAL PROPERTY _GOCGO_HELPER_ASKED "${_asked}")
    endif()
    get_property(_gocgo GLOBAL PROPERTY _GOCGO_HELPER)
    set(${out} "${_gocgo}" PARENT_SCOPE)
endfunction()

function(_gocgo_find_helper out)
    _gocgo_root(_root)
    if(NOT "${GOCGO_HELPER}" STREQUAL "")
        if(NOT EXISTS "${GOCGO_HELPER}" OR IS_DIRECTORY "${GOCGO_HELPER}")
            _gocgo_fail(helper "the helper program is not there."
                "GOCGO_HELPER" "${GOCGO_HELPER}"
                FIX "unset GOCGO_HELPER, and one is built"
            )
        endif()
        set(${out} "${GOCGO_HELPER}" PARENT_SCOPE)
        return()
    endif()
    set(_suffix "")
    if(CMAKE_HOST_WIN32)
        set(_suffix ".exe")
    endif()
    if(NOT EXISTS "${_root}/cpp-helpers/CMakeLists.txt")
        # Installed: <prefix>/share/GoCgoCross/cmake/GoCgoCross, <prefix>/bin.
        get_filename_component(_installed "${_root}/../../bin/gocgo${_suffix}" ABSOLUTE)
        if(NOT EXISTS "${_installed}")
            _gocgo_fail(helper "the package is not complete."
                "looked for" "${_installed}"
                FIX "install GoCgoCross again, or set GOCGO_HELPER"
            )
        endif()
        set(${out} "${_installed}" PARENT_SCOPE)
        return()
    endif()
    _gocgo_host_cxx(_cxx)
    _gocgo_helper_key(_key "${_root}" "${_cxx}")
    _gocgo_cache_dir(_cache)
    set(_entry "${_cache}/helper/${_key}")
    if(NOT EXISTS "${_entry}")
        _gocgo_build_helper("${_root}" "${_cxx}" "${_entry}")
    endif()
    set(${out} "${_entry}/gocgo${_suffix}" PARENT_SCOPE)
endfunction()

# The C++ compiler for the host. The environment's CXX may be a cross compiler, so it is not asked.
function(_gocgo_host_cxx out)
    if(NOT "${GOCGO_HOST_CXX}" STREQUAL "")
        set(${out} "${GOCGO_HOST_CXX}" PARENT_SCOPE)
        return()
    endif()
    # A cache variable of find_program's would look like an option.
    foreach(_name IN ITEMS c++ g++ clang++)
        unset(_found)
        find_program(_found ${_name} NO_CACHE NO_CMAKE_FIND_ROOT_PATH NO_CMAKE_PATH NO_CMAKE_SYSTEM_PATH)
        if(_found)
            set(${out} "${_found}" PARENT_SCOPE)
            return()
        endif()
    endforeach()
    _gocgo_fail(host-cxx "there is no C++ compiler for this machine."
        "looked for" "c++, g++, clang++ on PATH"
        FIX "install one with C++20 (Debian: apt install g++), or set GOCGO_HOST_CXX"
    )
endfunction()

function(_gocgo_helper_key out root cxx)
    file(GLOB _files "${root}/cpp-helpers/src/*" "${root}/toolchains/*.csv")
    list(APPEND _files "${root}/cpp-helpers/CMakeLists.txt" "${root}/VERSION")
    set(_digests "${cxx}")
    # The compiler's own file stands for its version: asking it costs more than all the rest.
    get_filename_component(_real "${cxx}" REALPATH)
    if(EXISTS "${_real}")
        file(TIMESTAMP "${_real}" _time)
        file(SIZE "${_real}" _size)
        string(APPEND _digests " ${_real} ${_time} ${_size}")
    endif()
    foreach(_file IN LISTS _files)
        file(SHA256 "${_file}" _digest)
        string(APPEND _digests " ${_digest}")
    endforeach()
    string(SHA256 _key "${_digests}")
    string(SUBSTRING "${_key}" 0 16 _key)
    set(${out} "${_key}" PARENT_SCOPE)
endfunction()

function(_gocgo_build_helper root cxx entry)
    _gocgo_cache_begin("${entry}" _tmp)
    if(_tmp STREQUAL "")
        return() # another configure made it meanwhile
    endif()
    message(STATUS "GoCgoCross: building the helper with ${cxx} (once, some seconds)")
    # What the user's build is like must not leak into this one: it is for the host.
    set(_clean "${CMAKE_COMMAND}" -E env)
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
            CMAKE_TOOLCHAIN_FILE
            CMAKE_GENERATOR_PLATFORM
            CMAKE_GENERATOR_TOOLSET
            CMAKE_GENERATOR_INSTANCE
            CMAKE_BUILD_TYPE
            CMAKE_CONFIGURATION_TYPES
            DESTDIR
    )
        list(APPEND _clean "--unset=${_name}")
    endforeach()
    set(_generator "Unix Makefiles")
    if(CMAKE_GENERATOR MATCHES "Ninja" OR CMAKE_HOST_WIN32)
        set(_generator "Ninja")
    endif()
    set(_make_program "")
    # (toolchain.cmake has CMake itself stand in for what is not known yet.)
    if(
        CMAKE_MAKE_PROGRAM
        AND NOT CMAKE_MAKE_PROGRAM STREQUAL CMAKE_COMMAND
        AND CMAKE_GENERATOR MATCHES "^(Ninja|Unix Makefiles)"
    )
        set(_make_program "-DCMAKE_MAKE_PROGRAM=${CMAKE_MAKE_PROGRAM}")
    endif()
    set(_log "")
    execute_process(
        COMMAND
            ${_clean} "${CMAKE_COMMAND}" -S "${root}/cpp-helpers" -B "${_tmp}/build" -G "${_generator}" ${_make_program}
            "-DCMAKE_CXX_COMPILER=${cxx}" -DCMAKE_BUILD_TYPE=Release
        RESULT_VARIABLE _result
        OUTPUT_VARIABLE _log
        ERROR_VARIABLE _log
    )
    if(_result EQUAL 0)
        cmake_host_system_information(RESULT _cores QUERY NUMBER_OF_LOGICAL_CORES)
        execute_process(
            COMMAND ${_clean} "${CMAKE_COMMAND}" --build "${_tmp}/build" --target gocgo --parallel ${_cores}
            RESULT_VARIABLE _result
            OUTPUT_VARIABLE _log
            ERROR_VARIABLE _log
        )
    endif()
    if(NOT _result EQUAL 0)
        _gocgo_cache_abort("${entry}" "${_tmp}")
        string(LENGTH "${_log}" _length)
        if(_length GREATER 3000) # the end tells what failed
            math(EXPR _from "${_length} - 3000")
            string(SUBSTRING "${_log}" ${_from} -1 _log)
        endif()
        _gocgo_fail(helper "the helper cannot be built."
            "compiler" "${cxx}"
            "it says" "${_log}"
            FIX "set GOCGO_HOST_CXX to a C++20 compiler for this machine (GCC >= 11, Clang >= 14)"
        )
    endif()
    file(GLOB _program "${_tmp}/build/gocgo" "${_tmp}/build/gocgo.exe")
    get_filename_component(_name "${_program}" NAME)
    file(RENAME "${_program}" "${_tmp}/${_name}")
    file(REMOVE_RECURSE "${_tmp}/build")
    _gocgo_cache_end("${entry}" "${_tmp}")
endfunction()
