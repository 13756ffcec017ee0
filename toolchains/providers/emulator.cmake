include_guard(GLOBAL)

#[=======================================================================[.rst:
``_gocgo_set_emulator()`` sets CMAKE_CROSSCOMPILING_EMULATOR, so that
``add_test(COMMAND <target>)`` runs the target's programs: GOCGO_EMULATOR, or
qemu-user or wine where it is installed and can run the target. Where nothing
can, a program stands there that says what to install and exits with 77; the
tests of Go targets are then skipped (SKIP_RETURN_CODE).
#]=======================================================================]
macro(_gocgo_set_emulator)
    if(NOT DEFINED CMAKE_CROSSCOMPILING_EMULATOR)
        _gocgo_find_emulator(CMAKE_CROSSCOMPILING_EMULATOR)
    endif()
endmacro()

function(_gocgo_find_emulator out)
    if(NOT "${GOCGO_EMULATOR}" STREQUAL "")
        set(${out} "${GOCGO_EMULATOR}" PARENT_SCOPE)
        return()
    endif()
    set(_fix "")
    if(CMAKE_SYSTEM_NAME STREQUAL CMAKE_HOST_SYSTEM_NAME)
        if(CMAKE_SYSTEM_PROCESSOR STREQUAL CMAKE_HOST_SYSTEM_PROCESSOR)
            unset(${out} PARENT_SCOPE)
            return()
        endif()
        find_program(_qemu NAMES qemu-${_GOCGO_QEMU} qemu-${_GOCGO_QEMU}-static NO_CACHE NO_CMAKE_FIND_ROOT_PATH NO_CMAKE_PATH)
        if(_qemu)
            set(${out} "${_qemu}" PARENT_SCOPE)
            return()
        endif()
        set(_fix "qemu-${_GOCGO_QEMU} (Debian: apt install qemu-user)")
    elseif(CMAKE_SYSTEM_NAME STREQUAL "Windows")
        find_program(_wine NAMES wine wine64 NO_CACHE NO_CMAKE_FIND_ROOT_PATH NO_CMAKE_PATH)
        if(_wine)
            _gocgo_wine_runs(_runs "${_wine}")
            if(_runs)
                set(${out} "${_wine}" PARENT_SCOPE)
                return()
            endif()
        endif()
        set(_fix "wine for ${CMAKE_SYSTEM_PROCESSOR} programs (Debian: apt install wine64")
        if(CMAKE_SYSTEM_PROCESSOR STREQUAL "i686")
            set(_fix "wine for i686 programs (Debian: dpkg --add-architecture i386, apt install wine32")
        endif()
        string(APPEND _fix ")")
    endif()
    set(_script "${CMAKE_BINARY_DIR}/CMakeFiles/gocgo/no-emulator")
    file(
        WRITE "${_script}"
        "#!/bin/sh\necho 'skipped: nothing here runs ${GOCGO_TARGET} programs; install ${_fix}, or set GOCGO_EMULATOR'\nexit 77\n"
    )
    file(
        CHMOD "${_script}"
        PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE
    )
    set(${out} "${_script}" PARENT_SCOPE)
endfunction()

# Whether that wine has the Windows libraries for CMAKE_SYSTEM_PROCESSOR: a 64-bit one alone cannot run i686 programs.
function(_gocgo_wine_runs out wine)
    get_filename_component(_real "${wine}" REALPATH)
    get_filename_component(_bin "${_real}" DIRECTORY)
    set(_dir "x86_64-windows")
    if(CMAKE_SYSTEM_PROCESSOR STREQUAL "i686")
        set(_dir "i386-windows")
    endif()
    file(
        GLOB _found
        "/usr/lib/*/wine/${_dir}/ntdll.dll"
        "/usr/lib/wine/${_dir}/ntdll.dll"
        "/usr/lib64/wine/${_dir}/ntdll.dll"
        "${_bin}/../lib/wine/${_dir}/ntdll.dll"
        "${_bin}/../lib64/wine/${_dir}/ntdll.dll"
        "${_bin}/../${_dir}/ntdll.dll"
    )
    if(_found)
        set(${out} TRUE PARENT_SCOPE)
    else()
        set(${out} FALSE PARENT_SCOPE)
    endif()
endfunction()
