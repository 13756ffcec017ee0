include_guard(GLOBAL)
include("${CMAKE_CURRENT_LIST_DIR}/zig.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/gnu.cmake")

# The row of targets.csv for <target>, as CMAKE_SYSTEM_* and GOCGO_* variables of the caller.
function(_gocgo_target_row target)
    _gocgo_root(_root)
    file(STRINGS "${_root}/toolchains/targets.csv" _row REGEX "^${target}," LIMIT_COUNT 1)
    if("${_row}" STREQUAL "")
        _gocgo_fail(target "there is no such target."
            "GOCGO_TARGET" "${target}"
            "looked in" "${_root}/toolchains/targets.csv"
            FIX "use one of the toolchain files in ${_root}/toolchains"
        )
    endif()
    string(REPLACE "," ";" _row "${_row}")
    list(GET _row 2 _goos)
    list(GET _row 3 _goarch)
    list(GET _row 4 _triple)
    list(GET _row 6 _system)
    list(GET _row 7 _machine)
    list(GET _row 8 _libc)
    list(GET _row 12 _qemu)
    set(GOCGO_GOOS "${_goos}" PARENT_SCOPE)
    set(GOCGO_GOARCH "${_goarch}" PARENT_SCOPE)
    set(GOCGO_TRIPLE "${_triple}" PARENT_SCOPE)
    set(GOCGO_LIBC "${_libc}" PARENT_SCOPE)
    set(_GOCGO_QEMU "${_qemu}" PARENT_SCOPE)
    set(CMAKE_SYSTEM_NAME "${_system}" PARENT_SCOPE)
    set(CMAKE_SYSTEM_PROCESSOR "${_machine}" PARENT_SCOPE)
endfunction()

# CMake reads a toolchain file more than once in the same scope.
function(_gocgo_append_once variable flag)
    if(NOT " ${${variable}} " MATCHES " ${flag} ")
        set(${variable} "${${variable}} ${flag}" PARENT_SCOPE)
    endif()
endfunction()

# Fills GOCGO_TOOLCHAIN_* in the cache, once for a build folder; the compilers that the user gave win.
# Errors: no-toolchain, provider-changed, cc-arch, cc-broken, and those of the providers.
function(_gocgo_select_toolchain given_cc given_cxx)
    set(_for "${GOCGO_TARGET}|${GOCGO_PROVIDER}|${GOCGO_ZIG}|${GOCGO_MUSL_TARBALL}")
    if(DEFINED CACHE{GOCGO_TOOLCHAIN_FOR})
        if(NOT GOCGO_TOOLCHAIN_FOR STREQUAL _for)
            # CMake keeps the compilers that it has once found in a build folder.
            _gocgo_fail(provider-changed "this build folder was configured for another toolchain."
                "it has" "${GOCGO_TOOLCHAIN_FOR}"
                "asked for" "${_for}"
                "(each is)" "target|GOCGO_PROVIDER|GOCGO_ZIG|GOCGO_MUSL_TARBALL"
                FIX "cmake --fresh (CMake >= 3.24), or an empty build folder"
            )
        endif()
        return()
    endif()
    _gocgo_helper(_gocgo)
    if(given_cc)
        _gocgo_prove("${_gocgo}" "${given_cc}")
        message(STATUS "GoCgoCross: ${GOCGO_TARGET} with CMAKE_C_COMPILER as given (${given_cc})")
        set(GOCGO_TOOLCHAIN_PROVIDER user)
        set(GOCGO_TOOLCHAIN_CC "${given_cc}")
        set(GOCGO_TOOLCHAIN_CXX "${given_cxx}")
    else()
        _gocgo_ask_toolchain("${_gocgo}")
        if(NOT "${GOCGO_TOOLCHAIN_NEEDS}" STREQUAL "")
            if(GOCGO_TOOLCHAIN_NEEDS STREQUAL "zig-wheel")
                _gocgo_fetch_zig()
            else()
                _gocgo_build_musl("${GOCGO_TOOLCHAIN_COMPILER}")
            endif()
            unset(GOCGO_TOOLCHAIN_NEEDS)
            unset(GOCGO_TOOLCHAIN_ERROR)
            _gocgo_ask_toolchain("${_gocgo}")
        endif()
        if(NOT "${GOCGO_TOOLCHAIN_ERROR}" STREQUAL "")
            _gocgo_fail_formatted("${GOCGO_TOOLCHAIN_ERROR}")
        endif()
        message(STATUS "GoCgoCross: ${GOCGO_TARGET} with ${GOCGO_TOOLCHAIN_PROVIDER}: ${GOCGO_TOOLCHAIN_WHY}")
        if(GOCGO_TOOLCHAIN_PROVIDER STREQUAL "zig")
            message(
                STATUS
                "GoCgoCross: zig compiles its C and C++ libraries for a target at their first use "
                "(C: half a minute, C++: up to three minutes) and keeps them"
            )
        endif()
        _gocgo_prove("${_gocgo}" "${GOCGO_TOOLCHAIN_CC}")
    endif()
    foreach(
        _tool
        IN
        ITEMS AR RANLIB RC OBJCOPY STRIP
    )
        _gocgo_one_program(GOCGO_TOOLCHAIN_${_tool})
    endforeach()
    _gocgo_toolchain_root(GOCGO_TOOLCHAIN_ROOT)
    foreach(
        _name
        IN
        ITEMS PROVIDER CC CXX AR RANLIB RC OBJCOPY STRIP ROOT
    )
        set(GOCGO_TOOLCHAIN_${_name} "${GOCGO_TOOLCHAIN_${_name}}" CACHE INTERNAL "GoCgoCross's toolchain")
    endforeach()
    set(GOCGO_TOOLCHAIN_FOR "${_for}" CACHE INTERNAL "What GoCgoCross's toolchain was chosen for")
