include_guard(GLOBAL)

#[=======================================================================[.rst:
The cache holds what is made once a machine: the helper, zig, musl. An entry is
complete or absent: it is filled beside its place, under a lock, and renamed.

``_gocgo_cache_begin(<entry> <out-tmp>)``
  Takes the entry's lock for the rest of the calling function's caller (file
  locks end with the process at the latest), clears what an interrupted filling
  left, and gives a fresh folder to fill. When the entry is there by now, gives
  the empty string.

``_gocgo_cache_end(<entry> <tmp>)``
  Puts the filled folder in the entry's place and frees the lock.

``_gocgo_cache_abort(<entry> <tmp>)``
  Removes what was half made and frees the lock.
#]=======================================================================]
function(_gocgo_cache_begin entry out_tmp)
    set(${out_tmp} "" PARENT_SCOPE)
    get_filename_component(_parent "${entry}" DIRECTORY)
    # file(MAKE_DIRECTORY) would stop with words of its own.
    execute_process(
        COMMAND "${CMAKE_COMMAND}" -E make_directory "${_parent}"
        RESULT_VARIABLE _result
        ERROR_VARIABLE _reason
        OUTPUT_QUIET
    )
    if(_result EQUAL 0)
        execute_process(
            COMMAND "${CMAKE_COMMAND}" -E touch "${entry}.lock"
            RESULT_VARIABLE _result
            ERROR_VARIABLE _reason
            OUTPUT_QUIET
        )
    endif()
    if(NOT _result EQUAL 0)
        string(STRIP "${_reason}" _reason)
        _gocgo_fail(cache "the cache cannot be written."
            "folder" "${_parent}"
            "reason" "${_reason}"
            FIX "make it writable, or set GOCGO_CACHE_DIR to a folder that is"
        )
    endif()
    file(LOCK "${entry}.lock" GUARD PROCESS RESULT_VARIABLE _locked TIMEOUT 0)
    if(NOT _locked STREQUAL "0")
        message(STATUS "GoCgoCross: waiting for another configure that fills ${entry}")
        file(LOCK "${entry}.lock" GUARD PROCESS RESULT_VARIABLE _locked)
        if(NOT _locked STREQUAL "0")
            _gocgo_fail(cache "the cache cannot be locked."
                "file" "${entry}.lock"
                "reason" "${_locked}"
                FIX "set GOCGO_CACHE_DIR to a folder on a file system with locks"
            )
        endif()
    endif()
    if(EXISTS "${entry}")
        file(LOCK "${entry}.lock" RELEASE)
        return()
    endif()
    file(GLOB _left "${entry}.tmp-*")
    if(_left)
        file(REMOVE_RECURSE ${_left})
    endif()
    string(RANDOM LENGTH 8 _random)
    file(MAKE_DIRECTORY "${entry}.tmp-${_random}")
    set(${out_tmp} "${entry}.tmp-${_random}" PARENT_SCOPE)
endfunction()

function(_gocgo_cache_end entry tmp)
    file(RENAME "${tmp}" "${entry}" RESULT _result)
    file(LOCK "${entry}.lock" RELEASE)
    if(NOT _result STREQUAL "0")
        _gocgo_fail(cache "the cache cannot be written."
            "folder" "${entry}"
            "reason" "${_result}"
            FIX "make it writable, or set GOCGO_CACHE_DIR to a folder that is"
        )
    endif()
endfunction()

function(_gocgo_cache_abort entry tmp)
    file(REMOVE_RECURSE "${tmp}")
    file(LOCK "${entry}.lock" RELEASE)
endfunction()
