include_guard(GLOBAL)

#[=======================================================================[.rst:
The provider ``gnu`` takes the distribution's gcc. Where it has no musl, musl is
built from its source release (GOCGO_MUSL_TARBALL, or from musl's own site,
checked against the SHA-256 in sources.csv) into ``<cache>/musl/<version>/<triple>``,
with musl's own ``musl-gcc`` wrapper round ``compiler``.
Errors: offline, fetch, checksum, musl-build, cache.
#]=======================================================================]
function(_gocgo_build_musl compiler)
    _gocgo_source_row(musl "*" _version _sha256)
    _gocgo_cache_dir(_cache)
    set(_entry "${_cache}/musl/${_version}/${GOCGO_TRIPLE}")
    if(GOCGO_OFFLINE AND "${GOCGO_MUSL_TARBALL}" STREQUAL "")
        _gocgo_fail(offline "musl is not here, and GOCGO_OFFLINE forbids to fetch it."
            "looked for" "musl ${_version} in ${_entry}"
            FIX "set GOCGO_MUSL_TARBALL to musl-${_version}.tar.gz, or configure once without GOCGO_OFFLINE"
        )
    endif()
    if(NOT "${GOCGO_MUSL_TARBALL}" STREQUAL "" AND (NOT EXISTS "${GOCGO_MUSL_TARBALL}" OR IS_DIRECTORY "${GOCGO_MUSL_TARBALL}"))
        _gocgo_fail(fetch "musl's source is not there."
            "GOCGO_MUSL_TARBALL" "${GOCGO_MUSL_TARBALL}"
            FIX "set it to musl-${_version}.tar.gz, or unset it, and it is downloaded"
        )
    endif()
    if(_entry MATCHES "[ \t'\"]")
        _gocgo_fail(musl-build "musl cannot be installed in a path with a blank or a quote."
            "folder" "${_entry}"
            FIX "set GOCGO_CACHE_DIR to a folder without them; or GOCGO_PROVIDER=zig"
        )
    endif()
    _gocgo_cache_begin("${_entry}" _tmp)
    if(_tmp STREQUAL "")
        return()
    endif()
    set(_tarball "${GOCGO_MUSL_TARBALL}")
    if("${_tarball}" STREQUAL "")
        set(_tarball "${_tmp}/musl.tar.gz")
        set(_url "https://musl.libc.org/releases/musl-${_version}.tar.gz")
        message(STATUS "GoCgoCross: downloading ${_url}")
        file(DOWNLOAD "${_url}" "${_tarball}" STATUS _status SHOW_PROGRESS TIMEOUT 300 INACTIVITY_TIMEOUT 30)
        list(GET _status 0 _result)
        if(NOT _result EQUAL 0)
            list(GET _status 1 _reason)
            string(REPLACE "\"" "" _reason "${_reason}")
            _gocgo_cache_abort("${_entry}" "${_tmp}")
            _gocgo_fail(fetch "musl's source cannot be downloaded."
                "looked for" "${_url}"
                "reason" "${_reason}"
                FIX "go online; or set GOCGO_MUSL_TARBALL to that file; or GOCGO_PROVIDER=zig"
            )
        endif()
    endif()
    file(SHA256 "${_tarball}" _digest)
    if(NOT _digest STREQUAL _sha256)
        _gocgo_cache_abort("${_entry}" "${_tmp}")
        _gocgo_fail(checksum "musl's source is not the one that is pinned."
            "file" "${_tarball}"
            "expected" "SHA-256 ${_sha256} (musl ${_version})"
            "found" "SHA-256 ${_digest}"
            FIX "fetch musl-${_version}.tar.gz again; nothing was kept"
        )
    endif()
    message(STATUS "GoCgoCross: building musl ${_version} with ${compiler} (once, about 20 seconds)")
    file(MAKE_DIRECTORY "${_tmp}/source")
    cmake_host_system_information(RESULT _cores QUERY NUMBER_OF_LOGICAL_CORES)
    set(_clean
        "${CMAKE_COMMAND}"
        -E
        env
        --unset=CFLAGS
        --unset=LDFLAGS
        --unset=CPPFLAGS
        --unset=MAKEFLAGS
        --unset=DESTDIR
        --unset=CROSS_COMPILE
        --unset=AR
        --unset=RANLIB
        "CC=${compiler}"
    )
    string(REGEX REPLACE "gcc$" "" _prefix "${compiler}")
    set(_source "${_tmp}/source/musl-${_version}")
    set(_result 0)
    foreach(_step IN ITEMS unpack configure make install)
        if(_step STREQUAL "unpack")
            set(_command
                "${CMAKE_COMMAND}"
                -E
                tar
                xzf
                "${_tarball}"
            )
            set(_directory "${_tmp}/source")
        elseif(_step STREQUAL "configure")
            set(_command
                ${_clean}
                ./configure
                "--prefix=${_entry}"
                "--syslibdir=${_entry}/lib"
                --disable-shared
                --enable-wrapper=gcc
                "--target=${GOCGO_TRIPLE}"
            )
            if(EXISTS "${_prefix}ar")
                list(APPEND _command "CROSS_COMPILE=${_prefix}")
            else()
                list(APPEND _command "CROSS_COMPILE=")
            endif()
            set(_directory "${_source}")
        elseif(_step STREQUAL "make")
            set(_command ${_clean} make -j${_cores})
        else()
            set(_command ${_clean} make "DESTDIR=${_tmp}/install" install)
        endif()
        execute_process(
            COMMAND ${_command}
            WORKING_DIRECTORY "${_directory}"
            RESULT_VARIABLE _result
            OUTPUT_VARIABLE _log
            ERROR_VARIABLE _log
        )
        if(NOT _result EQUAL 0)
            _gocgo_cache_abort("${_entry}" "${_tmp}")
            string(LENGTH "${_log}" _length)
            if(_length GREATER 2000)
                math(EXPR _from "${_length} - 2000")
                string(SUBSTRING "${_log}" ${_from} -1 _log)
            endif()
            _gocgo_fail(musl-build "musl ${_version} cannot be built."
                "step" "${_step}"
                "compiler" "${compiler}"
                "it says" "${_log}"
                FIX "install make and a working ${compiler}, or GOCGO_PROVIDER=zig"
            )
        endif()
    endforeach()
    # The wrapper and its specs name the final place; only there do they work.
    file(RENAME "${_tmp}/install${_entry}" "${_tmp}/final")
    file(REMOVE_RECURSE "${_tmp}/source" "${_tmp}/install" "${_tmp}/musl.tar.gz")
    file(GLOB _content "${_tmp}/final/*")
    foreach(_path IN LISTS _content)
        get_filename_component(_name "${_path}" NAME)
        file(RENAME "${_path}" "${_tmp}/${_name}")
    endforeach()
    file(REMOVE_RECURSE "${_tmp}/final")
    _gocgo_cache_end("${_entry}" "${_tmp}")
endfunction()