endfunction()

# Runs `gocgo toolchain` and takes the variables that it prints into the caller's scope.
macro(_gocgo_ask_toolchain gocgo)
    _gocgo_cache_dir(_cache)
    execute_process(
        COMMAND
            "${CMAKE_COMMAND}" -E env "GOCGO_PROVIDER=${GOCGO_PROVIDER}" "GOCGO_ZIG=${GOCGO_ZIG}"
            "GOCGO_MUSL_TARBALL=${GOCGO_MUSL_TARBALL}" "GOCGO_CACHE_DIR=${_cache}" "${gocgo}" toolchain "${GOCGO_TARGET}"
        RESULT_VARIABLE _result
        OUTPUT_VARIABLE _code
        ERROR_VARIABLE _error
    )
    if(NOT _result EQUAL 0)
        _gocgo_fail_formatted("${_error}")
    endif()
    cmake_language(EVAL CODE "${_code}")
endmacro()

function(_gocgo_prove gocgo compiler)
    execute_process(
        COMMAND "${gocgo}" toolchain "${GOCGO_TARGET}" --prove ${compiler}
        RESULT_VARIABLE _result
        ERROR_VARIABLE _error
        OUTPUT_QUIET
    )
    if(NOT _result EQUAL 0)
        _gocgo_fail_formatted("${_error}")
    endif()
endfunction()

# CMAKE_AR and its like are one program each: for "zig ar" a small script in the build folder stands in.
function(_gocgo_one_program variable)
    list(LENGTH ${variable} _length)
    if(_length GREATER 1)
        list(GET ${variable} 0 _program)
        list(GET ${variable} 1 _word)
        set(_script "${CMAKE_BINARY_DIR}/CMakeFiles/gocgo/${GOCGO_TRIPLE}-${_word}")
        string(REPLACE "'" "'\\''" _quoted "${_program}")
        file(WRITE "${_script}" "#!/bin/sh\nexec '${_quoted}' ${_word} \"$@\"\n")
        file(
            CHMOD "${_script}"
            PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE
        )
        set(${variable} "${_script}" PARENT_SCOPE)
    endif()
endfunction()

# The folder that find_library() and its like may look into: the toolchain's own, or one that has nothing.
function(_gocgo_toolchain_root out)
    list(GET GOCGO_TOOLCHAIN_CC 0 _cc)
    get_filename_component(_prefix "${_cc}" DIRECTORY)
    get_filename_component(_prefix "${_prefix}" DIRECTORY)
    if(EXISTS "${_prefix}/${GOCGO_TRIPLE}")
        set(_root "${_prefix}/${GOCGO_TRIPLE}")
    elseif(EXISTS "${_prefix}/lib/musl-gcc.specs")
        set(_root "${_prefix}")
    else()
        set(_root "${CMAKE_BINARY_DIR}/CMakeFiles/gocgo/root")
        file(MAKE_DIRECTORY "${_root}")
    endif()
    set(${out} "${_root}" PARENT_SCOPE)
endfunction()
