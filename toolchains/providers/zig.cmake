include_guard(GLOBAL)

#[=======================================================================[.rst:
The provider ``zig`` fetches the ziglang wheel that sources.csv pins, with pip
(its settings for mirrors and proxies apply), into ``<cache>/zig/<version>``.
Errors: offline, no-pip, fetch, checksum, no-zig-for-host, cache.
#]=======================================================================]
function(_gocgo_fetch_zig)
    _gocgo_source_row(zig "${CMAKE_HOST_SYSTEM_NAME}-${CMAKE_HOST_SYSTEM_PROCESSOR}" _version _sha256)
    _gocgo_cache_dir(_cache)
    if("${_sha256}" STREQUAL "")
        _gocgo_fail(no-zig-for-host "no zig is pinned for this machine."
            "machine" "${CMAKE_HOST_SYSTEM_NAME}-${CMAKE_HOST_SYSTEM_PROCESSOR}"
            FIX "install zig and set GOCGO_ZIG"
        )
    endif()
    if(GOCGO_OFFLINE)
        _gocgo_fail(offline "the cross toolchain is not here, and GOCGO_OFFLINE forbids to fetch it."
            "looked for" "${GOCGO_TRIPLE}-gcc, zig on PATH, ziglang ${_version} in ${_cache}"
            FIX "set GOCGO_ZIG to a zig program, or configure once without GOCGO_OFFLINE"
        )
    endif()
    _gocgo_python(_python)
    set(_entry "${_cache}/zig/${_version}")
    _gocgo_cache_begin("${_entry}" _tmp)
    if(_tmp STREQUAL "")
        return()
    endif()
    message(STATUS "GoCgoCross: fetching ziglang ${_version} with pip (100 MB, once) into ${_entry}")
    file(WRITE "${_tmp}/requirements.txt" "ziglang==${_version} --hash=sha256:${_sha256}\n")
    execute_process(
        COMMAND
            "${_python}" -m pip download --no-deps --only-binary :all: --require-hashes --disable-pip-version-check -d
            "${_tmp}/wheel" -r "${_tmp}/requirements.txt"
        RESULT_VARIABLE _result
        ERROR_VARIABLE _error
        ECHO_ERROR_VARIABLE
    )
    file(GLOB _wheel "${_tmp}/wheel/ziglang-*.whl")
    set(_digest "")
    if(_wheel)
        file(SHA256 "${_wheel}" _digest)
    endif()
    if(NOT _result EQUAL 0 OR NOT _digest STREQUAL _sha256)
        _gocgo_cache_abort("${_entry}" "${_tmp}")
        string(STRIP "${_error}" _error)
        if(_error MATCHES "HASHES|hash" OR NOT _digest STREQUAL "")
            _gocgo_fail(checksum "the fetched zig is not the one that is pinned."
                "file" "ziglang ${_version}"
                "expected" "SHA-256 ${_sha256}"
                "pip says" "${_error}"
                FIX "check which package index pip uses (pip config list); nothing was kept"
            )
        endif()
        _gocgo_fail(fetch "the cross toolchain cannot be fetched."
            "looked for" "ziglang ${_version} with ${_python} -m pip"
            "pip says" "${_error}"
            FIX "go online or set pip's index; or set GOCGO_ZIG to a zig program; or install ${GOCGO_TRIPLE}-gcc and -g++"
        )
    endif()
    message(STATUS "GoCgoCross: unpacking zig")
    execute_process(
        COMMAND "${CMAKE_COMMAND}" -E tar xf "${_wheel}"
        WORKING_DIRECTORY "${_tmp}"
        RESULT_VARIABLE _result
        ERROR_VARIABLE _error
    )
    if(NOT _result EQUAL 0 OR NOT EXISTS "${_tmp}/ziglang/zig")
        _gocgo_cache_abort("${_entry}" "${_tmp}")
        _gocgo_fail(cache "zig cannot be unpacked."
            "file" "${_wheel}"
            "reason" "${_error}"
            FIX "make room in ${_cache}, or set GOCGO_CACHE_DIR"
        )
    endif()
    file(REMOVE_RECURSE "${_tmp}/wheel" "${_tmp}/requirements.txt")
    file(
        CHMOD "${_tmp}/ziglang/zig"
        PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE
    )
    _gocgo_cache_end("${_entry}" "${_tmp}")
endfunction()

# Version and checksum of what sources.csv pins; empty where it has no row.
function(_gocgo_source_row kind host out_version out_sha256)
    _gocgo_root(_root)
    file(STRINGS "${_root}/toolchains/sources.csv" _rows REGEX "^${kind},")
    set(${out_version} "" PARENT_SCOPE)
    set(${out_sha256} "" PARENT_SCOPE)
    foreach(_row IN LISTS _rows)
        string(REPLACE "," ";" _row "${_row}")
        list(GET _row 1 _version)
        list(GET _row 2 _host)
        list(GET _row 3 _sha256)
        set(${out_version} "${_version}" PARENT_SCOPE)
        if(_host STREQUAL "*" OR _host STREQUAL host)
            set(${out_sha256} "${_sha256}" PARENT_SCOPE)
        endif()
    endforeach()
endfunction()

# A Python with pip, into <out>.
function(_gocgo_python out)
    set(_tried "")
    set(_names python3 python)
    if(NOT "${GOCGO_PYTHON}" STREQUAL "")
        set(_names "${GOCGO_PYTHON}")
    endif()
    foreach(_name IN LISTS _names)
        unset(_found)
        find_program(_found "${_name}" NO_CACHE NO_CMAKE_FIND_ROOT_PATH NO_CMAKE_PATH NO_CMAKE_SYSTEM_PATH)
        if(_found)
            execute_process(COMMAND "${_found}" -m pip --version RESULT_VARIABLE _result OUTPUT_QUIET ERROR_QUIET)
            if(_result EQUAL 0)
                set(${out} "${_found}" PARENT_SCOPE)
                return()
            endif()
            list(APPEND _tried "${_found} (has no pip)")
        else()
            list(APPEND _tried "${_name} (not found)")
        endif()
    endforeach()
    list(JOIN _tried ", " _tried)
    _gocgo_fail(no-pip "zig is fetched with pip, and there is none."
        "looked for" "${_tried}"
        FIX "install it (Debian: apt install python3-pip), or set GOCGO_PYTHON or GOCGO_ZIG"
    )
endfunction()
