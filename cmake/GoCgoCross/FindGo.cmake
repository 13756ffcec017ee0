include_guard(GLOBAL)

#[=======================================================================[.rst:
``_gocgo_find_go(<out-go> <out-version>)`` gives the go program and its version
(``1.26.8``): GOCGO_GO, else ``go`` on PATH. Errors: no-go, go.
#]=======================================================================]
function(_gocgo_find_go out_go out_version)
    _gocgo_read_options()
    set(_name go)
    if(NOT "${GOCGO_GO}" STREQUAL "")
        set(_name "${GOCGO_GO}")
    endif()
    # Looked for and asked once a configure, for all targets.
    set(_asked "${_name}|$ENV{PATH}")
    get_property(_known GLOBAL PROPERTY _GOCGO_GO_ASKED)
    if("${_known}" STREQUAL "${_asked}")
        get_property(_found GLOBAL PROPERTY _GOCGO_GO_VERSION_OF)
        get_property(_version GLOBAL PROPERTY _GOCGO_GO_VERSION)
        set(${out_go} "${_found}" PARENT_SCOPE)
        set(${out_version} "${_version}" PARENT_SCOPE)
        return()
    endif()
    find_program(_found "${_name}" NO_CACHE NO_CMAKE_FIND_ROOT_PATH NO_CMAKE_PATH NO_CMAKE_SYSTEM_PATH)
    if(NOT _found)
        _gocgo_fail(no-go "there is no go program."
            "looked for" "${_name} on PATH"
            FIX "install Go >= 1.24, or set GOCGO_GO to its go program"
        )
    endif()
    get_property(_known GLOBAL PROPERTY _GOCGO_GO_VERSION_OF)
    if(NOT _known STREQUAL _found)
        # `cmake -E env` would cost as much again as go itself.
        foreach(_variable IN ITEMS GOTOOLCHAIN GOFLAGS)
            unset(_was_${_variable})
            if(DEFINED ENV{${_variable}})
                set(_was_${_variable} "$ENV{${_variable}}")
            endif()
        endforeach()
        set(ENV{GOTOOLCHAIN} local)
        set(ENV{GOFLAGS} "")
        execute_process(
            COMMAND "${_found}" env GOVERSION GOHOSTOS GOHOSTARCH
            WORKING_DIRECTORY "${CMAKE_BINARY_DIR}"
            RESULT_VARIABLE _result
            OUTPUT_VARIABLE _version
            ERROR_VARIABLE _error
        )
        foreach(_variable IN ITEMS GOTOOLCHAIN GOFLAGS)
            unset(ENV{${_variable}})
            if(DEFINED _was_${_variable})
                set(ENV{${_variable}} "${_was_${_variable}}")
            endif()
        endforeach()
        if(NOT _result EQUAL 0 OR NOT _version MATCHES "^go([0-9][0-9.]*)[^\n]*\n([a-z0-9]+)\n([a-z0-9]+)")
            _gocgo_fail(go "go does not answer."
                "program" "${_found}"
                "it says" "${_version}${_error}"
                FIX "repair Go, or set GOCGO_GO to another"
            )
        endif()
        set_property(GLOBAL PROPERTY _GOCGO_GO_VERSION_OF "${_found}")
        set_property(GLOBAL PROPERTY _GOCGO_GO_VERSION "${CMAKE_MATCH_1}")
        set_property(GLOBAL PROPERTY _GOCGO_GOHOSTOS "${CMAKE_MATCH_2}")
        set_property(GLOBAL PROPERTY _GOCGO_GOHOSTARCH "${CMAKE_MATCH_3}")
        if(CMAKE_MATCH_1 VERSION_LESS 1.24)
            _gocgo_fail(go-too-old "this Go is too old."
                "program" "${_found}"
                "version" "${CMAKE_MATCH_1}"
                "needed" "1.24 or newer"
                FIX "install a newer Go, or set GOCGO_GO to one"
            )
        endif()
    endif()
    set_property(GLOBAL PROPERTY _GOCGO_GO_ASKED "${_asked}")
    get_property(_version GLOBAL PROPERTY _GOCGO_GO_VERSION)
    set(${out_go} "${_found}" PARENT_SCOPE)
    set(${out_version} "${_version}" PARENT_SCOPE)
endfunction()

# Stops when the module in <dir> (its go.mod, or the go.work above it) wants a newer Go than <version>.
function(_gocgo_check_go_version go version dir)
    set(_file "${dir}/go.mod")
    if(NOT EXISTS "${_file}")
        return() # a folder of a go.work, or wrong: go itself will say
    endif()
    file(STRINGS "${_file}" _line REGEX "^go[ \t]+[0-9]" LIMIT_COUNT 1)
    if(_line MATCHES "^go[ \t]+([0-9][0-9.]*)")
        if(CMAKE_MATCH_1 VERSION_GREATER version)
            _gocgo_fail(go-too-old "this Go is older than the module wants."
                "program" "${go} (${version})"
                "module" "${_file}"
                "needed" "${CMAKE_MATCH_1} or newer"
                FIX "install a newer Go, or set GOCGO_GO to one"
            )
        endif()
    endif()
endfunction()
