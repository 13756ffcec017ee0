# Built by zig for musl, by the distribution's MinGW for Windows. The program is packed, unpacked and looked at.
list(APPEND needs pkg-config cpack)
if(toolchain MATCHES "^musl-")
    # What the other tests have fetched; CI's run of this case alone fetches it too.
    set(options -DGOCGO_PROVIDER=zig)
    set(environment GOCGO_OFFLINE=OFF "GOCGO_CACHE_DIR=${TEST_CACHE}/gocgocross")
    if(toolchain STREQUAL "musl-aarch64")
        list(APPEND needs qemu-aarch64)
    endif()
else()
    string(REPLACE "mingw-" "" _machine "${toolchain}")
    list(APPEND needs "${_machine}-w64-mingw32-g++")
    set(options -DGOCGO_PROVIDER=gnu)
endif()
set(_sysroot "${WORK}/sysroot")
set(_host "${WORK}/host")
list(APPEND options "-DCMAKE_FIND_ROOT_PATH=${_sysroot}")
# What a host's packages are found by: pkg-config's own variable, and the folders of PATH's programs (<prefix>/bin).
list(APPEND environment "PKG_CONFIG_PATH=${_host}/lib/pkgconfig" "PATH=${_host}/bin:$ENV{PATH}")
function(case_prepare)
    foreach(_place IN ITEMS sysroot:stock host:hoststock)
        string(REPLACE ":" ";" _place "${_place}")
        list(GET _place 0 _folder)
        list(GET _place 1 _name)
        set(_folder "${WORK}/${_folder}")
        file(MAKE_DIRECTORY "${_folder}/bin")
        file(WRITE "${_folder}/lib/lib${_name}.a" "!<arch>\n")
        file(WRITE "${_folder}/include/${_name}.h" "")
        file(WRITE "${_folder}/lib/cmake/${_name}/${_name}Config.cmake" "")
        file(WRITE "${_folder}/lib/pkgconfig/${_name}.pc" "Name: ${_name}\nDescription: ${_name}\nVersion: 1\n")
    endforeach()
endfunction()
get_filename_component(_bin "${CMAKE_COMMAND}" DIRECTORY)
set(run
    "${CMAKE_COMMAND}"
    -E
    chdir
    "@BUILD@"
    "${_bin}/cpack"
)
